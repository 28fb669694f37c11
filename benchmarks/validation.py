"""What judging a table costs: one million rows by some thirty rules, against what people use.

Every contender is given the same rules in expressions as good as ours. All are first checked to find the same
rules broken in the same rows; then each check is a process of its own, rounds are interleaved, and ratios are
taken within a round. Figures are wall time, processor time of all threads, and the memory added at the peak
beyond what the libraries and the table take; times are those of a million rows. Whatever works row by row
judges a sample of the same rows.

    python benchmarks/validation.py                        one million rows, 5 rounds
    python benchmarks/validation.py --rows 50000 --rounds 3 --faulty 1 --only tables
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeAlias

from decode import peak
from judged import (
    BOXES,
    COLUMNS,
    LISTS,
    MONTHS,
    NUMBERS,
    SHAPES,
    TODAY,
    WORDS,
    expressions,
    only_one,
    rows,
    rules,
)

from openinno.findings import Position
from openinno.validation import Grade
from openinno.validation.columnar import judge_table, scan
from openinno.validation.judging import Judging

Broken: TypeAlias = Iterable[tuple[int, str]]
"""Rows, from 1, and the rules that they break."""
Contender: TypeAlias = Callable[[Any], Callable[[], Broken]]
"""Judges a table, and returns what lists all that it found: of that only the judging is measured."""

SAMPLE: Final = 20_000
"""How many rows are judged by what works row by row."""


# the contenders ---------------------------------------------------------------------------------------------


def ours(table: Any) -> Callable[[], Broken]:
    """Judge by this library: counts of everything, ten thousand findings, rows kept to be given back."""
    report = judge_table(table, rules(), Grade.RESEARCH, today=TODAY)
    assert report.rows  # noqa: S101 - what is not counted is not judged

    def listed() -> Broken:
        whole = judge_table(table, rules(), Grade.RESEARCH, today=TODAY, limit=10**9)
        return ((finding.where.row or 0, finding.code) for finding in whole)

    return listed


def ours_by_row(table: Any) -> Callable[[], Broken]:
    """Judge row by row by this library, by the rules that look at one row: every finding of every row."""
    judging = Judging(rules().without("id-unique"), Grade.RESEARCH, today=TODAY, limit=10**9)
    for number, row in enumerate(table.iter_rows(named=True), 1):
        judging.judge(row, lambda column, row=number: Position(row=row, column=column))
    found = judging.report()
    return lambda: ((finding.where.row or 0, finding.code) for finding in found)


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
    import polars as pl

    return _by_hand(table, pl.len().over("id") == 1)


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


def by_pydantic(table: Any) -> Callable[[], Broken]:
    """Judge row by row with a model of pydantic: every fault of every row, but for what compares rows."""
    from pydantic import ValidationError

    model = _model_of_pydantic()
    broken = []
    for number, row in enumerate(table.iter_rows(named=True), 1):
        try:
            model.model_validate(row)
        except ValidationError as error:
            broken += [(number, str(one["loc"])) for one in error.errors(include_url=False)]
    return lambda: broken


@cache
def _model_of_pydantic() -> Any:
    from typing import Annotated, Literal

    from pydantic import AfterValidator, Field, create_model, model_validator

    text, summed = str | None, AfterValidator(_summed)
    fields: dict[str, Any] = dict.fromkeys(COLUMNS, (text, None))
    for name, shape in SHAPES.items():
        fields[name] = (Annotated[str, Field(pattern=rf"^(?:{shape})$")] | None, None)
    for name in ("siren", "siret"):
        fields[name] = (Annotated[str, Field(pattern=rf"^{SHAPES[name]}$"), summed] | None, None)
    for name, words in WORDS.items():
        fields[name] = (Literal[tuple(words)] | None, None)
    for name, words in LISTS.items():
        fields[name] = (Annotated[str, AfterValidator(_words_of(words))] | None, None)
    for name, most in (("latitude", 90), ("longitude", 180)):
        fields[name] = (Annotated[float, Field(ge=-most, le=most)] | None, None)
    fields |= {
        "id": (Annotated[str, Field(pattern=rf"^(?:{SHAPES['id']})$")], ...),
        "name": (str, ...),
        MONTHS[0]: (Annotated[int, Field(ge=0)] | None, None),
        MONTHS[1]: (int | None, None),
    }
    together = model_validator(mode="after")(_together)
    return create_model("Structure", __validators__={"together": together}, **fields)


def _words_of(words: list[str]) -> Callable[[str], str]:
    known = frozenset(words)

    def check(text: str) -> str:
        if not known.issuperset(text.split("|")):
            raise ValueError("unknown word")
        return text

    return check


def _summed(digits: str) -> str:
    doubled = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
    backwards = [int(digit) for digit in reversed(digits)]
    if (sum(backwards[::2]) + sum(doubled[digit] for digit in backwards[1::2])) % 10:
        raise ValueError("wrong sum")
    return digits


def _together(one: Any) -> Any:
    """Check what cells say together; pydantic does it only where each holds alone."""
    wrong = []
    if one.siret and one.siren and not one.siret.startswith(one.siren):
        wrong.append("siret")
    if one.insee and one.departement and not one.insee.startswith(one.departement):
        wrong.append("insee")
    if (one.latitude is None) != (one.longitude is None):
        wrong.append("point")
    box = BOXES.get(one.departement)
    if box and one.latitude is not None and one.longitude is not None:
        west, south, east, north = box
        if not (west <= one.longitude <= east and south <= one.latitude <= north):
            wrong.append("point")
    if one.opened and one.opened > TODAY.isoformat():
        wrong.append("opened")
    if one.opened and one.closed and one.opened > one.closed and not one.opened.startswith(one.closed):
        wrong.append("closed")
    least, most = (getattr(one, name) for name in MONTHS)
    if least is not None and most is not None and least > most:
        wrong.append("months")
    if one.status == "closed" and not one.closed:
        wrong.append("closed")
    if wrong:
        raise ValueError(", ".join(wrong))
    return one


def by_frictionless(table: Any) -> Callable[[], Broken]:
    """Judge row by row with frictionless, by what a Table Schema can say."""
    from frictionless import Resource, Schema, validate

    schema = Schema.from_descriptor({"fields": [_described(name) for name in COLUMNS]})
    data = [list(COLUMNS), *([cell if cell is not None else "" for cell in row] for row in table.iter_rows())]
    report = validate(Resource(data=data, schema=schema), limit_errors=10**9)
    found = report.flatten(["rowNumber", "type"])
    return lambda: ((row - 1, code) for row, code in found)


def _described(name: str) -> dict[str, Any]:
    if name in NUMBERS:
        most = 90 if name == "latitude" else 180
        return {"name": name, "type": "number", "constraints": {"minimum": -most, "maximum": most}}
    if name in MONTHS:
        return {"name": name, "type": "integer", "constraints": {"minimum": 0}}
    constraints: dict[str, Any] = {"required": True} if name in {"id", "name"} else {}
    constraints |= {"unique": True} if name == "id" else {}
    constraints |= {"pattern": SHAPES[name]} if name in SHAPES else {}
    constraints |= {"enum": WORDS[name]} if name in WORDS else {}
    if name in LISTS:
        one = "|".join(LISTS[name])
        constraints["pattern"] = rf"(?:{one})(?:\|(?:{one}))*"
    return {"name": name, "type": "string", "constraints": constraints}


TABLES: Final[dict[str, Contender]] = {
    "openinno": ours,
    "polars by hand, is_unique": by_hand_duplicated,
    "polars by hand, len over": by_hand_counted,
    "dataframely, details": by_dataframely,
    "pandera, lazy": by_pandera,
}
SAMPLES: Final[dict[str, Contender]] = {
    "openinno": ours,
    "openinno, of the sample": ours,
    "pydantic, row by row": by_pydantic,
    "frictionless, schema": by_frictionless,
}
RECORDS: Final[dict[str, Contender]] = {
    "openinno, row by row": ours_by_row,
    "pydantic, row by row": by_pydantic,
}
GROUPS: Final = {"tables": TABLES, "samples": SAMPLES, "records": RECORDS}
"""What is compared, ours first."""


# the measures -----------------------------------------------------------------------------------------------


def loaded(file: Path, group: str, name: str) -> Any:
    """Return the table in memory, or the rows of a sample, as a contender takes it."""
    import polars as pl

    table = pl.read_parquet(file)
    if group == "records" or (group == "samples" and name != "openinno"):
        table = table.head(SAMPLE)
    return (
        table.with_row_index("name_of_row").cast({"name_of_row": pl.Int64})
        if "dataframely" in name
        else table
    )


def measure(group: str, name: str, file: Path, *, check: bool) -> dict[str, Any]:
    """Judge once, in this process; the libraries are loaded beforehand, by judging a few rows."""
    contender = GROUPS[group][name]
    table = loaded(file, group, name)
    contender(table.head(100))
    if check:
        return {"found": sorted(contender(table)())}
    before, wall, start = peak(), time.perf_counter(), time.process_time()
    contender(table)
    millions = len(table) / 1e6
    return {
        "cpu": (time.process_time() - start) / millions,
        "wall": (time.perf_counter() - wall) / millions,
        "megabytes": peak() - before,
    }


def scanned(file: Path) -> dict[str, Any]:
    """Judge a Parquet file that is read while it is judged; memory is all that the process held."""
    judge_table(scan(file).head(100), rules(), Grade.RESEARCH, today=TODAY)
    wall, start = time.perf_counter(), time.process_time()
    report = judge_table(scan(file), rules(), Grade.RESEARCH, today=TODAY)
    return {
        "cpu": time.process_time() - start,
        "wall": time.perf_counter() - wall,
        "megabytes": peak(),
        "found": sum(one.broken for one in report.outcomes),
    }


def in_a_process(group: str, name: str, file: Path, *options: str) -> dict[str, Any]:
    """Measure in a process of its own."""
    command = [sys.executable, __file__, "--group", group, "--measure", name, "--file", str(file), *options]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{group}, {name}: {done.stderr}")
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def compare(group: str, file: Path, rounds: int) -> None:
    """Print how many times what we take each other takes, once all are seen to find the same."""
    contenders = list(GROUPS[group])
    first, *_ = contenders
    if group == "tables":
        found = {name: in_a_process(group, name, file, "--check")["found"] for name in contenders}
        others = [name for name in contenders if found[name] != found["openinno"]]
        if others:
            raise SystemExit(f"{file.stem}: {', '.join(others)} find something else than we")
        sys.stdout.write(f"  {len(found['openinno'])} times a rule is broken, the same for all\n")
    results: dict[str, list[dict[str, float]]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, measured in results.items():
            measured.append(in_a_process(group, name, file))
    for name, measured in results.items():
        told = {key: statistics.median(one[key] for one in measured) for key in ("cpu", "wall", "megabytes")}
        ratios = {key: _ratios(results[first], measured, key) for key in ("cpu", "wall")}
        sys.stdout.write(
            f"  {name:<28}{told['wall']:8.2f} s wall {told['cpu']:8.2f} s cpu  +{told['megabytes']:5.0f} MB"
            f"   times ours: wall {ratios['wall']}, cpu {ratios['cpu']}\n"
        )
    sys.stdout.flush()


def _ratios(mine: list[dict[str, float]], theirs: list[dict[str, float]], key: str) -> str:
    found = sorted(their[key] / my[key] for my, their in zip(mine, theirs, strict=True))
    return f"{statistics.median(found):.2f} ({found[0]:.2f} to {found[-1]:.2f})"


def grow(folder: Path, table: Any) -> None:
    """Judge Parquet files from ten thousand rows to ten million, the rows of the large ones told apart."""
    import polars as pl
    from pyarrow import parquet

    for count in (10_000, 100_000, 1_000_000, 10_000_000):
        file = folder / "grown.parquet"
        writer = None
        for part in range(-(-count // len(table))):
            named = pl.col("id") + ("-x" * bool(part)) + (str(part) if part else "")
            rows_ = table.head(count).with_columns(named).to_arrow()
            writer = writer or parquet.ParquetWriter(file, rows_.schema)
            writer.write_table(rows_, row_group_size=100_000)
        assert writer  # noqa: S101 - there is at least one part
        writer.close()
        told = in_a_process("scan", "openinno", file)
        sys.stdout.write(
            f"  {count:>10} rows of Parquet, {file.stat().st_size / 1e6:5.0f} MB: {told['wall']:6.2f} s wall"
            f" {told['cpu']:6.2f} s cpu, {told['wall'] / count * 1e6:5.2f} s a million,"
            f" {told['megabytes']:5.0f} MB in all, {told['found']} times a rule is broken\n"
        )
        sys.stdout.flush()


def main() -> None:
    """Draw the rows, check that all find the same, and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--faulty", type=float, action="append", help="how many rows of a hundred; 0, 1 and 10"
    )
    parser.add_argument("--only", choices=(*GROUPS, "scan"), action="append")
    for hidden in ("--measure", "--group", "--file"):
        parser.add_argument(hidden, help=argparse.SUPPRESS)
    parser.add_argument("--check", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        file = Path(asked.file)
        told = (
            scanned(file)
            if asked.group == "scan"
            else measure(asked.group, asked.measure, file, check=asked.check)
        )
        sys.stdout.write(json.dumps(told) + "\n")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for percent in asked.faulty or (0, 1, 10):
            file = folder / f"{percent}.parquet"
            rows(asked.rows, percent).write_parquet(file)
            for group in [one for one in asked.only or GROUPS if one in GROUPS]:
                sample = f" of which {SAMPLE} are judged row by row" if group != "tables" else ""
                sys.stdout.write(
                    f"{group}: {asked.rows} rows{sample}, {percent} % faulty, {asked.rounds} rounds\n"
                )
                compare(group, file, asked.rounds)
        if "scan" in (asked.only or ("scan",)):
            sys.stdout.write("files larger than memory, one percent faulty\n")
            grow(folder, rows(asked.rows, 1))


if __name__ == "__main__":
    main()
