"""Files of JSON objects: arrays and answers of portals, GeoJSON, and one object a line (JSON Lines, NDJSON).

A document is held in memory, lines are read one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import attrs

from ..options import TableOptions
from ..table import Table
from .documents import open_document
from .encodings import encoding_of
from .json_lines import has_lines, lines_of
from .records import Element, table_of

__all__ = ["read_objects"]

_LINES: Final = {"jsonl", "ndjson", "geojsonl"}
_DOCUMENTS: Final = {"json", "geojson"}


def read_objects(path: Path, options: TableOptions) -> Table:
    """Open a file of JSON objects as a table.

    Objects inside objects become columns with dotted names, such as ``fields.nom``; the properties of GeoJSON
    are columns, and its geometries the column ``geometry``. Columns are those of all objects, in the order in
    which they first appear.

    Args:
        path: The file.
        options: ``kind`` says ``jsonl`` for one object a line, ``json`` or ``geojson`` for one document;
            ``sheet`` which list of a document to read, by its key; ``encoding`` what is not UTF-8.

    Raises:
        SourceError: The file is missing, breaks off, is too large for a document, or holds no list of
            objects.

    Examples:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder, "lieux.json")
        ...     _ = path.write_text('[{"nom": "H7", "fields": {"ville": "Lyon"}}]', encoding="utf-8")
        ...     table = read_objects(path, TableOptions())
        ...     [column.name for column in table.columns], [row.cells for row in table.rows(print)]
        (['nom', 'fields.ville'], [['H7', 'Lyon']])
    """
    lines = options.kind in _LINES or (options.kind not in _DOCUMENTS and has_lines(path, options.encoding))
    if lines:
        found = attrs.evolve(options, kind="jsonl", encoding=options.encoding or encoding_of(path))
        return table_of(lambda: _by_line(path, options.encoding), file=path.name, options=found)
    document = open_document(path, options)
    found = attrs.evolve(options, kind=document.kind, sheet=document.path or None, encoding=document.encoding)

    def elements() -> Iterable[Element]:
        return (
            Element(None, f"{document.path}[{place}]", bytes(item))
            for place, item in enumerate(document.items)
        )

    return table_of(elements, file=path.name, options=found, crs=document.crs, assumed=document.assumed)


def _by_line(path: Path, encoding: str | None) -> Iterator[Element]:
    return (Element(number, None, line) for number, line in lines_of(path, encoding))
