"""What the portal really holds, as it tells those who ask it before it misbehaves."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

import duckdb
from portal import Dataset, Field, MovingRows, Portal
from portal.asking import ask
from portal.lieux import LIEUX

FIELDS: Final = (
    Field("mot"),
    Field("places", "int"),
    Field("surface", "double"),
    Field("tags", annotations={"multivalued": ","}),
    Field("point", "geo_point_2d"),
)


def _row(draw: Random) -> dict[str, Any]:
    # Hexadecimal that gzip cannot shorten much, so that rows come before the end of a stream that is cut.
    noise = f"{draw.getrandbits(600):x}"
    return {
        "mot": draw.choice(['dit "oui"', "deux\nlignes", "a;b, c", "l'été \\", "{[", '"', ""]) + noise,
        "places": draw.choice([None, draw.randrange(100), 2**53 + 1]),
        "surface": draw.randrange(1000) / 8,
        "tags": draw.choice([None, ["bois"], ["bois", "métal"]]),
        "point": {"lon": draw.uniform(-5, 9), "lat": draw.uniform(42, 51)},
    }


def _tall() -> Iterator[dict[str, Any]]:
    """Yield 240 rows; the first and the last are the first two by identifier, so that moves are felt."""
    draw = Random(1)  # noqa: S311 - for tests, the same every time
    middle = [f"h-{n:03}" for n in range(2, 240)]
    draw.shuffle(middle)
    for name in ("h-000", *middle, "h-001"):
        yield {"id": name, **_row(draw)}


def _twins() -> Iterator[dict[str, Any]]:
    """Yield 230 rows without identifier: pairs of the same row, and pairs that differ in their tags only."""
    draw = Random(2)  # noqa: S311 - for tests, the same every time
    for number in range(115):
        row = _row(draw)
        if number % 3:
            yield from (row, row)
        else:
            yield from (row | {"tags": ["un"]}, row | {"tags": ["deux"]})


TALL: Final = Dataset(
    id="hauts", title="Hauts", fields=(Field("id", annotations={"id": True}), *FIELDS), rows=_tall
)
TWINS: Final = Dataset(id="jumeaux", title="Jumeaux", fields=FIELDS, rows=_twins)
DATASETS: Final = (TALL, TWINS, LIEUX)
KEYS: Final = {"hauts": ("id", "mot"), "jumeaux": ("mot", "tags"), "lieux": ("id", "nom")}
"""The columns that tell rows apart, of those that no conversion changes."""


def parsed(form: str, body: bytes) -> list[dict[str, Any]]:
    """Read an export without our library."""
    match form:
        case "jsonl":
            return [json.loads(line) for line in body.split(b"\n") if line]
        case "json":
            return list(json.loads(body))
        case "geojson":
            return [
                {**one["properties"], "geometry": one["geometry"]} for one in json.loads(body)["features"]
            ]
        case "csv":
            return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline=""), delimiter=";"))
    with tempfile.NamedTemporaryFile(suffix=".parquet") as file:
        Path(file.name).write_bytes(body)
        # A connection of its own: the default one is not to be used from several threads.
        found = duckdb.connect().execute("SELECT * FROM read_parquet(?)", [file.name])
        names = [one[0] for one in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def face(row: Any, columns: Iterable[str]) -> str:
    """Return what tells whether two rows are the same."""
    return json.dumps([row[name] for name in columns], sort_keys=True, default=str)


class Truth:
    """The rows of queries, as the portal gives them before and after its rows moved."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self.rows = cache(self._rows)

    def _rows(
        self, dataset: str, form: str, conditions: tuple[tuple[str, str], ...], came: int, went: int
    ) -> list[dict[str, Any]]:
        """Return the rows of a dataset in a format, in order, after some came and some went."""
        self._portal.behave()
        for by in filter(None, (came, -went)):
            self._portal.misbehave(MovingRows(by=by))
            ask(self._portal, f"{dataset}/records", limit=0)
        order = {} if dataset == "jumeaux" else {"order_by": "id"}
        answer = ask(self._portal, f"{dataset}/exports/{form}", **dict(conditions), **order)
        self._portal.behave()
        assert answer.status == 200, answer.body
        return parsed(form, answer.body)
