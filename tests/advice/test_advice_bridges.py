"""The bridges from answers to profiles: sourced, in both languages, and true to the sheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

import openinno as oi
from openinno import Maturity, Profile, Source
from openinno.advice import QUESTIONS, Bridge, bridges, reservations

TABLE = [
    pytest.param(one, id=f"{one.profile.code}-{one.answers[0].code}") for one in (*bridges(), *reservations())
]


def _cited() -> Iterator[Source]:
    """Yield every source that the typology and the words cite."""
    for sheet in oi.typology.sheets():
        for item in (*sheet.definitions, *sheet.value_propositions):
            yield from item.sources
        yield from (source for item in sheet.legal for source in item.sources)
        yield from (*sheet.role.sources, *sheet.maturity.sources)
        yield from (source for level in sheet.levels for item in level.items for source in item.sources)
        yield from sheet.support.sources
    yield from (source for one in oi.typology.statements() for source in one.sources)
    yield from (source for one in oi.typology.published_figures() for source in one.sources)
    yield from (source for vocabulary in oi.VOCABULARIES for term in vocabulary for source in term.sources)


LINES = {
    (source.document, line)
    for source in _cited()
    if source.line is not None
    for line in range(source.line, (source.last_line or source.line) + 1)
}


@pytest.mark.parametrize("bridge", TABLE)
def test_each_bridge_is_our_reading_of_lines_that_the_typology_cites(bridge: Bridge) -> None:
    """A bridge says that it is inferred, in both languages, from lines that the typology cites too."""
    assert bridge.basis is oi.Basis.INFERRED
    assert bridge.text.fr.endswith(".")
    assert (bridge.text.en or "").endswith(".")
    assert bridge.sources
    assert {(source.document, source.line) for source in bridge.sources} <= LINES


@pytest.mark.parametrize("bridge", TABLE)
def test_each_bridge_cites_what_is_said_of_its_profile(bridge: Bridge) -> None:
    """One of its lines at least is in the sheet of the profile, in the trends, or tells of living labs."""
    sheet = oi.typology.sheet(bridge.profile).source
    own = range(sheet.line or 0, (sheet.last_line or 0) + 1)
    trends = range(297, 338)

    assert any(
        str(source) == "003:L20"
        or (source.document == "002" and (source.line in own or source.line in trends))
        for source in bridge.sources
    )


@pytest.mark.parametrize("bridge", TABLE)
def test_a_success_factor_and_a_lever_are_cited_where_they_are_named(bridge: Bridge) -> None:
    """Whoever gives one as an answer finds the line that names it among those of the point."""
    for answer in bridge.answers:
        if isinstance(answer, oi.SuccessFactor | oi.Lever):
            assert set(answer.sources) & set(bridge.sources), answer


def test_an_answer_meets_the_same_thing_once() -> None:
    """No answer is in two bridges of a profile: it would count twice."""
    pairs = Counter((bridge.profile, answer) for bridge in bridges() for answer in bridge.answers)

    assert [pair for pair, count in pairs.items() if count > 1] == []


def test_no_answer_speaks_for_and_against() -> None:
    """What is a point for a profile is no reservation about it, that a technopole hosts start-ups apart."""
    both = {(one.profile, answer) for one in bridges() for answer in one.answers} & {
        (one.profile, answer) for one in reservations() for answer in one.answers
    }

    # The sheet says that it most often can (002:L248), and that one in three does (002:L250).
    assert both == {(Profile.TECHNOPOLE, oi.Need.HOSTING)}


@pytest.mark.parametrize("profile", [one for one in Profile if one is not Profile.LIVING_LAB])
def test_the_stages_are_those_of_the_sheet(profile: Profile) -> None:
    """A stage is a point for the profiles whose sheet names it, and for no other."""
    stages = {stage.stage for stage in oi.typology.sheet(profile).maturity.stages}

    assert _answers(profile, Maturity) == stages


@pytest.mark.parametrize("profile", Profile)
def test_the_legal_forms_are_those_of_the_sheet(profile: Profile) -> None:
    """A legal form is a point where the sheet names it, or names it as the owner."""
    legal = oi.typology.sheet(profile).legal
    named = {form for item in legal for form in (*item.legal_forms, item.owner) if form}

    assert _answers(profile, oi.LegalForm) == named


@pytest.mark.parametrize("profile", [one for one in Profile if one is not Profile.TECHNOPOLE])
def test_the_ownership_is_that_of_the_sheet(profile: Profile) -> None:
    """An ownership is a point where the sheet names it, unless it is that of a minority."""
    legal = oi.typology.sheet(profile).legal
    minority = oi.typology.Weight.MINORITY
    named = {one for item in legal if item.weight is not minority for one in item.ownership}

    assert _answers(profile, oi.Ownership) == named - {oi.Ownership.UNKNOWN}


def test_the_living_lab_shares_the_band_of_the_incubator() -> None:
    """No stage is named there: those of the incubator stand for the same word, limited maturity."""
    living_lab, incubator = (oi.typology.sheet(one) for one in (Profile.LIVING_LAB, Profile.INCUBATOR))

    assert living_lab.maturity.band is incubator.maturity.band is oi.MaturityBand.LIMITED
    assert _answers(Profile.LIVING_LAB, Maturity) == _answers(Profile.INCUBATOR, Maturity)


def test_every_answer_answers_a_question() -> None:
    """A bridge that no question leads to would never count."""
    asked = {answer for question in QUESTIONS for answer in question.possible}

    assert {answer for one in (*bridges(), *reservations()) for answer in one.answers} <= asked


def test_the_questions_are_those_of_the_study_and_three_more_sources() -> None:
    """Each of the four characteristics and of the four questions of the study is asked, in its order."""
    characteristics = [one.characteristic for one in QUESTIONS if one.characteristic]

    assert characteristics == list(oi.LocalCharacteristic)
    assert {one.reading for one in QUESTIONS if one.reading} == set(oi.ReadingQuestion)
    assert all(
        one.reading.repeats in {None, one.characteristic}
        for one in QUESTIONS
        if one.reading and one.characteristic
    )


def test_what_a_budget_amounts_to_has_no_bridge() -> None:
    """Help at the start is said of structures in general (002:L327), and speaks for no profile."""
    assert not any(oi.PublicBudget.STARTING in one.answers for one in bridges())


def _answers(profile: Profile, kind: type[oi.Term]) -> set[oi.Term]:
    return {
        answer
        for one in bridges()
        if one.profile is profile
        for answer in one.answers
        if isinstance(answer, kind)
    }
