"""The sheet that sums a report up: the verdict, the rules, and each finding with a link to its cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from ...findings import Severity, shortened
from ...labels import Label
from ...validation.report import Outcome, Report
from .._workbooks import LONGEST_TEXT
from .marks import SEVERITIES, Placing, advice_of
from .markup import MAIN, in_markup
from .notes import Cell
from .styles import Styles

__all__ = ["MOST_LISTED", "quoted", "summary_sheet"]

MOST_LISTED: Final = 100_000
"""How many findings the sheet lists."""

_WIDTHS: Final = (16, 22, 12, 26, 60, 60, 30)
_TITLE: Final = Label("Contrôle de « {} » par openinno", "Check of “{}” by openinno")
_VERDICTS: Final = {
    True: Label("Bon pour « {} » : aucune erreur.", "Good enough for “{}”: no error."),
    False: Label(
        "Pas assez bon pour « {} » : il y a des erreurs.", "Not good enough for “{}”: it has errors."
    ),
    None: Label(
        "On ne sait pas si c'est bon pour « {} » : des règles n'ont pas pu être vérifiées.",
        "It is not known whether it is good enough for “{}”: some rules could not be checked.",
    ),
}
_ROWS: Final = Label("Lignes vérifiées", "Rows checked")
_LEFT_OUT: Final = Label(
    "Constats comptés mais non listés : {}", "Findings that are counted but not listed: {}"
)
_NOT_KEPT: Final = Label("À savoir de cette copie", "Good to know of this copy")
_RULES: Final = Label("Les règles", "The rules")
_RULE_HEADINGS: Final = (
    Label("Gravité", "Severity"),
    Label("Code", "Code"),
    Label("Constats", "Findings"),
    Label("État", "State"),
    Label("Règle", "Rule"),
    Label("Pourquoi elle n'est pas vérifiée", "Why it is not checked"),
)
_TOLD_BY_READING: Final = Label("constaté à la lecture", "found in reading")
_FINDINGS: Final = Label("Les constats", "The findings")
_FINDING_HEADINGS: Final = (
    Label("Gravité", "Severity"),
    Label("Feuille", "Sheet"),
    Label("Cellule", "Cell"),
    Label("Code", "Code"),
    Label("Ce qui ne va pas", "What is wrong"),
    Label("Quoi écrire ou faire", "What to write or do"),
    Label("Ce qui s'y trouve", "What stands there"),
)


def quoted(sheet: str) -> str:
    """Return the name of a sheet as links and formulas write it.

    Examples:
        >>> quoted("Liste de l'année")
        "'Liste de l''année'"
    """
    return "'" + sheet.replace("'", "''") + "'"


@attrs.frozen
class _Line:
    """A row of the sheet: its texts, how they look, and where the third one leads to."""

    cells: Sequence[str | int | None]
    bold: bool = False
    severity: Severity | None = None
    link: str | None = None


def summary_sheet(
    report: Report, placing: Placing, styles: Styles, *, name: str, left: Sequence[Label], lang: str
) -> Iterator[str]:
    """Yield the sheet, piece by piece.

    Args:
        report: The report.
        placing: Where its findings stand.
        styles: The styles of the workbook.
        name: What was checked.
        left: What the copy does not keep.
        lang: The language.
    """
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(_WIDTHS, 1)
    )
    yield f'<worksheet xmlns="{MAIN}"><sheetPr><tabColor rgb="FF1F3864"/></sheetPr>'
    yield '<sheetViews><sheetView workbookViewId="0" showGridLines="0"/></sheetViews>'
    yield f"<cols>{columns}</cols><sheetData>"
    links = []
    for number, line in enumerate(_lines(report, placing, name, left, lang), 1):
        if line.link is not None:
            links.append(f'<hyperlink ref="C{number}" location="{_attribute(line.link)}"/>')
        yield _row(number, line, styles)
    yield "</sheetData>"
    if links:
        yield f"<hyperlinks>{''.join(links)}</hyperlinks>"
    yield '<pageSetup paperSize="9" orientation="landscape"/></worksheet>'


def _lines(report: Report, placing: Placing, name: str, left: Sequence[Label], lang: str) -> Iterator[_Line]:
    yield _Line([_TITLE.text(lang).format(name)], bold=True)
    yield _Line([_VERDICTS[report.ok].text(lang).format(report.grade.label(lang))], bold=True)
    yield _Line([])
    counts = report.counts("severity")
    for severity, label in SEVERITIES.items():
        yield _Line([label.text(lang), counts.get(severity, 0)], severity=severity)
    if report.rows is not None:
        yield _Line([_ROWS.text(lang), report.rows])
    left_out = report.left_out + max(len(report.findings) - MOST_LISTED, 0)
    if left_out:
        yield _Line([_LEFT_OUT.text(lang).format(left_out)])
    if left:
        yield _Line([])
        yield _Line([_NOT_KEPT.text(lang)], bold=True)
        yield from (_Line([one.text(lang)]) for one in left)
    yield _Line([])
    yield _Line([_RULES.text(lang)], bold=True)
    yield _Line([heading.text(lang) for heading in _RULE_HEADINGS], bold=True)
    yield from _rules(report, lang)
    yield _Line([])
    yield _Line([_FINDINGS.text(lang)], bold=True)
    yield _Line([heading.text(lang) for heading in _FINDING_HEADINGS], bold=True)
    yield from _findings(report, placing, lang)


def _rules(report: Report, lang: str) -> Iterator[_Line]:
    """Yield the rules, those that are broken before those that are not checked or hold."""

    def weight(outcome: Outcome) -> tuple[bool, int, int]:
        return outcome.why is None and not outcome.broken, -outcome.broken, _order(outcome.severity)

    codes = {outcome.rule.code for outcome in report.outcomes}
    for outcome in sorted(report.outcomes, key=weight):
        said = SEVERITIES[outcome.severity].text(lang)
        why = outcome.why.text(lang) if outcome.why else None
        state, title = outcome.state.label(lang), outcome.rule.title.text(lang)
        cells: list[str | int | None] = [said, outcome.rule.code, outcome.broken, state, title, why]
        yield _Line(cells, severity=outcome.severity if outcome.broken else None)
    first = {finding.code: finding for finding in reversed(report.findings) if finding.code not in codes}
    for code, count in report.counts("rule").items():
        if code in first:
            severity = first[code].severity
            said = SEVERITIES[severity].text(lang)
            yield _Line([said, code, count, None, _TOLD_BY_READING.text(lang)], severity=severity)


def _order(severity: Severity) -> int:
    return list(SEVERITIES).index(severity)


def _findings(report: Report, placing: Placing, lang: str) -> Iterator[_Line]:
    for finding in sorted(report.findings[:MOST_LISTED], key=lambda one: _order(one.severity)):
        found = placing.cell(finding)
        sheet, cell = found or (finding.where.sheet, None)
        cells: list[str | int | None] = [
            SEVERITIES[finding.severity].text(lang),
            sheet,
            cell.name if cell else _elsewhere(finding.where.row, finding.where.column),
            finding.code,
            finding.message(lang),
            advice_of(finding, lang),
            None if finding.value is None else str(finding.value),
        ]
        link = f"{quoted(sheet)}!{cell.name}" if sheet and isinstance(cell, Cell) else None
        yield _Line(cells, severity=finding.severity, link=link)


def _elsewhere(row: int | None, column: str | None) -> str | None:
    return ", ".join(str(one) for one in (row, column) if one is not None) or None


def _row(number: int, line: _Line, styles: Styles) -> str:
    written = "".join(
        _cell(f"{'ABCDEFG'[place]}{number}", cell, _style(line, place, styles))
        for place, cell in enumerate(line.cells)
        if cell is not None
    )
    return f'<row r="{number}">{written}</row>'


def _style(line: _Line, place: int, styles: Styles) -> int:
    if line.bold and len(line.cells) == 1:
        # A title reaches over the columns behind it, if it is not wrapped.
        return styles.ours(bold=True, wrapped=False)
    if len(line.cells) == 1:
        return styles.ours(wrapped=False)
    severity = line.severity if place == 0 else None
    return styles.ours(bold=line.bold, link=place == 2 and line.link is not None, severity=severity)


def _cell(place: str, cell: str | int, style: int) -> str:
    if isinstance(cell, int):
        return f'<c r="{place}" s="{style}"><v>{cell}</v></c>'
    text = in_markup(shortened(cell, LONGEST_TEXT // 8))
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _attribute(text: str) -> str:
    return in_markup(text).replace('"', "&quot;")
