"""The verb ``diff``: what changed between two censuses or snapshots."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from national_portal import COLUMNS, ROWS, kept, serving
from portal import Field
from running import census_file, french_csv, run

TUBA = {"id": "tuba", "name": "TUBA"}
WAOUP = {"id": "waoup", "name": "Waoup"}


def two(folder: Path) -> tuple[Path, Path]:
    """Write a census, and the same with a structure fewer and one more."""
    hub = {"id": "hub", "name": "Le Hub"}
    return census_file(folder, TUBA, WAOUP, name="a.json"), census_file(folder, TUBA, hub, name="b.json")


@pytest.mark.parametrize(
    ("verb", "lang", "lines"),
    [
        ("comparer", "fr", ["Essai → Essai", "ouvert : Le Hub", "fermé : Waoup"]),
        ("diff", "en", ["Trial → Trial", "opened: Le Hub", "closed: Waoup"]),
    ],
)
def test_what_changed_is_told(tmp_path: Path, verb: str, lang: str, lines: list[str]) -> None:
    """What only one of two censuses lists is told, and is not wrong."""
    ran = run(verb, *two(tmp_path), "--lang", lang)

    assert (ran.code, ran.err) == (0, "")
    assert [
        line for line, told in zip(lines, ran.out.splitlines(), strict=False) if told.startswith(line)
    ] == lines


@pytest.mark.parametrize(("lang", "line"), [("fr", "aucune différence"), ("en", "no difference")])
def test_the_same_census_has_no_difference(tmp_path: Path, lang: str, line: str) -> None:
    """A census compared with itself is told to be the same."""
    path, _ = two(tmp_path)

    assert run("diff", path, path, "--lang", lang).out.splitlines()[-1] == line


def test_what_changed_is_data_for_programs(tmp_path: Path) -> None:
    """As JSON the moves have their identifiers."""
    told = json.loads(run("diff", *two(tmp_path), "--format", "json").out)

    assert [one["id"] for one in told["opened"]] == ["hub"]
    assert [one["id"] for one in told["closed"]] == ["waoup"]


def test_two_snapshots_tell_their_columns_too(tmp_path: Path) -> None:
    """The folders of two snapshots are compared with the columns that the portal described."""
    with serving() as portal:
        first = kept(portal, tmp_path / "a")
    rows = [{**row, "surface": 12} for row in ROWS]
    with serving(*rows, columns=(*COLUMNS, Field("surface", "int"))) as portal:
        second = kept(portal, tmp_path / "b")

    ran = run("diff", first.path, second.path, "--lang", "en")

    assert "surface" in ran.out
    assert run("diff", tmp_path / "a", tmp_path / "b", "--lang", "en") == ran


def test_a_table_is_compared_by_a_proposal(tmp_path: Path) -> None:
    """A table of any kind is read as every verb reads it, and its refused rows are wrong data."""
    ran = run("diff", two(tmp_path)[0], french_csv(tmp_path), "--lang", "fr")

    assert ran.code == 1
    assert "qu'openinno propose" in ran.err
    assert "ouvert : Le Hub" in ran.out


@pytest.mark.parametrize("name", ["absent.json", "vide"])
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    """A file that is not there, or a folder that holds no snapshot, exits with 2."""
    (tmp_path / "vide").mkdir()

    ran = run("diff", two(tmp_path)[0], tmp_path / name)

    assert (ran.code, ran.out) == (2, "")
    assert name in ran.err
