"""Objects, one an element of a document or of a line, as the rows of a table.

They are looked through once for their columns, and again at each reading of the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, NamedTuple, TypeAlias

import attrs
import msgspec

from ....encoded import TITLES, probable_encoding
from ....findings import Finding, Position, Severity, expected
from ....labels import Label
from ....pieces import TOO_DEEP, flaw, source_error
from ....plain_json import Repeated, plain
from ..geometry.geometries import first_position
from ..geometry.systems import DEGREES, LOOKED_AT, System, guessed, system_of, told
from ..headers import name_columns
from ..limits import MOST_COLUMNS
from ..nested import Doubt, Keys, flatten, name_of
from ..options import TableOptions
from ..table import Table, TableColumn, TableRow, Tell
from .features import is_feature, row_of

__all__ = ["Element", "Elements", "table_of"]


class Element(NamedTuple):
    """An object as it stands, in JSON: with its line, or its place in a document."""

    number: int | None
    path: str | None
    data: bytes


Elements: TypeAlias = Callable[[], Iterable[Element]]
"""Gives the objects from the first one on, at each call."""


def table_of(
    elements: Elements,
    *,
    file: str,
    options: TableOptions,
    crs: Any = None,
    assumed: tuple[Finding, ...] = (),
) -> Table:
    """Return objects as a table, after one look at all of them.

    Args:
        elements: Gives the objects.
        file: Name of their file.
        options: How they are read.
        crs: The system of coordinates that the file declares, if any.
        assumed: What was found out so far.

    Raises:
        SourceError: None of them is an object, or they have too many different keys.

    Examples:
        >>> objects = lambda: [Element(1, None, b'{"nom": "H7", "ville": {"code": 69381}}')]
        >>> [column.name for column in table_of(objects, file="lieux.jsonl", options=TableOptions()).columns]
        ['nom', 'ville.code']
    """
    where = Position(file=file)
    keys, positions, features = _survey(elements(), file)
    declared = system_of(crs) if crs is not None else None
    system = declared or (guessed(positions) if positions else DEGREES)
    if crs is not None or system is not DEGREES:
        # GeoJSON is in degrees unless it says otherwise, so that this goes without saying.
        assumed = _with(assumed, told(system, declared=declared is not None, where=where))
    columns, doubtful = name_columns([name_of(key) for key in keys], where=where, letters=False)
    if features and options.kind == "json":
        options = attrs.evolve(options, kind="geojson")
    reader = _Reader(file, dict(zip(keys, columns, strict=True)), system)
    return Table(
        columns=columns,
        read=lambda tell: reader.rows(elements(), tell),
        options=options,
        file=file,
        assumed=(*assumed, *doubtful),
    )


def _with(found: tuple[Finding, ...], more: Finding | None) -> tuple[Finding, ...]:
    return found if more is None else (*found, more)


def _survey(elements: Iterable[Element], file: str) -> tuple[list[Keys], list[tuple[float, float]], bool]:
    """Return the keys of all objects, the positions of the first ones, and whether there are features."""
    keys: dict[Keys, None] = {}
    positions: list[tuple[float, float]] = []
    features = empty = False
    foreign: bytes | None = None
    seen: tuple[str, ...] | None = None
    count = 0
    for element in elements:
        count += 1
        try:
            value = _quickly(element.data)
            if not isinstance(value, dict):
                continue
            features = features or is_feature(value)
            row, _ = row_of(value)
            nested = not _NESTED.isdisjoint(map(type, row.values()))
            if nested or tuple(row) != seen:
                keys.update(dict.fromkeys(flatten(row, None).cells))
                # Most objects without others inside have the keys of the one before.
                seen = None if nested else tuple(row)
        except (ValueError, RecursionError) as error:
            if isinstance(error, UnicodeDecodeError) and foreign is None:
                foreign = element.data[error.start :]
            continue
        if len(keys) > MOST_COLUMNS:
            raise source_error(file, _TOO_WIDE)
        if len(positions) < LOOKED_AT and (position := first_position(row.get("geometry"))):
            positions.append(position)
        empty = empty or not row
    if count and not keys and not empty:
        raise source_error(file, _NO_OBJECTS if foreign is None else _not_utf_8(foreign))
    return list(keys), positions, features


def _not_utf_8(foreign: bytes) -> Label:
    """Say what bytes probably are that are no UTF-8, and what to do."""
    name = probable_encoding(foreign)
    fr = f", mais sans doute en {TITLES[name]}" if name else ""
    en = f", but probably in {TITLES[name]}" if name else ""
    say = f'encoding="{name or "cp1252"}"'
    return Label(
        f"aucun objet JSON en UTF-8{fr} ; dites comment le fichier est encodé, tel {say},"
        " ou enregistrez-le en UTF-8",
        f"no JSON object in UTF-8{en}; say how the file is encoded, such as {say}, or save it as UTF-8",
    )


def _quickly(data: bytes) -> Any:
    """Read JSON of which only the keys matter, so that one given twice need not be seen."""
    try:
        return msgspec.json.decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return plain(data)


class _Reader:
    """Reads objects as rows."""

    def __init__(self, file: str, columns: dict[Keys, TableColumn], system: System | None) -> None:
        self._file: str = file
        self._columns: dict[Keys, TableColumn] = columns
        self._places: dict[Keys, int] = {keys: place for place, keys in enumerate(columns)}
        self._system: System | None = system

    def rows(self, elements: Iterable[Element], tell: Tell) -> Iterator[TableRow]:
        return (self._row(element, tell) for element in elements)

    def _row(self, element: Element, tell: Tell) -> TableRow:
        try:
            value = plain(element.data)
            if isinstance(value, dict):
                return self._filled(element, value, tell)
        except (ValueError, RecursionError):
            return self._refused(element, "not-json", flaw(element.data, element.number or 1) or TOO_DEEP)
        return self._refused(element, "not-an-object", expected("un objet JSON", "a JSON object", value))

    def _filled(self, element: Element, value: dict[str, Any], tell: Tell) -> TableRow:
        row, doubts = row_of(value)
        flat = flatten(row, self._system)
        cells: list[Any] = [None] * len(self._places)
        for keys, cell in flat.cells.items():
            cells[self._places[keys]] = cell
        doubts = [*doubts, *flat.doubts]
        for doubt in doubts:
            tell(self._told(element, doubt))
        return TableRow(element.number, cells, element.path, (), _text(element.data) if doubts else None)

    def _told(self, element: Element, doubt: Doubt) -> Finding:
        column = self._columns.get(doubt.keys)
        name = column.name if column else name_of(doubt.keys)
        where = Position(file=self._file, row=element.number, path=element.path, column=name)
        return Finding(code=doubt.code, severity=doubt.severity, where=where, text=doubt.text)

    def _refused(self, element: Element, code: str, text: Label) -> TableRow:
        where = Position(file=self._file, row=element.number, path=element.path)
        fault = Finding(code=code, severity=Severity.ERROR, where=where, text=text)
        blank = [None] * len(self._places)
        return TableRow(element.number, blank, element.path, (fault,), _text(element.data))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "backslashreplace")


_NESTED: Final = frozenset((dict, Repeated))
_NO_OBJECTS: Final = Label("aucun objet JSON", "no JSON object")
_TOO_WIDE: Final = Label(
    f"plus de {MOST_COLUMNS} clés différentes : ce n'est pas une table",
    f"more than {MOST_COLUMNS} different keys: this is no table",
)
