"""A portal publishes places as CSV: draw them on a map that opens by a double click, and a picture for print.

Run it with ``python examples/07_portal_to_map.py``; a folder behind it keeps the map.

The export stands below, so that no network is needed. The address of a portal behind the folder takes the
dataset ``structures`` from there; the small portal of the tests has one: ``cd tests && python -m portal``.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

import openinno as oi
from openinno.explore import Client, Query

EXPORT = """id;name;profile;themes;commune;region;opened;coordinates
le_hangar;Le Hangar;Living Lab;énergie,mobilité;Saint-Malo;Bretagne;2014;48.647, -2.009
la_cale;La Cale;Hub d'innovation;services et infrastructures numériques;Brest;Bretagne;2018-05;
la_navette;La Navette;Accélérateur;;Lyon;Auvergne-Rhône-Alpes;2019;45.757, 4.835
le_quai;Le Quai;Ferme urbaine;environnement et biodiversité;Saint-Denis;La Réunion;2021;-20.879, 55.448
la_ruche;La Ruche;Incubateur;tourisme;Roubaix;Normandie;;
le_phare;Le Phare;Incubateur;;;Occitanie;2030;
la_mer;La Mer;Technopole;;Brest;Bretagne;2001;-4.486, 48.39
"""
MAPPING = """[source]
title = "Structures d'innovation ouverte"
publisher = "Portail de l'Exemple"
licence = "etalab-2.0"
date = "2026-11"

[columns]
"id" = "id"
"name" = "name"
"profile" = { to = "profiles", words = { "Ferme urbaine" = "living_lab" } }
"themes" = { to = "themes", separator = "," }
"commune" = "commune"
"region" = "region"
"opened" = "opened"
"coordinates" = { to = "point", form = "latitude-longitude" }
"""


def main() -> int:
    """Take the export, read it by the mapping, tell what was doubtful, and draw."""
    with tempfile.TemporaryDirectory() as thrown_away:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else thrown_away)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            export = fetched(sys.argv[2], folder) if len(sys.argv) > 2 else written(folder)
        except oi.ExploreError as error:
            print(error.message(), file=sys.stderr)
            return 1
        census = oi.locate(oi.read_census(export, mapping=oi.mapping_from_toml(MAPPING)))
        tell(census)
        draw(census, folder)
    return 0


def written(folder: Path) -> Path:
    """Write the export as a portal sends it."""
    path = folder / "structures.csv"
    path.write_text(EXPORT, encoding="utf-8-sig")
    return path


def fetched(address: str, folder: Path) -> Path:
    """Take the export from a portal, which is verified before the file has its name."""
    path = folder / "structures.csv"
    with Client(address) as client:
        kept = client.export("structures", path, Query().order_by("id"))
    print(f"{kept.rows} rows of {kept.counted}, {kept.licence}; checked: {', '.join(kept.checks)}")
    return path


def tell(census: oi.Census) -> None:
    """Print what is doubtful, and on what kind of point each structure will stand."""
    print(f"{len(census)} structures; to look at before anybody sees the map:")
    for finding in census.findings:
        if finding.severity is not oi.Severity.INFO:
            print(f"- {finding.where}: {finding.message()}")
    points = (one.sites[0].location if one.sites else None for one in census)
    counts = Counter(point.precision.label() if point else "no point" for point in points)
    print("On the map:", ", ".join(f"{name}: {count}" for name, count in counts.most_common()))


def draw(census: oi.Census, folder: Path) -> None:
    """Draw the page, which holds all that it shows, and the picture."""
    page = oi.atlas(census, folder / "map.html", lang="fr")
    picture = oi.picture(census, folder / "map.svg", lang="fr")
    for path in (page, picture):
        print(f"Drawn: {path.name}, {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    sys.exit(main())
