"""A census as a sheet that people read: labels instead of codes, or beside them."""

from __future__ import annotations

import csv as reading
import io
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from openinno import (
    Basis,
    Census,
    CensusSource,
    Claim,
    Label,
    Level,
    Ownership,
    PartialDate,
    Profile,
    RecordError,
    RuleError,
    Structure,
    Theme,
    embedded_census,
    read_census,
)
from openinno.export import convert, csv, tsv, xlsx

openpyxl: Any = import_module("openpyxl")
SOURCE = CensusSource(title=Label("Essai", "Trial"))
LAB = Structure(
    id="lab",
    name="Lab",
    printed_names=["Lab", "Labo"],
    profiles=[Profile.LIVING_LAB],
    themes=[Claim(value=Theme.ENERGY, basis=Basis.INFERRED), Theme.MOBILITY],
    levels=[Level(3)],
    ownership=Ownership.MIXED,
    opened=PartialDate("2019-05"),
)


def census_of(*structures: Structure) -> Census:
    """Return a census of structures."""
    return Census(structures=structures, source=SOURCE)


def cells_of(text: str, separator: str) -> dict[str, str]:
    """Return the cells of the one row of a text, by heading."""
    (row,) = reading.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    return row


def test_labels_are_french_for_the_spreadsheets_of_france() -> None:
    """Headings and words are those that people read; dates and texts stay as they are."""
    assert cells_of(csv(census_of(LAB), words="labels", lang="fr"), ";") == {
        "identifiant openinno": "lab",
        "nom": "Lab",
        "noms imprimés": "Lab | Labo",
        "profil": "Living Lab et pépinière ESS",
        "thème": "énergie | mobilité",
        "thème : fondement": "déduit | énoncé",
        "niveau d'innovation ouverte": "Collaboration continue pour valider une solution",
        "propriété": "mixte (partenariat public-privé)",
        "ouverture": "2019-05",
    }


@pytest.mark.parametrize("lang", ["en", None, "de", "french"])
def test_labels_are_english_in_any_other_language(lang: str | None) -> None:
    """No language, or one that there are no labels in, gets English."""
    cells = cells_of(csv(census_of(LAB), words="labels", lang=lang), ",")

    assert (cells["openinno identifier"], cells["theme"]) == ("lab", "energy | mobility")


def test_labels_stand_beside_codes() -> None:
    """Each column of words, what they rest on among them, has its labels at its right, under a heading."""
    header, row = csv(census_of(LAB), words="both", lang="fr").splitlines()

    assert header.split(";")[3:9] == [
        *("profiles", "profil (libellé)", "themes", "thème (libellé)"),
        *("themes_basis", "thème : fondement (libellé)"),
    ]
    assert row.split(";")[3:9] == [
        *("living_lab", "Living Lab et pépinière ESS", "energy|mobility", "énergie | mobilité"),
        *("inferred|stated", "déduit | énoncé"),
    ]


def test_a_language_changes_no_codes() -> None:
    """Tabs and workbooks of codes are the same in every language."""
    assert tsv(embedded_census(), lang="fr") == tsv(embedded_census())


def test_a_workbook_has_labels_as_texts(tmp_path: Path) -> None:
    """Another library reads the headings and the labels, each a text."""
    path = tmp_path / "lieux.xlsx"
    xlsx(census_of(LAB), path, words="labels", lang="fr")
    header, row = openpyxl.load_workbook(path)["structures"].rows
    cells = {name.value: (cell.value, cell.data_type) for name, cell in zip(header, row, strict=True)}

    assert cells["thème"] == ("énergie | mobilité", "s")
    assert cells["identifiant openinno"] == ("lab", "s")


def test_a_text_too_long_is_told_under_its_heading(tmp_path: Path) -> None:
    """The room around bars counts: what fits as codes may be too long as it is read."""
    names = ["a" * 100] * 324
    census = census_of(Structure(id="lab", name="Lab", partner_names=names))
    xlsx(census, tmp_path / "codes.xlsx")

    with pytest.raises(RecordError, match=r"^partner names, lab: a text too long"):
        xlsx(census, tmp_path / "labels.xlsx", words="labels")


def test_what_is_left_out_is_told_all_the_same(tmp_path: Path) -> None:
    """A table of labels holds the structures only."""
    assert convert(embedded_census(), tmp_path / "a.csv", words="labels").relations == 123


@pytest.mark.parametrize("form", ["json", "jsonl", "geojson", "parquet", "arrow"])
def test_forms_for_machines_keep_codes(tmp_path: Path, form: str) -> None:
    """Asking them for labels is a wrong call, and writes nothing."""
    with pytest.raises(RuleError, match=f"{form} keeps codes; labels go into csv, tsv, xlsx"):
        convert(census_of(LAB), tmp_path / f"a.{form}", words="labels")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize("words", ["words", None])
def test_there_are_three_ways_to_write_words(tmp_path: Path, form: str, words: Any) -> None:
    """Any other is a wrong call that names them."""
    with pytest.raises(RuleError, match="Possible: codes, labels, both"):
        convert(census_of(LAB), tmp_path / f"a.{form}", words=words)


@pytest.mark.parametrize("form", ["csv", "tsv", "xlsx"])
@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("words", ["codes", "labels", "both"])
def test_the_embedded_census_is_read_back(tmp_path: Path, form: str, lang: str, words: Any) -> None:
    """Whatever its words are, and whatever the language, no mapping is needed and nothing is doubtful."""
    path = tmp_path / f"lieux.{form}"
    convert(embedded_census(), path, lang=lang, words=words)
    found = read_census(path)

    assert found.structures == embedded_census().structures
    assert all(one.code.startswith("assumed-") for one in found.findings)
