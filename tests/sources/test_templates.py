"""The workbook to fill in: what it offers, and that what a person fills in is read without a mapping."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

import attrs
import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from openinno import (
    Address,
    Census,
    Contact,
    Label,
    Location,
    Point,
    Precision,
    Profile,
    Site,
    Status,
    Structure,
    StructureType,
    Theme,
    embedded_census,
)
from openinno.dates import partial_date
from openinno.errors import SourceError
from openinno.export import template_workbook
from openinno.sources.mapped import census_of
from openinno.sources.mapping.targets import TARGETS
from openinno.sources.tables.options import TableOptions
from openinno.sources.tables.table import Table
from openinno.sources.tables.workbooks.reading import read_workbook
from openinno.sources.template.columns import TEMPLATE_COLUMNS
from openinno.sources.template.mapping import template_in, template_mapping

LANGUAGES = pytest.mark.parametrize("lang", ["fr", "en"])
SHEETS = {
    "fr": ["Lieux", "Aide", "Exemples", "Définitions", "Listes"],
    "en": ["Places", "Help", "Examples", "Definitions", "Lists"],
}


def filled(path: Path, lang: str, *lines: dict[str, Any], more: dict[str, Any] | None = None) -> Path:
    """Write the workbook and fill in lines, each by heading, as a person would."""
    template_workbook(path, lang=lang)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    for heading in more or {}:
        headings.append(heading)
        sheet.cell(row=1, column=len(headings), value=heading)
    for row, line in enumerate(lines, 2):
        for heading, value in {**line, **(more or {})}.items():
            sheet.cell(row=row, column=headings.index(heading) + 1, value=value)
    book.save(path)
    return path


def read(path: Path, **options: Any) -> Census:
    """Read a filled workbook without a mapping."""
    table = read_workbook(path, TableOptions(**options))
    found = template_in(table, lambda sheet: read_workbook(path, TableOptions(sheet=sheet)))
    assert found is not None
    return census_of(*found)[0]


MEANT = Structure(
    id="hangar",
    name="Hangar",
    description="Un lieu.",
    profiles=[Profile.INNOVATION_HUB, Profile.ACCELERATOR],
    types=[StructureType.STARTUP_STUDIO],
    themes=[Theme.MOBILITY, Theme.ENERGY],
    status=Status.ACTIVE,
    support_min_months=6,
    partner_names=["Ville, métropole et région"],
    opened=partial_date("2014-05-12"),
    siren="732829320",
    siret="73282932000074",
    contact=Contact(website="https://hangar.example", email="contact@hangar.example", phone="01 99 00 00 00"),
    sites=[
        Site(
            commune="Bourg-en-Bresse",
            insee="01053",
            departement="01",
            region="Auvergne-Rhône-Alpes",
            address=Address(street="12 rue des Docks", postcode="01000"),
            location=Location(point=Point(latitude=46.2058, longitude=5.2255), precision=Precision.STREET),
        )
    ],
)
"""What the person of the test means."""


def typed(lang: str) -> dict[str, Any]:
    """Return what that person types, by heading: words by their labels, a date as a date, a SIRET as one."""
    (site,) = MEANT.sites
    values: dict[str, Any] = {
        "name": ["Hangar"],
        "description": ["Un lieu."],
        "profiles": [claim.value.label(lang) for claim in MEANT.profiles],
        "types": [claim.value.label(lang).upper() for claim in MEANT.types],
        "themes": [None, *(claim.value.label(lang) for claim in MEANT.themes)],
        "status": [Status.ACTIVE.label(lang)],
        "support_min_months": [6],
        "partner_names": ["Ville, métropole et région"],
        "opened": [datetime.date(2014, 5, 12)],
        "siren": [732829320],
        "siret": [73282932000074],
        "website": ["https://hangar.example"],
        "email": ["contact@hangar.example"],
        "phone": ["01 99 00 00 00"],
        "street": ["12 rue des Docks"],
        "postcode": [1000],
        "commune": ["Bourg-en-Bresse"],
        "insee": ["01053"],
        "departement": ["01"],
        "region": ["Auvergne-Rhône-Alpes"],
        "latitude": [46.2058],
        "longitude": [5.2255],
        "precision": [Precision.STREET.label(lang)],
    }
    assert site.insee == "01053"
    columns = {column.to: column.headings(lang) for column in TEMPLATE_COLUMNS}
    return {
        heading: value
        for to, given in values.items()
        for heading, value in zip(columns[to], given, strict=False)
        if value is not None
    }


@LANGUAGES
def test_what_a_person_fills_in_reads_back_equal(tmp_path: Path, lang: str) -> None:
    """Labels, dates, numbers and noughts lost on the way become the structure that was meant."""
    path = filled(tmp_path / "recensement.xlsx", lang, typed(lang))

    census = read(path)

    assert list(census) == [MEANT]
    assert census.refused == ()


@LANGUAGES
def test_only_a_name_is_needed(tmp_path: Path, lang: str) -> None:
    """A line with a name alone is a structure of which nothing else is known."""
    name = TEMPLATE_COLUMNS[0].headings(lang)[0]

    census = read(filled(tmp_path / "recensement.xlsx", lang, {name: "Hangar"}, {name: "Quais"}))

    assert list(census) == [Structure(id="hangar", name="Hangar"), Structure(id="quais", name="Quais")]


def test_a_line_without_a_name_is_refused_and_kept(tmp_path: Path) -> None:
    """A line that says something of nobody is no structure, and is not lost."""
    census = read(filled(tmp_path / "recensement.xlsx", "fr", {"Commune": "Brest"}))

    assert len(census) == 0
    assert "Brest" in census.refused[0].content


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("2014", "2014"), (2014, "2014"), ("2014-05", "2014-05"), ("12/05/2014", "2014-05-12")],
)
def test_a_date_is_as_precise_as_it_was_typed(tmp_path: Path, typed: object, meant: str) -> None:
    """A year stays a year, and a French date is read day first, without a doubt."""
    census = read(filled(tmp_path / "recensement.xlsx", "fr", {"Nom": "Hangar", "Ouverture": typed}))

    assert census[0].opened == meant
    assert [one for one in census.findings if one.where.row is not None] == []


def test_an_english_note_is_read_in_english(tmp_path: Path) -> None:
    """A note written in the English workbook is a note, which its readers find in English."""
    census = read(filled(tmp_path / "census.xlsx", "en", {"Name": "Hangar", "Note": "Closed on Mondays."}))

    note = census[0].note
    assert note is not None
    assert note.text("en") == "Closed on Mondays."


def test_columns_of_ones_own_are_kept(tmp_path: Path) -> None:
    """A column that a person adds is no attribute, and is kept as it stands."""
    census = read(filled(tmp_path / "recensement.xlsx", "fr", {"Nom": "Hangar"}, more={"Surface": 120}))

    assert census[0].extra == {"Surface": 120}


@LANGUAGES
def test_the_examples_are_structures(tmp_path: Path, lang: str) -> None:
    """The lines of example read as two structures without any doubt about a cell."""
    path = tmp_path / "recensement.xlsx"
    template_workbook(path, lang=lang)

    census = read(path, sheet=SHEETS[lang][2])

    assert len(census) == 2
    assert [(one.where.column, one.message()) for one in census.findings if one.where.row is not None] == []
    assert census[0].sites[0].insee == "01053"
    assert [claim.value for claim in census[0].profiles] == [Profile.INNOVATION_HUB, Profile.ACCELERATOR]


def test_another_table_is_no_template(tmp_path: Path) -> None:
    """A table without one of the headings is not taken for a template."""
    path = tmp_path / "recensement.xlsx"
    template_workbook(path, lang="fr")
    table = read_workbook(path, TableOptions(sheet="Lieux"))

    assert template_mapping(attrs.evolve(table, columns=table.columns[1:])) is None
    assert template_mapping(table) is not None


@LANGUAGES
def test_the_workbook_has_its_sheets(tmp_path: Path, lang: str) -> None:
    """The sheet to fill in comes first and is empty below its headings; both readers open the file."""
    path = tmp_path / "recensement.xlsx"
    template_workbook(path, lang=lang)

    assert CalamineWorkbook.from_path(path).sheet_names == SHEETS[lang]
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == SHEETS[lang]
    assert book.active.title == SHEETS[lang][0]
    assert (book.active.max_row, book.active.freeze_panes) == (1, "B2")
    assert all(cell.comment is not None and cell.comment.text for cell in book.active[1])


def test_no_cell_starts_a_formula(tmp_path: Path) -> None:
    """Nothing in the workbook is run."""
    path = tmp_path / "recensement.xlsx"
    template_workbook(path)
    cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row]

    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert [cell.value for cell in cells if isinstance(cell.value, str) and cell.value[:1] in "=+-@"] == []


@LANGUAGES
def test_the_same_call_gives_the_same_bytes(tmp_path: Path, lang: str) -> None:
    """No moment of making is in the file."""
    for name in ("a.xlsx", "b.xlsx"):
        template_workbook(tmp_path / name, lang=lang)

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    archive = zipfile.ZipFile(io.BytesIO((tmp_path / "a.xlsx").read_bytes()))
    assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
    assert b"1980-01-01T00:00:00Z" in archive.read("docProps/core.xml")


@LANGUAGES
def test_every_word_can_be_chosen_from_a_list(tmp_path: Path, lang: str) -> None:
    """Each cell of a column of words offers the labels of its vocabulary, for a thousand lines."""
    path = tmp_path / "recensement.xlsx"
    template_workbook(path, lang=lang)
    book = openpyxl.load_workbook(path)
    sheet, lists = book.worksheets[0], book.worksheets[-1]
    headings = {cell.value: cell.column_letter for cell in sheet[1]}
    offered = {
        cells: validation.formula1
        for validation in sheet.data_validations.dataValidation
        if validation.type == "list"
        for cells in str(validation.sqref).split()
    }

    for column in (one for one in TEMPLATE_COLUMNS if one.vocabulary):
        for heading in column.headings(lang):
            letter = headings[heading]
            title, _, cells = offered[f"{letter}2:{letter}1001"].partition("!")
            assert title == f"'{lists.title}'"
            labels = [cell.value for (cell,) in lists[cells.replace("$", "")]]
            assert column.vocabulary is not None
            assert [column.vocabulary.parse(label) for label in labels] == list(column.vocabulary)


def test_codes_and_dates_are_texts(tmp_path: Path) -> None:
    """What a person types into a column of codes or dates stays what was typed."""
    path = tmp_path / "recensement.xlsx"
    template_workbook(path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    letters = {cell.value: cell.column_letter for cell in sheet[1]}

    formats = {
        heading: sheet.column_dimensions[letters[heading]].number_format
        for heading in ("SIRET", "SIREN", "Code postal", "Code INSEE", "Département", "Ouverture")
    }

    assert set(formats.values()) == {"@"}


@LANGUAGES
def test_what_a_spreadsheet_shows_is_short_enough(tmp_path: Path, lang: str) -> None:
    """Excel repairs a workbook whose messages are longer than it allows."""
    path = tmp_path / "recensement.xlsx"
    template_workbook(path, lang=lang)
    validations = openpyxl.load_workbook(path).worksheets[0].data_validations.dataValidation

    assert validations
    assert all(len(one.prompt) <= 255 and len(one.error or "") <= 225 for one in validations)


def test_a_census_of_the_library_fits_the_numbered_columns() -> None:
    """There are columns enough for what real structures hold."""
    counts = {column.to: column.count for column in TEMPLATE_COLUMNS if column.vocabulary}

    for structure in embedded_census():
        for name, count in counts.items():
            held = getattr(structure, name, None)
            assert not isinstance(held, tuple) or len(held) <= count, (structure.id, name)


def test_the_columns_lead_to_attributes() -> None:
    """Every column is an attribute that a mapping may name, and no heading stands twice."""
    assert {column.to for column in TEMPLATE_COLUMNS} - {"note"} <= set(TARGETS)
    for lang in ("fr", "en"):
        headings = [heading for column in TEMPLATE_COLUMNS for heading in column.headings(lang)]
        assert len(set(headings)) == len(headings)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A file that cannot be written raises the error of the system, and leaves nothing behind."""
    with pytest.raises(OSError, match="nowhere"):
        template_workbook(tmp_path / "nowhere" / "recensement.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_the_help_names_every_column(tmp_path: Path) -> None:
    """Each column has its line of help, the name alone being required."""
    path = tmp_path / "recensement.xlsx"
    template_workbook(path)
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(path)["Aide"].iter_rows(min_row=3)]

    assert len(rows) == len(TEMPLATE_COLUMNS)
    assert [row[0] for row in rows if row[1]] == ["Nom"]
    assert all(row[2] for row in rows)
    assert isinstance(Label(rows[0][2]), Label)


def test_the_sheet_of_somebody_else_is_not_read_again(tmp_path: Path) -> None:
    """A sheet may bear the name of ours; that it is another table is seen at once."""
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Lieux"
    book.worksheets[0].append(["Nom", "Ville"])
    book.worksheets[0].append(["H7", "Lyon"])
    book.save(tmp_path / "lieux.xlsx")
    asked: list[str] = []

    def read_sheet(name: str) -> Table:
        asked.append(name)
        return read_workbook(tmp_path / "lieux.xlsx", TableOptions(sheet=name))

    assert template_in(read_workbook(tmp_path / "lieux.xlsx", TableOptions()), read_sheet) is None
    assert asked == []


@pytest.mark.parametrize("sheet", SHEETS["fr"][1:])
def test_another_sheet_of_ours_without_the_places_is_no_template(sheet: str) -> None:
    """Somebody kept one sheet of our workbook alone: it is read as any other."""
    alone = Table(columns=(), read=lambda tell: iter(()), sheet=sheet)

    def no_other(name: str) -> Table:
        raise SourceError(Label(f"pas de feuille {name}", f"no sheet {name}"))

    assert template_in(alone, no_other) is None
