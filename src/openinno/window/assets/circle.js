// The circle of "around a commune": what it holds is what the list shows.

const METRES = 1000;

function makeCircle(map, frame, move) {
  const pane = map.createPane("circle");
  pane.setAttribute("aria-hidden", "true");
  const renderer = L.svg({ pane: "circle", padding: 0.5 });
  const options = { pane: "circle", renderer, interactive: false };
  let drawn = null;
  let last = "";

  /** Shows the surroundings of a point, or none; the map goes there when they are not those of before. */
  function show(centre, km) {
    const told = centre ? `${centre},${km}` : "";
    if (told === last) return;
    last = told;
    drawn?.remove();
    drawn = null;
    if (!centre) return;
    const around = L.circle(centre, { ...options, radius: km * METRES, className: "map-around" });
    const middle = L.circleMarker(centre, { ...options, radius: 3.5, className: "map-middle" });
    drawn = L.layerGroup([around, middle]).addTo(map);
    const box = around.getBounds();
    frame.look({ box: [box.getSouth(), box.getWest(), box.getNorth(), box.getEast()], beside: true, own: true }, move);
  }

  /** Lets the same surroundings be looked at anew. */
  function forget() {
    last = null;
  }

  return { show, forget };
}
