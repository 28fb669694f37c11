"""Structures and their identifiers."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Container

import attrs
import pytest

import openinno
from openinno import Basis, Claim, Label, Profile, RecordError, Structure, structure_id


def test_a_structure_needs_an_identifier_and_a_name_only() -> None:
    """What is not said of a structure is empty, and never means no."""
    values = attrs.asdict(Structure(id="tuba", name="TUBA"))

    assert {name: value for name, value in values.items() if value} == {"id": "tuba", "name": "TUBA"}
    assert all(value in (None, (), {}) for name, value in values.items() if name not in {"id", "name"})


def test_a_structure_keeps_the_order_of_its_profiles() -> None:
    """The main profile comes first, and claims stand beside bare words."""
    second = Claim(value=Profile.LIVING_LAB, basis=Basis.INFERRED)
    structure = Structure(id="a", name="A", profiles=[Profile.TECHNOPOLE, second])

    assert structure.profiles == (Claim(value=Profile.TECHNOPOLE), second)


def test_a_structure_is_a_value() -> None:
    """Structures that say the same are equal and hash alike, and nothing of one can be set."""
    first, second = (Structure(id="a", name="A", profiles=[Profile.INCUBATOR]) for _ in range(2))

    assert first == second
    assert len({first, second}) == 1
    assert first != attrs.evolve(first, note=Label("autre"))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        first.name = "B"  # type: ignore[misc]


def test_an_evolved_structure_is_checked_again() -> None:
    """Changing a copy goes through the same checks as making one."""
    structure = Structure(id="a", name="A")

    assert attrs.evolve(structure, name="B").name == "B"
    with pytest.raises(RecordError, match=r"^a, name: expected a text that is not empty, got ''$"):
        attrs.evolve(structure, name="")


def test_other_columns_are_copied_in() -> None:
    """Changing the mapping given for other columns later does not change the record."""
    columns: dict[str, str | int | float | bool | None] = {"surface": 1200, "accès": True, "vide": None}
    structure = Structure(id="a", name="A", extra=columns)
    columns["surface"] = 0

    assert structure.extra == {"surface": 1200, "accès": True, "vide": None}


def test_a_structure_with_other_columns_has_a_hash() -> None:
    """Other columns count for equality and do not stop a structure from being hashed."""
    bare, other = Structure(id="a", name="A"), Structure(id="a", name="A", extra={"x": 1})

    assert bare != other
    assert len({bare, other}) == 2


@pytest.mark.parametrize(
    ("name", "insee", "taken", "expected"),
    [
        ("TUBA", None, (), "tuba"),
        ("La Cité", "31555", (), "la_cite"),
        ("La Cité", "31555", {"la_cite"}, "la_cite_31555"),
        ("L’Alhambra", "2B033", ["l_alhambra"], "l_alhambra_2b033"),
        ("French Tech Brest+", None, (), "french_tech_brest_plus"),
        ("Cœur d'Œuvre & Cie", None, (), "coeur_d_oeuvre_et_cie"),
        ("KMØ", None, (), "kmo"),
        ("  Tiers-Lieux  ", None, (), "tiers_lieux"),
        ("H7", "69123", ("h", "7"), "h7"),
    ],
)
def test_an_identifier_is_the_folded_name(
    name: str, insee: str | None, taken: Container[str], expected: str
) -> None:
    """An identifier is the folded name, followed by the INSEE code when that is taken."""
    assert structure_id(name, insee, taken) == expected


@pytest.mark.parametrize(
    ("name", "insee", "taken"),
    [
        ("La Cité", None, {"la_cite"}),
        ("La Cité", "31555", {"la_cite", "la_cite_31555"}),
    ],
)
def test_an_identifier_that_is_taken_is_not_made_up_anew(
    name: str, insee: str | None, taken: Container[str]
) -> None:
    """A name with both forms taken asks for an identifier by hand."""
    with pytest.raises(ValueError, match=r"^no free identifier for .*; give one by hand$"):
        structure_id(name, insee, taken)


@pytest.mark.parametrize("name", ["", "—", "東京"])
def test_a_name_without_letters_makes_no_identifier(name: str) -> None:
    """The error says that the name is why, and not that the identifier is taken."""
    with pytest.raises(ValueError, match=r"^no identifier can be made of .*; give one by hand$"):
        structure_id(name)


def test_other_columns_never_change() -> None:
    """What a record keeps besides its attributes is as frozen as the record, and still copies and pickles."""
    given: dict[str, str | int | float | bool | None] = {"x": 1}
    made = openinno.Structure(id="a", name="A", extra=given)
    given["x"] = 2

    assert made.extra == {"x": 1}
    with pytest.raises(TypeError, match="never changes"):
        made.extra.update(y=1)
    with pytest.raises(TypeError, match="never changes"):
        made.extra.pop("x")
    with pytest.raises(TypeError, match="never changes"):
        openinno.embedded_census()["tuba"].extra["x"] = 1
    assert copy.deepcopy(made) == pickle.loads(pickle.dumps(made)) == made  # noqa: S301 - our own bytes
