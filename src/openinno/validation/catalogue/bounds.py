"""Numbers within their bounds: degrees, months."""

from __future__ import annotations

from typing import Final

from ...findings import Severity
from ...labels import Label
from ..conditions import Between, Implies, NoMoreThan, Present
from ..rules import Rule
from ..worded import COLUMNS
from .making import GROWING, code_of

__all__ = ["BOUNDS"]

_MOST_MONTHS: Final = 2**53
"""Beyond this, whole numbers are no longer told apart by every tool."""
_WGS84: Final = Label("WGS 84 (EPSG:4326)", "WGS 84 (EPSG:4326)")


def _degrees(column: str, most: int) -> Rule:
    name = COLUMNS[column]
    return Rule(
        code=code_of(column, "bounds"),
        column=column,
        holds=Between(column, -most, most),
        severity=Severity.ERROR,
        title=Label(
            f"{name.fr} de -{most} à {most} degrés", f"{name.text('en')} from -{most} to {most} degrees"
        ),
        reason=Label(
            "Aucun lieu n'est au-delà ; des mètres d'une projection ont cet air-là.",
            "No place lies beyond; metres of a projection look like this.",
        ),
        text=Label(
            f"{{value}} n'est pas une {name.fr} en degrés", f"{{value}} is not a {name.text('en')} in degrees"
        ),
        fix=Label(
            "écrire des degrés décimaux (WGS 84), ou déclarer la projection",
            "write decimal degrees (WGS 84), or declare the projection",
        ),
        source=_WGS84,
        after=[code_of(column, "type")],
    )


def _half_point(column: str, other: str) -> Rule:
    name, known = COLUMNS[column], COLUMNS[other]
    return Rule(
        code=code_of(column, "missing"),
        column=column,
        holds=Implies(Present(other), Present(column)),
        severity=Severity.ERROR,
        title=Label(f"Une {name.fr} avec la {known.fr}", f"A {name.text('en')} with the {known.text('en')}"),
        reason=Label("Un point a deux coordonnées.", "A point has two coordinates."),
        text=Label(
            f"pas de {name.fr}, mais la {known.fr} {{{other}}}",
            f"no {name.text('en')}, but the {known.text('en')} {{{other}}}",
        ),
        fix=Label(
            f"écrire la {name.fr}, ou vider les deux cellules",
            f"write the {name.text('en')}, or empty both cells",
        ),
        source=_WGS84,
    )


def _months(column: str) -> Rule:
    name = COLUMNS[column]
    return Rule(
        code=code_of(column, "bounds"),
        column=column,
        holds=Between(column, 0, _MOST_MONTHS),
        severity=Severity.ERROR,
        title=Label(f"{name.fr} : pas moins de 0", f"{name.text('en')}: not less than 0"),
        reason=Label("Une durée n'est pas négative.", "A length of time is not negative."),
        text=Label("{value} n'est pas un nombre de mois", "{value} is not a number of months"),
        fix=Label("écrire un nombre entier de mois, 0 ou plus", "write a whole number of months, 0 or more"),
        after=[code_of(column, "type")],
    )


BOUNDS: Final = (
    _degrees("latitude", 90),
    _degrees("longitude", 180),
    _half_point("latitude", "longitude"),
    _half_point("longitude", "latitude"),
    _months("support_min_months"),
    _months("support_max_months"),
    Rule(
        code="support-months-ordered",
        column="support_min_months",
        holds=NoMoreThan("support_min_months", "support_max_months"),
        severity=GROWING,
        title=Label("Durées dans l'ordre", "Lengths in order"),
        reason=Label(
            "L'accompagnement le plus court ne dure pas plus que le plus long.",
            "The shortest support does not last longer than the longest.",
        ),
        text=Label(
            "minimum de {support_min_months} mois, au-dessus du maximum de {support_max_months}",
            "at least {support_min_months} months, above the most of {support_max_months}",
        ),
        fix=Label("échanger ou corriger les deux durées", "swap or mend the two lengths"),
        after=[
            code_of(column, kind)
            for column in ("support_min_months", "support_max_months")
            for kind in ("type", "bounds")
        ],
    ),
)
"""What numbers must hold alone and together."""
