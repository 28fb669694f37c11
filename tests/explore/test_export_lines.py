"""The lines of an export: each exactly once, in order, however often and wherever the export breaks."""

from __future__ import annotations

import gzip
import hashlib
import itertools
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripted import Export, Script, asked_of, collected, lines_of

from openinno.explore.errors import BadQuery, IncompleteExport, UnexpectedContent
from openinno.explore.odsql import Query, field
from openinno.explore.reading.cursor import Cursor
from openinno.explore.reading.lines import Lines
from openinno.explore.reading.readings import Reading
from openinno.explore.reading.rows import Rows

ROWS = [{"n": number, "nom": "é" * number} for number in range(6)]
WHOLE = lines_of(ROWS)
ERROR = b'{"error_code": "InternalError", "message": "boom"}\n'


def read(script: Script, query: Query | None = None, *, total: int | None = None) -> list[Any]:
    """Read the rows of an export to its end."""
    lines = Lines(asked_of(query), total=total)
    found = collected(script, lines.rows)
    assert all(stream.closed for stream in script.streams)
    return found


CODINGS: dict[str, Callable[[bytes], bytes]] = {"identity": bytes, "gzip": gzip.compress}


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("total", [None, len(ROWS)])
def test_an_export_cut_anywhere_is_gone_on_with(coding: str, total: int | None) -> None:
    """The connection breaks behind any byte; asked for again, each row comes exactly once."""
    data, headers = CODINGS[coding](WHOLE), {"content-encoding": coding}

    for end in range(len(data) + 1):
        script = Script(
            ROWS,
            exports=[Export([data[:end]], breaks=True, headers=headers), Export([data], headers=headers)],
        )
        assert read(script, total=total) == ROWS
        assert len(script.waits) == 1


@pytest.mark.parametrize("coding", CODINGS)
def test_an_export_that_ends_early_without_a_word_is_gone_on_with(coding: str) -> None:
    """A server that dies may close its answer as if it were whole: the count tells."""
    data, headers = CODINGS[coding](WHOLE), {"content-encoding": coding}

    for end in range(len(data) - (coding == "identity")):
        script = Script(
            ROWS, exports=[Export([data[:end]], headers=headers), Export([data], headers=headers)]
        )
        assert read(script, total=len(ROWS)) == ROWS


@given(st.lists(st.integers(min_value=0, max_value=len(WHOLE)), max_size=3), st.integers(0, 7))
def test_breaking_several_times_loses_nothing(ends: list[int], size: int) -> None:
    """However often it breaks, in blocks of any size, as long as one try in three gets further."""
    tries = [Export([WHOLE[:end]], breaks=True) for end in sorted(ends)[:2]]
    blocks = [WHOLE[start : start + size + 1] for start in range(0, len(WHOLE), size + 1)]

    assert read(Script(ROWS, exports=[*tries, Export(blocks)]), total=len(ROWS)) == ROWS


@pytest.mark.parametrize("start", [0, 2, 5, 6, 9])
@pytest.mark.parametrize("size", [None, 1, 3, 10])
def test_limit_and_offset_hold_wherever_it_breaks(start: int, size: int | None) -> None:
    """An export knows no offset: what comes before is passed over, in each try anew."""
    wanted = ROWS[start:] if size is None else ROWS[start : start + size]
    data = WHOLE if size is None else lines_of(ROWS[: start + size])
    query = Query().offset(start) if size is None else Query().offset(start).limit(size)

    for end in range(len(data) + 1):
        script = Script(ROWS, exports=[Export([data[:end]], breaks=True), Export([data])])
        assert read(script, query, total=len(ROWS)) == wanted
    assert (f"limit={start + (size or 0)}" in script.urls[0]) is (size is not None)


