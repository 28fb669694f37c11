// What a mark tells under the mouse. Everything it says is also in the list or in a card.

const ROUGH = { commune: "roughly", locality: "roughly", area: "roughlyArea" };
const HINT_NAMES = 5;

/** Returns what to show beside a mark, as an element. */
function markHint(data, mark, { text, say }) {
  const told = {
    one: () => structureHint(data, mark, { text, say }),
    pin: () => structureHint(data, mark, { text, say }),
    cluster: () => [hintTitle(say("cluster", mark.count)), ...partLines(mark, text), hintNote(say("clusterHint"))],
    stack: () => [hintTitle(say("stackList", mark.count)), ...partLines(mark, text), hintNote(say("stackHint"))],
    nowhere: () => [
      hintTitle(say("nowhereIn", mark.count)),
      hintNote(typeset(data.regions[mark.region].name)),
      ...nameLines(mark, (index) => shownName(data.structures[index])),
    ],
    initiative: () => [
      hintTitle(say(mark.sure ? "initiativesOn" : "initiativeNowhere", mark.count)),
      ...nameLines(mark, (index) => text(data.initiatives[index].title)),
    ],
  };
  return make("div", {}, ...told[mark.kind]().filter(Boolean));
}

function structureHint(data, { index, latitude, longitude }, { text, say }) {
  const { shape, where, at } = data.structures[index];
  const precision = at.find(([north, east]) => isSamePoint(north, east, latitude, longitude))?.[2];
  return [
    hintTitle(shownName(data.structures[index])),
    make("div", { class: "map-tip-line" }, shapeIcon(data.shapes[shape]), text(data.shapes[shape].label)),
    hintNote(text(where)),
    precision in ROUGH ? hintNote(say(ROUGH[precision])) : null,
  ];
}

function hintTitle(words) {
  return make("strong", {}, isolated(words));
}

function hintNote(words) {
  return make("div", { class: "map-tip-note" }, words);
}

function partLines({ parts, shapes }, text) {
  return parts.map((part, place) => {
    const told = `${figure(part)} · ${text(shapes[place].label)}`;
    return part ? make("div", { class: "map-tip-line" }, shapeIcon(shapes[place]), told) : null;
  });
}

function nameLines({ indices }, nameOf) {
  const lines = indices.slice(0, HINT_NAMES).map((index) => make("div", { class: "map-tip-line" }, isolated(nameOf(index))));
  if (indices.length > HINT_NAMES) lines.push(hintNote(say("more", indices.length - HINT_NAMES)));
  return lines;
}
