"""A report as lines that a public officer reads: errors first, rule by rule, and a verdict at the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from ...findings import Finding, Severity
from ...labels import Label
from ...nouns import Noun, count, number
from ..outcomes import State
from .groups import Group, grouped, room_for
from .judged import Judged
from .places import place, several_files
from .said import Said
from .signs import brief, text_of
from .words import HEADINGS, ROW, colon, left_out, quoted, verdict

__all__ = ["MOST_LINES", "as_text", "finding_line", "more"]

MOST_LINES: Final = 50
"""How many findings the text shows: as many as one reads in one go."""
_LONGEST: Final = 300
_LIST: Final = 1000
"""Signs of a message with a list, which is said once: all the words of our vocabularies fit."""


def as_text(report: Judged, lang: str, *, most: int = MOST_LINES) -> str:
    """Write a report as text.

    Args:
        report: The report.
        lang: The language.
        most: How many findings to show; how many are not is told.
    """
    return "\n".join(_lines(report, lang, most)) + "\n"


def _lines(report: Judged, lang: str, most: int) -> Iterator[str]:
    yield _heading(report, lang)
    groups = grouped(report)
    room = room_for(groups, most)
    told: Severity | None = None
    for group, share in zip(groups, room, strict=True):
        if group.severity is not told:
            told = group.severity
            yield from ("", HEADINGS[told].text(lang).upper())
        yield ""
        yield from _group(group, share, lang, file=several_files(report))
    yield from _not_checked(report, lang)
    yield ""
    unlisted = left_out(report, lang)
    if unlisted:
        yield unlisted
    yield " ".join(verdict(report, lang))


def _heading(report: Judged, lang: str) -> str:
    name = brief(report.name) if report.name else Label("Données", "Data").text(lang)
    if report.rows is None:
        return name
    rows = count(report.rows, ROW, lang)
    checked = Label(f"vérification de {rows}", f"{rows} checked")
    return f"{name}{colon(lang)}{checked.text(lang)}"


def _group(group: Group, share: int, lang: str, *, file: bool) -> Iterator[str]:
    title = f"{brief(group.title.text(lang))} ({brief(group.code)})"
    yield f"{title}{colon(lang)}{number(group.count, lang)}"
    advice = group.advice(lang)
    if advice:
        yield f"  → {brief(advice, _LONGEST)}"
    said = Said()
    # To say that there is one more takes the line that it would take.
    shown = group.findings[: share + 1 if group.count == share + 1 else share]
    for finding in shown:
        yield f"  - {finding_line(finding, lang, advice=not advice, file=file, said=said)}"
    if group.count > len(shown):
        yield f"  {more(group.count - len(shown), lang)}"


def more(others: int, lang: str) -> str:
    """Say how many are not shown."""
    told = number(others, lang)
    return Label(f"… et {told} de plus", f"… and {told} more").text(lang)


def finding_line(finding: Finding, lang: str, *, advice: bool, file: bool, said: Said | None = None) -> str:
    """Return a finding on one line.

    Args:
        finding: The finding.
        lang: The language.
        advice: Whether to say what to do; not where it is said of all.
        file: Whether to name the file.
        said: What the lines before have said, not to be said again; None for a line that stands alone.
    """
    where = ", ".join(place(finding.where, lang, file=file))
    message, listed = said.message(finding.message(lang)) if said else (finding.message(lang), False)
    line = brief(message, _LIST if listed else _LONGEST)
    if where:
        line = f"{where}{colon(lang)}{line}"
    todo = said.advice(finding, lang) if said else finding.advice(lang)
    if advice and todo:
        line += f" → {brief(todo, _LONGEST)}"
    return line + _repair(finding, lang)


def _repair(finding: Finding, lang: str) -> str:
    """Say what to write, unless the advice says it."""
    repair = finding.repair
    if repair is None:
        return ""
    if repair.new is None:
        return Label(" (vider la cellule)", " (empty the cell)").text(lang)
    advice = finding.advice(lang)
    if advice and text_of(repair.new) in advice:
        return ""
    new = quoted(brief(repair.new, _LONGEST), lang)
    return Label(f" (écrire {new})", f" (write {new})").text(lang)


def _not_checked(report: Judged, lang: str) -> Iterator[str]:
    """Name the rules that were not checked, or not on every row, by what kept them from it."""
    by_why: defaultdict[str, list[str]] = defaultdict(list)
    idle = [one for one in report.outcomes if one.idle]
    for one in report.outcomes:
        if one.why is not None and not one.idle:
            partly = Label(" (en partie)", " (in part)").text(lang) if one.state is State.BROKEN else ""
            by_why[one.why.text(lang)].append(one.rule.code + partly)
    if by_why or idle:
        yield from ("", Label("RÈGLES NON VÉRIFIÉES", "RULES NOT CHECKED").text(lang), "")
    for why, codes in by_why.items():
        yield f"  - {brief(why, _LONGEST)}{colon(lang)}{', '.join(codes)}"
    if idle:
        wanting = _NO_ROWS if report.rows == 0 else _IDLE
        yield f"  - {count(len(idle), wanting, lang)}"


_NO_ROWS: Final = Noun(
    Label("n'avait rien à juger, faute de lignes", "had nothing to judge, for want of rows"),
    Label("n'avaient rien à juger, faute de lignes", "had nothing to judge, for want of rows"),
)
_IDLE: Final = Noun(
    Label("n'avait rien à juger, faute de colonnes", "had nothing to judge, for want of columns"),
    Label("n'avaient rien à juger, faute de colonnes", "had nothing to judge, for want of columns"),
)
