"""Strategies of faulty rows: a valid row in which one rule is broken, and nothing that it depends on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from ..cells import Cell
from ..validation.catalogue import CATALOGUE
from ..validation.conditions import Unique
from ._hypothesis import SearchStrategy, st
from .fault import Fault
from .faults import FAULTS
from .rows import faultless_rows
from .valid import VALID

__all__ = ["faulty_rows", "repeated_rows"]

_Draw = Callable[[SearchStrategy[Any]], Any]


def faulty_rows(code: str) -> SearchStrategy[dict[str, Cell]]:
    """Return a strategy that draws flat rows with a named fault: they break the rule of that code.

    All other cells are those of rows that break no rule. Nothing else is broken, but for rules that
    cannot hold beside the fault, which ``FAULTS`` names.

    Args:
        code: The code of a rule of the catalogue that looks at one row.

    Raises:
        RuleError: There is no such rule.
        ValueError: The rule compares rows.
        MissingExtra: hypothesis is not installed.

    Examples:
        >>> from hypothesis import given, settings
        >>> from openinno.testing import rules_broken
        >>> @settings(max_examples=5)
        ... @given(row=faulty_rows("siret-luhn"))
        ... def test_a_wrong_key_is_told(row):
        ...     assert rules_broken(row) == ("siret-luhn",)
        >>> test_a_wrong_key_is_told()
    """
    rule = CATALOGUE[code]
    if isinstance(rule.holds, Unique):
        raise ValueError(  # noqa: TRY004 - which of the two functions to call, not a wrong type
            f"{code} compares rows: repeated_rows({code!r}) draws two that break it"
        )

    def with_fault(row: dict[str, Cell], fault: Fault) -> dict[str, Cell]:
        return {**row, **_valid_cells({*rule.columns, *fault.change}), **fault.change}

    return st.builds(with_fault, faultless_rows(), st.sampled_from(FAULTS[code]))


def repeated_rows(code: str) -> SearchStrategy[tuple[dict[str, Cell], dict[str, Cell]]]:
    """Return a strategy that draws two rows that break together a rule that compares rows, and no other.

    Args:
        code: The code of a rule of the catalogue that compares rows, such as ``id-unique``.

    Raises:
        RuleError: There is no such rule.
        ValueError: The rule looks at one row.

    Examples:
        >>> from hypothesis import given, settings
        >>> from openinno.testing import rules_broken
        >>> @settings(max_examples=5)
        ... @given(rows=repeated_rows("id-unique"))
        ... def test_a_repeated_identifier_is_told(rows):
        ...     assert rules_broken(*rows) == ("id-unique",)
        >>> test_a_repeated_identifier_is_told()
    """
    rule = CATALOGUE[code]
    if not isinstance(rule.holds, Unique):
        raise ValueError(  # noqa: TRY004 - as above
            f"{code} looks at one row: faulty_rows({code!r}) draws rows that break it"
        )
    shared = _valid_cells(rule.columns)

    def pair(one: dict[str, Cell], other: dict[str, Cell]) -> tuple[dict[str, Cell], dict[str, Cell]]:
        # Apart in all that another rule compares, by what the first row holds.
        apart = {"id": f"{one['id']}_bis", "name": f"{one['name']} bis", "siren": None, "siret": None}
        return {**one, **shared}, {**other, **apart, **shared}

    return st.builds(pair, faultless_rows(), faultless_rows())


def _valid_cells(columns: Iterable[str]) -> dict[str, Cell]:
    """Return the cells of the one valid row in some columns, and in all that rules judge with them."""
    related = {name for column in columns for name in _related().get(column, (column,))}
    return {name: VALID[name] for name in VALID if name in related}


@cache
def _related() -> dict[str, frozenset[str]]:
    """Return for each column those that a chain of rules binds it to."""
    bound: dict[str, frozenset[str]] = {}
    for rule in CATALOGUE:
        if not isinstance(rule.holds, Unique):
            together = frozenset(rule.columns).union(*(bound.get(name, ()) for name in rule.columns))
            bound.update(dict.fromkeys(together, together))
    return bound
