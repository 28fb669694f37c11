"""Usual slips: told with what to write instead, or taken as they are meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from clients import KINDS, ask, drained
from little_server import dataset_of, serving

from openinno.explore import BadQuery, Client

CALLS: dict[str, Callable[[Any, Any], Any]] = {
    "datasets": lambda client, query: drained(client.datasets(query)),
    "rows": lambda client, query: drained(client.rows("lieux", query)),
    "records": lambda client, query: drained(client.records("lieux", query)),
    "pages": lambda client, query: drained(client.pages("lieux", query)),
    "lines": lambda client, query: drained(client.lines("lieux", query)),
    "count": lambda client, query: client.count("lieux", query),
    "aggregate": lambda client, query: client.aggregate("lieux", query),
    "facets": lambda client, query: client.facets("lieux", query),
    "export": lambda client, query: client.export("lieux", "rows.csv", query),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("call", CALLS)
def test_a_condition_in_place_of_a_query_is_told(kind: str, call: str) -> None:
    """Before anything is sent, by every call."""
    for query in ("id > 3", "", {"where": "id > 3"}):
        with serving(dataset_of([])) as server, pytest.raises(BadQuery, match=r"Query\(\)\.where"):
            ask(kind, server.base, lambda client: CALLS[call](client, query))  # noqa: B023 - called at once
        assert server.asked == []


@pytest.mark.parametrize("kind", KINDS)
def test_one_name_of_a_facet_is_one_name(kind: str) -> None:
    """And not one for each of its letters."""
    with serving(dataset_of([])) as server:
        ask(kind, server.base, lambda client: client.facets("lieux", names="ville"))

    assert server.asked[0].target.endswith("/facets?lang=fr&facet=ville")
    assert Client("example.fr").explain("lieux", call="facets", names="ville")[0].url.endswith("facet=ville")
