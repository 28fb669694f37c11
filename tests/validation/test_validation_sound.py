"""What surely holds of a cell is told quickly, and only where it surely does."""

from __future__ import annotations

from typing import Any

import pytest

from openinno.validation import (
    AllOf,
    Between,
    Check,
    Condition,
    Implies,
    Matches,
    NoLaterThan,
    NoMoreThan,
    Not,
    OneOf,
    Ordered,
    Present,
    Siren,
    Siret,
    StartsWith,
    Typed,
    Unique,
)
from openinno.validation.sound import SoundCell, kind_of, sound_cell, sound_pair, sound_together

TODAY = "2026-11-28"
SHORT = Check("short", "name", lambda name: len(name) < 3)


@pytest.mark.parametrize(
    ("condition", "sound", "doubtful"),
    [
        (Present("name"), ["x"], [""]),
        (Typed("name"), ["x"], [""]),
        (Typed("latitude"), [1.5], [float("inf"), float("nan")]),
        (Typed("support_min_months"), [0, 3], []),
        (Between("latitude", -90, 90), [-90.0, 90.0], [-90.1, 90.1]),
        (Between("latitude", least=0), [0.0, 1e300], [-0.1]),
        (Between("latitude", most=0), [0.0, -1e300], [0.1]),
        (AllOf(Present("name"), Matches("name", "a+")), ["aa"], ["b", ""]),
        (Implies(OneOf("status", ["open"]), Present("name")), ["closed"], ["open", ""]),
        (Not(OneOf("status", ["open"])), ["closed"], ["open"]),
        (Matches("name", "a+"), ["aa"], ["aab", ""]),
        (Matches("themes", "[a-z]+"), ["a|b"], ["a|B", ""]),
        (NoLaterThan("opened"), ["2014", TODAY], ["2026-11-29"]),
        (NoLaterThan("opened", "2014"), ["2013-12", "2014"], ["2015"]),
        (Siren("siren"), ["732829320"], ["732829321", "٧٣٢٨٢٩٣٢٠"]),
        (Siret("siret"), ["73282932000074"], ["73282932000075"]),
        (OneOf("status", ["open"]), ["open"], ["closed", ""]),
        (OneOf("themes", ["a", "b"]), ["a|b"], ["a|c"]),
        (SHORT, ["ab"], ["abc", ""]),
    ],
)
def test_a_cell_is_told_to_be_sound_only_where_it_is(
    condition: Condition, sound: list[Any], doubtful: list[Any]
) -> None:
    """What is not surely sound is left to the condition itself."""
    told = sound_cell(condition, TODAY)

    assert told is not None
    assert all(told.sound(cell) for cell in sound)
    assert not any(told.sound(cell) for cell in doubtful)


@pytest.mark.parametrize(
    ("condition", "column", "filled", "costly"),
    [
        (Present("name"), "name", True, False),
        (Typed("latitude"), "latitude", False, False),
        (AllOf(Present("name"), SHORT), "name", True, True),
        (Matches("name", "a"), "name", False, False),
        (Matches("themes", "a"), "themes", False, True),
        (SHORT, "name", False, True),
    ],
    ids=str,
)
def test_blank_and_costly_cells_are_told(
    condition: Condition, column: str, filled: bool, costly: bool
) -> None:
    """Only what asks for something is broken by a blank cell, and what Python looks at is looked at once."""
    told = sound_cell(condition, TODAY)

    assert told is not None
    assert (told.column, told.filled, told.costly) == (column, filled, costly)


@pytest.mark.parametrize(
    "condition",
    [
        Between("name", 0),
        Matches("latitude", "a"),
        AllOf(Present("name"), Present("id")),
        AllOf(Present("name"), Matches("id", "a")),
        AllOf(Present("name"), Unique("name")),
        Check("same", ("name", "id"), str.startswith),
        StartsWith("siret", "siren"),
        Unique("id"),
        Not(Present("name")),
    ],
    ids=str,
)
def test_what_is_not_of_one_cell_is_left(condition: Condition) -> None:
    """Conditions on several cells, or on a cell of another type than its column holds, are not told here."""
    assert sound_cell(condition, TODAY) is None


@pytest.mark.parametrize(
    ("condition", "sound", "doubtful"),
    [
        (StartsWith("siret", "siren"), ("73282932000074", "732829320"), ("7", "732829320")),
        (Ordered("opened", "closed"), ("2014", "2014-05"), ("2015", "2014")),
        (NoMoreThan("support_min_months", "support_max_months"), (6, 6), (7, 6)),
    ],
    ids=str,
)
def test_two_cells_are_told_to_be_sound_together(
    condition: Condition, sound: tuple[Any, Any], doubtful: tuple[Any, Any]
) -> None:
    """Two cells are told together where both hold what their columns hold."""
    told = sound_pair(condition)

    assert told is not None
    assert told.sound(*sound)
    assert not told.sound(*doubtful)


@pytest.mark.parametrize(
    "condition",
    [
        StartsWith("siret", "latitude"),
        StartsWith("latitude", "siret"),
        Ordered("opened", "latitude"),
        Ordered("latitude", "opened"),
        NoMoreThan("name", "latitude"),
        NoMoreThan("latitude", "name"),
        Present("name"),
    ],
    ids=str,
)
def test_other_pairs_are_left(condition: Condition) -> None:
    """Texts are not compared with numbers."""
    assert sound_pair(condition) is None


def test_the_type_of_a_column_is_that_of_its_cells() -> None:
    """Numbers, whole numbers and texts, and texts for a column that nobody knows."""
    columns = ("latitude", "support_min_months", "siret", "themes", "colour")

    assert [kind_of(column) for column in columns] == [float, int, str, str, str]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_all_must_tell_that_a_cell_is_sound(count: int) -> None:
    """A cell is sound where each of its conditions tells so, however many there are."""
    cells = [SoundCell("name", lambda text, place=place: text[place] == "a") for place in range(count)]
    together = sound_together(cells)

    assert together("aaa")
    for place in range(count):
        assert not together("aaa"[:place] + "b" + "aaa"[place + 1 :])


@pytest.mark.parametrize(
    ("costly", "text", "asked"), [(True, "a", 1), (True, "a" * 200, 1), (True, "a" * 201, 2), (False, "a", 2)]
)
def test_what_is_costly_is_asked_once_of_the_same_text(costly: bool, text: str, asked: int) -> None:
    """What was looked at is remembered, unless it is cheap or too long to be kept."""
    seen: list[str] = []
    cells = [
        SoundCell("name", bool),
        SoundCell("name", lambda text: not seen.append(text), costly=costly),  # type: ignore[func-returns-value]
    ]
    together = sound_together(cells)

    assert together(text)
    assert together(text)
    assert len(seen) == asked
