"""The second reading on Spark, in a session of its own: it takes a virtual machine of Java to start."""

from __future__ import annotations

import datetime
import os
import random
from collections.abc import Iterator
from typing import Any

import pytest
from columnar_rules import CELLS_OF, EACH, RULES
from tables_of_rows import found, judged_by_rows

from openinno import embedded_census, export, read_census
from openinno.validation.catalogue import CATALOGUE
from openinno.validation.catalogues import Catalogue
from openinno.validation.columnar import is_table, judge_table
from openinno.validation.grades import Grade

pytestmark = [
    pytest.mark.skipif(
        "spark" not in os.environ.get("OPENINNO_MUST_RUN", ""),
        reason="Spark is tested in a session of its own: OPENINNO_MUST_RUN=spark",
    ),
    # What Spark itself imports and leaves open is not ours.
    pytest.mark.filterwarnings("default"),
]

TODAY = datetime.date(2026, 11, 28)
ROWS = 2000
_TYPES = {"list": "array<string>", "number": "double", "whole": "bigint"}
_COLUMNS = {
    **dict.fromkeys(("name", "siren", "siret", "opened", "closed", "insee", "region"), "text"),
    "themes": "list",
    "latitude": "number",
    "longitude": "number",
    "support_min_months": "whole",
}


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """Start Spark on two threads of this machine."""
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    """Draw rows whose cells are of every nasty kind, the same every time."""
    chance = random.Random(6)  # noqa: S311 - for a test, the same every time
    drawn: list[dict[str, Any]] = []
    for number in range(ROWS):
        row = {"id": f"row-{number - number % 50 // 49:04}"}
        drawn.append(row | {name: chance.choice(CELLS_OF[kind]) for name, kind in _COLUMNS.items()})
    return drawn


@pytest.fixture(scope="module")
def frame(spark: Any, rows: list[dict[str, Any]]) -> Any:
    """Return the rows as a table of Spark in four partitions."""
    schema = ", ".join(
        f"{name} {_TYPES.get(kind, 'string')}" for name, kind in {"id": "text", **_COLUMNS}.items()
    )
    return spark.createDataFrame([tuple(row.values()) for row in rows], schema).repartition(4)


@pytest.mark.parametrize("rules", [EACH, RULES, CATALOGUE], ids=["conditions", "rules", "catalogue"])
def test_spark_finds_what_is_found_row_by_row(
    frame: Any, rows: list[dict[str, Any]], rules: Catalogue
) -> None:
    """Two thousand rows in four partitions are judged as they are one after the other."""
    expected = judged_by_rows(rows, rules, Grade.RESEARCH, today=TODAY, limit=1_000_000)
    report = judge_table(frame, rules, Grade.RESEARCH, today=TODAY, limit=1_000_000)

    assert is_table(frame)
    assert found(report, ordered=False) == found(expected, ordered=False)


def test_spark_gives_good_rows_back_lazily(frame: Any) -> None:
    """The rows with an error and those without are tables of Spark, and together they are all."""
    report = judge_table(frame, RULES, Grade.RESEARCH, today=TODAY)
    good, bad = report.good_rows(), report.bad_rows()

    assert good.columns == bad.columns == frame.columns
    assert good.count() + bad.count() == ROWS
    assert bad.count() > 0


def test_what_is_listed_of_a_spark_table_is_the_same_every_time(frame: Any) -> None:
    """Findings that are cut at a limit are the same whatever the order in which partitions come."""
    first = judge_table(frame, RULES, Grade.RESEARCH, today=TODAY, limit=20)
    again = judge_table(frame.repartition(3), RULES, Grade.RESEARCH, today=TODAY, limit=20)

    assert len(first) == 20
    assert first.left_out > 0
    assert list(map(repr, first)) == list(map(repr, again))


def test_a_table_of_spark_is_read_as_a_census(spark: Any) -> None:
    """A frame of ours that went through Spark is read back equal; it comes into memory first."""
    census = embedded_census()
    table = spark.createDataFrame(export.frame(census, "pyarrow").drop_columns(["geometry"]))

    assert {one.id: one for one in read_census(table)} == {one.id: one for one in census}
