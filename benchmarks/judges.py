"""Who judges a table: this library, expressions of polars by hand, and what people use, by the same rules.

Each returns what lists all that it found, so that only the judging is measured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from census_rules import (
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
    rules,
)

from openinno.findings import Position
from openinno.validation import Grade
from openinno.validation.columnar import judge_table, scan
from openinno.validation.judging import Judging

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


def ours_by_row(table: Any) -> Callable[[], Broken]:
    """Judge row by row by this library, by the rules that look at one row: every finding of every row."""
    judging = Judging(rules().without("id-unique"), Grade.RESEARCH, today=TODAY, limit=10**9)
    for number, row in enumerate(table.iter_rows(named=True), 1):
        judging.judge(row, lambda column, row=number: Position(row=row, column=column))  # type: ignore[misc]
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
    together: Any = model_validator(mode="after")(_together)
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
