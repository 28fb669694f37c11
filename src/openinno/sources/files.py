"""A census from any file: its kind is looked at, its table read, its columns mapped, every doubt told."""

from __future__ import annotations

from pathlib import Path

import attrs

from ..census import Census
from ..envelope import from_json
from ..errors import RuleError, SourceError
from ..findings import Finding, Position, Severity
from ..labels import Label
from ..lines import from_json_lines
from .flat_tables import about_of, census_of_flat, is_flat
from .kinds import Kind, is_own_document, kind_of
from .mapped import census_of
from .mapping.declared import FieldMapping
from .mapping.files.ready import ready_mapping
from .mapping.files.toml import read_mapping
from .mapping.proposing.making import propose
from .mapping.proposing.proposal import Proposal
from .mapping.report import MappingReport
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
    file: str | Path,
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
    r"""Read a census from a file of any kind.

    What openinno wrote is read back as it was. Any other table goes through a mapping, which tells which
    column is which attribute; without one, a mapping is proposed, used, and told column by column in the
    findings of the census. No row is lost: one that cannot become a structure is kept whole in ``refused``.

    Args:
        file: CSV or TSV, XLSX, XLS or ODS, GeoJSON, KML, Shapefile, GeoPackage, JSON, JSON Lines, Parquet
            or Arrow.
        mapping: A mapping, a file that holds one, or the name of a ready one.
        kind: Kind of the file; found out where None, as is each of the following.
        sheet: Sheet of a workbook or layer of a geographic file: its name, or its number from 1.
        header: Row of the names of the columns, from 1.
        encoding: Encoding of a text file.
        separator: What separates the cells of a text file.
        quote: What stands around the cells of a text file; empty for nothing.
        decimal: Decimal mark of the numbers of a text file; those with the other mark are read too.

    Raises:
        SourceError: The file is missing, is no census, or has no column for the names of structures; the
            message says where it breaks.
        RuleError: The mapping, or what is said of the file, is declared wrongly.
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
    file: str | Path,
    *,
    mapping: FieldMapping | str | Path | None = None,
    options: TableOptions | None = None,
) -> ReportedCensus:
    """Read a census as :func:`read_census` does, with the mapping, its report and the table beside it.

    Args:
        file: The file.
        mapping: A mapping, a file that holds one, or the name of a ready one.
        options: How to read the file; what it leaves open is found out.

    Raises:
        SourceError: As for :func:`read_census`.
        RuleError: As for :func:`read_census`.
        MissingExtra: As for :func:`read_census`.
    """
    opened = open_file(file, mapping=mapping, options=options)
    table, mapping = opened.table, opened.mapping
    if table is None:
        return ReportedCensus(census=_told(opened.document(), opened.findings))
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
class OpenedFile:
    """A file of which it is known how to read it: as a document of openinno, by its columns or by a mapping.

    Args:
        path: The file.
        table: Its table; None for a document of openinno.
        mapping: The mapping of its columns; None where they are those of the flat row.
        proposal: The proposal that stands in for a mapping, where none was given.
        about: What the file tells of its census, beside its rows.
        findings: What there is to tell of it already.
        kind: Its kind.
    """

    path: Path
    kind: str
    table: Table | None = None
    mapping: FieldMapping | None = None
    proposal: Proposal | None = None
    about: str | bytes | None = None
    findings: tuple[Finding, ...] = ()

    def document(self) -> Census:
        """Read a document of openinno.

        Raises:
            SourceError: It cannot be read.
        """
        read = from_json_lines if self.kind == "jsonl" else from_json
        return read(self.path.read_bytes(), file=self.path.name)


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
    declared = _declared(mapping)
    path, kind, findings = _looked_at(file, options)
    opened = OpenedFile(path=path, kind=kind.name, findings=findings)
    if kind.name in {"json", "jsonl"} and is_own_document(path):
        if declared is not None:
            raise _needs_no_mapping(path)
        return opened
    asked = _joined(options, declared)
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


def read_table(file: str | Path, options: TableOptions | None = None) -> Table:
    r"""Read a file as a table, before any mapping: its columns, its rows with their positions.

    Args:
        file: The file.
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
    path, kind, findings = _looked_at(file, options)
    table = read_as_table(path, kind.name, options or TableOptions())
    return attrs.evolve(table, assumed=(*findings, *table.assumed))


def propose_mapping(file: str | Path, options: TableOptions | None = None) -> Proposal:
    """Propose a mapping for a file, with the reason of each choice, for a person to confirm or correct.

    Args:
        file: The file.
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


def _declared(mapping: FieldMapping | str | Path | None) -> FieldMapping | None:
    """Return the mapping that is given, named or kept in a file."""
    if mapping is None or isinstance(mapping, FieldMapping):
        return mapping
    if isinstance(mapping, Path) or str(mapping).lower().endswith(".toml"):
        return read_mapping(Path(mapping))
    return ready_mapping(mapping)


def _joined(options: TableOptions | None, mapping: FieldMapping | None) -> TableOptions:
    """Return how to read the file: as the call says, then as the mapping says."""
    given = options or TableOptions()
    if mapping is None:
        return given
    said = {name: value for name, value in attrs.asdict(given).items() if value is not None}
    return attrs.evolve(mapping.options, **said)


def _told(census: Census, findings: tuple[Finding, ...]) -> Census:
    return attrs.evolve(census, findings=(*findings, *census.findings)) if findings else census


def _needs_no_mapping(path: Path) -> RuleError:
    return RuleError(
        Label(
            f"{path.name} a été écrit par openinno et se lit sans correspondance ; retirez mapping=",
            f"{path.name} was written by openinno and is read without a mapping; leave mapping= out",
        )
    )
