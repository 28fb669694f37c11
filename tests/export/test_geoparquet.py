"""The points of a census in Parquet and Arrow, as readers of maps find them."""

from __future__ import annotations

import json
import struct
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from libraries import library

from openinno import (
    Census,
    CensusSource,
    Label,
    Location,
    Point,
    Precision,
    Site,
    Structure,
    embedded_census,
    read_census,
)
from openinno.export import arrow, parquet

READ: Any = import_module("pyarrow.parquet").read_table
READ_ARROW: Any = import_module("pyarrow.feather").read_table
SOURCE = CensusSource(title=Label("Essai", "Trial"))


def lab(place: int, point: Point | None = None) -> Structure:
    """Return a structure that stands at a point, or nowhere."""
    sites = [Site(location=Location(point=point, precision=Precision.HOUSENUMBER))] if point else []
    return Structure(id=f"lab_{place}", name="Lab", sites=sites)


def written(tmp_path: Path, *structures: Structure) -> Any:
    """Return the table of Arrow in the Parquet file of structures."""
    parquet(Census(structures=structures, source=SOURCE), tmp_path / "lieux.parquet")
    return READ(tmp_path / "lieux.parquet")


def test_a_point_is_well_known_binary(tmp_path: Path) -> None:
    """The geometry is a point of WKB, longitude first, to the last bit; null where nothing is known."""
    table = written(tmp_path, lab(1, Point(latitude=45.749, longitude=4.848)), lab(2))
    first, second = table.column("geometry").to_pylist()

    assert struct.unpack("<BIdd", first) == (1, 1, 4.848, 45.749)
    assert second is None


def test_the_metadata_is_that_of_geoparquet(tmp_path: Path) -> None:
    """The primary column, its encoding, its kind and its bounds are told; degrees go without saying."""
    table = written(
        tmp_path, lab(1, Point(latitude=-20.9, longitude=55.5)), lab(2, Point(latitude=50.6, longitude=3.1))
    )

    assert json.loads(table.schema.metadata[b"geo"]) == {
        "version": "1.1.0",
        "primary_column": "geometry",
        "columns": {
            "geometry": {"encoding": "WKB", "geometry_types": ["Point"], "bbox": [3.1, -20.9, 55.5, 50.6]}
        },
    }


def test_without_a_point_it_is_plain_parquet(tmp_path: Path) -> None:
    """A census that stands nowhere has no geometry to tell of."""
    table = written(tmp_path, lab(1))

    assert "geometry" not in table.column_names
    assert b"geo" not in table.schema.metadata


def test_an_independent_validator_finds_nothing_wrong(tmp_path: Path) -> None:
    """A validator of GeoParquet made by others passes the points of the embedded census."""
    validator = library("geoparquet_validator")
    parquet(embedded_census(), tmp_path / "lieux.parquet")
    report = validator.check(str(tmp_path / "lieux.parquet"))
    passed = {one["id"] for one in report["outcomes"] if one["status"] == "pass"}

    assert validator.failed(report, "core") == []
    assert passed >= {
        f"/conf/core/{name}" for name in ("geo-metadata", "wkb", "geometry-types", "bbox-extent")
    }


def test_that_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    """It fails a file whose bounds are not those of its points, so that its silence means something."""
    validator = library("geoparquet_validator")
    table = written(tmp_path, lab(1, Point(latitude=45, longitude=5)))
    geo = table.schema.metadata[b"geo"].replace(b"[5.0,45.0", b"[6.0,46.0")
    wrong = table.replace_schema_metadata({"geo": geo})
    import_module("pyarrow.parquet").write_table(wrong, tmp_path / "wrong.parquet")

    assert validator.failed(validator.check(str(tmp_path / "wrong.parquet")), "core") != []


def test_geopandas_reads_the_points(tmp_path: Path) -> None:
    """Parquet and Feather alike are opened as points in degrees."""
    geopandas = library("geopandas")
    parquet(embedded_census(), tmp_path / "lieux.parquet")
    arrow(embedded_census(), tmp_path / "lieux.arrow")
    for frame in (
        geopandas.read_parquet(tmp_path / "lieux.parquet"),
        geopandas.read_feather(tmp_path / "lieux.arrow"),
        geopandas.GeoDataFrame.from_arrow(READ_ARROW(tmp_path / "lieux.arrow")),
    ):
        known = frame[frame.geometry.notna()]

        assert frame.crs == "OGC:CRS84"
        assert len(known) == 35
        assert list(known.geometry.x) == list(known.longitude)
        assert list(known.geometry.y) == list(known.latitude)


def test_duckdb_reads_the_points(tmp_path: Path) -> None:
    """It finds as many of them as there are."""
    duckdb = library("duckdb")
    parquet(embedded_census(), tmp_path / "lieux.parquet")
    rows = duckdb.read_parquet(str(tmp_path / "lieux.parquet")).filter("geometry IS NOT NULL").fetchall()

    assert len(rows) == 35


def test_an_arrow_file_tells_of_its_points_as_geoarrow_does(tmp_path: Path) -> None:
    """Its field bears the name of the extension, and the system of its degrees."""
    arrow(embedded_census(), tmp_path / "lieux.arrow")
    told = READ_ARROW(tmp_path / "lieux.arrow").schema.field("geometry").metadata

    assert told[b"ARROW:extension:name"] == b"geoarrow.wkb"
    assert json.loads(told[b"ARROW:extension:metadata"]) == {
        "crs": "OGC:CRS84",
        "crs_type": "authority_code",
    }


@pytest.mark.parametrize("write", [parquet, arrow])
def test_the_geometry_is_no_second_site(tmp_path: Path, write: Any) -> None:
    """Reading back gives the same sites, nothing beside them and nothing to tell."""
    write(embedded_census(), tmp_path / "lieux")
    found = read_census(tmp_path / "lieux")

    assert found == embedded_census()
    assert not any(structure.extra for structure in found)


def test_a_geometry_that_was_moved_is_told(tmp_path: Path) -> None:
    """Where somebody moved a point on a map and not its columns, the columns are kept and it is told."""
    table = written(tmp_path, lab(1, Point(latitude=45, longitude=5)))
    place = table.column_names.index("geometry")
    moved = [struct.pack("<BIdd", 1, 1, 6, 45)]
    pyarrow: Any = import_module("pyarrow")
    other = table.set_column(place, table.schema.field(place), pyarrow.array(moved, pyarrow.binary()))
    import_module("pyarrow.parquet").write_table(other, tmp_path / "lieux.parquet")
    found = read_census(tmp_path / "lieux.parquet")

    assert [one.code for one in found.findings] == ["geometry-differs"]
    location = found[0].sites[0].location
    assert location is not None
    assert location.point == Point(latitude=45, longitude=5)
