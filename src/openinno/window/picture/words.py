"""What a picture says, in French and in English."""

from __future__ import annotations

from typing import Final

from ...census import Census
from ...labels import Label
from ...nouns import Noun, count, number
from ...typography import unbroken
from ..kinds import KINDS
from ..outlines import OUTLINE_CREDITS
from .frames import Frame
from .places import Mark, Placed
from .svg import Element, element

__all__ = [
    "HEADINGS",
    "NOTE",
    "about",
    "counted",
    "larger",
    "named",
    "outline_credits",
    "outside",
    "summary",
    "told",
    "unlocated",
]

HEADINGS: Final = (Label("Profil principal", "Main profile"), Label("carte", "map"), Label("total"))
"""Over the columns of the legend."""

NOTE: Final = Label(
    "Les lieux voisins sont écartés, autant que la place le permet. Chaque encadré a son échelle.",
    "Neighbouring places are spread, as far as there is room. Each frame has a scale of its own.",
)
_STRUCTURE: Final = Noun(Label("structure", "structure"), Label("structures", "structures"))
_PLACE: Final = Noun(Label("lieu", "place"), Label("lieux", "places"))
_NOTHING_KNOWN: Final = Label("région inconnue", "région unknown")


def _structures(value: int, lang: str) -> str:
    return count(value, _STRUCTURE, lang)


def counted(laid: Placed, lang: str) -> str:
    """Say how many structures there are, and how many of them stand on the map."""
    shown, places = sum(laid.shown), sum(map(len, laid.marks.values()))
    told_places = _places(places, lang)
    text = Label(
        f"{_structures(sum(laid.totals), lang)}, dont {number(shown, lang)} sur la carte ({told_places})",
        f"{_structures(sum(laid.totals), lang)}, {number(shown, lang)} of them on the map ({told_places})",
    )
    return text.text(lang)


def unlocated(laid: Placed, lang: str) -> str | None:
    """Say how many structures have no point, by région; None where all have one."""
    nowhere = sum(laid.unlocated.values())
    if not nowhere:
        return None
    regions = ", ".join(
        f"{name or _NOTHING_KNOWN.text(lang)}\N{NO-BREAK SPACE}{number(several, lang)}"
        for name, several in laid.unlocated.items()
    )
    head = Label(
        f"{_structures(nowhere, lang)} sans lieu connu : ",
        f"{_structures(nowhere, lang)} without a known place: ",
    )
    return unbroken(head.text(lang) + regions)


def outside(laid: Placed, lang: str) -> str | None:
    """Say how many structures lie outside what is drawn; None where none does."""
    if not laid.outside:
        return None
    told = _structures(laid.outside, lang)
    return Label(f"{told} hors des territoires dessinés", f"{told} outside what is drawn").text(lang)


def named(frame: Frame, lang: str) -> str:
    """Return the name to write over a frame; a lens shows some of what is around as well."""
    if not frame.lens:
        return frame.name
    return Label(f"{frame.name} et alentours", f"{frame.name} and around").text(lang)


def larger(several: int, lang: str) -> str:
    """Say that so many places are drawn larger beside the map."""
    places = _places(several, lang)
    return Label(f"{places}, en plus grand à côté de la carte", f"{places}, larger beside the map").text(lang)


def _places(value: int, lang: str) -> str:
    return count(value, _PLACE, lang)


def told(mark: Mark, lang: str) -> str:
    """Say what a mark stands for: name, profiles, town and what its point is worth."""
    profiles = ", ".join(claim.value.label(lang) for claim in mark.structure.profiles)
    site = mark.site
    town = site.commune or site.printed or site.region or ""
    area = f" ({site.departement})" if site.departement and town else ""
    precision = site.location.precision.label(lang) if site.location else None
    told_precision = Label(f"point : {precision}", f"point: {precision}").text(lang) if precision else None
    parts = (mark.structure.name, profiles or KINDS[-1].label.text(lang), town + area, told_precision)
    return unbroken(" · ".join(part for part in parts if part))


def about(census: Census, lang: str) -> str:
    """Say where the data comes from: publisher or title, date and licence."""
    made, title = census.source.made, census.source.title.text(lang)
    head = Label("Données : ", "Data: ").text(lang)
    return unbroken(head + (f"{title} ({made})" if made else title))


def outline_credits(lang: str) -> Element:
    """Say whom the outlines are owed to, each with a link that works where the picture is opened alone."""
    owed = (element("a", unbroken(text.text(lang)), href=address) for text, address in OUTLINE_CREDITS)
    return Element(Label(" ; ", "; ").text(lang).join(owed))


def summary(laid: Placed, lang: str) -> str:
    """Say in one paragraph what the picture shows, for those who do not see it."""
    kinds = ", ".join(
        f"{kind.label.text(lang)} {number(several, lang)}"
        for kind, several in zip(KINDS, laid.totals, strict=True)
        if several
    )
    head = Label("Carte de France. ", "Map of France. ").text(lang)
    parts = (counted(laid, lang), kinds, unlocated(laid, lang), outside(laid, lang))
    return head + ". ".join(part for part in parts if part) + "."
