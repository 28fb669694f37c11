"""Columns that stand for a word each, found by their headers and by marks: an X under every theme."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from ..cells.marks import marked_reader
from ..cells.meanings import term_of
from ..declared import MarkedColumns
from ..targets import TARGETS, Target, TargetKind
from .samples import Sample
from .synonyms import named_by

__all__ = ["Group", "find_marked"]

_BETWEEN: Final = re.compile(r"\s*[:/>|\[(=]\s*|\s+[-–—]\s+|[_.\s]+")
_MOST_SIGNS: Final = 12
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_FEWEST: Final = 3
"""Fewer columns without a prefix may be called like words of ours by chance."""
_FEWEST_PREFIXED: Final = 2


class Group(NamedTuple):
    """Columns that stand for a word each of one attribute."""

    attribute: str
    words: dict[str, str]
    """The word of each column, by its header."""
    others: tuple[str, ...] = ()
    """Attributes whose words the headers are as well."""


def find_marked(samples: Sequence[Sample]) -> list[Group]:
    """Return the groups of columns that are marked under words of a vocabulary.

    Args:
        samples: What stands in each column.

    Examples:
        >>> samples = [Sample(columns=(), header=name, rows=2, cells=("X",)) for name in
        ...     ("Thème : énergie", "Thème : santé", "Nom")]
        >>> [(group.attribute, group.words) for group in find_marked(samples)]
        [('themes', {'Thème : énergie': 'energy', 'Thème : santé': 'health_and_ageing'})]
    """
    marked = [sample for sample in samples if len(sample.columns) <= 1 and _is_marked(sample)]
    prefixed: dict[str, dict[str, str]] = defaultdict(dict)
    for sample in marked:
        for attribute, code in _prefixed(sample.header):
            prefixed[attribute].setdefault(sample.header, code)
    groups = [Group(name, words) for name, words in prefixed.items() if len(words) >= _FEWEST_PREFIXED]
    taken = {header for group in groups for header in group.words}
    bare = _bare([sample for sample in marked if sample.header not in taken])
    return [*groups, bare] if bare else groups


def _prefixed(header: str) -> Iterator[tuple[str, str]]:
    """Yield the attribute and the word that a header tells, such as ``Thème : énergie``."""
    # What people call an attribute is short: the signs of a whole text would be looked through for nothing.
    for between in islice(_BETWEEN.finditer(header), _MOST_SIGNS):
        word = header[between.end() :].strip(" ])")
        for attribute in named_by(header[: between.start()]):
            code = _code(TARGETS[attribute], word)
            if code:
                yield attribute, code


def _bare(marked: Sequence[Sample]) -> Group | None:
    """Return the group of the headers that are words themselves, of the vocabulary that knows most."""
    # Many a column is called like a word too, such as commune, and is no mark for being blank.
    samples = [
        one for one in marked if _LETTERS.search(one.header) and (one.cells or not named_by(one.header))
    ]
    found = {
        target.name: {one.header: code for one in samples if (code := _code(target, one.header))}
        for target in _LISTS
    }
    most = max(map(len, found.values()))
    best = [name for name, words in found.items() if len(words) == most]
    # A type tells its profile too, so that between the two it says more.
    chosen = "types" if "types" in best else best[0]
    filled = sum(bool(one.cells) for one in samples if one.header in found[chosen])
    others = tuple(name for name in best if name != chosen)
    return Group(chosen, found[chosen], others) if most >= _FEWEST and filled * 2 > most else None


def _code(target: Target, word: str) -> str | None:
    term = term_of(target.vocabulary, word) if target.vocabulary and target.kind is TargetKind.WORDS else None
    return term.code if term else None


def _is_marked(sample: Sample) -> bool:
    return not any(_read_mark(cell).doubts for cell in sample.texts)


_LISTS: Final = tuple(target for target in TARGETS.values() if target.kind is TargetKind.WORDS)
_read_mark: Final = marked_reader(MarkedColumns(to="printed_names", columns={"x": "x"}), "x")
