"""Laws of the strategies that we give to others: each draws what it promises, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openinno import (
    VOCABULARIES,
    Census,
    Point,
    RuleError,
    Severity,
    Site,
    Structure,
    Term,
    Theme,
    from_flat_row,
    from_json,
    geography,
    to_flat_row,
    to_json,
)
from openinno.cells import Cell
from openinno.findings import Position
from openinno.testing import (
    FAULTS,
    censuses,
    faulty_rows,
    points,
    repeated_rows,
    rules_broken,
    sites,
    structures,
    valid_rows,
    words,
)
from openinno.testing.numbers import siren_of, siret_of
from openinno.testing.rows import faultless_rows
from openinno.validation import CATALOGUE, Grade, Unique
from openinno.validation.judging import Judging

COMPARING = [rule.code for rule in CATALOGUE if isinstance(rule.holds, Unique)]
SEVERE = {Severity.ERROR, Severity.WARNING}
FEW = settings(max_examples=2, derandomize=True, database=None)
SOME = settings(max_examples=40)


@pytest.mark.parametrize("vocabulary", list(VOCABULARIES), ids=lambda one: one.__name__)
@FEW
@given(data=st.data())
def test_words_are_of_their_vocabulary(vocabulary: type[Term], data: st.DataObject) -> None:
    """A word that is drawn belongs to the vocabulary that was asked for."""
    assert data.draw(words(vocabulary)) in list(vocabulary)


@SOME
@given(point=points(geography.departement("69").bounds))
def test_points_stand_where_they_are_asked(point: Point) -> None:
    """A point that is drawn in a box is in it."""
    west, south, east, north = geography.departement("69").bounds

    assert south <= point.latitude <= north
    assert west <= point.longitude <= east


@SOME
@given(site=sites())
def test_the_codes_and_names_of_a_site_agree(site: Site) -> None:
    """A site is in a commune of today, with the codes and names of what that belongs to."""
    place = geography.commune(site.insee or "")

    assert place.departement
    assert site.commune == place.name
    assert site.departement in {None, place.departement.code}
    assert site.address is None or site.address.postcode in place.postcodes


@SOME
@given(structure=structures())
def test_structures_go_through_a_flat_row(structure: Structure) -> None:
    """A structure that is drawn is read back equal from its flat row."""
    assert from_flat_row(to_flat_row(structure)) == structure


@settings(max_examples=20)
@given(census=censuses())
def test_censuses_go_through_json(census: Census) -> None:
    """A census that is drawn is read back equal from JSON."""
    assert from_json(to_json(census)) == census


@FEW
@given(structure=structures(themes=st.just([Theme.ENERGY])))
def test_an_attribute_is_drawn_as_asked(structure: Structure) -> None:
    """A strategy given for an attribute is what that is drawn from."""
    assert [claim.value for claim in structure.themes] == [Theme.ENERGY]


@pytest.mark.parametrize("grade", list(Grade))
@SOME
@given(data=st.data())
def test_valid_rows_are_valid_at_their_grade(grade: Grade, data: st.DataObject) -> None:
    """A valid row breaks no rule that is an error or a warning at its grade, and makes a structure."""
    row = data.draw(valid_rows(grade))
    broken = rules_broken(row, grade=grade)

    assert [code for code in broken if CATALOGUE[code].severity[grade] in SEVERE] == []
    assert from_flat_row(row).id == row["id"]


@SOME
@given(row=faultless_rows())
def test_rows_without_fault_break_nothing(row: dict[str, Cell]) -> None:
    """A row on which a fault is put breaks no rule of any severity before."""
    assert rules_broken(row) == ()


def test_every_rule_of_one_row_has_a_named_fault() -> None:
    """There is a fault for each rule of the catalogue but those that compare rows."""
    assert {*FAULTS, *COMPARING} == {rule.code for rule in CATALOGUE}


@pytest.mark.parametrize("code", list(FAULTS))
@FEW
@given(data=st.data())
def test_a_row_with_a_named_fault_breaks_its_rule_alone(code: str, data: st.DataObject) -> None:
    """A row made with a fault yields its code, and no other but those that the fault names."""
    also = {one for fault in FAULTS[code] for one in fault.also}

    assert {code} <= set(rules_broken(data.draw(faulty_rows(code)))) <= {code, *also}


@pytest.mark.parametrize("code", COMPARING)
@FEW
@given(data=st.data())
def test_repeated_rows_break_their_rule_together_alone(code: str, data: st.DataObject) -> None:
    """Two rows made to repeat one another break that rule together, and no rule alone."""
    one, other = data.draw(repeated_rows(code))

    assert rules_broken(one) == rules_broken(other) == ()
    assert rules_broken(one, other) == (code,)


@FEW
@given(row=faulty_rows("email-shape"))
def test_the_fault_is_a_finding_of_the_report(row: dict[str, Cell]) -> None:
    """What judges whole censuses tells the fault where it is, and finds nothing else."""
    judging = Judging(CATALOGUE, Grade.RESEARCH)
    judging.judge(row, lambda column: Position(row=1, column=column))

    assert [(one.code, one.where.column) for one in judging.report()] == [("email-shape", "email")]


@pytest.mark.parametrize(
    ("strategy", "code", "word"),
    [(faulty_rows, "id-unique", "repeated_rows"), (repeated_rows, "siret-luhn", "faulty_rows")],
)
def test_the_other_strategy_is_named_where_it_is_meant(strategy: object, code: str, word: str) -> None:
    """A rule that compares rows has no faulty row, and the error tells what draws two."""
    with pytest.raises(ValueError, match=word):
        strategy(code)  # type: ignore[operator]


@pytest.mark.parametrize("strategy", [faulty_rows, repeated_rows])
def test_an_unknown_rule_is_refused(strategy: object) -> None:
    """A code of no rule is refused at once, with those that look like it."""
    with pytest.raises(RuleError, match="siret-luhn"):
        strategy("siret-lhun")  # type: ignore[operator]


def test_an_unknown_grade_is_refused() -> None:
    """A grade that does not exist is refused when the strategy is made."""
    with pytest.raises(ValueError, match="perfect"):
        valid_rows("perfect")


@SOME
@given(number=st.integers(1, 99_999_999), office=st.integers(0, 9999))
def test_numbers_of_the_register_have_their_keys(number: int, office: int) -> None:
    """A SIREN and a SIRET that are made have the key that the rules ask for."""
    siren = siren_of(number)
    broken = rules_broken({"siren": siren, "siret": siret_of(siren, office)})

    assert [code for code in broken if code.startswith("sire")] == []


def test_words_are_drawn_of_a_vocabulary() -> None:
    """A text would be drawn letter by letter."""
    with pytest.raises(TypeError, match=r"such as openinno\.Theme"):
        words("theme")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("attributes", "told"),
    [({"thems": st.just(())}, "no attribute 'thems'"), ({"themes": [Theme.ENERGY]}, "drawn from a strategy")],
)
def test_what_a_structure_cannot_be_drawn_with_is_told_at_once(attributes: Any, told: str) -> None:
    """Neither a misspelt name nor a bare value waits for the first example."""
    with pytest.raises(TypeError, match=told):
        structures(**attributes)
