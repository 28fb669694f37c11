"""The study said where profiles stand in 2020. What of a network of ours, then and six years later?

Run it with ``python examples/04_figures_of_two_dates.py``; a folder behind it keeps the files.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import openinno as oi

KEPT = "both"
OPENED = "since"
CLOSED = "before"
PLACES = (
    ("accélérateur", "privée", KEPT, "Lyon Nantes Rennes Lille Bordeaux"),
    ("accélérateur", "privée", OPENED, "Toulouse Montpellier Strasbourg Annecy Laval Vannes"),
    ("hub d'innovation", "mixte", KEPT, "Lyon Rouen Saint-Malo"),
    ("hub d'innovation", "mixte", OPENED, "Brest Angers Vannes Caen"),
    ("incubateur", "publique", KEPT, "Brest Metz Dijon Orléans Pau Troyes"),
    ("incubateur", "publique", CLOSED, "Vichy Nevers Bourges"),
    ("technopole", "publique", KEPT, "Brest Quimper Lannion Laval Rennes Metz"),
    ("living lab", "publique", KEPT, "Lorient Autun"),
    ("living lab", "publique", OPENED, "Guéret Cahors Mende Foix"),
)
WATCHED = ("share_acc_tech_hub", "share_incubator", "share_living_lab", "grouping_owned_private")


def main() -> None:
    """Read the two sheets, tell what opened and closed, and set the figures side by side."""
    with tempfile.TemporaryDirectory() as thrown_away:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else thrown_away)
        folder.mkdir(parents=True, exist_ok=True)
        then, now = (census_of(year, folder) for year in (2020, 2026))

        differences = oi.diff(then, now)
        print(f"{len(then)} structures in 2020, {len(now)} in 2026: ", end="")
        print(f"{len(differences.opened)} more, {len(differences.closed)} no longer listed")

        before, after = oi.indicators(then), oi.indicators(now)
        compare(before, after)
        beside_the_study(after)
        draw(before, after, folder)


def census_of(year: int, folder: Path) -> oi.Census:
    """Return the census of a year, from the sheet that was kept that year."""
    listed = (KEPT, CLOSED) if year == 2020 else (KEPT, OPENED)
    lines = [
        f"{profile} de {town};{profile};{owner};{town}"
        for profile, owner, when, towns in PLACES
        if when in listed
        for town in towns.split()
    ]
    sheet = folder / f"network-{year}.csv"
    sheet.write_text("\n".join(["nom;profil;propriété;commune", *lines, ""]), encoding="utf-8")
    return oi.locate(oi.read_census(sheet))


def compare(before: oi.Indicators, after: oi.Indicators) -> None:
    """Tell how some shares changed, and whether so few structures can show it."""
    print("\nFrom 2020 to 2026:")
    for change in after.compared_with(before):
        if change.after.id in WATCHED:
            print(f"- {change.after.label.text('en')}: {change.told()}")
            print(f"    {change.before.counted()}, then {change.after.counted()}")


def beside_the_study(figures: oi.Indicators) -> None:
    """Set the figures of 2026 beside those that the study printed, with what forbids to compare them."""
    print("\nBeside the study:")
    for id_ in WATCHED:
        for beside in figures[id_].study:
            print(f"- {figures[id_].told()}, and {beside.figure.printed} there: {beside.stands}")
            print(f"    but {beside.differs[0]}")


def draw(before: oi.Indicators, after: oi.Indicators, folder: Path) -> None:
    """Draw the profiles of both dates, and write the page with every figure, its base and its doubt."""
    chart = oi.chart(after, folder / "profiles.svg", of="profiles", before=before)
    page = folder / "figures.html"
    page.write_text(after.to_html(before=before), encoding="utf-8")
    print(f"\nDrawn in {chart.name}; {len(after)} figures in {page.name}")


if __name__ == "__main__":
    main()
