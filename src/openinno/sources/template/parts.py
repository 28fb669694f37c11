"""What the workbook that people fill in is made of: its sheets, and what a column of it is."""

from __future__ import annotations

from enum import Enum
from typing import Final, TypeAlias

import attrs

from ...labels import Label
from ...vocabulary import Term

__all__ = ["TEMPLATE_SHEETS", "CellKind", "Example", "TemplateColumn", "TemplateSheet", "cell", "words"]

Example: TypeAlias = Term | Label | str | int | float | None
"""What a cell of an example holds, or None."""


class TemplateSheet(Enum):
    """The sheets of the workbook, in order."""

    PLACES = "places"
    """The sheet to fill in."""
    HELP = "help"
    EXAMPLES = "examples"
    DEFINITIONS = "definitions"
    LISTS = "lists"


TEMPLATE_SHEETS: Final = {
    TemplateSheet.PLACES: Label("Lieux", "Places"),
    TemplateSheet.HELP: Label("Aide", "Help"),
    TemplateSheet.EXAMPLES: Label("Exemples", "Examples"),
    TemplateSheet.DEFINITIONS: Label("Définitions", "Definitions"),
    TemplateSheet.LISTS: Label("Listes", "Lists"),
}
"""What the sheets are called."""


class CellKind(Enum):
    """What is put into the cells of a column."""

    TEXT = "text"
    CODE = "code"
    """Digits that are no number: their noughts in front count."""
    DATE = "date"
    MONTHS = "months"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"


@attrs.frozen(kw_only=True)
class TemplateColumn:
    """A column of the workbook, or several numbered ones for a list.

    Args:
        to: The attribute that it becomes: a name of :data:`~openinno.sources.mapping.targets.TARGETS`.
        heading: What stands above it, before its number.
        help: What to put there.
        vocabulary: The vocabulary of its words, which are chosen from a list.
        kind: What is put into its cells.
        count: How many numbered columns there are; 1 for a column without a number.
        examples: What the lines of example hold, as many as numbered columns or fewer.
    """

    to: str
    heading: Label
    help: Label
    vocabulary: type[Term] | None = None
    kind: CellKind = CellKind.TEXT
    count: int = 1
    examples: tuple[tuple[Example, ...], tuple[Example, ...]] = ((), ())

    @property
    def required(self) -> bool:
        """Whether a line without it is no structure."""
        return self.to == "name"

    def headings(self, lang: str) -> tuple[str, ...]:
        """Return what stands above its columns."""
        heading = self.heading.text(lang)
        return (heading,) if self.count == 1 else tuple(f"{heading} {one + 1}" for one in range(self.count))


def words(
    to: str,
    vocabulary: type[Term],
    heading: Label,
    help_: Label,
    *examples: tuple[Example, ...],
    count: int = 1,
) -> TemplateColumn:
    """Return a column of words, or several numbered ones, chosen from a vocabulary."""
    first, second = examples
    return TemplateColumn(
        to=to, heading=heading, help=help_, vocabulary=vocabulary, count=count, examples=(first, second)
    )


def cell(
    to: str,
    heading: Label,
    help_: Label,
    *examples: Example,
    kind: CellKind = CellKind.TEXT,
) -> TemplateColumn:
    """Return a single column of anything else."""
    first, second = examples
    return TemplateColumn(to=to, heading=heading, help=help_, kind=kind, examples=((first,), (second,)))
