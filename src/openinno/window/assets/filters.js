// The facets: one list of boxes each, the most frequent first, the unknown always last. A facet's own choice
// never changes its own counts, so no value moves away under the pointer of who chooses in it.

const FOLDED = 8;
const UNFOLDED = 200;
const OPEN_AT_FIRST = 3;

/** Makes the facets; choose(facet, value, on) is called for each box. */
function makeFilters(holder, data, choose) {
  const facets = data.facets.map((facet, place) => makeFacet(data, facet, place, choose));
  holder.replaceChildren(...facets.map((facet) => facet.element));
  return {
    show: (counts, chosen) =>
      facets.forEach((facet, place) => facet.show(counts[place], chosen.get(place) ?? new Set())),
    relabel: () => facets.forEach((facet) => facet.relabel()),
  };
}

/** Returns how many values are chosen: a figure for the eye, words for the ear. */
function tallyOf(count) {
  if (!count) return [];
  return [
    make("span", { "aria-hidden": "true" }, figure(count)),
    make("span", { class: "unseen" }, ` ${say("chosen", count)}`),
  ];
}

/** Returns what a value of a facet is called; -1 is the unknown. */
function valueLabel(facet, value) {
  return value < 0 ? say("unknown") : text(facet.values[value].label);
}

function makeFacet(data, facet, place, choose) {
  const title = make("span", { class: "facet-name", id: `facet-${place}` });
  const tally = make("span", { class: "facet-tally" });
  const list = make("ul", { class: "facet-values", role: "list" });
  const find = make("input", { type: "search", class: "facet-find", autocomplete: "off", input: draw });
  const more = make("button", { type: "button", class: "quiet facet-more", click: turn });
  const beyond = make("p", { class: "hint facet-beyond" });
  const element = make(
    "details",
    { class: "facet", toggle: draw },
    make("summary", {}, title, tally),
    make("div", { role: "group", "aria-labelledby": title.id }, find, list, beyond, more),
  );
  element.open = place < OPEN_AT_FIRST;
  const rows = new Map();
  let plainLabels = null;
  let unfolded = false;
  let counts = new Int32Array(facet.values.length + 1);
  let chosen = new Set();

  function turn() {
    unfolded = !unfolded;
    if (!unfolded) find.value = "";
    draw();
    if (unfolded) find.focus();
  }

  function draw() {
    tally.replaceChildren(...tallyOf(chosen.size));
    tally.title = chosen.size ? say("chosen", chosen.size) : "";
    if (!element.open) return;
    const found = ordered();
    const limit = unfolded ? UNFOLDED : FOLDED;
    const first = found.slice(0, limit);
    const kept = found.slice(limit).filter((value) => chosen.has(value));
    placeRows([...first, ...kept, -1]);
    const left = found.length - first.length - kept.length;
    find.hidden = !unfolded;
    more.hidden = facet.values.length <= FOLDED;
    more.setAttribute("aria-expanded", String(unfolded));
    more.textContent = unfolded ? say("less") : say("more", left);
    beyond.hidden = !unfolded || left <= 0;
    beyond.textContent = beyond.hidden ? "" : say("narrow", left);
  }

  function ordered() {
    const asked = plain(find.value);
    plainLabels ??= facet.values.map((value) => plain(raw(value.label)));
    const values = facet.values.map((_, value) => value);
    return values
      .filter((value) => plainLabels[value].includes(asked))
      .sort((one, other) => counts[other] - counts[one] || one - other);
  }

  function placeRows(values) {
    // A box that stays where it is keeps the focus.
    values.forEach((value, position) => {
      const row = rows.get(value) ?? addRow(value);
      if (list.children[position] !== row.element)
        list.insertBefore(row.element, list.children[position] ?? null);
      const count = counts[value < 0 ? facet.values.length : value];
      row.box.checked = chosen.has(value);
      row.count.textContent = figure(count);
      row.element.classList.toggle("empty", count === 0 && !row.box.checked);
    });
    while (list.children.length > values.length) list.lastChild.remove();
  }

  function addRow(value) {
    const box = make("input", { type: "checkbox", change: () => choose(place, value, box.checked) });
    const label = make("span", { class: "value-name" }, valueLabel(facet, value));
    const count = make("span", { class: "value-count" });
    const line = make("label", {}, box, iconOf(value), label, count);
    const row = {
      element: make("li", { class: value < 0 ? "value unknown" : "value" }, line),
      box,
      label,
      count,
    };
    rows.set(value, row);
    return row;
  }

  function iconOf(value) {
    if (facet.name !== "profile") return null;
    const key = value < 0 ? UNKNOWN : facet.values[value].key;
    const shape = data.shapes.find((one) => one.key === key) ?? data.shapes.at(-1);
    return shapeIcon(shape);
  }

  function relabel() {
    plainLabels = null;
    title.textContent = text(facet.label);
    find.setAttribute("aria-label", say("find") + text(facet.label));
    rows.forEach((row, value) => (row.label.textContent = valueLabel(facet, value)));
    draw();
  }

  return {
    element,
    relabel,
    show(newCounts, newChosen) {
      // A choice that came with the address is to be seen.
      if (newChosen.size && !chosen.size) element.open = true;
      counts = newCounts;
      chosen = newChosen;
      draw();
    },
  };
}

/** Shows what is chosen, each with a button that removes it; the focus stays on what is left. */
function makeChips(holder, clear) {
  return (chips) => {
    const focused = [...holder.children].findIndex((item) => item.contains(document.activeElement));
    const items = chips.map(({ label, remove }) => chip(label, remove));
    if (chips.length)
      items.push(
        make("li", {}, make("button", { type: "button", class: "quiet", click: clear }, say("clear"))),
      );
    holder.replaceChildren(...items);
    holder.hidden = !items.length;
    if (focused < 0) return;
    const next = items[Math.min(focused, items.length - 1)];
    (next?.querySelector("button") ?? byId("count")).focus();
  };
}

function chip(label, remove) {
  const button = make(
    "button",
    { type: "button", class: "chip", click: remove },
    make("span", { class: "unseen" }, say("remove")),
    label,
    make("span", { class: "cross", "aria-hidden": "true" }, "×"),
  );
  return make("li", {}, button);
}
