"""What rules say of data in a test: the codes that rows break, and an assertion that shows the report."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from ..cells import Cell
from ..findings import Position
from ..judge import check
from ..validation.catalogue import CATALOGUE
from ..validation.catalogues import Catalogue
from ..validation.grades import Grade, grade_of
from ..validation.judging import Judging
from ..validation.report import Report
from ..validation.rowwise import RowJudge

__all__ = ["assert_valid", "rules_broken"]


def rules_broken(
    *rows: Mapping[str, Cell],
    grade: Grade | str | None = None,
    rules: Catalogue = CATALOGUE,
    today: datetime.date | None = None,
) -> tuple[str, ...]:
    """Return the codes of the rules that flat rows break, each alone or together.

    Args:
        rows: The rows.
        grade: What they are to be good enough for; every rule counts where None, whatever its severity.
        rules: The rules.
        today: The day of the check.

    Raises:
        ValueError: There is no such grade.

    Examples:
        >>> from openinno.testing import VALID
        >>> rules_broken(VALID), rules_broken({**VALID, "email": "contact@lab"})
        ((), ('email-shape',))
        >>> rules_broken(VALID, VALID)
        ('id-unique', 'name-unique', 'siret-unique')
    """
    day = today or datetime.date.today()
    grades = list(Grade) if grade is None else [grade_of(grade)]
    asked = rules if grade is None else rules.of(grades[0])
    broken = {rule.code for row in rows for rule in _judge(asked, day).broken(row)}
    if len(rows) > 1:
        broken = broken.union(*(_together(rows, rules, one, day) for one in grades))
    return tuple(rule.code for rule in rules if rule.code in broken)


@lru_cache(maxsize=4)
def _judge(rules: Catalogue, today: datetime.date) -> RowJudge:
    # A property asks the same of hundreds of rows; to make the judge costs more than to judge one.
    return RowJudge(rules, today)


def _together(
    rows: Iterable[Mapping[str, Cell]], rules: Catalogue, grade: Grade, today: datetime.date
) -> set[str]:
    judging = Judging(rules, grade, today=today, limit=0)
    for row in rows:
        judging.judge(row, _at)
    return {one.rule.code for one in judging.report().outcomes if one.broken}


def _at(column: str) -> Position:
    return Position(column=column)


def assert_valid(data: Any, *, lang: str = "en", **options: Any) -> Report:
    """Fail, with the report as its message, unless data is good enough for a grade.

    Args:
        data: What :func:`openinno.check` takes: a file, a census, structures, flat rows, a table.
        lang: The language of the report.
        options: What else :func:`openinno.check` takes: ``grade``, ``rules``, ``mapping``…

    Returns:
        The report.

    Raises:
        AssertionError: A rule whose breaking is an error is broken, or could not be judged.

    Examples:
        >>> from openinno.testing import VALID
        >>> assert_valid([VALID], grade="research").ok
        True
    """
    __tracebackhide__ = True
    report = check(data, **options)
    if report.ok is not True:
        raise AssertionError(report.text(lang))
    return report
