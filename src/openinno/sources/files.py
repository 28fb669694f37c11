"""A census from a file: today the JSON documents and JSON Lines that openinno writes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ..census import Census
from ..envelope import from_json
from ..errors import SourceError
from ..labels import Label
from ..lines import from_json_lines

__all__ = ["read_census"]

_NOT_YET: Final = {".csv", ".tsv", ".xlsx", ".xls", ".ods", ".parquet", ".geojson", ".kml", ".shp", ".gpkg"}
_LINES: Final = {".jsonl", ".ndjson"}
_REASONS: Final[Mapping[type[Exception], Label]] = {
    FileNotFoundError: Label("fichier introuvable", "no such file"),
    IsADirectoryError: Label("c'est un dossier", "it is a folder"),
    NotADirectoryError: Label("fichier introuvable", "no such file"),
    PermissionError: Label("accès refusé", "access denied"),
    ValueError: Label("nom de fichier impossible", "impossible file name"),
}


def read_census(file: str | Path) -> Census:
    """Read a census from a file.

    Args:
        file: A JSON document as :func:`~openinno.to_json` writes it, or JSON Lines as
            :func:`~openinno.to_json_lines` writes them (``.jsonl``, ``.ndjson``). Other kinds of file are not
            read yet.

    Raises:
        SourceError: The file is missing or is no census; the message says where it breaks.

    Examples:
        >>> import tempfile, pathlib
        >>> import openinno as oi
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = pathlib.Path(folder, "census.json")
        ...     _ = path.write_text(oi.to_json(oi.embedded_census()), encoding="utf-8")
        ...     read_census(path) == oi.embedded_census()
        True
    """
    path = Path(file)
    if not str(file).strip():
        raise SourceError(Label("nom de fichier vide", "empty file name"))
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        why = _REASONS.get(type(error), Label(getattr(error, "strerror", None) or str(error)))
        raise SourceError(
            Label(f"{path} : illisible ({why.text('fr')})", f"{path}: cannot be read ({why.text('en')})")
        ) from None
    if path.suffix.lower() in _NOT_YET:
        raise SourceError(
            Label(
                f"{path} : seuls les documents JSON et les lignes JSON d'openinno sont lus pour l'instant",
                f"{path}: only JSON documents and JSON Lines of openinno are read yet",
            )
        )
    read = from_json_lines if path.suffix.lower() in _LINES else from_json
    return read(data, file=path.name)
