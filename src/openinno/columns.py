"""How the attributes of a structure spread over the columns of a flat row: the table of fields, laid flat.

A word, a text or a number has a column. Words that are claims have three: the words, what they rest on and
where they are said. The first site has a column for each thing known of it, so that tables find a commune
and a latitude where they look for them; what no column can hold stands in one as JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
from typing import Any, Final, TypeAlias

import attrs

from .cells import JSON, LIST, NUMBER, SOURCES, TEXT, WHOLE, Cell, CellError, CellForm, CellType
from .fields import (
    ADDRESS_FIELDS,
    CONTACT_FIELDS,
    LABEL_FIELDS,
    LOCATION_FIELDS,
    POINT_FIELDS,
    SITE_FIELDS,
    STRUCTURE_FIELDS,
    Field,
)
from .findings import expected
from .holds import Holds
from .labels import Label
from .vocabulary import Basis, Term

__all__ = ["PARTS", "FlatColumn", "Part"]


TermType: TypeAlias = type[Term]
"""A vocabulary."""


@attrs.frozen(kw_only=True)
class FlatColumn:
    """One column of the flat row.

    Args:
        name: Its name, the same in every language.
        type: What its cells hold.
        label: What people call it.
        path: Where its value stands in the JSON of a structure.
        vocabulary: The vocabulary whose codes its cells hold; None where they hold anything else.
    """

    name: str
    type: CellType
    label: Label
    path: str
    vocabulary: TermType | None = None


@attrs.frozen(kw_only=True)
class Part:
    """An attribute with its columns, and the way between its plain value and its cells.

    Args:
        name: Name of the attribute.
        columns: Its columns.
        write: Makes the cells of a plain value that is neither None nor empty.
        read: Makes the plain value of cells, None for no value; raises :class:`~openinno.cells.CellError`.
    """

    name: str
    columns: tuple[FlatColumn, ...]
    write: Callable[[Any], Sequence[Cell]]
    read: Callable[[Sequence[Cell]], Any]


_FORMS: Final[Mapping[Holds, CellForm]] = {
    Holds.TEXTS: LIST,
    Holds.MONTHS: WHOLE,
    Holds.LATITUDE: NUMBER,
    Holds.LONGITUDE: NUMBER,
    Holds.SOURCES: SOURCES,
    Holds.FIGURES: JSON,
    Holds.EXTRA: JSON,
}
"""The form of a cell; any other attribute of one column is a text."""

_INSIDE: Final[Mapping[Holds, Sequence[Field]]] = {
    Holds.CONTACT: CONTACT_FIELDS,
    Holds.ADDRESS: ADDRESS_FIELDS,
    Holds.LOCATION: LOCATION_FIELDS,
    Holds.POINT: POINT_FIELDS,
}
"""What stands inside an attribute, a column each."""

_STATED: Final = Basis.STATED.value
_BLANK: Final[Mapping[str, Any]] = {"basis": _STATED, "sources": []}
"""What a blank cell means inside an attribute, where it does not mean nothing."""
_NEEDED: Final = frozenset({"point", "latitude", "longitude", "precision", "fr"})
"""What stands inside an attribute and cannot be blank: left out, it is told as missing."""


def _part(field: Field, path: str) -> Part:
    if field.holds in {Holds.CLAIM, Holds.CLAIMS}:
        return _claims(field, path, several=field.holds is Holds.CLAIMS)
    if field.holds is Holds.SITES:
        return _sites(field, path)
    if field.holds is Holds.LABEL:
        return _group(field, LABEL_FIELDS, path)
    if field.holds in _INSIDE:
        return _group(field, _INSIDE[field.holds], path)
    return _single(field, _FORMS.get(field.holds, TEXT), path)


def _single(field: Field, form: CellForm, path: str) -> Part:
    column = FlatColumn(
        name=field.column or field.name,
        type=form.type,
        label=field.label,
        path=path,
        vocabulary=field.vocabulary,
    )
    return Part(
        name=field.name,
        columns=(column,),
        write=lambda value: [form.write(value)],
        read=lambda cells: form.value(cells[0]),
    )


def _group(field: Field, fields: Sequence[Field], path: str) -> Part:
    """Set what stands inside an attribute side by side; where all cells are blank there is nothing."""
    parts = [_part(_named_within(field, one), f"{path}.{one.name}") for one in fields]
    sizes = [len(part.columns) for part in parts]
    starts = [sum(sizes[:place]) for place in range(len(sizes))]

    def write(value: Any) -> list[Cell]:
        inner = [(part, value[part.name]) for part in parts]
        return [cell for part, one in inner for cell in _cells(part, one)]

    def read(cells: Sequence[Cell]) -> Any:
        if all(cell is None or cell == "" for cell in cells):
            return None
        found = {}
        for part, start, size in zip(parts, starts, sizes, strict=True):
            try:
                value = part.read(cells[start : start + size])
            except CellError as error:
                raise CellError(error.text, start + error.place) from None
            if value is not None or part.name not in _NEEDED:
                found[part.name] = _BLANK.get(part.name) if value is None else value
        return found

    columns = tuple(column for part in parts for column in part.columns)
    return Part(name=field.name, columns=columns, write=write, read=read)


def _cells(part: Part, value: Any) -> Sequence[Cell]:
    # A blank basis is the usual one: a column full of the same word tells nothing.
    blank = value is None or value == _BLANK.get(part.name)
    return [None] * len(part.columns) if blank else part.write(value)


def _named_within(field: Field, inner: Field) -> Field:
    """Return the field of one language of a label, under the name of the label."""
    if field.holds is not Holds.LABEL:
        return inner
    fr, en = (f"{field.label.text(lang)} ({inner.label.text(lang)})" for lang in ("fr", "en"))
    label = Label(fr, en)
    return attrs.evolve(inner, column=f"{field.name}_{inner.name}", label=label)


def _sites(field: Field, path: str) -> Part:
    """Set the first site in columns of its own, and the others together in one."""
    first = _group(field, SITE_FIELDS, f"{path}[0]")
    label = Label("autres sites", "other sites")
    others = FlatColumn(name="other_sites", type=JSON.type, label=label, path=path)

    def write(sites: Any) -> list[Cell]:
        return [*first.write(sites[0]), JSON.write(sites[1:])]

    def read(cells: Sequence[Cell]) -> Any:
        one, more = first.read(cells[:-1]), JSON.value(cells[-1], len(cells) - 1)
        if more is not None and not isinstance(more, list):
            raise CellError(expected("une liste JSON", "a JSON list", cells[-1]), len(cells) - 1)
        return [site for site in (one, *(more or ())) if site is not None] or None

    return Part(name=field.name, columns=(*first.columns, others), write=write, read=read)


def _claims(field: Field, path: str, *, several: bool) -> Part:
    """Set words, what they rest on and where they are said in three columns, in the same order."""
    numbered = field.vocabulary is not None and isinstance(next(iter(field.vocabulary)).value, int)

    def write(value: Any) -> list[Cell]:
        claims = value if several else [value]
        bases = [claim["basis"] for claim in claims]
        cited = [SOURCES.write(claim["sources"]) for claim in claims]
        return [
            LIST.write([str(claim["value"]) for claim in claims]) or None,
            LIST.write(bases) if set(bases) - {_STATED} else None,
            LIST.write(cited) if any(cited) else None,
        ]

    def read(cells: Sequence[Cell]) -> Any:
        words, bases, cited = (LIST.value(cell, place) or [] for place, cell in enumerate(cells))
        for place, items in enumerate((bases, cited), 1):
            if items and len(items) != len(words):
                raise CellError(_as_many(len(words), cells[place]), place)
        claims = [
            {
                "value": int(word) if numbered and word in _DIGITS else word,
                "basis": basis or _STATED,
                "sources": SOURCES.value(said, 2) or [],
            }
            for word, basis, said in zip_longest(words, bases, cited)
        ]
        if not several and len(claims) > 1:
            raise CellError(expected("un seul mot", "a single word", cells[0]))
        return (claims if several else claims[0]) if claims else None

    return Part(name=field.name, columns=_claim_columns(field, path, several=several), write=write, read=read)


def _claim_columns(field: Field, path: str, *, several: bool) -> tuple[FlatColumn, ...]:
    fr, en = field.label.text("fr"), field.label.text("en")
    named = {
        "value": (field.name, field.label, field.vocabulary),
        "basis": (f"{field.name}_basis", Label(f"{fr} : fondement", f"{en}: basis"), Basis),
        "sources": (f"{field.name}_sources", Label(f"{fr} : sources", f"{en}: sources"), None),
    }
    return tuple(
        FlatColumn(
            name=name,
            type=CellType.LIST if several else CellType.TEXT,
            label=label,
            path=f"{path}{'[]' if several else ''}.{inner}",
            vocabulary=vocabulary,
        )
        for inner, (name, label, vocabulary) in named.items()
    )


def _as_many(words: int, cell: Cell) -> Label:
    return expected(f"autant d'éléments que de mots ({words})", f"as many items as words ({words})", cell)


_DIGITS: Final = frozenset("0123456789")

PARTS: Final[tuple[Part, ...]] = tuple(_part(field, field.name) for field in STRUCTURE_FIELDS)
"""The attributes of a structure, in the order of its class, with their columns."""
