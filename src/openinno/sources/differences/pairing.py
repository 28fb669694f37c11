"""Which structure of one census is which of another: by identifier, SIRET, or name and commune."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from enum import Enum
from typing import Final

import attrs

from ...structures import Structure
from ..merging.signs import name_keys, siret_of
from ..merging.sites import commune_key

__all__ = ["Pair", "PairedBy", "Pairing", "paired"]


class PairedBy(Enum):
    """What two records of one structure have in common."""

    ID = "id"
    SIRET = "siret"
    NAME = "name"
    """The name and the commune, in the form in which their spellings are equal, as in merging."""


@attrs.frozen(kw_only=True)
class Pair:
    """One structure in two censuses."""

    before: Structure
    after: Structure
    by: PairedBy


@attrs.frozen(kw_only=True)
class Pairing:
    """What two censuses have in common, and what each has alone.

    Args:
        pairs: The structures that both have.
        before: Those that only the first has.
        after: Those that only the second has.
    """

    pairs: tuple[Pair, ...]
    before: tuple[Structure, ...]
    after: tuple[Structure, ...]


def _name_and_commune(structure: Structure) -> Hashable | None:
    commune = commune_key(structure.sites[0]) if structure.sites else None
    return (*name_keys([structure.name]), commune) if commune else None


_WAYS: Final[tuple[tuple[PairedBy, Callable[[Structure], Hashable | None]], ...]] = (
    (PairedBy.ID, lambda one: one.id),
    (PairedBy.SIRET, siret_of),
    (PairedBy.NAME, _name_and_commune),
)


def paired(before: Iterable[Structure], after: Iterable[Structure]) -> Pairing:
    """Find which structures of two censuses are the same.

    What several structures of one census have in common tells none of them apart: they are not paired by it.

    Args:
        before: The structures of the first.
        after: Those of the second.

    Examples:
        >>> old = Structure(id="tuba", name="TUBA", siret="75334921400020")
        >>> new = Structure(id="tuba_lyon", name="Tuba Lyon", siret="75334921400020")
        >>> [(pair.after.id, pair.by) for pair in paired([old], [new]).pairs]
        [('tuba_lyon', <PairedBy.SIRET: 'siret'>)]
    """
    pairs: list[Pair] = []
    olds, news = list(before), list(after)
    for by, key in _WAYS:
        one, other = _alone(olds, key), _alone(news, key)
        found = [Pair(before=one[name], after=other[name], by=by) for name in one if name in other]
        pairs += found
        gone = {pair.before.id for pair in found}
        come = {pair.after.id for pair in found}
        olds = [structure for structure in olds if structure.id not in gone]
        news = [structure for structure in news if structure.id not in come]
    return Pairing(pairs=tuple(pairs), before=tuple(olds), after=tuple(news))


def _alone(
    structures: Iterable[Structure], key: Callable[[Structure], Hashable | None]
) -> dict[Hashable, Structure]:
    """Return the structures by a key that no other of them has."""
    found: dict[Hashable, Structure | None] = {}
    for structure in structures:
        name = key(structure)
        if name is not None:
            found[name] = None if name in found else structure
    return {name: structure for name, structure in found.items() if structure is not None}
