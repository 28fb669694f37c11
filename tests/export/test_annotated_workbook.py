"""A copy of a workbook in which every fault is marked on its cell."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import attrs
import pytest
from marked_files import FORMULAS, found, openpyxl, parts_of, report_of, rich_workbook
from workbook_files import changed_part, save_ods

import openinno
from openinno import Label, Position, Repair, RuleError, Severity, SourceError, check
from openinno.export import annotated_workbook
from openinno.validation import Catalogue, OneOf, Rule

SHEET = "L'été & co"
RED, YELLOW, BLUE = "FFF4B6B0", "FFFFE08A", "FFCFE3F7"


def plain_workbook(path: Path, rows: list[list[Any]]) -> Path:
    """Save a workbook of one sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_other_part_stays_byte_for_byte(tmp_path: Path, lang: str) -> None:
    """Pictures, charts, other sheets and all else are those of the file; what is written is XML."""
    source = rich_workbook(tmp_path / "lieux.xlsx")
    out = tmp_path / "out.xlsx"
    annotated_workbook(source, report_of(found(3, "B"), found(4, "E"), found(30, "H")), out, lang)
    before, after = parts_of(source), parts_of(out)

    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
    }
    for name, data in after.items():
        if name.endswith((".xml", ".rels", ".vml")):
            ElementTree.fromstring(data)  # noqa: S314


def test_a_marked_cell_keeps_its_value_and_its_format(tmp_path: Path) -> None:
    """The cell gets a colour by severity and a note; what it holds and how it is shown stay."""
    source = rich_workbook(tmp_path / "lieux.xlsx")
    out = tmp_path / "out.xlsx"
    repair = Repair(column="CP", old=1002, new="01002", confidence=1)
    findings = [
        found(3, "C", "zéro perdu", severity=Severity.WARNING, repair=repair),
        found(4, "B", fix=Label("regarder", "look")),
        found(5, "D", severity=Severity.INFO),
    ]
    annotated_workbook(source, report_of(*findings), out)
    sheet = openpyxl.load_workbook(out)[SHEET]

    assert [sheet[one].fill.fgColor.rgb for one in ("C3", "B4", "D5")] == [YELLOW, RED, BLUE]
    assert (sheet["C3"].value, sheet["C3"].number_format, sheet["C3"].font.i) == (1002, "0.00", True)
    assert sheet["D5"].value == "=C5*2"
    assert sheet["C3"].comment.text == "Avertissement : zéro perdu\n→ écrire « 01002 »"
    assert sheet["B4"].comment.text == "Erreur : faux\n→ regarder"


def test_the_worst_finding_gives_the_colour_and_stands_first(tmp_path: Path) -> None:
    """A cell with several findings has one note that tells all of them."""
    source = rich_workbook(tmp_path / "lieux.xlsx")
    out = tmp_path / "out.xlsx"
    findings = [found(2, "B", "douteux", severity=Severity.WARNING), found(2, "B")]
    annotated_workbook(source, report_of(*findings), out)
    cell = openpyxl.load_workbook(out)[SHEET]["B2"]

    assert cell.fill.fgColor.rgb == RED
    assert cell.comment.text == "Erreur : faux\nAvertissement : douteux"


def test_a_note_that_was_there_is_kept(tmp_path: Path) -> None:
    """What is told comes behind the text of the author; other notes stay as they are."""
    source = rich_workbook(tmp_path / "lieux.xlsx")
    out = tmp_path / "out.xlsx"
    annotated_workbook(source, report_of(found(3, "A")), out)
    sheet = openpyxl.load_workbook(out)[SHEET]

    assert sheet["A3"].comment.text == "déjà là\n\nErreur : faux"
    assert sheet["A3"].comment.author == "Anne"
    assert sheet["D2"].comment.text == "autre"


def test_a_bare_text_of_a_note_is_kept(tmp_path: Path) -> None:
    """A note whose text has no formats, as other programs write it, keeps it too."""
    source = rich_workbook(tmp_path / "lieux.xlsx")
    notes = parts_of(source)["xl/comments1.xml"]
    start = notes.index(b"<r>", notes.index(b'"A3"'))
    bare = notes[:start] + b"<t>nu</t>" + notes[notes.index(b"</r>", start) + 4 :]
    source.write_bytes(changed_part(source.read_bytes(), "xl/comments1.xml", lambda _: bare))
    out = tmp_path / "out.xlsx"
    annotated_workbook(source, report_of(found(3, "A")), out)

    assert openpyxl.load_workbook(out)[SHEET]["A3"].comment.text == "nu\n\nErreur : faux"


