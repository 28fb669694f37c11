"""Cells as texts: what spreadsheets and web pages leave in them is tidied, what is no text becomes one."""

from __future__ import annotations

import datetime
import json
import math
import re
from collections.abc import Iterable
from typing import Any, Final

from ....flat import Scalar
from ....labels import whole
from .results import NOTHING, Doubt, Read, Reader, info, warning

__all__ = ["as_it_stands", "as_text", "given_in", "is_clean", "text_reader", "tidy", "words_of_absence"]

_HIDDEN: Final = re.compile(r"[\u200b\u2060\ufeff\u00ad]|[^\S\n ]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_WINDOWS: Final = re.compile(r"[\x80-\x9f]")
"""Signs of Windows, such as apostrophes, in a file that was once read as if it came from elsewhere."""
_BREAK: Final = re.compile(r"[ \t\r\n]{0,9}<br[ \t]{0,9}/?>[ \t\r\n]{0,9}", re.IGNORECASE)
_EXACT: Final = 2.0**53
"""Above this, a floating-point number no longer tells every whole number from the next."""
_WRITTEN: Final = 2**63
"""Files hold whole numbers of 64 bits."""


def is_clean(text: str) -> bool:
    """Tell whether nothing but the blanks around a text may have to go.

    Examples:
        >>> is_clean(" Café "), is_clean("a<br>b"), is_clean("a" + chr(0xA0) + "b")
        (True, False, False)
    """
    # Special blanks, hidden signs and half letters are none of the printable ones.
    return text.isprintable() and "<" not in text


def tidy(text: str) -> str:
    """Return a text without blanks around it, its special blanks made plain, hidden signs left out.

    Examples:
        >>> tidy(" 145" + chr(0xA0) + "cours  Lafayette" + chr(0x200B))
        '145 cours  Lafayette'
    """
    if text.isprintable():
        return text.strip()
    lines = _WINDOWS.sub(_of_windows, whole(text).replace("\r\n", "\n"))
    return _CONTROL.sub("", _HIDDEN.sub(_as_blank, lines)).strip()


def _of_windows(sign: re.Match[str]) -> str:
    return sign[0].encode("latin-1").decode("cp1252", "ignore")


def _as_blank(sign: re.Match[str]) -> str:
    return " " if sign[0].isspace() else ""


def as_text(cell: Any) -> str:
    """Return a cell as a person would write it, tidied.

    Examples:
        >>> as_text(12.0), as_text(True), as_text(datetime.datetime(2014, 5, 12)), as_text(["a", "b"])
        ('12', 'true', '2014-05-12', '["a","b"]')
    """
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT:
        return str(int(cell))
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return tidy(cell)
    return tidy(str(as_it_stands(cell)))


def as_it_stands(cell: Any) -> Scalar:
    """Return a cell as what a structure may keep of it: the same, or its text where it is no plain value.

    Examples:
        >>> as_it_stands(datetime.date(2014, 5, 12)), as_it_stands({"lat": 48}), as_it_stands(1.5)
        ('2014-05-12', '{"lat":48}', 1.5)
    """
    kind = type(cell)
    if kind is str:
        return whole(cell)
    if kind is bool or cell is None or (kind is float and math.isfinite(cell)):
        return cell  # type: ignore[no-any-return]
    if kind is int:
        return cell if -_WRITTEN <= cell < _WRITTEN else _digits(cell)
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    try:
        if isinstance(cell, list | tuple | dict):
            return whole(json.dumps(cell, ensure_ascii=False, separators=(",", ":"), default=str))
        return whole(str(cell))
    except (ValueError, TypeError, RecursionError):
        # Nested without end, or keys that JSON has no form for.
        return f"<{kind.__name__}>"


def _digits(number: int) -> str:
    try:
        return str(number)
    except ValueError:
        # More digits than Python writes.
        return hex(number)


def words_of_absence(absent: Iterable[str]) -> frozenset[str]:
    """Return what stands for no answer, folded: nothing at all, and the words that are given.

    Examples:
        >>> sorted(words_of_absence([" N/A "]))
        ['', 'n/a']
    """
    return frozenset(("", *(word.strip().casefold() for word in absent)))


def given_in(absent: Iterable[str]) -> Any:
    """Return the function that returns a cell, or None where it is blank or a word of absence.

    Args:
        absent: The words of absence, in any case.

    Examples:
        >>> given = given_in(["-", "n/a"])
        >>> given(" N/A "), given("  "), given(0), given(float("nan")), given([])
        (None, None, 0, None, None)
    """
    words = words_of_absence(absent)
    longest = max(map(len, words))

    def given(cell: Any) -> Any:
        if type(cell) is str:
            text = cell.strip()
            return None if len(text) <= longest and text.casefold() in words else cell
        if cell is None or (isinstance(cell, float) and math.isnan(cell)):
            return None
        return None if isinstance(cell, list | dict | tuple) and not cell else cell

    return given


def text_reader(*, line_break: str) -> Reader:
    """Return the reader of texts.

    Args:
        line_break: What a line break of a web page becomes.

    Examples:
        >>> read = text_reader(line_break=", ")("VIPE<br />4, rue Galilée")
        >>> read.value, read.doubts[0].code
        ('VIPE, 4, rue Galilée', 'web-line-break')
    """

    def read_text(cell: Any) -> Read:
        if type(cell) is not str:
            return Read(as_text(cell) or None, (_no_text(cell),))
        if is_clean(cell):
            return Read(cell.strip())
        text = tidy(cell)
        unbroken = _BREAK.sub(line_break, text) if "<" in text else text
        doubts = tuple(_damage(cell, text, unbroken, line_break))
        return Read(unbroken, doubts) if unbroken else NOTHING

    return read_text


def _no_text(cell: Any) -> Doubt:
    fr, en = _KINDS.get(type(cell), ("pas des textes", "no texts"))
    return info(
        "no-text",
        f"des cellules sont {fr} : elles sont lues comme des textes",
        f"some cells are {en}: they are read as texts",
        once=True,
    )


_KINDS: Final = {
    int: ("des nombres", "numbers"),
    float: ("des nombres", "numbers"),
    bool: ("vraies ou fausses", "true or false"),
    datetime.date: ("des dates", "dates"),
    datetime.datetime: ("des dates", "dates"),
    list: ("des listes", "lists"),
}


def _damage(cell: str, text: str, unbroken: str, line_break: str) -> Iterable[Doubt]:
    if unbroken != text:
        shown = line_break.replace("\n", "↵")
        yield info(
            "web-line-break",
            f"saut de ligne de page web « <br /> » : remplacé par « {shown} »",
            f"line break of a web page “<br />”: replaced by “{shown}”",
        )
    if _WINDOWS.search(cell):
        yield info(
            "windows-sign",
            "signes de Windows mal lus en amont (apostrophes, œ…) : ils sont rétablis",
            "signs of Windows misread upstream (apostrophes, œ…): they are set right",
        )
    if _CONTROL.search(_WINDOWS.sub("", cell.replace("\r\n", "\n"))):
        yield info(
            "control-character",
            "caractères de commande invisibles : ils sont laissés de côté",
            "invisible control characters: they are left out",
        )
    if "\ufffd" in text and "\ufffd" not in cell:
        yield warning(
            "broken-letter",
            "une lettre est coupée en deux : elle est remplacée par « \ufffd »",
            "half a letter: it is replaced by “\ufffd”",
        )
