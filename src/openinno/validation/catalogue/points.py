"""Points: not at zero, not swapped, inside the département that the row tells."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final, TypeVar, overload

from ...findings import Severity
from ...geography import Bounds, departements
from ...labels import Label
from ..conditions import AllOf, AnyOf, Between, Condition, Inside, Not
from ..rules import Rule
from .making import GROWING

__all__ = ["BOXES", "POINTS"]

_MARGIN_KM: Final = 5.0
"""The outlines are drawn to a kilometre, and a structure may stand on the border."""
_KM_A_DEGREE: Final = 111.2
_OUTLINES: Final = Label(
    "contours des départements (svg-maps, Natural Earth)",
    "outlines of the départements (svg-maps, Natural Earth)",
)

_OTHER = TypeVar("_OTHER")


class _Boxes(Mapping[str, Bounds]):
    """The boxes of the départements, wider by some kilometres; read when first asked for."""

    @cached_property
    def _wide(self) -> dict[str, Bounds]:
        return {one.code: _wider(one.bounds) for one in departements()}

    def __getitem__(self, code: str) -> Bounds:
        return self._wide[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._wide)

    def __len__(self) -> int:
        return len(self._wide)

    @overload
    def get(self, code: str, default: None = None, /) -> Bounds | None: ...
    @overload
    def get(self, code: str, default: Bounds | _OTHER, /) -> Bounds | _OTHER: ...
    def get(self, code: str, default: object = None, /) -> object:
        # The one of the base class costs an exception for each code without a box.
        return self._wide.get(code, default)

    def __repr__(self) -> str:
        return "<boxes of the départements>"


def _wider(box: Bounds) -> Bounds:
    west, south, east, north = box
    up = _MARGIN_KM / _KM_A_DEGREE
    aside = up / math.cos(math.radians(max(abs(south), abs(north))))
    return west - aside, south - up, east + aside, north + up


BOXES: Final[Mapping[str, Bounds]] = _Boxes()
"""Where the points of each département lie, by its code."""

_MAINLAND: Final = ((41.0, 51.5), (-5.8, 9.9))
"""Degrees north and east of metropolitan France."""
_OVERSEAS: Final = (
    ((14.0, 18.2), (-63.5, -60.5)),  # Guadeloupe, Martinique, Saint-Martin, Saint-Barthélemy
    ((2.0, 6.0), (-55.0, -51.0)),  # Guyane
    ((-21.6, -20.6), (55.0, 56.0)),  # La Réunion
    ((-13.2, -12.4), (44.8, 45.5)),  # Mayotte
)


def _within(spans: tuple[tuple[float, float], tuple[float, float]], north: str, east: str) -> Condition:
    (south, most_north), (west, most_east) = spans
    return AllOf(Between(north, south, most_north), Between(east, west, most_east))


POINTS: Final = (
    Rule(
        code="point-zero",
        column="latitude",
        holds=Not(AllOf(Between("latitude", 0, 0), Between("longitude", 0, 0))),
        severity=Severity.ERROR,
        title=Label("Point à zéro", "Point at zero"),
        reason=Label(
            "0, 0 est au large du Ghana : c'est ce qu'écrit un outil qui n'a rien trouvé.",
            "0, 0 lies off Ghana: it is what a tool writes that found nothing.",
        ),
        text=Label(
            "latitude et longitude à zéro : un lieu non trouvé",
            "latitude and longitude are zero: a place that was not found",
        ),
        fix=Label(
            "vider les deux cellules, ou chercher l'adresse", "empty both cells, or look the address up"
        ),
        after=["latitude-type", "longitude-type"],
    ),
    Rule(
        code="point-swapped",
        column="latitude",
        holds=AnyOf(
            _within(_MAINLAND, "latitude", "longitude"),
            Not(AnyOf(*(_within(spans, "longitude", "latitude") for spans in (_MAINLAND, *_OVERSEAS)))),
        ),
        severity=GROWING,
        title=Label("Latitude et longitude à leur place", "Latitude and longitude in their places"),
        reason=Label(
            "GeoJSON écrit la longitude d'abord, les cartes la latitude : les deux s'échangent souvent.",
            "GeoJSON writes the longitude first, maps the latitude: the two are often swapped.",
        ),
        text=Label(
            "latitude {latitude} et longitude {longitude} : échangées, elles tombent en France",
            "latitude {latitude} and longitude {longitude}: swapped, they fall in France",
        ),
        fix=Label(
            "écrire {longitude} en latitude et {latitude} en longitude",
            "write {longitude} as latitude and {latitude} as longitude",
        ),
        after=["latitude-bounds", "longitude-bounds", "point-zero"],
    ),
    Rule(
        code="point-in-departement",
        column="latitude",
        holds=Inside(latitude="latitude", longitude="longitude", code="departement", boxes=BOXES),
        severity=GROWING,
        title=Label("Point dans le département", "Point in the département"),
        reason=Label(
            "Un point à plus de 5 km du cadre du département est celui d'un autre lieu.",
            "A point more than 5 km out of the box of the département is that of another place.",
        ),
        text=Label(
            "le point {latitude}, {longitude} est hors du département {departement}",
            "the point {latitude}, {longitude} lies outside the département {departement}",
        ),
        fix=Label(
            "chercher l'adresse de nouveau, ou corriger le département",
            "look the address up again, or mend the département",
        ),
        source=_OUTLINES,
        after=["point-swapped", "departement-known", "departement-of-insee"],
    ),
    Rule(
        code="point-near-commune",
        column="latitude",
        holds=Inside(latitude="latitude", longitude="longitude", code="insee", boxes=BOXES, insee=True),
        severity=GROWING,
        title=Label("Point dans le département de la commune", "Point in the département of the commune"),
        reason=Label(
            "Un point à plus de 5 km du cadre du département est celui d'un autre lieu.",
            "A point more than 5 km out of the box of the département is that of another place.",
        ),
        text=Label(
            "le point {latitude}, {longitude} est hors du département de la commune {insee}",
            "the point {latitude}, {longitude} lies outside the département of the commune {insee}",
        ),
        fix=Label(
            "chercher l'adresse de nouveau, ou corriger le code INSEE",
            "look the address up again, or mend the INSEE code",
        ),
        source=_OUTLINES,
        after=["point-swapped", "point-in-departement", "insee-shape", "insee-known", "departement-of-insee"],
    ),
)
"""What a point must hold."""
