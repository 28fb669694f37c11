"""JSON as portals write it: exact, forgiving of NaN, and told where it breaks."""

from __future__ import annotations

import json
import math
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openinno.explore._json import decode, decode_lines

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)


@given(JSON)
def test_what_was_written_is_read(value: Any) -> None:
    """Any JSON value comes back as it was, whether its letters are escaped or not."""
    assert decode(json.dumps(value).encode()) == value
    if "\\ud" not in json.dumps(value):
        assert decode(json.dumps(value, ensure_ascii=False).encode()) == value


@given(st.lists(JSON, max_size=6), st.booleans())
def test_lines_are_read_one_by_one(values: list[Any], ended: bool) -> None:
    """Whole lines give a value each, whether the last one is ended or not."""
    block = "\n".join(json.dumps(value) for value in values) + ("\n" if ended and values else "")

    assert decode_lines(block.encode()) == values


@pytest.mark.parametrize(
    "text", ["18446744073709551616", "-9223372036854775809", "12345678901234567890123", "9" * 400]
)
def test_whole_numbers_stay_exact(text: str) -> None:
    """A whole number beyond 64 bits is no float."""
    assert decode(f'{{"n": {text}}}'.encode()) == {"n": int(text)}
    assert decode_lines(f'{{"n": {text}}}\n'.encode()) == [{"n": int(text)}]


def test_gotcha_21_nan_and_infinity_are_read() -> None:
    """Tokens that are no JSON, but that portals write, are read as the floats they name."""
    nan, high, low, far = decode(b"[NaN, Infinity, -Infinity, 1e400]")

    assert math.isnan(nan)
    assert (high, low, far) == (math.inf, -math.inf, math.inf)


def test_gotcha_21_a_line_with_nan_leaves_the_others_exact() -> None:
    """One line with NaN changes nothing to whole numbers and texts on other lines."""
    block = b'{"n": 12345678901234567890123}\n{"n": NaN}\n{"t": "\\u00e9"}\n'
    first, second, third = decode_lines(block)

    assert first == {"n": 12345678901234567890123}
    assert math.isnan(second["n"])
    assert third == {"t": "é"}


def test_lines_end_at_line_feeds_only() -> None:
    """Marks of a line or paragraph within a text part nothing, on the fast way and on the slow one."""
    text = "un\u2028deux\u0085trois\x1e"
    line = json.dumps({"t": text}, ensure_ascii=False).encode() + b"\n"

    assert decode_lines(line) == [{"t": text}]
    assert decode_lines(line + b"[NaN]\n")[0] == {"t": text}


def test_blank_lines_are_passed_over() -> None:
    """Blank lines and carriage returns give no value."""
    assert decode_lines(b'\n{"a": 1}\r\n \t\n\n{"a": 2}\r\n\r\n') == [{"a": 1}, {"a": 2}]
    assert decode_lines(b"") == []
    assert decode_lines(b"\n") == []


def test_two_values_on_a_line_are_refused() -> None:
    """A line is one value: two rows run together are told, and not counted as two lines."""
    with pytest.raises(ValueError, match=r"line 2: Extra data at character 9"):
        decode_lines(b'{"a": 0}\n{"a": 1} {"a": 2}\n')


def test_a_value_on_two_lines_is_refused() -> None:
    """A row cut by a line feed is told with its line."""
    with pytest.raises(ValueError, match="line 1: "):
        decode_lines(b'{"a":\n1}\n')


def test_a_mark_of_order_is_forgiven() -> None:
    """A mark of order at the start is no fault."""
    assert decode(b"\xef\xbb\xbf[1]") == [1]
    assert decode_lines(b"\xef\xbb\xbf[1]\n[2]\n") == [[1], [2]]


def test_half_a_letter_is_kept() -> None:
    """Half of a pair of code units, which the fast reader takes for the end of the data, is kept."""
    assert decode(b'"a\\ud800"') == "a\ud800"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"nom": "Lieu', "Unterminated string starting at character 8"),
        (b"", "Expecting value at character 0"),
        (b'["\xff"]', "not UTF-8 at byte 2: invalid start byte"),
        (b'["ici"] ["' + b"\xed\xa0\x80" + b'"]', "not UTF-8 at byte 10"),
        (b'["[[[", ' + b"[" * 9000 + b"]" * 9000 + b"]", "nested too deeply at byte 9007"),
        (b'["' + b"7" * 5000 + b'", ' + b"1" * 5000 + b"]", "a number too long to read at byte 5005"),
        (b"<html>", "Expecting value at character 0"),
    ],
    ids=["cut", "empty", "not UTF-8", "half a letter", "deep", "long", "html"],
)
def test_what_breaks_is_told_with_its_place(data: bytes, said: str) -> None:
    """Whatever cannot be read is one kind of error, which says what and where."""
    with pytest.raises(ValueError, match=said) as caught:
        decode(data)

    assert type(caught.value) is ValueError


def test_the_line_that_breaks_is_told() -> None:
    """A broken line is named by its number, blank lines counted."""
    with pytest.raises(ValueError, match="line 3: Expecting value at character 6") as caught:
        decode_lines(b'{"a": 1}\n\n{"a": }\n{"a": 2}\n')

    assert type(caught.value) is ValueError


@given(st.binary(max_size=40))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    """Any bytes are read, or refused with one kind of error."""
    for read in (decode, decode_lines):
        kind: type[Exception] = ValueError
        try:
            read(data)
        except ValueError as flaw:
            kind = type(flaw)

        assert kind is ValueError


def test_telling_where_it_breaks_takes_no_memory_to_speak_of() -> None:
    """A text of a million letters in JSON that is too deep costs no state for each letter."""
    deep = b"[" * 2000 + b'"' + b"a" * 1_000_000 + b'"' + b"]" * 2000

    tracemalloc.start()
    try:
        with pytest.raises(ValueError, match="nested too deeply"):
            decode(deep)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 8_000_000
