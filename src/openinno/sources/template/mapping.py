"""The workbook that openinno gives out to be filled in, known by its headings: it needs no mapping."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...errors import SourceError
from ...labels import LANGUAGES
from ..mapping.declared import ColumnMapping, FieldMapping
from ..tables.table import Table
from .columns import TEMPLATE_COLUMNS
from .parts import TEMPLATE_SHEETS, CellKind, TemplateColumn, TemplateSheet

__all__ = ["template_in", "template_mapping"]


def template_in(table: Table, read_sheet: Callable[[str], Table]) -> tuple[Table, FieldMapping] | None:
    """Return the sheet that was filled in, with its mapping, or None where a file is no such workbook.

    A workbook that is hardly filled in has more lines of help than of structures: where its help was taken
    for the table, the sheet to fill in is read instead.

    Args:
        table: The table that a file was found to hold; that of a sheet which somebody asked for is best left
            to :func:`template_mapping`.
        read_sheet: Reads the sheet of a name in the same file.
    """
    mapping = template_mapping(table)
    if mapping is not None:
        return table, mapping
    for lang in LANGUAGES:
        titles = {sheet: title.text(lang) for sheet, title in TEMPLATE_SHEETS.items()}
        if table.sheet == titles[TemplateSheet.PLACES]:
            # Somebody else's sheet of that name has just been read.
            return None
        if table.sheet in titles.values():
            try:
                table = read_sheet(titles[TemplateSheet.PLACES])
            except SourceError:
                return None
            mapping = template_mapping(table)
            return None if mapping is None else (table, mapping)
    return None


def template_mapping(table: Table) -> FieldMapping | None:
    """Return the mapping of a table that has every column of the template, in French or in English.

    Columns of the author's own are kept in ``extra``, as those of any census.

    Args:
        table: The table.

    Examples:
        >>> from openinno.sources.tables.table import TableColumn
        >>> def table(*names):
        ...     columns = [TableColumn(name=name) for name in names]
        ...     return Table(columns=columns, read=lambda tell: iter(()))
        >>> headings = [heading for column in TEMPLATE_COLUMNS for heading in column.headings("fr")]
        >>> template_mapping(table(*headings, "Surface")).named()["Thème 2"]
        'themes'
        >>> template_mapping(table("Nom", "Ville")) is None
        True
    """
    names = {column.name for column in table.columns}
    for lang in LANGUAGES:
        if names.issuperset(heading for column in TEMPLATE_COLUMNS for heading in column.headings(lang)):
            return FieldMapping(columns=[one for column in TEMPLATE_COLUMNS for one in _mapped(column, lang)])
    return None


def _mapped(column: TemplateColumn, lang: str) -> Iterator[ColumnMapping]:
    # In French a date is written day first; in English it may be either way, and is found out cell by cell.
    form = "day-first" if column.kind is CellKind.DATE and lang == "fr" else None
    targets = (
        (column.to,) if column.to != "note" else ("note_fr",) if lang == "fr" else ("note_fr", "note_en")
    )
    for to in targets:
        yield ColumnMapping(columns=column.headings(lang), to=to, form=form)
