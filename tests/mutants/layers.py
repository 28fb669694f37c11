"""Tables as geographic layers and as columns: Shapefile, GeoPackage, Parquet, Arrow."""

from __future__ import annotations

import io
import tempfile
import warnings
import zipfile
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any, Final

import pyarrow
import pyarrow.parquet
import shapely

from .books import _as_text
from .grids import Grid

__all__ = ["arrow_of", "geopackage_of", "parquet_of", "shapefile_of"]

_RAW: Any = import_module("pyogrio.raw")
_NUMPY: Any = import_module("numpy")
_SYSTEMS: Final = ("EPSG:4326", "EPSG:4326", "EPSG:2154", "EPSG:3857", None)


def shapefile_of(draw: Random, grid: Grid, shake: bool) -> bytes:
    """Write a Shapefile, in an archive."""
    packed = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder:
        encoding = draw.choice(["UTF-8", "ISO-8859-1"])
        _layer(draw, Path(folder, "lieux.shp"), "ESRI Shapefile", grid, shake, encoding=encoding)
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for part in sorted(Path(folder).iterdir()):
                if not (shake and draw.random() < 0.1):
                    archive.writestr(part.name, part.read_bytes())
    return packed.getvalue()


def geopackage_of(draw: Random, grid: Grid, shake: bool) -> bytes:
    """Write a GeoPackage."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "lieux.gpkg")
        _layer(draw, path, "GPKG", grid, shake)
        return path.read_bytes()


def _layer(draw: Random, path: Path, driver: str, grid: Grid, shake: bool, **more: Any) -> None:
    # A Shapefile has no place for more.
    names, columns = _plain_columns(grid, 250 if driver == "GPKG" else 90)
    if driver != "GPKG":
        names = [
            name.encode("ascii", "replace").decode()[:8] + str(place) for place, name in enumerate(names)
        ]
    shapes = [_shape(draw, shake) for _ in grid.rows]
    with warnings.catch_warnings():
        # What the library says of names and texts that it cuts is of no matter here.
        warnings.simplefilter("ignore")
        _RAW.write(
            str(path),
            shapely.to_wkb(_NUMPY.array(shapes, dtype=object)),
            [_NUMPY.array(column, dtype=object) for column in columns],
            names,
            geometry_type="Unknown" if driver == "GPKG" else "Point",
            crs=draw.choice(_SYSTEMS),
            driver=driver,
            **more,
        )


def _shape(draw: Random, shake: bool) -> Any:
    point = shapely.Point(*draw.choice([(4.8, 45.7), (4.8, 45.7), (45.7, 4.8), (842000, 6519000)]))
    if not shake:
        return point
    return draw.choice(
        [point, point, None, shapely.Point(), shapely.Point(1e308, -91), shapely.Point(1, 2, 3)]
    )


def _plain_columns(grid: Grid, most: int) -> tuple[list[str], list[list[str | None]]]:
    """Return columns of texts, each with a name of its own."""
    names: list[str] = []
    for place, name in enumerate(grid.columns[:most]):
        given = _as_text("" if name is None else name).replace("\x00", "")[:60] or f"c{place}"
        folded = {one.casefold() for one in names} | {"geom", "fid"}
        names.append(f"{given} {place}" if given.casefold() in folded else given)
    rows = [[*row, *[None] * len(names)] for row in grid.rows]
    return names, [
        [None if row[place] is None else _as_text(row[place])[:100_000] for row in rows]
        for place in range(len(names))
    ]


def parquet_of(draw: Random, grid: Grid, shake: bool) -> bytes:
    """Write Parquet."""
    file = io.BytesIO()
    kind = draw.choice(["none", "snappy", "gzip", "zstd"])
    rows = draw.choice([None, 3])
    pyarrow.parquet.write_table(_table(draw, grid, shake), file, compression=kind, row_group_size=rows)
    return file.getvalue()


def arrow_of(draw: Random, grid: Grid, shake: bool) -> bytes:
    """Write Arrow, as a file or as a stream, compressed or not."""
    file = io.BytesIO()
    table = _table(draw, grid, shake)
    options = pyarrow.ipc.IpcWriteOptions(compression=draw.choice([None, None, "lz4", "zstd"]))
    make = draw.choice([pyarrow.ipc.new_file, pyarrow.ipc.new_file, pyarrow.ipc.new_stream])
    with make(file, table.schema, options=options) as writer:
        writer.write_table(table, max_chunksize=draw.choice([None, 3]))
    return file.getvalue()


def _table(draw: Random, grid: Grid, shake: bool) -> Any:
    names = [_as_text("" if name is None else name) for name in grid.columns]
    arrays = [
        _array(draw, [row[place] if place < len(row) else None for row in grid.rows], shake)
        for place in range(len(names))
    ]
    return pyarrow.Table.from_arrays(arrays, names=names)


def _array(draw: Random, cells: list[Any], shake: bool) -> Any:
    """Return cells as an array of their kind where they have one, else of texts."""
    try:
        array = pyarrow.array(cells)
    except (pyarrow.ArrowException, OverflowError, TypeError, ValueError):
        texts = [None if cell is None else str(cell).encode("utf-8", "replace").decode() for cell in cells]
        array = pyarrow.array(texts, pyarrow.string())
    if shake:
        way = draw.randrange(8)
        if way == 0 and not pyarrow.types.is_nested(array.type) and not pyarrow.types.is_null(array.type):
            return array.dictionary_encode()
        if way == 1:
            return pyarrow.StructArray.from_arrays([array, array], names=["a", draw.choice(["a", "b"])])
        if way == 2:
            return pyarrow.array([[one] for one in array.to_pylist()], pyarrow.list_(array.type))
        if way == 3:
            return pyarrow.array([draw.randbytes(5) for _ in cells], pyarrow.binary())
        if way == 4:
            raw = pyarrow.array([draw.randbytes(4) for _ in cells], pyarrow.binary())
            return pyarrow.Array.from_buffers(pyarrow.string(), len(raw), raw.buffers())
    return array
