"""The catalogue: every dataset once, below the wall of its lists and past it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import attrs
import pytest
from portal import ALWAYS, Dataset, Field, Portal, Shuffled

from openinno.explore import BadQuery, Client, IncompleteExport, Query, Request, _catalogue, field
from openinno.explore.odsql import count


@attrs.define
class Reply:
    """An answer made beforehand."""

    body: bytes
    status: int = 200
    headers: Mapping[str, str] = attrs.field(factory=dict)

    def blocks(self) -> Iterator[bytes]:
        """Yield the whole body."""
        yield self.body

    def close(self) -> None:
        """Have nothing to close."""


class Shelf:
    """A transport that is a portal: a catalogue with a wall, which sorts and filters by the last change."""

    def __init__(self, changes: list[int | None], *, wall: int = 10) -> None:
        self.datasets = [(f"jeu_{number:02}", change) for number, change in enumerate(changes)]
        self.wall = wall
        self.lies = 0
        self.refused = "-"
        self.moves = False
        self.asked: list[dict[str, str]] = []

    keys: ClassVar[dict[str, Callable[[tuple[str, int | None]], Any]]] = {
        "dataset_id": lambda one: one[0],
        "modified": lambda one: (one[1] is None, one[1] or 0),
        "title": lambda one: one[0],
    }

    def open(self, request: Request) -> Reply:
        """Answer a page of datasets."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(request.url).query).items()}
        self.asked.append(asked)
        offset, limit = int(asked.get("offset", 0)), int(asked["limit"])
        if offset + limit > self.wall:
            return Reply(b'{"error_code": "InvalidRESTParameterError", "message": "offset"}', status=400)
        found = [one for one in self.datasets if self.keeps(asked.get("where", ""), one[1])]
        if self.moves and len(self.asked) % 2:
            found.reverse()
        for key in reversed(asked.get("order_by", "").split(", ")):
            if key == self.refused:
                return Reply(b'{"error_code": "ODSQLError", "message": "cannot sort"}', status=400)
            if key:
                found.sort(key=self.keys[key])
        results = [self.described(*one) for one in found[offset : offset + limit]]
        return Reply(json.dumps({"total_count": len(found) + self.lies, "results": results}).encode())

    def close(self) -> None:
        """Have nothing to close."""

    @staticmethod
    def keeps(where: str, change: int | None) -> bool:
        """Tell whether a dataset is one of those asked for."""
        if where.endswith("is null"):
            return change is None
        bound = re.search(r"modified >= date'(\d{4})", where)
        return bound is None or (change is not None and change >= int(bound[1]))

    @staticmethod
    def described(name: str, change: int | None) -> dict[str, Any]:
        """Describe a dataset."""
        modified = None if change is None else f"{change}-01-01T00:00:00+00:00"
        return {"dataset_id": name, "fields": [], "metas": {"default": {"modified": modified}}}


@pytest.fixture(autouse=True)
def _small_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_catalogue, "WALL", 10)
    monkeypatch.setattr(_catalogue, "PAGE", 4)


def names(shelf: Shelf, query: Query | None = None) -> list[str]:
    """Return the datasets that a client finds."""
    with Client("data.example.fr", transport=shelf) as client:
        return [one.id for one in client.datasets(query)]


def test_a_small_catalogue_is_read_page_by_page() -> None:
    """Below the wall the order is that of the identifiers, and nothing more than the pages is asked for."""
    shelf = Shelf([2020] * 9)
    shelf.datasets.reverse()

    assert names(shelf) == [f"jeu_{number:02}" for number in range(9)]
    assert [one.get("offset", "0") for one in shelf.asked] == ["0", "4", "8"]


def test_an_order_of_ones_own_is_settled_by_the_identifiers() -> None:
    """It comes first, and the identifiers are not named twice."""
    for query, sent in (
        (Query().order_by("modified"), "modified, dataset_id"),
        (Query().order_by(field("dataset_id")), "dataset_id"),
    ):
        shelf = Shelf([2020, 2019])
        names(shelf, query)
        assert shelf.asked[0]["order_by"] == sent


