"""Tables written as text: what is found out about them, and that it can be said otherwise."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from delimited_files import HEADER, ROWS, read

from openinno.errors import RuleError, SourceError
from openinno.findings import Severity
from openinno.sources.tables.delimited.reading import read_delimited
from openinno.sources.tables.options import TableOptions

ILAB = Path(__file__).parents[4] / "shared/data/censuses/ilab_laureats.csv"


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_found_and_told(tmp_path: Path, separator: str) -> None:
    """Whatever separates the cells is seen by what most lines agree about."""
    found = read(tmp_path, (HEADER + ROWS).replace(";", separator))

    assert found.table.options.separator == separator
    assert found.cells[0] == ["Lieu 0", "Lyon", "69000"]
    assert "separator=" in str(found.assumed("assumed-separator").fix)


def test_commas_in_texts_and_numbers_separate_nothing(tmp_path: Path) -> None:
    """A comma in each row is no separator where the semicolon is in the header too."""
    found = read(tmp_path, "Nom;Prix;Note\n" + "H7, Lyon;1,5;2,5\n" * 5)

    assert found.table.options.separator == ";"
    assert found.table.options.decimal == ","
    assert found.cells[0] == ["H7, Lyon", "1,5", "2,5"]


def test_the_separator_that_excel_declares_is_taken(tmp_path: Path) -> None:
    """A first line sep= is neither a title nor a header."""
    found = read(tmp_path, "sep=|\r\nNom|Ville;Code\r\nTuba|Lyon;69\r\n")

    assert [column.name for column in found.table.columns] == ["Nom", "Ville;Code"]
    assert found.rows[0].number == 3


def test_a_tsv_file_is_split_at_tabs_where_nothing_else_decides(tmp_path: Path) -> None:
    """The name of the file decides between two separators that fit as well."""
    data = "Nom;a\tVille\nTuba;b\tLyon\n"

    assert len(read(tmp_path, data, name="a.tsv").table.columns) == 2
    assert read(tmp_path, data, name="a.tsv").cells == [["Tuba;b", "Lyon"]]


def test_one_column_needs_no_separator(tmp_path: Path) -> None:
    """A list of names is a table of one column, whose texts may hold a comma."""
    found = read(tmp_path, "Nom\nTuba\nH7, Lyon\nKMØ\nBliiida\nAnis\n")

    assert found.cells == [["Tuba"], ["H7, Lyon"], ["KMØ"], ["Bliiida"], ["Anis"]]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
        ("mac-roman", "mac-roman"),
        ("cp850", "cp850"),
    ],
)
def test_the_encoding_is_found_and_told(tmp_path: Path, encoding: str, name: str) -> None:
    """Each encoding that French files are written in is told from the others by its bytes."""
    text = HEADER + ROWS.replace("Lyon", "Saint-Étienne, près de là")
    found = read(tmp_path, text.encode(encoding))

    assert found.table.options.encoding == name
    assert found.table.columns[0].name == "Nom"
    assert found.cells[0] == ["Lieu 0", "Saint-Étienne, près de là", "69000"]
    assert name in found.assumed("assumed-encoding").message("fr")


def test_an_accent_far_behind_the_start_still_tells_the_encoding(tmp_path: Path) -> None:
    """The whole file is looked at before its encoding is told."""
    data = HEADER.encode() + ROWS.encode() * 2000 + "Pépinière;Évry;91000\n".encode("cp1252")

    assert read(tmp_path, data).cells[-1] == ["Pépinière", "Évry", "91000"]


def test_a_wrong_byte_refuses_its_line_alone(tmp_path: Path) -> None:
    """A few bytes that are no UTF-8 do not turn the whole file into another encoding."""
    data = (HEADER + ROWS.replace("Lyon", "Évry")).encode() + b"Caf\xe9;Lyon;69000\nTuba;Lyon;69001\n"
    found = read(tmp_path, data)

    assert found.table.options.encoding == "utf-8"
    assert found.faults == {10: ["wrong-byte"]}
    assert found.rows[-2].content == r"Caf\xE9;Lyon;69000"
    assert "\\xE9" in found.rows[-2].faults[0].message()
    assert found.cells[-1] == ["Tuba", "Lyon", "69001"]


def test_an_encoding_that_was_said_is_kept_to(tmp_path: Path) -> None:
    """Bytes that are not of it refuse their lines, in encodings of two bytes a letter too."""
    assert read(tmp_path, "Nom;Ville\nCafé;Lyon\nH7;Lyon\n", encoding="ascii").faults == {2: ["wrong-byte"]}

    half = "Nom;Ville\nCaf\ud800;Lyon\nH7;Lyon\n".encode("utf-16-le", "surrogatepass")
    assert read(tmp_path, half, encoding="utf-16-le").faults == {2: ["wrong-byte"]}


def test_two_encodings_in_one_file_are_told(tmp_path: Path) -> None:
    """Where the file is read as cp1252, the letters in it that look like UTF-8 are warned of."""
    data = b"Nom;Ville\n" + "Évry;à côté\n".encode("cp1252") * 20 + "Évry;là\n".encode()

    assert read(tmp_path, data).assumed("mixed-encodings").severity is Severity.WARNING


def test_titles_and_blank_lines_above_the_header_are_passed_over(tmp_path: Path) -> None:
    """Lines keep the numbers that an editor shows, and what stood above the names is told."""
    found = read(
        tmp_path, "Lieux 2026\r\nSource : INSEE\r\n\r\nNom;Ville;Code\r\nTuba;Lyon;69\r\n\r\nH7;Lyon;1\r\n"
    )

    assert found.table.options.header == 4
    assert [row.number for row in found.rows] == [5, 7]
    assert "Lieux 2026 / Source : INSEE" in found.assumed("above-header").message()


def test_the_header_can_be_said(tmp_path: Path) -> None:
    """A header further down than anyone would look for it is found where it is said to be."""
    found = read(tmp_path, "note\n" * 5000 + HEADER + ROWS, header=5001)

    assert [column.name for column in found.table.columns] == ["Nom", "Ville", "Code"]
    assert found.rows[0].number == 5002


def test_names_may_span_lines(tmp_path: Path) -> None:
    """A name of a column with a line break in it is one name."""
    found = read(tmp_path, '"Nom\r\ndu lieu";Ville\r\nTuba;Lyon\r\n')

    assert found.table.columns[0].name == "Nom du lieu"
    assert found.rows[0].number == 3


def test_decimal_marks_are_counted(tmp_path: Path) -> None:
    """The mark of most numbers is taken; where there are no decimals, nothing is."""
    assert read(tmp_path, "a;b\n1,5;2\n2,5;3.5\n").table.options.decimal == ","
    assert read(tmp_path, "a;b\n1;2\n").table.options.decimal is None
    assert read(tmp_path, "a;b\n1,5;2\n", decimal=".").table.options.decimal == "."


def test_whole_numbers_that_software_wrote_with_a_point_are_no_evidence(tmp_path: Path) -> None:
    """A SIRET that passed through numbers ends in .0, which nobody wrote."""
    sirets = "SIRET;Surface\n73282932000074.0;1,5\n35600000000048.0;\n44306184100047.0;\n"

    assert read(tmp_path, sirets).table.options.decimal == ","
    assert read(tmp_path, "SIRET;Nom\n73282932000074.0;a\n").table.options.decimal is None


def test_apostrophes_stand_around_cells_where_they_do_throughout(tmp_path: Path) -> None:
    """Single quotes are quotes where cells stand between them, and text in French texts."""
    assert read(tmp_path, "a;b\n'x;y';'z'\n'u';'v'\n").cells == [["x;y", "z"], ["u", "v"]]
    assert read(tmp_path, "a;b\nl'eau;d'ici\n").cells == [["l'eau", "d'ici"]]


def test_backslashes_escape_quotes_where_they_are_seen_to(tmp_path: Path) -> None:
    """Databases write a backslash before a quote; other backslashes are text."""
    found = read(tmp_path, 'id,nom\n1,"Le \\"Tuba\\" ici"\n2,"C:\\new"\n3,D:\\b\n')

    assert found.cells == [["1", 'Le "Tuba" ici'], ["2", "C:\\new"], ["3", "D:\\b"]]


def test_blanks_before_quotes_are_passed_over(tmp_path: Path) -> None:
    """Where a blank follows each separator, quotes behind it are quotes."""
    assert read(tmp_path, 'a, b\n1, "x, y"\n2, "z"\n').cells == [["1", "x, y"], ["2", "z"]]


def test_columns_that_hold_nothing_are_left_out(tmp_path: Path) -> None:
    """Blank columns at the right, which spreadsheets add, are told once; a cell in one is not lost."""
    found = read(tmp_path, "Nom;Ville;;;\n" + "Tuba;Lyon;;;\n" * 600 + "H7;Lyon;;oh;\n")

    assert [column.name for column in found.table.columns] == ["Nom", "Ville"]
    assert "3" in found.assumed("blank-columns").message()
    assert found.faults == {602: ["too-many-cells"]}
    assert found.rows[-1].content == "H7;Lyon;;oh;"


def test_columns_without_a_name_are_columns(tmp_path: Path) -> None:
    """Where most rows have a cell more than the header, the column gets a name of its own."""
    found = read(tmp_path, "Nom;Ville\n" + "Tuba;Lyon;69\n" * 3)

    assert [column.name for column in found.table.columns] == ["Nom", "Ville", "column C"]
    assert found.cells[0] == ["Tuba", "Lyon", "69"]


def test_only_names_are_a_table_without_rows(tmp_path: Path) -> None:
    """A file that ends behind its header has columns and no row."""
    found = read(tmp_path, "Nom;Ville")

    assert [column.name for column in found.table.columns] == ["Nom", "Ville"]
    assert found.rows == []


def test_what_was_found_reads_the_same_again(tmp_path: Path) -> None:
    """The options of a table, given to the reader, give the same table and leave nothing assumed."""
    first = read(tmp_path, "sep=;\nLieux\n\nNom;Prix\nTuba;1,5\n'H7';2,5\n")
    again = read_delimited(tmp_path / "lieux.csv", first.table.options)

    assert again.options == first.table.options
    assert list(again.rows(print)) == first.rows
    assert again.assumed == ()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\r\n\n", "empty"),
        (b"\xff\xfe", "empty"),
        (b" \x00\n\x00", "empty"),
        (b"\xff", "no table written as text but a binary file"),
        (b"\x00\x00\x00", "no table written as text but a binary file"),
        (b"PK\x03\x04" + b"\0" * 50, "ZIP"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\n <!DOCTYPE HTML>\n<html>", "HTML"),
        (bytes(range(256)) * 20, "binary"),
    ],
)
def test_what_is_no_text_is_one_clear_error(tmp_path: Path, data: bytes, said: str) -> None:
    """A file of another kind, or with nothing in it, is told as what it is."""
    with pytest.raises(SourceError, match=said):
        read(tmp_path, data)


def test_a_file_that_cannot_be_opened_is_one_clear_error(tmp_path: Path) -> None:
    """A missing file is an error of ours, at the start and when its rows are asked for."""
    with pytest.raises(SourceError, match=r"lieux\.csv"):
        read_delimited(tmp_path / "lieux.csv", TableOptions())

    table = read(tmp_path, HEADER + ROWS).table
    (tmp_path / "lieux.csv").unlink()
    with pytest.raises(SourceError, match=r"lieux\.csv"):
        next(table.rows(print))


def test_a_file_that_changed_meanwhile_is_not_read_as_what_it_was(tmp_path: Path) -> None:
    """Other names of columns than those that were read are noticed."""
    table = read(tmp_path, HEADER + ROWS).table
    (tmp_path / "lieux.csv").write_text("Ville;Nom;Code\nLyon;Tuba;69000\n", encoding="utf-8")

    with pytest.raises(SourceError, match="changed"):
        next(table.rows(print))


@pytest.mark.parametrize(
    "options",
    [
        {"encoding": "klingon"},
        {"encoding": "rot13"},
        {"encoding": "idna"},
        {"separator": ""},
        {"separator": "ab"},
        {"separator": '"', "quote": '"'},
        {"quote": "''"},
        {"decimal": ";"},
        {"header": 0},
        {"header": 10_000},
    ],
)
def test_options_that_cannot_be_are_refused(tmp_path: Path, options: dict[str, Any]) -> None:
    """A wrong option is an error that says what is possible, in both languages."""
    with pytest.raises(RuleError) as caught:
        read(tmp_path, HEADER + ROWS, **options)

    assert caught.value.message("fr") != caught.value.message("en")


@pytest.mark.skipif(not ILAB.exists(), reason="the material is not here")
def test_the_census_of_ilab_is_read_whole() -> None:
    """All rows of a real file, many of which span lines, are those that the csv module gives."""
    table = read_delimited(ILAB, TableOptions())
    told: list[object] = []
    cells = [[cell or "" for cell in row.cells] for row in table.rows(told.append)]
    with ILAB.open(encoding="utf-8-sig", newline="") as stream:
        header, *rows = csv.reader(stream, delimiter=";")

    assert [column.name for column in table.columns] == [name.strip() for name in header]
    assert cells == rows
    assert told == []
