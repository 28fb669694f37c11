"""Conditions that only Python can judge: each of the different values of a table is looked at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

import attrs

from ...labels import Label
from ..conditions import Condition, columns_of
from ..verdicts import judge_of
from .engines import Engine
from .logic import Verdict
from .prepared import Prepared
from .reasons import too_many_values
from .speech import mark_of

__all__ = ["MOST_VALUES", "look_at"]

MOST_VALUES: Final = 1_000_000
"""How many different values are looked at."""


@attrs.frozen
class _Marks:
    """The values of which a condition is False or None, and those at which it fails, each as one text."""

    wrong: list[str] = attrs.field(factory=list)
    unsure: list[str] = attrs.field(factory=list)
    failed: list[str] = attrs.field(factory=list)


def look_at(
    engine: Engine, cells: Prepared, conditions: Iterable[Condition], today: str
) -> Mapping[Condition, Verdict | Label]:
    """Return what conditions say, or why they say nothing.

    Args:
        engine: The table and what judges it.
        cells: The columns that are read.
        conditions: The conditions, each judged by the texts of its columns.
        today: The ISO day of the check.
    """
    found: dict[Condition, Verdict | Label] = {}
    asked: dict[tuple[str, ...], list[Condition]] = {}
    for condition in conditions:
        columns = columns_of(condition)
        if all(map(cells.has_texts, columns)):
            asked.setdefault(columns, []).append(condition)
        else:
            found[condition] = Verdict(engine.speech.nothing("Boolean"), frozenset({None}))
    fetched = engine.several([_different(engine, cells, columns) for columns in asked])
    for (columns, those), rows in zip(asked.items(), fetched, strict=True):
        found |= _judged(engine, cells, those, columns, rows, today)
    return found


def _different(engine: Engine, cells: Prepared, columns: Sequence[str]) -> Any:
    """Return the table of the different values that columns hold together, one more than are looked at."""
    names = [cells.text_name(column) for column in columns]
    texts = engine.frame.select(*(cells.first[name] for name in names))
    known = engine.speech.every([~engine.speech.column(name).is_null() for name in names])
    return texts.filter(known).unique().head(MOST_VALUES + 1)


def _judged(
    engine: Engine,
    cells: Prepared,
    conditions: Sequence[Condition],
    columns: Sequence[str],
    fetch: Callable[[], Iterable[tuple[str, ...]]],
    today: str,
) -> Mapping[Condition, Verdict | Label]:
    """Judge conditions on the same columns by the values of these, which are forgotten then."""
    values = list(fetch())
    if len(values) > MOST_VALUES:
        return dict.fromkeys(conditions, too_many_values(MOST_VALUES))
    return {
        condition: _verdict(engine, cells, columns, _marks(condition, columns, values, today))
        for condition in conditions
    }


def _marks(
    condition: Condition, columns: Sequence[str], values: Sequence[tuple[str, ...]], today: str
) -> _Marks:
    judge = judge_of(condition, today)
    found = _Marks()
    for texts in values:
        try:
            verdict: object = judge(dict(zip(columns, texts, strict=True)))
        except Exception:  # whatever a function of somebody else's raises
            found.failed.append(mark_of(texts))
            continue
        if verdict is False:
            found.wrong.append(mark_of(texts))
        elif verdict is None:
            found.unsure.append(mark_of(texts))
        elif verdict is not True:
            found.failed.append(mark_of(texts))
    return found


def _verdict(engine: Engine, cells: Prepared, columns: Sequence[str], marks: _Marks) -> Verdict | Label:
    speech = engine.speech
    wrong, unsure = marks.wrong, [*marks.unsure, *marks.failed]
    if max(len(wrong), len(unsure)) > speech.most_words:
        return too_many_values(speech.most_words)
    texts = [cells.text(column) for column in columns]
    known = speech.every([~text.is_null() for text in texts])
    mark = speech.together(texts)
    failing = known & mark.is_in(sorted(marks.failed)) if marks.failed else None
    if unsure:
        known = known & ~mark.is_in(sorted(unsure))
    if not wrong:
        always = speech.where(known, speech.x.lit(value=True))
        return Verdict(always, frozenset({True, None}), failing)
    return Verdict(speech.where(known, ~mark.is_in(sorted(wrong))), failing=failing)
