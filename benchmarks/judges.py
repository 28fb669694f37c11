"""Who judges a table as a whole: this library, expressions of polars by hand, and what people use.

All judge by the same rules. Each returns what lists all that it found, so that only the judging is measured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from census_rules import COLUMNS, MONTHS, NUMBERS, TODAY, expressions, only_one, rules

from openinno.validation import Grade
from openinno.validation.columnar import judge_table, scan

Broken: TypeAlias = Iterable[tuple[int, str]]
"""Rows, from 1, and the rules that they break."""
Judge: TypeAlias = Callable[[Any], Callable[[], Broken]]
"""Judges a table, and returns what lists all that it found: of that only the judging is measured."""


# the contenders ---------------------------------------------------------------------------------------------


def ours(table: Any) -> Callable[[], Broken]:
    """Judge by this library: counts of everything, ten thousand findings, rows kept to be given back."""
    report = judge_table(table, rules(), Grade.RESEARCH, today=TODAY)
    assert report.rows  # noqa: S101 - what is not counted is not judged

    def listed() -> Broken:
        whole = judge_table(table, rules(), Grade.RESEARCH, today=TODAY, limit=10**9)
        return ((finding.where.row or 0, finding.code) for finding in whole)

    return listed


def _by_hand(table: Any, unique: Any) -> Callable[[], Broken]:
    import polars as pl

    held = table.lazy().select(**expressions(unique)).collect()
    found = [
        pl.DataFrame(
            {"row": held[code].not_().arg_true(), "code": code}, schema={"row": pl.UInt32, "code": pl.String}
        )
        for code in held.columns
    ]
    broken = pl.concat(found)
    return lambda: ((row + 1, code) for row, code in broken.iter_rows())


def by_hand_duplicated(table: Any) -> Callable[[], Broken]:
    """Judge by expressions of polars, and list every row and rule that it breaks."""
    import polars as pl

    return _by_hand(table, pl.col("id").is_unique())


def by_hand_counted(table: Any) -> Callable[[], Broken]:
    """Judge by expressions of polars that count each identifier."""
    return _by_hand(table, only_one())


def by_dataframely(table: Any) -> Callable[[], Broken]:
    """Judge by dataframely: good rows apart, and of every other row what became of each rule."""
    failure = _schema_of_dataframely().filter(table)[1]
    details = failure.details()

    def listed() -> Broken:
        places = {one: place for place, one in enumerate(table["name_of_row"].to_list(), 1)}
        rows_ = details["name_of_row"].to_list()
        for code in expressions(only_one()):
            for row, said in zip(rows_, details[code].to_list(), strict=True):
                if said == "invalid":
                    yield places[row], code

    return listed


@cache
def _schema_of_dataframely() -> Any:
    import dataframely as dy

    columns = {
        name: dy.Float64(nullable=True)
        if name in NUMBERS
        else dy.Int64(nullable=True)
        if name in MONTHS
        else dy.String(nullable=True)
        for name in COLUMNS
    }
    columns["name_of_row"] = dy.Int64(nullable=True)
    checks = {code: dy.rule()(_returning(one)) for code, one in expressions(only_one()).items()}
    return type("Structures", (dy.Schema,), {**columns, **checks})


def _returning(expression: Any) -> Any:
    return lambda cls: expression


def by_pandera(table: Any) -> Callable[[], Broken]:
    """Judge by pandera, lazily: every case of failure."""
    import pandera.errors

    try:
        _schema_of_pandera().validate(table, lazy=True)
    except pandera.errors.SchemaErrors as error:
        cases = error.failure_cases
        return lambda: ((row + 1, code) for code, row in cases.select("check", "index").iter_rows())
    return lambda: ()


@cache
def _schema_of_pandera() -> Any:
    import pandera.polars as pa

    def check(code: str, expression: Any) -> Any:
        return pa.Check(lambda data: data.lazyframe.select(expression), name=code)

    return pa.DataFrameSchema({}, checks=[check(code, one) for code, one in expressions(only_one()).items()])


def by_pointblank(table: Any) -> Callable[[], Broken]:
    """Judge by pointblank: a step a rule, and of each the first rows that break it, as many as it keeps."""
    _interrogated(table, None)

    def listed() -> Broken:
        whole = _interrogated(table, len(table))
        for step, code in enumerate(expressions(only_one()), 1):
            broken = whole.get_data_extracts(i=step, frame=True)
            if broken is not None:
                yield from ((row, code) for row in broken["_row_num_"].to_list())

    return listed


def _interrogated(table: Any, most: int | None) -> Any:
    import pointblank as pb

    plan = pb.Validate(data=table)
    for expression in expressions(only_one()).values():
        plan = plan.col_vals_expr(expr=expression)
    return plan.interrogate(extract_limit=most) if most else plan.interrogate()


# from a file ------------------------------------------------------------------------------------------------


def scanned(file: Path) -> int:
    """Judge a Parquet file that is read while it is judged: how many times is a rule broken?"""
    report = judge_table(scan(file), rules(), Grade.RESEARCH, today=TODAY)
    return sum(one.broken for one in report.outcomes)


def scanned_by_hand(file: Path) -> int:
    """Count the same by expressions of polars, while it reads."""
    import polars as pl

    broken = [one.not_().sum() for one in expressions(only_one()).values()]
    counts = pl.scan_parquet(file).select(pl.sum_horizontal(broken)).collect(engine="streaming")
    return int(counts.item())


def scanned_by_dataframely(file: Path) -> int:
    """Count the same by dataframely, which takes the file whole."""
    import polars as pl

    failure = _schema_of_dataframely().filter(named(pl.read_parquet(file)))[1]
    return sum(failure.counts().values())


def named(table: Any) -> Any:
    """Return a table whose rows have a number, which dataframely needs to tell them apart."""
    import polars as pl

    return table.with_row_index("name_of_row").cast({"name_of_row": pl.Int64})
