"""What values of Python are written as, and which cannot be."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest

from openinno.explore.errors import BadQuery
from openinno.explore.odsql import Date, Distance, Field, Geometry, Number, Period, Text, date_format, field

PARIS = datetime.timezone(datetime.timedelta(hours=2))
OLD_PARIS = datetime.timezone(datetime.timedelta(minutes=9, seconds=21))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Énergie", '"Énergie"'),
        ("a\"b\\c'd\n", '"a\\"b\\\\c\'d\n"'),
        (12, "12"),
        (-3, "-3"),
        (10**30, "1" + "0" * 30),
        (0.1, "0.1"),
        (12.0, "12.0"),
        (1e-7, "0.0000001"),
        (-0.0, "-0.0"),
        (Decimal("1.50"), "1.50"),
        (Decimal("1E+2"), "100"),
        (True, "true"),
        (datetime.date(2024, 2, 29), "date'2024-02-29'"),
        (datetime.datetime(2024, 2, 29, 8, 5), "date'2024-02-29T08:05:00'"),
        (datetime.datetime(2024, 2, 29, 8, 5, 1, 500, PARIS), "date'2024-02-29T08:05:01.000500+02:00'"),
        (datetime.datetime(1900, 1, 1, 12, tzinfo=OLD_PARIS), "date'1900-01-01T11:50:39+00:00'"),
        (Date("2017-04"), "date'2017-04'"),
    ],
    ids=repr,
)
def test_a_value_is_written_as_a_literal(value: Any, text: str) -> None:
    """Each kind of value has one writing: no exponent, no escape but the quote and the backslash."""
    assert str(field("x") == value) == f"x = {text}"


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, "use is_null()"),
        (float("nan"), "a finite number"),
        (float("-inf"), "a finite number"),
        (10**5000, "fewer than 400 digits, got 10**…"),
        (Decimal("1e999999"), "fewer than 400 digits"),
        (Decimal("sNaN"), "a finite number"),
        ("\ud800", "half a character"),
        (b"x", "cannot be written in ODSQL"),
        (["a"], "cannot be written in ODSQL"),
        (field("a") == 1, "is a condition, not a value"),
    ],
    ids=lambda value: repr(value)[:40] if not isinstance(value, int) else "huge",
)
def test_a_value_without_a_literal_is_refused(value: Any, reason: str) -> None:
    """It is refused where the query is built, with what to do."""
    with pytest.raises(BadQuery) as caught:
        _ = field("x") == value

    assert reason in caught.value.message()


@pytest.mark.parametrize(
    "text",
    [
        "2017",
        "2017-04",
        "2017-04-03",
        "2017/04/03",
        "2017-04-03T08",
        "2017-04-03T08:02Z",
        "2017-04-03T08:02+0200",
    ],
)
def test_a_date_has_any_precision(text: str) -> None:
    """From the year to the second, with or without an offset."""
    assert str(Date(text)) == f"date'{text}'"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "17",
        "2017-13",
        "2023-02-29",
        "2017-4-3",
        "2017-04-03T25",
        "2017-04-03T08:60",
        "2017-04-03T08:02:60",
        "2017\n",
        "2017-04-03T08:02+30:00",
        "٢٠١٧",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    """A day that does not exist, a form that portals do not read."""
    with pytest.raises(BadQuery, match="is no date"):
        Date(text)


@pytest.mark.parametrize(("latitude", "longitude"), [(91, 0), (0, 181), (float("nan"), 0), (120.0, 48.0)])
def test_a_point_off_the_globe_is_refused(latitude: float, longitude: float) -> None:
    """Latitude and longitude each have their bounds."""
    with pytest.raises(BadQuery, match="degrees, got"):
        Geometry.point(latitude=latitude, longitude=longitude)


def test_a_polygon_is_closed_and_has_longitudes_first() -> None:
    """Corners are given by their names, and written as WKT wants them; the last one is the first."""
    closed = Geometry.polygon(latitudes=(0, 0, 1, 0), longitudes=(5, 6, 6, 5))

    assert closed == Geometry.polygon(latitudes=(0, 0, 1), longitudes=(5, 6, 6))
    assert closed.value == "POLYGON((5 0, 6 0, 6 1, 5 0))"


@pytest.mark.parametrize(
    "text", ["", "  ", "POINT(1 1)' or 'a", "POINT(1 1)\\", "POINT(200 1)", "polygon((1 91, 2 2))"]
)
def test_what_is_no_geometry_is_refused(text: str) -> None:
    """Nothing can end the literal early, and WKT stays on the globe."""
    with pytest.raises(BadQuery, match=r"no geometry|off the globe"):
        Geometry(text)


@pytest.mark.parametrize(
    "text",
    [
        *("POINT(1 1)", " point z (1 2 3) ", "POINT EMPTY", "LINESTRING(-.5 1e-7, 2 2)"),
        *("POLYGON((1 1,2 2,3 3,1 1),(1 1,2 2,3 3,1 1))", "MULTIPOINT(1 1, 2 2)", "MULTIPOINT((1 1), (2 2))"),
        *("MULTIPOLYGON(((1 1,2 2,3 3,1 1)),((1 1,2 2,3 3,1 1)))", "MULTIPOLYGON EMPTY"),
        "GEOMETRYCOLLECTION(POINT(1 1), GEOMETRYCOLLECTION(POINT EMPTY))",
        *('{"type": "Point", "coordinates": [1, 2]}', '{"type": "GeometryCollection", "geometries": []}'),
        "0101000000000000000000F03F0000000000000040",
    ],
)
def test_a_geometry_has_any_of_its_writings(text: str) -> None:
    """WKT, WKB in hexadecimal, GeoJSON: each goes as it was given."""
    assert Geometry(text).value == text


@pytest.mark.parametrize(
    "text",
    [
        *(
            "POLYGON(zz",
            "zz",
            "POINT(1)",
            "POINT 1 1",
            "POINT(1,1)",
            "POINT(48,85 2,35)",
            "POINT(1 1",
            "(1 1)",
        ),
        *("POINT(1 1))", "@", "POINT@", "CIRCLE(1 1)", "POINT(1 1) POINT(1 1)", "0101", "POLYGON((1 1, 2 2)"),
        *("{", "{}", '{"type": "Feature", "geometry": null}', '{"type": "Point"}', "[1, 2]", '{"a":' * 10**5),
    ],
    ids=lambda text: text[:40],
)
def test_what_cannot_be_read_as_a_geometry_is_refused(text: str) -> None:
    """What no portal reads is told with what to write."""
    with pytest.raises(BadQuery, match=r"cannot be read as a geometry: write for example POINT\(2.35"):
        field("lieu").within(text)


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("%Y-%m", 'is written as in Python: write "yyyy-MM"'),
        ("%d/%m/%Y 'à' %H", "write \"dd/MM/yyyy 'à' HH\""),
        ("jj/MM/aaaa", "does not know a, j in"),
        ("le dd", "does not know l in"),
        ("yyyy é", "does not know é in"),
    ],
)
def test_what_is_no_pattern_of_dates_is_refused(pattern: str, reason: str) -> None:
    """The letters of another language, or of another tool, are told with those that portals know."""
    with pytest.raises(BadQuery) as caught:
        date_format("maj", pattern)

    assert reason in caught.value.message()


@pytest.mark.parametrize(
    "pattern", ["", "%", "yyyy-MM-dd", "'Le' EEEE d MMMM YYYY", "'l''an' yy", "xxxx/ww e", "'fin"]
)
def test_a_pattern_of_dates_goes_as_it_is(pattern: str) -> None:
    """Symbols, separators, and any text between apostrophes."""
    assert pattern in str(date_format("maj", pattern))


def test_a_distance_has_a_known_unit_and_is_not_negative() -> None:
    """Every fault is told at once."""
    with pytest.raises(BadQuery) as caught:
        Distance(-1, "KM")

    assert [fault.text("en").split(":")[0] for fault in caught.value.faults] == [
        "unknown unit of distance",
        "a distance is not negative",
    ]


@pytest.mark.parametrize(
    ("value", "short"),
    [
        (10**400 - 1, True),
        (-(10**400) + 1, True),
        (10**400, False),
        (Decimal("1e798"), True),
        (Decimal("1e799"), False),
        (Decimal("1e-798"), True),
        (Decimal("1e-799"), False),
    ],
    ids=["400 digits", "minus", "401 digits", "1e798", "1e799", "1e-798", "1e-799"],
)
def test_a_number_is_as_long_as_a_query_may_hold(value: int | Decimal, short: bool) -> None:
    """Numbers of more digits than anybody writes are refused before they are printed."""
    if short:
        assert Number(value).value == value
        return
    with pytest.raises(BadQuery, match="fewer than 400 digits"):
        Number(value)


def test_a_period_is_of_fewer_than_a_quintillion_units() -> None:
    """The bound itself is refused, one unit less is not."""
    assert str(Period(10**18 - 1, "day")) == f"{10**18 - 1} days"
    with pytest.raises(BadQuery, match="whole number of units of time"):
        Period(10**18, "day")


def test_units_of_time_are_told_apart_by_case() -> None:
    """M is a minute, M a month; every spelling of a unit is one value."""
    assert (str(Period(1, "m")), str(Period(1, "M"))) == ("1 minute", "1 month")
    assert Period(3, "d") == Period(3, "days")
    # A year and a half in hours, and more: how long a range is is for the portal to say.
    assert str(Period(13_140, "h")) == "13140 hours"


@pytest.mark.parametrize(
    ("count", "unit"), [(2, "week"), (0, "day"), (-1, "day"), (1.5, "h"), (1, "fortnight")]
)
def test_what_is_no_period_is_refused(count: Any, unit: str) -> None:
    """Weeks and longer go one at a time, and counts are whole."""
    with pytest.raises(BadQuery):
        Period(count, unit)


@pytest.mark.parametrize("name", ["12", "year", "NOT", "in", "code postal", "été", "a-b", "1a"])
def test_an_unusual_name_goes_between_backquotes(name: str) -> None:
    """Digits only, reserved words whatever their case, and anything but plain letters, digits and _."""
    assert str(Field(name)) == f"`{name}`"


@pytest.mark.parametrize("name", ["", " ", "a`b", "a\\b", "a\nb", "\ud800"])
def test_what_cannot_name_a_field_is_refused(name: str) -> None:
    """Portals do not say how a backquote would be escaped: none is let in."""
    with pytest.raises(BadQuery, match="field"):
        field(name)


def test_whole_and_decimal_numbers_are_two_values() -> None:
    """They print differently, so they are unequal; a float and its decimal are one."""
    assert Number(12) != Number(12.0)
    assert Number(0.1) == Number(Decimal("0.1"))
    assert hash(Number(0.1)) == hash(Number(Decimal("0.1")))


def test_a_text_is_not_the_field_of_that_name() -> None:
    """Two kinds of node are never equal."""
    assert len({Text("a"), Field("a")}) == 2


def test_a_long_geometry_that_is_wrong_at_its_end_is_refused_at_once() -> None:
    """However many places come before, and digits in them, the text is gone through once."""
    places = ", ".join(["2449 4849"] * 1000)

    with pytest.raises(BadQuery, match="cannot be read as a geometry"):
        Geometry(f"POLYGON(({places}, 8))")
