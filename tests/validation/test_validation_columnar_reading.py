"""What a condition can say at all, by what the columns are that it reads."""

from __future__ import annotations

import re

import pytest
from columnar_rules import BOXES

from openinno.validation import conditions as say
from openinno.validation.columnar.patterns import anchored
from openinno.validation.columnar.prepared import Kind, Prepared
from openinno.validation.columnar.reading import Reader, is_looked_up
from openinno.validation.columnar.speech import Speech

nw = pytest.importorskip("narwhals", reason="narwhals is not installed")

KINDS = {
    "id": Kind.TEXT,
    "name": Kind.CATEGORY,
    "themes": Kind.LIST,
    "opened": Kind.DATE,
    "latitude": Kind.FLOAT,
    "longitude": Kind.DECIMAL,
    "support_min_months": Kind.WHOLE,
    "support_max_months": Kind.OTHER,
    "insee": Kind.TEXT,
    "postcode": Kind.WHOLE,
    "status": Kind.OTHER,
}
ANY, NEVER = frozenset({True, False, None}), frozenset({None})


@pytest.mark.parametrize(
    ("condition", "looked_up"),
    [
        (say.Check("a", "name", bool), True),
        (say.OneOf("name", ["a|b", "\\"]), False),
        (say.OneOf("themes", ["a", "b"]), False),
        (say.OneOf("themes", ["a", "a|b"]), True),
        (say.OneOf("themes", ["a", "a\\b"]), True),
        (say.Matches("themes", "a"), True),
        (say.Matches("name", "a"), False),
        (say.Present("themes"), False),
    ],
)
def test_only_what_no_engine_tells_is_looked_at_by_python(condition: say.Condition, looked_up: bool) -> None:
    """Functions, and items of lists that are not whole words, are judged value by value."""
    assert is_looked_up(condition) is looked_up


@pytest.mark.parametrize(
    ("pattern", "alike"),
    [
        ("a", "a"),
        ("a.|b", r"a[^\n]|b"),
        (r"a\.b", r"a\.b"),
        ("[0-9]{5}", "[0-9]{5}"),
        (r"[\-a]", r"[\-a]"),
        (r"[^\]a]", r"[^\]a]"),
        ("[.]", "[.]"),
        ("[]a]", r"[\]a]"),
        ("[^]a]", r"[^\]a]"),
        ("[a&&b~]", r"[a\&\&b\~]"),
        ("[[a]", r"[\[a]"),
    ],
)
def test_a_pattern_is_written_so_that_engines_read_it_alike(pattern: str, alike: str) -> None:
    """What engines have a meaning of their own for is escaped, and nothing else is changed."""
    assert anchored(pattern) == rf"\A(?:{alike})\z"


def test_what_has_no_reading_is_a_wrong_call() -> None:
    """What is no condition is refused by what it is."""
    with pytest.raises(TypeError, match="no reading of str on tables"):
        Reader(Speech(nw), Prepared(Speech(nw), KINDS), "2026-11-28").read("name")  # type: ignore[arg-type]


@pytest.mark.parametrize("word", ["a", "X", "a.b", "[", "a+b", "é", "(?", "\\d", "{1}", "^$", "#&~ -"])
def test_a_word_of_a_list_is_matched_as_it_stands(word: str) -> None:
    """No sign of a word means anything to what matches lists of words."""
    pattern = Speech(nw).list_of({word, "z"}).replace(r"\z", r"\Z")

    assert re.search(pattern, word)
    assert re.search(pattern, f"z|{word}|z")
    assert not re.search(pattern, f"z|{word}y")


@pytest.mark.parametrize(
    ("condition", "can"),
    [
        (say.Present("id"), {True, False}),
        (say.Present("status"), {True, False}),
        (say.Present("siret"), {False}),
        (say.Unique("id"), {True}),
        (say.Typed("siret"), NEVER),
        (say.Typed("id"), {True, None}),
        (say.Typed("themes"), {True, None}),
        (say.Typed("postcode"), {False, None}),
        (say.Typed("status"), {False, None}),
        (say.Typed("latitude"), ANY),
        (say.Typed("longitude"), {True, None}),
        (say.Typed("support_min_months"), {True, None}),
        (say.Typed("support_max_months"), {False, None}),
        (say.Between("latitude", 0), ANY),
        (say.Between("longitude", 0), ANY),
        (say.Between("id", 0), ANY),
        (say.Between("support_max_months", 0), NEVER),
        (say.NoMoreThan("support_min_months", "latitude"), ANY),
        (say.NoMoreThan("support_min_months", "support_max_months"), NEVER),
        (say.NoMoreThan("support_max_months", "support_min_months"), NEVER),
        (say.Inside(latitude="latitude", longitude="longitude", code="insee", boxes=BOXES), ANY),
        (say.Inside(latitude="status", longitude="longitude", code="insee", boxes=BOXES), NEVER),
        (say.Inside(latitude="latitude", longitude="status", code="insee", boxes=BOXES), NEVER),
        (say.Inside(latitude="latitude", longitude="longitude", code="postcode", boxes=BOXES), NEVER),
        (say.Matches("name", "a"), ANY),
        (say.Matches("postcode", "a"), NEVER),
        (say.StartsWith("id", "opened"), ANY),
        (say.StartsWith("id", "siren"), NEVER),
    ],
)
def test_what_no_cell_can_tell_is_known_beforehand(
    condition: say.Condition, can: frozenset[bool | None]
) -> None:
    """An engine is asked nothing whose answer is known by what the columns are."""
    speech = Speech(nw)
    told = Reader(speech, Prepared(speech, KINDS), "2026-11-28").read(condition)

    assert told.can == can
