"""What a portal gave, read as a census: the rows of a dataset, its description and where they come from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlsplit

import attrs
import msgspec

from ...census import Census
from ...census_source import CensusSource
from ...errors import SourceError
from ...explore.answers._datasets import read_dataset
from ...explore.answers.datasets import Dataset
from ...explore.answers.shapes import PortalFile, Shape
from ...explore.answers.values import reader_of
from ...explore.errors import UnexpectedContent
from ...explore.export.manifest import Manifest
from ...findings import Finding, Position
from ...labels import Label
from ...points import Point
from ..mapped import census_of
from ..mapping.declared import FieldMapping
from ..mapping.proposing.making import propose
from ..refusals import refused_table
from ..tables.table import Table, TableColumn
from . import national
from .licences import spdx
from .rows import lines_table

__all__ = ["DATA", "SCHEMA", "read_download"]

DATA: Final = "data.jsonl"
SCHEMA: Final = "schema.json"
"""The files of a download, beside the manifest of the export."""

_API: Final = "/api/explore/"


def read_download(folder: Path, mapping: FieldMapping | None = None) -> tuple[Census, FieldMapping]:
    """Return the census of a folder that :func:`~.fetching.download` filled, and the mapping used for it.

    Args:
        folder: The folder.
        mapping: Which columns are which attributes; as for :func:`~openinno.fetch_census`.

    Raises:
        SourceError: The files are not those of a download.
    """
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
    proposal = propose(table)
    return proposal.mapping, proposal.findings(table.position())


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
