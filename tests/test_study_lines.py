"""Facts that matter, each with the document and the line that tells it."""

from __future__ import annotations

import pytest

import openinno as oi
from openinno import typology
from openinno.citations import Source
from openinno.typology import DurationKind, Figure, Sheet, StatementKind


def _at(line: int, document: str = "002", last_line: int | None = None) -> tuple[Source, ...]:
    return (Source(document=document, line=line, last_line=last_line),)


def _sheet(profile: oi.Profile) -> Sheet:
    return typology.sheet(profile)


def _figure(identifier: str) -> Figure:
    return typology.published_figure(identifier)


def test_an_incubator_supports_start_ups_from_6_to_18_months() -> None:
    """002:L273: an incubator supports start-ups from 6 to 18 months."""
    support = _sheet(oi.Profile.INCUBATOR).support

    assert (support.min_months, support.max_months, support.sources) == (6, 18, _at(273))
    assert (support.approximate, support.max_exclusive, support.max_exceeded) == (False, False, False)


def test_an_accelerator_supports_start_ups_for_less_than_six_months() -> None:
    """002:L238: an accelerator supports start-ups for less than six months; no minimum is given."""
    support = _sheet(oi.Profile.ACCELERATOR).support

    assert (support.min_months, support.max_months, support.max_exclusive) == (None, 6, True)
    assert (support.contains(5), support.contains(6)) == (True, False)
    assert support.sources == _at(238)


def test_a_start_up_studio_goes_up_to_a_little_more_than_a_year() -> None:
    """002:L238: a start-up studio supports up to a little more than a year, an upper bound only."""
    support = _sheet(oi.Profile.ACCELERATOR).support_for(oi.StructureType.STARTUP_STUDIO)

    assert (support.min_months, support.max_months) == (None, 12)
    assert (support.max_exceeded, support.approximate) == (True, True)
    assert (support.contains(12), support.contains(13), support.contains(24)) == (True, None, None)


def test_a_hub_supports_from_three_months_to_two_or_three_years() -> None:
    """002:L263: a hub supports start-ups from 3 months to 2 to 3 years."""
    support = _sheet(oi.Profile.INNOVATION_HUB).support

    assert (support.min_months, support.max_between, support.sources) == (3, (24, 36), _at(263))


def test_a_technopole_supports_from_one_to_five_years() -> None:
    """002:L253: a technopole supports start-ups from 1 to 5 years."""
    support = _sheet(oi.Profile.TECHNOPOLE).support

    assert (support.min_months, support.max_months, support.sources) == (12, 60, _at(253))


def test_a_french_tech_capital_brand_or_event_supports_on_single_occasions() -> None:
    """002:L283: Capitals, brands and events support by one-off delegations, without a length."""
    support = _sheet(oi.Profile.FRENCH_TECH_BRAND_EVENT).support

    assert (support.kind, support.min_months, support.max_months) == (DurationKind.ONE_OFF, None, None)
    assert support.sources == _at(283)


def test_the_support_of_a_living_lab_is_undefined() -> None:
    """002:L293: the length of support of a living lab is undefined, which is not unknown."""
    support = _sheet(oi.Profile.LIVING_LAB).support

    assert (support.kind, support.min_months, support.max_months) == (DurationKind.UNDEFINED, None, None)
    assert support.sources == _at(293)


def test_only_the_incubator_has_an_activity_that_comes_besides() -> None:
    """002:L271: an incubator animates first, at level 2, and puts in touch besides, at level 1."""
    two, one = _sheet(oi.Profile.INCUBATOR).levels

    assert (two.level, [item.priority for item in two.items]) == (
        oi.Level.ANIMATION,
        [oi.Priority.PRIORITY, oi.Priority.PRIORITY],
    )
    assert (one.level, [item.priority for item in one.items]) == (
        oi.Level.NETWORKING,
        [oi.Priority.ACCESSORY],
    )
    assert {item.sources for level in (two, one) for item in level.items} == {_at(271)}


def test_the_daily_animation_of_an_incubator_is_level_2_in_our_reading_only() -> None:
    """002:L271: a daily animation is no occasional one, so its level is inferred."""
    items = _sheet(oi.Profile.INCUBATOR).levels[0].items

    assert [item.basis for item in items] == [oi.LevelBasis.DEFINITION, oi.LevelBasis.INFERRED]
    assert [item.evidence for item in items] == [_at(90), ()]


