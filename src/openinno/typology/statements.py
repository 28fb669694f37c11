"""What the documents state outside the sheets, and where they contradict themselves."""

from __future__ import annotations

from enum import Enum

import attrs

from ..citations import Source
from ..labels import Label
from ..vocabulary import Basis, Stakeholder

__all__ = ["Contradiction", "Passage", "Statement", "StatementKind", "Value"]


class StatementKind(Enum):
    """What a statement is about."""

    DEFINITION = "definition"
    CAUTION = "caution"
    STAKE = "stake"
    FINANCING = "financing"
    TREND = "trend"
    IMPACT = "impact"
    TERRITORIAL_SUBJECT = "territorial_subject"
    TYPOLOGY = "typology"
    COVID = "covid"
    AIM_25_PLACES = "aim_25_places"
    SERVICE_LOUVRE_LENS_VALLEE = "service_louvre_lens_vallee"
    NOTION_003 = "notion_003"
    NOTION_004 = "notion_004"


@attrs.frozen(kw_only=True)
class Statement:
    """A definition, a stake, a trend: one thing that a document says, in our words.

    Args:
        id: Stable identifier.
        kind: What it is about.
        term: What it defines or names, where it does.
        text: What it says.
        basis: Whether the document says it or we read it so.
        sources: Its lines.

    Examples:
        >>> import openinno as oi
        >>> told = oi.typology.statements(StatementKind.DEFINITION)[0]
        >>> told.id, told.basis, [str(source) for source in told.sources]
        ('open_innovation', <Basis.STATED>, ['002:L68'])
    """

    id: str
    kind: StatementKind
    term: Label | None = None
    text: Label
    basis: Basis
    sources: tuple[Source, ...]


@attrs.frozen(kw_only=True)
class Contradiction:
    """A place where the documents disagree, and what openinno decided.

    Args:
        id: Stable identifier.
        what: The disagreement.
        decision: How it is modelled here.
        sources: The lines that disagree.

    Examples:
        >>> import openinno as oi
        >>> found = oi.typology.contradictions()[0]
        >>> found.id, [str(source) for source in found.sources]
        ('census_size', ['002:L142', '002:L299', '001:L2'])
        >>> print(found.what)
        The size of the census is more than 160, more than 150 or 160 depending on the passage.
    """

    id: str
    what: Label
    decision: Label
    sources: tuple[Source, ...]


@attrs.frozen(kw_only=True)
class Passage:
    """A sentence of ours, its ``text``, and its ``sources``: the lines it rests on.

    Examples:
        >>> import openinno as oi
        >>> passage = oi.typology.value_for(oi.Stakeholder.STARTUP).points[0]
        >>> [str(source) for source in passage.sources]
        ['002:L99']
    """

    text: Label
    sources: tuple[Source, ...]


@attrs.frozen(kw_only=True)
class Value:
    """What open innovation is worth to one stakeholder (002:L95-111).

    Args:
        stakeholder: For whom.
        points: Each benefit or caution.

    Examples:
        >>> from textwrap import shorten
        >>> import openinno as oi
        >>> value = oi.typology.value_for(oi.Stakeholder.STARTUP)
        >>> len(value.points), shorten(value.points[0].text.text("en"), 60, placeholder=" …")
        (5, 'A start-up in its early days finds a network of partners …')
    """

    stakeholder: Stakeholder
    points: tuple[Passage, ...]
