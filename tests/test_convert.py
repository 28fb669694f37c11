"""The converter given to those who extend the records."""

from __future__ import annotations

import datetime
from typing import Any

import attrs
import cattrs
import pytest
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError

import openinno
from openinno import (
    Actor,
    Basis,
    Claim,
    Contact,
    Figure,
    Initiative,
    Label,
    Level,
    Relation,
    Site,
    Structure,
    Theme,
    embedded_census,
    make_converter,
)

LISTS: list[tuple[str, Any]] = [
    ("structures", Structure),
    ("actors", Actor),
    ("initiatives", Initiative),
    ("relations", Relation),
]


@pytest.fixture
def converter() -> cattrs.Converter:
    """Return a fresh converter."""
    return make_converter()


def causes(error: BaseException) -> list[BaseException]:
    """Return what stands at the leaves of a group of errors."""
    inner = getattr(error, "exceptions", ())
    return [leaf for cause in inner for leaf in causes(cause)] if inner else [error]


@pytest.mark.parametrize(("name", "kind"), LISTS)
def test_every_embedded_record_is_read_as_it_was_written(
    converter: cattrs.Converter, name: str, kind: Any
) -> None:
    """Writing a record to plain values and reading it back gives an equal record."""
    records = getattr(embedded_census(), name)

    assert tuple(converter.structure(converter.unstructure(one), kind) for one in records) == records


def test_words_are_written_as_codes(converter: cattrs.Converter) -> None:
    """A claim is written as the code of its word and of its basis; a level keeps its number."""
    theme = converter.unstructure(Claim(value=Theme.ENERGY, basis=Basis.INFERRED))
    level = converter.unstructure(Claim(value=Level.ANIMATION))

    assert theme == {"value": "energy", "basis": "inferred", "sources": []}
    assert level["value"] == 2


@pytest.mark.parametrize(
    ("value", "kind", "fr", "en"),
    [
        (3, str, "attendu : un texte ; reçu : 3", "expected a text, got 3"),
        (None, str, "attendu : un texte ; reçu : None", "expected a text, got None"),
        (True, int, "attendu : un nombre entier ; reçu : True", "expected a whole number, got True"),
        (1.0, int, "attendu : un nombre entier ; reçu : 1.0", "expected a whole number, got 1.0"),
        ("1", int, "attendu : un nombre entier ; reçu : '1'", "expected a whole number, got '1'"),
        (1, bool, "attendu : vrai ou faux ; reçu : 1", "expected true or false, got 1"),
        ("1", float, "attendu : un nombre ; reçu : '1'", "expected a number, got '1'"),
        (True, float, "attendu : un nombre ; reçu : True", "expected a number, got True"),
        (
            "network",
            Level,
            "attendu : un code parmi 1, 2, 3 ; reçu : 'network'",
            "expected one of the codes 1, 2, 3, got 'network'",
        ),
        (
            True,
            Level,
            "attendu : un code parmi 1, 2, 3 ; reçu : True",
            "expected one of the codes 1, 2, 3, got True",
        ),
        (
            "Énergie",
            Basis,
            "attendu : un code parmi stated, inferred, external, derived ; reçu : 'Énergie'",
            "expected one of the codes stated, inferred, external, derived, got 'Énergie'",
        ),
        (
            [1],
            str | int | float | bool | None,
            "attendu : un texte, un nombre, vrai, faux ou rien ; reçu : [1]",
            "expected a text, number, boolean or null, got [1]",
        ),
        ([1], dict[str, int], "attendu : un objet JSON ; reçu : [1]", "expected a JSON object, got [1]"),
        ("TUBA", Structure, "attendu : un objet JSON ; reçu : 'TUBA'", "expected a JSON object, got 'TUBA'"),
        (
            "energy",
            Claim[Theme],
            "attendu : un objet tel que {\"value\": …} ; reçu : 'energy'",
            "expected an object such as {\"value\": …}, got 'energy'",
        ),
    ],
)
def test_no_value_is_taken_for_another(
    converter: cattrs.Converter, value: Any, kind: Any, fr: str, en: str
) -> None:
    """A value of another type is refused, and the refusal says so in both languages."""
    with pytest.raises(ValueError, match="expected") as caught:
        converter.structure(value, kind)

    assert (caught.value.text.fr, caught.value.text.en) == (fr, en)  # type: ignore[attr-defined]


