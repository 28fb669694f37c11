"""The text of a document that a person wrote, such as a mapping, or why it cannot be had."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ....encoded import not_utf_8
from ....errors import SourceError
from ....labels import Label
from ...tables.unreadable import cannot_open

__all__ = ["text_of"]

_LARGEST: Final = 4 * 1024 * 1024
"""Bytes: more than sixteen thousand columns need."""


def text_of(path: Path, what: Label) -> str:
    """Return the text of a file.

    Args:
        path: The file, in UTF-8.
        what: What it should hold, for messages: ``une correspondance``, ``a mapping``.

    Raises:
        SourceError: The file is missing, is too large or is no text in UTF-8.
    """
    try:
        with path.open("rb") as opened:
            data = opened.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        raise cannot_open(path, error) from None
    if len(data) > _LARGEST:
        raise SourceError(
            Label(
                f"{path.name} : trop gros pour {what.text('fr')} (plus de {_LARGEST} octets)",
                f"{path.name}: too large for {what.text('en')} (more than {_LARGEST} bytes)",
            )
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        why = not_utf_8(data, error)
        raise SourceError(Label(f"{path.name}, {why.text('fr')}", f"{path.name}, {why.text('en')}")) from None
