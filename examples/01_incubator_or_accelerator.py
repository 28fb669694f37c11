"""A town has a building, and its council says "incubator" one day and "accelerator" the next: which is it?

Run it with ``python examples/01_incubator_or_accelerator.py``.
"""

from __future__ import annotations

from textwrap import fill

import openinno as oi

SAID = ("Incubateur", "pépinière universitaire", "pépinière", "acelerateur", "startup studio", "musée")
MONTHS = 9
ASPECTS = ("Maturity of start-ups", "Stages", "Levels of open innovation", "Role", "Status and model")


def main() -> None:
    """Read what was said, lay the two profiles side by side, and tell where the study itself is unsure."""
    print("What was said, in the words of the study:")
    for word in SAID:
        print(f"- {word}: {meant(word)}")

    comparison = oi.typology.compare(oi.Profile.INCUBATOR, oi.Profile.ACCELERATOR)
    print(f"\n{comparison.first.label('en')}, or {comparison.second.label('en')}?")
    for row in comparison.differences:
        if row.aspect.text("en") in ASPECTS:
            tell(f"{row.aspect.text('en')}: {joined(row.first)} | {joined(row.second)}")

    print(f"\nWho supports start-ups for {MONTHS} months, on average?")
    for sheet in oi.typology.sheets():
        tell(f"{sheet.profile.label('en')}: {supports(sheet)}")

    study = next(one for one in oi.documents() if one.code == "002")
    print(f"(002 is “{study.title}”, and L a line of its text.)")

    print("\nWhere the study contradicts itself on them, and what was decided:")
    for one in oi.typology.contradictions():
        if bears_on(one, "incubator and living lab", "start-up studio"):
            tell(f"{one.what.text('en')} {one.decision.text('en')} ({', '.join(map(str, one.sources))})")


def meant(word: str) -> str:
    """Return the profile of a type or of a profile, or what a word that is neither may have meant."""
    try:
        return oi.Profile.parse(word).label("en")
    except oi.VocabularyError as no_profile:
        try:
            kind = oi.StructureType.parse(word)
        except oi.VocabularyError as error:
            nearest = {term.label("en").casefold() for term in (*no_profile.candidates, *error.candidates)}
            return f"{' or '.join(sorted(nearest)) or 'nothing known'}?"
    return f"{kind.label('en')}, of {kind.profile.label('en') if kind.profile else 'no profile'}"


def supports(sheet: oi.typology.Sheet) -> str:
    """Tell whether a length of support is within what a sheet gives, and where it says so."""
    within = {True: "yes", False: "no", None: "the sheet does not tell"}[sheet.support.contains(MONTHS)]
    source = f", {sheet.support.sources[0]}" if sheet.support.sources else ""
    return f"{within}{source}"


def bears_on(one: oi.typology.Contradiction, *words: str) -> bool:
    """Tell whether a contradiction speaks of something."""
    return any(word in one.what.text("en").casefold() for word in words)


def joined(texts: tuple[oi.Label, ...]) -> str:
    """Return what a sheet says of an aspect."""
    return "; ".join(text.text("en") for text in texts) or "nothing said"


def tell(text: str) -> None:
    """Print an item of a list, as wide as a page."""
    print(fill(text, 100, initial_indent="- ", subsequent_indent="  "))


if __name__ == "__main__":
    main()
