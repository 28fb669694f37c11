"""Any bytes given to any reader end in a value or in one of our errors: a small sample of the fuzzing.

``nox -s fuzz`` looks for more, led by what the code does with what it is given.
"""

from __future__ import annotations

import os
from random import Random
from typing import Final

import pytest
from fuzz.targets import TARGETS
from mutants.bitten import bitten

from openinno.sources.kinds import KINDS

SEED: Final = os.environ.get("OPENINNO_SEED", "2020")
DAMAGES: Final = 8
"""How often the seeds of a target are damaged."""
SLOW: Final = {"judged-row", "scan-csv", "scan-jsonl", "annotate-xlsx", "mend-csv"}
"""What takes a tenth of a second a time."""


def test_every_kind_of_file_has_a_target() -> None:
    """No kind is read from outside that nobody tries to break."""
    assert TARGETS.keys() >= KINDS.keys()


@pytest.mark.parametrize("name", TARGETS)
def test_a_reader_takes_its_seeds(name: str) -> None:
    """What is damaged was whole: each seed is read without an error."""
    for seed in TARGETS[name].seeds():
        TARGETS[name].read(seed)


@pytest.mark.parametrize("name", TARGETS)
def test_no_damage_breaks_a_reader(name: str) -> None:
    """Damaged or empty, what is read ends in a value or in an error that is documented."""
    target, draw = TARGETS[name], Random(f"{SEED}/{name}")  # noqa: S311 - for tests, the same every time
    seeds = target.seeds()
    target.run(b"")
    for _ in range(2 if name in SLOW else DAMAGES):
        target.run(bitten(draw, draw.choice(seeds)))
