"""What a check found: every finding, what became of each rule, and whether the data is good enough.

A rule that could not be judged is never taken for one that holds. Counts are always of everything; findings
may be cut at a limit, which the report says.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, Protocol

import attrs

from ..errors import RecordError
from ..findings import Finding, Severity
from .counting import counted_by
from .grades import Grade
from .outcomes import Outcome, State

__all__ = ["Outcome", "Report", "Rows", "State"]


class Rows(Protocol):
    """The rows that were judged, kept by whoever judged them."""

    def good(self) -> Any:
        """Return the rows without an error, in the form in which they were given."""
        ...

    def bad(self) -> Any:
        """Return the rows with an error, in the form in which they were given."""
        ...


@attrs.frozen(kw_only=True, repr=False)
class Report:
    """What a check found.

    Args:
        findings: What was found, as far as the limit goes: in the order of the rows, then of the rules.
            Those of a table are made when they are first read.
        outcomes: What became of each rule that the grade asks.
        grade: What the data was to be good enough for.
        name: What was checked: the name of a file, or the title of a census.
        rows: How many rows were judged; None where nobody counted them.
        left_out: How many findings were counted but are not listed.
        by_territory: How many findings there are by région; None stands for rows without one.
        table: The rows.

    Examples:
        >>> import openinno as oi
        >>> report = oi.check([{"id": "lab", "name": "Lab", "postcode": "7500"}], grade="draft")
        >>> report.ok, [finding.code for finding in report if finding.value]
        (False, ['postcode-shape'])
        >>> import json
        >>> len(report.errors), report.counts(by="column"), report.bad_rows()[0]["id"], report.good_rows()
        (1, {'postcode': 1}, 'lab', [])
        >>> report.text("fr").splitlines()[-1]
        'Exigence « brouillon » non remplie. 1 erreur à corriger.'
        >>> json.loads(report.to_json("en"))["findings"][0]["message"], report.json_schema()["title"]
        ('“7500” is not five digits', 'Report of a check by openinno')
        >>> json.loads(report.sarif())["version"], 'failures="1"' in report.junit(), report.html()[:15]
        ('2.1.0', True, '<!DOCTYPE html>')
        >>> try:
        ...     report.raise_for_errors()
        ... except oi.RecordError as error:
        ...     [finding.value for finding in error.faults]
        ['7500']
    """

    findings: Sequence[Finding]
    outcomes: tuple[Outcome, ...]
    grade: Grade
    name: str | None = None
    rows: int | None = None
    left_out: int = 0
    by_territory: Mapping[str | None, int] = {}
    table: Rows | None = attrs.field(default=None, eq=False, repr=False)

    @property
    def ok(self) -> bool | None:
        """True where no error was found, False where one was.

        None where none was, but a rule whose breaking is an error could not be judged.
        """
        grave = [one for one in self.outcomes if one.severity is Severity.ERROR]
        if any(one.broken for one in grave) or self.errors:
            return False
        return None if any(one.why is not None and not one.idle for one in grave) else True

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that are errors, as far as the limit goes."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)

    def __repr__(self) -> str:
        named = f" of {self.name}" if self.name else ""
        rows = "" if self.rows is None else f", {self.rows} rows"
        return f"<Report{named}: ok={self.ok}, {len(self)} findings{rows}>"

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        """Return how many findings are listed."""
        return len(self.findings)

    def __bool__(self) -> bool:
        """Refuse to be asked, since an empty report and a bad one would be taken for one another.

        Raises:
            TypeError: Always.
        """
        raise TypeError("a report is neither true nor false: ask report.ok, or len(report)")

    def counts(self, by: Literal["rule", "column", "severity", "territory"] = "rule") -> dict[Any, int]:
        """Return how many findings there are, those beyond the limit included, the most frequent first.

        Args:
            by: What to count by. Findings of reading a file are counted by rule under their own code.

        Raises:
            ValueError: It cannot be counted by that; the message lists what it can.
        """
        counted = (
            Counter(self.by_territory) if by == "territory" else counted_by(by, self.outcomes, self.findings)
        )
        return {key: count for key, count in counted.most_common() if count}

    def good_rows(self) -> Any:
        """Return the rows without an error, in the form in which they were given.

        Raises:
            TypeError: The rows are not at hand.
        """
        return self._table().good()

    def bad_rows(self) -> Any:
        """Return the rows with an error, in the form in which they were given.

        Raises:
            TypeError: The rows are not at hand.
        """
        return self._table().bad()

    def _table(self) -> Rows:
        if self.table is None:
            raise TypeError("this report does not hold the rows that it judges")
        return self.table

    def text(self, lang: str = "en", *, most: int = 50) -> str:
        """Return the report as text: errors first, rule by rule, and a verdict at the end.

        Args:
            lang: The language.
            most: How many findings to show; how many are not is told.
        """
        from .writing.text_form import as_text

        return as_text(self, lang, most=most)

    def to_json(self, lang: str | None = None) -> str:
        """Return the report as JSON, with texts in a language, or in both where none is asked.

        Args:
            lang: The language; both, by language, where None.
        """
        from .writing.json_form import as_json

        return as_json(self, lang)

    @staticmethod
    def json_schema() -> dict[str, Any]:
        """Return the JSON Schema of :meth:`to_json`."""
        from .writing.schema import report_schema

        return report_schema()

    def sarif(self, lang: str = "en") -> str:
        """Return the report as SARIF 2.1.0, which code hosts and editors show.

        Args:
            lang: The language, ``fr`` or ``en``.
        """
        from .writing.sarif import as_sarif

        return as_sarif(self, lang)

    def junit(self, lang: str = "en") -> str:
        """Return the report as JUnit XML, which build servers show: a case a rule, failed by errors only.

        Args:
            lang: The language, ``fr`` or ``en``.
        """
        from .writing.junit import as_junit

        return as_junit(self, lang)

    def html(self, lang: str = "en", *, most: int = 2000, date: datetime.date | None = None) -> str:
        """Return the report as one page that needs no other file and no network.

        Args:
            lang: The language.
            most: How many findings to list; how many are not is told.
            date: The day to print on it; none without.
        """
        from .writing.page import as_page

        return as_page(self, lang, most=most, date=date)

    def to_frame(self, backend: Literal["polars", "pandas", "pyarrow"] = "polars", lang: str = "en") -> Any:
        """Return the findings as a table, one a row.

        Its columns are ``code``, ``severity``, ``file``, ``sheet``, ``row``, ``column``, ``cell``,
        ``record``, ``path``, ``field``, ``value``, ``message``, ``fix``, ``repair``, ``confidence`` and
        ``lossless``.

        Args:
            backend: The library.
            lang: The language of ``message`` and ``fix``.

        Raises:
            MissingExtra: The library is not installed.
            ValueError: There is no such backend.

        Examples:
            >>> import openinno as oi
            >>> found = oi.check([{"id": "lab", "name": "Lab", "postcode": "7500"}], grade="draft").to_frame()
            >>> found.filter(code="postcode-shape").select("record", "value", "repair").row(0)
            ('lab', '7500', '07500')
        """
        from .writing.frame import as_frame

        return as_frame(self, backend, lang)

    def _repr_html_(self) -> str:
        from .writing.snippet import as_snippet

        return as_snippet(self, "en")

    def raise_for_errors(self, lang: str = "en") -> None:
        """Raise the errors, where there are any.

        Args:
            lang: The language of ``str(error)``.

        Raises:
            RecordError: One finding an error, as far as the limit goes.
        """
        if self.errors:
            raise RecordError(self.errors, lang=lang)
