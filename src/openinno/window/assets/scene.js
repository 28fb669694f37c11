// What there is to draw now: the marks of the structures selected, as the zoom gathers or parts them.

const SPREAD_FROM = 12;
const SPREAD_UNASKED = 24;
const SEEN_AROUND = 0.25;

function makeScene(map, data, outlines) {
  const { structures, shapes } = data;
  const index = makeIndex(data);
  const aside = makeAside(map, data, outlines);
  let opened = null;
  let selected = null;

  function show(indices) {
    index.show(indices);
    aside.show(indices);
  }

  /** Returns the marks in view. */
  function marks() {
    const view = map.getBounds().pad(SEEN_AROUND);
    const gathered = gatheredMarks(view);
    return [...gathered, ...aside.marks(view, gathered, selected), ...pinMarks(gathered)];
  }

  function gatheredMarks(view) {
    const box = [Math.max(-180, view.getWest()), view.getSouth(), Math.min(180, view.getEast()), view.getNorth()];
    const zoom = Math.round(map.getZoom());
    return index.inView(box, zoom).flatMap((found) => {
      if (!found.point) return countMark("cluster", { ...found, zoom });
      if (found.count === 1) return oneMark(found.point, found.point.here[0]);
      return isApart(found) ? spreadMarks(found.point) : countMark("stack", { ...found, indices: found.point.here });
    });
  }

  function isApart({ point, count }) {
    return point === opened || (count <= SPREAD_UNASKED && map.getZoom() >= SPREAD_FROM);
  }

  function countMark(kind, found) {
    return { ...found, key: `${kind} ${found.latitude} ${found.longitude} ${found.parts}`, kind, shapes };
  }

  function oneMark({ latitude, longitude }, one, offset = [0, 0]) {
    const key = `one ${one} ${latitude} ${longitude} ${offset}`;
    return { key, kind: "one", index: one, latitude, longitude, shape: shapes[structures[one].shape], offset };
  }

  /** Returns what stands at one point laid out around it; those of one profile stand side by side. */
  function spreadMarks(point) {
    const { latitude, longitude } = point;
    const here = [...point.here].sort((one, other) => structures[one].shape - structures[other].shape);
    const offsets = spreadOffsets(here.length);
    const legs = { key: `legs ${latitude} ${longitude} ${here.length}`, kind: "legs", latitude, longitude, offsets };
    return [legs, ...here.map((one, place) => oneMark(point, one, offsets[place]))];
  }

  /** Returns the pins of the selected structure, each where its mark is if it is laid out. */
  function pinMarks(gathered) {
    if (selected === null) return [];
    return index.pointsOf(selected).map((point) => {
      const { latitude, longitude } = point;
      const isHere = (mark) => isSamePoint(mark.latitude, mark.longitude, latitude, longitude);
      const own = gathered.find((mark) => mark.index === selected && isHere(mark));
      const pin = oneMark(point, selected, own?.offset);
      return { ...pin, key: `pin ${pin.key}`, kind: "pin", label: shownName(structures[selected]) };
    });
  }

  /** Lays out the structures of one point; returns false where they are too many to stand around it. */
  function spread({ point, count }) {
    if (count > SPREAD_MOST) return false;
    opened = point;
    return true;
  }

  /** Takes back what was laid out; returns whether there was anything. */
  function gather() {
    const was = opened;
    opened = null;
    return Boolean(was);
  }

  function select(one) {
    const changed = one !== selected;
    selected = one;
    return changed;
  }

  /** Returns the points of a structure, or that of its région. */
  function whereIs(one) {
    const { at, region } = structures[one];
    if (at.length) return at.map(([latitude, longitude]) => [latitude, longitude]);
    return region === null ? [] : [data.regions[region].at];
  }

  return { show, marks, spread, gather, select, whereIs, heldBy: index.heldBy, aside };
}
