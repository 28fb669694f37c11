"""What may change of a structure between two censuses, each change a value that tells itself in a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Final, TypeAlias

import attrs

from ...flat import FLAT_COLUMNS
from ...labels import Label, language_of
from ...vocabulary import Status, Term
from ..mapping.targets import TARGETS
from .pairing import PairedBy

__all__ = ["EXTRA", "Change", "Move", "MoveReason", "Renaming", "Value"]

Value: TypeAlias = str | int | float
"""One of those that stand in an attribute: a text, a code, a number."""

EXTRA: Final = "extra."
"""What stands before the name of a column of the dataset."""

_LABELS: Final[Mapping[str, Label]] = {column.name: column.label for column in FLAT_COLUMNS}
_NOTHING: Final = Label("(rien)", "(nothing)")
_BY: Final[Mapping[PairedBy, Label]] = {
    PairedBy.ID: Label("même identifiant", "same identifier"),
    PairedBy.SIRET: Label("même SIRET", "same SIRET"),
    PairedBy.NAME: Label("mêmes nom et commune", "same name and commune"),
}


class MoveReason(Enum):
    """Why a structure is taken to have opened or closed."""

    LISTED = "listed"
    """One census lists it, the other does not: that is all that is known."""
    STATUS = "status"
    """Both list it, and say so of its status."""


@attrs.frozen(kw_only=True)
class Move:
    """A structure that opened or closed.

    Args:
        id: Its identifier.
        name: Its name.
        commune: The commune of its first site.
        reason: Why it is taken to have opened or closed.
        before: Code of its status in the first census.
        after: Code of its status in the second.
    """

    id: str
    name: str
    commune: str | None = None
    reason: MoveReason
    before: str | None = None
    after: str | None = None

    def line(self, lang: str = "en") -> str:
        """Return the structure with its status, where that is known.

        Args:
            lang: The language, ``fr`` or ``en``.

        Examples:
            >>> moved = Move(id="h7", name="H7", reason=MoveReason.STATUS, before="planned", after="active")
            >>> moved.line(), moved.line("fr")
            ('H7, planned → active', 'H7, en projet → en activité')
        """
        name = f"{self.name} ({self.commune})" if self.commune else self.name
        both = self.reason is MoveReason.STATUS
        known = (self.before, self.after) if both else (self.before or self.after,)
        told = " → ".join(_shown(Status, (one,) if one else (), lang) for one in known)
        return f"{name}, {told}" if both or any(known) else name


@attrs.frozen(kw_only=True)
class Change:
    """An attribute that changed.

    Args:
        id: Identifier of the structure, in the second census.
        name: Its name there.
        attribute: Column of the flat row, or ``extra.`` and the name of a column of the dataset.
        before: What stood there, in order; nothing where it was not known.
        after: What stands there.
    """

    id: str
    name: str
    attribute: str
    before: tuple[Value, ...]
    after: tuple[Value, ...]

    def line(self, lang: str = "en") -> str:
        """Return the change with the words of a language.

        Args:
            lang: The language, ``fr`` or ``en``.

        Examples:
            >>> themes = ("energy", "mobility")
            >>> Change(id="h7", name="H7", attribute="themes", before=(), after=themes).line("fr")
            'H7, thème : (rien) → énergie, mobilité'
        """
        target = TARGETS.get(self.attribute)
        vocabulary = target.vocabulary if target else None
        before, after = (_shown(vocabulary, one, lang) for one in (self.before, self.after))
        label = _LABELS.get(self.attribute, Label(self.attribute.removeprefix(EXTRA))).text(lang)
        return f"{self.name}, {label}{_colon(lang)} {before} → {after}"


@attrs.frozen(kw_only=True)
class Renaming:
    """A structure that has another identifier, and is taken for the same.

    Args:
        before: Its identifier in the first census.
        after: Its identifier in the second.
        name: Its name there.
        by: What both have in common.
    """

    before: str
    after: str
    name: str
    by: PairedBy

    def line(self, lang: str = "en") -> str:
        """Return both identifiers, and why they are one.

        Args:
            lang: The language, ``fr`` or ``en``.

        Examples:
            >>> print(Renaming(before="h7", after="h7_lyon", name="H7", by=PairedBy.SIRET).line())
            H7: h7 → h7_lyon (same SIRET)
        """
        return f"{self.name}{_colon(lang)} {self.before} → {self.after} ({_BY[self.by].text(lang)})"


def _colon(lang: str) -> str:
    return " :" if language_of(lang) == "fr" else ":"


def _shown(vocabulary: type[Term] | None, values: Iterable[Value], lang: str) -> str:
    """Write values, codes of a vocabulary by their labels."""
    terms = {term.value: term for term in vocabulary} if vocabulary else {}
    shown = (terms[one].label(lang) if one in terms else str(one) for one in values)
    return ", ".join(shown) or _NOTHING.text(lang)