def test_nothing_carries_level_1_of_the_living_lab() -> None:
    """002:L291: the sheet gives the living lab level 2 or level 1, and no item carries level 1."""
    sheet = _sheet(oi.Profile.LIVING_LAB)
    two, one = sheet.levels

    assert (two.level, len(two.items)) == (oi.Level.ANIMATION, 2)
    assert (one.level, one.items) == (oi.Level.NETWORKING, ())
    assert sheet.levels_note is not None
    assert sheet.role.pedagogical is not None


def test_the_role_of_a_technopole_is_printed_as_carried_by_the_hub() -> None:
    """002:L251: the sheet of the technopole says that the hub carries the role, and we say it is odd."""
    role = _sheet(oi.Profile.TECHNOPOLE).role

    assert role.carrier is not None
    assert (role.carrier.fr, role.sources) == ("par le hub", _at(251))
    assert role.carrier_note is not None


def test_the_sheet_of_the_accelerator_names_no_carrier() -> None:
    """002:L228: the word after « porté » is missing, so the accelerator's role has no carrier."""
    role = _sheet(oi.Profile.ACCELERATOR).role

    assert role.carrier is None
    assert role.carrier_note is not None
    assert role.sources == _at(226, last_line=228)


@pytest.mark.parametrize(
    ("identifier", "value", "line"), [("share_acc_tech_hub", 0.61, 303), ("share_acc_tech", 0.42, 305)]
)
def test_two_shares_of_profiles_are_printed(identifier: str, value: float, line: int) -> None:
    """002:L303 and L305: 61 % are accelerators, technopoles or hubs, 42 % without the hubs."""
    figure = _figure(identifier)

    assert (figure.value, figure.basis, figure.sources) == (value, oi.Basis.STATED, _at(line))
    assert figure.base is None


def test_the_share_of_hubs_is_computed() -> None:
    """002:L303 less L305: 19 % are hubs, which no document prints."""
    hubs = _figure("share_hub_derived")

    assert hubs.value == round(_figure("share_acc_tech_hub").value - _figure("share_acc_tech").value, 2)
    assert (hubs.value, hubs.basis, hubs.printed) == (0.19, oi.Basis.DERIVED, None)
    assert hubs.sources == _at(303) + _at(305)


def test_the_share_of_partnerships_was_taken_of_77_structures() -> None:
    """002:L331: that nearly half are public-private partnerships was found on 77 structures only."""
    share = _figure("ppp_share")

    assert (share.value, share.qualifier) == (0.5, oi.Qualifier.JUST_UNDER)
    assert share.base is not None
    assert (share.base.value, share.base.unit) == (77, "structures")
    assert share.sources == _at(325) + _at(331)


def test_three_sizes_of_the_census_are_kept_apart() -> None:
    """002:L142, L299 and 001:L2: more than 160, more than 150, and 160, none of which is merged."""
    sizes = [_figure(f"census_size_{letter}") for letter in "abc"]

    assert [(one.qualifier.code, one.value, one.sources) for one in sizes] == [
        ("more_than", 160, _at(142)),
        ("more_than", 150, _at(299)),
        ("equal", 160, _at(2, "001")),
    ]


def test_two_counts_of_technopoles_are_kept_apart() -> None:
    """002:L250 and L335: 44 technopoles in RETIS, about sixty referenced, and a third of each."""
    retis, referenced = _figure("technopoles_retis"), _figure("technopoles_trend")

    assert (retis.value, retis.qualifier, retis.sources) == (44, oi.Qualifier.EQUAL, _at(250))
    assert (referenced.value, referenced.qualifier, referenced.sources) == (60, oi.Qualifier.ABOUT, _at(335))
    assert _figure("technopoles_hosting_startups_retis").sources == _at(250)
    assert _figure("technopoles_hosting_or_supporting_startups").sources == _at(335)


def test_metropoles_hold_more_of_the_private_than_of_the_public_structures() -> None:
    """002:L314 and L316: more than half in a métropole, 80 % of the private and 60 % of the public ones."""
    assert [
        (_figure(f"metropole_{one}").qualifier.code, _figure(f"metropole_{one}").value)
        for one in (
            "all",
            "private",
            "public",
        )
    ] == [("more_than", 0.5), ("equal", 0.8), ("equal", 0.6)]


def test_there_are_eleven_themes() -> None:
    """002:L153: the first criterion names eleven themes, legaltechs within the last."""
    assert [theme.code for theme in oi.Theme] == [
        "planning_and_economic_development",
        "education_and_training",
        "energy",
        "environment_and_biodiversity",
        "housing_and_real_estate",
        "mobility",
        "citizen_relations",
        "tourism_and_culture",
        "health_and_ageing",
        "digital_services_and_infrastructure",
        "funds_and_assets",
    ]
    assert {theme.sources for theme in oi.Theme} == {_at(153)}
    assert oi.Theme.parse("legaltechs") is oi.Theme.FUNDS_AND_ASSETS


