"""The JSON Schema of a structure, of a whole census, or of a flat row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, Literal, TypeAlias

from ...census_source import CensusSource
from ...envelope import FORMAT, LISTS, VERSION
from ...flat import FLAT_COLUMNS
from ...labels import Label
from ...structures import Structure
from ...validation.catalogue import CATALOGUE
from ...validation.catalogues import Catalogue
from ...validation.grades import Grade, grade_of
from .conditions import rule_schemas
from .layouts import Layout, RowLayout, StructureLayout, type_of_cell
from .records import Definitions, Schema
from .texts import COLUMN_TEXTS

__all__ = ["Document", "json_schema"]

Document: TypeAlias = Literal["structure", "census", "row"]
"""What a JSON Schema may be of."""

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_TITLES: Final[Mapping[str, Label]] = {
    "structure": Label("Structure d'innovation ouverte", "Structure of open innovation"),
    "census": Label("Recensement d'openinno", "Census of openinno"),
    "row": Label("Structure d'innovation ouverte, à plat", "Structure of open innovation, as a flat row"),
}


def json_schema(
    of: Document = "structure",
    *,
    grade: Grade | str | None = Grade.PUBLISHABLE,
    rules: Catalogue = CATALOGUE,
    lang: str = "fr",
    address: str | None = None,
) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what openinno writes and reads.

    It refuses nothing that :func:`openinno.check` would not refuse at the grade; what no schema can say, such
    as a check digit, is left to the check. Each rule stands in it with its code, as a ``$comment``.

    Args:
        of: ``census`` for a whole document as :func:`openinno.to_json` writes it, ``structure`` for one
            structure of it, ``row`` for a flat row as :func:`openinno.to_flat_row` makes it: lists as texts
            with bars between their items, numbers as numbers.
        grade: What the data is to be good enough for: ``draft``, ``publishable`` or ``research``; None for
            whatever a record can represent.
        rules: The rules.
        lang: Language of the titles: ``fr`` or ``en``.
        address: Where the schema will be published, which becomes its ``$id``.

    Raises:
        ValueError: There is no such document, or no such grade.

    Examples:
        >>> schema = json_schema("row", grade="draft")
        >>> schema["required"], schema["properties"]["latitude"]["type"]
        (['id', 'name'], ['number', 'null'])
        >>> json_schema("census", grade=None)["required"]
        ['format', 'version', 'source', 'structures']
    """
    if of not in _TITLES:
        raise ValueError(f"json_schema() of {', '.join(_TITLES)}, not {of!r}")
    definitions = Definitions(lang)
    made = _MADE[of](definitions, rules, None if grade is None else grade_of(grade), lang)
    head = {"$schema": _DIALECT, "$id": address, "title": _TITLES[of].text(lang)}
    schema: Schema = {key: value for key, value in head.items() if value is not None}
    return {**schema, **made, **({"$defs": definitions.made} if definitions.made else {})}


def _structure(definitions: Definitions, rules: Catalogue, grade: Grade | None, lang: str) -> Schema:
    return _ruled(definitions.of(Structure), rules, grade, StructureLayout(), lang)


def _census(definitions: Definitions, rules: Catalogue, grade: Grade | None, lang: str) -> Schema:
    lists = {key: {"type": "array", "items": definitions.of(kind)} for key, kind in LISTS.items()}
    lists["structures"]["items"] = _structure(definitions, rules, grade, lang)
    head = {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        "source": definitions.of(CensusSource),
    }
    return {
        "type": "object",
        "properties": {**head, **lists},
        "required": [*head, "structures"],
        "additionalProperties": False,
    }


def _row(_: Definitions, rules: Catalogue, grade: Grade | None, lang: str) -> Schema:
    columns: Schema = {}
    for column in FLAT_COLUMNS:
        told = COLUMN_TEXTS[column.name]
        texts = {"title": told.label.text(lang), "description": told.help.text(lang)}
        columns[column.name] = {**texts, **type_of_cell(column.name)}
    base: Schema = {"type": "object", "properties": columns, "required": ["id", "name"]}
    return _ruled(base, rules, grade, RowLayout(), lang)


def _ruled(base: Schema, rules: Catalogue, grade: Grade | None, layout: Layout, lang: str) -> Schema:
    asked = [] if grade is None else list(rule_schemas(rules, grade, layout, lang))
    return {**base, "allOf": asked} if asked else base


_MADE: Final[Mapping[str, Callable[[Definitions, Catalogue, Grade | None, str], Schema]]] = {
    "structure": _structure,
    "census": _census,
    "row": _row,
}
