"""What of a census a form does not hold, or nobody asked to publish: told, never lost in silence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from ..census import Census
from ..labels import Label
from ..nouns import Noun, count

__all__ = ["Left", "left_of"]

_NAMED: Final = {
    "actors": Noun(Label("acteur", "actor"), Label("acteurs", "actors")),
    "initiatives": Noun(Label("initiative", "initiative"), Label("initiatives", "initiatives")),
    "relations": Noun(Label("relation", "relation"), Label("relations", "relations")),
    "findings": Noun(Label("constat", "finding"), Label("constats", "findings")),
    "refused": Noun(Label("ligne refusée", "refused row"), Label("lignes refusées", "refused rows")),
    "extra": Noun(
        Label("structure avec d'autres colonnes (extra)", "structure with other columns (extra)"),
        Label("structures avec d'autres colonnes (extra)", "structures with other columns (extra)"),
    ),
}


@attrs.frozen(kw_only=True)
class Left:
    """What of a census was not written; false where all of it was.

    Args:
        source: Whether where the census comes from was left out.
        actors: How many actors were left out.
        initiatives: How many initiatives.
        relations: How many relations.
        findings: How many findings.
        refused: How many refused rows.
        extra: How many structures lost what no attribute takes.

    Examples:
        >>> import openinno as oi
        >>> census = oi.Census(structures=[], source=oi.embedded_census().source)
        >>> left_of(census, whole=False, extra=False).message("fr")
        'laissé de côté : la source du recensement'
        >>> bool(left_of(oi.embedded_census(), whole=True, extra=True))
        False
    """

    source: bool = False
    actors: int = 0
    initiatives: int = 0
    relations: int = 0
    findings: int = 0
    refused: int = 0
    extra: int = 0

    def __bool__(self) -> bool:
        return self != Left()

    def message(self, lang: str = "en") -> str:
        """Return what was left out, in a language; nothing where nothing was.

        Args:
            lang: The language, ``fr`` or ``en``.
        """
        told = ", ".join(self._parts(lang))
        return told and Label("laissé de côté : ", "left out: ").text(lang) + told

    def _parts(self, lang: str) -> Iterator[str]:
        if self.source:
            yield Label("la source du recensement", "the source of the census").text(lang)
        for name, noun in _NAMED.items():
            if getattr(self, name):
                yield count(getattr(self, name), noun, lang)


def left_of(census: Census, *, whole: bool, extra: bool) -> Left:
    """Return what is left out of a census.

    Args:
        census: The census.
        whole: Whether the form holds a whole census, or its structures only.
        extra: Whether what no attribute takes, and the refused rows, are asked for.
    """
    return Left(
        source=not whole,
        actors=0 if whole else len(census.actors),
        initiatives=0 if whole else len(census.initiatives),
        relations=0 if whole else len(census.relations),
        findings=0 if whole else len(census.findings),
        refused=0 if whole and extra else len(census.refused),
        extra=0 if extra else sum(1 for one in census if one.extra),
    )
