"""Laws of queries: what can be built prints, reads back equal, keeps its meaning; no text breaks reading."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from openinno.explore.errors import BadQuery
from openinno.explore.odsql import (
    Among,
    And,
    Arithmetic,
    Boolean,
    Call,
    Clause,
    Comparison,
    Condition,
    Date,
    Distance,
    Distinct,
    Expression,
    Field,
    Flag,
    FullText,
    Geometry,
    Holds,
    InRange,
    IsBoolean,
    IsNull,
    Like,
    NamedArgument,
    Not,
    Null,
    Number,
    Or,
    Order,
    Pattern,
    Period,
    Predicate,
    Query,
    Star,
    Text,
    parse,
)
from openinno.explore.odsql.ordering import is_after
from openinno.labels import Label

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
texts = st.builds(Text, words)
patterns = st.lists(st.sampled_from(["yyyy", "MM", "d", "-", "/", " ", "'l''an'", '"', "\\"])).map(
    lambda parts: Text("".join(parts))
)
names = st.sampled_from(["nom", "12", "year", "not", "code postal", "été", "a_1"]) | st.text(
    st.characters(categories=("L", "N", "Pd", "Pc", "Po"), exclude_characters="`\\"), min_size=1, max_size=8
)
fields = st.builds(Field, names)
numbers = st.builds(
    Number,
    st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.decimals(allow_nan=False, allow_infinity=False, places=3),
)
offsets = st.none() | st.integers(-1439, 1439).map(
    lambda minutes: datetime.timezone(datetime.timedelta(minutes=minutes))
)
dates = st.builds(
    Date,
    st.dates()
    | st.dates().map(lambda day: f"{day:%Y-%m}" if day.year > 999 else "2017")
    | st.datetimes(timezones=offsets),
)
booleans = st.builds(Boolean, st.booleans())
literals = texts | numbers | dates | booleans
points = st.builds(
    lambda latitude, longitude: Geometry.point(latitude=latitude, longitude=longitude),
    st.floats(-90, 90),
    st.floats(-180, 180),
)
distances = st.builds(
    Distance, st.integers(0, 10**6) | st.floats(0, 1e6), st.sampled_from(["mi", "km", "m", "mm"])
)


def _calls(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    plain = fields | inner.filter(lambda one: isinstance(one, Call | Arithmetic))
    return st.one_of(
        st.builds(
            lambda name, one: Call(name, (one,)),
            st.sampled_from(["lower", "length", "year", "second"]),
            plain,
        ),
        st.builds(lambda one, two: Call("date_format", (one, two)), plain, patterns),
        st.builds(
            lambda one, two: Call("ifnull", (one, two)), plain | literals, plain | literals | st.just(Null())
        ),
        st.builds(lambda days: Call("now", (NamedArgument("days", days),)), numbers),
        st.builds(Arithmetic, plain | numbers, st.sampled_from("+-*/"), plain | numbers),
    )


values = st.recursive(fields, _calls, max_leaves=6)
bounds = (st.tuples(numbers, numbers) | st.tuples(dates, dates)).map(
    lambda pair: pair[::-1] if is_after(*pair) else pair
)
leaves: st.SearchStrategy[Condition] = st.one_of(
    st.builds(Comparison, values, st.sampled_from(["=", "!="]), values | literals),
    st.builds(Comparison, values, st.sampled_from(["<", "<=", ">", ">="]), values | numbers | dates),
    st.builds(Comparison, numbers, st.just("="), numbers),
    st.builds(Like, values, texts),
    st.builds(Among, fields, st.lists(texts | numbers | booleans, min_size=1, max_size=3).map(tuple)),
    st.builds(
        lambda value, pair, low, high: InRange(
            value=value, low=pair[0], high=pair[1], low_included=low, high_included=high
        ),
        fields,
        bounds,
        st.booleans(),
        st.booleans(),
    ),
    st.builds(Holds, texts | numbers | booleans, fields),
    st.builds(IsNull, values, st.booleans()),
    st.builds(IsBoolean, values, st.booleans(), st.booleans()),
    st.builds(Flag, fields),
    st.builds(FullText, texts),
    st.builds(
        lambda name, those, text: Predicate(name, (*those, text)),
        st.sampled_from(["search", "suggest", "startswith"]),
        st.lists(fields, max_size=2) | st.just([Star()]),
        texts,
    ),
    st.builds(lambda *those: Predicate("within_distance", those), fields, points, distances),
    st.builds(lambda *those: Predicate("intersects", those), fields, points),
)


def _joined(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    parts = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.builds(And, parts) | st.builds(Or, parts) | st.builds(Not, inner)


conditions = st.recursive(leaves, _joined, max_leaves=6)
aggregates = st.one_of(
    st.just(Call("count", (Star(),))),
    st.builds(lambda one: Call("count", (Distinct(one),)), fields),
    st.builds(lambda name, one: Call(name, (one,)), st.sampled_from(["sum", "avg", "min", "median"]), fields),
    st.builds(lambda one, rank: Call("percentile", (one, Number(rank))), fields, st.integers(0, 100)),
)
selected = (
    values
    | literals
    | aggregates
    | st.just(Star())
    | st.builds(lambda one: Call("include", (Pattern(one),)), fields)
)
grouped = st.one_of(
    fields,
    st.builds(
        lambda one, edges: Call("range", (one, Star(), *edges, Star())),
        fields,
        st.lists(numbers, min_size=1, max_size=3, unique_by=lambda one: one.value).map(
            lambda edges: sorted(edges, key=lambda one: one.value)
        ),
    ),
    st.builds(lambda one, count: Call("range", (one, Period(count, "h"))), fields, st.integers(1, 99)),
    st.builds(lambda one, zoom: Call("geo_cluster", (one, Number(zoom))), fields, st.integers(0, 25)),
)
ordered = st.builds(Order, values.filter(lambda one: not isinstance(one, Number)) | aggregates, st.booleans())


@given(conditions)
def test_a_condition_reads_back_equal(condition: Condition) -> None:
    """Whatever can be built prints to a text that gives it back, and that is printed the same again."""
    printed = str(condition)

    assert parse(printed) == condition
    assert str(parse(printed)) == printed


@given(
    st.one_of(
        st.tuples(st.just("select"), st.lists(selected, min_size=1, max_size=3)),
        st.tuples(st.just("group_by"), st.lists(grouped, min_size=1, max_size=3)),
        st.tuples(st.just("order_by"), st.lists(ordered, min_size=1, max_size=3)),
    )
)
def test_the_items_of_a_clause_read_back_equal(clause: tuple[Any, list[Any]]) -> None:
    """What is selected, grouped by and sorted by too."""
    name, items = clause

    assert parse(", ".join(map(str, items)), clause=name) == tuple(items)


@given(conditions, conditions)
def test_different_conditions_print_differently(one: Condition, other: Condition) -> None:
    """A text stands for one structure only, and a structure for one text and one hash."""
    assert (one == other) is (str(one) == str(other))
    assert (one != other) or hash(one) == hash(other)


@given(conditions)
def test_parentheses_are_only_where_needed(condition: Condition) -> None:
    """Taking away any pair of them that groups conditions changes what is read, or leaves no ODSQL."""
    printed = str(condition)
    assume(isinstance(condition, And | Or | Not))
    for start, end in _groups(printed):
        assert _read(printed[:start] + printed[start + 1 : end] + printed[end + 1 :]) != condition


def _groups(printed: str) -> list[tuple[int, int]]:
    """Return the places of the parentheses that hold a part of the condition, and no arguments."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    quote = ""
    skipped = False
    for at, letter in enumerate(printed):
        if quote:
            escaped = letter == "\\" and quote == '"' and not skipped
            if letter == quote and not skipped:
                quote = ""
            skipped = escaped
        elif letter in "\"'`":
            quote = letter
        elif letter == "(":
            opened.append(at)
        elif letter == ")":
            start = opened.pop()
            before = printed[:start]
            if not before or before.endswith(("(", "not ", "and ", "or ")):
                pairs.append((start, at))
    return pairs


