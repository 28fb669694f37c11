"""Rows at whose cells the function of a rule fails: they are judged as the reading row by row judges them.

A function is asked here of all values, also of those that a rule before it, or another part of its rule,
keeps from it row by row. Only where it is really asked of a row is its failure one.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from functools import partial, reduce
from operator import or_
from typing import Final

from ..catalogues import Catalogue
from ..conditions import Condition, columns_of, parts_of
from ..rowwise import RowJudge, flat_cells
from ..rules import Rule
from ..telling import cell_at
from .engines import ROW, Engine
from .prepared import Prepared
from .speech import Expression

__all__ = ["MOST_ROWS", "all_hold_out"]

MOST_ROWS: Final = 1_000_000
"""How many such rows are judged."""


def all_hold_out(
    engine: Engine,
    cells: Prepared,
    rules: Sequence[Rule],
    failing: Mapping[Condition, Expression],
    *,
    key: str,
    today: str,
) -> bool:
    """Tell whether no rule fails at the rows at whose cells a function does; False where they are too many.

    Args:
        engine: The table and what judges it.
        cells: The columns that are read.
        rules: The rules, those on which others depend before them.
        failing: Whether the function of a condition fails at the cells of a row.
        key: The column that tells rows apart.
        today: The ISO day of the check.

    Raises:
        RuleError: One does, which is told with the first of the rows.
    """
    whole = Catalogue(rules=rules)
    met = [rule for rule in whole if not failing.keys().isdisjoint(parts_of(rule.holds))]
    needed = {rule.code for one in met for rule in (*whole.before(one.code), one)}
    asked = Catalogue(rules=[rule for rule in whole if rule.code in needed])
    judge = RowJudge(asked, datetime.date.fromisoformat(today))
    read = {key, *(column for rule in asked for column in rule.columns)}
    names = [name for name in engine.columns if name in read]
    number = [ROW] if engine.ordered else []
    texts = dict.fromkeys(cells.text_name(one) for part in failing for one in columns_of(part))
    order = cells.text_name(key)
    frame = engine.frame.with_columns(*(cells.first[name] for name in {**texts, order: None}))
    found = engine.first(frame.filter(reduce(or_, failing.values())), (order,), MOST_ROWS + 1)
    count = 0
    for row in engine.rows(found.select(*number, *names)):
        told = flat_cells(dict(zip(names, row[len(number) :], strict=True)))
        judge.broken(told, place=partial(cell_at, None, row[0] if number else None, told.get(key)))
        count += 1
    return count <= MOST_ROWS
