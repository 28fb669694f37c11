"""What is wrong with the arguments of a call though they have the right shape: scales, bounds, orders."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ...labels import Label
from ...points import is_latitude, is_longitude
from .arguments import NamedArgument
from .literals import Date, Number
from .nodes import Node
from .ordering import is_after

__all__ = [
    "box_faults",
    "cluster_faults",
    "now_faults",
    "percentile_faults",
    "range_faults",
    "score_faults",
]

_SETS: Final = ("year", "month", "day", "hour", "minute", "second", "microsecond", "weekday")
_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHIFTS: Final = (*(f"{one}s" for one in _SETS if one != "weekday"), *(f"{one}s" for one in _DAYS))


def _numbers(arguments: tuple[Node, ...]) -> list[Number]:
    return [one for one in arguments if isinstance(one, Number)]


def percentile_faults(arguments: tuple[Node, ...]) -> Iterator[Label]:
    """Yield why a rank is none: portals answer a plausible wrong number to one between 0 and 1."""
    (rank,) = _numbers(arguments[1:])
    if not 0 <= rank.value <= 100:
        yield Label(
            f"le rang d'un centile va de 0 à 100, et non {rank}",
            f"the rank of a percentile goes from 0 to 100, not {rank}",
        )
    elif 0 < rank.value < 1:
        yield Label(
            f"le rang d'un centile va de 0 à 100 : pour {rank}, écrivez {rank.value * 100:f}, sinon le"
            " portail renvoie un nombre plausible mais faux",
            f"the rank of a percentile goes from 0 to 100: for {rank} write {rank.value * 100:f}, or the"
            " portal answers a plausible wrong number",
        )


def cluster_faults(arguments: tuple[Node, ...]) -> Iterator[Label]:
    """Yield why a zoom or a radius is none."""
    zoom, *radius = _numbers(arguments)
    if not isinstance(zoom.value, int) or not 0 <= zoom.value <= 25:
        yield Label(
            f"le zoom de geo_cluster() est un entier de 0 à 25, et non {zoom}",
            f"the zoom of geo_cluster() is a whole number from 0 to 25, not {zoom}",
        )
    if any(one.value <= 0 for one in radius):
        yield Label("le rayon de geo_cluster() doit être positif", "the radius of geo_cluster() is positive")


def range_faults(arguments: tuple[Node, ...]) -> Iterator[Label]:
    """Yield why bounds or a width are none: of two types, out of order, or not positive."""
    bounds = [one for one in arguments[1:] if isinstance(one, Number | Date)]
    unordered = next((pair for pair in pairwise(bounds) if is_after(*pair) or pair[0] == pair[1]), None)
    if len({type(one) for one in bounds}) > 1:
        yield Label(
            "les bornes de range() sont toutes des nombres, ou toutes des dates",
            "the bounds of range() are all numbers, or all dates",
        )
    elif len(arguments) == 2 and bounds:
        (width,) = bounds
        if isinstance(width, Date):
            yield Label(
                "range() sur des dates attend une largeur telle que 1 day, ou des bornes",
                "range() on dates takes a width such as 1 day, or bounds",
            )
        elif width.value <= 0:
            yield Label(
                f"la largeur de range() doit être positive, et non {width}",
                f"the width of range() is positive, not {width}",
            )
    elif unordered:
        first, second = unordered
        yield Label(
            f"les bornes de range() doivent être croissantes, or {second} suit {first}",
            f"the bounds of range() go upwards, but {second} follows {first}",
        )


def box_faults(arguments: tuple[Node, ...]) -> Iterator[Label]:
    """Yield why four numbers are no box: they go latitude, longitude, latitude, longitude."""
    numbers = [float(one.value) for one in _numbers(arguments)]
    if not (all(map(is_latitude, numbers[::2])) and all(map(is_longitude, numbers[1::2]))):
        yield Label(
            "in_bbox() prend latitude, longitude, latitude, longitude (la latitude d'abord, de -90 à 90) : "
            + ", ".join(map(str, _numbers(arguments))),
            "in_bbox() takes latitude, longitude, latitude, longitude (latitude first, from -90 to 90): "
            + ", ".join(map(str, _numbers(arguments))),
        )


def now_faults(arguments: tuple[Node, ...]) -> Iterator[Label]:
    """Yield why a named argument is none: a unit sets, its plural shifts."""
    for one in arguments:
        if isinstance(one, NamedArgument) and one.name not in {*_SETS, *_SHIFTS}:
            known = ", ".join((*_SETS, *_SHIFTS))
            yield Label(
                f"now() ne connaît pas {one.name!r} ; possibles : {known}",
                f"now() does not know {one.name!r}; possible: {known}",
            )


def score_faults(arguments: tuple[Node, ...]) -> Iterator[Label]:
    """Yield why a threshold of likeness is none."""
    for one in _numbers(arguments):
        if not 0 <= one.value <= 1:
            yield Label(
                f"un seuil de similarité va de 0 à 1, et non {one}",
                f"a threshold of likeness goes from 0 to 1, not {one}",
            )
