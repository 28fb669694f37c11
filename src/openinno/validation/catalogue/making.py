"""What all modules of rules share: how grave by grade, codes of columns, and repairs of one cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from ...cells import Cell
from ...citations import Source
from ...findings import Repair, Severity
from ..grades import Grade
from ..rules import Mend

__all__ = [
    "GROWING",
    "New",
    "beside",
    "code_of",
    "filling",
    "graded",
    "mending",
    "study",
    "text_in",
]


class New(NamedTuple):
    """What to write in place of a text, how sure that is, and whether nothing is lost or guessed."""

    text: str
    confidence: float = 1
    lossless: bool = False


def graded(
    draft: Severity | None, publishable: Severity | None, research: Severity | None
) -> Mapping[Grade, Severity | None]:
    """Return how grave something is at each grade.

    Examples:
        >>> graded(None, Severity.INFO, Severity.ERROR)[Grade.RESEARCH]
        <Severity.ERROR: 'error'>
    """
    return {Grade.DRAFT: draft, Grade.PUBLISHABLE: publishable, Grade.RESEARCH: research}


GROWING: Final = graded(Severity.WARNING, Severity.ERROR, Severity.ERROR)
"""Of what work can go on with, and nothing be published with."""


def study(line: int, last_line: int | None = None) -> Source:
    """Return lines of the study as a source."""
    return Source(document="002", line=line, last_line=last_line)


def code_of(column: str, kind: str) -> str:
    """Return the code of a rule that many columns have.

    Examples:
        >>> code_of("legal_form", "words")
        'legal-form-words'
    """
    return f"{column.replace('_', '-')}-{kind}"


def beside(words: str) -> tuple[str, ...]:
    """Return the rules that tell what words rest on where there are none: no need to miss them again."""
    return tuple(code_of(f"{words}_{kind}", "beside-words") for kind in ("basis", "sources"))


def text_in(row: Mapping[str, Cell], column: str) -> str:
    """Return the text of a cell; an empty one where it holds none."""
    cell = row.get(column)
    return cell if isinstance(cell, str) else ""


def mending(column: str, change: Callable[[str], New | None]) -> Mend:
    """Return what mends the text of one cell.

    Args:
        column: The column.
        change: Tells what to write in place of a text.
    """

    def mend(row: Mapping[str, Cell]) -> Repair | None:
        old = text_in(row, column)
        new = change(old) if old else None
        if new is None or new.text == old:
            return None
        return Repair(column=column, old=old, new=new.text, confidence=new.confidence, lossless=new.lossless)

    return mend


def filling(column: str, tell: Callable[[Mapping[str, Cell]], str | None], confidence: float) -> Mend:
    """Return what writes in a cell what the others tell; never unseen, since one of them may be wrong.

    Args:
        column: The column.
        tell: Tells from the other cells what to write.
        confidence: How sure that is.
    """

    def mend(row: Mapping[str, Cell]) -> Repair | None:
        new = tell(row)
        old = row.get(column)
        if not new or new == old:
            return None
        return Repair(column=column, old=old or None, new=new, confidence=confidence)

    return mend
