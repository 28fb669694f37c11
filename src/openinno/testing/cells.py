"""The cells of valid rows, part by part: what each draws agrees with the rest of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, Final, TypeAlias

from ..cells import Cell
from ..typology import sheet
from ..validation.catalogue.typology import SPANS
from ..vocabulary import (
    Activity,
    Basis,
    Funding,
    LegalForm,
    Ownership,
    PartnerKind,
    Precision,
    Profile,
    Public,
    Sector,
    StructureType,
    Support,
    Term,
    Theme,
)
from ._hypothesis import SearchStrategy, st
from .numbers import siren_of, siret_of
from .pieces import around, places, sources

__all__ = ["PARTS", "Cells", "Draw"]

Draw: TypeAlias = Callable[[SearchStrategy[Any]], Any]
"""Draws a value of a strategy."""
Cells: TypeAlias = dict[str, Cell]
"""Cells, by the names of their columns."""

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéèêçœÉ"
_BASES: Final = [one.value for one in Basis]
_TERRITORIAL: Final = ["local_authority", "social_landlord", "legal_profession"]
_LIKELY_YEARS: Final = (1950, 2020)
_TO_COME: Final = "2999"
_GROUNDS: Final = st.integers(0, 600 * (len(_BASES) + 1))
"""The first line of what is cited, and the basis from which the words take theirs in turn."""


@cache
def _one_of(*values: Any) -> SearchStrategy[Any]:
    # A strategy is made once: to make them anew would cost more than to draw from them.
    return st.sampled_from(values)


@cache
def _texts() -> SearchStrategy[str]:
    return st.builds(str.__add__, _one_of(*_LETTERS), st.text(f"{_LETTERS}0123456789-’&", max_size=8))


_sources = cache(sources)


def _text(draw: Draw) -> str:
    return str(draw(_texts()))


def _some(draw: Draw, values: Iterable[str], *, least: int = 1, most: int = 3) -> list[str]:
    """Draw some of the values, none of them twice."""
    return list(draw(_lists(tuple(values), least, most)))


@cache
def _lists(values: tuple[str, ...], least: int, most: int) -> SearchStrategy[list[str]]:
    size = len(values)
    return (
        st.lists(st.sampled_from(values), min_size=min(least, size), max_size=min(most, size), unique=True)
        if values
        else st.just([])
    )


def _said(draw: Draw, name: str, found: Sequence[str]) -> Cells:
    """Write words with what each rests on and where it is said, where that is told."""
    line, ground = divmod(draw(_GROUNDS), len(_BASES) + 1)
    bases = [_BASES[(ground + place) % len(_BASES)] for place in range(len(found))]
    cited = [f"002:L{line + place}" for place in range(len(found))]
    return {
        name: "|".join(found) or None,
        f"{name}_basis": "|".join(bases) if ground and found else None,
        f"{name}_sources": "|".join(cited) if line and found else None,
    }


def _codes(vocabulary: type[Term]) -> list[str]:
    return [one.code for one in vocabulary]


def _names(draw: Draw) -> Cells:
    return {
        "id": _text(draw).lower(),
        "name": _text(draw),
        "printed_names": "|".join(_some(draw, ["TUBA", "Le Tuba", "Tuba Lyon"])),
        "description": _text(draw),
    }


def _kind(draw: Draw) -> Cells:
    profiles = _some(draw, _codes(Profile), most=2)
    sheets = [sheet(Profile(code)) for code in profiles]
    levels = {given.level.code for one in sheets for given in one.levels}
    stages = {given.stage.code for one in sheets for given in one.maturity.stages if given.stage}
    # An event alone does not last.
    under = [one.value for one in StructureType if one.profile is None or one.profile.value in profiles]
    types = _some(draw, [code for code in under if code != "event"])
    return {
        **_said(draw, "profiles", profiles),
        **_said(draw, "types", types),
        **_said(draw, "levels", _some(draw, sorted(levels))),
        **_said(draw, "maturity", _some(draw, sorted(stages))),
        **_months(draw, profiles),
    }


def _months(draw: Draw, profiles: Sequence[str]) -> Cells:
    least, most = next(
        ((least or 0, most) for one, least, most, _ in SPANS if profiles == [one.value]), (0, 60)
    )
    shortest = draw(st.integers(least, most))
    return {"support_min_months": shortest, "support_max_months": draw(st.integers(shortest, most))}


def _organisation(draw: Draw) -> Cells:
    partners = [draw(_one_of(*_TERRITORIAL))]
    partners += _some(draw, [code for code in _codes(PartnerKind) if code not in _TERRITORIAL], least=0)
    return {
        **_said(draw, "themes", _some(draw, _codes(Theme))),
        **_said(draw, "support", _some(draw, _codes(Support), least=2)),
        **_said(draw, "ownership", _some(draw, _codes(Ownership), most=1)),
        **_said(draw, "initiative", _some(draw, _codes(Sector), most=1)),
        **_said(draw, "funding", _some(draw, _codes(Funding))),
        **_said(draw, "activities", _some(draw, _codes(Activity))),
        **_said(draw, "publics", _some(draw, _codes(Public))),
        **_said(draw, "partners", partners),
        "partner_names": "|".join(_some(draw, ["Mulhouse", "La Possession", "Caen"])),
    }


def _life(draw: Draw) -> Cells:
    status = draw(_one_of("active", "planned", "closed"))
    year = draw(st.integers(*_LIKELY_YEARS))
    opened = _TO_COME if status == "planned" else _date(draw, year)
    closed = _date(draw, draw(st.integers(year + 1, year + 3))) if status == "closed" else None
    return {**_said(draw, "status", [status]), "opened": opened, "closed": closed}


def _date(draw: Draw, year: int) -> str:
    # Never the first of a month: 1970-01-01 is what programs write for nothing.
    month, day = draw(st.integers(1, 12)), draw(st.integers(2, 28))
    return str(draw(_one_of(f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}")))


def _identity(draw: Draw) -> Cells:
    siren = siren_of(draw(st.integers(40_000_000, 89_999_999)))
    siret = siret_of(siren, draw(st.integers(1, 9999)))
    return {
        **_said(draw, "legal_form", _some(draw, _codes(LegalForm), most=1)),
        "siren": draw(_one_of(siren, None)),
        "siret": draw(_one_of(siret, None)),
    }


def _contact(draw: Draw) -> Cells:
    host = draw(_one_of("lab.fr", "www.tuba-lyon.com", "labo-été.org"))
    cells = {
        "website": f"https://{host}/{draw(st.integers(0, 99))}",
        "email": f"contact@{host}",
        "phone": f"0{draw(st.integers(1, 9))} 78 00 00 {draw(st.integers(0, 99)):02}",
    }
    return {name: cells[name] for name in _some(draw, list(cells))}


def _place(draw: Draw) -> Cells:
    place = draw(places())
    west, south, east, north = around(place)
    return {
        "town_printed": place.name,
        "commune": draw(_one_of(place.name, None)),
        "insee": place.code,
        "departement": place.departement.code,
        "region": place.region.name,
        "epci_kind": draw(_one_of(place.epci.kind.value, None)),
        "epci_name": draw(_one_of(place.epci.name, None)),
        "street": draw(_one_of("145 cours Lafayette", "Rue de l’Usine")),
        "address_complement": draw(_one_of("Bâtiment B", "BP 12")),
        "postcode": draw(_one_of(*place.postcodes, None)),
        "address_town": draw(_one_of(place.name.upper(), None)),
        "latitude": draw(st.floats(south, north)),
        "longitude": draw(st.floats(west, east)),
        "precision": draw(_one_of(*_codes(Precision))),
        "point_basis": draw(_one_of(None, *_BASES)),
        "point_sources": str(draw(_sources())),
        "town_basis": draw(_one_of(None, *_BASES)),
        "town_sources": str(draw(_sources())),
    }


def _rest(draw: Draw) -> Cells:
    return {
        "other_sites": '[{"commune":"Caen"}]',
        "figures": '[{"value":3,"unit":"countries"}]',
        "note_fr": draw(_one_of("Une réserve.", "À vérifier : l’année.")),
        "note_en": draw(_one_of("A caution.", None)),
        "sources": str(draw(_sources())),
        "extra": '{"Surface":120}',
    }


PARTS: Final[Sequence[Callable[[Draw], Cells]]] = (
    *(_names, _kind, _organisation, _life),
    *(_identity, _contact, _place, _rest),
)
"""What draws the cells of each part of a row."""
