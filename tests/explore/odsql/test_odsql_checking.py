"""Queries are checked against the fields of a dataset before they are sent, and every fault is told."""

from __future__ import annotations

import attrs
import pytest

from openinno.explore.errors import BadQuery
from openinno.explore.odsql import (
    Date,
    Number,
    Period,
    Query,
    avg,
    bbox,
    count,
    date_format,
    envelope,
    field,
    geo_cluster,
    ifnull,
    include,
    length,
    lower,
    max_,
    median,
    min_,
    now,
    parse,
    percentile,
    range_,
    search,
    suggest,
    sum_,
    year,
)


@attrs.frozen
class Column:
    """A field of a dataset, as a check looks at it."""

    name: str
    type: str
    is_facet: bool = False
    is_multivalued: bool = False


FIELDS = (
    Column("nom", "text"),
    Column("themes", "text", is_facet=True, is_multivalued=True),
    Column("effectif", "int"),
    Column("surface", "double"),
    Column("rang", "int", is_facet=True),
    Column("annee", "date", is_facet=True),
    Column("maj", "datetime"),
    Column("ouvert", "boolean"),
    Column("lieu", "geo_point_2d"),
    Column("forme", "geo_shape"),
    Column("photo", "file"),
    Column("divers", "json_blob"),
    Column("nouveau", "type_to_come"),
)

REFUSED: tuple[tuple[Query, str], ...] = (
    (Query().where(field("name") == "x"), "unknown field: name; fields: annee, divers"),
    (Query().select("zzz"), "unknown field: zzz; fields: annee, divers, effectif"),
    (Query().select(sum_("effectifs")), "unknown field: effectifs; near it: effectif"),
    (Query().group_by("zzz"), "unknown field: zzz"),
    (Query().order_by("zzz"), "unknown field: zzz"),
    (Query().where(search("x", "zzz")), "unknown field: zzz"),
    (Query().where(field("nomm") == "x"), "unknown field: nomm; near it: nom"),
    (Query().select(include("zzz")), "unknown field: zzz"),
    (Query().where("nom = Normandie"), 'Normandie; a text goes between quotes: "Normandie"; fields: annee'),
    (Query().where(field("nom") == field("Île de Ré")), 'a text goes between quotes: "Île de Ré"'),
    (Query().where(search("nom", "atelier")), 'in Python the words go first: search("words", "field")'),
    (Query().where(suggest("x", "le tuba")), 'in Python the words go first: suggest("words", "field")'),
    (Query().select(field("nom").alias("n")).where(field("n") == "x"), "unknown field: n; fields: annee"),
    (
        Query().where(field("annee") == "2024"),
        "annee is a date and \"2024\" a text: a date is written date'2024'",
    ),
    (
        Query().where(field("annee") >= 2024),
        "annee is a date and 2024 a number: a date is written date'2024'",
    ),
    (
        Query().where(field("effectif") == "12"),
        'effectif is a number and "12" a text: a number goes without quotes',
    ),
    (Query().where(field("nom") == 12), "nom is a text and 12 a number: a text goes between quotes"),
    (Query().where(field("ouvert") == "oui"), 'ouvert is a boolean and "oui" a text'),
    (Query().where(field("nom") > field("themes")), "nom is a text: > orders numbers and dates only"),
    (Query().where(field("ouvert") < field("ouvert")), "ouvert is a boolean: < orders numbers and dates"),
    (Query().where(field("nom") > 3), "nom is a text: > orders numbers and dates only"),
    (Query().where(field("lieu") == "x"), "cannot be compared; see within_distance()"),
    (Query().where(field("forme") == "x"), "forme is a geographical shape: it cannot be compared"),
    (Query().where(year("annee") == "2024"), 'year(annee) is a number and "2024" a text'),
    (Query().where(date_format("annee", "yyyy") == 2024), "a text goes between quotes"),
    (Query().where(ifnull("effectif", 0) == "12"), "a number goes without quotes"),
    (Query().where(ifnull("nom", 0) == 12), "ifnull(nom, 0) is a text and 12 a number"),
    (Query().where(field("effectif").in_(1, "2")), 'effectif is a number and "2" a text'),
    (Query().where(field("annee").between(2017, 2018)), "a date is written date'2017'"),
    (Query().where(field("nom").between(1, 2)), "nom is a text, and in […] takes a date or a number"),
    (Query().where(field("themes").contains(3)), "themes is a text and 3 a number"),
    (Query().where(field("effectif").like("x")), "effectif is a number, and like takes a text"),
    (Query().where(field("nom").is_true()), "nom is a text, and is true takes a boolean"),
    (Query().where(field("nom")), "nom is a text, and where takes a boolean"),
    (Query().where(~field("annee")), "annee is a date, and where takes a boolean"),
    (Query().where(field("nom").within_distance(latitude=1, longitude=1, km=1)), "within_distance() takes"),
    (Query().where(field("nom").in_bbox(south=1, west=1, north=2, east=2)), "in_bbox() takes a geographical"),
    (Query().where(length("effectif") > 1), "length() takes a text"),
    (Query().where(year("nom") == 1), "year() takes a date"),
    (Query().where(field("nom") + 1 > 2), "nom is a text, and + takes a number"),
    (Query().select(sum_("nom")), "nom is a text, and sum() takes a number"),
    (Query().select(avg("annee")), "annee is a date, and avg() takes a number"),
    (Query().select(median(lower("nom"))), "lower(nom) is a text, and median() takes a number"),
    (Query().select(min_("nom")), "nom is a text, and min() takes a date or a number"),
    (Query().order_by(max_("ouvert")), "ouvert is a boolean, and max() takes"),
    (Query().select(percentile("nom", 5)), "percentile() takes a number"),
    (Query().select(envelope("forme")), "envelope() takes a geographical point"),
    (Query().select(bbox("nom")), "bbox() takes a geographical point or a geographical shape"),
    (Query().group_by("lieu"), "use geo_cluster() on points"),
    (Query().group_by(field("forme").alias("x")), "use geo_cluster() on points"),
    (Query().group_by(geo_cluster("nom", 3)), "geo_cluster() takes a geographical point"),
    (Query().group_by(range_("nom", 3)), "nom is a text, and range() takes a date or a number"),
    (
        Query().group_by(range_("annee", 3)),
        "annee is a date and 3 a number: a date is written date'2024-08-29'",
    ),
    (Query().group_by(range_("effectif", Period(1, "day"))), "effectif is a number and 1 day a date"),
    (Query().group_by(range_("effectif", Date("2024"), "*")), "effectif is a number and date'2024' a date"),
    (Query().refine("nom", "x"), "nom is no facet: filter it by where; facets: annee, rang, themes"),
    (Query().exclude("zzz", "x"), "unknown field: zzz"),
    (Query().refine("rang", "3"), "a number goes without quotes"),
)

