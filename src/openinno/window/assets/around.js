// "Around a commune": a field that proposes communes as one writes, and a distance.

const DISTANCES = [5, 10, 20, 30, 50, 100, 200];
const PROPOSED = 8;
const EARTH_KM = 6371;

/** Returns, for each structure, how far its nearest site is from a point; Infinity where none is located. */
function distancesFrom(structures, latitude, longitude) {
  return Float64Array.from(structures, ({ at }) => {
    let nearest = Infinity;
    for (const [north, east] of at) nearest = Math.min(nearest, kilometres(latitude, longitude, north, east));
    return nearest;
  });
}

function kilometres(latitude, longitude, otherLatitude, otherLongitude) {
  const radians = Math.PI / 180;
  const north = Math.sin(((otherLatitude - latitude) * radians) / 2) ** 2;
  const east = Math.sin(((otherLongitude - longitude) * radians) / 2) ** 2;
  const chord = north + Math.cos(latitude * radians) * Math.cos(otherLatitude * radians) * east;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(chord));
}

/** Returns what a commune is called here: its name, and its département, which tells homonyms apart. */
function communeLabel([name, departement]) {
  return `${typeset(name)} (${departement})`;
}

/** Makes the field; change({commune, km}) is called with what is chosen, null for nothing. */
function makeAround(data, change) {
  const field = byId("around");
  const within = byId("within");
  const menu = byId("around-menu");
  const status = byId("around-status");
  const names = data.communes.map(([name]) => plain(name));
  let proposed = [];
  let active = -1;
  let around = null;

  function propose() {
    const asked = plain(field.value).replace(/\bst(e?)\b/g, "saint$1");
    const begins = asked ? places((name) => name.startsWith(asked)) : [];
    const inside = asked && begins.length < PROPOSED ? places((name) => name.includes(` ${asked}`)) : [];
    open([...new Set([...begins, ...inside])].slice(0, PROPOSED));
    tell(asked ? (proposed.length ? say("suggested", proposed.length) : say("suggestedNone")) : "");
    if (!field.value.trim() && around) change(null);
  }

  /** Tells how many communes are proposed: only that there is none needs to be seen. */
  function tell(message) {
    status.textContent = message;
    status.classList.toggle("unseen", proposed.length > 0);
  }

  function places(test) {
    const found = names.flatMap((name, place) => (test(name) ? [place] : []));
    // The name that was written whole comes first.
    return found.sort((one, other) => names[one].length - names[other].length).slice(0, PROPOSED);
  }

  function open(communes) {
    proposed = communes;
    active = -1;
    menu.replaceChildren(...communes.map(option));
    menu.hidden = !communes.length;
    field.setAttribute("aria-expanded", String(communes.length > 0));
    field.removeAttribute("aria-activedescendant");
  }

  function option(commune, place) {
    const choose = (event) => {
      event.preventDefault();
      pick(commune);
    };
    return make(
      "li",
      { role: "option", id: `around-${place}`, "aria-selected": "false", mousedown: choose },
      communeLabel(data.communes[commune]),
    );
  }

  function step(by) {
    active = (active + by + proposed.length + (active < 0 && by < 0 ? 1 : 0)) % proposed.length;
    [...menu.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === active)));
    menu.children[active].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", menu.children[active].id);
  }

  function pick(commune) {
    open([]);
    change({ commune, km: Number(within.value) });
  }

  function onKey(event) {
    const { key } = event;
    if ((key === "ArrowDown" || key === "ArrowUp") && proposed.length) step(key === "ArrowDown" ? 1 : -1);
    else if (key === "Enter" && proposed.length) pick(proposed[Math.max(0, active)]);
    else if (key === "Escape" && proposed.length) open([]);
    else return;
    event.preventDefault();
  }

  function fillDistances(km) {
    const all = DISTANCES.includes(km) || !km ? DISTANCES : [...DISTANCES, km].sort((a, b) => a - b);
    within.replaceChildren(...all.map((one) => make("option", { value: one }, say("kilometres", one))));
    within.value = String(km || 20);
  }

  field.addEventListener("input", propose);
  field.addEventListener("keydown", onKey);
  field.addEventListener("blur", () => {
    open([]);
    tell("");
    // What was written and not chosen is no condition: the field says what holds.
    show(around);
  });
  within.addEventListener("change", () => around && change({ ...around, km: Number(within.value) }));

  function show(now) {
    around = now;
    field.value = now ? communeLabel(data.communes[now.commune]) : "";
    fillDistances(now?.km ?? Number(within.value));
  }
  return { show, relabel: () => fillDistances(Number(within.value)) };
}