def test_an_export_that_never_comes_whole_is_told() -> None:
    """After so many tries, the error tells each, and how far they came."""
    script = Script(ROWS, exports=[Export([WHOLE[:-3]], breaks=True)])

    with pytest.raises(IncompleteExport, match="connection lost") as caught:
        read(script, total=len(ROWS))

    assert (caught.value.received, caught.value.expected) == (5, 6)
    assert len(caught.value.attempts) == 3
    assert "essais 1 à 3 : connexion perdue ; attente : 1,5 s" in caught.value.message("fr")
    assert script.waits == [0.5, 1.0]
    assert all(stream.closed for stream in script.streams)


def test_an_export_that_breaks_further_each_time_ends() -> None:
    """Its tries are counted in all, however many rows each of them adds."""
    tries = [Export([lines_of(ROWS[:number])], breaks=True) for number in range(1, 6)]

    with pytest.raises(IncompleteExport, match="connection lost") as caught:
        read(Script(ROWS, exports=tries))

    assert (caught.value.received, len(caught.value.attempts)) == (3, 3)


def test_two_exports_that_end_with_as_many_rows_are_believed_over_the_count() -> None:
    """A portal that counts wrongly is not asked for the whole again and again, but one that grows is."""
    twice = Script(ROWS, totals=[9], exports=[Export([WHOLE])])
    with pytest.raises(IncompleteExport, match="ends after 6 rows of 9"):
        read(twice, total=9)
    assert len(twice.streams) == 2

    short = [Export([lines_of(ROWS[:number])]) for number in (2, 4)]
    assert read(Script(ROWS, exports=[*short, Export([WHOLE])]), total=6) == ROWS


def test_other_rows_the_second_time_are_told() -> None:
    """Where the first rows are others now, going on would mix two states of the data."""
    data = lines_of([ROWS[1], ROWS[0], *ROWS[2:]])
    script = Script(ROWS, exports=[Export([WHOLE[:40]], breaks=True), Export([data])])

    with pytest.raises(IncompleteExport, match="no longer begins with the same rows"):
        read(script)


def test_fewer_rows_the_second_time_are_told() -> None:
    """An export that shrank below what was given cannot be gone on with."""
    script = Script(ROWS, exports=[Export([WHOLE], breaks=True), Export([lines_of(ROWS[:2])])])

    with pytest.raises(IncompleteExport, match="ends after 2 rows"):
        read(script)


def test_an_error_behind_the_rows_is_tried_again() -> None:
    """A portal that fails after the first rows writes its error among them; it is never given as a row."""
    cut = lines_of(ROWS[:3])
    script = Script(ROWS, exports=[Export([cut + ERROR]), Export([cut, ERROR[:-1]]), Export([WHOLE])])

    assert read(script) == ROWS
    assert len(script.waits) == 2


def test_an_error_that_stays_is_told_with_what_the_portal_said() -> None:
    """The last error repeats the words of the portal."""
    with pytest.raises(IncompleteExport, match="boom") as caught:
        read(Script(ROWS, exports=[Export([WHOLE[:20] + b"\n" + ERROR])]))

    assert len(caught.value.attempts) == 3


@pytest.mark.parametrize("end", [b"", b"\n"])
def test_an_error_of_the_query_is_told_at_once(end: bytes) -> None:
    """A query that cannot be read comes as an error under a status that says all is well."""
    error = b'{"error_code": "ODSQLSyntaxError", "message": "at position 3"}' + end
    script = Script(ROWS, exports=[Export([error])])

    with pytest.raises(BadQuery, match="at position 3") as caught:
        collected(script, Lines(asked_of(), total=None).rows)

    assert caught.value.code == "ODSQLSyntaxError"
    assert script.waits == []


@pytest.mark.parametrize("end", ["", "\n"])
def test_an_error_over_several_lines_is_told_at_once(end: str) -> None:
    """Indented, it is an error as well."""
    error = json.dumps({"error_code": "ODSQLSyntaxError", "message": "at position 3"}, indent=2) + end
    script = Script(ROWS, exports=[Export([error.encode()])])

    with pytest.raises(BadQuery, match="at position 3"):
        script.run(Lines(asked_of(), total=None).next())
    assert script.waits == []


