"""Findings told to people: the gravest first, those alike on one line, and how many there are of each."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from ..census import Census
from ..findings import Finding, Position, Severity
from ..labels import Label
from ._language import both
from ._layout import wrapped
from ._output import counted_noun, write_error
from ._shell import fix_in_shell

__all__ = [
    "MOST_LINES",
    "SEVERITIES",
    "exit_code",
    "finding_as_json",
    "place_of",
    "tell_doubts",
    "tell_findings",
]

MOST_LINES: Final = 20
_MOST_OF_A_CODE: Final = 5
"""Lines of one code, so that a fault of every row leaves room for the others."""
_MOST_PLACES: Final = 4
_FEW: Final = 3
"""Findings that nobody needs to have counted."""
_LONGEST: Final = 260
"""Signs of a message: some end with every word of a vocabulary, which ``openinno words`` lists better."""
_SENTENCES: Final = re.compile(r".*[.?!] ", re.DOTALL)
_NUMBER: Final = re.compile(r"\[[0-9]+\]")
SEVERITIES: Final = {
    Severity.ERROR: (Label("erreur", "error"), Label("erreurs", "errors")),
    Severity.WARNING: (Label("avertissement", "warning"), Label("avertissements", "warnings")),
    Severity.INFO: (Label("à savoir", "note"), Label("à savoir", "notes")),
}
"""What each severity is called, one and several, the gravest first."""
_ORDER: Final = list(SEVERITIES)


def exit_code(*censuses: Census) -> int:
    """Return 1 where the data is wrong (a refused row, a value that cannot be used), and else 0."""
    errors = (one.severity is Severity.ERROR for census in censuses for one in census.findings)
    return int(any(census.refused for census in censuses) or any(errors))


def tell_findings(findings: Iterable[Finding], lang: str, *, most: int = _MOST_OF_A_CODE) -> None:
    """Write findings to standard error, at most twenty lines, and how many there are of each code.

    Args:
        findings: The findings.
        lang: The language.
        most: How many lines of one code.
    """
    told = sorted(findings, key=lambda one: _ORDER.index(one.severity))
    groups: dict[object, list[Finding]] = {}
    for finding in told:
        groups.setdefault(_kind(finding), []).append(finding)
    shown = list(_first_of_each(groups.values(), most))[:MOST_LINES]
    for alike in shown:
        _write(_line(alike, lang))
    hidden = len(told) - sum(map(len, shown))
    if hidden:
        more = counted_noun(hidden, lang, "autre constat", "finding")
        write_error(both(lang, f"… et {more}", f"… and {more} more"))
    if len(told) > _FEW:
        _write(_sums(told, lang))


def tell_doubts(findings: Sequence[Finding], lang: str, *, file: str) -> None:
    """Write what is wrong or doubtful to standard error, and how many notes there are, with what tells them.

    Args:
        findings: The findings of a reading.
        lang: The language.
        file: The file to report for the notes, as it is typed.
    """
    tell_findings((one for one in findings if one.severity is not Severity.INFO), lang)
    notes = sum(one.severity is Severity.INFO for one in findings)
    if notes:
        name = SEVERITIES[Severity.INFO][notes > 1].text(lang)
        command = f"openinno {both(lang, 'rapport', 'report')} {file}"
        _write(f"{notes} {name}{both(lang, ' : ', ': ')}{command}")


def _first_of_each(groups: Iterable[list[Finding]], most: int) -> Iterator[list[Finding]]:
    lines: Counter[str] = Counter()
    for alike in groups:
        lines[alike[0].code] += 1
        if lines[alike[0].code] <= most:
            yield alike


def _write(line: str) -> None:
    """Write a line, wrapped where a reader sees it and whole where a program does."""
    for part in wrapped(line, hanging=4) if sys.stderr.isatty() else [line]:
        write_error(part)


def _kind(finding: Finding) -> object:
    where = finding.where
    path = _NUMBER.sub("", where.path or "")
    return finding.severity, finding.code, where.file, where.sheet, where.column, path, finding.text


def _line(alike: Sequence[Finding], lang: str) -> str:
    first = alike[0]
    name = SEVERITIES[first.severity][0].text(lang)
    colon = both(lang, " : ", ": ")
    where = place_of(first.where, lang)
    parts = [name, *([where] if where else []), _cut(first.message(lang))]
    return colon.join(parts) + _fix(first, lang) + _others(alike, lang)


def _cut(message: str) -> str:
    """Leave out the sentences of a message that do not fit."""
    if len(message) <= _LONGEST:
        return message
    whole = _SENTENCES.match(message[:_LONGEST])
    return f"{whole[0]}…" if whole else f"{message[:_LONGEST].rstrip()}…"


def _fix(finding: Finding, lang: str) -> str:
    """Say what to do; of what was only assumed, ``openinno doctor`` tells how to say otherwise."""
    if finding.fix is None or finding.severity is Severity.INFO:
        return ""
    return f" → {fix_in_shell(finding, lang)}"


def _others(alike: Sequence[Finding], lang: str) -> str:
    if len(alike) == 1:
        return ""
    _, *places = dict.fromkeys(_short(one.where) for one in alike)
    named = ", ".join(places[:_MOST_PLACES]) + ("…" if len(places) > _MOST_PLACES else "")
    times = both(lang, f"{len(alike)} fois", f"{len(alike)} times")
    also = both(lang, ", aussi : ", ", also: ") + named if named else ""
    return f" ({times}{also})"


def _short(where: Position) -> str:
    """Return what tells a place from others of its column."""
    return next((str(one) for one in (where.row, where.record, where.path) if one is not None), "")


def place_of(where: Position, lang: str) -> str:
    """Return a place in words.

    Examples:
        >>> place_of(Position(file="lieux.xlsx", sheet="Lieux", row=4, column="B"), "fr")
        'lieux.xlsx, feuille « Lieux », ligne 4, colonne B'
    """
    parts = (
        where.file,
        where.sheet and both(lang, f"feuille « {where.sheet} »", f"sheet “{where.sheet}”"),
        where.row and both(lang, f"ligne {where.row}", f"row {where.row}"),
        where.column and both(lang, f"colonne {where.column}", f"column {where.column}"),
        where.record and both(lang, f"identifiant {where.record}", f"id {where.record}"),
        where.path,
    )
    return ", ".join(part for part in parts if part)


def _sums(findings: Sequence[Finding], lang: str) -> str:
    total = both(lang, "en tout : ", "in all: ")
    return total + both(lang, " ; ", "; ").join(_sums_of_each(findings, lang))


def _sums_of_each(findings: Sequence[Finding], lang: str) -> Iterator[str]:
    for severity, (one, several) in SEVERITIES.items():
        codes = Counter(finding.code for finding in findings if finding.severity is severity)
        if codes:
            name = (one if codes.total() == 1 else several).text(lang)
            each = ", ".join(f"{code} {count}" for code, count in codes.most_common())
            yield f"{codes.total()} {name} ({each})"


def finding_as_json(finding: Finding, lang: str) -> dict[str, Any]:
    """Return a finding as a program takes it."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "where": str(finding.where),
        "message": finding.message(lang),
        "fix": fix_in_shell(finding, lang),
    }
