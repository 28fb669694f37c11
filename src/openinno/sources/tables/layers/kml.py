"""Placemarks of KML, one by one as the file is read, whatever folders they lie in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BufferedIOBase
from pathlib import Path
from typing import IO, Any, Final
from xml.parsers import expat

import msgspec

from ....encoded import no_utf_8
from ....labels import Label
from ..limits import LONGEST_PLACEMARK
from ..objects.records import Element
from ..unreadable import one_error, too_large, unreadable

__all__ = ["Placemarks"]

_BLOCK: Final = 64 * 1024
_LONGEST_TAG: Final = 4 << 20
"""Bytes of a tag or a comment, which are looked at again with each block until they end."""
_DRAWN: Final = {"Style", "StyleMap", "LookAt", "Camera", "Region"}
"""What only tells how a placemark is drawn."""
_LINES: Final = {"Point": "Point", "LineString": "LineString", "LinearRing": "LineString"}
_SHAPES: Final = {*_LINES, "Polygon", "MultiGeometry"}
_BYTES: Final = re.compile("[\udc80-\udcff]")
"""A byte that is no part of a letter of UTF-8, as ``surrogateescape`` reads it."""
_WAY_OUT: Final = Label("ce n'est pas un repère", "this is no placemark")


class Placemarks:
    """Reads the placemarks of a KML file.

    Args:
        path: The file, for messages.
        folder: The folder whose placemarks alone are read, by its name; all of them where None.

    Attributes:
        links: How many addresses the file leads to, which are not read.
        folders: The folders in which there are placemarks.
    """

    def __init__(self, path: Path, folder: str | None = None) -> None:
        self._path: Path = path
        self._wanted: str | None = folder
        self.links: int = 0
        self.folders: dict[str, None] = {}
        self._found: list[Element] = []
        self._way: list[str] = []
        self._folders: list[str] = []
        self._row: dict[str, Any] | None = None
        self._line: int = 0
        self._key: str | None = None
        self._text: list[str] = []
        self._length: int = 0
        self._shapes: list[tuple[str, list[Any]]] = []
        self._leaf: bool = False

    def read(self, source: IO[bytes] | BufferedIOBase) -> Iterator[Element]:
        """Yield each placemark as an object, with the line on which it begins.

        Raises:
            SourceError: This is no XML, or declares entities, which KML never does.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._starts
        parser.EndElementHandler = self._ends
        parser.CharacterDataHandler = self._reads
        parser.StartDoctypeDeclHandler = self._refuses
        self._parser = parser
        more, read = True, 0
        while more:
            with one_error(self._path):
                block = source.read(_BLOCK)
            more = bool(block)
            try:
                parser.Parse(block, not more)
                read += len(block)
                if read - parser.CurrentByteIndex > _LONGEST_TAG:
                    raise too_large(self._path, _LONGEST_TAG, _WAY_OUT)
            except expat.ExpatError as error:
                rest = block[parser.ErrorByteIndex - read :]
                raise unreadable(self._path, _broken(error, rest)) from None
            except (ValueError, LookupError) as error:
                raise unreadable(self._path, Label(str(error))) from None
            yield from self._found
            self._found.clear()

    def _starts(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if not self._way and name != "kml":
            raise unreadable(self._path, Label("ce n'est pas du KML", "this is no KML"))
        self._way.append(name)
        self._text.clear()
        self._leaf = True
        if name == "Folder":
            self._folders.append("")
        elif name == "NetworkLink":
            self.links += 1
        elif name == "Placemark":
            self._row, self._line, self._length = {}, self._parser.CurrentLineNumber, 0
            if attributes.get("id"):
                self._row["id"] = attributes["id"]
        elif name in {"Data", "SimpleData"}:
            self._key = attributes.get("name")
        elif name in _SHAPES:
            self._shapes.append((name, []))

    def _reads(self, text: str) -> None:
        if self._leaf:
            self._text.append(text)
            self._length += len(text)
            if self._length > LONGEST_PLACEMARK:
                raise too_large(self._path, LONGEST_PLACEMARK, _WAY_OUT)

    def _ends(self, _: str) -> None:
        name = self._way.pop()
        text = "".join(self._text).strip() if self._leaf else ""
        if self._row is None:
            if name == "name" and self._way[-1:] == ["Folder"]:
                self._folders[-1] = text
            elif name == "Folder":
                self._folders.pop()
            self._length = 0
        elif name == "Placemark":
            self._finish(self._row)
        elif name in _SHAPES:
            self._shape(name, self._row)
        elif name == "coordinates":
            if self._shapes:
                self._shapes[-1][1].extend(map(_position, text.split()))
        elif self._leaf:
            self._value(name, text, self._row)
        self._leaf = False

    def _value(self, name: str, text: str, row: dict[str, Any]) -> None:
        inside = self._way[len(self._way) - self._way[::-1].index("Placemark") :]
        if self._shapes or _DRAWN.intersection(inside):
            return
        if "ExtendedData" in inside:
            if name in {"value", "SimpleData"} and self._key:
                key = self._key
                row[f"ExtendedData.{key}" if key in row else key] = text or None
            return
        row[".".join([*inside, name])] = text or None

    def _shape(self, name: str, row: dict[str, Any]) -> None:
        _, parts = self._shapes.pop()
        if name == "Polygon":
            rings = [part["coordinates"] for part in parts if isinstance(part, dict)]
            shape: dict[str, Any] = {"type": name, "coordinates": rings}
        elif name == "MultiGeometry":
            shape = {"type": "GeometryCollection", "geometries": parts}
        else:
            shape = {"type": _LINES[name], "coordinates": parts[0] if name == "Point" and parts else parts}
        if self._shapes:
            self._shapes[-1][1].append(shape)
        else:
            row["geometry"] = shape

    def _finish(self, row: dict[str, Any]) -> None:
        folder = " / ".join(filter(None, self._folders))
        if folder:
            self.folders[folder] = None
            row.setdefault("folder", folder)
        if self._wanted is None or self._wanted in {folder, *self._folders}:
            self._found.append(Element(self._line, None, msgspec.json.encode(row)))
        self._row, self._key = None, None
        self._shapes.clear()

    def _refuses(self, *_: Any) -> None:
        raise unreadable(
            self._path,
            Label("il déclare un DOCTYPE, ce que KML ne fait pas", "it declares a DOCTYPE, as no KML does"),
        )


def _position(text: str) -> list[Any]:
    """Return the numbers of a position; what is no number stays a text, for the geometry to be told wrong."""
    try:
        return [float(part) for part in text.split(",")]
    except ValueError:
        return [text]


def _broken(error: expat.ExpatError, rest: bytes) -> Label:
    """Say where XML is broken, and why where its first bytes there are of another encoding."""
    line, column = error.lineno, error.offset + 1
    foreign = _BYTES.match(rest[:4].decode("utf-8", "surrogateescape"))
    why = no_utf_8(rest) if foreign else Label("ce n'est plus du XML", "this is no longer XML")
    return Label(
        f"ligne {line}, colonne {column} : {why.fr}", f"line {line}, column {column}: {why.text('en')}"
    )
