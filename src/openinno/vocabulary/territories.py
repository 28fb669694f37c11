"""The words of the territory: themes, criteria, impacts, the reading grid and what makes a place succeed."""

from __future__ import annotations

from .term import Term

__all__ = [
    "Criterion",
    "EpciKind",
    "Impact",
    "Lever",
    "LocalCharacteristic",
    "ReadingQuestion",
    "SuccessFactor",
    "Theme",
]


class Theme(Term):
    """The eleven themes of strong territorial impact (002:L153).

    Half of a double theme names it too, except *patrimoine* alone, which means heritage in one place and
    estates in another, and is refused.

    Examples:
        >>> Theme.parse("Mobilités")
        <Theme.MOBILITY>
        >>> Theme.TOURISM_AND_CULTURE.halves
        ('tourisme', 'culture')
        >>> Theme.MOBILITY.interpretive_aliases
        ('transport',)
    """

    PLANNING_AND_ECONOMIC_DEVELOPMENT = "planning_and_economic_development"
    EDUCATION_AND_TRAINING = "education_and_training"
    ENERGY = "energy"
    ENVIRONMENT_AND_BIODIVERSITY = "environment_and_biodiversity"
    HOUSING_AND_REAL_ESTATE = "housing_and_real_estate"
    MOBILITY = "mobility"
    CITIZEN_RELATIONS = "citizen_relations"
    TOURISM_AND_CULTURE = "tourism_and_culture"
    HEALTH_AND_AGEING = "health_and_ageing"
    DIGITAL_SERVICES_AND_INFRASTRUCTURE = "digital_services_and_infrastructure"
    FUNDS_AND_ASSETS = "funds_and_assets"

    @property
    def halves(self) -> tuple[str, ...]:
        """The French halves of a double theme that name it alone."""
        return tuple(self._entry.facts["halves"])

    @property
    def interpretive_aliases(self) -> tuple[str, ...]:
        """The aliases that are our reading of the theme rather than a word for it."""
        return tuple(self._entry.facts["interpretive_aliases"])


class Criterion(Term):
    """The three criteria that a structure of the census meets together (002:L151-155)."""

    TERRITORIAL_THEME = "territorial_theme"
    STARTUP_SUPPORT = "startup_support"
    TERRITORIAL_PARTNERSHIPS = "territorial_partnerships"


class Impact(Term):
    """The first five impacts of open innovation on a territory (002:L115-119)."""

    JOB_CREATION = "job_creation"
    TALENT_AND_BUSINESS_ATTRACTION = "talent_and_business_attraction"
    LOCAL_ECONOMIC_DEVELOPMENT = "local_economic_development"
    URBAN_SERVICE_IMPROVEMENT = "urban_service_improvement"
    WORK_METHOD_EFFICIENCY = "work_method_efficiency"


class LocalCharacteristic(Term):
    """The four features of a territory that a choice of structure should fit (002:L184-187)."""

    STARTUP_MATURITY = "startup_maturity"
    PUBLIC_BUDGET = "public_budget"
    ECOSYSTEM_FAMILIARITY = "ecosystem_familiarity"
    EXPERTISE_AND_INDUSTRIES = "expertise_and_industries"


class ReadingQuestion(Term):
    """The four questions to ask of a structure (002:L191-194); two repeat a local characteristic.

    Examples:
        >>> ReadingQuestion.PUBLIC_BUDGET.repeats, ReadingQuestion.PURPOSE.repeats
        (<LocalCharacteristic.PUBLIC_BUDGET>, <LocalCharacteristic.STARTUP_MATURITY>)
    """

    VALUE_PROPOSITION = "value_proposition"
    STRUCTURAL_CHARACTERISTICS = "structural_characteristics"
    PUBLIC_BUDGET = "public_budget"
    PURPOSE = "purpose"

    @property
    def repeats(self) -> LocalCharacteristic | None:
        """The local characteristic that the question repeats or overlaps, if any."""
        code = self._entry.facts["repeats"]
        return LocalCharacteristic(code) if code else None


class SuccessFactor(Term):
    """The five marks of a territory that succeeds (003:L19-23)."""

    METROPOLISATION = "metropolisation"
    HEALTH_SYSTEM = "health_system"
    KNOWLEDGE_PLACES = "knowledge_places"
    REGIONAL_IDENTITY = "regional_identity"
    NATURAL_ENVIRONMENT = "natural_environment"


class Lever(Term):
    """The three levers of the new productive economy (004:L12-14)."""

    TRAINING_OFFER = "training_offer"
    TERRITORIAL_ECOSYSTEM = "territorial_ecosystem"
    INNOVATION_PLATFORMS = "innovation_platforms"


class EpciKind(Term):
    """The kinds of grouping of communes in the official code of 2026.

    A métropole in the legal sense is a ``METRO`` or the Métropole de Lyon (``MET69``); the study uses a
    narrower sense.

    Examples:
        >>> EpciKind.MET69.metropole, EpciKind.CU.metropole
        (True, False)
    """

    METRO = "METRO"
    MET69 = "MET69"
    CU = "CU"
    CA = "CA"
    CC = "CC"

    @property
    def metropole(self) -> bool:
        """Whether the grouping is a métropole in the legal sense."""
        return self in {EpciKind.METRO, EpciKind.MET69}
