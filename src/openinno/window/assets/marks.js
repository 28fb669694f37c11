// How each mark of the map is drawn. A mark says what it is by its form; its colour only repeats it.

const MARK_ORDER = { legs: 1, cluster: 2, stack: 3, nowhere: 4, initiative: 5, one: 6, pin: 8 };
const PIN = "M0 18C-3 11-11 7-11-3.5A11 11 0 1 1 11-3.5C11 7 3 11 0 18Z";
const CROSSED_LOZENGE = "M0-9L9 0L0 9L-9 0ZM-3.5 0H3.5M0-3.5V3.5";

const DRAWINGS = {
  one: ({ shape }) => drawnShape(shape),
  pin: ({ shape, label }) => [drawnPin(shape), make("span", { class: "mark-name" }, isolated(label))],
  cluster: ({ count }) => countText(count),
  stack: ({ count }) => countText(count),
  nowhere: ({ count }) => [countText(count), make("span", { class: "mark-unsure" }, "?")],
  initiative: ({ count, sure }) => [
    drawnSvg(20, [{ d: CROSSED_LOZENGE, class: "mark-lozenge" }]),
    count > 1 || !sure ? make("span", { class: "mark-more" }, sure ? figure(count) : `${figure(count)}\u202f?`) : null,
  ],
  legs: ({ offsets }) => drawnLegs(offsets),
};

/** Draws a mark into its element. */
function drawMark(element, mark) {
  element.className = `mark mark-${mark.kind} leaflet-zoom-animated`;
  element.classList.toggle("unsure", mark.sure === false);
  element.classList.toggle("chosen", Boolean(mark.chosen));
  const ring = mark.parts ? `;--ring:${ringOf(mark)}` : "";
  element.style.cssText = `z-index:${MARK_ORDER[mark.kind]};--size:${markSize(mark)}px${ring}`;
  element.replaceChildren(...[DRAWINGS[mark.kind](mark)].flat().filter(Boolean));
}

/** Returns how wide a mark is, in pixels: a number has the room that its figures need. */
function markSize({ kind, count }) {
  if (kind === "cluster" || kind === "stack") return 25 + 5 * String(count).length + (count < 1000 ? 0 : 4);
  return { one: 28, nowhere: 29 + 3 * (String(count).length - 1), initiative: 28, pin: 28, legs: 0 }[kind];
}

/** Returns the ring around a number, of which each profile has its share, as a value of CSS. */
function ringOf({ count, parts, shapes }) {
  let from = 0;
  const shares = parts.flatMap((part, place) => {
    if (!part) return [];
    const start = from;
    from += (part / count) * 100;
    return [`var(${shapes[place].colour}) ${start.toFixed(1)}% ${from.toFixed(1)}%`];
  });
  return `conic-gradient(${shares.join(",")})`;
}

function countText(count) {
  // Most numbers need no thousands, and asking the language for them takes its time.
  return count < 1000 ? String(count) : figure(count);
}

const SHAPE_TEMPLATES = new Map();

/** Draws the shape of a profile, with an edge that parts it from whatever is below. */
function drawnShape(shape) {
  if (!SHAPE_TEMPLATES.has(shape)) {
    SHAPE_TEMPLATES.set(shape, drawnSvg(20, [...edgeOf(shape), shapePath(shape)]));
  }
  return SHAPE_TEMPLATES.get(shape).cloneNode(true);
}

/** A full form has its edge as a stroke; a ring has its own, and lies on a wider one. */
function edgeOf({ form }) {
  return form === "ring" ? [{ d: FORMS[form], class: "mark-edge" }] : [];
}

function drawnPin(shape) {
  const figurePath = shapePath(shape);
  return drawnSvg(44, [
    { d: PIN, class: "mark-pin-edge" },
    { d: PIN, class: "mark-pin" },
    { ...figurePath, transform: "translate(0 -3.5)" },
  ]);
}

function shapePath({ form, colour }) {
  return { d: FORMS[form], class: form === "ring" ? "mark-hollow" : "mark-full", style: `--colour:var(${colour})` };
}

function drawnLegs(offsets) {
  const d = offsets.map(([x, y]) => `M0 0L${x.toFixed(1)} ${y.toFixed(1)}`).join("");
  return drawnSvg(2, [
    { d, class: "mark-leg-edge" },
    { d, class: "mark-leg" },
    { d: "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0Z", class: "mark-foot" },
  ]);
}

function drawnSvg(size, paths) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `${-size / 2} ${-size / 2} ${size} ${size}`);
  svg.setAttribute("width", size);
  svg.setAttribute("height", size);
  for (const attributes of paths) {
    const path = document.createElementNS(SVG, "path");
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "style") path.style.cssText = value;
      else path.setAttribute(name, value);
    }
    svg.append(path);
  }
  return svg;
}

/** Returns what the legend of the page tells of the map, beside the profiles. */
function mapLegend(data) {
  const sample = (mark, label) => {
    const element = make("span", { "aria-hidden": "true" });
    drawMark(element, mark);
    element.classList.add("mark-sample");
    return make("li", {}, element, label);
  };
  const [, first, second] = data.shapes;
  const parts = data.shapes.map((shape) => (shape === first ? 3 : shape === second ? 2 : 0));
  return [
    sample({ kind: "cluster", count: 5, parts, shapes: data.shapes }, say("legendCluster")),
    sample({ kind: "nowhere", count: 2 }, say("legendNowhere")),
    ...(data.initiatives.length ? [sample({ kind: "initiative", count: 1, sure: true }, say("initiative"))] : []),
  ];
}
