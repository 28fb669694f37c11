// The marks in view, as elements of one pane. A mark that stays keeps its element; one listener serves them all.
// Marks take no focus and are hidden from screen readers: the list of results is their way to the same places.

/** Makes the layer; act(mark) is called for the mark that is clicked, hint(mark) tells what it is. */
function makeMarkers(map, { act, hint }) {
  const pane = map.createPane("marks");
  pane.setAttribute("aria-hidden", "true");
  const tooltip = L.tooltip({ direction: "top", className: "map-tip", opacity: 1 });
  let drawn = new Map();

  /** Shows marks: {key, kind, latitude, longitude, offset?, …}; those of the same key are taken as they stand. */
  function show(marks) {
    const next = new Map();
    for (const mark of marks) {
      next.set(mark.key, drawn.get(mark.key) ?? null);
      drawn.delete(mark.key);
    }
    const free = [...drawn.values()].map(({ element }) => element);
    for (const mark of marks) {
      let element = next.get(mark.key)?.element;
      if (!element) drawMark((element = free.pop() ?? pane.appendChild(document.createElement("div"))), mark);
      element.mark = mark;
      next.set(mark.key, { element, mark, at: L.latLng(mark.latitude, mark.longitude) });
    }
    for (const element of free) element.remove();
    drawn = next;
    place();
    hush();
  }

  function place() {
    for (const { element, at, mark } of drawn.values()) put(element, map.latLngToLayerPoint(at), mark);
  }

  /** Leaflet zooms by a transition to where each thing will be. */
  function follow({ zoom, center }) {
    hush();
    for (const { element, at, mark } of drawn.values()) put(element, map._latLngToNewLayerPoint(at, zoom, center), mark);
  }

  function put(element, { x, y }, { offset = [0, 0] }) {
    L.DomUtil.setPosition(element, L.point(Math.round(x + offset[0]), Math.round(y + offset[1])));
  }

  function markOf(event) {
    return event.target.closest(".mark")?.mark;
  }

  function point(event) {
    const mark = markOf(event);
    if (!mark || mark.kind === "legs") return hush();
    const offset = L.point(mark.offset ?? [0, 0]).subtract([0, mark.kind === "pin" ? 40 : markSize(mark) / 2]);
    tooltip.options.offset = offset;
    tooltip.setLatLng([mark.latitude, mark.longitude]).setContent(hint(mark)).addTo(map);
  }

  function hush() {
    tooltip.remove();
  }

  function click(event) {
    const mark = markOf(event);
    if (!mark || mark.kind === "legs") return;
    event.stopPropagation();
    // The end of a drag over a mark is no click on it.
    if (!map.dragging?.moved()) act(mark);
  }

  pane.addEventListener("click", click);
  pane.addEventListener("dblclick", (event) => event.stopPropagation());
  pane.addEventListener("mouseover", point);
  pane.addEventListener("mouseout", hush);
  map.on("zoomanim", follow);
  map.on("viewreset zoom", place);
  return { show };
}
