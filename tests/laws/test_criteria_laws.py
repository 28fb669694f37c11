"""Laws of the criteria: what more claims, another order or a complete list may change, and may not."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from records import claims, judged_structures

from openinno import (
    Assessment,
    Basis,
    Claim,
    Evidence,
    Judgement,
    PartnerKind,
    Structure,
    Support,
    Term,
    Theme,
    Verdict,
    assess,
)

LAW = settings(deadline=None, max_examples=150)
LISTS: dict[str, type[Term]] = {"themes": Theme, "support": Support, "partners": PartnerKind}
FIRMNESS = [Basis.STATED, Basis.DERIVED, Basis.EXTERNAL, Basis.INFERRED]

complete_lists = st.sets(st.sampled_from(list(LISTS)))
more_claims = st.sampled_from(list(LISTS)).flatmap(lambda name: st.tuples(st.just(name), claims(LISTS[name])))


def _all(assessment: Assessment) -> tuple[Judgement, ...]:
    return (*assessment.criteria, assessment.durability)


def _with(structure: Structure, **values: Any) -> Structure:
    return attrs.evolve(structure, **values)


def _claims(structure: Structure, attribute: str) -> tuple[Claim[Term], ...]:
    held = getattr(structure, attribute)
    return held if isinstance(held, tuple) else (held,)


def _held(structure: Structure, evidence: Evidence) -> bool:
    """Tell whether a record says what is given as evidence."""
    if evidence.attribute == "closed":
        return evidence.value == structure.closed
    claim = Claim(value=evidence.value, basis=evidence.basis, sources=evidence.sources)  # type: ignore[type-var]
    return claim in _claims(structure, evidence.attribute)


def _as_firm(before: Basis | None, after: Basis | None) -> bool:
    return before is None or (after is not None and FIRMNESS.index(after) <= FIRMNESS.index(before))


@LAW
@given(structure=judged_structures, more=more_claims, complete=complete_lists)
def test_knowing_more_undoes_nothing(
    structure: Structure, more: tuple[str, Claim[Term]], complete: Iterable[str]
) -> None:
    """A claim more never turns what is met into anything else, nor makes it rest on less."""
    attribute, claim = more
    richer = _with(structure, **{attribute: (*getattr(structure, attribute), claim)})
    before, after = assess(structure, complete=complete), assess(richer, complete=complete)

    judged: list[tuple[Assessment | Judgement, Assessment | Judgement]] = [
        (before, after),
        *zip(before.criteria, after.criteria, strict=True),
    ]
    for one, other in judged:
        if one.verdict is Verdict.MET:
            assert other.verdict is Verdict.MET
            assert _as_firm(one.basis, other.basis)


@LAW
@given(structure=judged_structures, data=st.data(), complete=complete_lists)
def test_the_order_of_claims_changes_nothing(
    structure: Structure, data: st.DataObject, complete: Iterable[str]
) -> None:
    """The same claims in another order give the same assessment, to the letter."""
    shuffled = {
        name: data.draw(st.permutations(getattr(structure, name)), label=name) for name in (*LISTS, "types")
    }

    assert assess(_with(structure, **shuffled), complete=complete) == assess(structure, complete=complete)


@LAW
@given(structure=judged_structures)
def test_unknown_is_never_no(structure: Structure) -> None:
    """Unless a list is said to be complete, no criterion is ever not met."""
    assessment = assess(structure)

    assert Verdict.NOT_MET not in {one.verdict for one in assessment.criteria}
    assert assessment.verdict is not Verdict.NOT_MET


@LAW
@given(structure=judged_structures, complete=complete_lists)
def test_a_complete_list_only_turns_the_unknown_into_a_no(
    structure: Structure, complete: Iterable[str]
) -> None:
    """Saying that lists are complete changes the criteria that read them, from unknown to not met, alone."""
    open_, closed = assess(structure), assess(structure, complete=complete)

    assert closed.durability == open_.durability
    for name, before, after in zip(LISTS, open_.criteria, closed.criteria, strict=True):
        if after != before:
            assert name in complete
            assert (before.verdict, after.verdict) == (Verdict.UNKNOWN, Verdict.NOT_MET)
            assert after.evidence == before.evidence


@LAW
@given(structure=judged_structures, complete=complete_lists)
def test_the_conclusion_is_that_of_kleene(structure: Structure, complete: Iterable[str]) -> None:
    """The conclusion joins the three criteria, and them alone."""
    assessment = assess(structure, complete=complete)
    first, second, third = (one.verdict for one in assessment.criteria)

    assert assessment.verdict is first & second & third


@LAW
@given(structure=judged_structures, complete=complete_lists)
def test_evidence_is_what_the_record_says(structure: Structure, complete: Iterable[str]) -> None:
    """All evidence stands in the record, and what is met or refused by evidence rests on one of its bases."""
    for judgement in _all(assess(structure, complete=complete)):
        assert all(_held(structure, one) for one in judgement.evidence)
        assert judgement.basis in {None, *(one.basis for one in judgement.evidence)}
        assert (judgement.basis is not None) or judgement.verdict is not Verdict.MET


@LAW
@given(structure=judged_structures, complete=complete_lists)
def test_what_is_missing_is_told_where_nobody_can_tell(structure: Structure, complete: Iterable[str]) -> None:
    """An unknown verdict names the attributes to fill in, in its sentence too; no other asks for any."""
    for judgement in _all(assess(structure, complete=complete)):
        assert bool(judgement.missing) is (judgement.verdict is Verdict.UNKNOWN)
        assert all(
            f"({name})" in judgement.message(lang) for name in judgement.missing for lang in ("fr", "en")
        )
        assert judgement.message("fr") != judgement.message("en")


@LAW
@given(structure=judged_structures)
def test_filling_in_what_is_missing_settles_it(structure: Structure) -> None:
    """Once the missing attributes of each criterion say what it asks, all three are met."""
    filled = attrs.evolve(
        structure,
        themes=(*structure.themes, Theme.ENERGY),
        support=(*structure.support, *Support),
        partners=(*structure.partners, PartnerKind.SOCIAL_LANDLORD),
    )

    assert assess(filled).verdict is Verdict.MET
