"""A dataset as it was on a day: its rows, description and census in a dated folder, sealed by digests.

Portals close, and datasets change in silence. A snapshot can be opened, read again and compared for as long
as its folder lasts, and nothing but taking one needs a portal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs
import msgspec

from ..._data import decoded
from ...census import Census
from ...envelope import from_json
from ...errors import SourceError
from ...labels import Label
from ..mapping.declared import FieldMapping
from ..mapping.files.toml import read_mapping
from ..portal.downloads import DATA, SCHEMA, read_download
from ..tables.unreadable import cannot_open
from .manifest import CENSUS, MANIFEST, MAPPING, SnapshotManifest, read_manifest, verified

__all__ = ["SchemaField", "Snapshot", "open_snapshot", "snapshots"]

_NAME: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-([1-9][0-9]*))?")
"""The names of snapshots: a day, and a number from the second of that day on."""


@attrs.frozen(kw_only=True)
class SchemaField:
    """A column of a dataset, as its portal described it.

    Args:
        name: Its name in the rows.
        label: What the portal calls it for people.
        type: Its type on the portal.
        multivalued: Whether each row may hold several values.
    """

    name: str
    label: str
    type: str
    multivalued: bool = False


@attrs.frozen(kw_only=True, repr=False)
class Snapshot:
    """A dataset as it was on a day.

    Args:
        path: Its folder.
        manifest: What it is.
        fields: The columns, as the portal described them.
        census: The census that was made of it.

    Examples:
        Here, ``client`` asks a small portal on this machine.

        >>> import tempfile
        >>> import openinno as oi
        >>> snapshot = oi.take_snapshot(tempfile.mkdtemp(), "structures", client=client)
        >>> snapshot, snapshot.date == snapshot.path.name
        (<Snapshot of structures, ...: 51 rows>, True)
        >>> next(snapshot.rows())["name"], snapshot.census[0].name
        ('Atlanpole Biotherapies', 'Atlanpole Biotherapies')
        >>> [column.to for column in snapshot.mapping.columns]
        ['id', 'name', 'profiles', 'themes', 'commune', 'region', 'opened', 'point']
        >>> names = oi.FieldMapping(columns=[oi.ColumnMapping(columns="name", to="name")])
        >>> sorted(snapshot.read(names)[0].extra)
        ['id', 'profile', 'themes']
    """

    path: Path
    manifest: SnapshotManifest
    fields: tuple[SchemaField, ...]
    census: Census

    def __repr__(self) -> str:
        return f"<Snapshot of {self.manifest.dataset}, {self.date}: {self.manifest.rows} rows>"

    @property
    def date(self) -> str:
        """The day on which the data was fetched, in UTC, such as ``2026-11-21``."""
        return self.manifest.date

    @property
    def mapping(self) -> FieldMapping:
        """The mapping that the census was made by, read from its file.

        Raises:
            SourceError: The file is gone.
        """
        return read_mapping(self.path / MAPPING)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield the rows as the portal gave them, one by one.

        Raises:
            SourceError: The file of the data is gone, or is no longer what it was.
        """
        path = self.path / DATA
        try:
            with path.open("rb") as file:
                for line in file:
                    yield msgspec.json.decode(line, type=dict[str, Any])
        except OSError as error:
            raise cannot_open(path, error) from None
        except (msgspec.MsgspecError, ValueError, RecursionError):
            raise _no_snapshot(path) from None

    def read(self, mapping: FieldMapping | None = None) -> Census:
        """Return the census that another mapping makes of the same rows.

        Args:
            mapping: Which columns are which attributes; as for :func:`~openinno.fetch_census`.

        Raises:
            SourceError: The files are gone, or are no longer what they were.
        """
        return read_download(self.path, mapping)[0]


def snapshots(folder: str | Path) -> tuple[Path, ...]:
    """Return the snapshots of a folder, oldest first, without opening them.

    Args:
        folder: Where snapshots are kept.

    Raises:
        SourceError: The folder cannot be read.
    """
    try:
        found = [(_NAME.fullmatch(one.name), one) for one in Path(folder).iterdir()]
    except (OSError, ValueError) as error:
        raise cannot_open(Path(folder), error) from None
    dated = [(name[1], int(name[2] or 1), one) for name, one in found if name and _is_snapshot(one)]
    return tuple(path for _, _, path in sorted(dated))


def open_snapshot(folder: str | Path) -> Snapshot:
    """Open a snapshot, once its files are found to be those that were written.

    Args:
        folder: Its folder; or one that holds snapshots, of which the latest is opened: ``snapshot.path``
            tells which.

    Raises:
        SourceError: This is no snapshot, a file of it is missing or was changed (the message says which), or
            a newer openinno wrote it.
    """
    path = Path(folder)
    if not _is_snapshot(path):
        path = _latest(path)
    manifest = read_manifest(path)
    verified(path, manifest, needed=(DATA, SCHEMA, CENSUS, MAPPING))
    census = path / CENSUS
    return Snapshot(
        path=path,
        manifest=manifest,
        fields=_fields(path / SCHEMA),
        census=from_json(census.read_bytes(), file=str(census), trusted=True),
    )


def _is_snapshot(folder: Path) -> bool:
    try:
        return (folder / MANIFEST).exists()
    except (OSError, ValueError):
        # Whoever opens it is told why it cannot be.
        return False


def _latest(folder: Path) -> Path:
    found = snapshots(folder)
    if not found:
        raise SourceError(
            Label(
                f"{folder} : aucun instantané dans ce dossier ; take_snapshot() en prend un",
                f"{folder}: no snapshot in this folder; take_snapshot() takes one",
            )
        )
    return found[-1]


@attrs.frozen(kw_only=True)
class _Field:
    name: str
    type: str
    label: str
    annotations: dict[str, Any]


@attrs.frozen(kw_only=True)
class _Schema:
    """What is read of a description: its fields."""

    fields: tuple[_Field, ...]


def _fields(path: Path) -> tuple[SchemaField, ...]:
    try:
        schema = decoded(path.read_bytes(), _Schema)
    except (OSError, msgspec.MsgspecError, ValueError, RecursionError):
        raise _no_snapshot(path) from None
    return tuple(
        SchemaField(
            name=one.name, label=one.label, type=one.type, multivalued="multivalued" in one.annotations
        )
        for one in schema.fields
    )


def _no_snapshot(path: Path) -> SourceError:
    return SourceError(
        Label(f"{path} : ce n'est pas un fichier d'instantané", f"{path}: this is no file of a snapshot")
    )
