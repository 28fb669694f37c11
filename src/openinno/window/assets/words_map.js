// What the map says, French then English; see words.js.

Object.assign(WORDS, {
  mapLabel: [
    "Carte : flèches pour se déplacer, + et − pour zoomer. Les lieux qu’elle montre sont ceux de la liste des résultats.",
    "Map: arrows to move, + and − to zoom. The places that it shows are those of the list of results.",
  ],
  zoomIn: ["Zoomer", "Zoom in"],
  zoomOut: ["Dézoomer", "Zoom out"],
  views: ["Aller à un territoire", "Go to a territory"],
  mainland: ["Hexagone et Corse", "Mainland and Corsica"],
  elsewhere: ["Ailleurs", "Elsewhere"],
  viewCount: ["{0} structure|{0} structures", "{0} structure|{0} structures"],
  cluster: ["{0} lieu|{0} lieux", "{0} place|{0} places"],
  clusterHint: ["Cliquer pour agrandir", "Click to zoom in"],
  stackHint: ["Au même endroit : cliquer pour les séparer", "At the same spot: click to part them"],
  stackList: [
    "{0} structure au même endroit|{0} structures au même endroit",
    "{0} structure at the same spot|{0} structures at the same spot",
  ],
  roughly: ["Placé au centre de sa commune", "Shown at the centre of its commune"],
  roughlyArea: ["Placé au centre d’une zone plus large", "Shown at the centre of a wider area"],
  nowhere: ["Commune non précisée", "Commune not given"],
  nowhereIn: [
    "{0} structure, commune non précisée|{0} structures, commune non précisée",
    "{0} structure, commune not given|{0} structures, commune not given",
  ],
  initiativeNowhere: [
    "{0} initiative, commune non précisée|{0} initiatives, commune non précisée",
    "{0} initiative, commune not given|{0} initiatives, commune not given",
  ],
  nowhereList: [
    "{1} : {0} structure, commune non précisée|{1} : {0} structures, commune non précisée",
    "{1}: {0} structure, commune not given|{1}: {0} structures, commune not given",
  ],
  initiativeList: [
    "{1} : {0} initiative, commune non précisée|{1} : {0} initiatives, commune non précisée",
    "{1}: {0} initiative, commune not given|{1}: {0} initiatives, commune not given",
  ],
  moreInList: ["… et {0} autre dans la liste|… et {0} autres dans la liste", "… and {0} more in the list"],
  closeList: ["Fermer la liste", "Close the list"],
  legendCluster: ["Plusieurs lieux, parts par profil", "Several places, shares by profile"],
  legendNowhere: ["Commune non précisée", "Commune not given"],
  backgroundFails: [
    "Le fond de carte IGN ne répond pas : la carte reste utilisable sans lui.",
    "The IGN background does not answer: the map works without it.",
  ],
});
