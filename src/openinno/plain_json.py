"""JSON as plain values, with what a fast reader hides kept in sight: keys given twice, numbers too long."""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import Any, Final

import msgspec

__all__ = ["NoNumberError", "Repeated", "plain", "same_but_blanks", "slowly"]

_LONGEST_NUMBER: Final = sys.int_info.default_max_str_digits
"""Digits of the longest whole number that Python reads from a text unless it is told otherwise."""


class Repeated(dict[str, Any]):
    """An object of JSON in which keys stand more than once; each has its last value."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        counts = Counter(key for key, _ in pairs)
        self.keys_again: tuple[str, ...] = tuple(sorted(key for key in counts if counts[key] > 1))


class _TooLong:
    """A whole number with more digits than Python reads; shown, it is its digits."""

    def __init__(self, digits: str) -> None:
        self.digits = digits

    def __repr__(self) -> str:
        return self.digits


def plain(data: bytes) -> Any:
    """Read JSON to plain values, with keys given twice kept in sight.

    Raises:
        ValueError: This is no JSON, or no UTF-8.
        RecursionError: It is nested too deep.
    """
    try:
        value = msgspec.json.decode(data)
        if same_but_blanks(msgspec.json.encode(value), data):
            # Written again the same to the letter: no key stood twice.
            return value
    except (msgspec.MsgspecError, ValueError, RecursionError):
        # Half a letter, for example, which the fault tells better than the reader.
        pass
    return slowly(data.decode(errors="surrogatepass"))


def same_but_blanks(compact: bytes, data: bytes) -> bool:
    """Tell whether JSON without blanks is the same, to the letter, as JSON that may have some."""
    return compact == data or compact == msgspec.json.format(data, indent=-1)


def slowly(text: str) -> Any:
    """Read JSON to plain values, as :func:`plain` does, from text and at the speed of Python."""
    return json.loads(
        text, object_pairs_hook=_object, parse_int=_whole_number, parse_constant=_refuse_constant
    )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else Repeated(pairs)


def _whole_number(digits: str) -> int | _TooLong:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else _TooLong(digits)


class NoNumberError(ValueError):
    """One of the words that Python takes for a number and JSON does not."""


def _refuse_constant(name: str) -> Any:
    raise NoNumberError(name)
