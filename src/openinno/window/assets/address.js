// The state of the page in its address, after the #: readable, and whatever is unknown in it is ignored.
// The background stays out: whoever opens a link that another sent has not asked for anything of the web.

const UNKNOWN = "?";

/** Writes the state: what is chosen first, then what is open, then where the map is. */
function writeAddress(data, state, place) {
  const parts = [];
  const put = (key, ...values) => parts.push(`${key}=${values.map(readable).join(",")}`);
  data.facets.forEach((facet, index) => {
    const chosen = [...(state.chosen.get(index) ?? [])].sort((a, b) => a - b);
    if (chosen.length)
      put(facet.name, ...chosen.map((value) => (value < 0 ? UNKNOWN : facet.values[value].key)));
  });
  if (state.text.trim()) put("q", state.text.trim());
  if (state.around) put("near", communeKey(data.communes[state.around.commune]), String(state.around.km));
  if (state.around && state.sort === "name") put("sort", "name");
  if (state.unlocated) put("located", "no");
  if (state.layer)
    put("resilience", state.initiative === null ? "yes" : data.initiatives[state.initiative].id);
  if (state.selected !== null) put("id", data.structures[state.selected].id);
  if (state.lang !== data.lang) put("lang", state.lang);
  if (place) put("map", ...place.split(","));
  return parts.join("&");
}

/** Reads an address into a whole state, and where the map was. */
function readAddress(data, hash) {
  const state = emptyState(data);
  const given = new Map(hash.replace(/^#/, "").split("&").map(keyAndValues));
  data.facets.forEach((facet, index) => {
    const values = given.get(facet.name) ?? [];
    const chosen = values.map((key) =>
      key === UNKNOWN ? -1 : placeNamed(facet.values, (one) => one.key, key),
    );
    const known = chosen.filter((value, place) => value >= 0 || values[place] === UNKNOWN);
    if (known.length) state.chosen.set(index, new Set(known));
  });
  const one = (key) => given.get(key)?.join(",") ?? "";
  state.text = one("q");
  state.around = readAround(data.communes, given.get("near") ?? []);
  state.sort = state.around && one("sort") !== "name" ? "distance" : "name";
  state.unlocated = one("located") === "no";
  state.selected = placeOf(data.structures, one("id"));
  state.initiative = state.selected === null ? placeOf(data.initiatives, one("resilience")) : null;
  state.layer = state.initiative !== null || one("resilience") !== "";
  if (LANGUAGES.includes(one("lang"))) state.lang = one("lang");
  return { state, place: one("map") };
}

/** Returns the state of a page of which nothing was asked. */
function emptyState(data) {
  return {
    text: "",
    chosen: new Map(),
    around: null,
    unlocated: false,
    selected: null,
    initiative: null,
    lang: data.lang,
    layer: false,
    background: false,
    sort: "name",
  };
}

/** Returns what names a commune in the address: its name and its département, which tells homonyms apart. */
function communeKey([name, departement]) {
  return `${name}-${departement}`;
}

function readAround(communes, [key, distance]) {
  const commune = key ? placeNamed(communes, communeKey, key) : -1;
  const km = Number(distance);
  return commune >= 0 && km > 0 && km <= 2000 ? { commune, km } : null;
}

/** Returns the place of what has a name, as it is written or as people write it; -1 where nothing has. */
function placeNamed(all, nameOf, asked) {
  const exact = all.findIndex((one) => nameOf(one) === asked);
  const loose = plain(asked);
  return exact >= 0 || !loose ? exact : all.findIndex((one) => plain(nameOf(one)) === loose);
}

function placeOf(records, id) {
  const place = id ? records.findIndex((record) => record.id === id) : -1;
  return place < 0 ? null : place;
}

/** Escapes what would be read as a sign of the address, and nothing else that people can read. */
function readable(value) {
  return value === UNKNOWN ? value : encodeURIComponent(value).replace(/%20/g, "+").replace(/%2F/g, "/");
}

function keyAndValues(part) {
  const [key, ...values] = part.split("=");
  return [unescaped(key), values.join("=").split(",").filter(Boolean).map(unescaped)];
}

function unescaped(text) {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return "";
  }
}
