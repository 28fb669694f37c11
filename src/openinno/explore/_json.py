"""JSON as portals write it: fast, exact with whole numbers of any size, and told where it breaks.

Some portals write ``NaN`` and ``Infinity``, which are no JSON; the fast reader refuses them, and the standard
library takes its place for that answer, or for that line of an export, only.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any, Final

import msgspec

__all__ = ["decode", "decode_lines"]

_DECODER: Final = msgspec.json.Decoder()
_REFUSED: Final = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""What the fast reader raises; only its later versions make its own errors ValueErrors."""
_BLANK: Final = b" \t\r\n"
_PIECE: Final = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[\[{]|[\]}]|[0-9]+', re.DOTALL)
"""A string, a bracket or digits: what tells how deep a place is and how long a number."""
_BOM: Final = b"\xef\xbb\xbf"


def decode(data: bytes) -> Any:
    """Read one JSON value, with ``NaN``, ``Infinity`` and whole numbers of any size.

    Args:
        data: The value as UTF-8, with or without a mark of order.

    Raises:
        ValueError: This is no JSON; the message says where it breaks.

    Examples:
        >>> decode(b'{"quota": 12345678901234567890123, "mean": NaN}')
        {'quota': 12345678901234567890123, 'mean': nan}
        >>> decode(b'{"nom": "Lieu')
        Traceback (most recent call last):
        ...
        ValueError: Unterminated string starting at character 8
    """
    try:
        return _DECODER.decode(data)
    except _REFUSED:
        # Whatever the fast reader refuses is read again: either it is one of the tokens that we forgive, or
        # the slow one knows better where it breaks.
        return _slowly(data)


def decode_lines(block: bytes) -> list[Any]:
    r"""Read whole lines of JSON, one value each; blank lines are passed over.

    A line ends at ``\n`` alone: other marks of a line or paragraph may stand inside a text.

    Raises:
        ValueError: A line is no JSON; the message says which, from 1, and where it breaks.

    Examples:
        >>> decode_lines(b'{"nom": "TUBA"}\n\n{"nom": null}\n')
        [{'nom': 'TUBA'}, {'nom': None}]
    """
    try:
        values = _DECODER.decode_lines(block)
    except _REFUSED:
        return _line_by_line(block)
    # The fast reader parts values by blanks of any kind: one a line is proved by their number.
    if len(values) == block.count(b"\n") + (not block.endswith(b"\n")):
        return values
    return _line_by_line(block)


def _line_by_line(block: bytes) -> list[Any]:
    values = []
    for number, line in enumerate(block.split(b"\n"), 1):
        if line.strip(_BLANK):
            try:
                values.append(decode(line))
            except ValueError as flaw:
                raise ValueError(f"line {number}: {flaw}") from None
    return values


def _slowly(data: bytes) -> Any:
    try:
        # Decoded here: given bytes, the standard library would guess an encoding and let lone halves pass.
        return json.loads(data.removeprefix(_BOM).decode())
    except UnicodeDecodeError as flaw:
        raise ValueError(f"not UTF-8 at byte {flaw.start}: {flaw.reason}") from None
    except json.JSONDecodeError as flaw:
        raise ValueError(f"{flaw.msg.removesuffix(' at')} at character {flaw.pos}") from None
    except RecursionError:
        raise ValueError(f"nested too deeply at byte {_deepest(data)}") from None
    except ValueError:
        raise ValueError(f"a number too long to read at byte {_longest_number(data)}") from None


def _deepest(data: bytes) -> int:
    """Return where the most brackets are open."""
    depth = most = place = 0
    for piece in _PIECE.finditer(data):
        depth += {b"[": 1, b"{": 1, b"]": -1, b"}": -1}.get(piece[0], 0)
        if depth > most:
            most, place = depth, piece.start()
    return place


def _longest_number(data: bytes) -> int:
    """Return where the first number with more digits than Python reads begins."""
    limit = sys.get_int_max_str_digits()
    numbers = (piece for piece in _PIECE.finditer(data) if len(piece[0]) > limit)
    return next((piece.start() for piece in numbers if piece[0].isdigit()), 0)
