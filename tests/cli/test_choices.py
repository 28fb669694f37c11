"""Options that take one of a few words: all of them, under the French and the English names of each word."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from running import french_csv, run

from openinno.cli import VERBS
from openinno.cli._choices import Choice
from openinno.cli.portal import VERBS as PORTAL_VERBS
from openinno.sources.tables.options import TableOptions

READ = {
    "--lang": ("fr = français French", "en = anglais English"),
    "--format": ("text = texte TEXT", "json = JSON"),
    "--words": ("codes = code", "labels = libellés libelle", "both = les-deux deux"),
    "--grade": ("draft = brouillon Draft", "publishable = publiable", "research = recherche"),
    "--fix": ("safe = sûr sûre sur",),
    "--fail-on": (
        "error = erreur erreurs",
        "warning = avertissement avertissements",
        "unchecked = non-vérifié non-vérifiées",
        "never = jamais NEVER",
    ),
    "kind": ("table = tableau tables", "json = JSON"),
    "--of": ("structure = structures", "census = recensement", "row = ligne lignes"),
    "--group": (
        "sizes = tailles taille",
        "profiles = profils profil profile",
        "metropoles = métropoles",
        "partnerships = partenariats",
        "technopoles = technopole",
        "themes = thèmes",
        "levels = niveaux niveau",
        "regions = régions région",
    ),
    "--complete": (
        "profiles = profils",
        "types = type",
        "themes = thème",
        "levels = niveau",
        "support = accompagnement",
        "funding = financements",
        "activities = activité",
    ),
}
"""Every option of a few words, and how each is written; those left out have one name in both languages."""


def options(lang: str) -> Iterator[tuple[str, Choice]]:
    """Yield every option of every verb that takes one of a few words."""
    for package, verbs in (("openinno.cli", VERBS), ("openinno.cli.portal", PORTAL_VERBS)):
        for verb in verbs:
            for param in import_module(f"{package}.{verb.name}").command(lang).params:
                name = next((one for one in param.opts if one.startswith("--")), param.name)
                if isinstance(param.type, click.Choice):
                    assert isinstance(param.type, Choice), f"{verb.name} {name} reads one language only"
                    yield name, param.type


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_option_of_a_few_words_reads_both_languages(lang: str) -> None:
    """In either language of the command, a word is read in French and in English, accents and case aside."""
    seen = set()
    for name, choice in options(lang):
        seen.add(name)
        assert [choice.convert(code, None, None) for code in choice.choices] == list(choice.choices)
        for line in READ[name]:
            code, _, written = line.partition(" = ")
            if code in choice.choices:
                assert {choice.convert(word, None, None) for word in written.split()} == {code}

    assert seen == set(READ)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_word_is_read_in_two_ways(lang: str) -> None:
    """What one word is called names no other word of its option."""
    for name, choice in options(lang):
        for code, words in choice.french.items():
            if code in choice.choices:
                assert {choice.convert(word, None, None) for word in (code, *words)} == {code}, name


def test_a_wrong_word_is_told_with_both_names() -> None:
    """French tells the code and what it is called, English the code; both say which option."""
    french, english = (run("check", "x.csv", "--grade", "brouillom", "--lang", lang) for lang in ("fr", "en"))

    assert (french.code, english.code) == (2, 2)
    assert french.err.startswith(
        "Erreur : Valeur impossible pour --grade : « brouillom » ; possibles : draft (brouillon), publishable"
        " (publiable), research (recherche).\n"
    )
    assert "'--grade': 'brouillom'; possible: draft, publishable, research.\n" in english.err


@pytest.mark.parametrize("lang", ["français", "French", "FR"])
def test_the_language_itself_is_asked_in_either(lang: str) -> None:
    """What ``--lang`` is called is heard by what speaks before the options are read."""
    assert run("--lang", lang, "rport").err.startswith("Erreur : Verbe inconnu")
    assert (
        run("report", "absent.csv", f"--lang={lang}").err == "absent.csv : illisible (fichier introuvable)\n"
    )


def test_the_command_does_as_the_word_says(tmp_path: Path) -> None:
    """A French word gets what the code gets, in a whole run."""
    file = french_csv(tmp_path)

    calls = [("brouillon", "jamais", "JSON"), ("draft", "never", "json")]
    told = [run("check", file, "--grade", a, "--fail-on", b, "--format", c) for a, b, c in calls]

    assert [one.code for one in told] == [0, 0]
    assert told[0].data == told[1].data
    assert json.loads(told[0].out)["grade"] == "draft"


@pytest.mark.parametrize("word", ["tab", "tabulation", "\\t"])
def test_a_tab_is_named_in_either_language(word: str) -> None:
    """The separator is a sign, but for the one that a shell does not type."""
    assert TableOptions(separator=word).separator == "\t"
