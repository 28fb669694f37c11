"""The words that tell how a structure is owned, founded, funded and run.

Ownership, initiative, legal form and funding are four separate things: a word of one never stands for
another, although the study sometimes mixes them.
"""

from __future__ import annotations

from .term import Term

__all__ = ["Activity", "Funding", "LegalForm", "Ownership", "Public", "Sector", "Status", "Support"]


class Ownership(Term):
    """Who owns a structure (002:L221-222, L260, L316)."""

    PUBLIC = "public"
    PRIVATE = "private"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Sector(Term):
    """Who took the initiative of a structure (002:L250, L270, L316); not who owns it."""

    PUBLIC = "public"
    PRIVATE = "private"
    MIXED = "mixed"


class LegalForm(Term):
    """The legal forms that the documents name, and those that other French censuses use."""

    ASSOCIATION = "association"
    FOUNDATION = "foundation"
    LOCAL_AUTHORITY = "local_authority"
    MIXED_SYNDICATE = "mixed_syndicate"
    SEMI_PUBLIC_COMPANY = "semi_public_company"
    SCIC = "scic"
    SA = "sa"
    SAS = "sas"
    SARL = "sarl"
    GIP = "gip"
    SPL = "spl"
    SCI = "sci"
    UNIVERSITY = "university"
    SOLE_TRADER = "sole_trader"


class Funding(Term):
    """Where a structure's money comes from (002:L127, L270, L327)."""

    MUNICIPAL_GRANT = "municipal_grant"
    METROPOLITAN_GRANT = "metropolitan_grant"
    REGIONAL_GRANT = "regional_grant"
    STATE_GRANT = "state_grant"
    EUROPEAN_GRANT = "european_grant"
    PRIVATE_PARTNERS = "private_partners"
    OWN_REVENUE = "own_revenue"
    OWN_EQUITY = "own_equity"


class Support(Term):
    """What a structure gives start-ups: a place, or guidance (002:L154)."""

    HOSTING = "hosting"
    SUPPORT = "support"


class Status(Term):
    """Where a structure stands in its life."""

    PLANNED = "planned"
    ACTIVE = "active"
    CLOSED = "closed"


class Activity(Term):
    """What a structure does."""

    EVENT = "event"
    CONFERENCE = "conference"
    EXPERIMENTATION_PROGRAMME = "experimentation_programme"
    ACCELERATION_PROGRAMME = "acceleration_programme"
    RESIDENCY = "residency"
    COWORKING = "coworking"
    HACKATHON = "hackathon"
    CALL_FOR_PROJECTS = "call_for_projects"
    DELEGATION = "delegation"
    MENTORING = "mentoring"
    PROTOTYPING = "prototyping"
    MATCHMAKING = "matchmaking"
    COMMUNITY_ANIMATION = "community_animation"
    HOSTING = "hosting"
    INCUBATION = "incubation"
    ENTREPRENEUR_SUPPORT = "entrepreneur_support"
    ADVICE = "advice"
    OPEN_INNOVATION_PROJECT = "open_innovation_project"
    MAPPING = "mapping"
    TRAINING = "training"
    INNOVATION_CHALLENGE = "innovation_challenge"


class Public(Term):
    """Whom a structure hosts or serves."""

    STARTUP = "startup"
    LARGE_COMPANY = "large_company"
    CITIZEN = "citizen"
    PROJECT_HOLDER = "project_holder"
    ENTREPRENEUR = "entrepreneur"
    STUDENT = "student"
    RESEARCHER = "researcher"
    SME = "sme"
    COMPANY = "company"
    ASSOCIATION = "association"
    ARTIST = "artist"
    LOCAL_AUTHORITY = "local_authority"
    MAKER = "maker"
    HEALTH_WORKER = "health_worker"
    SHOPKEEPER = "shopkeeper"
