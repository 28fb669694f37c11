"""Several things in one cell: between bars, semicolons or line breaks, as a list, or as the JSON of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec

from ....cells import LIST
from .results import NOTHING, Read, Reader
from .texts import as_text, tidy

__all__ = ["items_of_cell", "joined", "texts_reader"]

_BAR: Final = re.compile(r"(?<!\\)(?:\\\\)*\|")
_SEPARATORS: Final = re.compile(r"[;\n]")


def items_of_cell(cell: Any, separator: str | None = None) -> list[str]:
    """Return the texts that a cell holds, tidied, without those that are blank.

    Args:
        cell: A text, a list, or anything else, which is one thing.
        separator: What stands between them in a text. Where None: ``|``, or else ``;`` or a line break. Bars
            may be escaped as in the lists that openinno writes.

    Examples:
        >>> items_of_cell("énergie ; mobilité"), items_of_cell('["énergie", "mobilité"]')
        (['énergie', 'mobilité'], ['énergie', 'mobilité'])
        >>> items_of_cell("A|B|C"), items_of_cell("A, B")
        (['A', 'B', 'C'], ['A, B'])
    """
    given = cell if isinstance(cell, list | tuple) else _json_list(cell)
    if given is not None:
        texts = [as_text(one) for one in given]
    elif isinstance(cell, str):
        texts = [tidy(one) for one in _split(tidy(cell), separator)]
    else:
        texts = [as_text(cell)]
    return [text for text in texts if text]


def joined(texts: Iterable[str]) -> str | None:
    """Return texts as the cell of a list, each once, in order; None for none."""
    return LIST.write(list(dict.fromkeys(texts))) or None  # type: ignore[return-value]


def texts_reader(separator: str | None) -> Reader:
    """Return the reader of several texts.

    Examples:
        >>> texts_reader(None)("Rennes Métropole; Orange").value
        'Rennes Métropole|Orange'
    """

    def read_texts(cell: Any) -> Read:
        texts = items_of_cell(cell, separator)
        if separator == "|" and LIST.write(texts) == cell:
            return Read(cell)
        return Read(joined(texts)) if texts else NOTHING

    return read_texts


def _split(text: str, separator: str | None) -> Sequence[str]:
    if separator == "|" or (separator is None and _BAR.search(text)):
        return LIST.read(text)  # type: ignore[no-any-return]
    return text.split(separator) if separator else _SEPARATORS.split(text)


def _json_list(cell: Any) -> list[Any] | None:
    if not (isinstance(cell, str) and cell.lstrip().startswith("[")):
        return None
    try:
        return msgspec.json.decode(cell, type=list[Any])
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
