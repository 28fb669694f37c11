"""Checks a query against the fields of a dataset, before it is sent: names, and kinds of value."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Final, Protocol, Self

import attrs

from ...labels import Label
from ...listing import few_of
from .arguments import Pattern
from .catalogue import signature
from .comparisons import Among, Comparison, Holds, InRange, IsBoolean, Like, Predicate
from .conditions import Flag
from .expressions import Aliased, Arithmetic, Call
from .fields import Field, quoted
from .kinds import KINDS, kind_label, kind_of
from .literals import Date, Number, Text, is_date
from .nodes import Node, walk

__all__ = ["FieldLike", "Schema"]

_HIDDEN: Final = frozenset({"_id", "_timestamp", "_size", "_links"})
"""What every row has, and no list of fields tells."""


class FieldLike(Protocol):
    """What a check needs to know of a field of a dataset.

    Examples:
        >>> from openinno.explore import DatasetField
        >>> themes: FieldLike = DatasetField(name="themes", type="text", annotations={"facet": ()})
        >>> themes.name, themes.type, themes.is_facet, themes.is_multivalued
        ('themes', 'text', True, False)
    """

    @property
    def name(self) -> str:
        """Its name, as queries write it."""
        ...

    @property
    def type(self) -> str:
        """Its type, such as ``text`` or ``geo_point_2d``."""
        ...

    @property
    def is_facet(self) -> bool:
        """Whether refine and exclude take it."""
        ...

    @property
    def is_multivalued(self) -> bool:
        """Whether a row may have several values of it."""
        ...


@attrs.frozen(kw_only=True)
class Schema:
    """The fields of a dataset, as a check looks at them.

    Args:
        kinds: The kind of each field; empty for a type that is not known here.
        facets: The names of the facets.
    """

    kinds: Mapping[str, str]
    facets: frozenset[str]

    @classmethod
    def of(cls, fields: Iterable[FieldLike]) -> Self:
        """Return the schema of some fields."""
        listed = tuple(fields)
        return cls(
            kinds={one.name: KINDS.get(one.type, "") for one in listed},
            facets=frozenset(one.name for one in listed if one.is_facet),
        )

    def faults(self, node: Node, *, aliases: Iterable[str] = ()) -> Iterator[Label]:
        """Yield the names that do not exist, and the kinds that do not fit, in a node and all it holds."""
        known = {*self.kinds, *aliases, *_HIDDEN}
        hints = {field: hint for one in walk(node) for field, hint in _name_hints(one, known)}
        prefixes = {one.prefix.name for one in walk(node) if isinstance(one, Pattern)}
        for one in walk(node):
            if isinstance(one, Field):
                if one.name not in known and one.name not in prefixes:
                    yield unknown(one.name, known - _HIDDEN, hints.get(one))
            else:
                yield from self._kind_faults(one)

    def facet_faults(self, name: str, value: Node) -> Iterator[Label]:
        """Yield why a facet cannot be refined, or not by this value."""
        if name not in self.kinds:
            yield unknown(name, self.kinds)
        elif name not in self.facets:
            facets = few_of(map(quoted, sorted(self.facets)) if self.facets else "-", quoted(name))
            yield Label(
                f"{quoted(name)} n'est pas une facette : filtrez-le par where ; facettes :"
                f" {facets.text('fr')}",
                f"{quoted(name)} is no facet: filter it by where; facets: {facets.text('en')}",
            )
        elif self.kinds[name] == "number" and isinstance(value, Text):
            yield from self._mismatch(Field(name), value)

    def group_faults(self, item: Node) -> Iterator[Label]:
        """Yield why rows cannot be grouped by an item: places are not equal, they are near."""
        value = item.value if isinstance(item, Aliased) else item
        if isinstance(value, Field) and self.kinds.get(value.name) in {"point", "shape"}:
            yield Label(
                f"on ne groupe pas par le champ géographique {value} : utilisez geo_cluster() sur des points",
                f"rows are not grouped by the geographical field {value}: use geo_cluster() on points",
            )

    def _kind_faults(self, node: Node) -> Iterator[Label]:
        match node:
            case Comparison(left=left, operator=operator, right=right):
                yield from self._comparison_faults(left, operator, right)
            case Among(value=value, choices=choices):
                for choice in choices:
                    yield from self._mismatch(value, choice)
            case InRange(value=value, low=low):
                wrong = tuple(self._expected(value, frozenset({"number", "date"}), "in […]"))
                yield from wrong or self._mismatch(value, low)
            case Holds(value=value, field=field):
                yield from self._mismatch(field, value)
            case Like(value=value):
                yield from self._expected(value, frozenset({"text"}), "like")
            case IsBoolean(value=value):
                yield from self._expected(value, frozenset({"boolean"}), "is true")
            case Flag(field=field):
                yield from self._expected(field, frozenset({"boolean"}), "where")
            case Arithmetic(left=left, operator=operator, right=right):
                for side in (left, right):
                    yield from self._expected(side, frozenset({"number"}), operator)
            case Call() | Predicate():
                yield from self._call_faults(node)

    def _call_faults(self, node: Call | Predicate) -> Iterator[Label]:
        if node.arguments and signature(node.function).of:
            subject = node.arguments[0]
            wrong = tuple(self._expected(subject, signature(node.function).of, f"{node.function}()"))
            yield from wrong
            if node.function == "range" and not wrong:
                for bound in node.arguments[1:]:
                    yield from self._mismatch(subject, bound)

    def _expected(self, node: Node, of: frozenset[str], where: str) -> Iterator[Label]:
        kind = kind_of(node, self.kinds)
        if kind and kind not in of:
            fr = " ou ".join(kind_label(one).text("fr") for one in sorted(of))
            en = " or ".join(kind_label(one).text("en") for one in sorted(of))
            yield Label(
                f"{node} est {kind_label(kind).text('fr')}, et {where} attend {fr}",
                f"{node} is {kind_label(kind).text('en')}, and {where} takes {en}",
            )

    def _comparison_faults(self, left: Node, operator: str, right: Node) -> Iterator[Label]:
        sides = ((left, kind_of(left, self.kinds)), (right, kind_of(right, self.kinds)))
        for side, kind in sides:
            if kind in {"point", "shape"}:
                yield Label(
                    f"{side} est {kind_label(kind).text('fr')} : impossible à comparer ; voyez"
                    " within_distance(), in_bbox(), intersects()",
                    f"{side} is {kind_label(kind).text('en')}: it cannot be compared; see within_distance(),"
                    " in_bbox(), intersects()",
                )
                return
            if kind in {"text", "boolean"} and operator not in {"=", "!="}:
                yield Label(
                    f"{side} est {kind_label(kind).text('fr')} : {operator} n'ordonne que des nombres"
                    " et des dates",
                    f"{side} is {kind_label(kind).text('en')}: {operator} orders numbers and dates only",
                )
                return
        yield from self._mismatch(left, right)

    def _mismatch(self, one: Node, other: Node) -> Iterator[Label]:
        kinds = kind_of(one, self.kinds), kind_of(other, self.kinds)
        if all(kinds) and kinds[0] != kinds[1]:
            ours, theirs = map(kind_label, kinds)
            hint = _hint(one, kinds[0], other) or _hint(other, kinds[1], one) or Label("", "")
            yield Label(
                f"{one} est {ours.text('fr')} et {other} {theirs.text('fr')}{hint.text('fr')}",
                f"{one} is {ours.text('en')} and {other} {theirs.text('en')}{hint.text('en')}",
            )


def _name_hints(node: Node, known: Container[str]) -> Iterator[tuple[Node, Label]]:
    """Yield what may have been meant by the names in a node, should they be those of no field."""
    match node:
        case Comparison(right=Field(name=name) as right):
            text = Text(name)
            yield (
                right,
                Label(
                    f" ; un texte s'écrit entre guillemets : {text}", f"; a text goes between quotes: {text}"
                ),
            )
        case Predicate(arguments=(*fields, Text(value=words))):
            for one in fields:
                if isinstance(one, Field) and (" " in one.name or words in known):
                    yield (
                        one,
                        Label(
                            f' ; en Python, les mots vont d\'abord : {node.function}("mots", "champ")',
                            f'; in Python the words go first: {node.function}("words", "field")',
                        ),
                    )


def unknown(name: str, known: Iterable[str], hint: Label | None = None) -> Label:
    """Return why a name names no field, with those that are near it and what may have been meant."""
    names = sorted(known)
    near = get_close_matches(name[:100], names, n=3)
    shown = few_of(map(quoted, near or names))
    fr = f"{'proches' if near else 'champs'} : {shown.text('fr')}"
    en = f"{'near it' if near else 'fields'}: {shown.text('en')}"
    more = hint or Label("", "")
    return Label(
        f"champ inconnu : {quoted(name)}{more.text('fr')} ; {fr}",
        f"unknown field: {quoted(name)}{more.text('en')}; {en}",
    )


def _hint(node: Node, kind: str, literal: Node) -> Label | None:
    """Return how the literal should have been written to go with a node of this kind."""
    if kind == "date" and isinstance(literal, Text | Number):
        text = literal.value if isinstance(literal, Text) else str(literal)
        date = f"date'{text if is_date(text) else '2024-08-29'}'"
        return Label(f" : une date s'écrit {date}", f": a date is written {date}")
    if kind == "number" and isinstance(literal, Text):
        return Label(" : un nombre s'écrit sans guillemets", ": a number goes without quotes")
    if kind == "text" and isinstance(literal, Number | Date):
        return Label(" : un texte s'écrit entre guillemets", ": a text goes between quotes")
    return None
