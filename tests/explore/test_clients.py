"""Both clients: the same calls, the same answers; a key that is never shown; connections let go of."""

from __future__ import annotations

import asyncio
import copy
import inspect
import logging
import pickle
from pathlib import Path
from typing import Any

import pytest
from clients import KINDS, ask, drained
from little_server import Answer, Asked, dataset_of, serving

from openinno.explore import AsyncClient, Client, Query
from openinno.explore._addresses import base_of
from openinno.explore._settings import key_of
from openinno.explore.errors import BadQuery, ExploreError
from openinno.explore.odsql import field
from openinno.explore.reading.rows import AsyncRows, Rows

ROWS = [{"n": f"{number:03}", "nom": "é"} for number in range(130)]
KEY = "s3cr3t-key"


def methods(kind: type) -> dict[str, list[tuple[str, Any, Any]]]:
    """Return the public methods of a class with their parameters."""
    return {
        name: [(one.name, one.kind, one.default) for one in inspect.signature(method).parameters.values()]
        for name, method in inspect.getmembers(kind, inspect.isfunction)
        if not name.startswith("_")
    }


def test_both_clients_offer_the_same_methods() -> None:
    """Whoever knows one knows the other."""
    assert methods(Client) == methods(AsyncClient)
    assert methods(Client).keys() >= {"rows", "count", "export", "datasets", "facets", "close"}


def test_both_clients_are_made_the_same_way() -> None:
    """But for a sleep to await."""
    made = [dict(inspect.signature(kind).parameters) for kind in (Client, AsyncClient)]

    assert list(made[0]) == list(made[1])
    for name in made[0].keys() - {"sleep", "transport"}:
        assert made[0][name] == made[1][name], name


def test_both_kinds_of_rows_offer_the_same() -> None:
    """What can be asked of rows."""
    public = [{name for name in dir(kind) if not name.startswith("_")} for kind in (Rows, AsyncRows)]

    assert public[0] == public[1] == {"close", "cursor", "total"}


CALLS = {
    "dataset": lambda client: client.dataset("lieux"),
    "datasets": lambda client: drained(client.datasets()),
    "formats": lambda client: client.formats("lieux"),
    "attachments": lambda client: client.attachments("lieux"),
    "rows": lambda client: drained(client.rows("lieux")),
    "records": lambda client: drained(client.records("lieux")),
    "pages": lambda client: drained(client.pages("lieux")),
    "lines": lambda client: drained(client.lines("lieux")),
    "count": lambda client: client.count("lieux"),
    "aggregate": lambda client: client.aggregate("lieux", Query().group_by("n")),
    "facets": lambda client: client.facets("lieux"),
    "facets of the catalogue": lambda client: client.facets(names=["ville"]),
}


@pytest.mark.parametrize("call", CALLS)
def test_both_clients_ask_and_answer_the_same(call: str) -> None:
    """The same requests, the same result."""
    found, asked = [], []
    for kind in KINDS:
        with serving(dataset_of(ROWS)) as server:
            found.append(ask(kind, server.base, CALLS[call]))
            asked.append([one.target for one in server.asked])

    assert found[0] == found[1]
    assert asked[0] == asked[1] != []


