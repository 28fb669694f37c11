"""Lines of text in a picture, and the little writer of SVG."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openinno.window.picture.svg import Element, element, number
from openinno.window.picture.text import lines_of


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200), st.integers(60, 400))
def test_lines_lose_nothing_where_there_is_room(text: str, width: int) -> None:
    """Joined again, the lines hold every sign but the spaces at which they were broken."""
    assert "".join("".join(lines_of(text, 12, width, 1_000)).split()) == "".join(text.split())


def test_a_text_that_is_too_long_is_cut_and_shown_to_be() -> None:
    """The last line that is allowed ends with an ellipsis."""
    lines = lines_of("un titre bien trop long pour une seule ligne de cette largeur", 12, 120, 2)

    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_a_word_wider_than_a_line_is_cut() -> None:
    """No line passes the width, whatever its words are."""
    assert all(len(line) < 20 for line in lines_of("x" * 100, 12, 120, 50))


def test_a_sign_of_another_script_takes_more_room() -> None:
    """Chinese signs are as wide as high."""
    assert len(lines_of("会" * 20, 12, 120, 50)) == 2


@pytest.mark.parametrize(
    ("value", "text"), [(1.5, "1.5"), (-0.001, "0"), (12, "12"), (100.0, "100"), (0.126, "0.13")]
)
def test_numbers_are_short(value: float, text: str) -> None:
    """Two decimals at most, and no sign or zero that says nothing."""
    assert number(value) == text


def test_elements_are_not_escaped_twice() -> None:
    """What was written as an element stays one; all else is text."""
    inner = element("tspan", "a & b")

    assert element("text", inner, " < c") == "<text><tspan>a &amp; b</tspan> &lt; c</text>"
    assert isinstance(inner, Element)


def test_attributes_cannot_break_out() -> None:
    """Quotes and ends of elements in a value stay there."""
    assert element("g", aria_label="\"'><x>") == '<g aria-label="&quot;\'&gt;&lt;x&gt;"/>'


def test_a_line_that_is_cut_fits_with_its_ellipsis() -> None:
    """Where the line is full, signs make room for what says that there is more."""
    full, *_ = lines_of("m" * 40, 12, 120, 50)

    (cut,) = lines_of("m" * 40, 12, 120, 1)

    assert cut == f"{full[:-1]}…"
