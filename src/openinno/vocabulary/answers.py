"""What a territory may answer when it looks for a structure: words of ours, drawn from sheets and trends.

The study names four characteristics and four questions (002:L184-194) and lists no answer to them. These are
the answers that its sheets and its trends know how to meet.
"""

from __future__ import annotations

from .term import Term

__all__ = ["Expertise", "Familiarity", "Need", "PublicBudget", "Setting"]


class PublicBudget(Term):
    """What a territory says of its public money: how it may be spent, since an amount names no profile."""

    NONE = "none"
    STARTING = "starting"
    LASTING = "lasting"
    SHARED = "shared"
    OCCASIONAL = "occasional"


class Familiarity(Term):
    """How familiar the actors of a territory are with open innovation, the least first."""

    DISCOVERING = "discovering"
    SCATTERED = "scattered"
    COLLABORATING = "collaborating"


class Expertise(Term):
    """What a territory knows how to do, and who is there to do it."""

    ONE_SECTOR = "one_sector"
    SEVERAL_SECTORS = "several_sectors"
    RESEARCH = "research"
    HIGHER_EDUCATION = "higher_education"
    LARGE_COMPANIES = "large_companies"
    INVESTORS = "investors"
    GROWING_STARTUPS = "growing_startups"
    COMPETITIVE_INDUSTRIES = "competitive_industries"
    SOCIAL_ECONOMY = "social_economy"


class Need(Term):
    """What a territory expects of a structure.

    Examples:
        >>> Need.parse("lieu totem")
        <Need.EMBLEMATIC_PLACE>
    """

    CREATE_COMPANIES = "create_companies"
    STUDENT_COMPANIES = "student_companies"
    GROW_COMPANIES = "grow_companies"
    FIRST_INVESTORS = "first_investors"
    HOSTING = "hosting"
    EXPERIMENT = "experiment"
    WHOLE_CHAIN = "whole_chain"
    SECTOR_SYNERGIES = "sector_synergies"
    PUBLIC_PRIORITIES = "public_priorities"
    OPEN_PLATFORM = "open_platform"
    EMBLEMATIC_PLACE = "emblematic_place"
    EVENTS = "events"
    NETWORKING = "networking"
    VISIBILITY = "visibility"
    PUBLIC_AWARENESS = "public_awareness"
    LOCAL_REVIVAL = "local_revival"
    GENERAL_INTEREST = "general_interest"
    INTERNAL_CHANGE = "internal_change"


class Setting(Term):
    """Where a territory stands towards the métropoles, in the narrow sense of the study (002:L319)."""

    CORE_CITY = "core_city"
    LARGE_TOWN = "large_town"
    PERIURBAN_OR_RURAL = "periurban_or_rural"
