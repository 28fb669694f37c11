"""Finding communes by what people write: codes, names, postcodes, arrondissements, CEDEX."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

import attrs

from ._find_areas import areas, checked
from ._names import by_former_code, by_former_name, by_name, by_postcode
from ._reading import Reading, as_postcode, readings
from ._tables import tables
from .matches import Match, Reason
from .municipalities import Arrondissement, Commune, area_code

__all__ = ["find_communes"]

_CODE: Final = r"[0-9]{5}|2[AB][0-9]{3}"


def find_communes(
    text: str, *, departement: str | None = None, postcode: str | None = None
) -> tuple[Match[Commune], ...]:
    """Find the communes that a text may mean. It never guesses: all that fit are given, or none.

    Forgiven: accents, case, hyphens and other signs, *St*, *Ste* and ``s/``. What is given must agree: a
    postcode that is not one of the commune's is left aside, and told, when it belongs to the same
    département; otherwise nothing is found.

    Args:
        text: An INSEE code of today or of the past, a postcode, or a name, also of a delegated or associated
            commune; around the name, a postcode, a département (``Mérignac (33)``), an arrondissement
            (``Lyon 7e``), a CEDEX.
        departement: Keep the communes of that département, given by code or name; that of a collectivity
            or of a région does as well. Blank means any.
        postcode: Keep the communes of that postcode. Blank means any.

    Returns:
        The matches, the surest reason first, then by code. One commune is there once.

    Raises:
        TypeError: Something is no text.

    Examples:
        >>> [match.place.code for match in find_communes("merignac")]
        ['16216', '17229', '33281']
        >>> [match.place.code for match in find_communes("merignac", departement="Gironde")]
        ['33281']
        >>> (match,) = find_communes("69007 Lyon")
        >>> match.place.name, match.arrondissement.name
        ('Lyon', 'Lyon 7e Arrondissement')
        >>> (match,) = find_communes("Cherbourg-Octeville")
        >>> match.place.name, match.reason.value
        ('Cherbourg-en-Cotentin', 'former_name')
    """
    if not checked("find_communes", text=text, departement=departement, postcode=postcode):
        return ()
    wanted = as_postcode(postcode) if postcode and postcode.strip() else None
    if postcode and postcode.strip() and wanted is None:
        return ()
    allowed = areas(departement) if departement and departement.strip() else None
    found = list(_by_code(text)) or _by_first_reading(text)
    if allowed is not None:
        found = [match for match in found if area_code(match.place) in allowed]
    if wanted is not None:
        found = _agreeing(found, wanted)
    return _best_first(found)


def _by_code(text: str) -> Iterator[Match[Commune]]:
    """Yield the communes that a bare code leads to: a postcode may look like an INSEE code."""
    code = text.strip().upper()
    if not re.fullmatch(_CODE, code):
        return
    place = tables().place(code)
    if place is not None:
        yield Match(place=tables().commune(place), reason=Reason.CODE, given=text)
    arrondissement = tables().arrondissements.get(code)
    if arrondissement is not None:
        yield _in_arrondissement(arrondissement, Reason.ARRONDISSEMENT_CODE, text)
    for row in by_former_code().get(code, ()):
        yield _by_former(row, Reason.FORMER_CODE, text)
    yield from _by_postcode(code, text)


def _by_postcode(postcode: str, text: str) -> Iterator[Match[Commune]]:
    if postcode in _arrondissements_by_postcode():
        arrondissement = _arrondissements_by_postcode()[postcode]
        yield _in_arrondissement(arrondissement, Reason.ARRONDISSEMENT_POSTCODE, text)
        return
    for place in by_postcode().get(postcode, ()):
        yield Match(place=tables().commune(place), reason=Reason.POSTCODE, given=text)


def _by_first_reading(text: str) -> list[Match[Commune]]:
    for reading in readings(text):
        found = _by_reading(reading, text)
        if found:
            return found
    return []


def _by_reading(reading: Reading, text: str) -> list[Match[Commune]]:
    """Find by the name, then let every other part agree; without a name, only a postcode can find."""
    if not reading.name:
        alone = reading.postcode is not None and reading.cedex is None
        return list(_by_postcode(reading.postcode or "", text)) if alone else []
    found = list(_by_name(reading.name, text))
    if reading.number is not None:
        found = [kept for match in found if (kept := _numbered(match, reading.number, reading.ordinal))]
    if reading.departement is not None:
        allowed = areas(reading.departement)
        found = [match for match in found if area_code(match.place) in allowed]
    if reading.postcode is not None:
        found = _agreeing(found, reading.postcode)
    if reading.cedex is not None:
        found = [_without_cedex(match, reading.cedex) for match in found]
    return found


def _by_name(name: str, text: str) -> Iterator[Match[Commune]]:
    for place in by_name().get(name, ()):
        yield Match(place=tables().commune(place), reason=Reason.NAME, given=text)
    for row in by_former_name().get(name, ()):
        yield _by_former(row, Reason.FORMER_NAME, text)


def _by_former(row: int, reason: Reason, text: str) -> Match[Commune]:
    place = tables().commune(tables().former_places[row])
    return Match(place=place, reason=reason, given=text, former=tables().former(row))


def _in_arrondissement(arrondissement: Arrondissement, reason: Reason, text: str) -> Match[Commune]:
    place = tables().place(arrondissement.commune)
    assert place is not None  # noqa: S101 - the commune of an arrondissement is in the same file
    return Match(place=tables().commune(place), reason=reason, given=text, arrondissement=arrondissement)


def _numbered(match: Match[Commune], number: str, ordinal: bool) -> Match[Commune] | None:
    """Read the number after a name: the code of its département, or an arrondissement.

    Marseille 13 may be either, and either is Marseille: no arrondissement is told then.
    """
    if not ordinal and number.upper().zfill(2) == area_code(match.place):
        return match
    for one in match.place.arrondissements:
        if str(one.number) == number.lstrip("0"):
            return attrs.evolve(match, reason=Reason.ARRONDISSEMENT, arrondissement=one)
    return None


def _agreeing(found: Iterable[Match[Commune]], postcode: str) -> list[Match[Commune]]:
    """Keep the communes of a postcode; failing that those of its département, and tell it is left aside."""
    listed = list(found)
    agreeing = [_with_postcode(match, postcode) for match in listed if postcode in match.place.postcodes]
    return agreeing or [_leaving(match, postcode) for match in listed if _same_area(postcode, match.place)]


def _with_postcode(match: Match[Commune], postcode: str) -> Match[Commune]:
    if match.arrondissement is not None:
        agrees = postcode in match.arrondissement.postcodes
        return match if agrees else _leaving(match, postcode)
    arrondissement = _arrondissements_by_postcode().get(postcode)
    return attrs.evolve(match, arrondissement=arrondissement) if arrondissement else match


def _without_cedex(match: Match[Commune], cedex: str) -> Match[Commune]:
    reason = Reason.CEDEX if match.reason is Reason.NAME else match.reason
    return attrs.evolve(_leaving(match, cedex), reason=reason)


def _leaving(match: Match[Commune], part: str) -> Match[Commune]:
    aside = f"{match.set_aside}, {part}" if match.set_aside else part
    return attrs.evolve(match, set_aside=aside)


def _same_area(postcode: str, commune: Commune) -> bool:
    area = area_code(commune)
    return postcode.startswith("20" if area in {"2A", "2B"} else area)


def _best_first(found: Iterable[Match[Commune]]) -> tuple[Match[Commune], ...]:
    best: dict[str, Match[Commune]] = {}
    for match in sorted(found, key=lambda match: (match.reason.order, match.place.code)):
        best.setdefault(match.place.code, match)
    return tuple(best.values())


@cache
def _arrondissements_by_postcode() -> dict[str, Arrondissement]:
    return {code: one for one in tables().arrondissements.values() for code in one.postcodes}
