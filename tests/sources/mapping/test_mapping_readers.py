"""Cells as people and spreadsheets write them, each by the reader of its attribute."""

from __future__ import annotations

import datetime
import sys
from typing import Any

import pytest

from openinno import RuleError, Severity
from openinno.sources.mapping.cells.pairs import degrees_in, pair_in
from openinno.sources.mapping.cells.readers import reader_of_column
from openinno.sources.mapping.cells.results import Read
from openinno.sources.mapping.declared import ABSENT, ColumnMapping
from openinno.sources.mapping.personal import looks_personal


def read(to: str, cell: Any, **how: Any) -> Read:
    """Read one cell of a column that is mapped to an attribute."""
    return reader_of_column(ColumnMapping(columns="x", to=to, **how), ABSENT)(cell)


def codes(found: Read) -> list[str]:
    """Return the codes of what was doubtful."""
    return [doubt.code for doubt in found.doubts]


@pytest.mark.parametrize(
    ("to", "cell", "value", "doubts"),
    [
        ("siren", "732 829 320", "732829320", []),
        ("siret", "73282932000074.0", "73282932000074", ["decimals-of-identifier"]),
        ("siret", 73282932000074.0, "73282932000074", ["decimals-of-identifier"]),
        ("siret", 73282932000074, "73282932000074", []),
        ("postcode", 1000, "01000", ["lost-zero"]),
        ("postcode", "1000", "01000", ["lost-zero"]),
        ("postcode", "F-75001", "75001", []),
        ("postcode", "75 001", "75001", []),
        ("insee", "2a004", "2A004", []),
        ("insee", 1053, "01053", ["lost-zero"]),
        ("siren", "5520044", "5520044", ["misshapen-identifier"]),
        ("siren", "05520044", "05520044", ["misshapen-identifier"]),
        ("siren", "demandé", "demandé", ["misshapen-identifier"]),
        ("siret", "7,32829E+13", None, ["scientific-notation"]),
        ("siret", "7.32829E+13", None, ["scientific-notation"]),
        ("siret", 1e18, None, ["scientific-notation"]),
        ("siret", 7328293200.5, None, ["scientific-notation"]),
    ],
)
def test_an_identifier_is_repaired_where_nothing_was_lost(
    to: str, cell: Any, value: str | None, doubts: list[str]
) -> None:
    """What a spreadsheet did to an identifier is undone without loss and told, or it is not guessed."""
    found = read(to, cell)

    assert (found.value, codes(found)) == (value, doubts)
    assert found.kept == (value is None)


def test_a_lost_zero_of_a_siren_is_told_by_its_check_digit() -> None:
    """Eight digits are a SIREN without its zero only where the last one is the check of the others."""
    assert read("siren", "5520135").value == "5520135"
    assert (read("siren", 5480870).value, read("siren", "05520044").value) == ("5480870", "05520044")
    assert (read("siren", 54808704).value, read("siren", 54808701).value) == ("054808704", "54808701")


@pytest.mark.parametrize(
    ("cell", "value", "doubts"),
    [
        (datetime.date(2014, 5, 12), "2014-05-12", []),
        (datetime.datetime(2014, 5, 12), "2014-05-12", []),
        (datetime.datetime(2014, 5, 12, 9), "2014-05-12", ["time-left-aside"]),
        ("2014-05-12T00:00:00+02:00", "2014-05-12", []),
        ("2014-05", "2014-05", []),
        ("13/05/2014", "2014-05-13", []),
        ("12.05.2014", "2014-05-12", ["day-first"]),
        ("12-05-2014", "2014-05-12", ["day-first"]),
        ("05/13/2014", None, ["month-first-date"]),
        ("13/05/14", "2014-05-13", ["short-year"]),
        ("mai 2014", "2014-05", []),
        ("1er mai 2014", "2014-05-01", []),
        ("May 2014", "2014-05", []),
        ("May 12, 2014", "2014-05-12", []),
        ("12 décembre 2014", "2014-12-12", []),
        ("05/2014", "2014-05", []),
        ("20140512", "2014-05-12", []),
        (2014, "2014", []),
        (2014.0, "2014", []),
        (41771, "2014-05-12", ["date-as-number"]),
        ("41771", "2014-05-12", ["date-as-number"]),
        (True, None, ["unread-date"]),
        ("bientôt", None, ["unread-date"]),
        ("31/02/2014", None, ["unread-date"]),
    ],
)
def test_a_date_is_read_as_precise_as_it_is_given(cell: Any, value: str | None, doubts: list[str]) -> None:
    """A date of any usual form is read; what was taken for granted is told, and nothing is swapped."""
    found = read("opened", cell)

    assert (found.value, codes(found)) == (value, doubts)