def _read(text: str) -> Condition | None:
    try:
        return parse(text)
    except BadQuery:
        return None


_SIGNS = "()[]*,:=<>+-/`'\"\\.; \n12aé"
_WORDS = ("and", "or", "not", "in", "is", "like", "null", "true", "to", "as", "desc", "distinct", "case")
_CHUNKS = (
    "date'2024'",
    "geom'",
    "..",
    "km",
    "count(",
    "range(",
    "include(",
    "a*",
    "`b c`",
    '"x"',
    "1 day",
    "!=",
)
_PIECES = st.sampled_from([*_SIGNS, *_WORDS, *_CHUNKS])


@given(
    st.sampled_from(["where", "select", "group_by", "order_by"]),
    st.text(max_size=20)
    | st.lists(_PIECES, max_size=12).map(" ".join)
    | st.lists(_PIECES, max_size=12).map("".join),
)
def test_no_text_breaks_reading(clause: Clause, text: str) -> None:
    """Any text is read, or refused with a reason in both languages; what is read comes back."""
    read, faults = _read_or_refused(text, clause)

    assert (read is None) is bool(faults)
    assert all(fault.fr and fault.en for fault in faults)
    if read is not None:
        printed = str(read) if clause == "where" else ", ".join(map(str, read))
        assert parse(printed, clause=clause) == read


