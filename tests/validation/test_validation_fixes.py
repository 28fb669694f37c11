"""Repairs as data, done on a copy, and undone by its journal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from marked_files import found, openpyxl, parts_of, repaired, report_of, rich_workbook

import openinno
from openinno import SourceError, check
from openinno.export import apply_fixes, revert
from openinno.export.editing.cells_of_text import cells_in
from openinno.sources.tables.delimited.dialects import Dialect
from openinno.validation.fixes import Journal, fixes_of

SPACED, BARE = "732 829 320 00074", "73282932000074"
SHEET = "L'été & co"


def csv_file(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """Write a file of text."""
    path.write_bytes(text.encode(encoding))
    return path


def whys(journal: Journal) -> list[str]:
    """Return why repairs were not done."""
    return [one.why.text("en") for one in journal.skipped]


def test_the_repairs_of_a_report_are_data() -> None:
    """Each has its place, what stands there, what to write, how sure it is and the rule."""
    (fix,) = fixes_of(check([{"id": "a", "name": "A", "siret": SPACED}], grade="draft"))

    assert (fix.code, fix.old, fix.new, fix.lossless, fix.confidence) == (
        "siret-shape",
        SPACED,
        BARE,
        True,
        1,
    )
    assert (fix.where.row, fix.column) == (1, "siret")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "mac-roman", "utf-16", "utf-16-le", "utf-32"]
)
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_other_byte_of_a_text_file_stays(
    tmp_path: Path, encoding: str, separator: str, end: str
) -> None:
    """Encoding, mark of order, separators, quotes, blanks and line ends are those of the file."""
    rows = [
        'Nom~SIRET~"Ville"',
        f'"L\'été"~{SPACED}~ Lyon ',
        f'Tuba~"{SPACED}"~"Saint-""Étienne"""',
        f'"deux{end}lignes~"~"{SPACED}"~',
        "Zoé~~",
    ]
    text = end.join(rows).replace("~", separator)
    source = csv_file(tmp_path / "lieux.csv", text, encoding)
    out = tmp_path / "mended.csv"
    report = report_of(*(repaired(row, "B", SPACED, BARE) for row in (2, 3, 4)))
    journal = apply_fixes(source, report, out, options=openinno.TableOptions(encoding=encoding))

    assert out.read_bytes() == text.replace(SPACED, BARE).encode(encoding)
    assert [(one.row, one.column, one.old, one.new) for one in journal.changes] == [
        (row, "B", SPACED, BARE) for row in (2, 3, 4)
    ]
    assert source.read_bytes() == text.encode(encoding)


def test_a_cell_that_holds_something_else_is_not_changed(tmp_path: Path) -> None:
    """A finding of values that reading made, or of a file that changed since, mends nothing."""
    source = csv_file(tmp_path / "lieux.csv", f"Nom;SIRET\nH7;{SPACED}\nTuba;1\n")
    out = tmp_path / "mended.csv"
    journal = apply_fixes(source, report_of(repaired(3, "B", SPACED, BARE)), out)

    assert out.read_bytes() == source.read_bytes()
    assert whys(journal) == ["the cell does not hold what the finding says"]


def test_only_lossless_repairs_are_safe(tmp_path: Path) -> None:
    """What guesses is done when all is asked for."""
    source = csv_file(tmp_path / "lieux.csv", "Nom;CP\nH7;1000\n")
    report = report_of(repaired(2, "B", "1000", "01000", lossless=False))
    safe = apply_fixes(source, report, tmp_path / "safe.csv")
    every = apply_fixes(source, report, tmp_path / "all.csv", only="all")

    assert (safe.changes, len(every.changes)) == ((), 1)
    assert (tmp_path / "all.csv").read_text(encoding="utf-8") == "Nom;CP\nH7;01000\n"
    with pytest.raises(ValueError, match="'safe' or 'all'"):
        apply_fixes(source, report, tmp_path / "no.csv", only="some")  # type: ignore[arg-type]


def test_the_surest_of_two_repairs_is_done(tmp_path: Path) -> None:
    """The other is told, and may come up again in the next check."""
    source = csv_file(tmp_path / "lieux.csv", "Nom;CP\nH7;1000\n")
    findings = [repaired(2, "B", "1000", "10000", lossless=False), repaired(2, "B", "1000", "01000")]
    journal = apply_fixes(source, report_of(*findings), tmp_path / "out.csv", only="all")

    assert [one.new for one in journal.changes] == ["01000"]
    assert whys(journal) == ["another repair is for the same cell"]


