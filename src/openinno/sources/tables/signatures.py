"""How files begin, by which each is known whatever its name says."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import Final, NamedTuple

from ...labels import Label

__all__ = ["ZIPPED", "Signature", "as_ascii", "signature_of"]

ZIPPED: Final = "zip"
"""The kind of an archive of which the first bytes do not tell what it holds: a workbook, a layer."""


class Signature(NamedTuple):
    """How files of a kind begin."""

    start: re.Pattern[bytes]
    label: Label
    kind: str | None = None
    """The kind of table that it is; None where it holds none."""


_SIGNATURES: Final = (
    Signature(
        re.compile(rb"PK\x03\x04"),
        Label("une archive ZIP ou un classeur XLSX ou ODS", "a ZIP archive or an XLSX or ODS workbook"),
        ZIPPED,
    ),
    Signature(
        re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        Label("un classeur XLS ou un document Office", "an XLS workbook or an Office document"),
        "xls",
    ),
    Signature(re.compile(rb"PAR1"), Label("un fichier Parquet", "a Parquet file"), "parquet"),
    Signature(re.compile(rb"ARROW1"), Label("un fichier Arrow", "an Arrow file"), "arrow"),
    Signature(
        re.compile(rb"SQLite format 3\x00"),
        Label("une base SQLite ou un GeoPackage", "an SQLite database or a GeoPackage"),
        "geopackage",
    ),
    Signature(re.compile(rb"\x00\x00\x27\x0a"), Label("un Shapefile", "a Shapefile"), "shapefile"),
    Signature(re.compile(rb"%PDF-"), Label("un document PDF", "a PDF document")),
    Signature(
        re.compile(rb"\x1f\x8b|BZh[1-9]1AY|\xfd7zXZ|7z\xbc\xaf|Rar!\x1a|\x28\xb5\x2f\xfd"),
        Label("une archive", "an archive"),
    ),
    Signature(
        re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF.{4}(?:WAVE|WEBP|AVI )", re.DOTALL),
        Label("une image ou un média", "a picture or a recording"),
    ),
    Signature(
        re.compile(rb"\s*<(?:!doctype\s+)?html", re.IGNORECASE),
        Label(
            "une page web (HTML), peut-être le message d'erreur d'un portail",
            "a web page (HTML), maybe the error message of a portal",
        ),
    ),
)


def signature_of(start: bytes) -> Signature | None:
    """Return what the first bytes of a file say that it is; None where they may be of a text.

    Examples:
        >>> signature_of(b"PAR1...").kind, signature_of(b"%PDF-1.7").kind, signature_of(b"Nom;Ville")
        ('parquet', None, None)
    """
    text = as_ascii(start)
    return next((one for one in _SIGNATURES if one.start.match(text)), None)


_UNMARKED: Final = frozenset(sign.encode(order) for sign in "[{<" for order in ("utf-16-le", "utf-16-be"))
"""How JSON and XML in UTF-16 begin without a byte order mark, and no binary file that is read."""


def as_ascii(start: bytes) -> bytes:
    """Return the beginning of a text without its byte order mark, and without the zeros of UTF-16."""
    if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return start[2:].replace(b"\x00", b"")
    if start[:2] in _UNMARKED:
        return start.replace(b"\x00", b"")
    return start.removeprefix(BOM_UTF8)
