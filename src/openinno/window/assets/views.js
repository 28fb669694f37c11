// One click goes to any of the six territories; each button tells how many of the structures selected are there.

const OVERSEAS = ["01", "02", "03", "04", "06"];
const SILHOUETTE = 30;

/** Returns the territories: the mainland, then each overseas région, with its box and who stands there. */
function makeTerritories(data, outlines) {
  const territory = (key, belongs) => {
    const areas = outlines.departements.filter(({ region }) => belongs(region));
    // The sea in the south-west of the mainland leaves room for the buttons; the islands would be under them.
    return { key, areas, box: boundsOf(areas), beside: key !== "" };
  };
  const all = [
    territory("", (region) => !OVERSEAS.includes(region)),
    ...OVERSEAS.map((code) => territory(code, (region) => region === code)),
  ].filter(({ areas }) => areas.length);
  const membersOf = data.structures.map(({ at, region }) => {
    const found = at.length ? at.map(([latitude, longitude]) => territoryAt(all, latitude, longitude)) : [];
    if (!at.length && region !== null) found.push(territoryOfRegion(all, data.regions[region].code));
    return [...new Set(found)].filter((place) => place >= 0);
  });
  return { all, membersOf };
}

function territoryAt(all, latitude, longitude) {
  return all.findIndex(
    ({ box: [south, west, north, east] }) =>
      latitude > south - 0.5 && latitude < north + 0.5 && longitude > west - 0.5 && longitude < east + 0.5,
  );
}

function territoryOfRegion(all, code) {
  const overseas = all.findIndex(({ key }) => key === code);
  return overseas >= 0 ? overseas : all.findIndex(({ key }) => key === "");
}

/** Makes the buttons; go({box, beside}) is called for the territory that is chosen. */
function makeViews(data, outlines, { say, go }) {
  const { all, membersOf } = makeTerritories(data, outlines);
  const counts = all.map(() => 0);
  const buttons = all.map((territory) =>
    make(
      "button",
      { type: "button", class: "map-view", click: () => go(territory) },
      silhouette(territory.areas, territory.box, SILHOUETTE),
      make("span", { class: "map-view-name" }),
      make("span", { class: "map-view-count" }),
      make("span", { class: "unseen" }),
    ),
  );
  const element = make("div", { class: "map-views", role: "group" }, ...buttons);

  function show(indices) {
    const before = String(counts);
    counts.fill(0);
    for (const index of indices) for (const place of membersOf[index]) counts[place] += 1;
    if (String(counts) !== before) tell();
  }

  function tell() {
    element.setAttribute("aria-label", say("views"));
    all.forEach(({ key }, place) => {
      const [, name, count, told] = buttons[place].children;
      name.textContent = key ? data.regions.find(({ code }) => code === key).name : say("mainland");
      count.textContent = figure(counts[place]);
      count.setAttribute("aria-hidden", "true");
      told.textContent = `, ${say("viewCount", counts[place])}`;
      buttons[place].classList.toggle("empty", !counts[place]);
    });
  }

  /** Marks the territory in which the map is now. */
  function mark({ lat, lng }) {
    const current = territoryAt(all, lat, lng);
    buttons.forEach((button, place) => {
      if (place === current) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    });
  }

  return { element, show, mark, relabel: tell, home: all[0] ?? { box: [41, -5, 51.5, 10], beside: false } };
}
