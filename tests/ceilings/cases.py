"""Which reader meets which input, and the ceiling that its limits make.

A ceiling is counted in megabytes beyond what importing and reading a small file of the kind take. It is made
from the limits that the code declares, times what one unit of each takes in memory.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from openinno.explore import Limits
from openinno.sources.tables.limits import (
    LONGEST_LINE,
    LONGEST_PLACEMARK,
    LONGEST_ROW,
    MOST_CELLS,
    MOST_TEXT,
    MOST_UNPACKED,
)

__all__ = ["CASES", "Case"]

_MB: Final = 1 << 20
_LIMITS: Final = Limits()

WORKBOOK: Final = (MOST_CELLS * 128 + MOST_TEXT) // _MB
"""Every cell that is read, a short text in each, and every letter of its long texts."""
TEXT: Final = LONGEST_LINE * 48 // _MB
"""The longest line in bytes, in letters, and a cell for each second letter."""
OBJECT: Final = LONGEST_ROW * 4 // _MB
"""The longest line, as it is read and as it is put together."""
PLACEMARK: Final = LONGEST_PLACEMARK * 12 // _MB
COLUMNS: Final = 512
"""Some thousand rows, or one of them where it is long."""
PACKED: Final = MOST_UNPACKED * 4 // _MB
"""A group of rows, packed, unpacked, as texts of Arrow and as those of Python."""
ANSWER: Final = _LIMITS.answer_bytes * 3 // _MB
LINE: Final = _LIMITS.line_bytes * 5 // _MB
WORDS: Final = 256
"""A text of a person, of 4 MiB."""
DOCUMENT: Final = 64
"""Times the size of a document, which is held as a whole, and whose rows are not."""
CENSUS: Final = 512
"""Times the size of a census: a row of one letter is held with what is wrong in it."""
ROWS: Final = 1024


class Case(NamedTuple):
    """A reader before an input.

    Args:
        reader: Name of the reader.
        kind: What it reads, in a word.
        small: Input of the kind that warms up; one of a portal is none.
        input: Name of the input.
        ending: Ending of its file.
        ceiling: Megabytes that it may take; below nought, so many times the size of the file.
        quick: Whether it is read in every run of the tests.
    """

    reader: str
    kind: str
    small: str
    input: str
    ending: str
    ceiling: int
    quick: bool = False

    @property
    def name(self) -> str:
        """The reader and the input."""
        return f"{self.reader}:{self.kind}:{self.input}"


def _cases(reader: str, kind: str, small: str, ending: str, ceiling: int, inputs: str) -> list[Case]:
    """Return a case for each input; those that end in a star are quick."""
    return [
        Case(reader, kind, small, name.rstrip("*"), ending, ceiling, name.endswith("*"))
        for name in inputs.split()
    ]


CASES: Final = [
    *_cases(
        *("census", "openinno JSON", "document", "json", -CENSUS),
        "document_of_numbers document_nested* document_of_keys document_long",
    ),
    *_cases(
        *("trusted", "openinno JSON, trusted", "document", "json", -CENSUS),
        "document_of_numbers document_nested document_of_keys",
    ),
    *_cases("census", "openinno JSON Lines", "lines", "jsonl", -CENSUS, "lines_of_numbers"),
    *_cases(
        *("stream", "stream of structures", "structures", "jsonl", OBJECT),
        "structures_of_numbers structures_in_one_line structures_nested*",
    ),
    *_cases(
        *("rows", "CSV", "csv", "csv", TEXT),
        "csv_line csv_cells csv_quoted csv_noughts csv_header* csv_columns csv_rows",
    ),
    *_cases(
        *("rows", "XLSX", "xlsx", "xlsx", WORKBOOK),
        "xlsx_corner* xlsx_wide xlsx_bomb xlsx_shared xlsx_shared_too_often xlsx_merged xlsx_nested",
    ),
    *_cases("rows", "XLS", "xls", "xls", WORKBOOK, "xls_corner"),
    *_cases("rows", "XLSB", "xlsb", "xlsb", WORKBOOK, "xlsb_corner xlsb_wide"),
    *_cases("rows", "ODS", "ods", "ods", WORKBOOK, "ods_repeated ods_wide ods_spaces* ods_nested"),
    *_cases(
        *("rows", "JSON", "objects", "json", -DOCUMENT),
        "objects_of_numbers objects_nested* objects_of_keys objects_of_other_keys objects_long",
    ),
    *_cases(
        *("rows", "JSON Lines", "object_lines", "jsonl", OBJECT), "object_lines_endless object_lines_many"
    ),
    *_cases("rows", "GeoJSON", "geojson", "geojson", -DOCUMENT, "geojson_points geojson_nested"),
    *_cases(*("rows", "KML", "kml", "kml", PLACEMARK), "kml_placemark kml_nested kml_tag kml_entities*"),
    *_cases("rows", "KMZ", "kml", "kmz", PLACEMARK, "kmz_bomb"),
    *_cases("rows", "GeoPackage", "gpkg", "gpkg", COLUMNS, "gpkg_blob"),
    *_cases("rows", "Shapefile in a ZIP", "gpkg", "zip", COLUMNS, "shapefile_bomb"),
    *_cases(
        "rows", "Parquet", "parquet", "parquet", PACKED, "parquet_dictionary parquet_page parquet_page_below"
    ),
    *_cases("rows", "Arrow", "arrow", "arrow", PACKED, "arrow_dictionary* arrow_packed arrow_rows"),
    *_cases("checked", "check, row by row", "csv", "csv", ROWS, "csv_line"),
    *_cases("judged", "check, CSV by an engine", "csv", "csv", ROWS, "csv_line"),
    *_cases("judged", "check, Parquet by an engine", "parquet", "parquet", ROWS, "parquet_dictionary"),
    *_cases(*("mapping", "mapping", "mapping", "toml", WORDS), "toml_nested toml_keys toml_dots* toml_long"),
    *_cases(
        *("territory", "territory", "territory", "toml", WORDS), "toml_nested toml_keys toml_dots toml_long"
    ),
    *_cases("odsql", "ODSQL", "condition", "txt", WORDS, "condition_nested condition_long"),
    *_cases("manifest", "manifest of a snapshot", "", "json", WORDS, "manifest_long"),
    *_cases("portal_count", "answer of a portal", "portal", "", ANSWER, "endless zipped headers"),
    *_cases("portal_rows", "rows of a portal", "portal", "", ANSWER, "endless page_of_numbers nested"),
    *_cases("portal_lines", "export of a portal", "portal", "", LINE, "export_endless export_zipped"),
    *_cases("portal_datasets", "catalogue of a portal", "portal", "", ANSWER, "page_of_numbers nested"),
]
"""Every reader and the inputs that cost it most."""
