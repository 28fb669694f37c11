// Names on the land, so that one knows where one is without any background: départements, then communes.

const NAMES = { region: 5, departement: 7.25, commune: 9.5 };
const NAME_HEIGHT = 18;
const LETTER_WIDTH = 6.6;

/** Makes the names; draw() shows those in view that have room. */
function drawNames(map, data, outlines) {
  const pane = map.createPane("names");
  pane.setAttribute("aria-hidden", "true");
  const levels = {
    region: data.regions.map(({ name, at }) => ({ name, at })),
    departement: outlines.departements.map(({ name, rings }) => ({ name, at: middleOf(rings) })),
    commune: data.communes.map(([name, , latitude, longitude]) => ({ name, at: [latitude, longitude] })),
  };

  function draw() {
    const zoom = map.getZoom();
    const level = Object.keys(NAMES).findLast((one) => zoom >= NAMES[one]);
    pane.dataset.level = level ?? "";
    pane.replaceChildren(...(level ? roomy(levels[level], level) : []).map(nameElement));
  }

  function roomy(names, level) {
    const taken = new Set();
    const view = map.getBounds();
    return names
      .filter(({ at }) => view.contains(at))
      .map((one) => ({ ...one, point: map.latLngToLayerPoint(one.at) }))
      .filter(({ name, point }) => hasRoom(taken, point, name, level === "region" ? 1.2 : 1));
  }

  function nameElement({ name, at, point }) {
    const element = make("span", { class: "map-name leaflet-zoom-animated" }, make("span", {}, name));
    element.at = at;
    L.DomUtil.setPosition(element, point.round());
    return element;
  }

  map.on("zoomanim", ({ zoom, center }) => {
    for (const element of pane.children) {
      L.DomUtil.setPosition(element, map._latLngToNewLayerPoint(element.at, zoom, center).round());
    }
  });
  map.on("viewreset zoom", () => {
    for (const element of pane.children) L.DomUtil.setPosition(element, map.latLngToLayerPoint(element.at).round());
  });
  return { draw };
}

/** Takes the cells that a name covers, if all are free. */
function hasRoom(taken, { x, y }, name, size) {
  const half = (name.length * LETTER_WIDTH * size) / 2;
  const cells = [];
  for (let column = Math.floor((x - half) / NAME_HEIGHT); column <= (x + half) / NAME_HEIGHT; column++) {
    for (const row of [Math.floor(y / NAME_HEIGHT), Math.floor(y / NAME_HEIGHT + 0.5)]) cells.push(`${column} ${row}`);
  }
  if (cells.some((cell) => taken.has(cell))) return false;
  cells.forEach((cell) => taken.add(cell));
  return true;
}

/** Returns the middle of the largest of some rings. */
function middleOf(rings) {
  const [south, west, north, east] = boundsOf([{ rings: [rings.reduce((one, other) => (other.length > one.length ? other : one))] }]);
  return [(south + north) / 2, (west + east) / 2];
}
