"""Rows with values of the types of their fields: what fits, and what is kept with a finding."""

from __future__ import annotations

import datetime
import json
import math
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recordings import recording

from openinno import Point
from openinno.explore.answers import DatasetField, read_dataset, read_page
from openinno.explore.answers.values import PortalFile, Record, Shape, reader_of
from openinno.findings import Position, Severity

TYPES = [
    *(
        "text",
        "int",
        "double",
        "boolean",
        "date",
        "datetime",
        "geo_point_2d",
        "geo_shape",
        "file",
        "json_blob",
    ),
    "hologram",
]
SQUARE = [[[0, 0], [0, 1.5], [1, 1], [0, 0]]]


def read(kind: str, value: Any, *, several: bool = False) -> Record:
    """Return the record of one column of a type."""
    annotations: dict[str, tuple[str, ...]] = {"multivalued": (",",)} if several else {}
    return reader_of([DatasetField(name="a", type=kind, annotations=annotations)]).record({"a": value})


def good(kind: str, value: Any, *, several: bool = False) -> Any:
    """Return a value that fits its type, checked to have no finding."""
    record = read(kind, value, several=several)
    assert record.findings == ()
    return record["a"]


def kept(kind: str, value: Any, *, several: bool = False) -> str:
    """Return what is said of a value that does not fit, checked to be kept as it came."""
    record = read(kind, value, several=several)
    (finding,) = record.findings
    assert record["a"] is value
    assert (finding.code, finding.severity) == ("portal-value", Severity.WARNING)
    assert finding.where == Position(column="a")
    assert finding.message("fr").startswith("attendu : ")
    return finding.message("en")


# Records ----------------------------------------------------------------------------------------------------


def test_documented_rows_are_converted() -> None:
    """The rows of the documentation fit the dataset of the documentation."""
    reader = reader_of(read_dataset(recording("spec_dataset")).fields)
    page = read_page(recording("spec_records"))
    first, second = (reader.record(row) for row in page.rows)

    assert (first.findings, second.findings) == ((), ())
    assert second["alternate_names"][2] == "Saint-Léger"
    assert first["coordinates"] == Point(latitude=46.7306, longitude=4.50083)
    assert (first["population"], first["modification_date"], first["elevation"]) == (
        29278,
        "2019-03-26",
        None,
    )
    assert reader.record(recording("spec_record"))["alternate_names"] == ("Fraire",)


def test_a_record_reads_like_a_dictionary() -> None:
    """A record has the keys, values, length and order of its row."""
    record = reader_of([DatasetField(name="n", type="double")]).record({"nom": "TUBA", "n": 3})

    assert record["nom"] == "TUBA"
    assert record.get("absent", 0) == 0
    assert (list(record), len(record), "n" in record, "x" in record) == (["nom", "n"], 2, True, False)
    assert record == {"nom": "TUBA", "n": 3.0}
    assert dict(record.items()) == record
    with pytest.raises(KeyError, match="absent"):
        record["absent"]


def test_a_record_does_not_change() -> None:
    """Neither a value nor the findings of a record can be changed, and its row is left as it was."""
    row = {"a": 3}
    record = reader_of([DatasetField(name="a", type="double")]).record(row)

    with pytest.raises(TypeError, match="item assignment"):
        record["a"] = 4  # type: ignore[index]
    with pytest.raises(AttributeError):
        record.findings = ()  # type: ignore[misc]
    assert type(row["a"]) is int


