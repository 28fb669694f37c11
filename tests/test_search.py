"""Finding a structure by words."""

from __future__ import annotations

import pytest

from openinno import Census, CensusSource, Label, Structure

CENSUS = Census(
    source=CensusSource(title=Label("Essai")),
    structures=[
        Structure(id="lens", name="Louvre Lens Vallée"),
        Structure(id="lent", name="Prêt", description="machines que l'on lent"),
        Structure(id="artists", name="Les Artistes"),
        Structure(id="department", name="Le Département"),
        Structure(id="sa", name="Hub SA"),
        Structure(id="sante", name="Pôle santé"),
    ],
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lens", ["lens"]),
        ("art", ["artists"]),
        ("artiste", ["artists"]),
        ("departements", ["department"]),
        ("sante", ["sante"]),
        ("hub sa", ["sa"]),
        ("vallee louvre", ["lens"]),
    ],
)
def test_a_word_is_found_whole_or_by_its_beginning(text: str, found: list[str]) -> None:
    """A search finds words and beginnings of words, never the middle of one, accents and plurals aside."""
    assert [structure.id for structure in CENSUS.where(text=text)] == found
