"""The régions and départements that a census is asked for: read by the official code, or refused.

A name that the census tells is taken as it stands. Any other is one of today's, by whatever spelling the
finders read; where it is none, it is a mistake, which the answer *nothing found* would hide. But a census may
tell names of its own, of another country or of before 2016: there, nobody can tell whether another name is
right, and it finds nothing, as any name does that no structure has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, TypeVar

import attrs

from ..errors import VocabularyError
from ..labels import Label, plain
from ..listing import Named
from ._find_areas import find_departements, find_regions
from ._lookups import collectivities, departements, regions
from ._names import key
from .areas import Departement, Region
from .matches import Match, Reason

__all__ = ["DEPARTEMENTS", "REGIONS", "Areas"]

Area = TypeVar("Area", Region, Departement)

_OF_TODAY: Final = {Reason.CODE, Reason.NAME, Reason.ABBREVIATION}
_LONGEST: Final = 100
"""What is longer resembles no name: it is not compared whole."""


@attrs.frozen(kw_only=True)
class Areas:
    """The areas of one kind, as a census is asked for them.

    Args:
        label: What they are called.
        kind: What the geography gives of one.
        tells: What a census tells of one: its ``name``, or its ``code``.
        find: The finder that reads what people write.
        of_others: Yields those that lie in, or hold, an area of the other kind.
        every: All of them.
        shown_by: The call that shows them all.
    """

    label: Label
    kind: type[Departement | Region]
    tells: str
    find: Callable[[str], Sequence[Match[Any]]]
    of_others: Callable[[str], Iterator[Named]]
    every: Callable[[], Sequence[Any]]
    shown_by: str

    def read(self, given: str, told: Callable[[], Iterable[object]]) -> str:
        """Return an area that is asked for in the form in which a census tells it.

        Args:
            given: What people write.
            told: Yields the areas that the census tells, as :func:`~openinno.labels.plain` reduces them.

        Raises:
            VocabularyError: The official code knows no such area, and it knows all that the census tells.
        """
        name = plain(given)
        # Most are asked for what they tell: the census is looked through no further than that.
        if name in told():
            return name
        others = set(told())
        if not others:
            return name
        today = self._today(given)
        if today is None and all(self._today(str(one)) for one in others):
            raise self._unknown(given)
        return plain(today or name)

    def _today(self, given: str) -> str | None:
        found = _exactly(self.find(given))
        overseas = [one for one in collectivities() if given == one.code or key(given) == key(one.name)]
        return next((str(getattr(one, self.tells)) for one in (*found, *overseas)), None)

    def _unknown(self, given: str) -> VocabularyError:
        every = self.every()
        return VocabularyError.unknown(
            given,
            vocabulary=self.label,
            nearest=[match.place for match in self.find(given)]
            or list(self.of_others(given))
            or self._near(given, every),
            known=every,
            shown_by=Label(self.shown_by),
        )

    @staticmethod
    def _near(given: str, every: Sequence[Any]) -> list[Named]:
        from difflib import get_close_matches

        named = {plain(one.name): one for one in every}
        return [named[one] for one in get_close_matches(plain(given[:_LONGEST]), named)]


def _exactly(matches: Iterable[Match[Area]]) -> list[Area]:
    return [match.place for match in matches if match.reason in _OF_TODAY]


def _regions_around(given: str) -> Iterator[Region]:
    return (one.region for one in _exactly(find_departements(given)))


def _departements_within(given: str) -> Iterator[Departement]:
    around = _exactly(find_regions(given))
    return (one for one in departements() if one.region in around)


REGIONS: Final = Areas(
    label=Label("Régions"),
    kind=Region,
    tells="name",
    find=find_regions,
    of_others=_regions_around,
    every=regions,
    shown_by="openinno.geography.regions()",
)
DEPARTEMENTS: Final = Areas(
    label=Label("Départements"),
    kind=Departement,
    tells="code",
    find=find_departements,
    of_others=_departements_within,
    every=departements,
    shown_by="openinno.geography.departements()",
)
