// The background map of the IGN: the only thing that the page ever asks of the web, and only once it was asked to.

const IGN_TILES =
  "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2" +
  "&STYLE=normal&FORMAT=image/png&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}";
const IGN_CREDIT = "© IGN";

/** Makes the switch of the background; nothing is asked before it is called with true. */
function makeBackground(map, frame, say) {
  const notice = make("p", { class: "map-notice", role: "status" });
  map.getContainer().append(notice);
  const snap = map.options.zoomSnap;
  let tiles = null;
  let failing = false;

  function turn(on) {
    if (on === Boolean(tiles)) return;
    tell(false);
    map.getContainer().classList.toggle("with-background", on);
    // Tiles are sharp at whole zooms only.
    map.options.zoomSnap = on ? 1 : snap;
    frame.again();
    if (!on) {
      tiles.remove();
      tiles = null;
      return;
    }
    tiles = L.tileLayer(IGN_TILES, { minZoom: 0, maxNativeZoom: 18, attribution: IGN_CREDIT });
    tiles.on("tileerror", () => tell(true)).on("tileload", () => tell(false));
    tiles.addTo(map);
  }

  function tell(fails) {
    failing = fails;
    const message = fails ? say("backgroundFails") : "";
    if (notice.textContent !== message) notice.textContent = message;
  }

  return { turn, relabel: () => tell(failing) };
}
