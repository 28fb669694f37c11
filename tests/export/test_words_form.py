"""The vocabularies as JSON and CSV, read back."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest

from openinno import VOCABULARIES, Level, Profile, StructureType, Term, Theme
from openinno.cells import JSON, LIST
from openinno.citations import Document, Source, documents
from openinno.errors import RuleError
from openinno.export import words
from openinno.formulas import starts_a_formula, unguarded
from openinno.labels import Label
from openinno.typology import Crosswalk, crosswalk
from openinno.vocabulary import Entry, Vocabulary


def rows_of(text: str, separator: str = ",") -> list[dict[str, str]]:
    """Return the rows of a table, its guarded cells as they were."""
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    return [{name: unguarded(cell) for name, cell in row.items()} for row in reader]


def entry_of(row: dict[str, str], vocabulary: type[Term]) -> Entry:
    """Return the entry that a row holds."""
    note = Label(row["note_fr"], row["note_en"] or None) if row["note_fr"] else None
    return Entry(
        code=int(row["code"]) if vocabulary is Level else row["code"],
        label=Label(row["label_fr"], row["label_en"]),
        definition=Label(row["definition_fr"], row["definition_en"]),
        basis=row["basis"],
        aliases=tuple(LIST.value(row["aliases"]) or ()),
        external_aliases=tuple(LIST.value(row["external_aliases"]) or ()),
        sources=Source.parse(row["sources"]),
        external=row["external"] == "true",
        note=note,
        facts=JSON.value(row["facts"]) or {},
    )


def test_json_is_read_back_equal() -> None:
    """Every vocabulary, every document and both lists of the portal are in the JSON, whole."""
    held: dict[str, Any] = json.loads(words())

    assert list(held) == ["documents", "vocabularies", "portal_lists"]
    assert msgspec.convert(held["vocabularies"], dict[str, Vocabulary]) == {
        one.__name__: one.vocabulary() for one in VOCABULARIES
    }
    assert msgspec.convert(held["documents"], tuple[Document, ...]) == documents()
    assert msgspec.convert(held["portal_lists"], tuple[Crosswalk, ...]) == (crosswalk(2020), crosswalk(2021))


@pytest.mark.parametrize(("lang", "separator"), [(None, ","), ("en", ","), ("fr", ";"), ("fr-BE", ";")])
def test_csv_is_read_back_equal(lang: str | None, separator: str) -> None:
    """Every term is a row that holds all that is known of it, in both languages."""
    rows = rows_of(words(form="csv", lang=lang), separator)
    told = [
        (one, place, entry) for one in VOCABULARIES for place, entry in enumerate(one.vocabulary().terms, 1)
    ]

    assert [(row["vocabulary"], row["order"]) for row in rows] == [
        (one.__name__, str(place)) for one, place, _ in told
    ]
    assert [entry_of(row, one) for row, (one, _, _) in zip(rows, told, strict=True)] == [
        entry for _, _, entry in told
    ]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_cell_starts_a_formula(lang: str) -> None:
    """No cell is run by the spreadsheet that opens the table."""
    table = csv.reader(io.StringIO(words(form="csv", lang=lang)), delimiter=";" if lang == "fr" else ",")

    assert [cell for row in table for cell in row if starts_a_formula(cell)] == []


def test_a_formula_is_guarded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that begins like a formula has an apostrophe before it."""
    entry = Level.vocabulary().terms[0]
    hostile = Entry(code=1, label=Label("=1+1", "@x"), definition=entry.definition, basis="ours", sources=())
    told = Level.vocabulary()
    one = Vocabulary(
        label=told.label, singular=told.singular, description=told.description, terms=(hostile,), refused=()
    )
    monkeypatch.setattr(Level, "vocabulary", lambda: one)
    (row,) = csv.DictReader(io.StringIO(words(Level, form="csv")))

    assert (row["label_fr"], row["label_en"]) == ("'=1+1", "'@x")


def test_only_what_is_asked_for_is_written() -> None:
    """Vocabularies that are not named are left out, and those that are keep their order."""
    held = json.loads(words([Level, Profile, crosswalk(2021)]))

    assert list(held["vocabularies"]) == ["Profile", "Level"]
    assert [one["year"] for one in held["portal_lists"]] == [2021]
    assert {row["vocabulary"] for row in rows_of(words(Theme, form="csv"))} == {"Theme"}


def test_the_table_passes_over_the_lists_of_the_portal() -> None:
    """A list of the portal has no terms of ours."""
    assert words([Level, crosswalk(2021)], form="csv") == words(Level, form="csv")


def test_what_only_one_vocabulary_says_is_kept() -> None:
    """The profile of a type stands in its row."""
    rows = rows_of(words(StructureType, form="csv"))

    assert {row["code"]: JSON.value(row["facts"])["profile"] for row in rows} == {
        kind.code: kind.profile.code if kind.profile else None for kind in StructureType
    }


def test_a_file_is_written_in_the_form_that_its_name_tells(tmp_path: Path) -> None:
    """The name chooses the form; a French table has the mark by which spreadsheets know UTF-8."""
    words(Level, tmp_path / "mots.json")
    words(Level, tmp_path / "mots.csv")
    words(Level, tmp_path / "mots-fr.csv", lang="fr")
    words(path=tmp_path / "mots", form="csv")

    assert (tmp_path / "mots.json").read_text(encoding="utf-8") == words(Level)
    assert (tmp_path / "mots.csv").read_bytes() == words(Level, form="csv").encode()
    assert (tmp_path / "mots-fr.csv").read_bytes() == (
        "\ufeff" + words(Level, form="csv", lang="fr")
    ).encode()
    assert (tmp_path / "mots").read_bytes() == words(form="csv").encode()


def test_the_same_words_give_the_same_bytes() -> None:
    """Asking in another order changes nothing."""
    assert words([Theme, Profile]) == words({Profile, Theme})
    assert words([Theme, Profile], form="csv") == words((Profile, Theme), form="csv")


def test_a_wrong_call_is_told() -> None:
    """What is no vocabulary, no form or nothing at all is a wrong call."""
    with pytest.raises(TypeError, match=r"words\(\) takes vocabularies, such as Profile"):
        words(cast(Any, "Profile"))
    with pytest.raises(RuleError, match="Possible: json, csv"):
        words(form="skos")
    with pytest.raises(ValueError, match="no vocabulary"):
        words(())
    with pytest.raises(ValueError, match="no lists of the portal"):
        words(crosswalk(2021), form="csv")
