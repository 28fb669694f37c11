"""Rows page by page: each exactly once, even where the portal repeats, moves or drops them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripted import Export, Script, asked_of, collected, lines_of

from openinno.explore._calls import aggregated
from openinno.explore._catalogue import Catalogue
from openinno.explore.errors import BadQuery, IncompleteExport, UnexpectedContent
from openinno.explore.odsql import Query
from openinno.explore.reading.cursor import Cursor
from openinno.explore.reading.paging import Pages
from openinno.explore.reading.readings import Blocks, Reading

Row = dict[str, Any]

ROWS: list[Row] = [{"n": f"{number:03}"} for number in range(250)]


def numbers(rows: Sequence[Row]) -> list[str]:
    """Return rows in a form that can be sorted and compared."""
    return sorted(json.dumps(row) for row in rows)


def exports_of(script: Script) -> int:
    """Count the exports that were asked for."""
    return len(script.streams)


def test_pages_give_every_row_in_order() -> None:
    """Two whole pages and a last one that is not, and no export."""
    script = Script(ROWS)

    assert collected(script, Pages(asked_of()).next) == ROWS
    assert exports_of(script) == 0
    assert [url.rpartition("offset=")[2] for url in script.urls[1:]] == ["99", "198"]


@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 200])
def test_any_number_of_rows_ends(count: int) -> None:
    """A last page that is full is not taken for the end, nor the end for a fault."""
    assert collected(Script(ROWS[:count]), Pages(asked_of()).next) == ROWS[:count]


@given(st.integers(0, 260), st.none() | st.integers(0, 260))
def test_limit_and_offset_select_rows(start: int, size: int | None) -> None:
    """The rows are those that a list would give."""
    query = Query().offset(start) if size is None else Query().offset(start).limit(size)
    wanted = ROWS[start:] if size is None else ROWS[start : start + size]

    assert collected(Script(ROWS), Pages(asked_of(query)).next) == wanted


def test_rows_that_the_dataset_holds_twice_are_kept() -> None:
    """In one page or in two, a row that is there twice comes twice."""
    rows = [*ROWS[:80], *ROWS[:80], *ROWS[:80]]

    found = collected(Script(rows), Pages(asked_of()).next)

    assert numbers(found) == numbers(rows)


def test_equal_rows_at_the_seam_of_two_pages_are_kept() -> None:
    """Sorted, equal rows lie side by side, and one page ends between them."""
    rows = [*ROWS[:100], *ROWS[99:]]

    assert numbers(collected(Script(rows), Pages(asked_of()).next)) == numbers(rows)


def test_only_equal_rows_are_kept() -> None:
    """Few columns selected, and all rows are alike: one export tells."""
    rows = [{"region": "Bretagne"}] * 950
    script = Script(rows)

    assert collected(script, Pages(asked_of()).next) == rows
    assert (len(script.urls), exports_of(script)) == (3, 1)


def test_a_page_that_comes_again_is_given_once() -> None:
    """A portal that answers the second page with the first: the export gives what is missing."""
    script = Script(ROWS, page=lambda offset, limit: ROWS[0 if offset == 99 else offset :][:limit])

    assert numbers(collected(script, Pages(asked_of()).next)) == numbers(ROWS)
    assert exports_of(script) == 1


@given(st.permutations(range(250)))
def test_rows_that_move_between_pages_are_all_given(order: Sequence[int]) -> None:
    """Without a stable order, each page may come from another one: no row is lost and none comes twice."""
    moved = [ROWS[place] for place in order]
    script = Script(ROWS, page=lambda offset, limit: (moved if offset else ROWS)[offset:][:limit])

    assert numbers(collected(script, Pages(asked_of()).next)) == numbers(ROWS)


def test_a_row_dropped_between_pages_is_recovered() -> None:
    """One row was taken out while pages were read, and the next ones moved up: one is missing."""
    script = Script(ROWS, page=lambda offset, limit: ROWS[offset + (offset > 0) :][:limit])

    assert numbers(collected(script, Pages(asked_of()).next)) == numbers(ROWS)
    assert exports_of(script) == 1


def test_a_page_that_is_cut_short_is_made_up_for() -> None:
    """A portal that gives fewer rows than asked for, in the middle, has not come to its end."""
    script = Script(ROWS, page=lambda offset, limit: ROWS[offset:][: min(limit, 50 if offset else 100)])

    assert numbers(collected(script, Pages(asked_of()).next)) == numbers(ROWS)


def test_rows_given_that_are_no_more_are_told() -> None:
    """What was given cannot be taken back: the data changed."""
    changed = [{"n": "new"}, *ROWS[1:]]
    script = Script(ROWS, page=lambda offset, limit: (changed if offset > 100 else ROWS)[:100])
    script.exports = [Export([lines_of(changed)])]

    with pytest.raises(IncompleteExport, match="rows changed or moved while they were read"):
        collected(script, Pages(asked_of()).next)


def test_rows_added_while_pages_were_read_are_told_or_given() -> None:
    """The last page counts more rows than the first: the export gives the one that was missed."""
    more = [{"n": "-"}, *ROWS]
    script = Script(more, page=lambda offset, limit: (more if offset else ROWS)[offset:][:limit])

    assert numbers(collected(script, Pages(asked_of()).next)) == numbers(more)


def test_a_portal_that_does_not_count_is_not_read_short_at_the_wall() -> None:
    """Past the last row that pages reach, an export goes on."""
    rows = [{"n": str(number)} for number in range(10_050)]
    script = Script(rows, totals=[None])

    assert numbers(collected(script, Pages(asked_of()).next)) == numbers(rows)


@pytest.mark.parametrize("start", [0, 30])
def test_a_cursor_at_every_place_goes_on_with_exactly_the_rest(start: int) -> None:
    """Behind any row of any page, the reading goes on in another program."""
    asked = asked_of(Query().offset(start) if start else None)
    first, passed, script = Pages(asked), start, Script(ROWS)

    while (batch := script.run(first.next())) is not None:
        for place in range(0, len(batch) + 1, 7):
            given = first.cursor(place)
            assert given is not None
            cursor = Cursor.from_json(given.to_json())
            assert collected(Script(ROWS), Pages(asked, after=cursor).next) == ROWS[passed + place :]
        passed += len(batch)
    assert passed == len(ROWS)


def test_with_rows_held_twice_a_cursor_goes_on_with_exactly_the_rest() -> None:
    """The export that tells begins with the rows given: the reading goes on in it, and so do its cursors."""
    rows = [*ROWS[:150], *ROWS[50:150]]
    script = Script(rows, exports=[Export([lines_of(rows[:120]), lines_of(rows[120:])])])
    pages, passed, ways = Pages(asked_of()), 0, list[str]()

    while (batch := script.run(pages.next())) is not None:
        for place in range(1, len(batch) + 1):
            cursor = pages.cursor(place)
            assert cursor is not None
            assert cursor.rows == passed + place
            ways.append(cursor.way)
            rest = collected(Script(rows), Reading(asked_of(), after=cursor).batch)
            assert rest == rows[passed + place :]
        passed += len(batch)
    assert ways == ["pages"] * 100 + ["export"] * 150


def test_a_reading_of_equal_rows_streams_the_export_that_tells() -> None:
    """Few columns selected, many equal rows: what comes behind the first page is read block by block."""
    rows = [{"region": f"r{number % 5}"} for number in range(1000)]
    blocks = [lines_of(rows[start : start + 50]) for start in range(0, 1000, 50)]
    script = Script(rows, exports=[Export(blocks)])
    pages = Pages(asked_of())

    sizes = [len(script.run(pages.next()) or ()) for _ in range(3)]
    assert sizes == [100, 50, 50]
    assert not script.streams[0].closed
    script.run(pages.close())
    assert script.streams[0].closed


def test_the_cursor_stays_behind_the_pages_while_rows_come_that_they_left_out() -> None:
    """In another order, what is missing stands nowhere: gone on with, it comes again, and nothing is lost."""
    moved = [*ROWS[150:], *ROWS[:150]]
    script = Script(moved, page=lambda offset, limit: (moved if offset else ROWS)[offset:][:limit])
    pages = Pages(asked_of())
    first, others = script.run(pages.next()), script.run(pages.next())

    assert first == ROWS[:100]
    assert numbers(others or ()) == numbers(ROWS[100:])
    assert [getattr(pages.cursor(place), "rows", None) for place in (0, 1, 150)] == [100] * 3


def test_a_window_that_rolls_is_told() -> None:
    """One row went and one came before each page, and the count stays: the row before the page tells."""
    asked = list[int]()

    def window(offset: int, limit: int) -> list[Row]:
        asked.append(offset)
        rows = [{"n": f"{number:03}"} for number in range(len(asked) - 1, len(asked) + 249)]
        return rows[offset : offset + limit]

    script = Script(ROWS, page=window, exports=[Export([lines_of([*ROWS[1:], {"n": "250"}])])])

    with pytest.raises(IncompleteExport, match="rows changed or moved while they were read"):
        collected(script, Pages(asked_of()).next)


@pytest.mark.parametrize("total", [None, 250])
def test_pages_shorter_than_asked_are_not_taken_for_the_end(total: int | None) -> None:
    """A server may cap its pages below what is asked for, and count or not."""
    script = Script(ROWS, page=lambda offset, limit: ROWS[offset:][: min(limit, 50)], totals=[total])

    assert collected(script, Pages(asked_of()).next) == ROWS
    assert exports_of(script) == 0


@pytest.mark.parametrize(("count", "sizes"), [(0, []), (99, [99]), (100, [100]), (150, [100, 50])])
def test_a_short_page_that_agrees_with_the_count_is_the_last(count: int, sizes: list[int]) -> None:
    """Only behind a full one is another asked for, and an empty one is never given."""
    script, pages = Script(ROWS[:count]), Pages(asked_of())

    assert [len(batch) for batch in iter(lambda: script.run(pages.next()), None)] == sizes
    assert len(script.urls) == len(sizes) + (count in {0, 100})


@pytest.mark.parametrize("counted", [100, 199, 230])
def test_a_count_that_is_too_small_is_noticed(counted: int) -> None:
    """Even where it ends with a page: what comes behind tells."""
    with pytest.raises(IncompleteExport, match="more rows than announced"):
        collected(Script(ROWS, totals=[counted]), Pages(asked_of()).next)


def test_what_an_export_holds_beside_the_pages_is_bounded() -> None:
    """Far more rows than pages could have given are another dataset, and are not gathered."""
    rows = [{"n": str(number)} for number in range(1000, 31_000)]
    blocks = [lines_of(rows[start : start + 1000]) for start in range(0, 30_000, 1000)]
    script = Script(ROWS, page=lambda offset, limit: ROWS[:100][:limit], totals=[150])
    script.exports = [Export(blocks)]

    with pytest.raises(IncompleteExport, match="rows changed or moved while they were read"):
        collected(script, Pages(asked_of()).next)
    assert len(list(script.streams[0].blocks)) > 15


def test_going_on_page_by_page_asks_for_no_count() -> None:
    """The page tells it."""
    pages = Pages(asked_of())
    Script(ROWS).run(pages.next())
    script = Script(ROWS)

    assert collected(script, Reading(asked_of(), after=pages.cursor(50)).batch) == ROWS[50:]
    assert not any("limit=0" in url for url in script.urls)


def test_a_cursor_stays_where_it_is_when_the_end_fails() -> None:
    """The rows given are right, and the cursor stands behind them, not behind those that never came."""
    script = Script(ROWS, page=lambda offset, limit: ROWS[:100] if offset == 99 else ROWS[offset:][:limit])
    script.exports = [Export([lines_of(ROWS[1:])])]
    pages = Pages(asked_of())
    script.run(pages.next())

    with pytest.raises(IncompleteExport):
        script.run(pages.next())

    cursor = pages.cursor(100)
    assert cursor is not None
    assert cursor.rows == 100


def test_going_on_where_rows_moved_is_refused() -> None:
    """The row before the cursor is checked to be the same."""
    pages = Pages(asked_of())
    Script(ROWS).run(pages.next())

    with pytest.raises(IncompleteExport, match="moved since the first reading"):
        Script(ROWS[1:]).run(Pages(asked_of(), after=pages.cursor(50)).next())
    with pytest.raises(IncompleteExport, match="moved since the first reading"):
        Script(ROWS[:30]).run(Pages(asked_of(), after=pages.cursor(50)).next())


@pytest.mark.parametrize(
    "export", [[*ROWS[:49], {"n": "other"}, *ROWS[50:]], ROWS[:30]], ids=["another row", "fewer rows"]
)
def test_an_export_that_does_not_begin_with_what_was_passed_is_refused(export: list[Row]) -> None:
    """Going on, the export that makes up for pages is checked as the pages are."""
    pages = Pages(asked_of())
    Script(ROWS).run(pages.next())
    cursor = pages.cursor(50)
    script = Script(
        ROWS,
        page=lambda offset, limit: ROWS[offset : offset + limit] if limit == 1 else [],
        totals=[250, 250, len(export)],
        exports=[Export([lines_of(export)])],
    )

    with pytest.raises(IncompleteExport, match="rows changed or moved"):
        collected(script, Pages(asked_of(), after=cursor).next)


# how a reading is chosen ------------------------------------------------------------------------------------


def test_a_reading_below_the_wall_is_made_of_pages() -> None:
    """Described first, then page by page, in an order of every column."""
    script = Script(ROWS)

    assert collected(script, Reading(asked_of()).batch) == ROWS
    assert exports_of(script) == 0
    assert "order_by=" in script.urls[-1]


def test_a_reading_above_the_wall_is_an_export() -> None:
    """One call in place of a hundred, and of a wall."""
    rows = [{"n": str(number)} for number in range(10_001)]
    script = Script(rows)

    assert collected(script, Reading(asked_of()).batch) == rows
    assert (len(script.urls), exports_of(script)) == (3, 1)


def test_a_reading_that_starts_behind_the_wall_is_an_export() -> None:
    """No page reaches there."""
    rows = [{"n": str(number)} for number in range(10_100)]

    query = Query().offset(10_050).limit(20)
    assert collected(Script(rows), Reading(asked_of(query)).batch) == rows[10_050:10_070]


@pytest.mark.parametrize("count", [250, 10_001])
def test_a_reading_goes_on_at_its_cursor(count: int) -> None:
    """Whichever way the rows come, the cursor knows."""
    rows = [{"n": str(number)} for number in range(count)]
    reading, script = Reading(asked_of()), Script(rows)
    script.run(reading.batch())

    cursor = reading.cursor(60)
    assert cursor is not None
    assert cursor.query == str(Query())
    assert collected(Script(rows), Reading(asked_of(), after=cursor).batch) == rows[60:]


def test_a_cursor_of_another_query_is_refused() -> None:
    """It would go on in other rows."""
    cursor = Cursor(dataset="lieux", query="select=n", way="pages", rows=1, digest="")

    with pytest.raises(BadQuery, match="another query"):
        Reading(asked_of(), after=cursor)


def no_order(url: str) -> tuple[int, Any] | None:
    """Answer as a portal that cannot bear to sort."""
    if "order_by=" not in url:
        return None
    return 400, {"error_code": "ODSQLError", "message": "cannot sort by this"}


@pytest.mark.parametrize("count", [250, 10_001])
def test_a_portal_that_cannot_sort_is_read_as_it_gives(count: int) -> None:
    """Our order is our wish, not the user's: rows, lines and a cursor do without it."""
    rows = [{"n": str(number)} for number in range(count)]
    reading = Reading(asked_of())
    assert Script(rows, answer=no_order).run(reading.batch())

    after = reading.cursor(60)
    assert collected(Script(rows, answer=no_order), Reading(asked_of(), after=after).batch) == rows[60:]
    blocks = collected(Script(rows, answer=no_order), Blocks(asked_of()).batch)
    assert b"".join(blocks) == lines_of(rows)


