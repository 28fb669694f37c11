"""Flat rows read at a glance: the value of one in which all is well, made from its cells that hold something.

Most cells of most rows are blank, and most of the others hold what they should: such a row is put together
here without a look at the columns that it leaves blank. Any doubt sends it to the reader that explains.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

import attrs

from .cells import LIST, NUMBER, WHOLE, Cell, CellError, CellType
from .claims import Claim
from .columns import PARTS, FlatColumn
from .fields import STRUCTURE_FIELDS
from .labels import Label, is_whole
from .places import Address, Contact, Location, Site
from .points import Point
from .structures import Structure
from .vocabulary import Term

__all__ = ["quick_value"]


class _Unsure(Exception):
    """A cell that needs a closer look."""


class _Step(NamedTuple):
    """Where a cell goes: the path of the object that holds it, its key there, what is made of it."""

    holder: str
    key: str
    read: Callable[[Cell], Any]


def quick_value(row: Mapping[str, Cell]) -> dict[str, Any] | None:
    """Return the value of a flat row, or None where it needs a closer look.

    It is a plain value with all that has a default, but for the words, which are claims already: a census
    says the same few of them again and again, and its structures share them.

    Args:
        row: The cells by column name.

    Examples:
        >>> found = quick_value({"id": "lab", "name": "Lab", "themes": "energy", "website": None})
        >>> found["id"], [claim.value for claim in found["themes"]], found["contact"]
        ('lab', [<Theme.ENERGY>], None)
        >>> quick_value({"id": "lab", "nom": "Lab"}) is None
        True
    """
    value = _DEFAULTS[""].copy()
    holders = {"": value}
    try:
        for name, cell in row.items():
            path, key, read = _STEPS[name]
            if cell is None or cell == "":
                continue
            holder = holders.get(path)
            if holder is None:
                holder = _holder(holders, path)
            # Texts, which most cells are, are looked at here: a call takes longer than the look.
            if read is not _text:
                holder[key] = read(cell)
            elif type(cell) is str and (cell.isascii() or is_whole(cell)):
                holder[key] = cell
            else:
                return None
    except (KeyError, _Unsure, CellError):
        return None
    return value


def _holder(holders: dict[str, dict[str, Any]], path: str) -> dict[str, Any]:
    """Make the object of a path, inside the one that holds it."""
    outer, key, listed = _NESTED[path]
    made = holders[path] = _DEFAULTS[path].copy()
    above = holders.get(outer)
    if above is None:
        above = _holder(holders, outer)
    above[key] = [made] if listed else made
    return made


def _text(cell: Cell) -> str:
    if type(cell) is str and (cell.isascii() or is_whole(cell)):
        return cell
    raise _Unsure


def _texts(cell: Cell) -> list[str]:
    text = _text(cell)
    return LIST.read(text) if "|" in text or "\\" in text else [text]


def _claims_of(vocabulary: type[Term]) -> Callable[[Cell], tuple[Claim[Any], ...]]:
    """Return what makes the claims of a cell of words, each text looked at once."""
    words = {str(term.value): Claim(value=term) for term in vocabulary}
    known: dict[str, tuple[Claim[Any], ...]] = {}

    def read(cell: Cell) -> tuple[Claim[Any], ...]:
        if type(cell) is not str:
            raise _Unsure
        claims = known.get(cell)
        if claims is None:
            claims = tuple([words[word] for word in _texts(cell)])
            if len(known) < _MOST_REMEMBERED and len(cell) <= _LONGEST_REMEMBERED:
                known[cell] = claims
        return claims

    return read


def _claim_of(vocabulary: type[Term]) -> Callable[[Cell], Claim[Any]]:
    read_all = _claims_of(vocabulary)

    def read(cell: Cell) -> Claim[Any]:
        claims = read_all(cell)
        if len(claims) > 1:
            raise _Unsure
        return claims[0]

    return read


def _look_closer(_: Cell) -> Any:
    raise _Unsure


_MOST_REMEMBERED: Final = 4096
_LONGEST_REMEMBERED: Final = 200
_OF_TYPES: Final[Mapping[CellType, Callable[[Cell], Any]]] = {
    CellType.TEXT: _text,
    CellType.LIST: _texts,
    CellType.INTEGER: WHOLE.read,
    CellType.NUMBER: NUMBER.read,
}
_VOCABULARIES: Final = {field.name: field.vocabulary for field in STRUCTURE_FIELDS}


def _step(column: FlatColumn) -> _Step:
    holder, _, key = column.path.rpartition(".")
    name = holder.removesuffix("[]")
    vocabulary = _VOCABULARIES.get(name)
    if vocabulary is not None and key == "value":
        return _Step("", name, (_claim_of if name == holder else _claims_of)(vocabulary))
    # What words rest on would need the words too; what the first site rests on stands by itself.
    if vocabulary is not None or key == "sources" or column.type not in _OF_TYPES:
        return _Step("", key, _look_closer)
    return _Step(holder, key, _OF_TYPES[column.type])


def _nested(path: str) -> tuple[str, str, bool]:
    """Return the path of the object that holds another, the key of the other there, whether in a list."""
    holder, _, key = path.rpartition(".")
    return holder, key.removesuffix("[0]"), key.endswith("[0]")


def _defaults(kind: type[Any]) -> dict[str, Any]:
    """Return what the attributes of a class are that are not given."""
    defaults = {field.name: field.default for field in attrs.fields(kind)}
    made = {name: {} if isinstance(one, attrs.Factory) else one for name, one in defaults.items()}  # type: ignore[arg-type]
    return {name: one for name, one in made.items() if one is not attrs.NOTHING}


_STEPS: Final[Mapping[str, _Step]] = {
    **{column.name: _step(column) for part in PARTS for column in part.columns},
    "rest": _Step("", "rest", _look_closer),
}
_CLASSES: Final[Mapping[str, type[Any]]] = {
    "": Structure,
    "note": Label,
    "contact": Contact,
    "sites[0]": Site,
    "sites[0].address": Address,
    "sites[0].location": Location,
    "sites[0].location.point": Point,
}
"""What the object of each path becomes."""
_NESTED: Final = {path: _nested(path) for path in _CLASSES if path}
# msgspec finds out what is not given by an error that it swallows: giving it costs a fraction of that.
_DEFAULTS: Final[Mapping[str, dict[str, Any]]] = {path: _defaults(kind) for path, kind in _CLASSES.items()}
