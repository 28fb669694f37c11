// What the page says, French then English. "|" parts the singular from the plural; {0} is the first number.
// Spaces before French signs are plain here: typeset() makes them unbreakable.

const LANGUAGES = ["fr", "en"];

const WORDS = {
  skip: ["Aller aux résultats", "Skip to the results"],
  language: ["Langue", "Language"],
  search: ["Rechercher", "Search"],
  searchHint: ["nom, thème, commune…", "name, theme, town…"],
  filters: ["Filtres", "Filters"],
  around: ["Autour d'une commune", "Around a commune"],
  aroundHint: ["commune…", "commune…"],
  within: ["Distance", "Distance"],
  kilometres: ["{0} km", "{0} km"],
  near: ["< 1 km", "< 1 km"],
  suggestions: ["Communes proposées", "Suggested communes"],
  suggested: ["{0} commune proposée|{0} communes proposées", "{0} suggested commune|{0} suggested communes"],
  suggestedNone: ["Commune absente de cette carte", "No such commune on this map"],
  unknown: ["inconnu", "unknown"],
  more: ["{0} autre…|{0} autres…", "{0} more…"],
  less: ["Réduire", "Show fewer"],
  find: ["Chercher dans la liste : ", "Search this list: "],
  narrow: ["{0} autre : précisez ci-dessus|{0} autres : précisez ci-dessus", "{0} more: search above"],
  chosen: ["{0} choisi|{0} choisis", "{0} chosen"],
  chips: ["Filtres actifs", "Active filters"],
  remove: ["Retirer : ", "Remove: "],
  clear: ["Tout effacer", "Clear all"],
  all: ["{0} structure|{0} structures", "{0} structure|{0} structures"],
  some: ["{0} structure sur {1}|{0} structures sur {1}", "{0} of {1} structures"],
  none: ["Aucune structure", "No structures"],
  noneHelp: [
    "Aucune structure ne répond à tous ces filtres. Retirez-en un, ou effacez tout.",
    "No structure meets all these filters. Remove one, or clear all.",
  ],
  results: ["Résultats", "Results"],
  resultsHint: [
    "Flèches haut et bas pour parcourir, Entrée pour ouvrir la fiche",
    "Up and down arrows to browse, Enter to open the card",
  ],
  sort: ["Trier par", "Sort by"],
  byName: ["nom", "name"],
  byDistance: ["distance", "distance"],
  unlocated: [
    "{0} structure non localisée|{0} structures non localisées",
    "{0} structure not located|{0} structures not located",
  ],
  unlocatedOnly: ["Non localisées", "Not located"],
  unlocatedShow: ["voir celles-ci seulement", "show only these"],
  unlocatedHide: ["voir toutes", "show all"],
  map: ["Carte", "Map"],
  mapHint: [
    "Tout ce que montre la carte se trouve aussi dans la liste des résultats.",
    "Everything on the map is also in the list of results.",
  ],
  legend: ["Légende", "Legend"],
  background: ["Fond de carte IGN (en ligne)", "IGN background map (online)"],
  initiatives: ["Initiatives de résilience", "Resilience initiatives"],
  initiativesOn: [
    "{0} initiative de résilience|{0} initiatives de résilience",
    "{0} resilience initiative|{0} resilience initiatives",
  ],
  initiativesHint: ["Toutes, quels que soient les filtres", "All of them, whatever the filters"],
  initiative: ["Initiative de résilience", "Resilience initiative"],
  axisUnknown: ["axe non précisé", "axis not given"],
  card: ["Fiche", "Card"],
  close: ["Fermer la fiche", "Close the card"],
  outside: [
    "Hors filtre : cette structure ne répond pas aux filtres actifs.",
    "Outside the filters: this structure does not meet them.",
  ],
  note: ["À savoir", "Worth knowing"],
  ties: ["Relations", "Relations"],
  sources: ["Sources", "Sources"],
  newTab: [" (nouvel onglet)", " (new tab)"],
  stated: ["énoncé", "stated"],
  share: ["Partager", "Share"],
  copy: ["Copier le lien", "Copy the link"],
  copied: ["Lien copié", "Link copied"],
  copyByHand: ["Lien à copier", "Link to copy"],
  csv: ["CSV", "CSV"],
  csvHint: [
    "Télécharger la sélection en CSV, pour tableur",
    "Download the selection as CSV, for spreadsheets",
  ],
  geojson: ["GeoJSON", "GeoJSON"],
  geojsonHint: [
    "Télécharger la sélection en GeoJSON, pour cartographie",
    "Download the selection as GeoJSON, for maps",
  ],
  print: ["Imprimer", "Print"],
  printed: ["Imprimé le {0}", "Printed on {0}"],
  beyond: [
    "{0} structure hors de cette vue|{0} structures hors de cette vue",
    "{0} structure outside this view|{0} structures outside this view",
  ],
  printMore: ["… et {0} autre|… et {0} autres", "… and {0} more"],
  credits: ["Crédits", "Credits"],
  identifier: ["identifiant", "identifier"],
  name: ["nom", "name"],
  place: ["lieu", "place"],
  address: ["adresse", "address"],
  latitude: ["latitude", "latitude"],
  longitude: ["longitude", "longitude"],
  precision: ["précision", "precision"],
  otherPoints: ["autres points", "other points"],
  fileName: ["structures", "structures"],
};

let language = 0;

/** Makes the page speak a language; an unknown one changes nothing. */
function speak(lang) {
  language = Math.max(0, LANGUAGES.indexOf(lang));
}

/** Returns a text of the data in the current language, as it is written. */
function raw(of) {
  return Array.isArray(of) ? of[language] || of[0] : (of ?? "");
}

/** Returns a text of the data in the current language, as it is shown. */
function text(of) {
  return typeset(raw(of));
}

/** Keeps each sign on the line of the word that it belongs to, and writes apostrophes as they are printed. */
function typeset(line) {
  const paged = line.replace(/\bp\. (?=\d)/g, "p.\u00a0").replace(/\S*'\S*/g, withApostrophes);
  return language === 0
    ? paged.replace(/ (?=[:»%])|(?<=«) /g, "\u00a0").replace(/ (?=[;?!])/g, "\u202f")
    : paged;
}

/** An address of the web or of mail stays as it is: it may be copied. */
function withApostrophes(word) {
  return /@|:\/\//.test(word) ? word : word.replace(/(?<=\p{L})'(?=\p{L})/gu, "’");
}

/** Returns what the page says in the current language; the first number chooses singular or plural. */
function say(key, ...numbers) {
  const forms = WORDS[key][language].split("|");
  const plural = language === 0 ? numbers[0] >= 2 : numbers[0] !== 1;
  const form = forms[plural ? forms.length - 1 : 0];
  return typeset(form.replace(/\{(\d)\}/g, (_, place) => figure(numbers[place])));
}

/** Writes a number as the current language does; any other text stays as it is. */
function figure(value) {
  return typeof value === "number" ? value.toLocaleString(LANGUAGES[language]) : value;
}
