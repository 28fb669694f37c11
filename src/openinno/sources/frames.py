"""A census from a frame: as from a file, but that its cells have their types and nothing is to be guessed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeGuard

import attrs

from ..envelope import ABOUT
from ..errors import RuleError
from ..frames import is_table
from ..labels import Label
from .flat_tables import is_flat
from .mapping.declared import FieldMapping
from .mapping.proposing.making import propose
from .opening import Opened, declared_mapping
from .tables.columnar.frames import frame_metadata, read_frame
from .tables.options import TableOptions
from .tables.table import Table
from .template.mapping import template_mapping

__all__ = ["OpenedFrame", "frame_as_table", "is_file", "open_frame"]


@attrs.frozen(kw_only=True)
class OpenedFrame(Opened):
    """A frame of which it is known how to read it.

    Args:
        table: Its table.
    """

    table: Table


def is_file(given: Any) -> TypeGuard[str | Path]:
    """Tell whether what a census is read from is the name of a file, and no frame."""
    return isinstance(given, str | Path)


def frame_as_table(frame: Any, options: TableOptions | None = None) -> Table:
    """Read a frame as a table.

    Args:
        frame: The frame.
        options: How to read a file, of which nothing may be said here.

    Raises:
        RuleError: This is no frame, or something is said of it that is said of files.
        SourceError: Its library cannot compute it.
        MissingExtra: A library is needed to look at it.
    """
    if not is_table(frame):
        raise _no_frame(frame)
    said = attrs.asdict(options or TableOptions(), filter=lambda _, value: value is not None)
    if said:
        raise _of_files(said)
    return read_frame(frame)


def open_frame(
    frame: Any, *, mapping: FieldMapping | str | Path | None = None, options: TableOptions | None = None
) -> OpenedFrame:
    """Find out how to read a frame; its rows are not read yet.

    Args:
        frame: The frame.
        mapping: A mapping, a file that holds one, or the name of a ready one.
        options: As for :func:`frame_as_table`.

    Raises:
        RuleError: As for :func:`frame_as_table`, or the mapping is declared wrongly.
        SourceError: As for :func:`frame_as_table`.
        MissingExtra: As for :func:`frame_as_table`.
    """
    table = frame_as_table(frame, options)
    declared = declared_mapping(mapping)
    if declared is not None:
        # What a mapping says of how to read a file says nothing of a frame.
        return OpenedFrame(table=table, mapping=declared)
    about = frame_metadata(frame, ABOUT)
    if is_flat(table, about=about):
        return OpenedFrame(table=table, about=about)
    filled = template_mapping(table)
    if filled is not None:
        return OpenedFrame(table=table, mapping=filled)
    proposal = propose(table)
    findings = proposal.findings(table.position())
    return OpenedFrame(table=table, mapping=proposal.mapping, proposal=proposal, findings=findings)


def _no_frame(given: object) -> RuleError:
    shown = type(given).__qualname__
    return RuleError(
        Label(
            f"un recensement se lit dans un fichier ou un tableau de polars, pandas, geopandas, pyarrow ou"
            f" DuckDB, et non dans {shown}",
            f"a census is read from a file or a frame of polars, pandas, geopandas, pyarrow or DuckDB, not"
            f" from {shown}",
        )
    )


def _of_files(said: Iterable[str]) -> RuleError:
    names = ", ".join(said)
    return RuleError(
        Label(
            f"un tableau se lit tel qu'il est, et {names} ne se dit que d'un fichier ; à retirer",
            f"a frame is read as it is, and {names} is said of files only; leave it out",
        )
    )
