// The outlines of départements and régions, and what is drawn from them.

const DEGREE_KM = 111.2;

/** Returns the rings of an area as lists of [latitude, longitude]. */
function decodedRings(rings, scale) {
  return rings.map((steps) => {
    const line = [];
    let longitude = 0;
    let latitude = 0;
    for (let place = 0; place < steps.length; place += 2) {
      longitude += steps[place];
      latitude += steps[place + 1];
      line.push([latitude / scale, longitude / scale]);
    }
    return line;
  });
}

/** Returns the areas with their rings decoded. */
function readOutlines({ scale, departements, regions }) {
  const read = (area) => ({ ...area, rings: decodedRings(area.rings, scale) });
  return { departements: departements.map(read), regions: regions.map(read) };
}

/** Draws the land, thin lines between départements and thicker ones between régions; they take no click. */
function drawOutlines(map, outlines) {
  const pane = map.createPane("outlines", map.getPane("tilePane").parentNode);
  pane.setAttribute("aria-hidden", "true");
  const renderer = L.svg({ pane: "outlines", padding: 0.3 });
  const options = { pane: "outlines", renderer, interactive: false, smoothFactor: 0.6 };
  for (const { rings } of outlines.departements) {
    L.polygon(rings, { ...options, className: "map-departement" }).addTo(map);
  }
  for (const { rings } of outlines.regions) {
    L.polygon(rings, { ...options, className: "map-region", fill: false }).addTo(map);
  }
}

/** Returns the box around areas: south, west, north, east. */
function boundsOf(areas) {
  const box = [90, 180, -90, -180];
  for (const { rings } of areas) {
    for (const [latitude, longitude] of rings.flat()) {
      box[0] = Math.min(box[0], latitude);
      box[1] = Math.min(box[1], longitude);
      box[2] = Math.max(box[2], latitude);
      box[3] = Math.max(box[3], longitude);
    }
  }
  return box;
}

/** Tells whether a point lies in an area: a line from it to the east crosses its rings an odd number of times. */
function isInside({ rings }, latitude, longitude) {
  let inside = false;
  for (const ring of rings) {
    let [south, west] = ring.at(-1);
    for (const [north, east] of ring) {
      const crosses = north > latitude !== south > latitude;
      if (crosses && longitude < west + ((east - west) * (latitude - south)) / (north - south)) inside = !inside;
      [south, west] = [north, east];
    }
  }
  return inside;
}

/** Tells whether a point lies within so many kilometres of the edge of an area. */
function isNearEdge({ rings }, latitude, longitude, km) {
  const narrowing = Math.cos(latitude * (Math.PI / 180));
  const away = ([north, east]) => [(east - longitude) * narrowing * DEGREE_KM, (north - latitude) * DEGREE_KM];
  return rings.some((ring) => ring.some((corner, place) => toSegment(away(ring.at(place - 1)), away(corner)) <= km));
}

/** Returns how far the origin is from a segment. */
function toSegment([x, y], [otherX, otherY]) {
  const [dx, dy] = [otherX - x, otherY - y];
  const along = Math.min(1, Math.max(0, -(x * dx + y * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x + along * dx, y + along * dy);
}

/** Draws areas as a small silhouette, for a button. */
function silhouette(areas, [south, west, north, east], size) {
  const narrowing = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const scale = size / Math.max(north - south, (east - west) * narrowing);
  const left = (size - (east - west) * narrowing * scale) / 2;
  const top = (size - (north - south) * scale) / 2;
  const path = ([latitude, longitude]) =>
    `${(left + (longitude - west) * narrowing * scale).toFixed(1)} ${(top + (north - latitude) * scale).toFixed(1)}`;
  const lines = areas.flatMap(({ rings }) => rings.map((ring) => `M${[...new Set(ring.map(path))].join("L")}Z`));
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `-1 -1 ${size + 2} ${size + 2}`);
  svg.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(SVG, "path");
  shape.setAttribute("d", lines.join(""));
  svg.append(shape);
  return svg;
}