@pytest.mark.parametrize(
    ("query", "names"),
    [
        (Query(), ["error_code", "message"]),
        (Query().select("error_code", field("code").alias("message")), ["error_code", "code", "jour"]),
    ],
    ids=["dataset", "selection"],
)
def test_rows_of_just_the_columns_of_an_error_are_given(query: Query, names: list[str]) -> None:
    """A dataset, or a selection, that has these columns and no other tells its rows from errors."""
    rows = [{"error_code": "Timeout", "message": f"{number}"} for number in range(10_001)]
    fields = [{"name": name, "type": "text"} for name in names]
    described = {"dataset_id": "lieux", "fields": fields}
    script = Script(rows, answer=lambda url: None if "/lieux/" in url else (200, described))

    assert collected(script, Reading(asked_of(query)).batch) == rows


def test_a_row_with_columns_named_as_an_error_is_given() -> None:
    """A journal of errors can be read."""
    rows: list[dict[str, Any]] = [
        {"error_code": "E404", "message": "absente", "jour": 1},
        {"a": '"error_code"'},
    ]

    assert read(Script(rows)) == rows


@pytest.mark.parametrize(
    "sign", ["\u2028", "\u2029", "\u0085", "\x1e", "\x0b", "\x0c", "\x1c", "\r"], ids=repr
)
def test_lines_end_at_line_feeds_only(sign: str) -> None:
    """Other marks of a line may stand inside a text, plain or escaped."""
    rows = [{"texte": f"a{sign}b{sign}"}, {"texte": sign}]
    plain = "".join(
        json.dumps(row, ensure_ascii=False).replace(json.dumps(sign)[1:-1], sign) + "\n" for row in rows
    )
    written = plain.encode() if ord(sign) > 0x1F else lines_of(rows)

    assert read(Script(rows, exports=[Export([written])]), total=2) == rows


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + WHOLE,
        WHOLE[:-1],
        WHOLE.replace(b"\n", b"\r\n"),
        WHOLE.replace(b"\n", b"\n\n"),
        b"\n  \n" + WHOLE + b"\n\n",
        WHOLE + b" ",
    ],
    ids=["mark of order", "no last line feed", "carriage returns", "blank lines", "blanks around", "blank"],
)
def test_what_stands_around_the_rows_is_passed_over(data: bytes) -> None:
    """Blank lines, a mark of order, a last line feed or none: the rows are the same, however cut."""
    for size in (1, 7, len(data)):
        blocks = [data[start : start + size] for start in range(0, len(data), size)]
        assert read(Script(ROWS, exports=[Export(blocks)]), total=len(ROWS)) == ROWS


@pytest.mark.parametrize("size", [1, 9, 1000])
def test_blank_lines_are_no_rows_wherever_a_block_ends(size: int) -> None:
    """Lines, their number and the digest of a cursor are the same, however the export was cut."""
    data = WHOLE.replace(b"\n", b"\n \n\n")
    script = Script(ROWS, exports=[Export([data[at : at + size] for at in range(0, len(data), size)])])
    lines = Lines(asked_of(), total=len(ROWS))

    assert b"".join(block for block in iter(lambda: script.run(lines.next()), None)) == WHOLE
    assert lines.cursor(lines.size).rows == len(ROWS)
    assert lines.cursor(lines.size).digest == hashlib.sha256(WHOLE).hexdigest()


def test_a_damaged_line_between_rows_is_asked_for_again() -> None:
    """In the middle of a block too, and where bytes are asked for."""
    damaged = lines_of(ROWS[:2]) + b'{"n":\n' + lines_of(ROWS[2:])
    script = Script(ROWS, exports=[Export([damaged]), Export([WHOLE])])

    assert script.run(Lines(asked_of(), total=None).next()) == WHOLE
    assert len(script.waits) == 1


