"""Which kind of file this is: by what stands in it, since names lie, and told when the two differ.

A workbook saved as ``.csv``, a web page saved as ``.xls``, a table saved as ``.txt``: each is met every week.
"""

from __future__ import annotations

import mmap
import re
from codecs import BOM_UTF8
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

import attrs

from ..errors import RuleError, SourceError
from ..labels import Label

__all__ = ["KINDS", "Kind", "is_own_document", "kind_of"]

_HEAD: Final = 16 * 1024
_OWN: Final = b'"openinno-census'


@attrs.frozen(kw_only=True)
class Kind:
    """A kind of file that is read.

    Args:
        name: Its name, as ``kind`` takes it.
        label: What people call it.
        suffixes: How the names of such files end.
    """

    name: str
    label: Label
    suffixes: tuple[str, ...]


def _kinds(*kinds: Kind) -> Mapping[str, Kind]:
    return {kind.name: kind for kind in kinds}


KINDS: Final = _kinds(
    Kind(
        name="csv",
        label=Label("texte à séparateurs (CSV, TSV)", "separated text (CSV, TSV)"),
        suffixes=(".csv", ".tsv", ".tab", ".txt"),
    ),
    Kind(name="xlsx", label=Label("classeur Excel", "Excel workbook"), suffixes=(".xlsx", ".xlsm", ".xlsb")),
    Kind(name="xls", label=Label("classeur Excel ancien", "old Excel workbook"), suffixes=(".xls",)),
    Kind(name="ods", label=Label("classeur OpenDocument", "OpenDocument workbook"), suffixes=(".ods",)),
    Kind(name="json", label=Label("JSON", "JSON"), suffixes=(".json",)),
    Kind(
        name="jsonl",
        label=Label("lignes JSON", "JSON Lines"),
        suffixes=(".jsonl", ".ndjson", ".geojsonl", ".geojsons", ".geojsonseq"),
    ),
    Kind(name="geojson", label=Label("GeoJSON", "GeoJSON"), suffixes=(".geojson",)),
    Kind(name="kml", label=Label("KML", "KML"), suffixes=(".kml", ".kmz")),
    Kind(name="shapefile", label=Label("Shapefile", "Shapefile"), suffixes=(".shp", ".dbf", ".shx", ".zip")),
    Kind(name="geopackage", label=Label("GeoPackage", "GeoPackage"), suffixes=(".gpkg",)),
    Kind(name="parquet", label=Label("Parquet", "Parquet"), suffixes=(".parquet", ".geoparquet", ".pq")),
    Kind(name="arrow", label=Label("Arrow", "Arrow"), suffixes=(".arrow", ".feather", ".ipc")),
)
"""The kinds of file that are read, by name."""

