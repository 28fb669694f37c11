"""Layers of geographic files: KML and KMZ, Shapefile alone, in a folder or in a zip, and GeoPackage."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, Final

import attrs

from ....findings import Finding, Position, Severity
from ....labels import Label
from ....listing import few_of
from ..objects.records import Element, table_of
from ..options import TableOptions
from ..table import Table
from ..unreadable import one_error, size_of, unreadable
from .archives import member, names_in, taken_out
from .gdal import chosen, layer_of
from .kml import Placemarks

__all__ = ["read_layer"]

_ARCHIVES: Final = {".zip", ".kmz"}
_KNOWN: Final = ".kml, .kmz, .shp, .gpkg, .zip"


def read_layer(path: Path, options: TableOptions) -> Table:
    """Open a layer of a geographic file as a table.

    Attributes are columns, and geometries, in degrees, the column ``geometry``. The placemarks of all folders
    of KML are one table, with the column ``folder``; of a file with several layers one is read.

    Args:
        path: The file; for a Shapefile, the ``.shp``, its folder or the zip that holds it.
        options: ``sheet`` tells which layer, by its name or its number from 1, or which folder of KML, by
            its name; ``encoding`` that of a Shapefile.

    Raises:
        SourceError: The file is missing, breaks off, is another kind of file, or is too large.
        MissingExtra: It is no KML, and the extra ``geo`` is not installed.

    Examples:
        >>> import tempfile
        >>> text = '<kml><Placemark><name>H7</name><Point><coordinates>4.8,45.7</coordinates></Point>'
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder, "lieux.kml")
        ...     _ = path.write_text(text + "</Placemark></kml>", encoding="utf-8")
        ...     [row.cells for row in read_layer(path, TableOptions()).rows(print)]
        [['H7', {'type': 'Point', 'coordinates': [4.8, 45.7]}]]
    """
    if path.is_dir():
        shapes = sorted(one for one in path.iterdir() if one.suffix.lower() == ".shp")
        name, assumed = chosen(path, [one.name for one in shapes], options.sheet)
        shape = path / name
        return layer_of(shape, lambda: nullcontext(shape), options, assumed)
    size_of(path)
    kind = path.suffix.lower()
    if kind == ".kml":
        return _placemarks(path, lambda: path.open("rb"), options, ())
    if kind in {".shp", ".gpkg"}:
        return layer_of(path, lambda: nullcontext(path), options, ())
    if kind in _ARCHIVES or zipfile.is_zipfile(path):
        return _in_archive(path, options)
    if options.kind == "kml":
        # Its name says nothing of it, what stands in it does.
        return _placemarks(path, lambda: path.open("rb"), options, ())
    raise unreadable(path, Label(f"attendu : {_KNOWN}", f"expected {_KNOWN}"))


def _in_archive(path: Path, options: TableOptions) -> Table:
    names = names_in(path)
    # The name of a layer inside the one file of an archive is for that file to know.
    name, assumed = chosen(path, names, options.sheet if len(names) > 1 else None)
    if len(names) > 1:
        options = attrs.evolve(options, sheet=None)
    if name.lower().endswith(".kml"):
        return _placemarks(path, lambda: member(path, name), options, assumed)
    return layer_of(path, lambda: taken_out(path, name), options, assumed)


def _placemarks(
    path: Path,
    opened: Callable[[], AbstractContextManager[IO[bytes]]],
    options: TableOptions,
    assumed: tuple[Finding, ...],
) -> Table:
    folder = None if options.sheet is None else str(options.sheet)
    placemarks = Placemarks(path, folder)

    def elements() -> Iterator[Element]:
        nonlocal placemarks
        placemarks = Placemarks(path, folder)
        with one_error(path):
            context = opened()
        with context as source:
            yield from placemarks.read(source)

    table = table_of(elements, file=path.name, options=attrs.evolve(options, kind="kml"), assumed=assumed)
    if not table.columns:
        raise unreadable(path, _none_in(folder, placemarks.folders))
    if placemarks.links:
        table = attrs.evolve(table, assumed=(*table.assumed, _linked(path)))
    return table


def _none_in(folder: str | None, folders: Iterable[str]) -> Label:
    if folder is None:
        return Label("aucun repère (Placemark)", "no Placemark")
    few = few_of(folders, folder)
    return Label(
        f"aucun repère dans un dossier {folder!r} ; possibles : {few.text('fr')}",
        f"no Placemark in a folder {folder!r}; possible: {few.text('en')}",
    )


def _linked(path: Path) -> Finding:
    text = Label(
        "le fichier mène à d'autres adresses (NetworkLink), qui ne sont pas lues",
        "the file leads to other addresses (NetworkLink), which are not read",
    )
    return Finding(code="link-not-read", severity=Severity.WARNING, where=Position(file=path.name), text=text)
