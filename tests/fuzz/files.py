"""Files of other people: each kind of table, as a file or by the part of an archive that holds its rows."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import attrs
from mutants import books, layers, writers
from mutants.grids import Grid
from workbook_files import changed_part

import openinno
from fuzz.target import Target, folder
from openinno import TableOptions, export
from openinno.validation import scan

__all__ = ["FILES"]


def _grid() -> Grid:
    names = ["Nom", "Type", "Thèmes", "Code postal", "SIRET", "Latitude", "Longitude", "Créé le", "Wifi"]
    return Grid(
        names,
        [
            ["TUBA", "fablab", "énergie | eau", "69001", "732 829 320 00074", 45.76, "4,83", "05/2014", True],
            ["« L'Écluse »", "Tiers-lieu", None, 1000, 73282932000074, "45,7", 4.8, "2014", None],
        ],
    )


def _written(write: Callable[[Random, Grid, bool], bytes], *, seed: int = 0) -> bytes:
    return write(Random(seed), _grid(), False)  # noqa: S311 - for tests, the same every time


def _census(data: bytes, name: str, kind: str | None) -> Path:
    """Read a file as a census, and assert that what was read can be written and read again."""
    path = folder() / name
    path.write_bytes(data)
    census = openinno.read_reported(path, options=TableOptions(kind=kind)).census
    assert openinno.from_json(openinno.to_json(census)) == census
    assert all(row.findings and row.content is not None for row in census.refused)
    return path


@attrs.frozen
class _File:
    """Reads files of a kind."""

    name: str
    kind: str | None = None

    def __call__(self, data: bytes) -> None:
        _census(data, self.name, self.kind)


@attrs.frozen
class _Part:
    """Reads archives of which one part is what is given."""

    name: str
    kind: str
    whole: Callable[[], bytes]
    part: str

    def __call__(self, data: bytes) -> None:
        _census(changed_part(self.whole(), self.part, lambda _: data), self.name, self.kind)

    def seeds(self) -> Sequence[bytes]:
        """Return the part as it is."""
        with zipfile.ZipFile(io.BytesIO(self.whole())) as archive:
            return [archive.read(self.part)]


@attrs.frozen
class _Whole:
    """Writes a file of a kind, once."""

    write: Callable[[Random, Grid, bool], bytes]

    def __call__(self) -> bytes:
        return _written(self.write)


def _stored(data: bytes) -> bytes:
    """Pack the parts of an archive without pressing them, so that a changed byte is a changed sign."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(packed, "w") as stored:
        for name in given.namelist():
            stored.writestr(zipfile.ZipInfo(name), given.read(name))
    return packed.getvalue()


def _json_seeds() -> Iterator[bytes]:
    for seed in (1, 2, 3):
        yield _written(writers.json_of, seed=seed)


def _csv_seeds() -> Iterator[bytes]:
    for seed in range(6):
        yield _written(writers.csv_of, seed=seed)
    yield export.csv(openinno.embedded_census()).encode()[:6000]


def _scanned(suffix: str) -> Callable[[bytes], None]:
    def read(data: bytes) -> None:
        path = folder() / f"lieux{suffix}"
        path.write_bytes(data)
        openinno.check(scan(path)).to_json()

    return read


def _flat_csv() -> Sequence[bytes]:
    return [export.csv(openinno.embedded_census()[:3]).encode()]


def _flat_lines() -> Sequence[bytes]:
    path = folder() / "census.jsonl"
    export.convert(openinno.embedded_census()[:3], path)
    return [b"\n".join(path.read_bytes().splitlines()[1:])]


def _annotated(data: bytes) -> None:
    """Check a workbook, mark it and mend it: what stands in it is copied part by part."""
    path, out = folder() / "lieux.xlsx", folder() / "out.xlsx"
    path.write_bytes(changed_part(_XLSX(), _SHEET, lambda _: data))
    report = openinno.check(path)
    export.annotated_workbook(path, report, out)
    export.apply_fixes(path, report, out, only="all")
    export.revert(out, folder() / "back.xlsx")


