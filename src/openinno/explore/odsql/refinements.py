"""A facet and one of its values, to keep or to leave out."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import attrs

from ...labels import Label
from .fields import Field
from .literals import Boolean, Number, Text, literal
from .nodes import Expression, Node
from .operators import named

__all__ = ["Refinement"]


def _facet_value(value: object) -> Expression:
    if isinstance(value, datetime.date):
        return Text(f"{value:%Y/%m/%d}")
    return literal(value)


@attrs.frozen
class Refinement(Node):
    """A facet, its ``field``, and a ``value`` of it; dates go from the year down: ``2019``, ``2019/12``.

    Examples:
        >>> print(Refinement("theme", "Énergie"), Refinement("annee", 2019))
        theme:"Énergie" annee:2019
    """

    field: Field = attrs.field(converter=named)
    value: Expression = attrs.field(converter=_facet_value)

    def _faults(self) -> Iterator[Label]:
        if not isinstance(self.value, Text | Number | Boolean):
            yield Label(
                f"la valeur d'une facette est un texte, un nombre ou un booléen, et non {self.value}",
                f"the value of a facet is a text, a number or a boolean, not {self.value}",
            )

    def __str__(self) -> str:
        return f"{self.field}:{self.value}"
