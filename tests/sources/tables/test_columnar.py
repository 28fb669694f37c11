"""Parquet, Arrow and Feather files as tables."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import json
import struct
import subprocess
import sys
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from object_tables import codes, point, saved, whole

from openinno import MissingExtra, SourceError
from openinno.sources.tables.columnar.footer import groups_in
from openinno.sources.tables.columnar.pages import pages_in
from openinno.sources.tables.columnar.reading import metadata_of, read_columnar
from openinno.sources.tables.columnar.unfolding import bearable
from openinno.sources.tables.options import TableOptions

pa: Any = pytest.importorskip("pyarrow")
parquet: Any = pytest.importorskip("pyarrow.parquet")
feather: Any = pytest.importorskip("pyarrow.feather")

PLAIN = TableOptions()
PARIS = bytes.fromhex("0101000000cdcccccccccc0240cdcccccccc6c4840")


def geo(table: Any, **column: Any) -> Any:
    """Say of a table that its column ``geom`` is a geometry, as GeoParquet does."""
    described = {"encoding": "WKB", "geometry_types": [], **column}
    said = {"version": "1.0.0", "primary_column": "geom", "columns": {"geom": described}}
    return table.replace_schema_metadata({"geo": json.dumps(said)})


def read(path: Path, table: Any) -> Any:
    """Write a table as Parquet and read it back."""
    parquet.write_table(table, path / "a.parquet")
    return whole(read_columnar(path / "a.parquet", PLAIN))


@pytest.mark.parametrize("form", ["parquet", "arrow", "feather", "stream"])
def test_every_form_is_a_table(tmp_path: Path, form: str) -> None:
    """Rows are numbered from 1, and can be read twice."""
    table = pa.table({"nom": ["H7", None], "n": [1, 2]})
    path = tmp_path / f"a.{form}"
    if form == "parquet":
        parquet.write_table(table, path)
    elif form == "feather":
        feather.write_feather(table, str(path), compression="zstd")
    else:
        kind = pa.ipc.new_file if form == "arrow" else pa.ipc.new_stream
        with kind(str(path), table.schema) as writer:
            writer.write_table(table)
    found = read_columnar(path, PLAIN)

    assert whole(found).dicts() == [{"nom": "H7", "n": 1}, {"nom": None, "n": 2}]
    assert [row.number for row in whole(found).rows] == [1, 2]
    assert found.options.kind == ("parquet" if form == "parquet" else "arrow")


def test_plain_values_stay_what_they_are(tmp_path: Path) -> None:
    """Times of the day, moments with and without zone, and numbers of any width."""
    moment = dt.datetime(2026, 1, 2, 3, 4, 5)
    values = {
        "bool": pa.array([True]),
        "uint64": pa.array([2**64 - 1], pa.uint64()),
        "half": pa.array(np.array([1.5], np.float16)),
        "float": pa.array([1.5]),
        "nan": pa.array([float("nan")]),
        "date": pa.array([dt.date(2026, 1, 2)]),
        "time": pa.array([dt.time(3, 4)]),
        "moment": pa.array([moment], pa.timestamp("ns")),
        "zoned": pa.array([moment], pa.timestamp("ms", "UTC")),
        "view": pa.array(["é"], pa.large_string()),
        "word": pa.array(["a"]).dictionary_encode(),
        "nothing": pa.nulls(1),
    }
    found = read(tmp_path, pa.table(values))
    cells = found.dicts()[0]

    assert cells == {
        "bool": True,
        "uint64": 2**64 - 1,
        "half": 1.5,
        "float": 1.5,
        "nan": None,
        "date": dt.date(2026, 1, 2),
        "time": dt.time(3, 4),
        "moment": moment,
        "zoned": moment.replace(tzinfo=dt.UTC),
        "view": "é",
        "word": "a",
        "nothing": None,
    }
    assert type(cells["half"]) is float
    assert found.told == []


def test_decimal_numbers_lose_nothing(tmp_path: Path) -> None:
    """A whole one is whole, one that a float holds a float, any other a text."""
    numbers = [Decimal("12.00"), Decimal("12.50"), Decimal("0.10"), Decimal("12345678901234567.89")]
    found = read(tmp_path, pa.table({"n": pa.array(numbers, pa.decimal128(30, 2))}))

    assert [row["n"] for row in found.dicts()] == [12, 12.5, 0.1, "12345678901234567.89"]
    assert type(found.rows[0].cells[0]) is int


def test_structures_become_columns(tmp_path: Path) -> None:
    """Also inside each other, and where one is missing."""
    rows = [{"ville": "Lyon", "lieu": {"x": 1}}, None]
    found = read(tmp_path, pa.table({"adresse": rows, "n": [1, 2]}))

    # In the order in which Arrow has the parts of the structure.
    assert found.dicts() == [
        {"adresse.ville": "Lyon", "adresse.lieu.x": 1, "n": 1},
        {"adresse.ville": None, "adresse.lieu.x": None, "n": 2},
    ]


def test_lists_stay_lists(tmp_path: Path) -> None:
    """What lies deeper is JSON."""
    table = pa.table(
        {
            "themes": [["a", "b"], []],
            "sites": [[{"ville": "Lyon"}], None],
            "pairs": pa.array([[("a", 1)], None], pa.map_(pa.string(), pa.int64())),
        }
    )

    assert read(tmp_path, table).dicts() == [
        {"themes": ["a", "b"], "sites": '[{"ville": "Lyon"}]', "pairs": '[["a", 1]]'},
        {"themes": [], "sites": None, "pairs": None},
    ]


def test_bytes_are_told(tmp_path: Path) -> None:
    """They are digits in a cell."""
    found = read(tmp_path, pa.table({"sceau": [b"\x00\xff"]}))

    assert found.dicts() == [{"sceau": "00ff"}]
    assert [(one.code, one.where.row, one.where.column) for one in found.told] == [
        ("binary-value", 1, "sceau")
    ]


def test_what_python_cannot_hold_is_told(tmp_path: Path) -> None:
    """Its neighbours are read."""
    far = pa.array([2**60, 0], pa.timestamp("us"))
    fine = pa.array([1, 1000], pa.timestamp("ns"))
    endless = pa.array([float("inf"), 1.0])
    broken = pa.Array.from_buffers(pa.string(), 2, pa.array([b"H\xe9", b"H7"]).buffers())
    found = read(tmp_path, pa.table({"far": far, "fine": fine, "endless": endless, "broken": broken}))

    assert [row["broken"] for row in found.dicts()] == [None, "H7"]
    assert [row["far"] for row in found.dicts()] == [None, dt.datetime(1970, 1, 1)]
    assert [(one.code, one.where.row, one.where.column) for one in found.told] == [
        ("unreadable-value", 1, "far"),
        ("cut-moment", 1, "fine"),
        ("endless-number", 1, "endless"),
        ("unreadable-value", 1, "broken"),
    ]
    assert "H\\\\xe9" in found.told[-1].message()


def test_columns_of_one_name_are_told(tmp_path: Path) -> None:
    """Neither hides the other."""
    table = pa.Table.from_arrays([pa.array([1]), pa.array([2])], names=["n", "n"])
    parquet.write_table(table, tmp_path / "a.parquet")
    found = read_columnar(tmp_path / "a.parquet", PLAIN)

    assert whole(found).dicts() == [{"n": 1, "n (2)": 2}]
    assert codes(found.assumed) == ["repeated-column"]


def test_geoparquet_has_a_geometry(tmp_path: Path) -> None:
    """In degrees, unless it says otherwise; it is called geometry, whatever its file calls it."""
    table = geo(pa.table({"geometry": ["ronde", None], "geom": [PARIS, None]}))
    found = read(tmp_path, table)

    assert found.dicts() == [
        {"geometry (2)": "ronde", "geometry": point(2.35, 48.85)},
        {"geometry (2)": None, "geometry": None},
    ]
    assert found.told == []


def test_geoparquet_in_metres_is_converted(tmp_path: Path) -> None:
    """Its system is written as PROJJSON."""
    shapely = pytest.importorskip("shapely")
    data = shapely.to_wkb(shapely.points([(652469.0, 6862035.3)]))
    table = geo(pa.table({"geom": list(data)}), crs={"id": {"authority": "EPSG", "code": 2154}})
    parquet.write_table(table, tmp_path / "a.parquet")
    found = read_columnar(tmp_path / "a.parquet", PLAIN)

    assert whole(found).dicts()[0]["geometry"]["coordinates"] == pytest.approx([2.3522, 48.8566], abs=1e-4)
    assert codes(found.assumed) == ["crs-converted"]


def test_geoparquet_may_hold_numbers_apart(tmp_path: Path) -> None:
    """Points as pairs of numbers, as the second edition writes them."""
    table = geo(pa.table({"geom": [{"x": 2.35, "y": 48.85}, None]}), encoding="point")

    assert [row["geometry"] for row in read(tmp_path, table).dicts()] == [point(2.35, 48.85), None]


def test_a_wrong_geometry_of_geoparquet_is_a_finding(tmp_path: Path) -> None:
    """Its row is read without it."""
    found = read(tmp_path, geo(pa.table({"geom": [b"\x01\x02", PARIS]})))

    assert [row["geometry"] for row in found.dicts()] == [None, point(2.35, 48.85)]
    assert codes(found.told) == ["wrong-geometry"]


def test_what_a_file_says_of_itself_is_kept(tmp_path: Path) -> None:
    """Whoever wrote it may have left a word."""
    table = pa.table({"n": [1]}).replace_schema_metadata({"openinno": "{}"})
    parquet.write_table(table, tmp_path / "a.parquet")
    feather.write_feather(table, str(tmp_path / "a.feather"))

    assert metadata_of(tmp_path / "a.parquet")["openinno"] == "{}"
    assert metadata_of(tmp_path / "a.feather")["openinno"] == "{}"


def test_a_table_may_be_empty(tmp_path: Path) -> None:
    """Of rows, of columns, of both."""
    assert read(tmp_path, pa.table({"n": pa.array([], pa.int64())})).rows == []
    assert read(tmp_path, pa.table({})).names == []


@pytest.mark.parametrize(
    "content", [b"", b"PAR1", b"PAR1xxxxPAR1", b"ARROW1\0\0", b"FEA1....", b"nom;ville\n"]
)
def test_what_is_no_such_file_is_one_error(tmp_path: Path, content: bytes) -> None:
    """Whatever the library raises."""
    with pytest.raises(SourceError) as raised:
        read_columnar(saved(tmp_path / "a.parquet", content), PLAIN)

    assert raised.value.message("fr").startswith("a.parquet : ")
    with pytest.raises(SourceError):
        metadata_of(tmp_path / "a.parquet")


@pytest.mark.parametrize("name", ["absent.parquet", ".", "s3:/lieux/a.parquet"])
def test_a_file_that_is_not_there_is_one_error(tmp_path: Path, name: str) -> None:
    """No name is taken for an address."""
    with pytest.raises(SourceError):
        read_columnar(tmp_path / name, PLAIN)


def test_what_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra that brings it is told."""
    parquet.write_table(pa.table({"n": [1]}), tmp_path / "a.parquet")
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(MissingExtra, match=r"openinno\[parquet\]"):
        read_columnar(tmp_path / "a.parquet", PLAIN)


