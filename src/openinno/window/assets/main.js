// The page as a whole: it owns the state, and every part is told of what changed.

/** Starts the page: reads the data and the address, makes the parts, and shows them. */
function startAtlas() {
  const data = readData();
  const table = makeTable(data);
  const searched = remembered(makeSearch(data));
  const distancesOf = remembered((commune) => {
    const [, , latitude, longitude] = data.communes[commune];
    return distancesFrom(data.structures, latitude, longitude);
  });
  const byName = orderByName(data.structures);
  const unlocatedAtAll = data.structures.some((structure) => !structure.at.length);
  let { state, place } = readAddress(data, location.hash);
  let selected = [];
  let returnTo = null;
  let saving = 0;

  const map = createMap(byId("map"), data, {
    text,
    say,
    pick: (index) => open({ selected: index }),
    pickInitiative: (index) => open({ initiative: index }),
    moved: saveAddress,
  });
  const filters = makeFilters(byId("facets"), data, choose);
  const chips = makeChips(byId("chips"), clear);
  const around = makeAround(data, (chosen) => change({ around: chosen, sort: sortAround(chosen) }));
  const list = makeList(byId("list-view"), byId("list"), data, (index) => open({ selected: index }));
  const card = makeCard(byId("card"), close);
  makePrinting(data, map, () => ({ selected, initiatives: state.layer ? data.initiatives : [] }));

  /** The first commune asks for the nearest; another, or another distance, leaves the order as it was chosen. */
  function sortAround(chosen) {
    if (!chosen) return "name";
    return state.around ? state.sort : "distance";
  }

  function choose(facet, value, on) {
    const values = new Set(state.chosen.get(facet));
    if (on) values.add(value);
    else values.delete(value);
    const chosen = new Map(state.chosen);
    if (values.size) chosen.set(facet, values);
    else chosen.delete(facet);
    change({ chosen });
  }

  function change(patch) {
    Object.assign(state, patch);
    refresh();
    saveAddress();
  }

  function clear() {
    change({ text: "", chosen: new Map(), around: null, unlocated: false, sort: "name" });
  }

  /** Counts, and shows what is selected now in every part. */
  function refresh() {
    const distances = state.around ? distancesOf(state.around.commune) : null;
    const found = countFacets(table, data.structures.length, state.chosen, seen(distances));
    selected = sorted(found.selected, distances);
    filters.show(found.counts, state.chosen);
    chips(chipsOf(data, state, change, choose));
    list.show(selected, distances);
    map.show(selected);
    map.around(state.around && data.communes[state.around.commune].slice(2), state.around?.km);
    around.show(state.around);
    showTotals();
    showCard(false);
  }

  /** Returns the structures that the text, the surroundings and the lack of a place leave; null for all. */
  function seen(distances) {
    const found = searched(state.text);
    if (!found && !distances && !state.unlocated) return null;
    return Uint8Array.from(
      data.structures,
      (structure, index) =>
        (!found || found[index]) &&
        (!distances || distances[index] <= state.around.km) &&
        (!state.unlocated || !structure.at.length),
    );
  }

  function sorted(indices, distances) {
    const wanted = new Uint8Array(data.structures.length);
    for (const index of indices) wanted[index] = 1;
    const named = byName.filter((index) => wanted[index]);
    return distances && state.sort === "distance" ? named.sort((a, b) => distances[a] - distances[b]) : named;
  }

  function showTotals() {
    const all = data.structures.length;
    const some = selected.length;
    setText("count", some === all ? say("all", all) : some ? say("some", some, all) : say("none"));
    byId("none").hidden = some > 0 || !all;
    const unlocated = selected.filter((index) => !data.structures[index].at.length).length;
    byId("unlocated-line").hidden = !unlocatedAtAll || (!unlocated && !state.unlocated);
    setText("unlocated", say("unlocated", unlocated));
    setText("unlocated-only", say(state.unlocated ? "unlocatedHide" : "unlocatedShow"));
    if (byId("q").value !== state.text) byId("q").value = state.text;
    byId("sort").value = state.sort;
    byId("sort-line").hidden = !state.around;
  }

  function open(chosen) {
    if (!card.holds(document.activeElement)) returnTo = document.activeElement;
    Object.assign(state, { selected: null, initiative: null }, chosen);
    showCard(true);
    saveAddress();
  }

  /** Closes the card; the focus goes back to where it came from. */
  function close() {
    const index = state.selected;
    Object.assign(state, { selected: null, initiative: null });
    showCard(false);
    saveAddress();
    const lost = !returnTo?.isConnected || returnTo === document.body || list.holds(returnTo);
    if (!lost) returnTo.focus();
    else if (!list.focusOn(index)) byId("results-title").focus();
  }

  function showCard(focus) {
    const { selected: index, initiative } = state;
    list.select(index);
    map.select(index);
    map.selectInitiative(initiative);
    if (index === null && initiative === null) return card.hide();
    const inside = selected.includes(index);
    const content =
      index === null
        ? initiativeCard(data, data.initiatives[initiative])
        : structureCard(data, data.structures[index], inside, (other) => open({ selected: other }));
    return card.show(content, { focus });
  }

  function showLayers() {
    byId("layer").checked = state.layer;
    byId("background").checked = state.background;
    byId("initiatives").hidden = !state.layer;
    map.initiatives(state.layer);
    map.background(state.background);
    labelCredits(data, state.background);
  }

  /** Says everything again in the language of the state. */
  function relabel() {
    speak(state.lang);
    document.documentElement.lang = state.lang;
    labelPage(data, state.lang);
    byId("initiative-list").replaceChildren(...initiativeItems(data, (index) => open({ initiative: index })));
    filters.relabel();
    around.relabel();
  }

  function showAll() {
    relabel();
    refresh();
    showLayers();
    map.relabel();
    if (place) map.goTo(place);
  }

  /** Returns the address of the state; a map that was not moved fits the screen of whoever opens it. */
  function address() {
    return writeAddress(data, state, map.isMoved() ? map.place() : "");
  }

  function saveAddress() {
    clearTimeout(saving);
    saving = setTimeout(() => {
      try {
        history.replaceState(null, "", `#${address()}`);
      } catch {
        // Some frames have no address of their own: the link that is copied still tells the state.
      }
    }, 200);
  }

  addEventListener("hashchange", () => {
    clearTimeout(saving);
    const { background } = state;
    ({ state, place } = readAddress(data, location.hash));
    state.background = background;
    if (!place) map.home();
    showAll();
  });
  listenToPage({
    text: (value) => change({ text: value }),
    sort: (value) => change({ sort: value }),
    unlocated: () => change({ unlocated: !state.unlocated }),
    language: (lang) => {
      state.lang = lang;
      place = "";
      showAll();
      saveAddress();
    },
    layers: (patch) => {
      Object.assign(state, patch);
      if (!state.layer && state.initiative !== null) close();
      showLayers();
      saveAddress();
    },
    link: () => `${location.href.split("#")[0]}#${address()}`,
    csv: () => save(asCsv(data, selected), "text/csv;charset=utf-8", `${say("fileName")}.csv`),
    geojson: () => save(asGeoJson(data, selected), "application/geo+json", `${say("fileName")}.geojson`),
  });
  showAll();
  document.body.classList.add("ready");
}

/** Remembers the last answer of a costly question. */
function remembered(compute) {
  let asked;
  let answer;
  return (question) => {
    if (answer === undefined || question !== asked) answer = compute(question);
    asked = question;
    return answer;
  };
}

// The page shows its title first; the work starts after that paint.
requestAnimationFrame(() => setTimeout(startAtlas));
