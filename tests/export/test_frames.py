"""A census as a frame of another library."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import pytest
from libraries import library

from openinno import (
    Census,
    CensusSource,
    Label,
    MissingExtra,
    Structure,
    Theme,
    embedded_census,
    from_json,
    read_census,
    to_json,
)
from openinno.export import FRAMES, frame

SOURCE = CensusSource(title=Label("Essai", "Trial"))
CLASSES = {
    "polars": ("polars", "DataFrame"),
    "pandas": ("pandas", "DataFrame"),
    "pyarrow": ("pyarrow", "Table"),
    "geopandas": ("geopandas", "GeoDataFrame"),
}


@pytest.fixture(params=FRAMES)
def backend(request: pytest.FixtureRequest) -> Any:
    """Return the name of a library that is installed."""
    library(request.param)
    return request.param


def test_it_is_a_frame_of_the_library_that_is_asked_for(backend: Any) -> None:
    """A row a structure, in the class that its users know."""
    module, name = CLASSES[backend]
    made = frame(embedded_census(), backend)

    assert isinstance(made, getattr(import_module(module), name))
    assert len(made) == len(embedded_census())


def test_polars_is_the_default() -> None:
    """Its columns are typed: lists are lists, numbers numbers, codes texts."""
    polars = library("polars")
    schema = frame(embedded_census()).schema

    assert schema["profiles"] == polars.List(polars.String)
    assert schema["latitude"] == polars.Float64
    assert schema["insee"] == polars.String


def test_pandas_keeps_codes_and_holes() -> None:
    """A code is a text, a number that is unknown makes its neighbours no floats, a list is a list."""
    library("pandas")
    structures = [
        Structure(id="a", name="A", siren="007", support_min_months=2**63 - 1, themes=[Theme.ENERGY]),
        Structure(id="b", name="B"),
    ]
    made = frame(Census(structures=structures, source=SOURCE), "pandas")

    assert str(made["siren"].dtype) == "string"
    assert made["siren"][0] == "007"
    assert str(made["support_min_months"].dtype) == "Int64"
    assert made["support_min_months"][0] == 2**63 - 1
    assert made["themes"][0] == ["energy"]
    assert list(made["themes"].explode().dropna()) == ["energy"]


def test_geopandas_has_points_in_degrees() -> None:
    """The geometry is active, as EPSG:4326, empty where a place is unknown."""
    library("geopandas")
    made = frame(embedded_census(), "geopandas").set_index("id")

    assert made.crs == "EPSG:4326"
    assert (made.geometry["tuba"].x, made.geometry["tuba"].y) == (4.848, 45.749)
    assert made.geometry.notna().sum() == 35


def test_a_census_that_stands_nowhere_is_a_geodataframe_too() -> None:
    """Its geometry has a system and no point."""
    library("geopandas")
    made = frame(Census(structures=[Structure(id="a", name="A")], source=SOURCE), "geopandas")

    assert made.crs == "EPSG:4326"
    assert list(made.geometry) == [None]


def test_the_rest_of_the_census_is_where_the_library_has_a_place_for_it(backend: Any) -> None:
    """Metadata of Arrow and attrs of pandas hold all that is no structure; polars has no such place."""
    census = embedded_census()
    made = frame(census, backend)
    found = read_census(made)

    if backend == "polars":
        assert (found.structures, found.relations) == (census.structures, ())
    else:
        assert found == census
        said = made.schema.metadata[b"openinno"] if backend == "pyarrow" else made.attrs["openinno"]
        assert from_json(said).relations == census.relations


def test_what_may_be_personal_is_held_only_when_asked_for(backend: Any) -> None:
    """What no attribute takes is a column with extra=True, and nowhere without it."""
    census = Census(structures=[Structure(id="a", name="A", extra={"mobile": "06 22"})], source=SOURCE)

    assert read_census(frame(census, backend))[0].extra == {}
    assert read_census(frame(census, backend, extra=True)).structures == census.structures


def test_a_frame_that_was_filtered_is_read_too(backend: Any) -> None:
    """Some rows of a frame are a census of these."""
    made = frame(embedded_census(), backend)[3:5]

    assert [one.id for one in read_census(made)] == [one.id for one in embedded_census()][3:5]


def test_a_frame_leaves_the_census_as_it_was(backend: Any) -> None:
    """Nothing that is done to a frame is done to the census."""
    census = embedded_census()
    before = to_json(census)
    made = frame(census, backend)
    if backend in {"pandas", "geopandas"}:
        made.loc[0, "name"] = "changed"
        made["profiles"][0].append("changed")

    assert to_json(census) == before


def test_another_library_is_refused_by_those_that_there_are() -> None:
    """The message names them all."""
    with pytest.raises(ValueError, match="polars, pandas, pyarrow, geopandas, not 'numpy'"):
        frame(embedded_census(), "numpy")  # type: ignore[arg-type]


def test_what_is_no_census_is_refused() -> None:
    """A list of structures is none."""
    with pytest.raises(TypeError, match="of a census"):
        frame([embedded_census()[0]])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("backend", "extra"),
    [("polars", "tables"), ("pandas", "pandas"), ("pyarrow", "parquet"), ("geopandas", "geopandas")],
)
def test_a_library_that_is_missing_is_told_with_its_extra(
    monkeypatch: pytest.MonkeyPatch, backend: Any, extra: str
) -> None:
    """The error names what installs it."""
    monkeypatch.setitem(sys.modules, backend, None)

    with pytest.raises(MissingExtra, match=rf"openinno\[{extra}\]"):
        frame(embedded_census(), backend)
