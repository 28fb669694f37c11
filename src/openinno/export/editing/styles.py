"""The styles of a workbook, and those that are added: each as an old one but for its colour or its format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ...findings import Severity
from ...sources.tables.workbooks.spreadsheets.bounds import damaged
from .markup import Rewriter, element

__all__ = ["COLOURS", "PLAIN_STYLES", "Styles"]

COLOURS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "FFF4B6B0",
    Severity.WARNING: "FFFFE08A",
    Severity.INFO: "FFCFE3F7",
}
"""What stands behind a cell, light enough for black text: a contrast of 11 to 1 and more."""

PLAIN_STYLES: Final = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
"""The styles of a workbook that has none."""
_TEXT_FORMAT: Final = "49"


class Styles:
    """The styles of a workbook.

    Args:
        data: The part that holds them.
        file: Name of the workbook, for the error.

    Raises:
        SourceError: The part is damaged.
    """

    def __init__(self, data: bytes, file: str) -> None:
        self._data: bytes = data
        self._file: str = file
        self._seen: _Seen = _Seen(file)
        for _ in self._seen.run([data]):
            pass
        if not all(self._seen.counts.values()):
            raise damaged(file)
        self._new: dict[tuple[object, ...], tuple[int, str]] = {}

    def coloured(self, style: int, severity: Severity) -> int:
        """Return the number of the style that is another in the colour of a severity."""
        fill = self._seen.counts["fills"] + list(COLOURS).index(severity)
        return self._like(style, {"fillId": str(fill), "applyFill": "1"})

    def as_text(self, style: int) -> int:
        """Return the number of the style that is another in the format of texts."""
        return self._like(style, {"numFmtId": _TEXT_FORMAT, "applyNumberFormat": "1"})

    def ours(
        self,
        *,
        bold: bool = False,
        link: bool = False,
        wrapped: bool = True,
        severity: Severity | None = None,
    ) -> int:
        """Return the number of a style for texts of ours."""
        font = self._seen.counts["fonts"] + (0 if bold else 1) if bold or link else 0
        fill = self._seen.counts["fills"] + list(COLOURS).index(severity) if severity else 0
        attributes = {"numFmtId": "0", "fontId": str(font), "fillId": str(fill), "borderId": "0"}
        applied = dict.fromkeys(("applyFont", "applyFill", "applyAlignment"), "1")
        prefix = self._seen.prefix
        alignment = {"vertical": "top"} | ({"wrapText": "1"} if wrapped else {})
        tag = element(f"{prefix}xf", {**attributes, **applied, "quotePrefix": "1"}, empty=False)
        inside = element(f"{prefix}alignment", alignment)
        return self._added(("ours", bold, link, wrapped, severity), f"{tag}{inside}</{prefix}xf>")

    def _like(self, style: int, changed: Mapping[str, str]) -> int:
        known = self._seen.styles
        attributes, inside = known[style] if style < len(known) else ({}, "")
        name = f"{self._seen.prefix}xf"
        tag = element(name, {**attributes, **changed}, empty=not inside)
        return self._added((style, *changed.items()), tag + inside)

    def _added(self, key: tuple[object, ...], written: str) -> int:
        number = len(self._seen.styles) + len(self._new)
        return self._new.setdefault(key, (number, written))[0]

    def written(self) -> Iterator[bytes]:
        """Yield the part with the styles that were asked for by the time when the first piece is."""
        prefix = self._seen.prefix
        face = f'<{prefix}sz val="11"/><{prefix}name val="Calibri"/>'
        more = {
            "fonts": [
                f"<{prefix}font><{prefix}b/>{face}</{prefix}font>",
                f'<{prefix}font><{prefix}u/><{prefix}color rgb="FF1F3864"/>{face}</{prefix}font>',
            ],
            "fills": [
                f'<{prefix}fill><{prefix}patternFill patternType="solid"><{prefix}fgColor rgb="{colour}"/>'
                f'<{prefix}bgColor indexed="64"/></{prefix}patternFill></{prefix}fill>'
                for colour in COLOURS.values()
            ],
            "cellXfs": [written for _, written in self._new.values()],
        }
        yield from _Adding(self._file, more, self._seen.counts).run([self._data])


class _Seen(Rewriter):
    """What styles there are: the attributes of each, and what stands inside it."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.styles: list[tuple[dict[str, str], str]] = []
        self.counts: dict[str, int] = {"fonts": 0, "fills": 0, "cellXfs": 0}
        self._inside: str = ""
        self._attributes: dict[str, str] = {}
        self._opening: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self.depth == 1:
            self._inside = name
        elif self.depth == 2:
            if self._inside in self.counts:
                self.counts[self._inside] += 1
            if self._inside == "cellXfs":
                self._attributes = attributes
                self._opening = 0 if self.is_empty() else len(self.tag())
                self.hold()

    def end(self, name: str) -> None:
        if self.depth == 2 and self._inside == "cellXfs":
            inside = self.held()[self._opening :].decode() if self._opening else ""
            self.styles.append((self._attributes, inside))
            self.release()


class _Adding(Rewriter):
    """Adds children to the lists of styles, and counts them."""

    def __init__(self, file: str, more: Mapping[str, list[str]], counts: Mapping[str, int]) -> None:
        super().__init__(file)
        self._more: Mapping[str, list[str]] = more
        self._counts: Mapping[str, int] = counts

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self.depth == 1 and name in self._more:
            count = str(self._counts[name] + len(self._more[name]))
            whole_name, empty = f"{self.prefix}{name}", self.is_empty()
            self.replace(element(whole_name, {**attributes, "count": count}, empty=False))
            if empty:
                self.append("".join(self._more[name]) + f"</{whole_name}>")

    def end(self, name: str) -> None:
        if self.depth == 1 and name in self._more and self.tag():
            self.insert("".join(self._more[name]))
