// Where the map looks: what was asked to be seen stays in view when the map changes its size, on paper too.

const FRAME_MARGIN = 14;
const NEARLY = 0.15;
// Without a reset, Leaflet goes there by whole pixels.
const EXACTLY = { reset: true };

/** Makes the frame of a map; covered() returns what its buttons cover, in pixels. */
function makeFrame(map, element, covered) {
  let aim = null;
  let kept = null;
  let fitting = false;

  /**
   * Looks at a box: {box: [south, west, north, east], beside: whether the buttons at the left must not cover it,
   * own: whether the page looks there by itself, and not because its reader went there}.
   */
  function look({ box: [south, west, north, east], beside, own = false }, options) {
    fit();
    aim = { box: L.latLngBounds([south, west], [north, east]), beside, own };
    aimAt(aim, options);
  }

  /** Looks at a point that the page brings into view: a view that the reader had not moved is still not theirs. */
  function visit(point, zoom, options) {
    fit();
    aim = { point, zoom, own: !isMoved() };
    aimAt(aim, options);
  }

  function aimAt({ box, beside, point, zoom }, options) {
    if (point) return map.setView(point, zoom, options);
    const { left, top } = covered();
    return map.fitBounds(box, {
      paddingTopLeft: [FRAME_MARGIN + (beside ? left : 0), FRAME_MARGIN + top],
      paddingBottomRight: [FRAME_MARGIN, FRAME_MARGIN],
      ...options,
    });
  }

  /** Looks there again, by the zooms that there are now. */
  function again() {
    aim = kept?.aim ?? null;
    if (aim) aimAt(aim, { animate: false });
    else map.setZoom(map.getZoom(), { animate: false });
  }

  function keep() {
    if (fitting) return;
    kept = { aim, box: map.getBounds(), size: map.getSize(), centre: map.getCenter(), zoom: map.getZoom() };
    aim = null;
  }

  /** Takes the size that the map has now, which is told late, and shows what it showed. */
  function fit() {
    const size = L.point(element.clientWidth, element.clientHeight);
    if (!size.x || !size.y || size.equals(map.getSize())) return;
    fitting = true;
    map.invalidateSize({ animate: false, pan: false });
    if (kept) showAgain(size);
    fitting = false;
  }

  function showAgain(size) {
    if (kept.aim && !kept.size.equals(size)) aimAt(kept.aim, { animate: false });
    else if (isNearly(size, kept.size)) map.setView(kept.centre, kept.zoom, EXACTLY);
    else map.fitBounds(kept.box, { animate: false });
  }

  /** A line of text that comes or goes beside the map is no reason to change its scale. */
  function isNearly(size, other) {
    return Math.abs(size.x - other.x) < NEARLY * other.x && Math.abs(size.y - other.y) < NEARLY * other.y;
  }

  /** Tells whether the reader moved the map since it last looked somewhere by itself. */
  function isMoved() {
    return !kept?.aim?.own;
  }

  function place() {
    const { lat, lng } = map.getCenter();
    return [lat.toFixed(4), lng.toFixed(4), Number(map.getZoom().toFixed(2))].join(",");
  }

  function goTo(told) {
    const numbers = String(told).split(",").map(Number);
    if (numbers.length !== 3 || !numbers.every(Number.isFinite)) return;
    fit();
    map.setView([numbers[0], numbers[1]], numbers[2], EXACTLY);
  }

  map.on("moveend", keep);
  new ResizeObserver(fit).observe(element);
  return {
    look,
    visit,
    again,
    fit,
    isMoved,
    place,
    goTo,
    shows: (point) => map.getBounds().pad(-0.08).contains(point),
    distance: (point) => map.latLngToContainerPoint(point).distanceTo(map.getSize().divideBy(2)),
  };
}
