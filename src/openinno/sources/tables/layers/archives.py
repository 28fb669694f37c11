"""Geographic files inside zip archives: found, and taken out for a time, never beyond a size."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO, Final

from ....labels import Label
from ..limits import MOST_TAKEN_OUT
from ..unreadable import one_error, size_of, too_large, unreadable

__all__ = ["LAYERS", "member", "names_in", "taken_out"]

LAYERS: Final = (".shp", ".gpkg", ".kml")
"""How the names of the files that hold layers end."""
_WANTED: Final = {*LAYERS, ".shx", ".dbf", ".cpg", ".prj"}
_MOST: Final = 10_000
_BLOCK: Final = 1024 * 1024
_WAY_OUT: Final = Label("donnez le fichier hors de l'archive", "give the file without its archive")


def names_in(path: Path) -> list[str]:
    """Return the files of an archive that hold layers.

    Raises:
        SourceError: It is no archive, or holds none.
    """
    size_of(path)
    with one_error(path), zipfile.ZipFile(path) as archive:
        found = [name for name in _wanted(archive) if PurePosixPath(name).suffix.lower() in LAYERS]
    if not found:
        raise unreadable(
            path,
            Label("aucun Shapefile, GeoPackage ou KML dedans", "no Shapefile, GeoPackage or KML inside"),
        )
    return found


@contextmanager
def member(path: Path, name: str) -> Iterator[IO[bytes]]:
    """Open a file of an archive, to be read piece by piece."""
    with one_error(path):
        archive = zipfile.ZipFile(path)
    with archive:
        with one_error(path):
            source = archive.open(name)
        with source:
            yield source


@contextmanager
def taken_out(path: Path, name: str) -> Iterator[Path]:
    """Take a file of an archive and those beside it out, for as long as they are needed.

    Raises:
        SourceError: They are larger than :data:`~..limits.MOST_TAKEN_OUT`, or damaged.
    """
    wanted = PurePosixPath(name)
    left = MOST_TAKEN_OUT
    with TemporaryDirectory(prefix="openinno-") as folder:
        with one_error(path), zipfile.ZipFile(path) as archive:
            for other in _wanted(archive):
                place = PurePosixPath(other)
                if place.parent == wanted.parent and place.stem == wanted.stem:
                    # Named by us: nothing in an archive says where a file goes.
                    target = Path(folder, f"layer{place.suffix.lower()}")
                    with archive.open(other) as source:
                        left = _copy(path, source, target, left)
        yield Path(folder, f"layer{wanted.suffix.lower()}")


def _copy(path: Path, source: IO[bytes], target: Path, left: int) -> int:
    with target.open("wb") as out:
        while block := source.read(_BLOCK):
            left -= len(block)
            if left < 0:
                raise too_large(path, MOST_TAKEN_OUT, _WAY_OUT)
            out.write(block)
    return left


def _wanted(archive: zipfile.ZipFile) -> list[str]:
    names = archive.namelist()[:_MOST]
    places = ((name, PurePosixPath(name)) for name in names)
    return [
        name
        for name, place in places
        if place.suffix.lower() in _WANTED and "__MACOSX" not in place.parts and place.name[:2] != "._"
    ]