def test_a_conversation_is_left_alone_and_told(tmp_path: Path) -> None:
    """Spreadsheets show a conversation in place of a note, so the cell is coloured only."""
    source = rich_workbook(tmp_path / "lieux.xlsx")
    talked = changed_part(
        source.read_bytes(), "xl/comments1.xml", lambda data: data.replace(b">Anne<", b">tc={1-2}<")
    )
    source.write_bytes(talked)
    out = tmp_path / "out.xlsx"
    annotated = annotated_workbook(source, report_of(found(3, "A")), out)
    cell = openpyxl.load_workbook(out)[SHEET]["A3"]

    assert (cell.fill.fgColor.rgb, cell.comment.text) == (RED, "déjà là")
    assert [one.text("fr") for one in annotated.left] == [
        "Cellules colorées sans note, car une conversation s'y trouve déjà : 1."
    ]


def test_what_shapes_a_sheet_survives(tmp_path: Path) -> None:
    """Filters, protection, frozen panes, merged cells, data bars, names and hidden sheets are there."""
    source = rich_workbook(tmp_path / "lieux.xlsx")
    out = tmp_path / "out.xlsx"
    annotated_workbook(source, report_of(found(3, "B")), out)
    book = openpyxl.load_workbook(out)
    sheet = book[SHEET]

    assert book.sheetnames == [SHEET, "Cachée", "Synthèse openinno"]
    assert book["Cachée"].sheet_state == "hidden"
    assert (sheet.auto_filter.ref, sheet.protection.sheet, sheet.freeze_panes) == ("A1:D6", True, "A2")
    assert [str(one) for one in sheet.merged_cells.ranges] == ["A8:A10"]
    assert len(sheet.conditional_formatting) == 1
    assert "Zone" in book.defined_names


def test_a_cell_that_was_never_written_is_coloured(tmp_path: Path) -> None:
    """A blank cell in a row, one between others, and one in a row that is not there."""
    source = plain_workbook(tmp_path / "lieux.xlsx", [["A", "B", "C"], ["x", None, "y"], ["z"]])
    out = tmp_path / "out.xlsx"
    annotated_workbook(source, report_of(found(2, "B"), found(3, "C"), found(9, "B")), out)
    sheet = openpyxl.load_workbook(out)["Sheet"]

    assert [sheet[one].fill.fgColor.rgb for one in ("B2", "C3", "B9")] == [RED] * 3
    assert [[cell.value for cell in row] for row in sheet["A1:C3"]] == [
        ["A", "B", "C"],
        ["x", None, "y"],
        ["z", None, None],
    ]


def test_a_fault_of_merged_cells_is_marked_on_the_one_that_is_seen(tmp_path: Path) -> None:
    """The colour of a cell that is merged away would be seen by nobody."""
    source = rich_workbook(tmp_path / "lieux.xlsx")
    out = tmp_path / "out.xlsx"
    annotated_workbook(source, report_of(found(9, "A"), found(10, "A", "aussi")), out)
    sheet = openpyxl.load_workbook(out)[SHEET]

    assert sheet["A8"].comment.text == "Erreur : faux\nErreur : aussi"


def test_a_finding_of_a_column_or_a_row_has_a_cell_too(tmp_path: Path) -> None:
    """That of a column is on its name, that of a row on its first cell; names of columns are known."""
    source = rich_workbook(tmp_path / "lieux.xlsx")
    out = tmp_path / "out.xlsx"
    findings = [
        found(None, "B", "colonne"),
        found(4, None, "ligne"),
        found(5, "SIRET"),
        found(6, "siren", "?"),
    ]
    annotated = annotated_workbook(source, report_of(*findings, found(None, None)), out)
    sheet = openpyxl.load_workbook(out)[SHEET]

    assert annotated.cells == 4
    assert [sheet[one].comment.text for one in ("B1", "A4", "B5", "A6")] == [
        "Erreur : colonne",
        "Erreur : ligne",
        "Erreur : faux",
        "Erreur : ?",
    ]


