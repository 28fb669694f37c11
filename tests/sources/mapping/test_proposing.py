"""Proposals for the tables that people really have: what is found, and what is rightly left alone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tables_by_hand import table_of_columns

from openinno import Position, Severity
from openinno.flat import FLAT_COLUMNS
from openinno.sources.mapping.files.toml import mapping_from_toml
from openinno.sources.mapping.proposing.making import propose
from openinno.sources.mapping.proposing.proposal import Proposal
from openinno.sources.mapping.proposing.samples import take_samples
from openinno.sources.mapping.proposing.weighing import Confidence

NAMES = ["La Fabrique", "H7", "TUBA", "Le Shadok", "Ici Montreuil", "EuraTechnologies"]
TYPES = ["fablab", "tiers-lieu", "fablab", "incubateur", "coworking", "accélérateur"]
TOWNS = ["Rennes", "Lyon", "Villeurbanne", "Strasbourg", "Montreuil", "Lille"]
POSTCODES = ["35000", "69002", "69100", "67000", "93100", "59000"]
INSEE = ["35238", "69123", "69266", "67482", "93048", "59350"]
DEPARTEMENTS = ["Ille-et-Vilaine", "Rhône", "Rhône", "Bas-Rhin", "Seine-Saint-Denis", "Nord"]
REGIONS = ["Bretagne", "Auvergne-Rhône-Alpes", "Auvergne-Rhône-Alpes", "Grand Est", "Île-de-France", "R32"]
STREETS = ["2 rue de la Paix", "70 quai Perrache", "145 cours Lafayette", "25 presqu'île Malraux", "", ""]
SITES = ["https://fabrique.bzh", "http://h7.fr", "www.tuba-lyon.com", "shadok.strasbourg.eu", None, None]
EMAILS = ["contact@fabrique.bzh", "bonjour@h7.fr", "info@tuba.com", None, None, None]
PHONES = ["02 99 00 00 00", "+33 4 72 00 00 00", "0478000000", None, None, None]
LATITUDES = [48.11, 45.74, 45.77, 48.57, 48.86, 50.63]
LONGITUDES = [-1.68, 4.82, 4.88, 7.76, 2.44, 3.02]
POINTS = [f"{north}, {east}" for north, east in zip(LATITUDES, LONGITUDES, strict=True)]
THEMES = ["énergie", "mobilité;santé", "numérique", "culture", "énergie;habitat", "NR"]
DATES = ["12/05/2014", "2015", "01/09/2018", "mai 2019", "2020-01", "03/02/2021"]
SIRETS = ["73282932000074", "35600000000048", None, None, None, None]
TEXTS = [f"Un lieu où l'on fabrique et où l'on apprend, numéro {number}." for number in range(6)]

CENSUSES: dict[str, tuple[dict[str, list[Any]], dict[str, str]]] = {
    "the list of a municipality": (
        {
            "Nom du fablab": NAMES,
            "Adresse": STREETS,
            "Code Postal": POSTCODES,
            "Ville": TOWNS,
            "Site internet": SITES,
            "Courriel": EMAILS,
            "Tél.": PHONES,
            "Observations": ["fermé en août", "", "", "", "", ""],
        },
        {
            "Nom du fablab": "name",
            "Adresse": "street",
            "Code Postal": "postcode",
            "Ville": "commune",
            "Site internet": "website",
            "Courriel": "email",
            "Tél.": "phone",
        },
    ),
    "an export by labels": (
        {
            "Nom de la structure": NAMES,
            "Typologie": TYPES,
            "Thématiques": THEMES,
            "Code INSEE commune": INSEE,
            "Nom Officiel Commune": TOWNS,
            "Nom Officiel Département": DEPARTEMENTS,
            "Nom Officiel Région": REGIONS,
            "geo_point_2d": POINTS,
            "Geo Shape": ['{"type": "Polygon"}'] * 6,
        },
        {
            "Nom de la structure": "name",
            "Typologie": "types",
            "Thématiques": "themes",
            "Code INSEE commune": "insee",
            "Nom Officiel Commune": "commune",
            "Nom Officiel Département": "departement",
            "Nom Officiel Région": "region",
            "geo_point_2d": "point",
        },
    ),
    "an export by names": (
        {
            "recordid": [f"a{number}" for number in range(6)],
            "nom": NAMES,
            "type_de_structure": TYPES,
            "code_postal": POSTCODES,
            "commune": TOWNS,
            "code_departement": ["35", "69", "69", "67", "93", "59"],
            "date_de_creation": DATES,
            "geo_point_2d": [{"lat": 48.1, "lon": -1.6}] * 6,
        },
        {
            "recordid": "id",
            "nom": "name",
            "type_de_structure": "types",
            "code_postal": "postcode",
            "commune": "commune",
            "code_departement": "departement",
            "date_de_creation": "opened",
            "geo_point_2d": "point",
        },
    ),
    "a shapefile": (
        {
            "nom_struct": NAMES,
            "code_posta": POSTCODES,
            "code_insee": INSEE,
            "nom_commun": TOWNS,
            "site_inter": SITES,
            "date_creat": DATES,
            "geometry": [{"type": "Point", "coordinates": [-1.68, 48.11]}] * 6,
        },
        {
            "nom_struct": "name",
            "code_posta": "postcode",
            "code_insee": "insee",
            "nom_commun": "commune",
            "site_inter": "website",
            "date_creat": "opened",
            "geometry": "point",
        },
    ),
    "an English sheet": (
        {
            "Place name": NAMES,
            "Street address": STREETS,
            "ZIP": POSTCODES,
            "City": TOWNS,
            "Website": SITES,
            "Opening year": [2014, 2015, 2018, 2019, 2020, 2021],
            "Lat": LATITUDES,
            "Lng": LONGITUDES,
            "Summary": TEXTS,
        },
        {
            "Place name": "name",
            "Street address": "street",
            "ZIP": "postcode",
            "City": "commune",
            "Website": "website",
            "Opening year": "opened",
            "Lat": "latitude",
            "Lng": "longitude",
            "Summary": "description",
        },
    ),
    "camelCase keys": (
        {
            "structureName": NAMES,
            "postalCode": POSTCODES,
            "siretNumber": SIRETS,
            "phoneNumber": PHONES,
            "openingDate": DATES,
        },
        {
            "structureName": "name",
            "postalCode": "postcode",
            "siretNumber": "siret",
            "phoneNumber": "phone",
            "openingDate": "opened",
        },
    ),
    "Lambert-93": (
        {"NOM": NAMES, "X": [352000.0, 842000.5], "Y": [6789000.0, 6519000.0]},
        {"NOM": "name", "X": "lambert93_x", "Y": "lambert93_y"},
    ),
    "degrees called x and y": (
        {"NOM": NAMES, "x": LONGITUDES, "y": ["48,11", "45,74", "45,77", "48,57", "48,86", "50,63"]},
        {"NOM": "name", "x": "longitude", "y": "latitude"},
    ),
    "the administration of companies": (
        {
            "Dénomination": NAMES,
            "N° SIRET": SIRETS,
            "SIREN": ["732829320", "356000000"],
            "Forme juridique": ["SAS", "association loi 1901", "SCIC", "SAS", "GIP", "SEM"],
            "Statut": ["en activité", "fermé", "en activité", "en projet", "actif", "actif"],
            "Propriété": ["public", "privé", "mixte", "public", "privé", "privé"],
        },
        {
            "Dénomination": "name",
            "N° SIRET": "siret",
            "SIREN": "siren",
            "Forme juridique": "legal_form",
            "Statut": "status",
            "Propriété": "ownership",
        },
    ),
    "headers damaged by an encoding": (
        {"Nom": NAMES, "D�partement": DEPARTEMENTS, "RÃ©gion": REGIONS, "Th?me": THEMES},
        {"Nom": "name", "D�partement": "departement", "RÃ©gion": "region", "Th?me": "themes"},
    ),
    "numbered columns": (
        {"Nom": NAMES, "Thème 1": ["énergie", "santé"], "Thème 2": ["mobilité"], "Thème 3": []},
        {"Nom": "name", "Thème 1": "themes", "Thème 2": "themes", "Thème 3": "themes"},
    ),
    "headers that mean nothing": (
        {"A": NAMES, "B": SITES, "C": TYPES, "D": REGIONS, "E": POINTS},
        {"A": "name", "B": "website", "C": "types", "D": "region", "E": "point"},
    ),
    "a structure that is a name": (
        {"Structure": NAMES, "Type": TYPES},
        {"Structure": "name", "Type": "types"},
    ),
    "a structure that is a type": (
        {"name": NAMES, "structure": TYPES},
        {"name": "name", "structure": "types"},
    ),
    "a place that is a town": ({"Projet": NAMES, "Lieu": TOWNS}, {"Projet": "name", "Lieu": "commune"}),
    "a site that is a place": ({"Site": NAMES, "Url": SITES}, {"Site": "name", "Url": "website"}),
    "a public that is an owner": (
        {"Nom": NAMES, "Public": ["public", "privé", "privé", "public", "mixte", "privé"]},
        {"Nom": "name", "Public": "ownership"},
    ),
}


@pytest.mark.parametrize(("columns", "expected"), CENSUSES.values(), ids=CENSUSES)
def test_the_columns_of_a_census_are_found(columns: dict[str, list[Any]], expected: dict[str, str]) -> None:
    """What people call their columns and what stands in them tell the attributes, and no other is guessed."""
    proposal = propose(table_of_columns(**columns))

    assert proposal.mapping.named() == expected


def reason_of(proposal: Proposal, column: str) -> tuple[str | None, str]:
    """Return what is proposed for a column, and why in English."""
    reason = next(reason for reason in proposal.reasons if reason.column == column)
    return reason.attribute, reason.why.text("en")


def test_every_column_has_its_reason() -> None:
    """Nothing is passed over in silence: reasons follow the order of the table."""
    table = table_of_columns(Nom=NAMES, Jury=["national"] * 6, CP=POSTCODES)

    assert [reason.column for reason in propose(table).reasons] == ["Nom", "Jury", "CP"]


def test_columns_about_persons_are_never_proposed() -> None:
    """A census has no place for persons: such columns are left, and told."""
    table = table_of_columns(
        Structure=NAMES,
        Nom=["Martin", "Le Gall", "Roux", "Benali", "Petit", "Durand"],
        Prénom=["Jeanne", "Ali", "Eva", "Paul", "Anne", "Yann"],
        **{
            "Nom du responsable": ["Jeanne Martin"] * 6,
            "Mail": ["jeanne.martin@lab.fr", "ali.benali@a.fr", "eva.roux@b.fr"],
        },
    )
    proposal = propose(table)

    assert proposal.mapping.named() == {"Structure": "name"}
    assert "beside first names" in reason_of(proposal, "Nom")[1]
    assert "to be kept out of a census" in reason_of(proposal, "Nom du responsable")[1]


def test_a_contact_that_is_a_person_is_kept_out() -> None:
    """Names of persons alone, below a header that may mean a mailbox, are told from their cells."""
    people = ["Jeanne Martin", "Ali Benali", "Eva Roux", None, None, None]
    proposal = propose(table_of_columns(Nom=NAMES, Contact=people))

    assert proposal.mapping.named() == {"Nom": "name"}
    assert "to be kept out of a census" in reason_of(proposal, "Contact")[1]


def test_a_header_that_its_cells_contradict_is_left() -> None:
    """The name of a column is half of the evidence, and its cells the other."""
    proposal = propose(table_of_columns(Nom=NAMES, Thème=["dossier A", "dossier B"], Région=["Wallonie"] * 3))

    assert proposal.mapping.named() == {"Nom": "name"}
    assert reason_of(proposal, "Région") == (
        None,
        "its header would say region, but 0 % of its cells are read so",
    )


@pytest.mark.parametrize(
    ("header", "cells", "attribute"),
    [
        ("Latitude", ["48112345", "sept-48", "45.77", "n. c.", "4886", "?"], "latitude"),
        ("Code postal", ["35000", "cedex", "?", "Lyon", "n. c.", "à revoir"], "postcode"),
        ("SIRET", ["7,32829E+13", "3,56E+13", "73282932000074", "en cours", "?", "demandé"], "siret"),
        ("Ville", ["Rennes", "?", "Lion-sur-Rhône", "X", "en cours", "Y"], "commune"),
    ],
)
def test_damaged_cells_do_not_silence_a_header_that_says_one_thing(
    header: str, cells: list[Any], attribute: str
) -> None:
    """Where few cells can be read the column is proposed, to be checked: its author called it so."""
    proposal = propose(table_of_columns(Nom=NAMES, Longitude=LONGITUDES, lat=[None] * 6, **{header: cells}))
    reason = next(one for one in proposal.reasons if one.column == header)

    assert (reason.attribute, reason.confidence) == (attribute, Confidence.DOUBTFUL)


def test_coordinates_that_lost_their_decimal_mark_are_still_coordinates() -> None:
    """Numbers out of bounds are told row by row, rather than the column be passed over."""
    proposal = propose(
        table_of_columns(Nom=NAMES[:2], Latitude=[48112345, 45741234], Longitude=[-1681234, 4821234])
    )

    assert proposal.mapping.named() == {"Nom": "name", "Latitude": "latitude", "Longitude": "longitude"}


def test_codes_below_a_header_that_says_name_are_names() -> None:
    """H7 is a name, even where it stands twice and another column holds longer texts."""
    proposal = propose(table_of_columns(Nom=["H7", "H8"] * 3, Structure=NAMES))

    assert proposal.mapping.named() == {"Nom": "name"}


def test_a_table_that_has_our_labels_may_have_others_words_too() -> None:
    """Most of its headers are our labels by chance, and what people say of an address is no less known."""
    table = table_of_columns(
        Nom=NAMES, Commune=TOWNS, Latitude=LATITUDES, Longitude=LONGITUDES, Type=TYPES, Adresse=STREETS
    )

    assert propose(table).mapping.named()["Adresse"] == "street"


def test_an_identifier_must_be_one() -> None:
    """A column called so that repeats itself or has holes identifies nothing."""
    proposal = propose(table_of_columns(id=["1", "1", "2"], Nom=NAMES[:3]))

    assert proposal.mapping.named() == {"Nom": "name"}
    assert "missing in some rows or stands twice" in reason_of(proposal, "id")[1]


def test_two_columns_that_would_do_are_told() -> None:
    """Between equals the fuller is proposed, with a doubt that names the other."""
    proposal = propose(table_of_columns(Dénomination=[*NAMES[:3]], Intitulé=NAMES))
    reason = proposal.reasons[1]

    assert proposal.mapping.named() == {"Intitulé": "name"}
    assert reason.confidence is Confidence.LIKELY
    assert "would do as well: “Dénomination”" in reason.why.text("en")


def test_a_column_that_may_be_two_things_is_left() -> None:
    """Where evidence is even nothing is chosen, and both are named."""
    proposal = propose(table_of_columns(Nom=NAMES, Statut=[]))

    assert proposal.mapping.named() == {"Nom": "name"}
    assert reason_of(proposal, "Statut") == (None, "may be ownership or legal_form or status")


def test_a_table_without_a_name_gets_the_best_text_with_a_doubt() -> None:
    """Without a name every row would be refused: one is proposed, and said to be for want of a better."""
    proposal = propose(table_of_columns(CP=POSTCODES, Lauréat=NAMES, Jury=["national"] * 6))
    reason = proposal.reasons[1]

    assert (reason.attribute, reason.confidence) == ("name", Confidence.DOUBTFUL)
    assert "no header says “name”" in reason.why.text("en")


def test_a_name_for_want_of_a_better_is_warned_of() -> None:
    """Whoever reads by a proposal hears that its names are a guess, and from which column."""
    findings = propose(table_of_columns(CP=POSTCODES, Lauréat=NAMES)).findings(Position(file="lieux.csv"))

    assert [(one.code, one.severity) for one in findings] == [
        ("proposed-mapping", Severity.INFO),
        ("guessed-name", Severity.WARNING),
    ]
    assert "“Lauréat”" in findings[1].message("en")


def test_a_name_that_a_header_tells_needs_no_warning() -> None:
    """A column that is called so is no guess."""
    findings = propose(table_of_columns(Nom=NAMES, CP=POSTCODES)).findings(Position(file="lieux.csv"))

    assert [one.code for one in findings] == ["proposed-mapping"]


def test_words_that_are_not_ours_are_listed_for_a_person_to_explain() -> None:
    """A column of types with words of its own is proposed, and its file has a line to fill in."""
    proposal = propose(
        table_of_columns(Nom=NAMES, Type=["fablab", "usages", "tiers-lieu", "usages", "cantine"])
    )
    reason = proposal.reasons[1]

    assert (reason.attribute, reason.unknown) == ("types", ("usages", "cantine"))
    assert '# "Type" = { to = "types", words = { usages = [], cantine = [] } }' in proposal.to_toml()


def test_marked_columns_are_found_by_their_prefix() -> None:
    """A column for each theme, with crosses, becomes one attribute."""
    crosses: dict[str, list[Any]] = {
        "Thème : Énergie": ["X", None],
        "Thème : Santé": [None, "X"],
        "Thème : Autre": ["X"],
    }
    (marked,) = propose(table_of_columns(Nom=NAMES, **crosses)).mapping.marked

    assert marked.to == "themes"
    assert marked.columns == {"Thème : Énergie": "energy", "Thème : Santé": "health_and_ageing"}


def test_marked_columns_are_found_by_their_words() -> None:
    """Headers that are words of ours above nothing but marks need no prefix."""
    table = table_of_columns(
        Nom=NAMES,
        Énergie=["oui", "non"],
        Mobilité=["non", "oui"],
        Habitat=["oui", "oui"],
        Autre=["oui", "non"],
    )
    (marked,) = propose(table).mapping.marked

    assert marked.columns == {
        "Énergie": "energy",
        "Mobilité": "mobility",
        "Habitat": "housing_and_real_estate",
    }


def test_columns_with_other_cells_than_marks_are_no_group() -> None:
    """A header that is a word of ours above texts is something else."""
    table = table_of_columns(Nom=NAMES, Énergie=["solaire"], Mobilité=["vélo"], Habitat=["bois"])

    assert propose(table).mapping.marked == ()


@pytest.mark.parametrize(
    ("header", "cells", "hint"),
    [
        ("Code EPCI", ["243500139", "246900245", "200046977"], "siren"),
        ("Site de la mairie", ["http://rennes.fr", "http://lyon.fr", "http://lille.fr"], "website"),
        ("Domicile du lauréat", TOWNS, "commune"),
    ],
)
def test_cells_under_a_header_that_says_something_else_are_a_hint(
    header: str, cells: list[Any], hint: str
) -> None:
    """The SIREN of a grouping is not that of the place, although it looks the same: it is left, and told."""
    proposal = propose(table_of_columns(Nom=NAMES, **{header: cells}))
    reason = proposal.reasons[1]

    assert (reason.attribute, reason.others) == (None, (hint,))
    assert f"its cells might be {hint}" in reason.why.text("en")


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Niveau", ["1", "2", "3"]),
        ("Tranche", ["11", "12", "21"]),
        ("Date de mise à jour", DATES),
        ("created_at", DATES),
        ("Surface (m2)", [100, 200, 300]),
        ("Nom de la personne", NAMES),
        ("Adresse complète", ["2 rue X 35000 Rennes", "3 rue Y 69002 Lyon"]),
        ("Année de concours", [1999, 2000, 2001]),
        ("Structure liée au projet", NAMES),
        ("Création", ["Mairie", "Région"]),
    ],
)
def test_what_only_looks_like_an_attribute_is_left(header: str, cells: list[Any]) -> None:
    """Columns that a careless reader would take are not taken."""
    proposal = propose(table_of_columns(Nom=NAMES, **{header: cells}))

    assert proposal.mapping.named() == {"Nom": "name"}


def test_marked_columns_may_be_called_like_names() -> None:
    """People call a column of names after a kind of place too; above marks it is that kind."""
    crosses: dict[str, list[Any]] = {"Coworking": ["X"], "Fablab": [None, "X"], "Incubateur": ["X"]}
    (marked,) = propose(table_of_columns(Nom=NAMES, **crosses)).mapping.marked

    assert (marked.to, set(marked.columns.values())) == ("types", {"coworking", "fab_lab", "incubator"})


def test_a_wide_table_is_looked_at_less_deeply() -> None:
    """Memory stays bounded for the widest sheets."""
    wide = table_of_columns(**{f"colonne {place}": ["texte"] * 30 for place in range(15_000)})

    assert {sample.rows for sample in take_samples(wide, 1000)} == {20}


def test_no_half_of_a_point_is_proposed() -> None:
    """A latitude alone places nothing."""
    proposal = propose(table_of_columns(Nom=NAMES, Latitude=LATITUDES))

    assert reason_of(proposal, "Latitude") == (None, "half a point")


def test_a_point_is_told_once() -> None:
    """Where one column tells the point whole, those that tell it again are left."""
    proposal = propose(table_of_columns(Nom=NAMES, lat=LATITUDES, lon=LONGITUDES, geo_point_2d=POINTS))

    assert proposal.mapping.named() == {"Nom": "name", "geo_point_2d": "point"}


def test_points_with_the_longitude_first_are_declared_so() -> None:
    """The order of two numbers is told by where France is."""
    points = [f"{east}, {north}" for north, east in zip(LATITUDES, LONGITUDES, strict=True)]
    proposal = propose(table_of_columns(Nom=NAMES, Coordonnées=points))

    assert proposal.mapping.columns[1].form == "longitude-latitude"


def test_dates_with_the_month_first_are_declared_so() -> None:
    """Where only one order reads all the dates, that is the order."""
    proposal = propose(table_of_columns(Name=NAMES, Opened=["05/23/2014", "12/31/2015", "01/02/2016"]))

    assert proposal.mapping.columns[1].form == "month-first"


def test_a_label_of_a_portal_counts_as_a_header() -> None:
    """Portals give a column a technical name and a label for people."""
    import attrs

    table = table_of_columns(champ_1=NAMES, champ_2=POSTCODES)
    first, second = table.columns
    columns = (attrs.evolve(first, label="Nom"), attrs.evolve(second, label="Code postal"))

    assert propose(attrs.evolve(table, columns=columns)).mapping.named() == {
        "champ_1": "name",
        "champ_2": "postcode",
    }


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_table_of_ours_is_read_by_its_labels(lang: str) -> None:
    """What openinno writes needs no guess, whatever stands in it."""
    labels: dict[str, list[Any]] = {column.label.text(lang): [] for column in FLAT_COLUMNS}
    proposal = propose(table_of_columns(**labels))

    assert list(proposal.mapping.named().values()) == [column.name for column in FLAT_COLUMNS]


def test_a_table_of_ours_is_read_by_its_names() -> None:
    """A flat row written as CSV comes back column by column, technical ones too."""
    proposal = propose(table_of_columns(**{column.name: [] for column in FLAT_COLUMNS}))

    assert proposal.mapping.named() == {column.name: column.name for column in FLAT_COLUMNS}


def test_only_the_first_rows_are_looked_at() -> None:
    """A proposal costs the same on a file without end."""
    from itertools import count

    import attrs

    from openinno.sources.tables.table import TableRow

    table = attrs.evolve(
        table_of_columns(Nom=NAMES), read=lambda tell: (TableRow(row, [f"Lieu {row}"]) for row in count(2))
    )

    assert propose(table, sampled=10).rows == 10


def test_a_table_without_rows_gets_a_proposal_from_its_headers() -> None:
    """An empty file is told what it would be, and nothing is sure."""
    proposal = propose(table_of_columns(Nom=[], CP=[]))

    assert proposal.mapping.named() == {"Nom": "name", "CP": "postcode"}
    assert Confidence.SURE not in {reason.confidence for reason in proposal.reasons}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("columns", [columns for columns, _ in CENSUSES.values()], ids=CENSUSES)
def test_a_proposal_written_reads_back_as_its_mapping(columns: dict[str, list[Any]], lang: str) -> None:
    """A person may save it as it is."""
    proposal = propose(table_of_columns(**columns))

    assert mapping_from_toml(proposal.to_toml(lang)) == proposal.mapping


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_reasons_are_wrapped(lang: str) -> None:
    """A person reads them in an editor: no line of a reason is wider than a hundred signs."""
    table = table_of_columns(
        Dénomination=[*NAMES[:4], None, None], Intitulé=[None, None, *NAMES[2:]], Adresse=STREETS
    )
    comments = [line for line in propose(table).to_toml(lang).splitlines() if line.startswith("#")]

    assert max(map(len, comments)) <= 100
    assert not any(re.match(r"# ?[:;»]", line) or line.endswith("«") for line in comments)


def test_a_proposal_says_that_there_is_no_name() -> None:
    """The file to correct says first what would refuse every row."""
    text = propose(table_of_columns(CP=POSTCODES)).to_toml("fr")

    assert "AUCUNE colonne ne semble être le nom" in text


def test_of_many_columns_left_aside_a_few_are_told() -> None:
    """A table of thousands of columns fills no screen: the proposal itself has them all."""
    columns = {f"Champ {number}": ["x"] for number in range(4000)}
    proposal = propose(table_of_columns(Nom=NAMES[:1], **columns))
    told, *_ = proposal.findings(Position(file="lieux.csv"))

    assert told.message("fr").endswith("Champ 4 et 3995 autres")
    assert len(proposal.reasons) == 4001


def test_the_same_table_gets_the_same_proposal() -> None:
    """Nothing depends on the order of a set or on the clock."""
    table = table_of_columns(**CENSUSES["an export by labels"][0])

    assert propose(table) == propose(table)
    assert propose(table).to_toml() == propose(table).to_toml()


@pytest.mark.parametrize("header", ["Nom", "Name", "NOM", "nom *"])
@pytest.mark.parametrize("cell", ["H7", "4", "www.h7.fr", "Lyon"])
def test_a_column_that_is_called_name_is_the_name(header: str, cell: str) -> None:
    """One row proves nothing against the header: no other column becomes the name for want of a better."""
    proposal = propose(table_of_columns(**{header: [cell], "Jury": ["national"]}))

    assert proposal.mapping.named() == {header: "name"}
