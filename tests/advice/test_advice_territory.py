"""A territory: read as people write it, the same in any order, and refused where it says what cannot be."""

from __future__ import annotations

from typing import Any

import pytest

import openinno as oi


def test_words_are_read_as_people_write_them() -> None:
    """Labels, codes and other spellings, in French and in English, become terms."""
    territory = oi.Territory(
        startup_maturity=["Amorçage", "first fundraising"],
        public_budget="grants",
        ecosystem_familiarity="débutant",
        sectors="mobilités",
        needs="lieu totem",
        legal_form="SCIC",
    )

    assert territory.startup_maturity == (oi.Maturity.SEED, oi.Maturity.FIRST_FUNDRAISING)
    assert territory.public_budget is oi.PublicBudget.LASTING
    assert territory.ecosystem_familiarity is oi.Familiarity.DISCOVERING
    assert territory.sectors == (oi.Theme.MOBILITY,)
    assert territory.needs == (oi.Need.EMBLEMATIC_PLACE,)
    assert territory.legal_form is oi.LegalForm.SCIC


def test_order_and_repetition_do_not_matter() -> None:
    """Two descriptions that say the same are equal."""
    once = oi.Territory(needs=[oi.Need.EVENTS, oi.Need.HOSTING])

    assert once == oi.Territory(needs=["hosting", "events", "rencontres"])


@pytest.mark.parametrize(
    "nothing", [{}, {"needs": None, "setting": None, "name": "  "}, {"ownership": "unknown", "region": ""}]
)
def test_what_is_unknown_is_nothing(nothing: dict[str, Any]) -> None:
    """None, a blank name and the word for an ownership that nobody knows say nothing."""
    assert oi.Territory(**nothing) == oi.Territory()
    assert list(oi.Territory(**nothing).words()) == []


@pytest.mark.parametrize(
    ("commune", "area", "core"),
    [("Reims", "Grand Est", False), ("59350", "Hauts-de-France", True), ("59512", "Hauts-de-France", False)],
)
def test_a_commune_tells_its_region_and_its_setting(commune: str, area: str, core: bool) -> None:
    """Lille is the core city of a métropole; Roubaix, in the same one, is not."""
    territory = oi.Territory(commune=commune)

    assert (territory.area, territory.core_city) == (area, core)


def test_a_setting_told_wins_over_the_commune() -> None:
    """What is said of the setting is not computed again."""
    assert oi.Territory(setting="rural", commune="59350").core_city is False
    assert oi.Territory().core_city is None


@pytest.mark.parametrize(
    ("given", "error", "told"),
    [
        ({"needs": ["hackathons"]}, oi.VocabularyError, "hackathons"),
        ({"setting": "métropole"}, oi.VocabularyError, "core city"),
        ({"public_budget_euros": -1}, oi.RuleError, "negative: -1"),
        ({"public_budget_euros": 2.5}, TypeError, "whole number"),
        ({"public_budget_euros": True}, TypeError, "whole number"),
        ({"needs": 3}, TypeError, "Need.CREATE_COMPANIES"),
        ({"needs": {"a": 1}}, TypeError, "Need.CREATE_COMPANIES"),
        ({"sectors": [oi.Need.EVENTS]}, TypeError, "Theme"),
        ({"public_budget": oi.Theme.ENERGY}, TypeError, "PublicBudget.NONE"),
        ({"name": 3}, TypeError, "expected a text"),
        ({"commune": "Montreuil"}, oi.PlaceError, "several places"),
        ({"commune": "Nullepart"}, oi.PlaceError, "no commune is called “Nullepart”"),
        ({"region": "Nullepart"}, oi.PlaceError, "no région is called"),
        ({"commune": "59350", "region": "Bretagne"}, oi.RuleError, "Hauts-de-France, not Bretagne"),
    ],
)
def test_what_cannot_be_is_refused(given: dict[str, Any], error: type[Exception], told: str) -> None:
    """A wrong word, amount or place is an error that says what was given."""
    with pytest.raises(error, match=told):
        oi.Territory(**given)


def test_errors_speak_french() -> None:
    """Whoever describes a territory in French is told in French what is wrong."""
    with pytest.raises(oi.RuleError) as caught:
        oi.Territory(commune="59350", region="Bretagne")

    assert caught.value.message("fr") == (
        "la commune 59350 est en région Hauts-de-France, et non Bretagne ; corrigez l'une ou l'autre"
    )
