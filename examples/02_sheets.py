"""Read the sheets of the study: how long profiles support start-ups on average, what tells two apart.

Run it with ``python examples/02_sheets.py``.
"""

from __future__ import annotations

import openinno as oi

MONTHS = 9


def main() -> None:
    """Print lengths of support, then compare an incubator and an accelerator."""
    print(f"Are {MONTHS} months within the average support that the sheets give?")
    answers = {True: "yes", False: "no", None: "the sheet does not tell"}
    for sheet in oi.typology.sheets():
        answer = answers[sheet.support.contains(MONTHS)]
        print(f"- {sheet.profile.label('en')}: {answer} (p. {sheet.source.page})")

    comparison = oi.typology.compare(oi.Profile.INCUBATOR, oi.Profile.ACCELERATOR)
    print()
    print(f"{comparison.first.label('en')}, or {comparison.second.label('en')}?")
    for row in comparison.differences:
        print(f"- {row.aspect}: {_joined(row.first)} / {_joined(row.second)}")


def _joined(texts: tuple[oi.Label, ...]) -> str:
    return ", ".join(text.text("en") for text in texts) or "nothing said"


if __name__ == "__main__":
    main()
