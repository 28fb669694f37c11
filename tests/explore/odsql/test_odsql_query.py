"""Queries are made clause by clause, never change, and tell what they would send."""

from __future__ import annotations

import ast
import datetime
import re
from collections.abc import Callable

import pytest

from openinno.explore.errors import BadQuery
from openinno.explore.odsql import (
    Order,
    Query,
    Refinement,
    Star,
    count,
    envelope,
    exclude,
    field,
    ifnull,
    include,
    length,
    lower,
    now,
    parse,
    random,
    sum_,
    text,
    year,
    zones,
)


def test_every_clause_is_told_in_a_fixed_order() -> None:
    """Whatever order they were given in; limit and offset are lines of the text, not of the parameters."""
    query = (
        Query()
        .timezone("Europe/Paris")
        .offset(40)
        .exclude("ville", "Lyon")
        .limit(20)
        .lang("fr")
        .refine("theme", "Énergie")
        .order_by(count().desc(), "region")
        .group_by("region")
        .where(field("ouvert").is_true(), "nom like 'lab'")
        .select("region", count().alias("n"))
    )

    assert query.parameters() == (
        ("select", "region, count(*) as n"),
        ("where", 'ouvert is true and nom like "lab"'),
        ("group_by", "region"),
        ("order_by", "count(*) desc, region"),
        ("refine", 'theme:"Énergie"'),
        ("exclude", 'ville:"Lyon"'),
        ("lang", "fr"),
        ("timezone", "Europe/Paris"),
    )
    assert str(query).splitlines()[-2:] == ["limit=20", "offset=40"]


def test_an_empty_query_asks_for_everything() -> None:
    """Without a clause there is no parameter, and no line."""
    assert (Query().parameters(), str(Query()), Query().condition) == ((), "", None)


def test_a_query_never_changes() -> None:
    """Each method returns another query, and equal steps give equal queries, of one hash."""
    first = Query().where(field("a") == 1)

    assert first.where(field("b") == 2) != first
    assert first == Query().where("a = 1")
    assert len({first, Query().where("a: 1")}) == 1
    assert str(first) == "where=a = 1"


def test_conditions_given_together_or_apart_are_the_same() -> None:
    """Several arguments, several calls and one joined condition are one query."""
    a, b = field("a") == 1, field("b") == 2

    assert Query().where(a).where(b) == Query().where(a, b) == Query().where(a & b)
    assert str(Query().where(a | b, "c")) == "where=(a = 1 or b = 2) and c"


def test_the_parts_are_values() -> None:
    """What was given can be read back from the attributes."""
    query = Query().select("*", "nom").order_by("nom", random(1)).refine("an", 2019).limit(0)

    assert query.selection == (Star(), field("nom").node)
    assert [str(one) for one in query.ordering] == ["nom", "random(1)"]
    assert query.refinements == (Refinement("an", 2019),)
    assert (query.size, query.start, query.language, query.zone) == (0, 0, None, None)
    assert query.limit(None).size is None


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("Énergie", 'a:"Énergie"'),
        ('l"eau', 'a:"l\\"eau"'),
        (2019, "a:2019"),
        (True, "a:true"),
        (datetime.date(2019, 12, 31), 'a:"2019/12/31"'),
    ],
)
def test_a_facet_value_is_written_by_its_type(value: object, printed: str) -> None:
    """Texts are quoted, numbers are not, dates go from the year down."""
    assert Query().refine("a", value).parameters() == (("refine", printed),)


def test_an_unusual_facet_name_goes_between_backquotes() -> None:
    """As anywhere else."""
    assert str(Query().exclude(field("code postal"), "x")) == 'exclude=`code postal`:"x"'


