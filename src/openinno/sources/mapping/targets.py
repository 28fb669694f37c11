"""What a column may be mapped to: the columns of the flat row, and what several of them are written as."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

import attrs

from ...cells import CellType
from ...fields import ADDRESS_FIELDS, FIELDS, LOCATION_FIELDS, SITE_FIELDS
from ...flat import FLAT_COLUMNS
from ...holds import Holds
from ...labels import Label
from ...vocabulary import Term

__all__ = ["SHOWN_BY", "TARGETS", "Target", "TargetKind"]


SHOWN_BY: Final = Label("openinno.TARGETS")
"""What shows the names of all targets to whoever misspelt one."""


class TargetKind(Enum):
    """How the cells of a target are read."""

    TEXT = "text"
    TEXTS = "texts"
    """Several texts in a cell, or in several columns."""
    WORD = "word"
    """A word of a vocabulary."""
    WORDS = "words"
    """Several words of a vocabulary."""
    IDENTIFIER = "identifier"
    """Digits that are no number: SIREN, SIRET, postcode; or letters among them: INSEE code."""
    DEPARTEMENT = "departement"
    """A code or a name of a département; the flat row has the code."""
    REGION = "region"
    """A code or a name of a région; the flat row has the name."""
    DATE = "date"
    MONTHS = "months"
    DEGREES = "degrees"
    POINT = "point"
    """Latitude and longitude in one cell."""
    METRES = "metres"
    """A coordinate in Lambert-93."""
    JSON = "json"
    """What openinno writes as JSON in a cell, and only that."""


@attrs.frozen(kw_only=True)
class Target:
    """What a column may be mapped to.

    Args:
        name: Its name in a mapping.
        label: What people call it.
        kind: How its cells are read.
        vocabulary: The vocabulary of its words.

    Examples:
        >>> TARGETS["themes"].several, TARGETS["postcode"].several
        (True, False)
    """

    name: str
    label: Label
    kind: TargetKind
    vocabulary: type[Term] | None = None

    @property
    def several(self) -> bool:
        """Whether what several columns say of it is brought together; elsewhere the first that says any."""
        words = self.kind is TargetKind.WORDS and self.vocabulary is not None
        return words or self.name in _NAMES


_NAMES: Final = frozenset({"printed_names", "partner_names"})
"""The lists of texts that people fill in; others stand for what is beside them, in the same order."""
_OF_CELLS: Final = {
    CellType.TEXT: TargetKind.TEXT,
    CellType.LIST: TargetKind.TEXTS,
    CellType.INTEGER: TargetKind.MONTHS,
    CellType.NUMBER: TargetKind.DEGREES,
    CellType.JSON: TargetKind.JSON,
}
_OWN_KINDS: Final[Mapping[str, TargetKind]] = {
    **dict.fromkeys(("siren", "siret", "insee", "postcode"), TargetKind.IDENTIFIER),
    **dict.fromkeys(("opened", "closed"), TargetKind.DATE),
    "departement": TargetKind.DEPARTEMENT,
    "region": TargetKind.REGION,
}
_WORDS: Final[Mapping[Holds, TargetKind]] = {
    Holds.CLAIM: TargetKind.WORD,
    Holds.CLAIMS: TargetKind.WORDS,
    Holds.WORD: TargetKind.WORD,
}
_COMPOSED: Final = (
    Target(
        name="point",
        label=Label("latitude et longitude", "latitude and longitude"),
        kind=TargetKind.POINT,
    ),
    Target(name="lambert93_x", label=Label("x en Lambert-93", "x in Lambert-93"), kind=TargetKind.METRES),
    Target(name="lambert93_y", label=Label("y en Lambert-93", "y in Lambert-93"), kind=TargetKind.METRES),
)


def _targets() -> Mapping[str, Target]:
    tables = (*FIELDS, *SITE_FIELDS, *ADDRESS_FIELDS, *LOCATION_FIELDS)
    fields = {field.column or field.name: field for field in tables}
    found = {}
    for column in FLAT_COLUMNS:
        field = fields.get(column.name)
        word = _WORDS.get(field.holds) if field else None
        found[column.name] = Target(
            name=column.name,
            label=column.label,
            kind=word or _OWN_KINDS.get(column.name) or _OF_CELLS[column.type],
            vocabulary=field.vocabulary if field and word else None,
        )
    return MappingProxyType({**found, **{target.name: target for target in _COMPOSED}})


TARGETS: Final[Mapping[str, Target]] = _targets()
"""What a column may be mapped to, by name."""
