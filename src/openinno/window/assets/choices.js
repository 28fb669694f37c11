// A list of buttons at a point of the map: for those that stand there together and cannot be parted.

/** Makes the popup; open({latitude, longitude, title, items: [{label, icon, choose}]}) shows it. */
function makeChoices(map, say) {
  const popup = L.popup({ closeButton: false, className: "map-choices", minWidth: 200, maxWidth: 280, autoPanPadding: [16, 16] });

  function open({ latitude, longitude, offset, title, items }) {
    const close = make("button", { type: "button", class: "map-choices-close", "aria-label": say("closeList"), click: shut });
    close.append(make("span", { "aria-hidden": "true" }, "×"));
    const list = make("ul", { role: "list" }, ...items.map(choice));
    const content = make("div", {}, make("div", { class: "map-choices-head" }, make("strong", {}, title), close), list);
    L.DomEvent.disableScrollPropagation(list);
    popup.options.offset = L.point(offset ?? [0, 0]).add([0, -8]);
    popup.setLatLng([latitude, longitude]).setContent(content).openOn(map);
  }

  function choice({ label, icon, choose }) {
    const act = () => {
      shut();
      choose();
    };
    return make("li", {}, make("button", { type: "button", click: act }, icon, make("span", {}, label)));
  }

  function shut() {
    popup.close();
  }

  return { open, shut };
}