def test_findings_of_another_file_or_sheet_are_listed_only(tmp_path: Path) -> None:
    """Nothing is marked where the finding does not point to."""
    source = rich_workbook(tmp_path / "lieux.xlsx")
    out = tmp_path / "out.xlsx"
    findings = [found(2, "A", where={"file": "autre.csv"}), found(2, "A", where={"sheet": "Nulle part"})]
    annotated = annotated_workbook(source, report_of(*findings), out)

    assert annotated.cells == 0
    assert openpyxl.load_workbook(out)[SHEET]["A2"].comment is None


def test_the_summary_tells_the_verdict_and_each_rule(tmp_path: Path) -> None:
    """The verdict, the counts, what became of each rule with why, and the findings with links."""
    source = rich_workbook(tmp_path / "lieux.xlsx")
    out = tmp_path / "out.xlsx"
    report = check([{"id": "a", "name": "A", "siret": "1"}], grade="draft")
    annotated = annotated_workbook(source, report, out)
    sheet = openpyxl.load_workbook(out)[annotated.sheet]
    rows = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]

    assert rows[0] == ["Contrôle de « lieux.xlsx » par openinno"]
    assert rows[1] == ["Pas assez bon pour « brouillon » : il y a des erreurs."]
    assert ["Erreur", "siret-shape", 1, "enfreinte", "SIRET à quatorze chiffres"] in rows
    assert [
        "Erreur",
        "postcode-shape",
        0,
        "non vérifiée",
        "Code postal à cinq chiffres",
        "pas de colonne « code postal » (postcode)",
    ] in rows


def test_each_finding_of_the_summary_leads_to_its_cell(tmp_path: Path) -> None:
    """The link is a place of the workbook, not a formula."""
    source = rich_workbook(tmp_path / "lieux.xlsx")
    out = tmp_path / "out.xlsx"
    annotated = annotated_workbook(source, report_of(found(3, "B", value="732")), out, "en")
    sheet = openpyxl.load_workbook(out)[annotated.sheet]
    last = list(sheet.iter_rows())[-1]

    assert [cell.value for cell in last] == ["Error", SHEET, "B3", "wrong-thing", "wrong", None, "732"]
    assert last[2].hyperlink.location == "'L''été & co'!B3"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_ours_is_a_formula(tmp_path: Path, text: str) -> None:
    """Whatever a file holds, and whatever is told of it, is a text on the summary and in a new workbook."""
    source = tmp_path / "lieux.csv"
    source.write_text(f'Nom;CP\n"{text}";1\n', encoding="utf-8")
    out = tmp_path / "out.xlsx"
    annotated_workbook(source, report_of(found(2, "A", text, value=text, fix=Label(text, text))), out)
    book = openpyxl.load_workbook(out)

    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert text in {cell.value for cell in book["lieux"]["A"]}


def test_signs_that_no_workbook_holds_are_replaced(tmp_path: Path) -> None:
    """Control characters, halves of letters and what looks like markup or a code stay harmless."""
    source = rich_workbook(tmp_path / "lieux.xlsx")
    out = tmp_path / "out.xlsx"
    text = "a\x00\x1b\ud800 <b> & ]]> _x0041_"
    annotated_workbook(source, report_of(found(2, "B", text, value=text)), out)

    assert openpyxl.load_workbook(out)[SHEET]["B2"].comment.text.startswith("Erreur : a\ufffd\ufffd")


def test_a_workbook_with_prefixed_names_is_marked(tmp_path: Path) -> None:
    """Some programs write x:row and x:c, in all parts."""
    source = plain_workbook(tmp_path / "lieux.xlsx", [["A", "B"], ["x", "y"]])
    data = source.read_bytes()
    for part in ("xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"):
        data = changed_part(data, part, _prefixed)
    source.write_bytes(data)
    out = tmp_path / "out.xlsx"
    annotated_workbook(source, report_of(found(2, "B"), found(4, "A")), out)
    sheet = openpyxl.load_workbook(out)["Sheet"]

    assert [sheet[one].fill.fgColor.rgb for one in ("B2", "A4")] == [RED, RED]
    assert sheet["B2"].comment.text == "Erreur : faux"


def _prefixed(data: bytes) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    ElementTree.register_namespace("x", main)
    try:
        root = ElementTree.fromstring(data)  # noqa: S314
        return bytes(ElementTree.tostring(root, encoding="utf-8"))
    finally:
        ElementTree.register_namespace("main", main)


