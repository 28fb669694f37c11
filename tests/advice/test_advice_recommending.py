"""What is recommended to a territory, on which points, and when nothing is."""

from __future__ import annotations

import json
from typing import Any

import pytest

import openinno as oi
from openinno import Familiarity, Profile

GRID: dict[Profile, dict[str, Any]] = {
    Profile.ACCELERATOR: {
        "startup_maturity": ["first_fundraising", "scale_up_and_commercialisation"],
        "public_budget": "none",
        "ecosystem_familiarity": "collaborating",
        "expertise": ["investors"],
    },
    Profile.TECHNOPOLE: {
        "startup_maturity": ["seed", "first_fundraising", "scale_up_and_commercialisation"],
        "ecosystem_familiarity": "collaborating",
        "expertise": ["one_sector", "research", "higher_education", "large_companies"],
    },
    Profile.INNOVATION_HUB: {
        "startup_maturity": ["seed", "first_fundraising", "scale_up_and_commercialisation"],
        "public_budget": "shared",
        "ecosystem_familiarity": "collaborating",
        "expertise": ["several_sectors"],
    },
    Profile.INCUBATOR: {
        "startup_maturity": ["seed", "beta_development"],
        "public_budget": "lasting",
        "ecosystem_familiarity": "discovering",
        "expertise": ["higher_education"],
    },
    Profile.FRENCH_TECH_BRAND_EVENT: {
        "startup_maturity": ["new_markets_and_international", "scale_up_and_fundraising"],
        "public_budget": "occasional",
        "ecosystem_familiarity": "scattered",
        "expertise": ["growing_startups", "competitive_industries"],
    },
    Profile.LIVING_LAB: {
        "startup_maturity": ["seed"],
        "public_budget": "lasting",
        "ecosystem_familiarity": "discovering",
        "expertise": ["social_economy"],
    },
}
"""The four characteristics as the sheet of each profile has them."""

QUESTIONS: dict[Profile, dict[str, Any]] = {
    Profile.ACCELERATOR: {
        "needs": ["grow_companies", "first_investors", "experiment"],
        "ownership": "private",
    },
    Profile.TECHNOPOLE: {
        "needs": ["sector_synergies", "public_priorities", "experiment", "hosting"],
        "legal_form": "semi_public_company",
    },
    Profile.INNOVATION_HUB: {
        "needs": ["open_platform", "emblematic_place", "whole_chain", "experiment", "events"],
        "ownership": "mixed",
    },
    Profile.INCUBATOR: {
        "needs": ["create_companies", "student_companies", "hosting", "events"],
        "ownership": "public",
    },
    Profile.FRENCH_TECH_BRAND_EVENT: {"needs": ["visibility", "networking"], "legal_form": "local_authority"},
    Profile.LIVING_LAB: {
        "needs": ["public_awareness", "local_revival", "general_interest", "emblematic_place", "events"],
        "legal_form": "association",
        "publics": ["citizen"],
    },
}
"""What each sheet proposes and how it is run."""


@pytest.mark.parametrize("whole", [False, True], ids=["characteristics", "questions too"])
@pytest.mark.parametrize("profile", Profile)
def test_the_territory_that_a_sheet_describes_ranks_its_profile_first(profile: Profile, whole: bool) -> None:
    """Described by the sheet of a profile, a territory is recommended that profile, alone in front."""
    found = oi.recommend(oi.Territory(**GRID[profile], **(QUESTIONS[profile] if whole else {})))

    assert found.decided
    assert [one.profile for one in found.leaders] == [profile]
    assert found.ranked[1].score < found.leaders[0].score


def test_two_answers_that_meet_one_thing_are_one_point() -> None:
    """Two of the study's questions repeat two of its characteristics, and count once."""
    stage = oi.recommend(oi.Territory(startup_maturity="seed"))[Profile.INCUBATOR]
    both = oi.recommend(oi.Territory(startup_maturity="seed", needs="create_companies"))[Profile.INCUBATOR]

    assert stage.score == both.score == 1
    assert both.points[0].answers == (oi.Maturity.SEED, oi.Need.CREATE_COMPANIES)


