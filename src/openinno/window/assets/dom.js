// Elements are made here, and texts only ever put in as text: no name can become markup.

const SVG = "http://www.w3.org/2000/svg";

const FORMS = {
  circle: "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0Z",
  square: "M-5.3-5.3H5.3V5.3H-5.3Z",
  diamond: "M0-7.2L7.2 0L0 7.2L-7.2 0Z",
  triangle: "M0-6.8L7 5.4H-7Z",
  pentagon: corners(5, 6.8, 6.8),
  star: corners(10, 7.6, 3.4),
  crossed: "M0-7L7 0L0 7L-7 0ZM-2.8 0H2.8M0-2.8V2.8",
  ring: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z",
};

/** Draws a figure of so many corners, in turn on an outer and on an inner circle. */
function corners(count, outer, inner) {
  const points = Array.from({ length: count }, (_, place) => {
    const angle = (2 * Math.PI * place) / count - Math.PI / 2;
    const radius = place % 2 ? inner : outer;
    return `${(radius * Math.cos(angle)).toFixed(2)} ${(radius * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${points.join("L")}Z`;
}

/** Makes an element: attributes by name, listeners as functions, children as elements or texts. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

/** Makes a text of others stand apart: a name written from right to left turns nothing around it. */
function isolated(words) {
  return make("bdi", {}, words);
}

/** Returns the element of an identifier. */
function byId(id) {
  return document.getElementById(id);
}

/** Draws the shape of a profile, which its label always stands beside. */
function shapeIcon({ form, colour }) {
  const hollow = form === "ring";
  return icon(form, {
    fill: hollow ? "none" : `var(${colour})`,
    stroke: `var(${colour})`,
    strokeWidth: hollow ? 2.6 : 0,
  });
}

/** Draws the sign of an initiative of resilience. */
function initiativeIcon() {
  return icon("crossed", { fill: "none", stroke: "var(--initiative)", strokeWidth: 1.5 });
}

function icon(form, style) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (const [name, value] of Object.entries({
    viewBox: "-8 -8 16 16",
    class: "shape",
    "aria-hidden": "true",
  })) {
    svg.setAttribute(name, value);
  }
  path.setAttribute("d", FORMS[form]);
  Object.assign(path.style, style);
  svg.append(path);
  return svg;
}

/** Returns an address that may become a link: one of the web, never a script. */
function webAddress(url) {
  try {
    return url && /^https?:$/.test(new URL(url).protocol) ? url : null;
  } catch {
    return null;
  }
}

/** Makes a link to the web, or a plain text where there is no address. */
function linkTo(label, url) {
  const address = webAddress(url);
  if (!address) return isolated(label);
  return make(
    "a",
    { href: address, target: "_blank", rel: "noopener noreferrer" },
    isolated(label),
    make("span", { class: "unseen" }, say("newTab")),
  );
}