def test_three_criteria_are_met_together() -> None:
    """002:L153-155: a structure of the census meets three criteria, one a line."""
    assert [one.source.line for one in oi.Criterion] == [153, 154, 155]
    assert "three criteria" in oi.Criterion.vocabulary().description.text("en")


def test_the_third_criterion_names_kinds_of_partner() -> None:
    """002:L155: local authorities, social landlords and legal professions, then large companies."""
    named = [one.code for one in oi.PartnerKind if _at(155)[0] in one.sources]

    assert named == ["local_authority", "social_landlord", "legal_profession", "large_company"]


def test_five_first_impacts_are_named() -> None:
    """002:L115-119: five impacts, one a line."""
    assert [(one.code, one.source.line) for one in oi.Impact] == [
        ("job_creation", 115),
        ("talent_and_business_attraction", 116),
        ("local_economic_development", 117),
        ("urban_service_improvement", 118),
        ("work_method_efficiency", 119),
    ]


def test_the_study_knows_six_profiles_that_enclose_nobody() -> None:
    """002:L182: six profiles, which are not meant to enclose."""
    assert _figure("profiles_count").value == len(oi.Profile) == 6
    assert _figure("profiles_count").sources == _at(182)
    (landmark,) = (one for one in typology.statements() if one.id == "typology_not_enclosing")
    assert landmark.sources == _at(182)
    assert len(oi.Structure(id="a", name="A", profiles=list(oi.Profile)).profiles) == 6


def test_the_profiles_stand_in_the_order_of_the_census() -> None:
    """002:L198-203: the most numerous profile first."""
    assert [(one.code, one.rank, one.source.line) for one in oi.Profile] == [
        ("accelerator", 1, 198),
        ("technopole", 2, 199),
        ("innovation_hub", 3, 200),
        ("incubator", 4, 201),
        ("french_tech_brand_event", 5, 202),
        ("living_lab", 6, 203),
    ]


def test_three_levels_bear_three_roles() -> None:
    """002:L89-91: level 1 is an intermediary's, level 2 an animator's, level 3 a coordinator's."""
    assert [(one.value, one.role.code, one.source.line) for one in oi.Level] == [
        (1, "intermediary", 89),
        (2, "animator", 90),
        (3, "coordinator", 91),
    ]


def test_five_marks_make_a_territory_succeed() -> None:
    """003:L19-23: five marks of a territory that succeeds, one a line."""
    assert [str(one.source) for one in oi.SuccessFactor] == [f"003:L{line}" for line in range(19, 24)]


def test_three_levers_move_the_new_productive_economy() -> None:
    """004:L12-14: three levers, one a line."""
    assert [str(one.source) for one in oi.Lever] == ["004:L12", "004:L13", "004:L14"]


def test_an_openlab_gathers_five_functions() -> None:
    """004:L26: an openlab gathers a community, ideation, design, prototyping and feedback."""
    assert [one.code for one in oi.OpenlabFunction] == [
        "community_access",
        "ideation",
        "design",
        "prototyping",
        "user_feedback",
    ]
    assert {one.sources for one in oi.OpenlabFunction} == {_at(26, "004")}


def test_the_totem_place_of_belfort_is_planned_with_six_functions() -> None:
    """004:L30: the totem place is to gather six functions, and is only planned."""
    place = oi.embedded_census()["lieu_totem_techn_hom"]

    assert len(oi.TotemFunction) == 6
    assert {one.sources for one in oi.TotemFunction} == {_at(30, "004")}
    assert place.status is not None
    assert place.status.value is oi.Status.PLANNED


def test_four_of_five_axes_bear_a_title() -> None:
    """002:L350-388: four axes of resilience bear a title; that L350 tells of a first one is our reading."""
    assert [(one.titled, one.source.line) for one in oi.ResilienceAxis] == [
        (False, 350),
        (True, 360),
        (True, 366),
        (True, 374),
        (True, 386),
    ]


def test_four_of_nine_health_categories_are_named() -> None:
    """002:L521: nine categories of the health map are announced and four are named."""
    (health,) = (one for one in oi.embedded_census().initiatives if one.id == "six_health_clusters_map")
    (announced,) = (one for one in health.impacts if one.sources == _at(521))

    assert announced.value == 9
    assert len(oi.HealthCategory) == 4
    assert {one.sources for one in oi.HealthCategory} == {_at(521)}


