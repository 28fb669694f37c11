"""What a picture says, in French and in English."""

from __future__ import annotations

from typing import Final

from ...census import Census
from ...labels import Label
from ...typography import unbroken
from ..outlines import OUTLINE_CREDITS
from .forms import KINDS
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
    "numbered",
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
_NOTHING_KNOWN: Final = Label("région inconnue", "région unknown")


def _count(number: int, lang: str, one: Label, many: Label) -> str:
    """Count something; in French, none is singular."""
    singular = number < 2 if lang == "fr" else number == 1
    return f"{numbered(number, lang)} {(one if singular else many).text(lang)}"


def numbered(value: int, lang: str) -> str:
    """Write a number, its thousands apart."""
    return f"{value:,}".replace(",", "\N{NARROW NO-BREAK SPACE}" if lang == "fr" else ",")


def _structures(number: int, lang: str) -> str:
    return _count(number, lang, Label("structure", "structure"), Label("structures", "structures"))


def counted(laid: Placed, lang: str) -> str:
    """Say how many structures there are, and how many of them stand on the map."""
    shown, places = sum(laid.shown), sum(map(len, laid.marks.values()))
    told_places = _places(places, lang)
    text = Label(
        f"{_structures(sum(laid.totals), lang)}, dont {numbered(shown, lang)} sur la carte ({told_places})",
        f"{_structures(sum(laid.totals), lang)}, {numbered(shown, lang)} of them on the map ({told_places})",
    )
    return text.text(lang)


def unlocated(laid: Placed, lang: str) -> str | None:
    """Say how many structures have no point, by région; None where all have one."""
    count = sum(laid.unlocated.values())
    if not count:
        return None
    regions = ", ".join(
        f"{name or _NOTHING_KNOWN.text(lang)}\N{NO-BREAK SPACE}{numbered(several, lang)}"
        for name, several in laid.unlocated.items()
    )
    head = Label(
        f"{_structures(count, lang)} sans lieu connu : ",
        f"{_structures(count, lang)} without a known place: ",
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


def larger(count: int, lang: str) -> str:
    """Say that so many places are drawn larger beside the map."""
    places = _places(count, lang)
    return Label(f"{places}, en plus grand à côté de la carte", f"{places}, larger beside the map").text(lang)


def _places(number: int, lang: str) -> str:
    return _count(number, lang, Label("lieu", "place"), Label("lieux", "places"))


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
    source = census.source
    parts = (source.publisher, source.date, source.licence)
    made = ", ".join(part for part in parts if part)
    title = source.title.text(lang)
    head = Label("Données : ", "Data: ").text(lang)
    return unbroken(head + (f"{title} ({made})" if made else title))


def outline_credits(lang: str) -> Element:
    """Say whom the outlines are owed to, each with a link that works where the picture is opened alone."""
    owed = (element("a", unbroken(text.text(lang)), href=address) for text, address in OUTLINE_CREDITS)
    return Element(Label(" ; ", "; ").text(lang).join(owed))


def summary(laid: Placed, lang: str) -> str:
    """Say in one paragraph what the picture shows, for those who do not see it."""
    kinds = ", ".join(
        f"{kind.label.text(lang)} {numbered(count, lang)}"
        for kind, count in zip(KINDS, laid.totals, strict=True)
        if count
    )
    head = Label("Carte de France. ", "Map of France. ").text(lang)
    parts = (counted(laid, lang), kinds, unlocated(laid, lang), outside(laid, lang))
    return head + ". ".join(part for part in parts if part) + "."
