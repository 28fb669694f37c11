"""What a text that is no UTF-8 is written in, as far as its marks and its letters tell, and what to do."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Mapping
from typing import Final

from .labels import Label

__all__ = ["TITLES", "likeliest", "no_utf_8", "not_utf_8", "probable_encoding", "wide"]

TITLES: Final[Mapping[str, str]] = {
    "cp1252": "Windows-1252",
    "mac-roman": "Mac Roman",
    "cp850": "DOS (cp850)",
    "utf-16": "UTF-16",
}
"""What encodings are called by those who save a file; their names are those of Python."""
_ONE_BYTE: Final = ("cp1252", "mac-roman", "cp850")
"""What French files that are no UTF-8 are written in, the likeliest first."""
_FRENCH: Final = dict.fromkeys("éèêàçôîûùëïâœ", 3) | dict.fromkeys("ÉÈÊÀÇÔÎ’«»°€–", 1)
"""How much a letter speaks for the encoding that gives it."""
_ASCII: Final = bytes(range(128))
_CONTROLS: Final = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f")
"""What stands in no text."""
_SAMPLE: Final = 1 << 18
"""So many bytes on either side of the first that is no UTF-8 are looked at."""


def likeliest(beyond: Mapping[int, int]) -> tuple[str, bool]:
    """Return the encoding of one byte a letter that gives the most French letters, and whether it gives any.

    Args:
        beyond: How often each byte beyond ASCII stands in the text.

    Examples:
        >>> likeliest(Counter("Café à Évry".encode("mac-roman")))
        ('mac-roman', True)
    """
    best = max(_ONE_BYTE, key=lambda one: _speaks_for(one, beyond))
    return best, _speaks_for(best, beyond) > 0


def wide(start: bytes) -> str | None:
    """Return the encoding of two bytes a letter that null bytes betray, if they do.

    Examples:
        >>> wide("Nom;Ville".encode("utf-16-le")), wide(b"Nom;Ville")
        ('utf-16-le', None)
    """
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) * 5 < len(start) or min(even, odd) * 20 > len(start):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def probable_encoding(data: bytes, place: int = 0) -> str | None:
    r"""Return what bytes that are no UTF-8 are probably written in; None where nothing tells it.

    Where most are UTF-8, the others are damage; where some stand in no text, there is none.

    Args:
        data: The bytes.
        place: Where the first stands that is no UTF-8.

    Examples:
        >>> probable_encoding("Café".encode("cp1252")), probable_encoding("Évry, Orléans".encode() + b"\xe9")
        ('cp1252', None)
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or wide(data[:_SAMPLE]):
        return "utf-16"
    before, after = data[max(0, place - _SAMPLE) : place], data[place : place + _SAMPLE]
    if len(after.translate(None, _CONTROLS)) < len(after):
        return None
    text = after.decode("utf-8", "surrogateescape")
    fits = text.encode("utf-8", "ignore")
    good = len((before + fits).translate(None, _ASCII))
    if good >= len(text) - len(fits.decode()):
        return None
    name, known = likeliest(Counter(after.translate(None, _ASCII)))
    return name if known else None


def not_utf_8(data: bytes, error: UnicodeDecodeError, line: int = 1) -> Label:
    r"""Say where bytes are no UTF-8, what they probably are, and what to do.

    Args:
        data: The bytes.
        error: What was raised in reading them.
        line: Number of their first line.

    Examples:
        >>> data = 'id = "lab"\nname = "Café"'.encode("cp1252")
        >>> try:
        ...     data.decode()
        ... except UnicodeDecodeError as error:
        ...     print(not_utf_8(data, error).text("en"))
        line 2, byte 12: not UTF-8 but probably Windows-1252; save it as UTF-8
    """
    row = line + data.count(b"\n", 0, error.start)
    byte = error.start - data.rfind(b"\n", 0, error.start)
    why = no_utf_8(data, error.start)
    return Label(f"ligne {row}, octet {byte} : {why.fr}", f"line {row}, byte {byte}: {why.text('en')}")


def no_utf_8(data: bytes, place: int = 0) -> Label:
    """Say what bytes probably are that are no UTF-8, and what to do.

    Args:
        data: The bytes.
        place: Where the first stands that is no UTF-8.

    Examples:
        >>> no_utf_8("é à".encode("cp1252")).text("fr")
        "pas de l'UTF-8 mais sans doute du Windows-1252 ; à enregistrer en UTF-8"
    """
    name = probable_encoding(data, place)
    of = "de l'" if name == "utf-16" else "du "
    fr = f" mais sans doute {of}{TITLES[name]}" if name else ""
    en = f" but probably {TITLES[name]}" if name else ""
    return Label(f"pas de l'UTF-8{fr} ; à enregistrer en UTF-8", f"not UTF-8{en}; save it as UTF-8")


def _speaks_for(name: str, beyond: Mapping[int, int]) -> int:
    letters = ((bytes([byte]).decode(name, "replace"), count) for byte, count in beyond.items())
    return sum(_FRENCH.get(letter, 0) * count for letter, count in letters)
