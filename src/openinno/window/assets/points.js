// The points of the map. Structures that stand at one point make one place: nothing can zoom them apart.

const GATHER_PIXELS = 56;
const GATHER_MAX_ZOOM = 16;
const ABOUT_TEN_METRES = 1e4;

/** Tells whether two places are one point of the map. */
function isSamePoint(latitude, longitude, otherLatitude, otherLongitude) {
  const near = (one, other) => Math.abs(one - other) < 1 / ABOUT_TEN_METRES;
  return near(latitude, otherLatitude) && near(longitude, otherLongitude);
}

/** Gathers the sites of all structures into places, each ready to be counted and put into the index. */
function makePoints(structures, shapeCount) {
  const points = [];
  const known = new Map();
  const pointsOf = structures.map(({ at }) => {
    const found = new Set();
    for (const [latitude, longitude] of at) {
      const key = Math.round(latitude * ABOUT_TEN_METRES) * 4e6 + Math.round(longitude * ABOUT_TEN_METRES);
      if (!known.has(key)) {
        known.set(key, points.length);
        points.push(newPoint(points.length, latitude, longitude, shapeCount));
      }
      found.add(known.get(key));
    }
    return [...found];
  });
  return { points, pointsOf };
}

function newPoint(place, latitude, longitude, shapeCount) {
  const properties = { place, count: 0 };
  for (let shape = 0; shape < shapeCount; shape++) properties[`shape${shape}`] = 0;
  const geometry = { type: "Point", coordinates: [longitude, latitude] };
  return { latitude, longitude, here: [], feature: { type: "Feature", properties, geometry } };
}

/**
 * Makes the index of the structures selected: show(indices), then inView(bounds, zoom) as often as the map moves.
 * Each zoom is gathered when it is first looked at: what is asked most is one zoom of a new selection.
 */
function makeIndex(data) {
  const { structures, shapes } = data;
  const { points, pointsOf } = makePoints(structures, shapes.length);
  const shares = shapes.map((_, shape) => `shape${shape}`);
  const summed = ["count", ...shares];
  const gathered = new Map();
  let filled = [];

  function show(indices) {
    gathered.clear();
    for (const point of filled) empty(point);
    filled = [];
    for (const index of indices) for (const place of pointsOf[index]) fill(points[place], index);
  }

  function fill(point, index) {
    if (!point.here.length) filled.push(point);
    point.here.push(index);
    point.feature.properties.count += 1;
    point.feature.properties[shares[structures[index].shape]] += 1;
  }

  function empty(point) {
    point.here = [];
    for (const name of summed) point.feature.properties[name] = 0;
  }

  function add(all, more) {
    for (const name of summed) all[name] += more[name];
  }

  function gatheredAt(zoom) {
    if (!gathered.has(zoom)) {
      const index = new Supercluster({ radius: GATHER_PIXELS, extent: 256, minZoom: zoom, maxZoom: zoom, reduce: add });
      gathered.set(zoom, index.load(filled.map(({ feature }) => feature)));
    }
    return gathered.get(zoom);
  }

  function inView(bounds, zoom) {
    // Beyond the deepest zoom at which points are gathered, the same index tells them one by one.
    return gatheredAt(Math.min(zoom, GATHER_MAX_ZOOM)).getClusters(bounds, zoom).map(({ id, properties, geometry }) => {
      const [longitude, latitude] = geometry.coordinates;
      const point = properties.cluster ? null : points[properties.place];
      const parts = shares.map((name) => properties[name]);
      return { id, latitude, longitude, point, count: properties.count, parts };
    });
  }

  /** Returns the points that a cluster of a zoom holds. */
  function heldBy(id, zoom) {
    return gatheredAt(zoom).getLeaves(id, Infinity).map(({ properties }) => points[properties.place]);
  }

  return { show, inView, heldBy, pointsOf: (index) => pointsOf[index].map((place) => points[place]) };
}
