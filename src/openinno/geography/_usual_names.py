"""Names that the official code does not hold: those of before 2016, and those in daily use.

Common knowledge, kept by hand: each région of before 2016 lies whole in one of today, and each of these
départements only changed its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = [
    "FORMER_DEPARTEMENTS",
    "FORMER_REGIONS",
    "FORMER_REGION_CODES",
    "USUAL_EPCIS",
    "USUAL_REGIONS",
]

FORMER_REGIONS: Final[Mapping[str, str]] = {
    "Alsace": "44",
    "Alsace-Champagne-Ardenne-Lorraine": "44",
    "Aquitaine": "75",
    "Aquitaine-Limousin-Poitou-Charentes": "75",
    "Auvergne": "84",
    "Basse-Normandie": "28",
    "Bourgogne": "27",
    "Centre": "24",
    "Champagne-Ardenne": "44",
    "Franche-Comté": "27",
    "Haute-Normandie": "28",
    "Languedoc-Roussillon": "76",
    "Languedoc-Roussillon-Midi-Pyrénées": "76",
    "Limousin": "75",
    "Lorraine": "44",
    "Midi-Pyrénées": "76",
    "Nord-Pas-de-Calais": "32",
    "Nord-Pas-de-Calais-Picardie": "32",
    "Picardie": "32",
    "Poitou-Charentes": "75",
    "Rhône-Alpes": "84",
}
"""Names of before 2016, and the provisional ones of that year, with the code of the région of today."""

FORMER_REGION_CODES: Final[Mapping[str, str]] = {
    "21": "44",
    "22": "32",
    "23": "28",
    "25": "28",
    "26": "27",
    "31": "32",
    "41": "44",
    "42": "44",
    "43": "27",
    "54": "75",
    "72": "75",
    "73": "76",
    "74": "75",
    "82": "84",
    "83": "84",
    "91": "76",
}
"""INSEE codes of the régions of before 2016."""

USUAL_REGIONS: Final[Mapping[str, str]] = {
    "ACAL": "44",
    "ALPC": "75",
    "ARA": "84",
    "AURA": "84",
    "BFC": "27",
    "BZH": "53",
    "CVDL": "24",
    "CVL": "24",
    "Guyane française": "03",
    "HDF": "32",
    "IDF": "11",
    "LRMP": "76",
    "NPDC": "32",
    "NPDCP": "32",
    "PACA": "93",
    "PDL": "52",
    "Pays de Loire": "52",
    "Région parisienne": "11",
    "Région Sud": "93",
    "Sud Provence-Alpes-Côte d'Azur": "93",
}
"""Short and usual names of the régions."""

FORMER_DEPARTEMENTS: Final[Mapping[str, str]] = {
    "Basses-Alpes": "04",
    "Basses-Pyrénées": "64",
    "Charente-Inférieure": "17",
    "Côtes-du-Nord": "22",
    "Loire-Inférieure": "44",
    "Seine-Inférieure": "76",
}
"""Names of the past of départements that only changed their name."""

USUAL_EPCIS: Final[Mapping[str, str]] = {
    "Grand Lyon": "200046977",
    "MEL": "200093201",
    "Lille Métropole": "200093201",
    "Grand Nancy": "245400676",
    "Grand Paris": "200054781",
    "Strasbourg Eurométropole": "246700488",
}
"""Usual names of métropoles."""
