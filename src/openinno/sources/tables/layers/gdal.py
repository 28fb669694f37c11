"""Layers of Shapefile and GeoPackage, through GDAL, which is given nothing but files on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path, PurePosixPath
from typing import Any, Final

import attrs

from ...._optional import need
from ....findings import Finding, Position, Severity
from ....labels import Label
from ....listing import few_of
from ..assumptions import assumed
from ..columnar.arrow_tables import arrow_table
from ..columnar.batches import ROWS_AT_ONCE
from ..options import TableOptions
from ..sheet_choice import place_asked
from ..table import Table
from ..unreadable import each_or_one_error, one_error, size_of, unreadable

__all__ = ["chosen", "layer_of"]

_RENAME: Final = Label(
    "son nom, ou celui de son dossier, a des signes qui lui donnent l'air d'une adresse (! ;) : renommez-le",
    "its name, or that of its folder, has signs that make it look like an address (! ;): rename it",
)
_STARTS: Final = {".gpkg": b"SQLite format 3\0", ".shp": bytes.fromhex("0000270a")}
"""How such files begin: a name alone does not make GDAL follow what a file may say instead."""
_KINDS: Final = {".gpkg": "geopackage", ".shp": "shapefile"}
_SIGNS: Final = frozenset("!;\t\r\n")
"""What the library takes for a sign of an address, even in the name of a file of this machine."""
_LONGEST_NAME: Final = 10
_LOOKED_AT: Final = 4 * 1024 * 1024


def chosen(path: Path, names: Sequence[str], sheet: str | int | None) -> tuple[str, tuple[Finding, ...]]:
    """Return which of several layers to read, and what was assumed in choosing it.

    Args:
        path: The file.
        names: The layers.
        sheet: The one that was asked for, by its name or its number from 1.

    Raises:
        SourceError: There is none, or none such.

    Examples:
        >>> chosen(Path("lieux.gpkg"), ["lieux", "zones"], 2)
        ('zones', ())
    """
    if not names:
        raise unreadable(path, Label("aucune couche", "no layer"))
    if sheet is not None:
        # The layers of an archive are files, which people call with or without their folder and ending.
        paths = [PurePosixPath(name) for name in names]
        for called in (names, [path.name for path in paths], [path.stem for path in paths]):
            place = place_asked(called, sheet)
            if place is not None:
                return names[place], ()
        few = few_of(names, str(sheet))
        why = Label(
            f"pas de couche {sheet!r} ; possibles : {few.text('fr')}",
            f"no layer {sheet!r}; possible: {few.text('en')}",
        )
        raise unreadable(path, why)
    if len(names) == 1:
        return names[0], ()
    several = few_of(names)
    text = Label(
        f"plusieurs couches : {several.text('fr')} ; la première est lue",
        f"several layers: {several.text('en')}; the first is read",
    )
    return names[0], (assumed("sheet", text, where=Position(file=path.name), example=names[1]),)


def layer_of(
    path: Path,
    opened: Callable[[], AbstractContextManager[Path]],
    options: TableOptions,
    assumed: tuple[Finding, ...],
) -> Table:
    """Return a layer of a Shapefile or of a GeoPackage as a table.

    Args:
        path: The file that was given, for messages.
        opened: Gives the file to read, which may be taken out of an archive for the time.
        options: ``sheet`` tells which layer, ``encoding`` that of the texts of a Shapefile.
        assumed: What was found out so far.

    Raises:
        SourceError: It cannot be read.
        MissingExtra: The extra ``geo`` is not installed.
    """
    heard: list[str] = []
    with opened() as file, ExitStack() as stack:
        kind = file.suffix.lower()
        _check(path, file, kind)
        encoding, told = _encoding(file, options.encoding) if kind == ".shp" else (None, ())
        layer, more = _layer(path, file, options.sheet) if kind == ".gpkg" else (None, ())
        schema, batches = _open(path, file, layer, encoding, stack, heard.append)
        found = attrs.evolve(options, kind=_KINDS[kind], sheet=layer, encoding=encoding or options.encoding)

        def read() -> Iterator[Any]:
            with opened() as file, ExitStack() as stack:
                _, batches = _open(path, file, layer, encoding, stack, None)
                yield from batches

        table = arrow_table(
            schema,
            next(batches, None),
            read,
            where=Position(file=path.name, sheet=layer),
            options=found,
            assumed=(*assumed, *told, *more, *(_cut(schema) if kind == ".shp" else ())),
        )
    where = Position(file=path.name, sheet=layer)
    return attrs.evolve(table, assumed=(*table.assumed, *(_warned(text, where) for text in heard)))


def _check(path: Path, file: Path, kind: str) -> None:
    size_of(file)
    if _SIGNS.intersection(str(file.resolve())) or str(file.resolve()).startswith("/vsi"):
        raise unreadable(path, _RENAME)
    with one_error(path), file.open("rb") as source:
        start = source.read(16)
    if not start.startswith(_STARTS[kind]):
        name = _KINDS[kind]
        raise unreadable(path, Label(f"ce n'est pas un {name}", f"this is no {name}"))
    siblings = {one.suffix.lower() for one in file.parent.iterdir() if one.stem == file.stem}
    if kind == ".shp" and not {".shx", ".dbf"} <= siblings:
        raise unreadable(
            path,
            Label(
                "les fichiers .shx et .dbf du même nom doivent être à côté de lui",
                "the files .shx and .dbf of the same name must stand beside it",
            ),
        )


def _layer(path: Path, file: Path, sheet: str | int | None) -> tuple[str, tuple[Finding, ...]]:
    pyogrio = need("pyogrio", extra="geo")
    with one_error(path):
        names = [str(name) for name, _ in pyogrio.list_layers(file.resolve())]
    return chosen(path, names, sheet)


def _open(
    path: Path,
    file: Path,
    layer: str | None,
    encoding: str | None,
    stack: ExitStack,
    hear: Callable[[str], None] | None,
) -> tuple[Any, Iterator[Any]]:
    """Return the schema of a layer and its batches."""
    need("pyarrow", extra="geo")
    raw = need("pyogrio.raw", extra="geo")
    with one_error(path, hear):
        opened = raw.open_arrow(
            file.resolve(), layer=layer, encoding=encoding, use_pyarrow=True, batch_size=ROWS_AT_ONCE
        )
        _, reader = stack.enter_context(opened)
        return reader.schema, each_or_one_error(path, reader)


def _encoding(file: Path, asked: str | None) -> tuple[str | None, tuple[Finding, ...]]:
    """Return the encoding of the texts of a Shapefile; None where its ``.cpg`` tells."""
    if asked is not None or file.with_suffix(".cpg").exists() or file.with_suffix(".CPG").exists():
        return asked, ()
    table = next(
        one for one in file.parent.iterdir() if one.stem == file.stem and one.suffix.lower() == ".dbf"
    )
    with one_error(file), table.open("rb") as source:
        sample = source.read(_LOOKED_AT)
    try:
        # The texts begin where the header says; one may be cut where the sample ends.
        sample[int.from_bytes(sample[8:10], "little") : -4].decode("utf-8")
        encoding = "utf-8"
    except UnicodeDecodeError:
        encoding = "cp1252"
    text = Label(f"pas de fichier .cpg : textes lus en {encoding}", f"no file .cpg: texts read as {encoding}")
    other = "utf-8" if encoding == "cp1252" else "cp1252"
    return encoding, (assumed("encoding", text, where=Position(file=file.name), example=other),)


def _cut(schema: Any) -> tuple[Finding, ...]:
    names = [name for name in schema.names if len(name) == _LONGEST_NAME]
    if not names:
        return ()
    listed = ", ".join(names)
    text = Label(
        f"noms de colonnes peut-être coupés : un Shapefile n'en garde que dix lettres ({listed})",
        f"names of columns may be cut: a Shapefile keeps but ten letters of them ({listed})",
    )
    return (Finding(code="names-cut", severity=Severity.INFO, text=text),)


def _warned(message: str, where: Position) -> Finding:
    text = Label(f"la bibliothèque GDAL signale : {message}", f"the library GDAL says: {message}")
    return Finding(code="gdal-warning", severity=Severity.WARNING, where=where, text=text)
