// What the page knows: texts that many records share stand once, in a table, and records tell their places.

/** Reads what the page knows. */
function readData() {
  const data = JSON.parse(byId("atlas-data").textContent);
  return { ...data, communes: data.communes.flatMap(unpackedCommunes) };
}

/** Returns the communes of a département: name, code, latitude and longitude, from signs in base 36. */
function unpackedCommunes([code, south, west, step, names, signs]) {
  const number = (place) => parseInt(signs.slice(place, place + 2), 36) * step;
  return names
    .split("|")
    .map((name, place) => [
      name,
      code,
      (south + number(4 * place)) / 1000,
      (west + number(4 * place + 2)) / 1000,
    ]);
}

/** Returns the name of a structure as it is shown; one that nobody can see gives way to the identifier. */
function shownName({ id, name }) {
  return /[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(name) ? typeset(name) : id;
}

/** Returns the rows of a card, each value with what it rests on. */
function rowsOf(data, record) {
  return record.rows.map(([label, values]) => ({
    label: data.texts[label],
    values: values.map((value) => unpacked(data, value, ["text", "basis", "says", "url"])),
  }));
}

/** Returns the ties of a structure, each with whom it leads to. */
function tiesOf(data, structure) {
  return structure.ties.map((tie) => unpacked(data, tie, ["text", "basis", "to"]));
}

/** Returns where a record is told of. */
function sourcesOf(data, record) {
  return record.sources.map((source) => unpacked(data, source, ["text", "url"]));
}

function unpacked(data, places, names) {
  return Object.fromEntries(names.map((name, place) => [name, data.texts[places[place]] ?? null]));
}

/** Returns all words by which a structure is found: its own, and those of its values. */
function foundBy(data, structure) {
  const ofValues = structure.values.flatMap((held, facet) =>
    held.map((value) => data.facets[facet].values[value].words),
  );
  return [structure.words, ...ofValues].filter(Boolean).join(" ");
}
