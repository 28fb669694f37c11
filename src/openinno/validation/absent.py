"""What can be said of a rule where columns are not there: something, or nothing at all.

A rule of the SIRET says nothing of a table without SIRETs. One that asks for a profile or a type says
something of a table with types only.
"""

from __future__ import annotations

from collections.abc import Set
from itertools import product
from typing import Final

from ..labels import Label
from .conditions import AllOf, AnyOf, Condition, Implies, Not, Present, columns_of
from .kleene import all_of, any_of, not_of
from .rules import Rule
from .worded import called

__all__ = ["nothing_to_judge"]

_ANY: Final[frozenset[bool | None]] = frozenset({True, False, None})


def nothing_to_judge(rule: Rule, columns: Set[str]) -> Label | None:
    """Say that a rule can judge no row of a table, for want of columns; None where it can.

    Args:
        rule: The rule.
        columns: The columns of the table.

    Examples:
        >>> from openinno.validation.catalogue import CATALOGUE
        >>> nothing_to_judge(CATALOGUE["siret-shape"], {"id", "name"}).text()
        'no column “SIRET” (siret)'
        >>> nothing_to_judge(CATALOGUE["kind-missing"], {"id", "types"}) is None
        True
    """
    missing = [name for name in columns_of(rule.holds) if name not in columns]
    # Most tables have most columns, and every check asks of every rule.
    if not missing or _possible(rule.holds, columns) != {None}:
        return None
    fr, en = (", ".join(called(name).text(lang) for name in missing) for lang in ("fr", "en"))
    return Label(f"pas de colonne {fr}", f"no column {en}")


def _possible(condition: Condition, columns: Set[str]) -> frozenset[bool | None]:
    """Return what a condition may say of a row."""
    match condition:
        case Present(column):
            return frozenset({True, False}) if column in columns else frozenset({False})
        case Not(one):
            return frozenset(map(not_of, _possible(one, columns)))
        case Implies(one, then):
            return _possible(AnyOf(Not(one), then), columns)
        case AnyOf(conditions):
            return frozenset(map(any_of, product(*(_possible(one, columns) for one in conditions))))
        case AllOf(conditions):
            return frozenset(map(all_of, product(*(_possible(one, columns) for one in conditions))))
        case _:
            return _ANY if set(columns_of(condition)) <= columns else frozenset({None})
