// A list of buttons at a point of the map: for those that stand there together and cannot be parted.

const CHOICES_MARGIN = 14;
const CHOICES_MOST = 200;

/**
 * Makes the popup, which stands off what the buttons of the map cover.
 * open({latitude, longitude, offset, title, items, left}) shows it; an item is {label, icon, choose}, and left tells
 * how many more there are, which only the list of results shows.
 */
function makeChoices(map, covered, say) {
  const margin = [CHOICES_MARGIN, CHOICES_MARGIN];
  const size = { minWidth: 200, maxWidth: 260, autoPanPadding: margin };
  const popup = L.popup({ closeButton: false, className: "map-choices", ...size });

  function open({ latitude, longitude, offset, title, items, left }) {
    const cross = make("span", { "aria-hidden": "true" }, "×");
    const told = { class: "map-choices-close", "aria-label": say("closeList") };
    const close = make("button", { type: "button", ...told, click: shut }, cross);
    const more = left > 0 ? make("li", { class: "map-choices-more" }, say("moreInList", left)) : null;
    const list = make("ul", { role: "list" }, ...items.map(choice), more);
    const content = make("div", {}, make("div", { class: "map-choices-head" }, make("strong", {}, title), close), list);
    L.DomEvent.disableScrollPropagation(list);
    popup.options.autoPanPaddingTopLeft = [CHOICES_MARGIN, CHOICES_MARGIN + covered().top];
    popup.options.offset = L.point(offset ?? [0, 0]).add([0, -8]);
    popup.setLatLng([latitude, longitude]).setContent(content).openOn(map);
  }

  function choice({ label, icon, choose }) {
    const act = () => {
      shut();
      choose();
    };
    return make("li", {}, make("button", { type: "button", click: act }, icon, isolated(label)));
  }

  function shut() {
    popup.close();
  }

  return { open, shut };
}
