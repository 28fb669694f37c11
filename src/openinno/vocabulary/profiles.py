"""The words of the typology itself: profiles, types, levels, roles and the maturity of start-ups."""

from __future__ import annotations

from typing import Self

from ..citations import Source
from .term import Term

__all__ = ["Level", "Maturity", "MaturityBand", "Priority", "Profile", "Role", "StructureType"]


class Profile(Term):
    """The six profiles of structures, the most numerous first (002:L196-203).

    They are landmarks and enclose nobody (002:L182): a structure may have several.

    Examples:
        >>> Profile.ACCELERATOR.value, Profile.ACCELERATOR.label("fr")
        ('accelerator', 'Accélérateur')
        >>> Profile.parse("pépinière universitaire")
        <Profile.INCUBATOR>
        >>> Profile.INCUBATOR.rank, [one.code for one in Profile.INCUBATOR.types]
        (4, ['incubator', 'university_nursery', 'business_nursery'])
    """

    ACCELERATOR = "accelerator"
    TECHNOPOLE = "technopole"
    INNOVATION_HUB = "innovation_hub"
    INCUBATOR = "incubator"
    FRENCH_TECH_BRAND_EVENT = "french_tech_brand_event"
    LIVING_LAB = "living_lab"

    @property
    def rank(self) -> int:
        """The rank of the profile in the first census, by number of structures, from 1."""
        return self.order

    @property
    def types(self) -> tuple[StructureType, ...]:
        """The types of structure that fall under the profile, external ones included."""
        return tuple(one for one in StructureType if one.profile is self)


class StructureType(Term):
    """The kinds of structure: finer than the profiles, and some belong to none.

    Examples:
        >>> StructureType.STARTUP_STUDIO.profile
        <Profile.ACCELERATOR>
        >>> StructureType.OPENLAB.profile is None
        True
        >>> coworking = StructureType.COWORKING
        >>> coworking.profile, coworking.profile_external, [str(one) for one in coworking.profile_sources]
        (<Profile.LIVING_LAB>, True, ['editorial choice, no document'])
    """

    ACCELERATOR = "accelerator"
    STARTUP_STUDIO = "startup_studio"
    TECHNOPOLE = "technopole"
    COMPETITIVENESS_CLUSTER = "competitiveness_cluster"
    CLUSTER = "cluster"
    INNOVATION_HUB = "innovation_hub"
    STARTUP_COLLIDER = "startup_collider"
    INCUBATOR = "incubator"
    UNIVERSITY_NURSERY = "university_nursery"
    BUSINESS_NURSERY = "business_nursery"
    FRENCH_TECH_CAPITAL = "french_tech_capital"
    FRENCH_TECH_COMMUNITY = "french_tech_community"
    TERRITORIAL_BRAND = "territorial_brand"
    EVENT = "event"
    LIVING_LAB = "living_lab"
    SSE_NURSERY = "sse_nursery"
    FAB_LAB = "fab_lab"
    THIRD_PLACE = "third_place"
    MAKERSPACE = "makerspace"
    COWORKING = "coworking"
    MEDIA_LAB = "media_lab"
    FOOD_LAB = "food_lab"
    OPENLAB = "openlab"
    INSPIRATION_LAB = "inspiration_lab"
    DJERSEN_POLE = "djersen_pole"
    TOTEM_PLACE = "totem_place"

    @property
    def profile(self) -> Profile | None:
        """The profile the type falls under, or None where no document sets it under one."""
        code = self._entry.facts["profile"]
        return Profile(code) if code else None

    @property
    def profile_external(self) -> bool:
        """Whether another page sets the type under its profile, or we do, and not the documents."""
        return bool(self._entry.facts["profile_external"])

    @property
    def profile_sources(self) -> tuple[Source, ...]:
        """Where the type is set under its profile."""
        citation = self._entry.facts["profile_source"]
        return Source.parse(citation) if citation else ()


class Level(Term):
    """The three levels of open innovation, from the least to the most engaging (002:L87-91).

    Examples:
        >>> Level(3) is Level.COLLABORATION, Level.COLLABORATION > Level.NETWORKING
        (True, True)
        >>> Level.COLLABORATION.role
        <Role.COORDINATOR>
    """

    NETWORKING = 1
    ANIMATION = 2
    COLLABORATION = 3

    @property
    def role(self) -> Role:
        """The role that a structure plays at this level by definition; a sheet may say otherwise."""
        return Role(self._entry.facts["role"])

    def __lt__(self, other: Self) -> bool:
        if not isinstance(other, Level):
            return NotImplemented
        return bool(self.value < other.value)

    def __le__(self, other: Self) -> bool:
        if not isinstance(other, Level):
            return NotImplemented
        return bool(self.value <= other.value)

    def __gt__(self, other: Self) -> bool:
        if not isinstance(other, Level):
            return NotImplemented
        return bool(self.value > other.value)

    def __ge__(self, other: Self) -> bool:
        if not isinstance(other, Level):
            return NotImplemented
        return bool(self.value >= other.value)


class Role(Term):
    """What a structure is to the actors it brings together (002:L89-91).

    An *animateur* is an animator, never a facilitator: the study calls facilitators those who coordinate.

    Examples:
        >>> Role.COORDINATOR.level
        <Level.COLLABORATION>
    """

    INTERMEDIARY = "intermediary"
    ANIMATOR = "animator"
    COORDINATOR = "coordinator"

    @property
    def level(self) -> Level:
        """The level of open innovation that the role belongs to by definition."""
        return Level(self._entry.facts["level"])


class Priority(Term):
    """Whether a sheet gives an activity first or only besides (002:L271)."""

    PRIORITY = "priority"
    ACCESSORY = "accessory"


class Maturity(Term):
    """The stages of a start-up that the sheets name, from the first on."""

    SEED = "seed"
    BETA_DEVELOPMENT = "beta_development"
    FIRST_FUNDRAISING = "first_fundraising"
    SCALE_UP_AND_COMMERCIALISATION = "scale_up_and_commercialisation"
    NEW_MARKETS_AND_INTERNATIONAL = "new_markets_and_international"
    SCALE_UP_AND_FUNDRAISING = "scale_up_and_fundraising"


class MaturityBand(Term):
    """How mature the start-ups of a profile are as a whole."""

    LIMITED = "limited"
    ANY = "any"
    ADVANCED = "advanced"
