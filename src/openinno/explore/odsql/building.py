"""Builds expressions and conditions with the operators of Python: what :func:`field` returns."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Set
from decimal import Decimal

from ...labels import Label
from ..errors import BadQuery
from .comparisons import Among, Holds, InRange, IsBoolean, IsNull, Like, Predicate
from .expressions import Aliased, Order
from .fields import Field
from .geometries import Distance, Geometry
from .given import is_one_of, shown
from .literals import Number, Text
from .nodes import Expression
from .operators import Operators, named, operand

__all__ = ["Builder", "Value", "field"]


class Builder(Operators):
    """An expression under construction: its operators build nodes.

    It is no node itself, because ``==`` builds a comparison here and compares structures there.

    Attributes:
        node: What has been built so far.

    Examples:
        >>> print((field("surface") / 2 >= 50) & ~field("ferme"))
        surface / 2 >= 50 and not ferme
        >>> nom, ouvert, lieu = field("nom"), field("ouvert"), field("lieu")
        >>> print(nom.like("labo*") & nom.is_not_null() & ~nom.is_null())
        nom like "labo*" and nom is not null and not nom is null
        >>> for one in (ouvert.is_true(), ouvert.is_not_true(), ouvert.is_false(), ouvert.is_not_false()):
        ...     print(one)
        ouvert is true
        ouvert is not true
        ouvert is false
        ouvert is not false
        >>> box = "POLYGON((2 48, 3 48, 3 49, 2 48))"
        >>> for one in (lieu.within(box), lieu.intersects(box), lieu.disjoint(box)):
        ...     print(one)
        within(lieu, geom'POLYGON((2 48, 3 48, 3 49, 2 48))')
        intersects(lieu, geom'POLYGON((2 48, 3 48, 3 49, 2 48))')
        disjoint(lieu, geom'POLYGON((2 48, 3 48, 3 49, 2 48))')
        >>> print(nom.alias("n"), nom.asc(), nom.desc(), sep="; ")
        nom as n; nom; nom desc
    """

    __slots__ = ()

    def in_(self, *values: object) -> Among:
        """Hold when the value is one of ``values``; given alone, a list or another collection is opened.

        Examples:
            >>> print(field("ville").in_("Paris", "Nantes"))
            ville in ("Paris", "Nantes")
        """
        alone = values[0] if len(values) == 1 else None
        given = (
            alone if isinstance(alone, Iterable) and not isinstance(alone, str | bytes | Builder) else values
        )
        choices = [operand(one) for one in given]
        if isinstance(given, Set):
            # A set has no order of its own: the same query should be the same text, whenever it is made.
            choices.sort(key=str)
        return Among(self.node, tuple(choices))

    def between(self, low: object, high: object, *, bounds: str = "[]") -> InRange:
        """Hold when a number or a date lies in a range.

        Args:
            low: The lower bound.
            high: The upper bound.
            bounds: ``[]`` takes both in; ``]`` at the left and ``[`` at the right leave one out.

        Raises:
            BadQuery: There are no such bounds.

        Examples:
            >>> print(field("annee").between(2017, 2020, bounds="[["))
            annee in [2017..2020[
        """
        if not is_one_of(bounds, {"[]", "[[", "]]", "]["}):
            raise BadQuery.of(
                Label(
                    f"bornes inconnues : {shown(bounds)} ; possibles : [] [[ ]] ][",
                    f"unknown bounds: {shown(bounds)}; possible: [] [[ ]] ][",
                )
            )
        return InRange(
            value=self.node,
            low=operand(low),
            high=operand(high),
            low_included=bounds[0] == "[",
            high_included=bounds[1] == "]",
        )

    def like(self, pattern: str) -> Like:
        """Hold when the text contains the words of ``pattern``; ``*`` and ``?`` stand for any letters."""
        return Like(self.node, Text(pattern))

    def contains(self, value: object) -> Holds:
        """Hold when one of the field's several values is ``value``.

        Examples:
            >>> print(field("themes").contains("Énergie"))
            "Énergie" in themes
        """
        return Holds(operand(value), named(self))

    def is_null(self) -> IsNull:
        """Hold when there is no value."""
        return IsNull(self.node)

    def is_not_null(self) -> IsNull:
        """Hold when there is a value."""
        return IsNull(self.node, negated=True)

    def is_true(self) -> IsBoolean:
        """Hold when the value is true."""
        return IsBoolean(self.node, True)

    def is_false(self) -> IsBoolean:
        """Hold when the value is false."""
        return IsBoolean(self.node, False)

    def is_not_true(self) -> IsBoolean:
        """Hold when the value is false, or missing."""
        return IsBoolean(self.node, True, negated=True)

    def is_not_false(self) -> IsBoolean:
        """Hold when the value is true, or missing."""
        return IsBoolean(self.node, False, negated=True)

    def within_distance(
        self, *, latitude: float, longitude: float, km: float | None = None, distance: Distance | None = None
    ) -> Predicate:
        """Hold within a distance of a point.

        Args:
            latitude: Degrees to the north.
            longitude: Degrees to the east.
            km: The distance in kilometres; or
            distance: the distance in any unit.

        Raises:
            BadQuery: No distance is given, or two are.

        Examples:
            >>> print(field("lieu").within_distance(latitude=48.85, longitude=2.35, km=10))
            within_distance(lieu, geom'POINT(2.35 48.85)', 10km)
        """
        reach = distance if km is None else Distance(km, "km")
        if reach is None or (km is not None and distance is not None):
            raise BadQuery.of(
                Label("donnez km ou distance, l'un des deux", "give km or distance, one of them")
            )
        point = Geometry.point(latitude=latitude, longitude=longitude)
        return Predicate("within_distance", (self.node, point, reach))

    def in_bbox(self, *, south: float, west: float, north: float, east: float) -> Predicate:
        """Hold in a box, from ``south`` to ``north`` and from ``west`` to ``east``, in degrees.

        Raises:
            BadQuery: The south lies north of the north.

        Examples:
            >>> print(field("lieu").in_bbox(south=48.8, west=2.2, north=48.9, east=2.5))
            in_bbox(lieu, 48.8, 2.2, 48.9, 2.5)
        """
        box = (Number(south), Number(west), Number(north), Number(east))
        if south > north:
            raise BadQuery.of(
                Label(
                    f"la limite sud ({south}) est au nord de la limite nord ({north}) : échangez-les",
                    f"south ({south}) lies north of north ({north}): exchange them",
                )
            )
        return Predicate("in_bbox", (self.node, *box))

    def intersects(self, geometry: Geometry | str) -> Predicate:
        """Hold when the field has a point in common with ``geometry``: WKT, or a :class:`Geometry`."""
        return self._touches("intersects", geometry)

    def disjoint(self, geometry: Geometry | str) -> Predicate:
        """Hold when the field has no point in common with ``geometry``."""
        return self._touches("disjoint", geometry)

    def within(self, geometry: Geometry | str) -> Predicate:
        """Hold when the field lies inside ``geometry``."""
        return self._touches("within", geometry)

    def _touches(self, function: str, geometry: Geometry | str) -> Predicate:
        return Predicate(function, (self.node, Geometry(geometry) if isinstance(geometry, str) else geometry))

    def alias(self, name: str) -> Aliased:
        """Call the expression ``name`` in the answer; order_by may use the name."""
        return Aliased(self.node, name)

    def asc(self) -> Order:
        """Sort by it, from the least."""
        return Order(self.node)

    def desc(self) -> Order:
        """Sort by it, from the greatest."""
        return Order(self.node, descending=True)


Value = Builder | Expression | str | int | float | Decimal | bool | datetime.date
"""What stands for a value: in a comparison, a text is a literal; as what is computed on, it names a field."""


def field(name: str) -> Builder:
    """Return the field called ``name``, ready to be compared, computed with, sorted by.

    Raises:
        BadQuery: No field can have that name.

    Examples:
        >>> print(field("region") == "Normandie")
        region = "Normandie"
        >>> field("nom") == None
        Traceback (most recent call last):
        ...
        openinno.explore.errors.BadQuery: refused before sending: no comparison with null ever holds: use \
is_null() or is_not_null()
    """
    return Builder(Field(name))
