"""Whatever a portal does wrong, a reading ends with all rows exactly once, or with the right error.

A campaign: every test run takes a seeded sample, ``nox -s campaign-faults`` runs 20 seeds for each way to
misbehave and for each pair of ways.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Final

import portal as the_portal
import pytest
from campaign_results import keep
from faults.running import FORMS, Run
from faults.truth import DATASETS, Truth, parsed
from faults.ways import WAYS
from portal import Misbehaviour, Portal, SlowRows

from openinno.explore import Client, Manifest

SEED: Final = int(os.environ.get("OPENINNO_SEED", "2020"))
SEEDS: Final = int(os.environ.get("OPENINNO_FAULT_SEEDS", "0"))
"""How many runs of each way and of each pair; 0 takes a sample."""
TOLD: Final = os.environ.get("OPENINNO_FAULT_REPORT", "")
"""A file to write to how the runs ended."""

ENDS: Final[Counter[str]] = Counter()
"""How all runs ended."""

Ways = tuple[type[Misbehaviour], ...]


def pairs() -> list[Ways]:
    """Return each pair of ways, or a sample in which each way is met twice."""
    if SEEDS:
        return list(combinations(WAYS, 2))
    step = SEED % (len(WAYS) - 1) + 1
    return [(way, WAYS[(place + step) % len(WAYS)]) for place, way in enumerate(WAYS)]


@pytest.fixture(scope="module")
def truth() -> Iterator[tuple[Portal, Truth]]:
    """Return a portal of our own, and what it holds."""
    ENDS.clear()
    with Portal(DATASETS) as portal:
        yield portal, Truth(portal)
    keep("faults", {"runs": ENDS.total(), **ENDS})


def ended(truth: tuple[Portal, Truth], ways: Ways, folder: Path) -> None:
    """Run every seed of some ways, and write down how the runs ended."""
    portal, known = truth
    name = "+".join(way.__name__ for way in ways)
    found = Counter(
        Run(portal=portal, truth=known, seed=f"{SEED}/{name}/{number}", ways=ways, folder=folder).outcome()
        for number in range(SEEDS or 1)
    )
    ENDS.update(found)
    if TOLD:
        with Path(TOLD).open("a", encoding="utf-8") as file:
            file.write(f"{name} {dict(found)}\n")


def test_every_way_there_is_takes_part() -> None:
    """A way that is added to the portal joins the campaign."""
    offered = {getattr(the_portal, name) for name in the_portal.__all__}
    kinds = {one for one in offered if isinstance(one, type) and issubclass(one, Misbehaviour)}

    assert kinds - {Misbehaviour} == set(WAYS)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_one_way_to_misbehave(truth: tuple[Portal, Truth], way: type[Misbehaviour], tmp_path: Path) -> None:
    """All rows exactly once, or the error that is right for this way."""
    ended(truth, (way,), tmp_path)


@pytest.mark.parametrize("ways", pairs(), ids=lambda ways: "+".join(way.__name__ for way in ways))
def test_two_ways_to_misbehave(truth: tuple[Portal, Truth], ways: Ways, tmp_path: Path) -> None:
    """All rows exactly once, or an error that is right for one of the two."""
    ended(truth, ways, tmp_path)


_KILLED: Final = """
import sys
from openinno.explore import Client

address, path = sys.argv[1:]
with Client(address) as client:
    client.export("hauts", path)
"""


@pytest.mark.parametrize("form", FORMS if SEEDS else [FORMS[SEED % len(FORMS)]])
def test_an_export_that_is_killed(truth: tuple[Portal, Truth], form: str, tmp_path: Path) -> None:
    """No file has the name before it is whole, however the program ends; asked for again, it comes whole."""
    portal, known = truth
    path = tmp_path / f"lignes.{form}"
    wanted = known.rows("hauts", form, (), 0, 0)
    draw = Random(f"{SEED}/killed/{form}")  # noqa: S311 - for tests, the same every time
    for _ in range(SEEDS or 1):
        portal.behave()
        portal.misbehave(SlowRows(on="/exports/", size=512, seconds=0.02))
        program = subprocess.Popen([sys.executable, "-c", _KILLED, portal.url, str(path)])
        # The export takes two seconds from when it is asked for.
        while not any("/exports/" in one.path for one in portal.requests):
            assert program.poll() is None
            time.sleep(0.01)
        time.sleep(draw.uniform(0, 1))
        program.kill()
        assert program.wait() == -signal.SIGKILL
        left = {one.name for one in tmp_path.iterdir()}
        assert not {path.name, Manifest.path_for(path).name} & left

        portal.behave()
        with Client(portal.url) as client:
            manifest = client.export("hauts", path)
        assert sorted(map(str, parsed(form, path.read_bytes()))) == sorted(map(str, wanted))
        assert manifest.holds(path)
        for one in tmp_path.iterdir():
            one.unlink()
