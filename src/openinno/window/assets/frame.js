// Where the map looks: what was asked to be seen stays in view when the map changes its size, on paper too.

const FRAME_MARGIN = 14;

/** Makes the frame of a map; covered() returns what its buttons cover, in pixels. */
function makeFrame(map, element, covered) {
  let aim = null;
  let kept = null;
  let fitting = false;

  /** Looks at a box: {box: [south, west, north, east], beside: whether the buttons at the left must not cover it}. */
  function look({ box: [south, west, north, east], beside }, options) {
    aim = { box: L.latLngBounds([south, west], [north, east]), beside };
    aimAt(aim, options);
  }

  function aimAt({ box, beside }, options) {
    const { left, top } = covered();
    map.fitBounds(box, {
      paddingTopLeft: [FRAME_MARGIN + (beside ? left : 0), FRAME_MARGIN + top],
      paddingBottomRight: [FRAME_MARGIN, FRAME_MARGIN],
      ...options,
    });
  }

  function keep() {
    if (fitting) return;
    kept = { aim, box: map.getBounds(), size: map.getSize(), centre: map.getCenter(), zoom: map.getZoom() };
    aim = null;
  }

  /** Takes the size that the map has now, and shows what it showed. */
  function fit() {
    const before = map.getSize();
    fitting = true;
    map.invalidateSize({ animate: false, pan: false });
    const size = map.getSize();
    if (size.x && size.y && !size.equals(before)) showAgain(size);
    fitting = false;
  }

  function showAgain(size) {
    if (kept.size.equals(size)) map.setView(kept.centre, kept.zoom, { animate: false });
    else if (kept.aim) aimAt(kept.aim, { animate: false });
    else map.fitBounds(kept.box, { animate: false });
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

  map.on("moveend", keep);
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
