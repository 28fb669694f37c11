"""The words for those around a structure, and for the ties between them."""

from __future__ import annotations

from ..labels import Label
from .term import Term

__all__ = ["ActorKind", "PartnerKind", "RelationKind", "Stakeholder"]


class Stakeholder(Term):
    """The four for whom open innovation creates value (002:L95-111)."""

    STARTUP = "startup"
    LARGE_COMPANY = "large_company"
    TERRITORIAL_ACTOR = "territorial_actor"
    ALL_ACTORS = "all_actors"


class PartnerKind(Term):
    """The kinds of partner a structure works with; the first three carry the third criterion (002:L155)."""

    LOCAL_AUTHORITY = "local_authority"
    SOCIAL_LANDLORD = "social_landlord"
    LEGAL_PROFESSION = "legal_profession"
    LARGE_COMPANY = "large_company"
    RESEARCH = "research"
    CITIZEN = "citizen"
    INVESTOR = "investor"
    STATE = "state"
    SME = "sme"
    MID_SIZED_COMPANY = "mid_sized_company"
    PROFESSIONAL_BODY = "professional_body"
    HEALTH_INSTITUTION = "health_institution"


class ActorKind(Term):
    """What an actor is that is not itself a structure of open innovation."""

    NETWORK = "network"
    OPERATOR = "operator"
    SCHEME = "scheme"
    EVENT = "event"
    SITE = "site"
    PLACE = "place"
    LOCAL_AUTHORITY = "local_authority"
    TERRITORY = "territory"
    STATE = "state"
    PROFESSIONAL_BODY = "professional_body"
    COMPANY = "company"
    RESEARCH = "research"
    HEALTH_INSTITUTION = "health_institution"
    PROJECT = "project"
    ORGANISATION = "organisation"
    STUDY = "study"
    COLLECTIVE = "collective"


class RelationKind(Term):
    """How one actor stands to another.

    Examples:
        >>> hosts = RelationKind.HOSTS
        >>> hosts.subject.text(), hosts.object.text(), hosts.symmetric, RelationKind.PARTNER_OF.symmetric
        ('structure', 'structure or company', False, True)
    """

    ADVISES = "advises"
    HOSTS = "hosts"
    OPERATES = "operates"
    CARRIES = "carries"
    MEMBER_OF = "member_of"
    PARTNER_OF = "partner_of"

    @property
    def subject(self) -> Label:
        """Who may stand at the start of the relation."""
        return Label(**self._entry.facts["subject"])

    @property
    def object(self) -> Label:
        """Who may stand at its end."""
        return Label(**self._entry.facts["object"])

    @property
    def symmetric(self) -> bool:
        """Whether the relation holds both ways."""
        return bool(self._entry.facts["symmetric"])