def test_an_order_of_the_user_that_is_refused_is_told() -> None:
    """What was asked for is not left out."""
    script = Script(ROWS, answer=no_order)

    with pytest.raises(BadQuery, match="cannot sort by this"):
        script.run(Reading(asked_of(Query().order_by("n"))).batch())


def test_blocks_are_whole_lines_and_know_where_they_stand() -> None:
    """A cursor stands before or behind a block."""
    script = Script(ROWS, exports=[Export([lines_of(ROWS[:100]), lines_of(ROWS[100:])])])
    blocks = Blocks(asked_of())

    first = script.run(blocks.batch())
    cursor = blocks.cursor(1)

    assert first == [lines_of(ROWS[:100])]
    assert cursor is not None
    assert cursor.rows == 100
    rest = collected(Script(ROWS), Blocks(asked_of(), after=cursor).batch)
    assert b"".join(rest) == lines_of(ROWS[100:])


def test_a_damaged_line_is_an_error_of_ours() -> None:
    """Rows above the wall are read from lines: what cannot be read is told, not leaked."""
    script = Script([{"n": "1"}] * 10_001, exports=[Export([b'{"n": 1}\n{"n": }\n'])])

    with pytest.raises(UnexpectedContent, match="damaged line"):
        script.run(Reading(asked_of()).batch())


