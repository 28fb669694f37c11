"""Things counted in words, as French and English count them."""

from __future__ import annotations

import attrs

from .labels import Label

__all__ = ["Noun", "count", "number", "percent"]


@attrs.frozen
class Noun:
    """A noun, one and several."""

    one: Label
    many: Label


def number(value: int, lang: str) -> str:
    r"""Write a number, its thousands apart.

    Examples:
        >>> number(12000, "fr"), number(12000, "en")
        ('12\u202f000', '12,000')
    """
    return f"{value:,}".replace(",", Label("\N{NARROW NO-BREAK SPACE}", ",").text(lang))


def count(value: int, noun: Noun, lang: str) -> str:
    """Count something; in French none is singular.

    Examples:
        >>> row = Noun(Label("ligne", "row"), Label("lignes", "rows"))
        >>> count(0, row, "fr"), count(0, row, "en"), count(2, row, "fr")
        ('0 ligne', '0 rows', '2 lignes')
    """
    alone = value < 2 if Label("fr", "en").text(lang) == "fr" else value == 1
    return f"{number(value, lang)} {(noun.one if alone else noun.many).text(lang)}"


def percent(share: float, lang: str) -> str:
    """Write a share as a percentage with one decimal.

    Examples:
        >>> percent(0.255, "fr"), percent(0.255, "en")
        ('25,5 %', '25.5%')
    """
    text = f"{100 * share:.1f}"
    return Label(f"{text.replace('.', ',')} %", f"{text}%").text(lang)
