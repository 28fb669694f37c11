"""A text in French and in English, and the folding that lets loose spellings meet.

Everything a person reads exists in both languages. A :class:`Label` keeps the two together, so that no
function has to choose one before it knows who is asking.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

import attrs

__all__ = ["LANGUAGES", "Label", "fold", "is_whole", "language_of", "plain", "plain_all", "slug", "whole"]

LANGUAGES: Final = ("en", "fr")

_SIMPLE: Final = {
    "œ": "oe",
    "æ": "ae",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    **dict.fromkeys("’‘ʼ′`", "'"),
    **dict.fromkeys("“”«»", '"'),
    **dict.fromkeys("-‐‑‒–—−_", " "),
    "&": " et ",
}
"""What letters, quotes, hyphens and the ampersand become."""
_PLURAL: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,})[sx](?![^\W\d_])")
_IN_A_SLUG: Final = re.compile(r"[a-z0-9]+")
_SPECIAL: Final = re.compile(r"[-_&`\x80-\U0010ffff]")
"""What may be replaced: nothing else of ASCII is."""


@attrs.frozen
class Label:
    """A text in French and in English.

    The documents are French, so a French text always exists; where the English one is missing the
    French one is served, and :meth:`language` says so.

    Args:
        fr: The French text.
        en: The English text, or None where there is none yet.

    Examples:
        >>> Label("thème", "theme").text("fr")
        'thème'
        >>> Label("pépinière").text("en"), Label("pépinière").language("en")
        ('pépinière', 'fr')
    """

    fr: str
    en: str | None = None

    def text(self, lang: str = "en") -> str:
        """Return the text in a language, or the nearest one there is.

        Args:
            lang: A language tag such as ``fr``, ``fr-BE`` or ``en``. Any other language gets English.
        """
        return self.fr if self.language(lang) == "fr" else self.en or self.fr

    def language(self, lang: str = "en") -> str:
        """Return the language that :meth:`text` serves for a tag: ``fr`` or ``en``.

        Args:
            lang: A language tag, as for :meth:`text`.
        """
        wanted = language_of(lang)
        return wanted if self.en else "fr"

    def __str__(self) -> str:
        return self.text()


def language_of(lang: str) -> str:
    """Return the language of texts for a tag: ``fr`` or ``en``, which any other language gets.

    Raises:
        TypeError: This is no tag.

    Examples:
        >>> language_of("fr-BE"), language_of("en_GB"), language_of("de")
        ('fr', 'en', 'en')
    """
    if not isinstance(lang, str):
        raise TypeError(f"a language is a tag such as 'fr' or 'en', not {lang!r}")
    return "fr" if lang.replace("_", "-").casefold().split("-")[0] == "fr" else "en"


def fold(text: str) -> str:
    """Reduce a text to the form in which two spellings of one word are equal.

    Accents and case go, typographic quotes and hyphens become plain quotes and spaces, ``&`` becomes
    ``et``, and words of four letters or more lose a final *s* or *x*: so ``SAS`` stays apart from ``SA``.

    Examples:
        >>> fold("Pôles de  compétitivité"), fold("tiers-lieux"), fold("SAS")
        ('pole de competitivite', 'tier lieu', 'sas')
    """
    return _PLURAL.sub(r"\1", plain(text))


def slug(text: str) -> str:
    """Turn a name into an identifier: the folded name, with its plurals kept.

    Examples:
        >>> slug("Les Ateliers des Capucins"), slug("French Tech Brest+"), slug("KMØ")
        ('les_ateliers_des_capucins', 'french_tech_brest_plus', 'kmo')
    """
    return "_".join(_IN_A_SLUG.findall(_bare(text).replace("+", " plus ")))


def plain(text: str) -> str:
    """Reduce a name to the form in which its spellings are equal: as :func:`fold`, with its plurals kept.

    Names need it: Vannes is not Vanne.

    Examples:
        >>> plain("Saint-Étienne"), plain("Vannes")
        ('saint etienne', 'vannes')
    """
    return " ".join(_bare(text).split())


def plain_all(names: Iterable[str]) -> list[str]:
    """Reduce many names as :func:`plain` does each, but all at once: a whole country of them is fast.

    Examples:
        >>> plain_all(["Saint-Étienne", "Vannes"])
        ['saint etienne', 'vannes']
    """
    lines = [name.replace("\n", " ") for name in names]
    # Without names, splitting would still give one.
    return [" ".join(line.split()) for line in _bare("\n".join(lines)).split("\n")] if lines else []


def _bare(text: str) -> str:
    if text.isascii():
        bare = text.lower()
    else:
        # Decomposing may bring capitals back (№ is No), and folding case may bring accents back.
        bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    # One replacement a kind of letter, not one a letter: long texts cost little more than short ones.
    for letter in set(_SPECIAL.findall(bare)):
        if letter in _SIMPLE:
            bare = bare.replace(letter, _SIMPLE[letter])
        elif unicodedata.combining(letter):
            bare = bare.replace(letter, "")
    return bare


def is_whole(text: str) -> bool:
    """Tell whether a text has no lone half of a letter, which no file can hold.

    Examples:
        >>> is_whole("é"), is_whole(chr(0xD800))
        (True, False)
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def whole(text: str) -> str:
    """Return a text whose lone halves of letters, which no file can hold, are marks of a lost letter.

    Examples:
        >>> whole("Caf" + chr(0xD800)) == "Caf" + chr(0xFFFD)
        True
    """
    # No half letter is printable, which is seen at once.
    if text.isprintable() or is_whole(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