def test_thirteen_capitals_are_counted_and_three_named() -> None:
    """002:L284: of the 13 Capitales French Tech three are named, then two brands and an event."""
    examples = _sheet(oi.Profile.FRENCH_TECH_BRAND_EVENT).examples

    assert _figure("french_tech_capitals").value == 13
    assert [(one.printed_name, one.type) for one in examples] == [
        ("In the Alps", oi.StructureType.FRENCH_TECH_CAPITAL),
        ("Brest+", oi.StructureType.FRENCH_TECH_CAPITAL),
        ("Nantes", oi.StructureType.FRENCH_TECH_CAPITAL),
        ("Just Dijon", oi.StructureType.TERRITORIAL_BRAND),
        ("Bretagne Développement Innovation", oi.StructureType.TERRITORIAL_BRAND),
        ("Semaine Bastia Ville Digitale", oi.StructureType.EVENT),
    ]
    assert {one.sources for one in examples} == {_at(284)}


def test_the_start_up_collider_is_an_option_of_hubs() -> None:
    """002:L259: the startup collider is an optional value of hubs; the start-up studio is no option."""
    (collider,) = (one for one in _sheet(oi.Profile.INNOVATION_HUB).value_propositions if one.optional)
    (studio,) = (one for one in _sheet(oi.Profile.ACCELERATOR).value_propositions if one.scope)

    assert (collider.scope, collider.sources) == (oi.StructureType.STARTUP_COLLIDER, _at(259))
    assert (studio.scope, studio.optional) == (oi.StructureType.STARTUP_STUDIO, False)


def test_a_totem_place_has_no_profile() -> None:
    """002:L259, L411, 000:L39 and 004:L30: totem is said of so many places that it has no profile."""
    with pytest.raises(oi.VocabularyError) as caught:
        oi.Profile.parse("lieu totem")

    assert oi.StructureType.TOTEM_PLACE.profile is None
    assert caught.value.candidates == (oi.Profile.INNOVATION_HUB, oi.Profile.LIVING_LAB)


def test_an_animator_is_never_a_facilitator() -> None:
    """002:L75 and L90: facilitator is said of those who coordinate, so the word is refused."""
    assert oi.Role.parse("animateur") is oi.Role.ANIMATOR
    with pytest.raises(oi.VocabularyError) as caught:
        oi.Role.parse("facilitateur")
    assert caught.value.candidates == (oi.Role.COORDINATOR, oi.Role.ANIMATOR)


def test_six_clusters_are_exactly_six_although_a_plus_is_printed() -> None:
    """002:L520 and L522: « +6 » is exactly six, « +280 » is at least 280."""
    (health,) = (one for one in oi.embedded_census().initiatives if one.id == "six_health_clusters_map")
    by_line = {one.sources[0].line: one for one in health.impacts}

    assert (by_line[520].value, by_line[520].qualifier) == (6, oi.Qualifier.EQUAL)
    assert (by_line[522].value, by_line[522].qualifier) == (280, oi.Qualifier.AT_LEAST)


def test_an_age_holds_for_the_social_economy_nursery_only() -> None:
    """002:L292: companies of less than two years, for the pépinières ESS only."""
    maturity = _sheet(oi.Profile.LIVING_LAB).maturity

    assert (maturity.max_company_age_years, maturity.age_scope) == (2, oi.StructureType.SSE_NURSERY)
    assert [stage.stage for stage in maturity.stages] == [None]
    assert maturity.sources == _at(292)


def test_four_characteristics_and_four_questions_overlap() -> None:
    """002:L184-187 and L191-194: four local characteristics and four questions, two of which repeat one."""
    assert [one.source.line for one in oi.LocalCharacteristic] == [184, 185, 186, 187]
    assert [one.source.line for one in oi.ReadingQuestion] == [191, 192, 193, 194]
    assert [one.repeats is not None for one in oi.ReadingQuestion] == [False, False, True, True]


def test_eight_of_the_25_places_are_listed() -> None:
    """000:L23: eight of the 25 places are listed by name, and two more are implied."""
    members = [
        one for one in oi.embedded_census().relations_of("study_25_places") if one.kind.code == "member_of"
    ]
    stated = [one for one in members if one.basis is oi.Basis.STATED]

    assert len(stated) == 8
    assert all(_at(23, "000")[0] in one.sources for one in stated)
    assert len([one for one in members if one.basis is oi.Basis.INFERRED]) == 2


def test_two_stakes_follow_from_the_study() -> None:
    """002:L131 and L138: integrate every territory, and adapt a model that is transposed."""
    stakes = typology.statements(StatementKind.STAKE)

    assert [one.id for one in stakes] == ["all_territories", "transposition"]
    assert [one.sources[0].line for one in stakes] == [131, 138]
