"""Structures one by one from lines of JSON: none lost, each fault told, the same as when read at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

import openinno as oi
from openinno.census_source import RefusedRow
from openinno.reading import written
from openinno.streams import _PIECE


def lines_of(structures: Iterator[oi.Structure]) -> list[bytes]:
    """Write structures, one a line."""
    return [written(one) + b"\n" for one in structures]


def test_every_line_becomes_its_structure() -> None:
    """Lines that openinno writes are read back to equal structures, in order."""
    census = oi.embedded_census()

    assert list(oi.stream_structures([b"".join(lines_of(iter(census)))])) == list(census)


@pytest.mark.parametrize("size", [1, 7])
def test_the_cut_into_blocks_does_not_matter(size: int) -> None:
    """The same structures come whether lines are given one by one or many at a time."""
    census = oi.embedded_census()
    lines = lines_of(iter(census))
    blocks = [b"".join(lines[start : start + size]) for start in range(0, len(lines), size)]

    assert list(oi.stream_structures(blocks)) == list(census)


def test_a_faulty_line_is_set_aside_and_costs_no_other() -> None:
    """A line that is no structure comes out whole, at its place, with its number and its faults."""
    block = b'{"id":"a","name":"A"}\n\n{"id":"b","nom":"B"}\n{"id":"c","na\n{"id":"d","name":"D"}\n'

    first, second, third, last = oi.stream_structures([block], file="f.jsonl")

    assert isinstance(first, oi.Structure)
    assert isinstance(last, oi.Structure)
    assert isinstance(second, oi.RefusedRow)
    assert second.content == '{"id":"b","nom":"B"}'
    assert second.where == oi.Position(file="f.jsonl", row=3, record="b")
    assert {one.message() for one in second.findings} == {"missing", "unknown key 'nom'"}
    assert isinstance(third, oi.RefusedRow)
    assert third.findings[0].code == "not-json"


def test_lines_are_counted_across_blocks() -> None:
    """The number of a line is that in the whole stream, not in its block."""
    blocks = [b'{"id":"a","name":"A"}\n' * 3, b"{}\n"]

    *_, refused = oi.stream_structures(blocks)

    assert isinstance(refused, oi.RefusedRow)
    assert refused.where.row == 4


def test_lines_written_in_another_way_are_read_too() -> None:
    """Blanks and another order of keys make the same structure."""
    block = b'{ "name": "A", "id": "a" }\r\n'

    assert list(oi.stream_structures([block])) == [oi.Structure(id="a", name="A")]


def test_an_unknown_key_passes_only_where_lines_are_trusted() -> None:
    """The proof that no key was dropped is made unless the caller vouches for the lines."""
    block = b'{"id":"a","name":"A","nom":"?"}\n'

    (trusted,) = oi.stream_structures([block], trusted=True)
    (proved,) = oi.stream_structures([block])

    assert trusted == oi.Structure(id="a", name="A")
    assert isinstance(proved, oi.RefusedRow)


@pytest.mark.parametrize("line", [b'{"id":"\xff","name":"A"}', b"[" * 100_000, b"\xed\xa0\x80", b"NaN"])
def test_no_line_stops_the_stream(line: bytes) -> None:
    """Whatever stands in a line, it is set aside and the next one is read."""
    refused, last = oi.stream_structures([line + b'\n{"id":"a","name":"A"}\n'])

    assert isinstance(refused, oi.RefusedRow)
    assert isinstance(last, oi.Structure)


def test_limits_hold_in_a_stream() -> None:
    """A value past its limit is refused as everywhere else."""
    good = written(attrs.evolve(oi.Structure(id="a", name="A")))
    (refused,) = oi.stream_structures(
        [good.replace(b'"support_min_months":null', b'"support_min_months":-1') + b"\n"]
    )

    assert isinstance(refused, oi.RefusedRow)
    assert "support_min_months" in str(refused.findings[0].where)


def test_a_block_longer_than_a_piece_loses_no_line() -> None:
    """A large block is cut into pieces at its lines, wherever it ends."""
    line = b'{"id":"a","name":"A"}\n'
    many = 4 * _PIECE // len(line)

    assert len(list(oi.stream_structures([line * many]))) == many
    assert len(list(oi.stream_structures([line * many + line.strip()]))) == many + 1


def test_an_empty_block_is_no_line() -> None:
    """A download may give nothing for a while."""
    assert list(oi.stream_structures([b"", b'{"id":"a","name":"A"}\n', b""])) == [
        oi.Structure(id="a", name="A")
    ]


def test_a_key_given_twice_is_told_as_in_a_document() -> None:
    """A repeated key has the same finding whether its line comes alone or in a file."""
    (refused,) = oi.stream_structures([b'{"id":"a","name":"A","name":"B"}\n'])

    assert isinstance(refused, oi.RefusedRow)
    assert [one.message() for one in refused.findings] == ["key given twice 'name'"]


def test_a_line_of_a_file_without_end_is_not_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused with its start, which is told, and the next line is read."""
    monkeypatch.setattr("openinno.streams.LONGEST_LINE", 2000)
    path = tmp_path / "lines.jsonl"
    path.write_bytes(b'{"id":"a","name":"A"}\n' + b"x" * 9000 + b'\n{"id":"b","name":"B"}\n')
    with path.open("rb") as file:
        first, second, third = oi.stream_structures(file)

    assert isinstance(first, oi.Structure)
    assert isinstance(second, RefusedRow)
    assert (second.content, second.where.row, second.findings[0].code) == ("x" * 1000, 2, "line-too-long")
    assert isinstance(third, oi.Structure)
