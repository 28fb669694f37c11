"""Whether two values of one attribute say the same: in another way, less precisely, or not."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any, Final

from ...claims import Claim
from ...findings import shortened
from ...labels import Label, plain
from ...places import Location, Site
from ...vocabulary import Precision, Term
from .signs import name_keys
from .sites import commune_key

__all__ = ["Likeness", "compare", "shown"]


class Likeness(Enum):
    """How a second value stands to the first."""

    ALIKE = "alike"
    """It says the same in another way: a spelling, a point some metres off."""
    COARSER = "coarser"
    """It says the same less precisely."""
    FINER = "finer"
    """It says the same more precisely."""
    OTHER = "other"
    """It says something else."""


_DATES: Final = frozenset({"opened", "closed"})
_CODES: Final = frozenset({"siren", "siret", "insee", "postcode", "phone"})
_WEB_PREFIX: Final = re.compile(r"\A(?:https?://)?(?:www\.)?")
_REACH_KM: Final = {
    Precision.EXACT: 0.05,
    Precision.HOUSENUMBER: 0.1,
    Precision.STREET: 1.0,
    Precision.LOCALITY: 5.0,
    Precision.COMMUNE: 20.0,
    Precision.AREA: 200.0,
}
"""How far from a point, the finest first, what it stands for may lie."""
_LONGEST_SHOWN: Final = 120


def compare(name: str, first: Any, second: Any) -> Likeness:
    """Tell how a second value of an attribute stands to the first, which it does not equal.

    Args:
        name: Name of the attribute.
        first: The value that would be kept.
        second: The other value.

    Examples:
        >>> compare("name", "Le Connecteur", "LE CONNECTEUR"), compare("opened", "2014", "2014-05")
        (<Likeness.ALIKE: 'alike'>, <Likeness.FINER: 'finer'>)
    """
    if isinstance(first, Location) and isinstance(second, Location):
        return _of_points(first, second)
    if name == "name" and len(set(name_keys([first, second]))) == 1:
        return Likeness.ALIKE
    if name == "commune" and _is_one_commune(first, second):
        return Likeness.ALIKE
    if not (isinstance(first, str) and isinstance(second, str)):
        return Likeness.OTHER
    if name in _DATES and first != second:
        if second.startswith(f"{first}-"):
            return Likeness.FINER
        return Likeness.COARSER if first.startswith(f"{second}-") else Likeness.OTHER
    return Likeness.ALIKE if _bare(name, first) == _bare(name, second) else Likeness.OTHER


def _of_points(first: Location, second: Location) -> Likeness:
    here, there = _REACH_KM[first.precision], _REACH_KM[second.precision]
    if first.point.distance_to(second.point) > max(here, there):
        return Likeness.OTHER
    if here == there:
        return Likeness.ALIKE
    return Likeness.COARSER if here < there else Likeness.FINER


def _is_one_commune(first: str, second: str) -> bool:
    key = commune_key(Site(commune=first))
    return key is not None and key == commune_key(Site(commune=second))


def _bare(name: str, text: str) -> str:
    if name in _CODES:
        return re.sub(r"[\s.]", "", text).upper()
    if name == "website":
        return _WEB_PREFIX.sub("", text.strip().casefold()).rstrip("/")
    return plain(text)


def shown(value: Any, lang: str) -> str:
    """Return what a message shows of a value, cut where it is long.

    Examples:
        >>> from openinno import Claim, Theme
        >>> shown(Claim(value=Theme.ENERGY), "fr")
        'énergie'
    """
    return shortened(_text(value, lang), _LONGEST_SHOWN)


def _text(value: Any, lang: str) -> str:
    if isinstance(value, Claim):
        return _text(value.value, lang)
    if isinstance(value, Term):
        return value.label(lang)
    if isinstance(value, Label):
        return value.text(lang)
    if isinstance(value, Location):
        return f"{value.point.latitude}, {value.point.longitude} ({value.precision.label(lang)})"
    return str(value)
