"""Tables as text files: separated text, JSON, JSON Lines, GeoJSON, KML."""

from __future__ import annotations

import csv
import io
import zipfile
from random import Random
from typing import Any, Final
from xml.sax.saxutils import escape

from .bitten import json_written, shaken, shaken_text
from .grids import Grid

__all__ = ["csv_of", "geojson_of", "json_lines_of", "json_of", "kml_of", "kmz_of", "records_of", "tsv_of"]

_ENCODINGS: Final = (
    *(["utf-8"] * 8 + ["utf-8-sig"] * 4 + ["cp1252"] * 6 + ["latin-1", "mac-roman", "utf-16", "utf-16"]),
    *("utf-16-le", "utf-16-be", "utf-32"),
)


def csv_of(draw: Random, grid: Grid, shake: bool) -> bytes:
    """Write separated text, in one of the dialects that there are."""
    if grid.mapping == "ilab_laureats" and draw.random() < 0.8:
        return _separated(draw, grid, ";", "utf-8-sig", shake)
    return _separated(draw, grid, draw.choice(",;;;\t|"), draw.choice(_ENCODINGS), shake)


def tsv_of(draw: Random, grid: Grid, shake: bool) -> bytes:
    """Write text separated by tabs."""
    return _separated(draw, grid, "\t", draw.choice(["utf-8", "utf-8-sig", "cp1252", "utf-16"]), shake)


