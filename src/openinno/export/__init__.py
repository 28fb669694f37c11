"""Where a census goes: the forms in which others want it, each read back equal by ``read_census``.

CSV, TSV and XLSX hold the structures; GeoJSON, Parquet, Arrow and the JSON forms hold the whole census, and
so do frames of pandas, geopandas and pyarrow. What
no attribute takes (``extra``) and the rows that were refused are written only when asked for, since they may
be personal. Each writer of a file returns what it left out. The same census gives the same bytes. The schemas
of these forms are here too, and the vocabularies in the forms in which others publish them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._late import late_names
from ._columnar import arrow, parquet
from ._converting import FORMS, convert
from ._csv import csv, tsv
from ._frame import FRAMES, frame
from ._geojson import geojson
from ._left import Left
from ._sheets import Words
from ._template import template_workbook
from ._xlsx import xlsx

if TYPE_CHECKING:
    from ._schemas import json_schema, table_schema
    from ._skos import skos
    from ._words import words
    from .editing.annotating import Annotated, annotated_workbook
    from .editing.mending import apply_fixes, revert

__all__ = [
    "FORMS",
    "FRAMES",
    "Annotated",
    "Left",
    "Words",
    "annotated_workbook",
    "apply_fixes",
    "arrow",
    "convert",
    "csv",
    "frame",
    "geojson",
    "json_schema",
    "parquet",
    "revert",
    "skos",
    "table_schema",
    "template_workbook",
    "tsv",
    "words",
    "xlsx",
]

# Who writes or reads a census has no use for the rules and the typology, which these load.
_HOMES = {
    "_schemas": ("json_schema", "table_schema"),
    "_skos": ("skos",),
    "_words": ("words",),
    "editing.annotating": ("Annotated", "annotated_workbook"),
    "editing.mending": ("apply_fixes", "revert"),
}

if not TYPE_CHECKING:
    __getattr__ = late_names(__name__, _HOMES)


def __dir__() -> list[str]:
    return list(__all__)
