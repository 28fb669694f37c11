"""The verb ``indicators``: the figures of the study on a census."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from running import census_file, run

from openinno import embedded_census, indicators

HUB = {"id": "h", "name": "H", "profiles": [{"value": "innovation_hub"}]}
INCUBATOR = {"id": "i", "name": "I", "profiles": [{"value": "incubator"}]}


def test_the_embedded_census_is_counted_without_a_file() -> None:
    """Each figure has its base, its interval, its unknowns and the study beside it."""
    told = run("indicators", "--group", "profiles").out

    assert "Accelerators, technology parks and hubs together: 63.3% (19 of 30)" in told
    assert "interval 45.5% to 78.1%; 21 unknown, hence 37.3% to 78.4%" in told
    assert "study: “61%” (002:L303), within the interval" in told


def test_the_verb_speaks_french() -> None:
    """Name, texts and numbers are French."""
    told = run("indicateurs", "--lang", "fr", "--group", "partnerships").out

    assert "Initiative à la fois publique et privée : 0,0 % (0 sur 1)" in told
    assert "non calculable, aucune des structures concernées ne dit d'où vient son argent" in " ".join(
        told.split()
    )


def test_what_is_not_comparable_is_told_under_each_group() -> None:
    """The reasons follow the figures that the study has too."""
    told = run("indicators", "--group", "metropoles").out

    assert "Not comparable, or not told:" in told
    assert "Roubaix" in told


def test_json_is_that_of_the_library() -> None:
    """The data on standard output is what ``to_json()`` gives."""
    ran = run("indicators", "--format", "json", "--lang", "fr")

    assert ran.data.decode() == indicators(embedded_census()).to_json("fr")


def test_csv_has_a_row_an_indicator() -> None:
    """In French, CSV is that of the spreadsheets of France."""
    ran = run("indicators", "--format", "csv", "--lang", "fr")
    rows = list(csv.reader(io.StringIO(ran.data.decode("utf-8-sig")), delimiter=";"))

    assert len(rows) == 1 + len(indicators(embedded_census()))
    assert rows[3][4] == "0,6333"


def test_a_page_is_written_to_standard_output() -> None:
    """The page is whole, and in the language."""
    ran = run("indicators", "--format", "html", "--lang", "fr")

    assert ran.out.startswith("<!DOCTYPE html>")
    assert '<html lang="fr">' in ran.out


def test_a_list_may_be_said_to_be_complete() -> None:
    """The share that was refused is computed."""
    refused = run("indicators", "--group", "technopoles").out
    told = run("indicators", "--group", "technopoles", "--complete", "support").out

    assert "declare the list “support” complete" in " ".join(refused.split())
    assert "not computable" not in told


def test_profiles_are_read_from_types_when_asked(tmp_path: Path) -> None:
    """A census that tells types only has profiles then."""
    path = census_file(tmp_path, {"id": "f", "name": "F", "types": [{"value": "fab_lab"}]})
    told = run("indicators", path, "--group", "profiles", "--profiles-from-types").out

    assert "1 structure whose profile is read from its type." in told
    assert "Living lab and social-economy incubator (pépinière): 100.0% (1 of 1)" in told


def test_two_censuses_are_compared(tmp_path: Path) -> None:
    """What changed since the other is told under each figure."""
    before = census_file(tmp_path, HUB, name="avant.json")
    after = census_file(tmp_path, HUB, INCUBATOR, name="apres.json")
    told = run("indicators", after, "--since", before, "--group", "profiles").out

    assert "since: 100.0% → 50.0%: −50.0 points" in told
    assert "zero possible" in told


def test_a_chart_is_drawn_where_it_is_asked_for() -> None:
    """The file is there, and standard error says so."""
    pytest.importorskip("altair", reason="charts need the extra charts")
    ran = run("indicators", "--group", "themes", "--chart", "themes.svg")

    assert Path("themes.svg").read_text(encoding="utf-8").startswith("<svg")
    assert "themes.svg: a chart" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--chart", "themes.pdf"], "ends with .svg, .png"),
        (["--group", "sizes", "--chart", "a.svg"], "a chart shows one group"),
        (["--group", "themes", "--group", "levels", "--chart", "a.svg"], "a chart shows one group"),
    ],
)
def test_a_chart_that_cannot_be_is_refused_before_the_work(arguments: list[str], said: str) -> None:
    """Exit code 2, the reason, and no data."""
    ran = run("indicators", *arguments)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_file_is_not_replaced_unasked() -> None:
    """A chart that is there stays, without ``--force``."""
    Path("a.svg").write_text("mine", encoding="utf-8")
    ran = run("indicators", "--chart", "a.svg")

    assert ran.code == 2
    assert Path("a.svg").read_text(encoding="utf-8") == "mine"


def test_doubts_of_the_file_are_told(tmp_path: Path) -> None:
    """A census with a refused row exits with 1, and the row is told."""
    path = tmp_path / "lieux.csv"
    path.write_text("Nom,Type\nLa Cale,Incubateur\n,Incubateur\n", encoding="utf-8")
    ran = run("indicators", path, "--format", "json")

    assert ran.code == 1
    assert json.loads(ran.out)["cautions"][-1] == "1 refused row of the file, counted nowhere."


def test_a_caution_names_the_option_of_the_command(tmp_path: Path) -> None:
    """What the library calls an argument is an option here."""
    path = tmp_path / "lieux.csv"
    path.write_text("Nom;Type;Ville\nLab;fablab;Rennes\n", encoding="utf-8")
    told = run("indicators", path, "--lang", "fr").out

    assert "--profiles-from-types" in told
    assert "profiles_from_types" not in told