def test_the_form_of_dates_may_be_declared() -> None:
    """A declared form is followed, and no longer told as taken for granted."""
    assert read("opened", "05/12/2014", form="month-first") == Read("2014-05-12")
    assert read("opened", "05/12/2014", form="iso").kept
    assert codes(read("opened", "13/12/2014", form="month-first")) == ["day-first-date"]


@pytest.mark.parametrize(
    ("to", "cell", "value"),
    [
        ("themes", "Énergie; mobilités", "energy|mobility"),
        ("themes", "Énergie, mobilités", "energy|mobility"),
        ("themes", "énergie / tourisme et culture", "energy|tourism_and_culture"),
        ("themes", '["énergie", "mobilité"]', "energy|mobility"),
        ("themes", ["énergie", "mobilité"], "energy|mobility"),
        ("themes", "energy|energy|mobility", "energy|mobility"),
        ("themes", "énergie; n/a", "energy"),
        ("levels", 3.0, "3"),
        ("levels", "1;3", "1|3"),
        ("levels", "Niveau 2", "2"),
        ("ownership", "privée", "private"),
        ("precision", "rue", "street"),
    ],
)
def test_words_are_read_alone_and_in_lists(to: str, cell: Any, value: str) -> None:
    """Words are read by code, label or alias; lists by bars, semicolons, commas, as JSON or as lists."""
    assert read(to, cell) == Read(value)


def test_an_unknown_word_is_told_with_what_is_near() -> None:
    """What is understood of a list stays, and the finding says what the rest may be, as a guess."""
    found = read("types", "fablab; hakerspace")

    assert (found.value, found.kept) == ("fab_lab", True)
    (doubt,) = found.doubts
    assert (doubt.code, doubt.severity) == ("unknown-word", Severity.WARNING)
    assert doubt.fix is not None
    assert doubt.fix.text("fr").startswith("peut-être « makerspace » ; sinon, ")


def test_a_word_that_means_several_is_told_with_what_it_may_mean() -> None:
    """Nothing is guessed there: one of them is to be written."""
    (doubt,) = read("types", "pépinière").doubts

    assert doubt.code == "ambiguous-word"
    assert doubt.fix is not None
    assert doubt.fix.text("en").startswith("write “university start-up incubator (pépinière)” or ")


def test_a_word_that_means_too_much_is_told_apart() -> None:
    """A word that the vocabulary refuses is ambiguous, not unknown."""
    assert codes(read("themes", "patrimoine")) == ["ambiguous-word"]


def test_what_a_mapping_says_of_words_comes_first() -> None:
    """A word of the census means what the mapping says, several things or nothing, case aside."""
    words = {"Atelier": ["fab lab", "makerspace"], "usages": []}

    assert read("types", "ATELIERS", words=words) == Read("fab_lab|makerspace")
    assert read("types", "usages", words=words) == Read(kept=True)
    with pytest.raises(RuleError, match="hakerspace"):
        read("types", "x", words={"x": "hakerspace"})


def test_a_label_of_the_portal_gives_a_profile_and_its_type() -> None:
    """A type of the portal's lists in a column of profiles sets both, and tells what is lost."""
    found = read("profiles", "Tiers-lieux")

    assert (found.value, found.also, codes(found)) == (
        "living_lab",
        (("types", "third_place"),),
        ["portal-type"],
    )


def test_a_label_of_the_portal_that_names_several_types_gives_none() -> None:
    """Which of several types is meant is not guessed; the profile is read whole, its comma included."""
    found = read("profiles", "Accélérateurs; Technopoles, pôles de compétitivité")

    assert (found.value, found.also, codes(found)) == ("accelerator|technopole", (), ["portal-type"])


def test_a_type_among_profiles_and_a_profile_among_types_are_understood() -> None:
    """Each goes where it belongs, and that is told."""
    kind = read("profiles", "fablab")
    profile = read("types", "Living Lab et pépinière ESS")

    assert (kind.value, kind.also, codes(kind)) == (
        "living_lab",
        (("types", "fab_lab"),),
        ["type-for-profile"],
    )
    assert (profile.value, profile.also) == (None, (("profiles", "living_lab"),))


