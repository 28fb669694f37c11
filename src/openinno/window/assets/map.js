// The map: a Leaflet map on which everything is drawn from the data of the page. It owns no state but its view.

const NEVER_OUT = [[-72, -180], [78, 180]];
const CLOSE_ENOUGH = 9;
const ZOOMS_AT_ONCE = 4;

/**
 * Makes the map in an element.
 * on: text(t) and say(key, number) give texts; pick(index), pickInitiative(index) and moved() are called back.
 */
function createMap(element, data, on) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(element, {
    attributionControl: false,
    zoomControl: false,
    zoomSnap: 0.25,
    zoomDelta: 1,
    minZoom: 2,
    maxZoom: 18,
    maxBounds: NEVER_OUT,
    maxBoundsViscosity: 0.9,
    worldCopyJump: false,
    trackResize: false,
    zoomAnimation: !still,
    fadeAnimation: !still,
    inertia: !still,
  });
  const outlines = readOutlines(data.outlines);
  const move = { animate: !still };
  const views = makeViews(data, outlines, { say: on.say, go: (territory) => frame.look(territory, move) });
  const controls = addControls(map, views.element, on.say);
  const frame = makeFrame(map, element, controls.covered);
  element.classList.add("map");
  frame.look({ ...views.home, own: true }, { animate: false });
  drawOutlines(map, outlines);
  const names = drawNames(map, data, outlines);
  const background = makeBackground(map, frame, on.say);
  const circle = makeCircle(map, frame, move);
  const choices = makeChoices(map, controls.covered, on.say);
  const scene = makeScene(map, data, outlines);
  const markers = makeMarkers(map, { act, hint: (mark) => markHint(data, mark, on) });

  function draw() {
    const marks = scene.marks();
    markers.show(marks);
    names.draw(marks);
  }

  const acts = {
    one: ({ index }) => on.pick(index),
    pin: ({ index }) => on.pick(index),
    cluster: openCluster,
    stack: openStack,
    nowhere: (mark) => list(mark, on.say("nowhereList", mark.count, regionOf(mark))),
    initiative: (mark) => list(mark, on.say(mark.sure ? "initiativesOn" : "initiativeList", mark.count, regionOf(mark))),
  };

  function regionOf({ region }) {
    return typeset(data.regions[region]?.name ?? "");
  }

  function act(mark) {
    choices.shut();
    acts[mark.kind](mark);
  }

  /** Goes where the places of a cluster part: one zoom nearer at least, and not so far that one is lost. */
  function openCluster({ id, zoom }) {
    const box = L.latLngBounds(scene.heldBy(id, zoom).map(({ latitude, longitude }) => [latitude, longitude]));
    const nearer = Math.max(map.getBoundsZoom(box.pad(0.1)), Math.floor(map.getZoom()) + 1);
    map.setView(box.getCenter(), Math.min(nearer, map.getZoom() + ZOOMS_AT_ONCE, GATHER_MAX_ZOOM + 1), move);
  }

  /** Lays out what stands at one point, in view; or lists it, where it is too much. */
  function openStack(mark) {
    if (!scene.spread(mark)) return list(mark, on.say("stackList", mark.count));
    const reach = spreadRadius(spreadOffsets(mark.count)) + SPREAD_STEP;
    map.panInside([mark.latitude, mark.longitude], { padding: [reach, reach], ...move });
    return draw();
  }

  /** Opens the only one that a mark stands for, or the list of them. */
  function list({ kind, latitude, longitude, offset, indices }, title) {
    const initiatives = kind === "initiative";
    const items = indices.slice(0, CHOICES_MOST).map((index) => ({
      label: initiatives ? on.text(data.initiatives[index].title) : shownName(data.structures[index]),
      icon: initiatives ? null : shapeIcon(data.shapes[data.structures[index].shape]),
      choose: () => (initiatives ? on.pickInitiative(index) : on.pick(index)),
    }));
    if (items.length === 1) items[0].choose();
    else choices.open({ latitude, longitude, offset, title, items, left: indices.length - items.length });
  }

  /** Brings the nearest of some points into view, where none of them is. */
  function bring(points) {
    if (!points.length || points.some((point) => frame.shows(point))) return;
    const near = points.reduce((one, other) => (frame.distance(other) < frame.distance(one) ? other : one));
    frame.visit(near, Math.max(map.getZoom(), CLOSE_ENOUGH), move);
  }

  /** Looks at the first of the territories again, as when the page opened, and next at a circle if there is one. */
  function home() {
    circle.forget();
    frame.look({ ...views.home, own: true }, { animate: false });
  }

  /** Tells whether none of some points is in view. */
  function isBeyond(points) {
    const view = map.getBounds();
    return points.length > 0 && !points.some((point) => view.contains(point));
  }

  map.on("moveend", () => {
    views.mark(map.getCenter());
    controls.mark();
    draw();
    on.moved();
  });
  map.on("click", () => scene.gather() && draw());

  function relabel() {
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", on.say("mapLabel"));
    for (const part of [views, controls, background]) part.relabel();
    choices.shut();
    // Numbers are written as the language does.
    markers.show([]);
    draw();
  }

  views.mark(map.getCenter());
  controls.mark();

  return {
    show(indices) {
      scene.show(indices);
      views.show(indices);
      draw();
    },
    select(index) {
      if (scene.select(index)) draw();
      if (index !== null) bring(scene.whereIs(index));
    },
    selectInitiative(index) {
      if (scene.aside.selectInitiative(index)) draw();
      if (index !== null) bring(scene.aside.whereIsInitiative(index));
    },
    beyond: (indices) => indices.filter((index) => isBeyond(scene.whereIs(index))).length,
    around: circle.show,
    initiatives(shown) {
      scene.aside.turn(shown);
      draw();
    },
    background: background.turn,
    relabel,
    home,
    isMoved: frame.isMoved,
    place: frame.place,
    goTo: frame.goTo,
    resize: frame.fit,
  };
}
