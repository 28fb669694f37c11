"""Places near a town, from an open-data portal: found, told by the official code, and kept with their source.

It asks any portal that serves the dataset ``structures``; the small one of the tests does. Start that in one
terminal, and give the address that it prints to this program in another:

    cd tests && python -m portal --port 8000
    python examples/07_portal.py http://127.0.0.1:8000

Without an address, it shows which requests it would send, and sends none.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import openinno as oi
from openinno.explore import Client, Query, field
from openinno.explore.odsql import count, distance

DIJON = oi.Point(latitude=47.322, longitude=5.041)
PLACE = field("coordinates")
NEAR = Query().where(
    PLACE.within_distance(latitude=DIJON.latitude, longitude=DIJON.longitude, km=200),
)


def main() -> int:
    """Ask the portal that is named, or tell what would be asked."""
    if len(sys.argv) < 2:
        explain(Client("opendata.example.fr"))
        return 0
    try:
        with Client(sys.argv[1]) as client:
            regions(client)
            nearest(client)
            keep(client)
    except oi.ExploreError as error:
        print(error.message(), file=sys.stderr)
        return 1
    return 0


def explain(client: Client) -> None:
    """Tell how to run this, and what it would send."""
    print("Give the address of a portal; this starts a small one: cd tests && python -m portal --port 8000")
    print("Among others, these requests would be sent:")
    for request in client.explain("structures", NEAR):
        print(request)


def regions(client: Client) -> None:
    """Count the structures by region; those of no region are counted too."""
    grouped = Query().select("region", count().alias("n")).group_by("region")
    print(client.dataset("structures").title, "by region:")
    for group in client.aggregate("structures", grouped.order_by(field("n").desc(), "region")):
        print(f"- {group['n']:2} {group['region'] or 'unknown'}")


def nearest(client: Client) -> None:
    """Show those near Dijon, the nearest first, each with its commune in the official code."""
    by_distance = distance(PLACE, latitude=DIJON.latitude, longitude=DIJON.longitude).asc()
    print("\nWithin 200 km of Dijon:")
    for record in client.records("structures", NEAR.order_by(by_distance, "name")):
        communes = oi.geography.find_communes(record["commune"])
        codes = ", ".join(match.place.label() for match in communes)
        print(f"- {DIJON.distance_to(record['coordinates']):3.0f} km: {record['name']}, {codes}")
        for finding in record.findings:
            print(f"    {finding.where}: {finding.message()}")


def keep(client: Client) -> None:
    """Export them to a file, with what a study needs to cite it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "near-dijon.csv"
        kept = client.export("structures", path, NEAR.select("id", "name", "commune").order_by("id"))
        print(f"\nKept in {path.name}: {kept.rows} rows, of {kept.counted} that the portal counts")
        print(f"Licence: {kept.licence}")
        print(f"Checked: {', '.join(kept.checks)}")
        print("Still the same file:", kept.holds(path))


if __name__ == "__main__":
    sys.exit(main())
