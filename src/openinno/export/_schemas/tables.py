"""The Table Schema of flat rows, laid out as schema.data.gouv.fr wants it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from ..._version import __version__
from ...cells import CellType
from ...columns import FlatColumn
from ...flat import FLAT_COLUMNS
from ...labels import Label
from ...validation.catalogue import CATALOGUE
from ...validation.catalogues import Catalogue
from ...validation.conditions import (
    AllOf,
    Between,
    Condition,
    Matches,
    OneOf,
    Present,
    Siren,
    Siret,
    Unique,
)
from ...validation.grades import Grade, grade_of
from .conditions import bounds_of, errors_of
from .layouts import in_order
from .patterns import joined, one_of, portable
from .texts import COLUMN_TEXTS

__all__ = ["table_schema"]

_NAME: Final = "lieux-innovation-ouverte"
_TITLE: Final = Label("Lieux d'innovation ouverte", "Places of open innovation")
_DESCRIPTION: Final = Label(
    "Les lieux et structures d'innovation ouverte d'un territoire, une ligne par structure : qui elle est, ce"
    " qu'elle fait, pour qui, avec qui et où.",
    "The places and structures of open innovation of a territory, a row a structure: who it is, what it does,"
    " for whom, with whom and where.",
)
_KEYWORDS: Final = (
    Label("innovation ouverte", "open innovation"),
    Label("lieux d'innovation", "places of innovation"),
)
_LICENCE: Final = {
    "name": "etalab-2.0",
    "title": "Licence Ouverte / Open Licence version 2.0",
    "path": "https://spdx.org/licenses/etalab-2.0.html",
}
_TYPES: Final[Mapping[CellType, str]] = {
    CellType.TEXT: "string",
    CellType.LIST: "string",
    CellType.INTEGER: "integer",
    CellType.NUMBER: "number",
}
_OBJECTS: Final = frozenset({"extra", "rest"})
"""The columns of JSON that hold an object; the others hold a list."""
_CHECKS: Final[Mapping[type[Any], str]] = {Siren: "french-siren-value", Siret: "french-siret-value"}
"""The checks of validata for what no constraint can say."""


def table_schema(
    *,
    grade: Grade | str = Grade.PUBLISHABLE,
    rules: Catalogue = CATALOGUE,
    columns: Iterable[str] | None = None,
    lang: str = "fr",
    address: str | None = None,
    about: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return the Table Schema of a CSV file of flat rows, for schema.data.gouv.fr, validata and frictionless.

    Titles and descriptions are in one language, and in the other under ``title_en`` and ``description_en``
    (or ``title_fr`` and ``description_fr``). A list is a text with bars between its items. Check digits,
    which no constraint can say, are asked of validata as ``custom_checks``; frictionless passes them over.

    Args:
        grade: What the data is to be good enough for: ``draft``, ``publishable`` or ``research``.
        rules: The rules: those whose breaking is an error at the grade become constraints.
        columns: The columns of the flat row to describe, in the order given; all where None.
        lang: Language of the titles: ``fr`` or ``en``.
        address: Where the file will be published, which becomes its ``path``.
        about: What else to say of the schema, or to say in another way: ``homepage``, ``contributors``,
            ``created``, ``lastModified``, ``version``, ``resources``…

    Raises:
        ValueError: There is no such grade or column.

    Examples:
        >>> schema = table_schema(grade="draft", columns=["id", "siret", "latitude"])
        >>> [(field["name"], field["type"]) for field in schema["fields"]]
        [('id', 'string'), ('siret', 'string'), ('latitude', 'number')]
        >>> schema["primaryKey"], schema["fields"][1]["constraints"]["pattern"]
        (['id'], '(?:[0-9]{14})')
    """
    asked = _Asked(rules, grade_of(grade))
    described = FLAT_COLUMNS if columns is None else tuple(map(_column, columns))
    names = {column.name for column in described}
    schema: dict[str, Any] = {
        "$schema": "https://specs.frictionlessdata.io/schemas/table-schema.json",
        "name": _NAME,
        **_in_both("title", _TITLE, lang),
        **_in_both("description", _DESCRIPTION, lang),
        "countryCode": "FR",
        "keywords": [one.text(lang) for one in _KEYWORDS],
        "version": __version__,
        **({"path": address} if address else {}),
        "licenses": [_LICENCE],
        "encoding": "utf-8",
        **(about or {}),
        "fields": [_field(column, asked.constraints(column), lang) for column in described],
        "missingValues": [""],
    }
    if asked.key in names:
        schema["primaryKey"] = [asked.key]
    checks = [_check(name, column) for name, column in asked.checks if column in names]
    if checks:
        schema["custom_checks"] = checks
    return schema


