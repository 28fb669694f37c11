"""A file that is copied: its table, its parts if it is a workbook of XML, and the name of its copy."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ...errors import RuleError
from ...labels import Label
from ...sources.kinds import kind_of
from ...sources.tables.options import TableOptions
from ...sources.tables.table import Table
from ...sources.tables.unreadable import cannot_open
from .markup import MAIN
from .packages import Parts
from .styles import PLAIN_STYLES, Styles

__all__ = ["TYPE", "check_name", "has_macros", "own_parts", "refuse_same", "styles_of", "table_of"]

TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
"""How the types of parts of workbooks begin."""


def table_of(path: Path, options: TableOptions | None) -> Table:
    """Read a file as the table that was judged.

    Raises:
        SourceError: The file cannot be read.
        MissingExtra: A library is needed for this kind of file.
    """
    # Not at the top: whoever reads files knows the forms in which we write them, and would meet itself.
    from ...sources.files import read_table

    return read_table(path, options)


def own_parts(path: Path, options: TableOptions | None) -> Parts | None:
    """Return the parts of a workbook that can be changed part by part; None for any other file."""
    kind, _ = kind_of(path, options.kind if options else None)
    if kind.name != "xlsx":
        return None
    try:
        data = path.read_bytes()
    except OSError as error:
        raise cannot_open(path, error) from None
    parts = Parts(data, path.name)
    # A workbook in binary, or in the strict form of the language, is written otherwise.
    return parts if parts.main in parts and _is_plain(parts) else None


def _is_plain(parts: Parts) -> bool:
    return not parts.main.lower().endswith(".bin") and parts.language(parts.main) == MAIN


def has_macros(parts: Parts) -> bool:
    """Tell whether a workbook says that it has programs, whatever its name says."""
    return "macroEnabled" in parts.content_type(parts.main)


def refuse_same(path: Path, out: Path) -> None:
    """Refuse to write over the file itself.

    Raises:
        RuleError: The copy has the name of the file.
    """
    if out.exists() and path.exists() and out.samefile(path):
        raise RuleError(
            Label(
                f"{out} est le fichier même, qui reste tel quel : donnez un autre nom à la copie",
                f"{out} is the file itself, which stays as it is: give the copy another name",
            )
        )


def check_name(out: Path, *, macros: bool) -> None:
    """Refuse a name under which spreadsheets would not open the workbook.

    Raises:
        RuleError: It ends otherwise than that of a workbook with macros, or without.
    """
    suffix = ".xlsm" if macros else ".xlsx"
    if out.suffix.lower() != suffix:
        raise RuleError(
            Label(
                f"la copie est un classeur dont le nom finit par {suffix}, non « {out.name} »",
                f"the copy is a workbook whose name has to end with {suffix}, not {out.name!r}",
            )
        )


def styles_of(parts: Parts) -> tuple[str, Styles]:
    """Return the part that holds the styles of a workbook, added where there is none, and the styles."""
    part = next((link.part for link in parts.links(parts.main) if link.kind == "styles"), None)
    if part is None or part not in parts:
        # Some programs look for it under its usual name only.
        part = parts.fresh("xl/styles{}.xml") if "xl/styles.xml" in parts else "xl/styles.xml"
        parts.link(parts.main, "styles", part)
        parts.add(part, f"{TYPE}.styles+xml", [PLAIN_STYLES])
        return part, Styles(PLAIN_STYLES.encode(), parts.file)
    return part, Styles(parts.read(part), parts.file)
