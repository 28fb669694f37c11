"""The files that cost a reader most: small, and made to ask for much; each function writes one.

What is sparse on the disk stands for what never ends.
"""

from __future__ import annotations

import io
import struct
import zipfile
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, Final

from workbook_files import crafted_ods, crafted_xlsb, crafted_xlsx, save_xls, wide, xlsb_row

__all__ = ["INPUTS"]

_MB: Final = 1 << 20
_TITLE: Final = '"source": {"title": {"fr": "Essai"}}'
_OWN: Final = f'{{"format": "openinno-census", "version": 1, {_TITLE}, "structures": '
_OWN_LINES: Final = f'{{"format": "openinno-census-lines", "version": 1, {_TITLE}}}\n'
_DEEP: Final = 2_000_000


def _text(path: Path, *parts: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(parts)


def _endless(path: Path, start: bytes, size: int = 512 * _MB) -> None:
    """Write a start, then nothing but noughts, which take no room on the disk."""
    with path.open("wb") as file:
        file.write(start)
        file.truncate(size)


def _filled(path: Path, start: bytes, piece: bytes, size: int = 128 * _MB) -> None:
    with path.open("wb") as file:
        file.write(start)
        block = piece * (_MB // len(piece))
        file.writelines(islice(iter(lambda: block, None), size // len(block)))


# what openinno writes ---------------------------------------------------------------------------------------


def document(path: Path) -> None:
    """Write a small document."""
    _text(path, _OWN, '[{"id": "a", "name": "A"}]}')


def document_of_numbers(path: Path) -> None:
    """Write half a million rows of one letter each, none of which is a record."""
    _text(path, _OWN, "[", ",".join("0" * 500_000), "]}")


def document_nested(path: Path) -> None:
    """Write lists in lists."""
    _text(path, _OWN, "[" * _DEEP, "]" * _DEEP, "}")


def document_of_keys(path: Path) -> None:
    """Write one record of 300 000 keys."""
    keys = ",".join(f'"k{number}":0' for number in range(300_000))
    _text(path, _OWN, '[{"id": "a", "name": "A", ', keys, "}]}")


def document_long(path: Path) -> None:
    """Write a document that has no end that could be held."""
    _filled(path, (_OWN + '[{"id": "a", "name": "').encode(), b"x", 600 * _MB)


def lines(path: Path) -> None:
    """Write a small census in lines."""
    _text(path, _OWN_LINES, '{"structure": {"id": "a", "name": "A"}}\n')


def lines_of_numbers(path: Path) -> None:
    """Write half a million lines of one letter each."""
    _text(path, _OWN_LINES, "0\n" * 500_000)


def structures(path: Path) -> None:
    """Write a structure on a line."""
    _text(path, '{"id": "a", "name": "A"}\n')


def structures_of_numbers(path: Path) -> None:
    """Write two million lines of one letter each."""
    _text(path, "0\n" * 2_000_000)


def structures_in_one_line(path: Path) -> None:
    """Write one line without end."""
    _filled(path, b'{"id": "', b"x", 512 * _MB)


def structures_nested(path: Path) -> None:
    """Write one line of lists in lists."""
    _text(path, '{"id": ', "[" * _DEEP, "]" * _DEEP, "}\n")


# text tables ------------------------------------------------------------------------------------------------


def csv(path: Path) -> None:
    """Write a small table."""
    _text(path, "Nom;Ville;Type\n", "H7;Lyon;Fablab\n" * 50)


def csv_line(path: Path) -> None:
    """Write one line without end, below two good ones."""
    _filled(path, b"Nom;Ville\nH7;Lyon\n", b"x")


def csv_cells(path: Path) -> None:
    """Write one line of cells without end."""
    _filled(path, b"Nom;Ville\nH7;Lyon\n", b";x")


def csv_quoted(path: Path) -> None:
    """Write one quoted cell without end, of many lines."""
    _filled(path, b'Nom;Ville\nH7;Lyon\n"', b"x;\n")


def csv_noughts(path: Path) -> None:
    """Write nothing but noughts."""
    _endless(path, b"Nom;Ville\nH7;Lyon\n")


def csv_header(path: Path) -> None:
    """Write a row of headings of ten megabytes."""
    _text(path, "Nom;", "x" * (10 * _MB), "\nH7;Lyon\n")


def csv_columns(path: Path) -> None:
    """Write a million columns."""
    _text(path, ";".join(f"c{number}" for number in range(1_000_000)), "\n", ";" * 999_999, "\n")


def csv_rows(path: Path) -> None:
    """Write two million rows."""
    _text(path, "Nom;Ville\n", "a;b\n" * 2_000_000)


# workbooks --------------------------------------------------------------------------------------------------

_HEAD: Final = '<sheetData><row r="1"><c r="A1" t="str"><v>Nom</v></c><c r="B1" t="str"><v>Lieu</v></c></row>'


def xlsx(path: Path) -> None:
    """Write a small workbook."""
    crafted_xlsx(path, f'{_HEAD}<row r="2"><c r="A2" t="str"><v>H7</v></c></row></sheetData>')


def xlsx_corner(path: Path) -> None:
    """Write a cell in the last corner."""
    crafted_xlsx(path, f'{_HEAD}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')


def xlsx_wide(path: Path) -> None:
    """Write a cell as far away as is read: twenty million cells from the first."""
    crafted_xlsx(path, f'{_HEAD}<row r="1040000"><c r="S1040000"><v>1</v></c></row></sheetData>')


def xlsx_bomb(path: Path) -> None:
    """Write a part that unpacks to 400 MB."""
    xlsx(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/styles.xml", b" " * (400 * _MB))


def xlsx_shared(path: Path) -> None:
    """Write one text of 250 000 letters into 4000 cells, just below what texts may take."""
    texts = f'<sst uniqueCount="1"><si><t>{_letters(250_000)}</t></si></sst>'
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(2, 4002))
    crafted_xlsx(path, f"{_HEAD}{rows}</sheetData>", texts=texts)


def xlsx_shared_too_often(path: Path) -> None:
    """Write one text of 250 000 letters into 40 000 cells."""
    texts = f'<sst uniqueCount="1"><si><t>{_letters(250_000)}</t></si></sst>'
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(2, 40_002))
    crafted_xlsx(path, f"{_HEAD}{rows}</sheetData>", texts=texts)


def xlsx_merged(path: Path) -> None:
    """Write 400 000 groups of merged cells."""
    merged = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(2, 400_002))
    crafted_xlsx(path, f"{_HEAD}</sheetData><mergeCells>{merged}</mergeCells>")


def xlsx_nested(path: Path) -> None:
    """Write elements in elements."""
    crafted_xlsx(path, f"{_HEAD}<row>{'<x>' * 500_000}{'</x>' * 500_000}</row></sheetData>")


def xls(path: Path) -> None:
    """Write a small old workbook."""
    save_xls(path, [["Nom", "Ville"], ["H7", "Lyon"]])


def xls_corner(path: Path) -> None:
    """Write a cell in the last corner of an old workbook, 16.7 million cells from the first."""
    save_xls(path, [["Nom", *[None] * 255], *[[None]] * 65_534, [*[None] * 255, "x"]])


def xlsb(path: Path) -> None:
    """Write a small binary workbook."""
    crafted_xlsb(path, xlsb_row(0, (6, 0, wide("Nom"))) + xlsb_row(1, (6, 0, wide("H7"))))


def xlsb_corner(path: Path) -> None:
    """Write a cell in the last corner of a binary workbook."""
    crafted_xlsb(path, xlsb_row(0, (6, 0, wide("Nom"))) + xlsb_row(1_048_575, (6, 16_383, wide("x"))))


def xlsb_wide(path: Path) -> None:
    """Write a cell as far away as is read."""
    crafted_xlsb(path, xlsb_row(0, (6, 0, wide("Nom"))) + xlsb_row(1_040_000, (6, 18, wide("x"))))


_CELL: Final = "<table:table-cell{} office:value-type='string'><text:p>{}</text:p></table:table-cell>"


def ods(path: Path) -> None:
    """Write a small ODS workbook."""
    row = f"<table:table-row>{_CELL.format('', 'Nom')}</table:table-row>"
    crafted_ods(path, row + row.replace("Nom", "H7"))


def ods_repeated(path: Path) -> None:
    """Write a row that says it stands a million times."""
    row = f"<table:table-row table:number-rows-repeated='1000000'>{_CELL.format('', 'Nom')}</table:table-row>"
    crafted_ods(path, row)


def ods_wide(path: Path) -> None:
    """Write as many rows of as many copies of a cell as are read."""
    cell = _CELL.format(" table:number-columns-repeated='190'", "x")
    crafted_ods(path, f"<table:table-row table:number-rows-repeated='99999'>{cell}</table:table-row>")


def ods_spaces(path: Path) -> None:
    """Write two thousand million spaces as a number."""
    cell = _CELL.format("", "<text:s text:c='2000000000'/>")
    crafted_ods(path, f"<table:table-row>{cell}</table:table-row>")


def ods_nested(path: Path) -> None:
    """Write elements in elements."""
    cell = _CELL.format("", "<text:span>" * 200_000 + "</text:span>" * 200_000)
    crafted_ods(path, f"<table:table-row>{cell}</table:table-row>")


# objects ----------------------------------------------------------------------------------------------------


def objects(path: Path) -> None:
    """Write a small list of objects."""
    _text(path, '[{"nom": "H7"}, {"nom": "Tuba"}]')


def objects_of_numbers(path: Path) -> None:
    """Write two million items of one letter each."""
    _text(path, '[{"nom": "H7"},', ",".join("0" * 2_000_000), "]")


def objects_nested(path: Path) -> None:
    """Write objects in objects."""
    _text(path, '[{"nom": ', '{"a":' * 500_000, "0", "}" * 500_000, "}]")


def objects_of_keys(path: Path) -> None:
    """Write a million keys in one object."""
    _text(path, "[{", ",".join(f'"k{number}":0' for number in range(1_000_000)), "}]")


def objects_of_other_keys(path: Path) -> None:
    """Write 300 000 objects, each with a key of its own."""
    _text(path, "[", ",".join(f'{{"k{number}":0}}' for number in range(300_000)), "]")


def objects_long(path: Path) -> None:
    """Write a document that is larger than may be held."""
    _filled(path, b'[{"nom": "', b"x", 300 * _MB)


def object_lines(path: Path) -> None:
    """Write a few objects in lines."""
    _text(path, '{"nom": "H7"}\n{"nom": "Tuba"}\n')


def object_lines_endless(path: Path) -> None:
    """Write one line without end."""
    _filled(path, b'{"nom": "H7"}\n{"nom": "', b"x", 256 * _MB)


def object_lines_many(path: Path) -> None:
    """Write a million lines."""
    _text(path, '{"nom": "H7"}\n', "{}\n" * 1_000_000)


def geojson(path: Path) -> None:
    """Write one feature."""
    _text(path, _feature("[4.8, 45.7]", "Point"))


def geojson_points(path: Path) -> None:
    """Write one line of 400 000 points."""
    _text(path, _feature(f"[{','.join(['[4.8,45.7]'] * 400_000)}]", "LineString"))


def geojson_nested(path: Path) -> None:
    """Write coordinates in coordinates."""
    _text(path, _feature("[" * _DEEP + "]" * _DEEP, "Polygon"))


def _feature(coordinates: str, kind: str) -> str:
    geometry = f'{{"type": "{kind}", "coordinates": {coordinates}}}'
    feature = f'{{"type": "Feature", "properties": {{"nom": "H7"}}, "geometry": {geometry}}}'
    return f'{{"type": "FeatureCollection", "features": [{feature}]}}'


# layers -----------------------------------------------------------------------------------------------------

_KML: Final = '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
_PLACEMARK: Final = "<Placemark><name>H7</name><Point><coordinates>4.8,45.7</coordinates></Point></Placemark>"


def kml(path: Path) -> None:
    """Write one placemark."""
    _text(path, _KML, _PLACEMARK, "</Document></kml>")


def kml_placemark(path: Path) -> None:
    """Write one placemark without end."""
    _filled(path, f"{_KML}{_PLACEMARK}<Placemark><name>".encode(), b"x")


def kml_nested(path: Path) -> None:
    """Write folders in folders."""
    _text(path, _KML, "<Folder>" * 500_000, _PLACEMARK)


def kml_tag(path: Path) -> None:
    """Write one tag without end."""
    _filled(path, f'{_KML}{_PLACEMARK}<Placemark id="'.encode(), b"x")


def kml_entities(path: Path) -> None:
    """Write entities that unfold."""
    laughs = "".join(f'<!ENTITY l{n} "{_ten(n - 1)}">' for n in range(1, 12))
    _text(path, f'<!DOCTYPE kml [<!ENTITY l0 "ha">{laughs}]>{_KML}<Placemark><name>&l11;</name></Placemark>')


def kmz_bomb(path: Path) -> None:
    """Write KML in an archive that unpacks to 64 MB."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("doc.kml", _KML + _PLACEMARK * (64 * _MB // len(_PLACEMARK)) + "</Document></kml>")


def gpkg(path: Path) -> None:
    """Write a layer of one point."""
    _layer(path, ["H7"])


def gpkg_blob(path: Path) -> None:
    """Write a text of 64 MB into a layer."""
    _layer(path, ["x" * (64 * _MB)])


def shapefile_bomb(path: Path) -> None:
    """Write an archive of a shapefile whose points unpack to two gigabytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("l.shx", b"")
        archive.writestr("l.dbf", b"")
        with archive.open("l.shp", "w", force_zip64=True) as part:
            for _ in range(2048):
                part.write(bytes(_MB))


def _layer(path: Path, names: list[str]) -> None:
    geo: Any = import_module("pyogrio.raw")
    shapely: Any = import_module("shapely")
    numpy: Any = import_module("numpy")
    points = numpy.array([shapely.to_wkb(shapely.Point(4.8, 45.7))] * len(names), dtype=object)
    fields = [numpy.array(names, dtype=object)]
    geo.write(
        path, points, fields, ["nom"], layer="lieux", driver="GPKG", geometry_type="Point", crs="EPSG:4326"
    )


# columns ----------------------------------------------------------------------------------------------------

_LONG: Final = 4 * _MB


def parquet(path: Path) -> None:
    """Write one row."""
    _parquet(path, {"nom": ["H7"]})


def parquet_dictionary(path: Path) -> None:
    """Write one text of 4 MB, which five hundred rows share."""
    _parquet(path, {"nom": ["x" * _LONG] * 500}, row_group_size=500)


def parquet_page(path: Path) -> None:
    """Write sixteen columns of texts of 64 MB, packed as well as noughts are."""
    text = "x" * (64 * _MB)
    columns = {f"c{n}": [text] for n in range(16)}
    _parquet(path, columns, compression="zstd", use_dictionary=False, write_statistics=False)


def parquet_page_below(path: Path) -> None:
    """Write seven columns of texts of 64 MB, just below what a group of rows may unpack to."""
    columns = {f"c{n}": ["x" * (64 * _MB)] for n in range(7)}
    _parquet(path, columns, compression="zstd", use_dictionary=False, write_statistics=False)


def arrow(path: Path) -> None:
    """Write one row."""
    _arrow(path, {"nom": ["H7"]})


def arrow_dictionary(path: Path) -> None:
    """Write one text of 4 MB, to which five hundred rows point."""
    pyarrow: Any = import_module("pyarrow")
    places = pyarrow.array([0] * 500, pyarrow.int32())
    texts = pyarrow.array(["x" * _LONG], pyarrow.large_string())
    _arrow(path, {"nom": pyarrow.DictionaryArray.from_arrays(places, texts)})


def arrow_packed(path: Path) -> None:
    """Write 1 GB of noughts, packed."""
    pyarrow: Any = import_module("pyarrow")
    noughts = pyarrow.Array.from_buffers(pyarrow.uint8(), 1 << 30, [None, pyarrow.py_buffer(bytes(1 << 30))])
    _arrow(path, {"n": noughts}, compression="zstd")


def arrow_rows(path: Path) -> None:
    """Write five million rows of nothing, which take no room."""
    pyarrow: Any = import_module("pyarrow")
    _arrow(path, {"rien": pyarrow.nulls(5_000_000)})


def _parquet(path: Path, columns: dict[str, Any], **options: Any) -> None:
    pyarrow: Any = import_module("pyarrow")
    import_module("pyarrow.parquet").write_table(pyarrow.table(columns), path, **options)


def _arrow(path: Path, columns: dict[str, Any], **options: Any) -> None:
    pyarrow: Any = import_module("pyarrow")
    ipc: Any = import_module("pyarrow.ipc")
    table = pyarrow.table(columns)
    with ipc.new_file(path, table.schema, options=ipc.IpcWriteOptions(**options)) as out:
        out.write_table(table)


# words of the author ----------------------------------------------------------------------------------------


def mapping(path: Path) -> None:
    """Write a small mapping."""
    _text(path, 'title = "Essai"\n[columns]\n"Nom" = "name"\n')


def toml_nested(path: Path) -> None:
    """Write lists in lists."""
    _text(path, "title = ", "[" * 1_000_000)


def toml_keys(path: Path) -> None:
    """Write 200 000 keys."""
    _text(path, "[columns]\n", *(f'"k{number}" = "name"\n' for number in range(200_000)))


def toml_dots(path: Path) -> None:
    """Write one key of twenty thousand parts."""
    _text(path, ".".join("a" * 20_000), " = 1\n")


def toml_long(path: Path) -> None:
    """Write a file without end."""
    _endless(path, b'title = "Essai"\n#')


def territory(path: Path) -> None:
    """Write a small territory."""
    _text(path, 'name = "Pays"\nsectors = ["energy"]\n')


def condition(path: Path) -> None:
    """Write a small condition of ODSQL."""
    _text(path, "a = 1")


def condition_nested(path: Path) -> None:
    """Write parentheses in parentheses."""
    _text(path, "(" * 300_000, "a = 1", ")" * 300_000)


def condition_long(path: Path) -> None:
    """Write a condition of 200 000 parts."""
    _text(path, " and ".join(["a = 1"] * 200_000))


def manifest_long(path: Path) -> None:
    """Write a manifest without end."""
    _filled(path, b'{"format": "', b"x")


def _ten(number: int) -> str:
    return f"&l{number};" * 10


def _letters(count: int) -> str:
    """Return letters that pack no better than a text does."""
    words = io.StringIO()
    number = 1
    while words.tell() < count:
        number = number * 48271 % 0x7FFF_FFFF
        words.write(struct.pack(">I", number).hex())
    return words.getvalue()[:count]


INPUTS: Final = {
    name: made
    for name, made in list(globals().items())
    if callable(made) and getattr(made, "__module__", "") == __name__ and not name.startswith("_")
}
"""What writes each input, by its name."""
