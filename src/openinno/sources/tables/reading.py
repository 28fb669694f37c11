"""The reader of each kind of file, loaded when it is needed."""

from __future__ import annotations

from pathlib import Path

import attrs

from .options import TableOptions
from .table import Table

__all__ = ["read_as_table"]


def read_as_table(path: Path, kind: str, options: TableOptions) -> Table:
    """Read a file as a table.

    Args:
        path: The file.
        kind: Its kind: see :data:`~openinno.sources.kinds.KINDS`.
        options: How to read it; what it leaves open is found out.

    Raises:
        SourceError: The file cannot be read.
        MissingExtra: A library is needed for this kind of file.
    """
    # Each reader stands behind its own import: a CSV file needs nothing of a workbook.
    if kind == "csv":
        from .delimited.reading import read_delimited

        return read_delimited(path, options)
    if kind in {"xlsx", "xls", "ods"}:
        from .workbooks.reading import read_workbook

        return read_workbook(path, options)
    if kind in {"json", "jsonl", "geojson"}:
        from .objects.reading import read_objects

        return read_objects(path, options)
    if kind in {"kml", "shapefile", "geopackage"}:
        from .layers.reading import read_layer

        return read_layer(path, attrs.evolve(options, kind=options.kind or kind))
    from .columnar.reading import read_columnar

    return read_columnar(path, options)
