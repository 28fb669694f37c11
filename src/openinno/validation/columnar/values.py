"""Conditions that only Python can judge: each of the different values of a table is looked at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias

from ...labels import Label
from ..conditions import Condition, columns_of
from ..verdicts import judge_of
from .engines import Engine
from .logic import Verdict
from .prepared import Prepared
from .reasons import failed_at, too_many_values
from .speech import mark_of

__all__ = ["MOST_VALUES", "look_at"]

MOST_VALUES: Final = 1_000_000
"""How many different values are looked at."""

_Marks: TypeAlias = Mapping["bool | None", Sequence[str]]
"""The values of which a condition is True, False or None, each as one text."""


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
    found: dict[Condition, Verdict | Label] = {}
    for condition in conditions:
        try:
            marks = _marks(condition, columns, values, today)
        except Exception as error:  # whatever a function of somebody else's raises
            found[condition] = failed_at(error)
        else:
            found[condition] = _verdict(engine, cells, columns, marks)
    return found


def _marks(
    condition: Condition, columns: Sequence[str], values: Sequence[tuple[str, ...]], today: str
) -> _Marks:
    judge = judge_of(condition, today)
    found: dict[bool | None, list[str]] = {False: [], None: []}
    for texts in values:
        verdict = judge(dict(zip(columns, texts, strict=True)))
        if verdict is not True:
            found[verdict].append(mark_of(texts))
    return found


def _verdict(engine: Engine, cells: Prepared, columns: Sequence[str], marks: _Marks) -> Verdict | Label:
    speech = engine.speech
    wrong, unsure = marks[False], marks[None]
    if max(len(wrong), len(unsure)) > speech.most_words:
        return too_many_values(speech.most_words)
    texts = [cells.text(column) for column in columns]
    known = speech.every([~text.is_null() for text in texts])
    mark = speech.together(texts)
    if unsure:
        known = known & ~mark.is_in(sorted(unsure))
    if not wrong:
        return Verdict(speech.where(known, speech.x.lit(value=True)), frozenset({True, None}))
    return Verdict(speech.where(known, ~mark.is_in(sorted(wrong))))
