"""Who reads the rows of a census: this library and what people use, each giving the same cells."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from census_files import COLUMNS, NUMBERS

import openinno as oi

Row: TypeAlias = Sequence[Any]
Reader: TypeAlias = Callable[[Path], Iterable[Row]]


# the readers of rows ----------------------------------------------------------------------------------------


def ours(path: Path) -> Iterator[Row]:
    """Stream the rows of a table, everything about it found out, its structure checked, positions kept."""
    return (row.cells for row in oi.read_table(path).rows(_refuse))


def _refuse(finding: oi.Finding) -> None:
    raise SystemExit(f"there is a doubt in what was written without any: {finding}")


def csv_module(path: Path) -> Iterator[Row]:
    """Stream the rows of the csv module, which is told the encoding and the separator."""
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream, delimiter=";")
        next(reader)
        yield from reader


def polars_frame(path: Path) -> Any:
    """Read a frame of texts with polars, so that no code loses its zeros."""
    import polars as pl

    if path.suffix == ".csv":
        return pl.read_csv(path, separator=";", infer_schema=False)
    return pl.read_parquet(path) if path.suffix == ".parquet" else pl.read_excel(path, engine="calamine")


def pandas_frame(path: Path) -> Any:
    """Read a frame with pandas, columns of codes as texts."""
    import pandas as pd

    if path.suffix == ".csv":
        return pd.read_csv(path, sep=";", dtype=str, keep_default_na=False)
    return pd.read_excel(
        path, engine="calamine", dtype={name: str for name in COLUMNS if name not in NUMBERS}
    )


def polars_rows(path: Path) -> Iterable[Row]:
    """Give the rows of that frame as Python values."""
    return polars_frame(path).rows()  # type: ignore[no-any-return]


def pandas_rows(path: Path) -> Iterator[Row]:
    """Stream the rows of that frame as tuples."""
    return pandas_frame(path).itertuples(index=False, name=None)  # type: ignore[no-any-return]


def frictionless_rows(path: Path) -> Iterator[Row]:
    """Stream the rows of frictionless by a Table Schema, every cell read and every constraint checked."""
    from frictionless import Dialect, Resource, Schema, formats

    control = {".csv": formats.CsvControl(delimiter=";"), ".xlsx": formats.ExcelControl()}.get(path.suffix)
    dialect = Dialect(controls=[control]) if control else None
    schema = Schema.from_descriptor({"fields": [_described(name) for name in COLUMNS]})
    with Resource(path=path.name, basepath=str(path.parent), schema=schema, dialect=dialect) as resource:
        for row in resource.row_stream:
            if not row.valid:
                raise SystemExit(f"frictionless finds {row.errors}")
            yield list(row.to_dict().values())


def _described(name: str) -> dict[str, Any]:
    """Return what a Table Schema says of a column: its type and what must hold."""
    patterns = {"SIRET": "[0-9]{14}", "Code postal": "[0-9]{5}", "Code INSEE": "[0-9][0-9AB][0-9]{3}"}
    if name in NUMBERS:
        most = 90 if name == "Latitude" else 180
        return {"name": name, "type": "number", "constraints": {"minimum": -most, "maximum": most}}
    if name == "Ouverture":
        return {"name": name, "type": "date"}
    constraints: dict[str, Any] = {"required": True} if name == "Nom" else {}
    if name in patterns:
        constraints["pattern"] = patterns[name]
    if name == "État":
        constraints["enum"] = [term.label("fr") for term in oi.Status]
    return {"name": name, "type": "string", "constraints": constraints}


def calamine_rows(path: Path) -> Iterable[Row]:
    """Lay out a sheet with calamine alone."""
    import python_calamine

    return python_calamine.load_workbook(str(path)).get_sheet_by_index(0).to_python()[1:]


def openpyxl_rows(path: Path) -> Iterator[Row]:
    """Stream the rows of openpyxl."""
    import openpyxl

    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    return sheet.iter_rows(min_row=2, values_only=True)  # type: ignore[no-any-return]


def json_lines(path: Path) -> Iterator[Row]:
    """Stream the objects of the json module."""
    with path.open("rb") as stream:
        for line in stream:
            yield list(json.loads(line).values())


def arrow_rows(path: Path) -> Iterator[Row]:
    """Make a dictionary of each row of a Parquet file with pyarrow."""
    from pyarrow import parquet

    for batch in parquet.ParquetFile(path).iter_batches():
        for row in batch.to_pylist():
            yield list(row.values())


# the readers of a census ------------------------------------------------------------------------------------


def mapped(path: Path) -> Iterator[Row]:
    """Read a census by a mapping: words understood, identifiers and points checked, structures made."""
    mapping = oi.FieldMapping(
        columns=[oi.ColumnMapping(columns=name, to=to) for name, to in COLUMNS.items()],
        constants={"precision": "exact"},
    )
    return map(_Lazy, _whole(oi.read_census(path, mapping=mapping)))


def proposed(path: Path) -> Iterator[Row]:
    """Read a census by the mapping that is proposed for it."""
    return map(_Lazy, _whole(oi.read_census(path)))


def _whole(census: oi.Census) -> oi.Census:
    if census.refused:
        raise SystemExit(f"refused: {census.refused[0]}")
    return census


class _Lazy(Sequence[Any]):
    """The row of a structure, whose name is there at once: nobody needs the others but to compare."""

    def __init__(self, structure: oi.Structure) -> None:
        self._structure = structure

    def __len__(self) -> int:
        return len(COLUMNS)

    def __getitem__(self, place: Any) -> Any:
        return self._structure.name if place == 0 else list(self)[place]

    def __iter__(self) -> Iterator[Any]:
        one = self._structure
        site = one.sites[0]
        address, location = site.address, site.location
        yield one.name
        yield " ; ".join(claim.value.label("fr") for claim in one.types)
        yield " ; ".join(claim.value.label("fr") for claim in one.themes)
        yield one.siret
        # A proposal leaves what may be a whole address among the other columns.
        yield (address and address.street) or one.extra.get("Adresse")
        yield address.postcode if address else None
        yield from (site.commune, site.insee)
        yield from (location.point.latitude, location.point.longitude) if location else (None, None)
        yield one.contact.website if one.contact else None
        yield one.opened
        yield one.status.value.label("fr") if one.status else None
        yield one.description
