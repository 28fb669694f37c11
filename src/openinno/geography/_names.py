"""The form in which the spellings of a place name are equal, and what each form leads to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from ..labels import plain_all
from ._tables import tables

__all__ = ["by_former_code", "by_former_name", "by_name", "by_postcode", "key", "keys"]

_ON: Final = r"\bs/"
_UNDER: Final = r"\bs/s\b"
_SHORT: Final = r"\b(?:stes?|sts?)\b"
_WHOLE: Final = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}


def keys(names: Iterable[str]) -> list[str]:
    """Reduce names of places to the form in which their spellings are equal, all at once.

    Beyond what :func:`~openinno.labels.plain_all` forgives, apostrophes and other signs become spaces, *St*
    and *Ste* are written out, ``s/`` is *sur* and ``s/s`` is *sous*.

    Examples:
        >>> keys(["L'Haÿ-les-Roses", "St Maur", "Noisy s/ Marne"])
        ['l hay les roses', 'saint maur', 'noisy sur marne']
    """
    lines = plain_all(names)
    if not lines:
        return []
    text = re.sub(_ON, "sur ", re.sub(_UNDER, "sous", "\n".join(lines)))
    for sign in set(text):
        if not sign.isalnum() and sign != "\n":
            text = text.replace(sign, " ")
    text = re.sub(_SHORT, lambda short: _WHOLE[short[0]], text)
    return [" ".join(line.split()) for line in text.split("\n")]


def key(name: str) -> str:
    """Reduce one name as :func:`keys` does.

    Examples:
        >>> key("Ste-Foy-lès-Lyon")
        'sainte foy les lyon'
    """
    return keys([name])[0]


@cache
def by_name() -> Mapping[str, Sequence[int]]:
    """Return the places of the communes of today by their reduced names."""
    return _index(enumerate(keys(tables().names)))


@cache
def by_former_name() -> Mapping[str, Sequence[int]]:
    """Return the rows of the former communes by their reduced names."""
    return _index((row, name) for row, name in enumerate(keys(tables().former_names)) if name)


@cache
def by_former_code() -> Mapping[str, Sequence[int]]:
    """Return the rows of the former communes by their codes; a code that is still used is left out."""
    codes = tables().former_codes
    return _index((row, code) for row, code in enumerate(codes) if tables().place(code) is None)


@cache
def by_postcode() -> Mapping[str, Sequence[int]]:
    """Return the places of the communes of today by their postcodes."""
    found = tables()
    return _index((place, code) for place in range(len(found.codes)) for code in found.postcodes(place))


def _index(pairs: Iterable[tuple[int, str]]) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, name in pairs:
        found[name].append(number)
    return dict(found)
