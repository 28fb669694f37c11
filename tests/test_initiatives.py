"""Resilience initiatives."""

from __future__ import annotations

import attrs
import pytest

from openinno import Basis, Claim, Figure, Initiative, Label, RecordError, ResilienceAxis, embedded_census

AXIS = next(iter(ResilienceAxis))


def test_an_initiative_takes_a_bare_axis_or_a_claim() -> None:
    """The axis of an initiative may be a word or a claim of one, or unknown."""
    claim = Claim(value=AXIS, basis=Basis.INFERRED)

    assert Initiative(id="a", title=Label("A"), axis=AXIS).axis == Claim(value=AXIS)
    assert Initiative(id="a", title=Label("A"), axis=claim).axis is claim
    assert Initiative(id="a", title=Label("A")).axis is None


def test_an_initiative_takes_lists() -> None:
    """Participants and impacts may be given as lists and are kept as tuples, in order."""
    impact = Figure(value=80, unit="structures")
    made = Initiative(id="a", title=Label("A"), structures=["b", "a"], actors=["c"], impacts=[impact])

    assert (made.structures, made.actors, made.impacts) == (("b", "a"), ("c",), (impact,))


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ({"id": ""}, "id"),
        ({"axis": "solidarity"}, "axis"),
        ({"structures": [1]}, "structures[0]"),
        ({"impacts": ["80 %"]}, "impacts[0]"),
        ({"part_of": 3}, "part_of"),
        ({"title": "A"}, "title"),
    ],
)
def test_an_initiative_refuses_what_it_cannot_represent(values: dict[str, object], path: str) -> None:
    """A wrong type in an initiative is refused with its path."""
    with pytest.raises(RecordError) as caught:
        Initiative(**{"id": "a", "title": Label("A"), **values})  # type: ignore[arg-type]

    assert [fault.where.path for fault in caught.value.faults] == [path]


def test_an_initiative_is_frozen() -> None:
    """Nothing of an initiative can be set."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Initiative(id="a", title=Label("A")).detailed = True  # type: ignore[misc]


def test_the_parts_of_an_initiative_belong_to_one_that_exists() -> None:
    """In the embedded census, whatever is part of an initiative names another one."""
    initiatives = embedded_census().initiatives
    known = {one.id for one in initiatives}

    assert len(known) == len(initiatives)
    assert all(one.part_of in known - {one.id} for one in initiatives if one.part_of is not None)
