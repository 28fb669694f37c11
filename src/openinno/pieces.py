"""A JSON document taken apart: its parts and rows, each left as it stands until somebody reads it."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from .encoded import not_utf_8
from .errors import SourceError
from .labels import Label
from .plain_json import NoNumberError, Repeated, slowly

__all__ = [
    "TOO_DEEP",
    "as_bytes",
    "broken",
    "flaw",
    "items_of",
    "members_of",
    "no_list",
    "source_error",
    "unreadable",
]

_BLANKS: Final = re.compile(r"[ \t\n\r]*")
# What is read here is only measured: a number may have more digits than Python would read.
_DECODER: Final = json.JSONDecoder(parse_int=str)
TOO_DEEP: Final = Label("JSON trop imbriqué", "JSON nested too deep")


def as_bytes(data: str | bytes) -> bytes:
    """Return the bytes of a document; half a letter stays, for its row to be told. A mark of order goes.

    Raises:
        TypeError: This is neither text nor bytes.
    """
    if isinstance(data, str):
        return data.encode(errors="surrogatepass").removeprefix(BOM_UTF8)
    if isinstance(data, bytes | bytearray | memoryview):
        return bytes(data).removeprefix(BOM_UTF8)
    raise TypeError(f"JSON is read from text or bytes, not from {type(data).__name__}")


def members_of(data: bytes, file: str | None) -> Mapping[str, msgspec.Raw]:
    """Return the parts of a document by key, none given twice; none at all for what is no JSON object.

    Raises:
        SourceError: This is no JSON, or a key stands twice; the message says where it breaks.
    """
    try:
        found = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        # What is laid out for the eye is measured without its blanks, and kept as it stands.
        if _fills(found, data) or _fills_without_blanks(data):
            return found
    except (msgspec.MsgspecError, ValueError, RecursionError):
        pass
    why = flaw(data)
    if why is not None:
        raise source_error(file, why)
    text = data.decode(errors="surrogatepass").strip()
    if not text.startswith("{"):
        return {}
    return {key: msgspec.Raw(as_bytes(part)) for key, part in _children(text) if key is not None}


def items_of(part: msgspec.Raw, file: str | None, key: str) -> list[msgspec.Raw]:
    """Return the rows of a part of a document.

    Raises:
        SourceError: The part is no list.
    """
    try:
        return msgspec.json.decode(part, type=list[msgspec.Raw])
    except (msgspec.MsgspecError, ValueError, RecursionError):
        text = bytes(part).decode(errors="surrogatepass")
    if not text.startswith("["):
        raise SourceError(no_list(file, key))
    return [msgspec.Raw(as_bytes(row)) for _, row in _children(text)]


def broken(file: str | None, fr: str, en: str) -> Label:
    """Say of a document what is wrong with it, after its name."""
    where = file or "JSON"
    return Label(f"{where} : {fr}", f"{where}: {en}")


def no_list(file: str | None, key: str) -> Label:
    """Say of a part of a document that it should be a list."""
    return broken(file, f"« {key} » n'est pas une liste", f"“{key}” is not a list")


def unreadable(data: bytes, file: str | None) -> SourceError:
    """Return the error of a document in which a row is no UTF-8, or is nested too deep."""
    return source_error(file, flaw(data) or TOO_DEEP)


def source_error(file: str | None, why: Label) -> SourceError:
    """Return the error of a document of which one thing is wrong."""
    return SourceError(broken(file, why.text("fr"), why.text("en")))


def _fills(found: Mapping[str, msgspec.Raw], data: bytes) -> bool:
    """Tell whether parts and keys, with the signs between them, are all that a document holds."""
    keys = sum(len(msgspec.json.encode(key)) + 2 for key in found)
    return keys + sum(len(memoryview(part)) for part in found.values()) + 1 == len(data)


def _fills_without_blanks(data: bytes) -> bool:
    compact = msgspec.json.format(data, indent=-1)
    return _fills(msgspec.json.decode(compact, type=dict[str, msgspec.Raw]), compact)


def flaw(data: bytes, line: int = 1) -> Label | None:
    """Return why bytes are no JSON that can be read, or None.

    Args:
        data: The bytes.
        line: Number of their first line.
    """
    try:
        value = slowly(data.decode(errors="surrogatepass"))
    except RecursionError:
        return TOO_DEEP
    except UnicodeDecodeError as error:
        return not_utf_8(data, error, line)
    except NoNumberError as error:
        return Label(f"{error} n'est pas un nombre en JSON", f"{error} is no JSON number")
    except json.JSONDecodeError as error:
        row, column = error.lineno + line - 1, error.colno
        return Label(
            f"ligne {row}, colonne {column} : ce n'est plus du JSON",
            f"line {row}, column {column}: this is no longer JSON",
        )
    if isinstance(value, Repeated):
        names = ", ".join(map(repr, value.keys_again))
        return Label(f"clé donnée deux fois : {names}", f"key given twice: {names}")
    return None


def _children(text: str) -> Iterator[tuple[str | None, str]]:
    """Yield the key and the text of what stands inside a JSON object or list that is known to be whole."""
    place = _after_blanks(text, 0)
    closing = "}" if text[place] == "{" else "]"
    place = _after_blanks(text, place + 1)
    while text[place] != closing:
        key = None
        if closing == "}":
            key, place = _DECODER.raw_decode(text, place)
            place = _after_blanks(text, _after_blanks(text, place) + 1)
        _, end = _DECODER.raw_decode(text, place)
        yield key, text[place:end]
        place = _after_blanks(text, end)
        if text[place] == ",":
            place = _after_blanks(text, place + 1)


def _after_blanks(text: str, place: int) -> int:
    found = _BLANKS.match(text, place)
    return found.end() if found else place
