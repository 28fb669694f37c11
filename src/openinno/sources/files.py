"""How a file is to be read, found out before any of its rows is: by its kind, its columns or a mapping."""

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
from .flat_tables import about_of, is_flat
from .frames import frame_as_table, is_file
from .kinds import Kind, is_own_document, kind_of
from .mapping.declared import FieldMapping
from .mapping.proposing.making import propose
from .mapping.proposing.proposal import Proposal
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
    "open_file",
    "propose_mapping",
    "read_table",
]


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
        SourceError: As for :func:`~openinno.read_census`.
        RuleError: As for :func:`~openinno.read_census`.
        MissingExtra: As for :func:`~openinno.read_census`.
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


def _needs_no_mapping(path: Path) -> RuleError:
    return RuleError(
        Label(
            f"{path.name} a été écrit par openinno et se lit sans correspondance ; retirez mapping=",
            f"{path.name} was written by openinno and is read without a mapping; leave mapping= out",
        )
    )
