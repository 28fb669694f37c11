"""Workbooks: the sheet that is taken, the names of its columns, its cells and what is told of them."""

from __future__ import annotations

import struct
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from workbook_files import (
    changed_part,
    crafted_ods,
    crafted_xlsb,
    crafted_xlsx,
    grid_of,
    openpyxl,
    read,
    save_ods,
    save_xls,
    save_xlsx,
    wide,
    xlsb_row,
    xlwt,
)

from openinno import RuleError, Severity, SourceError

_PLACES = [["Nom", "Ville"], ["H7", "Lyon"], ["TUBA", "Lyon"]]


def test_rows_have_the_numbers_that_a_spreadsheet_shows(tmp_path: Path) -> None:
    """A table that starts at C5 has columns C and D, and its first row of data is row 6."""
    table, rows, told = read(save_xlsx(tmp_path / "l.xlsx", grid_of(_PLACES, row=5, column=3)))

    assert [(column.name, column.letter) for column in table.columns] == [("Nom", "C"), ("Ville", "D")]
    assert [(row.number, row.cells) for row in rows] == [(6, ["H7", "Lyon"]), (7, ["TUBA", "Lyon"])]
    assert (table.file, table.sheet, told) == ("l.xlsx", "Lieux", [])


@pytest.mark.parametrize("save", [save_ods, save_xls])
def test_other_workbooks_keep_their_addresses_too(tmp_path: Path, save: Any) -> None:
    """ODS and XLS workbooks read as XLSX ones do."""
    table, rows, _ = read(save(tmp_path / "lieux", _PLACES, row=4, column=2))

    assert [column.shown for column in table.columns] == ["B", "C"]
    assert [(row.number, row.cells) for row in rows] == [(5, ["H7", "Lyon"]), (6, ["TUBA", "Lyon"])]


def test_rows_can_be_read_again(tmp_path: Path) -> None:
    """Each call gives the rows from the first one on, even where the file is gone."""
    path = save_xlsx(tmp_path / "l.xlsx", grid_of(_PLACES))
    table, rows, _ = read(path)
    path.unlink()

    assert list(table.rows(print)) == rows


def test_the_names_stand_below_titles(tmp_path: Path) -> None:
    """Titles above the table are left out, and told."""
    path = save_xlsx(tmp_path / "l.xlsx", grid_of([["Lieux 2026"], [None], *_PLACES]))
    table, rows, _ = read(path)

    assert [column.name for column in table.columns] == ["Nom", "Ville"]
    assert [row.number for row in rows] == [4, 5]
    assert [(finding.code, finding.where.row) for finding in table.assumed] == [("assumed-header", 3)]
    assert table.options.header == 3


def test_the_row_of_the_names_can_be_said(tmp_path: Path) -> None:
    """A row that is given is taken, whatever stands in it."""
    path = save_xlsx(tmp_path / "l.xlsx", grid_of(_PLACES))
    table, rows, _ = read(path, header=2)

    assert [column.name for column in table.columns] == ["H7", "Lyon"]
    assert [row.number for row in rows] == [3]


def test_a_row_of_names_past_the_end_is_one_error(tmp_path: Path) -> None:
    """The error says which row the sheet has not."""
    path = save_xlsx(tmp_path / "l.xlsx", grid_of(_PLACES))

    with pytest.raises(RuleError, match="no row 40"):
        read(path, header=40)
    with pytest.raises(RuleError, match="1, 2, 3"):
        read(path, header=0)


def test_what_was_found_out_reads_the_same_again(tmp_path: Path) -> None:
    """The options that a table tells give the same table."""

    def fill(sheet: Any) -> None:
        grid_of([["Lieux 2026"], *_JOINED, ["H7", "Quai", "Lyon", "04"]])(sheet)
        sheet.merge_cells("B2:C2")

    path = save_xlsx(tmp_path / "l.xlsx", fill)
    table, rows, _ = read(path)
    again = read(path, sheet=table.options.sheet, header=table.options.header, kind=table.options.kind)

    assert (again[0].columns, again[1]) == (table.columns, rows)


def _several(path: Path) -> Path:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Lisez-moi"
    book.worksheets[0]["A1"] = "Mode d'emploi"
    grid_of(_PLACES)(book.create_sheet("Départements"))
    grid_of(_PLACES * 9)(hidden := book.create_sheet("Brouillon"))
    hidden.sheet_state = "hidden"
    grid_of(_PLACES[:2])(book.create_sheet("Aide"))
    book.save(path)
    return path