def test_macros_are_kept_under_the_name_that_spreadsheets_ask_for(tmp_path: Path) -> None:
    """The program of a workbook stays byte for byte; a name that would not open is refused."""
    source = _with_parts(rich_workbook(tmp_path / "lieux.xlsx"), {"xl/vbaProject.bin": b"\xd0\xcf program"})
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macro = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    named = changed_part(source.read_bytes(), "[Content_Types].xml", lambda data: data.replace(kind, macro))
    source = tmp_path / "lieux.xlsm"
    source.write_bytes(named)
    annotated_workbook(source, report_of(found(2, "B")), tmp_path / "out.xlsm")

    assert parts_of(tmp_path / "out.xlsm")["xl/vbaProject.bin"] == b"\xd0\xcf program"
    with pytest.raises(ValueError, match=r"\.xlsm"):
        annotated_workbook(source, report_of(found(2, "B")), tmp_path / "out.xlsx")


def test_a_name_that_a_copy_cannot_have_is_told_in_both_languages(tmp_path: Path) -> None:
    """Whoever checks in French is not met by a trace of Python."""
    source = rich_workbook(tmp_path / "lieux.xlsx")
    for copy, told in ((source, "donnez un autre nom à la copie"), (tmp_path / "a.xlsm", "finit par .xlsx")):
        with pytest.raises(RuleError) as caught:
            annotated_workbook(source, report_of(found(2, "B")), copy)
        assert told in caught.value.message("fr")


def _with_parts(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "a") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def test_a_signature_is_taken_out_and_told(tmp_path: Path) -> None:
    """It would be a wrong one, which spreadsheets cry out about."""
    source = _with_parts(rich_workbook(tmp_path / "lieux.xlsx"), {"_xmlsignatures/sig1.xml": b"<Signature/>"})
    out = tmp_path / "out.xlsx"
    annotated = annotated_workbook(source, report_of(found(2, "B")), out)

    assert not any(name.startswith("_xmlsignatures") for name in parts_of(out))
    assert "signature" in annotated.left[0].text("fr")


def test_the_file_itself_is_never_written_over(tmp_path: Path) -> None:
    """The copy needs a name of its own."""
    source = rich_workbook(tmp_path / "lieux.xlsx")
    before = source.read_bytes()

    with pytest.raises(ValueError, match="another name"):
        annotated_workbook(source, report_of(found(2, "B")), source)
    assert source.read_bytes() == before


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    """No moment is in the copy."""
    source = rich_workbook(tmp_path / "lieux.xlsx")
    copies = [tmp_path / "one.xlsx", tmp_path / "two.xlsx"]
    for copy in copies:
        annotated_workbook(source, report_of(found(2, "B")), copy)

    assert copies[0].read_bytes() == copies[1].read_bytes()


def test_a_damaged_workbook_is_one_error(tmp_path: Path) -> None:
    """It leaves no copy behind."""
    source = rich_workbook(tmp_path / "lieux.xlsx")
    broken = changed_part(source.read_bytes(), "xl/styles.xml", lambda data: data[:200])
    source.write_bytes(broken)

    with pytest.raises(SourceError, match=r"lieux\.xlsx"):
        annotated_workbook(source, report_of(found(2, "B")), tmp_path / "out.xlsx")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["lieux.png", "lieux.xlsx"]


def test_a_copy_is_marked_again(tmp_path: Path) -> None:
    """A second check of the copy adds to what is there."""
    source = rich_workbook(tmp_path / "lieux.xlsx")
    first, second = tmp_path / "one.xlsx", tmp_path / "two.xlsx"
    annotated_workbook(source, report_of(found(2, "B")), first)
    annotated_workbook(first, report_of(found(2, "B", "encore"), found(2, "C")), second)
    book = openpyxl.load_workbook(second)

    assert openinno.read_table(first).sheet == SHEET
    assert book.sheetnames[2:] == ["Synthèse openinno", "Synthèse openinno 2"]
    assert book[SHEET]["B2"].comment.text == "Erreur : faux\n\nErreur : encore"