def test_bytes_called_geometry_are_one(tmp_path: Path) -> None:
    """What libraries that know no geometry leave of GeoParquet is placed by its numbers, which is told."""
    parquet.write_table(pa.table({"nom": ["H7", None], "geometry": [PARIS, None]}), tmp_path / "a.parquet")
    table = read_columnar(tmp_path / "a.parquet", PLAIN)

    assert [row["geometry"] for row in whole(table).dicts()] == [point(2.35, 48.85), None]
    assert codes(table.assumed) == ["assumed-crs"]
    assert whole(table).told == []


def test_a_value_that_many_rows_share_is_written_out_for_few_at_once(tmp_path: Path) -> None:
    """Batches are cut so that their rows can be held; no row is lost or renumbered."""
    texts = pa.array(["x" * 1_000_000, "y"], pa.large_string())
    shared = pa.DictionaryArray.from_arrays(pa.array([0, 1] * 100, pa.int32()), texts)
    runs = pa.RunEndEncodedArray.from_arrays(pa.array([199, 200], pa.int32()), ["z" * 1_000_000, "z"])
    batch = pa.record_batch({"a": shared, "b": runs, "c": pa.array([["x"]] * 200)})
    pieces = list(bearable(batch))

    assert len(pieces) > 2
    assert pa.Table.from_batches(pieces).num_rows == 200
    with pa.ipc.new_file(str(tmp_path / "a.arrow"), batch.schema) as writer:
        writer.write_batch(batch)
    rows = whole(read_columnar(tmp_path / "a.arrow", PLAIN)).rows
    assert [(row.number, len(row.cells[0]), len(row.cells[1])) for row in rows][:2] == [
        (1, 1_000_000, 1_000_000),
        (2, 1, 1_000_000),
    ]
    assert rows[-1].number == 200


