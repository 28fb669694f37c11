"""Make a census of your own, write it to a file, read it back, and see what a faulty row becomes.

Run it with ``python examples/04_own_record.py``.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import openinno as oi


def own_census() -> oi.Census:
    """Return a census of one structure."""
    atelier = oi.Structure(
        id=oi.structure_id("L'Atelier des Deux Rives"),
        name="L'Atelier des Deux Rives",
        profiles=[oi.Profile.LIVING_LAB],
        themes=[oi.Claim(value=oi.Theme.ENERGY, basis=oi.Basis.INFERRED)],
        opened=oi.partial_date("2019-05"),
        sites=(oi.Site(commune="Rennes", insee="35238", region="Bretagne"),),
    )
    title = oi.Label("Lieux de la vallée", "Places of the valley")
    return oi.Census(structures=[atelier], source=oi.CensusSource(title=title, date="2026-11"))


def main() -> None:
    """Write the census, spoil the file, and read both."""
    census = own_census()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "places.json")
        file.write_text(oi.to_json(census), encoding="utf-8")
        print("Read back the same:", oi.read_census(file) == census)

        document = json.loads(file.read_text(encoding="utf-8"))
        document["structures"].append(
            {"id": "phare", "name": "Le Phare", "profiles": [{"value": "lighthouse"}], "ville": "Brest"}
        )
        file.write_text(json.dumps(document), encoding="utf-8")
        spoilt = oi.read_census(file)

    print(f"With a faulty row: {len(spoilt)} structure read, {len(spoilt.refused)} refused:")
    for finding in spoilt.findings:
        print(f"- {finding.where}: {finding.message('en')}")


if __name__ == "__main__":
    main()
