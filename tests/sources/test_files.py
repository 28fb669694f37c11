"""Reading a census from a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from openinno import (
    ColumnMapping,
    FieldMapping,
    Finding,
    RuleError,
    SourceError,
    TableOptions,
    embedded_census,
    export,
    mapping_to_toml,
    propose_mapping,
    read_census,
    read_reported,
    read_table,
    to_json,
    to_json_lines,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with the embedded census."""
    path = tmp_path / "lieux à voir.json"
    path.write_bytes(to_json(embedded_census()).encode())
    return path


def test_a_file_is_read_by_path_or_by_name(file: Path) -> None:
    """A path and its text read the same census."""
    assert read_census(file) == embedded_census()
    assert read_census(str(file)) == embedded_census()


def test_a_byte_order_mark_is_forgiven(file: Path) -> None:
    """A file that starts with the mark of some editors is read all the same."""
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())

    assert read_census(file) == embedded_census()


def test_indented_json_is_read(file: Path) -> None:
    """A document that was laid out by hand, with its keys in another order, is the same census."""
    document = json.loads(file.read_bytes())
    file.write_text(json.dumps(dict(reversed(document.items())), indent=2), encoding="utf-8")

    assert read_census(file) == embedded_census()


def test_findings_name_the_file_without_its_folder(tmp_path: Path) -> None:
    """What is found in a file says its name, so that a report reads the same on every machine."""
    path = tmp_path / "lieux.json"
    source = {"title": {"fr": "Essai"}}
    document = {"format": "openinno-census", "version": 1, "source": source, "structures": [{"id": "x"}]}
    path.write_text(json.dumps(document), encoding="utf-8")

    census = read_census(path)

    assert [str(finding.where) for finding in census.findings] == ["lieux.json, x, structures[0].name"]


def test_a_missing_file_is_told_in_both_languages(tmp_path: Path) -> None:
    """A file that is not there is a source error that names it."""
    path = tmp_path / "rien.json"

    with pytest.raises(SourceError) as caught:
        read_census(path)

    assert caught.value.message("en") == f"{path}: cannot be read (no such file)"
    assert caught.value.message("fr").startswith(f"{path} : illisible (")
    assert caught.value.__cause__ is None


def test_a_folder_is_no_census(tmp_path: Path) -> None:
    """A folder given for a file is a source error."""
    with pytest.raises(SourceError, match="cannot be read"):
        read_census(tmp_path)


def test_a_broken_document_is_told_with_the_name_of_the_file(tmp_path: Path) -> None:
    """JSON that breaks off says its file and where."""
    path = tmp_path / "lieux.json"
    path.write_text('[{"nom": "TUBA"}, {"nom": ', encoding="utf-8")

    with pytest.raises(SourceError, match=r"^lieux\.json: line 1, column "):
        read_census(path)


def test_a_file_is_read_as_what_it_holds(tmp_path: Path) -> None:
    """A table of text that is named as JSON is read as a table, and the difference told."""
    path = tmp_path / "lieux.json"
    path.write_text("Nom;Ville\nTUBA;Lyon\n", encoding="utf-8")

    census = read_census(path)

    assert [one.name for one in census] == ["TUBA"]
    assert "kind-of-file" in {finding.code for finding in census.findings}