@pytest.mark.parametrize(
    ("to", "cell", "value", "doubts"),
    [
        ("departement", "Ille-et-Vilaine (35)", "35", []),
        ("departement", "1", "01", ["lost-zero"]),
        ("departement", "2a", "2A", []),
        ("departement", "20", "20", ["unknown-departement"]),
        ("region", "R53", "Bretagne", []),
        ("region", 84, "Auvergne-Rhône-Alpes", []),
        ("region", "Picardie", "Hauts-de-France", ["former-region"]),
        ("region", "Wallonie", "Wallonie", ["unknown-region"]),
        ("support_min_months", "6 mois", 6, []),
        ("support_min_months", "1 an", 12, []),
        ("support_min_months", "18.0", 18, []),
        ("support_min_months", "6 à 12 mois", None, ["unread-cell"]),
        ("street", "VIPE<br/>4, rue", "VIPE, 4, rue", ["web-line-break"]),
        ("description", "L\x92atelier", "L’atelier", ["windows-sign"]),
        ("name", "La\u00a0Cité\u200b", "La Cité", []),
        ("name", 12.0, "12", ["no-text"]),
        ("name", True, "true", ["no-text"]),
        ("partner_names", "Orange; Rennes, Métropole", "Orange|Rennes, Métropole", []),
        ("partner_names", '["Orange", "Total"]', "Orange|Total", []),
        ("partner_names", "[Orange, Total", "[Orange, Total", []),
        ("latitude", "48,1", 48.1, []),
        ("latitude", "nord", None, ["unread-cell"]),
        ("support_min_months", " ", None, []),
        ("opened", " ", None, []),
        ("opened", "999999", None, ["unread-date"]),
        ("levels", "2.0", "2", []),
        ("name", "a\ud800", "a\ufffd", ["broken-letter"]),
        ("name", {(1, 2): 3}, "<dict>", ["no-text"]),
    ],
)
def test_other_cells_are_read_as_their_attribute_asks(
    to: str, cell: Any, value: str | int | None, doubts: list[str]
) -> None:
    """Areas give codes or names, durations months, texts are tidied; what was doubtful is told."""
    found = read(to, cell)

    assert (found.value, codes(found)) == (value, doubts)


@pytest.mark.parametrize(
    ("cell", "form"),
    [
        ("48.1, -1.7", None),
        ("48,1 ; -1,7", None),
        ("48,1, -1,7", None),
        ("48.1 -1.7", None),
        ("-1.7, 48.1", "longitude-latitude"),
        ("POINT (-1.7 48.1)", None),
        ("SRID=4326;POINT(-1.7 48.1)", "wkt"),
        ({"type": "Point", "coordinates": [-1.7, 48.1]}, None),
        ('{"type":"Point","coordinates":[-1.7,48.1]}', "geojson"),
        ({"lat": 48.1, "lon": -1.7}, None),
        ({"lon": "-1,7", "lat": "48,1"}, None),
        ([-1.7, 48.1], "longitude-latitude"),
        ("48°06'00\"N 1°42'00\"O", None),
        ("1°42'00\"O 48°06'00\"N", None),
        ({"type": "Feature", "geometry": {"type": "Point", "coordinates": [-1.7, 48.1]}}, None),
    ],
)
def test_a_point_in_one_cell_is_read_in_any_usual_form(cell: Any, form: str | None) -> None:
    """Pairs, WKT, GeoJSON, the objects of portals and angles all give the same point."""
    pair = pair_in(cell, form)

    assert pair is not None
    assert (round(pair.latitude, 9), round(pair.longitude, 9)) == (48.1, -1.7)


@pytest.mark.parametrize(
    "cell",
    [
        *("48.1", "nord", "", [48.1, -1.7], {"lat": 1}, "(1 2 3)", "[[[", True, None, "4" * 500),
        {"type": "Point", "coordinates": [1]},
        {"type": "Feature", "geometry": {"type": "Feature", "geometry": None}},
    ],
)
def test_what_is_no_point_gives_none(cell: Any) -> None:
    """A list without a declared form is not guessed, and anything else is no point."""
    assert pair_in(cell) is None


@pytest.mark.parametrize("form", ["wkt", "geojson"])
def test_a_pair_of_numbers_is_no_geometry(form: str) -> None:
    """Where a form is declared, a cell in another form is not guessed."""
    assert pair_in("48.1, -1.7", form) is None


