// Names on the land, so that one knows where one is without any background: départements, then communes.

const NAMES = { region: 5, departement: 7.25, commune: 9.5 };
const NAME_HEIGHT = 16;
const NAME_SHIFTS = [0, 24, -24, 32, -32];
const LETTER_WIDTH = 6.6;

/** Makes the names; draw(marks) shows those in view that have room beside the marks. */
function drawNames(map, data, outlines) {
  const pane = map.createPane("names");
  pane.setAttribute("aria-hidden", "true");
  let last = "";
  const levels = {
    region: data.regions.map(({ name, at }) => ({ name, at })),
    departement: outlines.departements.map(({ name, rings }) => ({ name, at: middleOf(rings) })),
    commune: heldFirst(data).map(([name, , latitude, longitude]) => ({ name, at: [latitude, longitude] })),
  };

  function draw(marks) {
    const zoom = map.getZoom();
    const level = Object.keys(NAMES).findLast((one) => zoom >= NAMES[one]);
    const shown = level ? roomy(levels[level], marks) : [];
    const told = shown.map(({ name, shift, point }) => `${name} ${shift} ${point}`).join();
    if (told === last) return;
    last = told;
    pane.dataset.level = level ?? "";
    pane.replaceChildren(...shown.map(nameElement));
  }

  function roomy(names, marks) {
    const view = map.getBounds();
    const taken = marks.filter(({ kind }) => kind !== "legs").map((mark) => {
      const { x, y } = map.latLngToLayerPoint([mark.latitude, mark.longitude]);
      const [dx, dy] = mark.offset ?? [0, 0];
      return markBox(mark, x + dx, y + dy);
    });
    return names.filter(({ at }) => view.contains(at)).flatMap((one) => {
      const { x, y } = map.latLngToLayerPoint(one.at);
      const shift = NAME_SHIFTS.find((down) => taken.every((other) => apart(other, nameBox(one.name, x, y + down))));
      if (shift === undefined) return [];
      taken.push(nameBox(one.name, x, y + shift));
      return [{ ...one, shift, point: L.point(x, y).round() }];
    });
  }

  function nameElement({ name, at, point, shift }) {
    const words = make("span", { style: `top:${shift}px` }, typeset(name));
    const element = make("span", { class: "map-name leaflet-zoom-animated" }, words);
    element.at = at;
    L.DomUtil.setPosition(element, point);
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

/** Returns the communes with those first where structures stand: what comes first has room. */
function heldFirst({ structures, communes }) {
  const spot = (latitude, longitude) => `${latitude.toFixed(2)} ${longitude.toFixed(2)}`;
  const held = new Set(structures.flatMap(({ at }) => at.map(([latitude, longitude]) => spot(latitude, longitude))));
  const first = ([, , latitude, longitude]) => Number(held.has(spot(latitude, longitude)));
  return [...communes].sort((one, other) => first(other) - first(one));
}

function nameBox(name, x, y) {
  return boxAround(x, y, (name.length * LETTER_WIDTH) / 2 + 4, NAME_HEIGHT / 2 + 4);
}

function markBox(mark, x, y) {
  if (mark.kind === "pin") return [x - 14, y - 46, x + 34 + mark.label.length * LETTER_WIDTH * 1.2, y];
  return boxAround(x, y, markSize(mark) / 2, markSize(mark) / 2);
}

function boxAround(x, y, width, height) {
  return [x - width, y - height, x + width, y + height];
}

function apart([left, top, right, bottom], [otherLeft, otherTop, otherRight, otherBottom]) {
  return right < otherLeft || otherRight < left || bottom < otherTop || otherBottom < top;
}

/** Returns the middle of the largest of some rings. */
function middleOf(rings) {
  const largest = rings.reduce((one, other) => (other.length > one.length ? other : one));
  const [south, west, north, east] = boundsOf([{ rings: [largest] }]);
  return [(south + north) / 2, (west + east) / 2];
}
