// The buttons that stand on the map: territories, zoom, and the credit of the background.

function addControls(map, views, say) {
  const zoomIn = make("button", { type: "button", click: () => map.zoomIn() }, zoomSign("M-6 0H6M0-6V6"));
  const zoomOut = make("button", { type: "button", click: () => map.zoomOut() }, zoomSign("M-6 0H6"));
  addControl(map, "bottomleft", views);
  addControl(map, "topright", make("div", { class: "map-zoom", role: "group" }, zoomIn, zoomOut));
  L.control.attribution({ prefix: false }).addTo(map);

  function relabel() {
    for (const [button, key] of [[zoomIn, "zoomIn"], [zoomOut, "zoomOut"]]) {
      button.setAttribute("aria-label", say(key));
      button.title = say(key);
    }
  }

  /** Tells which way the map can zoom; a button that would do nothing keeps the focus that it may have. */
  function mark() {
    zoomIn.setAttribute("aria-disabled", String(map.getZoom() >= map.getMaxZoom()));
    zoomOut.setAttribute("aria-disabled", String(map.getZoom() <= map.getMinZoom()));
  }

  /** Returns what the territories cover: much of the left where they stand in a column, else of the top. */
  function covered() {
    const { offsetWidth, offsetHeight } = views;
    return getComputedStyle(views).display === "grid" ? { left: 0, top: offsetHeight } : { left: offsetWidth, top: 0 };
  }

  return { relabel, mark, covered };
}

function addControl(map, position, element) {
  const control = L.control({ position });
  control.onAdd = () => element;
  control.addTo(map);
  L.DomEvent.disableClickPropagation(element);
  L.DomEvent.disableScrollPropagation(element);
}

function zoomSign(d) {
  return drawnSvg(20, [{ d, class: "map-sign" }]);
}
