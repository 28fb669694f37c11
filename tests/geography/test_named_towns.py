"""The towns that the documents name are those that were found by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import openinno as oi

FACTS = Path(__file__).parents[3] / "shared" / "reference" / "facts" / "named_structures.csv"

if not FACTS.is_file():
    pytest.skip(f"the extracted facts are not beside the checkout: {FACTS}", allow_module_level=True)


def _towns() -> list[tuple[str, ...]]:
    """Return commune, code, département, kind and name of the grouping, and whether it is a métropole."""
    found: set[tuple[str, ...]] = set()
    with FACTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            columns = ("commune", "insee", "departement", "epci_type", "epci_name", "in_epci_metropole")
            cells = [row[name].split("|") for name in columns]
            if all(cells[0]):
                found.update(zip(*cells, strict=True))
    return sorted(found)


TOWNS = _towns()


def test_there_are_towns() -> None:
    """The facts name more than twenty towns."""
    assert len(TOWNS) > 20


@pytest.mark.parametrize("town", TOWNS, ids=lambda town: town[0])
def test_a_town_of_the_documents_is_found(town: tuple[str, ...]) -> None:
    """By its name and département, each town is the commune, in the grouping, that the facts say."""
    name, code, departement, kind, grouping, metropole = town
    found = oi.geography.find_communes(name, departement=departement)
    commune = found[0].place

    assert [match.place.code for match in found if match.reason is oi.geography.Reason.NAME] == [code]
    assert commune.epci is not None
    assert (commune.epci.kind.value, commune.epci.name) == (kind, grouping)
    assert commune.in_metropole is (metropole == "True")
