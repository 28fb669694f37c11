"""Why a file cannot be opened, in words: the reasons of the operating system, in French and in English."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ..errors import SourceError
from ..labels import Label

__all__ = ["cannot_read"]

_REASONS: Final[Mapping[type[Exception], Label]] = {
    FileNotFoundError: Label("fichier introuvable", "no such file"),
    IsADirectoryError: Label("c'est un dossier", "it is a folder"),
    NotADirectoryError: Label("fichier introuvable", "no such file"),
    PermissionError: Label("accès refusé", "access denied"),
    ValueError: Label("nom de fichier impossible", "impossible file name"),
}


def cannot_read(path: Path, error: Exception) -> SourceError:
    """Return the error of a file that cannot be opened.

    Args:
        path: The file.
        error: What the operating system raised.

    Examples:
        >>> from pathlib import Path
        >>> cannot_read(Path("lieux.csv"), FileNotFoundError()).message("fr")
        'lieux.csv : illisible (fichier introuvable)'
    """
    why = _REASONS.get(type(error), Label(getattr(error, "strerror", None) or str(error)))
    return SourceError(
        Label(f"{path} : illisible ({why.text('fr')})", f"{path}: cannot be read ({why.text('en')})")
    )
