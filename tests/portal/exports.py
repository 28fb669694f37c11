"""The bodies of exports: JSON, JSON lines, GeoJSON, CSV, Parquet and a workbook."""

from __future__ import annotations

import csv
import io
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, Literal
from xml.sax.saxutils import escape

import attrs
from starlette.datastructures import QueryParams

from .data import Row
from .limits import InvalidParameter, flag
from .rendering import dumps

FORMATS: Final = {
    "csv": "text/csv; charset=utf-8",
    "dcat": "application/rdf+xml; charset=utf-8",
    "geojson": "application/geo+json; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "jsonl": "application/x-ndjson; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Each format offered, and its media type; GeoJSON needs a geometry, DCAT the catalogue."""


def formats(*, geo: bool, catalog: bool) -> list[str]:
    """Return the formats in which a dataset, or the catalogue, is offered."""
    absent = {"geojson": not geo, "dcat": not catalog}
    return [name for name in FORMATS if not absent.get(name)]


@attrs.frozen(kw_only=True)
class Body:
    """The rows of an export, on their way to a format.

    Args:
        rows: The rows, rendered.
        types: The type of each column.
        params: The parameters of the request.
        terminated: Whether the brackets of JSON are closed.
    """

    rows: Iterable[Row]
    types: dict[str, str]
    params: QueryParams
    terminated: bool = True

    def pieces(self, kind: str) -> Iterator[bytes]:
        """Return the body in a format, piece by piece."""
        makers: dict[str, Callable[[], Iterator[str]]] = {
            "csv": self._csv,
            "dcat": self._dcat,
            "geojson": self._geojson,
            "json": lambda: self._array("[", map(dumps, self.rows), "]"),
            "jsonl": lambda: (f"{dumps(row)}\n" for row in self.rows),
        }
        if kind == "xlsx":
            yield self._workbook()
        else:
            yield from _chunks(makers[kind]())

    def _array(self, start: str, items: Iterable[str], end: str) -> Iterator[str]:
        yield start
        for number, item in enumerate(items):
            yield f",{item}" if number else item
        if self.terminated:
            yield end

    def _geojson(self) -> Iterator[str]:
        def feature(row: Row) -> str:
            geometry = next((_geometry(row[key], t) for key, t in self.types.items() if "geo" in t), None)
            properties = {key: row[key] for key, t in self.types.items() if t != "geo_shape"}
            return dumps({"type": "Feature", "geometry": geometry, "properties": properties})

        return self._array('{"type":"FeatureCollection","features":[', map(feature, self.rows), "]}")

    def _dcat(self) -> Iterator[str]:
        rdf, dcat = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/ns/dcat#"
        yield f'<rdf:RDF xmlns:rdf="{rdf}" xmlns:dcat="{dcat}" xmlns:dct="http://purl.org/dc/terms/">'
        for row in self.rows:
            title = escape(str(row.get("title")))
            yield f"<dcat:Dataset><dct:title>{title}</dct:title></dcat:Dataset>"
        yield "</rdf:RDF>"

    def _csv(self) -> Iterator[str]:
        delimiter = delimiter_of(self.params)
        separator = self.params.get("list_separator", ",")
        quoting: Literal[0, 1] = csv.QUOTE_ALL if flag(self.params, "quote_all") else csv.QUOTE_MINIMAL
        held = io.StringIO()
        writer = csv.writer(held, delimiter=delimiter, quoting=quoting, lineterminator="\r\n")
        mark = "\ufeff" if flag(self.params, "with_bom", default=True) else ""
        writer.writerow(self.types)
        yield mark + held.getvalue()
        for row in self.rows:
            held.seek(0)
            held.truncate()
            writer.writerow([_cell(row[key], kind, separator) for key, kind in self.types.items()])
            yield held.getvalue()

    def _workbook(self) -> bytes:
        """Return a workbook of one sheet, its cells texts and numbers."""
        rows = [
            list(self.types),
            *([_cell(row[key], t, ",") for key, t in self.types.items()] for row in self.rows),
        ]
        sheet = "".join(f"<row>{''.join(map(_sheet_cell, row))}</row>" for row in rows)
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        package = "http://schemas.openxmlformats.org/package/2006"
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        parts = {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            '<sheet name="export" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship '
            f'Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData>'
            "</worksheet>",
        }
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in parts.items():
                archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
        return held.getvalue()


def delimiter_of(params: QueryParams) -> str:
    """Return the delimiter of CSV."""
    delimiter = params.get("delimiter", ";")
    if delimiter not in {";", ",", "\t", "|"}:
        raise InvalidParameter(f"Invalid value for delimiter API parameter: {delimiter}.")
    return delimiter


def parquet(save: Callable[[str], object]) -> bytes:
    """Return a Parquet file that a function saves under a path."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.parquet"
        save(str(path))
        return path.read_bytes()


def _chunks(texts: Iterable[str]) -> Iterator[bytes]:
    """Join texts to chunks of some size: a chunk for each row would be slow."""
    held: list[str] = []
    size = 0
    for text in texts:
        held.append(text)
        size += len(text)
        if size > 1 << 15:
            yield "".join(held).encode()
            held, size = [], 0
    yield "".join(held).encode()


def _geometry(value: Any, kind: str) -> Any:
    if value is None:
        return None
    if kind == "geo_shape":
        return value["geometry"]
    return {"type": "Point", "coordinates": [value["lon"], value["lat"]]}


def _cell(value: Any, kind: str, separator: str) -> Any:
    """Return a value as a cell of CSV has it."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list() if kind not in {"json_blob", "json_format"}:
            return separator.join(map(str, value))
        case dict() if kind == "geo_point_2d":
            return f"{value['lat']}, {value['lon']}"
        case dict() if kind == "geo_shape":
            return dumps(value["geometry"])
        case dict() | list():
            return dumps(value)
    return value


def _sheet_cell(value: Any) -> str:
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'
