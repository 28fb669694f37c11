"""A territory from TOML: read as written, every mistake told at once, and a file to fill in."""

from __future__ import annotations

from pathlib import Path

import pytest

import openinno as oi
from openinno.advice import QUESTIONS
from openinno.sources.territories import read_territory, territory_from_toml, territory_template

WHOLE = """
name = "Reims"
commune = "51454"
startup_maturity = ["amorçage", "beta"]
public_budget = "subventions"
public_budget_euros = 200_000
ecosystem_familiarity = "débutant"
expertise = "universités"
sectors = ["énergie"]
needs = ["rencontres"]
"""


def test_a_file_tells_a_territory(tmp_path: Path) -> None:
    """What a person writes is what the class holds."""
    file = tmp_path / "reims.toml"
    file.write_text(WHOLE, encoding="utf-8-sig")

    assert read_territory(file) == oi.Territory(
        name="Reims",
        commune="51454",
        startup_maturity=["seed", "beta_development"],
        public_budget=oi.PublicBudget.LASTING,
        public_budget_euros=200_000,
        ecosystem_familiarity=oi.Familiarity.DISCOVERING,
        expertise=oi.Expertise.HIGHER_EDUCATION,
        sectors=oi.Theme.ENERGY,
        needs=oi.Need.EVENTS,
    )


def test_every_mistake_is_told_at_once() -> None:
    """Unknown keys, words and places, and wrong kinds of value, are told with their key in both languages."""
    text = """
nom = "Reims"
needs = ["rencontres", "hackathons", "x"]
public_budget = ["aucun"]
public_budget_euros = -3
commune = "Nullepart"
setting = "métropole"
"""
    with pytest.raises(oi.RuleError) as caught:
        territory_from_toml(text, file="t.toml")
    french, english = caught.value.message("fr").splitlines(), caught.value.message("en").splitlines()

    assert len(french) == len(english) == 7
    assert french[0].startswith("t.toml : clé introuvable : « nom ». ")
    assert english[0].startswith("t.toml: unknown key “nom”")
    for part in (
        "t.toml, commune: no commune is called “Nullepart”",
        "t.toml, needs: unknown word in “Needs of the territory”: “hackathons”",
        "t.toml, needs: unknown word in “Needs of the territory”: “x”",
        "t.toml, public_budget: expected a text between quotes",
        "t.toml, public_budget_euros: a budget cannot be negative: -3",
        "t.toml, setting: ",
    ):
        assert sum(line.startswith(part) for line in english) == 1


@pytest.mark.parametrize("given", ['"beaucoup"', "2.5", "true", "[1]"])
def test_an_amount_is_a_whole_number(given: str) -> None:
    """Anything else is told with its key."""
    with pytest.raises(oi.RuleError, match="public_budget_euros: expected a whole number of euros"):
        territory_from_toml(f"public_budget_euros = {given}")


def test_nothing_at_all_is_an_amount() -> None:
    """No money is known money."""
    assert territory_from_toml("public_budget_euros = 0").public_budget_euros == 0


def test_two_right_answers_may_be_wrong_together() -> None:
    """A commune in another région than the one told is refused as a whole."""
    with pytest.raises(oi.RuleError, match=r"t\.toml: the commune 51454 is in the région Grand Est"):
        territory_from_toml('commune = "51454"\nregion = "Bretagne"', file="t.toml")


def test_what_is_no_toml_is_told_with_its_line() -> None:
    """The advice is about answers, not about columns."""
    with pytest.raises(oi.RuleError) as caught:
        territory_from_toml("needs = [\n'a' 'b']", file="t.toml")

    assert caught.value.message("fr").startswith("t.toml, ligne 2, colonne 5 : ce n'est pas du TOML")
    assert 'colonne" = "attribut' not in caught.value.message("fr")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A missing file, one that is too large, and one in another encoding say which it is."""
    large, latin = tmp_path / "large.toml", tmp_path / "latin.toml"
    large.write_bytes(b"#" * (4 * 1024 * 1024 + 1))
    latin.write_bytes('needs = "événements"'.encode("latin-1"))

    with pytest.raises(oi.SourceError):
        read_territory(tmp_path / "missing.toml")
    with pytest.raises(oi.SourceError, match="too large for the description of a territory"):
        read_territory(large)
    with pytest.raises(oi.SourceError, match="line 1, byte 10: not UTF-8 but probably Windows-1252"):
        read_territory(str(latin))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_template_is_empty_and_names_every_answer(lang: str) -> None:
    """The file to fill in says nothing yet, and each word that it offers is read back."""
    template = territory_template(lang)

    assert territory_from_toml(template) == oi.Territory()
    for question in QUESTIONS:
        assert question.text.text(lang) in template
        for term in question.possible:
            word = f'"{term.label(lang)}"'
            assert f"#   {word}\n" in template
            assert territory_from_toml(f"{question.attribute} = {word}").told(question.attribute) == (term,)


def test_the_template_ends_as_a_text_does() -> None:
    """Its last line is whole, and its first key can be filled in where it stands."""
    assert territory_template("fr").endswith("\n")
    filled = territory_template("fr").replace('name = ""', 'name = "Reims"')
    assert territory_from_toml(filled).name == "Reims"