@pytest.mark.parametrize(
    ("new", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@x", "'@x"),
        ("-2+3|cmd", "'-2+3|cmd"),
        ("+33 4 72 00 00 00", "+33 4 72 00 00 00"),
        ("a;b", '"a;b"'),
        ('Le "Hub"', '"Le ""Hub"""'),
        ("a\nb", "x"),
        (None, ""),
        (4.5, "4.5"),
    ],
)
def test_a_text_is_written_so_that_it_is_read_back_and_not_run(
    tmp_path: Path, new: Any, written: str
) -> None:
    """Quotes come where needed, an apostrophe before what would run, and no line that would move others."""
    source = csv_file(tmp_path / "lieux.csv", "Nom;Note\nH7;x\nTuba;y\n")
    out = tmp_path / "out.csv"
    apply_fixes(source, report_of(repaired(2, "B", "x", new)), out)

    assert out.read_text(encoding="utf-8") == f"Nom;Note\nH7;{written}\nTuba;y\n"


def test_what_the_encoding_or_the_quotes_cannot_take_is_left(tmp_path: Path) -> None:
    """The rest of the file is copied all the same."""
    source = csv_file(tmp_path / "lieux.csv", "Nom;Note\nété;x\nH7;y\n", "cp1252")
    out = tmp_path / "out.csv"
    findings = [repaired(2, "B", "x", "漢"), repaired(3, "B", "y", "z")]
    journal = apply_fixes(source, report_of(*findings), out)

    assert out.read_bytes() == "Nom;Note\nété;x\nH7;z\n".encode("cp1252")
    assert len(whys(journal)) == 1


def test_bytes_that_are_no_text_are_copied(tmp_path: Path) -> None:
    """A line that was refused for a wrong byte stays as it is."""
    data = b"Nom;SIRET\nCaf" + b"\xe9;1\n" + "\n".join(f"é{row};2" for row in range(9)).encode()
    source = tmp_path / "lieux.csv"
    source.write_bytes(data + f"\nH7;{SPACED}\n".encode())
    out = tmp_path / "out.csv"
    apply_fixes(source, report_of(repaired(12, "B", SPACED, BARE)), out)

    assert out.read_bytes() == data + f"\nH7;{BARE}\n".encode()


def test_the_journal_stands_beside_the_copy_and_undoes_it(tmp_path: Path) -> None:
    """What comes back is the file, byte for byte."""
    source = csv_file(tmp_path / "lieux.csv", f'Nom;SIRET;Note\nH7;"{SPACED}";x\nTuba;{SPACED};y\n')
    out, back = tmp_path / "out.csv", tmp_path / "back.csv"
    findings = [repaired(2, "B", SPACED, BARE), repaired(3, "B", SPACED, BARE), repaired(3, "C", "y", "a;b")]
    journal = apply_fixes(source, report_of(*findings), out)
    written = json.loads((tmp_path / "out.csv.journal.json").read_bytes())
    reverted = revert(out, back)

    assert written["changes"][0] == {
        "file": "lieux.csv",
        "sheet": None,
        "row": 2,
        "column": "B",
        "old": SPACED,
        "new": BARE,
        "code": "wrong-thing",
        "quoted": True,
        "style": None,
    }
    assert (len(journal.changes), len(reverted.changes)) == (3, 3)
    assert back.read_bytes() == source.read_bytes()


def test_what_was_changed_since_is_not_undone(tmp_path: Path) -> None:
    """The work of a person goes before that of a journal."""
    source = csv_file(tmp_path / "lieux.csv", f"Nom;SIRET\nH7;{SPACED}\nTuba;{SPACED}\n")
    out, back = tmp_path / "out.csv", tmp_path / "back.csv"
    apply_fixes(source, report_of(repaired(2, "B", SPACED, BARE), repaired(3, "B", SPACED, BARE)), out)
    out.write_text(out.read_text(encoding="utf-8").replace(f"H7;{BARE}", "H7;42"), encoding="utf-8")
    reverted = revert(out, back)

    assert back.read_text(encoding="utf-8") == f"Nom;SIRET\nH7;42\nTuba;{SPACED}\n"
    assert whys(reverted) == ["the cell does not hold what the finding says"]


def test_a_journal_is_laid_out_to_be_read() -> None:
    """Each part of a journal stands on a line of its own, two signs in, and the text ends as a line does."""
    written = Journal(file="a.csv", copy="b.csv").to_json()

    assert written.startswith(b'{\n  "')
    assert b'\n  "copy": "b.csv",\n' in written
    assert written.endswith(b"\n}\n")


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"form": "autre"}', b"\xff"])
def test_a_journal_that_is_none_is_one_error(tmp_path: Path, data: bytes) -> None:
    """It is named, and nothing is written."""
    copy = csv_file(tmp_path / "out.csv", "Nom;CP\nH7;1\n")
    (tmp_path / "out.csv.journal.json").write_bytes(data)

    with pytest.raises(SourceError, match=r"out\.csv\.journal\.json"):
        revert(copy, tmp_path / "back.csv")
    assert not (tmp_path / "back.csv").exists()


