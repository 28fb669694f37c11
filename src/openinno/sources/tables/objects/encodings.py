"""The encoding of JSON: UTF-8, unless a mark at its start or its reader says another."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from ..unreadable import one_error

__all__ = ["encoding_marked", "encoding_of", "is_utf_8"]


def encoding_marked(start: bytes) -> str:
    """Return the encoding that the first bytes of a file tell."""
    return "utf-16" if start[:2] in {BOM_UTF16_BE, BOM_UTF16_LE} else "utf-8"


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
