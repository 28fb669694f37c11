"""What stands in one cell of a table: a text, a number, a list with bars, sources, or JSON; both ways.

Everything here is between plain values, as JSON has them, and cells. An empty text is no value, because in
most files nobody can tell them apart.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, Final, TypeAlias

import attrs
import msgspec

from .citations import Source
from .errors import OpenInnoError
from .findings import expected
from .labels import Label
from .plain_json import plain

__all__ = ["JSON", "LIST", "NUMBER", "SOURCES", "TEXT", "WHOLE", "Cell", "CellError", "CellForm", "CellType"]

Cell: TypeAlias = str | int | float | None
"""What a cell of the flat row holds."""

_BAR: Final = re.compile(r"(?<!\\)(?:\\\\)*\|")
_WHOLE_NUMBER: Final = re.compile(r"-?[0-9]{1,19}")
_NUMBER: Final = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?(?:[eE][-+]?[0-9]{1,3})?")


class CellType(Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    LIST = "list"
    """Texts with a bar between them; inside a text, a bar or a backslash has a backslash before it."""
    INTEGER = "integer"
    NUMBER = "number"
    JSON = "json"
    """What no other cell can hold, as JSON."""


class CellError(OpenInnoError, ValueError):
    """A cell that cannot be read.

    Attributes:
        place: Its place among the cells that were read together, from 0.
    """

    def __init__(self, text: Label, place: int = 0) -> None:
        super().__init__(text)
        self.place: int = place


@attrs.frozen(kw_only=True)
class CellForm:
    """A kind of cell, with the way between a plain value and the cell.

    Args:
        type: What the cell holds.
        write: Makes the cell of a plain value.
        read: Makes the plain value of a cell that is not empty; raises :class:`CellError`.
    """

    type: CellType
    write: Callable[[Any], Cell]
    read: Callable[[Any], Any]

    def value(self, cell: Cell, place: int = 0) -> Any:
        """Read a cell that stands at a place among others; an empty one is no value.

        Raises:
            CellError: It cannot be read.
        """
        if cell is None or cell == "":
            return None
        try:
            return self.read(cell)
        except CellError as error:
            raise CellError(error.text, place) from None


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return str(cell)
    raise CellError(expected("un texte", "a text", cell))


def _whole_number(cell: Cell) -> int:
    if isinstance(cell, str) and _WHOLE_NUMBER.fullmatch(cell):
        return int(cell)
    if isinstance(cell, int) and not isinstance(cell, bool):
        return int(cell)
    raise CellError(expected("un nombre entier", "a whole number", cell))


def _number(cell: Cell) -> float:
    number = float(cell) if isinstance(cell, str) and _NUMBER.fullmatch(cell) else cell
    if isinstance(number, float) and math.isfinite(number):
        return float(number)
    if isinstance(number, int) and not isinstance(number, bool):
        return int(number)
    raise CellError(expected("un nombre", "a number", cell))


def _list(cell: Cell) -> list[str]:
    if not isinstance(cell, str):
        raise CellError(expected("des textes séparés par |", "texts separated by |", cell))
    if "\\" not in cell:
        return cell.split("|")
    texts, start = [], 0
    for bar in _BAR.finditer(cell):
        texts.append(cell[start : bar.end() - 1])
        start = bar.end()
    return [re.sub(r"\\([\\|])", r"\1", text) for text in (*texts, cell[start:])]


def _listed(texts: Sequence[str]) -> str:
    return "|".join(re.sub(r"([\\|])", r"\\\1", text) for text in texts)


def _sources(cell: Cell) -> Any:
    try:
        if isinstance(cell, str):
            return [msgspec.to_builtins(source) for source in Source.parse(cell)]
    except ValueError:
        pass
    example = "002:L60; 002:L75-80"
    raise CellError(expected(f"des sources, comme {example}", f"sources, such as {example}", cell))


def _cited(sources: Sequence[dict[str, Any]]) -> str:
    return "; ".join(str(Source(**source)) for source in sources)


def _json(cell: Cell) -> Any:
    try:
        if isinstance(cell, str):
            return plain(cell.encode(errors="surrogatepass"))
    except (ValueError, RecursionError):
        pass
    raise CellError(expected("du JSON", "JSON", cell))


def _as_json(value: Any) -> str | None:
    return msgspec.json.encode(value).decode() if value else None


def _as_it_is(value: Any) -> Any:
    return value


TEXT: Final = CellForm(type=CellType.TEXT, write=_as_it_is, read=_text)
WHOLE: Final = CellForm(type=CellType.INTEGER, write=_as_it_is, read=_whole_number)
NUMBER: Final = CellForm(type=CellType.NUMBER, write=_as_it_is, read=_number)
LIST: Final = CellForm(type=CellType.LIST, write=_listed, read=_list)
SOURCES: Final = CellForm(type=CellType.TEXT, write=_cited, read=_sources)
JSON: Final = CellForm(type=CellType.JSON, write=_as_json, read=_json)
