"""The portal misbehaves as told, for as many requests as told, and behaves again."""

from __future__ import annotations

import datetime
import gzip
import json
import time
import zlib
from http.client import IncompleteRead, RemoteDisconnected
from typing import Any

import pytest
from portal import (
    BigLimit,
    Bomb,
    Burst,
    CutStream,
    Deprecated,
    EndEarly,
    ErrorInside,
    GarbageGzip,
    Hangup,
    HtmlPage,
    Misbehaviour,
    MovingRows,
    NaNs,
    NoRateHeaders,
    NotJson,
    Portal,
    QuotaGone,
    Redirect,
    RepeatedRows,
    Shuffled,
    SlowRows,
    Stall,
    Throttle,
    Version2,
    WrongCount,
)
from portal.asking import ask, ids


def test_orders_befall_requests_in_turn(portal: Portal) -> None:
    """One answer is spoilt by one order at a time; those that follow wait for the next request."""
    portal.misbehave(Burst(status=503, times=2), Throttle())

    assert [ask(portal, "lieux").status for _ in range(4)] == [503, 503, 429, 200]


def test_orders_choose_their_requests(portal: Portal) -> None:
    """An order may wait for a path or a parameter, and let some requests pass."""
    portal.misbehave(Burst(on="offset=20"), HtmlPage(on="/exports/", skip=1))

    assert ask(portal, "lieux/records", offset=10).status == 200
    assert ask(portal, "lieux/records", offset=20).status == 503
    assert ask(portal, "lieux/exports/csv").headers["content-type"] == "text/csv; charset=utf-8"
    assert ask(portal, "lieux/exports/csv").headers["content-type"] == "text/html; charset=utf-8"


def test_behaving_disarms_and_forgets(portal: Portal) -> None:
    """Nothing is left of what was told, received, moved or set."""
    portal.misbehave(MovingRows(times=9), Burst(times=9, skip=1))
    portal.call_limit, portal.key = 1, "secret"
    ask(portal, "lieux/records")
    portal.behave()

    assert portal.requests == []
    assert ask(portal, "lieux/records").json["total_count"] == 60


@pytest.mark.parametrize(
    ("order", "status", "headers", "start"),
    [
        (Burst(status=502), 502, {"content-type": "text/html"}, b"<html>"),
        (Burst(retry_after="2"), 503, {"retry-after": "2"}, b"<html>"),
        (Throttle(retry_after=7), 429, {"retry-after": "7"}, b'{"errorcode": 10002'),
        (HtmlPage(), 200, {"content-type": "text/html; charset=utf-8"}, b"<!DOCTYPE html>"),
        (HtmlPage(status=403), 403, {}, b"<!DOCTYPE html>"),
        (Redirect(to="http://127.0.0.1:1/x", status=301), 301, {"location": "http://127.0.0.1:1/x"}, b""),
        (NotJson(), 200, {"content-type": "application/json; charset=utf-8"}, b'{"total_count": 3'),
        (GarbageGzip(), 200, {"content-encoding": "gzip"}, b"\x1f\x8b\x08\x00not"),
        (ErrorInside(), 200, {}, b'{"message": "ODSQL query is malformed.", "error_code"'),
        (BigLimit(), 200, {"x-ratelimit-limit": "9" * 23}, b"{"),
        (Deprecated(text="X: y"), 200, {"ods-explore-api-deprecation": "X: y"}, b"{"),
    ],
)
def test_other_answers(
    portal: Portal, order: Misbehaviour, status: int, headers: dict[str, str], start: bytes
) -> None:
    """An answer that is not the right one has the status, headers and body that it should."""
    portal.misbehave(order)
    answer = ask(portal, "lieux/records")

    assert answer.status == status
    assert headers.items() <= answer.headers.items()
    assert answer.body.startswith(start)
    assert ask(portal, "lieux/records").status == 200


def test_the_end_of_a_quota_is_told_or_not(portal: Portal) -> None:
    """The body of a 429 has the time when calls are counted anew, if told."""
    portal.misbehave(QuotaGone(), QuotaGone(reset=datetime.datetime(2027, 1, 1, tzinfo=datetime.UTC)))
    without, told = ask(portal, "lieux"), ask(portal, "lieux")

    assert (without.status, "reset_time" in without.json) == (429, False)
    assert told.json["reset_time"] == "2027-01-01T00:00:00Z"


@pytest.mark.parametrize("path", ["lieux/records", "lieux/exports/jsonl"])
@pytest.mark.parametrize("after", [0, 100, 10**9])
def test_a_stream_is_cut(portal: Portal, path: str, after: int) -> None:
    """The connection closes before the end of the body, even when it is shorter than told."""
    portal.misbehave(CutStream(after=after))

    with pytest.raises(IncompleteRead):
        ask(portal, path)
    assert ask(portal, path).status == 200


def test_a_connection_is_closed(portal: Portal) -> None:
    """A client may get no answer at all."""
    portal.misbehave(Hangup())

    with pytest.raises(RemoteDisconnected):
        ask(portal, "lieux")


