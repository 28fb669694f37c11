"""Finding régions, départements and groupings by what people write."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from ._names import key, keys
from ._tables import tables
from ._usual_names import (
    FORMER_DEPARTEMENTS,
    FORMER_REGION_CODES,
    FORMER_REGIONS,
    USUAL_EPCIS,
    USUAL_REGIONS,
)
from .areas import Departement, Region
from .groupings import Epci
from .matches import Match, Reason

__all__ = ["LONGEST", "areas", "checked", "find_departements", "find_epcis", "find_regions"]

LONGEST: Final = 200
"""A longer text names no place: it is not even looked at."""

# Patterns are texts, compiled by re on first use: looking up a code should not pay for them.
_AROUND: Final = r"^(?:region |departement )?(?:(?:d|de|du|des|le|la|les|l) )*"
_CODE: Final = r"(?i)\(?(97[0-9]|[0-9]{1,2}|2[ab])\)?"
_CODE_FIRST: Final = r"(?i)^\(?(97[0-9]|[0-9]{1,2}|2[ab])\)?[ \-–—:.]+(?=\w)"
_CODE_LAST: Final = r"(?i)[ \-–—,(]+(97[0-9]|[0-9]{1,2}|2[ab])\)?$"
_KINDS: Final = {
    "communaute de communes": "cc",
    "communaute d agglomeration": "ca",
    "communaute urbaine": "cu",
}
_LINKS: Final = frozenset({"d", "de", "des", "du", "et", "l", "la", "le", "les"})

_Found = dict[str, tuple[str, Reason]]


def checked(function: str, **given: object) -> bool:
    """Refuse what is no text, and tell whether the texts are short enough to be looked at.

    Raises:
        TypeError: Something is neither a text nor, where it is optional, None.
    """
    for name, value in given.items():
        if not isinstance(value, str) and (value is not None or name == "text"):
            what = "a text" if name == "text" else f"a text or None as {name}"
            raise TypeError(
                f"{function}() takes {what}, not {value!r}; a code is a text too, such as '69123'"
            )
    return all(len(value) <= LONGEST for value in given.values() if isinstance(value, str))


def find_regions(text: str) -> tuple[Match[Region], ...]:
    """Find the régions that a text may mean: a code or a name, of today or of before 2016.

    Args:
        text: A code (``84``), a name, a usual short name (PACA, AURA), a name or code of before 2016.

    Returns:
        Every région that the text may mean, the surest reason first; nothing when it means none.

    Raises:
        TypeError: This is no text.

    Examples:
        >>> [(match.place.name, match.reason.value) for match in find_regions("Picardie")]
        [('Hauts-de-France', 'former_name')]
        >>> [match.place.name for match in find_regions("région PACA")]
        ["Provence-Alpes-Côte d'Azur"]
    """
    if not checked("find_regions", text=text):
        return ()
    regions, code = tables().regions, text.strip().zfill(2)
    if code in regions:
        return (Match(place=regions[code], reason=Reason.CODE, given=text),)
    if code in FORMER_REGION_CODES:
        place = regions[FORMER_REGION_CODES[code]]
        return (Match(place=place, reason=Reason.FORMER_CODE, given=text),)
    whole = key(text)
    for name in (whole, re.sub(_AROUND, "", whole)):
        if name in _region_names():
            code, reason = _region_names()[name]
            return (Match(place=regions[code], reason=reason, given=text),)
    return ()


def find_departements(text: str) -> tuple[Match[Departement], ...]:
    """Find the départements that a text may mean: a code, a name, or both when they agree.

    Args:
        text: A code (``33``, ``2a``), a name, both (``Gironde (33)``), a name of the past.

    Returns:
        Every département that the text may mean; two for ``20``, which Corsica bore; nothing when it
        means none.

    Raises:
        TypeError: This is no text.

    Examples:
        >>> [match.place.code for match in find_departements("33 - Gironde")]
        ['33']
        >>> [match.place.code for match in find_departements("20")]
        ['2A', '2B']
    """
    if not checked("find_departements", text=text):
        return ()
    line = text.strip()
    whole = re.fullmatch(_CODE, line)
    if whole is not None:
        return tuple(_departements_by_code(whole[1], text))
    named = tuple(_departements_by_name(line, text))
    part = re.search(_CODE_FIRST, line) or re.search(_CODE_LAST, line)
    if named or part is None:
        return named
    rest = line[: part.start()] + line[part.end() :]
    codes = {match.place.code for match in _departements_by_code(part[1], text)}
    return tuple(match for match in _departements_by_name(rest, text) if match.place.code in codes)


def _departements_by_code(code: str, given: str) -> Iterator[Match[Departement]]:
    known = tables().departements
    if code == "20":
        for one in ("2A", "2B"):
            yield Match(place=known[one], reason=Reason.FORMER_CODE, given=given)
    elif code.upper().zfill(2) in known:
        yield Match(place=known[code.upper().zfill(2)], reason=Reason.CODE, given=given)


def _departements_by_name(name: str, given: str) -> Iterator[Match[Departement]]:
    whole = key(name)
    for one in (whole, re.sub(_AROUND, "", whole)):
        if one in _departement_names():
            code, reason = _departement_names()[one]
            yield Match(place=tables().departements[code], reason=reason, given=given)
            return


def find_epcis(text: str) -> tuple[Match[Epci], ...]:
    """Find the groupings with taxes of their own that a text may mean.

    Args:
        text: A SIREN, or a name: official, with its kind written out, or without its kind.

    Returns:
        Every grouping that the text may mean, the surest reason first; nothing when it means none.

    Raises:
        TypeError: This is no text.

    Examples:
        >>> [match.place.name for match in find_epcis("communauté urbaine Caen-la-Mer")]
        ['CU Caen la Mer']
        >>> [match.place.code for match in find_epcis("Grand Lyon")]
        ['200046977']
    """
    if not checked("find_epcis", text=text):
        return ()
    by_code, by_name, by_loose = _epcis()
    code = "".join(text.split())
    if code in by_code:
        return (Match(place=by_code[code], reason=Reason.CODE, given=text),)
    name = _with_short_kind(key(text))
    if name in by_name:
        return tuple(Match(place=one, reason=Reason.NAME, given=text) for one in by_name[name])
    loose = by_loose.get(_loose(name), ())
    return tuple(Match(place=one, reason=Reason.ABBREVIATION, given=text) for one in loose)


def areas(text: str) -> frozenset[str]:
    """Return the codes of the départements, or of the collectivity, that a text names.

    A région names all of its own.
    """
    found = frozenset(match.place.code for match in find_departements(text))
    if found:
        return found
    overseas = tables().collectivities.values()
    found = frozenset(one.code for one in overseas if text.strip() == one.code or key(text) == key(one.name))
    if found:
        return found
    regions = {match.place.code for match in find_regions(text) if not text.strip().isdigit()}
    return frozenset(one.code for one in tables().departements.values() if one.region.code in regions)


@cache
def _region_names() -> _Found:
    official = {region.name: region.code for region in tables().regions.values()}
    return _named(
        (official, Reason.NAME), (USUAL_REGIONS, Reason.ABBREVIATION), (FORMER_REGIONS, Reason.FORMER_NAME)
    )


@cache
def _departement_names() -> _Found:
    official = {one.name: one.code for one in tables().departements.values()}
    return _named((official, Reason.NAME), (FORMER_DEPARTEMENTS, Reason.FORMER_NAME))


def _named(*tables_of_names: tuple[Mapping[str, str], Reason]) -> _Found:
    """Index names by their reduced form, with and without the article before them; the first table wins."""
    found: _Found = {}
    for names, reason in tables_of_names:
        for name, code in names.items():
            for form in (key(name), re.sub(_AROUND, "", key(name))):
                found.setdefault(form, (code, reason))
    return found


@cache
def _epcis() -> tuple[Mapping[str, Epci], Mapping[str, Sequence[Epci]], Mapping[str, Sequence[Epci]]]:
    groupings = tables().epcis
    by_code = {one.code: one for one in groupings}
    names = keys(one.name for one in groupings)
    loose = [(form, one) for name, one in zip(names, groupings, strict=True) for form in _loose_forms(name)]
    usual = [(_loose(key(name)), by_code[code]) for name, code in USUAL_EPCIS.items()]
    return by_code, _grouped(zip(names, groupings, strict=True)), _grouped([*loose, *usual])


def _grouped(pairs: Iterable[tuple[str, Epci]]) -> Mapping[str, Sequence[Epci]]:
    found: dict[str, dict[str, Epci]] = defaultdict(dict)
    for name, grouping in pairs:
        found[name][grouping.code] = grouping
    return {name: list(groupings.values()) for name, groupings in found.items()}


def _with_short_kind(name: str) -> str:
    for kind, short in _KINDS.items():
        if name.startswith(f"{kind} "):
            return f"{short}{name.removeprefix(kind)}"
    return name


def _loose_forms(name: str) -> set[str]:
    """Return a name without its small words, with and without its kind."""
    loose = _loose(name)
    return {loose, re.sub(r"^c[cau] ", "", loose)}


def _loose(name: str) -> str:
    return " ".join(word for word in name.split() if word not in _LINKS)
