"""What was given, as messages show it, and why it is no text where only a text will do."""

from __future__ import annotations

from collections.abc import Container, Iterator
from decimal import Decimal
from typing import Final

from ...labels import Label
from .nodes import Node

__all__ = ["is_one_of", "shown", "text_faults"]

_LONGEST: Final = 80
"""How many letters of a value a message shows."""


def shown(value: object) -> str:
    """Return a value as a message shows it: short, and written out without taking minutes.

    Examples:
        >>> shown("Lyon"), shown(None), shown(10**5000)
        ("'Lyon'", 'None', '10**…')
    """
    if isinstance(value, Node):
        return str(value)
    if isinstance(value, Decimal):
        return f"{value:.3e}" if value.is_finite() else str(value)
    try:
        text = repr(value)
    except ValueError:  # Python writes no number of some thousands of digits
        return "10**…"
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def is_one_of(value: object, known: Container[str]) -> bool:
    """Tell whether a value is one of some words; a builder would not answer true or false to ``==``."""
    return isinstance(value, str) and value in known


def text_faults(value: object, wanted: Label) -> Iterator[Label]:
    """Yield why a value is no text, where this was wanted.

    Examples:
        >>> [str(one) for one in text_faults(3, Label("un texte", "a text"))]
        ['expected a text, got 3']
    """
    if not isinstance(value, str):
        yield Label(
            f"{wanted.text('fr')} est attendu, et non {shown(value)}",
            f"expected {wanted.text('en')}, got {shown(value)}",
        )
