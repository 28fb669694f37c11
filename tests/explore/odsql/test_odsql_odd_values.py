"""A value of a wrong Python type is refused in our words, whatever function or method it is given to."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openinno.explore import odsql
from openinno.explore.errors import BadQuery
from openinno.explore.odsql import Date, Distance, Geometry, Period, Query, Refinement, Star, Text, field
from openinno.explore.odsql.given import shown
from openinno.labels import Label

ODD: tuple[Any, ...] = (
    *(None, True, 3, -1, 2.5, float("nan"), 10**5000, Decimal("sNaN"), 1j, b"x", "", "x", "a b", "\ud800"),
    *([], ["x"], (), ("x", 3), {}, {"x": 1}, {None}, frozenset({1}), range(3), object(), len, int, print),
    *(datetime.date(2024, 2, 29), datetime.timedelta(1), datetime.time(8), ValueError("x")),
    *(field("a"), field("a").node, field("a") == 1, field("a").alias("b"), field("a").desc()),
    *(
        Star(),
        odsql.Null(),
        Period(1, "d"),
        Distance(1, "km"),
        Geometry("POINT(1 1)"),
        Date("2024"),
        Text("x"),
    ),
    *(Query(), Refinement("a", 1), odsql),
)
_odd = st.sampled_from(range(len(ODD)))
"""Places, not values: a number of thousands of digits is nothing that a report could print."""

_FUNCTIONS: dict[str, Callable[..., object]] = {
    name: getattr(odsql, name)
    for name in odsql.__all__
    if name[0].islower() and name not in {"parse", "now", "distance"}
}
_METHODS: dict[str, Callable[..., object]] = {
    name: getattr(field("a"), name)
    for name in dir(odsql.Builder)
    if not name.startswith("_") and name not in {"node", "within_distance", "in_bbox"}
}
_QUERY: dict[str, Callable[..., object]] = {
    name: getattr(Query(), name)
    for name in dir(Query)
    if not name.startswith("_") and name in vars(Query) and callable(getattr(Query(), name))
}
_SIGNS: dict[str, Callable[..., object]] = {
    sign: getattr(field("a"), f"__{sign}__")
    for sign in (
        *("eq", "ne", "lt", "le", "gt", "ge", "and", "rand", "or", "ror"),
        *("add", "radd", "sub", "rsub", "mul", "rmul", "truediv", "rtruediv"),
    )
}
_LITERALS: dict[str, Callable[..., object]] = {
    one.__name__: one for one in (Text, Date, odsql.Number, odsql.Field, Geometry, Distance, Period)
}
_NAMED: dict[str, Callable[..., object]] = {
    "now": lambda one, two: odsql.now(days=one, hour=two),
    "distance": lambda one, two: odsql.distance("a", latitude=one, longitude=two),
    "distance to": lambda one, two: odsql.distance(one, geometry=two),
    "within_distance": lambda one, two: field("a").within_distance(latitude=one, longitude=2, km=two),
    "within_distance of": lambda one, two: field("a").within_distance(
        latitude=1, longitude=one, distance=two
    ),
    "in_bbox": lambda one, two: field("a").in_bbox(south=one, west=2, north=two, east=4),
    "between": lambda one, two: field("a").between(1, one, bounds=two),
    "point": lambda one, two: Geometry.point(latitude=one, longitude=two),
    "polygon": lambda one, two: Geometry.polygon(latitudes=one, longitudes=two),
    "refinement": Refinement,
    "parse": odsql.parse,
    "parse text": lambda one, _: odsql.parse(one),
}
_CALLS: dict[str, Callable[..., object]] = {
    **{f"odsql.{name}": one for name, one in _FUNCTIONS.items()},
    **{f"field.{name}": one for name, one in _METHODS.items()},
    **{f"query.{name}": one for name, one in _QUERY.items() if name not in {"check", "faults"}},
    **{f"sign {name}": one for name, one in _SIGNS.items()},
    **_LITERALS,
    **_NAMED,
}
_NO_ARGUMENT = {
    "parameters",
    *(name for name in _METHODS if name.startswith("is_") or name in {"asc", "desc"}),
}
_TWO = {
    "percentile",
    "geo_cluster",
    "date_format",
    "ifnull",
    "between",
    "refine",
    "exclude",
    "Distance",
    "Period",
}


def _takes(name: str) -> int:
    last = name.rpartition(".")[2]
    if last in _NO_ARGUMENT:
        return 0
    if name == "odsql.exclude":
        return 1
    return 2 if last in _TWO or name in _NAMED else 1


@pytest.mark.parametrize("name", [name for name in _CALLS if _takes(name)])
@given(data=st.data())
def test_an_odd_value_is_taken_or_refused_in_our_words(name: str, data: st.DataObject) -> None:
    """Each function and method takes a value, or says in both languages why it does not."""
    values = [ODD[data.draw(_odd)] for _ in range(_takes(name))]
    told = _refusal(_CALLS[name], *values)

    assert all(fault.fr and fault.en and len(fault.en) < 1000 for fault in told)


def _refusal(call: Callable[..., object], *values: object) -> tuple[Label, ...]:
    try:
        call(*values)
    except BadQuery as error:
        return error.faults
    return ()


@pytest.mark.parametrize(
    ("build", "reason"),
    [
        (lambda: field(3), "expected the name of a field, got 3"),  # type: ignore[arg-type]  # what is tested
        (lambda: field(Decimal("3" * 400)), "expected the name of a field, got 3.333e+399"),  # type: ignore[arg-type]  # same
        (lambda: field("p").like(None), "expected a text, got None"),  # type: ignore[arg-type]  # same
        (lambda: field("p").alias(None), "None cannot be an alias"),  # type: ignore[arg-type]  # same
        (lambda: field("p").within(3), "this function is written within("),  # type: ignore[arg-type]  # same
        (lambda: odsql.Builder("a"), "start from field(\"name\") or from a function, not from 'a'"),  # type: ignore[arg-type]  # same
        (lambda: Geometry(3), "expected the text of a geometry, got 3"),  # type: ignore[arg-type]  # same
        (lambda: odsql.search(None), "expected a text, got None"),  # type: ignore[arg-type]  # same
        (lambda: odsql.search("x", 3), 'expected a field, by its name or field("…"), got 3'),  # type: ignore[arg-type]  # same
        (lambda: odsql.sum_(None), "expected the name of a field or an expression"),  # type: ignore[arg-type]  # same
        (lambda: odsql.include(None), "expected the name of a field, got None"),  # type: ignore[arg-type]  # same
        (lambda: odsql.parse(3), "expected the text of a clause, got 3"),  # type: ignore[call-overload]  # same
        (lambda: odsql.parse("a", "wher"), "possible: where, select, group_by, order_by"),  # type: ignore[call-overload]  # same
        (lambda: Query().select(None), "expected the name of a field or an expression"),  # type: ignore[arg-type]  # same
        (lambda: Query().order_by(None), "expected the name of a field or an expression"),  # type: ignore[arg-type]  # same
        (lambda: Query().timezone(3), "expected a time zone such as Europe/Paris, got 3"),  # type: ignore[arg-type]  # same
        (lambda: Geometry.polygon(latitudes=(1, 2), longitudes=(1,)), "as many latitudes as longitudes"),
    ],
)
def test_a_wrong_type_is_told_with_what_is_possible(build: Callable[[], object], reason: str) -> None:
    """No error of Python comes through: what was given is told, and what was wanted."""
    with pytest.raises(BadQuery) as caught:
        build()

    assert reason in caught.value.message()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a" * 78, f"'{'a' * 78}'"),
        ("a" * 79, f"'{'a' * 79}…"),
        (10**5000, "10**…"),
        (Decimal(10) ** 5000, "1.000e+5000"),
        (Decimal("NaN"), "NaN"),
    ],
    ids=["whole", "cut", "huge", "huge-decimal", "nan"],
)
def test_a_value_is_shown_short(value: object, text: str) -> None:
    """Eighty letters are shown whole, longer values are cut, and no number is written out digit by digit."""
    assert shown(value) == text