def test_a_workbook_keeps_all_but_the_mended_cells(tmp_path: Path) -> None:
    """Other parts stay byte for byte; a code becomes a text that stays one when it is edited."""
    source = rich_workbook(tmp_path / "lieux.xlsx")
    out = tmp_path / "out.xlsx"
    findings = [
        repaired(2, "B", SPACED, BARE),
        repaired(3, "C", 1002, "01002"),
        repaired(4, "C", 1003, 1030, mends="latitude"),
    ]
    journal = apply_fixes(source, report_of(*findings), out)
    before, after = parts_of(source), parts_of(out)
    sheet = openpyxl.load_workbook(out)[SHEET]

    assert {name for name in before if before[name] != after[name]} == {
        "[Content_Types].xml",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
    } - {name for name in before if before[name] == after[name]}
    assert [sheet[one].value for one in ("B2", "B3", "C3", "C4", "D3")] == [
        BARE,
        SPACED,
        "01002",
        1030,
        "=C3*2",
    ]
    assert (sheet["C3"].number_format, sheet["C3"].font.i, sheet["C4"].number_format) == ("@", True, "0.00")
    assert len(journal.changes) == 3


def test_a_formula_is_never_written_over(tmp_path: Path) -> None:
    """Its value is that of other cells, which are to be mended."""
    source = rich_workbook(tmp_path / "lieux.xlsx")
    out = tmp_path / "out.xlsx"
    journal = apply_fixes(source, report_of(repaired(2, "D", 2002, 3)), out)

    assert openpyxl.load_workbook(out)[SHEET]["D2"].value == "=C2*2"
    assert len(whys(journal)) == 1


@pytest.mark.parametrize("text", ["=1+1", "+1", "@x", "'=1", "a\x00b", "_x0041_", " x "])
def test_a_text_in_a_workbook_is_a_text(tmp_path: Path, text: str) -> None:
    """It is typed as one, so that it needs no apostrophe."""
    source = rich_workbook(tmp_path / "lieux.xlsx")
    out = tmp_path / "out.xlsx"
    apply_fixes(source, report_of(repaired(2, "B", SPACED, text)), out)
    read = next(iter(openinno.read_table(out).rows(print))).cells[1]

    assert openpyxl.load_workbook(out)[SHEET]["B2"].data_type == "s"
    assert read == text.replace("\x00", "\ufffd")


def test_a_workbook_is_reverted_with_its_values_and_styles(tmp_path: Path) -> None:
    """Numbers are numbers again, in the format that they had."""
    source = rich_workbook(tmp_path / "lieux.xlsx")
    out, back = tmp_path / "out.xlsx", tmp_path / "back.xlsx"
    findings = [
        repaired(2, "B", SPACED, BARE),
        repaired(3, "C", 1002, "01002"),
        repaired(4, "B", SPACED, None),
    ]
    apply_fixes(source, report_of(*findings), out)
    revert(out, back)
    was, now = openpyxl.load_workbook(source)[SHEET], openpyxl.load_workbook(back)[SHEET]

    assert openpyxl.load_workbook(out)[SHEET]["B4"].value is None
    for place in ("B2", "C3", "B4", "C4"):
        assert (now[place].value, now[place].number_format) == (was[place].value, was[place].number_format)


@pytest.mark.parametrize(
    ("column", "new", "written"),
    [
        ("latitude", "45.5", 45.5),
        ("support_min_months", "6", 6),
        ("postcode", "01000", "01000"),
        ("latitude", "à voir", "à voir"),
        ("latitude", None, None),
    ],
)
def test_what_is_written_is_what_the_column_holds(column: str, new: str | None, written: object) -> None:
    """Numbers are written as numbers, and what is none as the text that it is."""
    repair = openinno.Repair(column=column, old="x", new=new, confidence=1)
    finding = openinno.Finding(
        code="a", severity=openinno.Severity.ERROR, text=openinno.Label("a"), repair=repair
    )
    (fix,) = fixes_of(openinno.Report(findings=(finding,), outcomes=(), grade=openinno.Grade.DRAFT))

    assert (fix.new, type(fix.new)) == (written, type(written))


