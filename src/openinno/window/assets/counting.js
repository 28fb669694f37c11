// Counting facets as Census.facets() does: inside a facet one value is enough, every facet must be met, and a
// facet's own condition never narrows its own counts. Structures miss facets: one that misses none counts
// everywhere, one that misses a single facet counts in that one alone. So one pass is enough.

/** Lays the values of all structures flat, facet by facet; the place after the last value is the unknown. */
function makeTable(data) {
  return data.facets.map((facet, place) => {
    const unknown = facet.values.length;
    const starts = new Int32Array(data.structures.length + 1);
    const values = [];
    data.structures.forEach((structure, row) => {
      const held = structure.values[place];
      values.push(...(held.length ? held : [unknown]));
      starts[row + 1] = values.length;
    });
    return { starts, values: Int32Array.from(values), unknown };
  });
}

/** Counts every facet over the structures that are seen, and tells which of them meet every condition. */
function countFacets(table, size, chosen, seen) {
  const misses = new Uint8Array(size);
  const missed = new Uint8Array(size);
  for (const [facet, values] of chosen) {
    const meets = meeting(table[facet], size, values);
    for (let row = 0; row < size; row++) {
      if (!meets[row]) {
        misses[row]++;
        missed[row] = facet;
      }
    }
  }
  const counted = (row, facet) => misses[row] === 0 || (misses[row] === 1 && missed[row] === facet);
  const counts = table.map(({ starts, values, unknown }, facet) => {
    const count = new Int32Array(unknown + 1);
    for (let row = 0; row < size; row++) {
      if (seen && !seen[row]) continue;
      if (!counted(row, facet)) continue;
      for (let place = starts[row]; place < starts[row + 1]; place++) count[values[place]]++;
    }
    return count;
  });
  const selected = [];
  for (let row = 0; row < size; row++) {
    if (misses[row] === 0 && (!seen || seen[row])) selected.push(row);
  }
  return { counts, selected };
}

/** Tells which structures have one of the values chosen in a facet; -1 is the unknown. */
function meeting({ starts, values, unknown }, size, chosen) {
  const wanted = new Uint8Array(unknown + 1);
  for (const value of chosen) wanted[value < 0 ? unknown : value] = 1;
  const meets = new Uint8Array(size);
  for (let row = 0; row < size; row++) {
    for (let place = starts[row]; place < starts[row + 1]; place++) {
      if (wanted[values[place]]) meets[row] = 1;
    }
  }
  return meets;
}
