"""The example of Spark, in a session of its own: it takes a virtual machine of Java to start."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from example_runs import SPARK, run_python

pytestmark = pytest.mark.skipif(
    "spark" not in os.environ.get("OPENINNO_MUST_RUN", ""),
    reason="Spark is tested in a session of its own: OPENINNO_MUST_RUN=spark",
)


def test_the_example_of_spark_judges_a_table(tmp_path: Path) -> None:
    """Spark counts each fault of the table, and writes the rows with an error apart."""
    # What Spark itself imports may warn, and is not ours.
    done = run_python(SPARK, folder=tmp_path, warnings="default")

    assert done.returncode == 0, done.stderr
    for line in ("- postcode-shape: 400", "- website-secure: 5", "good: 19600 rows", "to-mend: 400 rows"):
        assert line in done.stdout