def _column(name: str) -> FlatColumn:
    for column in FLAT_COLUMNS:
        if column.name == name:
            return column
    raise ValueError(f"the flat row has no column {name!r}; those it has are openinno.FLAT_COLUMNS")


def _field(column: FlatColumn, constraints: Mapping[str, Any], lang: str) -> dict[str, Any]:
    told = COLUMN_TEXTS[column.name]
    field = {
        "name": column.name,
        **_in_both("title", told.label, lang),
        **_in_both("description", told.help, lang),
        **({} if told.example is None else {"example": str(told.example)}),
        "type": _type(column),
    }
    return {**field, "constraints": dict(constraints)} if constraints else field


def _type(column: FlatColumn) -> str:
    return _TYPES.get(column.type) or ("object" if column.name in _OBJECTS else "array")


def _in_both(key: str, text: Label, lang: str) -> dict[str, str]:
    """Return a text under a key in a language, and under a key of its own in the other."""
    other = "en" if text.language(lang) == "fr" else "fr"
    return {key: text.text(lang), f"{key}_{other}": text.text(other)}


def _check(name: str, column: str) -> dict[str, Any]:
    return {"name": name, "params": {"column": column}}


class _Asked:
    """What the rules ask of each column, as far as constraints can say it."""

    def __init__(self, rules: Catalogue, grade: Grade) -> None:
        asked = [rule for rule, before in errors_of(rules, grade) if not before]
        held = [one for rule in asked for one in _together(rule.holds)]
        self._conditions: Sequence[Condition] = held
        self._required: frozenset[str] = frozenset(one.column for one in held if isinstance(one, Present))
        self._unique: Sequence[str] = [
            one.columns[0]
            for one in held
            if isinstance(one, Unique) and len(one.columns) == 1 and not one.folded
        ]
        self.key: str | None = next((one for one in self._unique if one in self._required), None)
        self.checks: Sequence[tuple[str, str]] = [
            (_CHECKS[type(one)], one.column) for one in held if isinstance(one, Siren | Siret)
        ]

    def constraints(self, column: FlatColumn) -> dict[str, Any]:
        """Return the constraints of a column."""
        name, kind = column.name, column.type
        found: dict[str, Any] = {"required": True} if name in self._required else {}
        # What is the key of the table is told once, as such.
        if name in self._unique and name != self.key:
            found["unique"] = True
        patterns: list[str] = []
        for condition in self._conditions:
            match condition:
                case Matches(of, pattern) if of == name and kind is CellType.TEXT:
                    patterns.append(f"(?:{portable(pattern)})")
                case OneOf(of, words) if of == name and kind is CellType.TEXT:
                    found["enum"] = in_order(name, words)
                case OneOf(of, words) if of == name and kind is CellType.LIST:
                    patterns.append(joined(one_of(in_order(name, words))))
                case Between(of) if of == name:
                    found.update(bounds_of(condition))
        if patterns:
            *others, last = patterns
            found["pattern"] = "".join(f"(?={other}$)" for other in others) + last
        return found


def _together(condition: Condition) -> Iterator[Condition]:
    """Yield the conditions that must all hold for one to hold."""
    if isinstance(condition, AllOf):
        for one in condition.conditions:
            yield from _together(one)
    else:
        yield condition
