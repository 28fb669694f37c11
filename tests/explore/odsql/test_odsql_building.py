"""Queries are built with the operators of Python, and what cannot be built says why."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from openinno.errors import MissingExtra
from openinno.explore import odsql
from openinno.explore.errors import BadQuery
from openinno.explore.odsql import (
    Call,
    Comparison,
    Distance,
    Field,
    Geometry,
    Number,
    Period,
    Predicate,
    Query,
    Star,
    Text,
    count,
    count_distinct,
    date_format,
    distance,
    envelope,
    exclude,
    field,
    geo_cluster,
    ifnull,
    include,
    json_format,
    max_,
    now,
    parse,
    percentile,
    random,
    range_,
    search,
    startswith,
    sum_,
    text,
    vector_similarity,
    vector_similarity_threshold,
    year,
)
from openinno.explore.odsql.catalogue import python_call, signature
from openinno.explore.odsql.conditions import And

a, b, c = field("a"), field("b"), field("c")

BUILT: tuple[tuple[Any, str], ...] = (
    (a == "x", 'a = "x"'),
    (a != 3, "a != 3"),
    (a > 3, "a > 3"),
    (a <= b, "a <= b"),
    (~(a == "x"), 'not a = "x"'),
    ((a > 1) & (b > 1) | ~(c > 1), "a > 1 and b > 1 or not c > 1"),
    ((a > 1) & ((b > 1) | (c > 1)), "a > 1 and (b > 1 or c > 1)"),
    (a & ~b | c, "a and not b or c"),
    (a & (b > 1), "a and b > 1"),
    (~~(a > 1), "not not a > 1"),
    (~((a > 1) & b), "not (a > 1 and b)"),
    (a.in_("x", "y"), 'a in ("x", "y")'),
    (a.in_(["x", "y"]), 'a in ("x", "y")'),
    (a.in_(1), "a in (1)"),
    (a.in_(frozenset("zxywvut")), 'a in ("t", "u", "v", "w", "x", "y", "z")'),
    (a.in_(str(n) for n in range(2)), 'a in ("0", "1")'),
    (a.between(1, 10), "a in [1..10]"),
    (a.between(1, 10, bounds="]["), "a in ]1..10["),
    (a.between(1, 10, bounds="[["), "a in [1..10["),
    (a.between(1, 10, bounds="]]"), "a in ]1..10]"),
    (a.like("paris*"), 'a like "paris*"'),
    (a.contains("Énergie"), '"Énergie" in a'),
    (a.is_null() | a.is_not_null(), "a is null or a is not null"),
    (a.is_true() | a.is_not_true(), "a is true or a is not true"),
    (a.is_false() | a.is_not_false(), "a is false or a is not false"),
    ((a + b) * 2 - 1 / c > 0, "(a + b) * 2 - 1 / c > 0"),
    (a - (b - c) == 0, "a - (b - c) = 0"),
    (2 + a == 2 * b - (3 - a), "2 + a = 2 * b - (3 - a)"),
    (a.within_distance(latitude=48, longitude=2, km=1.5), "within_distance(a, geom'POINT(2 48)', 1.5km)"),
    (
        a.within_distance(latitude=48, longitude=2, distance=Distance(3, "mi")),
        "within_distance(a, geom'POINT(2 48)', 3mi)",
    ),
    (a.in_bbox(south=48, west=2, north=49, east=3), "in_bbox(a, 48, 2, 49, 3)"),
    (a.in_bbox(south=48, west=2, north=48, east=3), "in_bbox(a, 48, 2, 48, 3)"),
    (a.intersects(Geometry("POINT(1 1)")), "intersects(a, geom'POINT(1 1)')"),
    (a.disjoint("POINT(1 1)"), "disjoint(a, geom'POINT(1 1)')"),
    (a.within("POINT(1 1)"), "within(a, geom'POINT(1 1)')"),
    (search("x", "a", b), 'search(a, b, "x")'),
    (startswith("x"), 'startswith("x")'),
    (text("x") & ~text("y"), '"x" and not "y"'),
    (year("d") == 2024, "year(d) = 2024"),
    (a > now(days=-7, hour=0), "a > now(days=-7, hour=0)"),
    (count().alias("n"), "count(*) as n"),
    (count_distinct(ifnull("a", "?")), 'count(distinct ifnull(a, "?"))'),
    ((sum_(a * 2) / count()).desc(), "sum(a * 2) / count(*) desc"),
    (percentile("a", 95).asc(), "percentile(a, 95)"),
    (max_("a"), "max(a)"),
    (json_format("a"), "json_format(a)"),
    (json_format("a", odsql.Null()), "json_format(a, null)"),
    (date_format("d", "dd/MM"), 'date_format(d, "dd/MM")'),
    (range_("a", Star(), 1, 2.5, "*"), "range(a, *, 1, 2.5, *)"),
    (range_("a", Period(1, "d")), "range(a, 1 day)"),
    (percentile("a", 100), "percentile(a, 100)"),
    (percentile("a", 0), "percentile(a, 0)"),
    (range_("a", 1), "range(a, 1)"),
    (range_("a", 0.5), "range(a, 0.5)"),
    (geo_cluster("a", 0), "geo_cluster(a, 0)"),
    (geo_cluster("a", 25, 1), "geo_cluster(a, 25, 1)"),
    (geo_cluster("a", 10, 40).alias("k"), "geo_cluster(a, 10, 40) as k"),
    (random(1), "random(1)"),
    (include("pop*"), "include(pop*)"),
    (exclude("pop*"), "exclude(pop*)"),
    (include("p"), "include(p)"),
    (vector_similarity("eau").desc(), 'vector_similarity("eau") desc'),
    (vector_similarity_threshold("eau"), 'vector_similarity_threshold("eau")'),
    (vector_similarity_threshold("eau", 0), 'vector_similarity_threshold("eau", 0)'),
    (vector_similarity_threshold("eau", 1), 'vector_similarity_threshold("eau", 1)'),
    (Text("x") & (a > 1), '"x" and a > 1'),
    (Text("x") | (a > 1), '"x" or a > 1'),
    (Text("x") & a, '"x" and a'),
    (Text("x") | a, '"x" or a'),
    (a | b, "a or b"),
    (a & b, "a and b"),
    (distance("a", geometry=Geometry("POINT(1 1)")).desc(), "distance(a, geom'POINT(1 1)') desc"),
)


@pytest.mark.parametrize(("built", "printed"), BUILT, ids=[printed for _, printed in BUILT])
def test_what_is_built_prints_as_odsql(built: Any, printed: str) -> None:
    """Operators and functions print in the canonical form."""
    assert str(built) == printed


@pytest.mark.parametrize(
    "bounds",
    [
        (1, 1),
        (Decimal("0.5"), 0.5),
        (date(2024, 2, 29), date(2024, 2, 29)),
        (odsql.Date("2024"), odsql.Date("2024-05")),
        (odsql.Date("2024-05"), odsql.Date("2024")),
        (odsql.Date("2024-05-02T08:00+14:00"), odsql.Date("2024-05-01T23:00-10:00")),
    ],
    ids=str,
)
def test_bounds_that_may_hold_a_value_are_taken(bounds: tuple[object, object]) -> None:
    """Equal bounds, a part of a year and its whole, and times whose order depends on their zones."""
    assert a.between(*bounds)._depth > 1


@pytest.mark.parametrize(
    ("build", "reason"),
    [
        (lambda: range_("a", "x", 1), "this function is written range(field"),
        (lambda: a == None, "use is_null()"),  # noqa: E711  # what is tested
        (lambda: a < "m", "only numbers and dates have an order"),
        (lambda: a > True, "only numbers and dates have an order"),
        (lambda: a.in_(), "give at least one value"),
        (lambda: year("d").in_(2024), "takes a field only"),
        (lambda: (a + 1).in_(2024), "takes a field only"),
        (lambda: a.in_(odsql.Date("2024")), "takes no dates"),
        (lambda: a.in_(b), "takes literals only"),
        (lambda: a.between("a", "b"), "a range goes from"),
        (lambda: a.between(1, 2, bounds="()"), "unknown bounds: '()'"),
        (lambda: a.between(250, 1), "250 comes after 1: exchange them"),
        (lambda: a.between(1.5, Decimal("1.4")), "1.5 comes after 1.4: exchange them"),
        (lambda: a.between(date(2024, 3, 1), date(2024, 2, 29)), "exchange them"),
        (lambda: a.between(odsql.Date("2024"), odsql.Date("2023/12/31")), "exchange them"),
        (lambda: odsql.parse("a in [10..1]"), "10 comes after 1: exchange them"),
        (lambda: range_("a", 100, 50), "the bounds of range() go upwards, but 50 follows 100"),
        (lambda: range_("a", "*", 1, 2, 2, "*"), "the bounds of range() go upwards, but 2 follows 2"),
        (lambda: odsql.parse("range(a, 100, 50)", clause="group_by"), "but 50 follows 100"),
        (
            lambda: a >= "2018-01-01",
            "a date is datetime.date(2018, 1, 1) in Python, date'2018-01-01' in ODSQL",
        ),
        (lambda: a < "2018/12/31", "a date is datetime.date(2018, 12, 31) in Python"),
        (lambda: a < "2018", "a date is Date(\"2018\") in Python, date'2018' in ODSQL"),
        (lambda: a.between("2018-01-01", "2018-12-31"), "a date is datetime.date(2018, 1, 1) in Python"),
        (lambda: a.in_(b), "a text goes between quotes"),
        (lambda: a.contains(odsql.Date("2024")), "give a text, a number or a boolean"),
        (lambda: (a + 1).contains("x"), "expected a field"),
        (lambda: a + "x", "nothing to compute with"),
        (lambda: a & 3, "is no condition"),
        (lambda: a & True, "true and false are no conditions"),
        (lambda: count() > 3, "there is no HAVING"),
        (lambda: ~(a + 1), "is no condition"),
        (lambda: Comparison(Field("a"), "<>", Number(1)), "<> does not exist"),
        (lambda: Comparison(Field("a"), "=", Geometry("POINT(1 1)")), "POINT(1 1)' cannot be compared"),
        (lambda: date_format("a", "%Q"), 'write "…"'),
        (lambda: a.within_distance(latitude=48, longitude=2), "give km or distance"),
        (lambda: a.within_distance(latitude=2, longitude=200, km=1), "expected a longitude"),
        (lambda: a.in_bbox(south=49, west=2, north=48, east=3), "exchange them"),
        (lambda: a.in_bbox(south=2, west=48, north=3, east=200), "latitude first"),
        (lambda: a.in_bbox(south=48, west=2, north=95, east=3), "latitude first"),
        (lambda: And((a.is_true(),)), "join at least two"),
        (lambda: a.alias("code postal"), "cannot be an alias"),
        (lambda: include("pop*").alias("x"), "takes no alias"),
        (lambda: percentile("a", 0.95), "for 0.95 write 95"),
        (lambda: percentile("a", 101), "from 0 to 100, not 101"),
        (lambda: geo_cluster("a", 26), "from 0 to 25"),
        (lambda: geo_cluster("a", 1.5), "whole number"),  # type: ignore[arg-type]  # what is tested
        (lambda: range_("a", 1, odsql.Date("2024")), "all numbers, or all dates"),
        (lambda: range_("a"), "is written range("),
        (lambda: envelope(a + 1), "is written envelope("),
        (lambda: now(lunes=1), "does not know 'lunes'"),
        (lambda: distance("a", latitude=1), "give latitude and longitude, or geometry"),
        (lambda: search("x", a + 1), "expected a field"),
        (lambda: sum_(sum_("a")), "does not aggregate an aggregate"),
        (lambda: field("a").between(1, float("nan")), "a finite number"),
        (lambda: exclude("*"), "expected the name of a field"),
    ],
)
def test_what_no_portal_takes_cannot_be_built(build: Callable[[], object], reason: str) -> None:
    """The reason comes where the fault is, before anything is sent."""
    with pytest.raises(BadQuery) as caught:
        build()

    assert reason in caught.value.message("en")
    assert isinstance(caught.value, ValueError)


def test_nodes_compare_by_structure_and_the_builder_builds() -> None:
    """Two equal conditions are one in a set; a builder is no node, and has no hash."""
    assert len({a == 1, field("a") == 1, a == 2}) == 2
    assert isinstance(a == 1, Comparison)
    with pytest.raises(TypeError):
        hash(a)


def test_joining_is_associative() -> None:
    """Parentheses that change nothing leave no trace; those that do, do."""
    one, two, three = a > 1, b > 1, c > 1

    assert (one & two) & three == one & (two & three)
    assert (one | two) | three == one | (two | three)
    assert str((one & two) | three) != str(one & (two | three))


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: bool(a > 1),
        lambda: (a > 1) and (b > 1),
        lambda: (a > 1) or (b > 1),
        lambda: not (a > 1),
        lambda: 1 < a < 3,
    ],
    ids=["bool", "and", "or", "not", "chained"],
)
def test_the_truth_of_a_condition_raises(wrong: Callable[[], object]) -> None:
    """What Python would decide here says what to write instead."""
    with pytest.raises(TypeError, match=r"join conditions with &, \| and ~"):
        wrong()


@pytest.mark.parametrize(
    "wrong", [lambda: bool(a), lambda: "x" in a, lambda: list(a)], ids=["bool", "in", "list"]
)
def test_the_truth_of_a_field_raises(wrong: Callable[[], object]) -> None:
    """A field has no truth, no members and no items here."""
    with pytest.raises(TypeError, match="field"):
        wrong()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("lower", r"lower\(field\(…\)\)"),
        ("sum", r"sum_\(field\(…\)\)"),
        ("count_distinct", r"count_distinct\("),
        ("search", r'search\("…", field\(…\)\)'),
        ("sort_values", r"a field has no 'sort_values'\Z"),
    ],
)
def test_a_function_is_no_method(name: str, told: str) -> None:
    """What is looked for on a field, as pandas has it, is told where it is."""
    with pytest.raises(AttributeError, match=told):
        getattr(a, name)
    assert not hasattr(a, name)


def test_a_builder_can_be_copied_and_pickled() -> None:
    """What looks for methods that are not there finds none, and goes on."""
    for again in (copy.copy(a), copy.deepcopy(a), pickle.loads(pickle.dumps(a))):  # noqa: S301  # our own bytes
        assert (type(again), again.node) == (odsql.Builder, a.node)


def test_a_field_has_no_sign() -> None:
    """The minus that sorts downwards elsewhere is told by its method here."""
    with pytest.raises(TypeError, match=r"\.desc\(\) to sort downwards"):
        _ = -a


def test_deep_building_is_refused() -> None:
    """A loop that nests without end is refused before the stack is."""
    with pytest.raises(BadQuery, match="levels of nesting"):
        sum([1] * 10_000, start=a)


def _nested(levels: int) -> odsql.Builder:
    built = a
    for _ in range(levels - 1):
        built = built + 1
    return built


def test_a_hundred_levels_are_not_too_deep() -> None:
    """The bound itself is accepted, printed, compared and hashed; one more is not."""
    assert str(_nested(100)) == "a" + " + 1" * 99
    assert len({_nested(100).node, _nested(100).node}) == 1
    with pytest.raises(BadQuery, match="more than 100 levels"):
        _nested(101)


@pytest.mark.parametrize("name", ["day", "hour", "length", "lower", "minute", "month", "second", "year"])
def test_a_function_of_one_field_is_called_by_its_name(name: str) -> None:
    """What is built is what the portal knows."""
    assert str(getattr(odsql, name)("d").asc()) == f"{name}(d)"


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: odsql.Arithmetic(Field("a"), "%", Field("b")), "unknown operator: '%'"),
        (lambda: Call("startswith", (Text("x"),)), "startswith() is a condition, not a value"),
        (lambda: Predicate("length", (Field("a"),)), "length() is a value, not a condition"),
    ],
)
def test_a_node_is_no_other(make: Callable[[], object], reason: str) -> None:
    """A function that gives a value is no condition, nor the other way round; signs are those of ODSQL."""
    with pytest.raises(BadQuery) as caught:
        make()

    assert reason in caught.value.message()


@pytest.mark.parametrize(
    "name",
    [
        *("length", "lower", "year", "ifnull", "count", "avg", "percentile", "envelope", "bbox", "include"),
        *("exclude", "search", "suggest", "startswith", "in_bbox", "within_distance", "intersects"),
        *("range", "geo_cluster", "distance", "random", "now", "date_format", "json_format"),
    ],
)
def test_how_a_function_is_written_is_told_whole(name: str) -> None:
    """Its usage begins with its name and ends where its parentheses do."""
    usage = signature(name).usage

    assert usage.startswith(f"{name}(")
    assert usage.endswith(")")


@pytest.mark.parametrize(
    ("gives", "names"),
    [
        ("number", ["avg", "count", "day", "distance", "hour", "length", "median", "minute", "month"]),
        ("number", ["percentile", "random", "second", "sum", "vector_similarity", "year"]),
        ("text", ["date_format", "lower"]),
        ("shape", ["bbox", "envelope"]),
        ("date", ["now"]),
        ("json", ["json_format"]),
        ("", ["ifnull", "max", "min", "include", "search", "geo_cluster", "range"]),
    ],
)
def test_the_kind_of_what_a_function_gives_is_known(gives: str, names: list[str]) -> None:
    """What gives the kind of its argument, or no value at all, has no kind of its own."""
    assert {signature(name).gives for name in names} == {gives}


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("sum", "sum_(field(…))"),
        ("sum_", "sum_(field(…))"),
        ("max_", "max_(field(…))"),
        ("length", "length(field(…))"),
        ("count_distinct", "count_distinct(field(…))"),
        ("search", 'search("…", field(…))'),
        ("suggest", 'suggest("…", field(…))'),
        ("startswith", 'startswith("…", field(…))'),
        ("sort", ""),
        ("countX", ""),
    ],
)
def test_how_a_function_is_called_in_python_is_told(name: str, called: str) -> None:
    """Names that Python has already end with a low line, and words go before fields."""
    assert python_call(name) == called


def test_a_distance_from_a_place_is_built_from_degrees() -> None:
    """As a value to sort by, which no condition is."""
    built = distance("lieu", latitude=48.85, longitude=2.35)

    assert str(built.desc()) == "distance(lieu, geom'POINT(2.35 48.85)') desc"


def test_parentheses_count_by_how_deep_they_lie() -> None:
    """A hundred in each other are read, and any number beside each other; one more is not."""
    assert str(odsql.parse("(" * 100 + "a" + ")" * 100)) == "a"
    assert str(odsql.parse(" or ".join(["(a > 1)"] * 120))) == " or ".join(["a > 1"] * 120)
    with pytest.raises(BadQuery, match="more than 100 nested parentheses"):
        odsql.parse("(" * 101 + "a" + ")" * 101)


def test_a_condition_is_no_argument() -> None:
    """Only expressions are, and what only arguments can be."""
    with pytest.raises(BadQuery, match="this function is written count"):
        Call("count", (a > 1,))


def test_a_repr_can_be_read() -> None:
    """The structure is told, and nothing else."""
    assert repr(a > 1) == "Comparison(left=Field(name='a'), operator='>', right=Number(value=1))"
    assert repr(a) == "Builder(Field(name='a'))"


def test_precedence_keeps_the_meaning() -> None:
    """Printed and read by the rules of and, or, not, a tree means what it meant, whatever holds."""
    x, y, z = a.is_true(), b.is_true(), c.is_true()
    trees = (
        x & (y | z),
        (x | y) & z,
        ~(x & y) | z,
        ~(x | y) & ~z,
        x | y & z,
        ~(~x & y),
        x & y | x & ~(y | z),
    )
    for tree in trees:
        for values in product([False, True], repeat=3):
            truth = dict(zip("abc", values, strict=True))
            assert _python_says(str(tree), truth) == _tree_says(tree, truth), str(tree)


def _python_says(printed: str, truth: dict[str, bool]) -> bool:
    """Read the text as Python does, whose and, or, not bind as those of ODSQL."""
    import ast

    def says(node: ast.expr) -> bool:
        match node:
            case ast.BoolOp(op=ast.And(), values=values):
                return all(map(says, values))
            case ast.BoolOp(values=values):
                return any(map(says, values))
            case ast.UnaryOp(operand=operand):
                return not says(operand)
            case ast.Name(id=name):
                return truth[name]
        raise AssertionError(ast.dump(node))

    return says(ast.parse(printed.replace(" is true", ""), mode="eval").body)


def _tree_says(tree: odsql.Condition, truth: dict[str, bool]) -> bool:
    match tree:
        case odsql.And(parts=parts):
            return all(_tree_says(part, truth) for part in parts)
        case odsql.Or(parts=parts):
            return any(_tree_says(part, truth) for part in parts)
        case odsql.Not(part=part):
            return not _tree_says(part, truth)
        case odsql.IsBoolean(value=Field(name=name)):
            return truth[name]
    raise AssertionError(repr(tree))


def test_every_public_name_is_exported_in_order() -> None:
    """The names of the package are sorted, each is there, and no other is listed."""
    assert odsql.__all__ == sorted(odsql.__all__) == dir(odsql)
    assert all(hasattr(odsql, name) for name in odsql.__all__)


def test_at_most_three_time_zones_are_near() -> None:
    """Of the many names that a wrong one resembles, the nearest three are told."""
    with pytest.raises(BadQuery) as caught:
        Query().timezone("Etc/GMT+99")

    assert str(caught.value).partition("possible: ")[2].count("Etc/GMT") == 3


def test_reading_names_the_extra_that_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has no library that reads text learns what to install."""
    monkeypatch.setitem(sys.modules, "lark", None)

    with pytest.raises(MissingExtra) as caught:
        parse("a > 1")

    assert caught.value.extra == "odsql"


def test_building_needs_no_lark() -> None:
    """Building, printing and checking work without the library that reads text; reading names the extra."""
    code = (
        "import sys; sys.modules['lark'] = None\n"
        "from openinno.errors import MissingExtra\n"
        "from openinno.explore.odsql import Query, field, parse\n"
        "print(Query().where(field('a') > 1))\n"
        "try:\n    parse('a')\nexcept MissingExtra as error:\n    print('openinno[odsql]' in str(error))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines() == ["where=a > 1", "True"]