def test_texts_that_views_share_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A view points to its text, which may be that of every other."""
    monkeypatch.setattr("openinno.sources.tables.columnar.unfolding.LONGEST_ROW", 1000)
    views = pa.array(["x" * 100] * 40).cast(pa.string_view())

    assert len(list(bearable(pa.record_batch({"a": views})))) > 2


@pytest.mark.parametrize("form", ["file", "stream", "parquet", "dictionary"])
def test_what_unpacks_to_too_much_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """A group of rows says what it takes unpacked; the error says what to do."""
    monkeypatch.setattr("openinno.sources.tables.columnar.packed.MOST_UNPACKED", 1 << 20)
    table = pa.table({"a": ["x" * (8 << 20)]})
    path = tmp_path / "a"
    if form == "parquet":
        parquet.write_table(table, path, compression="zstd", use_dictionary=False)
    else:
        if form == "dictionary":
            table = pa.table({"a": table["a"].combine_chunks().dictionary_encode()})
        kind = pa.ipc.new_stream if form == "stream" else pa.ipc.new_file
        with kind(str(path), table.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
            writer.write_table(table)

    with pytest.raises(SourceError, match="smaller groups of rows"):
        whole(read_columnar(path, PLAIN))


def test_what_a_foot_says_of_columns_binds_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Parquet file whose foot makes little of what its pages unpack to is refused like any other."""
    monkeypatch.setattr("openinno.sources.tables.columnar.packed.MOST_UNPACKED", 1 << 20)
    path = tmp_path / "a.parquet"
    parquet.write_table(
        pa.table({"a": ["x" * (8 << 20)]}),
        path,
        compression="zstd",
        use_dictionary=False,
        write_statistics=False,
    )
    group = parquet.ParquetFile(path).metadata.row_group(0)
    data = path.read_bytes()
    foot = data[-8 - int.from_bytes(data[-8:-4], "little") :]
    lying = foot
    for told in {group.total_byte_size, group.column(0).total_uncompressed_size}:
        lying = lying.replace(varint(told), varint(100, len(varint(told))))
    path.write_bytes(data[: -len(foot)] + lying)

    assert parquet.ParquetFile(path).metadata.row_group(0).total_byte_size == 100
    with pytest.raises(SourceError, match="smaller groups of rows"):
        read_columnar(path, PLAIN)