def _read_or_refused(text: str, clause: Clause) -> tuple[Any, tuple[Label, ...]]:
    try:
        return parse(text, clause=clause), ()
    except BadQuery as error:
        return None, error.faults


@given(st.lists(conditions, max_size=3), st.integers(0, 10**6))
def test_a_query_is_a_value(those: list[Condition], size: int) -> None:
    """Steps give the same query in one call or in several, and its where reads back."""
    query = Query().where(*those).limit(size)
    again = Query()
    for one in those:
        again = again.where(one)

    assert again.limit(size) == query
    assert query.condition is None or Query().where(dict(query.parameters())["where"]).limit(size) == query


_LEAVES = [Flag(Field(name)) for name in "abc"]
_trees = st.recursive(st.sampled_from(_LEAVES), _joined, max_leaves=10)


@given(_trees, st.fixed_dictionaries(dict.fromkeys("abc", st.booleans())))
def test_a_printed_tree_keeps_its_meaning(tree: Condition, truth: dict[str, bool]) -> None:
    """Read by rules written anew, the text holds when the tree does."""
    assert _Reading(str(tree), truth).either() is _holds(tree, truth)


def _holds(tree: Condition, truth: dict[str, bool]) -> bool:
    match tree:
        case And(parts=parts):
            return all(_holds(part, truth) for part in parts)
        case Or(parts=parts):
            return any(_holds(part, truth) for part in parts)
        case Not(part=part):
            return not _holds(part, truth)
        case Flag(field=Field(name=name)):
            return truth[name]
    raise AssertionError(repr(tree))


class _Reading:
    """Or of ands of nots, by descent: the informal grammar of the portals, and nothing of ours."""

    def __init__(self, text: str, truth: dict[str, bool]) -> None:
        self.words = text.replace("(", "( ").replace(")", " )").split()
        self.truth = truth

    def either(self) -> bool:
        return self._joined("or", self.both, any)

    def both(self) -> bool:
        return self._joined("and", self.one, all)

    def one(self) -> bool:
        word = self.words.pop(0)
        if word == "not":
            return not self.one()
        if word == "(":
            inside = self.either()
            assert self.words.pop(0) == ")"
            return inside
        return self.truth[word]

    def _joined(self, word: str, part: Callable[[], bool], fold: Callable[[list[bool]], bool]) -> bool:
        parts = [part()]
        while self.words[:1] == [word]:
            self.words.pop(0)
            parts.append(part())
        return fold(parts)