def test_the_sheet_that_looks_most_like_a_table_is_taken_and_told(tmp_path: Path) -> None:
    """Notes and hidden sheets are not taken; the others are named, with the way to take one."""
    table, rows, _ = read(_several(tmp_path / "l.xlsx"))

    (told,) = table.assumed
    assert (table.sheet, len(rows)) == ("Départements", 2)
    assert (told.code, told.severity) == ("assumed-sheet", Severity.INFO)
    assert "“Lisez-moi”, “Aide”, “Brouillon” (hidden)" in told.message()
    assert told.fix is not None
    assert 'sheet="Lisez-moi"' in told.fix.text("fr")


@pytest.mark.parametrize("asked", ["Brouillon", "brouillon", 4, "4"])
def test_a_sheet_is_asked_for_by_name_or_number(tmp_path: Path, asked: str | int) -> None:
    """Case and accents are forgiven; numbers count the sheets that are shown, then the hidden ones."""
    table, rows, _ = read(_several(tmp_path / "l.xlsx"), sheet=asked)

    assert (table.sheet, len(rows), table.assumed) == ("Brouillon", 26, ())


@pytest.mark.parametrize("asked", ["departement", 5, 0, "²"])
def test_an_unknown_sheet_is_one_error_that_names_those_there_are(tmp_path: Path, asked: str | int) -> None:
    """The nearest names come first."""
    with pytest.raises(SourceError) as raised:
        read(_several(tmp_path / "l.xlsx"), sheet=asked)

    assert f"aucune feuille « {asked} »" in raised.value.message("fr")
    if asked == "departement":
        assert "has: “Départements”" in str(raised.value)


_JOINED = [["Nom", "Adresse", None, "Tél"], [None, "Rue", "Ville", None]]


@pytest.mark.parametrize("tall", [(), ("A1:A2", "D1:D2")])
def test_names_in_two_rows_are_joined(tmp_path: Path, tall: tuple[str, ...]) -> None:
    """A name over several columns goes before the finer ones below it."""

    def fill(sheet: Any) -> None:
        grid_of([*_JOINED, ["H7", "Quai", "Lyon", "04"]])(sheet)
        for area in ("B1:C1", *tall):
            sheet.merge_cells(area)

    table, rows, _ = read(save_xlsx(tmp_path / "l.xlsx", fill))

    assert [column.name for column in table.columns] == ["Nom", "Adresse / Rue", "Adresse / Ville", "Tél"]
    assert [(row.number, row.cells) for row in rows] == [(3, ["H7", "Quai", "Lyon", "04"])]
    assert "header-joined" in [finding.code for finding in table.assumed]


def test_a_row_of_groups_above_the_names_is_joined_to_them(tmp_path: Path) -> None:
    """Groups that cover fewer columns than the table has stand above the names."""

    def fill(sheet: Any) -> None:
        upper = [None, None, "Adresse", None, "Contact", None]
        lower = ["Nom", "Profil", "Rue", "Ville", "Mél", "Tél"]
        grid_of([upper, lower, ["H7", "Lab", "Quai", "Lyon", "a@b.fr", "04"]])(sheet)
        sheet.merge_cells("C1:D1")
        sheet.merge_cells("E1:F1")

    table, rows, _ = read(save_xlsx(tmp_path / "l.xlsx", fill))

    assert [column.name for column in table.columns][1:4] == ["Profil", "Adresse / Rue", "Adresse / Ville"]
    assert [row.number for row in rows] == [3]


def test_a_merged_title_is_no_group(tmp_path: Path) -> None:
    """A title over the whole table gives the columns no part of their names."""

    def fill(sheet: Any) -> None:
        grid_of([["Lieux 2026"], *_PLACES])(sheet)
        sheet.merge_cells("A1:B1")

    table, _, _ = read(save_xlsx(tmp_path / "l.xlsx", fill))

    assert [column.name for column in table.columns] == ["Nom", "Ville"]


def test_a_name_over_several_columns_names_each(tmp_path: Path) -> None:
    """Where the next row is one of data, the columns share the name, numbered."""

    def fill(sheet: Any) -> None:
        grid_of([["Nom", "Thèmes", None], ["H7", "énergie", "eau"]])(sheet)
        sheet.merge_cells("B1:C1")

    table, rows, _ = read(save_xlsx(tmp_path / "l.xlsx", fill))

    assert [column.name for column in table.columns] == ["Nom", "Thèmes", "Thèmes (2)"]
    assert [row.cells for row in rows] == [["H7", "énergie", "eau"]]


def test_a_value_that_is_merged_over_rows_stands_for_each(tmp_path: Path) -> None:
    """It is filled down, which is told once a column; a row that is blank besides is none."""

    def fill(sheet: Any) -> None:
        grid_of([["Région", "Nom"], ["Bretagne", "A"], [None, "B"], [None, None], ["Normandie", "C"]])(sheet)
        sheet.merge_cells("A2:A4")

    table, rows, _ = read(save_xlsx(tmp_path / "l.xlsx", fill))

    assert [row.cells for row in rows] == [["Bretagne", "A"], ["Bretagne", "B"], ["Normandie", "C"]]
    told = [(finding.code, finding.where.row, finding.where.column) for finding in table.assumed]
    assert told == [("merged-cells", 2, "A")]


