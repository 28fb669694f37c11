"""What the fault campaign found, each kept from coming back."""

from __future__ import annotations

from typing import Any

import pytest
from portal import MovingRows, Portal, Version2
from scripted import Script, asked_of, collected

from openinno.explore import Client, IncompleteExport, Query, RetryPolicy, UnexpectedContent, field
from openinno.explore.reading.paging import Pages


def client_of(portal: Portal, **settings: Any) -> Client:
    """Return a client that waits for nothing."""
    return Client(portal.url, retry=RetryPolicy(first_wait=0), sleep=lambda _: None, **settings)


def test_an_unexpected_answer_is_told_with_its_address(portal: Portal) -> None:
    """An answer that is JSON, but not what was asked for, carries the address that was asked."""
    portal.misbehave(Version2())
    with client_of(portal) as client, pytest.raises(UnexpectedContent) as caught:
        client.count("lieux", Query())

    assert "/datasets/lieux/records?" in caught.value.url


def test_a_row_that_goes_between_two_pages_takes_no_other_with_it(portal: Portal) -> None:
    """The rows after it move up by one, past the end of the page before: the count that changed tells."""
    portal.misbehave(MovingRows(by=-1, on="offset=99"))
    query = Query().where(field("departement") == "Ain")
    with client_of(portal) as client, pytest.raises(IncompleteExport, match="rows changed or moved"):
        list(client.rows("communes", query))


def test_no_cursor_stands_behind_rows_that_moved(portal: Portal) -> None:
    """Where a page is counted anew, its rows are not given: behind them, all would look as it should be."""
    portal.misbehave(MovingRows(by=-1, on="offset=99"))
    query = Query().where(field("departement") == "Ain")
    with client_of(portal) as client:
        rows = client.rows("communes", query)
        with pytest.raises(IncompleteExport, match="while they were read"):
            list(rows)
        with pytest.raises(IncompleteExport, match="since the first reading"):
            list(client.rows("communes", query, after=rows.cursor))


def test_a_page_given_again_is_seen_by_who_goes_on_at_a_cursor() -> None:
    """Nothing is known of the earlier pages but their last row: the next page must come right behind it.

    Asked for on its own, that row may be the one before, which is the same where a dataset holds rows twice.
    """
    rows = [{"n": str(number // 2)} for number in range(230)]
    pages = Pages(asked_of())
    Script(rows).run(pages.next())
    again = Script(rows, page=lambda offset, limit: rows[max(0, offset - limit) :][:limit])

    assert collected(again, Pages(asked_of(), after=pages.cursor(100)).next) == rows[100:]
    assert len(again.streams) == 1


def test_a_page_given_again_gives_nothing_of_what_came_before_a_cursor() -> None:
    """The page behind a cursor begins with the row before it: given again, that row is not new."""
    rows = [{"n": f"{number:03}"} for number in range(230)]
    pages = Pages(asked_of())
    Script(rows).run(pages.next())
    again = Script(
        rows, page=lambda offset, limit: rows[offset - limit if offset > 100 else offset :][:limit]
    )

    assert collected(again, Pages(asked_of(), after=pages.cursor(7)).next) == rows[7:]


def test_rows_held_twice_hide_no_row_that_goes_before_a_cursor() -> None:
    """The row before the cursor is the same though all moved up by one: the count tells."""
    rows = [{"n": str(number // 2)} for number in range(230)]
    pages = Pages(asked_of())
    Script(rows).run(pages.next())

    with pytest.raises(IncompleteExport, match="since the first reading"):
        Script(rows[1:]).run(Pages(asked_of(), after=pages.cursor(99)).next())
