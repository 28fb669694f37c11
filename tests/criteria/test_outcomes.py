"""What a judgement says: its basis, its sentences, and the conclusion over the three criteria."""

from __future__ import annotations

import attrs
import pytest

import openinno as oi
from openinno import Basis, Claim, Criterion, Source, Support, Theme, Verdict
from openinno.criteria.outcomes import firmness


def themed(*bases: Basis) -> oi.Judgement:
    """Judge a structure by the first criterion, with a theme for each basis."""
    claims = [Claim(value=theme, basis=basis) for theme, basis in zip(Theme, bases, strict=False)]
    return oi.assess(oi.Structure(id="lab", name="Lab", themes=claims))[Criterion.TERRITORIAL_THEME]


def test_bases_are_ordered_from_the_firmest() -> None:
    """What a document says is firmest, then what its figures give, then another page, then our reading."""
    assert sorted(Basis, key=firmness) == [Basis.STATED, Basis.DERIVED, Basis.EXTERNAL, Basis.INFERRED]


def test_one_firm_claim_is_enough() -> None:
    """What was inferred beside a stated claim is not needed, and does not weaken the verdict."""
    assert themed(Basis.INFERRED, Basis.STATED, Basis.EXTERNAL).basis is Basis.STATED
    assert themed(Basis.INFERRED, Basis.EXTERNAL).basis is Basis.EXTERNAL


def test_two_halves_are_as_firm_as_the_weaker() -> None:
    """A criterion that needs two things rests on the weaker of them."""
    support = [Claim(value=Support.HOSTING, basis=Basis.INFERRED), Claim(value=Support.SUPPORT)]
    assessment = oi.assess(oi.Structure(id="lab", name="Lab", support=support))

    assert assessment[Criterion.STARTUP_SUPPORT].basis is Basis.INFERRED


def test_the_conclusion_is_as_firm_as_its_weakest_criterion() -> None:
    """The three together rest on the weakest; a conclusion that is not reached rests on nothing."""
    lab = oi.Structure(
        id="lab",
        name="Lab",
        themes=[Theme.ENERGY],
        support=Support,
        partners=[Claim(value=oi.PartnerKind.LOCAL_AUTHORITY, basis=Basis.EXTERNAL)],
    )

    assert oi.assess(lab).basis is Basis.EXTERNAL
    assert oi.assess(attrs.evolve(lab, partners=())).basis is None


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", "thème : énergie (déduit, 002:L75, 002:L89-91)"),
        ("fr-BE", "thème : énergie (déduit, 002:L75, 002:L89-91)"),
        ("en", "theme: energy (inferred, 002:L75, 002:L89-91)"),
    ],
)
def test_evidence_is_told_on_one_line(lang: str, said: str) -> None:
    """Evidence says its attribute, its word, its basis and its lines, in the language asked for."""
    evidence = oi.Evidence(
        attribute="themes",
        value=Theme.ENERGY,
        basis=Basis.INFERRED,
        sources=Source.parse("002:L75,L89-91"),
    )

    assert evidence.message(lang) == said


def test_evidence_without_source_is_told_without() -> None:
    """A date has no source of its own."""
    evidence = oi.Evidence(attribute="closed", value="2019", basis=Basis.STATED)

    assert evidence.message("fr") == "fermeture : 2019 (énoncé)"


@pytest.mark.parametrize(
    ("complete", "fr", "en"),
    [
        ((), "On ne peut pas conclure", "Nobody can tell"),
        (("themes",), "Un critère au moins n'est pas rempli", "At least one criterion is not met"),
    ],
)
def test_the_conclusion_is_told_in_a_sentence(complete: tuple[str, ...], fr: str, en: str) -> None:
    """The conclusion has a sentence in both languages."""
    assessment = oi.assess(oi.Structure(id="lab", name="Lab"), complete=complete)

    assert assessment.message("fr").startswith(fr)
    assert assessment.message("en").startswith(en)


def test_a_judgement_is_found_by_its_criterion() -> None:
    """An assessment gives the judgement of each criterion, and says which criteria there are."""
    assessment = oi.assess(oi.Structure(id="lab", name="Lab"))

    assert [assessment[one] for one in Criterion] == list(assessment.criteria)
    assert [one.label.text("en") for one in assessment.criteria] == [one.label("en") for one in Criterion]
    with pytest.raises(KeyError, match=r"no criterion 'theme'; possible: <Criterion\.TERRITORIAL_THEME>, "):
        assessment["theme"]  # type: ignore[index]


def test_an_assessment_can_be_counted() -> None:
    """Assessments and their parts are values: equal when they say the same, and hashable."""
    lab = oi.Structure(id="lab", name="Lab", themes=[Theme.ENERGY])

    assert len({oi.assess(lab), oi.assess(lab)}) == 1
    assert oi.assess(lab).verdict is Verdict.UNKNOWN