def test_groups_come_at_once() -> None:
    """One answer holds thousands of them."""
    script = Script(ROWS)

    assert list(script.run(aggregated(asked_of(Query().group_by("n"))))) == ROWS
    assert "limit=20000" in script.urls[-1]
    assert exports_of(script) == 0


@pytest.mark.parametrize("total", [250, 20_000, None])
def test_groups_that_one_answer_leaves_out_come_as_an_export(total: int | None) -> None:
    """A server may cap its answers: the count tells, where there is one."""
    script = Script(ROWS, page=lambda offset, limit: ROWS[:100], totals=[total])
    script.exports = [Export([lines_of(ROWS)])]
    query = Query().group_by("n")

    found = list(script.run(aggregated(asked_of(query))))

    assert found == (ROWS if total else ROWS[:100])
    assert exports_of(script) == (1 if total else 0)


def test_more_groups_than_one_answer_holds_are_gone_on_with_at_a_cursor() -> None:
    """The count stops where an answer does: the export behind it is read to its end, each group once."""
    rows = [{"n": str(number)} for number in range(20_500)]
    reading, script = Reading(asked_of(Query().group_by("n"))), Script(rows, totals=[20_000])
    assert script.run(reading.batch()) == rows

    cursor = reading.cursor(1500)
    again = Script(rows, totals=[20_000])
    assert collected(again, Reading(asked_of(Query().group_by("n")), after=cursor).batch) == rows[1500:]
    assert len(again.urls) == 2


