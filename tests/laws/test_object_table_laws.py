"""Laws of tables of objects, layers and columns: what is written is read back, what is damaged is told."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from object_tables import collection, feature, whole

from openinno import SourceError
from openinno.sources.tables.columnar.reading import read_columnar
from openinno.sources.tables.layers.reading import read_layer
from openinno.sources.tables.objects.reading import read_objects
from openinno.sources.tables.options import TableOptions
from openinno.sources.tables.table import Table

numpy: Any = pytest.importorskip("numpy")
pa: Any = pytest.importorskip("pyarrow")
parquet: Any = pytest.importorskip("pyarrow.parquet")
feather: Any = pytest.importorskip("pyarrow.feather")
raw: Any = pytest.importorskip("pyogrio.raw")
shapely: Any = pytest.importorskip("shapely")

NAMES = st.text("abcdefghijklmnopqrstuvwxyzéà", min_size=1, max_size=8).filter(
    lambda name: name not in {"fid", "geom", "id", "geometry", "type", "nan"}
)
TEXTS = st.text(max_size=20).map(lambda text: text.replace("\0", ""))
NUMBERS = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
KINDS: list[st.SearchStrategy[Any]] = [
    TEXTS,
    st.integers(-(2**62), 2**62),
    st.booleans(),
    st.floats(-1e9, 1e9),
]
DEGREES = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


@st.composite
def tables(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Draw rows with the same columns, each column of one kind, in which some cells are blank."""
    names = draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
    kinds = {name: st.none() | draw(st.sampled_from(KINDS)) for name in names}
    return draw(st.lists(st.fixed_dictionaries(kinds), min_size=1, max_size=5))


@contextmanager
def file(name: str) -> Iterator[Path]:
    """Give the path of a file in a folder of its own."""
    with TemporaryDirectory() as folder:
        yield Path(folder, name)


def as_json(rows: list[dict[str, Any]], path: Path) -> Table:
    """Write an array."""
    path.write_text(json.dumps(rows), encoding="utf-8")
    return read_objects(path, TableOptions())


def as_answer(rows: list[dict[str, Any]], path: Path) -> Table:
    """Write the answer of a portal, laid out for the eye."""
    text = json.dumps({"total_count": len(rows), "results": rows}, indent=2, ensure_ascii=False)
    path.write_text(text, encoding="utf-8")
    return read_objects(path, TableOptions())


def as_lines(rows: list[dict[str, Any]], path: Path) -> Table:
    """Write one object a line."""
    path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), "utf-8", newline="")
    return read_objects(path.rename(path.with_suffix(".jsonl")), TableOptions())


def as_parquet(rows: list[dict[str, Any]], path: Path) -> Table:
    """Write Parquet."""
    parquet.write_table(pa.Table.from_pylist(rows), path)
    return read_columnar(path, TableOptions())


def as_feather(rows: list[dict[str, Any]], path: Path) -> Table:
    """Write Feather."""
    feather.write_feather(pa.Table.from_pylist(rows), str(path))
    return read_columnar(path, TableOptions())


@settings(max_examples=60)
@given(tables(), st.sampled_from([as_json, as_answer, as_lines, as_parquet, as_feather]))
def test_rows_are_read_back(rows: list[dict[str, Any]], form: Callable[..., Table]) -> None:
    """Whatever the form, with nothing to tell."""
    with file("a.json") as path:
        read = whole(form(rows, path))

    assert read.dicts() == rows
    assert read.codes() == []


@given(tables(), st.data())
def test_features_are_read_back(rows: list[dict[str, Any]], data: st.DataObject) -> None:
    """With their places."""
    places = [data.draw(DEGREES) for _ in rows]
    geometries = [{"type": "Point", "coordinates": list(place)} for place in places]
    features = [feature(row, geometry) for row, geometry in zip(rows, geometries, strict=True)]
    with file("a.geojson") as path:
        path.write_text(json.dumps(collection(*features)), encoding="utf-8")
        read = whole(read_objects(path, TableOptions()))

    assert read.dicts() == [row | {"geometry": one} for row, one in zip(rows, geometries, strict=True)]


@settings(max_examples=40)
@given(tables(), st.data())
def test_layers_are_read_back(rows: list[dict[str, Any]], data: st.DataObject) -> None:
    """A GeoPackage gives back what was put into it."""
    places = [data.draw(DEGREES) for _ in rows]
    table = pa.Table.from_pylist(rows)
    # A layer has no columns without a type.
    assume(not any(pa.types.is_null(kind) for kind in table.schema.types))
    wkb = pa.array(list(shapely.to_wkb(shapely.points(places))), pa.binary())
    with file("a.gpkg") as path, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        raw.write_arrow(
            table.append_column("geom", wkb),
            str(path),
            driver="GPKG",
            geometry_name="geom",
            geometry_type="Point",
            crs="EPSG:4326",
        )
        read = whole(read_layer(path, TableOptions()))

    geometries = [{"type": "Point", "coordinates": list(place)} for place in places]
    assert read.dicts() == [row | {"geometry": one} for row, one in zip(rows, geometries, strict=True)]


def _kml(path: Path) -> None:
    mark = "<Placemark><name>é</name><Point><coordinates>1,2</coordinates></Point></Placemark>"
    path.write_text(f"<kml><Folder>{mark * 3}</Folder></kml>", encoding="utf-8")


def _gpkg(path: Path) -> None:
    names = numpy.array(["é"] * 3, dtype=object)
    points = shapely.to_wkb(shapely.points([(1, 2)] * 3))
    raw.write(str(path), points, [names], ["nom"], geometry_type="Point", crs="EPSG:4326", driver="GPKG")


def _lines(path: Path) -> None:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in ROWS), encoding="utf-8")


ROWS = [{"nom": "é", "n": place, "sites": {"ville": "Lyon"}, "tags": ["a"]} for place in range(3)]
FORMS: dict[str, tuple[Callable[[Path], Any], Callable[[Path, TableOptions], Table]]] = {
    "a.json": (lambda path: as_answer(ROWS, path), read_objects),
    "a.geojson": (lambda path: path.write_text(json.dumps(collection(*map(feature, ROWS)))), read_objects),
    "a.jsonl": (_lines, read_objects),
    "a.parquet": (lambda path: as_parquet(ROWS, path), read_columnar),
    "a.feather": (lambda path: as_feather(ROWS, path), read_columnar),
    "a.kml": (_kml, read_layer),
    "a.gpkg": (_gpkg, read_layer),
}


@cache
def original(name: str) -> bytes:
    """Return a whole file of a form."""
    with file(name) as path:
        FORMS[name][0](path)
        return path.read_bytes()


@pytest.mark.parametrize("name", FORMS)
@settings(max_examples=60)
@given(data=st.data())
def test_a_damaged_file_is_a_table_or_one_error(name: str, data: st.DataObject) -> None:
    """Whatever bytes are changed, nothing else happens."""
    damaged = bytearray(original(name))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(damaged)))
        damaged[place : place + data.draw(st.integers(0, 8))] = data.draw(st.binary(max_size=8))
    with file(name) as path:
        path.write_bytes(damaged)
        try:
            table = FORMS[name][1](path, TableOptions())
            read = whole(table)
        except SourceError as error:
            assert error.message("fr").startswith(f"{name} : ")  # noqa: PT017 - an error is one way to end well
            return

    assert all(len(row.cells) == len(table.columns) for row in read.rows)
