"""Records of one and the same thing, united attribute by attribute: nothing is lost, what differs is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias, TypeVar

import attrs

from ...actors import Actor, Relation
from ...claims import Claim
from ...findings import Finding, Position, Severity
from ...initiatives import Initiative
from ...labels import Label, language_of
from ...places import Address, Contact, Location, Site
from ...structures import Structure
from ...vocabulary import Basis
from .comparing import Likeness, compare, shown
from .origins import Origin, Origins
from .sites import alike_sites

__all__ = ["Given", "RecordT", "unite"]

ItemT = TypeVar("ItemT")
RecordT = TypeVar("RecordT", Structure, Actor, Initiative, Relation)
Given: TypeAlias = tuple[Origin, Any]
"""A value with who says it."""

_STRENGTH: Final = (Basis.STATED, Basis.EXTERNAL, Basis.INFERRED, Basis.DERIVED)
"""What a claim may rest on, the strongest first."""
_COMPOSED: Final = (Contact, Address, Site)
"""What is united by its own attributes, as the record is."""
_INDEX: Final = re.compile(r"\[[0-9]+\]")
_FIX: Final = Label(
    "corriger l'un des recensements, ou dire lequel est préféré pour cet attribut",
    "correct one of the censuses, or say which is preferred for this attribute",
)


def unite(
    records: Sequence[tuple[Origin, RecordT]],
    *,
    name: str | None,
    prefer: Mapping[str, int],
    tell: Callable[[Finding], None],
) -> tuple[RecordT, Origins]:
    """Unite records of one and the same thing; the first to say something is kept, and keeps its place.

    Args:
        records: The records, each with where it comes from.
        name: Identifier of what they become; None for a tie, which has none.
        prefer: Numbers of the censuses whose values come first, by attribute.
        tell: Takes down what differs.

    Returns:
        The record, and where its values come from.
    """
    members = tuple(origin for origin, _ in records)
    first = records[0][1]
    changes: dict[str, Any] = {} if name is None else {"id": name}
    work = _Uniting(name or members[0].id, prefer, tell)
    if any(record != first for _, record in records):
        changes = {**work.attributes("", records), **changes}
    if any(getattr(first, attribute) != value for attribute, value in changes.items()):
        # Making a record checks it, which costs more than to compare.
        first = attrs.evolve(first, **changes)
    return first, Origins(members=members, values=work.origins)


class _Uniting:
    """The uniting of one record: where its values come from, and what differs."""

    def __init__(self, name: str, prefer: Mapping[str, int], tell: Callable[[Finding], None]) -> None:
        self._name: str = name
        self._prefer: Mapping[str, int] = prefer
        self._tell: Callable[[Finding], None] = tell
        self.origins: dict[str, tuple[Origin, ...]] = {}

    def attributes(self, path: str, given: Sequence[Given]) -> dict[str, Any]:
        """Return the values of what has attributes: a record, a site, a contact."""
        values = {}
        for field in attrs.fields(type(given[0][1])):
            inner = f"{path}.{field.name}" if path else field.name
            if inner != "id":
                said = [(origin, getattr(value, field.name)) for origin, value in given]
                values[field.name] = self._value(inner, said)
        return values

    def _value(self, path: str, given: Sequence[Given]) -> Any:
        said = [one for one in given if not _is_blank(one[1])]
        if not said:
            return given[0][1]
        if self._prefer:
            preferred = self._preferred(_INDEX.sub("", path))
            said.sort(key=lambda one: one[0].census != preferred)
        first = said[0][1]
        if all(value == first for _, value in said):
            self.origins[path] = tuple(origin for origin, _ in said)
            return first
        if path == "detailed":
            return True
        if isinstance(first, Basis):
            # It tells how sure the whole site is, and says nothing by itself.
            return _best(basis for _, basis in said)
        if isinstance(first, tuple):
            return self._list(path, said)
        if isinstance(first, dict):
            return self._columns(path, said)
        if isinstance(first, _COMPOSED):
            return attrs.evolve(first, **self.attributes(path, said))
        return self._one(path, said)

    def _preferred(self, path: str) -> int | None:
        while path and path not in self._prefer:
            path = path.rpartition(".")[0]
        return self._prefer.get(path)

    def _one(self, path: str, said: Sequence[Given]) -> Any:
        """Keep the first of values, or a finer one that agrees with it, and tell of every other."""
        (origin, kept), *others = said
        origins = [origin]
        for other, value in others:
            if _same_said(kept, value):
                kept = _strongest([kept, value])
                origins.append(other)
                continue
            likeness = compare(path.rpartition(".")[2], kept, value)
            if likeness is Likeness.FINER:
                self._differ(path, likeness, (other, value), (origins[0], kept))
                kept, origins = value, [other]
            else:
                self._differ(path, likeness, (origins[0], kept), (other, value))
        self.origins[path] = tuple(origins)
        return kept

    def _columns(self, path: str, said: Sequence[Given]) -> dict[str, Any]:
        """Unite what no attribute takes, column by column."""
        names = dict.fromkeys(name for _, columns in said for name in columns)
        return {
            name: self._value(f"{path}.{name}", [(origin, columns.get(name)) for origin, columns in said])
            for name in names
        }

    def _list(self, path: str, said: Sequence[Given]) -> tuple[Any, ...]:
        """Unite lists: what stands in several is kept once, in the order in which it comes."""
        items = [[(origin, item) for item in values] for origin, values in said]
        alike = alike_sites(items) if isinstance(items[0][0][1], Site) else _alike(items)
        return tuple(self._item(f"{path}[{place}]", same) for place, same in enumerate(alike))

    def _item(self, path: str, same: Sequence[Given]) -> Any:
        if isinstance(same[0][1], Site):
            return self._value(path, same)
        self.origins[path] = _once(origin for origin, _ in same)
        return _strongest([value for _, value in same])

    def _differ(self, path: str, likeness: Likeness, kept: Given, other: Given) -> None:
        code, severity, words = _DIFFERENCES[likeness]
        text = Label(
            f"{_quoted(kept, 'fr')}, retenu ; {_quoted(other, 'fr')}, {words.text('fr')}",
            f"{_quoted(kept, 'en')}, kept; {_quoted(other, 'en')}, {words.text('en')}",
        )
        fix = _FIX if severity is Severity.WARNING else None
        where = Position(record=self._name, path=path)
        self._tell(Finding(code=code, severity=severity, where=where, text=text, fix=fix))


_COARSER: Final = ("less-precise", Severity.INFO, Label("moins précis", "less precise"))
_DIFFERENCES: Final[Mapping[Likeness, tuple[str, Severity, Label]]] = {
    Likeness.OTHER: ("conflict", Severity.WARNING, Label("non retenu", "not kept")),
    Likeness.ALIKE: ("said-otherwise", Severity.INFO, Label("dit autrement", "said otherwise")),
    Likeness.COARSER: _COARSER,
    Likeness.FINER: _COARSER,
}
"""How each difference is told."""


def _quoted(said: Given, lang: str) -> str:
    origin, value = said
    quoted = "« {} » ({})" if language_of(lang) == "fr" else "“{}” ({})"
    return quoted.format(shown(value, lang), origin.label(lang))


def _is_blank(value: Any) -> bool:
    # Zero months are something, and so is a column that says no.
    return value is None or value in ("", (), {})


def _alike(items: Sequence[Sequence[Given]]) -> list[list[Given]]:
    """Put the items of lists that say the same together."""
    found: dict[Any, list[Given]] = {}
    for said in (one for one_list in items for one in one_list):
        value = said[1]
        found.setdefault(value.value if isinstance(value, Claim) else value, []).append(said)
    return list(found.values())


def _same_said(first: Any, second: Any) -> bool:
    """Tell whether two values say the same, whatever it rests on."""
    return first == second or (
        isinstance(first, Claim | Location)
        and isinstance(second, type(first))
        and attrs.evolve(second, basis=first.basis, sources=first.sources) == first
    )


def _strongest(values: Sequence[Any]) -> Any:
    """Return one of the values that say the same, with the strongest basis of all and all their sources."""
    if not isinstance(values[0], Claim | Location):
        return values[0]
    sources = _once(source for value in values for source in value.sources)
    return attrs.evolve(values[0], basis=_best(value.basis for value in values), sources=sources)


def _best(bases: Iterable[Basis]) -> Basis:
    return min(bases, key=_STRENGTH.index)


def _once(values: Iterable[ItemT]) -> tuple[ItemT, ...]:
    return tuple(dict.fromkeys(values))