def _separated(draw: Random, grid: Grid, separator: str, encoding: str, shake: bool) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(
        file,
        delimiter=separator,
        quotechar=draw.choice('"""\''),
        quoting=draw.choice([csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
        lineterminator=draw.choice(["\n", "\r\n", "\r\n", "\r"]),
    )
    comma = draw.random() < 0.5
    for line in grid.lines:
        writer.writerow([_text(cell, comma) for cell in line])
    text = file.getvalue()
    if shake:
        text = shaken_text(draw, text)
    mixed = encoding in {"cp1252", "latin-1", "mac-roman"} and draw.random() < 0.1
    lines = text.splitlines(keepends=True) if mixed else [text]
    return b"".join(_encoded(one, draw.choice(["utf-8", encoding]) if mixed else encoding) for one in lines)


def _encoded(text: str, encoding: str) -> bytes:
    return text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")


def _text(cell: Any, comma: bool) -> str:
    if cell is None:
        return ""
    return str(cell).replace(".", ",") if comma and type(cell) is float else str(cell)


def records_of(grid: Grid) -> list[Any]:
    """Return the rows as objects; what is below no name keeps the number of its column."""
    names = [str(name) if name is not None else "" for name in grid.columns]
    names += [f"+{place}" for place in range(max(map(len, grid.rows), default=0))]
    return [{names[place]: cell for place, cell in enumerate(row)} for row in grid.rows]


def _bytes_of(text: str, draw: Random) -> bytes:
    encoding = draw.choice(["utf-8"] * 12 + ["utf-8-sig", "utf-16", "cp1252"])
    return _encoded(text, encoding)


def json_of(draw: Random, grid: Grid, shake: bool) -> bytes:
    """Write an array of objects, or the answer of a portal."""
    records: Any = records_of(grid)
    wrap = draw.randrange(4)
    if wrap == 0:
        records = {"total_count": len(records), "results": records}
    elif wrap == 1:
        records = {
            "nhits": 3,
            "records": [{"recordid": str(number), "fields": one} for number, one in enumerate(records)],
        }
    return _bytes_of(json_written(draw, shaken(draw, records) if shake else records), draw)


def json_lines_of(draw: Random, grid: Grid, shake: bool) -> bytes:
    """Write one object a line."""
    lines = []
    for record in records_of(grid):
        value = shaken(draw, record) if shake and draw.random() < 0.3 else record
        lines.append(json_written(draw, value).replace("\n", ""))
    text = "\n".join(lines) + "\n"
    return _bytes_of(shaken_text(draw, text) if shake and draw.random() < 0.3 else text, draw)


def geojson_of(draw: Random, grid: Grid, shake: bool) -> bytes:
    """Write features, each with a geometry or none."""
    features = [
        {"type": "Feature", "properties": record, "geometry": _geometry(draw)} for record in records_of(grid)
    ]
    collection: Any = {"type": "FeatureCollection", "features": features}
    if draw.random() < 0.1:
        name = draw.choice(["urn:ogc:def:crs:EPSG::2154", "EPSG:4326", "?", 3])
        collection["crs"] = {"type": "name", "properties": {"name": name}}
    return _bytes_of(json_written(draw, shaken(draw, collection) if shake else collection), draw)


def _geometry(draw: Random) -> Any:
    x, y = draw.choice([(4.8, 45.7), (4.8, 45.7), (45.7, 4.8), (842000, 6519000), (181, -91), (0, 0)])
    ring = [[x, y], [x + 1, y], [x + 1, y + 1], [x, y]]
    shapes: tuple[tuple[str, Any], ...] = (
        *(("Point", [x, y]), ("Point", [x, y]), ("Point", [x, y, 170]), ("LineString", ring)),
        *(("Polygon", [ring]), ("MultiPoint", ring), ("MultiPolygon", [[ring]]), ("Polygon", [])),
        *(("Point", []), ("Point", [None, y]), ("Cercle", [x]), ("point", [x, y]), ("MultiPoint", [])),
    )
    kind, coordinates = draw.choice(shapes[:4] if draw.random() < 0.8 else shapes)
    return None if draw.random() < 0.1 else {"type": kind, "coordinates": coordinates}


def kml_of(draw: Random, grid: Grid, shake: bool) -> bytes:
    """Write placemarks, some of them in folders."""
    parts = ['<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>']
    open_folder = False
    for record in records_of(grid):
        if draw.random() < 0.1:
            parts.append(f"{'</Folder>' * open_folder}<Folder><name>Dossier</name>")
            open_folder = True
        parts.append(_placemark(draw, record, shake))
    parts.append("</Folder>" * open_folder + "</Document></kml>")
    return "".join(parts).encode("utf-8", "replace")


def _placemark(draw: Random, record: dict[str, Any], shake: bool) -> str:
    name = next((str(value) for key, value in record.items() if key in {"Nom", "name"}), "H7")
    data = "".join(
        f'<Data name="{_markup(key)}"><value>{_markup(str(value))}</value></Data>'
        for key, value in record.items()
        if key not in {"Nom", "name"} and value is not None
    )
    shape = "<Point><coordinates>4.8,45.7</coordinates></Point>"
    if shake:
        shape = draw.choice(_KML_SHAPES) * draw.choice([1, 1, 2])
    return f"<Placemark><name>{_markup(name)}</name><ExtendedData>{data}</ExtendedData>{shape}</Placemark>\n"


def _markup(text: str) -> str:
    # XML has no sign for most controls: another mutation puts them there all the same.
    kept = "".join(one for one in text if one >= " " or one in "\t\r\n")
    return escape(kept, {'"': "&quot;"}).replace("\ufffe", "").replace("\uffff", "")


_RING: Final = "<LinearRing><coordinates>0,0 1,0 1,1 0,0</coordinates></LinearRing>"
_KML_SHAPES: Final = (
    "",
    "<Point><coordinates/></Point>",
    "<Point><coordinates>4,8;45,7</coordinates></Point>",
    "<Point><coordinates>nan,inf</coordinates></Point>",
    "<Point><coordinates>4.8, 45.7</coordinates></Point>",
    "<LineString><coordinates>0,0 1,1</coordinates></LineString>",
    f"<Polygon><outerBoundaryIs>{_RING}</outerBoundaryIs></Polygon>",
    f"<MultiGeometry>{_RING}<Point/></MultiGeometry>",
    "<MultiGeometry>" * 60 + "</MultiGeometry>" * 60,
    "<coordinates>1,2</coordinates>",
    "<Placemark><name>dedans</name></Placemark>",
    "<Model/><Folder/><name>autre</name>",
)


def kmz_of(draw: Random, grid: Grid, shake: bool) -> bytes:
    """Write placemarks in an archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("doc.kml", kml_of(draw, grid, shake))
    return packed.getvalue()
