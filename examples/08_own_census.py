"""From the spreadsheet that somebody has to a census: read, told, corrected, located, counted, written.

Run it with ``python examples/08_own_census.py``, or with the name of a file of yours behind it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import openinno as oi

SHEET = """Lieux d'innovation du Pays de l'Exemple;;;;;;
Nom de la structure;Type;Thèmes;Ville;CP;N° SIRET;Responsable
Le Hangar;tiers-lieu;Énergie, mobilité;Saint-Malo;35400;73282932000074.0;Camille Martin
La Cale;fablab;numérique;Brest;29200;;Alix Le Goff
Atelier des Possibles;Fab Lab;;BOURG EN BRESSE;1000;NR;Dominique Roux
Pépinière du Port;pépinière;santé;Rennes;35000;7,32829E+13;Sacha Petit
;espace de coworking;;Vannes;56000;;
"""


def main() -> None:
    """Read the file that is named, or else the sheet above as a French spreadsheet saves it."""
    with tempfile.TemporaryDirectory() as folder:
        if len(sys.argv) > 1:
            read_and_tell(Path(sys.argv[1]), Path(folder))
        else:
            file = Path(folder, "lieux.csv")
            file.write_text(SHEET, encoding="cp1252")
            read_and_tell(file, Path(folder))
            read_by_mapping(file, Path(folder))


def read_and_tell(file: Path, folder: Path) -> None:
    """Read a file without any mapping, tell what that took for granted, and count."""
    read = oi.read_reported(file)
    if read.report:
        print(read.report.text())
    for severity in (oi.Severity.ERROR, oi.Severity.WARNING):
        told = [finding for finding in read.census.findings if finding.severity is severity]
        print(f"\n{severity.value}: {len(told)}")
        for finding in told[:5]:
            print(f"- {finding.where}: {finding.message()[:90]}")
    census = oi.locate(read.census)
    print("\nBy région:")
    for region, count in census.facets("region")["region"].items():
        print(f"- {region or 'unknown'}: {count}")
    left = oi.export.convert(census, folder / "census.json")
    print(left.message() or "Written whole.")


def read_by_mapping(file: Path, folder: Path) -> None:
    """Keep the proposal as a mapping, correct it as a person would in an editor, and read by it."""
    text = oi.propose_mapping(file).to_toml()
    corrected = text.replace('# "Responsable"', '"Responsable"').replace(
        '"Type" = "types"', '"Type" = { to = "types", words = { "pépinière" = "pépinière d\'entreprises" } }'
    )
    mapping = folder / "lieux.toml"
    mapping.write_text(corrected, encoding="utf-8")
    census = oi.read_census(file, mapping=mapping)

    print("\nBy the corrected mapping:")
    for structure in census:
        print(f"- {structure.name}: {', '.join(claim.value.label() for claim in structure.types)}")
    print("Read back equal:", equal_when_read_back(census, folder / "census.geojson"))


def equal_when_read_back(census: oi.Census, file: Path) -> bool:
    """Write a census with all that it holds, and compare it with what is read back."""
    oi.export.convert(census, file, extra=True)
    return oi.read_census(file) == census


if __name__ == "__main__":
    main()