def test_a_column_of_wrong_words_gets_a_drop_down(tmp_path: Path) -> None:
    """The words of the vocabulary, as people say them, stand on a hidden sheet."""
    rule = Rule(
        code="status-words",
        column="status",
        holds=OneOf("status", ["active", "planned"]),
        severity=Severity.ERROR,
        title=Label("Statut connu", "Known status"),
        reason=Label("r", "r"),
        text=Label("« {value} » inconnu", "“{value}” unknown"),
        fix=Label("choisir", "choose"),
    )
    source = plain_workbook(tmp_path / "lieux.xlsx", [["Nom", "status"], ["x", "aktif"]])
    out = tmp_path / "out.xlsx"
    report = check([{"id": "x", "status": "aktif"}, {"status": "?"}], rules=Catalogue(rules=[rule]))
    here = tuple(attrs.evolve(one, where=Position(row=2, column="B")) for one in report)
    annotated_workbook(source, attrs.evolve(report, findings=here), out)
    book = openpyxl.load_workbook(out)
    (choice,) = book["Sheet"].data_validations.dataValidation

    assert (str(choice.sqref), choice.formula1) == ("B2:B1002", "'Listes openinno'!$A$2:$A$3")
    assert [cell.value for cell in book["Listes openinno"]["A"]] == ["Statut connu", "active", "planned"]
    assert book["Listes openinno"].sheet_state == "hidden"


def test_an_old_workbook_becomes_a_new_one_and_says_so(tmp_path: Path) -> None:
    """What is not written in XML that is known here gives its values."""
    source = save_ods(tmp_path / "lieux.ods", [["Nom", "CP"], ["H7", "1000"]])
    out = tmp_path / "out.xlsx"
    annotated = annotated_workbook(source, report_of(found(2, "B")), out)

    assert openpyxl.load_workbook(out)["Lieux"]["B2"].comment.text == "Erreur : faux"
    assert "XLSX" in annotated.left[0].text("fr")


def _formatted(path: Path) -> Path:
    """Save a workbook in which a row without cells, one with some and a column have a format."""
    book = openpyxl.Workbook()
    sheet = book.active
    for address, value in zip(("A1", "B1", "C1", "A2", "C2", "A4", "A9", "B9"), "ABCxyzwu", strict=True):
        sheet[address] = value
    bold, slanted = openpyxl.styles.Font(bold=True), openpyxl.styles.Font(italic=True)
    sheet.row_dimensions[3].font = bold
    sheet.row_dimensions[4].font = bold
    sheet.column_dimensions["B"].font = slanted
    book.save(path)
    return path


def test_a_cell_that_is_added_has_the_format_of_its_row_or_column(tmp_path: Path) -> None:
    """Spreadsheets keep formats on whole rows and columns: colouring a blank cell does not take them away."""
    source, out = _formatted(tmp_path / "lieux.xlsx"), tmp_path / "out.xlsx"
    cells = ("B2", "B3", "C4", "B6")
    annotated_workbook(source, report_of(*(found(int(one[1]), one[0]) for one in cells)), out)
    sheet = openpyxl.load_workbook(out)["Sheet"]

    assert [sheet[one].fill.fgColor.rgb for one in cells] == [RED] * 4
    assert [(sheet[one].font.b, sheet[one].font.i) for one in cells] == [
        (False, True),
        (True, False),
        (True, False),
        (False, True),
    ]
    assert [sheet[one].value for one in ("A2", "A4", "A9")] == ["x", "z", "w"]


def test_the_table_and_the_choices_of_a_sheet_stay(tmp_path: Path) -> None:
    """Notes find their place before the table of a sheet, and choices that are there are not doubled."""
    source, out = (
        plain_workbook(tmp_path / "lieux.xlsx", [["Nom", "Type"], ["H7", "hubb"]]),
        tmp_path / "out.xlsx",
    )
    book = openpyxl.load_workbook(source)
    sheet = book["Sheet"]
    sheet.add_table(openpyxl.worksheet.table.Table(displayName="Lieux", ref="A1:B2"))
    choices = openpyxl.worksheet.datavalidation.DataValidation(type="list", formula1='"a,b"')
    choices.add("B2")
    sheet.add_data_validation(choices)
    book.save(source)
    annotated_workbook(source, report_of(found(2, "B")), out)
    again = openpyxl.load_workbook(out)["Sheet"]

    assert list(again.tables) == ["Lieux"]
    assert [one.formula1 for one in again.data_validations.dataValidation] == ['"a,b"']
    assert again["B2"].comment.text == "Erreur : faux"


def test_a_cell_with_many_faults_tells_the_gravest_and_how_many_more(tmp_path: Path) -> None:
    """A note stays short enough to be read."""
    source, out = plain_workbook(tmp_path / "lieux.xlsx", [["Nom"], ["H7"]]), tmp_path / "out.xlsx"
    annotated_workbook(source, report_of(*(found(2, "A", f"faux {place}") for place in range(40))), out)
    note = openpyxl.load_workbook(out)["Sheet"]["A2"].comment.text

    assert note.startswith("Erreur : faux 0\n")
    assert note.count("faux") + int("".join(filter(str.isdigit, note.splitlines()[-1]))) == 40