def varint(number: int, size: int = 1) -> bytes:
    """Write a number as Thrift does, in so many bytes at least."""
    rest, written = 2 * number, bytearray()
    while rest > 127 or len(written) < size - 1:
        written.append(rest & 127 | 128)
        rest >>= 7
    return bytes([*written, rest])


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"data_page_version": "2.0"},
        {"compression": "gzip", "use_dictionary": False, "write_page_checksum": True},
        {"compression": "zstd", "data_page_size": 500, "write_batch_size": 50},
    ],
)
def test_pages_add_up_to_what_an_honest_foot_says(tmp_path: Path, options: dict[str, Any]) -> None:
    """Heads and pages fill a column to the last byte, packed and unpacked."""
    path = tmp_path / "a.parquet"
    names = [f"{number % 97} {'long' * (number % 40) * 50}" for number in range(1000)]
    table = pa.table({"a": names, "b": range(1000), "c": [[one, None] for one in range(1000)]})
    parquet.write_table(table, path, row_group_size=400, **options)
    metadata = parquet.ParquetFile(path).metadata
    with path.open("rb") as file:
        for group, number in itertools.product(range(metadata.num_row_groups), range(metadata.num_columns)):
            column = metadata.row_group(group).column(number)
            starts = [one for one in (column.dictionary_page_offset, column.data_page_offset) if one]
            pages = list(pages_in(file, min(starts), column.total_compressed_size))
            heads = column.total_compressed_size - sum(page.packed for page in pages)

            assert 0 < heads < 40_000
            assert sum(page.unpacked for page in pages) + heads == column.total_uncompressed_size


