"""Those around the structures, and the ties between all of them."""

from __future__ import annotations

from enum import Enum

import attrs

from .citations import Source
from .claims import Claim
from .converters import (
    to_activities,
    to_figures,
    to_initiative,
    to_legal_form,
    to_partners,
    to_publics,
    to_sites,
    to_sources,
    to_status,
    to_support,
    to_texts,
    to_themes,
    to_types,
)
from .faults import Record
from .labels import Label
from .places import Site
from .typology.figures import Figure
from .vocabulary import (
    Activity,
    ActorKind,
    Basis,
    LegalForm,
    PartnerKind,
    Public,
    RelationKind,
    Sector,
    Status,
    StructureType,
    Support,
    Theme,
)

__all__ = ["Actor", "End", "EndKind", "Relation"]


@attrs.frozen(kw_only=True)
class Actor(Record):
    """A network, an operator, an event, a company…: what relations point to and is no structure itself.

    Args:
        id: Stable identifier.
        name: Its name.
        printed_names: Its name as documents spell it.
        kind: What it is.
        types: The types of structure it resembles.
        themes: The themes it works on.
        activities: What it does.
        publics: Whom it serves.
        partners: The kinds of partner it works with.
        partner_names: The partners that are named.
        support: Whether it hosts or supports start-ups.
        initiative: Who started it.
        legal_form: Its legal form.
        status: Where it stands in its life.
        sites: Where it stands.
        figures: Figures about it, as printed.
        note: A caution for its readers.
        sources: Where it is named.

    Raises:
        RecordError: Something cannot be represented.

    Examples:
        >>> Actor(id="retis", name="RETIS", kind=ActorKind.NETWORK).kind.label("fr")
        'réseau'
    """

    id: str
    name: str
    printed_names: tuple[str, ...] = attrs.field(default=(), converter=to_texts)
    kind: ActorKind
    types: tuple[Claim[StructureType], ...] = attrs.field(default=(), converter=to_types)
    themes: tuple[Claim[Theme], ...] = attrs.field(default=(), converter=to_themes)
    activities: tuple[Claim[Activity], ...] = attrs.field(default=(), converter=to_activities)
    publics: tuple[Claim[Public], ...] = attrs.field(default=(), converter=to_publics)
    partners: tuple[Claim[PartnerKind], ...] = attrs.field(default=(), converter=to_partners)
    partner_names: tuple[str, ...] = attrs.field(default=(), converter=to_texts)
    support: tuple[Claim[Support], ...] = attrs.field(default=(), converter=to_support)
    initiative: Claim[Sector] | None = attrs.field(default=None, converter=to_initiative)
    legal_form: Claim[LegalForm] | None = attrs.field(default=None, converter=to_legal_form)
    status: Claim[Status] | None = attrs.field(default=None, converter=to_status)
    sites: tuple[Site, ...] = attrs.field(default=(), converter=to_sites)
    figures: tuple[Figure, ...] = attrs.field(default=(), converter=to_figures)
    note: Label | None = None
    sources: tuple[Source, ...] = attrs.field(default=(), converter=to_sources)


class EndKind(Enum):
    """What stands at an end of a relation; a structure and an initiative may share an identifier."""

    STRUCTURE = "structure"
    ACTOR = "actor"
    INITIATIVE = "initiative"


@attrs.frozen(kw_only=True)
class End:
    """One end of a relation.

    Args:
        kind: In which list of the census to look.
        id: Identifier in that list.

    Examples:
        >>> import openinno as oi
        >>> relation = oi.embedded_census().relations[0]
        >>> relation.subject.kind, relation.subject.id, relation.kind, relation.object.id
        (<EndKind.STRUCTURE: 'structure'>, 'tuba', <RelationKind.ADVISES>, 'mulhouse')
    """

    kind: EndKind
    id: str


@attrs.frozen(kw_only=True)
class Relation(Record):
    """A tie between two actors, as a document tells it.

    Args:
        subject: Who advises, hosts, operates, carries, belongs or partners.
        kind: The tie.
        object: Whom or what.
        basis: Whether it is stated or inferred.
        note: A precision.
        sources: Where it is told.

    Raises:
        RecordError: Something cannot be represented.

    Examples:
        >>> first, second = (End(kind=EndKind.STRUCTURE, id=one) for one in ("h7", "tuba"))
        >>> Relation(subject=first, kind=RelationKind.PARTNER_OF, object=second).kind.label("fr")
        'partenaire de'
    """

    subject: End
    kind: RelationKind
    object: End
    basis: Basis = Basis.STATED
    note: Label | None = None
    sources: tuple[Source, ...] = attrs.field(default=(), converter=to_sources)
