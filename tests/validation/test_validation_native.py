"""What polars looks up in tables of its own is what is computed row by row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from openinno.luhn import passes_luhn
from openinno.validation.columnar.native import PolarsSpeech
from openinno.validation.text_tests import LA_POSTE

pl = pytest.importorskip("polars")

SIRETS = ("73282932000074", "73282932000075", "44229377500031", "44229377500013", "00000000000000")
POST = (f"{LA_POSTE}00048", f"{LA_POSTE}00049", f"{LA_POSTE}00053", f"{LA_POSTE}99999")


def _told(expression: Any, values: Sequence[object]) -> list[bool | None]:
    """Return what an expression says of values, worked out at once, without the threads of a plan."""
    found: list[bool | None] = pl.DataFrame({"x": values}).select(expression).to_series().to_list()
    return found


def _is_siret(digits: str) -> bool:
    return passes_luhn(digits) or (digits.startswith(LA_POSTE) and sum(map(int, digits)) % 5 == 0)


@pytest.mark.parametrize(
    ("pattern", "count"),
    [("[0-9]{5}", 5), ("[0-9]{18}", 18), ("[0-9]{19}", None), ("[0-9]{5}a", None), ("[0-9]+", None)],
)
def test_digits_that_make_a_number_are_counted(pattern: str, count: int | None) -> None:
    """So many digits and nothing else are counted, which is quicker, where a number holds them."""
    assert PolarsSpeech(pl).counted_digits(pattern) == count


@pytest.mark.parametrize("sirets", [SIRETS, SIRETS + POST])
def test_a_siret_is_judged_as_row_by_row(sirets: Sequence[str]) -> None:
    """The sums of digits that are looked up are those that are added, those of La Poste too."""
    numbers = [int(siret) for siret in sirets]

    assert _told(
        PolarsSpeech(pl).siret(
            pl.col("x"),
        ),
        numbers,
    ) == [_is_siret(siret) for siret in sirets]


@pytest.mark.parametrize("digits", ["732829320", "732829321", "005520135", "55201350"])
def test_a_check_digit_is_judged_as_row_by_row(digits: str) -> None:
    """Numbers of any length are looked up five digits at a time."""
    assert _told(PolarsSpeech(pl).luhn(pl.col("x"), len(digits)), [int(digits)]) == [passes_luhn(digits)]


@pytest.mark.parametrize(
    "texts",
    [
        ["a", "a|b", "c", None],
        ["a", "a", "a|b", "a|b", "a", None, None],
        ["a", "a", "a|c", "a|c", "a|c", "a", None, None],
    ],
)
def test_lists_that_repeat_are_judged_like_those_that_do_not(texts: list[str | None]) -> None:
    """A list is right where all its words are; what is missing is neither right nor wrong."""
    told = _told(PolarsSpeech(pl).all_among(pl.col("x"), ["a", "b"]), texts)

    assert told == [None if text is None else set(text.split("|")) <= {"a", "b"} for text in texts]
