"""What reading any census costs: a table of CSV or XLSX to rows and to a census, against what people use.

The same rows are written in every form. All contenders are first checked to give the same cells, told apart
by a digest of each; then each reading is a process of its own, rounds are interleaved, and ratios are taken
within a round. Figures are processor time of all threads, the garbage collector on, and the memory added at
the peak beyond what importing and reading three rows take.

    python benchmarks/read.py                        100 000 rows, 5 rounds
    python benchmarks/read.py --records 5000 --rounds 3 --only csv
"""

from __future__ import annotations

import argparse
import csv
import datetime
import hashlib
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any, Final, TypeAlias

from decode import SEED, peak

import openinno as oi

Row: TypeAlias = Sequence[Any]
Reader: TypeAlias = Callable[[Path], Iterable[Row]]

COLUMNS: Final = {
    "Nom": "name",
    "Type": "types",
    "Thèmes": "themes",
    "SIRET": "siret",
    "Adresse": "street",
    "Code postal": "postcode",
    "Commune": "commune",
    "Code INSEE": "insee",
    "Latitude": "latitude",
    "Longitude": "longitude",
    "Site web": "website",
    "Ouverture": "opened",
    "État": "status",
    "Description": "description",
}
"""The columns of the file, each with the attribute that it holds."""
NUMBERS: Final = ("Latitude", "Longitude")


# the rows ---------------------------------------------------------------------------------------------------


def rows(count: int) -> Iterator[list[Any]]:
    """Draw the rows of a census: texts, numbers, dates, and here and there nothing."""
    chance = random.Random(SEED)  # noqa: S311 - for a measure, the same every time
    communes = [one for one in oi.geography.communes() if one.point]
    themes = [term.label("fr") for term in oi.Theme]
    types = [oi.StructureType.FAB_LAB, oi.StructureType.MAKERSPACE, oi.StructureType.INCUBATOR]
    says = "Un lieu où l'on se rencontre, fabrique et apprend ; ouvert à toutes et à tous. "
    for number in range(count):
        commune = chance.choice(communes)
        point = commune.point
        assert point is not None  # noqa: S101 - those without one were left out
        yield [
            f"Tiers-lieu n° {number} de {commune.name}",
            chance.choice(types).label("fr"),
            " ; ".join(chance.sample(themes, chance.choice((0, 1, 1, 1, 2, 2, 3)))) or None,
            siret(chance) if chance.random() < 0.8 else None,
            f"{chance.randrange(1, 200)} rue de l'Église",
            commune.code[:2].replace("A", "0").replace("B", "0") + f"{chance.randrange(0, 99):02}0",
            commune.name,
            commune.code,
            round(point.latitude + chance.random() / 100, 6),
            round(point.longitude + chance.random() / 100, 6),
            f"https://lieu-{number}.example.fr" if chance.random() < 0.7 else None,
            datetime.date(1990, 1, 1) + datetime.timedelta(chance.randrange(12_000)),
            chance.choice(list(oi.Status)).label("fr"),
            (says * chance.randrange(4)).strip() or None,
        ]


def siret(chance: random.Random) -> str:
    """Draw fourteen digits of which the last is the check of the others."""
    digits = f"{chance.randrange(10**13):013}"
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(digits))]
    return f"{digits}{-sum(number - 9 * (number > 9) for number in doubled) % 10}"


