"""A local authority publishes its census: for people, for maps, for programs, and with the words explained.

Run it with ``python examples/03_published_census.py``; a folder behind it keeps the files.
"""

from __future__ import annotations

import csv
import json
import sys
import tempfile
from pathlib import Path

import pyarrow.parquet

import openinno as oi

SHEET = """Nom de la structure;Type;Thèmes;Ville;CP;Ouverture;Site web;Responsable
Le Hangar;tiers-lieu;Énergie, mobilité;Saint-Malo;35400;12/05/2014;https://le-hangar.example.fr;Camille Martin
La Cale;fablab;numérique;Brest;29200;2018;https://la-cale.example.fr;Alix Le Goff
La Navette;accélérateur;;Rennes;35000;09/2019;;Sacha Petit
"""
MAPPING = """[source]
title = "Lieux du Pays de l'Exemple"
publisher = "Pays de l'Exemple"
licence = "etalab-2.0"
date = "2026-11"

[columns]
"Nom de la structure" = "name"
"Type" = "types"
"Thèmes" = "themes"
"Ville" = "commune"
"CP" = "postcode"
"Ouverture" = "opened"
"Site web" = "website"
"Responsable" = "ignored"
"""
BASE = "https://data.example.fr/words/"


def main() -> None:
    """Read the sheet, write each form, and look into those that others will open."""
    with tempfile.TemporaryDirectory() as thrown_away:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else thrown_away)
        folder.mkdir(parents=True, exist_ok=True)
        census = read(folder)
        publish(census, folder)
        open_as_others_do(folder)


def read(folder: Path) -> oi.Census:
    """Return the census of the sheet, by a mapping that leaves out who is in charge, each town located."""
    sheet = folder / "sheet.csv"
    sheet.write_text(SHEET, encoding="cp1252")
    mapping = oi.mapping_from_toml(MAPPING)
    census = oi.locate(oi.read_census(sheet, mapping=mapping))
    print(f"{census.source.title}: {len(census)} structures, {census.source.made}")
    return census


def publish(census: oi.Census, folder: Path) -> None:
    """Write every form, prove that it is read back, and tell what it cannot hold."""
    for name in ("census.csv", "census.xlsx", "census.geojson", "census.parquet", "census.json"):
        people = name.endswith(("csv", "xlsx"))
        path = folder / name
        left = oi.export.convert(census, path, lang="fr", words="labels" if people else "codes")
        back = oi.read_census(path)
        same = back.structures == census.structures
        named = "Camille Martin" in repr(back)
        print(f"- {name}: read back equal: {same}; names a person: {named}; {left.message() or 'whole'}")
    oi.export.skos([oi.Profile, oi.StructureType, oi.Theme], folder / "words.ttl", base=BASE)
    schema = oi.export.table_schema()
    (folder / "schema.json").write_text(json.dumps(schema, ensure_ascii=False, indent=1), encoding="utf-8")


def open_as_others_do(folder: Path) -> None:
    """Show what a spreadsheet, a program for maps and one for thesauri find in the files."""
    with (folder / "census.csv").open(encoding="utf-8-sig", newline="") as lines:
        row = next(csv.DictReader(lines, delimiter=";"))
    print("\nA spreadsheet shows:", {name: row[name] for name in ("nom", "type", "thème", "commune")})

    geo = json.loads(pyarrow.parquet.read_schema(folder / "census.parquet").metadata[b"geo"])
    column = geo["columns"][geo["primary_column"]]
    print(f"A program for maps finds GeoParquet {geo['version']}:", column["geometry_types"], column["bbox"])

    words = (folder / "words.ttl").read_text(encoding="utf-8")
    print("A thesaurus finds", words.count("a skos:Concept "), "words under", BASE)


if __name__ == "__main__":
    main()
