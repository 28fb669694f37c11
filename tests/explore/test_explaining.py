"""What a call would send, told beforehand."""

from __future__ import annotations

import pytest

from openinno.explore import BadQuery, Client, Query
from openinno.explore.odsql import count

BASE = "https://opendata.example.fr/api/explore/v2.1/catalog"


def urls(*arguments: object, **more: object) -> list[str]:
    """Return the addresses that a call would ask for."""
    client = Client("opendata.example.fr", lang="en")
    return [request.url for request in client.explain(*arguments, **more)]  # type: ignore[arg-type]  # any call


def test_the_description_of_a_dataset_is_one_request() -> None:
    """Describing a dataset asks for nothing but its description."""
    assert urls("lieux", call="dataset") == [f"{BASE}/datasets/lieux?lang=en"]


def test_the_facets_named_are_part_of_the_address() -> None:
    """Only the facets named are asked for."""
    assert urls("lieux", call="facets", names=["tags", "ville"]) == [
        f"{BASE}/datasets/lieux/facets?lang=en&facet=tags&facet=ville"
    ]


def test_the_facets_of_no_dataset_are_those_of_the_catalogue() -> None:
    """Without a dataset, the catalogue is asked."""
    assert urls(None, Query().refine("theme", "Énergie"), call="facets") == [
        f"{BASE}/facets?refine=theme%3A%22%C3%89nergie%22&lang=en"
    ]


@pytest.mark.parametrize("call", ["rows", "count", "export", "dataset"])
def test_only_facets_can_do_without_a_dataset(call: str) -> None:
    """Any other call without a dataset is refused."""
    with pytest.raises(BadQuery, match="impossible identifier"):
        urls(None, call=call)


@pytest.mark.parametrize(
    ("query", "requests"),
    [(Query(), 3), (Query().group_by("ville"), 2), (Query().select(count()), 2)],
    ids=["rows", "groups", "sum"],
)
def test_an_export_counts_only_rows(query: Query, requests: int) -> None:
    """Groups and sums are not compared with a number of rows, so that none is asked for."""
    assert len(urls("lieux", query, call="export", form="csv")) == requests


def test_an_export_to_no_format_is_refused() -> None:
    """What the export would refuse is refused beforehand."""
    with pytest.raises(BadQuery, match="does not tell its format"):
        urls("lieux", call="export", form="")
