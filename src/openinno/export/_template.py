"""An empty workbook for those who have no census yet: headings, help, drop-downs, examples."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from .._optional import need
from ..drafts import write_whole
from ..labels import Label
from ..sources.tables.table import letter_of
from ..sources.template.columns import TEMPLATE_COLUMNS
from ..sources.template.parts import TEMPLATE_SHEETS, CellKind, Example, TemplateColumn, TemplateSheet
from ..vocabulary import Term
from ._packing import packed_again
from ._pages import body, head, printed

__all__ = ["template_workbook"]

_ROWS: Final = 1000
"""How many lines are made ready."""
_INTRODUCTION: Final = Label(
    "Une ligne par structure dans la feuille « Lieux ». Seul le nom est obligatoire ; une case vide veut dire"
    " « on ne sait pas ». Ne changez pas les titres des colonnes ; vous pouvez ajouter les vôtres à droite.",
    "One line a structure on the sheet “Places”. The name alone is required; an empty cell means that it is"
    " not known. Do not change the headings of the columns; you may add your own to the right.",
)
_HELP_HEADINGS: Final = (
    Label("Colonne", "Column"),
    Label("Obligatoire", "Required"),
    Label("Ce qu'il faut y mettre", "What to put there"),
    Label("Exemple", "Example"),
    Label("Valeurs de la liste", "Values of the list"),
)
_DEFINITION_HEADINGS: Final = (
    Label("Colonne", "Column"),
    Label("Mot", "Word"),
    Label("Ce qu'il veut dire", "What it means"),
)
_YES: Final = Label("oui", "yes")
_OTHER_WORD: Final = Label(
    "Ce mot n'est pas dans la liste. S'il est une autre façon d'en écrire un, il sera lu ; sinon, signalé.",
    "This word is not in the list. If it is another way to write one, it is read; if not, it is told.",
)
_NO_NUMBER: Final = Label(
    "Cette valeur n'est pas de celles que la colonne attend.",
    "This value is not one that the column expects.",
)
_BOUNDS: Final = {
    CellKind.MONTHS: ("whole", 0, 1200),
    CellKind.LATITUDE: ("decimal", -90, 90),
    CellKind.LONGITUDE: ("decimal", -180, 180),
}
_LONGEST_PROMPT: Final = 255


def template_workbook(path: str | Path, *, lang: str = "fr") -> None:
    """Write an empty workbook to fill in, which :func:`~openinno.read_census` reads without a mapping.

    The first sheet has a column for each thing that is worth knowing of a structure, with help above it and
    the words of the vocabularies in drop-downs; other sheets hold the help, examples and definitions. Codes
    and dates are texts, so that no spreadsheet drops their noughts or turns 2014 into a day of 1905.

    Args:
        path: The file, ``.xlsx``; it gets its name once it is whole.
        lang: Language of the headings, the help and the words: ``fr`` or ``en``.

    Raises:
        MissingExtra: openpyxl is not installed; the extra ``xlsx`` brings it.
        OSError: The file cannot be written.

    Examples:
        >>> import pathlib, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = pathlib.Path(folder, "recensement.xlsx")
        ...     template_workbook(path, lang="fr")
        ...     path.read_bytes()[:2]
        b'PK'
    """
    book = _Template(need("openpyxl", extra="xlsx"), lang).workbook()
    data = io.BytesIO()
    book.save(data)
    write_whole(Path(path), packed_again(data.getvalue()))


class _Template:
    """The making of one workbook."""

    def __init__(self, openpyxl: Any, lang: str) -> None:
        self._lang: str = lang
        self._book: Any = openpyxl.Workbook()
        self._sheets: dict[TemplateSheet, Any] = {}

    def workbook(self) -> Any:
        """Return the workbook."""
        for place, (name, title) in enumerate(TEMPLATE_SHEETS.items()):
            sheet = self._book.active if place == 0 else self._book.create_sheet()
            sheet.title = title.text(self._lang)
            self._sheets[name] = sheet
        self._write_places()
        self._write_help()
        self._write_examples()
        self._write_definitions()
        self._write_lists()
        self._book.properties.creator = "openinno"
        self._book.properties.title = self._sheets[TemplateSheet.PLACES].title
        self._book.properties.language = self._lang
        return self._book

    def _write_places(self) -> None:
        sheet = self._sheets[TemplateSheet.PLACES]
        head(sheet, _headings(self._lang))
        sheet.freeze_panes = "B2"
        sheet.print_title_rows, sheet.print_title_cols = "1:1", "A:A"
        for column, start in _placed():
            letters = [letter_of(start + one) for one in range(column.count)]
            for letter in letters:
                self._note(sheet[f"{letter}1"], column)
                sheet.column_dimensions[letter].width = _width(column)
                sheet.column_dimensions[letter].number_format = _format(column)
            sheet.add_data_validation(self._validation(column, letters))
        printed(sheet)

    def _note(self, cell: Any, column: TemplateColumn) -> None:
        comments = need("openpyxl.comments", extra="xlsx")
        cell.comment = comments.Comment(self._prompt(column), "openinno", height=110, width=260)

    def _prompt(self, column: TemplateColumn) -> str:
        required = f"{_HELP_HEADINGS[1].text(self._lang)}. " if column.required else ""
        return f"{required}{column.help.text(self._lang)}"

    def _validation(self, column: TemplateColumn, letters: Sequence[str]) -> Any:
        """Return what a spreadsheet offers, shows and doubts while the cells of a column are filled in."""
        validation = need("openpyxl.worksheet.datavalidation", extra="xlsx")
        rules: dict[str, Any] = {}
        if column.vocabulary is not None:
            letter = letter_of(_vocabularies().index(column.vocabulary))
            last = len(column.vocabulary) + 1
            source = f"'{self._sheets[TemplateSheet.LISTS].title}'!${letter}$2:${letter}${last}"
            rules = {"type": "list", "formula1": source, "error": _OTHER_WORD.text(self._lang)}
        elif column.kind in _BOUNDS:
            kind, least, most = _BOUNDS[column.kind]
            rules = {"type": kind, "operator": "between", "formula1": str(least), "formula2": str(most)}
            rules["error"] = _NO_NUMBER.text(self._lang)
        found = validation.DataValidation(
            **rules,
            allow_blank=True,
            # What is typed is told, never forbidden: reading forgives more than a list does.
            errorStyle="warning",
            showErrorMessage=bool(rules),
            showInputMessage=True,
            prompt=self._prompt(column)[:_LONGEST_PROMPT],
        )
        for letter in letters:
            found.add(f"{letter}2:{letter}{_ROWS + 1}")
        return found

    def _write_help(self) -> None:
        sheet = self._sheets[TemplateSheet.HELP]
        head(sheet, [_INTRODUCTION.text(self._lang)])
        sheet.merge_cells("A1:E1")
        head(sheet, [one.text(self._lang) for one in _HELP_HEADINGS], row=2)
        for column in TEMPLATE_COLUMNS:
            words = [term.label(self._lang) for term in column.vocabulary or ()]
            first = column.headings(self._lang)[0]
            heading = first if column.count == 1 else f"{first} … {column.count}"
            example = next((one for line in column.examples for one in line if one is not None), None)
            required = _YES.text(self._lang) if column.required else None
            shown = None if example is None else str(self._written(example))
            sheet.append([heading, required, column.help.text(self._lang), shown, " ; ".join(words) or None])
        body(sheet, first=3, widths=(32, 12, 48, 32, 80))

    def _write_examples(self) -> None:
        sheet = self._sheets[TemplateSheet.EXAMPLES]
        head(sheet, _headings(self._lang))
        sheet.freeze_panes = "B2"
        for place in (0, 1):
            cells: list[Any] = []
            for column in TEMPLATE_COLUMNS:
                said = [self._written(one) for one in column.examples[place]]
                cells += [*said, *[None] * (column.count - len(said))]
            sheet.append(cells)
        widths = [_width(column) for column in TEMPLATE_COLUMNS for _ in range(column.count)]
        body(sheet, first=2, widths=widths)

    def _write_definitions(self) -> None:
        sheet = self._sheets[TemplateSheet.DEFINITIONS]
        head(sheet, [one.text(self._lang) for one in _DEFINITION_HEADINGS])
        sheet.freeze_panes = "A2"
        for column in TEMPLATE_COLUMNS:
            for term in column.vocabulary or ():
                heading = column.heading.text(self._lang)
                sheet.append([heading, term.label(self._lang), term.definition(self._lang)])
        body(sheet, first=2, widths=(32, 48, 100))

    def _write_lists(self) -> None:
        sheet = self._sheets[TemplateSheet.LISTS]
        head(sheet, [_name_of(vocabulary, self._lang) for vocabulary in _vocabularies()])
        for place, vocabulary in enumerate(_vocabularies(), 1):
            for row, term in enumerate(vocabulary, 2):
                sheet.cell(row=row, column=place, value=term.label(self._lang))
        body(sheet, first=2, widths=[44] * len(_vocabularies()))

    def _written(self, example: Example) -> str | int | float | None:
        if isinstance(example, Term):
            return example.label(self._lang)
        if isinstance(example, Label):
            return example.text(self._lang)
        return example


def _placed() -> Iterator[tuple[TemplateColumn, int]]:
    """Yield each column with the place of the first of its numbered ones."""
    start = 0
    for column in TEMPLATE_COLUMNS:
        yield column, start
        start += column.count


def _headings(lang: str) -> list[str]:
    return [heading for column in TEMPLATE_COLUMNS for heading in column.headings(lang)]


def _vocabularies() -> list[type[Term]]:
    return list(dict.fromkeys(column.vocabulary for column in TEMPLATE_COLUMNS if column.vocabulary))


def _name_of(vocabulary: type[Term], lang: str) -> str:
    return vocabulary.vocabulary().label.text(lang)


def _width(column: TemplateColumn) -> float:
    if column.vocabulary is not None or column.to in {"name", "description", "website", "email", "street"}:
        return 30
    return 18


def _format(column: TemplateColumn) -> str:
    if column.kind is CellKind.MONTHS:
        return "0"
    return "General" if column.kind in {CellKind.LATITUDE, CellKind.LONGITUDE} else "@"
