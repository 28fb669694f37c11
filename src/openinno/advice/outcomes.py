"""What a recommendation is made of: points, reservations, comparable structures, questions left open."""

from __future__ import annotations

import attrs

from ..census_source import CensusSource
from ..citations import Source
from ..labels import Label
from ..typology import Passage
from ..vocabulary import Basis, LocalCharacteristic, Profile, Term
from .questions import Question
from .territory import Territory

__all__ = ["Comparable", "Fit", "Missing", "Point", "Ranking"]


@attrs.frozen(kw_only=True)
class Point:
    """One thing that a sheet or a trend says, and the answers of the territory that meet it.

    Args:
        answers: Those answers; several that meet the same thing are one point.
        text: What is said of the profile.
        sources: The lines that say it.
        basis: What leads from the answers to the profile: always our reading.
    """

    answers: tuple[Term, ...]
    text: Label
    sources: tuple[Source, ...]
    basis: Basis = Basis.INFERRED


@attrs.frozen(kw_only=True)
class Comparable:
    """A structure of the census that has a leading profile.

    Args:
        id: Its identifier.
        name: Its name.
        town: Its town, or None.
        basis: What its profile rests on.
        shared: What it shares with the territory.
        sources: Where it is named.

    Examples:
        >>> import openinno as oi
        >>> territory = oi.Territory(needs="lieu totem", startup_maturity="amorçage")
        >>> like = oi.recommend(territory, census=oi.embedded_census()).ranked[0].comparable[0]
        >>> like.name, like.town, like.basis
        ('EuraTechnologies', 'Lille', <Basis.STATED>)
    """

    id: str
    name: str
    town: str | None
    basis: Basis
    shared: tuple[Label, ...]
    sources: tuple[Source, ...]


@attrs.frozen(kw_only=True)
class Fit:
    """How well a profile fits a territory.

    Args:
        profile: The profile.
        rank: Its place; profiles of equal score share it.
        points: What speaks for it, one point each.
        reservations: What speaks against it, told and never counted.
        comparable: Structures of the census, for a profile that leads, the most alike first.
        others: How many more the census has.

    Examples:
        >>> import openinno as oi
        >>> found = oi.recommend(oi.Territory(startup_maturity="amorçage", needs="lieu totem"))
        >>> fit = found.ranked[0]
        >>> fit.profile, fit.rank, fit.score, len(fit.reservations)
        (<Profile.INNOVATION_HUB>, 1, 2, 0)
    """

    profile: Profile
    rank: int
    points: tuple[Point, ...]
    reservations: tuple[Point, ...] = ()
    comparable: tuple[Comparable, ...] = ()
    others: int = 0

    @property
    def score(self) -> int:
        """The number of its points."""
        return len(self.points)


@attrs.frozen(kw_only=True)
class Missing:
    """A question that nothing answers yet.

    Args:
        question: The question.
        decisive: Whether an answer to it could part the profiles that lead.

    Examples:
        >>> import openinno as oi
        >>> missing = oi.recommend(oi.Territory(needs="lieu totem")).missing[0]
        >>> missing.question.text.text("en"), missing.decisive
        ('At which stages are the start-ups of the territory?', True)
    """

    question: Question
    decisive: bool


@attrs.frozen(kw_only=True)
class Ranking:
    """Which profiles fit a territory, why, and what is not known.

    Args:
        territory: The territory.
        ranked: The six profiles by their score, those of equal score in the order of the study.
        heard: The local characteristics of which something speaks for a profile.
        undecided: Why nothing can be recommended yet; None when something can.
        missing: What is not known, the questions that could part the leaders first.
        silent: What is said of the territory and speaks for no profile.
        warnings: What to keep in mind, with its lines.
        census: Where the comparable structures come from; None without a census.

    Examples:
        >>> import openinno as oi
        >>> found = oi.recommend(oi.Territory(startup_maturity="amorçage", needs="lieu totem"))
        >>> found.decided, [fit.profile for fit in found.leaders]
        (False, [<Profile.INNOVATION_HUB>, <Profile.LIVING_LAB>])
        >>> print(found.undecided)
        only one of the study's four characteristics speaks for a profile, and two are needed
    """

    territory: Territory
    ranked: tuple[Fit, ...]
    heard: tuple[LocalCharacteristic, ...]
    undecided: Label | None
    missing: tuple[Missing, ...]
    silent: tuple[Term, ...]
    warnings: tuple[Passage, ...]
    census: CensusSource | None = None

    @property
    def decided(self) -> bool:
        """Whether enough is known to name one profile."""
        return self.undecided is None

    @property
    def leaders(self) -> tuple[Fit, ...]:
        """The profiles that come first, with a point at least."""
        return tuple(one for one in self.ranked if one.rank == 1 and one.points)

    def __getitem__(self, profile: Profile) -> Fit:
        """Return how well a profile fits."""
        found = next((one for one in self.ranked if one.profile is profile), None)
        if found is None:
            raise KeyError(f"no profile {profile!r}; possible: {', '.join(map(repr, Profile))}")
        return found
