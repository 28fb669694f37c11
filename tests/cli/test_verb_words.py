"""The verb ``words``: the vocabularies and their words."""

from __future__ import annotations

import csv
import json
import shlex
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from running import run

from openinno import VOCABULARIES, Term, Theme
from openinno.listing import words_command


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda one: one.__name__)
def test_a_vocabulary_is_found_by_each_of_its_names(vocabulary: type[Term]) -> None:
    """The name of the class, and the French and English names in singular and plural, find a vocabulary."""
    told = vocabulary.vocabulary()
    names = [
        vocabulary.__name__,
        vocabulary.__name__.lower(),
        told.label.fr,
        told.label.text("en"),
        told.singular.fr,
        told.singular.text("en"),
    ]

    for name in dict.fromkeys(names):
        ran = run("words", name, "--format", "json")
        assert ran.code == 0
        assert [term["code"] for term in json.loads(ran.out)] == [term.value for term in vocabulary], name


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_list_has_every_vocabulary(lang: str) -> None:
    """Without a name, every vocabulary is listed with its label, its size and its class."""
    listed = json.loads(run("words", "--format", "json", "--lang", lang).out)
    printed = run("words", "--lang", lang, columns=100).out.splitlines()

    assert listed == [
        {
            "name": one.__name__,
            "label": one.vocabulary().label.text(lang),
            "description": one.vocabulary().description.text(lang),
            "terms": len(one),
        }
        for one in VOCABULARIES
    ]
    assert [line for line in printed if not line.startswith(" ")] == [
        f"{one['label']} ({one['terms']}) · {one['name']}" for one in listed
    ]


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda one: one.__name__)
def test_json_holds_every_word(vocabulary: type[Term]) -> None:
    """The JSON of a vocabulary has each word with both labels, both definitions and its sources."""
    listed = json.loads(run("words", vocabulary.__name__, "--format", "json", "--lang", "fr").out)

    assert listed == [
        {
            "code": term.value,
            "label": {"fr": term.label("fr"), "en": term.label("en")},
            "definition": {"fr": term.definition("fr"), "en": term.definition("en")},
            "note": term.note("fr"),
            "aliases": list(term.aliases),
            "external": term.external,
            "sources": [str(source) for source in term.sources],
        }
        for term in vocabulary
    ]


@pytest.mark.parametrize(
    ("lang", "delimiter", "header"),
    [
        (
            "fr",
            ";",
            ["code", "libellé", "autre langue", "définition", "autres formes", "hors documents", "sources"],
        ),
        (
            "en",
            ",",
            ["code", "label", "other language", "definition", "aliases", "not in the documents", "sources"],
        ),
    ],
)
def test_csv_holds_every_word(lang: str, delimiter: str, header: list[str]) -> None:
    """The CSV of a vocabulary has a row a word, in the language asked, with the label in the other."""
    text = run("words", "Theme", "--format", "csv", "--lang", lang).data.decode("utf-8-sig")
    head, *rows = csv.reader(text.splitlines(), delimiter=delimiter)
    other = "en" if lang == "fr" else "fr"

    assert head == header
    assert [row[:4] for row in rows] == [
        [term.code, term.label(lang), term.label(other), term.definition(lang)] for term in Theme
    ]
    assert [row[6] for row in rows] == ["; ".join(map(str, term.sources)) for term in Theme]


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda one: one.__name__)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_text_defines_every_word(vocabulary: type[Term], lang: str) -> None:
    """The text of a vocabulary has the label, the code, the definition and the sources of each word."""
    printed = " ".join(run("words", vocabulary.__name__, "--lang", lang).out.split())

    for term in vocabulary:
        assert f"{term.label(lang)} · {term.code} {term.definition(lang)}" in printed
        assert "; ".join(str(source) for source in term.sources) in printed


@pytest.mark.parametrize(
    ("lang", "start"), [("fr", "« patrimoine » est refusé : "), ("en", "“patrimoine” is refused: ")]
)
def test_text_tells_the_words_that_are_refused(lang: str, start: str) -> None:
    """A vocabulary tells the words that it refuses, and why."""
    assert any(line.startswith(start) for line in run("words", "Theme", "--lang", lang).out.splitlines())


@pytest.mark.parametrize(
    ("lang", "start", "end"),
    [
        (
            "fr",
            "mot inconnu dans « Vocabulaires » : « profilz ». Vouliez-vous dire « Profils » ? ",
            "40 autres termes : openinno mots.",
        ),
        (
            "en",
            "unknown word in “Vocabularies”: “profilz”. Did you mean “Profiles”? ",
            "40 other terms: openinno words.",
        ),
    ],
)
def test_an_unknown_vocabulary_is_told_with_its_nearest(lang: str, start: str, end: str) -> None:
    """A name that no vocabulary has exits with 2, with the nearest and where all are shown."""
    ran = run("words", "profilz", "--lang", lang)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.strip() == start + end


def test_an_empty_name_is_no_vocabulary() -> None:
    """An empty name is told like an unknown one, with a few that exist and the command that shows all."""
    ran = run("words", "", "--lang", "en")

    assert (ran.code, ran.out) == (2, "")
    assert "“Profiles”" in ran.err
    assert f"{len(VOCABULARIES) - 5} others: openinno words." in ran.err


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_command_that_an_error_gives_shows_the_vocabulary(lang: str) -> None:
    """Errors name a vocabulary by its label, which the verb takes."""
    for vocabulary in VOCABULARIES:
        _, _, *words = shlex.split(words_command(vocabulary.vocabulary().label).text(lang))

        found = json.loads(run("words", *words, "--format", "json").out)
        assert [str(one["code"]) for one in found] == [term.code for term in vocabulary]