@pytest.mark.parametrize(
    "order", [Stall(after=-1, seconds=0.1), Stall(after=50, seconds=0.1), SlowRows(size=1000, seconds=0.02)]
)
def test_a_late_answer_is_right(portal: Portal, order: Misbehaviour) -> None:
    """An answer that stalls or drips is whole in the end."""
    expected = ask(portal, "lieux/exports/jsonl").lines
    portal.misbehave(order)
    start = time.monotonic()

    assert ask(portal, "lieux/exports/jsonl").lines == expected
    assert time.monotonic() - start >= 0.1


def test_a_bomb_grows(portal: Portal) -> None:
    """A few kilobytes gunzip to many megabytes of JSON."""
    portal.misbehave(Bomb(megabytes=8))
    answer = ask(portal, "lieux/records")

    assert len(answer.body) < 100_000
    assert zlib.decompressobj(31).decompress(answer.body, 100).startswith(b'{"total_count"')
    assert len(gzip.decompress(answer.body)) > 8 << 20


def test_rate_headers_may_be_missing(portal: Portal) -> None:
    """Some portals say nothing of how many calls are left."""
    portal.misbehave(NoRateHeaders())

    assert not [name for name in ask(portal, "lieux").headers if "ratelimit" in name]
    assert "x-ratelimit-reset" in ask(portal, "lieux").headers


@pytest.mark.parametrize(
    ("order", "body"),
    [
        (EndEarly(after_rows=2), b'[{"id": "atelier"},{"id": "fabrique"}]'),
        (EndEarly(after_rows=2, terminated=False), b'[{"id": "atelier"},{"id": "fabrique"}'),
        (EndEarly(after_rows=0), b"[]"),
        (ErrorInside(message="no", code="X"), b'{"message": "no", "error_code": "X"}'),
        (
            ErrorInside(late=True, message="no", code="X"),
            b'[{"id": "atelier"},{"id": "fabrique"},{"id": "incubateur"}{"message": "no", "error_code": "X"}',
        ),
    ],
)
def test_an_export_goes_wrong_within_a_200(portal: Portal, order: Misbehaviour, body: bytes) -> None:
    """An export ends before its last row, or with an error, in a response that is whole."""
    portal.misbehave(order)
    answer = ask(portal, "lieux/exports/json", select="id", limit=3)

    assert (answer.status, answer.body) == (200, body)


def test_numbers_that_json_has_no_word_for(portal: Portal) -> None:
    """The first decimal numbers of an export are NaN and infinities."""
    portal.misbehave(NaNs())
    body = ask(portal, "lieux/exports/jsonl", select="surface", limit=3).body

    assert body == b'{"surface": NaN}\n{"surface": Infinity}\n{"surface": -Infinity}\n'


def _page(portal: Portal, offset: int) -> list[Any]:
    return ids(portal, limit=2, offset=offset, where="places < 200")


def test_a_page_repeats_the_one_before(portal: Portal) -> None:
    """The rows of the page before come again."""
    portal.misbehave(RepeatedRows(on="offset=2"))

    assert [_page(portal, 0), _page(portal, 2)] == [["atelier", "fabrique"]] * 2
    assert _page(portal, 2) == ["incubateur", "pepiniere"]


def test_rows_come_between_pages(portal: Portal) -> None:
    """A row that comes first makes the next page begin with a row already seen."""
    portal.misbehave(MovingRows(skip=1))
    first, answer = ids(portal, limit=2), ask(portal, "lieux/records", select="id", limit=2, offset=2).json

    assert first == ["atelier", "fabrique"]
    assert answer == {"total_count": 61, "results": [{"id": "fabrique"}, {"id": "incubateur"}]}
    assert ids(portal, limit=1) == ["bureau-53 new 1"]


def test_rows_go_between_pages(portal: Portal) -> None:
    """A first row that goes makes the next page miss a row."""
    portal.misbehave(MovingRows(by=-1, skip=1))

    assert [_page(portal, 0), _page(portal, 2)] == [["atelier", "fabrique"], ["pepiniere"]]


def test_orders_left_open_change(portal: Portal) -> None:
    """Rows come in another order each time, except as order_by says."""
    plain = ids(portal)
    portal.misbehave(Shuffled(times=3))
    first, second = ids(portal), ids(portal)

    assert first not in (plain, second)
    assert sorted(first) == sorted(second) == sorted(plain)
    assert ids(portal, order_by="places", where="places < 16") == ["incubateur", "pepiniere"]


def test_counts_may_be_wrong(portal: Portal) -> None:
    """The count is not the number of rows."""
    portal.misbehave(WrongCount(delta=-7))

    assert ask(portal, "lieux/records", limit=0).json == {"total_count": 53, "results": []}


def test_the_older_version_answers(portal: Portal) -> None:
    """Records come in the shape of version 2.0."""
    portal.misbehave(Version2())
    answer = ask(portal, "lieux/records", select="id", limit=1).json

    assert answer.keys() == {"total_count", "links", "records"}
    assert answer["records"][0]["record"]["fields"] == {"id": "atelier"}


def test_twists_befall_one_request_together(portal: Portal) -> None:
    """A wrong count, a missing header and a cut may befall the same answer."""
    portal.misbehave(WrongCount(delta=1), NoRateHeaders(), SlowRows(seconds=0), Burst())
    answer = ask(portal, "lieux/records", limit=0)

    assert json.loads(answer.body)["total_count"] == 61
    assert "x-ratelimit-limit" not in answer.headers
    assert ask(portal, "lieux").status == 503
