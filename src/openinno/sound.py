"""The plain value of a flat row in which all is well, made from its cells that hold something, and only them.

Most cells of most rows are blank, and most of the others hold what they should: such a row is put together
here without a look at the columns that it leaves blank. Any doubt sends it to the reader that explains.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from .cells import LIST, NUMBER, WHOLE, Cell, CellError, CellType
from .columns import PARTS, FlatColumn
from .labels import is_whole

__all__ = ["sound_value"]


class _Unsure(Exception):  # noqa: N818 - a signal between functions here, nothing went wrong
    """A cell that needs a closer look."""


class _Step(NamedTuple):
    """Where a cell goes: the path of the object that holds it, its key there, what is made of it."""

    holder: str
    key: str
    read: Callable[[Cell], Any]


def sound_value(row: Mapping[str, Cell]) -> dict[str, Any] | None:
    """Return the plain value of a flat row, with the keys that it gives, or None where it needs a closer look.

    Args:
        row: The cells by column name.

    Examples:
        >>> sound_value({"id": "lab", "name": "Lab", "themes": "energy", "website": None})
        {'id': 'lab', 'name': 'Lab', 'themes': [{'value': 'energy'}]}
        >>> sound_value({"id": "lab", "nom": "Lab"}) is None
        True
    """
    holders: dict[str, dict[str, Any]] = {"": {}}
    try:
        for name, cell in row.items():
            path, key, read = _STEPS[name]
            if cell is None or cell == "":
                continue
            holder = holders.get(path)
            if holder is None:
                holder = holders[path] = {}
            holder[key] = read(cell)
    except (KeyError, _Unsure, CellError):
        return None
    if len(holders) > 1:
        _nest(holders)
    return holders[""]


def _nest(holders: dict[str, dict[str, Any]]) -> None:
    """Set each object inside the one that holds it, the innermost first."""
    for path, holder, key, listed in _NESTED:
        inner = holders.get(path)
        if inner is not None:
            holders.setdefault(holder, {})[key] = [inner] if listed else inner


def _text(cell: Cell) -> str:
    if type(cell) is str and (cell.isascii() or is_whole(cell)):
        return cell
    raise _Unsure


def _texts(cell: Cell) -> list[str]:
    text = _text(cell)
    return LIST.read(text) if "|" in text or "\\" in text else [text]


def _claim(cell: Cell) -> dict[str, Any]:
    claims = _claims(cell)
    if len(claims) > 1:
        raise _Unsure
    return claims[0]


def _claims(cell: Cell) -> list[dict[str, Any]]:
    return [{"value": word} for word in _texts(cell)]


def _numbered(cell: Cell) -> list[dict[str, Any]]:
    return [{"value": int(word) if word in _DIGITS else word} for word in _texts(cell)]


def _look_closer(_: Cell) -> Any:
    raise _Unsure


_DIGITS: Final = frozenset("0123456789")
_OF_TYPES: Final[Mapping[CellType, Callable[[Cell], Any]]] = {
    CellType.TEXT: _text,
    CellType.LIST: _texts,
    CellType.INTEGER: WHOLE.read,
    CellType.NUMBER: NUMBER.read,
}


def _step(column: FlatColumn) -> _Step:
    holder, _, key = column.path.rpartition(".")
    if holder.endswith("[]"):
        read = _numbered if holder == "levels[]" else _claims
        return _Step("", holder.removesuffix("[]"), read if key == "value" else _look_closer)
    if key == "value":
        return _Step("", holder, _claim)
    # What a claim of one word rests on would need the word too; of sites it stands by itself.
    closer = key == "sources" or (key == "basis" and not holder.startswith("sites"))
    return _Step(holder, key, _look_closer if closer else _OF_TYPES.get(column.type, _look_closer))


def _nested() -> tuple[tuple[str, str, str, bool], ...]:
    """Return the path of each object inside another, where it stands, and whether in a list."""
    paths = {step.holder for step in _STEPS.values() if step.holder and step.read is not _look_closer}
    found = []
    for path in sorted(paths, key=lambda path: path.count("."), reverse=True):
        holder, _, key = path.rpartition(".")
        found.append((path, holder, key.removesuffix("[0]"), key.endswith("[0]")))
    return tuple(found)


_STEPS: Final[Mapping[str, _Step]] = {
    **{column.name: _step(column) for part in PARTS for column in part.columns},
    "rest": _Step("", "rest", _look_closer),
}
_NESTED: Final = _nested()
