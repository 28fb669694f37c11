// What stands beside the structures: those whose commune is not known, at their région, and the initiatives.
// These marks stand at no exact place, or fewer look for them: where they would hide another, they give way.

function makeAside(map, data, outlines) {
  const spots = initiativeSpots(data).map((spot) => ({ ...spot, area: areaOf(spot) }));
  let nowhere = new Map();
  let layer = false;
  let selectedInitiative = null;

  function show(indices) {
    nowhere = new Map();
    for (const index of indices) {
      const { at, region } = data.structures[index];
      if (!at.length && region !== null) gatherInto(nowhere, region, index);
    }
  }

  /** Returns the marks in view, each off those that stand. */
  function marks(view, gathered, selected) {
    const wanted = [...nowhereMarks(selected), ...(layer ? initiativeMarks() : [])];
    const standing = gathered.map(disc);
    return wanted.filter(({ latitude, longitude }) => view.contains([latitude, longitude])).map((mark) => {
      const offset = roomFor(disc(mark), standing, staysIn(mark.area));
      standing.push(disc({ ...mark, offset }));
      return { ...mark, offset };
    });
  }

  function nowhereMarks(selected) {
    return [...nowhere].map(([region, indices]) => {
      const [latitude, longitude] = data.regions[region].at;
      const area = areaOf({ region, latitude, longitude });
      const mark = { key: `nowhere ${region}`, kind: "nowhere", region, area, latitude, longitude, indices };
      return marked(mark, selected);
    });
  }

  function initiativeMarks() {
    return spots.map((spot) => marked(spot, selectedInitiative));
  }

  function marked(mark, selected) {
    const count = mark.indices.length;
    const chosen = mark.indices.includes(selected);
    return { ...mark, count, chosen, key: `${mark.key} ${count} ${chosen}` };
  }

  /** Returns the outline of the région in which a mark stands, or for which it stands. */
  function areaOf({ region, latitude, longitude }) {
    const code = data.regions[region]?.code;
    return outlines.regions.find((area) => (code ? area.code === code : isInside(area, latitude, longitude)));
  }

  /** A mark that gives way would rather hide another than stand in another région, or in the sea. */
  function staysIn(area) {
    if (!area) return () => true;
    return (x, y) => {
      const { lat, lng } = map.containerPointToLatLng([x, y]);
      return isInside(area, lat, lng);
    };
  }

  function disc(mark) {
    const { x, y } = map.latLngToContainerPoint([mark.latitude, mark.longitude]);
    const [dx, dy] = mark.offset ?? [0, 0];
    return { x: x + dx, y: y + dy, radius: mark.offsets ? spreadRadius(mark.offsets) : markSize(mark) / 2 };
  }

  function selectInitiative(index) {
    const changed = index !== selectedInitiative;
    selectedInitiative = index;
    return changed;
  }

  function whereIsInitiative(index) {
    return spots.filter(({ indices }) => indices.includes(index)).map(({ latitude, longitude }) => [latitude, longitude]);
  }

  return { show, marks, selectInitiative, whereIsInitiative, turn: (on) => (layer = on) };
}

/** Returns the places of the initiatives: those of one point together, those of no known commune at their région. */
function initiativeSpots({ initiatives, regions }) {
  const spots = new Map();
  initiatives.forEach(({ at, region }, index) => {
    if (at) gatherInto(spots, `at ${at[0]} ${at[1]}`, index);
    else if (region !== null) gatherInto(spots, `region ${region}`, index);
  });
  return [...spots].map(([key, indices]) => {
    const { at, region } = initiatives[indices[0]];
    const [latitude, longitude] = at ?? regions[region].at;
    return { key: `initiative ${key}`, kind: "initiative", latitude, longitude, region, indices, sure: Boolean(at) };
  });
}

function gatherInto(groups, key, value) {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}
