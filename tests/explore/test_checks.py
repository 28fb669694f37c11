"""Checks of exported files: rows counted however the bytes are cut, and nothing half taken for whole."""

from __future__ import annotations

import csv
import io
import itertools
import json
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from openinno.explore.export.checker import Checker, Wrote
from openinno.explore.export.checks import checker_of
from openinno.explore.wire import Broken

ERROR = b'{"error_code": "InternalError", "message": "boom"}'
TOO_MANY = b'{"errorcode": 10002, "error": "Too many requests", "reset_time": "2026-01-01T00:00:00Z"}'
PLACES = st.lists(st.integers(min_value=0), max_size=12)

nasty = st.text(alphabet='ab"\\{}[],:\n\r\t\u2028é;', max_size=12)
rows = st.lists(st.dictionaries(nasty, st.none() | nasty | st.lists(nasty, max_size=2)), max_size=6)


def cut(data: bytes, places: Iterable[int]) -> list[bytes]:
    """Cut data at some places, without empty pieces."""
    ends = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    return [data[start:end] for start, end in itertools.pairwise(ends) if start < end]


def checked(form: str, pieces: Iterable[bytes], path: Path) -> Checker:
    """Check a file as an export writes it: block by block, then as a whole."""
    checker = checker_of(form)
    with path.open("wb") as file:
        for piece in pieces:
            file.write(piece)
            checker.feed(piece)
    checker.finish(path)
    return checker


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file is written."""
    return tmp_path / "file"


same_path = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def array(rows: list[Any]) -> bytes:
    """Write rows as an array."""
    return json.dumps(rows).encode()


def collection(rows: list[Any]) -> bytes:
    """Write rows as features, each with a shape."""
    shape = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 1], [0, 0]]]}
    features = [{"type": "Feature", "geometry": shape, "properties": row} for row in rows]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def lines(rows: list[Any]) -> bytes:
    """Write one row a line."""
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)


def table(rows: list[Any]) -> bytes:
    """Write rows as CSV, as portals do."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(["nom", "texte"])
    writer.writerows([json.dumps(row), "".join(row)] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


WRITERS = {"json": array, "geojson": collection, "jsonl": lines, "csv": table}


@pytest.mark.parametrize("form", WRITERS)
@same_path
@given(rows=rows, places=PLACES)
@example(rows=[{"a": 'x\\"}]{['}] * 3, places=list(range(100)))
@example(rows=[], places=[0, 1, 2, 3, 4])
@example(rows=[{"a": "\\\\"}], places=list(range(200)))
def test_rows_are_counted_however_the_bytes_are_cut(
    form: str, rows: list[Any], places: list[int], path: Path
) -> None:
    """A quote, an escape, a mark of order may be cut in two; brackets and line feeds of texts are text."""
    data = WRITERS[form](rows)

    assert checked(form, cut(data, places), path).rows == len(rows)


@pytest.mark.parametrize("form", WRITERS)
def test_rows_are_counted_byte_by_byte(form: str, path: Path) -> None:
    """The finest cut of all."""
    data = b"\xef\xbb\xbf" * (form != "csv") + WRITERS[form]([{"a": 'é\\" {[\n'}, {"b": ["}", '"']}])

    assert checked(form, [bytes([byte]) for byte in data], path).rows == 2


CRS = '"crs": {"type": "name", "properties": {"name": "EPSG:4326", "of": [{"a": [{}]}]}}'
FEATURES = '"features": [{"type": "Feature", "properties": {"features": [{}]}}, {"bbox": [{}]}]'


@pytest.mark.parametrize(
    "members",
    [
        [CRS, FEATURES],
        [FEATURES, CRS],
        ['"bbox": [1, 2]', FEATURES, '"more": [{"a": {}}, {}]'],
        ['"name": "features"', '"x": [{}, {}, {}]', FEATURES, '"title": "features"'],
        ['"long name of features": [{}]', '"\\\\\\\\\\"features": [{}]', FEATURES],
    ],
    ids=["before", "after", "both", "named alike", "longer"],
)
def test_only_features_are_counted_in_a_collection(members: list[str], path: Path) -> None:
    """Its reference system, its box or whatever else stands beside them holds objects, too."""
    data = f'{{"type": "FeatureCollection", {", ".join(members)}}}'.encode()
    json.loads(data)

    for places in (range(0), range(len(data))):
        assert checked("geojson", cut(data, places), path).rows == 2
    for place in range(len(data)):
        assert checked("geojson", cut(data, [place]), path).rows == 2


def test_the_last_line_feed_of_json_lines_may_be_missing(path: Path) -> None:
    """Some portals end the last line, others do not."""
    assert checked("jsonl", [b'{"a": 1}\n{"a": 2}'], path).rows == 2
    assert checked("jsonl", [b'{"a": 1}\n{"a": 2}\n'], path).rows == 2


@pytest.mark.parametrize("pieces", [[], [b"\n"], [b" "], [b"\xef\xbb\xbf"]], ids=repr)
def test_json_lines_without_rows_are_whole(pieces: list[bytes], path: Path) -> None:
    """No rows, no lines."""
    assert checked("jsonl", pieces, path).rows == 0


@pytest.mark.parametrize("form", ["csv", "json", "geojson", "parquet", "xlsx", "kml", "unknown"])
@pytest.mark.parametrize("data", [b"", b"  \n", b"\xef\xbb\xbf"], ids=repr)
def test_an_empty_file_is_refused(form: str, data: bytes, path: Path) -> None:
    """Even without rows, these formats have a header or brackets."""
    with pytest.raises(Broken, match="empty"):
        checked(form, cut(data, []), path)


def parquet(folder: Path) -> bytes:
    """Write a small table as Parquet."""
    target = folder / "rows.parquet"
    with duckdb.connect() as base:
        base.sql("SELECT range AS a, 'x' || range AS b FROM range(5)").write_parquet(str(target))
    return target.read_bytes()


def workbook(folder: Path) -> bytes:
    """Write an archive, as workbooks and shapes are."""
    target = folder / "rows.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sheet1.xml", "<row>" * 50)
        archive.writestr("sheet2.xml", "<cell>" * 50)
    return target.read_bytes()