@pytest.mark.parametrize("mark", ["\ufeff", ""], ids=["marked", "unmarked"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_document_of_ours_in_two_bytes_a_letter_is_known(tmp_path: Path, encoding: str, mark: str) -> None:
    """A document is read as one of ours, and lines are told to be in UTF-16."""
    census = embedded_census()
    document, lines = tmp_path / "lieux.json", tmp_path / "lieux.jsonl"
    document.write_bytes((mark + to_json(census)).encode(encoding))
    lines.write_bytes((mark + to_json_lines(census)).encode(encoding))

    assert read_census(document).structures == census.structures
    with pytest.raises(SourceError, match=r"line 1, byte \d+: not UTF-8 but probably UTF-16; save"):
        read_census(lines)


@pytest.mark.parametrize("mark", ["\ufeff", ""], ids=["marked", "unmarked"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("lieux.json", '[{"nom": "Café à Évry"}]'),
        ("lieux.jsonl", '{"nom": "Café à Évry"}\n{"nom": "H7"}\n'),
        (
            "lieux.geojson",
            '{"type": "FeatureCollection", "features": [{"properties": {"nom": "Café à Évry"}}]}',
        ),
        (
            "lieux.kml",
            "<kml><Placemark><name>Café à Évry</name></Placemark></kml>",
        ),
    ],
)
def test_a_text_in_two_bytes_a_letter_needs_no_mark(
    tmp_path: Path, name: str, text: str, encoding: str, mark: str
) -> None:
    """JSON and KML are known by their first sign, and are not taken for cells that commas part."""
    path = tmp_path / name
    path.write_bytes((mark + text).encode(encoding))

    census = read_census(path)

    assert census[0].name == "Café à Évry"
    assert "kind-of-file" not in {finding.code for finding in census.findings}


def test_a_document_of_ours_in_another_encoding_is_told(tmp_path: Path) -> None:
    """A document that is not UTF-8 says at which byte, what it probably is, and what to do."""
    path = tmp_path / "lieux.json"
    path.write_bytes('{"format": "openinno-census", "é": 1}'.encode("latin-1"))

    with pytest.raises(SourceError, match=r"^lieux\.json: line 1, byte 32: not UTF-8 but probably Windows"):
        read_census(path)


def test_without_a_mapping_one_is_proposed_and_said_aloud(tmp_path: Path) -> None:
    """A spreadsheet is read without a word, and the first finding tells what each column was taken for."""
    path = tmp_path / "lieux.csv"
    path.write_text("Nom;Thèmes\nTUBA;Énergie\n", encoding="utf-8")

    reported = read_reported(path)

    told = [one.message("fr") for one in reported.census.findings if one.code == "proposed-mapping"]
    assert reported.proposal is not None
    assert len(told) == 1
    assert "Nom → name, Thèmes → themes" in told[0]


@pytest.mark.parametrize("decimal", [None, ",", "."])
def test_both_decimal_marks_are_read_whichever_is_said(tmp_path: Path, decimal: str | None) -> None:
    """Three decimals are no thousands: a latitude keeps its place, however its author wrote it."""
    path = tmp_path / "lieux.csv"
    path.write_text("Nom;Latitude;Longitude\nTUBA;45,764;4.835\n", encoding="utf-8")

    (site,) = read_census(path, decimal=decimal)[0].sites

    assert site.location is not None
    assert (site.location.point.latitude, site.location.point.longitude) == (45.764, 4.835)


def test_a_mapping_is_given_named_or_kept_in_a_file(tmp_path: Path) -> None:
    """A mapping in Python, its file and the name of a ready one are all taken."""
    path, kept = tmp_path / "lieux.csv", tmp_path / "lieux.toml"
    path.write_text("Intitulé du lieu,name\nTUBA,x\n", encoding="utf-8")
    mapping = FieldMapping(columns=[ColumnMapping(columns="Intitulé du lieu", to="name")])
    kept.write_text(mapping_to_toml(mapping), encoding="utf-8")

    assert [read_census(path, mapping=one)[0].name for one in (mapping, kept, str(kept))] == ["TUBA"] * 3
    assert read_census(path, mapping="bzh_fablab")[0].name == "x"


def test_what_openinno_wrote_takes_no_mapping(file: Path) -> None:
    """A mapping given for a document of ours is a wrong call, since it would be of no use."""
    with pytest.raises(RuleError, match="without a mapping"):
        read_census(file, mapping="bzh_fablab")


def test_a_table_of_ours_is_read_without_a_word(tmp_path: Path) -> None:
    """What a writer of ours wrote as a table is known by its columns, and nothing is proposed."""
    path = tmp_path / "lieux.csv"
    export.csv(embedded_census(), path)

    reported = read_reported(path)

    assert reported.census.structures == embedded_census().structures
    assert reported.mapping is None


def test_a_filled_workbook_of_ours_is_read_without_a_word(tmp_path: Path) -> None:
    """The workbook that openinno gives out needs no mapping, were it filled by one line."""
    path = tmp_path / "recensement.xlsx"
    export.template_workbook(path, lang="fr")
    book = load_workbook(path)
    sheet = book["Lieux"]
    sheet.cell(row=2, column=[cell.value for cell in sheet[1]].index("Nom") + 1, value="TUBA")
    book.save(path)

    reported = read_reported(path)

    assert [one.name for one in reported.census] == ["TUBA"]
    assert reported.proposal is None


def test_the_call_wins_over_what_the_mapping_says_of_the_file(tmp_path: Path) -> None:
    """How to read a file may stand in the mapping; what the call says goes before."""
    path = tmp_path / "lieux.csv"
    path.write_text("Nom|Ville\nTU;BA|Lyon\n", encoding="utf-8")
    mapping = FieldMapping(
        columns=[ColumnMapping(columns="Nom", to="name")], options=TableOptions(separator=";")
    )

    assert read_census(path, mapping=mapping, separator="|")[0].name == "TU;BA"


def test_a_table_is_shown_before_any_mapping(tmp_path: Path) -> None:
    """What stands in a file can be looked at: its columns, its rows, what was found out."""
    path = tmp_path / "lieux.csv"
    path.write_text("Nom;Ville\nTUBA;Lyon\n", encoding="utf-8")

    table = read_table(path)
    told: list[Finding] = []

    assert [column.name for column in table.columns] == ["Nom", "Ville"]
    assert [(row.number, list(row.cells)) for row in table.rows(told.append)] == [(2, ["TUBA", "Lyon"])]
    assert told == []


def test_a_proposal_keeps_as_a_mapping(tmp_path: Path) -> None:
    """A proposal saved as it is reads the file as it did."""
    path, kept = tmp_path / "lieux.csv", tmp_path / "lieux.toml"
    path.write_text("Nom;Thèmes\nTUBA;Énergie\n", encoding="utf-8")
    kept.write_text(propose_mapping(path).to_toml("fr"), encoding="utf-8")

    assert read_census(path, mapping=kept).structures == read_census(path).structures


@pytest.mark.parametrize(
    ("name", "limit"), [("a.json", "documents.MOST_IN_MEMORY"), ("a.jsonl", "json_lines.LONGEST_ROW")]
)
def test_what_openinno_wrote_is_held_no_further_than_other_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, limit: str
) -> None:
    """A document and a line have the same limits as those of anybody."""
    path = tmp_path / name
    export.convert(embedded_census(), path)
    assert read_census(path) == embedded_census()
    monkeypatch.setattr(f"openinno.sources.tables.objects.{limit}", 200)

    with pytest.raises(SourceError, match="to hold in memory"):
        read_census(path)
