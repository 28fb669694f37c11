"""Taking answers apart: each value is what it should be, or an error says what it is, at which key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ...findings import expected
from ...labels import Label
from ..errors import UnexpectedContent
from ..problems import read_error

__all__ = [
    "array",
    "at",
    "entries",
    "instead",
    "obj",
    "or_else",
    "text",
    "text_or_none",
    "unexpected",
    "whole_or_none",
]

_OF_V20: Final = frozenset({"records", "record", "datasets", "dataset"})
"""The keys that version 2.0 wraps what it gives in."""


def unexpected(path: str, found: Label) -> UnexpectedContent:
    """Make the error of an answer in which something is not what it should be.

    Args:
        path: Where, such as ``fields[3].name``; empty for the answer as a whole.
        found: What was expected and what was found.
    """
    where_fr, where_en = (f", clé {path}", f", key {path}") if path else ("", "")
    return UnexpectedContent(
        Label(
            f"réponse inattendue du portail{where_fr} : {found.text('fr')}",
            f"unexpected answer of the portal{where_en}: {found.text('en')}",
        )
    )


def at(path: str, key: str | int) -> str:
    """Return the path of a key, or of a place in an array."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    return f"{path}.{key}" if path else key


def obj(value: Any, path: str = "") -> Mapping[str, Any]:
    """Return an object."""
    if not isinstance(value, Mapping):
        raise unexpected(path, expected("un objet", "an object", value))
    return value


def array(value: Any, path: str = "") -> list[Any]:
    """Return an array."""
    if not isinstance(value, list | tuple):
        raise unexpected(path, expected("un tableau", "an array", value))
    return list(value)


def text(value: Any, path: str = "") -> str:
    """Return a text."""
    if not isinstance(value, str):
        raise unexpected(path, expected("un texte", "a text", value))
    return value


def text_or_none(value: Any, path: str = "") -> str | None:
    """Return a text, or None where there is none."""
    return None if value is None else text(value, path)


def whole_or_none(value: Any, path: str = "") -> int | None:
    """Return a whole number, or None where there is none."""
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise unexpected(path, expected("un nombre entier", "a whole number", value))


def or_else(value: Any, default: Any) -> Any:
    """Return a value, or another in place of null: portals write null for what is empty."""
    return default if value is None else value


def entries(answer: Any, key: str) -> list[Any]:
    """Return the array that an answer holds under a key, or say what the answer is instead.

    Raises:
        UnexpectedContent: It is an answer of version 2.0, an error, or holds no such array.
    """
    outer = obj(answer)
    if key not in outer:
        raise instead(outer, key)
    return array(outer[key], key)


def instead(answer: Mapping[str, Any], key: str) -> UnexpectedContent:
    """Say what an answer is that lacks a key."""
    if answer.keys() & _OF_V20:
        return unexpected(
            "",
            Label(
                "c'est la version 2.0 de l'API ; utilisez …/api/explore/v2.1",
                "this is version 2.0 of the API; use …/api/explore/v2.1",
            ),
        )
    code, message = read_error(answer)
    if code:
        return unexpected("", Label(f"une erreur, {code} : {message}", f"an error, {code}: {message}"))
    keys = ", ".join(list(answer)[:10]) or "—"
    return unexpected(key, Label(f"absente ; clés reçues : {keys}", f"missing; keys received: {keys}"))
