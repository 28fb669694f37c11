"""The verb ``sheet``: the sheet of a profile, or two compared."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from running import run

from openinno import Profile, StructureType, typology


@pytest.mark.parametrize("profile", Profile, ids=lambda one: one.code)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_profile_has_a_sheet_in_both_languages(profile: Profile, lang: str) -> None:
    """The sheet of a profile says its name, its rank, its summary and each of its definitions."""
    ran = run("sheet", profile.code, "--lang", lang)
    told = typology.sheet(profile)
    printed = " ".join(ran.out.split())

    assert (ran.code, ran.err) == (0, "")
    assert printed.startswith(profile.label(lang).upper())
    assert (f"profil n° {profile.rank} sur 6" if lang == "fr" else f"profile {profile.rank} of 6") in printed
    assert told.summary.text(lang) in printed
    texts = [item.text for item in (*told.definitions, *told.value_propositions)]
    texts += [item.text for item in told.legal]
    assert [text.text(lang) for text in texts if text.text(lang) not in printed] == []
    for example in told.examples:
        assert example.printed_name in printed


@pytest.mark.parametrize(
    ("word", "profile"),
    [
        ("incubateur", Profile.INCUBATOR),
        ("INCUBATEURS", Profile.INCUBATOR),
        ("hub", Profile.INNOVATION_HUB),
        ("accelerateur", Profile.ACCELERATOR),
        ("fablab", Profile.LIVING_LAB),
        ("start-up studio", Profile.ACCELERATOR),
        ("pépinière universitaire", Profile.INCUBATOR),
        ("innovation_hub", Profile.INNOVATION_HUB),
    ],
)
def test_any_word_that_parses_will_do(word: str, profile: Profile) -> None:
    """A label, an alias, a code or a type of structure finds the sheet of its profile."""
    assert run("sheet", word) == run("sheet", profile.code)


@pytest.mark.parametrize("profile", Profile, ids=lambda one: one.code)
def test_json_holds_the_whole_sheet(profile: Profile) -> None:
    """The JSON of a sheet has the attributes of the sheet, both languages, and every source."""
    told = typology.sheet(profile)
    written = json.loads(run("sheet", profile.code, "--format", "json").out)

    assert written["profile"] == profile.code
    assert written["summary"] == {"fr": told.summary.fr, "en": told.summary.en}
    assert [item["text"]["fr"] for item in written["definitions"]] == [
        item.text.fr for item in told.definitions
    ]
    assert [level["level"] for level in written["levels"]] == [level.level.value for level in told.levels]
    assert [source["line"] for item in written["definitions"] for source in item["sources"]] == [
        source.line for item in told.definitions for source in item.sources
    ]


@pytest.mark.parametrize(
    ("lang", "delimiter", "header"),
    [("fr", ";", ["rubrique", "texte", "source"]), ("en", ",", ["section", "text", "source"])],
)
def test_csv_cites_every_line_of_the_sheet(lang: str, delimiter: str, header: list[str]) -> None:
    """Each row of the CSV of a sheet has its section, its text and the line of the document."""
    text = run("sheet", "hub", "--format", "csv", "--lang", lang).data.decode("utf-8-sig")
    head, *rows = csv.reader(text.splitlines(), delimiter=delimiter)
    definitions = [row[1] for row in rows if row[0] in {"Définition", "Definition"}]

    assert head == header
    assert all(text and source.startswith("002:L") for _, text, source in rows)
    assert len(definitions) == len(typology.sheet(Profile.INNOVATION_HUB).definitions)


def test_two_profiles_are_compared_point_by_point() -> None:
    """Two words give the comparison of the library, in their order, in JSON and in CSV."""
    compared = typology.compare(Profile.INCUBATOR, Profile.ACCELERATOR)
    written = json.loads(run("sheet", "incubateur", "accélérateur", "--format", "json", "--lang", "fr").out)
    text = run("sheet", "incubateur", "accélérateur", "--format", "csv", "--lang", "fr").data
    head, *rows = csv.reader(text.decode("utf-8-sig").splitlines(), delimiter=";")

    assert (written["first"], written["second"]) == ("incubator", "accelerator")
    assert written["rows"] == [
        {
            "aspect": row.aspect.fr,
            "first": [one.fr for one in row.first],
            "second": [one.fr for one in row.second],
            "same": row.same,
        }
        for row in compared.rows
    ]
    assert written["sources"] == ["002:L266-274", "002:L205-244"]
    assert head == ["point", Profile.INCUBATOR.label("fr"), Profile.ACCELERATOR.label("fr"), "pareil"]
    assert rows[1][3] == "non"
    assert [row[0] for row in rows] == [row.aspect.fr for row in compared.rows]


@pytest.mark.parametrize("columns", [60, 100])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_comparison_is_whole_at_any_width(lang: str, columns: int) -> None:
    """Narrow or wide, the comparison names both profiles and every point."""
    out = run("sheet", "incubateur", "accélérateur", "--lang", lang, columns=columns).out
    compared = typology.compare(Profile.INCUBATOR, Profile.ACCELERATOR)

    assert [
        row.aspect.text(lang).upper()
        for row in compared.rows
        if not any(line.startswith(row.aspect.text(lang).upper()) for line in out.splitlines())
    ] == []
    assert (" | " in out) == (columns == 100)
    for profile in (Profile.INCUBATOR, Profile.ACCELERATOR):
        assert profile.label(lang).upper().split()[0] in out


@pytest.mark.parametrize(
    ("lang", "start", "choice"),
    [
        ("fr", "mot ambigu dans « Profils » : « pépinière » (", "Précisez : "),
        ("en", "ambiguous word in “Profiles”: “pépinière” (", "Say which: "),
    ],
)
@pytest.mark.parametrize("arguments", [["pépinière"], ["hub", "pépinière"], ["pépinière", "hub"]])
def test_an_ambiguous_word_is_explained(arguments: list[str], lang: str, start: str, choice: str) -> None:
    """A word that may name two profiles exits with 2, with the reason and the profiles to choose from."""
    ran = run("sheet", *arguments, "--lang", lang)
    choices = ran.err.partition(choice)[2].partition(". ")[0]

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(start)
    assert all(one.label(lang) in choices for one in (Profile.INCUBATOR, Profile.LIVING_LAB))
    assert Profile.ACCELERATOR.label(lang) not in choices


@pytest.mark.parametrize(
    ("lang", "start"),
    [
        ("fr", "mot inconnu dans « Profils » : « acelerateur ». Vouliez-vous dire « Accélérateur » ? "),
        ("en", "unknown word in “Profiles”: “acelerateur”. Did you mean “Accelerator”? "),
    ],
)
def test_an_unknown_word_is_told_with_its_nearest(lang: str, start: str) -> None:
    """A word that names no profile exits with 2, with the nearest ones and all that exist."""
    ran = run("sheet", "acelerateur", "--lang", lang)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(start)
    assert all(profile.label(lang) in ran.err for profile in Profile)


@pytest.mark.parametrize(
    "kind", [one for one in StructureType if one.profile is None], ids=lambda one: one.code
)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_type_without_a_profile_is_explained(kind: StructureType, lang: str) -> None:
    """A type of structure that no document sets under a profile exits with 2 and says so."""
    ran = run("sheet", kind.code, "--lang", lang)
    reason = (
        "est un type de structure qu'aucun document ne range sous un profil"
        if lang == "fr"
        else "is a type of structure that no document sets under a profile"
    )

    assert (ran.code, ran.out) == (2, "")
    assert kind.label(lang) in ran.err
    assert reason in ran.err


def test_a_profile_compared_with_itself_never_differs() -> None:
    """Comparing a profile with itself runs, and no point is told to differ."""
    rows = json.loads(run("sheet", "hub", "hub", "--format", "json").out)["rows"]

    assert all(row["first"] == row["second"] for row in rows)
    assert True in [row["same"] for row in rows]
    assert False not in [row["same"] for row in rows]


@pytest.mark.parametrize("words", [["living", "lab"], ["french", "tech"], ["capitale", "french", "tech"]])
def test_a_profile_of_several_words_needs_no_quotes(words: list[str]) -> None:
    """Words that mean nothing apart are read as one."""
    assert run("sheet", *words) == run("sheet", " ".join(words))
    assert run("sheet", *words).code == 0


def test_a_word_that_a_type_refuses_gives_its_reason() -> None:
    """A word that no profile knows and that types refuse is explained as types do."""
    assert "tous les studios ne sont pas" in run("fiche", "studio", "--lang", "fr").err


def test_a_comparison_tells_what_holds_for_one_type_only() -> None:
    """The length of support of a start-up studio stands beside that of the accelerator, marked."""
    assert "[start-up studio]" in run("sheet", "incubator", "accelerator").out