def test_a_note_without_a_text_gets_ours(tmp_path: Path) -> None:
    """Some programs write an empty note, or no note in a part made for them."""
    source = rich_workbook(tmp_path / "lieux.xlsx")
    notes = parts_of(source)["xl/comments1.xml"]
    start, end = notes.index(b"<text>", notes.index(b'"A3"')), notes.index(b"</text>", notes.index(b'"A3"'))
    blank = notes[:start] + b"<text/>" + notes[end + 7 :]
    spoken = notes[: notes.index(b"<commentList>")] + b"<commentList/></comments>"
    for place, part in enumerate((blank, spoken)):
        given, out = tmp_path / f"{place}.xlsx", tmp_path / f"out{place}.xlsx"
        given.write_bytes(_with_notes(source, part))
        annotated_workbook(given, report_of(found(3, "A")), out)

        assert openpyxl.load_workbook(out)[SHEET]["A3"].comment.text == "Erreur : faux"


def _with_notes(path: Path, notes: bytes) -> bytes:
    return changed_part(path.read_bytes(), "xl/comments1.xml", lambda _: notes)


def test_a_workbook_without_styles_gets_some(tmp_path: Path) -> None:
    """A workbook made by a program may have no formats at all: the colours are there all the same."""
    source, out = plain_workbook(tmp_path / "lieux.xlsx", [["Nom"], ["H7"]]), tmp_path / "out.xlsx"
    parts = parts_of(source)
    del parts["xl/styles.xml"]
    with zipfile.ZipFile(source, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, re.sub(rb"<(Override|Relationship) [^>]*/styles[^>]*>", b"", data))
    annotated_workbook(source, report_of(found(2, "A")), out)

    assert openpyxl.load_workbook(out)["Sheet"]["A2"].fill.fgColor.rgb == RED


def test_what_a_repair_empties_is_said(tmp_path: Path) -> None:
    """A cell that should be empty is told so."""
    source, out = plain_workbook(tmp_path / "lieux.xlsx", [["Nom"], ["H7"]]), tmp_path / "out.xlsx"
    repair = Repair(column="Nom", old="H7", new=None, confidence=1)
    annotated_workbook(source, report_of(attrs.evolve(found(2, "A"), repair=repair)), out, "en")

    assert "empty" in openpyxl.load_workbook(out)["Sheet"]["A2"].comment.text


def test_links_to_the_web_and_signed_parts_stay_out_of_the_way(tmp_path: Path) -> None:
    """A sheet may lead to pages, and a package may list its signatures: the first stay, the others go."""
    source, out = plain_workbook(tmp_path / "lieux.xlsx", [["Nom"], ["H7"]]), tmp_path / "out.xlsx"
    book = openpyxl.load_workbook(source)
    book["Sheet"]["A2"].hyperlink = "https://example.fr/h7"
    book.save(source)
    signed = b'<Override PartName="/_xmlsignatures/sig1.xml" ContentType="x"/></Types>'
    source.write_bytes(
        changed_part(
            source.read_bytes(), "[Content_Types].xml", lambda data: data.replace(b"</Types>", signed)
        )
    )
    _with_parts(source, {"_xmlsignatures/sig1.xml": b"<Signature/>"})
    annotated_workbook(source, report_of(found(2, "A")), out)
    cell = openpyxl.load_workbook(out)["Sheet"]["A2"]

    assert (cell.hyperlink.target, cell.comment.text) == ("https://example.fr/h7", "Erreur : faux")
    assert b"_xmlsignatures" not in parts_of(out)["[Content_Types].xml"]


def test_the_summary_tells_how_many_findings_it_leaves_out(tmp_path: Path) -> None:
    """A report that lists no more than it was asked says so in the copy too."""
    source, out = plain_workbook(tmp_path / "lieux.xlsx", [["Nom"], ["H7"]]), tmp_path / "out.xlsx"
    annotated_workbook(source, attrs.evolve(report_of(found(2, "A")), left_out=41, rows=None), out)
    summary = openpyxl.load_workbook(out)["Synthèse openinno"]

    assert any("41" in str(cell.value) for row in summary.iter_rows() for cell in row)
