"""What a call would send, told beforehand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from portal import Dataset, Field, Portal

from openinno.explore import BadQuery, Client, Query, field
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


def test_an_unknown_call_is_refused() -> None:
    """With those that there are."""
    with pytest.raises(BadQuery, match="unknown call: 'row'; possible: rows, count, aggregate"):
        urls("lieux", call="row")


def test_groups_that_are_none_are_refused() -> None:
    """As aggregate() refuses them."""
    with pytest.raises(BadQuery, match="aggregate"):
        urls("lieux", call="aggregate")


def test_the_options_of_an_export_are_told() -> None:
    """And refused where the format does not know them."""
    assert urls("lieux", call="export", form="csv", options={"with_bom": False})[-1].endswith(
        "with_bom=false"
    )
    with pytest.raises(BadQuery, match="unknown option"):
        urls("lieux", call="export", form="json", options={"with_bom": False})


# what is told is what is sent -------------------------------------------------------------------------------

PLAIN = Query()
ROWS = {
    "all": PLAIN,
    "some columns": PLAIN.select("nom").order_by(field("nom").desc()),
    "some rows": PLAIN.where(field("nom").is_not_null()).timezone("Europe/Paris"),
    "a limit": PLAIN.limit(3),
    "none": PLAIN.limit(0),
    "a place": PLAIN.limit(20).offset(7),
    "beyond the end": PLAIN.offset(9_900),
    "up to the wall": PLAIN.limit(50).offset(9_950),
    "across the wall": PLAIN.limit(51).offset(9_950),
    "behind the wall": PLAIN.offset(10_000),
    "more than the wall": PLAIN.limit(10_050),
}
GROUPS = {
    "groups": PLAIN.select("nom", count().alias("n")).group_by("nom"),
    "two groups": PLAIN.select("nom").group_by("nom").limit(2),
    "later groups": PLAIN.select("nom").group_by("nom").offset(5),
    "no groups any more": PLAIN.select("nom").group_by("nom").offset(20_000),
}
SUMS = {"a sum": PLAIN.select(count())}
FACETS = {"all": PLAIN, "of some rows": PLAIN.where(field("nom").is_not_null()).limit(3)}
CALLS: dict[str, tuple[dict[str, Query], Callable[[Client, str, Query, Path], object]]] = {
    "rows": (ROWS | GROUPS | SUMS, lambda client, dataset, query, _: list(client.rows(dataset, query))),
    "count": (ROWS, lambda client, dataset, query, _: client.count(dataset, query)),
    "aggregate": (GROUPS | SUMS, lambda client, dataset, query, _: client.aggregate(dataset, query)),
    "facets": (FACETS, lambda client, dataset, query, _: client.facets(dataset, query)),
    "dataset": ({"all": PLAIN, "any": PLAIN.lang("de")}, lambda client, dataset, *_: client.dataset(dataset)),
    "export": (
        {name: query for name, query in (ROWS | GROUPS | SUMS).items() if not query.start},
        lambda client, dataset, query, path: client.export(dataset, path, query),
    ),
}


def first_of_each(requests: Iterable[tuple[str, dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    """Return the parameters of the first request of each path, in order."""
    found: dict[str, dict[str, Any]] = {}
    for path, parameters in requests:
        found.setdefault(path, parameters)
    return found


@pytest.fixture(scope="module")
def portals() -> Iterator[Portal]:
    """Run a portal with a dataset on either side of the wall."""
    fields = (Field(name="nom"), Field(name="lettre"))
    rows = [{"nom": f"Lieu {number}", "lettre": "abc"[number % 3]} for number in range(12_000)]
    few = Dataset(id="few", title="Few", fields=fields, rows=lambda: rows[:250])
    many = Dataset(id="many", title="Many", fields=fields, rows=lambda: rows)
    with Portal([few, many]) as portal:
        yield portal


@pytest.mark.parametrize("dataset", ["few", "many"])
@pytest.mark.parametrize(
    ("call", "name"), [(call, name) for call, (queries, _) in CALLS.items() for name in queries]
)
def test_what_is_told_is_what_is_sent(
    call: Any, name: str, dataset: str, portals: Portal, tmp_path: Path
) -> None:
    """The first request of each kind, in order, but for the order added to rows and what is not needed."""
    queries, act = CALLS[call]
    portals.behave()
    with Client(portals.url) as client:
        told = client.explain(dataset, queries[name], call=call)
        assert portals.requests == []
        act(client, dataset, queries[name], tmp_path / "rows.jsonl")

    wanted = first_of_each((urlsplit(one.url).path, dict(parse_qsl(urlsplit(one.url).query))) for one in told)
    sent = first_of_each((one.path, dict(one.params)) for one in portals.requests)
    assert list(sent) == list(wanted)[: len(sent)]
    assert all("where there are more" in one.when.text("en") for one in told[len(sent) :])
    for path, parameters in sent.items():
        added = parameters.get("order_by", "").removeprefix(wanted[path].get("order_by", ""))
        assert {**wanted[path], "order_by": ""} == {**parameters, "order_by": ""}
        assert not added or (call in {"rows", "export"} and name in ROWS)
