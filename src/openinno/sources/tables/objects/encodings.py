"""The encoding of JSON: UTF-8, unless its first bytes or its reader say another."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from ..unreadable import one_error

__all__ = ["encoding_marked", "encoding_of", "is_utf_8"]


def encoding_marked(start: bytes) -> str:
    """Return the encoding that the first bytes of a file tell.

    JSON begins with a sign of ASCII: a zero beside it is the other half of a letter of two bytes.

    Examples:
        >>> encoding_marked("[1]".encode("utf-16-le")), encoding_marked(b"[1]")
        ('utf-16-le', 'utf-8')
    """
    if start[:2] in {BOM_UTF16_BE, BOM_UTF16_LE}:
        return "utf-16"
    first, second = start[:1] == b"\0", start[1:2] == b"\0"
    if first is second:
        return "utf-8"
    return "utf-16-be" if first else "utf-16-le"


def encoding_of(path: Path) -> str:
    """Return the encoding of a file.

    Raises:
        SourceError: The file cannot be read.
    """
    with one_error(path), path.open("rb") as source:
        return encoding_marked(source.read(2))


def is_utf_8(name: str) -> bool:
    """Tell whether a name is one of those of UTF-8.

    Examples:
        >>> is_utf_8("UTF_8"), is_utf_8("cp1252")
        (True, False)
    """
    return name.casefold().replace("_", "-") in {"utf-8", "utf8", "utf-8-sig"}
