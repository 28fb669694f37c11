"""One column for each attribute, one attribute for each column: the likeliest, and none where two are so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from .samples import Sample
from .weighing import CLOSE_CALL, Candidate, Confidence

__all__ = ["Choice", "choose"]


_MOSTLY: Final = 0.9
"""A name that is blank in more rows than that loses too many of them to be sure."""


class Choice(NamedTuple):
    """The attribute chosen for a column."""

    candidate: Candidate
    confidence: Confidence
    tied: tuple[str, ...] = ()
    """Columns that would do as well."""


class _Offer(NamedTuple):
    """A column that may be an attribute."""

    place: int
    candidate: Candidate


def choose(
    samples: Sequence[Sample], candidates: Sequence[Sequence[Candidate]], taken: Sequence[str] = ()
) -> Mapping[int, Choice]:
    """Return what is chosen for each column, by its place.

    Args:
        samples: What stands in each column.
        candidates: What each may be.
        taken: Attributes that are given already.
    """
    offers = [_Offer(place, one) for place, some in enumerate(candidates) for one in some if one.is_likely]
    # What a header says in our own words weighs more than how well the cells of another column fit.
    offers.sort(key=lambda offer: (not offer.candidate.is_exact, *_rank(offer, samples)))
    chosen: dict[int, Candidate] = {}
    gone = set(taken)
    # A column that may be two things is asked again once others have taken what is surely theirs.
    for _ in range(2):
        for place, candidate in offers:
            free = place not in chosen and candidate.attribute not in gone
            if free and not any(_rivals(place, candidate, offers, gone)):
                chosen[place] = candidate
                gone.add(candidate.attribute)
    return {place: _choice(place, one, offers, samples, chosen) for place, one in chosen.items()}


def _rank(offer: _Offer, samples: Sequence[Sample]) -> tuple[float, float, int]:
    return -offer.candidate.score, -samples[offer.place].filled, offer.place


def _rivals(
    place: int, candidate: Candidate, offers: Sequence[_Offer], gone: set[str]
) -> Iterator[Candidate]:
    """Yield what else a column may be as likely."""
    for other in offers:
        attribute, apart = other.candidate.attribute, abs(other.candidate.score - candidate.score)
        free = attribute != candidate.attribute and attribute not in gone
        if other.place == place and free and apart < CLOSE_CALL:
            yield other.candidate


def _choice(
    place: int,
    candidate: Candidate,
    offers: Sequence[_Offer],
    samples: Sequence[Sample],
    chosen: Mapping[int, Candidate],
) -> Choice:
    tied = tuple(
        name
        for other in offers
        if other.place not in chosen
        and other.candidate.attribute == candidate.attribute
        and abs(other.candidate.score - candidate.score) < CLOSE_CALL
        for name in samples[other.place].names
    )
    confidence = Confidence.of(candidate.score)
    halfway = candidate.attribute == "name" and samples[place].filled < _MOSTLY
    return Choice(candidate, confidence.lower if tied or halfway else confidence, tied)
