// One click goes to any of the six territories, and to what stands in none; each button tells how many of the structures selected are there.

const OVERSEAS = ["01", "02", "03", "04", "06"];
const SILHOUETTE = 30;
// What the outlines of France may be wrong by, and less than what parts it from Kehl or Geneva.
const ROUGH_KM = 1.5;
const GLOBE = "M-12 0a12 12 0 1 0 24 0a12 12 0 1 0-24 0ZM-5 0a5 12 0 1 0 10 0a5 12 0 1 0-10 0ZM-12 0H12";
const AROUND_ELSEWHERE = 0.2;

/** Returns the territories: the mainland, then each overseas région, with its box. */
function makeTerritories(outlines) {
  const territory = (key, belongs) => {
    const areas = outlines.departements.filter(({ region }) => belongs(region));
    const regions = outlines.regions.filter(({ code }) => belongs(code)).map(({ code }) => code);
    // The sea in the south-west of the mainland leaves room for the buttons; the islands would be under them.
    return { key, areas, regions, box: boundsOf(areas), beside: key !== "" };
  };
  return [
    territory("", (region) => !OVERSEAS.includes(region)),
    ...OVERSEAS.map((code) => territory(code, (region) => region === code)),
  ].filter(({ areas }) => areas.length);
}

/** Returns for each structure the territories in which it stands; the place after the last one is elsewhere. */
function membersOf(data, all, regionAt) {
  const territoryOf = (code) => all.findIndex(({ regions }) => regions.includes(code));
  const told = data.facets.findIndex(({ name }) => name === "region");
  const codes = new Map(data.regions.map(({ code, name }) => [name, code]));
  return data.structures.map(({ at, region, values }) => {
    if (!at.length) return region === null ? [] : [territoryOf(data.regions[region].code)];
    const found = at.map(([latitude, longitude]) => territoryOf(regionAt(latitude, longitude)));
    // Small islands have no outline, but structures there have their région.
    const named = (values[told] ?? []).map((value) => territoryOf(codes.get(data.facets[told].values[value].key)));
    const places = found.every((place) => place < 0) && named.length ? named : found;
    return [...new Set(places.map((place) => (place < 0 ? all.length : place)))];
  });
}

/** Makes what tells the région of a point: where its outline is rough, that of a near edge. */
function makeRegionAt(outlines) {
  const areas = outlines.regions.map((area) => ({ ...area, box: boundsOf([area]) }));
  const known = new Map();
  const compute = (latitude, longitude) => {
    const close = areas.filter(({ box }) => isInBox(box, latitude, longitude, ROUGH_KM / DEGREE_KM / 0.5));
    const inside = close.find((area) => isInside(area, latitude, longitude));
    return (inside ?? close.find((area) => isNearEdge(area, latitude, longitude, ROUGH_KM)))?.code;
  };
  return (latitude, longitude) => {
    const key = `${latitude} ${longitude}`;
    if (!known.has(key)) known.set(key, compute(latitude, longitude));
    return known.get(key);
  };
}

function isInBox([south, west, north, east], latitude, longitude, margin) {
  return (
    latitude > south - margin && latitude < north + margin && longitude > west - margin && longitude < east + margin
  );
}

/** Makes the buttons; go({box, beside}) is called for the territory that is chosen. */
function makeViews(data, outlines, { say, go }) {
  const all = makeTerritories(outlines);
  const elsewhere = all.length;
  const regionAt = makeRegionAt(outlines);
  const members = membersOf(data, all, regionAt);
  const counts = [...all, elsewhere].map(() => 0);
  let outside = [];
  const button = (icon, act) =>
    make(
      "button",
      { type: "button", class: "map-view", click: act },
      icon,
      make("span", { class: "map-view-name" }),
      make("span", { class: "map-view-count" }),
      make("span", { class: "unseen" }),
    );
  const buttons = [
    ...all.map((territory) => button(silhouette(territory.areas, territory.box, SILHOUETTE), () => go(territory))),
    button(globe(), () => go({ box: boxElsewhere(), beside: true })),
  ];
  const element = make("div", { class: "map-views", role: "group" }, ...buttons);

  function show(indices) {
    const before = String(counts);
    counts.fill(0);
    for (const index of indices) for (const place of members[index]) counts[place] += 1;
    outside = indices.filter((index) => members[index].includes(elsewhere));
    if (String(counts) !== before) tell();
  }

  function tell() {
    element.setAttribute("aria-label", say("views"));
    counts.forEach((_, place) => {
      const [, name, count, told] = buttons[place].children;
      name.textContent = nameOf(place);
      count.textContent = figure(counts[place]);
      count.setAttribute("aria-hidden", "true");
      told.textContent = `, ${say("viewCount", counts[place])}`;
      buttons[place].classList.toggle("empty", !counts[place]);
    });
    buttons[elsewhere].hidden = !counts[elsewhere];
  }

  function nameOf(place) {
    if (place === elsewhere) return say("elsewhere");
    const { key } = all[place];
    return key ? typeset(data.regions.find(({ code }) => code === key).name) : say("mainland");
  }

  /** Returns the box around what stands elsewhere now. */
  function boxElsewhere() {
    const points = outside
      .flatMap((index) => data.structures[index].at)
      .filter(([latitude, longitude]) => regionAt(latitude, longitude) === undefined);
    const [south, west, north, east] = boundsOf([{ rings: [points] }]);
    const margin = AROUND_ELSEWHERE;
    return [south - margin, west - margin, north + margin, east + margin];
  }

  /** Marks the territory in which the map is now. */
  function mark({ lat, lng }) {
    const current = all.findIndex(({ box }) => isInBox(box, lat, lng, 0.5));
    buttons.forEach((button, place) => {
      if (place === current) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    });
  }

  return { element, show, mark, relabel: tell, home: all[0] ?? { box: [41, -5, 51.5, 10], beside: false } };
}

function globe() {
  return drawnSvg(SILHOUETTE, [{ d: GLOBE, class: "map-globe" }]);
}
