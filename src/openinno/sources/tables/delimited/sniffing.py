"""Finding out from the first lines of a text file how its cells and numbers are written."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import attrs

from .dialects import Dialect, End

__all__ = ["Sniffed", "decimal_marks", "find_dialect", "separator_line"]

SEPARATORS: Final = (";", "\t", ",", "|")
"""What may separate cells, the likeliest first where nothing else decides."""
_LOOKED_AT: Final = 500
_MOST_LETTERS: Final = 1 << 18
_CREDIBLE: Final = 0.2
"""What share of the lines, about, must agree before a letter is taken for a separator."""
_COMMA: Final = re.compile(r"[+-]?[0-9][0-9 \u00a0\u202f]*,[0-9]+")
_POINT: Final = re.compile(r"[+-]?[0-9][0-9 \u00a0\u202f]*\.(?!0+$)[0-9]+")
"""Software writes whole numbers with .0, whatever the mark of those who wrote the others."""


@attrs.frozen(kw_only=True)
class Sniffed:
    """How cells are written, as far as the first lines tell.

    Args:
        dialect: How.
        width: How many cells most rows have.
        sure: Whether a separator was seen.
        quoted: Whether quoted cells were seen.
    """

    dialect: Dialect
    width: int
    sure: bool
    quoted: bool


def separator_line(line: str) -> str | None:
    r"""Return the separator that a first line of Excel declares, where it is one.

    Examples:
        >>> separator_line("sep=;\r\n"), separator_line("Nom;Ville")
        (';', None)
    """
    found = re.fullmatch(r'"?sep=([^"\r\n])"?[;,\t]*[\r\n]*', line, re.IGNORECASE)
    return found.group(1) if found else None


def find_dialect(
    lines: Sequence[str], *, separator: str | None = None, quote: str | None = None, likely: str | None = None
) -> Sniffed:
    r"""Find out how cells are written: so that most lines have as many of them.

    Args:
        lines: The first lines, with their ends.
        separator: What separates cells, if it is known.
        quote: What stands around cells, if it is known; empty for nothing.
        likely: What separates cells where nothing else decides, as the name of the file has it.

    Examples:
        >>> found = find_dialect(["Nom;Prix\n", "Tuba;1,5\n", "H7;2,5\n"])
        >>> found.dialect.separator, found.width
        (';', 2)
    """
    text = "".join(lines[:_LOOKED_AT])[:_MOST_LETTERS]
    lines = io.StringIO(text, newline="").readlines()
    mark = _quote(text) if quote is None else quote
    order = sorted(SEPARATORS, key=lambda one: one != likely) if separator is None else [separator]
    dialects = [_dialect(text, one, mark) for one in order if one != mark]
    scored = [(*_agreement(lines, dialect), dialect) for dialect in dialects]
    score, width, dialect = max(scored, key=lambda one: one[0])
    if separator is None and score < _CREDIBLE:
        # One column, whose texts hold a comma or two: what occurs least separates nothing.
        dialect, width = min(dialects, key=lambda one: text.count(one.separator)), 1
    quoted = bool(mark) and bool(_quoted(dialect.separator, mark).search(text))
    return Sniffed(dialect=dialect, width=width, sure=score >= _CREDIBLE, quoted=quoted)


def decimal_marks(rows: Iterable[Sequence[Any]]) -> Counter[str]:
    """Count the numbers written with a comma and those written with a point.

    Examples:
        >>> marks = decimal_marks([["1,5", "2.5"], ["1 234,5", "a,5"], ["73282932000074.0"]])
        >>> marks[","], marks["."]
        (2, 1)
    """
    cells = [cell.strip() for row in rows for cell in row if isinstance(cell, str)]
    patterns = {",": _COMMA, ".": _POINT}
    return Counter(mark for cell in cells for mark, one in patterns.items() if one.fullmatch(cell))


def _quote(text: str) -> str:
    """Return what stands around cells: an apostrophe only where many do and no double quote does."""
    anything = "".join(SEPARATORS)
    if not _quoted(anything, '"').search(text) and len(_quoted(anything, "'").findall(text)) > 1:
        return "'"
    return '"'


def _quoted(separators: str, quote: str) -> re.Pattern[str]:
    edge = f"[{re.escape(separators)}]"
    return re.compile(
        rf"(?:^|{edge}) *{quote}(?:[^{quote}]|{quote}{quote})*+{quote}(?= *(?:{edge}|$|\r))", re.MULTILINE
    )


def _dialect(text: str, separator: str, quote: str) -> Dialect:
    if not quote:
        return Dialect(separator=separator, quote="")
    edge, mark = re.escape(separator), re.escape(quote)
    escaped = len(re.findall(rf"\\{mark}(?!{mark}|{edge}|\s*$)", text, re.MULTILINE))
    padded = re.search(
        rf"{edge} +{mark}[^{mark}{edge}\r\n][^{mark}]*{mark} *(?:{edge}|[\r\n])", text
    ) and not re.search(rf"{edge}{mark}", text)
    return Dialect(
        separator=separator,
        quote=quote,
        escapes=escaped > text.count(quote * 2),
        padded=separator != " " and bool(padded),
    )


def _agreement(lines: Sequence[str], dialect: Dialect) -> tuple[float, int]:
    """Return how well lines agree about the number of their cells, and that number.

    Rows may span lines, and one stray quote may make a row of many: so rows and lines are asked apart.
    """
    best = (0.0, 1)
    for widths in (list(_widths_of_rows(lines, dialect)), list(_widths_of_lines(lines, dialect))):
        common = Counter(width for width in widths if width > 1).most_common(1)
        width, count = common[0] if common else (1, 0)
        best = max(best, (count / max(1, len(widths)) * (1 - 1 / width), width))
    return best


def _widths_of_rows(lines: Sequence[str], dialect: Dialect) -> Iterator[int]:
    try:
        for row in csv.reader(lines, **(dialect.format() | {"strict": False})):
            if any(row):
                yield len(row)
    except csv.Error:
        # A cell beyond the limit of the csv module; the rows before it tell enough.
        return


def _widths_of_lines(lines: Sequence[str], dialect: Dialect) -> Iterator[int]:
    for line in lines:
        parts = dialect.split(line.rstrip("\r\n"))
        if parts.end is End.CLOSED and any(parts.cells):
            yield len(parts.cells)
