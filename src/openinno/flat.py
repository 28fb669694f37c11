"""A structure as one flat row, and back: what tables, CSV files and rules by column are made of.

The columns are the same for every structure. What a cell cannot hold without loss stands, whole, in the last
column: so any structure goes through its row unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeAlias

from .cells import JSON, Cell, CellError
from .columns import PARTS, FlatColumn, Part
from .errors import RecordError
from .fields import STRUCTURE_FIELDS
from .findings import Finding, Position, Severity, expected
from .holds import Holds
from .labels import Label
from .plain_json import Repeated, plain
from .quick_flat import quick_value
from .reading import reader_of, written
from .shapes import Fault
from .structures import Structure

__all__ = ["FLAT_COLUMNS", "ReadRow", "Scalar", "from_flat_row", "read_flat_row", "to_flat_row"]

Scalar: TypeAlias = str | int | float | bool | None
"""What a structure keeps of a column that no attribute takes."""

_REST: Final = FlatColumn(
    name="rest",
    type=JSON.type,
    label=Label("ce qu'aucune colonne ne peut tenir", "what no column can hold"),
    path="",
)

FLAT_COLUMNS: Final[tuple[FlatColumn, ...]] = (*(column for part in PARTS for column in part.columns), _REST)
"""The columns of a flat row, in order."""

_NAMES: Final = dict.fromkeys(column.name for column in FLAT_COLUMNS)
_ATTRIBUTES: Final = frozenset(part.name for part in PARTS)
_CLAIMS: Final = {
    part.name: part
    for part, field in zip(PARTS, STRUCTURE_FIELDS, strict=True)
    if field.holds in {Holds.CLAIM, Holds.CLAIMS}
}
_INDEX: Final = re.compile(r"\[[0-9]+\]")
_BEHIND_THE_FIRST: Final = re.compile(r"\[[1-9][0-9]*\]")


def to_flat_row(structure: Structure) -> dict[str, Cell]:
    """Return a structure as one flat row: every column, in order, with None for what is not known.

    Args:
        structure: The structure.

    Raises:
        TypeError: This is no structure, or one with attributes of its own, which no column holds.

    Examples:
        >>> import openinno as oi
        >>> row = to_flat_row(oi.embedded_census()["tuba"])
        >>> row["name"], row["profiles"], row["partner_names"], row["commune"], row["latitude"]
        ('TUBA', 'innovation_hub', 'Mulhouse|Boulogne-sur-Mer|La Possession', 'Lyon', 45.749)
    """
    if not isinstance(structure, Structure):
        raise TypeError(f"to_flat_row() takes a structure, such as census['tuba'], not {structure!r}")
    values = plain(written(structure))
    more = ", ".join(sorted(values.keys() - _ATTRIBUTES))
    if more:
        kind = type(structure).__name__
        raise TypeError(
            f"no column holds {more} of {kind}; make_converter() writes a class that extends ours"
        )
    row: list[Cell] = []
    rest = {}
    for part in PARTS:
        claims = getattr(structure, part.name) if part.name in _CLAIMS else None
        cells, whole = _claims_written(part.name, claims) if claims else _written(part, values[part.name])
        row += cells
        if not whole:
            rest[part.name] = values[part.name]
    return dict(zip(_NAMES, (*row, JSON.write(rest)), strict=True))


@lru_cache(maxsize=1 << 12)
def _claims_written(name: str, claims: object) -> tuple[tuple[Cell, ...], bool]:
    """Return the cells of claims, as of any value, but once: a census says the same few again and again."""
    cells, whole = _written(_CLAIMS[name], plain(written(claims)))
    return tuple(cells), whole


def _written(part: Part, value: Any) -> tuple[Sequence[Cell], bool]:
    """Return the cells of a value and whether they hold it without loss; blank ones where they do not."""
    blank = [None] * len(part.columns)
    if value is None or value == [] or value == {}:
        return blank, True
    cells = part.write(value)
    try:
        whole = part.read(cells) == value and "" not in cells
    except CellError:
        whole = False
    return (cells, True) if whole else (blank, False)


def from_flat_row(row: Mapping[str, Cell]) -> Structure:
    """Return the structure of a flat row.

    Cells may be typed or, as in a CSV file, texts; an empty text is nothing. Columns may be missing.

    Args:
        row: The cells by column name.

    Raises:
        RecordError: The row makes no structure; one finding a fault, each with its column.

    Examples:
        >>> import openinno as oi
        >>> lab = from_flat_row({"id": "lab", "name": "Lab", "themes": "energy|mobility", "latitude": "48.1",
        ...     "longitude": "-1.7", "precision": "street"})
        >>> [claim.value.label() for claim in lab.themes], lab.sites[0].location.precision
        (['energy', 'mobility'], <Precision.STREET>)
        >>> from_flat_row({"id": "lab", "name": "Lab", "opened": "mai 2019"})
        Traceback (most recent call last):
        ...
        openinno.errors.RecordError: opened, lab, opened: expected an ISO date, got 'mai 2019'
    """
    read = read_flat_row(row)
    if read.structure is None:
        raise RecordError(read.findings)
    return read.structure


class ReadRow(NamedTuple):
    """What became of a flat row: a structure, or what is wrong with it, each with its column."""

    structure: Structure | None
    findings: Sequence[Finding] = ()


def read_flat_row(row: Mapping[str, Cell], extra: Mapping[str, Scalar] | None = None) -> ReadRow:
    """Return the structure of a flat row, or what is wrong with it.

    Args:
        row: The cells by column name, as for :func:`from_flat_row`.
        extra: What no attribute takes, where that is not written as JSON in the row: texts without half a
            letter, finite numbers, truth values.

    Examples:
        >>> read = read_flat_row({"id": "lab", "name": "Lab"}, {"Surface": 120})
        >>> read.structure.extra
        {'Surface': 120}
        >>> [finding.where.column for finding in read_flat_row({"id": "lab"}).findings]
        ['name']
    """
    value = quick_value(row)
    if value is not None:
        if extra:
            value["extra"] = extra
        structure = reader_of(Structure).quickly_of_plain(value)
        if structure is not None:
            return ReadRow(structure)
    return _explained(row, extra)


def _explained(row: Mapping[str, Cell], extra: Mapping[str, Scalar] | None) -> ReadRow:
    identifier = row.get("id")
    record = identifier if isinstance(identifier, str) and identifier else None
    values, findings = _values(row, record)
    own = values.get("extra", {})
    if extra and isinstance(own, dict):
        values["extra"] = {**own, **extra}
    outcome = reader_of(Structure).of_plain(values)
    for fault in outcome.faults:
        finding = _finding(fault, record)
        # A cell that could not be read is told once, not as missing too.
        if not (fault.code == "missing" and _told(finding.where.column, findings)):
            findings.append(finding)
    return ReadRow(None, findings) if findings else ReadRow(outcome.record)


def _values(row: Mapping[str, Cell], record: str | None) -> tuple[dict[str, Any], list[Finding]]:
    """Return the plain value of a row, without what it leaves blank, and the cells that cannot be read."""
    values: dict[str, Any] = {}
    findings = [_unknown_column(name, record) for name in row if name not in _NAMES]
    for part in PARTS:
        names = [column.name for column in part.columns]
        try:
            value = part.read([row.get(name) for name in names])
        except CellError as error:
            findings.append(_unread(names[error.place], error.text, record))
            continue
        if value is not None:
            values[part.name] = value
    findings.extend(_add_rest(values, row.get(_REST.name), record))
    return values, findings


def _add_rest(values: dict[str, Any], cell: Cell, record: str | None) -> list[Finding]:
    try:
        rest = JSON.value(cell)
    except CellError as error:
        return [_unread(_REST.name, error.text, record)]
    whole = isinstance(rest, dict) and not isinstance(rest, Repeated)
    known = whole and rest.keys() <= _ATTRIBUTES - values.keys()
    if rest is not None and not known:
        fr = "un objet JSON dont les clés sont des attributs qu'aucune colonne ne donne"
        en = "a JSON object whose keys are attributes that no column gives"
        return [_unread(_REST.name, expected(fr, en, cell), record)]
    values.update(rest or {})
    return []


def _finding(fault: Fault, record: str | None) -> Finding:
    path = fault.path.removeprefix(".")
    return _made(fault.code, Position(column=_column_of(path), record=record, path=path or None), fault.text)


def _column_of(path: str) -> str:
    """Return the column in which a fault at a path should be mended."""
    # Only the first of several has columns of its own: all others are looked up as one.
    return _column_at(_BEHIND_THE_FIRST.sub("[1]", path))


@lru_cache(maxsize=1024)
def _column_at(path: str) -> str:
    paths = (f"{path}.", f"{_INDEX.sub('[]', path)}.")
    above = [one for one in FLAT_COLUMNS if one.path and any(_starts(path, one.path) for path in paths)]
    inside = [one for one in FLAT_COLUMNS if path and _starts(f"{one.path}.", path)]
    nearest = max(above, key=lambda column: len(column.path), default=None)
    # The other sites stand above the first one too, to whose parts its own columns are nearer.
    return (inside[0] if inside and (nearest is None or "." in path) else nearest or _REST).name


def _starts(path: str, start: str) -> bool:
    return path.startswith((f"{start}.", f"{start}["))


def _told(column: str | None, findings: Sequence[Finding]) -> bool:
    return any(finding.where.column == column for finding in findings)


def _unknown_column(name: str, record: str | None) -> Finding:
    text = Label(f"colonne inconnue {name!r}", f"unknown column {name!r}")
    return _made("unknown-column", Position(column=name, record=record), text)


def _unread(column: str, text: Label, record: str | None) -> Finding:
    return _made("wrong-value", Position(column=column, record=record), text)


def _made(code: str, where: Position, text: Label) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, where=where, text=text)
