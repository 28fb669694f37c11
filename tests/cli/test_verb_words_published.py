"""The verb ``words`` where it publishes: SKOS, and all that is known as JSON and CSV."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from running import run

from openinno import Level
from openinno.export import skos, words


@pytest.mark.parametrize(("form", "called"), [("skos", "turtle"), ("jsonld", "jsonld")])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_skos_is_written_in_both_forms(form: str, called: str, lang: str) -> None:
    """One vocabulary, or all of them, whatever the language of the command."""
    assert run("words", "niveau", "--format", form, "--lang", lang).data == skos(Level, form=called).encode()
    assert run("words", "--format", form, "--lang", lang).data == skos(form=called).encode()


def test_the_base_is_the_publishers() -> None:
    """Addresses begin with the base that is given."""
    base = "https://example.org/mots/"

    assert run("words", "levels", "--format", "skos", "--base", base).data == skos(Level, base=base).encode()


def test_everything_is_written_as_json_and_csv() -> None:
    """With --whole, json and csv hold both languages; the French table is one for French spreadsheets."""
    table = words(Level, form="csv", lang="fr")

    assert run("words", "--format", "json", "--whole").data == words().encode()
    assert run("words", "levels", "--format", "csv", "--whole", "--lang", "en").data == (
        words(Level, form="csv").encode()
    )
    assert (
        run("mots", "niveau", "--format", "csv", "--whole", "--lang", "fr").data == f"\ufeff{table}".encode()
    )


@pytest.mark.parametrize(("lang", "told"), [("fr", "existe déjà"), ("en", "is there already")])
def test_words_are_written_to_a_file(tmp_path: Path, lang: str, told: str) -> None:
    """The file is told on standard error, and replaced only when that is asked."""
    path = tmp_path / "niveaux.ttl"
    ran = run("words", "niveau", "--format", "skos", "-o", path, "--lang", lang)
    again = run("words", "--format", "jsonld", "-o", path, "--lang", lang)

    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith(str(path))
    assert path.read_bytes() == skos(Level).encode()
    assert (again.code, again.out) == (2, "")
    assert told in again.err
    assert run("words", "--format", "jsonld", "-o", path, "--force", "--lang", lang).code == 0
    assert path.read_bytes() == skos(form="jsonld").encode()


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--base", "https://example.org/"], "--base"),
        (["--format", "json", "--base", "https://example.org/"], "--base"),
        (["--whole"], "--whole"),
        (["--format", "skos", "--whole"], "--whole"),
        (["-o", "mots.txt"], "-o"),
        (["--format", "csv", "-o", "mots.csv"], "--whole"),
        (["--format", "skos", "--base", "openinno"], "urn:openinno:"),
        (["--format", "skos", "--base", ""], "urn:openinno:"),
        (["--format", "rdf"], "jsonld"),
        (["--format", "skos", "-o", "absent/mots.ttl"], "absent"),
        (["profilz", "--format", "skos"], "profilz"),
    ],
)
def test_a_wrong_call_is_told(arguments: list[str], said: str, lang: str) -> None:
    """What does not go together exits with 2, writes nothing and says why."""
    ran = run("words", *arguments, "--lang", lang)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert list(Path().iterdir()) == []
