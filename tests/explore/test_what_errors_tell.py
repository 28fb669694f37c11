"""What errors tell: why, where, until when, and how often it was tried."""

from __future__ import annotations

import datetime
from itertools import count
from pathlib import Path

import pytest
from portal import CutStream, Portal, Redirect, Throttle, WrongCount

from openinno import Label
from openinno.explore import (
    Attempt,
    BadQuery,
    Client,
    IncompleteExport,
    Query,
    QuotaSpent,
    RetryPolicy,
    Unreachable,
    field,
)


def test_a_wrong_field_is_explained_where_nothing_was_described(portal: Portal) -> None:
    """A count that the portal refuses tells why, with the near name, as rows do before they are sent."""
    with Client(portal.url) as client:
        for call in (client.count, client.facets):
            portal.behave()
            with pytest.raises(BadQuery, match="near it: nom") as refused:
                call("lieux", Query().where(field("nomm") == "x"))

            assert refused.value.status == 400
            assert len(refused.value.faults) == 1
            assert len(portal.requests) == 2


def test_a_quota_that_ends_with_a_wait_tells_until_when(portal: Portal) -> None:
    """A wait that is too long to be made is turned into the moment when calls are possible again."""
    portal.misbehave(Throttle(retry_after=3600, times=9))
    with Client(portal.url, clock=lambda: 1_764_000_000.0) as client, pytest.raises(QuotaSpent) as spent:
        client.count("lieux")

    assert spent.value.until == datetime.datetime.fromtimestamp(1_764_003_600, tz=datetime.UTC)
    assert len(portal.requests) == 1


def test_rows_that_broke_tell_the_address_that_broke(portal: Portal) -> None:
    """The address of an error is that of the export, not that of the pages."""
    portal.misbehave(CutStream(after=2000, times=9, on="exports"))
    with (
        Client(portal.url, retry=RetryPolicy(attempts=2), sleep=lambda _: None) as client,
        pytest.raises(IncompleteExport) as broken,
    ):
        list(client.rows("communes"))

    assert "/exports/jsonl" in broken.value.url


def test_an_error_behind_a_redirection_tells_where_it_led(portal: Portal) -> None:
    """The address of an error is the one that failed."""
    portal.misbehave(Redirect(to="https://127.0.0.1:1/elsewhere", times=9))
    with Client(portal.url, retry=RetryPolicy(attempts=1)) as client, pytest.raises(Unreachable) as told:
        client.count("lieux")

    assert told.value.url == "https://127.0.0.1:1/elsewhere"


def test_two_exports_that_agree_accuse_the_portal(portal: Portal) -> None:
    """Where two exports in a row differ from the count, nothing on this side can mend it."""
    portal.misbehave(WrongCount(delta=1, times=99))
    with Client(portal.url, sleep=lambda _: None) as client, pytest.raises(IncompleteExport) as told:
        list(client.rows("lieux"))

    assert "twice in a row: the count of the portal is wrong, or its export" in told.value.message()
    assert (told.value.expected, told.value.received) == (61, 60)


def test_tries_that_failed_alike_are_told_once() -> None:
    """Six tries of one reason are one line, with the waits in all; another reason has its own."""
    alike = [Attempt(reason=Label("panne", "fault"), waited=wait) for wait in (0.5, 1.0)]
    error = Unreachable(Label("rien", "nothing"), attempts=[*alike, Attempt(reason=Label("autre", "other"))])

    assert error.message("fr").splitlines() == [
        "rien",
        "essais 1 à 2 : panne ; attente : 1,5 s",
        "essai 3 : autre",
    ]
    assert error.message("en").splitlines()[1:] == [
        "attempts 1 to 2: fault; waited 1.5 s",
        "attempt 3: other",
    ]


def test_an_export_that_takes_its_time_is_tried_again(portal: Portal, tmp_path: Path) -> None:
    """What is received moves the deadline: an export of hours that breaks twice is not given up for that."""
    portal.misbehave(CutStream(after=2000, times=2, on="exports"))
    clock = count(1_764_000_000, 400).__next__
    with Client(portal.url, clock=clock, sleep=lambda _: None) as client:
        assert client.export("communes", tmp_path / "communes.jsonl").rows == 34969


def test_rows_that_take_their_time_are_gone_on_with(portal: Portal) -> None:
    """Passing over the rows given before moves the deadline too: a second break meanwhile ends nothing."""
    portal.misbehave(CutStream(after=400_000, on="exports"), CutStream(after=200_000, on="exports"))
    clock = count(1_764_000_000, 400).__next__
    with Client(portal.url, clock=clock, sleep=lambda _: None) as client:
        assert sum(1 for _ in client.rows("communes")) == 34969


def test_rows_with_the_columns_of_an_error_are_exported(portal: Portal, tmp_path: Path) -> None:
    """A dataset may hold what looks like errors: its columns tell."""
    query = Query().select(field("id").alias("error_code"), field("nom").alias("message")).limit(3)
    with Client(portal.url) as client:
        assert client.export("lieux", tmp_path / "a.jsonl", query).rows == 3


def test_the_name_of_a_format_has_no_case(portal: Portal, tmp_path: Path) -> None:
    """JSONL is checked as jsonl is."""
    with Client(portal.url) as client:
        assert client.export("lieux", tmp_path / "lieux.txt", form="JSONL").rows == 60


def test_a_folder_in_the_place_of_a_manifest_is_told_beforehand(portal: Portal, tmp_path: Path) -> None:
    """Nothing is asked for and nothing replaced where the manifest could not be written."""
    (tmp_path / "a.csv.manifest.json").mkdir()
    with Client(portal.url) as client, pytest.raises(IsADirectoryError):
        client.export("lieux", tmp_path / "a.csv")

    assert portal.requests == []


def test_an_offset_past_the_end_of_lists_is_refused(portal: Portal) -> None:
    """A list of datasets ends at 10 000: no impossible request is made of an offset behind."""
    with Client(portal.url) as client, pytest.raises(BadQuery):
        list(client.datasets(Query().offset(10_500)))
