"""A structure of open innovation, as a census records it."""

from __future__ import annotations

from collections.abc import Container, Iterable

import attrs

from .citations import Source
from .claims import Claim
from .converters import (
    to_activities,
    to_extra,
    to_figures,
    to_funding,
    to_initiative,
    to_legal_form,
    to_levels,
    to_maturity,
    to_ownership,
    to_partners,
    to_profiles,
    to_publics,
    to_sites,
    to_sources,
    to_status,
    to_support,
    to_texts,
    to_themes,
    to_types,
)
from .dates import PartialDate
from .faults import Record
from .labels import Label, slug
from .places import Contact, Site
from .typology.figures import Figure
from .vocabulary import (
    Activity,
    Funding,
    LegalForm,
    Level,
    Maturity,
    Ownership,
    PartnerKind,
    Profile,
    Public,
    Sector,
    Status,
    StructureType,
    Support,
    Theme,
)

__all__ = ["Structure", "structure_id"]


@attrs.frozen(kw_only=True)
class Structure(Record):
    """A structure of open innovation: who it is, what it does, for whom, with whom and where.

    A record refuses only what it cannot represent. What is unknown stays empty, and never means *no*; what is
    doubtful is accepted here and judged by the rules. Every word may be given bare or as a
    :class:`~openinno.Claim` that tells what it rests on.

    Args:
        id: Stable identifier: see :func:`structure_id`.
        name: Its name.
        printed_names: Its name as documents spell it.
        description: What it says of itself.
        profiles: Its profiles, the main one first; a structure may have several.
        types: Its types, finer than profiles.
        themes: The themes it works on.
        levels: Its levels of open innovation.
        maturity: The stages of the start-ups it takes.
        support: Whether it hosts start-ups, supports them, or both.
        support_min_months: Shortest support of a start-up, in months.
        support_max_months: Longest support of a start-up, in months.
        ownership: Who owns it.
        initiative: Who started it.
        legal_form: Its legal form.
        funding: Where its money comes from.
        activities: What it does.
        publics: Whom it hosts or serves.
        partners: The kinds of partner it works with.
        partner_names: The partners that are named.
        status: Where it stands in its life.
        opened: When it opened, as precise as known: ``2014``, ``2014-05``.
        closed: When it closed.
        siren: SIREN of the organisation, nine digits.
        siret: SIRET of the establishment, fourteen digits.
        contact: How to reach the organisation.
        sites: Where it stands; several sites are several entries.
        figures: Figures about it, as printed.
        note: A caution for its readers.
        sources: Where it is named.
        extra: What no attribute takes, by column name; never exported or drawn unless asked.

    Raises:
        RecordError: Something cannot be represented; the error holds one finding per fault.

    Examples:
        >>> from openinno import Profile, Theme
        >>> tuba = Structure(id="tuba", name="TUBA", profiles=[Profile.INNOVATION_HUB])
        >>> [claim.value for claim in tuba.profiles]
        [<Profile.INNOVATION_HUB>]
        >>> Structure(id="", name="TUBA")
        Traceback (most recent call last):
        ...
        openinno.errors.RecordError: id: expected a text that is not empty, got ''
    """

    id: str
    name: str
    printed_names: tuple[str, ...] = attrs.field(default=(), converter=to_texts)
    description: str | None = None
    profiles: tuple[Claim[Profile], ...] = attrs.field(default=(), converter=to_profiles)
    types: tuple[Claim[StructureType], ...] = attrs.field(default=(), converter=to_types)
    themes: tuple[Claim[Theme], ...] = attrs.field(default=(), converter=to_themes)
    levels: tuple[Claim[Level], ...] = attrs.field(default=(), converter=to_levels)
    maturity: tuple[Claim[Maturity], ...] = attrs.field(default=(), converter=to_maturity)
    support: tuple[Claim[Support], ...] = attrs.field(default=(), converter=to_support)
    support_min_months: int | None = None
    support_max_months: int | None = None
    ownership: Claim[Ownership] | None = attrs.field(default=None, converter=to_ownership)
    initiative: Claim[Sector] | None = attrs.field(default=None, converter=to_initiative)
    legal_form: Claim[LegalForm] | None = attrs.field(default=None, converter=to_legal_form)
    funding: tuple[Claim[Funding], ...] = attrs.field(default=(), converter=to_funding)
    activities: tuple[Claim[Activity], ...] = attrs.field(default=(), converter=to_activities)
    publics: tuple[Claim[Public], ...] = attrs.field(default=(), converter=to_publics)
    partners: tuple[Claim[PartnerKind], ...] = attrs.field(default=(), converter=to_partners)
    partner_names: tuple[str, ...] = attrs.field(default=(), converter=to_texts)
    status: Claim[Status] | None = attrs.field(default=None, converter=to_status)
    opened: PartialDate | None = None
    closed: PartialDate | None = None
    siren: str | None = None
    siret: str | None = None
    contact: Contact | None = None
    sites: tuple[Site, ...] = attrs.field(default=(), converter=to_sites)
    figures: tuple[Figure, ...] = attrs.field(default=(), converter=to_figures)
    note: Label | None = None
    sources: tuple[Source, ...] = attrs.field(default=(), converter=to_sources)
    extra: dict[str, str | int | float | bool | None] = attrs.field(
        factory=dict, converter=to_extra, hash=False
    )


def structure_id(name: str, insee: str | None = None, taken: Container[str] = ()) -> str:
    """Return the identifier of a structure: its folded name, with its INSEE code when that is taken.

    Args:
        name: Its name.
        insee: INSEE code of its commune.
        taken: Identifiers in use.

    Raises:
        ValueError: The name has no letter or digit, or both forms are taken.

    Examples:
        >>> structure_id("La Cité", "31555"), structure_id("La Cité", "31555", {"la_cite"})
        ('la_cite', 'la_cite_31555')
    """
    folded = slug(name)
    if not folded:
        raise ValueError(f"no identifier can be made of {name!r}: no Latin letter or digit; give one by hand")
    candidates: Iterable[str] = [folded, f"{folded}_{insee.lower()}"] if insee else [folded]
    for candidate in candidates:
        if candidate not in taken:
            return candidate
    raise ValueError(f"no free identifier for {name!r} with INSEE code {insee!r}; give one by hand")