@pytest.mark.parametrize(
    ("query", "is_aggregate"),
    [
        (Query().select(count()), True),
        (Query().select((sum_("a") / count()).alias("m"), envelope("lieu")), True),
        (Query().select(count()).group_by("a"), False),
        (Query().select("a"), False),
        (Query().select("a", count()), False),
        (Query(), False),
    ],
    ids=str,
)
def test_a_query_knows_whether_it_is_one_row(query: Query, is_aggregate: bool) -> None:
    """Only aggregates, and no groups: the same row would come as often as the limit allows."""
    assert query.is_aggregate is is_aggregate


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: Query().limit(-1), "limit is a whole number, 0 or more, not -1"),
        (lambda: Query().limit(True), "limit is a whole number"),
        (lambda: Query().offset(-1), "offset is a whole number"),
        (lambda: Query().lang("xx"), "possible: ar, ca, de, en"),
        (lambda: Query().timezone("Paris; x"), "such as Europe/Paris"),
        (
            lambda: Query().timezone("Europe/Pariss"),
            "'Europe/Pariss'; possible: Europe/Paris",
        ),
        (lambda: Query().order_by("nom", count()), "aggregates go before fields"),
        (lambda: Query().order_by(field("nom").desc(), sum_("a").desc()), "aggregates go before fields"),
        (lambda: Query().order_by("-nom"), "a text names a field here, and '-nom' is ODSQL"),
        (lambda: Query().order_by("nom DESC"), "a text names a field here"),
        (lambda: Query().select("count(*)"), "a text names a field here"),
        (lambda: Query().select("nom as n"), "a text names a field here"),
        (lambda: Query().group_by("nom, ville"), "a text names a field here"),
        (lambda: Query().order_by(envelope("lieu")), "only in select"),
        (lambda: Query().order_by(text("a")), "is a condition"),  # type: ignore[arg-type]  # what is tested
        (lambda: Query().select(random(1)), "only in order_by"),
        (lambda: Query().select(field("a") > 1), "is a condition"),  # type: ignore[arg-type]  # what is tested
        (lambda: Query().select(field("a").desc()), "does not belong here"),  # type: ignore[arg-type]  # same
        (lambda: Query().group_by(length("a")), "has no place in group_by"),
        (lambda: Query().group_by(count()), "has no place in group_by"),
        (lambda: Query().group_by("*"), "takes fields, functions"),
        (lambda: Query().group_by(include("a")), "has no place in group_by"),
        (lambda: Query().select(field("a").alias("x")).group_by(field("b").alias("x")), "declared twice"),
        (lambda: Query().where(True), "true and false are no conditions"),  # type: ignore[arg-type]  # same
        (lambda: Query().where("a ="), "where, line 1, column 4"),
        (lambda: Query().refine("a", None), "no comparison with null"),
        (lambda: Query().refine("a", field("b").node), "the value of a facet is a text"),
    ],
)
def test_what_no_portal_runs_cannot_be_made(make: Callable[[], Query], reason: str) -> None:
    """It is refused at the step that made it so."""
    with pytest.raises(BadQuery) as caught:
        make()

    assert reason in caught.value.message()


@pytest.mark.parametrize("name", ["UTC", "Asia/Calcutta", "Europe/Kiev", "europe/paris", "Etc/GMT+1"])
def test_a_time_zone_may_have_any_of_its_names(name: str) -> None:
    """Portals take the names of CLDR, of which some are old."""
    assert Query().timezone(name).zone == name


@pytest.mark.parametrize(
    ("name", "possible"),
    [("Europe/Pariss", "Europe/Paris"), ("Mars/Olympus", "Europe/Paris, America/Cayenne, UTC…")],
)
def test_a_time_zone_that_is_none_is_told_with_the_nearest(name: str, possible: str) -> None:
    """Where none is near, some that are often meant are told."""
    with pytest.raises(BadQuery, match="unknown time zone") as caught:
        Query().timezone(name)

    assert f"possible: {possible}" in caught.value.message()


@pytest.mark.parametrize("clause", ["select", "where", "order_by", "group_by"])
def test_a_function_has_its_place(clause: str) -> None:
    """What any clause takes is lower(); length() has no place in group_by."""
    called, longer = lower("nom"), length("nom")
    if clause == "where":
        assert Query().where(called == "x", longer > 1).conditions
        return
    assert getattr(Query(), clause)(called)
    if clause != "group_by":
        assert getattr(Query(), clause)(longer)
        return
    with pytest.raises(BadQuery, match="only in order_by, select, where"):
        Query().group_by(longer)


