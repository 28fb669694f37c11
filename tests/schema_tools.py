"""What the tests of schemas share: a reader of JSON Schema that is exact about patterns, and cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from openinno import FLAT_COLUMNS, CellType
from openinno.cells import Cell
from openinno.export._schemas.texts import COLUMN_TEXTS

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