def test_a_finding_without_a_cell_mends_nothing(tmp_path: Path) -> None:
    """Neither one of another file nor one of a column alone."""
    source = csv_file(tmp_path / "lieux.csv", "Nom;CP\nH7;1\n")
    findings = [
        repaired(2, "B", "1", "2", where={"file": "autre.csv"}),
        repaired(2, "Z", "1", "2"),
        found(2, "B"),
    ]
    journal = apply_fixes(source, report_of(*findings), tmp_path / "out.csv")

    assert journal.changes == ()
    assert whys(journal) == ["the finding points to no cell"] * 2


def test_other_kinds_of_file_say_what_can_be_mended(tmp_path: Path) -> None:
    """JSON is not written back; the message names what is."""
    source = csv_file(tmp_path / "lieux.json", '[{"nom": "H7"}]')

    with pytest.raises(SourceError, match="CSV, TSV, XLSX"):
        apply_fixes(source, report_of(repaired(1, "nom", "H7", "H8")), tmp_path / "out.json")


def test_the_file_itself_is_never_mended(tmp_path: Path) -> None:
    """The copy needs a name of its own."""
    source = csv_file(tmp_path / "lieux.csv", "Nom;CP\nH7;1\n")

    with pytest.raises(ValueError, match="another name"):
        apply_fixes(source, report_of(repaired(2, "B", "1", "2")), source)
    assert source.read_text(encoding="utf-8") == "Nom;CP\nH7;1\n"


def test_what_reading_repairs_tells_what_to_write(tmp_path: Path) -> None:
    """A decimal point in a number is taken out without loss; a lost zero is a guess."""
    source = csv_file(tmp_path / "lieux.csv", f"Nom;SIRET;Code postal\nH7;{BARE}.0;1000\n")
    census = openinno.read_census(source)
    fixes = fixes_of(report_of(*census.findings))

    assert [(fix.code, fix.where.column, fix.old, fix.new, fix.lossless) for fix in fixes] == [
        ("decimals-of-identifier", "B", f"{BARE}.0", BARE, True),
        ("lost-zero", "C", "1000", "01000", False),
    ]


@pytest.mark.parametrize(
    ("body", "escapes", "cells"),
    [
        ('"a;b', False, None),
        ('"a"b;c', False, None),
        ('"a\\"b";c', True, [(1, 5), (7, 8)]),
        ('"a\\\\";c', True, [(1, 4), (6, 7)]),
    ],
)
def test_cells_of_a_row_are_told_apart_or_left(
    body: str, escapes: bool, cells: list[tuple[int, int]] | None
) -> None:
    """Quotes that do not close, or text behind them, leave a row alone; a backslash may hide a quote."""
    told = cells_in(body, Dialect(separator=";", escapes=escapes))

    assert (None if told is None else [(one.start, one.stop) for one in told]) == cells


def test_a_row_with_quotes_behind_backslashes_is_mended(tmp_path: Path) -> None:
    """Databases write quotes so: the other cells of such a row stay byte for byte."""
    source = csv_file(tmp_path / "lieux.csv", f'Nom;SIRET\n"Le \\"Hub\\"";{SPACED}\n"A";1\n')
    out = tmp_path / "out.csv"
    apply_fixes(source, report_of(repaired(2, "B", SPACED, BARE)), out)

    assert out.read_text(encoding="utf-8") == f'Nom;SIRET\n"Le \\"Hub\\"";{BARE}\n"A";1\n'


def test_two_findings_that_say_the_same_repair_are_one(tmp_path: Path) -> None:
    """It is done once, and nothing is said of the other."""
    source = csv_file(tmp_path / "lieux.csv", "Nom;CP\nH7;1000\n")
    findings = [repaired(2, "B", "1000", "01000"), repaired(2, "B", "1000", "01000")]
    journal = apply_fixes(source, report_of(*findings), tmp_path / "out.csv")

    assert ([one.new for one in journal.changes], whys(journal)) == (["01000"], [])


def test_a_repair_of_a_whole_column_has_no_cell(tmp_path: Path) -> None:
    """What says no row is told as not done."""
    source = csv_file(tmp_path / "lieux.csv", "Nom;CP\nH7;1000\n")
    finding = repaired(2, "B", "1000", "01000")
    finding = attrs.evolve(finding, where=attrs.evolve(finding.where, row=None))
    journal = apply_fixes(source, report_of(finding), tmp_path / "out.csv")

    assert (journal.changes, len(whys(journal))) == ((), 1)


def test_a_repair_without_its_journal_is_not_undone(tmp_path: Path) -> None:
    """The journal that should stand beside the copy is named where it is missing."""
    source = csv_file(tmp_path / "lieux.csv", "Nom;CP\nH7;1000\n")

    with pytest.raises(SourceError, match=r"lieux.*\.json"):
        revert(source, tmp_path / "out.csv")
