"""Texts of the page: a pair, French then English, or one string where both are the same."""

from __future__ import annotations

from typing import TypeAlias

from ...labels import Label
from ...vocabulary import Term

__all__ = ["Text", "joined", "text"]

Text: TypeAlias = "str | list[str]"


def text(of: Label | Term | str) -> Text:
    """Return a label, a word or a plain text as the page takes it.

    Examples:
        >>> text(Label("région", "region")), text("Lyon"), text(Label("Lyon"))
        (['région', 'region'], 'Lyon', 'Lyon')
    """
    if isinstance(of, str):
        return of
    french, english = (
        (of.label("fr"), of.label("en")) if isinstance(of, Term) else (of.text("fr"), of.text("en"))
    )
    return french if french == english else [french, english]


def joined(parts: list[Text], between: str) -> Text:
    """Return texts joined into one.

    Examples:
        >>> joined([["rue", "street"], "Lyon"], ", ")
        ['rue, Lyon', 'street, Lyon']
    """
    french, english = (
        between.join(part if isinstance(part, str) else part[place] for part in parts) for place in (0, 1)
    )
    return french if french == english else [french, english]
