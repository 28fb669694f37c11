"""The shares of the themes and of the levels of open innovation, which the study names and does not count."""

from __future__ import annotations

from ...citations import Source
from ...labels import Label
from ...vocabulary import Level, Term, Theme
from ..definitions import Definition
from ..indicator import IndicatorGroup
from ..questions import has

__all__ = ["word_shares"]

_UNCOUNTED = Label("l'étude n'en imprime aucune part", "the study prints no share of it")


def word_shares() -> tuple[Definition, ...]:
    """Return a share for each theme, then for each level."""
    theme, level = Label("ses thèmes", "its themes"), Label("son niveau", "its level")
    return (
        *(_share(one, "themes", IndicatorGroup.THEMES, theme, "002:L153") for one in Theme),
        *(_share(one, "levels", IndicatorGroup.LEVELS, level, "002:L87-91") for one in Level),
    )


def _share(word: Term, attribute: str, group: IndicatorGroup, told: Label, citation: str) -> Definition:
    return Definition(
        id=f"{attribute[:-1]}_{word.name.casefold()}",
        group=group,
        label=Label(word.label("fr"), word.label("en")),
        told=told,
        holds=has(attribute, word),
        cautions=(_UNCOUNTED,),
        sources=Source.parse(citation),
    )
