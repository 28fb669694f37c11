// The list of results, which equals the map for keyboards and screen readers. Only the rows in view are in the
// document; each says its place and the total. The tabulator stops once: arrows go from row to row.

const ROW_REM = 4;
const AROUND_VIEW = 4;

/** Makes the list; open(index) is called for the structure of a row. */
function makeList(scroller, list, data, open) {
  let shown = [];
  let distances = null;
  let active = 0;
  let selected = null;
  const rows = new Map();
  const rowHeight = ROW_REM * parseFloat(getComputedStyle(document.documentElement).fontSize);

  function draw() {
    const first = Math.max(0, Math.floor(scroller.scrollTop / rowHeight) - AROUND_VIEW);
    const last = Math.ceil((scroller.scrollTop + scroller.clientHeight) / rowHeight) + AROUND_VIEW;
    const wanted = new Set([active]);
    for (let position = first; position < last; position++) wanted.add(position);
    for (const [position, row] of rows) {
      if (!wanted.has(position) || position >= shown.length) {
        row.remove();
        rows.delete(position);
      }
    }
    const missing = [...wanted].filter((position) => position < shown.length && !rows.has(position));
    missing.sort((one, other) => one - other).forEach(addRow);
  }

  function addRow(position) {
    const structure = data.structures[shown[position]];
    const row = make(
      "li",
      { "aria-setsize": shown.length, "aria-posinset": position + 1, style: `top:${position * ROW_REM}rem` },
      resultButton(data, structure, distances?.[shown[position]], () => open(shown[position])),
    );
    mark(row, position);
    // Rows stand in the document in their order, for those who read it line by line.
    const next = [...rows.keys()].filter((other) => other > position);
    list.insertBefore(row, next.length ? rows.get(Math.min(...next)) : null);
    rows.set(position, row);
  }

  function mark(row, position) {
    const button = row.firstChild;
    button.tabIndex = position === active ? 0 : -1;
    if (shown[position] === selected) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }

  function activate(position) {
    active = Math.max(0, Math.min(position, shown.length - 1));
    draw();
    rows.forEach(mark);
  }

  function reveal(position) {
    const top = position * rowHeight;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    const bottom = top + rowHeight - scroller.clientHeight;
    if (bottom > scroller.scrollTop) scroller.scrollTop = bottom;
  }

  function focus(position) {
    activate(position);
    reveal(active);
    draw();
    rows.get(active)?.firstChild.focus({ preventScroll: true });
  }

  function onKey(event) {
    const page = Math.max(1, Math.floor(scroller.clientHeight / rowHeight) - 1);
    const steps = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -Infinity,
      End: Infinity,
    };
    if (!(event.key in steps) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    focus(active + steps[event.key]);
  }

  list.addEventListener("keydown", onKey);
  list.addEventListener("focusin", (event) => {
    const found = [...rows].find(([, row]) => row.contains(event.target));
    if (found && found[0] !== active) activate(found[0]);
  });
  scroller.addEventListener("scroll", draw, { passive: true });
  new ResizeObserver(draw).observe(scroller);

  return {
    show(indices, newDistances) {
      shown = indices;
      distances = newDistances;
      active = Math.max(0, shown.indexOf(selected));
      list.replaceChildren();
      rows.clear();
      list.style.height = `${shown.length * ROW_REM}rem`;
      scroller.scrollTop = 0;
      draw();
    },
    select(index) {
      selected = index;
      const position = shown.indexOf(index);
      if (position >= 0) activate(position);
      if (position >= 0) reveal(position);
      rows.forEach(mark);
    },
    /** Gives the focus to the row of a structure, and tells whether there is one. */
    focusOn(index) {
      const position = shown.indexOf(index);
      if (position >= 0) focus(position);
      return position >= 0;
    },
    holds: (element) => list.contains(element),
  };
}

function resultButton(data, structure, distance, open) {
  const shape = data.shapes[structure.shape];
  return make(
    "button",
    { type: "button", class: "result", click: open },
    shapeIcon(shape),
    make(
      "span",
      { class: "result-text" },
      make("span", { class: "result-name" }, isolated(shownName(structure))),
      make(
        "span",
        { class: "result-more" },
        [text(structure.where), distanceText(distance), text(shape.label)].filter(Boolean).join(" · "),
      ),
    ),
  );
}

/** Says how far a structure is: to the kilometre, for most points are the centre of a commune. */
function distanceText(km) {
  if (km === undefined) return null;
  return km < 1 ? say("near") : say("kilometres", Math.round(km));
}

/** Returns the places of the structures by name, as a French dictionary orders them. */
function orderByName(structures) {
  const { compare } = new Intl.Collator("fr", { numeric: true });
  return structures
    .map((_, place) => place)
    .sort((one, other) => compare(structures[one].name, structures[other].name));
}
