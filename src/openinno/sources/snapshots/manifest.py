"""A folder sealed by its manifest: which files it holds, and the digest of each, to tell what changed."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import file_digest
from pathlib import Path
from typing import Final, TypeVar

import attrs
import msgspec

from ..._data import decoded
from ..._version import __version__
from ...errors import SourceError
from ...labels import Label
from ..tables.unreadable import cannot_open

__all__ = [
    "CENSUS",
    "MANIFEST",
    "MAPPING",
    "SnapshotFile",
    "SnapshotManifest",
    "read_manifest",
    "sealed_file",
    "verified",
]

T = TypeVar("T")

MANIFEST: Final = "manifest.json"
CENSUS: Final = "census.json"
MAPPING: Final = "mapping.toml"
"""The files of a snapshot, beside those of the portal."""

FORMAT: Final = "openinno-snapshot"
VERSION: Final = 1
_LONGEST: Final = 1 << 20
"""No manifest of ours has so many bytes."""


@attrs.frozen(kw_only=True)
class SnapshotFile:
    """A file of a snapshot.

    Args:
        name: Its name in the folder.
        size: Its bytes.
        sha256: Its digest.
    """

    name: str
    size: int
    sha256: str


@attrs.frozen(kw_only=True)
class SnapshotManifest:
    """What a snapshot is, so that a study can cite it and another can check it.

    Args:
        format: The name of the form.
        version: The version of the form.
        openinno: The version of openinno that wrote it.
        date: The day, in UTC, on which the data was fetched.
        portal: The portal.
        dataset: Identifier of the dataset.
        title: Its title.
        publisher: Who publishes it.
        licence: Its licence, as the portal tells it.
        rows: How many rows it has.
        structures: How many of them became structures.
        files: Every file but this manifest.

    Examples:
        >>> told = {"date": "2026-11-21", "portal": "opendata.example.fr", "dataset": "lieux"}
        >>> manifest = SnapshotManifest(**told, rows=2, structures=2, files=())
        >>> manifest.to_json().splitlines()[1:3]
        ['  "dataset": "lieux",', '  "date": "2026-11-21",']
    """

    format: str = FORMAT
    version: int = VERSION
    openinno: str = __version__
    date: str
    portal: str
    dataset: str
    title: str | None = None
    publisher: str | None = None
    licence: str | None = None
    rows: int
    structures: int
    files: tuple[SnapshotFile, ...]

    def to_json(self) -> str:
        """Write the manifest as JSON."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2).decode() + "\n"


@attrs.frozen(kw_only=True)
class _Form:
    """What is read of a manifest first."""

    format: str
    version: int


def sealed_file(path: Path) -> SnapshotFile:
    """Return what a manifest says of a file."""
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
        return SnapshotFile(name=path.name, size=file.tell(), sha256=digest)


def read_manifest(folder: Path) -> SnapshotManifest:
    """Read the manifest of a folder.

    Raises:
        SourceError: It has none, none of ours, or one of a form to come.
    """
    path = folder / MANIFEST
    try:
        with path.open("rb") as file:
            data = file.read(_LONGEST)
    except OSError as error:
        raise cannot_open(path, error) from None
    form = _decoded(path, data, _Form)
    if form.format != FORMAT:
        raise _foreign(path)
    if form.version > VERSION:
        raise _to_come(path, form.version)
    return _decoded(path, data, SnapshotManifest)


def _decoded(path: Path, data: bytes, kind: type[T]) -> T:
    try:
        return decoded(data, kind)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise _foreign(path) from None


def verified(folder: Path, manifest: SnapshotManifest, needed: Iterable[str]) -> None:
    """Check that the files of a folder are those that its manifest was written for.

    Raises:
        SourceError: A file is missing, or was changed; the message names the first.
    """
    missing = next(iter(set(needed) - {one.name for one in manifest.files}), None)
    if missing is not None:
        raise _changed(
            folder / MANIFEST, f"« {missing} » n'y est pas nommé", f"“{missing}” is not named in it"
        )
    for one in manifest.files:
        path = folder / one.name
        if path.name != one.name:
            raise _changed(
                folder / MANIFEST, f"« {one.name} » sort du dossier", f"“{one.name}” leaves the folder"
            )
        try:
            found = sealed_file(path)
        except OSError as error:
            raise cannot_open(path, error) from None
        if found != one:
            raise _changed(
                path,
                f"modifié depuis l'instantané du {manifest.date}",
                f"changed since the snapshot of {manifest.date}",
            )


def _changed(path: Path, fr: str, en: str) -> SourceError:
    return SourceError(
        Label(
            f"{path} : {fr} ; prenez un autre instantané, ou remettez le fichier",
            f"{path}: {en}; take another snapshot, or put the file back",
        )
    )


def _foreign(path: Path) -> SourceError:
    return SourceError(
        Label(
            f"{path} : ce n'est pas le manifeste d'un instantané ; take_snapshot() en écrit",
            f"{path}: this is no manifest of a snapshot; take_snapshot() writes them",
        )
    )


def _to_come(path: Path, version: int) -> SourceError:
    return SourceError(
        Label(
            f"{path} : instantané de version {version}, écrit par un openinno plus récent ;"
            " mettez openinno à jour",
            f"{path}: a snapshot of version {version}, written by a newer openinno; update openinno",
        )
    )