def test_merged_cells_of_ods_are_filled_down(tmp_path: Path) -> None:
    """An ODS workbook tells its merged cells in another way, with the same result."""
    text = "<table:table-cell office:value-type='string' {more}><text:p>{text}</text:p></table:table-cell>"
    a, b = text.format(text="Nom", more=""), text.format(text="Lieu", more="")
    merged = text.format(text="Bretagne", more="table:number-rows-spanned='2'")
    row = "<table:table-row>{}</table:table-row>"
    rows = row.format(a + b) + row.format(merged + b) + row.format("<table:covered-table-cell/>" + b)
    _, read_rows, _ = read(crafted_ods(tmp_path / "l.ods", rows))

    assert [row.cells for row in read_rows] == [["Bretagne", "Lieu"]] * 2


def test_columns_without_a_name_keep_their_letter_and_empty_ones_go(tmp_path: Path) -> None:
    """A column that holds values is named by its letter; one that holds nothing is no column."""
    rows = [["Nom", None, None, "Ville"], ["H7", None, "x", "Lyon"]]
    table, read_rows, _ = read(save_xlsx(tmp_path / "l.xlsx", grid_of(rows, column=2)))

    assert [(column.name, column.letter) for column in table.columns] == [
        ("Nom", "B"),
        ("column D", "D"),
        ("Ville", "E"),
    ]
    assert [row.cells for row in read_rows] == [["H7", "x", "Lyon"]]
    assert [finding.where.column for finding in table.assumed] == ["D"]


def test_cells_have_the_types_that_were_typed(tmp_path: Path) -> None:
    """Whole numbers are whole, days are days, durations are texts, and blanks are None."""
    values = [
        (73282932000074, 73282932000074),
        (1000.0, 1000),
        (45.75, 45.75),
        (1e300, 1e300),
        (True, True),
        (date(2026, 1, 2), date(2026, 1, 2)),
        (datetime(2026, 1, 2), date(2026, 1, 2)),
        (datetime(2026, 1, 2, 3, 4, 5), datetime(2026, 1, 2, 3, 4, 5)),
        (time(4, 5), time(4, 5)),
        (timedelta(hours=30), "30:00:00"),
        ("  ", None),
        ("0123", "0123"),
        ("=1+1 est un texte", "=1+1 est un texte"),
    ]
    rows: list[list[Any]] = [["Nom", "Valeur"], *(["x", typed] for typed, _ in values)]
    _, read_rows, told = read(save_xlsx(tmp_path / "l.xlsx", grid_of(rows)))

    got = [row.cells[1] for row in read_rows]
    assert got == [expected for _, expected in values]
    assert [type(value) for value in got] == [type(expected) for _, expected in values]
    assert told == []


def test_errors_and_formulas_without_a_value_are_told(tmp_path: Path) -> None:
    """They read as blank, and each is told with its address."""

    def fill(sheet: Any) -> None:
        grid_of([["Nom", "Part"], ["A", None], ["B", None], ["C", 1]])(sheet)
        sheet["B2"] = "#N/A"
        sheet["B3"] = "=1/3"

    _, rows, told = read(save_xlsx(tmp_path / "l.xlsx", fill))

    assert [row.cells for row in rows] == [["A", None], ["B", None], ["C", 1]]
    assert [(finding.code, finding.where.row, finding.where.column) for finding in told] == [
        ("cell-error", 2, "B"),
        ("formula-not-computed", 3, "B"),
    ]
    assert "#N/A" in told[0].message("fr")


def test_errors_are_told_however_the_sheet_is_written(tmp_path: Path) -> None:
    """Prefixes, other quotes and cells without addresses change nothing."""
    sheet = (
        "<x:sheetData><x:row><x:c t='str'><x:v>Nom</x:v></x:c><x:c t='str'><x:v>Part</x:v></x:c></x:row>"
        "<x:row><x:c t='str'><x:v>A</x:v></x:c><x:c t='e'><x:f>1/0</x:f><x:v>#DIV/0!</x:v></x:c></x:row>"
        "</x:sheetData>"
    )
    _, rows, told = read(crafted_xlsx(tmp_path / "l.xlsx", sheet))

    assert [row.cells for row in rows] == [["A", None]]
    assert [(finding.where.row, finding.where.column) for finding in told] == [(2, "B")]


