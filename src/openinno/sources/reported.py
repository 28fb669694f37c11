"""A census from any file or frame, every doubt told, with the way in which it was read beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs

from ..census import Census
from ..findings import Finding
from .files import open_file
from .flat_tables import census_of_flat
from .frames import is_file, open_frame
from .mapped import census_of
from .mapping.declared import FieldMapping
from .mapping.proposing.proposal import Proposal
from .mapping.report import MappingReport
from .opening import Opened
from .tables.options import TableOptions
from .tables.table import Table

__all__ = ["ReportedCensus", "read_census", "read_reported"]


@attrs.frozen(kw_only=True)
class ReportedCensus:
    r"""A census with the way in which its file was read.

    Args:
        census: The census.
        mapping: The mapping by which it was read; None for what openinno wrote, which needs none.
        report: What was found of the mapping in the file; None where there is none.
        proposal: The proposal that stood in for a mapping, where none was given.
        table: The table that was read; None for a document of openinno.

    Examples:
        >>> import pathlib, tempfile
        >>> import openinno as oi
        >>> path = pathlib.Path(tempfile.mkdtemp(), "lieux.csv")
        >>> _ = path.write_text("Nom;Ville\nH7;Lyon\n", encoding="utf-8")
        >>> read = oi.read_reported(path)
        >>> read.census[0].name, [one.to for one in read.mapping.columns], read.report.rows
        ('H7', ['name', 'commune'], 1)
    """

    census: Census
    mapping: FieldMapping | None = None
    report: MappingReport | None = None
    proposal: Proposal | None = None
    table: Table | None = None


def read_census(
    file: str | Path | Any,
    *,
    mapping: FieldMapping | str | Path | None = None,
    kind: str | None = None,
    sheet: str | int | None = None,
    header: int | None = None,
    encoding: str | None = None,
    separator: str | None = None,
    quote: str | None = None,
    decimal: str | None = None,
) -> Census:
    r"""Read a census from a file of any kind, or from a frame.

    What openinno wrote is read back as it was. Any other table goes through a mapping, which tells which
    column is which attribute; without one, a mapping is proposed, used, and told column by column in the
    findings of the census. No row is lost: one that cannot become a structure is kept whole in ``refused``.

    Args:
        file: CSV or TSV, XLSX, XLS or ODS, GeoJSON, KML, Shapefile, GeoPackage, JSON, JSON Lines, Parquet
            or Arrow; or a frame of polars, pandas, geopandas or pyarrow, a relation of DuckDB, or any other
            table that narwhals knows.
        mapping: A mapping, a file that holds one, or the name of a ready one.
        kind: Kind of the file; found out where None, as is each of the following. Of a frame nothing of
            this can be said.
        sheet: Sheet of a workbook or layer of a geographic file: its name, or its number from 1.
        header: Row of the names of the columns, from 1.
        encoding: Encoding of a text file.
        separator: What separates the cells of a text file.
        quote: What stands around the cells of a text file; empty for nothing.
        decimal: Decimal mark of the numbers of a text file; those with the other mark are read too.

    Raises:
        SourceError: The file is missing, is no census, or has no column for the names of structures; the
            message says where it breaks.
        RuleError: The mapping, or what is said of the file, is declared wrongly; or this is neither a file
            nor a frame.
        MissingExtra: A library is needed for this kind of file; the message names the extra.

    Examples:
        >>> import tempfile, pathlib
        >>> import openinno as oi
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = pathlib.Path(folder, "lieux.csv")
        ...     _ = path.write_text("Nom;Code postal;Thèmes\nLe Hub;1000;Énergie\n", encoding="utf-8")
        ...     census = oi.read_census(path)
        >>> census[0].name, census[0].themes[0].value, census[0].sites[0].address.postcode
        ('Le Hub', <Theme.ENERGY>, '01000')
    """
    options = TableOptions(
        kind=kind,
        sheet=sheet,
        header=header,
        encoding=encoding,
        separator=separator,
        quote=quote,
        decimal=decimal,
    )
    return read_reported(file, mapping=mapping, options=options).census


def read_reported(
    file: str | Path | Any,
    *,
    mapping: FieldMapping | str | Path | None = None,
    options: TableOptions | None = None,
) -> ReportedCensus:
    """Read a census as :func:`read_census` does, with the mapping, its report and the table beside it.

    Args:
        file: The file, or the frame.
        mapping: A mapping, a file that holds one, or the name of a ready one.
        options: How to read the file; what it leaves open is found out.

    Raises:
        SourceError: As for :func:`read_census`.
        RuleError: As for :func:`read_census`.
        MissingExtra: As for :func:`read_census`.
    """
    if not is_file(file):
        opened = open_frame(file, mapping=mapping, options=options)
        return _through(opened, opened.table)
    found = open_file(file, mapping=mapping, options=options)
    if found.table is None:
        return ReportedCensus(census=_told(found.document(), found.findings))
    return _through(found, found.table)


def _through(opened: Opened, table: Table) -> ReportedCensus:
    """Return the census of a table, read as it is known how to."""
    mapping = opened.mapping
    if mapping is None:
        census, report = census_of_flat(table, about=opened.about), None
    else:
        census, report = census_of(table, mapping)
    return ReportedCensus(
        census=_told(census, opened.findings),
        mapping=mapping,
        report=report,
        proposal=opened.proposal,
        table=table,
    )


def _told(census: Census, findings: tuple[Finding, ...]) -> Census:
    return attrs.evolve(census, findings=(*findings, *census.findings)) if findings else census