@pytest.mark.parametrize("compression", ["none", "snappy", "zstd"])
def test_the_end_of_a_file_is_read_as_arrow_reads_it(tmp_path: Path, compression: str) -> None:
    """Where the pages of each column begin, how long they are, and whether they are packed."""
    path = tmp_path / "a.parquet"
    table = pa.table({"a": [f"lieu {number}" for number in range(900)], "b": [[1, None], None, []] * 300})
    parquet.write_table(table, path, row_group_size=400, compression=compression, write_page_index=True)
    metadata = parquet.ParquetFile(path).metadata
    with path.open("rb") as file:
        groups = [list(group) for group in groups_in(file)]

    assert len(groups) == metadata.num_row_groups == 3
    for place, group in enumerate(groups):
        columns = [metadata.row_group(place).column(number) for number in range(metadata.num_columns)]
        starts = [(one.dictionary_page_offset, one.data_page_offset) for one in columns]
        assert [one.start for one in group] == [min(filter(None, both)) for both in starts]
        assert [one.packed for one in group] == [one.total_compressed_size for one in columns]
        assert [one.unpacked for one in group] == [one.total_uncompressed_size for one in columns]
        assert [one.plain for one in group] == [one.compression == "UNCOMPRESSED" for one in columns]


@given(data=st.binary(max_size=200), length=st.integers(0, 300))
def test_what_is_no_end_of_a_file_is_told(data: bytes, length: int) -> None:
    """Whatever stands there, it is read to an end, or one error."""
    file = io.BytesIO(data + struct.pack("<I", length) + b"PAR1")
    with suppress(ValueError):
        assert all(chunk.start is not None for group in groups_in(file) for chunk in group)


def test_a_file_that_is_too_short_has_no_end() -> None:
    """Fewer bytes than tell where the end begins."""
    with pytest.raises(ValueError, match="too short"):
        next(groups_in(io.BytesIO(b"PAR1")))


def test_a_parquet_file_that_contradicts_itself_is_told(tmp_path: Path) -> None:
    """A column that must be filled, and counts of those that are not: Arrow would end the whole process."""
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"nom": ["H7", None]}), path)
    data = path.read_bytes()
    # What follows the type of a column says whether it may be blank, and then its name.
    contradicting = data.replace(b"\x25\x02\x18\x03nom", b"\x25\x00\x18\x03nom")
    path.write_bytes(contradicting)
    asked = f"import openinno; openinno.read_census({str(path)!r})"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=False)

    assert contradicting != data
    assert done.returncode == 1
    assert "SourceError: a.parquet: cannot be read" in done.stderr


def test_a_column_of_arrow_whose_name_is_no_text_is_told(tmp_path: Path) -> None:
    """Names are UTF-8; where one is not, the file is damaged."""
    path = tmp_path / "a.arrow"
    feather.write_feather(pa.table({"nom_du_lieu": ["H7"]}), path)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"nom_du_lieu", b"nom_du_li\xf9u"))

    with pytest.raises(SourceError, match=r"a\.arrow: cannot be read"):
        read_columnar(path, PLAIN)


def test_a_head_may_hold_long_texts_and_whatever_comes_one_day() -> None:
    """A head is read to its end, over statistics, lists, and values of kinds that heads do not have yet."""
    sizes = b"\x15\x00\x15" + varint(700) + b"\x15" + varint(5)
    text = b"\x18" + len_of(10_000) + b"x" * 10_000
    statistics = b"\x2c\x15\x02\x4c" + text + text + b"\x00\x00"
    others = b"\x19\xf8" + len_of(20) + b"\x01y" * 20 + b"\x19\x22\x01\x02\x11\x13\x07\x17" + bytes(8)
    data = sizes + statistics + others + b"\x00" + b"abcde"

    assert list(pages_in(io.BytesIO(data), 0, len(data))) == [(5, 700)]
    # A kind of nought ends it, whatever number stands before it.
    assert list(pages_in(io.BytesIO(sizes + b"\x80abcde"), 0, len(sizes) + 6)) == [(5, 700)]
    assert list(pages_in(io.BytesIO(data[:9000]), 0, 9000)) == []


