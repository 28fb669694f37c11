// What stands in the page from the start: its texts in the current language, and what its controls do.

/** Says every text of the page that is not made by a part of its own. */
function labelPage(data, lang) {
  for (const element of document.querySelectorAll("[data-say]"))
    element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-say-label]")) {
    element.setAttribute("aria-label", say(element.dataset.sayLabel));
  }
  for (const element of document.querySelectorAll("[data-say-hint]"))
    element.placeholder = say(element.dataset.sayHint);
  for (const element of document.querySelectorAll("[data-say-title]"))
    element.title = say(element.dataset.sayTitle);
  for (const button of document.querySelectorAll("[data-lang]")) {
    button.setAttribute("aria-pressed", String(button.dataset.lang === lang));
  }
  document.title = text(data.title);
  setText("title", text(data.title));
  setText("scope", text(data.scope));
  byId("scope").hidden = !data.scope;
  setText("initiatives-title", say("initiativesOn", data.initiatives.length));
  byId("layer-line").hidden = !data.initiatives.length;
  byId("legend").replaceChildren(
    ...data.shapes.map((shape) => make("li", {}, shapeIcon(shape), text(shape.label))),
    ...mapLegend(data),
  );
}

/** Says whom the page owes what it shows, on paper too. */
function labelCredits(data, background) {
  const credits = background ? [...data.credits, { text: IGN_CREDIT, url: null }] : data.credits;
  byId("credits").replaceChildren(...credits.map(({ text: told, url }) => make("li", {}, linkTo(text(told), url))));
}

/** Changes a text of the page, and leaves it alone where it is the same: it may be read aloud. */
function setText(id, content) {
  if (byId(id).textContent !== content) byId(id).textContent = content;
}

/** Returns the initiatives as items of a list; open(index) opens the card of one. */
function initiativeItems(data, open) {
  return data.initiatives.map((initiative, index) =>
    make(
      "li",
      {},
      make(
        "button",
        { type: "button", class: "result", click: () => open(index) },
        initiativeIcon(),
        make(
          "span",
          { class: "result-text" },
          make("span", { class: "result-name" }, isolated(text(initiative.title))),
          make(
            "span",
            { class: "result-more" },
            [initiative.where, initiative.axis ?? say("axisUnknown")].map(text).filter(Boolean).join(" · "),
          ),
        ),
      ),
    ),
  );
}

/** Returns what is asked now, each with what removes it. */
function chipsOf(data, state, change, choose) {
  const chips = [];
  if (state.text.trim())
    chips.push({ label: typeset(`« ${state.text.trim()} »`), remove: () => change({ text: "" }) });
  if (state.around) {
    const commune = communeLabel(data.communes[state.around.commune]);
    const label = `${commune}, ${say("kilometres", state.around.km)}`;
    chips.push({ label, remove: () => change({ around: null, sort: "name" }) });
  }
  for (const [facet, values] of state.chosen) {
    for (const value of values) {
      const label = chipLabel(data.facets[facet], value);
      chips.push({ label, remove: () => choose(facet, value, false) });
    }
  }
  if (state.unlocated)
    chips.push({ label: say("unlocatedOnly"), remove: () => change({ unlocated: false }) });
  return chips;
}

function chipLabel(facet, value) {
  const colon = language === 0 ? "\u00a0: " : ": ";
  return capital(text(facet.label)) + colon + valueLabel(facet, value);
}

function capital(words) {
  return words.charAt(0).toLocaleUpperCase(LANGUAGES[language]) + words.slice(1);
}

/** Connects the controls of the page to what they do. */
function listenToPage(on) {
  const listen = (id, event, act) => byId(id).addEventListener(event, act);
  listen("q", "input", (event) => on.text(event.target.value));
  listen("sort", "change", (event) => on.sort(event.target.value));
  listen("unlocated-only", "click", on.unlocated);
  listen("layer", "change", (event) => on.layers({ layer: event.target.checked }));
  listen("background", "change", (event) => on.layers({ background: event.target.checked }));
  listen("csv", "click", on.csv);
  listen("geojson", "click", on.geojson);
  listen("print", "click", () => print());
  listen("copy", "click", () => copyLink(on.link()));
  // The state goes on, and the link that is shown would not.
  listen("link", "blur", () => (byId("link").hidden = true));
  listen("skip", "click", (event) => {
    // The address holds the state, so the link must not change it.
    event.preventDefault();
    byId("results-title").focus();
  });
  for (const button of document.querySelectorAll("[data-lang]")) {
    button.addEventListener("click", () => on.language(button.dataset.lang));
  }
  // Before the map, the filters would push it out of a narrow screen; below it, the legend would leave it no room.
  foldWhere("fold", "screen and (max-width: 900px), screen and (max-height: 600px)");
  foldWhere("legend-fold", "screen and (max-width: 1200px), screen and (max-height: 800px)");
}

/** Folds a part of the page where there is little room, and unfolds it where there is room again. */
function foldWhere(id, little) {
  const query = matchMedia(little);
  const fold = () => (byId(id).open = !query.matches);
  query.addEventListener("change", fold);
  fold();
}

async function copyLink(link) {
  try {
    await navigator.clipboard.writeText(link);
    notify(say("copied"));
  } catch {
    // Frames may be denied the clipboard, and a dialog too: the link is there to be copied by hand.
    const field = byId("link");
    field.value = link;
    field.hidden = false;
    field.focus();
    field.select();
  }
}

function notify(message) {
  setText("notice", message);
  setTimeout(() => setText("notice", ""), 4000);
}
