"""Laws of the recommendation: what more evidence, another order or silence may change, and may not."""

from __future__ import annotations

from typing import Any

import attrs
from hypothesis import example, given, settings
from hypothesis import strategies as st

import openinno as oi
from openinno import (
    Expertise,
    Familiarity,
    Lever,
    Maturity,
    Need,
    Profile,
    PublicBudget,
    Term,
    Territory,
    Theme,
    documents,
    recommend,
)
from openinno.advice import QUESTIONS, Question, bridges, reservations

LAW = settings(deadline=None, max_examples=150)
OF_THE_TERRITORY = (Maturity, PublicBudget, Familiarity, Expertise, Theme)
"""The words of the four local characteristics (002:L184-187)."""
CENSUS = oi.embedded_census()
CODES = {document.code for document in documents()}
SAID = {(one.profile, one.text, one.sources) for one in (*bridges(), *reservations())}


def _answers(question: Question) -> st.SearchStrategy[Any]:
    words = st.sampled_from(question.possible)
    return st.lists(words, max_size=6) if question.several else st.none() | words


described = st.fixed_dictionaries({one.attribute: _answers(one) for one in QUESTIONS})
questions = st.sampled_from(QUESTIONS)
more_evidence = questions.flatmap(lambda one: st.tuples(st.just(one), st.sampled_from(one.possible)))


def _with(territory: Territory, question: Question, answer: Term) -> Territory:
    """Say one thing more of a territory, without taking back what was said."""
    told = territory.told(question.attribute)
    value = (*told, answer) if question.several else (told[0] if told else answer)
    changed: dict[str, Any] = {question.attribute: value}
    return attrs.evolve(territory, **changed)


def _scores(territory: Territory) -> dict[Profile, int]:
    return {one.profile: one.score for one in recommend(territory).ranked}


@LAW
@given(described, more_evidence)
def test_more_evidence_never_lowers_a_score(given: dict[str, Any], more: tuple[Question, Term]) -> None:
    """Whatever is added, no profile loses a point, and none gains more than one."""
    territory = Territory(**given)
    before, after = _scores(territory), _scores(_with(territory, *more))

    assert all(before[profile] <= after[profile] <= before[profile] + 1 for profile in Profile)


@LAW
@given(described, more_evidence)
def test_evidence_for_a_profile_never_lowers_its_rank_below_others(
    given: dict[str, Any], more: tuple[Question, Term]
) -> None:
    """A profile that an answer speaks for passes none behind a profile that it does not speak for."""
    territory = Territory(**given)
    before, after = _scores(territory), _scores(_with(territory, *more))
    favoured = {one.profile for one in bridges() if more[1] in one.answers}

    for profile in favoured:
        for other in set(Profile) - favoured:
            # A thing already met by another answer counts once: no gain then, and no loss either.
            assert after[profile] - after[other] >= before[profile] - before[other]


@LAW
@given(described)
def test_what_is_absent_never_counts(given: dict[str, Any]) -> None:
    """Every answer of every point and reservation is one that the territory gave."""
    territory = Territory(**given)
    said = set(territory.words())

    for fit in recommend(territory).ranked:
        for point in (*fit.points, *fit.reservations):
            assert point.answers
            assert set(point.answers) <= said


@LAW
@given(described)
def test_the_citation_of_every_point_exists(given: dict[str, Any]) -> None:
    """Each point is a bridge of the table, whole, with lines of documents that exist, and is our reading."""
    for fit in recommend(Territory(**given)).ranked:
        for point in (*fit.points, *fit.reservations):
            assert (fit.profile, point.text, point.sources) in SAID
            assert all(source.document in CODES and source.line for source in point.sources)
            assert point.basis is oi.Basis.INFERRED


@LAW
@given(described, st.randoms(use_true_random=False))
def test_the_order_of_evidence_changes_nothing(given: dict[str, Any], dice: Any) -> None:
    """Described in any order, with words or with terms, a territory gets the same recommendation."""
    shuffled = {
        name: dice.sample([one.code for one in said] * 2, 2 * len(said)) if isinstance(said, list) else said
        for name, said in dice.sample(list(given.items()), len(given))
    }

    assert recommend(Territory(**given), CENSUS) == recommend(Territory(**shuffled), CENSUS)


@LAW
@given(described, st.integers(min_value=0, max_value=10**12))
def test_an_amount_changes_nothing_but_what_is_shown(given: dict[str, Any], amount: int) -> None:
    """Money by itself moves no point, no question and no verdict."""
    without = recommend(Territory(**given), CENSUS)
    told = recommend(Territory(public_budget_euros=amount, **given), CENSUS)

    assert attrs.evolve(told, territory=without.territory) == without


@LAW
@given(described)
@example(
    {
        "startup_maturity": [Maturity.NEW_MARKETS_AND_INTERNATIONAL],
        "ecosystem_familiarity": Familiarity.DISCOVERING,
        "needs": [Need.EXPERIMENT],
        "levers": [Lever.TERRITORIAL_ECOSYSTEM],
    }
)
def test_the_ranking_is_by_score_and_equals_share_a_rank(given: dict[str, Any]) -> None:
    """Six profiles, the scores going down, one rank a score, and one leader where something is decided."""
    found = recommend(Territory(**given))
    scores = [one.score for one in found.ranked]

    assert sorted(one.profile.order for one in found.ranked) == [1, 2, 3, 4, 5, 6]
    assert scores == sorted(scores, reverse=True)
    ranks = [1 + sum(other > score for other in scores) for score in scores]
    assert [one.rank for one in found.ranked] == ranks
    known = {answer for fit in found.leaders for point in fit.points for answer in point.answers}
    assert found.decided == (
        len(found.leaders) == 1
        and len(found.heard) >= 2
        and any(isinstance(answer, OF_THE_TERRITORY) for answer in known)
    )


@LAW
@given(described)
def test_what_is_said_is_never_asked_again(given: dict[str, Any]) -> None:
    """The questions that are missing are those, and only those, that have no answer."""
    territory = Territory(**given)
    missing = {one.question.attribute for one in recommend(territory).missing}

    assert missing == {one.attribute for one in QUESTIONS if not territory.told(one.attribute)}


@LAW
@given(described)
def test_a_decisive_question_can_part_the_leaders(given: dict[str, Any]) -> None:
    """Among leaders that tie, a question is decisive just when some answer leaves fewer of them in front."""
    territory = Territory(**given)
    found = recommend(territory)
    leaders = {one.profile for one in found.leaders}
    if len(leaders) < 2:
        return
    for missing in found.missing:
        moves = [_scores(_with(territory, missing.question, answer)) for answer in missing.question.possible]
        parts = any(len({scores[profile] for profile in leaders}) > 1 for scores in moves)
        assert missing.decisive == parts
