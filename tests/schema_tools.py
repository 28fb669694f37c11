"""What the tests of schemas share: a reader of JSON Schema that is exact about patterns, and cells."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from openinno import FLAT_COLUMNS, CellType, Severity, check
from openinno.cells import Cell
from openinno.export._schemas.texts import COLUMN_TEXTS
from openinno.validation import CATALOGUE, Between, Grade, Matches, OneOf, Present

ODD: tuple[str, ...] = (
    *("", " ", "§", "-", "0", "000000000", "00000000000000", "7328", "732829321", "73282932000075"),
    *("732 829 320 00074", "69 007", "6907", "2B033", "2b033", "99999", "75056", "٣٣٣٣٣", "x" * 300),
    *("12/05/2014", "2014-13", "2014-02-30", "2014-5", "0000", "3014", "mai 2014"),
    *("Énergie", "energy|energy", "energy|x", "|", "energy|", "\\", "stated", "stated|stated", "active"),
    *("www.example.org", "ftp://example.org", "http://", "a@b", "a@b.fr", "01 99 00 00", "+33199000000"),
    *("=1+1", "<script>", "Lyon", "Rhône", "69", "69123", "Bretagne", "002:L60", "Métropole"),
)
"""Texts that mean something in one column and nothing in most others."""
NUMBERS: tuple[float, ...] = (-1, 0, 1, 12, 48.1, -61.5, 91, 181, 10**9)


def examples(name: str) -> list[Cell]:
    """Return cells that may stand in a column: its example, what is odd, numbers where numbers are wanted."""
    kind = next(column.type for column in FLAT_COLUMNS if column.name == name)
    numbers = {CellType.NUMBER: NUMBERS, CellType.INTEGER: [one for one in NUMBERS if type(one) is int]}
    return [COLUMN_TEXTS[name].example, *numbers.get(kind, ODD)]


def typed_rows(names: list[str]) -> st.SearchStrategy[dict[str, Cell]]:
    """Draw flat rows with some cells right and some wrong, numbers as numbers."""
    cells = {name: st.sampled_from(examples(name)) for name in names}
    most = {**cells, "id": st.sampled_from(["lab", "la_fabrique", "", " "]), "name": st.text(max_size=3)}
    return st.fixed_dictionaries({"id": most["id"], "name": most["name"]}).flatmap(
        lambda row: st.lists(st.sampled_from(names), max_size=5, unique=True).flatmap(
            lambda chosen: st.fixed_dictionaries({name: cells[name] for name in chosen}).map(
                lambda more: {**row, **more}
            )
        )
    )


def validator_of(schema: dict[str, Any]) -> Any:
    """Return a validator of JSON Schema in which ``$`` is the end of a text, as in ECMAScript.

    In Python it is also the place before a line break at the end.
    """
    jsonschema: Any = __import__("jsonschema")

    def pattern(_: Any, asked: str, value: Any, __: Any) -> Iterator[Any]:
        exact = asked[:-1] + r"\Z" if asked.endswith("$") else asked
        if isinstance(value, str) and not re.search(exact, value):
            yield jsonschema.ValidationError(f"{value!r} does not match {asked!r}")

    kind = jsonschema.validators.extend(jsonschema.Draft202012Validator, {"pattern": pattern})
    return kind(schema)


def tabled(rows: Sequence[Mapping[str, Cell]], path: Path) -> list[dict[str, str]]:
    """Write rows as a CSV file, each with an identifier of its own, and return them as texts."""
    told = [
        {name: "" if cell is None else str(cell) for name, cell in {**row, "id": f"lab_{place}"}.items()}
        for place, row in enumerate(rows)
    ]
    names = list(dict.fromkeys(name for row in told for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="")
        writer.writeheader()
        writer.writerows(told)
    return told


def said_by_tables(grade: str) -> frozenset[str]:
    """Return the rules that a Table Schema says whole: those of a single cell that constraints know."""
    kinds = (Present, Matches, OneOf, Between)
    return frozenset(
        rule.code
        for rule in CATALOGUE
        if rule.severity[Grade(grade)] is Severity.ERROR and isinstance(rule.holds, kinds) and not rule.after
    )


def disagreements(rows: Sequence[Mapping[str, str]], refused: Mapping[int, str], grade: str) -> list[str]:
    """Return where a tool that checks by the Table Schema and a check by the rules disagree.

    Args:
        rows: The rows of the file, as texts.
        refused: What the tool says of the rows that it refuses, by their place; of the whole file under -1.
        grade: The grade.
    """
    found = []
    for place, row in enumerate(rows):
        errors = {one.code for one in check([row], grade=grade).errors}
        said = refused.get(place, refused.get(-1))
        if said is not None and not errors:
            found.append(f"{row} is refused by the tool alone: {said}")
        if said is None and errors & said_by_tables(grade):
            found.append(f"{row} is refused by the rules alone: {errors}")
    return found
