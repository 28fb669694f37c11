"""The portal evaluates ODSQL as the fact sheet says: each answer here was worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from portal import Portal
from portal.asking import ask, ids
from portal.odsql import OdsqlSyntaxError, parse_order, parse_select, parse_where

TOLD = ["atelier", "fabrique", "incubateur", "pepiniere"]
"""The rows with values in most fields; two rows named vide and 54 bureaux with 200 to 253 places follow."""


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("places = 101", ["atelier"]),
        ("places: 101", ["atelier"]),
        ("places > 14 and places < 101", ["fabrique", "pepiniere"]),
        ("places >= 252", ["bureau-52", "bureau-53"]),
        ("places <= 15 or surface = 20.5", ["fabrique", "incubateur", "pepiniere"]),
        ("places + 1 = 102", ["atelier"]),
        ("(places * 2) = 202", ["atelier"]),
        ("surface / 0 = 1", []),
        ("grand = 9007199254740993", ["atelier"]),
        ("grand = 9007199254740992", []),
        ("grand > 9223372036854775805", ["fabrique"]),
        ("`2024` = 7", ["atelier"]),
        ("surface != 20.5", ["atelier", "incubateur", "pepiniere"]),
        ("not surface = 20.5 and places < 200", ["atelier", "incubateur", "pepiniere"]),
        ("not ouvert and places < 200", ["fabrique", "pepiniere"]),
        ("not (places < 253 or surface = 0.1)", ["vide", "vide", "bureau-53"]),
        ("ouvert", ["atelier", "incubateur"]),
        ("ouvert is true", ["atelier", "incubateur"]),
        ("ouvert is false", ["fabrique", "pepiniere"]),
        ("ouvert: FALSE", ["fabrique", "pepiniere"]),
        ("ouvert is not true and places < 200", ["fabrique", "pepiniere"]),
        ("nom is null", ["vide", "vide"]),
        ("scores IS NOT NULL", ["atelier", "fabrique"]),
        ("nom = 'La Fabrique d\\'Été'", ["fabrique"]),
        ('nom = "La Fabrique d\'Été"', ["fabrique"]),
        ("nom = 'la fabrique d\\'été'", []),
        ('nom = "L\'Atelier \\"du\\" Canal"', ["atelier"]),
        ("nom like 'ecoles'", ["pepiniere"]),
        ("nom like 'des éco*'", ["pepiniere"]),
        ("nom like 'eco'", []),
        ("nom like 'fabri?ue'", ["fabrique"]),
        ("id in ('atelier', 'pepiniere', 'rien')", ["atelier", "pepiniere"]),
        ("places in (14, 15)", ["incubateur", "pepiniere"]),
        ("not id in ('atelier') and surface is not null", ["fabrique", "incubateur", "pepiniere"]),
        ("places in [14..40]", ["fabrique", "incubateur", "pepiniere"]),
        ("places in ]14..40[", ["pepiniere"]),
        ("places in [14 TO 15]", ["incubateur", "pepiniere"]),
        ("'métal' in tags", ["atelier", "fabrique"]),
        ("12 in scores", ["atelier"]),
        ("tags = 'santé'", ["incubateur"]),
        ("'fabrique'", ["fabrique"]),
        ("'ete fabrique'", ["fabrique"]),
        ("'métal' and not 'canal'", ["fabrique"]),
        ("'fabriqu'", []),
        ("search(nom, 'fabrikue')", ["fabrique"]),
        ("search(nom, 'estu')", ["incubateur"]),
        ("search('canl')", ["atelier"]),
        ("suggest(*, 'estu')", ["incubateur"]),
        ("suggest(nom, description, 'anti')", ["fabrique"]),
        ("suggest(nom, 'anti')", []),
        ("startswith(nom, 'La')", ["fabrique"]),
        ("startswith(nom, 'la')", []),
        ("startswith(nom, 'pép')", ["pepiniere"]),
        ("length(nom) = 8 and places < 202", ["bureau-00", "bureau-01"]),
        ("lower(nom) = 'bureau 7'", ["bureau-07"]),
        ("1 = 2", []),
    ],
)
def test_conditions_on_values(portal: Portal, where: str, expected: list[str]) -> None:
    """Each condition on numbers, texts, booleans and lists keeps the rows it should."""
    assert ids(portal, where=where) == expected


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("ouverture = date'2014'", ["atelier", "fabrique"]),
        ("ouverture = date'2014-12'", ["fabrique"]),
        ("ouverture = date'2014/05/12'", ["atelier"]),
        ("ouverture != date'2014'", ["incubateur", "pepiniere"]),
        ("ouverture > date'2014'", ["incubateur", "pepiniere"]),
        ("ouverture >= date'2014'", TOLD),
        ("ouverture < date'2014-12'", ["atelier"]),
        ("ouverture <= date'2014-12'", ["atelier", "fabrique"]),
        ("ouverture in [date'2014-12'..date'2018-01']", ["fabrique", "incubateur"]),
        ("ouverture in [date'2014'..date'2018'[", ["atelier", "fabrique"]),
        ("`year` = date'2018'", ["incubateur", "pepiniere"]),
        ("mois = date'2018-06'", ["pepiniere"]),
        ("maj > date'2026-07-26'", ["atelier", "fabrique"]),
        ("maj > date'2026-07-27'", []),
        ("maj > date'2026-07-27T19:39:00Z'", ["fabrique"]),
        ("maj = date'2026-07-27T21:39:00+02:00'", ["atelier"]),
        ("year(maj) = 2025", ["pepiniere"]),
        ("month(ouverture) = 12", ["fabrique"]),
        ("date_format(ouverture, 'dd') = '12'", ["atelier"]),
        ("maj < now(years=-200)", []),
    ],
)
def test_conditions_on_dates(portal: Portal, where: str, expected: list[str]) -> None:
    """A literal less precise than an instant stands for the whole of its period."""
    assert ids(portal, where=where) == expected


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("within_distance(point, geom'POINT(2.35 48.85)', 1km)", ["atelier"]),
        ("within_distance(point, geom'POINT(2.35 48.85)', 100m)", []),
        ("within_distance(point, geom'POINT(2.35 48.85)', 250mi)", ["atelier", "fabrique", "incubateur"]),
        ("in_bbox(point, 45, 2, 49, 5)", ["atelier", "fabrique"]),
        ("in_bbox(point, 2, 45, 5, 49)", []),
        ("within(point, geom'POLYGON((2 48, 3 48, 3 49, 2 49, 2 48))')", ["atelier"]),
        ("intersects(contour, geom'POLYGON((2.34 48.85, 3 48.85, 3 49, 2.34 49, 2.34 48.85))')", ["atelier"]),
        ("within(contour, geom'POLYGON((2.34 48.85, 3 48.85, 3 49, 2.34 49, 2.34 48.85))')", []),
        ("disjoint(contour, geom'POLYGON((2 48, 3 48, 3 49, 2 49, 2 48))')", ["fabrique"]),
        (
            'within(point, geom\'{"type": "Polygon", "coordinates": [[[4, 45], [5, 45], [5, 46]]]}\')',
            ["fabrique"],
        ),
    ],
)
def test_conditions_on_places(portal: Portal, where: str, expected: list[str]) -> None:
    """Geometries give the longitude first, boxes the latitude; 250 miles reach Lyon, 392 km from Paris."""
    assert ids(portal, where=where) == expected


def test_conditions_given_apart_must_all_hold(portal: Portal) -> None:
    """Several where parameters are joined by AND."""
    assert ids(portal, where=["places > 14", "places < 40"]) == ["pepiniere"]


@pytest.mark.parametrize(
    ("clause", "given", "code"),
    [
        ("where", "rien = 1", "400 ODSQLError"),
        ("where", "places = '101'", "400 IncompatibleTypesInComparisonFilter"),
        ("where", "nom = 3", "400 IncompatibleTypesInComparisonFilter"),
        ("where", "`year` = '2014'", "400 IncompatibleTypesInComparisonFilter"),
        ("where", "`year` = 2014", "400 IncompatibleTypesInComparisonFilter"),
        ("where", "places = date'2014'", "400 IncompatibleTypesInComparisonFilter"),
        ("where", "nom > 'm'", "400 ODSQLError"),
        ("where", "year = date'2014'", "400 ODSQLSyntaxError"),
        ("where", "2024 = 7 and 2024 foo", "400 ODSQLSyntaxError"),
        ("where", "places <> 3", "400 ODSQLSyntaxError"),
        ("where", "nom = 'L''Atelier'", "400 ODSQLSyntaxError"),
        ("where", "nom not in ('a')", "400 ODSQLSyntaxError"),
        ("where", "nom not like 'a'", "400 ODSQLSyntaxError"),
        ("where", "lower(nom) in ('a')", "400 ODSQLSyntaxError"),
        ("where", "ouverture in (date'2014')", "400 ODSQLSyntaxError"),
        ("where", "false", "400 ODSQLSyntaxError"),
        ("where", "ouverture = date'2014-13'", "400 ODSQLError"),
        ("where", "within_distance(point, geom'POINT(2 48)', 1)", "400 ODSQLError"),
        ("select", "rien", "400 ODSQLError"),
        ("select", "stddev(places)", "400 ODSQLError"),
        ("select", "sum(nom)", "400 ODSQLError"),
        ("select", "min(nom)", "400 ODSQLError"),
        ("select", "places as a, nom as a", "400 ODSQLError"),
        ("select", "CASE WHEN nom THEN 1 END", "400 ODSQLSyntaxError"),
        ("group_by", "point", "400 ODSQLError"),
        ("group_by", "contour", "400 ODSQLError"),
        ("order_by", "contour", "400 ODSQLError"),
        ("order_by", "places sideways", "400 ODSQLSyntaxError"),
    ],
)
def test_what_is_refused(portal: Portal, clause: str, given: str, code: str) -> None:
    """A wrong clause is refused with the code of the fact sheet, and the clause is named."""
    answer = ask(portal, "lieux/records", **{clause: given})

    assert answer.code == code
    assert answer.json["message"].endswith(f"Clause(s) containing the error(s): {clause}.")
    assert "ODSQL query is malformed: " in answer.json["message"]


def test_a_syntax_error_says_where(portal: Portal) -> None:
    """The message of a syntax error has the position and the clause."""
    assert "at position 9 in 'places = ='" in ask(portal, "lieux/records", where="places = =").json["message"]


def _first(portal: Portal, select: str, **params: Any) -> Any:
    answer = ask(portal, "lieux/records", select=select, limit=1, **params)
    assert answer.status == 200, answer.body
    return answer.json["results"][0]


@pytest.mark.parametrize(
    ("select", "expected"),
    [
        ("nom as titre, `2024`", {"titre": 'L\'Atelier "du" Canal', "2024": 7}),
        ("2 * places", {"2 * places": 202}),
        ("places / 0 as q", {"q": None}),
        ("length(id), lower(nom) as bas", {"length(id)": 7, "bas": 'l\'atelier "du" canal'}),
        ("include(p*), exclude(point), exclude(photo)", {"places": 101}),
        ("ifnull(`2024`, 3) as n", {"n": 7}),
        ("json_format(texte_json) as j", {"j": {"a": [1, 2]}}),
        ("year(ouverture) as a, day(ouverture) as j, hour(maj) as h", {"a": 2014, "j": 12, "h": 19}),
        ("date_format(ouverture, \"'le 'd MMMM yyyy\") as d", {"d": "le 12 mai 2014"}),
        ("date_format(ouverture, 'E EEEE') as d", {"d": "lun. lundi"}),
        ("surface, grand, `year`, mois", {
            "surface": 101830, "grand": 9007199254740993, "year": "2014", "mois": "2014-05",
        }),
        ("distance(point, geom'POINT(2.3488 48.8534)') as d", {"d": 0}),
    ],
)  # fmt: skip
def test_what_is_selected(portal: Portal, select: str, expected: Any) -> None:
    """Expressions are named by their alias, else as they were typed; whole doubles lose their decimals."""
    assert _first(portal, select) == expected


def test_the_language_names_months(portal: Portal) -> None:
    """The parameter lang changes the words of date_format."""
    assert _first(portal, "date_format(ouverture, 'MMMM') as m", lang="en") == {"m": "May"}


def test_a_text_that_is_no_json_has_its_fallback(portal: Portal) -> None:
    """The second argument of json_format stands for a text that is no JSON."""
    where = "id = 'fabrique'"

    assert _first(portal, "json_format(texte_json, 'non') as j", where=where) == {"j": "non"}
    assert _first(portal, "json_format(texte_json) as j", where=where) == {"j": "pas du JSON"}


@pytest.mark.parametrize(
    ("select", "expected"),
    [
        ("count(*) as n, count(surface) as s", {"n": 60, "s": 4}),
        ("count(distinct secteur)", {"count(distinct secteur)": 5}),
        ("count(distinct ifnull(secteur, 'sans')) as n", {"n": 6}),
        ("sum(`2024`), min(surface), max(places)", {
            "sum(`2024`)": 7, "min(surface)": -3, "max(places)": 253,
        }),
        ("min(ouverture) as d, max(`year`) as a", {"d": "2014-05-12", "a": "2018"}),
        ("sum(`2024`) / count(`2024`) as moyenne", {"moyenne": 3.5}),
        ("avg(`2024`)", {"avg(`2024`)": 3.5}),
        ("median(places) as m", {"m": 224.5}),
    ],
)  # fmt: skip
def test_aggregates_without_groups(portal: Portal, select: str, expected: Any) -> None:
    """An aggregate is over every row."""
    assert _first(portal, select) == expected


def test_percentiles_are_out_of_a_hundred(portal: Portal) -> None:
    """A percentile given from 0 to 1 is taken for less than 1 percent."""
    row = _first(portal, "percentile(places, 50) as half, percentile(places, 0.5) as wrong")

    assert row["half"] == _first(portal, "median(places) as m")["m"]
    assert 14 <= row["wrong"] <= 15


def test_an_aggregate_without_groups_is_repeated(portal: Portal) -> None:
    """The only row comes as often as the limit, and the count is that of the rows."""
    answer = ask(portal, "lieux/records", select="count(*) as n").json

    assert answer == {"total_count": 60, "results": [{"n": 60}] * 10}


def test_boxes_are_features(portal: Portal) -> None:
    """The box of some points is a GeoJSON Feature."""
    box = _first(portal, "bbox(point) as b")["b"]

    assert box["type"] == "Feature"
    assert box["geometry"]["coordinates"][0][0] == [-1.5534, -5.984]


def _groups(portal: Portal, **params: Any) -> list[Any]:
    answer = ask(portal, "lieux/records", **{"limit": 100, **params})
    assert answer.status == 200, answer.body
    assert answer.json["total_count"] >= len(answer.json["results"])
    return list(answer.json["results"])


def test_groups_have_a_null_one(portal: Portal) -> None:
    """Rows without a value make a group, and the keys of groups are always sent."""
    assert _groups(portal, select="count(*) as n", group_by="ouvert", order_by="n desc") == [
        {"n": 56, "ouvert": None},
        {"n": 2, "ouvert": True},
        {"n": 2, "ouvert": False},
    ]


def test_values_of_a_list_are_groups(portal: Portal) -> None:
    """A row is in the group of each of its values."""
    found = _groups(portal, select="count(*) as n", group_by="tags as t", order_by="n desc, t")

    assert found == [
        {"n": 57, "t": None}, {"n": 2, "t": "métal"}, {"n": 1, "t": "bois"}, {"n": 1, "t": "santé"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("group_by", "where", "expected"),
    [
        (
            "RANGE(places, *, 15, 200, *)",
            "places is not null",
            {"[*, 14]": 1, "[15, 199]": 3, "[200, *]": 54},
        ),
        ("RANGE(places, 15, 41)", "places is not null", {"[15, 40]": 2}),
        ("RANGE(places, 100)", "places < 200", {"[100, 199]": 1, "[0, 99]": 3}),
        ("RANGE(surface, 20.5, *)", "surface is not null", {"[20.5, *[": 2}),
        ("RANGE(surface, *, 0, 20.5, *)", "surface is null", {None: 56}),
        ("RANGE(ouverture, *, date'2018', *)", "ouvert", {"[*, 2018[": 1, "[2018, *[": 1}),
        ("RANGE(ouverture, 1 month)", "`2024` = 7", {"[2014-05-01, 2014-06-01[": 1}),
        ("RANGE(ouverture, 1 y)", "`2024` >= 0", {"[2014-01-01, 2015-01-01[": 2}),
        ("year(ouverture)", "ouvert", {2014: 1, 2018: 1}),
        ("date_format(ouverture, 'yyyy')", "ouvert", {"2014": 1, "2018": 1}),
        ("`year`", "ouvert", {"2014": 1, "2018": 1}),
    ],
)
def test_groups_by_ranges_and_functions(portal: Portal, group_by: str, where: str, expected: Any) -> None:
    """Ranges keep their lower bound only, whole numbers show the last one in; empty ranges are not sent."""
    found = _groups(portal, select="count(*) as n", group_by=group_by, where=where)
    key = "year" if group_by == "`year`" else group_by

    assert {row[key]: row["n"] for row in found} == expected


def test_clusters_have_a_centroid(portal: Portal) -> None:
    """The key is the call as typed; points far apart are in clusters of their own."""
    found = _groups(portal, select="count(*) as n", group_by="geo_cluster(point, 10)", where="`2024` = 7")

    assert found == [
        {"n": 1, "geo_cluster(point, 10)": {"cluster_centroid": {"lat": 48.8534, "lon": 2.3488}}}
    ]


def test_the_same_alias_twice_is_refused(portal: Portal) -> None:
    """An alias may be given in select or in group_by, not in both."""
    answer = ask(portal, "lieux/records", select="count(*) as y", group_by="year(ouverture) as y")

    assert answer.code == "400 ODSQLError"
    assert "Alias 'y' is declared several times" in answer.json["message"]


def test_an_alias_in_select_of_what_is_grouped_is_null(portal: Portal) -> None:
    """A group that is named in select only comes without its value."""
    found = _groups(portal, select="hour(maj) as k", group_by="hour(maj)", where="`2024` = 7")

    assert found == [{"k": None, "hour(maj)": 19}]


@pytest.mark.parametrize(
    ("order_by", "where", "expected"),
    [
        ("surface desc", "surface is not null", ["atelier", "fabrique", "incubateur", "pepiniere"]),
        ("surface", "places < 200", ["pepiniere", "incubateur", "fabrique", "atelier"]),
        ("-places", "places < 200", ["atelier", "fabrique", "pepiniere", "incubateur"]),
        ("`year` desc, places", "places < 200", ["incubateur", "pepiniere", "fabrique", "atelier"]),
        ("grand", "places < 200", ["incubateur", "atelier", "fabrique", "pepiniere"]),
        ("grand DESC", "places < 200", ["fabrique", "atelier", "incubateur", "pepiniere"]),
        ("distance(point, geom'POINT(-1.5 47.2)')", "places < 200", ["incubateur", *TOLD[:2], "pepiniere"]),
    ],
)
def test_orders(portal: Portal, order_by: str, where: str, expected: list[str]) -> None:
    """Rows are sorted as asked, those without a value last in both directions."""
    assert ids(portal, where=where, order_by=order_by) == expected


def test_a_seed_gives_one_order(portal: Portal) -> None:
    """The same seed gives the same order, another one another order."""
    first, same, other = (ids(portal, order_by=f"random({seed})") for seed in (1, 1, 2))

    assert first == same
    assert first != other
    assert sorted(first) == sorted(other)


def test_the_timezone_moves_days(portal: Portal) -> None:
    """A timezone changes how datetimes are shown and in which year and hour they are."""
    row = _first(
        portal, "maj, year(maj) as a, hour(maj) as h", where="id = 'pepiniere'", timezone="Europe/Paris"
    )

    assert row == {"maj": "2026-01-01T00:30:00+01:00", "a": 2026, "h": 0}


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"refine": "secteur:Fabrication"}, ["atelier", "fabrique"]),
        ({"refine": "secteur:Fabrication/Bois"}, ["atelier"]),
        ({"refine": '`tags`:"métal"'}, ["atelier", "fabrique"]),
        ({"refine": ["tags:bois", "tags:santé"]}, ["atelier", "incubateur"]),
        ({"refine": ["secteur:Fabrication", "secteur:Incubation"]}, []),
        ({"refine": "ouverture:2014"}, ["atelier", "fabrique"]),
        ({"refine": "ouverture:2014/12"}, ["fabrique"]),
        ({"refine": 'year:"2018"'}, ["incubateur", "pepiniere"]),
        ({"refine": "ouvert:true", "exclude": "tags:bois"}, ["incubateur"]),
        ({"exclude": "secteur:Bureaux", "where": "nom is null"}, ["vide", "vide"]),
    ],
)
def test_refinements(portal: Portal, params: dict[str, Any], expected: list[str]) -> None:
    """Refinements of a disjunctive facet add up, others narrow; levels and parts of dates are accepted."""
    assert ids(portal, **params) == expected


def test_only_facets_are_refined(portal: Portal) -> None:
    """A field that is no facet cannot be refined."""
    assert ask(portal, "lieux/records", refine="nom:x").code == "400 InvalidRESTParameterError"


@pytest.mark.parametrize(("name", "accepted"), [("odsql-examples.json", True), ("odsql-refused.json", False)])
def test_the_examples_of_the_documentation(name: str, accepted: bool) -> None:
    """Each example of the documentation is parsed; those refused for their syntax are not."""
    path = Path(__file__).parents[3] / "shared/reference" / name
    if not path.exists():
        pytest.skip("the examples are not here")
    examples = json.loads(path.read_text(encoding="utf-8"))
    parsed = [one["odsql"] for one in examples if _is_parsed(one["clause"], one["odsql"])]
    of_types = {"no_such_field", "invalid_function()", "stddev(x)", "text_field > 'm'"}
    of_types.add('date_field = "2024-01-01"')

    assert parsed == [one["odsql"] for one in examples if accepted or one["odsql"] in of_types]


def _is_parsed(clause: str, text: str) -> bool:
    try:
        if clause == "where":
            parse_where(text)
        else:
            (parse_order if clause == "order_by" else parse_select)(text)
    except OdsqlSyntaxError:
        return False
    return True
