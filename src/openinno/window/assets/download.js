// The selection as files: a table that a French Excel opens by a double click, and GeoJSON (RFC 7946).

const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** Writes a cell: numbers with a decimal comma, texts that would start a formula after an apostrophe. */
function csvCell(value) {
  if (typeof value === "number") return String(value).replace(".", ",");
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** Writes the selection as a table, one line a structure, in the current language. */
function asCsv(data, selected) {
  const columns = csvColumns(data, selected);
  const lines = [
    columns.map(([name]) => csvCell(name)),
    ...selected.map((index) => columns.map(([, read]) => csvCell(read(data.structures[index]) ?? ""))),
  ];
  return `\ufeff${lines.map((line) => line.join(";")).join("\r\n")}\r\n`;
}

function csvColumns(data, selected) {
  const heading = (key) => say(key).replace(/[\u00a0\u202f]/g, " ");
  const told = [
    [heading("identifier"), (one) => one.id],
    [heading("name"), (one) => one.name],
    ...data.facets.map((facet, place) => [
      raw(facet.label),
      (one) => labelsOf(facet, one.values[place]).join(" | "),
    ]),
    [heading("place"), (one) => raw(one.where)],
    [heading("latitude"), (one) => one.at[0]?.[0]],
    [heading("longitude"), (one) => one.at[0]?.[1]],
    [heading("precision"), (one) => one.at[0]?.[2]],
    [
      heading("otherPoints"),
      (one) =>
        one.at
          .slice(1)
          .map(([north, east]) => `${north} ${east}`)
          .join(" | "),
    ],
    [heading("note"), (one) => raw(one.note)],
    [
      heading("sources"),
      (one) =>
        sourcesOf(data, one)
          .map((source) => raw(source.text))
          .join(" | "),
    ],
  ];
  const rows = selected.flatMap((index) =>
    data.structures[index].rows.map(([label]) => raw(data.texts[label])),
  );
  // What the card says beyond the facets; a criterion is a facet under its number.
  const others = [...new Set(rows)].filter((label) => !told.some(([name]) => name.endsWith(label)));
  return [...told, ...others.map((label) => [label, (one) => rowTexts(data, one, label)])];
}

function labelsOf(facet, values) {
  return values.map((value) => raw(facet.values[value].label));
}

function rowTexts(data, structure, label) {
  const rows = rowsOf(data, structure).filter((row) => raw(row.label) === label);
  return rows.flatMap((row) => row.values.map((value) => raw(value.text))).join(" | ");
}

/** Writes the selection as GeoJSON: a structure that is located nowhere has no geometry, and is there. */
function asGeoJson(data, selected) {
  const features = selected.map((index) => {
    const structure = data.structures[index];
    const facets = data.facets.map((facet, place) => [facet.name, labelsOf(facet, structure.values[place])]);
    return {
      type: "Feature",
      id: structure.id,
      geometry: geometryOf(structure.at),
      properties: {
        name: structure.name,
        place: raw(structure.where),
        ...Object.fromEntries(facets),
        precision: structure.at.map(([, , precision]) => precision),
        sources: sourcesOf(data, structure).map((source) => raw(source.text)),
      },
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
