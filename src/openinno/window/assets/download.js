// The selection as files: a table that a French Excel opens by a double click, and GeoJSON (RFC 7946).

const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const FIXED = ["id", "name"];
// The row of the sites is called as the place of the list; in a table, both are columns.
const SITE_ROW = ["lieu", "place"];

/** Writes a cell: numbers with a decimal comma, texts that would start a formula after an apostrophe. */
function csvCell(value) {
  if (typeof value === "number") return String(value).replace(".", ",");
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** Writes the selection as a table, one line a structure, in the current language. */
function asCsv(data, selected) {
  const columns = columnsOf(data, selected);
  const lines = [
    columns.map(([name]) => csvCell(name)),
    ...selected.map((index) => columns.map(([, read]) => csvCell(read(data.structures[index]) ?? ""))),
  ];
  return `\ufeff${lines.map((line) => line.join(";")).join("\r\n")}\r\n`;
}

/** Returns the columns of the selection, as pairs of a name and what reads it: the facets, then the rest. */
function columnsOf(data, selected) {
  const told = [
    ["identifier", (one) => one.id],
    ["name", (one) => one.name],
    ...data.facets.map((facet, place) => [null, (one) => joined(labelsOf(facet, one.values[place])), facet]),
    ["place", (one) => raw(one.where)],
    ["latitude", (one) => one.at[0]?.[0]],
    ["longitude", (one) => one.at[0]?.[1]],
    ["precision", (one) => one.at[0]?.[2]],
    ["otherPoints", (one) => joined(one.at.slice(1).map(([north, east]) => `${north} ${east}`))],
    ["note", (one) => raw(one.note)],
    ["sources", (one) => joined(sourcesOf(data, one).map((source) => raw(source.text)))],
  ].map(([key, read, facet]) => [facet ? raw(facet.label) : heading(key), read]);
  const taken = new Set([...told.map(([name]) => name), ...FIXED, ...data.facets.map(({ name }) => name)]);
  const others = rowLabels(data, selected).map((label) => [
    newName(label === raw(SITE_ROW) ? heading("address") : label, taken),
    (one) => rowTexts(data, one, label),
  ]);
  return [...told, ...others];
}

function heading(key) {
  return say(key).replace(/[\u00a0\u202f]/g, " ");
}

function joined(texts) {
  return texts.join(" | ");
}

/** Returns the labels of what the cards say beyond the facets, each once. */
function rowLabels(data, selected) {
  const facets = new Set(data.facets.map(labelOnCards));
  const labels = selected.flatMap((index) => data.structures[index].rows.map(([label]) => raw(data.texts[label])));
  return [...new Set(labels)].filter((label) => !facets.has(label));
}

/** Returns how cards name a facet: a criterion without its number. */
function labelOnCards({ kind, label }) {
  return kind === "verdict" ? raw(label).replace(/^[^:]*:\s*/, "") : raw(label);
}

/** Returns a name that no other column has: what a census adds may be called as we call something else. */
function newName(name, taken) {
  let own = name;
  for (let number = 2; taken.has(own); number++) own = `${name} (${number})`;
  taken.add(own);
  return own;
}

function labelsOf(facet, values) {
  return values.map((value) => raw(facet.values[value].label));
}

function rowTexts(data, structure, label) {
  const rows = rowsOf(data, structure).filter((row) => raw(row.label) === label);
  return joined(rows.flatMap((row) => row.values.map((value) => raw(value.text))));
}

/** Writes the selection as GeoJSON: a structure that is located nowhere has no geometry, and is there. */
function asGeoJson(data, selected) {
  const columns = columnsOf(data, selected);
  const features = selected.map((index) => {
    const structure = data.structures[index];
    const facets = data.facets.map((facet, place) => [facet.name, labelsOf(facet, structure.values[place])]);
    const told = columns.map(([name, read]) => [name, read(structure) ?? null]);
    return {
      type: "Feature",
      id: structure.id,
      geometry: geometryOf(structure.at),
      // Programs read what has one name in both languages, people what is named as in the table.
      properties: Object.fromEntries([...told, ["id", structure.id], ["name", structure.name], ...facets]),
    };
  });
  return `${JSON.stringify({ type: "FeatureCollection", features }, null, 1)}\n`;
}

function geometryOf(at) {
  const points = at.map(([north, east]) => [east, north]);
  if (!points.length) return null;
  return points.length === 1
    ? { type: "Point", coordinates: points[0] }
    : { type: "MultiPoint", coordinates: points };
}

/** Gives a text to the user as a file. */
function save(content, type, name) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