def test_tiny_blocks_of_a_long_line_are_added_up_once() -> None:
    """What is kept of a line is counted as it comes, not over again with every block."""
    long = b'{"a": "' + b"x" * 900
    script = Script(ROWS, exports=[Export([bytes([one]) for one in long] + [b'"}\n'])])

    assert script.run(Lines(asked_of(), total=None).rows()) == [{"a": "x" * 900}]


def test_no_rows_is_an_answer() -> None:
    """An empty export is whole where the portal counts no rows."""
    assert read(Script([]), total=0) == []
    assert read(Script([]), total=None) == []


def test_a_count_that_changed_is_asked_for_again() -> None:
    """Rows may be added between the count and the export: the second count settles it."""
    script = Script(ROWS, totals=[len(ROWS)])

    assert read(script, total=4) == ROWS
    assert len([url for url in script.urls if "limit=0" in url]) == 1


@pytest.mark.parametrize("counted", [5, 9])
def test_another_number_of_rows_than_counted_is_told(counted: int) -> None:
    """Too few are asked for once more; too many cannot be taken back."""
    script = Script(ROWS, totals=[counted])

    with pytest.raises(IncompleteExport) as caught:
        read(script, total=counted)

    assert (caught.value.expected, caught.value.received) == (counted, 6)
    assert len(script.waits) == (1 if counted > 6 else 0)


@pytest.mark.parametrize("data", [b"[1, 2]", b"<html>login</html>", b'[{"n": 1}]', b"n;nom\r\n1;a\r\n"])
def test_what_is_no_json_lines_is_told_with_its_beginning(data: bytes) -> None:
    """A page, an array or a table in place of lines will be the same next time."""
    script = Script(ROWS, exports=[Export([data])])

    with pytest.raises(UnexpectedContent, match="no JSON Lines") as caught:
        collected(script, Lines(asked_of(), total=None).rows)

    assert caught.value.start.split()[0] in data.decode()
    assert script.waits == []


@pytest.mark.parametrize("line", [b"123", b'["a"]', b'"a"', b"null", b'{"n": 1', b"{} {"])
def test_a_line_that_is_no_row_is_never_given(line: bytes) -> None:
    """Among rows, whatever is none is asked for again."""
    data = lines_of(ROWS[:2]) + line + b"\n"
    script = Script(ROWS, exports=[Export([data]), Export([WHOLE])])

    assert read(script, total=len(ROWS)) == ROWS


def test_a_line_damaged_inside_is_told_and_not_passed() -> None:
    """Its braces are right, so that only reading it tells; the cursor still stands before it."""
    damaged = [lines_of(ROWS[:2]), lines_of(ROWS[2:4]) + b'{"n": }\n']
    script = Script(ROWS, exports=[Export(damaged), Export([WHOLE])])
    first = Cursor(dataset="lieux", query="", way="export", rows=0, digest="")
    rows = Rows(script.run, Reading(asked_of(), after=first), iter)
    assert [next(rows), next(rows)] == ROWS[:2]

    with pytest.raises(UnexpectedContent, match="line 3"):
        next(rows)

    cursor = rows.cursor
    assert cursor is not None
    assert cursor.rows == 2
    assert collected(script, Lines(asked_of(), total=None, after=cursor).rows) == ROWS[2:]


def test_a_line_larger_than_allowed_is_refused() -> None:
    """One endless line would fill the memory."""
    endless = itertools.repeat(b'{"a": "' + b"x" * 100, 1000)
    script = Script(ROWS, exports=[Export(list(endless))])

    with pytest.raises(UnexpectedContent, match="size allowed"):
        script.run(Lines(asked_of(), total=None).next())


def test_an_unknown_compression_is_told_in_our_words() -> None:
    """A server that compresses otherwise than asked is not tried again."""
    script = Script(ROWS, exports=[Export([WHOLE], headers={"content-encoding": "br"})])

    with pytest.raises(IncompleteExport, match="unknown compression: br"):
        read(script)

    assert script.waits == []
    assert all(stream.closed for stream in script.streams)


def blocks_of(size: int) -> list[bytes]:
    """Cut the export into blocks."""
    return [WHOLE[start : start + size] for start in range(0, len(WHOLE), size)]


