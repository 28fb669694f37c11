"""The table of fields tells the truth about the records."""

from __future__ import annotations

import typing
from typing import Any

import attrs
import pytest

from openinno import (
    Actor,
    Address,
    Census,
    Contact,
    Figure,
    Initiative,
    Label,
    Location,
    Point,
    Site,
    Source,
    Structure,
)
from openinno.claims import Claim
from openinno.fields import (
    ACTOR_FIELDS,
    ADDRESS_FIELDS,
    CONTACT_FIELDS,
    FIELDS,
    INITIATIVE_FIELDS,
    LOCATION_FIELDS,
    POINT_FIELDS,
    SITE_FIELDS,
    STRUCTURE_FIELDS,
    Field,
    fields_of,
)
from openinno.holds import Holds

RECORDS: list[tuple[type[Any], tuple[Field, ...]]] = [
    (Structure, STRUCTURE_FIELDS),
    (Actor, ACTOR_FIELDS),
    (Initiative, INITIATIVE_FIELDS),
    (Contact, CONTACT_FIELDS),
    (Site, SITE_FIELDS),
    (Address, ADDRESS_FIELDS),
    (Location, LOCATION_FIELDS),
    (Point, POINT_FIELDS),
]
WITH_AN_ID = RECORDS[:3]
EVERY_FIELD = [field for _, fields in RECORDS for field in fields]
ROWS = [
    pytest.param(record, field, id=f"{record.__name__}.{field.name}")
    for record, fields in RECORDS
    for field in fields
]


@pytest.mark.parametrize(("record", "fields"), RECORDS)
def test_the_table_names_every_attribute_of_a_record(record: Any, fields: tuple[Field, ...]) -> None:
    """Each attribute of a record has one row in its table, and each row an attribute."""
    assert sorted(field.name for field in fields) == sorted(one.name for one in attrs.fields(record))


def test_a_name_stands_once() -> None:
    """No two rows of the table share a name, and none is left unused."""
    names = [field.name for field in FIELDS]
    used = {field.name for _, fields in WITH_AN_ID for field in fields}

    assert len(names) == len(set(names))
    assert set(names) == used


@pytest.mark.parametrize("field", EVERY_FIELD, ids=lambda field: field.name)
def test_every_field_has_a_label_in_both_languages(field: Field) -> None:
    """A field is called something in French and in English."""
    assert field.label.fr.strip()
    assert (field.label.en or "").strip()


@pytest.mark.parametrize("field", EVERY_FIELD, ids=lambda field: field.name)
def test_words_and_only_words_have_a_vocabulary(field: Field) -> None:
    """A field that holds words names their vocabulary; every other field has none."""
    assert (field.vocabulary is not None) == (field.holds in {Holds.WORD, Holds.CLAIM, Holds.CLAIMS})


def test_no_two_facets_share_a_name() -> None:
    """Facets are called apart, and only fields of words have one."""
    facets = [field.facet for field in FIELDS if field.facet]

    assert len(facets) == len(set(facets))
    assert all(field.vocabulary for field in FIELDS if field.facet)
    assert set(facets) <= set(Census.facet_names())


@pytest.mark.parametrize(("record", "field"), ROWS)
def test_the_table_says_the_type_of_the_attribute(record: Any, field: Field) -> None:
    """What the table says a field holds is what the class annotates."""
    words = field.vocabulary
    claim: Any = Claim[words] if words else None  # type: ignore[valid-type]
    expected: dict[Holds, Any] = {
        Holds.NAME: str,
        Holds.TEXT: str | None,
        Holds.TEXTS: tuple[str, ...],
        Holds.MONTHS: int | None,
        Holds.FLAG: bool,
        Holds.ADDRESS: Address | None,
        Holds.LOCATION: Location | None,
        Holds.POINT: Point,
        Holds.LATITUDE: float,
        Holds.LONGITUDE: float,
        Holds.CLAIM: claim and claim | None,
        Holds.CLAIMS: tuple[claim, ...],
        Holds.CONTACT: Contact | None,
        Holds.SITES: tuple[Site, ...],
        Holds.FIGURES: tuple[Figure, ...],
        Holds.SOURCES: tuple[Source, ...],
        Holds.EXTRA: dict[str, str | int | float | bool | None],
    }
    hint = typing.get_type_hints(record)[field.name]

    if field.holds is Holds.LABEL:
        assert hint in (Label, Label | None)
    elif field.holds is Holds.WORD:
        assert hint in (words, words | None)  # type: ignore[operator]
    elif field.holds is Holds.DATE:
        assert typing.get_args(hint)[0].__name__ == "PartialDate"
    else:
        assert hint == expected[field.holds]


def test_a_class_that_extends_a_record_has_its_fields() -> None:
    """Somebody's own record keeps the limits of the one it extends, and a class of theirs has none."""

    @attrs.frozen(kw_only=True)
    class Lab(Structure):
        machines: int = 0

    class Point:
        pass

    assert fields_of(Lab) == STRUCTURE_FIELDS
    assert fields_of(Point) == ()


def test_no_two_columns_share_a_name() -> None:
    """What stands inside a structure has a column name of its own in the flat row."""
    inside = (*CONTACT_FIELDS, *SITE_FIELDS, *ADDRESS_FIELDS, *LOCATION_FIELDS, *POINT_FIELDS)
    names = [field.column or field.name for field in (*STRUCTURE_FIELDS, *inside)]

    assert len(names) == len(set(names))