@pytest.mark.parametrize("known", [set(), {"UTC", "Europe/Paris"}], ids=["no list", "half a list"])
def test_a_time_zone_is_told_by_its_shape_alone_where_no_list_is_whole(
    known: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine without the old names would refuse zones that portals take."""
    zones._known.cache_clear()
    monkeypatch.setattr("zoneinfo.available_timezones", lambda: known)

    assert Query().timezone("Europe/Pariss").zone == "Europe/Pariss"
    zones._known.cache_clear()


@pytest.mark.parametrize(
    ("clause", "text", "printed"),
    [
        ("order_by", "nom desc", "order_by=nom desc"),
        ("order_by", "-nom", "order_by=nom desc"),
        ("select", 'count(*) as n, ifnull(nom, "?")', 'select=count(*) as n, ifnull(nom, "?")'),
        ("group_by", "year(d) as an", "group_by=year(d) as an"),
    ],
)
def test_the_remedy_told_for_a_text_of_odsql_is_what_to_type(clause: str, text: str, printed: str) -> None:
    """What the reason says to write is Python, and makes the clause."""
    with pytest.raises(BadQuery) as caught:
        getattr(Query(), clause)(text)
    (given,) = re.findall(r"write \w+\(\*parse\((.*), clause=\"(\w+)\"\)\)", caught.value.message())

    assert given[1] == clause
    again = getattr(Query(), clause)(*parse(ast.literal_eval(given[0]), clause=given[1]))
    assert str(again) == printed


def test_the_alias_of_an_aggregate_may_go_before_another() -> None:
    """It is no field."""
    query = Query().select(count().alias("n")).order_by("n", sum_("a").desc())

    assert str(query).splitlines()[1] == "order_by=n, sum(a) desc"


def test_every_fault_is_told_at_once() -> None:
    """Three wrong values make three faults."""
    with pytest.raises(BadQuery) as caught:
        Query(size=-1, start=-1, language="xx")

    assert len(caught.value.faults) == 3


@pytest.mark.parametrize(
    ("query", "faults"),
    [
        (
            Query().select("nom", count()).group_by("ville"),
            ["nom is not grouped: add it to group_by, or aggregate it"],
        ),
        (Query().select("*").group_by("ville"), ["* is not grouped: add it to group_by, or aggregate it"]),
        (
            Query().select(exclude("a")).group_by("ville"),
            ["exclude(a) is not grouped: add it to group_by, or aggregate it"],
        ),
        (
            Query().select(year("d").alias("an")).group_by(year("d")),
            ["year(d) is grouped: declare the alias an in group_by, or the portal answers null"],
        ),
        (Query().select("ville", "an", sum_("a") * 2).group_by("ville", year("d").alias("an")), []),
        (Query().select(length("ville"), year(now())).group_by("ville"), []),
        (Query().select("nom"), []),
        (
            Query().select(ifnull("nom", "x")).group_by("ville"),
            ["nom is not grouped: add it to group_by, or aggregate it"],
        ),
        (
            Query().select(field("a") + field("b")).group_by("a"),
            ["b is not grouped: add it to group_by, or aggregate it"],
        ),
        (
            Query().select(field("a") + field("b")).group_by("b"),
            ["a is not grouped: add it to group_by, or aggregate it"],
        ),
    ],
    ids=str,
)
def test_what_is_selected_is_grouped_or_aggregated(query: Query, faults: list[str]) -> None:
    """Known without the fields of the dataset."""
    assert [str(fault) for fault in query.faults()] == faults


def test_a_query_made_at_once_takes_what_its_methods_take() -> None:
    """Names, texts of ODSQL and pairs, so that nobody has to know the classes of nodes."""
    made = Query(
        selection=["region", count().alias("n")],
        conditions=("ouvert is true and nom like 'lab'",),
        grouping=("region",),
        ordering=(field("n").desc(),),
        refinements=[("theme", "eau")],
        exclusions=(Refinement("theme", "air"),),
    )

    assert made == (
        Query()
        .select("region", count().alias("n"))
        .where(field("ouvert").is_true(), "nom like 'lab'")
        .group_by("region")
        .order_by(field("n").desc())
        .refine("theme", "eau")
        .exclude("theme", "air")
    )


@pytest.mark.parametrize(
    ("clause", "given", "told"),
    [
        ("ordering", (field("nom") == "lab",), "is a condition: it goes in where"),
        ("ordering", [Order(field("nom") == "lab")], "is a condition: it goes in where"),  # type: ignore[arg-type]
        ("selection", "nom", "several items are expected, such as ('nom',), not 'nom'"),
        ("grouping", 3, "several items are expected, such as (3,), not 3"),
        ("refinements", ("theme",), 'a facet and its value are expected, such as ("theme", "eau"), not'),
        ("exclusions", [("theme", "eau", "air")], "a facet and its value are expected"),
    ],
)
def test_what_no_clause_takes_is_told(clause: str, given: object, told: str) -> None:
    """As in a method of the query: no error of the language's own."""
    with pytest.raises(BadQuery, match=re.escape(told)):
        Query(**{clause: given})  # type: ignore[arg-type]
