"""Laws of tables written as text: what was written is read back, and no damage loses a line.

A campaign too: the seeded sample of every test run is small, ``OPENINNO_MUTANTS`` asks for more.
"""

from __future__ import annotations

import codecs
import csv
import io
import os
import random
import re
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openinno.errors import SourceError
from openinno.findings import Finding
from openinno.sources.tables.delimited.reading import read_delimited
from openinno.sources.tables.delimited.text_lines import blocks_from, shown
from openinno.sources.tables.options import TableOptions
from openinno.sources.tables.table import TableRow

LAW = settings(deadline=None, max_examples=120, derandomize=True)
SEED: Final = int(os.environ.get("OPENINNO_SEED", "2020"))
MUTANTS: Final = int(os.environ.get("OPENINNO_MUTANTS", "600"))
ENCODINGS: Final = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1", "mac-roman")
LETTERS: Final = "abc XYZ0123456789éèêàçôÉ'\"\\;,|\t/-«»_"


def _cells(width: int) -> st.SearchStrategy[str]:
    """Return texts, those on several lines with fewer separators a line than a row has."""
    line = st.text(LETTERS, max_size=12)
    calm = st.text("abc éà'\"", max_size=8)
    few = st.lists(calm, min_size=1, max_size=max(1, width - 1)).map(";".join)
    lines = st.lists(few if width > 2 else calm, min_size=2, max_size=4).map("\n".join)
    return st.one_of(line, line, calm, lines)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """Return names of columns and rows of texts, none of which is blank."""
    width = draw(st.integers(2, 6))
    names = [f"colonne {place}" for place in range(width)]
    rows = draw(st.lists(st.lists(_cells(width), min_size=width, max_size=width), max_size=8))
    return [names, *(row for row in rows if any(cell.strip() for cell in row))]


def _written(rows: Sequence[Sequence[str]], separator: str, quoting: Any, encoding: str) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, quoting=quoting).writerows(rows)
    return text.getvalue().encode(encoding)


def _read(data: bytes, **options: Any) -> tuple[list[str], list[TableRow], list[Finding]]:
    """Return the names of the columns, the rows, and all that was told."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        path.write_bytes(data)
        table = read_delimited(path, TableOptions(**options))
        told = list(table.assumed)
        rows = list(table.rows(told.append))
        return [column.name for column in table.columns], rows, told


@LAW
@given(
    rows=tables(),
    separator=st.sampled_from(";,\t|"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    encoding=st.sampled_from(ENCODINGS),
)
def test_what_a_writer_wrote_is_read_back(
    rows: list[list[str]], separator: str, quoting: Any, encoding: str
) -> None:
    """Any texts are read back equal from any dialect and encoding that is said."""
    data = _written(rows, separator, quoting, encoding)
    names, found, _ = _read(data, separator=separator, quote='"', encoding=encoding, header=1)

    assert names == rows[0]
    assert [[cell or "" for cell in row.cells] for row in found] == rows[1:]
    assert not any(row.faults for row in found)


WORDS = st.lists(
    st.sampled_from(("Tiers-lieu", "l'Été", "énergie,", "mobilité", ";", "(Lyon)", "«Tuba»", '"H7"', "A|B")),
    min_size=1,
    max_size=5,
).map(" ".join)
REALISTIC = st.tuples(
    st.integers(1, 999).map(str),
    WORDS,
    st.sampled_from(["Lyon", "Évry", "Saint-Étienne", ""]),
    st.integers(1000, 95999).map("{:05d}".format),
    st.floats(-5, 50).map("{:.3f}".format),
    st.one_of(WORDS, st.tuples(WORDS, WORDS).map("\r\n".join), st.just("")),
)


@LAW
@given(
    rows=st.lists(REALISTIC, min_size=3, max_size=12),
    separator=st.sampled_from(";,\t|"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
)
def test_realistic_tables_are_read_without_a_word_said(
    rows: list[tuple[str, ...]], separator: str, quoting: Any, encoding: str
) -> None:
    """How a table such as people have is written is found out from it alone."""
    names = ["Identifiant", "Nom du lieu", "Commune", "Code postal", "Latitude", "Adresse"]
    ours = [names, *map(list, rows)]
    found_names, found, _ = _read(_written(ours, separator, quoting, encoding))

    assert found_names == names
    assert [[cell or "" for cell in row.cells] for row in found] == ours[1:]


def _valid(chance: random.Random) -> bytes:
    """Return the bytes of a file without a fault."""
    names = ["Nom", "Adresse", "Code postal", "Thèmes", "Site"]
    rows = [
        [
            f"Lieu{number}",
            chance.choice(
                [f"{number} rue{number} Évry", f"rue{number};bât{number}", f"ligne{number}\nfin{number}"]
            ),
            f"{10_000 + number}",
            chance.choice(["", "énergie|mobilité", f'dit "oui{number}"']),
            f"https://exemple{number}.fr",
        ]
        for number in range(chance.randint(2, 12))
    ]
    titles = chance.choice(["", "Recensement 2026\n\n"])
    body = _written(
        [names, *rows],
        chance.choice(";,\t|"),
        chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
        "utf-8",
    )
    encoding = chance.choice(["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    return (titles + body.decode()).encode(encoding)


JUNK: Final = (
    b'"',
    b"'",
    b";",
    b",",
    b"\n",
    b"\r",
    b"\0",
    b"\xe9",
    b"\xff",
    b"\x81",
    b"\\",
    b'"\n',
    b"\t",
    b"sep=",
    b" ",
)


def _inserted(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(JUNK) * chance.choice((1, 1, 1, 2, 40)) + data[at:]


def _dropped(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.choice((1, 1, 2, 10, 200)) :]


def _replaced(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _doubled(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    upto = at + chance.randrange(1, 60)
    return data[:upto] + data[at:]


MUTATIONS: Final[tuple[Callable[[random.Random, bytes], bytes], ...]] = (
    _inserted,
    _dropped,
    _replaced,
    _doubled,
)


def _words(texts: Sequence[object]) -> set[str]:
    return {word for text in texts for word in re.findall(r"[a-zA-Z0-9]{4,}", str(text or ""))}


def _lost(data: bytes) -> set[str]:
    """Return the words from the header of a file on that stand in no cell, name, refused row or finding."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        path.write_bytes(data)
        table = read_delimited(path, TableOptions())
        told = list(table.assumed)
        rows = list(table.rows(told.append))
        blocks = blocks_from(path, table.options.encoding or "", table.options.header or 1)
        lines = [shown(line) for block in blocks for line in block.lines]
    kept = [text for row in rows for text in (*row.cells, row.content)]
    names = [column.name for column in table.columns]
    assert all(len(row.cells) == len(names) for row in rows)
    assert [row.number for row in rows] == sorted({row.number or 0 for row in rows})
    joined = _words([*kept, *names, *(finding.message() for finding in told)])
    return {
        word for line in lines for word in _words([line]) if not any(word in other for other in joined)
    } - {"sep="}


