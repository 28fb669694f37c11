"""Rows of text files whose structure is in doubt: refused alone, with the line as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from delimited_files import HEADER, ROWS, read

from openinno.sources.tables.limits import LONGEST_LINE


def test_a_stray_quote_swallows_no_line(tmp_path: Path) -> None:
    """The line of a quote that nothing closes is refused, and all others are read."""
    found = read(tmp_path, HEADER + 'Tuba;"Lyon;69000\n' + ROWS * 20)

    assert found.faults == {2: ["unbalanced-quote"]}
    assert found.rows[0].content == 'Tuba;"Lyon;69000'
    assert len(found.cells) == 160
    assert found.rows[1].number == 3


def test_a_stray_quote_that_another_one_closes_swallows_no_line(tmp_path: Path) -> None:
    """Lines between two stray quotes that look like rows, one after the other, are rows."""
    found = read(tmp_path, HEADER + 'Tuba;"Lyon;69000\n' + ROWS * 8 + 'Tuba;Lyon";69000\n' + ROWS)

    assert found.faults == {2: ["unbalanced-quote"]}
    assert len(found.cells) == 73
    assert ["Tuba", 'Lyon"', "69000"] in found.cells


def test_a_stray_quote_before_quoted_cells_swallows_no_line(tmp_path: Path) -> None:
    """A quote that the opening quote of a later cell would close is a stray one."""
    found = read(tmp_path, HEADER + 'Tuba;"Lyon;69000\n' + ROWS + '"H;7";"Lyon";1\n')

    assert found.faults == {2: ["unbalanced-quote"]}
    assert found.cells[-1] == ["H;7", "Lyon", "1"]


@pytest.mark.parametrize(
    "cell",
    [
        "12 rue A\n69000 Lyon",
        "12 rue A;\r\nbâtiment B; étage 2;\r\n69000 Lyon",
        "un;deux;3\nquatre",
        "a\n\n\nb",
        "\n",
        'dit "ici"\net "là"',
    ],
)
def test_cells_that_span_lines_are_read_whole(tmp_path: Path, cell: str) -> None:
    """An address on several lines is one cell, even with separators and quotes in it."""
    quoted = cell.replace('"', '""')
    found = read(tmp_path, f'{HEADER}Tuba;"{quoted}";69000\n{ROWS}')

    assert found.faults == {}
    assert found.cells[0] == ["Tuba", cell, "69000"]
    assert found.rows[1].number == 3 + cell.count("\n")


def test_a_text_with_as_many_commas_as_a_row_is_one_cell(tmp_path: Path) -> None:
    """A paragraph, and the end of a text with the cells behind it, look like rows by chance."""
    ends = "Un lieu, une équipe, des outils"
    between = "On y vient, on y reste, on y fait, on y vend, on en part"
    short, long = f"{ends}\n{ends}", f"{ends}\n{between}\n{between}\n{ends}"
    rows = "".join(f'{number},Lieu,"{short}",texte,Lyon\n{number},Lieu,"{long}",,\n' for number in range(20))
    found = read(tmp_path, f"id,nom,description,note,ville\n{rows}")

    assert found.faults == {}
    assert [cells[2] for cells in found.cells] == [short, long] * 20


def test_an_address_with_as_many_commas_as_a_row_is_no_row(tmp_path: Path) -> None:
    """What stands in the columns tells an address from a row, where the number of cells does not."""
    rows = "".join(f"{number},Lyon,{69000 + number}\n" for number in range(20))
    found = read(tmp_path, f'id,adresse,code\n{rows}21,"12 rue A, bât. B\n69000 Lyon, France",69\n')

    assert found.cells[-1] == ["21", "12 rue A, bât. B\n69000 Lyon, France", "69"]


def test_a_row_may_span_two_blocks(tmp_path: Path) -> None:
    """A long cell that goes on where another piece of the file is read is whole."""
    long = "texte de quelques mots\n" * 1500
    data = HEADER + "".join(f'{number};"{long}";a\n' for number in range(30))
    found = read(tmp_path, data)

    assert found.faults == {}
    assert found.cells == [[str(number), long, "a"] for number in range(30)]
    assert [row.number for row in found.rows] == [2 + 1501 * number for number in range(30)]


def test_quotes_that_are_not_doubled_are_text(tmp_path: Path) -> None:
    """Quotes in a cell are kept and told where only one reading has as many cells as a row."""
    found = read(tmp_path, HEADER + ROWS + 'Tuba;"Le "Tuba" ici";1\n"Le Tuba" là;Lyon;2\nle "Tuba";Lyon;3\n')

    assert found.cells[-3:] == [
        ["Tuba", 'Le "Tuba" ici', "1"],
        ['"Le Tuba" là', "Lyon", "2"],
        ['le "Tuba"', "Lyon", "3"],
    ]
    assert found.codes == ["loose-quotes", "loose-quotes"]


def test_the_rest_of_a_broken_row_is_no_row_behind_blank_lines(tmp_path: Path) -> None:
    """Blank lines, as in a cell of more lines than are followed, say nothing of whether a row begins."""
    data = HEADER + 'Tuba;"' + "\n" * 3000 + 'Lyon";69000\n' + ROWS
    found = read(tmp_path, data)

    assert found.faults == {2: ["unbalanced-quote"], 3002: ["rest-of-broken-row"]}
    assert len(found.cells) == 8


def test_a_line_as_wide_as_a_row_is_the_rest_of_a_broken_one_whose_quote_it_closes(tmp_path: Path) -> None:
    """A quote that no cell of the line opens is that of the row above."""
    data = HEADER + '"' + "\n" * 3000 + 'Tuba";Lyon;69000\n' + ROWS
    found = read(tmp_path, data)

    assert found.faults == {2: ["unbalanced-quote"], 3002: ["rest-of-broken-row"]}
    assert len(found.cells) == 8


@pytest.mark.parametrize(("quote", "text"), [('"', "le Tuba"), ("'", "l'école")])
def test_a_row_of_several_lines_with_cells_too_many_is_refused_as_one(
    tmp_path: Path, quote: str, text: str
) -> None:
    """Its last line, which closes a quote that it does not open, is no row, however many cells it has."""
    cell = f"{quote}Le Tuba\n{text.replace(quote, quote * 2)}{quote}"
    rows = ROWS.replace("Lyon", f"{quote}Lyon{quote}")
    found = read(tmp_path, f"{HEADER}1;{cell};Lyon;69000\n{rows}", quote=quote)

    assert found.faults == {2: ["too-many-cells"]}
    assert found.rows[0].content == f"1;{cell};Lyon;69000"
    assert len(found.cells) == 8


def test_the_rest_of_a_broken_row_is_no_row(tmp_path: Path) -> None:
    """What follows a line with a stray quote and is shorter than a row is refused with it."""
    found = read(tmp_path, HEADER + 'Tuba;"Le "Tuba" de\nLyon";69000\n' + ROWS)

    assert found.faults == {2: ["unbalanced-quote"], 3: ["rest-of-broken-row"]}
    assert len(found.cells) == 8


def test_short_rows_are_filled_and_told(tmp_path: Path) -> None:
    """Cells that are missing at the end of a row are blank."""
    found = read(tmp_path, HEADER + ROWS + "Tuba;Lyon\n")

    assert found.cells[-1] == ["Tuba", "Lyon", None]
    assert [(finding.code, finding.where.row) for finding in found.told] == [("too-few-cells", 10)]


def test_long_rows_are_refused_unless_the_surplus_is_blank(tmp_path: Path) -> None:
    """A cell too many puts the whole row in doubt; blank ones do not."""
    found = read(tmp_path, HEADER + ROWS + "Tuba;Lyon;69;;\nH7;Lyon;69;oh\n")

    assert found.cells[-1] == ["Tuba", "Lyon", "69"]
    assert found.codes == ["blank-surplus"]
    assert found.faults == {11: ["too-many-cells"]}
    assert found.rows[-1].content == "H7;Lyon;69;oh"
    assert "4 cells for 3 columns" in found.rows[-1].faults[0].message()


def test_blank_lines_are_no_rows(tmp_path: Path) -> None:
    """Lines of nothing, of blanks or of separators are passed over, and counted."""
    found = read(tmp_path, HEADER + "\n;;\n  \nTuba;Lyon;69000\n")

    assert [row.number for row in found.rows] == [5]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_numbered_as_an_editor_does(tmp_path: Path, end: str) -> None:
    """Each way to end lines gives the same rows with the same numbers."""
    text = HEADER + ROWS + 'Tuba;"rue\nA";1\nH7;Lyon;2\n'
    found = read(tmp_path, text.replace("\n", end))

    assert [row.number for row in found.rows][-3:] == [9, 10, 12]


def test_other_signs_than_line_ends_end_no_line(tmp_path: Path) -> None:
    """A vertical tab or a line separator of Unicode inside a cell is part of it."""
    found = read(tmp_path, HEADER + "a\x0bb;c\u2028d;e\x85f\nTuba;Lyon;1\n")

    assert found.cells[0] == ["a\x0bb", "c\u2028d", "e\x85f"]
    assert found.rows[1].number == 3


def test_null_characters_refuse_their_line(tmp_path: Path) -> None:
    """A null in a text file is damage, told where it is."""
    assert read(tmp_path, HEADER + ROWS * 10 + "Tu\0ba;Lyon;69000\n").faults == {82: ["null-character"]}


def test_a_line_without_end_is_cut_and_refused(tmp_path: Path) -> None:
    """A line too long to be held is told, its start is kept, and the next one is read."""
    found = read(tmp_path, HEADER + "x" * (LONGEST_LINE + 600_000) + ";a;b\r\nTuba;Lyon;69000\n")

    assert found.faults == {2: ["line-too-long"]}
    assert len(found.rows[0].content or "") < 20_000
    assert found.cells == [["Tuba", "Lyon", "69000"]]
    assert found.rows[1].number == 3


def test_long_cells_are_read(tmp_path: Path) -> None:
    """A cell longer than the csv module of Python takes is read all the same."""
    cell = "mot " * 60_000
    found = read(tmp_path, f'{HEADER}Tuba;"{cell}";1\nH7;{cell};2\n')

    assert found.cells == [["Tuba", cell, "1"], ["H7", cell, "2"]]


def test_names_with_a_stray_quote_are_still_names(tmp_path: Path) -> None:
    """A quote that nothing closes in the header makes no title of it."""
    found = read(tmp_path, 'Nom;"Ville;Code\n' + ROWS)

    assert [column.name for column in found.table.columns] == ["Nom", "Ville", "Code"]
    assert found.assumed("unbalanced-quote").where.row == 1
    assert len(found.cells) == 8
