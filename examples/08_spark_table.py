"""A table too large for one machine is in Spark: let Spark judge it, and set aside the rows to mend.

It needs ``openinno[tables]``, pyspark and Java; without them it says so and ends.

Run it with ``python examples/08_spark_table.py``.
"""

from __future__ import annotations

import datetime
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import openinno as oi
from openinno.validation import CATALOGUE, Matches

ROWS = 20_000
# One row in fifty has a spoilt postcode, one in eighty closes before it opens.
COLUMNS = (
    "concat('place-', lpad(id, 6, '0')) AS id",
    "concat('Lieu ', id) AS name",
    "element_at(array('Bretagne', 'Normandie', 'Occitanie'), int(id % 3) + 1) AS region",
    "if(id % 50 = 0, '3500', '35000') AS postcode",
    "'2015' AS opened",
    "if(id % 80 = 1, '2011', '2024') AS closed",
    "if(id % 4000 = 2, 'http://lieu.example.fr', 'https://lieu.example.fr') AS website",
)
SECURE = oi.Rule(
    code="website-secure",
    column="website",
    holds=Matches("website", "https://.*"),
    severity=oi.Severity.WARNING,
    title=oi.Label("Adresse chiffrée", "Encrypted address"),
    reason=oi.Label("La charte l'exige.", "The charter asks for it."),
    text=oi.Label("« {value} » n'est pas chiffrée", "“{value}” is not encrypted"),
    fix=oi.Label("écrire l'adresse en https", "write the address in https"),
)


def main() -> None:
    """Start Spark on this machine, judge the table there, and write the two parts of it."""
    missing = what_is_missing()
    if missing:
        print(f"Not run: {missing}")
        return
    spark = started()
    try:
        judge(spark.range(ROWS).selectExpr(*COLUMNS))
    finally:
        spark.stop()


def what_is_missing() -> str | None:
    """Return what Spark needs and is not there."""
    try:
        import pyspark  # noqa: F401
    except ImportError:
        return "pyspark is not installed (pip install pyspark)"
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        return "Spark needs Java, and there is none"
    return None


def started() -> Any:
    """Return a session of Spark on two threads; a real one would be that of a cluster."""
    from pyspark.sql import SparkSession

    local = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    for name, value in (("host", "127.0.0.1"), ("bindAddress", "127.0.0.1")):
        local = local.config(f"spark.driver.{name}", value)
    # Its workers take the Python that runs this, which need not be the first of the path.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return local.getOrCreate()


def judge(table: Any) -> None:
    """Judge a table by our rules and one more, and keep apart what is good and what is to mend."""
    rules = CATALOGUE.including(SECURE)
    report = oi.check(table, grade="draft", rules=rules, limit=5, today=datetime.date(2026, 11, 28))
    print(f"{report.rows} rows, good enough for a draft: {report.ok}")
    for code, count in report.counts().items():
        print(f"- {code}: {count}")
    print(f"By région: {report.counts('territory')}")
    print(f"{len(report)} findings are listed, {report.left_out} more are counted:")
    for finding in report:
        print(f"- {finding.where}: {finding.message()}")

    with tempfile.TemporaryDirectory() as folder:
        for name, rows in (("good", report.good_rows()), ("to-mend", report.bad_rows())):
            path = str(Path(folder, name))
            rows.write.parquet(path)
            print(f"Written by Spark, {name}: {table.sparkSession.read.parquet(path).count()} rows")


if __name__ == "__main__":
    main()
