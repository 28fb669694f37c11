"""The verb ``mapping``: a mapping proposed for a file, or tried on it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from running import census_file, french_csv, run, titled_workbook

from openinno import export, mapping_from_toml, propose_mapping, read_census


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_proposal_is_toml_ready_to_save(tmp_path: Path, lang: str) -> None:
    """Standard output is the proposal alone, in UTF-8, and reads back as the mapping that was proposed."""
    path = french_csv(tmp_path)

    ran = run("mapping", path, "--lang", lang)

    assert (ran.code, ran.err) == (0, "")
    assert ran.data.decode() == propose_mapping(path).to_toml(lang)
    assert mapping_from_toml(ran.out) == propose_mapping(path).mapping


def test_a_proposal_that_was_saved_is_a_mapping(tmp_path: Path) -> None:
    """What is written to a file is taken by --mapping, and reads the file as the proposal did."""
    path, saved = french_csv(tmp_path), tmp_path / "lieux.toml"
    saved.write_bytes(run("mapping", path).data)

    first, second = (run("report", "--no-atlas", path, *more) for more in ([], ["--mapping", str(saved)]))

    assert first.out == second.out


@pytest.mark.parametrize(
    ("lang", "line"),
    [("fr", "CP → code postal (postcode), sûr"), ("en", "CP → postcode (postcode), sure")],
)
def test_the_proposal_as_text_gives_reasons(tmp_path: Path, lang: str, line: str) -> None:
    """As text, each column has what it is taken for, how surely, and why below it."""
    lines = run("mapping", french_csv(tmp_path), "--format", "text", "--lang", lang).out.splitlines()

    assert lines[lines.index(line) + 1].startswith("    ")


def test_the_proposal_as_json_has_every_column(tmp_path: Path) -> None:
    """As JSON, each column is there with its attribute or none, and the words that are unknown."""
    told = json.loads(run("mapping", french_csv(tmp_path), "--format", "json").out)
    columns = {one["column"]: one for one in told["columns"]}

    assert columns["Nom de la structure"]["attribute"] == "name"
    assert columns["Contact"]["attribute"] is None
    assert columns["Type"]["unknown"] == ["hakerspace"]
    assert len(columns) == 6


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "fr",
            [
                "lignes : 3 ; structures : 2 ; refusées : 1",
                "lu : « Nom de la structure » (A) : name, 2 cellules sur 2",
                "absent du fichier : « Surface »",
                "gardé dans extra : « Type », « Thématiques », « Commune », « CP », « Contact »",
            ],
        ),
        (
            "en",
            [
                "rows: 3; structures: 2; refused: 1",
                "read: “Nom de la structure” (A): name, 2 of 2 cells",
                "missing from the file: “Surface”",
                "kept in extra: “Type”, “Thématiques”, “Commune”, “CP”, “Contact”",
            ],
        ),
    ],
)
def test_a_mapping_that_is_tried_is_reported(tmp_path: Path, lang: str, lines: list[str]) -> None:
    """With --mapping, what it found in the file is told, and a refused row is wrong data."""
    mapping = tmp_path / "essai.toml"
    mapping.write_text(
        '[columns]\n"Nom de la structure" = "name"\n"Surface" = "description"\n', encoding="utf-8"
    )

    ran = run("mapping", french_csv(tmp_path), "--mapping", mapping, "--lang", lang, columns=100)

    assert ran.code == 1
    assert [line for line in ran.out.splitlines() if line in lines] == lines
    told = run("mapping", french_csv(tmp_path), "--mapping", mapping, "--format", "json")
    assert json.loads(told.out)["missing"] == ["Surface"]


def test_a_mapping_of_ours_can_be_had_as_toml(tmp_path: Path) -> None:
    """A ready mapping that is tried can be written as TOML, to start another from."""
    path = french_csv(tmp_path, "id;name;ville", "1;TUBA;Lyon")

    ran = run("mapping", path, "--mapping", "bzh_fablab", "--format", "toml")

    assert mapping_from_toml(ran.out).named()["ville"] == "commune"


@pytest.mark.parametrize(
    ("lang", "told"),
    [("fr", "aucune colonne ne semble être le nom"), ("en", "no column looks like the name")],
)
def test_a_file_without_names_gets_a_proposal_to_mend(tmp_path: Path, lang: str, told: str) -> None:
    """Where no column looks like the name, the proposal is written all the same, and that is told."""
    ran = run("mapping", french_csv(tmp_path, "Surface;Étage", "12;3", "14;2"), "--lang", lang)

    assert ran.code == 0
    assert "[columns]" in ran.out
    assert ran.err.startswith(told)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_openinno_wrote_needs_no_mapping(tmp_path: Path, lang: str) -> None:
    """For each form of ours the verb says that none is needed, and writes none."""
    census = read_census(census_file(tmp_path, {"id": "tuba", "name": "TUBA"}))
    export.csv(census, tmp_path / "lieux.csv")
    export.geojson(census, tmp_path / "lieux.geojson")

    for name in ("lieux.json", "lieux.csv", "lieux.geojson"):
        ran = run("mapping", tmp_path / name, "--lang", lang)
        assert (ran.code, ran.out) == (2, "")
        assert ("se lit sans correspondance" if lang == "fr" else "read without a mapping") in ran.err


def test_the_template_needs_no_mapping(tmp_path: Path) -> None:
    """The workbook that the verb template makes is known by its headings."""
    pytest.importorskip("openpyxl")
    export.template_workbook(tmp_path / "lieux.xlsx")

    assert run("mapping", tmp_path / "lieux.xlsx").code == 2


def test_the_sheet_can_be_said(tmp_path: Path) -> None:
    """The options of reading are those of every verb."""
    ran = run("mapping", titled_workbook(tmp_path), "--sheet", "Lieux 2024", "--header", "3")

    assert mapping_from_toml(ran.out).named()["CP"] == "postcode"


@pytest.mark.parametrize("arguments", [["absent.csv"], []])
def test_nothing_is_proposed_for_nothing(arguments: list[str]) -> None:
    """A file that is not there, or none, cannot be run."""
    ran = run("mapping", *arguments)

    assert (ran.code, ran.out) == (2, "")


def test_a_header_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """Signs in the name of a column that would steer a terminal are written as harmless ones."""
    path = french_csv(tmp_path, "Nom;\x1b[31mVille", "TUBA;Lyon", "H7;Lyon")

    for form in ("toml", "text"):
        assert "\x1b" not in run("mapping", path, "--format", form).out
