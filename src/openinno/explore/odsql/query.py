"""What is asked of a dataset: an immutable query, made clause by clause, checked before it is sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Self

import attrs

from ...labels import Label
from ..errors import BadQuery
from .building import Builder
from .checking import FieldLike, Schema
from .clauses import alias_clashes, late_aggregates, misplaced
from .conditions import And, Condition
from .expressions import Aliased, Item, Order, aggregates
from .given import is_one_of, shown
from .grouping import grouping_faults
from .items import conditions_of, facets_of, groups_of, orders_of, selected_of
from .nodes import Expression
from .refinements import Refinement
from .zones import zone_faults

__all__ = ["LANGUAGES", "Query"]

LANGUAGES: Final = ("ar", "ca", "de", "en", "es", "eu", "fr", "it", "nl", "pt", "sv")
"""The languages that portals answer in."""


@attrs.frozen(kw_only=True)
class Query:
    """What is asked of a dataset.

    Each method returns another query. What no portal would run is refused at once; what depends on the
    fields of the dataset is refused by :meth:`check`.

    Args:
        selection: What to return of each row or group; empty for everything. This and the other clauses
            take what their methods take.
        conditions: What rows are kept; all of them hold.
        grouping: What rows are grouped by.
        ordering: What rows or groups are sorted by.
        size: How many to return; None for the portal's own number, or all where the client pages.
        start: How many to skip.
        refinements: Values of facets to keep.
        exclusions: Values of facets to leave out.
        language: The language of dates, as one of :data:`~openinno.explore.odsql.query.LANGUAGES`.
        zone: The time zone of dates, such as ``Europe/Paris``.

    Raises:
        BadQuery: No portal would run it; every reason is told.

    Examples:
        >>> from openinno.explore.odsql import count, field
        >>> query = Query().select("region", count().alias("n")).group_by("region")
        >>> print(query.where(field("ouvert").is_true()).order_by(field("n").desc()).limit(20))
        select=region, count(*) as n
        where=ouvert is true
        group_by=region
        order_by=n desc
        limit=20
        >>> more = query.refine("theme", "eau").exclude("theme", "air").lang("fr").timezone("UTC").offset(9)
        >>> [name for name, _ in more.parameters()], more.is_aggregate, more.condition, more.faults()
        (['select', 'group_by', 'refine', 'exclude', 'lang', 'timezone'], False, None, ())
    """

    selection: tuple[Item, ...] = attrs.field(default=(), converter=selected_of)
    conditions: tuple[Condition, ...] = attrs.field(default=(), converter=conditions_of)
    grouping: tuple[Item, ...] = attrs.field(default=(), converter=groups_of)
    ordering: tuple[Order, ...] = attrs.field(default=(), converter=orders_of)
    size: int | None = None
    start: int = 0
    refinements: tuple[Refinement, ...] = attrs.field(default=(), converter=facets_of)
    exclusions: tuple[Refinement, ...] = attrs.field(default=(), converter=facets_of)
    language: str | None = None
    zone: str | None = None

    def __attrs_post_init__(self) -> None:
        faults = tuple(self._own_faults())
        if faults:
            raise BadQuery.of(*faults)

    def select(self, *items: Item | Builder | str) -> Self:
        """Return ``items`` too of each row: fields by name, ``*``, expressions, aggregates, aliases."""
        return attrs.evolve(self, selection=(*self.selection, *items))

    def where(self, *conditions: Condition | Builder | str) -> Self:
        """Keep only the rows where all the ``conditions`` hold too; a text is ODSQL.

        Raises:
            MissingExtra: A text was given, and lark, which reads it, is not installed.
        """
        return attrs.evolve(self, conditions=(*self.conditions, *conditions))

    def group_by(self, *items: Item | Builder | str) -> Self:
        """Group by ``items`` too: fields by name, functions of them, ``range_()`` or ``geo_cluster()``.

        Aliases of groups are declared here, and what is counted in select, where an alias names its group.

        Examples:
            >>> from openinno.explore.odsql import count, year
            >>> print(Query().group_by(year("date_maj").alias("an")).select("an", count().alias("n")))
            select=an, count(*) as n
            group_by=year(date_maj) as an
        """
        return attrs.evolve(self, grouping=(*self.grouping, *items))

    def order_by(self, *items: Order | Builder | Expression | str) -> Self:
        """Sort by ``items``: ``field("n").desc()``, names, aliases, aggregates (first), ``random(seed)``."""
        return attrs.evolve(self, ordering=(*self.ordering, *items))

    def limit(self, size: int | None) -> Self:
        """Return ``size`` rows at most; None for no limit of yours."""
        return attrs.evolve(self, size=size)

    def offset(self, start: int) -> Self:
        """Skip ``start`` rows first."""
        return attrs.evolve(self, start=start)

    def refine(self, name: str | Builder, value: object) -> Self:
        """Keep only the rows with a ``value`` of the facet ``name``; a number goes as a number."""
        return attrs.evolve(self, refinements=(*self.refinements, (name, value)))

    def exclude(self, name: str | Builder, value: object) -> Self:
        """Leave out the rows with a ``value`` of the facet ``name``."""
        return attrs.evolve(self, exclusions=(*self.exclusions, (name, value)))

    def lang(self, code: str) -> Self:
        """Name days and months in the language of a ``code``, such as ``fr``."""
        return attrs.evolve(self, language=code)

    def timezone(self, name: str) -> Self:
        """Return and group dates in the time zone called ``name``; portals take UTC without one."""
        return attrs.evolve(self, zone=name)

    @property
    def condition(self) -> Condition | None:
        """All the conditions as one; None without any."""
        return And(self.conditions) if len(self.conditions) > 1 else next(iter(self.conditions), None)

    @property
    def is_aggregate(self) -> bool:
        """Whether the answer is one row computed from all: portals repeat it as often as the limit allows."""
        return bool(self.selection) and not self.grouping and all(map(aggregates, self.selection))

    def parameters(self) -> tuple[tuple[str, str], ...]:
        """Return the parameters of the request but limit and offset, in a fixed order, not encoded.

        Examples:
            >>> Query().select("nom").refine("theme", "Énergie").parameters()
            (('select', 'nom'), ('refine', 'theme:"Énergie"'))
        """
        clauses = (
            ("select", ", ".join(map(str, self.selection))),
            ("where", "" if self.condition is None else str(self.condition)),
            ("group_by", ", ".join(map(str, self.grouping))),
            ("order_by", ", ".join(map(str, self.ordering))),
            *(("refine", str(one)) for one in self.refinements),
            *(("exclude", str(one)) for one in self.exclusions),
            ("lang", self.language or ""),
            ("timezone", self.zone or ""),
        )
        return tuple((name, text) for name, text in clauses if text)

    def __str__(self) -> str:
        limits = (("limit", self.size), ("offset", self.start or None))
        pairs = [*self.parameters(), *((name, number) for name, number in limits if number is not None)]
        return "\n".join(f"{name}={value}" for name, value in pairs)

    def faults(self, fields: Iterable[FieldLike] | None = None) -> tuple[Label, ...]:
        """Return everything a portal would refuse.

        Args:
            fields: The fields of the dataset; without them, names and types are not looked at.
        """
        found = [*grouping_faults(self.selection, self.grouping)]
        if fields is not None:
            found.extend(self._field_faults(Schema.of(fields)))
        return tuple(dict.fromkeys(found))

    def check(self, fields: Iterable[FieldLike] | None = None) -> None:
        """Refuse the query if a portal would.

        Args:
            fields: The fields of the dataset; without them, names and types are not looked at.

        Raises:
            BadQuery: A portal would refuse it; every reason is told.

        Examples:
            >>> Query().select("nom", "ville").group_by("ville").check()
            Traceback (most recent call last):
            ...
            openinno.explore.errors.BadQuery: refused before sending: nom is not grouped: add it to \
