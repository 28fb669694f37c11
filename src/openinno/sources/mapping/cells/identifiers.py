"""What spreadsheets do to identifiers, undone where nothing was lost, and told.

A column of codes that a spreadsheet takes for numbers loses its leading zeros, gains ``.0``, and past some
length becomes ``7,32829E+13``: of that the digits are gone, and nobody can guess them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from ....findings import Severity, shortened
from ....labels import Label
from ....luhn import passes_luhn
from .results import Doubt, Read, Reader, info, lost_zero, unread, warning
from .texts import as_text

__all__ = ["identifier_reader", "shape_of"]

_BLANKS: Final = re.compile(r"[\s.]+")
_SCIENTIFIC: Final = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?[eE][-+]?[0-9]+")
_DECIMALS: Final = re.compile(r"([0-9]+)[.,]0+")
_PREFIX: Final = re.compile(r"(?i)F(?:R)?[- ]?(?=[0-9])")
_SHAPES: Final[Mapping[str, tuple[re.Pattern[str], Label]]] = {
    "siren": (re.compile(r"[0-9]{9}"), Label("neuf chiffres", "nine digits")),
    "siret": (re.compile(r"[0-9]{14}"), Label("quatorze chiffres", "fourteen digits")),
    "insee": (
        re.compile(r"(?:[0-9]{2}|2[AB])[0-9]{3}"),
        Label("cinq caractères, tels que 35238 ou 2A004", "five characters, such as 35238 or 2A004"),
    ),
    "postcode": (re.compile(r"[0-9]{5}"), Label("cinq chiffres", "five digits")),
}
_EXACT: Final = 2.0**53


def identifier_reader(name: str) -> Reader:
    """Return the reader of an identifier: ``siren``, ``siret``, ``insee`` or ``postcode``.

    A text that has not the shape of one is kept as it is given, with a warning: a record refuses only what
    it cannot represent, and rules judge the rest. Scientific notation tells no identifier at all.

    Examples:
        >>> read = identifier_reader("siret")
        >>> read("73282932000074.0").value, read("732 829 320 00074").doubts
        ('73282932000074', ())
        >>> read("7,32829E+13").doubts[0].code, read("7,32829E+13").value
        ('scientific-notation', None)
        >>> identifier_reader("postcode")(1000).value
        '01000'
    """
    shape, label = _SHAPES[name]
    may_be_padded: Callable[[str], object] = passes_luhn if name in {"siren", "siret"} else bool

    def read_identifier(cell: Any) -> Read:
        if type(cell) is str and shape.fullmatch(cell):
            return Read(cell)
        text = as_text(cell)
        if _is_scientific(cell, text):
            return _lost(cell)
        code, repairs = _bare(text, name, isinstance(cell, float))
        if shape.fullmatch(code):
            return Read(code, repairs)
        padded = f"0{code}"
        # A code that still begins with a zero was never taken for a number.
        if code[:1] != "0" and shape.fullmatch(padded) and may_be_padded(padded):
            return Read(padded, (*repairs, lost_zero(code, padded)))
        return Read(text, (_misshapen(text, label),)) if text else Read()

    return read_identifier


def shape_of(name: str) -> re.Pattern[str]:
    """Return what a whole identifier looks like."""
    return _SHAPES[name][0]


def _is_scientific(cell: Any, text: str) -> bool:
    if isinstance(cell, float):
        return not cell.is_integer() or abs(cell) >= _EXACT
    return _SCIENTIFIC.fullmatch(text) is not None


def _bare(text: str, name: str, number: bool) -> tuple[str, tuple[Doubt, ...]]:
    """Return a code without what stands around and between its digits, and what that repaired."""
    decimals = _DECIMALS.fullmatch(text)
    if decimals is not None and not _is_grouped(text):
        return decimals[1], (_decimals(text, decimals[1]),)
    if number:
        return text, (_decimals(f"{text}.0", text),)
    code = _BLANKS.sub("", text).upper()
    return (_PREFIX.sub("", code, count=1) if name == "postcode" else code), ()


def _is_grouped(text: str) -> bool:
    """Tell whether dots stand between groups of three digits, as in 732.829.000."""
    return re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+", text) is not None


def _decimals(text: str, code: str) -> Doubt:
    return info(
        "decimals-of-identifier",
        f"identifiant écrit comme un nombre à virgule : « {text} » est lu « {code} »",
        f"identifier written as a decimal number: “{text}” is read “{code}”",
    )._replace(new=code, lossless=True)


def _misshapen(text: str, label: Label) -> Doubt:
    shown = shortened(text)
    return warning(
        "misshapen-identifier",
        f"« {shown} » n'a pas la forme attendue : {label.text('fr')}",
        f"“{shown}” has not the expected shape: {label.text('en')}",
    )


def _lost(cell: Any) -> Read:
    return unread(
        "un identifiant en toutes lettres ; la notation scientifique en a perdu des chiffres",
        "an identifier written in full; scientific notation lost digits of it",
        cell,
        code="scientific-notation",
        severity=Severity.ERROR,
        fix=Label(
            "reprendre la valeur à la source, la colonne étant au format texte",
            "take the value from its source again, with the column in text format",
        ),
    )
