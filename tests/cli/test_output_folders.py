"""Where a verb is to write: a folder that is not there is told first, by every verb, in both languages."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from running import french_csv, run

WRITING = [
    ("atlas", "absent.csv", "-o", "vide/carte.html"),
    ("check", "absent.xlsx", "--annotate", "vide/copie.xlsx"),
    ("convert", "absent.csv", "vide/lieux.json"),
    ("convert", "absent.csv", "-o", "vide/lieux.json"),
    ("fetch", "absent", "--portal", "127.0.0.1:1", "-o", "vide/lieux.json"),
    ("indicators", "absent.csv", "--chart", "vide/profils.svg"),
    ("merge", "absent.csv", "autre.csv", "-o", "vide/lieux.json"),
    ("merge", "absent.csv", "autre.csv", "-o", "lieux.json", "--origins", "vide/origines.csv"),
    ("portal", "export", "absent", "vide/lieux.csv", "--portal", "127.0.0.1:1"),
    ("recommend", "absent.toml", "-o", "note.md", "-o", "vide/note.md"),
    ("report", "absent.csv", "--atlas", "vide/carte.html"),
    ("schema", "table", "-o", "vide/schema.json"),
    ("template", "vide/modele.xlsx"),
    ("words", "--format", "skos", "-o", "vide/mots.ttl"),
]
"""Every way to name a file to write; what is to be read is not there either."""


@pytest.mark.parametrize("call", WRITING, ids=" ".join)
def test_a_missing_folder_is_told_before_anything_is_read(
    call: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder is named, with what to do, in place of a failure once all is read; nothing is written."""
    monkeypatch.chdir(tmp_path)

    french, english = (run(*call, "--lang", lang) for lang in ("fr", "en"))

    assert (french.code, english.code) == (2, 2)
    assert french.err == "sortie impossible : ce dossier n'existe pas, créez-le d'abord : vide\n"
    assert english.err == "cannot write: there is no such folder, make it first: vide\n"
    assert french.out + english.out == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("call", [one for one in WRITING if "fetch" not in one], ids=" ".join)
def test_an_empty_name_is_told_before_anything_is_read(
    call: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A variable of the shell that holds nothing leaves one: it is no wish to write nothing, or elsewhere."""
    monkeypatch.chdir(tmp_path)

    ran = run(*("" if word.startswith("vide/") else word for word in call))

    assert ran.code == 2
    assert "absent" not in ran.err
    assert ran.out == ""
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_too_long_is_told_in_french(tmp_path: Path) -> None:
    """The system says it in English."""
    ran = run("schema", "table", "-o", tmp_path / ("a" * 300 + ".json"), "--lang", "fr")

    assert ran.code == 2
    assert ran.err.startswith("sortie impossible : nom trop long : ")


def test_a_folder_in_place_of_the_file_is_told_too(tmp_path: Path) -> None:
    """A name that is a folder is called one, though --force lets files be replaced."""
    file, folder = french_csv(tmp_path), tmp_path / "lieux.json"
    folder.mkdir()

    for force in ([], ["--force"]):
        ran = run("convert", file, folder, *force, "--lang", "fr")
        assert (ran.code, ran.err) == (2, f"sortie impossible : c'est un dossier : {folder}\n")


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("fr", "vide/lieux.csv : illisible (dossier introuvable : vide)"),
        ("en", "vide/lieux.csv: cannot be read (no such folder: vide)"),
    ],
)
def test_a_missing_folder_of_what_is_read_is_named(
    lang: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file in a folder that is not there says so, and no copy of it is spoken of."""
    monkeypatch.chdir(tmp_path)

    for call in (["report", "vide/lieux.csv"], ["check", "vide/lieux.csv", "--fix", "safe"]):
        ran = run(*call, "--lang", lang)
        assert (ran.code, ran.err) == (2, f"{told}\n")
