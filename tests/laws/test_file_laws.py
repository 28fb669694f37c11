"""Whatever is in a file, reading it ends in a census with findings or in one clear error, in bounded memory.

A campaign: every test run reads a small sample, ``nox -s campaign-files`` reads 20 000 mutants. A failure
tells its number: ``OPENINNO_FILE_MUTANT=number`` reads that one alone.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest

pytest.importorskip("resource")

from campaign_results import keep
from mutants.making import KINDS, SEED, mutant
from mutants.running import outcomes

MUTANTS: Final = int(os.environ.get("OPENINNO_FILE_MUTANTS", "104"))
ALONE: Final = os.environ.get("OPENINNO_FILE_MUTANT", "")
"""The number of a mutant that is read alone."""
WORKERS: Final = int(os.environ.get("OPENINNO_FILE_WORKERS", "2"))
TOLD: Final = os.environ.get("OPENINNO_FILE_REPORT", "")
"""A file to write to how each reading ended, a line of JSON each."""
SECONDS: Final = 60.0
"""After how long a reading is taken to be without end; the slowest takes a few seconds."""
MOST_MEMORY: Final = 2 << 20
"""KiB that the reading of one file may hold: an old workbook with a cell in its last corner takes 1.5 GiB."""


def test_every_mutant_ends_in_a_census_or_in_one_clear_error() -> None:
    """No crash, no hang, no other exception, no warning, no lost row, no error that names no file."""
    numbers = [int(ALONE)] if ALONE else range(MUTANTS)
    ends: Counter[str] = Counter()
    failures: list[str] = []
    memory = 0
    for outcome in outcomes(numbers, workers=WORKERS, seconds=SECONDS):
        if TOLD:
            with Path(TOLD).open("a", encoding="utf-8") as file:
                file.write(json.dumps(outcome) + "\n")
        readings: list[dict[str, Any]] = outcome.get("readings", [])
        ends.update(reading["end"] for reading in readings)
        memory = max([memory, *(reading["memory"] for reading in readings)])
        failures += [f"{SEED}/{outcome['number']}: {one}" for one in problems(outcome)]

    keep("files", {"runs": len(numbers), "failures": len(failures), "megabytes": memory >> 10, **ends})
    assert not failures, "\n".join(failures[:20])
    assert ALONE or min(ends["census"], ends["error"]) > MUTANTS // 20


def problems(outcome: dict[str, Any]) -> list[str]:
    """Return what is not as it must be in how a reading ended."""
    if "unmade" in outcome:
        return [f"a mutant that cannot be made: {outcome['unmade']}"]
    found: list[str] = outcome.get("problems", [])
    for reading in outcome.get("readings", []):
        found = [*found, *reading["problems"]]
        if reading["memory"] > MOST_MEMORY:
            found.append(f"it takes {reading['memory'] // 1024} MiB")
    return [f"{outcome['kind']}, {outcome['way']}: {one}" for one in found]


@pytest.mark.parametrize("number", range(0, len(KINDS), 5))
def test_a_mutant_is_made_again_from_its_number(number: int) -> None:
    """The same bytes, so that a failure can be looked at alone."""
    assert mutant(number).data == mutant(number).data
