"""Laws of frames and of points: any census comes back equal, a geometry is its columns, others agree."""

from __future__ import annotations

import json
import struct
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from libraries import library

sys.path.insert(0, str(Path(__file__).parent))

from records import whole_censuses

from openinno import Census, CensusSource, Label, Location, Point, Precision, Site, Structure, read_census
from openinno.export import FRAMES, arrow, frame, geojson, parquet
from openinno.sources.frames import frame_as_table

pyarrow = library("pyarrow")
LAW = settings(deadline=None, max_examples=40)
SOURCE = CensusSource(title=Label("tableau", "table"))
POINTS = st.builds(
    Point,
    latitude=st.floats(-90, 90, allow_subnormal=True),
    longitude=st.floats(-180, 180, allow_subnormal=True),
)


@st.composite
def located_censuses(draw: st.DrawFn) -> Census:
    """Draw a census of which some structures stand at points of any digits, and some nowhere."""
    points = draw(st.lists(st.none() | POINTS, max_size=5))
    structures = [
        Structure(
            id=f"lab_{place}",
            name="Lab",
            sites=[Site(location=Location(point=point, precision=Precision.EXACT))] if point else [],
        )
        for place, point in enumerate(points)
    ]
    return Census(structures=structures, source=SOURCE)


def structures_of(census: Census) -> Census:
    """Return a census as a frame holds it that has no place for anything else."""
    return Census(structures=census.structures, source=SOURCE)


@pytest.mark.parametrize("backend", FRAMES)
@LAW
@given(census=whole_censuses | located_censuses())
def test_a_frame_is_read_back_equal(backend: Any, census: Census) -> None:
    """Any census survives every library, to the letter; polars holds the structures."""
    library(backend)
    found = read_census(frame(census, backend, extra=True))

    assert found == (structures_of(census) if backend == "polars" else census)


@pytest.mark.parametrize("through", ["lazy", "arrow", "pandas", "narwhals", "duckdb"])
@LAW
@given(census=whole_censuses | located_censuses())
def test_a_frame_that_changes_libraries_is_read_back_equal(through: str, census: Census) -> None:
    """A frame of polars that became another still holds the same structures."""
    library("polars")
    made = frame(census, "polars", extra=True)
    if through == "lazy":
        made = made.lazy()
    elif through == "arrow":
        made = made.to_arrow()
    elif through == "pandas":
        library("pandas")
        made = made.to_pandas(use_pyarrow_extension_array=True)
    elif through == "narwhals":
        library("narwhals")
        made = import_module("narwhals").from_native(made)
    else:
        library("duckdb")
        made = import_module("duckdb").from_arrow(made.to_arrow())

    assert read_census(made) == structures_of(census)


@pytest.mark.parametrize("form", ["parquet", "arrow"])
@LAW
@given(census=located_censuses())
def test_a_geometry_is_its_columns_to_the_bit(form: str, census: Census) -> None:
    """The point of WKB has the bits of longitude and latitude; there is one wherever these are."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "lieux")
        if form == "parquet":
            parquet(census, path)
            table = import_module("pyarrow.parquet").read_table(path)
        else:
            arrow(census, path)
            table = import_module("pyarrow.feather").read_table(path)
    rows = table.to_pylist()
    points = [row.get("geometry") and struct.unpack("<BIdd", row["geometry"]) for row in rows]

    assert points == [
        None if row.get("latitude") is None else (1, 1, row["longitude"], row["latitude"]) for row in rows
    ]
    geo = json.loads((table.schema.metadata or {}).get(b"geo", b"null"))
    assert (geo is None) == (not any(points))
    if geo is not None:
        west, south, east, north = geo["columns"]["geometry"]["bbox"]
        assert all(west <= x <= east and south <= y <= north for _, _, x, y in filter(None, points))


@LAW
@given(census=whole_censuses | located_censuses())
def test_a_validator_of_geoparquet_passes_any_census(census: Census) -> None:
    """Whatever is written, one that others made finds nothing wrong where there is a geometry."""
    validator = library("geoparquet_validator")
    with TemporaryDirectory() as folder:
        path = Path(folder, "lieux.parquet")
        parquet(census, path)
        located = b"geo" in import_module("pyarrow.parquet").read_schema(path).metadata
        report = validator.check(str(path))

    assert (validator.failed(report, "core") == []) == located


@LAW
@given(census=whole_censuses | located_censuses())
def test_geopandas_finds_the_points_of_any_census(census: Census) -> None:
    """It reads them as numbers equal to those of the columns."""
    geopandas = library("geopandas")
    made = frame(census, "geopandas")
    known = made[made.geometry.notna()]

    if "latitude" in made:
        assert list(known.geometry.x) == list(made.longitude.dropna())
        assert list(known.geometry.y) == list(made.latitude.dropna())
    else:
        assert len(known) == 0
    assert made.crs == "EPSG:4326"
    assert geopandas.GeoDataFrame(made).equals(made)


@LAW
@given(census=whole_censuses | located_censuses())
def test_a_validator_of_geojson_passes_any_census(census: Census) -> None:
    """Models of RFC 7946 that others made accept the collection, and hold the same points."""
    models = library("geojson_pydantic")
    text = geojson(census, extra=True)
    collection = models.FeatureCollection.model_validate_json(text)
    features = json.loads(text)["features"]

    assert len(collection.features) == len(census)
    assert [one.id for one in collection.features] == [structure.id for structure in census]
    for model, feature in zip(collection.features, features, strict=True):
        expected = feature["geometry"] and tuple(feature["geometry"]["coordinates"])
        assert (model.geometry and tuple(model.geometry.coordinates)) == expected


VALUES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.binary(max_size=3)
    | st.dates()
    | st.datetimes()
    | st.lists(st.text(max_size=3) | st.integers(0, 9), max_size=2)
    | st.dictionaries(st.text(max_size=2), st.integers() | st.none(), max_size=2)
)


@LAW
@given(columns=st.lists(st.lists(VALUES, min_size=3, max_size=3), min_size=1, max_size=4), names=st.data())
def test_any_frame_of_pandas_is_a_table(columns: list[list[Any]], names: st.DataObject) -> None:
    """Whatever objects stand in its cells and whatever its columns are called, no plain one is lost."""
    pandas = library("pandas")
    called = names.draw(
        st.lists(
            st.text(max_size=4) | st.integers() | st.none() | st.tuples(st.text(max_size=2), st.integers()),
            min_size=len(columns),
            max_size=len(columns),
        )
    )
    made = pandas.concat([pandas.Series(cells, dtype=object) for cells in columns], axis=1)
    made.columns = pandas.Index(called, tupleize_cols=False)
    table = frame_as_table(made)
    rows = list(table.rows(lambda _: None))

    assert [row.number for row in rows] == [1, 2, 3]
    for place, cells in enumerate(columns):
        for row, cell in zip(rows, cells, strict=True):
            if cell is None or isinstance(cell, str | bool | int):
                assert row.cells[place] == cell
