"""Records hold no person: no field for one, and none in what is embedded."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import attrs
import pytest

from openinno import (
    Actor,
    Census,
    CensusSource,
    Contact,
    End,
    Figure,
    Initiative,
    RefusedRow,
    Relation,
    Site,
    Source,
    Structure,
    embedded_census,
)

RECORDS: list[Any] = [
    *(Actor, Census, CensusSource, Contact, End, Figure, Initiative, RefusedRow, Relation, Site, Source),
    Structure,
]
OF_A_PERSON = re.compile(
    r"person|people|first_?name|last_?name|surname|prenom|civil|director|manager|author|born|birth|gender"
)
EMAIL = re.compile(r"[^\s@\"]+@[^\s@\"]+\.[a-z]{2,}", re.IGNORECASE)
PHONE = re.compile(r"(?<!\d)(?:\+33|0033|0)\s?[1-9](?:[\s.-]?\d{2}){4}(?!\d)")
CIVILITY = re.compile(r"\b(?:M\.|MM\.|Mme|Mmes|Mlle|Dr|Pr|Monsieur|Madame|Mr|Mrs|Ms)\s+[A-ZÉÈ]")


def texts(value: Any) -> Iterator[str]:
    """Yield every text of a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)


EMBEDDED = json.loads(files("openinno._data").joinpath("census.json").read_bytes())


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_no_record_has_a_field_for_a_person(record: Any) -> None:
    """No attribute of any record is meant for a person."""
    assert [field.name for field in attrs.fields(record) if OF_A_PERSON.search(field.name)] == []


def test_a_contact_has_no_name() -> None:
    """A contact is an organisation's: a web address, a shared e-mail address, a switchboard."""
    assert {field.name for field in attrs.fields(Contact)} == {"website", "email", "phone"}


@pytest.mark.parametrize(
    ("pattern", "caught"),
    [
        (EMAIL, "jeanne.dupont@exemple.fr"),
        (PHONE, "06 12 34 56 78"),
        (PHONE, "+33612345678"),
        (CIVILITY, "Mme Dupont"),
    ],
)
def test_the_embedded_census_has_no_address_number_or_civility(pattern: re.Pattern[str], caught: str) -> None:
    """No text of the embedded census looks like an e-mail address, a phone number or a person's name."""
    assert pattern.search(caught)
    assert [text for text in texts(EMBEDDED) if pattern.search(text)] == []


def test_embedded_contacts_are_web_addresses_only() -> None:
    """The embedded census gives web addresses of organisations, and no other way to reach them."""
    contacts = [structure.contact for structure in embedded_census() if structure.contact]

    assert all(contact.email is None and contact.phone is None for contact in contacts)
    assert all((contact.website or "").startswith("https://") for contact in contacts)


def test_the_embedded_census_keeps_no_column_aside() -> None:
    """No structure of the embedded census has other columns, where a person could hide."""
    assert [structure.id for structure in embedded_census() if structure.extra] == []
