"""Cursors and manifests: what is written is read back the same, and nothing else is."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openinno.explore.errors import BadQuery, UnexpectedContent
from openinno.explore.export.manifest import Manifest
from openinno.explore.reading.cursor import Cursor

CURSOR = Cursor(dataset="lieux", query="where=a\nlimit=5", way="pages", rows=3, digest="ab")
MANIFEST = Manifest(
    dataset="lieux",
    url="https://example.fr/x",
    query="",
    form="csv",
    fetched="2026-01-01T00:00:00+00:00",
    rows=2,
    counted=None,
    size=3,
    sha256="ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
)
GARBAGE = [
    "",
    "null",
    "[]",
    "{}",
    "3",
    '"text"',
    '{"dataset": "lieux"}',
    "{" * 5,
    '{"a":' * 100_000,
    "\ud800",
    b"\xff\xfe",
    b'{"dataset": "\xff"}',
]


@given(st.text(), st.text(), st.sampled_from(["pages", "export"]), st.integers(0, 2**63 - 1), st.text())
def test_a_cursor_is_read_back_the_same(
    dataset: str, query: str, way: Literal["pages", "export"], rows: int, digest: str
) -> None:
    """A cursor survives the end of a program."""
    cursor = Cursor(dataset=dataset, query=query, way=way, rows=rows, digest=digest)

    assert Cursor.from_json(cursor.to_json()) == cursor
    assert Cursor.from_json(cursor.to_json().encode()) == cursor


@pytest.mark.parametrize("text", GARBAGE, ids=range(len(GARBAGE)))
def test_what_is_no_cursor_is_a_bad_query(text: str | bytes) -> None:
    """Whatever it is, the error is ours."""
    with pytest.raises(BadQuery, match="unreadable cursor") as caught:
        Cursor.from_json(text)

    assert "curseur illisible" in caught.value.message("fr")


@pytest.mark.parametrize(
    ("old", "new"), [('"pages"', '"sideways"'), (":3,", ":-3,"), (":3,", ":3.5,"), (":3,", ':"3",')]
)
def test_a_cursor_of_no_sense_is_a_bad_query(old: str, new: str) -> None:
    """A negative place or another way lead nowhere."""
    text = CURSOR.to_json()
    assert old in text

    with pytest.raises(BadQuery):
        Cursor.from_json(text.replace(old, new))


@given(st.text())
def test_any_text_is_a_cursor_or_a_bad_query(text: str) -> None:
    """No text crashes."""
    with pytest.raises(BadQuery):
        Cursor.from_json(text)


def test_a_cursor_belongs_to_one_query() -> None:
    """Of the same dataset and query it is accepted; of another it is refused, with which it is of."""
    CURSOR.check("lieux", "where=a\nlimit=5")

    for dataset, query in (("autres", "where=a\nlimit=5"), ("lieux", "where=a")):
        with pytest.raises(BadQuery, match="where=a\nlimit=5"):
            CURSOR.check(dataset, query)


def test_a_manifest_is_read_back_the_same() -> None:
    """With every field, and with the few that must be there."""
    full = attrs.evolve(MANIFEST, title="Lieux", licence="etalab-2.0", checks=("rows counted",))

    for manifest in (MANIFEST, full):
        assert Manifest.from_json(manifest.to_json()) == manifest


def test_a_manifest_can_be_read_by_people() -> None:
    """One field a line."""
    assert '\n  "dataset": "lieux",\n' in MANIFEST.to_json()


@pytest.mark.parametrize("text", GARBAGE, ids=range(len(GARBAGE)))
def test_what_is_no_manifest_is_unexpected(text: str | bytes) -> None:
    """Whatever it is, the error is ours."""
    with pytest.raises(UnexpectedContent, match="unreadable manifest") as caught:
        Manifest.from_json(text)

    assert "manifeste illisible" in caught.value.message("fr")


def test_a_manifest_tells_whether_a_file_is_still_its_own(tmp_path: Path) -> None:
    """One byte more or other, and it is another file."""
    path = tmp_path / "rows.csv"
    for data, same in ((b"abc", True), (b"abd", False), (b"abc\n", False), (b"", False)):
        path.write_bytes(data)
        assert MANIFEST.holds(path) is same


def test_a_manifest_stands_beside_its_file() -> None:
    """Its name tells whose it is, so that exports of one name in two formats each have theirs."""
    assert Manifest.path_for("data/rows.csv") == Path("data/rows.csv.manifest.json")
    assert Manifest.path_for(Path("rows")) == Path("rows.manifest.json")