@pytest.mark.parametrize("size", [17, 60, len(WHOLE)])
@pytest.mark.parametrize("start", [0, 2])
def test_a_cursor_at_every_place_goes_on_with_exactly_the_rest(size: int, start: int) -> None:
    """Behind any row of any block, the reading goes on in another program."""
    asked = asked_of(Query().offset(start) if start else None)
    first, passed = Lines(asked, total=len(ROWS)), start
    script = Script(ROWS, exports=[Export(blocks_of(size))])

    while (batch := script.run(first.rows())) is not None:
        for place in range(len(batch) + 1):
            cursor = Cursor.from_json(first.cursor(place).to_json())
            again = Script(ROWS, exports=[Export([WHOLE[:50]], breaks=True), Export(blocks_of(size + 1))])
            rest = collected(again, Lines(asked, total=len(ROWS), after=cursor).rows)
            assert rest == ROWS[passed + place :]
        passed += len(batch)
    assert passed == len(ROWS)


def test_a_cursor_stays_where_it_is_when_going_on_fails() -> None:
    """A second break before the first new row loses nothing."""
    lines = Lines(asked_of(), total=None)
    script = Script(ROWS, exports=[Export(blocks_of(30))])
    script.run(lines.rows())
    cursor = lines.cursor(1)

    second = Lines(asked_of(), total=None, after=cursor)
    with pytest.raises(IncompleteExport):
        Script(ROWS, exports=[Export([], breaks=True)]).run(second.rows())

    assert second.cursor(0) == cursor


def test_going_on_after_the_data_changed_is_refused() -> None:
    """The rows passed are checked to be the same."""
    lines = Lines(asked_of(), total=None)
    Script(ROWS).run(lines.rows())
    changed = [{**ROWS[0], "nom": "autre"}, *ROWS[1:]]

    with pytest.raises(IncompleteExport, match="no longer begins"):
        Script(changed).run(Lines(asked_of(), total=None, after=lines.cursor(2)).rows())


def test_leaving_early_closes_the_export() -> None:
    """Closing is a step of its own, and can be done twice."""
    script = Script(ROWS, exports=[Export(blocks_of(30))])
    lines = Lines(asked_of(), total=None)
    script.run(lines.next())
    script.run(lines.close())
    script.run(lines.close())

    assert [stream.closed for stream in script.streams] == [True]


def test_a_row_cut_behind_an_inner_brace_is_no_row() -> None:
    """What ends with the brace of a place inside it looks like a row: the last line is always read whole."""
    rows = [{"n": number, "lieu": {"lon": number, "lat": 1}} for number in range(3)]
    data = lines_of(rows)

    for cut in (data.rindex(b"}") - 1, len(lines_of(rows[:2])) - 2):
        stump = data[: data.rindex(b"}", 0, cut + 1) + 1]
        script = Script(rows, exports=[Export([stump]), Export([data])])
        assert read(script, total=3) == rows


@pytest.mark.parametrize("size", [1, 10, 1000])
def test_an_error_over_several_lines_is_one_wherever_blocks_cut_it(size: int) -> None:
    """A portal may write its error for eyes to read, and a network may cut it anywhere."""
    error = json.dumps({"error_code": "ODSQLSyntaxError", "message": "at position 3"}, indent=2).encode()
    blocks = [error[start : start + size] for start in range(0, len(error), size)]

    with pytest.raises(BadQuery, match="at position 3"):
        read(Script(ROWS, exports=[Export(blocks)]), total=len(ROWS))


def test_an_export_that_grew_shorter_says_so() -> None:
    """Asked for again, it ends before the rows that were given: neither its count nor its end is to blame."""
    tries = [Export([lines_of(ROWS[:5])], breaks=True), Export([lines_of(ROWS[:3])])]

    with pytest.raises(IncompleteExport, match="ends after 3 rows, before the last one given"):
        read(Script(ROWS[:3], exports=[*tries, tries[1]]), total=3)
