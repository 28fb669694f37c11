"""Workbooks that ask for more memory than is told are refused before they are opened."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from workbook_files import (
    changed_part,
    crafted_ods,
    crafted_xlsb,
    crafted_xlsx,
    grid_of,
    read,
    record,
    save_xls,
    save_xlsx,
    wide,
    xlsb_row,
    xlwt,
)

from openinno import SourceError
from openinno.sources.tables.limits import MOST_IN_MEMORY
from openinno.sources.tables.workbooks.spreadsheets.books import look_into
from openinno.sources.tables.workbooks.spreadsheets.xls_records import text_lengths

_HEAD = '<sheetData><row r="1"><c r="A1" t="str"><v>Nom</v></c><c r="B1" t="str"><v>Lieu</v></c></row>'
_FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'

_SIXTY = "<table:table-cell table:number-columns-repeated='60' office:value-type='float' office:value='1'/>"
_TEXT = (
    "<table:table-cell office:value-type='string' table:number-columns-repeated='{many}'>"
    "<text:p>{text}</text:p></table:table-cell>"
)


@pytest.mark.parametrize(
    "far",
    [
        _FAR,
        _FAR.replace('r="XFD1048576"', "r='XFD1048576'"),
        _FAR.replace('<c r="XFD1048576"', '<c s="1" r = "XFD1048576"'),
        _FAR.replace("<c ", "<x:c ").replace("</c>", "</x:c>"),
        _FAR.replace('"XFD1048576"', '"xfd1048576"'),
        _FAR.replace(' r="XFD1048576"', ' r="XFD1048576" t="str"'),
        '<row r="1048576"><c><v>1</v></c></row><row r="2"><c r="XFD2"><v>1</v></c></row></sheetData>',
    ],
)
def test_a_far_cell_is_refused_however_it_is_written(tmp_path: Path, far: str) -> None:
    """A cell at the end of the sheet would lay out the whole of it; the error says what to delete."""
    with pytest.raises(SourceError) as raised:
        read(crafted_xlsx(tmp_path / "l.xlsx", _HEAD + far))

    message = raised.value.message("fr")
    assert "la feuille « Lieux » va jusqu'à la cellule XFD1048576" in message
    assert "Supprimez les lignes sous le tableau" in message


@pytest.mark.parametrize("between", [" ", "", " t='n' ", ' t="str"'])
def test_a_cell_with_two_addresses_is_refused(tmp_path: Path, between: str) -> None:
    """Who reads the sheet may take either."""
    far = f'<row r="2"><c r="A2"{between}r="XFD1048576"><v>1</v></c></row></sheetData>'

    with pytest.raises(SourceError):
        read(crafted_xlsx(tmp_path / "l.xlsx", _HEAD + far))


@pytest.mark.parametrize("address", ["AAAA1", "A99999999", "1", "A0", "A-1"])
def test_an_address_that_no_sheet_has_is_refused(tmp_path: Path, address: str) -> None:
    """An address is never taken for another one that fits."""
    far = f'<row><c r="{address}"><v>1</v></c></row></sheetData>'

    with pytest.raises(SourceError):
        read(crafted_xlsx(tmp_path / "l.xlsx", _HEAD + far))


def test_a_far_cell_without_a_value_is_no_trouble(tmp_path: Path) -> None:
    """Formats that reach the end of the sheet are common, and lay out nothing."""
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    table, rows, _ = read(crafted_xlsx(tmp_path / "l.xlsx", _HEAD + far))

    assert ([column.name for column in table.columns], rows) == (["Nom", "Lieu"], [])


def test_a_wide_sheet_is_measured_and_read(tmp_path: Path) -> None:
    """Many columns, or rows far down, are read where their product is small."""
    wide: list[list[Any]] = [[f"c{place}" for place in range(300)], list(range(300))]
    table, rows, _ = read(save_xlsx(tmp_path / "wide.xlsx", grid_of(wide, row=30_000, column=40)))
    assert (len(table.columns), [row.number for row in rows]) == (300, [30_001])

    low = [["Nom", "Ville"], ["H7", "Lyon"]]
    _, rows, _ = read(save_xlsx(tmp_path / "low.xlsx", grid_of(low, row=1_048_575)))
    assert [row.number for row in rows] == [1_048_576]


def test_a_text_that_is_shared_without_end_is_refused(tmp_path: Path) -> None:
    """A long text in many cells is copied to each."""
    texts = f'<sst uniqueCount="1"><si><t>{"x" * 2_000_000}</t></si></sst>'
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(2, 700))
    path = crafted_xlsx(tmp_path / "l.xlsx", f"{_HEAD}{cells}</sheetData>", texts=texts)

    with pytest.raises(SourceError, match="the text of “Lieux” exceeds 1024 MiB"):
        read(path)


def test_room_is_not_made_for_texts_that_are_not_there(tmp_path: Path) -> None:
    """The count that a part tells of itself is looked at before it is believed."""
    texts = '<sst uniqueCount="999999999999"><si><t>x</t></si></sst>'

    with pytest.raises(SourceError, match="damaged"):
        read(crafted_xlsx(tmp_path / "l.xlsx", f"{_HEAD}</sheetData>", texts=texts))


def test_a_bomb_is_refused_by_what_it_tells(tmp_path: Path) -> None:
    """Parts that are packed far better than any sheet are not unpacked."""
    path = save_xlsx(tmp_path / "l.xlsx", grid_of([["Nom", "Ville"]]))
    path.write_bytes(changed_part(path.read_bytes(), "xl/styles.xml", lambda _: b" " * (40 << 20)))

    with pytest.raises(SourceError, match="its unpacked content exceeds 512 MiB"):
        read(path)


def test_a_bomb_that_tells_a_small_size_is_refused_too(tmp_path: Path) -> None:
    """A part is unpacked no further than the size that its directory tells, and must end there."""
    path = save_xlsx(tmp_path / "l.xlsx", grid_of([["Nom", "Ville"]]))
    size = 48 << 20
    data = changed_part(path.read_bytes(), "xl/styles.xml", lambda _: b" " * size)
    assert data.count(struct.pack("<I", size)) == 2
    path.write_bytes(data.replace(struct.pack("<I", size), struct.pack("<I", 1000)))

    tracemalloc.start()
    try:
        with pytest.raises(SourceError, match="damaged"):
            read(path)
        assert tracemalloc.get_traced_memory()[1] < 16 << 20
    finally:
        tracemalloc.stop()


def test_two_directories_in_one_archive_are_refused(tmp_path: Path) -> None:
    """What is looked at must be what is opened."""
    path = save_xlsx(tmp_path / "l.xlsx", grid_of([["Nom", "Ville"]]))
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"PK\5\6" + b"\0" * 18

    with pytest.raises(SourceError):
        read(path)


@pytest.mark.parametrize(
    "rows",
    [
        "<table:table-row table:number-rows-repeated='1000000'>{cell}" + _SIXTY + "</table:table-row>",
        "<table:table-row><table:table-cell table:number-columns-repeated='16383'/>{cell}</table:table-row>"
        * 1300,
    ],
)
def test_cells_that_are_repeated_without_end_are_refused(tmp_path: Path, rows: str) -> None:
    """An ODS workbook writes a cell once with its number; blank cells before a filled one count too."""
    cell = "<table:table-cell office:value-type='float' office:value='1'/>"

    with pytest.raises(SourceError, match="sheet “Lieux” reaches cell"):
        read(crafted_ods(tmp_path / "l.ods", rows.format(cell=cell)))


def test_rows_that_are_repeated_without_end_are_refused(tmp_path: Path) -> None:
    """A short line may ask for a million rows, each of which would be kept; a few copies are rows."""
    cell = "<table:table-cell office:value-type='float' office:value='1'/>"
    row = "<table:table-row table:number-rows-repeated='{}'>" + cell + "</table:table-row>"

    with pytest.raises(SourceError, match="more than 100,000 rows of it are copies"):
        read(crafted_ods(tmp_path / "l.ods", row.format(60_000) + row.format(60_000)))
    assert len(read(crafted_ods(tmp_path / "l.ods", row.format(50)))[1]) == 49


@pytest.mark.parametrize(
    "cell",
    [
        _TEXT.format(many=1, text="a<text:s text:c='2000000000'/>"),
        _TEXT.format(many=16_000, text="x" * 100_000),
    ],
)
def test_texts_that_are_repeated_without_end_are_refused(tmp_path: Path, cell: str) -> None:
    """Spaces are written as a number too, and a long text may be repeated."""
    with pytest.raises(SourceError, match="its text exceeds"):
        read(crafted_ods(tmp_path / "l.ods", f"<table:table-row>{cell}</table:table-row>"))


def test_blank_rows_that_are_repeated_are_no_trouble(tmp_path: Path) -> None:
    """LibreOffice writes the rest of the sheet as one row."""
    name = "<table:table-cell office:value-type='string'><text:p>Nom</text:p></table:table-cell>"
    rest = "<table:table-row table:number-rows-repeated='1048575'><table:table-cell"
    rest += " table:number-columns-repeated='16384'/></table:table-row>"
    table, rows, _ = read(crafted_ods(tmp_path / "l.ods", f"<table:table-row>{name}</table:table-row>{rest}"))

    assert ([column.name for column in table.columns], rows) == (["Nom"], [])


@pytest.mark.parametrize("before", ["<!-- <table:table-row -->", "{cell}"])
def test_rows_are_not_hidden_by_how_they_are_written(tmp_path: Path, before: str) -> None:
    """Comments, and signs inside of attributes, change nothing in what is counted."""
    cell = "<table:table-cell x='>' table:number-columns-repeated='8000' office:value='1'/>"
    row = f"<table:table-row>{before}{{cell}}</table:table-row>".format(cell=cell)

    with pytest.raises(SourceError):
        read(crafted_ods(tmp_path / "l.ods", row * 2600))


def test_a_sheet_of_ods_that_never_ends_is_refused(tmp_path: Path) -> None:
    """The end of a sheet that is not there would be waited for without end."""
    path = crafted_ods(tmp_path / "l.ods", "<table:table-row><table:table-cell/></table:table-row>")
    cut = "content.xml", lambda part: part.split(b"</table:table>")[0]
    path.write_bytes(changed_part(path.read_bytes(), *cut))

    with pytest.raises(SourceError, match="damaged"):
        read(path)


def test_rows_of_ods_as_libreoffice_writes_them_are_counted(tmp_path: Path) -> None:
    """Runs of blank cells inside and after a row leave its cells where they are."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    blank = '<table:table-cell table:style-name="ce1" table:number-columns-repeated="{}"/>'
    head = f"<table:table-row>{cell.format('Nom')}{blank.format(3)}{cell.format('Lieu')}{blank.format(1019)}"
    rows = [
        f"{head}</table:table-row>",
        '<table:table-row table:number-rows-repeated="20"><table:table-cell/></table:table-row>',
        head.replace("Nom", "H7").replace("Lieu", "Lyon") + "</table:table-row>",
        head.replace("Nom", "H8").replace("Lieu", "Caen") + "</table:table-row>",
    ]
    table, read_rows, _ = read(crafted_ods(tmp_path / "l.ods", "".join(rows)))

    assert [column.letter for column in table.columns] == ["A", "E"]
    assert [(row.number, row.cells) for row in read_rows] == [(22, ["H7", "Lyon"]), (23, ["H8", "Caen"])]


