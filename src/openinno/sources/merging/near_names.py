"""Structures of several censuses that may be one: near names in one place. They are told, never merged.

Comparing every name with every other would take hours: only those are compared that share a commune, a
postcode, the host of a website, or stand within a kilometre of each other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import Any, Final, TypeAlias

from ..._optional import need
from ...errors import MissingExtra
from ...findings import Finding, Position, Severity
from ...labels import Label
from .blocks import Candidate, Sign, blocks_of
from .links import how_to_say
from .matching import Matches, Member
from .sites import fine_point

__all__ = ["LIKE", "MOST_COMPARED", "near_names"]

LIKE: Final = 87.0
"""From which score of 100 two names are near."""
MOST_COMPARED: Final = 4_000_000
"""How many pairs of a block are compared at most; past that, each name with its neighbours by alphabet."""
_NEIGHBOURS: Final = 20
_NEAR_KM: Final = 1.0


def near_names(matches: Matches, ids: Sequence[str]) -> Iterator[Finding]:
    """Yield the pairs of structures that may be one, each with its score and how to say whether they are.

    Args:
        matches: The structures, those that are surely the same together.
        ids: What each group of them is called.
    """
    if len({member.origin.census for member in matches.members}) < 2:
        return
    try:
        library = need("rapidfuzz", extra="merge")
    except MissingExtra as error:
        yield _not_sought(error)
        return
    yield from _Nearness(matches, ids, library.process.extract, library.fuzz.ratio).findings()


class _Nearness:
    """The comparing of names."""

    def __init__(self, matches: Matches, ids: Sequence[str], extract: Any, ratio: Any) -> None:
        self._matches: Matches = matches
        self._ids: Sequence[str] = ids
        self._extract: Any = extract
        self._ratio: Any = ratio
        self._censuses: list[set[int]] = [
            {matches.members[one].origin.census for one in group} for group in matches.groups
        ]
        self._told: set[frozenset[int]] = set()

    def findings(self) -> Iterator[Finding]:
        """Yield what is found, block by block."""
        for (sign, _), block in blocks_of(self._matches).items():
            counts = Counter(one.member.origin.census for one in block)
            if len(counts) < 2:
                continue
            compared = (len(block) ** 2 - sum(count**2 for count in counts.values())) // 2
            if compared > MOST_COMPARED:
                yield _partly_sought(sign, block)
            pairs = self._neighbours if compared > MOST_COMPARED else self._all_pairs
            for one, other, score in pairs(block, sign):
                if self._may_be_one(one, other, sign):
                    self._told.add(frozenset((one.group, other.group)))
                    yield _probable(one, other, score, sign, self._ids)

    def _all_pairs(self, block: Sequence[Candidate], sign: Sign) -> Iterator[_Scored]:
        by_census: dict[int, list[Candidate]] = defaultdict(list)
        for one in block:
            by_census[one.member.origin.census].append(one)
        for first, second in combinations(sorted(by_census), 2):
            others = by_census[second]
            for form, texts in enumerate(zip(*(one.texts(sign) for one in others), strict=True)):
                for one in by_census[first]:
                    for _, score, place in self._scores(one.texts(sign)[form], texts):
                        yield one, others[place], score

    def _neighbours(self, block: Sequence[Candidate], sign: Sign) -> Iterator[_Scored]:
        for form in (0, 1):
            keyed = sorted((one.texts(sign)[form], place) for place, one in enumerate(block))
            texts, ordered = [text for text, _ in keyed], [block[place] for _, place in keyed]
            for place, one in enumerate(ordered):
                after = slice(place + 1, place + 1 + _NEIGHBOURS)
                for _, score, ahead in self._scores(texts[place], texts[after]):
                    yield one, ordered[place + 1 + ahead], score

    def _scores(self, text: str, others: Sequence[str]) -> Iterable[tuple[str, float, int]]:
        found: Iterable[tuple[str, float, int]] = self._extract(
            text, others, scorer=self._ratio, score_cutoff=LIKE, limit=None
        )
        return found

    def _may_be_one(self, one: Candidate, other: Candidate, sign: Sign) -> bool:
        if one.numbers != other.numbers or self._censuses[one.group] & self._censuses[other.group]:
            return False
        if frozenset((one.group, other.group)) in self._told or self._is_settled(one, other):
            return False
        if sign is Sign.NAME:
            return not (one.member.communes and other.member.communes)
        return sign is not Sign.POINT or _within_reach(one.member, other.member)

    def _is_settled(self, one: Candidate, other: Candidate) -> bool:
        """Tell whether two are known to be apart, or share a sure sign: then their case is told already."""
        if not set(one.member.signs()).isdisjoint(other.member.signs()):
            return True
        groups = (self._matches.groups[one.group], self._matches.groups[other.group])
        return any(frozenset(pair) in self._matches.links.apart for pair in product(*groups))


_Scored: TypeAlias = tuple[Candidate, Candidate, float]


def _within_reach(one: Member, other: Member) -> bool:
    points, others = (
        [point for site in member.structure.sites if (point := fine_point(site))] for member in (one, other)
    )
    return any(point.distance_to(there) <= _NEAR_KM for point, there in product(points, others))


def _probable(one: Candidate, other: Candidate, score: float, sign: Sign, ids: Sequence[str]) -> Finding:
    first, second = sorted((one, other), key=lambda candidate: candidate.member.origin.census)
    fr, en = (
        [f"{before}{each.member.structure.name}{after} ({each.member.origin})" for each in (first, second)]
        for before, after in (("« ", " »"), ("“", "”"))
    )
    text = Label(
        f"peut-être la même structure : {' et '.join(fr)} ; noms proches à {score:.0f} sur 100,"
        f" {sign.value.text('fr')} ; laissées à part",
        f"perhaps one structure: {' and '.join(en)}; names near by {score:.0f} of 100,"
        f" {sign.value.text('en')}; left apart",
    )
    return Finding(
        code="probable-duplicate",
        severity=Severity.WARNING,
        where=Position(record=ids[first.group]),
        text=text,
        fix=how_to_say(str(first.member.origin), str(second.member.origin)),
    )


def _partly_sought(sign: Sign, block: Sequence[Candidate]) -> Finding:
    fr, en = (sign.value.text(lang) for lang in ("fr", "en"))
    return Finding(
        code="near-names-partly-sought",
        severity=Severity.INFO,
        text=Label(
            f"{len(block)} structures ont un trait commun ({fr}) : chacune n'y est comparée qu'à ses"
            f" {_NEIGHBOURS} voisines par ordre alphabétique",
            f"{len(block)} structures share one sign ({en}): there each is compared with its"
            f" {_NEIGHBOURS} neighbours in alphabetical order only",
        ),
    )


def _not_sought(error: MissingExtra) -> Finding:
    return Finding(
        code="near-names-not-sought",
        severity=Severity.INFO,
        text=Label(
            "les structures aux noms proches n'ont pas été cherchées",
            "structures with near names were not looked for",
        ),
        fix=error.text,
    )
