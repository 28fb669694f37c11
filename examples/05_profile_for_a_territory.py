"""Which profile would suit our territory? A note for elected people, and what asking further would change.

Run it with ``python examples/05_profile_for_a_territory.py``; a folder behind it keeps the note.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

import attrs

import openinno as oi

ANSWERS = """name = "Pays de Montbéliard"
commune = "25388"
startup_maturity = ["amorçage"]
public_budget_euros = 250_000
expertise = ["des universités ou des écoles"]
sectors = ["mobilité", "énergie"]
"""


def main() -> None:
    """Read what the territory answered, recommend, look for what is missing, and write the note."""
    with tempfile.TemporaryDirectory() as thrown_away:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else thrown_away)
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "territory.toml"
        file.write_text(ANSWERS, encoding="utf-8")
        territory = oi.read_territory(file)

        census = oi.embedded_census()
        found = oi.recommend(territory, census)
        tell(found)
        ask_further(territory, found)
        print()
        for name, note in (("note.html", found.to_html("fr")), ("note.md", found.to_markdown("fr"))):
            (folder / name).write_text(note, encoding="utf-8")
            print(f"Written in {name}: {note.count('002:L')} citations of the study")


def tell(found: oi.Recommendation) -> None:
    """Print the answer, each profile with what speaks for it, and who does something similar."""
    print(found.message())
    for fit in found.ranked:
        print(f"- {fit.rank}. {fit.profile.label('en')}, {fit.score}")
        for point in fit.points:
            print(f"    {point.text.text('en')} ({', '.join(map(str, point.sources))})")
    for fit in found.leaders:
        print(f"To visit, as {fit.profile.label('en')}:")
        for one in fit.comparable:
            shared = ", ".join(map(str, one.shared)) or "the same profile, and no more"
            print(f"- {one.name}, {one.town or 'town unknown'}: {shared}")


def ask_further(territory: oi.Territory, found: oi.Recommendation) -> None:
    """Try each answer to the first question that could change the order, before anybody is asked."""
    question = next(one.question for one in found.missing if one.decisive)
    print(f"\nTo ask next: {question.text.text('en')}")
    for answer in question.possible:
        given: dict[str, Any] = {question.attribute: answer}
        then = oi.recommend(attrs.evolve(territory, **given))
        leaders = " or ".join(fit.profile.label("en") for fit in then.leaders)
        print(f"- {answer.label('en')}: {leaders if then.decided else 'still tied'}")


if __name__ == "__main__":
    main()
