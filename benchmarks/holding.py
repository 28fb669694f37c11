"""What a census in memory takes as it grows: counted, filtered, computed, judged row by row and as a table.

The embedded census is repeated until it has so many structures, each with an identifier of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, Final

import attrs
from contests import Chapter, Contender, Contest

import openinno as oi
from openinno.export import convert
from openinno.labels import Label

CENSUS: Final = "census.json"
TABLE: Final = "census.parquet"


def grown(size: int) -> oi.Census:
    """Return the embedded census, repeated until it has so many structures."""
    base = oi.locate(oi.embedded_census())
    repeated = (attrs.evolve(one, id=f"{one.id}_{number}") for number in count() for one in base.structures)
    return oi.Census(source=base.source, structures=[next(repeated) for _ in range(size)])


@contextmanager
def prepared(folder: Path, size: int) -> Iterator[None]:
    """Write the census, and the table that is made of it."""
    census = grown(size)
    (folder / CENSUS).write_text(oi.to_json(census), encoding="utf-8")
    convert(census, folder / TABLE)
    yield


def ready(call: Callable[[oi.Census, Path], Any]) -> Callable[[Path], Callable[[], Any]]:
    """Return what reads the census and makes a call, once all was called for the embedded one."""

    def loaded(folder: Path) -> Callable[[], Any]:
        call(oi.embedded_census(), folder)
        census = oi.from_json((folder / CENSUS).read_bytes(), trusted=True)
        return lambda: call(census, folder)

    return loaded


def contest(code: str, title: str, call: Callable[[oi.Census, Path], Any]) -> Contest:
    """Return a contest of one: how does it grow?"""
    return Contest(
        code=code,
        title=Label(f"`{title}`", f"`{title}`"),
        contenders=[Contender(name="openinno", ready=ready(call))],
        sizes=[1_000, 10_000, 100_000],
        main=100_000,
        use=lambda found: None,
        rounds=3,
    )


def kept(census: oi.Census, folder: Path) -> Any:
    """Filter by two conditions."""
    return census.where(profile="hub", region="Normandie")


CHAPTER: Final = Chapter(
    code="holding",
    title=Label("Un recensement en mémoire", "A census in memory"),
    unit=Label("structures", "structures"),
    prepare=prepared,
    contests=[
        contest(code, title, call)
        for code, title, call in (
            ("where", "where(profile=…, region=…)", kept),
            ("two-facets", 'facets("profile", "region")', lambda one, at: one.facets("profile", "region")),
            ("facets", "facets()", lambda one, at: one.facets()),
            ("locate", "locate()", lambda one, at: oi.locate(one)),
            ("indicators", "indicators()", lambda one, at: oi.indicators(one)),
            ("check", "check()", lambda one, at: oi.check(one)),
            ("scan", "check(scan())", lambda one, at: oi.check(oi.validation.scan(at / TABLE))),
            (
                "convert",
                'convert(…, "….parquet")',
                lambda one, at: oi.export.convert(one, at / "new.parquet"),
            ),
        )
    ],
)