def test_errors_of_ods_and_xls_are_told(tmp_path: Path) -> None:
    """ODS and XLS workbooks hide errors as XLSX ones do."""
    name = "<table:table-cell office:value-type='string'><text:p>Nom</text:p></table:table-cell>"
    error = (
        "<table:table-cell table:formula='of:=NA()' office:value-type='string' office:string-value=''"
        " calcext:value-type='error'><text:p>#N/A</text:p></table:table-cell>"
    )
    row = "<table:table-row>{}</table:table-row>"
    ods = crafted_ods(tmp_path / "l.ods", row.format(name * 2) + row.format(name + error))
    assert [(f.code, f.where.row, f.where.column) for f in read(ods)[2]] == [("cell-error", 2, "B")]

    book = xlwt.Workbook()
    sheet = book.add_sheet("Lieux")
    sheet.write(0, 0, "Nom")
    sheet.write(0, 1, "Part")
    sheet.write(1, 0, "A")
    sheet.row(1).set_cell_error(1, 0x2A)
    book.save(str(tmp_path / "l.xls"))
    assert [(f.code, f.where.row, f.where.column) for f in read(tmp_path / "l.xls")[2]] == [
        ("cell-error", 2, "B")
    ]


def test_xlsb_workbooks_are_read_and_their_errors_told(tmp_path: Path) -> None:
    """The binary form of Excel holds the same, at the same addresses."""
    names = xlsb_row(3, (6, 1, wide("Nom")), (6, 2, wide("Part")))
    first = xlsb_row(4, (6, 1, wide("A")), (5, 2, struct.pack("<d", 7.0)))
    second = xlsb_row(5, (6, 1, wide("B")), (3, 2, b"\x2a"))
    table, rows, told = read(crafted_xlsb(tmp_path / "l.xlsb", names + first + second))

    assert [(column.name, column.letter) for column in table.columns] == [("Nom", "B"), ("Part", "C")]
    assert [(row.number, row.cells) for row in rows] == [(5, ["A", 7]), (6, ["B", None])]
    assert [(finding.code, finding.where.row, finding.where.column) for finding in told] == [
        ("cell-error", 6, "C")
    ]
    assert (table.options.kind, table.sheet) == ("xlsx", "Lieux")


def test_a_sheet_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    """A damaged sheet beside the table is no reason to refuse the table; alone, it is."""
    path = tmp_path / "l.xlsx"
    book = openpyxl.Workbook()
    grid_of(_PLACES)(book.worksheets[0])
    grid_of(_PLACES)(book.create_sheet("Brouillon"))
    book.save(path)
    cut = changed_part(
        path.read_bytes(), "xl/worksheets/sheet2.xml", lambda part: part.split(b"</sheetData>")[0]
    )
    path.write_bytes(cut)
    table, rows, _ = read(path)

    assert (table.sheet, len(rows)) == ("Sheet", 2)
    with pytest.raises(SourceError, match="damaged"):
        read(path, sheet="Brouillon")


def test_blank_rows_are_skipped(tmp_path: Path) -> None:
    """A row of blanks is no row, and those after it keep their numbers."""
    _, rows, _ = read(save_xlsx(tmp_path / "l.xlsx", grid_of([*_PLACES, [None], [" "], ["C", "Caen"]])))

    assert [row.number for row in rows] == [2, 3, 6]


def test_an_empty_workbook_is_one_error(tmp_path: Path) -> None:
    """A workbook without a filled cell says so, and so does an empty sheet that is asked for."""
    with pytest.raises(SourceError, match="no cell is filled"):
        read(save_xlsx(tmp_path / "l.xlsx", lambda _: None))
    with pytest.raises(SourceError, match="“Lieux” is empty"):
        read(tmp_path / "l.xlsx", sheet="lieux")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is empty"),
        (b"Nom;Ville\nH7;Lyon\n", "it is no workbook"),
        (b"PK\x03\x04" + b"x" * 100, "damaged or cut short"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "damaged or cut short"),
    ],
)
def test_what_is_no_workbook_is_one_error(tmp_path: Path, data: bytes, why: str) -> None:
    """The error says what is wrong and what to do, in both languages."""
    path = tmp_path / "l.xlsx"
    path.write_bytes(data)

    with pytest.raises(SourceError, match=why) as raised:
        read(path)
    assert raised.value.message("fr").startswith("l.xlsx : ce classeur ne peut pas être lu")


def test_a_cut_workbook_and_a_missing_one_are_one_error(tmp_path: Path) -> None:
    """A file that breaks off, or is not there, is told by its name."""
    path = save_xlsx(tmp_path / "l.xlsx", grid_of(_PLACES))
    path.write_bytes(path.read_bytes()[:-400])

    with pytest.raises(SourceError, match=r"l\.xlsx: this workbook cannot be read"):
        read(path)
    with pytest.raises(SourceError, match=r"none\.xlsx: cannot be read"):
        read(tmp_path / "none.xlsx")
