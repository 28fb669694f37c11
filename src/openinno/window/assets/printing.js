// On paper: what was asked, the map with its legend, and the whole list, which the screen only holds in part.

const PRINTED_ROWS = 1000;

/** Lays the page out for paper just before it is printed, and back after. */
function makePrinting(data, map, selection) {
  const paper = byId("paper");
  const legend = byId("legend-fold");
  let unfolded = legend.open;
  addEventListener("beforeprint", () => {
    document.body.classList.add("printing");
    const { selected, initiatives } = selection();
    paper.replaceChildren(...paperRows(data, selected), ...initiatives.map(paperInitiative));
    byId("printed").textContent = say("printed", today());
    unfolded = legend.open;
    legend.open = true;
    map.resize();
    const beyond = map.beyond(selected);
    byId("beyond").textContent = beyond ? say("beyond", beyond) : "";
  });
  addEventListener("afterprint", () => {
    legend.open = unfolded;
    document.body.classList.remove("printing");
    paper.replaceChildren();
    map.resize();
  });
}

function paperRows(data, selected) {
  const rows = selected.slice(0, PRINTED_ROWS).map((index) => {
    const structure = data.structures[index];
    const shape = data.shapes[structure.shape];
    return make(
      "li",
      {},
      shapeIcon(shape),
      make("span", {}, make("b", {}, isolated(shownName(structure))), ` ${text(structure.where)} · ${text(shape.label)}`),
    );
  });
  const left = selected.length - rows.length;
  return left > 0 ? [...rows, make("li", {}, say("printMore", left))] : rows;
}

function paperInitiative({ title, where }) {
  return make("li", {}, initiativeIcon(), make("span", {}, make("b", {}, isolated(text(title))), ` ${text(where)}`));
}

function today() {
  return new Date().toLocaleDateString(LANGUAGES[language], { dateStyle: "long" });
}
