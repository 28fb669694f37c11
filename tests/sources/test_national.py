"""The columns of the national census, tried by the names that they may have."""

from __future__ import annotations

import pytest

from openinno import Severity
from openinno.sources.mapping.declared import FieldMapping
from openinno.sources.mapping.targets import TARGETS
from openinno.sources.portal.national import MAPPING, tried
from openinno.sources.tables.table import TableColumn


def column(name: str, label: str | None = None) -> TableColumn:
    """Return a column."""
    return TableColumn(name=name, label=label)


@pytest.mark.parametrize("name", ["themes", "Thèmes", "THEMES", "Thème", "thematiques"])
def test_a_column_is_found_however_it_is_written(name: str) -> None:
    """Accents, case and plural aside."""
    assert tried(MAPPING, [column(name)])[0].named() == {name: "themes"}


def test_the_first_name_that_is_there_is_taken() -> None:
    """In the order in which they are declared; the other column is left alone."""
    found, _ = tried(MAPPING, [column("ville"), column("commune")])

    assert found.named() == {"commune": "commune"}


def test_a_name_comes_before_a_label() -> None:
    """Where one column bears the name and another the label, the name is meant."""
    found, _ = tried(MAPPING, [column("c1", "Commune"), column("commune", "Code")])

    assert found.named() == {"commune": "commune"}


def test_no_column_serves_twice() -> None:
    """A column whose name and label mean different attributes fills one of them."""
    found, _ = tried(MAPPING, [column("nom", "Commune")])

    assert found.named() == {"nom": "name"}


def test_no_column_at_all_is_told_and_nothing_breaks() -> None:
    """The mapping is empty, what is certain is warned of, and the rest is told once."""
    found, findings = tried(MAPPING, [])

    assert found == FieldMapping(columns=())
    assert [one.code for one in findings] == [
        *("columns-tried", "missing-column", "missing-column", "columns-not-there")
    ]
    assert [one.severity for one in findings[1:3]] == [Severity.WARNING] * 2


def test_no_name_is_tried_for_two_attributes() -> None:
    """The order of attributes would decide, and nobody would see it."""
    names = [name for one in MAPPING.columns for name in one.columns]

    assert len(names) == len(set(names))


def test_what_may_be_of_a_person_is_not_tried() -> None:
    """No address to write to and no telephone number is taken over by itself."""
    assert {"email", "phone"} <= TARGETS.keys()
    assert {"email", "phone"}.isdisjoint(MAPPING.named().values())
