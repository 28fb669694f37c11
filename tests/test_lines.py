"""A census as JSON Lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from openinno import (
    Census,
    Position,
    SourceError,
    embedded_census,
    from_json_lines,
    read_census,
    to_json_lines,
)

HEAD = {"format": "openinno-census-lines", "version": 1, "source": {"title": {"fr": "Essai"}}}
TUBA = {"structure": {"id": "tuba", "name": "TUBA"}}


def lines(*rows: Any, **head: Any) -> str:
    """Write lines after a first one; a text stands as it is."""
    return "\n".join(row if isinstance(row, str) else json.dumps(row) for row in ({**HEAD, **head}, *rows))


def told(census: Census, lang: str = "en") -> list[str]:
    """Return what was found, each with its place."""
    return [f"{finding.where}: {finding.message(lang)}" for finding in census.findings]


def test_the_embedded_census_survives_its_lines() -> None:
    """The embedded census is read back equal, from text, from bytes and line by line."""
    text = to_json_lines(embedded_census())

    assert from_json_lines(text) == embedded_census()
    assert from_json_lines(text.encode()) == embedded_census()
    assert from_json_lines(text.split("\n")) == embedded_census()


def test_each_line_holds_one_record() -> None:
    """The first line says what follows and how many lines; every other holds one record under one key."""
    first, *rest = to_json_lines(embedded_census()).splitlines()

    head = json.loads(first)
    assert (head["format"], head["version"], head["lines"]) == ("openinno-census-lines", 1, len(rest))
    assert {key for line in rest for key in json.loads(line)} == {
        "structure",
        "actor",
        "initiative",
        "relation",
    }


def test_a_line_that_is_no_json_is_kept_and_its_neighbours_are_read() -> None:
    """A broken line is refused with its number, whole; the lines before and after it make records."""
    census = from_json_lines(lines(TUBA, '{"structure": {"id":', {"structure": {"id": "b", "name": "B"}}))

    assert [one.id for one in census] == ["tuba", "b"]
    assert told(census) == ["3: line 3, column 21: this is no longer JSON"]
    assert told(census, "fr") == ["3: ligne 3, colonne 21 : ce n'est plus du JSON"]
    assert [row.content for row in census.refused] == ['{"structure": {"id":']


def test_faults_of_a_line_name_it() -> None:
    """A finding in a record tells the file, the line, the record and the path inside it."""
    census = from_json_lines(lines({"structure": {"id": "x", "name": 3}}), file="lieux.jsonl")

    (finding,) = census.findings
    assert finding.where == Position(file="lieux.jsonl", row=2, record="x", path="name")


@pytest.mark.parametrize("row", [{"lab": {}}, {}, {**TUBA, "actor": {}}, [], 3])
def test_a_line_of_another_form_is_refused(row: Any) -> None:
    """A line that is no object with one known key is kept whole with a finding."""
    census = from_json_lines(lines(row))

    assert [finding.code for finding in census.findings] == ["unknown-line"]
    assert json.loads(census.refused[0].content) == row


def test_a_line_that_is_no_utf8_is_refused() -> None:
    """A line in another encoding is refused with the byte where it breaks."""
    data = lines(TUBA).encode() + '\n{"structure": {"id": "é", "name": "É"}}'.encode("latin-1")

    census = from_json_lines(data)

    assert told(census) == ["3: line 3, byte 23: not UTF-8 but probably Windows-1252; save it as UTF-8"]


def test_a_line_nested_too_deep_is_refused() -> None:
    """A line nested beyond what can be read is refused like another."""
    census = from_json_lines(lines("[" * 100_000, TUBA))

    assert len(census) == 1
    assert [finding.code for finding in census.findings] == ["not-json"]


def test_blank_lines_are_no_lines() -> None:
    """Blank lines are passed over, and the numbers of the others are those of the file."""
    census = from_json_lines(lines("", "  ", {"structure": {"id": "x"}}, "", lines=1))

    assert told(census) == ["4, x, name: missing"]


def test_only_a_line_feed_ends_a_line() -> None:
    """The other signs that end a line of text may stand inside a name."""
    census = from_json_lines(lines('{"structure": {"id": "x", "name": "a\u2028b\u0085c"}}'))

    assert census["x"].name == "a\u2028b\u0085c"


def test_missing_lines_are_told() -> None:
    """A file cut between two lines is noticed by the number that its first line gives."""
    text = to_json_lines(embedded_census())
    short = text[: text.index("\n", len(text) // 2) + 1]

    census = from_json_lines(short)

    (finding,) = census.findings
    assert (finding.code, finding.where.row) == ("line-count", short.count("\n"))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "JSON: line 1, column 1: this is no longer JSON"),
        ("[]", 'JSON: this is no openinno census: one starts with {"format": "openinno-census-lines"}'),
        (lines(version=2), "JSON: unknown version 2; this release reads 1"),
        (lines(zz=2), "JSON: unknown keys: 'zz'"),
        (lines(source=None), "JSON: source: expected a JSON object, got None"),
        (lines(lines="many"), "JSON: lines: expected a number of lines, got '\"many\"'"),
        (b'{"\xff": 1}', "JSON: line 1, byte 3: not UTF-8; save it as UTF-8"),
        (
            lines(source={"title": {"fr": "@"}}).encode().replace(b"@", b"\xc9"),
            "JSON: line 1, byte 79: not UTF-8 but probably Windows-1252; save it as UTF-8",
        ),
    ],
)
def test_a_first_line_that_tells_nothing_is_a_source_error(data: str | bytes, message: str) -> None:
    """Without a first line that names the form, nothing is read, and the error says why."""
    with pytest.raises(SourceError) as caught:
        from_json_lines(data)

    assert str(caught.value) == message
    assert caught.value.message("fr").startswith("JSON : ")


@pytest.mark.parametrize("name", ["lieux.jsonl", "lieux.ndjson"])
def test_a_file_of_lines_is_read_by_its_ending(tmp_path: Path, name: str) -> None:
    """A file is read as lines when its name says so."""
    path = tmp_path / name
    path.write_text(to_json_lines(embedded_census()), encoding="utf-8")

    assert read_census(path) == embedded_census()