ACCEPTED: tuple[Query, ...] = (
    Query().where(field("annee") == Date("2024"), field("maj") > now(days=-1), field("maj") < Date("2024")),
    Query().where(field("effectif") < field("surface") * 2, field("surface") == 3),
    Query().where(field("ouvert"), field("ouvert").is_not_true(), field("ouvert") == True),  # noqa: E712
    Query().where(field("nom").like("x"), lower("nom") == "x", field("themes").contains("Énergie")),
    Query().where(field("photo") == "x", field("divers") > 3, field("nouveau").like("x"), field("nouveau")),
    Query().where(field("photo").is_null(), field("lieu").is_not_null()),
    Query().where(field("forme").intersects("POINT(1 1)"), search("x", "nom"), search("x")),
    Query().where(field("_id") == "x").select("_timestamp", "_size", "nom", "*", include("no_such_*")),
    Query().select(count().alias("n"), "an").group_by(year("maj").alias("an")).order_by("n", "an"),
    Query().group_by(
        range_("annee", Period(1, "year")), range_("surface", "*", 1, 2), geo_cluster("lieu", 3)
    ),
    Query().select(
        min_("annee"), max_("effectif"), sum_(field("effectif") * 2), sum_("nouveau"), count("nom")
    ),
    Query().refine("annee", "2019/12").refine("themes", "Énergie").refine("rang", 3).exclude("annee", 2019),
)


@pytest.mark.parametrize(("query", "reason"), REFUSED, ids=[str(query) for query, _ in REFUSED])
def test_what_does_not_fit_the_fields_is_refused(query: Query, reason: str) -> None:
    """One fault, with what is possible; and without the fields nothing is refused."""
    (fault,) = query.faults(FIELDS)

    assert reason in fault.text("en")
    assert fault.text("fr") != fault.text("en")
    assert query.faults() == ()


