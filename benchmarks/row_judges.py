"""Who judges a table row by row: this library, a model of pydantic, a Table Schema of frictionless."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from census_rules import BOXES, COLUMNS, LISTS, MONTHS, NUMBERS, SHAPES, TODAY, WORDS, rules
from judges import Broken

from openinno.findings import Position
from openinno.validation import Grade
from openinno.validation.judging import Judging


def ours_by_row(table: Any) -> Callable[[], Broken]:
    """Judge row by row by this library, by the rules that look at one row: every finding of every row."""
    judging = Judging(rules().without("id-unique"), Grade.RESEARCH, today=TODAY, limit=10**9)
    for number, row in enumerate(table.iter_rows(named=True), 1):
        judging.judge(row, lambda column, row=number: Position(row=row, column=column))  # type: ignore[misc]
    found = judging.report()
    return lambda: ((finding.where.row or 0, finding.code) for finding in found)


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
