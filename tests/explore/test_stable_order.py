"""The order that we add to a query: short enough to be sent, and left out where a portal cannot bear it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from scripted import Script, asked_of, collected, lines_of

from openinno.explore.answers.datasets import Dataset, DatasetField
from openinno.explore.errors import BadQuery
from openinno.explore.odsql import Query, field
from openinno.explore.reading.readings import Blocks, Reading


@pytest.mark.parametrize("name", ["colonne_numero_{}", "année n° {}"])
def test_an_order_of_many_columns_stays_short(name: str) -> None:
    """Servers refuse long addresses: the first columns alone are named, behind those of the user."""
    names = [name.format(number) for number in range(500)]
    described = Dataset(id="lieux", fields=tuple(DatasetField(name=one, type="text") for one in names))

    for given, left in (((), names), ((field(names[1]).desc(),), [names[0], *names[2:]])):
        asked = asked_of(Query().order_by(*given))
        ordered = asked.ordered(described)
        added = ordered.query.ordering[len(given) :]
        assert ordered.query.ordering[: len(given)] == asked.query.ordering
        assert list(map(str, added)) == [str(field(one)) for one in left[: len(added)]]
        assert 1_800 < len(ordered.url("records")) - len(asked.url("records")) <= 2_020


@pytest.mark.parametrize(
    ("fields", "order"),
    [
        ([("id", "int", {"id": True}), ("nom", "text", {})], "order_by=id"),
        (
            [("nom", "text", {}), ("point", "geo_point_2d", {}), ("tags", "text", {"multivalued": True})],
            "nom",
        ),
        ([("point", "geo_point_2d", {})], ""),
    ],
)
def test_rows_are_sorted_by_what_identifies_them(fields: list[tuple[str, str, Any]], order: str) -> None:
    """Or else by every column that can be sorted by, or by none."""
    described = Dataset(
        id="lieux", fields=tuple(DatasetField(name=n, type=t, annotations=a) for n, t, a in fields)
    )

    assert str(asked_of().ordered(described).query).removeprefix("order_by=") == order.removeprefix(
        "order_by="
    )


@pytest.mark.parametrize("status", [400, 414, 431])
@pytest.mark.parametrize("count", [250, 10_001])
def test_an_order_that_is_refused_is_left_out(count: int, status: int) -> None:
    """As one that makes the address too long is."""
    rows = [{"n": str(number)} for number in range(count)]

    def answer(url: str) -> tuple[int, Any] | None:
        return (status, "Request-URI Too Large") if "order_by=" in url else None

    assert collected(Script(rows, answer=answer), Reading(asked_of()).batch) == rows
    blocks = collected(Script(rows, answer=answer), Blocks(asked_of()).batch)
    assert b"".join(blocks) == lines_of(rows)


def test_a_query_too_long_to_be_sent_is_told() -> None:
    """With what to do about it."""
    script = Script(
        [{"n": "1"}], answer=lambda url: (414, json.loads('"too long"')) if "/records" in url else None
    )

    with pytest.raises(BadQuery, match="shorten the query") as caught:
        script.run(Reading(asked_of()).batch())
    assert caught.value.status == 414
