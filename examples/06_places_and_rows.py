"""From a list of towns to located structures, and to a table that any program reads.

Run it with ``python examples/06_places_and_rows.py``.
"""

from __future__ import annotations

import csv
import io

import openinno as oi

TYPED = """name,town,themes
H7,Lyon 2e,energy|mobility
La Condition publique,ROUBAIX,tourism_and_culture
Le Lab,Mérignac,
"""


def main() -> None:
    """Locate structures whose towns were typed, tell what is doubtful, and lay them flat."""
    census = oi.Census(
        structures=[read(row) for row in csv.DictReader(io.StringIO(TYPED))],
        source=oi.CensusSource(title=oi.Label("Lieux saisis", "Typed places")),
    )
    located = oi.locate(census)

    print("Located:")
    for structure in located:
        site = structure.sites[0]
        if site.location:
            point, precision = site.location.point, site.location.precision.label()
            print(f"- {structure.name}: {site.commune} ({site.insee}), {site.region}")
            print(f"    {point.latitude}, {point.longitude}, {precision}")
            print(f"    in a métropole by law: {site.in_metropole}, core city: {site.in_metropole_core_city}")

    print()
    print("To look at:")
    for finding in located.findings:
        print(f"- {finding.where}: {finding.message()}")

    print()
    rows = [oi.to_flat_row(structure) for structure in located]
    print(f"As a table of {len(oi.FLAT_COLUMNS)} columns, for example:")
    for row in rows:
        print("-", {name: row[name] for name in ("id", "themes", "insee", "latitude", "precision")})
    print("Read back without loss:", [oi.from_flat_row(row) for row in rows] == list(located))


def read(row: dict[str, str]) -> oi.Structure:
    """Make a structure of a typed row."""
    return oi.Structure(
        id=oi.structure_id(row["name"]),
        name=row["name"],
        themes=[oi.Theme(code) for code in row["themes"].split("|") if code],
        sites=[oi.Site(printed=row["town"], commune=row["town"])],
    )


if __name__ == "__main__":
    main()
