"""How a file is read: its kind, what was found out, its columns, the mapping, what becomes of its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import attrs

from ..errors import SourceError
from ..labels import Label
from ..sources.files import read_table
from ..sources.kinds import kind_of
from ..sources.mapping.declared import FieldMapping
from ..sources.reported import ReportedCensus, read_reported
from ..sources.tables.table import Table
from ._proposals import ready_for
from ._reading import Reading, is_folder
from ._shell import fix_in_shell, in_shell

__all__ = ["read_as"]

_DECLARED: Final = Label("celle que donne --mapping", "the one that --mapping gives")
_OURS: Final = Label(
    "aucune : le fichier a la forme qu'openinno écrit", "none: the file has the form that openinno writes"
)
_TEMPLATE: Final = Label("celle du classeur vide d'openinno", "that of the empty workbook of openinno")
_PROPOSED: Final = Label(
    "celle qu'openinno propose, que personne n'a confirmée",
    "the one that openinno proposes, not confirmed",
)


def read_as(file: str, reading: Reading, lang: str) -> dict[str, Any]:
    """Return how a file is read, for text and for programs.

    Args:
        file: The file, or the folder of a snapshot.
        reading: How it is to be read.
        lang: The language.

    Raises:
        SourceError: It cannot be read at all.
        MissingExtra: Its kind needs an extra.
    """
    if is_folder(file):
        return _snapshot(file)
    try:
        found = read_reported(file, mapping=reading.mapping, options=reading.options)
    except SourceError as error:
        # Where no column is the name, the table can be told all the same.
        table = read_table(file, reading.options)
        return {
            **_of_file(file, reading, lang),
            **_of_table(table, lang),
            "error": in_shell(error.message(lang), lang),
        }
    told = _of_file(file, reading, lang)
    if found.table is not None:
        told |= _of_table(found.table, lang)
        told["columns"] = _columns(found.table, _taken(found.mapping))
        told["ready"] = list(ready_for(column.name for column in found.table.columns))
    return told | _of_census(found, reading, lang)


def _snapshot(folder: str) -> dict[str, Any]:
    from ..sources.snapshots.snapshot import open_snapshot

    snapshot = open_snapshot(folder)
    manifest = snapshot.manifest
    return {
        "file": str(snapshot.path),
        "snapshot": {"date": manifest.date, "portal": manifest.portal, "dataset": manifest.dataset},
        "columns": [{"name": one.name, "letter": None, "attribute": None} for one in snapshot.fields],
        "rows": manifest.rows,
        "structures": manifest.structures,
    }


def _of_file(file: str, reading: Reading, lang: str) -> dict[str, Any]:
    kind, _ = kind_of(Path(file), reading.options.kind)
    return {"file": file, "kind": kind.label.text(lang)}


def _of_table(table: Table, lang: str) -> dict[str, Any]:
    options = attrs.asdict(table.options, filter=lambda _, value: value is not None)
    return {
        "options": options | ({"sheet": table.sheet} if table.sheet else {}),
        "assumed": [
            {"message": one.message(lang), "otherwise": fix_in_shell(one, lang)} for one in table.assumed
        ],
        "columns": _columns(table, {}),
    }


def _columns(table: Table, taken: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {"name": one.name, "letter": one.letter, "attribute": taken.get(one.name)} for one in table.columns
    ]


def _taken(mapping: FieldMapping | None) -> Mapping[str, str]:
    return mapping.named() if mapping else {}


def _of_census(found: ReportedCensus, reading: Reading, lang: str) -> dict[str, Any]:
    census = found.census
    way = _DECLARED if reading.mapping else _OURS if found.mapping is None else _TEMPLATE
    return {
        "mapping": (_PROPOSED if found.proposal else way).text(lang),
        "rows": found.report.rows if found.report else len(census) + len(census.refused),
        "structures": len(census),
        "refused": len(census.refused),
        "findings": dict(Counter(one.code for one in census.findings).most_common()),
    }
