"""A workbook taken apart and put together again: its parts, what links them, and those that are new."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterable
from itertools import chain
from typing import Final, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from ...sources.tables.workbooks.spreadsheets.books import look_into
from ...sources.tables.workbooks.spreadsheets.bounds import damaged
from ...sources.tables.workbooks.spreadsheets.packages import Package
from .._packing import entry
from .markup import Rewriter, element, with_children

__all__ = ["LINKS", "Link", "Parts"]

LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""The language of the links between parts; the kind of a link is behind it."""

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_LINKS: Final = f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()
_TYPES: Final = "[Content_Types].xml"
_SIGNATURES: Final = "_xmlsignatures/"


class Link(NamedTuple):
    """A link from a part to another."""

    id: str
    kind: str
    """The last word of its type, such as ``comments``."""
    part: str
    """The part that it leads to, as the archive names it; where it leads out of it, as it stands."""


class Parts:
    """The parts of a workbook.

    Args:
        data: The workbook.
        file: Its name.

    Raises:
        SourceError: It is damaged, protected or too large.
    """

    def __init__(self, data: bytes, file: str) -> None:
        self.file: str = file
        if look_into(data, file).kind != "xlsx":
            raise damaged(file)
        self._package = Package(data, file)
        self._archive: ZipFile = ZipFile(io.BytesIO(data))
        self._names: dict[str, str] = {
            info.filename.replace("\\", "/").lower(): info.filename for info in self._archive.infolist()
        }
        self._changed: dict[str, Iterable[bytes]] = {}
        self._last: str | None = None
        self._types: list[tuple[str, str, str]] = []
        self._links: dict[str, list[tuple[str, str, str]]] = {}
        self.main: str = next(
            (link.part for link in self.links("") if link.kind == "officeDocument"), "xl/workbook.xml"
        )

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    def pieces(self, name: str) -> Iterable[bytes]:
        """Yield a part, piece by piece."""
        return self._package.pieces(name.lower())

    def read(self, name: str) -> bytes:
        """Return a part whole, as it is changed by now."""
        changed = self._changed.get(name.lower())
        return b"".join(self.pieces(name) if changed is None else changed)

    def change(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write something in place of a part."""
        self._changed[name.lower()] = pieces

    def change_last(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write something in place of a part once all others are written, on which it depends."""
        self.change(name, pieces)
        self._last = name.lower()

    def add(self, name: str, content_type: str, pieces: Iterable[str]) -> None:
        """Add a part, which is written when the workbook is; it begins as all XML does."""
        self._names.setdefault(name.lower(), name)
        self.change(name, (piece.encode() for piece in chain((_HEAD,), pieces)))
        self._types.append(("Override", f"/{name}", content_type))

    def _put(self, name: str, data: bytes) -> None:
        self._names.setdefault(name.lower(), name)
        self._changed[name.lower()] = [data]

    def add_kind(self, suffix: str, content_type: str) -> None:
        """Say what parts of a suffix are."""
        self._types.append(("Default", suffix, content_type))

    def fresh(self, pattern: str) -> str:
        """Return the name of a part that is not there yet; ``{}`` in it is a number."""
        number = 1
        while (name := pattern.format(number)).lower() in self._names:
            number += 1
        return name

    def links(self, part: str) -> list[Link]:
        """Return the links of a part; those of the package for no part."""
        name = _links_of(part)
        if name not in self:
            return []
        seen = _Elements("Relationship", self.file)
        seen.of(self.read(name))
        return [
            Link(one.get("Id", ""), one.get("Type", "").rpartition("/")[2], self._target(part, one))
            for one in seen.found
        ]

    def _target(self, part: str, link: dict[str, str]) -> str:
        target = link.get("Target", "")
        if link.get("TargetMode") == "External":
            return target
        name = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
        return self._names.get(name.lower(), name)

    def link(self, part: str, kind: str, target: str) -> str:
        """Link a part to another and return the name of the link."""
        new = self._links.setdefault(part, [])
        taken = {link.id for link in self.links(part)} | {one[0] for one in new}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        new.append((f"rId{number}", f"{LINKS}/{kind}", f"/{target}"))
        return f"rId{number}"

    def elements(self, part: str, name: str) -> list[dict[str, str]]:
        """Return the attributes of the elements of a name in a part."""
        seen = _Elements(name, self.file)
        seen.of(self.read(part))
        return seen.found

    def sheets(self) -> dict[str, str]:
        """Return which part holds which sheet, by the name of the sheet."""
        links = {link.id: link.part for link in self.links(self.main)}
        found: dict[str, str] = {}
        for sheet in self.elements(self.main, "sheet"):
            part = next((links.get(value, "") for key, value in sheet.items() if key.endswith(":id")), "")
            if part in self:
                found.setdefault(sheet.get("name", ""), part)
        return found

    def language(self, part: str) -> str | None:
        """Return the language in which a part is written."""
        seen = _Elements("", self.file)
        seen.of(self.read(part))
        return seen.language

    def content_type(self, part: str) -> str:
        """Return what a part is, as the workbook says."""
        given = (one for one in self.elements(_TYPES, "Override") if one.get("PartName", "").lower())
        return next(
            (one.get("ContentType", "") for one in given if one["PartName"].lower() == f"/{part}".lower()), ""
        )

    def signed(self) -> bool:
        """Tell whether somebody signed the workbook, which does not survive a change."""
        return any(name.startswith(_SIGNATURES) for name in self._names)

    def packed(self) -> bytes:
        """Return the workbook with what is changed and added; signatures, now wrong, are left out."""
        for part, new in self._links.items():
            self._write_links(part, new)
        self._put(_TYPES, self._with_types())
        if self.signed():
            self.change(_links_of(""), _Unsigned(self.file).run([self.read(_links_of(""))]))
        data = io.BytesIO()
        with ZipFile(data, "w", ZIP_DEFLATED) as archive:
            for name, real in sorted(self._names.items(), key=lambda item: item[0] == self._last):
                if name.startswith(_SIGNATURES):
                    continue
                info = entry(real)
                if name in self._package:
                    info.date_time = self._archive.getinfo(real).date_time
                with archive.open(info, "w", force_zip64=True) as part_file:
                    for piece in self._changed.get(name) or self.pieces(name):
                        part_file.write(piece)
        return data.getvalue()

    def _write_links(self, part: str, new: list[tuple[str, str, str]]) -> None:
        name = _links_of(part)
        before = self.read(name) if name in self else _NO_LINKS

        def written(prefix: str) -> str:
            keys = ("Id", "Type", "Target")
            return "".join(element(f"{prefix}Relationship", dict(zip(keys, one, strict=True))) for one in new)

        self._put(name, with_children(before, "Relationships", written, self.file))

    def _with_types(self) -> bytes:
        before = b"".join(_Unsigned(self.file).run([self.read(_TYPES)]))
        known = {one.get("Extension", "").lower() for one in self.elements(_TYPES, "Default")}

        def written(prefix: str) -> str:
            keys = {"Default": "Extension", "Override": "PartName"}
            return "".join(
                element(f"{prefix}{kind}", {keys[kind]: what, "ContentType": content_type})
                for kind, what, content_type in self._types
                if kind == "Override" or what not in known
            )

        return with_children(before, "Types", written, self.file)


def _links_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{name}.rels")


class _Elements(Rewriter):
    """The attributes of the elements of a name."""

    def __init__(self, name: str, file: str) -> None:
        super().__init__(file)
        self.found: list[dict[str, str]] = []
        self._name: str = name

    def of(self, data: bytes) -> None:
        """Run through a document."""
        for _ in self.run([data]):
            pass

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == self._name:
            self.found.append(attributes)


class _Unsigned(Rewriter):
    """Leaves out what speaks of signatures."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        told = attributes.get("PartName", "") + attributes.get("Type", "")
        if _SIGNATURES in told or "/digital-signature/" in told:
            self.hold()

    def end(self, name: str) -> None:
        self.release("")
