"""The official code: areas, groupings, communes and former communes, as columns of the geography.

``build_geography.py`` uses it. It is read from the package ``@etalab/decoupage-administratif``.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, TypeAlias

from outlines import Ring, bounds
from packing import numbered, steps

__all__ = [
    "CODE",
    "Row",
    "arrondissements",
    "code_of",
    "collectivities",
    "communes",
    "departements",
    "epcis",
    "epts",
    "former_columns",
    "former_communes",
    "read",
    "regions",
]

CODE: Final = "@etalab/decoupage-administratif/data"

Row: TypeAlias = dict[str, Any]


def read(packages: Path, name: str) -> list[Row]:
    """Read a file of the code."""
    rows: list[Row] = json.loads((packages / CODE / f"{name}.json").read_text(encoding="utf-8"))
    return rows


def code_of(row: Row) -> str:
    """Return the code of a row."""
    return str(row["code"])


def _population(rows: Iterable[Row]) -> int:
    return sum(row.get("population", 0) for row in rows)


# Areas ----------------------------------------------------------------------------------------------------


def regions(packages: Path, today: list[Row]) -> Row:
    """Return the columns of the régions."""
    rows = [row for row in sorted(read(packages, "regions"), key=code_of) if row["zone"] != "com"]
    return {
        "codes": [row["code"] for row in rows],
        "names": [row["nom"] for row in rows],
        "populations": [_population(one for one in today if one["region"] == row["code"]) for row in rows],
    }


def departements(packages: Path, today: list[Row], outlines: dict[str, list[Ring]]) -> Row:
    """Return the columns of the départements, with the box of each."""
    rows = [row for row in sorted(read(packages, "departements"), key=code_of) if row["zone"] != "com"]
    return {
        "codes": [row["code"] for row in rows],
        "names": [row["nom"] for row in rows],
        "regions": [row["region"] for row in rows],
        "populations": [
            _population(one for one in today if one["departement"] == row["code"]) for row in rows
        ],
        "bounds": [bounds(outlines[row["code"]]) for row in rows],
    }


def collectivities(packages: Path) -> Row:
    """Return the columns of the collectivities overseas."""
    rows = [row for row in sorted(read(packages, "departements"), key=code_of) if row["zone"] == "com"]
    return {"codes": [row["code"] for row in rows], "names": [row["nom"] for row in rows]}


# Groupings ------------------------------------------------------------------------------------------------


def epcis(groupings: list[Row], today: list[Row], places: dict[str, int]) -> Row:
    """Return the columns of the groupings of communes."""
    members = [[today[places[one["code"]]] for one in row["membres"]] for row in groupings]
    return {
        "codes": [row["code"] for row in groupings],
        "names": [row["nom"] for row in groupings],
        "kinds": [row["type"] for row in groupings],
        "populations": [_population(communes) for communes in members],
        "cores": [
            _core(communes) if row["type"] in {"METRO", "MET69"} else None
            for row, communes in zip(groupings, members, strict=True)
        ],
    }


def _core(members: list[Row]) -> str:
    """Return the code of the most populous member: the study's narrow sense of a métropole, as we read it."""
    return code_of(max(members, key=lambda row: row["population"]))


def epts(packages: Path, today: list[Row], places: dict[str, int]) -> Row:
    """Return the columns of the territories of Grand Paris."""
    rows = sorted(read(packages, "ept"), key=code_of)
    members = [sorted(one["code"] for one in row["membres"]) for row in rows]
    return {
        "codes": [row["code"] for row in rows],
        "names": [row["nom"] for row in rows],
        "populations": [_population(today[places[code]] for code in codes) for codes in members],
        "members": members,
    }


# Communes -------------------------------------------------------------------------------------------------


def communes(today: list[Row], groupings: list[Row]) -> Row:
    """Return the columns of the communes, in the order of their codes.

    Inside an area (a département or a collectivity) codes are the steps from one number to the next, and
    groupings and postcodes are places in lists of the area: small numbers, which pack well.
    """
    grouping_of = {one["code"]: number for number, row in enumerate(groupings) for one in row["membres"]}
    areas: dict[str, list[Row]] = defaultdict(list)
    for row in today:
        areas[row["departement"]].append(row)
    columns: Row = {name: [] for name in ("areas", "counts", "steps", "names", "area_epcis", "epcis")}
    columns |= {"area_postcodes": [], "postcodes": [], "more_postcodes": []}
    for area, rows in areas.items():
        numbers = [int(row["code"][len(area) :]) for row in rows]
        columns["areas"].append(area)
        columns["counts"].append(len(rows))
        columns["steps"] += steps(numbers)
        columns["names"] += [row["nom"] for row in rows]
        epcis, places = numbered(
            [grouping_of[row["code"]]] if row["code"] in grouping_of else [] for row in rows
        )
        columns["area_epcis"].append(epcis)
        columns["epcis"] += [place[0] if place else -1 for place in places]
        postcodes, places = numbered(row.get("codesPostaux", []) for row in rows)
        columns["area_postcodes"].append(postcodes)
        columns["postcodes"] += [place[0] if place else -1 for place in places]
        first = len(columns["names"]) - len(rows)
        columns["more_postcodes"] += [
            [first + number, *place[1:]] for number, place in enumerate(places) if len(place) > 1
        ]
    columns["names"] = "\n".join(columns["names"])
    return columns


def arrondissements(rows: list[Row]) -> Row:
    """Return the columns of the arrondissements of Paris, Lyon and Marseille."""
    found = sorted((row for row in rows if row["type"] == "arrondissement-municipal"), key=code_of)
    return {
        "codes": [row["code"] for row in found],
        "names": [row["nom"] for row in found],
        "communes": [row["commune"] for row in found],
        "postcodes": [row["codesPostaux"] for row in found],
    }


# Former communes ------------------------------------------------------------------------------------------


def former_communes(rows: list[Row], places: dict[str, int]) -> list[Row]:
    """Return what points to a commune of today: delegated and associated communes, and bare old codes."""
    kinds = {"commune-deleguee": "delegated", "commune-associee": "associated"}
    found = [
        {
            "code": row["code"],
            "name": row["nom"],
            "kind": kinds[row["type"]],
            "place": places[row["chefLieu"]],
        }
        for row in rows
        if row["type"] in kinds
    ]
    known = {(row["code"], row["place"]) for row in found}
    found += [
        {"code": old, "name": "", "kind": "code", "place": places[row["code"]]}
        for row in rows
        if row["type"] == "commune-actuelle"
        for old in row.get("anciensCodes", [])
        if (old, places[row["code"]]) not in known
    ]
    return sorted(found, key=lambda row: (row["place"], row["code"]))


def former_columns(former: list[Row]) -> Row:
    """Return the columns of what points to a commune of today."""
    return {
        "codes": [row["code"] for row in former],
        "names": "\n".join(row["name"] for row in former),
        "kinds": [row["kind"] for row in former],
        "steps": steps(row["place"] for row in former),
    }
