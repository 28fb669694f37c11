"""What an attribute of a record may hold, and the limits beyond which it means nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Final

import attrs

from .dates import is_partial_date
from .points import LATITUDE, LONGITUDE, is_latitude, is_longitude

__all__ = ["LIMITS", "Holds", "Limit"]


class Holds(Enum):
    """What an attribute holds."""

    NAME = "name"
    """A text that must not be empty."""
    TEXT = "text"
    TEXTS = "texts"
    DATE = "date"
    MONTHS = "months"
    FLAG = "flag"
    WORD = "word"
    """A word of a vocabulary, bare."""
    CLAIM = "claim"
    """One claim, or None."""
    CLAIMS = "claims"
    """Any number of claims, in order."""
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    LABEL = "label"
    CONTACT = "contact"
    ADDRESS = "address"
    LOCATION = "location"
    POINT = "point"
    SITES = "sites"
    FIGURES = "figures"
    SOURCES = "sources"
    EXTRA = "extra"
    """What no attribute takes, by column name."""


@attrs.frozen
class Limit:
    """What a value of the right type, if there is one, must hold to mean something.

    Args:
        holds: Tells whether a value does.
        fr: What is expected, in French.
        en: What is expected, in English.
    """

    holds: Callable[[Any], object]
    fr: str
    en: str


def _is_months(value: int) -> bool:
    # Tables hold whole numbers of 64 bits.
    return 0 <= value < 2**63


LIMITS: Final[Mapping[Holds, Limit]] = {
    Holds.NAME: Limit(str.strip, "un texte non vide", "a text that is not empty"),
    Holds.DATE: Limit(is_partial_date, "une date ISO", "an ISO date"),
    Holds.MONTHS: Limit(_is_months, "un nombre de mois", "a number of months"),
    Holds.LATITUDE: Limit(is_latitude, *LATITUDE),
    Holds.LONGITUDE: Limit(is_longitude, *LONGITUDE),
}
"""The limits of what attributes hold; the others have none."""
