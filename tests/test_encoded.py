"""What a text that is no UTF-8 probably is: by its marks, its letters, and never of what is no text."""

from __future__ import annotations

import pytest

from openinno.encoded import not_utf_8, probable_encoding

TEXT = "Le café d’Évry, à côté de la gare"


def _told(data: bytes, lang: str = "en", line: int = 1) -> str:
    with pytest.raises(UnicodeDecodeError) as caught:
        data.decode()
    return not_utf_8(data, caught.value, line).text(lang)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp1252", "Windows-1252"), ("mac-roman", "Mac Roman")],
)
def test_an_encoding_is_told_by_what_it_gives(encoding: str, name: str) -> None:
    """Each of the encodings of French files is told by its letters, with what to do."""
    assert _told(TEXT.encode(encoding)).endswith(f": not UTF-8 but probably {name}; save it as UTF-8")
    assert _told(TEXT.encode(encoding), "fr").endswith(f"sans doute du {name} ; à enregistrer en UTF-8")


def test_two_bytes_a_letter_are_told_by_their_mark() -> None:
    """French says it with its article, as it does of UTF-8."""
    assert _told(TEXT.encode("utf-16")).endswith(": not UTF-8 but probably UTF-16; save it as UTF-8")
    assert _told(TEXT.encode("utf-16"), "fr").endswith(
        "pas de l'UTF-8 mais sans doute de l'UTF-16 ; à enregistrer en UTF-8"
    )


def test_two_bytes_a_letter_need_no_mark() -> None:
    """Null bytes betray them."""
    assert probable_encoding("Café à Évry".encode("utf-16-be")) == "utf-16"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n",
        "Évry, Orléans, Besançon".encode() + b"\xe9",
        b"\xff",
        b"caf\xe9\x00\x01",
    ],
    ids=["picture", "damage", "no letter", "no text"],
)
def test_nothing_is_guessed_where_nothing_tells(data: bytes) -> None:
    """A text that is UTF-8 but for some bytes, a binary file and a lone byte are only said to be no UTF-8."""
    assert _told(data).endswith(": not UTF-8; save it as UTF-8")


def test_the_place_is_the_byte_of_its_line() -> None:
    """Lines go on from the number of the first, bytes begin with 1 in each."""
    assert _told(b"a\nb\nc\xe9", line=10).startswith("line 12, byte 2: ")
    assert _told(b"\xe9").startswith("line 1, byte 1: ")


def test_far_behind_a_long_text_the_letters_around_are_looked_at() -> None:
    """What is far from the place tells nothing of it."""
    data = b"a" * 1_000_000 + "é à la gare".encode("cp1252") + b"a" * 1_000_000

    assert "Windows-1252" in _told(data)
