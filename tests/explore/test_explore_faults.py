"""What the fault campaign found, each kept from coming back."""

from __future__ import annotations

from typing import Any

import pytest
from portal import MovingRows, Portal, Version2

from openinno.explore import Client, IncompleteExport, Query, RetryPolicy, UnexpectedContent, field


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
    portal.misbehave(MovingRows(by=-1, on="offset=100"))
    query = Query().where(field("departement") == "Ain")
    with client_of(portal) as client, pytest.raises(IncompleteExport, match="rows changed or moved"):
        list(client.rows("communes", query))