def test_entities_are_refused(tmp_path: Path) -> None:
    """A document that defines its own entities is none that a spreadsheet wrote."""
    path = crafted_ods(tmp_path / "l.ods", "")
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]>'
    path.write_bytes(changed_part(path.read_bytes(), "content.xml", lambda part: bomb + part))

    with pytest.raises(SourceError):
        read(path)


def test_too_many_merged_cells_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each group takes memory, and no author made a hundred thousand."""
    monkeypatch.setattr("openinno.sources.tables.workbooks.spreadsheets.xlsx.MOST_MERGED", 2)
    merged = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(2, 6))
    sheet = f"{_HEAD}</sheetData><mergeCells>{merged}</mergeCells>"

    with pytest.raises(SourceError, match="groups of merged cells"):
        read(crafted_xlsx(tmp_path / "l.xlsx", sheet))


@pytest.mark.parametrize(("row", "column"), [(1_048_575, 16_383), (5, 0xFFFF_FFFF)])
def test_a_far_cell_of_xlsb_is_refused(tmp_path: Path, row: int, column: int) -> None:
    """Its addresses have four bytes each."""
    cells = xlsb_row(0, (6, 0, wide("Nom"))) + xlsb_row(row, (6, column, wide("x")))

    with pytest.raises(SourceError):
        read(crafted_xlsb(tmp_path / "l.xlsb", cells))


_LINK = '<Relationship Id="rId1" Target="worksheets/sheet1.bin"/>'
_DECOY = '<Relationship Id="rId1" Target="worksheets/decoy.bin"/>'


@pytest.mark.parametrize(
    "links",
    [
        f"{_LINK}<!-- {_DECOY} -->",
        f"<![CDATA[{_DECOY}]]>{_LINK}",
        _LINK.replace(" Target", ' aTarget="worksheets/decoy.bin" Target'),
        _LINK.replace(" Target", """ a="Target='worksheets/decoy.bin'" Target"""),
        _LINK + _DECOY,
        _LINK + _DECOY.replace("rId1", "rId&#49;"),
        _LINK + _DECOY.replace("<", "<x:").replace(" Id", ' xmlns:x="x" Id'),
        _LINK.replace("sheet1", "deco&#121;"),
        _LINK.replace("sheet1", "de\ncoy"),
    ],
)
def test_a_sheet_of_xlsb_is_looked_over_behind_any_link(tmp_path: Path, links: str) -> None:
    """A link that only seems to lead to a small sheet does not hide the large one that would be opened."""
    cells = xlsb_row(0, (6, 0, wide("Nom"))) + xlsb_row(1_048_575, (6, 16_383, wide("x")))
    path = crafted_xlsb(tmp_path / "l.xlsb", cells)
    part = "xl/_rels/workbook.bin.rels"
    path.write_bytes(changed_part(path.read_bytes(), part, lambda _: f"<R>{links}</R>".encode()))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/worksheets/decoy.bin", _small_sheet(tmp_path))

    with pytest.raises(SourceError):
        look_into(path.read_bytes(), path.name)


def _small_sheet(folder: Path) -> bytes:
    path = crafted_xlsb(folder / "small.xlsb", xlsb_row(0, (6, 0, wide("Nom"))))
    with zipfile.ZipFile(path) as archive:
        return archive.read("xl/worksheets/sheet1.bin")


def _xls(path: Path) -> bytearray:
    return bytearray(save_xls(path, [["Nom", "Ville"], *([f"L{n}", "Lyon"] for n in range(50))]).read_bytes())


def test_a_far_cell_of_xls_is_refused(tmp_path: Path) -> None:
    """The old format tells addresses in two bytes each, which may say 65 536 rows and as many columns."""
    path = tmp_path / "l.xls"
    data = _xls(path)
    at = data.index(struct.pack("<HHHH", 0x00FD, 10, 50, 1))
    data[at + 4 : at + 8] = b"\xff\xff\xff\xff"
    path.write_bytes(data)

    with pytest.raises(SourceError, match="sheet “Lieux” reaches cell"):
        read(path)


def test_dimensions_that_xls_only_tells_are_refused(tmp_path: Path) -> None:
    """Room would be made for as many cells as a sheet says that it has."""
    path = tmp_path / "l.xls"
    data = _xls(path)
    at = data.index(struct.pack("<HH", 0x0200, 14))
    data[at + 4 : at + 16] = struct.pack("<IIHH", 0, 0x7FFF_FFFF, 0, 0xFFFF)
    path.write_bytes(data)

    with pytest.raises(SourceError, match="damaged"):
        read(path)


@pytest.mark.parametrize("at", [44, 48, 60, 64, 68])
@pytest.mark.parametrize("value", [0, 1, 5, 0x00FF_FFFF, 0xFFFF_FFF0])
def test_chains_of_xls_that_lead_nowhere_end(tmp_path: Path, at: int, value: int) -> None:
    """A compound file whose head lies is read, or refused; it is never followed in a circle."""
    path = tmp_path / "l.xls"
    data = _xls(path)
    data[at : at + 4] = struct.pack("<I", value)
    path.write_bytes(data)

    with suppress(SourceError):
        read(path)


def test_a_chain_in_a_circle_is_refused(tmp_path: Path) -> None:
    """A sector that leads back to itself ends the reading."""
    path = tmp_path / "l.xls"
    data = _xls(path)
    table, directory = struct.unpack_from("<I", data, 76)[0], struct.unpack_from("<I", data, 48)[0]
    struct.pack_into("<I", data, (table + 1) * 512 + 4 * directory, directory)
    path.write_bytes(data)

    with pytest.raises(SourceError, match="damaged"):
        read(path)


def test_shared_texts_of_xls_are_counted_over_records(tmp_path: Path) -> None:
    """A list of texts that goes on in other records is read as it stands."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Lieux")
    sheet.write(0, 0, "Nom")
    for row in range(1, 60):
        sheet.write(row, 0, ("é€"[row % 2]) * 2_000 + str(row))
    packed = io.BytesIO()
    book.save(packed)
    path = tmp_path / "l.xls"
    path.write_bytes(packed.getvalue())
    _, rows, _ = read(path)

    assert [len(row.cells[0]) for row in rows] == [2_000 + len(str(row)) for row in range(1, 60)]


