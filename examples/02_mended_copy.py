"""A network sends its workbook: say what is wrong on the very cells, mend what is safe, and give it back.

It keeps its places in the columns of openinno, and its own notes on another sheet, which must come back too.

Run it with ``python examples/02_mended_copy.py``; a folder behind it keeps the files.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from textwrap import shorten

import openpyxl
from openpyxl.styles import Font

import openinno as oi
from openinno.validation import fixes_of

ROWS = (
    ("id", "name", "types", "commune", "insee", "region", "siret", "website"),
    ("hangar", "Le Hangar", "third_place", "Saint-Malo", "35288", "BZH", "732 829 320 00074", None),
    ("cale", "La Cale", "fab_lab", "Brest", "29019", "Bretagne", "73282932000075", "la-cale.fr"),
    ("cabine", "La Cabine", "guinguette", "Rennes", "35238", "Bretagne", None, "https://la-cabine.fr"),
    ("navette", "La Navette", "accélérateur", "Brest", "35238", "Bretagne", None, None),
)


def main() -> None:
    """Judge the workbook, mark a copy, mend another, and judge that one again."""
    with tempfile.TemporaryDirectory() as thrown_away:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else thrown_away)
        folder.mkdir(parents=True, exist_ok=True)
        sent = folder / "sent.xlsx"
        fill_in(sent)
        report = oi.check(sent)
        tell(report)
        marked = oi.export.annotated_workbook(sent, report, folder / "annotated.xlsx", "en")
        print(f"\nMarked in annotated.xlsx: {marked.cells} cells, all told on its sheet “{marked.sheet}”")
        mend(sent, report, folder / "mended.xlsx")


def fill_in(path: Path) -> None:
    """Write the workbook as its authors did."""
    workbook = openpyxl.Workbook()
    places = workbook.worksheets[0]
    places.title = "Lieux"
    for row in ROWS:
        places.append(row)
    for heading in places[1]:
        heading.font = Font(bold=True)
    workbook.create_sheet("À rappeler").append(("La Grue", "Vannes", "mardi"))
    workbook.save(path)


def tell(report: oi.Report) -> None:
    """Print the errors, and how many other doubts there are."""
    print(f"{report.rows} rows, good enough to publish: {report.ok}")
    for finding in report.errors:
        print(f"- {finding.where}: {shorten(finding.message(), 90, placeholder=' …')}")
    counts = report.counts("severity")
    print(f"Beside these errors: {counts[oi.Severity.WARNING]} warnings, {counts[oi.Severity.INFO]} notes")


def mend(sent: Path, report: oi.Report, mended: Path) -> None:
    """Mend what loses nothing and guesses nothing; tell what was done, and what is left for people."""
    journal = oi.export.apply_fixes(sent, report, mended)
    print(f"\nMended in {mended.name}:")
    for change in journal.changes:
        print(f"- row {change.row}, {change.column}: {change.old} → {change.new}")
    print("Left to decide, since it would be a guess:")
    for fix in fixes_of(report):
        if not fix.lossless:
            print(f"- {fix.where}: {fix.old} → {fix.new}?")
    after = oi.check(mended)
    print(f"Errors: {len(report.errors)} before, {len(after.errors)} after")
    returned = openpyxl.load_workbook(mended)
    print(f"Sheets that come back: {', '.join(returned.sheetnames)}")
    print(f"Headings still in bold: {all(cell.font.bold for cell in returned['Lieux'][1])}")


if __name__ == "__main__":
    main()