@pytest.mark.parametrize("amount", [0, 50_000, 10**9])
def test_an_amount_of_money_speaks_for_no_profile(amount: int) -> None:
    """However much there is, nothing is recommended on that alone, and the budget is still asked for."""
    found = oi.recommend(oi.Territory(public_budget_euros=amount))

    assert [one.score for one in found.ranked] == [0] * 6
    assert not found.decided
    assert "public_budget" in {one.question.attribute for one in found.missing}


def test_one_characteristic_is_not_enough() -> None:
    """One alone would be a guess: the answer says so, and still shows what was found."""
    found = oi.recommend(oi.Territory(startup_maturity=["beta_development", "seed"], needs="hosting"))

    assert found.heard == (oi.LocalCharacteristic.STARTUP_MATURITY,)
    assert [one.profile for one in found.leaders] == [Profile.INCUBATOR]
    assert found.message("fr") == (
        "On n'en sait pas assez pour conclure : une seule des quatre caractéristiques de l'étude parle pour"
        " un profil, et il en faut deux."
    )


def test_a_characteristic_that_speaks_for_no_profile_is_not_heard() -> None:
    """Public money at the start is an answer, and one of which no sheet says anything of its own."""
    found = oi.recommend(oi.Territory(startup_maturity="beta_development", public_budget="starting"))

    assert found.heard == (oi.LocalCharacteristic.STARTUP_MATURITY,)
    assert found.silent == (oi.PublicBudget.STARTING,)
    assert "public_budget" not in {one.question.attribute for one in found.missing}


def test_wishes_alone_do_not_decide_against_what_the_territory_is() -> None:
    """Where every characteristic speaks for other profiles than the one in front, nothing is recommended."""
    wishes = ["whole_chain", "open_platform", "emblematic_place"]
    told = {"public_budget": "none", "needs": wishes}
    against = oi.recommend(oi.Territory(startup_maturity="new_markets_and_international", **told))  # type: ignore[arg-type]
    along = oi.recommend(oi.Territory(startup_maturity="scale_up_and_commercialisation", **told))  # type: ignore[arg-type]

    assert [one.leaders[0].profile for one in (against, along)] == [Profile.INNOVATION_HUB] * 2
    assert (against.decided, along.decided) == (False, True)
    assert against.message().endswith("“Innovation hub” is one of the study's four characteristics.")


def test_profiles_that_tie_share_their_rank_and_nothing_is_decided() -> None:
    """The order among equals is that of the study, and says nothing."""
    found = oi.recommend(oi.Territory(startup_maturity="seed", ecosystem_familiarity="collaborating"))

    assert not found.decided
    assert [(one.profile, one.rank) for one in found.ranked[:3]] == [
        (Profile.TECHNOPOLE, 1),
        (Profile.INNOVATION_HUB, 1),
        (Profile.ACCELERATOR, 3),
    ]
    assert "“Innovation hub”" in found.message()


def test_the_questions_that_would_part_the_leaders_come_first() -> None:
    """Between a technopole and a hub, expertise decides; themes never do."""
    found = oi.recommend(oi.Territory(startup_maturity="seed", ecosystem_familiarity="collaborating"))
    asked = {one.question.attribute: one.decisive for one in found.missing}

    assert found.missing[0].decisive
    assert asked["expertise"]
    assert not asked["sectors"]
    assert not asked["setting"]
    assert [one.decisive for one in found.missing] == sorted(asked.values(), reverse=True)


def test_nothing_known_asks_for_everything() -> None:
    """Without a word, no profile has a point, none leads, and every question is left."""
    found = oi.recommend(oi.Territory())

    assert found.leaders == ()
    assert {one.rank for one in found.ranked} == {1}
    assert len(found.missing) == 12
    assert found.missing[0].decisive


def test_reservations_are_told_and_take_nothing_away() -> None:
    """That an accelerator wants companies further along is said beside its points."""
    before = oi.recommend(oi.Territory(needs="experiment"))[Profile.ACCELERATOR]
    after = oi.recommend(oi.Territory(needs="experiment", startup_maturity="seed"))[Profile.ACCELERATOR]

    assert before.score == after.score == 1
    assert before.reservations == ()
    assert [str(one) for one in after.reservations[0].sources] == ["002:L214"]


