"""What the cells of a column hold: texts, lists, numbers, whole numbers, JSON; a rule a column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import msgspec

from ...cells import NUMBER, WHOLE, Cell, CellError, CellForm, CellType
from ...columns import FlatColumn
from ...findings import Repair, Severity
from ...flat import FLAT_COLUMNS
from ...labels import Label
from ..conditions import Check, Typed
from ..rules import Mend, Rule
from .making import code_of
from .spreadsheets import digits

__all__ = ["TYPES"]

_CODES: Final = {"siren": 9, "siret": 14, "insee": 5, "postcode": 5, "departement": 2}
"""Codes of digits, of which numbers lose the leading zero."""
_UNIT: Final = re.compile(r"\s*(?:mois|months?|°)\.?\s*$", re.IGNORECASE)
_JSON: Final[Mapping[str, type]] = {"other_sites": list, "figures": list, "extra": dict, "rest": dict}


def _typed() -> Iterator[Rule]:
    for column in FLAT_COLUMNS:
        if column.type in _NUMBERS:
            yield _number_rule(column)
        else:
            yield _text_rule(column)
        if column.name in _JSON:
            yield _json_rule(column, _JSON[column.name])


_NUMBERS: Final[Mapping[CellType, tuple[CellForm, Label, Label]]] = {
    CellType.NUMBER: (
        NUMBER,
        Label("un nombre", "a number"),
        Label("écrire un nombre, tel que 45.76", "write a number, such as 45.76"),
    ),
    CellType.INTEGER: (
        WHOLE,
        Label("un nombre entier", "a whole number"),
        Label("écrire un nombre entier, tel que 12", "write a whole number, such as 12"),
    ),
}


def _number_rule(column: FlatColumn) -> Rule:
    form, what, fix = _NUMBERS[column.type]
    return Rule(
        code=code_of(column.name, "type"),
        column=column.name,
        holds=Typed(column.name),
        severity=Severity.ERROR,
        title=Label(f"{column.label.fr} : {what.fr}", f"{column.label.text('en')}: {what.text('en')}"),
        reason=Label(
            "On ne compte ni ne place sur une carte ce qui n'est pas un nombre.",
            "What is no number can be neither counted nor set on a map.",
        ),
        text=Label(f"« {{value}} » n'est pas {what.fr}", f"“{{value}}” is not {what.text('en')}"),
        fix=fix,
        mend=_as_number(column.name, form),
    )


def _as_number(column: str, form: CellForm) -> Mend:
    """Return what reads a number with a decimal comma, spaces, a unit, or needless decimals."""

    def mend(row: Mapping[str, Cell]) -> Repair | None:
        old = row.get(column)
        plain = _UNIT.sub("", str(old)).strip().replace(",", ".")
        if form is WHOLE:
            plain = re.sub(r"\.0+$", "", plain)
        try:
            return Repair(column=column, old=old, new=form.read(plain), confidence=1, lossless=True)
        except CellError:
            return None

    return mend


def _text_rule(column: FlatColumn) -> Rule:
    return Rule(
        code=code_of(column.name, "type"),
        column=column.name,
        holds=Typed(column.name),
        severity=Severity.ERROR,
        title=Label(f"{column.label.fr} : un texte", f"{column.label.text('en')}: a text"),
        reason=Label(
            "Un nombre perd les zéros du début et les derniers chiffres des longs codes : tout ce qui ne se"
            " compte pas est un texte.",
            "A number loses leading zeros, and the last digits of long codes: all that is not counted is"
            " a text.",
        ),
        text=Label("{value} n'est pas un texte", "{value} is not a text"),
        fix=Label("mettre la colonne au format texte", "make the column one of texts"),
        mend=_as_text(column.name),
    )


def _as_text(column: str) -> Mend:
    """Return what writes a number as the text that it was before a spreadsheet made it one."""
    restored = digits(_CODES[column]) if column in _CODES else None

    def mend(row: Mapping[str, Cell]) -> Repair | None:
        old = row.get(column)
        if isinstance(old, bool) or not isinstance(old, int | float) or not float(old).is_integer():
            return None
        text = str(int(old))
        new = restored(text) if restored else None
        if new is None:
            return Repair(column=column, old=old, new=text, confidence=1, lossless=True)
        return Repair(column=column, old=old, new=new.text, confidence=new.confidence, lossless=new.lossless)

    return mend


def _json_rule(column: FlatColumn, kind: type) -> Rule:
    what = Label("une liste JSON", "a JSON list") if kind is list else Label("un objet JSON", "a JSON object")
    return Rule(
        code=code_of(column.name, "json"),
        column=column.name,
        holds=Check(f"json-{kind.__name__}", column.name, _is_json(kind)),
        severity=Severity.ERROR,
        title=Label(f"{column.label.fr} : {what.fr}", f"{column.label.text('en')}: {what.text('en')}"),
        reason=Label(
            "Cette colonne tient en JSON ce qu'aucune autre ne peut tenir ; mal écrite, elle est perdue.",
            "This column holds as JSON what no other can hold; written badly, it is lost.",
        ),
        text=Label(f"« {{value}} » n'est pas {what.fr}", f"“{{value}}” is not {what.text('en')}"),
        fix=Label(
            "vider la cellule, ou reprendre celle qu'openinno avait écrite",
            "empty the cell, or take again the one that openinno wrote",
        ),
        source=Label("RFC 8259", "RFC 8259"),
    )


def _is_json(kind: type) -> Callable[[str], bool]:
    def test(text: str) -> bool:
        try:
            read: Any = msgspec.json.decode(text)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return False
        return isinstance(read, kind)

    return test


TYPES: Final = tuple(_typed())
"""A rule a column, and one more for each that holds JSON."""