def write_files(folder: Path, name: str, count: int) -> None:
    """Write the same rows in every form."""
    import pyarrow as pa
    import xlsxwriter
    from pyarrow import parquet

    drawn = list(rows(count))
    names = list(COLUMNS)
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
        writer.writerow(names)
        writer.writerows(drawn)
    asked = {"default_date_format": "dd/mm/yyyy", "strings_to_urls": False}
    book = xlsxwriter.Workbook(folder / f"{name}.xlsx", asked)
    sheet = book.add_worksheet("Lieux")
    for place, row in enumerate([names, *drawn]):
        sheet.write_row(place, 0, row)
    book.close()
    plain = [dict(zip(names, row, strict=True)) for row in drawn]
    lines = [json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in plain]
    (folder / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
    parquet.write_table(pa.Table.from_pylist(plain), folder / f"{name}.parquet")


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

    return python_calamine.load_workbook(str(path)).get_sheet_by_index(0).to_python()[1:]  # type: ignore[no-any-return]


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
    return map(_row_of, _whole(oi.read_census(path, mapping=mapping)))


def proposed(path: Path) -> Iterator[Row]:
    """Read a census by the mapping that is proposed for it."""
    return map(_row_of, _whole(oi.read_census(path)))


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


_row_of: Final = _Lazy

GROUPS: Final[dict[str, tuple[str, str, dict[str, Reader]]]] = {
    "csv": (
        "CSV, rows",
        "csv",
        {
            "openinno rows": ours,
            "polars, rows": polars_rows,
            "polars, frame": polars_frame,
            "csv.reader": csv_module,
            "pandas, rows": pandas_rows,
            "pandas, frame": pandas_frame,
            "frictionless, schema": frictionless_rows,
        },
    ),
    "xlsx": (
        "XLSX, rows",
        "xlsx",
        {
            "openinno rows": ours,
            "calamine": calamine_rows,
            "polars, frame": polars_frame,
            "pandas, frame": pandas_frame,
            "openpyxl": openpyxl_rows,
            "frictionless, schema": frictionless_rows,
        },
    ),
    "jsonl": ("JSON Lines, rows", "jsonl", {"openinno rows": ours, "json": json_lines}),
    "parquet": (
        "Parquet, rows",
        "parquet",
        {
            "openinno rows": ours,
            "pyarrow, dictionaries": arrow_rows,
            "polars, rows": polars_rows,
        },
    ),
    "csv-census": (
        "CSV, census",
        "csv",
        {
            "openinno census": mapped,
            "openinno, proposal": proposed,
            "polars, rows": polars_rows,
            "frictionless, schema": frictionless_rows,
        },
    ),
    "xlsx-census": (
        "XLSX, census",
        "xlsx",
        {
            "openinno census": mapped,
            "openinno, proposal": proposed,
            "calamine": calamine_rows,
            "frictionless, schema": frictionless_rows,
        },
    ),
}
"""What is compared, ours first."""


# the measures -----------------------------------------------------------------------------------------------


def seen(found: Any) -> tuple[int, int]:
    """Go through every row, and return how many there are and how long their names are together."""
    if hasattr(found, "columns"):
        names = found["Nom"]
        lengths = names.str.len_chars() if hasattr(names.str, "len_chars") else names.str.len()
        return len(found), int(lengths.sum())
    count = total = 0
    for row in found:
        count += 1
        total += len(row[0])
    return count, total


def digest(found: Any) -> str:
    """Return a digest of every cell, whatever type it came as."""
    if hasattr(found, "columns"):
        found = found.rows() if hasattr(found, "rows") else found.itertuples(index=False, name=None)
    drawn = hashlib.sha256()
    for row in found:
        drawn.update("\x1f".join(map(_shown, row)).encode())
    return drawn.hexdigest()


def _shown(cell: Any) -> str:
    if cell is None or cell != cell:
        return ""
    if isinstance(cell, Decimal | float):
        return repr(float(cell)).removesuffix(".0")
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    return str(cell).removesuffix(" 00:00:00")


def measure(group: str, name: str, folder: Path, *, check: bool) -> dict[str, Any]:
    """Read once, in this process; the libraries are loaded beforehand, by reading a small file."""
    _, form, readers = GROUPS[group]
    reader = readers[name]
    if check:
        return {"digest": digest(reader(folder / f"all.{form}"))}
    seen(reader(folder / f"warm.{form}"))
    before, wall, start = peak(), time.perf_counter(), time.process_time()
    found = seen(reader(folder / f"all.{form}"))
    return {
        "seconds": time.process_time() - start,
        "wall": time.perf_counter() - wall,
        "megabytes": peak() - before,
        "seen": found,
    }


def in_a_process(group: str, name: str, folder: Path, *options: str) -> dict[str, Any]:
    """Measure in a process of its own."""
    command = [
        sys.executable,
        __file__,
        "--group",
        group,
        "--measure",
        name,
        "--folder",
        str(folder),
        *options,
    ]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{group}, {name}: {done.stderr}")
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def compare(group: str, folder: Path, rounds: int) -> None:
    """Print how many times what we take each other takes, once all are seen to give the same cells."""
    title, _, readers = GROUPS[group]
    first = next(iter(readers))
    checked = {name: in_a_process(group, name, folder, "--check")["digest"] for name in readers}
    others = [name for name, found in checked.items() if found != checked[first]]
    if others:
        raise SystemExit(f"{title}: other cells than ours from {', '.join(others)}")
    results: dict[str, list[dict[str, Any]]] = {name: [] for name in readers}
    for _ in range(rounds):
        for name, found in results.items():
            found.append(in_a_process(group, name, folder))
    if len({tuple(one["seen"]) for one in chain.from_iterable(results.values())}) != 1:
        raise SystemExit(f"{title}: other rows")
    sys.stdout.write(f"{title}\n")
    for name, found in results.items():
        told = {key: statistics.median(one[key] for one in found) for key in ("seconds", "wall", "megabytes")}
        pairs = zip(results[first], found, strict=True)
        ratios = sorted(theirs["seconds"] / mine["seconds"] for mine, theirs in pairs)
        sys.stdout.write(
            f"  {name:<24}{told['seconds']:7.2f} s cpu {told['wall']:7.2f} s wall"
            f"  {statistics.median(ratios):6.2f} times ours ({ratios[0]:.2f} to {ratios[-1]:.2f})"
            f"  +{told['megabytes']:.0f} MB\n"
        )
    sys.stdout.flush()


def main() -> None:
    """Write the files, check that all read the same, and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=GROUPS, action="append")
    for hidden in ("--measure", "--group", "--folder"):
        parser.add_argument(hidden, help=argparse.SUPPRESS)
    parser.add_argument("--check", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        found = measure(asked.group, asked.measure, Path(asked.folder), check=asked.check)
        sys.stdout.write(json.dumps(found) + "\n")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_files(folder, "all", asked.records)
        write_files(folder, "warm", 3)
        sizes = ", ".join(
            f"{path.suffix[1:]} {path.stat().st_size / 1e6:.0f} MB" for path in folder.glob("all.*")
        )
        sys.stdout.write(f"{asked.records} rows of {len(COLUMNS)} columns: {sizes}; {asked.rounds} rounds\n")
        for group in asked.only or GROUPS:
            compare(group, folder, asked.rounds)


if __name__ == "__main__":
    main()
