"""Which kind of file a file is: what stands in it wins over its name."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from openinno import RuleError, SourceError
from openinno.sources.kinds import KINDS, is_own_document, kind_of


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"Nom;Ville\nH7;Lyon\n", "csv"),
        (b"\xef\xbb\xbfNom;Ville\n", "csv"),
        ("Nom\tVille\n".encode("utf-16"), "csv"),
        (b"", "csv"),
        (b"{H7}", "csv"),
        (b"[Nom],[Ville]\n", "csv"),
        (b'[{"nom": "H7"}]', "json"),
        (b"[]", "json"),
        (b'\xef\xbb\xbf {\n "nom": "H7"}', "json"),
        ('{"nom": "H7"}'.encode("utf-16"), "json"),
        (b'{"nom": "H7"}\n{"nom": "TUBA"}\n', "jsonl"),
        (b'{"type": "FeatureCollection", "features": []}', "geojson"),
        (b'<?xml version="1.0"?><kml xmlns="x"></kml>', "kml"),
        (b"PAR1 and more", "parquet"),
        (b"ARROW1\x00\x00", "arrow"),
        (b"SQLite format 3\x00 and more", "geopackage"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
        (b"\x00\x00\x27\x0a\x00", "shapefile"),
    ],
)
def test_the_content_tells_the_kind(tmp_path: Path, content: bytes, kind: str) -> None:
    """A file without a telling name is of the kind that its first bytes say."""
    path = tmp_path / "lieux"
    path.write_bytes(content)

    assert kind_of(path)[0].name == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("xl/workbook.xml", "xlsx"),
        ("content.xml", "ods"),
        ("lieux/lieux.shp", "shapefile"),
        ("doc.kml", "kml"),
    ],
)
def test_what_lies_in_an_archive_tells_its_kind(tmp_path: Path, name: str, kind: str) -> None:
    """Workbooks and zipped layers are ZIP archives, known by the names inside."""
    path = tmp_path / "lieux.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "")

    assert kind_of(path)[0].name == kind


def test_an_archive_of_something_else_is_told_with_what_is_inside(tmp_path: Path) -> None:
    """An archive that holds a CSV file is not guessed open: the error names what lies in it."""
    path = tmp_path / "lieux.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("lieux.csv", "Nom\n")

    with pytest.raises(SourceError, match=r"lieux\.csv"):
        kind_of(path)


def test_a_cut_archive_is_told(tmp_path: Path) -> None:
    """A workbook of which the download broke off is a source error, not one of the archive's reader."""
    path = tmp_path / "lieux.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "x" * 1000)
    path.write_bytes(path.read_bytes()[:200])

    with pytest.raises(SourceError, match="truncated"):
        kind_of(path)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"<!DOCTYPE html><html></html>", "a web page"),
        (b"\n <HTML>", "a web page"),
        (b"%PDF-1.7", "a PDF document"),
        (b"\x1f\x8b\x08", "an archive"),
        (b"\x89PNG\r\n", "a picture"),
        (b'<?xml version="1.0"?><Workbook/>', "XML of an unknown kind"),
    ],
)
def test_what_holds_no_census_is_called_by_its_name(tmp_path: Path, content: bytes, what: str) -> None:
    """A web page saved in place of a file, and the like, are told for what they are."""
    path = tmp_path / "lieux.xls"
    path.write_bytes(content)

    with pytest.raises(SourceError, match=what):
        kind_of(path)


def test_a_name_that_says_another_kind_is_returned_beside(tmp_path: Path) -> None:
    """Where name and content differ, both kinds come back, for the difference to be told."""
    path = tmp_path / "lieux.xlsx"
    path.write_text("Nom;Ville\n", encoding="utf-8")

    found, named = kind_of(path)

    assert (found.name, named and named.name) == ("csv", "xlsx")


def test_a_kind_that_is_given_wins(tmp_path: Path) -> None:
    """Whoever knows better says so, and the content is not looked at."""
    path = tmp_path / "lieux"
    path.write_text('[{"nom": "H7"}]', encoding="utf-8")

    assert kind_of(path, "csv") == (KINDS["csv"], None)


def test_a_kind_that_does_not_exist_is_refused_with_those_that_do(tmp_path: Path) -> None:
    """A misspelt kind is a wrong call, told with the nearest."""
    with pytest.raises(RuleError, match="Did you mean “xlsx”"):
        kind_of(tmp_path, "xslx")


def test_a_document_of_ours_is_known_by_its_form(tmp_path: Path) -> None:
    """The name of the form may stand anywhere in the document."""
    ours, others, empty = (tmp_path / name for name in ("ours.json", "others.json", "empty.json"))
    ours.write_text('{"structures": [], "format": "openinno-census"}', encoding="utf-8")
    others.write_text('[{"nom": "H7"}]', encoding="utf-8")
    empty.write_text("", encoding="utf-8")

    assert [is_own_document(path) for path in (ours, others, empty)] == [True, False, False]