@pytest.mark.parametrize(
    "beside",
    [
        b"\x06\x04" + varint(1),
        b"\x04\x04" + varint(1),
        b"\x05\x04\x80\x80\x80\x80\x10" + b"\x05\x04" + varint(700),
    ],
)
def test_a_size_of_another_kind_is_passed_over(beside: bytes) -> None:
    """As Arrow does: the last of the right kind counts, and of that no more than 32 bits."""
    data = b"\x15\x00\x15" + varint(700) + b"\x15" + varint(5) + beside + b"\x00abcde"

    assert list(pages_in(io.BytesIO(data), 0, len(data))) == [(5, 700)]


def test_no_more_of_a_size_is_read_than_arrow_reads() -> None:
    """What is beyond 32 bits is dropped, so that the pages behind are seen."""
    beyond = b"\x8a\x80\x80\x80\x10"
    page = b"\x15\x00\x15" + varint(700) + b"\x15" + beyond + b"\x00abcde"

    assert list(pages_in(io.BytesIO(page * 2), 0, len(page) * 2)) == [(5, 700), (5, 700)]


@pytest.mark.parametrize(
    "head",
    [
        b"\x1c" * 500,
        b"\x1b\x01\x88",
        b"\x19\xf3\xff\xff\xff\xff\x0f" + b"\x01" * 50,
        b"\x15" + b"\xff" * 20,
        b"\x15\x00\x15\x01\x15\x02\x00",
        b"\x15\x00\x00",
    ],
)
def test_what_no_head_says_ends_the_pages(head: bytes) -> None:
    """Structs in structs, maps, lists and numbers without end, sizes below nought, none at all."""
    assert list(pages_in(io.BytesIO(head + bytes(50)), 0, 1000)) == []


def len_of(size: int) -> bytes:
    """Write a length as Thrift does, which knows no sign here."""
    return bytes([size & 127 | 128, size >> 7]) if size > 127 else bytes([size])


@given(data=st.binary(max_size=200))
def test_what_is_no_page_ends_the_pages(data: bytes) -> None:
    """Whatever stands there, looking for pages comes to an end."""
    pages = list(pages_in(io.BytesIO(data), 0, len(data)))

    assert sum(page.packed for page in pages[:-1]) < len(data) or not data


@pytest.mark.parametrize("back", [0, 8])
def test_a_message_that_leads_back_is_one_error(tmp_path: Path, back: int) -> None:
    """A stream whose rows say that they end where they begin, or before, is not read for ever."""
    table = pa.table({"nom": ["H7", "TUBA"]})
    path = tmp_path / "a.arrows"
    with pa.ipc.new_stream(str(path), table.schema) as writer:
        writer.write_table(table)
    rows = list(pa.ipc.MessageReader.open_stream(str(path)))[-1]
    head = rows.metadata.to_pybytes()
    wrong = head.replace(struct.pack("<q", rows.body.size), struct.pack("<q", -len(head) - 8 - back))
    path.write_bytes(path.read_bytes().replace(head, wrong))

    with pytest.raises(SourceError, match="negative bodyLength"):
        read_columnar(path, PLAIN)


def test_what_packs_as_tables_do_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is large in the file is what its author holds."""
    monkeypatch.setattr("openinno.sources.tables.columnar.packed.MOST_UNPACKED", 1000)
    numbers = pa.table({"n": np.random.default_rng(7).integers(0, 1 << 60, 5000)})
    for name, write in (("a.parquet", parquet.write_table), ("a.feather", feather.write_feather)):
        write(numbers, str(tmp_path / name), compression="zstd")
        assert len(whole(read_columnar(tmp_path / name, PLAIN)).rows) == 5000