def test_without_its_library_a_geometry_gives_no_point(monkeypatch: pytest.MonkeyPatch) -> None:
    """A point inside an area asks for a library; where it is missing, the cell is told as unread."""
    area = {"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 0]]]}
    found = pair_in(area)

    monkeypatch.setitem(sys.modules, "shapely", None)

    assert found is not None
    assert found.area
    assert pair_in(area) is None


@pytest.mark.parametrize(
    ("to", "ours"), [("ownership", ["public", "private"]), ("region", ["Bretagne", "Corse"])]
)
def test_one_attribute_takes_one_word(to: str, ours: list[str]) -> None:
    """A mapping cannot say that a word means two where a structure has a single one."""
    with pytest.raises(RuleError, match="a word means a single one"):
        read(to, "x", words={"x": ours})


@pytest.mark.parametrize(
    ("to", "cell", "words", "value"),
    [
        ("partner_names", "les deux", {"Les deux": ["Orange", "Total"]}, "Orange|Total"),
        ("partner_names", "NC", {"NC": []}, None),
        ("partner_names", "Orange", {"NC": []}, "Orange"),
        ("region", "Idf", {"idf": ["Île-de-France"]}, "Île-de-France"),
        ("region", "NC", {"NC": []}, None),
    ],
)
def test_a_mapping_says_what_the_words_of_any_column_mean(
    to: str, cell: str, words: dict[str, list[str]], value: str | None
) -> None:
    """Names and places are put in other words too, and what means nothing is kept beside."""
    found = read(to, cell, words=words)

    assert (found.value, found.kept) == (value, value is None)


def test_a_number_longer_than_python_writes_is_kept() -> None:
    """A whole number of thousands of digits does not stop the reading: it is kept in base sixteen."""
    assert read("name", 10**5000).value == hex(10**5000)


def test_a_point_is_read_from_a_column_only() -> None:
    """Where the point of every row is to be one, its two degrees are said apart."""
    with pytest.raises(RuleError, match="point is read from a column only"):
        read("point", "48.1, -1.7")


def test_a_cell_of_hundreds_of_words_is_told_once() -> None:
    """A list that no list of themes could be costs one finding, not one a word."""
    assert codes(read("themes", [str(number) for number in range(1000)])) == ["unread-words"]


def test_degrees_may_have_minutes() -> None:
    """One coordinate may be an angle, with a letter for its side."""
    assert degrees_in("1°30'O") == -1.5
    assert degrees_in("1°30'N") == 1.5


@pytest.mark.parametrize(
    ("name", "samples"),
    [
        ("Nom du contact", []),
        ("Prénom", []),
        ("Responsable", []),
        ("mail perso", []),
        ("tel_portable", []),
        ("Date de naissance", []),
        ("Courriel", ["jeanne.martin@lab.fr", "ali.benali@lab.fr", "eva-roux@lab.fr"]),
        ("Tél", ["06 12 34 56 78", "0712345678", "+33 6 12 34 56 78"]),
        ("Contact", ["Jeanne Martin", "Ali BENALI", "Anne-Marie Le Gall"]),
        ("Contacts du lieu", ["M. Roux", "Mme Le Goff (accueil)", "Jean d'Ormesson, 02 99 00 00 00", ""]),
    ],
)
def test_a_column_of_persons_is_recognised(name: str, samples: list[object]) -> None:
    """By its name, or by what its first cells look like."""
    assert looks_personal(name, samples) is not None


@pytest.mark.parametrize(
    ("name", "samples"),
    [
        ("Nom", ["TUBA"]),
        ("Ville", []),
        ("Portail", []),
        ("Courriel", ["contact@lab.fr", "tiers.lieu@lab.fr", "fab-lab@lab.fr"]),
        ("Téléphone", ["02 99 12 34 56"] * 5),
        ("Contact", ["contact@lab.fr", "02 99 12 34 56", "www.lab.fr", "par courriel"]),
        ("Contact", ["Mairie de Lyon", "Service Culture", "Accueil", "Office du Tourisme"]),
        ("Porteur", ["La Fabrique", "Ici Montreuil", "Le Shadok"]),
    ],
)
def test_a_column_of_organisations_is_left_in_peace(name: str, samples: list[object]) -> None:
    """Names of structures, shared addresses and landlines tell of no person."""
    assert looks_personal(name, samples) is None


@pytest.mark.parametrize("text", ["a;" * 1000, "énergie," * 1000, "x" * 100_000, "<" + " " * 100_000])
@pytest.mark.parametrize("to", ["themes", "types", "ownership", "description", "opened", "region", "siren"])
def test_a_cell_that_is_far_too_long_is_told_once(to: str, text: str) -> None:
    """Nothing is read of it piece by piece, and its finding stays short."""
    found = read(to, text)

    assert len(found.doubts) <= 1
    assert all(len(doubt.text.fr) < 3000 for doubt in found.doubts)