def test_a_record_can_be_sent_to_another_process() -> None:
    """A record is pickled with its findings."""
    record = read("geo_shape", {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": SQUARE}})
    again = pickle.loads(pickle.dumps(record))  # noqa: S301

    assert again == record


def test_gotcha_25_columns_that_are_no_field_are_kept() -> None:
    """Aliases, computed columns and those of the portal are kept as they came, in their place."""
    row = {"_id": "ab", "n": 3, "count(*)": 4, "moyenne": 2.5, "_links": [{"rel": "self"}]}

    assert dict(reader_of([DatasetField(name="n", type="int")]).record(row)) == row


def test_gotcha_16_a_row_given_twice_is_given_twice() -> None:
    """Rows that are equal are converted one by one: none is taken for another."""
    reader = reader_of([DatasetField(name="n", type="int", annotations={"id": ()})])
    first, second = (reader.record({"n": 1}) for _ in range(2))

    assert first == second
    assert first is not second


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("several", [False, True])
def test_null_is_none(kind: str, several: bool) -> None:
    """A field without a value is None, whatever its type."""
    assert good(kind, None, several=several) is None


def test_a_field_that_was_not_selected_is_absent() -> None:
    """A field that the row does not have is not added."""
    assert dict(reader_of([DatasetField(name="n", type="int")]).record({"a": 1})) == {"a": 1}


def test_every_misfit_is_told() -> None:
    """Each column that does not fit has its finding, in the order of the fields."""
    reader = reader_of([DatasetField(name=name, type="int") for name in "abc"])
    record = reader.record({"c": "x", "a": "y", "b": 1})

    assert [finding.where.column for finding in record.findings] == ["a", "c"]


# Types ------------------------------------------------------------------------------------------------------


def test_texts_are_texts() -> None:
    """A text is kept; a number or an array in a column of texts is told."""
    assert good("text", "é") == "é"
    assert kept("text", 3) == "expected a text, got 3"
    assert kept("text", ["a"]) == "expected a text, got ['a']"


def test_several_values_are_a_tuple() -> None:
    """An array is a tuple, even of one value, each converted."""
    assert good("text", ["DN6  9EL"], several=True) == ("DN6  9EL",)
    assert good("text", [], several=True) == ()
    assert good("double", [1, 2.5], several=True) == (1.0, 2.5)
    assert kept("text", "a,b", several=True) == "expected an array of: a text, got 'a,b'"
    assert kept("text", ["a", 3], several=True) == "expected an array of: a text, got ['a', 3]"


def test_gotcha_29_whole_numbers_have_any_size() -> None:
    """A whole number beyond 32 or 64 bits is exact."""
    for number in (2**31, 2**63, 12345678901234567890123):
        assert good("int", number) == number


def test_whole_numbers_may_have_a_point() -> None:
    """A float that is whole is a whole number; a fraction, digits in a text and a boolean are told."""
    assert type(good("int", 3.0)) is int
    assert kept("int", 3.5) == "expected a whole number, got 3.5"
    assert kept("int", "3") == "expected a whole number, got '3'"
    assert kept("int", True) == "expected a whole number, got True"
    assert kept("int", 1e23) == "expected a whole number, got 1e+23"


def test_numbers_are_floats() -> None:
    """A number without decimals is a float too; one that no float can hold is kept."""
    assert type(good("double", 101830)) is float
    assert kept("double", "1,5") == "expected a number, got '1,5'"
    assert kept("double", 10**400).startswith("expected a number, got 1000")
    assert kept("double", False) == "expected a number, got False"


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf], ids=repr)
def test_gotcha_21_nan_is_none_and_told(value: float) -> None:
    """What is no number is None in a column of numbers, and the finding says what came."""
    record = read("double", value)

    assert record["a"] is None
    assert [finding.message() for finding in record.findings] == [f"expected a number, got {value}"]


def test_booleans_are_booleans() -> None:
    """True and false are; the texts and numbers that some write instead are told."""
    assert good("boolean", False) is False
    assert kept("boolean", "OUI") == "expected true or false, got 'OUI'"
    assert kept("boolean", 1) == "expected true or false, got 1"


@pytest.mark.parametrize("text", ["2018", "2018-05", "2018-05-12"])
def test_gotcha_17_dates_have_any_precision(text: str) -> None:
    """A date is as precise as it came: no day is invented, and one type serves all."""
    assert good("date", text) == text


@pytest.mark.parametrize("value", ["2018/05", "2018-02-30", "2018-05-12T00:00:00+00:00", "", 2018], ids=repr)
def test_what_is_no_date_is_told(value: Any) -> None:
    """A date of another form, or that does not exist, is kept."""
    assert kept("date", value).startswith("expected a date YYYY, YYYY-MM or YYYY-MM-DD, got ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-07-27T19:39:00+00:00", datetime.datetime(2026, 7, 27, 19, 39, tzinfo=datetime.UTC)),
        ("2026-08-18 00:00:00+00:00", datetime.datetime(2026, 8, 18, tzinfo=datetime.UTC)),
        ("2026-07-27T19:39:00Z", datetime.datetime(2026, 7, 27, 19, 39, tzinfo=datetime.UTC)),
        ("2026-07-27T19:39:00.995+02:00", datetime.datetime(2026, 7, 27, 17, 39, 0, 995000, datetime.UTC)),
        ("2026-07-27T19:39:00.000001Z", datetime.datetime(2026, 7, 27, 19, 39, 0, 1, datetime.UTC)),
    ],
)
def test_datetimes_have_their_zone(text: str, expected: datetime.datetime) -> None:
    """A date and time is a moment, to the microsecond, with a zone."""
    found = good("datetime", text)

    assert found == expected
    assert found.utcoffset() is not None


