"""A census from a portal that speaks the Explore API: fetched to files, from which it is read.

The rows are exported to a file, verified, with the description of the dataset beside them; the census is made
of these files. So a census that was fetched and one that a snapshot keeps are read by the same way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from ...census import Census
from ...explore.answers.datasets import Dataset
from ...explore.client import Client
from ...explore.errors import BadQuery, ExploreError, Refused, UnexpectedContent, Unreachable
from ...explore.export.manifest import Manifest
from ...explore.odsql import Query
from ...labels import Label
from ..mapping.declared import FieldMapping
from . import national
from .downloads import DATA, SCHEMA, read_download

if TYPE_CHECKING:
    from ...explore.odsql import Builder, Condition

__all__ = ["PortalClient", "PortalManifest", "download", "fetch_census"]

PortalClient: TypeAlias = Client
"""What asks a portal, for the modules that need not know where it lives."""
PortalManifest: TypeAlias = Manifest
"""What tells of a download, for the same."""


def fetch_census(
    dataset: str = national.DATASET,
    *,
    portal: str = national.PORTAL,
    mapping: FieldMapping | None = None,
    where: Condition | Builder | str | None = None,
    client: Client | None = None,
    progress: bool = False,
) -> Census:
    """Fetch a census from a portal that speaks the Explore API v2.1.

    What is doubtful is among the findings: the columns that were found, and those that were not; values that
    do not suit their types; unknown words. Rows that make no structure are kept whole in ``refused``.

    Args:
        dataset: Identifier of the dataset; the national census of the Caisse des Dépôts by default.
        portal: Host or address of the portal.
        mapping: Which columns are which attributes. Without it, the columns of the national census are found
            by the names that they may have; those of other datasets by the mapping that openinno proposes.
        where: Which rows: a condition, or its text in ODSQL; all by default.
        client: What asks the portal, in place of one made for ``portal``.
        progress: Whether to show a bar on a terminal (extra ``progress``).

    Raises:
        UnknownDataset: The portal holds no such dataset; of the national census, the error tells what else
            there is.
        ExploreError: The portal does not answer, or not with the whole data.
        BadQuery: The condition does not suit the dataset.

    Examples:
        >>> census = fetch_census("lieux", portal="opendata.example.fr")  # doctest: +SKIP
    """
    query = Query() if where is None else Query().where(where)
    with TemporaryDirectory() as folder:
        download(dataset, Path(folder), query, portal=portal, client=client, progress=progress)
        return read_download(Path(folder), mapping)[0]


def download(
    dataset: str,
    folder: Path,
    query: Query | None = None,
    *,
    portal: str = national.PORTAL,
    client: Client | None = None,
    progress: bool = False,
) -> Manifest:
    """Write the rows of a dataset to a folder, with its description and the manifest of the export.

    Args:
        dataset: Identifier of the dataset.
        folder: A folder that is there.
        query: Which rows; all by default.
        portal: Host or address of the portal.
        client: What asks the portal, in place of one made for ``portal``.
        progress: Whether to show a bar on a terminal.

    Raises:
        ExploreError: As for :func:`fetch_census`.
        OSError: The files cannot be written.
    """
    with _what_is_left(dataset):
        if client is None:
            with Client(portal) as made:
                return _downloaded(made, dataset, folder, query, progress=progress)
        return _downloaded(client, dataset, folder, query, progress=progress)


def _downloaded(
    client: Client, dataset: str, folder: Path, query: Query | None, *, progress: bool
) -> Manifest:
    described = client.dataset(dataset)
    (folder / SCHEMA).write_bytes(msgspec.json.format(msgspec.json.encode(_plain(described)), indent=2))
    return client.export(dataset, folder / DATA, query, progress=progress)


def _plain(dataset: Dataset) -> dict[str, Any]:
    """Return a description as portals write them, attachments and links aside."""
    return {
        **_unfrozen(dataset.other),
        "dataset_id": dataset.id,
        "dataset_uid": dataset.uid,
        "visibility": dataset.visibility,
        "has_records": dataset.has_records,
        "data_visible": dataset.data_visible,
        "features": list(dataset.features),
        "fields": [
            {
                **_unfrozen(one.other),
                "name": one.name,
                "label": one.label,
                "type": one.type,
                "description": one.description,
                "annotations": _unfrozen(one.annotations),
                **({"semantic_type": one.semantic_type} if one.semantic_type else {}),
            }
            for one in dataset.fields
        ],
        "metas": _unfrozen(dataset.metas),
    }


def _unfrozen(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _unfrozen(one) for name, one in value.items()}
    return value


@contextmanager
def _what_is_left(dataset: str) -> Iterator[None]:
    """Add to what a portal does not give any more, of the national census, where else to turn."""
    try:
        yield
    except (Refused, Unreachable, UnexpectedContent) as error:
        if dataset == national.DATASET and not isinstance(error, BadQuery):
            _add(error, national.END)
        raise


def _add(error: ExploreError, more: Label) -> None:
    """Add to the message of an error, whose class and whole account stay as they are."""
    fr, en = (error.text.text(lang).rstrip(".") for lang in ("fr", "en"))
    error.text = Label(f"{fr} ; {more.text('fr')}", f"{en}; {more.text('en')}")
    error.args = (error.text,)
