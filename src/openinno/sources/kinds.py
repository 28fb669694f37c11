"""Which kind of file this is: by what stands in it, since names lie, and told when the two differ.

A workbook saved as ``.csv``, a web page saved as ``.xls``, a table saved as ``.txt``: each is met every week.
"""

from __future__ import annotations

import mmap
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

import attrs

from ..errors import RuleError, SourceError
from ..labels import Label
from .tables.objects.encodings import encoding_marked
from .tables.signatures import ZIPPED, as_ascii, signature_of

__all__ = ["KINDS", "Kind", "is_own_document", "kind_of"]

_HEAD: Final = 16 * 1024
_OWN: Final = '"openinno-census'


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
    signature = signature_of(head)
    if signature is not None:
        if signature.kind is None:
            raise _no_census(path, signature.label)
        return _zipped(path) if signature.kind == ZIPPED else signature.kind
    text = as_ascii(head)
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
    """Tell whether a JSON file is a census as openinno writes it, document or lines, in whatever encoding.

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
            marked = {BOM_UTF16_LE: "utf-16-le", BOM_UTF16_BE: "utf-16-be"}.get(data[:2])
            return data.find(_OWN.encode(marked or encoding_marked(data[:2]))) >= 0
