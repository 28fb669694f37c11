"""What fetching takes: rows and structures from a portal, beside what people write without openinno.

A portal in a process of its own hands out bytes prepared beforehand, without compression and over the
loopback, so that what is measured is who fetches them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeAlias

from contests import Chapter, Contender, Contest
from fetchers import (
    at_once,
    odsclient_columns,
    odsclient_rows,
    one_after_the_other,
    ours_rows,
    ours_structures,
    pydantic_models,
    requests_pages,
    requests_rows,
    sampled,
    socket_rows,
    socket_structs,
)
from portals import MOST_DRAWN, prepared

from openinno.labels import Label

Fetcher: TypeAlias = Callable[[str, str], tuple[int, int]]
"""Fetches a dataset from an address, and returns how many rows it saw, and a sum that tells them apart."""


def ready(reader: Fetcher, dataset: str) -> Callable[[Path], Callable[[], Any]]:
    """Return what loads a reader, by reading a small dataset, and reads a large one."""

    def loaded(folder: Path) -> Callable[[], Any]:
        url, times = (folder / "url").read_text(), (folder / "times").read_text()
        reader(url, "warm")
        return lambda: reader(url, dataset + times)

    return loaded


def waiting(read: Callable[[str, list[str]], Any]) -> Callable[[Path], Callable[[], Any]]:
    """Return what reads ten datasets of a portal that lets wait."""

    def loaded(folder: Path) -> Callable[[], Any]:
        url = (folder / "slow").read_text()
        read(url, sampled()[:1])
        return lambda: read(url, sampled())

    return loaded


def ours(reader: Fetcher, dataset: str) -> Contender:
    """Return us."""
    return Contender(name="openinno", ready=ready(reader, dataset))


def other(
    reader: Fetcher, dataset: str, name: Label, *, aim: float | None = None, grows: bool = False
) -> Contender:
    """Return another.

    Args:
        reader: What he does.
        dataset: What is fetched.
        name: His name.
        aim: How many times ours he is to take at least.
        grows: Whether he is asked for more than was drawn.
    """
    return Contender(
        name=name,
        ready=ready(reader, dataset),
        aims={"cpu": aim} if aim else {},
        most=None if grows else MOST_DRAWN,
    )


BY_JSON: Final = Label("requests, chaque ligne par json", "requests, each line through json")
BY_SOCKET: Final = Label("une prise nue et msgspec", "a bare socket and msgspec")
SIZES: Final = (10_000, 200_000)


def contest(
    code: str,
    title: Label,
    contenders: Sequence[Contender],
    *,
    beyond: Sequence[int] = (),
    rounds: int | None = 3,
    limits: Mapping[str, float] | None = None,
) -> Contest:
    """Return a contest of those who fetch the same rows.

    Args:
        code: Its name.
        title: What is fetched.
        contenders: Who does.
        beyond: Sizes beyond the main one.
        rounds: How many.
        limits: What we are to take at most.
    """
    return Contest(
        code=code,
        title=title,
        contenders=contenders,
        sizes=[*SIZES, *beyond],
        main=200_000,
        limits=limits or {},
        tell=list,
        rounds=rounds,
    )


CHAPTER: Final = Chapter(
    code="fetching",
    title=Label("Récupérer depuis un portail", "Fetching from a portal"),
    unit=Label("lignes", "rows"),
    prepare=prepared,
    contests=[
        contest(
            "structures",
            Label("Des structures, types et limites", "Structures, types and limits"),
            [
                ours(partial(ours_structures, trusted=True), "structures"),
                other(
                    partial(pydantic_models, forbid=False),
                    "structures",
                    Label("httpx, chaque ligne dans pydantic", "httpx, each line into pydantic"),
                    aim=1.8,
                ),
                other(socket_structs, "structures", BY_SOCKET, grows=True),
            ],
            beyond=[1_000_000],
        ),
        contest(
            "proof",
            Label("Des structures, avec la preuve des clés", "Structures, with the proof of the keys"),
            [
                ours(partial(ours_structures, trusted=False), "structures"),
                other(
                    partial(pydantic_models, forbid=True),
                    "structures",
                    Label("httpx, pydantic, clés en trop refusées", "httpx, pydantic, extra keys forbidden"),
                ),
            ],
        ),
        contest(
            "plain",
            Label("Les mêmes structures comme lignes", "The same structures as plain rows"),
            [ours(ours_rows, "structures"), other(requests_rows, "structures", BY_JSON, aim=1.0, grows=True)],
        ),
        contest(
            "flat",
            Label("Des lignes plates", "Flat rows"),
            [
                ours(ours_rows, "flat"),
                other(requests_rows, "flat", BY_JSON, aim=1.0, grows=True),
                other(
                    requests_pages,
                    "flat",
                    Label(
                        "requests, par pages de 100, comme sans plafond",
                        "requests, pages of 100, as if there were no wall",
                    ),
                    aim=1.0,
                ),
                other(
                    odsclient_rows,
                    "flat",
                    Label("odsclient, pandas, ses lignes", "odsclient, pandas, its rows"),
                    aim=1.0,
                ),
                other(
                    odsclient_columns,
                    "flat",
                    Label("odsclient, pandas, une colonne", "odsclient, pandas, one column"),
                ),
                other(socket_rows, "flat", BY_SOCKET, grows=True),
            ],
            beyond=[1_000_000, 10_000_000],
            rounds=None,
            limits={"memory": 60},
        ),
        Contest(
            code="latency",
            title=Label(
                "Dix jeux de données, 50 ms avant chaque réponse", "Ten datasets, 50 ms before each answer"
            ),
            contenders=[
                Contender(name="openinno, AsyncClient", ready=waiting(at_once)),
                Contender(
                    name=Label("openinno, un jeu après l’autre", "openinno, one dataset after the other"),
                    ready=waiting(one_after_the_other),
                    aims={"wall": 3.0},
                ),
            ],
            sizes=[10_000],
            main=10_000,
            compared=["wall"],
            use=len,
            tell=list,
        ),
    ],
)
