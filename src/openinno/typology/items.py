"""The items of a sheet: what it says, a line each, with what limits it and how it is marked."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

import attrs

from ..citations import Source
from ..labels import Label
from ..vocabulary import Funding, LegalForm, LevelBasis, Ownership, Priority, Sector, StructureType, Term

__all__ = ["Item", "LegalItem", "LevelItem", "Weight", "behind_marks"]


class Weight(Enum):
    """How general an item about law and business is, in the words of the sheet."""

    MAJORITY = "majority"
    MINORITY = "minority"
    MOST_OFTEN = "most_often"
    REGULARLY = "regularly"
    PREFERRED = "preferred"
    RECENT_TREND = "recent_trend"


@attrs.frozen(kw_only=True)
class Item:
    """A definition or a value proposition of a sheet.

    Args:
        text: What it says, in our words.
        scope: The type of structure it is limited to, or None when it holds for all.
        optional: Whether the sheet marks it optional.
        detail_of: Place, from 0, of the item of the same list that it details.
        sources: Its line.

    Examples:
        >>> from textwrap import shorten
        >>> import openinno as oi
        >>> offers = oi.typology.sheet(oi.Profile.ACCELERATOR).value_propositions
        >>> shorten(next(offer for offer in offers if offer.scope).marked.text("en"), 60, placeholder=" …")
        '[start-up studio] As a start-up studio, it builds in …'
    """

    text: Label
    scope: StructureType | None = None
    optional: bool = False
    detail_of: int | None = None
    sources: tuple[Source, ...]

    @property
    def marked(self) -> Label:
        """The text behind what limits it, as in ``[start-up studio] …``."""
        return behind_marks(self.text, [self.scope] if self.scope else [])


def behind_marks(text: Label, marks: Iterable[Term]) -> Label:
    """Return a text behind the terms that limit it, as in ``[start-up studio] …``."""
    terms = list(marks)
    if not terms:
        return text
    fr, en = (", ".join(term.label(lang) for term in terms) for lang in ("fr", "en"))
    return Label(f"[{fr}] {text.text('fr')}", f"[{en}] {text.text('en')}")


@attrs.frozen(kw_only=True)
class LegalItem:
    """What a sheet says of legal status and business model.

    Args:
        text: What it says, in our words.
        ownership: The kinds of ownership it names.
        weight: How general it is; None when the sheet does not say.
        for_profit: True when it says so.
        legal_forms: The legal forms it names.
        legal_form_weight: How general those are.
        initiative: Who takes the initiative, where it says so.
        funding: The sources of money it names.
        initiative_or_funding: Whether it gives initiative and funding as alternatives.
        or_subsidised: Whether *subsidised* is given as an alternative to the ownership.
        owner: The owner it names.
        sources: Its line.
    """

    text: Label
    ownership: tuple[Ownership, ...] = ()
    weight: Weight | None = None
    for_profit: bool | None = None
    legal_forms: tuple[LegalForm, ...] = ()
    legal_form_weight: Weight | None = None
    initiative: tuple[Sector, ...] = ()
    funding: tuple[Funding, ...] = ()
    initiative_or_funding: bool = False
    or_subsidised: bool = False
    owner: LegalForm | None = None
    sources: tuple[Source, ...]


@attrs.frozen(kw_only=True)
class LevelItem:
    """What a structure of the profile does at a level of open innovation.

    Args:
        text: What it says, in our words.
        priority: Done first or besides; None when the sheet does not rank it.
        basis: What the level rests on: the sheet, the words of the level's definition, or our reading.
        evidence: The line of the definition whose words it has.
        sources: Its line.

    Examples:
        >>> from textwrap import shorten
        >>> import openinno as oi
        >>> items = [one for level in oi.typology.sheet(oi.Profile.INCUBATOR).levels for one in level.items]
        >>> [shorten(one.marked.text("en"), 60, placeholder=" …") for one in items if one.marked != one.text]
        ['[inferred] Also as a priority, it animates every day the …']
    """

    text: Label
    priority: Priority | None = None
    basis: LevelBasis
    evidence: tuple[Source, ...] = ()
    sources: tuple[Source, ...]

    @property
    def marked(self) -> Label:
        """The text, marked where its level is only our reading."""
        return behind_marks(self.text, [self.basis] if self.basis is LevelBasis.INFERRED else [])