_MAGIC: Final = (
    (b"PAR1", "parquet"),
    (b"ARROW1", "arrow"),
    (b"SQLite format 3\x00", "geopackage"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
    (b"\x00\x00\x27\x0a", "shapefile"),
)
_OTHERS: Final = (
    (re.compile(rb"%PDF-"), Label("un document PDF", "a PDF document")),
    (
        re.compile(rb"\x1f\x8b|BZh|\xfd7zXZ|7z\xbc\xaf|Rar!|\x28\xb5\x2f\xfd"),
        Label("une archive", "an archive"),
    ),
    (
        re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF"),
        Label("une image ou un média", "a picture or a recording"),
    ),
    (re.compile(rb"\s*<(?:!doctype\s+)?html", re.IGNORECASE), Label("une page web", "a web page")),
)
_XML: Final = re.compile(rb"\s*<(?:\?xml|[a-z!])", re.IGNORECASE)
_JSON: Final = re.compile(rb'\[\s*[\[{\]]|\{\s*["}]')
_KML: Final = re.compile(rb"<(?:\w+:)?kml[\s>]")


def kind_of(path: Path, given: str | None = None) -> tuple[Kind, Kind | None]:
    """Return the kind of a file, and the kind that its name says where that is another.

    Args:
        path: The file, which can be read.
        given: Its kind, where the caller says it.

    Raises:
        RuleError: No kind has the name given.
        SourceError: This is a kind of file that holds no census: a web page, an archive.
        OSError: The file cannot be read.

    Examples:
        >>> import tempfile, pathlib
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = pathlib.Path(folder, "lieux.csv")
        ...     _ = path.write_text('[{"nom": "H7"}]', encoding="utf-8")
        ...     found, named = kind_of(path)
        >>> found.name, named.name
        ('json', 'csv')
    """
    if given is not None:
        if given not in KINDS:
            raise RuleError.unknown(
                given, what=Label("genre de fichier", "kind of file"), possible=tuple(KINDS)
            )
        return KINDS[given], None
    with path.open("rb") as file:
        head = file.read(_HEAD)
    named = _named(path)
    found = KINDS[_of_content(path, head, named)]
    return found, None if named in {None, found.name} else KINDS[named or ""]


def _named(path: Path) -> str | None:
    suffix = path.suffix.lower()
    return next((kind.name for kind in KINDS.values() if suffix in kind.suffixes), None)


def _of_content(path: Path, head: bytes, named: str | None) -> str:
    magic = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
    if magic:
        return magic
    if head.startswith(b"PK\x03\x04"):
        return _zipped(path)
    text = _as_ascii(head)
    for shape, what in _OTHERS:
        if shape.match(text):
            raise _no_census(path, what)
    if _XML.match(text):
        if _KML.search(text) or named == "kml":
            return "kml"
        raise _no_census(path, Label("du XML d'un genre inconnu", "XML of an unknown kind"))
    if named == "shapefile":
        # The name is that of a part of a shapefile, which its reader looks for beside it.
        return "shapefile"
    start = text.lstrip()
    return _json(start, named) if _JSON.match(start) else "csv"


def _json(start: bytes, named: str | None) -> str:
    """Tell a document from lines: lines if named so, or if the first line is whole and another follows."""
    if named in {"jsonl", "geojson"}:
        return named
    first, _, rest = start.partition(b"\n")
    lines = first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")
    if lines:
        return "jsonl"
    return "geojson" if b'"FeatureCollection"' in start else "json"


def _as_ascii(head: bytes) -> bytes:
    """Return the beginning of a text without its byte order mark, and without the zeros of UTF-16."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\x00", b"")
    return head.removeprefix(BOM_UTF8)


def _zipped(path: Path) -> str:
    try:
        with ZipFile(path) as archive:
            names = archive.namelist()
    except (BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        raise SourceError(
            Label(
                f"{path.name} : classeur ou archive ZIP abîmé ou coupé ; téléchargez-le de nouveau",
                f"{path.name}: a damaged or truncated workbook or ZIP archive; download it again",
            )
        ) from None
    lower = [name.lower() for name in names]
    if any(name.startswith("xl/") for name in lower):
        return "xlsx"
    if "content.xml" in lower:
        return "ods"
    if any(name.endswith(".shp") for name in lower):
        return "shapefile"
    if any(name.endswith(".kml") for name in lower):
        return "kml"
    inside = ", ".join(names[:5]) + ("…" if len(names) > 5 else "")
    raise SourceError(
        Label(
            f"{path.name} : archive ZIP sans recensement reconnu ({inside}) ; sortez-en le fichier à lire",
            f"{path.name}: a ZIP archive without a census that is known ({inside}); take the file out of it",
        )
    )


def _no_census(path: Path, what: Label) -> SourceError:
    known_fr = ", ".join(kind.label.text("fr") for kind in KINDS.values())
    known_en = ", ".join(kind.label.text("en") for kind in KINDS.values())
    return SourceError(
        Label(
            f"{path.name} : {what.text('fr')}, et non un recensement ; genres lus : {known_fr}",
            f"{path.name}: {what.text('en')}, not a census; kinds that are read: {known_en}",
        )
    )


def is_own_document(path: Path) -> bool:
    """Tell whether a JSON file is a census as openinno writes it, document or lines.

    Examples:
        >>> import tempfile, pathlib
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = pathlib.Path(folder, "census.json")
        ...     _ = path.write_text('{"format": "openinno-census"}', encoding="utf-8")
        ...     is_own_document(path)
        True
    """
    with path.open("rb") as file:
        if not file.seek(0, 2):
            return False
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return data.find(_OWN) >= 0
