"""A rule whose own function fails: whose it is, at which row, and what it had read.

That is a bug of the rule, not of the data: it stops the judgement, and says where to look.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..cells import Cell
from ..errors import RuleError
from ..findings import Position, shortened
from ..labels import Label
from .rules import Rule
from .writing.places import place

__all__ = ["CHECK", "MEND", "failed", "not_expected"]

CHECK: Final = Label("son contrôle", "its check")
MEND: Final = Label("sa correction (mend)", "its mend")
"""Which function of a rule failed."""
_LONGEST: Final = 80


def failed(
    rule: Rule, function: Label, error: Exception, *, cells: Mapping[str, Cell], where: Position
) -> RuleError:
    """Return the error of a rule whose function raised one; raise it from that one.

    Args:
        rule: The rule.
        function: Which of its functions failed.
        error: What that function raised.
        cells: The cells of the row, at least those that the rule reads.
        where: The row.

    Examples:
        >>> from openinno.validation.catalogue import CATALOGUE
        >>> row = {"siret": "123"}
        >>> print(failed(CATALOGUE["siret-luhn"], CHECK, KeyError("key"), cells=row, where=Position(row=2)))
        the rule “siret-luhn” failed at row 2: its check raised KeyError('key'), having read siret “123”. ...
    """
    said = _written(error)
    fr, en = (_read(rule, cells, lang) for lang in ("fr", "en"))
    at_fr, at_en = (", ".join(place(where, lang)) for lang in ("fr", "en"))
    without = f'.without("{rule.code}")'
    made = RuleError(
        Label(
            f"la règle « {rule.code} » a échoué{at_fr and f' ({at_fr})'} : {function.text('fr')} a levé"
            f" {said} après avoir lu {fr}. Corrigez cette fonction, ou retirez la règle du catalogue :"
            f" {without}.",
            f"the rule “{rule.code}” failed{at_en and f' at {at_en}'}: {function.text('en')} raised {said},"
            f" having read {en}. Mend that function, or leave the rule out of the catalogue: {without}.",
        )
    )
    made.given = rule.code
    made.where = where
    return made


def not_expected(expected: str, given: object) -> TypeError:
    """Return the error of a function that returns something else than it is asked."""
    return TypeError(f"not {expected} but {_written(given)}")


def _written(given: object) -> str:
    try:
        return shortened(repr(given), _LONGEST)
    except Exception:  # somebody else's too
        return type(given).__name__


def _read(rule: Rule, cells: Mapping[str, Cell], lang: str) -> str:
    quoted = "{} « {} »" if lang == "fr" else "{} “{}”"
    blank = Label("{} (vide)", "{} (blank)").text(lang)
    return ", ".join(
        blank.format(name)
        if cells.get(name) in (None, "")
        else quoted.format(name, shortened(str(cells[name]), _LONGEST))
        for name in rule.columns
    )
