"""XLSX: which part of the package holds which sheet, by the links between its parts."""

from __future__ import annotations

from .markup import local, run
from .packages import Package

__all__ = ["elements", "linked", "sheet_parts"]


def sheet_parts(package: Package) -> dict[str, str]:
    """Return which part holds which sheet, by the name of the sheet.

    Args:
        package: The parts of the workbook.
    """
    folder = _folder(package)
    sheets = elements(package, f"{folder}workbook.xml", "sheet")
    links = elements(package, f"{folder}_rels/workbook.xml.rels", "Relationship")
    targets = {link.get("Id"): linked(folder, link.get("Target", "")) for link in links}
    parts: dict[str, str] = {}
    for sheet in sheets:
        ids = [value for key, value in sheet.items() if local(key) == "id"]
        part = targets.get(ids[0] if ids else None, folder)
        if part in package:
            parts.setdefault(sheet.get("name", ""), part)
    return parts


def _folder(package: Package) -> str:
    # The workbook stands in the folder that the package tells, which is xl in most.
    for link in elements(package, "_rels/.rels", "Relationship"):
        if link.get("Type", "").endswith("/relationships/officeDocument"):
            folder, slash, _ = link.get("Target", "").lower().lstrip("/").rpartition("/")
            return folder + slash
    return "xl/"


def linked(folder: str, target: str) -> str:
    """Return the name of the part to which a link leads from a folder."""
    target = target.lower()
    return target.lstrip("/") if target.startswith("/") else f"{folder}{target}"


def elements(package: Package, part: str, name: str) -> list[dict[str, str]]:
    """Return the attributes of each element of a name in a part; none where the part is missing."""
    text = package.text(part)
    return list(run([text], _Attributes(name), package.file)) if text else []


class _Attributes:
    """The attributes of each element of a name."""

    def __init__(self, name: str) -> None:
        self.made: list[dict[str, str]] = []
        self._name: str = name

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if local(name) == self._name:
            self.made.append(attributes)

    def end(self, name: str) -> None:
        """Nothing to do."""

    def text(self, text: str) -> None:
        """Nothing to do."""
