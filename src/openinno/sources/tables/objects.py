"""Files of JSON objects: arrays and answers of portals, GeoJSON, and one object a line (JSON Lines, NDJSON).

A document is held in memory, lines are read one by one. Either is looked through once for its columns, and
again at each reading of its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

import attrs

from ...errors import SourceError
from ...explain import Repeated, plain
from ...findings import Finding, Position, Severity, expected
from ...labels import Label
from ...pieces import TOO_DEEP, flaw, source_error
from .documents import open_document
from .features import is_feature, row_of
from .geometries import first_position
from .headers import name_columns
from .json_lines import has_lines, lines_of
from .nested import Doubt, Keys, flatten, name_of
from .options import TableOptions
from .systems import DEGREES, LOOKED_AT, System, guessed, system_of, told
from .table import Table, TableColumn, TableRow, Tell

__all__ = ["MOST_COLUMNS", "read_objects"]

MOST_COLUMNS: Final = 16384
"""How many columns a table may have, as in the workbooks of the trade."""
_LINES: Final = {"jsonl", "ndjson", "geojsonl"}
_DOCUMENTS: Final = {"json", "geojson"}


class _Element(NamedTuple):
    """An object as it stands: its line or its place in the document."""

    number: int | None
    path: str | None
    data: bytes


_Elements: TypeAlias = Callable[[], Iterable[_Element]]


def read_objects(path: Path, options: TableOptions) -> Table:
    """Open a file of JSON objects as a table.

    Objects inside objects become columns with dotted names, such as ``fields.nom``; the properties of GeoJSON
    are columns, and its geometries the column ``geometry``. Columns are those of all objects, in the order in
    which they first appear.

    Args:
        path: The file.
        options: ``kind`` says ``jsonl`` for one object a line, ``json`` or ``geojson`` for one document;
            ``sheet`` which list of a document to read, by its key; ``encoding`` what is not UTF-8.

    Raises:
        SourceError: The file is missing, breaks off, is too large for a document, or holds no list of objects.

    Examples:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder, "lieux.json")
        ...     _ = path.write_text('[{"nom": "H7", "fields": {"ville": "Lyon"}}]', encoding="utf-8")
        ...     table = read_objects(path, TableOptions())
        ...     [column.name for column in table.columns], [row.cells for row in table.rows(print)]
        (['nom', 'fields.ville'], [['H7', 'Lyon']])
    """
    lines = options.kind in _LINES or (options.kind not in _DOCUMENTS and has_lines(path, options.encoding))
    if lines:
        found = attrs.evolve(options, kind="jsonl", encoding=options.encoding or "utf-8")
        return _table(path, lambda: _by_line(path, options.encoding), found, None, ())
    document = open_document(path, options)
    found = attrs.evolve(options, kind=document.kind, sheet=document.path or None, encoding=document.encoding)

    def elements() -> Iterable[_Element]:
        return (
            _Element(None, f"{document.path}[{place}]", bytes(item))
            for place, item in enumerate(document.items)
        )

    return _table(path, elements, found, document.crs, document.assumed)


def _by_line(path: Path, encoding: str | None) -> Iterator[_Element]:
    return (_Element(number, None, line) for number, line in lines_of(path, encoding))


def _table(
    path: Path, elements: _Elements, options: TableOptions, crs: Any, assumed: tuple[Finding, ...]
) -> Table:
    where = Position(file=path.name)
    keys, positions, features = _survey(elements(), path.name)
    declared = system_of(crs) if crs is not None else None
    system = declared or (guessed(positions) if positions else DEGREES)
    if crs is not None or system is not DEGREES:
        # GeoJSON is in degrees unless it says otherwise, so that this goes without saying.
        assumed = _with(assumed, told(system, declared=declared is not None, where=where))
    columns, doubtful = name_columns([name_of(key) for key in keys], where=where, letters=False)
    if features and options.kind == "json":
        options = attrs.evolve(options, kind="geojson")
    reader = _Reader(path.name, dict(zip(keys, columns, strict=True)), system)
    return Table(
        columns=columns,
        read=lambda tell: reader.rows(elements(), tell),
        options=options,
        file=path.name,
        assumed=(*assumed, *doubtful),
    )


def _with(found: tuple[Finding, ...], more: Finding | None) -> tuple[Finding, ...]:
    return found if more is None else (*found, more)


def _survey(elements: Iterable[_Element], file: str) -> tuple[list[Keys], list[tuple[float, float]], bool]:
    """Return the keys of all objects, the positions of the first ones, and whether there are features."""
    keys: dict[Keys, None] = {}
    positions: list[tuple[float, float]] = []
    features = empty = False
    count = 0
    for element in elements:
        count += 1
        try:
            value = plain(element.data)
            if not isinstance(value, dict):
                continue
            features = features or is_feature(value)
            row, _ = row_of(value)
            keys.update(dict.fromkeys(flatten(row, None).cells))
        except (ValueError, RecursionError):
            continue
        if len(keys) > MOST_COLUMNS:
            raise source_error(file, _TOO_WIDE)
        if len(positions) < LOOKED_AT and (position := first_position(row.get("geometry"))):
            positions.append(position)
        empty = empty or not row
    if count and not keys and not empty:
        raise source_error(file, _NO_OBJECTS)
    return list(keys), positions, features


class _Reader:
    """Reads objects as rows."""

    def __init__(self, file: str, columns: dict[Keys, TableColumn], system: System | None) -> None:
        self._file: str = file
        self._columns: dict[Keys, TableColumn] = columns
        self._places: dict[Keys, int] = {keys: place for place, keys in enumerate(columns)}
        self._system: System | None = system

    def rows(self, elements: Iterable[_Element], tell: Tell) -> Iterator[TableRow]:
        for element in elements:
            try:
                value = plain(element.data)
                if isinstance(value, dict):
                    yield self._row(element, value, tell)
                    continue
                fault = "not-an-object", expected("un objet JSON", "a JSON object", value)
            except (ValueError, RecursionError):
                fault = "not-json", flaw(element.data, element.number or 1) or TOO_DEEP
            yield self._refused(element, *fault)

    def _row(self, element: _Element, value: dict[str, Any], tell: Tell) -> TableRow:
        row, doubts = row_of(value)
        flat = flatten(row, self._system)
        cells: list[Any] = [None] * len(self._places)
        for keys, cell in flat.cells.items():
            cells[self._places[keys]] = cell
        doubts = [*doubts, *flat.doubts]
        for doubt in doubts:
            tell(self._told(element, doubt))
        return TableRow(element.number, cells, element.path, (), _text(element.data) if doubts else None)

    def _told(self, element: _Element, doubt: Doubt) -> Finding:
        column = self._columns.get(doubt.keys)
        name = column.name if column else name_of(doubt.keys)
        where = Position(file=self._file, row=element.number, path=element.path, column=name)
        return Finding(code=doubt.code, severity=doubt.severity, where=where, text=doubt.text)

    def _refused(self, element: _Element, code: str, text: Label) -> TableRow:
        where = Position(file=self._file, row=element.number, path=element.path)
        fault = Finding(code=code, severity=Severity.ERROR, where=where, text=text)
        blank = [None] * len(self._places)
        return TableRow(element.number, blank, element.path, (fault,), _text(element.data))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "backslashreplace")


_NO_OBJECTS: Final = Label("aucun objet JSON", "no JSON object")
_TOO_WIDE: Final = Label(
    f"plus de {MOST_COLUMNS} clés différentes : ce n'est pas une table",
    f"more than {MOST_COLUMNS} different keys: this is no table",
)
