"""A census from a portal: the one bridge between what a portal tells and what a census holds.

The rows are exported to a file, verified, with the description of the dataset beside them; the census is made
of these files. So a census that was fetched and one that a snapshot keeps are read by the same way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from urllib.parse import quote, urlsplit

import attrs
import msgspec

from ...census import Census, CensusSource
from ...errors import SourceError
from ...explore.answers._datasets import read_dataset
from ...explore.answers.datasets import Dataset
from ...explore.answers.shapes import PortalFile, Shape
from ...explore.answers.values import reader_of
from ...explore.client import Client
from ...explore.errors import BadQuery, ExploreError, Refused, UnexpectedContent, Unreachable
from ...explore.export.manifest import Manifest
from ...explore.odsql import Query
from ...findings import Finding, Position
from ...labels import Label
from ...points import Point
from ..mapping.declared import FieldMapping
from ..refusals import refused_table
from ..tables.table import Table, TableColumn
from . import national
from .licences import spdx
from .rows import lines_table

if TYPE_CHECKING:
    from ...explore.odsql import Builder, Condition

__all__ = ["DATA", "SCHEMA", "PortalClient", "download", "fetch_census", "read_download"]

DATA: Final = "data.jsonl"
SCHEMA: Final = "schema.json"
"""The files of a download, beside the manifest of the export."""

PortalClient: TypeAlias = Client
"""What asks a portal, for the modules that need not know where it lives."""

_API: Final = "/api/explore/"


def fetch_census(
    dataset: str = national.DATASET,
    *,
    portal: str = national.PORTAL,
    mapping: FieldMapping | None = None,
    where: Condition | Builder | str | None = None,
    client: Client | None = None,
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
        download(dataset, Path(folder), query, portal=portal, client=client)
        return read_download(Path(folder), mapping)[0]


def download(
    dataset: str,
    folder: Path,
    query: Query | None = None,
    *,
    portal: str = national.PORTAL,
    client: Client | None = None,
) -> Manifest:
    """Write the rows of a dataset to a folder, with its description and the manifest of the export.

    Args:
        dataset: Identifier of the dataset.
        folder: A folder that is there.
        query: Which rows; all by default.
        portal: Host or address of the portal.
        client: What asks the portal, in place of one made for ``portal``.

    Raises:
        ExploreError: As for :func:`fetch_census`.
        OSError: The files cannot be written.
    """
    with _what_is_left(dataset):
        if client is None:
            with Client(portal) as made:
                return _downloaded(made, dataset, folder, query)
        return _downloaded(client, dataset, folder, query)


def _downloaded(client: Client, dataset: str, folder: Path, query: Query | None) -> Manifest:
    described = client.dataset(dataset)
    (folder / SCHEMA).write_bytes(msgspec.json.format(msgspec.json.encode(_plain(described)), indent=2))
    return client.export(dataset, folder / DATA, query)


def read_download(folder: Path, mapping: FieldMapping | None = None) -> tuple[Census, FieldMapping]:
    """Return the census of a folder that :func:`download` filled, and the mapping that it was read by.

    Args:
        folder: The folder.
        mapping: Which columns are which attributes; as for :func:`fetch_census`.

    Raises:
        SourceError: The files are not those of a download.
    """
    from ..mapped import census_of

    dataset, manifest = _described(folder / SCHEMA), _manifest(folder / DATA)
    table = _table(dataset, folder / DATA, file=f"{urlsplit(manifest.url).netloc}/{dataset.id}")
    found, findings = (mapping, ()) if mapping else _mapping_for(dataset, table)
    source = found.source or _source(dataset, manifest)
    if {"name", "id"}.isdisjoint([*found.named().values(), *found.constants]):
        census = refused_table(table, source)
    else:
        census, _ = census_of(table, found, source=source)
    return attrs.evolve(census, findings=(*findings, *census.findings)), found


def _mapping_for(dataset: Dataset, table: Table) -> tuple[FieldMapping, tuple[Finding, ...]]:
    """Return the mapping of a dataset for which none was given, and what to say of it."""
    if dataset.id == national.DATASET:
        return national.tried(national.MAPPING, table.columns, where=Position(file=table.file))
    from ..mapping.proposing.making import propose

    proposal = propose(table)
    return proposal.mapping, (proposal.finding(table.position()),)


# the rows of a dataset --------------------------------------------------------------------------------------


def _table(dataset: Dataset, data: Path, *, file: str) -> Table:
    """Return the exported rows of a dataset as a table."""
    reader = reader_of(dataset.fields)

    def cells(row: Mapping[str, Any]) -> tuple[Mapping[str, Any], tuple[Finding, ...]]:
        record = reader.record(row)
        return {name: _cell(value) for name, value in record.items()}, record.findings

    columns = (TableColumn(name=one.name, label=one.label) for one in dataset.fields)
    return lines_table(columns, data, cells=cells, file=file)


def _cell(value: Any) -> Any:
    """Return a value of a portal in the form that tables have."""
    match value:
        case Point():
            return {"type": "Point", "coordinates": [value.longitude, value.latitude]}
        case Shape():
            return value.__geo_interface__
        case PortalFile():
            return value.url or value.filename or value.id
        case tuple() | list():
            return [_cell(one) for one in value]
        case Mapping():
            return msgspec.json.encode(value).decode()
    return value


# what the portal says of a dataset --------------------------------------------------------------------------


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


def _described(path: Path) -> Dataset:
    try:
        return read_dataset(msgspec.json.decode(path.read_bytes()))
    except (OSError, msgspec.MsgspecError, ValueError, RecursionError, UnexpectedContent):
        raise _no_download(path) from None


def _manifest(data: Path) -> Manifest:
    path = Manifest.path_for(data)
    try:
        return Manifest.from_json(path.read_bytes())
    except (OSError, UnexpectedContent):
        raise _no_download(path) from None


def _no_download(path: Path) -> SourceError:
    return SourceError(
        Label(
            f"{path} : ce n'est pas ce qu'openinno écrit à côté des données d'un portail",
            f"{path}: this is not what openinno writes beside the data of a portal",
        )
    )


def _source(dataset: Dataset, manifest: Manifest) -> CensusSource:
    """Tell where the census comes from, by what the portal says of the dataset."""
    changed = dataset.modified or dataset.data_processed
    site = manifest.url.partition(_API)[0]
    return CensusSource(
        title=Label(dataset.title or dataset.id),
        scope=_scope(dataset, manifest.query),
        publisher=dataset.publisher,
        date=changed.date().isoformat() if changed else None,
        licence=spdx(dataset.licence),
        address=f"{site}/explore/dataset/{quote(dataset.id, safe='')}/",
    )


def _scope(dataset: Dataset, query: str) -> Label | None:
    scope = national.SCOPE if dataset.id == national.DATASET else None
    if not query:
        return scope
    asked = query.replace("\n", ", ")
    fr, en = (scope.text("fr") + " ; ", scope.text("en") + "; ") if scope else ("", "")
    return Label(f"{fr}seulement les lignes demandées : {asked}", f"{en}only the rows asked for: {asked}")


# what to say where it is gone -------------------------------------------------------------------------------


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
