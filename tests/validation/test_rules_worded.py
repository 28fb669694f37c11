"""What rules say of words: their labels in the language of the reader, and the code that a cell holds."""

from __future__ import annotations

import re
from typing import Any

import pytest

import openinno as oi
from openinno.flat import FLAT_COLUMNS
from openinno.testing import VALID
from openinno.validation import CATALOGUE
from openinno.validation.worded import either, in_labels, in_words, with_code
from openinno.vocabulary import VOCABULARIES

CODES = {str(term.code) for vocabulary in VOCABULARIES for term in vocabulary if "_" in str(term.code)}
"""Codes that nobody takes for a word."""


def _finding(code: str, row: dict[str, Any]) -> oi.Finding:
    report = oi.check([{**VALID, **row}], grade="research")
    return next(one for one in report if one.code == code)


@pytest.mark.parametrize(
    ("code", "row", "fr", "en"),
    [
        (
            "types-of-profiles",
            {"types": "living_lab", "profiles": "incubator"},
            "le type « living lab » n'est pas de ceux du profil « Incubateur et pépinière universitaire »",
            (
                "the type “living lab” is not one of those of the profile “Incubator and university start-up"
                " incubator (pépinière)”"
            ),
        ),
        (
            "max-months-of-accelerator",
            {"types": None, "profiles": "accelerator", "support_max_months": 18},
            "18 mois ; la fiche du profil « Accélérateur » dit jusqu'à 5 mois",
            "18 months; the sheet of the profile “Accelerator” says up to 5 months",
        ),
        (
            "status-of-opened",
            {"status": "planned", "opened": "2014"},
            "état « en projet », mais ouverture en 2014",
            "status “planned”, but opened in 2014",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and "-" in value else "",
)
def test_a_message_speaks_of_words_by_their_labels(code: str, row: dict[str, Any], fr: str, en: str) -> None:
    """Who reads a finding knows the words, not their codes; its parameters are still the cells."""
    finding = _finding(code, row)

    assert (finding.message("fr"), finding.message("en")) == (fr, en)
    shown = {one.name: one.value for one in finding.parameters}
    assert shown["value"] == str(row[CATALOGUE[code].column])


@pytest.mark.parametrize(
    ("code", "row", "fr", "en"),
    [
        (
            "status-missing",
            {"status": None, "status_basis": None, "status_sources": None, "opened": None},
            "écrire « en projet » (planned), « en activité » (active) ou « fermé » (closed)",
            "write “planned”, “active” or “closed”",
        ),
        (
            "profiles-words",
            {"profiles": "hub"},
            "écrire « Hub d'innovation » (innovation_hub)",
            "write “Innovation hub” (innovation_hub)",
        ),
        (
            "types-words",
            {"types": "guinguette"},
            'écrire l\'un des 26 codes : openinno mots "types de structures"',
            'write one of the 26 codes: openinno words "structure types"',
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and "-" in value else "",
)
def test_what_to_write_is_a_label_with_its_code(code: str, row: dict[str, Any], fr: str, en: str) -> None:
    """The label says what is meant, the code in parentheses what a cell of codes holds."""
    finding = _finding(code, row)

    assert (finding.advice("fr"), finding.advice("en")) == (fr, en)


def test_no_text_of_a_rule_leaves_a_code_without_its_label() -> None:
    """Whatever looks like a code in a text stands in parentheses, behind what people call it."""
    bare = []
    for rule in CATALOGUE:
        for text in (rule.title, rule.reason, rule.text, rule.fix):
            for lang in ("fr", "en"):
                said = re.sub(r"\([^()]*\)|\{[a-z_]+\}", "", text.text(lang))
                bare += [(rule.code, word) for word in re.findall(r"[a-z_]+", said) if word in CODES]

    assert bare == []


def test_a_cell_that_holds_something_else_is_shown_as_it_stands() -> None:
    """One unknown word among known ones, a blank and a column of no words are not put in labels."""
    text = oi.Label("« {value} », « {name} »", "“{value}”, “{name}”")

    assert in_words(text, "types", {"types": "living_lab|hub", "name": "living_lab"}) == text
    assert in_words(text, "types", {"types": "", "name": None}) == text
    assert in_words(text, "types", {"types": "living_lab"}).fr == "« living lab », « {name} »"
    assert in_labels("types", r"a\b|") is None
    assert in_labels("nothing", "living_lab") is None


def test_every_column_of_words_is_put_in_labels() -> None:
    """One word, several, numbers: each has its label."""
    for column in FLAT_COLUMNS:
        if column.vocabulary is not None:
            term = next(iter(column.vocabulary))
            assert in_labels(column.name, str(term.code)) == oi.Label(term.label("fr"), term.label("en"))


def test_a_code_is_not_told_twice() -> None:
    """Where the label is the code, one of them is enough."""
    assert with_code(oi.Ownership.PUBLIC) == oi.Label("« public »", "“public”")
    assert either([oi.Ownership.PUBLIC]).text("fr") == "« public »"


def test_a_cell_that_is_no_text_is_told_as_it_stands() -> None:
    """A table may hold an object where a word belongs: it is no word, and nothing breaks."""
    report = oi.check([{"id": "lab", "name": "Lab", "initiative": {"value": "public"}}], grade="draft")

    assert "initiative" in {finding.where.column for finding in report}


def test_a_text_without_end_is_not_kept_to_be_told() -> None:
    """What is longer than any list of words is not read as one."""
    assert in_labels("types", "living_lab") is not None
    assert in_labels("types", "|".join(["living_lab"] * 1000)) is None


def test_every_word_at_once_is_put_in_labels() -> None:
    """A list may hold all that a vocabulary has."""
    told = in_labels("support", "|".join(str(term.code) for term in oi.Support))

    assert told is not None
    assert told.text("en") == ", ".join(term.label("en") for term in oi.Support)


def test_a_list_of_a_thousand_signs_is_read() -> None:
    """No list of words is as long; what is longer is none."""
    most = "|".join(["energy"] * 143)

    assert len(most) == 1000
    assert in_labels("themes", most) is not None
    assert in_labels("themes", f"{most}|energy") is None