def _mended(data: bytes) -> None:
    path, out = folder() / "lieux.csv", folder() / "out.csv"
    path.write_bytes(data)
    report = openinno.check(path)
    export.annotated_workbook(path, report, folder() / "out.xlsx")
    export.apply_fixes(path, report, out, only="all")
    export.revert(out, folder() / "back.csv")


_XLSX, _ODS, _XLSB = _Whole(books.xlsx_of), _Whole(books.ods_of), _Whole(books.xlsb_of)
_SHEET, _TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
_PARTS: dict[str, _Part] = {
    "xlsx-sheet": _Part("lieux.xlsx", "xlsx", _XLSX, _SHEET),
    "xlsx-texts": _Part("lieux.xlsx", "xlsx", _XLSX, _TEXTS),
    "xlsx-styles": _Part("lieux.xlsx", "xlsx", _XLSX, "xl/styles.xml"),
    "xlsx-book": _Part("lieux.xlsx", "xlsx", _XLSX, "xl/workbook.xml"),
    "xlsb-sheet": _Part("lieux.xlsb", "xlsx", _XLSB, "xl/worksheets/sheet1.bin"),
    "ods-content": _Part("lieux.ods", "ods", _ODS, "content.xml"),
}
_KINDS: dict[str, tuple[str, Callable[[], Any]]] = {
    "csv": ("lieux.csv", _csv_seeds),
    "tsv": ("lieux.tsv", lambda: [_written(writers.tsv_of)]),
    "xlsx": ("lieux.xlsx", lambda: [_stored(_XLSX())]),
    "xlsb": ("lieux.xlsb", lambda: [_stored(_XLSB())]),
    "xls": ("lieux.xls", lambda: [_written(books.xls_of)]),
    "ods": ("lieux.ods", lambda: [_stored(_ODS())]),
    "json": ("lieux.json", _json_seeds),
    "jsonl": ("lieux.jsonl", lambda: [_written(writers.json_lines_of)]),
    "geojson": ("lieux.geojson", lambda: [_written(writers.geojson_of)]),
    "kml": ("lieux.kml", lambda: [_written(writers.kml_of)]),
    "kmz": ("lieux.kmz", lambda: [_stored(_written(writers.kmz_of))]),
    "shapefile": ("lieux.zip", lambda: [_stored(_written(layers.shapefile_of))]),
    "geopackage": ("lieux.gpkg", lambda: [_written(layers.geopackage_of)]),
    "parquet": ("lieux.parquet", lambda: [_written(layers.parquet_of)]),
    "arrow": ("lieux.arrow", lambda: [_written(layers.arrow_of)]),
}


def _listed(seeds: Callable[[], Any]) -> Sequence[bytes]:
    return list(seeds())


_SAID = {"tsv": "csv", "xlsb": "xlsx", "kmz": "kml"}


def _any_kind() -> Sequence[bytes]:
    return [seed for name, (_, seeds) in _KINDS.items() for seed in list(seeds())[:1] if name != "geopackage"]


FILES = (
    *(
        Target(name=name, read=_File(file, _SAID.get(name, name)), seeds=partial(_listed, seeds))
        for name, (file, seeds) in _KINDS.items()
    ),
    *(Target(name=name, read=part, seeds=part.seeds) for name, part in _PARTS.items()),
    Target(name="any-kind", read=_File("lieux"), seeds=_any_kind),
    Target(name="scan-csv", read=_scanned(".csv"), seeds=_flat_csv),
    Target(name="scan-jsonl", read=_scanned(".jsonl"), seeds=_flat_lines),
    Target(name="annotate-xlsx", read=_annotated, seeds=_PARTS["xlsx-sheet"].seeds),
    Target(name="mend-csv", read=_mended, seeds=lambda: list(_csv_seeds())[:2]),
)
"""The targets of files of other people."""
