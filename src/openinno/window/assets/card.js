// The card of a structure or of an initiative: what is known of it, what each statement rests on, where it is said.

/** Builds the card of a structure; go(index) opens another one. */
function structureCard(data, structure, inside, go) {
  const shape = data.shapes[structure.shape];
  const kind = make("p", { class: "card-kind" }, shapeIcon(shape), text(shape.label));
  return [
    cardHead(shownName(structure), kind, text(structure.where)),
    inside ? null : make("p", { class: "card-outside" }, say("outside")),
    cardRows(rowsOf(data, structure)),
    structure.note ? section("note", make("p", {}, text(structure.note))) : null,
    structure.ties.length ? section("ties", tiesList(data, tiesOf(data, structure), go)) : null,
    sourcesSection(sourcesOf(data, structure)),
  ];
}

/** Builds the card of an initiative of resilience. */
function initiativeCard(data, initiative) {
  const kind = make("p", { class: "card-kind" }, initiativeIcon(), say("initiative"));
  return [
    cardHead(text(initiative.title), kind, text(initiative.where)),
    cardRows(rowsOf(data, initiative)),
    initiative.note ? section("note", make("p", {}, text(initiative.note))) : null,
    sourcesSection(sourcesOf(data, initiative)),
  ];
}

function cardHead(title, kind, where) {
  const heading = make("h2", { id: "card-title", tabindex: "-1" }, isolated(title));
  return make(
    "div",
    { class: "card-head" },
    kind,
    heading,
    where ? make("p", { class: "card-where" }, isolated(where)) : null,
  );
}

function cardRows(rows) {
  const lines = rows.map(({ label, values }) =>
    make("div", { class: "card-row" }, make("dt", {}, text(label)), ...values.map(rowValue)),
  );
  return lines.length ? make("dl", { class: "card-rows" }, ...lines) : null;
}

function rowValue({ text: value, basis, says, url }) {
  const shown = make("dd", {}, linkTo(text(value), url));
  if (basis) shown.append(" ", basisMark(basis));
  if (says) shown.append(" ", make("span", { class: "says" }, text(says)));
  return shown;
}

/** Says in words whether a statement is made by a document or read into it. */
function basisMark(basis) {
  const stated = raw(basis) === raw(WORDS.stated);
  return make("span", { class: stated ? "basis" : "basis ours" }, text(basis));
}

function section(key, ...content) {
  return make("section", { class: "card-section" }, make("h3", {}, say(key)), ...content);
}

function tiesList(data, ties, go) {
  const items = ties.map((tie) => {
    const other = data.structures.findIndex((structure) => structure.id === tie.to);
    const told =
      other < 0
        ? isolated(text(tie.text))
        : make("button", { type: "button", class: "link", click: () => go(other) }, isolated(text(tie.text)));
    return make("li", {}, told, ...(tie.basis ? [" ", basisMark(tie.basis)] : []));
  });
  return make("ul", {}, ...items);
}

function sourcesSection(sources) {
  if (!sources.length) return null;
  return section(
    "sources",
    make("ul", {}, ...sources.map(({ text: label, url }) => make("li", {}, linkTo(text(label), url)))),
  );
}

/** Makes the panel of the card; closed() is called when its user closes it. */
function makeCard(panel, closed) {
  const body = byId("card-body");
  byId("card-close").addEventListener("click", closed);
  document.addEventListener("keydown", (event) => {
    // In a field, the key empties the field.
    const elsewhere = event.defaultPrevented || event.target.matches("input, select");
    if (event.key === "Escape" && !elsewhere && !panel.hidden) closed();
  });
  return {
    show(content, { focus }) {
      panel.hidden = false;
      document.body.classList.add("with-card");
      body.replaceChildren(...content.filter(Boolean));
      if (focus) body.scrollTop = 0;
      if (focus) byId("card-title").focus({ preventScroll: true });
    },
    hide() {
      panel.hidden = true;
      document.body.classList.remove("with-card");
      body.replaceChildren();
    },
    holds: (element) => panel.contains(element),
  };
}
