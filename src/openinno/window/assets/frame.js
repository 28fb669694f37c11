// Where the map looks: what was asked to be seen stays in view when the map changes its size, on paper too.

const FRAME_PADDING = 12;

function makeFrame(map, element) {
  let asked = null;
  let fitting = false;

  /** Looks at a box: south, west, north, east. */
  function look([south, west, north, east], options) {
    const box = L.latLngBounds([south, west], [north, east]);
    map.fitBounds(box, { padding: [FRAME_PADDING, FRAME_PADDING], ...options });
    asked = { box, size: null };
  }

  map.on("moveend", () => {
    // A move that the user makes asks for what it shows; one that we make was asked for already.
    if (fitting || (asked && !asked.size && !map.getBounds().contains(asked.box))) return;
    if (asked && !asked.size) asked = { ...asked, size: map.getSize(), centre: map.getCenter(), zoom: map.getZoom() };
    else asked = { box: map.getBounds(), size: map.getSize(), centre: map.getCenter(), zoom: map.getZoom() };
  });

  function fit() {
    const before = map.getSize();
    map.invalidateSize({ animate: false, pan: false });
    const size = map.getSize();
    if (!asked || size.equals(before) || !size.x || !size.y) return;
    fitting = true;
    if (asked.size?.equals(size)) map.setView(asked.centre, asked.zoom, { animate: false });
    else map.fitBounds(asked.box, { animate: false });
    fitting = false;
  }

  function place() {
    const { lat, lng } = map.getCenter();
    return [lat.toFixed(4), lng.toFixed(4), Number(map.getZoom().toFixed(2))].join(",");
  }

  function goTo(told) {
    const numbers = String(told).split(",").map(Number);
    if (numbers.length !== 3 || !numbers.every(Number.isFinite)) return;
    map.setView([numbers[0], numbers[1]], numbers[2], { animate: false });
  }

  new ResizeObserver(fit).observe(element);
  return {
    look,
    fit,
    place,
    goTo,
    shows: (point) => map.getBounds().pad(-0.08).contains(point),
    distance: (point) => map.latLngToContainerPoint(point).distanceTo(map.getSize().divideBy(2)),
  };
}
