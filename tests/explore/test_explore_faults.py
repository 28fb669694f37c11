"""What the fault campaign found, each kept from coming back."""

from __future__ import annotations

from typing import Any

import pytest
from portal import Portal, Version2

from openinno.explore import Client, Query, RetryPolicy, UnexpectedContent


def client_of(portal: Portal, **settings: Any) -> Client:
    """Return a client that waits for nothing."""
    return Client(portal.url, retry=RetryPolicy(first_wait=0), sleep=lambda _: None, **settings)


def test_an_unexpected_answer_is_told_with_its_address(portal: Portal) -> None:
    """An answer that is JSON, but not what was asked for, carries the address that was asked."""
    portal.misbehave(Version2())
    with client_of(portal) as client, pytest.raises(UnexpectedContent) as caught:
        client.count("lieux", Query())

    assert "/datasets/lieux/records?" in caught.value.url
