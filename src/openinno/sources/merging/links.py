"""What a person says of structures of several censuses: that two are the same, or that they are not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Final

import attrs

from ...errors import RuleError
from ...labels import Label
from .origins import Origin

__all__ = ["Links", "Pair", "how_to_say", "links_of"]

Pair = tuple[str, str]
"""Two structures by their identifiers; the number of the census in front if several have it: ``1:tuba``."""

_NUMBERED: Final = re.compile(r"([1-9][0-9]*):(.+)", re.DOTALL)


@attrs.frozen(kw_only=True)
class Links:
    """What is known beforehand: pairs that are the same and pairs that are not, by place among all."""

    same: tuple[tuple[int, int], ...] = ()
    apart: frozenset[frozenset[int]] = frozenset()


def links_of(origins: Sequence[Origin], *, same: Iterable[Pair], apart: Iterable[Pair]) -> Links:
    """Read pairs of identifiers.

    Args:
        origins: The structures that there are.
        same: Pairs that are one structure.
        apart: Pairs that are two, whatever they have in common.

    Raises:
        RuleError: No structure has an identifier, several have it, or a pair names one structure twice.
        TypeError: This is no pair of texts.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for place, origin in enumerate(origins):
        places[origin.id].append(place)
    numbered = {str(origin): place for place, origin in enumerate(origins)}

    def pairs(given: Iterable[Pair]) -> list[tuple[int, int]]:
        return [_pair(pair, numbered, places) for pair in given]

    return Links(same=tuple(pairs(same)), apart=frozenset(map(frozenset, pairs(apart))))


def _pair(pair: Pair, numbered: Mapping[str, int], places: Mapping[str, Sequence[int]]) -> tuple[int, int]:
    given: object = pair
    if not (
        isinstance(given, tuple | list) and len(given) == 2 and all(isinstance(one, str) for one in given)
    ):
        raise TypeError(f"a pair is two identifiers, such as ('1:tuba', '2:tuba_lyon'), not {pair!r}")
    one, other = (_place(name, numbered, places) for name in pair)
    if one == other:
        raise _wrong(pair[0], Label("est deux fois la même structure", "is one structure twice"))
    return one, other


def _place(name: str, numbered: Mapping[str, int], places: Mapping[str, Sequence[int]]) -> int:
    if name in numbered and _NUMBERED.fullmatch(name):
        return numbered[name]
    found = places.get(name, ())
    if len(found) == 1:
        return found[0]
    if found:
        text = Label(
            f"est dans plusieurs recensements ; préciser lequel, par exemple « 1:{name} »",
            f"is in several censuses; say in which, such as “1:{name}”",
        )
        raise _wrong(name, text)
    near = get_close_matches(name, [*numbered, *places], n=3)
    hint_fr = f" ; les plus proches : {', '.join(near)}" if near else ""
    hint_en = f"; the nearest: {', '.join(near)}" if near else ""
    raise _wrong(
        name,
        Label(f"n'est l'identifiant d'aucune structure{hint_fr}", f"is no structure's identifier{hint_en}"),
    )


def _wrong(name: str, text: Label) -> RuleError:
    error = RuleError(Label(f"« {name} » {text.text('fr')}", f"“{name}” {text.text('en')}"))
    error.given = name
    return error


def how_to_say(one: str, other: str) -> Label:
    """Say how a person tells that two structures are the same, or that they are not."""
    same, apart = (f'{name}=[("{one}", "{other}")]' for name in ("same", "apart"))
    return Label(
        f"si c'est la même structure : {same} ; sinon : {apart}",
        f"if they are one structure: {same}; if not: {apart}",
    )