group_by, or aggregate it
        """
        found = self.faults(fields)
        if found:
            raise BadQuery.of(*found)

    def _field_faults(self, schema: Schema) -> Iterator[Label]:
        grouped, selected = _aliases(self.grouping), _aliases(self.selection)
        for node in (*self.conditions, *self.grouping):
            yield from schema.faults(node)
        for one in self.selection:
            yield from schema.faults(one, aliases=grouped)
        for last in self.ordering:
            yield from schema.faults(last, aliases=(*grouped, *selected))
        for group in self.grouping:
            yield from schema.group_faults(group)
        for facet in (*self.refinements, *self.exclusions):
            yield from schema.facet_faults(facet.field.name, facet.value)

    def _own_faults(self) -> Iterator[Label]:
        yield from self._number_faults()
        for clause, nodes in (
            ("select", self.selection),
            ("where", self.conditions),
            ("group_by", self.grouping),
            ("order_by", self.ordering),
        ):
            for node in nodes:
                yield from misplaced(clause, node)
        yield from alias_clashes((*self.selection, *self.grouping))
        known = frozenset(_aliases(tuple(one for one in self.selection if aggregates(one))))
        yield from late_aggregates(self.ordering, known)

    def _number_faults(self) -> Iterator[Label]:
        for name, value in (("limit", self.size), ("offset", self.start)):
            if value is not None and (type(value) is not int or value < 0):
                yield Label(
                    f"{name} doit être un entier positif ou nul, et non {shown(value)}",
                    f"{name} is a whole number, 0 or more, not {shown(value)}",
                )
        if self.language is not None and not is_one_of(self.language, LANGUAGES):
            known = ", ".join(LANGUAGES)
            yield Label(
                f"langue inconnue des portails : {shown(self.language)} ; possibles : {known}",
                f"a language that portals do not know: {shown(self.language)}; possible: {known}",
            )
        if self.zone is not None:
            yield from zone_faults(self.zone)


def _aliases(items: tuple[Item, ...]) -> tuple[str, ...]:
    return tuple(one.name for one in items if isinstance(one, Aliased))
