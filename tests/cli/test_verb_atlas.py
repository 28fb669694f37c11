"""The verb ``atlas``: a census drawn as a page or a picture; and the map that ``report`` draws."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from running import census_file, run

TUBA = {"id": "tuba", "name": "TUBA", "sites": [{"commune": "Lyon", "insee": "69123"}]}
NOWHERE = {"id": "lab", "name": "Lab"}


@pytest.mark.parametrize(("lang", "name"), [("fr", "carte.html"), ("en", "map.html")])
def test_the_embedded_census_is_drawn_in_the_current_folder(tmp_path: Path, lang: str, name: str) -> None:
    """Without a name the page has that of its language, and opens in it."""
    ran = run("atlas", "--lang", lang)
    assert ran.code == 0
    assert f'<html lang="{lang}">' in (tmp_path / name).read_text(encoding="utf-8")
    assert ran.err.startswith(name)


def test_the_verb_has_a_french_name(tmp_path: Path) -> None:
    """It is ``carte`` for those who speak French."""
    assert run("carte", "--lang", "fr", "-o", "lieux.html").code == 0
    assert (tmp_path / "lieux.html").is_file()


def test_a_file_is_drawn_and_what_has_no_point_is_told(tmp_path: Path) -> None:
    """A commune gives its point, unless it is not to; of what stands nowhere the count is told."""
    path = census_file(tmp_path, TUBA, NOWHERE)
    ran = run("atlas", path, "-o", "lieux.html")
    assert ran.code == 0
    assert "lieux.html: a map of 2 structures, 1 of them without a point" in ran.err
    assert "2 of them without a point" in run("atlas", path, "-o", "as-is.html", "--no-locate").err


@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_the_name_tells_that_a_picture_is_wanted(tmp_path: Path, suffix: str) -> None:
    """A picture is drawn where the name is that of one."""
    assert run("atlas", "-o", f"lieux{suffix}").code == 0
    begins = {".svg": b"<svg", ".png": b"\x89PNG"}[suffix]
    assert begins in (tmp_path / f"lieux{suffix}").read_bytes()[:200]


def test_another_name_is_refused_before_anything_is_read() -> None:
    """The message lists how the name of a map may end."""
    ran = run("atlas", "missing.csv", "-o", "lieux.pdf")
    assert ran.code == 2
    assert ".html, .svg, .png" in ran.err


def test_a_file_that_is_there_is_kept_unless_forced(tmp_path: Path) -> None:
    """Nothing is written over without ``--force``."""
    (tmp_path / "map.html").write_text("mine", encoding="utf-8")
    assert run("atlas").code == 2
    assert (tmp_path / "map.html").read_text(encoding="utf-8") == "mine"
    assert run("atlas", "--force").code == 0


def test_other_columns_are_drawn_only_where_they_are_asked_for(tmp_path: Path) -> None:
    """What no attribute takes may be personal."""
    path = census_file(tmp_path, {**NOWHERE, "extra": {"remarque": "confidentiel"}})
    run("atlas", path, "-o", "without.html")
    run("atlas", path, "-o", "with.html", "--extra")
    assert "confidentiel" not in (tmp_path / "without.html").read_text(encoding="utf-8")
    assert "confidentiel" in (tmp_path / "with.html").read_text(encoding="utf-8")


def test_a_report_draws_its_map_and_says_where(tmp_path: Path) -> None:
    """The page has the name of the census, and is drawn anew by the next report."""
    path = census_file(tmp_path, TUBA)
    for _ in range(2):
        ran = run("report", path)
        assert ran.code == 0
        assert "lieux-map.html: a map of 1 structure" in ran.err
    assert (tmp_path / "lieux-map.html").is_file()


def test_a_report_never_replaces_what_is_no_map(tmp_path: Path) -> None:
    """A file of that name that we did not draw stays, and that is said."""
    (tmp_path / "census-map.html").write_text("mine", encoding="utf-8")
    ran = run("report")
    assert (ran.code, (tmp_path / "census-map.html").read_text(encoding="utf-8")) == (0, "mine")
    assert "census-map.html is there and is no map" in ran.err


def test_a_report_draws_where_it_is_told_or_not_at_all(tmp_path: Path) -> None:
    """``--atlas`` names the file; with ``--no-atlas``, or for a program, there is none."""
    run("report", "--no-atlas")
    run("report", "--format", "json")
    assert list(tmp_path.iterdir()) == []
    run("report", "--format", "json", "--atlas", "other.html")
    assert [one.name for one in tmp_path.iterdir()] == ["other.html"]


def test_a_report_that_cannot_draw_is_a_report_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the folder takes no file, the counts come, and a line says what failed."""
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    ran = run("report")
    assert (ran.code, "51 structures" in ran.out) == (0, True)
    assert "No map: " in ran.err


def test_a_picture_holds_no_other_columns() -> None:
    """``--extra`` is refused where it would show nothing."""
    ran = run("atlas", "-o", "lieux.svg", "--extra")
    assert ran.code == 2
    assert "--extra" in ran.err


def test_a_report_without_what_draws_is_a_report_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where jinja2 is not installed, the counts come, and a line says what to install."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    ran = run("report")
    assert ran.code == 0
    assert "51 structures" in ran.out
    assert "openinno[atlas]" in ran.err


def test_why_there_is_no_map_is_told_in_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """All of the line, and not its beginning only."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    ran = run("report", "--lang", "fr")
    assert "Pas de carte : il faut jinja2, qui n'est pas installé" in ran.err
