"""Reading a census from a frame."""

from __future__ import annotations

import datetime as dt
import tracemalloc
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs
import pytest
from libraries import library

from openinno import (
    ColumnMapping,
    FieldMapping,
    Finding,
    Label,
    MissingExtra,
    Point,
    RuleError,
    SourceError,
    TableOptions,
    embedded_census,
    export,
    propose_mapping,
    read_census,
    read_reported,
    read_table,
)

polars = library("polars")
pyarrow = library("pyarrow")
ROWS: dict[str, list[Any]] = {
    "Nom": ["H7", "TUBA"],
    "Code postal": ["69002", None],
    "Thèmes": ["énergie", "magie"],
}


def untold(finding: Finding) -> None:
    """Fail for what is told of a frame in which nothing is doubtful."""
    raise AssertionError(str(finding.where) + finding.message())


def pandas_of(rows: dict[Any, list[Any]], **options: Any) -> Any:
    """Return a frame of pandas, where that is installed."""
    return library("pandas").DataFrame(rows, **options)


def cells_of(frame: Any) -> list[tuple[Any, ...]]:
    """Return the rows of a frame as they are read, in which nothing is doubtful."""
    return [tuple(row.cells) for row in read_table(frame).rows(untold)]


def frame_of(kind: str, rows: dict[str, list[Any]]) -> Any:
    """Return rows as a frame of some kind."""
    if kind == "pandas":
        return pandas_of(rows)
    if kind == "pyarrow":
        return pyarrow.table(rows)
    if kind == "duckdb":
        duckdb = library("duckdb")
        return duckdb.from_arrow(pyarrow.table(rows))
    if kind.startswith("narwhals"):
        frame = library("narwhals").from_native(polars.DataFrame(rows))
        return frame.lazy() if kind == "narwhals-lazy" else frame
    frame = polars.DataFrame(rows)
    return frame.lazy() if kind == "polars-lazy" else frame


KINDS = ("polars", "polars-lazy", "pandas", "pyarrow", "duckdb", "narwhals", "narwhals-lazy")


@pytest.mark.parametrize("kind", KINDS)
def test_any_frame_goes_through_a_proposal_as_a_file_does(kind: str) -> None:
    """Its columns are recognised, what cannot be read is told by its row, counted from 1, without a file."""
    reported = read_reported(frame_of(kind, ROWS))
    first, second = reported.census

    assert (first.name, first.sites[0].address and first.sites[0].address.postcode) == ("H7", "69002")
    assert second.extra == {"Thèmes": "magie"}
    (doubt,) = [one for one in reported.census.findings if one.code == "unknown-word"]
    assert (doubt.where.file, doubt.where.row, doubt.where.column) == (None, 2, "Thèmes")
    assert reported.proposal is not None
    assert reported.census.source.title == Label("tableau", "table")


