"""How a census is to be read, found out before any of its rows is: by its columns or by a mapping."""

from __future__ import annotations

from pathlib import Path

import attrs

from ..findings import Finding, shortened
from .mapping.declared import FieldMapping
from .mapping.files.ready import ready_mapping
from .mapping.files.toml import read_mapping
from .mapping.proposing.proposal import Proposal
from .tables.options import TableOptions

__all__ = ["Opened", "declared_mapping", "joined"]


@attrs.frozen(kw_only=True)
class Opened:
    """How a table is to be read: by its columns or by a mapping.

    Args:
        mapping: The mapping of its columns; None where they are those of the flat row.
        proposal: The proposal that stands in for a mapping, where none was given.
        about: What it tells of its census, beside its rows.
        findings: What there is to tell of it already.
    """

    mapping: FieldMapping | None = None
    proposal: Proposal | None = None
    about: str | bytes | None = None
    findings: tuple[Finding, ...] = ()


def declared_mapping(mapping: FieldMapping | str | Path | None) -> FieldMapping | None:
    """Return the mapping that is given, named or kept in a file."""
    if mapping is None or isinstance(mapping, FieldMapping):
        return mapping
    if not isinstance(mapping, str | Path):
        raise TypeError(
            "mapping is a FieldMapping, a file that holds one or the name of a ready one,"
            f" not {shortened(repr(mapping))}"
        )
    if isinstance(mapping, Path) or str(mapping).lower().endswith(".toml"):
        return read_mapping(Path(mapping))
    return ready_mapping(mapping)


def joined(options: TableOptions | None, mapping: FieldMapping | None) -> TableOptions:
    """Return how to read the file: as the call says, then as the mapping says."""
    given = options or TableOptions()
    if mapping is None:
        return given
    said = {name: value for name, value in attrs.asdict(given).items() if value is not None}
    return attrs.evolve(mapping.options, **said)
