"""The verb ``doctor``: what is installed and set, and how a file is read."""

from __future__ import annotations

import importlib.metadata
import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from national_portal import kept, serving
from running import census_file, french_csv, run, titled_workbook, too_long

import openinno
from openinno import export
from openinno.cli._installed import EXTRAS

BRETON = (
    "id;name;organisation;structure;adresse;cp;ville;web"
    ";twitter;mastodon;instagram;facebook;email;tel;rss;geometry"
)
"""The columns of a file of which we have a mapping ready."""


def told(*arguments: str | Path, **environment: str) -> dict[str, Any]:
    """Run the verb, and return what it tells programs."""
    ran = run("doctor", *arguments, "--format", "json", "--lang", "en", env=environment)
    assert (ran.code, ran.err) == (0, "")
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_versions_are_told() -> None:
    """Python, openinno and the libraries that it needs are there with their versions."""
    versions = told()["versions"]

    assert versions["openinno"] == openinno.__version__
    assert {"python", "attrs", "cattrs", "click", "httpx", "msgspec"} <= set(versions)


def test_every_extra_is_told_with_what_it_installs() -> None:
    """The extras are those that the package declares, each with its libraries."""
    path = Path(__file__).parents[2] / "pyproject.toml"
    declared = tomllib.loads(path.read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    ours = {name: sorted(libraries) for name, (libraries, _) in EXTRAS.items()}

    assert ours == {
        name: sorted(one.split(">=")[0] for one in needs)
        for name, needs in declared.items()
        if name not in {"test", "docs", "all"}
    }


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("fr", "merge (noms proches, à la fusion) : IL MANQUE rapidfuzz"),
        ("en", "merge (near names, in merging): MISSING rapidfuzz"),
    ],
)
def test_a_missing_extra_is_told_with_its_command(
    monkeypatch: pytest.MonkeyPatch, lang: str, line: str
) -> None:
    """Where a library of an extra is not installed, what installs it is told."""
    known = importlib.metadata.version

    def version(name: str) -> str:
        if name == "rapidfuzz":
            raise importlib.metadata.PackageNotFoundError(name)
        return known(name)

    monkeypatch.setattr("openinno.cli._installed.version", version)

    text = " ".join(run("doctor", "--lang", lang).out.split())

    assert line in text
    assert "pip install 'openinno[merge]'" in text


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("s3cr3t", "set, for any portal"),
        ("s3cr3t=", "set, for any portal"),
        ("data.example.fr=s3cr3t", "set, for data.example.fr"),
        ("data.example.fr=s3cr3t, other.fr:8443=s3cr3t", "set, for data.example.fr, other.fr:8443"),
        ("data.example.fr=s3cr3t s3cr3t", "host=key pairs"),
    ],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_key_is_never_shown(key: str, shown: str, form: str) -> None:
    """Of a key it is told for which portal it is set, and nothing of it."""
    ran = run("doctor", "--format", form, "--lang", "en", env={"OPENINNO_API_KEY": key})

    assert shown in " ".join(ran.out.split())
    assert "s3cr3t" not in ran.out + ran.err


def test_an_address_shows_no_password() -> None:
    """A portal is shown by its address, a proxy only as set, and neither with a password."""
    found = told(OPENINNO_PORTAL="https://me:s3cr3t@data.example.fr", https_proxy="http://me:s3cr3t@proxy")

    assert found["environment"]["OPENINNO_PORTAL"] == "https://…@data.example.fr"
    assert found["environment"]["HTTPS_PROXY"] == "set"
    assert "s3cr3t" not in json.dumps(found)


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("fr", ["VARIABLES", "OPENINNO_API_KEY : non définie", "aucun : openinno ne garde rien"]),
        ("en", ["VARIABLES", "OPENINNO_API_KEY: not set", "none: openinno keeps nothing"]),
    ],
)
def test_what_is_not_there_is_said(lang: str, lines: list[str]) -> None:
    """Variables that are not set, and caches that do not exist, are told to be so."""
    ran = run("doctor", "--lang", lang)

    assert ran.code == 0
    assert [line for line in lines if line not in ran.out] == []


