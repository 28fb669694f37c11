"""A census from any file: its kind is looked at, its table read, its columns mapped, every doubt told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs

from ..census import Census
from ..envelope import from_json
from ..errors import RuleError, SourceError
from ..findings import Finding, Position, Severity
from ..labels import Label
from ..lines import from_json_lines
from .flat_tables import about_of, census_of_flat, is_flat
from .frames import frame_as_table, is_file, open_frame
from .kinds import Kind, is_own_document, kind_of
from .mapped import census_of
from .mapping.declared import FieldMapping
from .mapping.proposing.making import propose
from .mapping.proposing.proposal import Proposal
from .mapping.report import MappingReport
from .opening import Opened, declared_mapping, joined
from .tables.objects.documents import read_text
from .tables.objects.json_lines import whole_lines
from .tables.options import TableOptions
from .tables.reading import read_as_table
from .tables.table import Table
from .tables.unreadable import cannot_open
from .template.mapping import template_in, template_mapping

__all__ = [
    "OpenedFile",
    "ReportedCensus",
    "open_file",
    "propose_mapping",
    "read_census",
    "read_reported",
    "read_table",
]


@attrs.frozen(kw_only=True)
class ReportedCensus:
    """A census with the way in which its file was read.

    Args:
        census: The census.
        mapping: The mapping by which it was read; None for what openinno wrote, which needs none.
        report: What was found of the mapping in the file; None where there is none.
        proposal: The proposal that stood in for a mapping, where none was given.
        table: The table that was read; None for a document of openinno.
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


@attrs.frozen(kw_only=True)
class OpenedFile(Opened):
    """A file of which it is known how to read it: as a document of openinno, by its columns or by a mapping.

    Args:
        path: The file.
        kind: Its kind.
        table: Its table; None for a document of openinno.
    """

    path: Path
    kind: str
    table: Table | None = None

    def document(self) -> Census:
        """Read a document of openinno.

        Raises:
            SourceError: It cannot be read.
        """
        if self.kind == "jsonl":
            return from_json_lines(whole_lines(self.path), file=self.path.name)
        return from_json(read_text(self.path, None)[0], file=self.path.name)


def open_file(
    file: str | Path,
    *,
    mapping: FieldMapping | str | Path | None = None,
    options: TableOptions | None = None,
) -> OpenedFile:
    """Find out how to read a file; its rows are not read yet.

    Args:
        file: The file.
        mapping: A mapping, a file that holds one, or the name of a ready one.
        options: How to read the file; what it leaves open is found out.

    Raises:
        SourceError: As for :func:`read_census`.
        RuleError: As for :func:`read_census`.
        MissingExtra: As for :func:`read_census`.
    """
    declared = declared_mapping(mapping)
    path, kind, findings = _looked_at(file, options)
    opened = OpenedFile(path=path, kind=kind.name, findings=findings)
    if kind.name in {"json", "jsonl"} and is_own_document(path):
        if declared is not None:
            raise _needs_no_mapping(path)
        return opened
    asked = joined(options, declared)
    table = read_as_table(path, kind.name, asked)
    about = about_of(path, kind.name) if declared is None else None
    if declared is None and is_flat(table, about=about):
        return attrs.evolve(opened, table=table, about=about)
    chosen, proposal = declared, None
    if chosen is None:
        table, chosen, proposal = _undeclared(path, kind, table, asked)
        findings += proposal.findings(table.position()) if proposal else ()
    return attrs.evolve(opened, table=table, mapping=chosen, proposal=proposal, findings=findings)


def _undeclared(
    path: Path, kind: Kind, table: Table, options: TableOptions
) -> tuple[Table, FieldMapping, Proposal | None]:
    """Return the mapping of our own workbook, with the sheet that was filled in, or else a proposal."""

    def read_sheet(sheet: str) -> Table:
        return read_as_table(path, kind.name, attrs.evolve(options, sheet=sheet))

    if options.sheet is None:
        filled = template_in(table, read_sheet)
        if filled is not None:
            return *filled, None
    mapping = template_mapping(table)
    if mapping is not None:
        return table, mapping, None
    proposal = propose(table)
    return table, proposal.mapping, proposal


def read_table(file: str | Path | Any, options: TableOptions | None = None) -> Table:
    r"""Read a file or a frame as a table, before any mapping: its columns, its rows with their positions.

    Args:
        file: The file, or the frame.
        options: How to read it; what it leaves open is found out, and told in ``assumed``.

    Raises:
        SourceError: The file cannot be read.
        MissingExtra: A library is needed for this kind of file.

    Examples:
        >>> import tempfile, pathlib
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = pathlib.Path(folder, "lieux.csv")
        ...     _ = path.write_text("Nom;CP\nH7;69002\n", encoding="utf-8")
        ...     [column.name for column in read_table(path).columns]
        ['Nom', 'CP']
    """
    if not is_file(file):
        return frame_as_table(file, options)
    path, kind, findings = _looked_at(file, options)
    table = read_as_table(path, kind.name, options or TableOptions())
    return attrs.evolve(table, assumed=(*findings, *table.assumed))


def propose_mapping(file: str | Path | Any, options: TableOptions | None = None) -> Proposal:
    """Propose a mapping for a file or a frame, with the reason of each choice, to be confirmed or corrected.

    Args:
        file: The file, or the frame.
        options: How to read it; what it leaves open is found out.

    Raises:
        SourceError: The file cannot be read.
        MissingExtra: A library is needed for this kind of file.
    """
    return propose(read_table(file, options))


def _looked_at(file: str | Path, options: TableOptions | None) -> tuple[Path, Kind, tuple[Finding, ...]]:
    """Return a file that can be read, its kind, and a finding where its name says another."""
    path = Path(file)
    if not str(file).strip():
        raise SourceError(Label("nom de fichier vide", "empty file name"))
    try:
        kind, named = kind_of(path, options.kind if options else None)
        # A kind that is given leaves the file closed until now.
        path.open("rb").close()
    except RuleError:
        raise
    except (OSError, ValueError) as error:
        raise cannot_open(path, error) from None
    return path, kind, (_named_otherwise(path, kind, named),) if named else ()


def _named_otherwise(path: Path, kind: Kind, named: Kind) -> Finding:
    return Finding(
        code="kind-of-file",
        severity=Severity.INFO,
        where=Position(file=path.name),
        text=Label(
            f"nommé comme {named.label.text('fr')}, lu pour ce qu'il contient : {kind.label.text('fr')}",
            f"named as {named.label.text('en')}, read as what it holds: {kind.label.text('en')}",
        ),
        fix=Label(f'sinon : kind="{named.name}"', f'otherwise: kind="{named.name}"'),
    )


def _told(census: Census, findings: tuple[Finding, ...]) -> Census:
    return attrs.evolve(census, findings=(*findings, *census.findings)) if findings else census


def _needs_no_mapping(path: Path) -> RuleError:
    return RuleError(
        Label(
            f"{path.name} a été écrit par openinno et se lit sans correspondance ; retirez mapping=",
            f"{path.name} was written by openinno and is read without a mapping; leave mapping= out",
        )
    )