@pytest.mark.parametrize("query", ACCEPTED, ids=str)
def test_what_fits_the_fields_passes(query: Query) -> None:
    """Types that are not known here are never refused."""
    assert query.faults(FIELDS) == ()
    query.check(FIELDS)


def test_a_check_tells_every_fault() -> None:
    """Of every clause, each once."""
    query = (
        Query()
        .select("nom", sum_("nom"), field("zzz"))
        .where(field("annee") == 2024, field("zzz") == Number(1))
        .group_by("lieu")
        .refine("nom", "x")
    )

    with pytest.raises(BadQuery) as caught:
        query.check(FIELDS)

    told = [str(fault) for fault in caught.value.faults]
    assert len(told) == len(set(told)) == 7
    assert caught.value.status is None


def test_a_misspelt_field_is_not_taken_for_words() -> None:
    """A single word beside words that name no field, or a field at the left, gets the nearest names only."""
    for query in (Query().where(search("x", "nomm")), Query().where(field("nomm") == field("surface"))):
        assert [str(fault) for fault in query.faults(FIELDS)] == ["unknown field: nomm; near it: nom"]


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        (Query().where(field("nom") == True), "nom est un texte et true un booléen"),  # noqa: E712
        (Query().where(field("effectif") == True), "effectif est un nombre et true un booléen"),  # noqa: E712
        (Query().where(field("ouvert") == 3), "ouvert est un booléen et 3 un nombre"),
        (Query().where(field("nomm") == field("surface")), "champ inconnu : nomm ; proches : nom"),
        (Query().select(min_("nom")), "nom est un texte, et min() attend une date ou un nombre"),
    ],
    ids=str,
)
def test_a_fault_is_told_in_french_and_no_further(query: Query, fault: str) -> None:
    """Nothing is said of quotes where quotes would not help, and each language has its own words."""
    (found,) = query.faults(FIELDS)

    assert found.text("fr") == fault


def test_texts_may_differ() -> None:
    """Texts have no order, but are equal or not."""
    assert Query().where(field("nom") != "x", field("ouvert") != True).faults(FIELDS) == ()  # noqa: E712


def test_at_most_three_names_are_near() -> None:
    """Of many names that are near, the three nearest are told."""
    columns = [Column(f"effectif{letter}", "int") for letter in "abcde"]
    (fault,) = Query().select("effectif").faults(columns)

    assert str(fault).count(",") == 2


def test_a_dataset_without_facets_says_so() -> None:
    """Where nothing is a facet, a sign stands in place of their names."""
    (fault,) = Query().refine("nom", "x").faults([Column("nom", "text")])

    assert str(fault).endswith("filter it by where; facets: -")


def test_of_many_fields_a_few_are_told() -> None:
    """Where nothing is near, thirty names are all told; of more, the first, and how many others there are."""
    columns = [Column(f"c{number:02}", "text") for number in range(31)]
    names = ", ".join(column.name for column in columns[:30])

    assert [str(one) for one in Query().select("zzz").faults(columns[:30])] == [
        f"unknown field: zzz; fields: {names}"
    ]
    assert [str(one) for one in Query().select("zzz").faults(columns)] == [
        "unknown field: zzz; fields: c00, c01, c02, c03, c04 and 26 others"
    ]


def test_a_dataset_without_fields_knows_none() -> None:
    """No fields is not the same as fields that are not known."""
    assert [str(fault) for fault in Query().select("a").faults([])] == ["unknown field: a; fields: "]
    assert Query().select("a").faults(None) == ()


def test_a_condition_among_the_columns_is_out_of_its_place() -> None:
    """A query made by hand is told what one made by its methods is."""
    with pytest.raises(BadQuery, match='nom = "x" is a condition: it goes in where'):
        Query(selection=(field("nom") == "x",))  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "expected"), [("+ a", "a number"), ("(1 in date'2024' a", "'\\)'")])
def test_what_alone_may_stand_there_is_told(text: str, expected: str) -> None:
    """Where one thing only may stand, it is named."""
    with pytest.raises(BadQuery, match=f"expected: {expected}"):
        parse(text, clause="order_by")