@pytest.mark.parametrize(
    "value",
    ["2026-07-27T19:39:00", "2026-07-27", "2026-07-27T19:39:00.1234567Z", "2026-13-27T19:39:00Z", 1787011200],
    ids=repr,
)
def test_what_is_no_moment_is_told(value: Any) -> None:
    """Without a zone, too precise to be kept, or no date at all: it stays as it came."""
    assert kept("datetime", value).startswith("expected a date and time of ISO 8601 with their zone, got ")


def test_gotcha_18_local_times_keep_the_zone_they_are_given() -> None:
    """A column named local keeps the zone that it is given: nothing in the row tells that it is wrong."""
    reader = reader_of([DatasetField(name="local_timestamp", type="datetime")])
    record = reader.record({"local_timestamp": "2026-07-27T19:39:00+00:00"})

    assert record["local_timestamp"].utcoffset() == datetime.timedelta(0)
    assert record.findings == ()


def test_points_are_points() -> None:
    """An object of lat and lon is a point, in either order."""
    lyon = Point(latitude=45.76, longitude=4.83)

    assert good("geo_point_2d", {"lat": 45.76, "lon": 4.83}) == lyon
    assert good("geo_point_2d", {"lon": 4.83, "lat": 45.76}) == lyon


@pytest.mark.parametrize(
    "value",
    [
        {"lat": 120, "lon": 4},
        {"lat": 45, "lon": None},
        {"lat": "45", "lon": "4"},
        {"lat": 45},
        {"lat": 45, "lon": 4, "alt": 3},
        "45.76, 4.83",
        [4.83, 45.76],
    ],
    ids=repr,
)
def test_what_is_no_point_is_told(value: Any) -> None:
    """Out of bounds, incomplete, with more than two keys or in another form: it stays as it came."""
    assert kept("geo_point_2d", value).startswith("expected an object lat and lon, in degrees")


@pytest.mark.parametrize(("latitude", "longitude"), [(0, 0), (-5.983856309209279, -1.3630812101178995)])
def test_gotcha_15_a_point_that_stands_for_nothing_is_told(latitude: float, longitude: float) -> None:
    """The origin of degrees, and that of Lambert-93 near Africa, are points, with a word of doubt."""
    record = read("geo_point_2d", {"lat": latitude, "lon": longitude})
    (finding,) = record.findings

    assert record["a"] == Point(latitude=latitude, longitude=longitude)
    assert (finding.code, finding.severity) == ("portal-value", Severity.INFO)
    assert "origin of a projection" in finding.message("en")
    assert "origine d'une projection" in finding.message("fr")


def test_gotcha_15_a_point_of_the_equator_is_none_of_those() -> None:
    """A point of the equator or of the meridian of Greenwich is a point like others."""
    assert good("geo_point_2d", {"lat": 0, "lon": 9.45}) == Point(latitude=0, longitude=9.45)
    assert good("geo_point_2d", {"lat": 51.5, "lon": 0}) == Point(latitude=51.5, longitude=0)


def test_shapes_come_as_features_and_as_geometries() -> None:
    """A feature and a bare geometry give the same shape, the feature with its properties."""
    geometry = {"type": "Polygon", "coordinates": SQUARE}
    bare = good("geo_shape", geometry)
    feature = good("geo_shape", {"type": "Feature", "geometry": geometry, "properties": {}})
    named = good("geo_shape", {"type": "Feature", "geometry": geometry, "properties": {"nom": "TUBA"}})

    assert bare == feature == Shape(type="Polygon", coordinates=(((0, 0), (0, 1.5), (1, 1), (0, 0)),))
    assert named.properties == {"nom": "TUBA"}
    assert hash(bare) == hash(named)


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": [4.8, 45.7]},
        {"type": "Point", "coordinates": [4.8, 45.7, 170]},
        {"type": "MultiPoint", "coordinates": [[4.8, 45.7]]},
        {"type": "LineString", "coordinates": [[4.8, 45.7], [5, 46]]},
        {"type": "MultiLineString", "coordinates": [[[4.8, 45.7], [5, 46]]]},
        {"type": "Polygon", "coordinates": SQUARE},
        {"type": "MultiPolygon", "coordinates": [SQUARE, SQUARE]},
        {"type": "MultiPolygon", "coordinates": []},
        {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [4.8, 45.7]}]},
    ],
    ids=lambda one: one["type"],
)
def test_a_shape_is_given_back_to_other_libraries(geometry: dict[str, Any]) -> None:
    """The interface that libraries of geometry share gives the geometry that came."""
    shape = good("geo_shape", geometry)

    assert json.loads(json.dumps(shape.__geo_interface__)) == geometry


