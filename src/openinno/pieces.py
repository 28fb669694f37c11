"""A JSON document taken apart: its parts and rows, each left as it stands until somebody reads it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from .errors import SourceError
from .explain import NoNumberError, Repeated, slowly
from .labels import Label

__all__ = ["as_bytes", "broken", "items_of", "members_of", "no_list", "unreadable"]

_BLANKS: Final = re.compile(r"[ \t\n\r]*")
_DECODER: Final = json.JSONDecoder()
_TOO_DEEP: Final = ("JSON trop imbriqué", "JSON nested too deep")


def as_bytes(data: str | bytes) -> bytes:
    """Return the bytes of a document; half a letter stays, for its row to be told."""
    return data.encode(errors="surrogatepass") if isinstance(data, str) else data


def members_of(data: bytes, file: str | None) -> Mapping[str, msgspec.Raw]:
    """Return the parts of a document by key, none given twice.

    Raises:
        SourceError: This is no JSON object, or a key stands twice in it; the message says where it breaks.
    """
    try:
        found = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        if _fills(found, data):
            return found
        # Laid out for the eye: without its blanks, what it says is compared at full speed.
        compact = msgspec.json.format(data, indent=-1)
        found = msgspec.json.decode(compact, type=dict[str, msgspec.Raw])
        if _fills(found, compact):
            return found
    except (msgspec.MsgspecError, ValueError, RecursionError):
        pass
    text = _checked(data, file)
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
    try:
        _checked(data, file)
    except SourceError as error:
        return error
    return SourceError(broken(file, *_TOO_DEEP))


def _fills(found: Mapping[str, msgspec.Raw], data: bytes) -> bool:
    """Tell whether parts and keys, with the signs between them, are all that a document holds."""
    keys = sum(len(msgspec.json.encode(key)) + 2 for key in found)
    return keys + sum(len(memoryview(part)) for part in found.values()) + 1 == len(data)


def _checked(data: bytes, file: str | None) -> str:
    """Return the text of a document that is one JSON object without repeats, or say where it breaks."""
    try:
        text = data.decode(errors="surrogatepass")
        value = slowly(text)
    except RecursionError:
        raise SourceError(broken(file, *_TOO_DEEP)) from None
    except UnicodeDecodeError as error:
        place = error.start
        raise SourceError(
            broken(file, f"octet {place} : pas de l'UTF-8", f"byte {place}: not UTF-8")
        ) from None
    except NoNumberError as error:
        raise SourceError(
            broken(file, f"{error} n'est pas un nombre en JSON", f"{error} is no JSON number")
        ) from None
    except json.JSONDecodeError as error:
        at = error.lineno, error.colno
        raise SourceError(
            broken(
                file,
                "ligne {}, colonne {} : ce n'est plus du JSON".format(*at),
                "line {}, column {}: this is no longer JSON".format(*at),
            )
        ) from None
    if isinstance(value, Repeated):
        names = ", ".join(map(repr, value.keys_again))
        raise SourceError(broken(file, f"clé donnée deux fois : {names}", f"key given twice: {names}"))
    return text if isinstance(value, dict) else "{}"


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