def test_the_study_warns_against_copying() -> None:
    """Whatever is recommended, the warning on transposing a model is there with its line."""
    warnings = oi.recommend(oi.Territory()).warnings

    assert [str(one.sources[0]) for one in warnings] == ["002:L138", "002:L182", "002:L182-187"]
    assert "Banque des Territoires" in warnings[-1].text.fr


def test_comparable_structures_share_most_first() -> None:
    """Structures of the leading profile come by what they share, and at most five are named."""
    census = oi.embedded_census()
    territory = oi.Territory(**GRID[Profile.TECHNOPOLE], region="Grand Est", sectors="santé")
    found = oi.recommend(territory, census)
    fit = found[Profile.TECHNOPOLE]

    assert len(fit.comparable) == 5
    assert fit.others == len(census.where(profile=Profile.TECHNOPOLE)) - 5
    assert [label.text("en") for label in fit.comparable[0].shared] == [
        "themes: health and ageing",
        "same région: Grand Est",
    ]
    assert len(fit.comparable[0].shared) >= len(fit.comparable[-1].shared)
    assert found.census == census.source
    assert found[Profile.LIVING_LAB].comparable == ()


def test_every_way_of_being_alike_is_told() -> None:
    """Stages, publics, ownership, legal form and a core city are compared too; a town is named."""
    lille = oi.Site.of(oi.geography.commune("59350"))
    hub = oi.Structure(
        id="hub",
        name="Hub",
        profiles=[oi.Claim(value=Profile.INNOVATION_HUB, basis=oi.Basis.INFERRED)],
        maturity=[oi.Maturity.SEED],
        publics=[oi.Public.CITIZEN],
        ownership=oi.Ownership.MIXED,
        legal_form=oi.LegalForm.SCIC,
        sites=[lille],
    )
    territory = oi.Territory(
        **{**GRID[Profile.INNOVATION_HUB], "startup_maturity": "seed"},
        publics="citizen",
        ownership="mixed",
        legal_form="scic",
        commune="59350",
    )
    census = oi.Census(structures=[hub], source=oi.embedded_census().source)
    (found,) = oi.recommend(territory, census)[Profile.INNOVATION_HUB].comparable

    assert (found.town, found.basis) == ("Lille", oi.Basis.INFERRED)
    assert [label.text("fr") for label in found.shared] == [
        "maturité des start-up : amorçage",
        "publics : citoyen",
        "propriété : mixte (partenariat public-privé)",
        "forme juridique : société coopérative d'intérêt collectif",
        "même région : Hauts-de-France",
        "ville-centre d'une métropole",
    ]


def test_another_thing_than_a_territory_is_refused() -> None:
    """The call says what it takes."""
    with pytest.raises(TypeError, match="takes a Territory"):
        oi.recommend({"needs": "events"})  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="embedded_census"):
        oi.recommend(oi.Territory(), "census.csv")  # type: ignore[arg-type]


def test_a_profile_is_asked_for_by_itself() -> None:
    """A recommendation gives the fit of a profile, and names the profiles when asked for anything else."""
    found = oi.recommend(oi.Territory(ecosystem_familiarity=Familiarity.SCATTERED))

    assert found[Profile.INCUBATOR].score == 1
    with pytest.raises(KeyError, match="possible"):
        found["incubator"]  # type: ignore[index]


def test_json_holds_all_of_it_in_both_languages() -> None:
    """A program finds territory, points, citations, pages, questions and warnings."""
    territory = oi.Territory(name="</script>", **GRID[Profile.INCUBATOR], public_budget_euros=3)
    text = oi.recommend(territory, oi.embedded_census()).to_json()
    told = json.loads(text)
    first = told["profiles"][0]

    assert "</script>" not in text
    assert told["territory"]["name"] == "</script>"
    assert told["territory"]["public_budget_euros"] == 3
    assert (told["format"], told["decided"], first["score"]) == ("openinno-recommendation", True, 5)
    assert first["points"][0]["basis"] == "inferred"
    assert first["points"][0]["sources"][0] == {
        "cited": "002:L268",
        "title": "Structures d'innovation ouverte : une création de valeur pour les territoires",
        "page": 17,
    }
    assert first["comparable"][0]["name"] == "BIC Montpellier"
    assert told["missing"][0]["question"]["fr"] == "Qu'attend-il d'une structure ?"