ROWS = [{"a": 'é"\\', "b": {"c": [{"d": 1}]}}, {"a": "}", "b": {"c": []}}]


def document(outermost: str) -> Callable[[Path], bytes]:
    """Write a document as XML."""
    inside = "<a><b/><c d='kml/&gt;'/></a>" * 3
    return lambda _: f"<?xml version='1.0'?>\n<{outermost} x='y'>{inside}</{outermost}>\n".encode()


FILES = {
    "parquet": parquet,
    "xlsx": workbook,
    "kml": document("kml"),
    "gpx": document("gpx"),
    "rdfxml": document("rdf:RDF"),
}


@pytest.mark.parametrize("form", ["json", "geojson", *FILES])
def test_every_beginning_of_a_whole_file_is_refused(form: str, path: Path, tmp_path: Path) -> None:
    """Wherever a file is cut, it is seen."""
    whole = FILES[form](tmp_path) if form in FILES else WRITERS[form](ROWS)
    checked(form, [whole], path)
    whole = whole.rstrip()

    passed = []
    for end in range(len(whole)):
        try:
            checked(form, cut(whole[:end], [end // 2]), path)
        except Broken:
            continue
        passed.append(whole[:end])
    assert passed == []


@pytest.mark.parametrize("places", [range(0), range(99)], ids=["at once", "byte by byte"])
@pytest.mark.parametrize(
    "data",
    [
        b'{"id": 1}\n\n{"id": 2}\n',
        b'{"id": 1}\n \r\n\t\n{"id": 2}',
        b'\n{"id": 1}\r\n{"id": 2} \r\n\n\n',
        b'\xef\xbb\xbf{"id": 1}\n{"id": 2}\n',
        b'{}\n{"id": "a\\nb"}\n',
    ],
    ids=repr,
)
def test_blank_lines_are_no_rows(data: bytes, places: range, path: Path) -> None:
    """Only what stands between two braces is a row of JSON Lines."""
    assert checked("jsonl", cut(data, places), path).rows == 2


@pytest.mark.parametrize("places", [range(0), range(99)], ids=["at once", "byte by byte"])
@pytest.mark.parametrize("line", [b'{"id":', b'"id": 2}', b"{", b"}", b"null", b"\xc3\xa9"], ids=repr)
def test_a_damaged_line_of_json_lines_is_refused(line: bytes, places: range, path: Path) -> None:
    """In the middle too, where the rows behind it are whole."""
    data = b'{"id": 1}\n' + line + b'\n{"id": 3}\n'

    with pytest.raises(Broken, match="a line is damaged"):
        checked("jsonl", cut(data, places), path)


def test_an_error_over_several_lines_is_told(path: Path) -> None:
    """None of its lines is a row, which says less than the error itself."""
    error = json.dumps({"error_code": "ODSQLError", "message": "no"}, indent=1).encode()

    for data in (error, lines(ROWS) + error):
        with pytest.raises(Wrote, match="wrote an error"):
            checked("jsonl", [data], path)


def test_json_lines_cut_inside_a_row_are_refused(path: Path) -> None:
    """Only a cut between two rows cannot be seen here: the count of rows tells it."""
    whole = lines(ROWS)
    between = {0, whole.index(b"\n"), whole.index(b"\n") + 1, len(whole) - 1}

    for end in range(len(whole)):
        if end in between:
            checked("jsonl", cut(whole[:end], []), path)
        else:
            with pytest.raises(Broken, match="cut"):
                checked("jsonl", cut(whole[:end], [end // 2]), path)


def test_a_last_row_larger_than_what_is_kept_is_looked_at(path: Path) -> None:
    """A shape may take megabytes: the end of its row is read back from the file."""
    large = lines([{"a": 1}, {"shape": {"coordinates": [[0, 0]] * 100_000}}])

    assert checked("jsonl", cut(large, range(0, len(large), 65536)), path).rows == 2
    with pytest.raises(Broken, match="cut"):
        checked("jsonl", [large[:-2]], path)


def test_a_quote_left_open_in_csv_is_refused(path: Path) -> None:
    """Of CSV, this is what can be known."""
    with pytest.raises(Broken, match="quote is left open"):
        checked("csv", [b'a;b\r\n1;"x\r\n'], path)


def test_csv_knows_line_feeds_and_quotes_between_quotes(path: Path) -> None:
    """The header is no row; a doubled quote is one sign; the last line feed may be missing."""
    data = b'a;b\r\n"x\ny";"say ""hi""\n"\r\n;\r\n"";z'

    assert checked("csv", cut(data, range(len(data))), path).rows == 3


@pytest.mark.parametrize("form", [*WRITERS, "parquet", "xlsx", "kml", "unknown"])
@pytest.mark.parametrize("error", [ERROR, TOO_MANY, b"\n" + ERROR + b"\n"], ids=["error", "quota", "blanks"])
def test_an_error_in_place_of_data_is_told(form: str, error: bytes, path: Path) -> None:
    """What the portal wrote is kept, however it is cut, for those who know what it means."""
    for places in (range(0), range(len(error))):
        with pytest.raises(Wrote, match="the portal wrote an error") as caught:
            checked(form, cut(error, places), path)
        assert caught.value.text == error.strip()


@pytest.mark.parametrize("form", WRITERS)
def test_an_error_behind_the_data_is_told(form: str, path: Path) -> None:
    """A portal that fails after the first rows can only say so at the end of the file."""
    swapped = b'{"message": "boom", "error_code": "InternalError"}'
    for error, glue in itertools.product((ERROR, swapped), (b"", b"\n")):
        with pytest.raises(Broken, match="wrote an error"):
            checked(form, [WRITERS[form](ROWS) + glue + error], path)


def test_an_error_as_last_row_of_an_array_is_told(path: Path) -> None:
    """The brackets are closed all the same."""
    with pytest.raises(Broken, match="wrote an error"):
        checked("json", [b'[{"a": 1}, ' + ERROR + b"]"], path)


def test_an_error_that_quotes_a_long_query_is_told(path: Path) -> None:
    """The error of a query repeats it, and queries may take kilobytes."""
    long = json.dumps({"error_code": "ODSQLError", "message": "x" * 10_000}).encode()

    for form in WRITERS:
        with pytest.raises(Wrote, match="wrote an error") as caught:
            checked(form, [long], path)
        assert caught.value.text == long


@pytest.mark.parametrize("form", [*WRITERS, "kml", "unknown"])
@pytest.mark.parametrize("page", [b"<!DOCTYPE html><p>Login", b" \n<html lang=fr>", b"\xef\xbb\xbf<HTML>"])
def test_a_page_is_refused_as_soon_as_it_is_seen(form: str, page: bytes, path: Path) -> None:
    """A login page in place of a file; trying again would give it again."""
    for places in (range(0), range(len(page))):
        with pytest.raises(Wrote, match="HTML page"):
            checked(form, cut(page, places), path)


def test_an_element_with_nothing_in_it_is_whole(path: Path) -> None:
    """Of no rows, some make an element that closes itself."""
    checked("kml", [b"<kml xmlns='http://www.opengis.net/kml/2.2' />\n"], path)
    for data in (b"<kml><a/>", b"<kml><kmlx/>", b"<gpx/>"):
        with pytest.raises(Broken, match="XML"):
            checked("kml", [data], path)


def test_xml_is_no_page(path: Path) -> None:
    """Formats of the web begin in the same way."""
    assert checked("kml", [b"<?xml version='1.0'?><kml></kml>"], path).rows is None


def test_a_row_with_columns_named_as_an_error_is_data(path: Path) -> None:
    """A journal of errors can be exported."""
    row = {"error_code": "E404", "message": "page absente", "jour": "2026-01-01"}

    assert checked("jsonl", [lines([row])], path).rows == 1
    assert checked("json", [array([row])], path).rows == 1


@pytest.mark.parametrize(("form", "data"), [("json", b'{"a": 1}'), ("json", b"a;b"), ("geojson", b"[]")])
def test_another_beginning_is_refused(form: str, data: bytes, path: Path) -> None:
    """A file that begins otherwise is no such file."""
    with pytest.raises(Broken, match="the file starts with"):
        checked(form, [data], path)


def test_another_beginning_is_refused_before_the_end() -> None:
    """There is no need to wait for gigabytes of something else."""
    checker = checker_of("json")
    checker.feed(b"a;b\r\n" * 10_000)

    with pytest.raises(Broken, match="starts with a"):
        checker.feed(b"a;b\r\n" * 10_000)


def test_an_object_that_is_no_collection_is_refused(path: Path) -> None:
    """GeoJSON says what it is."""
    with pytest.raises(Broken, match="no GeoJSON collection"):
        checked("geojson", [b'{"a": [{"b": 1}]}'], path)


def test_a_damaged_archive_is_refused(path: Path, tmp_path: Path) -> None:
    """Every byte of a workbook is covered by a checksum, but for what names its parts."""
    whole = workbook(tmp_path)
    start = 30 + len("sheet1.xml")

    for place in range(start, start + 8):
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        with pytest.raises(Broken, match="archive is damaged"):
            checked("xlsx", [bytes(damaged)], path)


def test_letters_alone_are_no_parquet(path: Path) -> None:
    """The first and the last four letters cannot be the same ones."""
    for data in (b"PAR1", b"PAR1PAR1", b"PAR1\x00\x00\x00\x00PAR1", b"PAR1....\xff\xff\xff\x7fPAR1"):
        with pytest.raises(Broken, match="Parquet"):
            checked("parquet", [data], path)


@pytest.mark.parametrize("form", ["json", "geojson"])
def test_one_huge_text_is_read_once(form: str, path: Path) -> None:
    """Twenty megabytes of one text take as long as any twenty megabytes, and no more room."""
    data = WRITERS[form]([{"a": "é\\" * 2_500_000}])
    pieces = cut(data, range(0, len(data), 65536))

    tracemalloc.start()
    started = time.process_time()
    assert checked(form, pieces, path).rows == 1
    taken = time.process_time() - started
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert len(data) >= 20_000_000
    assert taken < 3
    assert peak < 4 * 2**20