def test_no_groups_are_asked_for_without_an_export() -> None:
    """A limit of zero is an answer without groups."""
    script = Script(ROWS)

    assert collected(script, Reading(asked_of(Query().group_by("n").limit(0))).batch) == []
    assert exports_of(script) == 0


def test_lines_do_not_go_on_at_a_cursor_of_pages() -> None:
    """Its digest is that of one row, which says nothing of the lines before it."""
    pages = Pages(asked_of())
    Script(ROWS).run(pages.next())

    with pytest.raises(BadQuery, match=r"go on with rows\(\)"):
        Blocks(asked_of(), after=pages.cursor(50))


# the catalogue ----------------------------------------------------------------------------------------------


def catalogue(names: Sequence[str], *, total: int | None, stuck: bool = False) -> Script:
    """Play a portal with a catalogue, which may answer every page with its first."""

    def answer(url: str) -> tuple[int, Any]:
        query = dict(part.split("=") for part in url.partition("?")[2].split("&"))
        start = 0 if stuck else int(query.get("offset", 0))
        page = names[start:][: int(query["limit"])]
        return 200, {"total_count": total, "results": [{"dataset_id": name, "fields": []} for name in page]}

    return Script([], answer=answer)


@pytest.mark.parametrize("total", [250, None])
def test_a_catalogue_is_read_to_its_end(total: int | None) -> None:
    """With a count or without."""
    names = [str(number) for number in range(250)]
    found = collected(catalogue(names, total=total), Catalogue(asked_of().core, Query()).batch)

    assert [one.id for one in found] == names


@pytest.mark.parametrize("total", [250, None])
def test_a_catalogue_that_repeats_itself_ends(total: int | None) -> None:
    """A portal that knows no offset gives the same page for ever."""
    script = catalogue([str(number) for number in range(100)], total=total, stuck=True)
    reading = Catalogue(asked_of().core, Query())

    if total is None:
        assert len(collected(script, reading.batch)) == 100
    else:
        with pytest.raises(IncompleteExport, match="the catalogue changed"):
            collected(script, reading.batch)
    assert len(script.urls) < 5


def test_a_page_longer_than_asked_for_is_not_given() -> None:
    """A portal that does not keep to a limit is asked for an export, which knows one as well."""
    rows = [{"n": number} for number in range(10)]
    script = Script(rows, page=lambda offset, limit: rows, exports=[Export([lines_of(rows[:5])])])

    assert collected(script, Pages(asked_of(Query().limit(5))).next) == rows[:5]
