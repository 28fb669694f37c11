"""What people call the columns of their tables, in French and in English, and the attributes named so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache, lru_cache
from typing import Final

import attrs

from ...._data import load
from ....labels import fold, plain
from ..targets import TARGETS

__all__ = [
    "Nearness",
    "attributes_called",
    "is_left_out",
    "is_meaningless",
    "named_by",
    "proposed_attributes",
    "same_as",
]

_CAMEL: Final = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_WORD: Final = re.compile(r"[^\W_]+")
_ASIDE: Final = re.compile(r"\([^()]*\)|\*")
_NUMBERS: Final = frozenset(("n", "no", "num", "numero", "number"))
_CUT: Final = (10, 11)
"""To how many signs shapefiles cut the names of columns."""
_LOST: Final = re.compile(r"[�?]")
"""What stands for a letter that an encoding lost."""


class Nearness(Enum):
    """How near the header of a column is to the name of an attribute."""

    SAME = 1.0
    """It is our own name or label."""
    KNOWN = 0.9
    """People call it so."""
    CLOSE = 0.7
    """It is cut, damaged or has words around it."""


@attrs.frozen(kw_only=True)
class _Synonyms:
    """The shape of ``_data/synonyms.json``.

    Args:
        attributes: What people call each attribute.
        left_out: Columns that tell nothing more than another.
        meaningless: What columns are called for want of a name.
        small: Words that tell nothing.
        owners: Words that tell whose column it is, around the one that tells what stands in it.
    """

    attributes: Mapping[str, tuple[str, ...]]
    left_out: tuple[str, ...]
    meaningless: tuple[str, ...]
    small: tuple[str, ...]
    owners: tuple[str, ...]


@cache
def _read() -> _Synonyms:
    return load("synonyms.json", _Synonyms)


@cache
def _small() -> frozenset[str]:
    return frozenset(map(fold, _read().small))


@cache
def _owners() -> frozenset[str]:
    return frozenset(map(fold, _read().owners))


@lru_cache(maxsize=4096)
def named_by(header: str) -> Mapping[str, Nearness]:
    """Return the attributes that a header may name.

    Forgiven: accents, case, plurals, small words, snake_case, camelCase, letters that an encoding damaged,
    names cut to ten signs, and words that tell whose column it is.

    Args:
        header: The header, as its author wrote it.

    Examples:
        >>> {name: near.name for name, near in named_by("Nom de la structure").items()}
        {'name': 'KNOWN'}
        >>> {name: near.name for name, near in named_by("code_posta").items()}
        {'postcode': 'CLOSE'}
    """
    mended = _mended(header)
    for words in (_words(mended), _words(_ASIDE.sub(" ", mended))):
        same = _by_our_name().get(_key(words), ())
        known = _by_synonym().get(_key(words), ())
        if same or known:
            return {**dict.fromkeys(known, Nearness.KNOWN), **dict.fromkeys(same, Nearness.SAME)}
    return dict.fromkeys(_close(header, words), Nearness.CLOSE)


def attributes_called(name: str) -> tuple[str, ...]:
    """Return the attributes that people call by a name.

    Examples:
        >>> attributes_called("code postal"), attributes_called("jury")
        (('postcode',), ())
    """
    return tuple(named_by(name))


def is_left_out(header: str) -> bool:
    """Tell whether a column is only of use to the software that wrote it, such as the outline of a point.

    Examples:
        >>> is_left_out("geo_shape"), is_left_out("Nom")
        (True, False)
    """
    return _key(_words(header)) in {_key(_words(name)) for name in _read().left_out}


def is_meaningless(header: str) -> bool:
    """Tell whether a header says nothing, so that only the cells can tell what stands in a column.

    Examples:
        >>> is_meaningless("column B"), is_meaningless("champ_12"), is_meaningless("Jury")
        (True, True, False)
    """
    told = " ".join(word for word in _words(header) if len(word) > 1 and not word.isdigit())
    return not told or told in {" ".join(_words(name)) for name in _read().meaningless}


def proposed_attributes() -> tuple[str, ...]:
    """Return the attributes that other people's tables have, and not only those we write."""
    return tuple(_read().attributes)


def same_as(header: str) -> tuple[str, ...]:
    """Return the attributes whose own name or label, in French or in English, a header is.

    Examples:
        >>> same_as("Code postal *"), same_as("CP")
        (('postcode',), ())
    """
    names = _by_our_name()
    return names.get(_key(_words(header))) or names.get(_key(_words(_ASIDE.sub(" ", header))), ())


def _words(header: str) -> list[str]:
    """Return the words of a header, folded."""
    return _WORD.findall(fold(_CAMEL.sub(" ", header)))


def _key(words: list[str]) -> str:
    """Write words in one, as fused names do, without the small ones."""
    told = [word for word in words if word not in _small()] or words
    return "".join(told[1:] if len(told) > 1 and told[0] in _NUMBERS else told)


def _close(header: str, words: list[str]) -> tuple[str, ...]:
    return _cut(header) or _damaged(header) or _without_owners(words)


def _cut(header: str) -> tuple[str, ...]:
    """Return the attributes of the one name that a name of ten signs is the beginning of."""
    start = header.strip().strip("_").lower()
    if len(header.strip()) not in _CUT or not start:
        return ()
    found = {names for long, names in _in_snake_case().items() if long.startswith(start) and long != start}
    return next(iter(found)) if len(found) == 1 else ()


def _damaged(header: str) -> tuple[str, ...]:
    """Return the attributes of the names that a header may be, had it not lost some letters."""
    if not _LOST.search(header.rstrip("? ")):
        return ()
    parts = [_key(_words(part)) for part in _LOST.split(header)]
    shape = re.compile(".{1,2}".join(re.escape(part) for part in parts))
    found = {names for name, names in _by_synonym().items() if shape.fullmatch(name)}
    return next(iter(found)) if len(found) == 1 else ()


def _without_owners(words: list[str]) -> tuple[str, ...]:
    rest = [word for word in words if word not in _small()]
    while len(rest) > 1 and rest[-1] in _owners():
        rest.pop()
        if _key(rest) in _by_synonym():
            return _by_synonym()[_key(rest)]
    rest = [word for word in words if word not in _small()]
    while len(rest) > 1 and rest[0] in _owners():
        rest.pop(0)
        if _key(rest) in _by_synonym():
            return _by_synonym()[_key(rest)]
    return ()


def _mended(header: str) -> str:
    """Return a header whose UTF-8 was read as another encoding as it was meant."""
    try:
        return header.encode("cp1252").decode("utf-8")
    except ValueError:
        return header


@cache
def _by_our_name() -> Mapping[str, tuple[str, ...]]:
    return _grouped(
        (form, target.name)
        for target in TARGETS.values()
        for form in (target.name, target.label.fr, target.label.text("en"))
    )


@cache
def _by_synonym() -> Mapping[str, tuple[str, ...]]:
    return _grouped((form, name) for name, forms in _read().attributes.items() for form in forms)


@cache
def _in_snake_case() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name, forms in _read().attributes.items():
        for form in forms:
            found["_".join(_WORD.findall(plain(form)))].append(name)
    return {form: tuple(names) for form, names in found.items()}


def _grouped(pairs: Iterator[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for form, name in pairs:
        found[_key(_words(form))][name] = None
    return {form: tuple(names) for form, names in found.items()}
