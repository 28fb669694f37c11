"""The faults of places: codes, names and points, alone and together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..cells import Cell
from .fault import Fault, without

__all__ = ["PLACE_FAULTS"]

_PLACE: Final[Mapping[str, Cell]] = dict.fromkeys(
    ("commune", "insee", "departement", "region", "postcode", "epci_kind", "epci_name"), None
)
"""A row without a place, to which a case gives one of its own; the point stays, which alone tells none."""


def _at(**cells: Cell) -> Mapping[str, Cell]:
    return {**_PLACE, **cells}


PLACE_FAULTS: Final[Mapping[str, list[Fault]]] = {
    # what is missing or out of bounds
    "place-missing": [Fault(_at(departement="69", region="Auvergne-Rhône-Alpes"))],
    "precision-missing": [Fault({"precision": None})],
    "latitude-missing": [Fault({"latitude": None})],
    "longitude-missing": [Fault({"longitude": None})],
    "point-missing": [Fault(without("latitude", "longitude", "precision", "point_basis", "point_sources"))],
    "latitude-bounds": [Fault({"latitude": 6519000.5}), Fault({"latitude": "-91"})],
    "longitude-bounds": [Fault({"longitude": 842000})],
    # places, alone
    "postcode-shape": [
        Fault({"postcode": "69 006"}, "69006", True),
        Fault({"postcode": "F-69006"}, "69006", True),
        Fault({"postcode": "69006 CEDEX 06"}, "69006"),
        Fault({"postcode": "6900"}, "06900"),
        Fault({"postcode": "75"}),
    ],
    "postcode-area": [Fault({"postcode": "99123"})],
    "postcode-known": [Fault({"postcode": "69621"})],
    "insee-shape": [
        Fault({"insee": "69 123"}, "69123", True),
        Fault(_at(commune="Ajaccio", insee="2a004", latitude=41.93, longitude=8.74), "2A004", True),
        Fault(_at(commune="Bourg-en-Bresse", insee="1053", latitude=46.2, longitude=5.2), "01053"),
        Fault({"insee": "Lyon"}),
    ],
    "insee-known": [Fault({"insee": "69000"}), Fault({"insee": "35000"}, "35238")],
    "insee-of-today": [
        Fault({"insee": "69386"}, "69123"),
        Fault(_at(insee="50383", latitude=49.63, longitude=-1.63), "50129"),
    ],
    "commune-known": [
        Fault({"commune": "Lyonn", "insee": None}, "Lyon"),
        Fault(_at(commune="Theix"), "Theix-Noyalo"),
        Fault({"commune": "Poudlard"}),
    ],
    "commune-spelling": [
        Fault({"commune": "LYON"}, "Lyon", True),
        Fault({"commune": "Lyon 6e"}, "Lyon"),
    ],
    "departement-known": [
        Fault({"departement": "Rhône"}, "69", True),
        Fault({"departement": "1"}, "01"),
        Fault({"departement": "20"}),
        Fault({"departement": "Ruhr"}),
    ],
    "region-known": [
        Fault({"region": "auvergne rhone alpes"}, "Auvergne-Rhône-Alpes", True),
        Fault({"region": "AURA"}, "Auvergne-Rhône-Alpes", True),
        Fault({"region": "Rhône-Alpes"}, "Auvergne-Rhône-Alpes"),
        Fault({"region": "Wallonie"}),
    ],
    # places, together
    "commune-of-insee": [Fault({"commune": "Caen"}, "Lyon")],
    "commune-ambiguous": [Fault(_at(commune="Mérignac")), Fault(_at(commune="Saint-Denis"))],
    "commune-of-departement": [Fault(_at(commune="Caen", departement="69", region="Auvergne-Rhône-Alpes"))],
    "insee-missing": [
        Fault(_at(commune="Lyon"), "69123"),
        Fault(
            _at(
                commune="Mérignac",
                departement="33",
                region="Nouvelle-Aquitaine",
                latitude=44.8,
                longitude=-0.6,
            ),
            "33281",
        ),
        Fault(_at(commune="Saint-Denis", postcode="93200"), "93066"),
    ],
    "departement-of-insee": [Fault({"departement": "38"}, "69")],
    "region-of-departement": [Fault({"region": "Normandie"}, "Auvergne-Rhône-Alpes")],
    "region-missing": [Fault({"region": None}, "Auvergne-Rhône-Alpes")],
    "postcode-of-insee": [Fault({"postcode": "14000"}), Fault({"postcode": "69100"})],
    "postcode-of-departement": [
        Fault(
            _at(commune="Lyon", departement="69", region="Auvergne-Rhône-Alpes", postcode="14000"),
            also=("insee-missing",),
        )
    ],
    "postcode-of-commune": [Fault(_at(commune="Villeurbanne", postcode="14000"), also=("insee-missing",))],
    "epci-kind-of-insee": [Fault({"epci_kind": "CC"}, "MET69")],
    # points
    "point-zero": [Fault({"latitude": 0, "longitude": 0.0}), Fault({"latitude": "0", "longitude": "0.0"})],
    "point-swapped": [
        Fault({"latitude": 4.857, "longitude": 45.763}),
        Fault(_at(insee="97411", commune="Saint-Denis", latitude=55.45, longitude=-20.88, precision="exact")),
    ],
    "point-in-departement": [Fault({"latitude": 48.85, "longitude": 2.35})],
    "point-near-commune": [Fault({"departement": None, "latitude": 48.85, "longitude": 2.35})],
}
"""The faults of rules on places and points, each of one row."""