def test_a_text_is_told_as_it_is_read(tmp_path: Path) -> None:
    """Kind, encoding, separator, header, columns, mapping and rows of a table of a town."""
    found = told(french_csv(tmp_path))["file"]

    assert found["kind"] == "separated text (CSV, TSV)"
    assert {name: found["options"][name] for name in ("encoding", "separator", "header")} == {
        "encoding": "cp1252",
        "separator": ";",
        "header": 1,
    }
    assert {"name": "CP", "letter": "E", "attribute": "postcode"} in found["columns"]
    assert (found["rows"], found["structures"], found["refused"]) == (3, 2, 1)
    assert "openinno proposes" in found["mapping"]
    assert all("--" in one["otherwise"] for one in found["assumed"])


def test_a_workbook_is_told_as_it_is_read(tmp_path: Path) -> None:
    """Sheet and header row of a workbook with titles, as options to give again."""
    path = titled_workbook(tmp_path)

    found = told(path)["file"]
    text = " ".join(run("doctor", path, "--lang", "fr").out.split())

    assert (found["options"]["sheet"], found["options"]["header"]) == ("Lieux 2024", 3)
    assert "--sheet 'Lieux 2024' --header 3" in text
    assert "CP (E) → code postal" in text


def test_the_mapping_is_told(tmp_path: Path) -> None:
    """Whether a mapping is given, ours, that of the template, or not needed."""
    pytest.importorskip("openpyxl")
    ours, template = census_file(tmp_path, {"id": "tuba", "name": "TUBA"}), tmp_path / "vide.xlsx"
    export.template_workbook(template)
    breton = french_csv(tmp_path, BRETON, "1;TUBA" + ";" * 14, "2;La Fabrique" + ";" * 14)

    assert told(ours)["file"]["mapping"].startswith("none: ")
    assert "empty workbook" in told(template)["file"]["mapping"]
    assert "--mapping gives" in told(breton, "--mapping", "bzh_fablab")["file"]["mapping"]
    assert told(breton)["file"]["ready"] == ["bzh_fablab"]


def test_a_snapshot_is_told(tmp_path: Path) -> None:
    """The folder of a snapshot tells its day, its portal and its dataset."""
    with serving() as portal:
        snapshot = kept(portal, tmp_path)

    found = told(tmp_path)["file"]

    assert found["snapshot"]["date"] == snapshot.date
    assert (found["rows"], found["structures"]) == (3, 3)


def test_wrong_rows_do_not_make_a_file_unreadable(tmp_path: Path) -> None:
    """The verb judges the reading and not the data: it exits with 0 though a row is refused."""
    assert run("doctor", french_csv(tmp_path)).code == 0


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_file_that_cannot_be_read_is_told_last(tmp_path: Path, form: str) -> None:
    """What is installed is told all the same, and why the file cannot be read on standard error."""
    path = tmp_path / "absent.csv"

    ran = run("doctor", path, "--format", form, "--lang", "en")

    assert ran.code == 2
    assert openinno.__version__ in ran.out
    assert ran.err == f"{path}: cannot be read (no such file)\n"


def test_a_table_without_names_is_told_as_far_as_it_goes(tmp_path: Path) -> None:
    """Where no column is the name, the columns are told, and what is missing."""
    ran = run("doctor", french_csv(tmp_path, "Surface;Étage", "12;3", "14;2"), "--lang", "fr")

    assert ran.code == 2
    assert "Étage (B)" in ran.out
    assert "aucune colonne ne donne le nom" in ran.err


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_line_fits(tmp_path: Path, lang: str) -> None:
    """At 60 columns no line is wider."""
    path = french_csv(tmp_path)

    assert too_long(run("doctor", path, "--lang", lang, columns=60).out, 60) == []


def test_a_snapshot_and_a_mapping_that_suits_are_told_in_words(tmp_path: Path) -> None:
    """People read of the snapshot what programs do, and which of our mappings its file suits."""
    with serving() as portal:
        snapshot = kept(portal, tmp_path / "snapshot")
    breton = french_csv(tmp_path, BRETON, "1;TUBA" + ";" * 14, "2;La Fabrique" + ";" * 14)

    of_snapshot = run("doctor", tmp_path / "snapshot", "--lang", "fr").out
    of_file = run("doctor", breton, "--lang", "fr").out

    assert re.search(f"instantané : .*{snapshot.date}", of_snapshot)
    assert "l'une des nôtres convient à ces colonnes : --mapping bzh_fablab" in " ".join(of_file.split())