@pytest.mark.parametrize("part", range(4))
def test_no_damage_crashes_or_loses_a_word(part: int) -> None:
    """A damaged file gives rows, refused rows and findings that hold all of it, or one clear error."""
    chance = random.Random(SEED + part)  # noqa: S311 - mutants need no secrecy
    for number in range(MUTANTS // 4):
        data = _valid(chance)
        for _ in range(chance.choice((1, 1, 2, 5))):
            data = chance.choice(MUTATIONS)(chance, data) if data else data
        try:
            lost = _lost(data)
        except SourceError:
            continue
        assert lost == set(), (number, data)


@LAW
@given(data=st.binary(max_size=200) | st.text('ab;,"\n\r\\ \t', max_size=60).map(str.encode))
def test_any_bytes_are_a_table_or_one_error(data: bytes) -> None:
    """Whatever stands in a file, its reader neither crashes nor gives rows of another width."""
    try:
        names, rows, _ = _read(data)
    except SourceError:
        return

    assert all(len(row.cells) == len(names) for row in rows)


@LAW
@given(
    encoding=st.sampled_from(["utf-8", "utf-16", "utf-32", "shift_jis", "utf-8-sig", "cp1252", "gb18030"]),
    data=st.binary(max_size=300),
)
def test_any_bytes_in_any_encoding_are_a_table_or_one_error(encoding: str, data: bytes) -> None:
    """Bytes that are not of the encoding that is said refuse rows, and never crash."""
    assert codecs.lookup(encoding)
    try:
        _, rows, _ = _read(b"Nom;Ville\nTuba;Lyon\n" + data, encoding=encoding)
    except SourceError:
        return

    assert all((row.content or "").encode() is not None for row in rows)
    assert all(str(cell or "").encode() is not None for row in rows for cell in row.cells)


@LAW
@given(
    rows=st.lists(
        st.tuples(st.integers(1, 999).map(str), WORDS, st.integers(1000, 95999).map(str)), min_size=6
    ),
    data=st.data(),
)
def test_one_stray_quote_costs_one_row_at_most(rows: list[tuple[str, ...]], data: st.DataObject) -> None:
    """A quote put before any cell of a file with a row a line leaves all other rows as they were."""
    plain = [[cell.replace('"', "").replace(";", "") for cell in row] for row in rows]
    struck = data.draw(st.integers(0, len(plain) - 1))
    cell = data.draw(st.integers(0, 2))
    damaged = [list(row) for row in plain]
    damaged[struck][cell] = '"' + damaged[struck][cell]
    text = "\n".join(";".join(row) for row in [["Nombre", "Nom", "Code"], *damaged])
    _, found, _ = _read(text.encode(), separator=";", quote='"')

    kept = [[cell or "" for cell in row.cells] for row in found if not row.faults]
    assert kept == [row for number, row in enumerate(plain) if number != struck]
    assert [row.number for row in found if row.faults] == [struck + 2]
