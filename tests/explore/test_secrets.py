"""A key in what errors tell: in the errors that led to one, in bytes, and where a text was cut."""

from __future__ import annotations

import json
import traceback
from typing import Any

import pytest
from clients import KINDS, ask, drained
from hypothesis import given
from hypothesis import strategies as st
from little_server import Answer, Asked, dataset_of, serving

from openinno.explore._secrets import hidden, hide
from openinno.explore.errors import ExploreError, IncompleteExport
from openinno.explore.export.checker import Wrote
from openinno.explore.wire import Broken
from openinno.labels import Label

KEY = "s3cr3t/key-1234567890abcdefghij"
ROWS = [{"n": f"{number:03}"} for number in range(12_000)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("call", ["rows", "lines", "export"])
@pytest.mark.parametrize(("status", "code"), [(200, "WeirdError"), (400, "ODSQLError")])
def test_a_traceback_shows_no_key(kind: str, call: str, status: int, code: str, tmp_path: Any) -> None:
    """Errors that were mended, or led to another, are printed with it."""
    right = dataset_of(ROWS)

    def answering(asked: Asked) -> Answer:
        if "/exports/" not in asked.path and asked.path.rpartition("/")[2] != "records":
            return right(asked)
        if "limit=0" in asked.target:
            return right(asked)
        return Answer.json(
            {"error_code": code, "message": f"denied: {asked.headers['authorization']}"}, status=status
        )

    def act(client: Any) -> Any:
        if call == "export":
            return client.export("lieux", tmp_path / "rows.jsonl")
        return drained(getattr(client, call)("lieux"))

    with serving(answering) as server, pytest.raises(ExploreError) as caught:
        ask(kind, server.base, act, key=KEY)

    printed = "".join(traceback.format_exception(caught.value))
    assert "denied: Apikey …" in printed
    assert KEY not in printed


def test_every_error_that_led_to_one_is_cleaned() -> None:
    """Its causes, what was handled meanwhile, the members of a group, and notes; a circle ends."""
    first = Wrote(Label(f"écrit {KEY}", f"wrote {KEY}"), b"\xff " + KEY.encode())
    cause = ValueError(f"no {KEY}")
    cause.add_note(f"with {KEY}")
    group = ExceptionGroup("several", [RuntimeError(KEY)])
    last = IncompleteExport(Label("coupé", "cut"))
    last.__context__, last.__cause__ = first, cause
    cause.__context__, first.__context__ = group, last

    hide(KEY, last)

    assert str(first) == "wrote …"
    assert first.text == b"\xff " + "…".encode()
    assert (str(cause), cause.__notes__) == ("no …", ["with …"])
    assert str(group.exceptions[0]) == "…"


def test_a_long_chain_is_cleaned() -> None:
    """Deeper than calls can be nested is no reason to fail."""
    chain = [Broken(Label(f"{KEY}", f"{KEY}")) for _ in range(5000)]
    for one, before in zip(chain[1:], chain, strict=False):
        one.__context__ = before

    hide(KEY, chain[-1])

    assert {str(one) for one in chain[-900:]} == {"…"}


@pytest.mark.parametrize("behind", ["", "”", " »", "\N{NO-BREAK SPACE}»", "»", "…", "; retry", " (rows: 3)"])
@pytest.mark.parametrize("size", [8, 12, len(KEY) - 1])
def test_a_key_that_was_cut_is_hidden(behind: str, size: int) -> None:
    """What is left of it would tell most of it; in a text and in bytes."""
    text = f"Apikey {KEY[:size]}{behind}"

    assert hidden(KEY, text) == f"Apikey …{behind}"
    assert hidden(KEY, text.encode()) == f"Apikey …{behind}".encode()
    assert hidden(KEY, f"?apikey=s3cr3t%2Fke{behind}") == f"?apikey=…{behind}"


@pytest.mark.parametrize("text", ["s3cr3t/”", "s3cr3t/keys of mine”", "s3cr3t/key-1/x”", ""])
def test_what_is_no_cut_key_stays(text: str) -> None:
    """A few characters tell nothing, and a word that begins alike is another word."""
    assert hidden(KEY, text) == text


def test_an_overlapping_beginning_is_found() -> None:
    """A key may begin with what it repeats."""
    assert hidden("abcabcabc123", "abcabcabcabc12”") == "abc…”"


@given(st.binary())
def test_other_bytes_come_back_the_same(data: bytes) -> None:
    """Whatever their encoding."""
    assert hidden(KEY, data) == data


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("status", [200, 403, 500])
def test_an_answer_that_is_cut_within_the_key_shows_none_of_it(kind: str, status: int) -> None:
    """The first 200 characters may end in the midst of it."""
    body = b"x" * 170 + b" Apikey " + KEY.encode() + b" and more"
    with serving(lambda _: Answer(body=body, status=status)) as server, pytest.raises(ExploreError) as caught:
        ask(kind, server.base, lambda client: client.dataset("lieux"), key=KEY)

    told = json.dumps([str(caught.value), caught.value.message("fr"), repr(vars(caught.value))])
    assert "Apikey" in told
    assert KEY[:8] not in told
