"""Reading a census from a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from openinno import SourceError, embedded_census, read_census, to_json


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


def test_what_breaks_is_told_with_the_name_of_the_file(tmp_path: Path) -> None:
    """A file that is no JSON says its name and where it breaks."""
    path = tmp_path / "lieux.json"
    path.write_text("nom;ville\nTUBA;Lyon\n", encoding="utf-8")

    with pytest.raises(SourceError) as caught:
        read_census(path)

    assert str(caught.value) == "lieux.json: line 1, column 1: this is no longer JSON"


@pytest.mark.parametrize("name", ["lieux.csv", "lieux.XLSX", "lieux.geojson"])
def test_a_form_that_is_not_read_yet_is_told(tmp_path: Path, name: str) -> None:
    """A spreadsheet is not taken for broken JSON: the error says what is read today."""
    path = tmp_path / name
    path.write_text("nom;ville\n", encoding="utf-8")

    with pytest.raises(SourceError, match="only JSON documents"):
        read_census(path)


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    """A file that is not UTF-8 says at which byte."""
    path = tmp_path / "lieux.json"
    path.write_bytes('{"format": "é"}'.encode("latin-1"))

    with pytest.raises(SourceError, match=r"^lieux\.json: byte 12: not UTF-8$"):
        read_census(path)
