"""The words for what places do in a crisis, in an openlab or in a totem place."""

from __future__ import annotations

from .term import Term

__all__ = ["HealthCategory", "OpenlabFunction", "ResilienceAxis", "TotemFunction"]


class ResilienceAxis(Term):
    """The axes along which structures answered the crisis of 2020 (002:L350-388).

    Four axes bear a title; that the opening paragraph makes a first one is our reading.

    Examples:
        >>> [axis.titled for axis in ResilienceAxis]
        [False, True, True, True, True]
    """

    INNOVATIVE_COMPANY_SUPPORT = "innovative_company_support"
    STARTUP_MOBILISATION_AND_MATCHING_PLATFORM = "startup_mobilisation_and_matching_platform"
    COLLABORATIVE_SOLUTION = "collaborative_solution"
    LOCAL_PRODUCTION = "local_production"
    CALLS_AND_FUNDING = "calls_and_funding"

    @property
    def titled(self) -> bool:
        """Whether the study gives the axis a title."""
        return bool(self._entry.facts["titled"])


class HealthCategory(Term):
    """The categories named on the health clusters' map: four of the nine announced (002:L521)."""

    COLLABORATIVE_PROJECTS = "collaborative_projects"
    TELEMEDICINE = "telemedicine"
    DIAGNOSTICS = "diagnostics"
    DONATIONS = "donations"


class OpenlabFunction(Term):
    """What an openlab gathers (004:L26)."""

    COMMUNITY_ACCESS = "community_access"
    IDEATION = "ideation"
    DESIGN = "design"
    PROTOTYPING = "prototyping"
    USER_FEEDBACK = "user_feedback"


class TotemFunction(Term):
    """What the totem place planned in Belfort is to gather (004:L30)."""

    SHARED_WORKSPACE = "shared_workspace"
    LIVING_PLACE = "living_place"
    TRAINING = "training"
    EVENTS = "events"
    FAB_LAB = "fab_lab"
    ENTREPRENEUR_SUPPORT = "entrepreneur_support"