@pytest.mark.parametrize("size", [9, 37])
def test_a_portal_that_cannot_sort_by_identifiers_is_read_all_the_same(size: int) -> None:
    """That order is our wish, not that of the user."""
    shelf = Shelf([2000 + number for number in range(size)])
    shelf.refused = "dataset_id"

    assert names(shelf) == [name for name, _ in shelf.datasets]


def test_an_order_of_ones_own_that_is_refused_is_told() -> None:
    """What was asked for is not left out."""
    shelf = Shelf([2020])
    shelf.refused = "title"

    with pytest.raises(BadQuery, match="cannot sort"):
        names(shelf, Query().order_by("title"))


def test_past_the_wall_datasets_of_one_date_keep_their_places() -> None:
    """Though the portal gives them in another order each time, where that is left open."""
    shelf = Shelf([2000 + number // 3 for number in range(37)])
    shelf.moves = True

    assert sorted(names(shelf)) == [name for name, _ in shelf.datasets]


def test_a_portal_that_lists_in_another_order_each_time_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each dataset comes once, in the order of the identifiers."""
    monkeypatch.setattr(_catalogue, "WALL", 10_000)
    fields = (Field(name="nom"),)
    held = [Dataset(id=f"jeu_{n:02}", title="Jeu", fields=fields, rows=list) for n in range(23)]
    with Portal(held) as portal, Client(portal.url) as client:
        portal.misbehave(Shuffled(times=ALWAYS))
        assert [one.id for one in client.datasets()] == [one.id for one in held]


@pytest.mark.parametrize(
    "changes",
    [
        [2000 + number for number in range(37)],
        [2000 + number // 4 for number in range(37)],
        [*range(2000, 2025), *[None] * 9],
        [*range(2000, 2005), *[None] * 7],
        [2020 - number for number in range(11)],
    ],
)
def test_a_large_catalogue_is_read_past_the_wall(changes: list[int | None]) -> None:
    """Past the wall of one list every dataset still comes, once, with and without a date."""
    shelf = Shelf(changes)

    assert sorted(names(shelf)) == [name for name, _ in shelf.datasets]


@pytest.mark.parametrize("changes", [[2020] * 12, [2000, *[None] * 12]])
def test_what_no_list_can_show_is_refused(changes: list[int | None]) -> None:
    """More datasets of one date than a list shows are refused, not left out."""
    with pytest.raises(BadQuery, match="narrow"):
        names(Shelf(changes))


def test_an_order_of_ones_own_cannot_pass_the_wall() -> None:
    """What would need another order than the one asked for is refused before anything is given."""
    with pytest.raises(BadQuery, match="order_by"):
        names(Shelf([2020] * 12), Query().order_by("title"))


def test_a_limit_below_the_wall_is_kept_to() -> None:
    """A limit is what comes, whatever the size of the catalogue."""
    shelf = Shelf(list(range(2000, 2037)))

    assert names(shelf, Query().limit(6)) == [f"jeu_{number:02}" for number in range(6)]
    assert names(shelf, Query().limit(3).offset(5)) == ["jeu_05", "jeu_06", "jeu_07"]


def test_a_catalogue_that_counts_otherwise_is_told() -> None:
    """Datasets that are counted and never come are an error with both numbers."""
    shelf = Shelf([2020] * 5)
    shelf.lies = 2

    with pytest.raises(IncompleteExport) as told:
        names(shelf)

    assert (told.value.expected, told.value.received) == (7, 5)


def test_groups_of_datasets_are_no_datasets() -> None:
    """A selection or groups are refused with the call that is meant for them."""
    for query in (Query().select(count()), Query().group_by("publisher"), Query().select(field("title"))):
        with pytest.raises(BadQuery, match="facets"):
            names(Shelf([]), query)