def test_an_unknown_key_is_refused(converter: cattrs.Converter) -> None:
    """A key that no attribute has is an error, not silence."""
    with pytest.raises(ClassValidationError) as caught:
        converter.structure({"id": "a", "name": "A", "nom": "B"}, Structure)

    (cause,) = causes(caught.value)
    assert isinstance(cause, ForbiddenExtraKeysError)
    assert cause.extra_fields == {"nom"}


@pytest.mark.parametrize("value", ["TUBA", "", {}, {"a": 1}])
@pytest.mark.parametrize("key", ["printed_names", "sites", "themes", "sources"])
def test_a_text_or_an_object_is_no_list(converter: cattrs.Converter, key: str, value: Any) -> None:
    """A text is not read as the list of its letters, nor an object as the list of its keys."""
    with pytest.raises(ClassValidationError):
        converter.structure({"id": "a", "name": "A", key: value}, Structure)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Contact, {"website": "https://example.fr"}),
        (Site, {"commune": "Lyon", "epci_kind": "MET69"}),
        (Figure, {"value": 80, "unit": "structures", "qualifier": "just_under"}),
        (Figure, {"value": 0.5, "unit": "share", "base": {"value": 77, "unit": "structures"}}),
        (Label, {"fr": "énergie", "en": None}),
    ],
)
def test_missing_keys_take_their_default(converter: cattrs.Converter, kind: Any, value: Any) -> None:
    """What a document leaves out stays at its default, and what it says is kept."""
    written = converter.unstructure(converter.structure(value, kind))

    assert {key: written[key] for key in value if key != "base"} == {
        key: inner for key, inner in value.items() if key != "base"
    }
    assert set(written) == {field.name for field in attrs.fields(kind)}


@pytest.mark.parametrize("value", [1, 2.5, "a", True, False, None, 2**64 - 1])
def test_other_columns_keep_their_type(converter: cattrs.Converter, value: Any) -> None:
    """A number, a text, a truth value and nothing stay what they are among the other columns."""
    read = converter.structure({"id": "a", "name": "A", "extra": {"x": value}}, Structure).extra["x"]

    assert read == value
    assert type(read) is type(value)


def test_each_converter_is_ones_own(converter: cattrs.Converter) -> None:
    """Changing a converter changes no other: extending the records touches nobody else."""
    converter.register_structure_hook(str, lambda value, _: str(value))

    assert converter.structure(3, str) == "3"
    with pytest.raises(ValueError, match="expected a text"):
        make_converter().structure(3, str)


def test_an_extended_record_goes_through_the_converter(converter: cattrs.Converter) -> None:
    """A record with attributes of one's own is read and written like ours."""

    @attrs.frozen(kw_only=True)
    class Lab(Structure):
        machines: int = 0

    lab = converter.structure({"id": "a", "name": "A", "machines": 3, "themes": [{"value": "energy"}]}, Lab)

    assert (lab.machines, lab.themes) == (3, (Claim(value=Theme.ENERGY),))
    assert converter.structure(converter.unstructure(lab), Lab) == lab


def test_somebody_s_own_record_may_hold_any_type() -> None:
    """A record extended with other kinds of value is made, and checked as far as its types can be."""

    @attrs.frozen(kw_only=True)
    class Laboratory(Structure):
        machines: list[str] = attrs.field(factory=list, hash=False)
        founded: datetime.date | None = None
        size: tuple[int, str] = (0, "m2")
        anything: Any = None

    made = Laboratory(id="a", name="A", machines=["laser"], founded=datetime.date(2014, 5, 1))

    assert made.machines == ["laser"]
    with pytest.raises(openinno.RecordError):
        Laboratory(id="a", name="A", founded="2014")  # type: ignore[arg-type]


def test_other_columns_hold_no_list(converter: cattrs.Converter) -> None:
    """A cell of another column is one plain value: a list is refused."""
    with pytest.raises(ClassValidationError):
        converter.structure({"id": "a", "name": "A", "extra": {"x": [1, 2]}}, Structure)