@pytest.mark.parametrize("kind", KINDS)
def test_a_mapping_is_used_as_for_a_file(kind: str) -> None:
    """What it says of how to read a file is no matter for a frame."""
    mapping = FieldMapping(
        columns=[ColumnMapping(columns="Nom", to="name")], options=TableOptions(separator=";", header=3)
    )
    census = read_census(frame_of(kind, ROWS), mapping=mapping)

    assert [one.name for one in census] == ["H7", "TUBA"]
    assert census[0].extra == {"Code postal": "69002", "Thèmes": "énergie"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_can_be_read_twice(kind: str) -> None:
    """Each call of rows() begins anew."""
    table = read_table(frame_of(kind, ROWS))
    first = [row.cells for row in table.rows(untold)]

    assert [row.cells for row in table.rows(untold)] == first
    assert len(first) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_a_mapping_is_proposed_for_a_frame(kind: str) -> None:
    """It is that of the same rows in a file."""
    assert propose_mapping(frame_of(kind, ROWS)).mapping.named() == {
        "Nom": "name",
        "Code postal": "postcode",
        "Thèmes": "themes",
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_frame_without_rows_has_its_columns(kind: str) -> None:
    """Those of the flat row make a census without structures."""
    empty = frame_of(kind, {"id": ["a"], "name": ["A"]})
    none = empty.filter("false") if kind == "duckdb" else empty.head(0) if kind != "pyarrow" else empty[:0]

    assert len(read_census(none)) == 0


@pytest.mark.parametrize("given", [[1, 2], None, 3, {"id": "lab"}, ROWS])
def test_what_is_neither_file_nor_frame_is_refused(given: Any) -> None:
    """The error says in both languages what may be given."""
    with pytest.raises(RuleError, match="a file or a frame of polars, pandas") as caught:
        read_census(given)

    assert "un fichier ou un tableau de polars, pandas" in caught.value.message("fr")
    assert type(given).__name__ in str(caught.value)


def test_a_column_is_no_frame() -> None:
    """A series is told by its name."""
    with pytest.raises(RuleError, match="not from Series"):
        read_table(polars.Series(["a"]))


def test_what_is_said_of_files_is_refused() -> None:
    """Nothing that is asked for is passed over in silence."""
    with pytest.raises(RuleError, match="sheet, separator is said of files only"):
        read_census(polars.DataFrame(ROWS), sheet=1, separator=";")


def test_a_query_that_breaks_is_one_error_of_ours() -> None:
    """What the library says is in it, in a line."""
    with pytest.raises(SourceError, match=r"the table cannot be read: .*nowhere"):
        read_census(polars.DataFrame(ROWS).lazy().select("nowhere"))


def test_a_query_that_breaks_on_its_way_is_one_error_of_ours() -> None:
    """Also where its columns are known before it breaks."""
    lazy = polars.LazyFrame({"id": ["a"], "name": ["12x"]}).with_columns(polars.col("name").cast(polars.Int8))
    with pytest.raises(SourceError, match="the table cannot be read"):
        read_census(lazy)


def test_no_arrow_is_told_with_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Frames are looked at through pyarrow."""
    monkeypatch.setitem(import_module("sys").modules, "pyarrow", None)

    with pytest.raises(MissingExtra, match=r"openinno\[parquet\]"):
        read_census(polars.DataFrame(ROWS))


def test_types_of_polars_are_read() -> None:
    """Categories are texts, structures columns, numbers of 128 bits and objects are what they are."""
    frame = polars.DataFrame(
        {
            "word": polars.Series(["a", None], dtype=polars.Categorical),
            "part": [{"x": 1}, None],
            "large": polars.Series([2**100, None], dtype=polars.Int128),
            "thing": polars.Series([7, None], dtype=polars.Object),
            "day": [dt.date(2026, 1, 2), None],
            "tags": [["a"], []],
            "none": [None, None],
        }
    )

    assert [one.name for one in read_table(frame).columns][1:3] == ["part.x", "large"]
    assert cells_of(frame) == [
        ("a", 1, 2**100, 7, dt.date(2026, 1, 2), ["a"], None),
        (None, None, None, None, None, [], None),
    ]


def test_types_of_pandas_are_read() -> None:
    """Columns of several types, holes of every kind, periods, intervals and things in things are read."""
    pandas = library("pandas")
    rows = {
        "mixed": [1, "a", None],
        "holes": [float("nan"), pandas.NA, pandas.NaT],
        "moment": [pandas.Timestamp("2026-01-02 03:04"), "x", pandas.NaT],
        "large": [2**70, -1, None],
        "period": pandas.period_range("2026-01", periods=3, freq="M"),
        "interval": pandas.arrays.IntervalArray.from_breaks([0, 1, 2, 3]),
        "part": [{"a": 1}, None, {"b": pandas.Timestamp("2026-01-02")}],
        "word": pandas.Categorical(["a", None, "b"]),
        "complex": [1j, 2j, 3j],
        "sparse": pandas.arrays.SparseArray([0, 0, 1]),
        "tags": [["a", "b"], [], None],
        "count": pandas.array([1, None, 3], dtype="Int64"),
        "yes": [True, False, True],
    }
    first, second, third = cells_of(pandas.DataFrame(rows))

    assert first == (
        *(1, None, dt.datetime(2026, 1, 2, 3, 4), 2**70, "2026-01", "(0, 1]", '{"a": 1}', "a", "1j"),
        *(0, ["a", "b"], 1, True),
    )
    assert second == ("a", None, "x", -1, "2026-02", "(1, 2]", None, None, "2j", 0, [], None, False)
    assert third[6] == '{"b": "2026-01-02 00:00:00"}'


def test_an_index_with_a_name_is_a_column() -> None:
    """Who made the identifiers the index loses none of them; an index without a name is a mere count."""
    frame = pandas_of({"id": ["a", "b"], "name": ["A", "B"]})

    assert read_census(frame.set_index("id")) == read_census(frame)
    assert [one.name for one in read_table(frame).columns] == ["id", "name"]
    both = frame.set_index("id", drop=False)
    assert [one.name for one in read_table(both).columns] == ["id", "name"]


def test_columns_of_pandas_may_be_called_by_anything() -> None:
    """Numbers are read as texts, levels are joined by points, and two of one name are told apart."""
    frame = pandas_of({("lieu", "nom"): ["H7"], ("lieu", "ville"): ["Lyon"]})
    twice = pandas_of({"nom": ["H7"], 3: ["Lyon"]}).iloc[:, [0, 1, 1]]

    assert [one.name for one in read_table(frame).columns] == ["lieu.nom", "lieu.ville"]
    assert [one.name for one in read_table(twice).columns] == ["nom", "3", "3 (2)"]
    assert cells_of(twice) == [("H7", "Lyon", "Lyon")]


def test_points_of_geopandas_are_brought_to_degrees() -> None:
    """The active geometry is the place of the row, in whatever system its frame declares."""
    geopandas = library("geopandas")
    shapely = import_module("shapely")
    metres = Point(latitude=45.749, longitude=4.848).to_lambert93()
    zone = geopandas.GeoSeries([shapely.Point(*metres), None], crs="EPSG:2154")
    centre = geopandas.GeoSeries([shapely.Point(4.848, 45.749), None], crs="EPSG:4326")
    frame = geopandas.GeoDataFrame({"nom": ["TUBA", "?"], "zone": zone, "centre": centre}, geometry="centre")
    table = read_table(frame.set_geometry("zone"))
    first, second = (row.cells for row in table.rows(untold))

    assert [one.name for one in table.columns] == ["nom", "geometry", "centre"]
    assert first[1]["coordinates"] == pytest.approx([4.848, 45.749], abs=1e-7)
    assert first[2] == {"type": "Point", "coordinates": [4.848, 45.749]}
    assert second == ("?", None, None)
    assert [one.code for one in table.assumed] == ["crs-converted"]


def test_the_active_geometry_of_geopandas_is_the_place_of_a_structure() -> None:
    """A frame of somebody else's with a name and a geometry is a census with points."""
    geopandas = library("geopandas")
    points = geopandas.points_from_xy([4.848], [45.749], crs="EPSG:4326")
    (structure,) = read_census(geopandas.GeoDataFrame({"nom": ["TUBA"]}, geometry=points))
    location = structure.sites[0].location

    assert location is not None
    assert location.point == Point(latitude=45.749, longitude=4.848)


@pytest.mark.parametrize("reader", ["polars", "polars-scan", "pandas", "geopandas", "pyarrow", "duckdb"])
def test_a_file_of_ours_that_another_library_read_is_read(tmp_path: Path, reader: str) -> None:
    """Whatever it makes of the geometry and of the metadata, the structures are those of the census."""
    path = tmp_path / "lieux.parquet"
    census = embedded_census()
    export.parquet(census, path)
    module = library("pyarrow.parquet" if reader == "pyarrow" else reader.split("-")[0])
    read = {"polars-scan": "scan_parquet", "pyarrow": "read_table"}.get(reader, "read_parquet")
    found = read_census(getattr(module, read)(str(path)))

    assert found.structures == census.structures
    assert {one.code for one in found.findings} <= {"assumed-crs"}
    assert reader != "pyarrow" or found == census


def test_two_structures_of_one_identifier_are_told_by_their_rows() -> None:
    """A frame has rows from 1 and no file."""
    census = read_census(polars.DataFrame({"id": ["a", "a"], "name": ["A", "B"]}))
    (refused,) = census.refused

    assert (refused.where.file, refused.where.row) == (None, 2)
    assert [one.code for one in refused.findings] == ["repeated-id"]


def test_a_long_frame_is_read_piece_by_piece() -> None:
    """Reading the rows of a frame holds some thousand of them, not all: ten times as many take no more."""
    peaks = []
    for count in (20_000, 200_000):
        frame = pandas_of({"id": [f"lab_{place}" for place in range(count)]}, dtype="object")
        table = read_table(frame)
        tracemalloc.start()
        try:
            assert sum(1 for _ in table.rows(untold)) == count
            peaks.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()

    assert peaks[1] < 2 * peaks[0] + (1 << 20)


def test_a_relation_of_duckdb_is_not_fetched_whole() -> None:
    """The first rows of a relation that no machine could hold come at once."""
    duckdb = library("duckdb")
    relation = duckdb.sql("select 'lab' || i as id from range(10000000000) t(i)")
    rows = read_table(relation).rows(untold)

    assert [next(rows).cells for _ in range(3)] == [("lab0",), ("lab1",), ("lab2",)]
    rows.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("backend", export.FRAMES)
def test_a_column_of_ones_own_beside_ours_is_kept(backend: Any) -> None:
    """It alone goes to extra; the rest of the census comes back too, where the library kept it."""
    library(backend)
    census = embedded_census()
    made = export.frame(census, backend)
    notes = [f"note {place}" for place in range(len(made))]
    if backend == "polars":
        made = made.with_columns(polars.Series("avis", notes))
    elif backend == "pyarrow":
        made = made.append_column("avis", [notes])
    else:
        made["avis"] = notes
    found = read_census(made)

    assert [dict(one.extra) for one in found] == [{"avis": note} for note in notes]
    assert [attrs.evolve(one, extra={}) for one in found] == list(census)
    if backend == "polars":
        assert {one.code for one in found.findings} == {"proposed-mapping"}
    else:
        assert (found.relations, found.actors) == (census.relations, census.actors)
        assert [(one.code, one.where.column) for one in found.findings] == [("own-column", "avis")]
