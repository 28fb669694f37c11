"""Read what people write as words of the study, and explain what cannot be read.

Run it with ``python examples/01_words.py``.
"""

from __future__ import annotations

import openinno as oi

TYPED = ["Hub d'innovation", "TECHNOPOLES", "Living-Lab", "pépinière", "acelerateur", "musée"]


def main() -> None:
    """Read a column of profiles that people typed."""
    for word in TYPED:
        try:
            profile = oi.Profile.parse(word)
        except oi.VocabularyError as error:
            meant = " or ".join(term.label("en") for term in error.candidates) or "nothing known"
            print(f"{word!r} cannot be read: {meant}?")
        else:
            print(f"{word!r} is {profile.code}: {profile.label('en')} ({profile.source})")

    print()
    print("Types of structure that fall under no profile:")
    print(", ".join(kind.label("en") for kind in oi.StructureType if kind.profile is None))


if __name__ == "__main__":
    main()
