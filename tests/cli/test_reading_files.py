"""How the verbs read any file: options, the mapping that is proposed, communes that are located."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from running import Ran, french_csv, run, titled_workbook, too_long

from openinno import embedded_census, to_json


def reported(*arguments: str | Path) -> tuple[Ran, dict[str, Any]]:
    """Report a file as JSON, and return the run and its report."""
    ran = run("report", "--no-atlas", *arguments, "--format", "json", "--lang", "en")
    return ran, json.loads(ran.out)


def regions(report: dict[str, Any]) -> set[str]:
    """Return the régions that a report counts."""
    return {one["code"] for one in report["facets"]["region"]["values"]}


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "fr",
            [
                "lieux.csv : lu par cette correspondance, qu'openinno propose, à confirmer :",
                "  Nom de la structure → nom",
                "  CP → code postal",
                "  sans attribut, mais gardé : Contact",
                "  puis : --mapping lieux.toml",
            ],
        ),
        (
            "en",
            [
                "lieux.csv: read by this mapping, which openinno proposes, to be confirmed:",
                "  Nom de la structure → name",
                "  CP → postcode",
                "  no attribute, but kept: Contact",
                "  and then: --mapping lieux.toml",
            ],
        ),
    ],
)
def test_a_proposed_mapping_is_said_aloud_first(tmp_path: Path, lang: str, lines: list[str]) -> None:
    """What each column is taken for comes first on standard error, and then how to keep it."""
    told = run("report", "--no-atlas", french_csv(tmp_path), "--lang", lang).err.splitlines()

    assert told[0] == lines[0]
    assert [line for line in told if line in lines] == lines
    assert not any("mapping=" in line for line in told)


def test_the_way_to_keep_a_mapping_repeats_how_the_file_is_read(tmp_path: Path) -> None:
    """The command that is told reads the file as this one did, whatever its name."""
    path = french_csv(tmp_path, name="mes lieux.csv")

    told = run("report", "--no-atlas", path, "--encoding", "cp1252", "--separator", ";", "--lang", "en").err

    assert f"openinno mapping '{path}' --encoding cp1252 --separator ';' > 'mes lieux.toml'" in told


def test_a_mapping_that_is_given_is_not_said_again(tmp_path: Path) -> None:
    """With --mapping the columns are those of the file that holds it, and nothing is proposed."""
    path, mapping = french_csv(tmp_path), tmp_path / "lieux.toml"
    mapping.write_text('[columns]\n"Nom de la structure" = "name"\n', encoding="utf-8")

    ran, report = reported(path, "--mapping", mapping)

    assert (report["structures"], report["refused"]) == (2, 1)
    assert report["facets"]["type"]["unknown"] == 2
    assert "propose" not in ran.err


def test_a_mapping_of_ours_goes_by_its_name(tmp_path: Path) -> None:
    """A name that is no file is that of a ready mapping, and a wrong one lists them."""
    ran = run("report", "--no-atlas", french_csv(tmp_path), "--mapping", "bzh", "--lang", "fr")

    assert (ran.code, ran.out) == (2, "")
    assert "bzh_fablab, ilab_laureats" in ran.err


@pytest.mark.parametrize(
    ("options", "structures"),
    [
        ([], 2),
        (["--sheet", "Lieux 2024"], 2),
        (["--sheet", "2"], 2),
        (["--header", "3"], 2),
        (["--kind", "xlsx"], 2),
    ],
)
def test_a_workbook_is_read_by_sheet_and_header(tmp_path: Path, options: list[str], structures: int) -> None:
    """Titles and other sheets are passed over, and each can be said."""
    ran, report = reported(titled_workbook(tmp_path), *options)

    assert (ran.code, report["structures"], report["refused"]) == (1, structures, 1)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--sheet", "Notes"], "no sheet “Notes”"),
        (["--header", "0"], "not in the range"),
        (["--kind", "word"], "unknown kind of file “word”"),
        (["--mapping", "absent.toml"], "absent.toml: cannot be read (no such file)"),
    ],
)
def test_a_wrong_option_cannot_be_run(tmp_path: Path, options: list[str], message: str) -> None:
    """What is said of the file and does not hold exits with 2."""
    ran = run("report", "--no-atlas", titled_workbook(tmp_path), *options, "--lang", "en")

    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_a_text_is_read_as_said(tmp_path: Path) -> None:
    """Encoding and separator can be said, and what is said is not told as found out."""
    options = ["--encoding", "cp1252", "--separator", ";", "--quote", "", "--decimal", ","]

    _, report = reported(french_csv(tmp_path), *options, "--header", "1")

    assert report["structures"] == 2
    assert not [one for one in report["findings"] if one["code"].startswith("assumed-")]
    assert "énergie" in run("report", "--no-atlas", french_csv(tmp_path), *options, "--lang", "fr").out


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("fr", "communes : 2 sur 2 trouvées dans le code officiel"),
        ("en", "communes: 2 of 2 found in the official code"),
    ],
)
def test_communes_give_their_region(tmp_path: Path, lang: str, line: str) -> None:
    """A census that came through a mapping has its communes located, and says of how many."""
    path = french_csv(tmp_path)

    _, report = reported(path)

    assert regions(report) == {"Normandie", "Auvergne-Rhône-Alpes"}
    assert line in run("report", "--no-atlas", path, "--lang", lang).err


def test_communes_can_be_left_as_they_are(tmp_path: Path) -> None:
    """With --no-locate nothing is drawn from the communes, and nothing is said of them."""
    ran, report = reported(french_csv(tmp_path), "--no-locate")

    assert regions(report) == set()
    assert "communes: " not in ran.err


def test_where_no_commune_is_told_that_is_said(tmp_path: Path) -> None:
    """Names alone cannot be located, which is no fault of theirs."""
    ran = run(
        "report", "--no-atlas", french_csv(tmp_path, "nom;type", "TUBA;hub d'innovation"), "--lang", "fr"
    )

    assert ran.code == 0
    assert "communes : aucune structure ne dit la sienne" in ran.err


def test_what_openinno_wrote_is_read_without_a_word(tmp_path: Path) -> None:
    """A census of ours needs no mapping, and its places are left as they are."""
    path = tmp_path / "census.json"
    path.write_text(to_json(embedded_census()), encoding="utf-8")

    assert run("report", "--no-atlas", path).err == ""


def test_findings_are_told_by_gravity(tmp_path: Path) -> None:
    """Errors come first and what is only good to know last, with its place in words."""
    told = run("report", "--no-atlas", french_csv(tmp_path), "--lang", "fr").err.splitlines()
    graded = [line.split(" : ")[0] for line in told if line.startswith(("erreur", "à savoir"))]

    assert graded == sorted(graded)
    assert told.index("erreur : lieux.csv, ligne 4 : pas de nom") < told.index(
        "à savoir : lieux.csv : le point-virgule sépare les cellules"
    )


def test_a_long_list_of_words_is_not_told_each_time(tmp_path: Path) -> None:
    """Of an unknown word the nearest is told, and not every word that there is."""
    told = run("report", "--no-atlas", french_csv(tmp_path), "--lang", "fr").err
    (line,) = [line for line in told.splitlines() if "hakerspace" in line]

    assert line.endswith(
        'Vouliez-vous dire « makerspace » ? 25 autres termes : openinno mots "types de structures".'
        " → peut-être « makerspace » ; sinon, écrire un mot connu, ou dire dans la correspondance,"
        " sous « words », ce que celui-ci veut dire"
    )


def test_a_refused_row_is_wrong_data(tmp_path: Path) -> None:
    """A row that became no structure exits with 1, and its fault is in the report."""
    ran, report = reported(french_csv(tmp_path, "nom;commune", "TUBA;Lyon", ";Rouen"))

    assert (ran.code, report["refused"]) == (1, 1)
    assert [one["severity"] for one in report["findings"] if one["code"] == "no-name"] == ["error"]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_options_of_reading_fit_sixty_columns(lang: str) -> None:
    """Every option that tells how a file is read is explained, however narrow the terminal."""
    ran = run("report", "--no-atlas", "--help", "--lang", lang, columns=60)

    assert too_long(ran.out, 60) == []
    for name in ("mapping", "kind", "sheet", "header", "encoding", "separator", "quote", "decimal"):
        assert f"--{name} " in ran.out


@pytest.mark.parametrize(
    ("file", "mapping", "structures"),
    [("bzh_fablab.geojson", "bzh_fablab", 121), ("ilab_laureats.csv", "ilab_laureats", 3923)],
)
def test_the_two_real_censuses_are_reported(file: str, mapping: str, structures: int) -> None:
    """Each of the two censuses that others publish is counted whole by its ready mapping."""
    path = Path(__file__).parents[3] / "shared/data/censuses" / file
    if not path.exists():
        pytest.skip("the censuses are not here")

    _, report = reported(path, "--mapping", mapping)

    assert report["structures"] + report["refused"] == structures
