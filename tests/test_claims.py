"""Claims: a word and what it rests on."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from openinno import Basis, Claim, Label, Level, Ownership, Profile, Source, Structure, Theme
from openinno.converters import (
    to_activities,
    to_axis,
    to_funding,
    to_initiative,
    to_legal_form,
    to_levels,
    to_maturity,
    to_ownership,
    to_partners,
    to_profiles,
    to_publics,
    to_status,
    to_support,
    to_texts,
    to_themes,
    to_types,
)
from openinno.vocabulary import (
    Activity,
    Funding,
    LegalForm,
    Maturity,
    PartnerKind,
    Public,
    ResilienceAxis,
    Sector,
    Status,
    StructureType,
    Support,
)

SEVERAL: list[tuple[Any, Any]] = [
    (to_activities, Activity),
    (to_funding, Funding),
    (to_levels, Level),
    (to_maturity, Maturity),
    (to_partners, PartnerKind),
    (to_profiles, Profile),
    (to_publics, Public),
    (to_support, Support),
    (to_themes, Theme),
    (to_types, StructureType),
]
SINGLE: list[tuple[Any, Any]] = [
    (to_axis, ResilienceAxis),
    (to_initiative, Sector),
    (to_legal_form, LegalForm),
    (to_ownership, Ownership),
    (to_status, Status),
]


def test_a_claim_is_stated_unless_it_says_otherwise() -> None:
    """A claim given a word alone is stated, without a source."""
    claim = Claim(value=Theme.ENERGY)

    assert (claim.value, claim.basis, claim.sources) == (Theme.ENERGY, Basis.STATED, ())


def test_a_claim_cannot_be_changed() -> None:
    """A claim is frozen."""
    claim = Claim(value=Theme.ENERGY)

    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        claim.value = Theme.MOBILITY  # type: ignore[misc]


def test_claims_are_equal_when_word_basis_and_sources_are() -> None:
    """Two claims that say the same are equal and hash alike; another basis makes another claim."""
    said = (Source(document="002", line=153),)
    first, second = (Claim(value=Theme.ENERGY, sources=said) for _ in range(2))

    assert first == second
    assert hash(first) == hash(second)
    assert first != Claim(value=Theme.ENERGY, sources=said, basis=Basis.INFERRED)


def test_a_claim_takes_keywords_only() -> None:
    """A claim cannot be built by position, so that value and basis are never swapped."""
    with pytest.raises(TypeError, match="positional"):
        Claim(Theme.ENERGY)  # type: ignore[call-arg]


@pytest.mark.parametrize(("convert", "words"), SEVERAL, ids=lambda one: one.__name__)
def test_bare_words_and_claims_mix_in_order(convert: Any, words: Any) -> None:
    """A list of words and claims becomes a tuple of claims, in order, the given claims untouched."""
    first, second = list(words)[:2]
    given = Claim(value=first, basis=Basis.EXTERNAL)

    made = convert([second, given])

    assert made == (Claim(value=second), given)
    assert made[1] is given


@pytest.mark.parametrize(("convert", "words"), SINGLE, ids=lambda one: one.__name__)
def test_a_single_word_becomes_a_claim(convert: Any, words: Any) -> None:
    """A bare word becomes a claim, a claim stays itself and None stays None."""
    first = next(iter(words))
    given = Claim(value=first, basis=Basis.DERIVED)

    assert convert(first) == Claim(value=first)
    assert convert(given) is given
    assert convert(None) is None


def test_a_generator_of_words_is_read_once() -> None:
    """Words may come from any iterable."""
    structure = Structure(id="a", name="A", themes=(theme for theme in (Theme.MOBILITY, Theme.ENERGY)))

    assert [claim.value for claim in structure.themes] == [Theme.MOBILITY, Theme.ENERGY]


def test_a_repeated_word_is_kept() -> None:
    """A word said twice on two grounds stays two claims."""
    twice = [Claim(value=Profile.INCUBATOR), Claim(value=Profile.INCUBATOR, basis=Basis.INFERRED)]
    structure = Structure(id="a", name="A", profiles=twice, note=Label("deux fois"))

    assert structure.profiles == tuple(twice)


@pytest.mark.parametrize("given", [None, "energy", 3, {"value": "energy"}])
def test_what_is_no_list_is_passed_on_for_the_record_to_refuse(given: Any) -> None:
    """Making claims refuses nothing: what is no list stays as it was given."""
    texts: Any = to_texts

    assert to_themes(given) is given
    assert texts(given) is given


def test_texts_become_a_tuple_in_order() -> None:
    """Any iterable of texts becomes a tuple."""
    assert to_texts(["b", "a"]) == ("b", "a")
    assert to_texts(name for name in ("b", "a")) == ("b", "a")