@pytest.mark.parametrize("kind", KINDS)
def test_the_key_of_the_environment_is_used(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless another one, or none, is given."""
    monkeypatch.setenv("OPENINNO_API_KEY", "from-outside")
    with serving(dataset_of(ROWS)) as server:
        for key in (None, "given", ""):
            ask(kind, server.base, CALLS["count"], key=key)

    sent = [one.headers.get("authorization") for one in server.asked]
    assert sent == ["Apikey from-outside", "Apikey given", None]


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("a.fr=abc 127.0.0.1=def", "def"),
        ("a.fr=abc,127.0.0.1=def=\n", "def="),
        ("127.0.0.1:{port}=abc", "abc"),
        ("127.0.0.1:9=abc", None),
        ("a.fr=abc", None),
        ("abc==", "abc=="),
        ("abc=def", None),
        ("eyJh.eyJz.c2ln==", "eyJh.eyJz.c2ln=="),
        ("eyJh.eyJz.c2ln=", "eyJh.eyJz.c2ln="),
        ("a.fr=abc, 127.0.0.1=eyJh.eyJz.c2ln==,", "eyJh.eyJz.c2ln=="),
    ],
)
def test_keys_of_the_environment_may_be_bound_to_their_hosts(
    text: str, sent: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who asks several portals does not give the key of one to another."""
    with serving(dataset_of(ROWS)) as server:
        monkeypatch.setenv("OPENINNO_API_KEY", text.format(port=server.base.rpartition(":")[2]))
        ask("sync", server.base, CALLS["count"])

    assert server.asked[0].headers.get("authorization") == (f"Apikey {sent}" if sent else None)


@pytest.mark.parametrize(
    ("portal", "text", "key"),
    [
        ("x.fr", "intranet=abc", None),
        ("intranet", "INTRANET=abc", "abc"),
        ("x.fr", "[::1]=abc", None),
        ("[::1]:8000", "[::1]=abc", "abc"),
        ("[::1]:8000", "[::1]:8000=abc", "abc"),
        ("[::1]:8000", "[::1]:8001=abc", None),
        ("x.fr", "my_portal.example.fr=abc", None),
        ("my_portal.example.fr", "my_portal.example.fr=abc", "abc"),
        ("x.fr", "x.fr:443=abc", "abc"),
        ("x.fr:443", "x.fr:443=abc", "abc"),
        ("x.fr:443", "x.fr=abc", "abc"),
        ("x.fr", "x.fr:80=abc", None),
        ("http://localhost", "localhost:80=abc", "abc"),
        ("x.fr", "a.x.fr=abc", None),
        ("x.fr", "", None),
    ],
)
def test_a_key_goes_to_the_host_that_it_is_written_with(portal: str, text: str, key: str | None) -> None:
    """However the host and its port are written; and to no other host."""
    assert key_of(base_of(portal), text) == key


@pytest.mark.parametrize(
    "text",
    [
        "abc a.fr=def",
        "a.fr=def,abc",
        "a.fr=abc b.fr=",
        "https://a.fr=abc",
        "a.fr/api=abc",
        "x.fr=abc; y.fr=def",
        "x.fr=abc;y.fr=def",
        "x.fr==abc",
        "x.fr=",
        "intranet.example.fr=",
        "x.fr:443=",
        "[::1]=",
        "=abc",
        "[::1=abc",
        "x.fr:port=abc",
        "donn\u00e9es.fr=abc",
        "c2ln== x.fr=abc",
    ],
)
def test_what_is_meant_as_a_pair_and_is_none_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody knows where a key in it should go; and it is not repeated."""
    monkeypatch.setenv("OPENINNO_API_KEY", text)
    with pytest.raises(BadQuery, match="host=key") as caught:
        Client("x.fr")
    assert "abc" not in str(caught.value) + repr(vars(caught.value))


@pytest.mark.parametrize("portal", ["intranet", "localhost"])
def test_a_host_without_its_key_is_no_key(portal: str) -> None:
    """As where the key was to come from a variable that is empty."""
    with pytest.raises(BadQuery, match="host=key"):
        key_of(base_of(portal), f"{portal}=")


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_an_impossible_key_is_refused_wherever_it_comes_from(
    kind: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that ends with a line feed is the usual way to one."""
    with pytest.raises(BadQuery, match="without a space or a line break") as caught:
        kind("example.fr", key=f"{KEY}\n")
    assert KEY not in str(caught.value)

    monkeypatch.setenv("OPENINNO_API_KEY", f"{KEY}\n")
    with pytest.raises(BadQuery):
        kind("example.fr")


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_is_never_shown(kind: str, caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    """Not in a repr, a log, an error, a cursor, a manifest or an address."""
    caplog.set_level(logging.DEBUG)
    shown = list[str]()
    failing = {"facets": Answer.json({"error_code": "ForbiddenAccess", "message": "no"}, status=403)}
    right = dataset_of(ROWS)

    def answering(asked: Asked) -> Answer:
        return failing.get(asked.path.rpartition("/")[2]) or right(asked)

    def look(client: Any) -> Any:
        rows = client.rows("lieux")
        shown.extend([repr(client), str(client), repr(vars(rows)), str(client.explain("lieux"))])
        if kind == "sync":
            next(rows)
            shown.append(repr(rows.cursor))
            shown.append(client.export("lieux", tmp_path / "rows.jsonl").to_json())
            return client.facets("lieux")

        async def looking() -> Any:
            await anext(rows)
            shown.append(repr(rows.cursor))
            shown.append((await client.export("lieux", tmp_path / "rows.jsonl")).to_json())
            return await client.facets("lieux")

        return looking()

    with serving(answering) as server, pytest.raises(ExploreError) as caught:
        ask(kind, server.base, look, key=KEY)

    assert all(one.headers["authorization"] == f"Apikey {KEY}" for one in server.asked)
    shown += [repr(caught.value), str(caught.value), repr(vars(caught.value)), caplog.text]
    shown += [path.read_text() for path in tmp_path.iterdir()]
    assert KEY not in "".join(shown)
    assert caplog.records, "nothing was logged: the test proves nothing"


@pytest.mark.parametrize("kind", [Client, AsyncClient])
@pytest.mark.parametrize("act", [pickle.dumps, copy.copy, copy.deepcopy])
def test_a_key_is_not_pickled(kind: Any, act: Any) -> None:
    """Neither with its client, nor with what is inside of it."""
    client = kind("example.fr", key=KEY)
    for one in (client, client._core):
        with pytest.raises(TypeError, match="make another"):
            act(one)


ECHOED = f"bad key: Apikey {KEY}/, or ?apikey={KEY}%2F"
ECHOES = {
    "refused": Answer.json({"error_code": "BadKey", "message": ECHOED}, status=401),
    "tried again": Answer(body=ECHOED.encode(), status=503),
    "spent": Answer.json({"errorcode": 1, "error": ECHOED}, status=429),
    "a page": Answer(body=f"<html>{ECHOED}".encode(), headers={"content-type": f"text/html; {ECHOED}"}),
    "no JSON": Answer(body=ECHOED.encode()),
    "another JSON": Answer.json({"total_count": ECHOED, "results": []}),
    "redirected": Answer(status=302, headers={"location": f"ftp://example.fr/?apikey={KEY}%2F"}),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("echo", ECHOES)
def test_a_key_that_a_portal_quotes_back_is_not_told(kind: str, echo: str) -> None:
    """Whatever the answer that holds it, as it is or as in an address."""
    with serving(lambda asked: ECHOES[echo]) as server, pytest.raises(ExploreError) as caught:
        ask(kind, server.base, CALLS["count"], key=f"{KEY}/")

    error = caught.value
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - of our own making
    told = [str(error), error.message("fr"), repr(error), repr(vars(error)), str(again), repr(vars(again))]
    assert KEY not in "".join(told)
    assert "…" in str(error)
    assert again.text == error.text


@pytest.mark.parametrize("kind", KINDS)
def test_the_quota_is_remembered(kind: str) -> None:
    """Of the last answer that told one."""
    right = dataset_of(ROWS)

    def answering(asked: Asked) -> Answer:
        answer = right(asked)
        headers = {"X-RateLimit-Remaining": "41", "X-RateLimit-Limit": "9" * 23, **answer.headers}
        return Answer(body=answer.body, headers=headers)

    def look(client: Any) -> Any:
        if kind == "sync":
            client.count("lieux")
            return client.quota

        async def looking() -> Any:
            await client.count("lieux")
            return client.quota

        return looking()

    with serving(answering) as server:
        quota = ask(kind, server.base, look)
    assert (quota.remaining, quota.limit) == (41, int("9" * 23))


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_announced_to_end_is_a_warning(kind: str) -> None:
    """With the words of the portal."""
    right = dataset_of(ROWS)

    def answering(asked: Asked) -> Answer:
        return Answer(body=right(asked).body, headers={"ODS-Explore-API-Deprecation": "X1: gone in May"})

    with serving(answering) as server, pytest.warns(DeprecationWarning, match="X1: gone in May") as told:
        ask(kind, server.base, lambda client: client.count("lieux"))
    assert {Path(one.filename).name for one in told} <= {"test_clients.py", "clients.py"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_cursor_goes_on_in_another_client(kind: str) -> None:
    """In the middle of a page, and behind what was converted."""

    def look(client: Any) -> Any:
        rows = client.records("lieux")
        if kind == "sync":
            return [next(rows) for _ in range(42)], rows.cursor, rows.total

        async def looking() -> Any:
            return [await anext(rows) for _ in range(42)], rows.cursor, rows.total

        return looking()

    with serving(dataset_of(ROWS)) as server:
        first, cursor, total = ask(kind, server.base, look)
        rest = ask(kind, server.base, lambda client: drained(client.rows("lieux", after=cursor)))
    assert (len(first), total) == (42, 130)
    assert rest == ROWS[42:]


@pytest.mark.parametrize("kind", KINDS)
def test_an_alias_is_not_converted_by_the_field_that_has_its_name(kind: str) -> None:
    """It is kept as it came, without a finding."""
    query = Query().select(field("n").alias("nom"))
    right = dataset_of(ROWS)

    def answering(asked: Asked) -> Answer:
        if asked.path.endswith("/records"):
            return Answer.json({"total_count": 1, "results": [{"nom": 12}]})
        return right(asked)

    with serving(answering) as server:
        (record,) = ask(kind, server.base, lambda client: drained(client.records("lieux", query)))
    assert (dict(record), record.findings) == ({"nom": 12}, ())


def test_closing_rows_before_the_first_asks_nothing() -> None:
    """What was not begun has nothing to let go of."""
    with serving(dataset_of(ROWS)) as server, Client(server.base) as client:
        with client.rows("lieux") as rows:
            pass
        assert list(rows) == []
        assert server.asked == []


def test_many_calls_at_a_time() -> None:
    """More than there are connections."""

    async def counting(base: str) -> list[int]:
        async with AsyncClient(base) as client:
            return await asyncio.gather(*(client.count("lieux") for _ in range(25)))

    with serving(dataset_of(ROWS)) as server:
        assert asyncio.run(counting(server.base)) == [130] * 25


def test_a_call_that_is_cancelled_lets_go_of_its_export() -> None:
    """Of rows that come from pages, then from an export, nothing stays open."""
    right = dataset_of(ROWS)

    def answering(asked: Asked) -> Answer:
        if "/exports/" in asked.path:
            return Answer(body=b'{"n": "1"}\n' * 9, endless=True)
        return right(asked)

    async def cancelled(base: str, path: Path) -> None:
        async with AsyncClient(base) as client:
            task = asyncio.create_task(client.export("lieux", path))
            while not any("/exports/" in one.path for one in server.asked):
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.05)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert await asyncio.to_thread(server.left.wait, 2)

    import tempfile

    with serving(answering) as server, tempfile.TemporaryDirectory() as folder:
        asyncio.run(cancelled(server.base, Path(folder) / "rows.jsonl"))
        assert list(Path(folder).iterdir()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_groups_are_not_counted_as_rows(kind: str) -> None:
    """Who counts a query that groups is told what to call instead, before anything is sent."""
    query = Query().group_by(field("nom"))

    with serving(dataset_of(ROWS)) as server, pytest.raises(BadQuery, match=r"call aggregate\(\)"):
        ask(kind, server.base, lambda client: client.count("lieux", query))