def test_a_workbook_of_too_many_bytes_is_refused_unread(tmp_path: Path) -> None:
    """A file is not taken into memory to find that it is too large."""
    path = tmp_path / "l.xlsx"
    with path.open("wb") as file:
        file.truncate(MOST_IN_MEMORY + 1)

    with pytest.raises(SourceError, match="the file exceeds 256 MiB"):
        read(path)


def test_a_password_is_told(tmp_path: Path) -> None:
    """A workbook that is protected says so, rather than that it is damaged."""
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    path = crafted_ods(tmp_path / "l.ods", "")
    path.write_bytes(changed_part(path.read_bytes(), "META-INF/manifest.xml", lambda _: manifest.encode()))

    with pytest.raises(SourceError, match="a password protects it"):
        read(path)


@pytest.mark.parametrize(
    ("cells", "extent"),
    [
        (xlsb_row(0, (7, 0, bytes([12, 0, 0, 0]))), bytes(16)),
        (xlsb_row(0, (6, 0, wide("Nom"))) + record(7), bytes(16)),
        (xlsb_row(0, (6, 0, wide("Nom"))), b""),
    ],
    ids=["a text that is not there", "a cell without a place", "an extent without corners"],
)
def test_xlsb_that_makes_its_library_panic_is_not_opened(
    tmp_path: Path, cells: bytes, extent: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    """A panic ends in the right error, and writes a page of its own on the screen all the same."""
    with pytest.raises(SourceError, match="damaged"):
        read(crafted_xlsb(tmp_path / "l.xlsb", cells, extent=extent))
    assert capfd.readouterr().err == ""


def test_a_sheet_of_xlsb_that_leads_nowhere_is_one_error(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Its library would panic aloud."""
    path = crafted_xlsb(tmp_path / "l.xlsb", xlsb_row(0, (6, 0, wide("Nom"))))
    part = "xl/_rels/workbook.bin.rels"
    path.write_bytes(changed_part(path.read_bytes(), part, lambda data: data.replace(b"rId1", b"rId2")))

    with pytest.raises(SourceError, match="damaged"):
        read(path)
    assert capfd.readouterr().err == ""


def test_a_directory_of_xls_that_is_cut_is_one_error(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Inside an entry, which makes the library that opens workbooks panic aloud."""
    path = save_xls(tmp_path / "l.xls", [["Nom"], ["H7"]])
    data = bytearray(path.read_bytes())
    size = 512
    directory = data[(int.from_bytes(data[48:52], "little") + 1) * size :][:size]
    # Moved to the end of the file, where it may be cut, as a chain of one sector.
    last = len(data) // size - 1
    data[48:52] = last.to_bytes(4, "little")
    place = (int.from_bytes(data[76:80], "little") + 1) * size + 4 * last
    data[place : place + 4] = (0xFFFF_FFFE).to_bytes(4, "little")
    path.write_bytes(bytes(data + directory[:-98]))

    with pytest.raises(SourceError, match="damaged"):
        read(path)
    assert capfd.readouterr().err == ""


def test_sheets_of_one_name_are_one_error(tmp_path: Path) -> None:
    """Only the first could be read, whichever is asked for: no spreadsheet gives two sheets one name."""
    path = crafted_xlsx(tmp_path / "l.xlsx", "<sheetData><row><c t='str'><v>Nom</v></c></row></sheetData>")
    sheet = b'<sheet name="Lieux" sheetId="1" r:id="rId1"/>'
    twice = changed_part(path.read_bytes(), "xl/workbook.xml", lambda data: data.replace(sheet, sheet * 2))
    path.write_bytes(twice)

    with pytest.raises(SourceError, match="two of its sheets have the same name"):
        read(path)


def test_texts_of_xlsb_that_are_shared_are_read(tmp_path: Path) -> None:
    """Spreadsheets keep a text once; a cell holds its number, and a long text has a long record."""
    path = _shared_xlsb(tmp_path / "l.xlsb", ["Nom", "H7", "é" * 300], rows=3)
    _, rows, _ = read(path)

    assert [row.cells for row in rows] == [["H7"], ["é" * 300]]


def test_a_text_of_xlsb_that_is_shared_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long text in many cells is copied to each."""
    monkeypatch.setattr("openinno.sources.tables.workbooks.spreadsheets.xlsb.MOST_TEXT", 1000)

    with pytest.raises(SourceError, match="its text exceeds"):
        read(_shared_xlsb(tmp_path / "l.xlsb", ["Nom", "H7", "é" * 300], rows=3))


@pytest.mark.parametrize("cut", [1, 2, 3, 5, 9])
def test_xlsb_that_breaks_off_is_one_error_or_read(tmp_path: Path, cut: int) -> None:
    """A part that ends inside a record ends there, wherever that is."""
    path = _shared_xlsb(tmp_path / "l.xlsb", ["Nom", "H7"], rows=2)
    for part in ("xl/worksheets/sheet1.bin", "xl/sharedStrings.bin"):
        broken = tmp_path / "broken.xlsb"
        broken.write_bytes(changed_part(path.read_bytes(), part, lambda data: data[:-cut]))
        with suppress(SourceError):
            read(broken)


def _shared_xlsb(path: Path, texts: list[str], *, rows: int) -> Path:
    """Save an XLSB workbook whose cells show shared texts."""
    cells = b"".join(xlsb_row(row, (7, 0, struct.pack("<I", row))) for row in range(rows))
    crafted_xlsb(path, cells)
    items = [b"\0" + wide(text) for text in texts]
    shared = record(0x9F, struct.pack("<II", rows, len(texts))) + b"".join(
        bytes([0x13, *_length(len(item))]) + item for item in items
    )
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/sharedStrings.bin", shared + record(0xA0))
    return path


def _length(size: int) -> list[int]:
    return [size] if size < 0x80 else [size & 0x7F | 0x80, size >> 7]


def test_merged_cells_of_xls_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some merged cells are read, and more than any author made are refused."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Lieux")
    sheet.write(0, 0, "Nom")
    for row in range(1, 6):
        sheet.write_merge(row, row, 0, 1, f"L{row}")
    path = tmp_path / "l.xls"
    book.save(str(path))

    assert len(read(path)[1]) == 5
    monkeypatch.setattr("openinno.sources.tables.workbooks.spreadsheets.xls.MOST_MERGED", 2)
    with pytest.raises(SourceError, match="groups of merged cells"):
        read(path)


def test_texts_of_xls_that_are_shared_without_end_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text is kept once and shown in many cells, here too."""
    path = tmp_path / "l.xls"
    path.write_bytes(_xls(path))
    monkeypatch.setattr("openinno.sources.tables.workbooks.spreadsheets.xls.MOST_TEXT", 100)

    with pytest.raises(SourceError, match="its text exceeds"):
        read(path)


def test_an_error_on_another_sheet_of_xls_is_not_told(tmp_path: Path) -> None:
    """Errors are looked for on the sheet that is read, wherever it stands."""
    book = xlwt.Workbook()
    for name, faulty in (("Notes", True), ("Lieux", False)):
        sheet = book.add_sheet(name)
        sheet.write(0, 0, "Nom")
        sheet.write(1, 0, "H7")
        if faulty:
            sheet.row(1).set_cell_error(1, 0x2A)
            sheet.write(0, 1, "Ville")
    path = tmp_path / "l.xls"
    book.save(str(path))

    told = {name: [one.code for one in read(path, sheet=name)[2]] for name in ("Notes", "Lieux")}
    assert told["Lieux"] == []
    assert told["Notes"] != []


@pytest.mark.parametrize("shape", ["rich", "spoken", "both"])
def test_shared_texts_of_xls_may_have_formats(shape: str) -> None:
    """Formats and phonetics stand behind a text, and are passed to measure the next; what is cut ends."""
    rich, spoken = shape in {"rich", "both"}, shape in {"spoken", "both"}
    text = struct.pack("<HB", 3, (8 if rich else 0) | (4 if spoken else 0))
    text += struct.pack("<H", 2) if rich else b""
    text += struct.pack("<I", 6) if spoken else b""
    text += b"abc" + bytes(8 if rich else 0) + bytes(6 if spoken else 0)
    plain = struct.pack("<HB", 5, 1) + "lieux".encode("utf-16-le")
    shared = struct.pack("<II", 2, 2) + text + plain

    def lengths(data: bytes) -> list[int]:
        return text_lengths(memoryview(struct.pack("<HH", 0x00FC, len(data)) + data))

    assert lengths(shared) == [9, 15]
    assert lengths(shared[:-11]) == [9]
    assert lengths(shared[:-9]) == [9]
    assert lengths(shared + b"\1") == [9, 15]


def test_shared_texts_of_xls_end_with_the_record_that_is_cut() -> None:
    """A list that goes on in a record which is not whole is measured as far as it goes."""
    shared = struct.pack("<II", 1, 1) + struct.pack("<HB", 9, 0) + b"abc"
    record_of = struct.pack("<HH", 0x00FC, len(shared)) + shared
    more = struct.pack("<HH", 0x003C, 7) + b"\0defghi"

    assert text_lengths(memoryview(record_of + more)) == [27]
    assert text_lengths(memoryview(record_of + more[:-1])) == [27]
    assert text_lengths(memoryview(record_of + struct.pack("<HH", 0x003C, 1) + b"\0")) == [27]


def test_blank_rows_of_ods_without_cells_are_counted(tmp_path: Path) -> None:
    """Some programs write a run of blank rows as one tag: the rows behind keep their numbers."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = [f"<table:table-row>{cell.format(name)}</table:table-row>" for name in ("Nom", "H7", "H8")]
    blank = '<table:table-row table:number-rows-repeated="20"/>'
    _, read_rows, _ = read(crafted_ods(tmp_path / "l.ods", rows[0] + blank + "".join(rows[1:])))

    assert [(row.number, row.cells) for row in read_rows] == [(22, ["H7"]), (23, ["H8"])]


def test_merged_cells_of_ods_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each group takes memory, in this format too."""
    monkeypatch.setattr("openinno.sources.tables.workbooks.spreadsheets.ods.MOST_MERGED", 2)
    cell = (
        '<table:table-cell office:value-type="string" table:number-columns-spanned="2"'
        ' table:number-rows-spanned="1"><text:p>x</text:p></table:table-cell><table:covered-table-cell/>'
    )

    with pytest.raises(SourceError, match="groups of merged cells"):
        read(crafted_ods(tmp_path / "l.ods", f"<table:table-row>{cell}</table:table-row>" * 5))


def test_sheets_of_ods_are_counted_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All sheets are laid out when one is read: each may be small, and all too large."""
    monkeypatch.setattr("openinno.sources.tables.workbooks.spreadsheets.ods.MOST_CELLS", 60)
    cell = '<table:table-cell office:value-type="float" office:value="1"/>'
    rows = f"<table:table-row>{cell * 4}</table:table-row>" * 10
    two = f'{rows}</table:table><table:table table:name="Autres">{rows}'

    with pytest.raises(SourceError, match="reaches cell"):
        read(crafted_ods(tmp_path / "l.ods", two))


@pytest.mark.parametrize("mark", ["\n", "\t", "\r"])
def test_a_sheet_of_ods_is_found_however_its_tag_is_written(tmp_path: Path, mark: str) -> None:
    """Blanks of any kind may stand behind the name of a tag."""
    path = crafted_ods(
        tmp_path / "l.ods",
        "<table:table-row><table:table-cell office:value-type='string'><text:p>Nom</text:p>"
        "</table:table-cell></table:table-row>",
    )
    tag = f"<table:table{mark}".encode()
    path.write_bytes(
        changed_part(path.read_bytes(), "content.xml", lambda data: data.replace(b"<table:table ", tag))
    )

    assert [column.name for column in read(path)[0].columns] == ["Nom"]


def test_a_number_of_repeats_of_a_thousand_digits_is_one_error(tmp_path: Path) -> None:
    """It is not read to find that it is too large."""
    row = f"<table:table-row table:number-rows-repeated='{'9' * 1000}'><table:table-cell/></table:table-row>"

    with pytest.raises(SourceError, match="damaged"):
        read(crafted_ods(tmp_path / "l.ods", row))


@pytest.mark.parametrize("cell", ['<c r="A{row}" t="s">', '<c s="0" r = "A{row}" t="s">'])
@pytest.mark.parametrize("mark", ["", "<!-- texts -->"])
def test_shared_texts_are_measured_however_they_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cell: str, mark: str
) -> None:
    """Comments among the texts, or blanks inside of tags, are read and hide nothing from the bound."""
    texts = f'<sst uniqueCount="2">{mark}<si><t>Nom</t></si><si><t>{"x" * 500}</t></si></sst>'
    rows = "".join(f'<row r="{row}">{cell.format(row=row)}<v>1</v></c></row>' for row in range(2, 9))
    path = crafted_xlsx(tmp_path / "l.xlsx", f"{_HEAD}{rows}</sheetData>", texts=texts)

    assert [len(row.cells[0]) for row in read(path)[1]] == [500] * 7
    monkeypatch.setattr("openinno.sources.tables.workbooks.spreadsheets.xlsx.MOST_TEXT", 1000)
    with pytest.raises(SourceError, match="the text of “Lieux” exceeds"):
        read(path)