def test_a_shape_keeps_its_other_keys() -> None:
    """A bounding box or an identifier is kept, of the feature and of the geometry."""
    shape = good(
        "geo_shape",
        {
            "type": "Feature",
            "id": 7,
            "geometry": {"type": "Point", "coordinates": [1, 2], "bbox": [1, 2, 1, 2]},
            "properties": None,
        },
    )

    assert shape.other == {"id": 7, "bbox": [1, 2, 1, 2]}


@pytest.mark.parametrize(
    "value",
    [
        {"type": "Feature", "geometry": None, "properties": {}},
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": 3},
        {"type": "Point", "coordinates": [1]},
        {"type": "Point", "coordinates": [1, math.nan]},
        {"type": "Point", "coordinates": ["1", "2"]},
        {"type": "Polygon", "coordinates": [[1, 2], [3, 4]]},
        {"type": "LineString", "coordinates": [[1, 2], 3]},
        {"type": "Cube", "coordinates": [1, 2]},
        {"type": ["Point"], "coordinates": [1, 2]},
        {"type": "GeometryCollection", "geometries": [{"type": "GeometryCollection", "geometries": []}]},
        {"type": "GeometryCollection", "geometries": None},
        "POINT (1 2)",
    ],
    ids=repr,
)
def test_what_is_no_shape_is_told(value: Any) -> None:
    """What is no geometry of GeoJSON is kept."""
    assert kept("geo_shape", value).startswith("expected a geometry of GeoJSON, got ")


def test_files_are_files() -> None:
    """The description of a file gives its parts, and keeps those that are rarer."""
    found = good(
        "file",
        {
            "id": "abc",
            "filename": "photo.jpg",
            "format": "JPEG",
            "mimetype": "image/jpeg",
            "url": "https://example.org/files/abc",
            "width": 800,
            "height": 600,
            "thumbnail": True,
            "color_summary": ["rgba(1, 2, 3, 1.00)"],
        },
    )

    assert found == PortalFile(
        id="abc",
        filename="photo.jpg",
        format="JPEG",
        mimetype="image/jpeg",
        url="https://example.org/files/abc",
        width=800,
        height=600,
        other={"thumbnail": True, "color_summary": ["rgba(1, 2, 3, 1.00)"]},
    )
    assert good("file", {"id": "abc", "filename": "a.pdf"}).width is None


@pytest.mark.parametrize("value", ["photo.jpg", {}, {"id": 3}, {"url": "u", "width": "800"}], ids=repr)
def test_what_is_no_file_is_told(value: Any) -> None:
    """What does not describe a file is kept."""
    assert kept("file", value).startswith("expected the description of a file, got ")


@pytest.mark.parametrize("kind", ["json_blob", "hologram"])
@pytest.mark.parametrize("value", [{"a": [1, None]}, [1], "x", 3, True], ids=repr)
def test_json_and_unknown_types_are_kept_as_they_came(kind: str, value: Any) -> None:
    """JSON, and values of a type that portals learnt since, are given as they came."""
    assert good(kind, value) is value


# Laws -------------------------------------------------------------------------------------------------------

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=10**300)
    | st.floats()
    | st.text()
    | st.sampled_from(
        ["Feature", "Point", "Polygon", "GeometryCollection", "2018-05", "2026-07-27T19:39:00Z"]
    )
    | st.datetimes(timezones=st.just(datetime.UTC)).map(datetime.datetime.isoformat)
)
KEYS = st.sampled_from(
    [
        *(
            "type",
            "geometry",
            "coordinates",
            "geometries",
            "properties",
            "lat",
            "lon",
            "id",
            "filename",
            "url",
        ),
        *("width", "x"),
    ]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=15,
)


@given(st.sampled_from(TYPES), st.booleans(), VALUES)
def test_no_value_breaks_a_record(kind: str, several: bool, value: Any) -> None:
    """Any JSON value in a column of any type is converted, or kept as it came with a finding."""
    record = read(kind, value, several=several)
    warned = any(finding.severity is Severity.WARNING for finding in record.findings)

    assert len(record.findings) <= 1 or several
    assert not warned or record["a"] is value or record["a"] is None
    assert record["a"] is not None or value is None or warned


@given(VALUES)
def test_a_converted_moment_is_always_one_with_a_zone(value: Any) -> None:
    """A column of dates and times holds moments with a zone, or what came with a finding; nothing between."""
    record = read("datetime", value)

    if value is not None and not record.findings:
        assert record["a"].utcoffset() is not None


def test_a_value_nested_without_end_is_kept() -> None:
    """A value nested deeper than Python writes is told all the same."""
    value: list[Any] = []
    for _ in range(5000):
        value = [value]

    assert kept("text", value) == "expected a text, got <list>"
    assert kept("geo_shape", {"type": "MultiPolygon", "coordinates": value}).startswith("expected a geometry")
