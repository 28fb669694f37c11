"""Départements and régions by code or name, as the flat row has them; what is unknown is kept as given."""

from __future__ import annotations

import re
from typing import Any, Final

from ....findings import shortened
from ....geography import Reason, collectivities, find_departements, find_regions
from ....labels import plain
from .results import NOTHING, Doubt, Read, Reader, info, lost_zero, warning
from .texts import as_text

__all__ = ["departement_reader", "region_reader"]

_REGION_CODE: Final = re.compile(r"[Rr][- ]?([0-9]{2})")
_PAST: Final = {Reason.FORMER_NAME, Reason.FORMER_CODE}


def departement_reader() -> Reader:
    """Return the reader of départements, which gives their code.

    Examples:
        >>> read = departement_reader()
        >>> [read(cell).value for cell in ("Ille-et-Vilaine (35)", "2a", 1, "Nouvelle-Calédonie")]
        ['35', '2A', '01', '988']
        >>> read("Ruhr").value, read("Ruhr").doubts[0].code
        ('Ruhr', 'unknown-departement')
    """

    def read_departement(cell: Any) -> Read:
        text = as_text(cell)
        if not text:
            return NOTHING
        found = {match.place.code for match in find_departements(text)}
        found = found or {one.code for one in collectivities() if plain(text) in {one.code, plain(one.name)}}
        if len(found) != 1:
            return Read(text, (_unknown("departement", "département", text),))
        (code,) = found
        lost = len(text) == 1 and text.isdigit()
        return Read(code, (lost_zero(text, code),) if lost else ())

    return read_departement


def region_reader() -> Reader:
    """Return the reader of régions, which gives their name of today.

    Examples:
        >>> read = region_reader()
        >>> [read(cell).value for cell in ("R53", 84, "bretagne", "Picardie")]
        ['Bretagne', 'Auvergne-Rhône-Alpes', 'Bretagne', 'Hauts-de-France']
        >>> read("Wallonie").value, read("Wallonie").doubts[0].code
        ('Wallonie', 'unknown-region')
    """

    def read_region(cell: Any) -> Read:
        text = as_text(cell)
        if not text:
            return NOTHING
        code = _REGION_CODE.fullmatch(text)
        matches = find_regions(code[1] if code else text)
        if len(matches) != 1:
            return Read(text, (_unknown("region", "région", text),))
        (match,) = matches
        past = match.reason in _PAST
        return Read(match.place.name, (_of_the_past(text, match.place.name),) if past else ())

    return read_region


def _of_the_past(text: str, name: str) -> Doubt:
    return info(
        "former-region",
        f"région d'avant 2016 : « {text} » est lu « {name} »",
        f"a région of before 2016: “{text}” is read “{name}”",
    )


def _unknown(kind: str, what: str, text: str) -> Doubt:
    shown = shortened(text)
    return warning(
        f"unknown-{kind}",
        f"{what} introuvable : « {shown} » ; gardé tel quel",
        f"unknown {what}: “{shown}”; kept as given",
    )
