"""Indicators: what they count, of what, what they refuse, and how they stand to the study."""

from __future__ import annotations

from typing import Any

import pytest

import openinno as oi
from openinno.figures import Agreement, IndicatorGroup, Indicators, IndicatorUnit, indicators
from openinno.figures.against import allowed
from openinno.vocabulary import Support

SOURCE = oi.CensusSource(title=oi.Label("Essai", "Trial"))
HUB, INCUBATOR, TECHNOPOLE = (
    {"profiles": [profile]}
    for profile in (oi.Profile.INNOVATION_HUB, oi.Profile.INCUBATOR, oi.Profile.TECHNOPOLE)
)
HOSTING = {"support": [Support.HOSTING]}
LYON = oi.Site(insee="69123", epci_kind=oi.EpciKind.MET69)
ROUBAIX = oi.Site(insee="59512", epci_kind=oi.EpciKind.METRO)
CAEN = oi.Site(insee="14118", epci_kind=oi.EpciKind.CU)


def census_of(*structures: dict[str, Any], **more: Any) -> oi.Census:
    """Return a census of structures, of which only what matters is given."""
    made = [oi.Structure(id=f"s{n}", name=f"S {n}", **values) for n, values in enumerate(structures)]
    return oi.Census(structures=made, source=SOURCE, **more)


def study_census() -> oi.Census:
    """Return 300 structures that hold the shares of the study, 60 technopoles among them."""
    profiles = [
        *[oi.Profile.ACCELERATOR] * 66,
        *[oi.Profile.TECHNOPOLE] * 60,
        *[oi.Profile.INNOVATION_HUB] * 57,
        *[oi.Profile.INCUBATOR] * 42,
        *[oi.Profile.FRENCH_TECH_BRAND_EVENT] * 39,
        *[oi.Profile.LIVING_LAB] * 36,
    ]
    owners = [oi.Ownership.PRIVATE] * 150 + [oi.Ownership.PUBLIC] * 100 + [oi.Ownership.MIXED] * 50
    places = [LYON] * 120 + [CAEN] * 30 + [LYON] * 60 + [CAEN] * 40 + [LYON] * 25 + [CAEN] * 25
    started = [oi.Sector.MIXED] * 38 + [oi.Sector.PUBLIC] * 20 + [oi.Sector.PRIVATE] * 19 + [None] * 223
    rows: list[dict[str, Any]] = [
        {
            "profiles": [profile],
            "ownership": owner,
            "sites": [place],
            "initiative": start,
            "support": [oi.vocabulary.Support.HOSTING]
            if profile is oi.Profile.TECHNOPOLE and number < 86
            else [],
        }
        for number, (profile, owner, place, start) in enumerate(
            zip(profiles, owners, places, started, strict=True)
        )
    ]
    return census_of(*rows)


STUDY = {
    "share_acc_tech_hub": (183, 300, 0.61),
    "share_acc_tech": (126, 300, 0.42),
    "share_innovation_hub": (57, 300, 0.19),
    "core_city_owned_private": (120, 150, 0.8),
    "core_city_owned_public": (60, 100, 0.6),
    "core_city_all": (205, 300, 205 / 300),
    "partnership_started": (38, 77, 38 / 77),
    "technopoles_hosting": (20, 60, 1 / 3),
    "technopoles_hosting_or_supporting": (20, 60, 1 / 3),
}


@pytest.fixture(scope="module")
def of_the_study() -> Indicators:
    """Return the indicators of the census that holds the shares of the study."""
    return indicators(study_census(), complete=["support"])


@pytest.mark.parametrize("name", STUDY)
def test_a_census_with_the_shares_of_the_study_gives_its_figures(of_the_study: Indicators, name: str) -> None:
    """Numerator, base and value are those that were put in."""
    one = of_the_study[name]

    assert (one.numerator, one.base) == STUDY[name][:2]
    assert one.value == pytest.approx(STUDY[name][2])


@pytest.mark.parametrize("name", STUDY)
def test_the_figures_of_the_study_agree_with_it(of_the_study: Indicators, name: str) -> None:
    """Each stands within its interval of what the study printed."""
    assert {against.agreement for against in of_the_study[name].study} == {Agreement.AGREES}


def test_profiles_that_the_study_ranks_come_in_its_order(of_the_study: Indicators) -> None:
    """The census that holds the shares of the study has its ranking too."""
    counts = [of_the_study[f"share_{profile.code}"].numerator for profile in oi.Profile]

    assert counts == sorted(counts, reverse=True)


def test_every_figure_of_the_embedded_census_has_a_base_or_a_reason() -> None:
    """A value comes with what it was counted of; without one, the reason is told in both languages."""
    for one in indicators(oi.embedded_census()):
        if one.value is None:
            assert one.refused is not None
            assert one.refused.fr != one.refused.en
        else:
            assert one.refused is None
            assert one.base is None or one.base > 0


def test_every_published_share_stands_beside_an_indicator() -> None:
    """No share of the trends that the study prints is left without its figure of the census."""
    beside = {against.figure.id for one in indicators(oi.embedded_census()) for against in one.study}
    shares = {one.id for one in oi.typology.published_figures()[:17] if one.unit == "share"}

    assert shares <= beside


def test_every_comparison_says_what_is_comparable_and_what_is_not() -> None:
    """Beside a published figure stand what is the same and what differs, in both languages."""
    for one in indicators(oi.embedded_census()):
        for against in one.study:
            texts = (*against.same, *against.differs)
            assert against.same, one.id
            assert against.differs, one.id
            assert all(text.en and text.en != text.fr for text in texts)


def test_unknown_structures_are_no_part_of_a_base() -> None:
    """A structure that tells no profile is counted apart, and widens the bounds only."""
    one = indicators(census_of(HUB, INCUBATOR, {}, {}))["share_innovation_hub"]

    assert (one.numerator, one.base, one.unknown, one.value) == (1, 2, 2, 0.5)
    assert one.bounds is not None
    assert (one.bounds.low, one.bounds.high) == (0.25, 0.75)


def test_the_two_senses_of_metropole_are_told_apart() -> None:
    """Roubaix is in the grouping of Lille, and is not its core city: the study leaves it out."""
    figures = indicators(census_of({"sites": [ROUBAIX]}, {"sites": [LYON]}))

    assert figures["grouping_all"].value == 1.0
    assert figures["core_city_all"].value == 0.5


def test_the_legal_sense_is_never_compared_with_the_study() -> None:
    """The study uses a narrower sense: its shares stand beside those of groupings without a verdict."""
    figures = indicators(study_census())

    assert [(one.comparable, one.agreement) for one in figures["grouping_owned_private"].study] == [
        (False, None)
    ]


def test_a_structure_is_in_a_metropole_where_one_of_its_sites_is() -> None:
    """One site is enough; where none is, a site whose grouping is unknown leaves the answer open."""
    unknown = oi.Site(region="Normandie")
    figures = indicators(
        census_of({"sites": [CAEN, LYON]}, {"sites": [CAEN, unknown]}, {"sites": [CAEN]}, {"sites": []})
    )

    assert (figures["grouping_all"].numerator, figures["grouping_all"].base) == (1, 2)
    assert figures["grouping_all"].unknown == 2


def test_a_metropole_is_read_from_the_code_of_the_commune() -> None:
    """A site that tells its commune and not its grouping is looked up."""
    assert indicators(census_of({"sites": [oi.Site(insee="69123")]}))["grouping_all"].value == 1.0


def test_ownership_untold_is_a_kind_of_its_own() -> None:
    """Those whose ownership nobody tells are counted apart, as the contradiction of the study asks."""
    figures = indicators(
        census_of(
            {"sites": [LYON], "ownership": oi.Ownership.UNKNOWN},
            {"sites": [CAEN]},
            {"sites": [LYON], "ownership": oi.Ownership.PRIVATE},
        )
    )

    assert (figures["core_city_owned_untold"].numerator, figures["core_city_owned_untold"].base) == (1, 2)
    assert (figures["core_city_owned_private"].numerator, figures["core_city_owned_private"].base) == (1, 1)


def test_no_technopole_can_say_that_it_hosts_nobody() -> None:
    """Without a list said to be complete, the share is refused and its bounds are given."""
    census = census_of(*[TECHNOPOLE | HOSTING] * 2, TECHNOPOLE)
    one = indicators(census)["technopoles_hosting"]

    assert one.value is None
    assert one.bounds is not None
    assert one.bounds.low == pytest.approx(2 / 3)
    assert one.bounds.high == 1.0
    assert indicators(census, complete=["support"])["technopoles_hosting"].value == pytest.approx(2 / 3)


def test_a_type_stands_for_its_profile_only_when_asked() -> None:
    """Without profiles, types are told and read where that is asked for; a profile that is told wins."""
    fab_lab, both_told = (
        {"types": [oi.StructureType.FAB_LAB], "profiles": profiles} for profiles in ([], HUB["profiles"])
    )
    census = census_of(fab_lab, both_told)
    left, read = indicators(census), indicators(census, profiles_from_types=True)

    assert (left["share_living_lab"].numerator, left["share_living_lab"].base) == (0, 1)
    assert (read["share_living_lab"].numerator, read["share_living_lab"].base) == (1, 2)
    assert "1 structure tells a type and no profile" in str(left.cautions[2])
    assert str(read.cautions[2]) == "1 structure whose profile is read from its type."


def test_a_complete_list_that_is_empty_means_none() -> None:
    """A census that leaves no theme out has, without any, none."""
    one = indicators(census_of({"themes": [oi.Theme.ENERGY]}, {}), complete="themes")["theme_energy"]

    assert (one.numerator, one.base, one.unknown) == (1, 2, 0)


def test_a_list_that_no_indicator_reads_cannot_be_complete() -> None:
    """The message says which can."""
    with pytest.raises(ValueError, match="what can be complete: profiles"):
        indicators(census_of(), complete=["partners"])


def test_only_a_census_has_indicators() -> None:
    """A list of structures is a wrong call, which says what to give."""
    with pytest.raises(TypeError, match="takes a census"):
        indicators([])  # type: ignore[arg-type]


def test_an_empty_census_refuses_every_share() -> None:
    """Nothing is divided by nothing."""
    shares = [one for one in indicators(census_of()) if one.unit is IndicatorUnit.SHARE]

    assert {one.value for one in shares} == {None}
    assert all(one.refused for one in shares)


def test_a_region_is_counted_for_a_million_inhabitants() -> None:
    """Three structures of Brittany are so many for a million of its inhabitants."""
    figures = indicators(census_of(*[{"sites": [oi.Site(region="Bretagne")]}] * 3, {}))
    one = figures["region_53"]

    assert one.value == pytest.approx(3e6 / oi.geography.region("53").population)
    assert (one.numerator, one.unknown) == (3, 1)


def test_a_structure_of_two_regions_counts_once_in_the_whole() -> None:
    """It counts in both régions."""
    sites = [oi.Site(region="Bretagne"), oi.Site(departement="69")]
    figures = indicators(census_of({"sites": sites}))

    assert [figures[name].numerator for name in ("region_53", "region_84", "regions")] == [1, 1, 1]


def test_few_structures_are_told_as_few() -> None:
    """A share of fewer than ten structures says so."""
    few, enough = (
        indicators(census_of(*[{"levels": [oi.Level.COLLABORATION]}] * count))["level_collaboration"]
        for count in (9, 10)
    )

    assert [len(one.cautions) for one in (few, enough)] == [2, 1]


def test_what_bears_on_every_figure_is_told_once() -> None:
    """Several profiles, several sites, places that are planned or closed, refused rows: each is told."""
    refused = oi.RefusedRow(content="x", where=oi.Position(row=2), findings=())
    figures = indicators(
        census_of(
            {"profiles": [*HUB["profiles"], *INCUBATOR["profiles"]], "sites": [LYON, CAEN]},
            {"status": oi.Status.CLOSED},
            refused=[refused],
        )
    )

    assert [str(one) for one in figures.cautions[2:]] == [
        "1 structure with several profiles, counted under each.",
        "1 structure with several sites, counted wherever one of them is.",
        "1 structure planned or closed, counted like the others.",
        "1 refused row of the file, counted nowhere.",
    ]


def test_more_than_a_number_is_not_that_number() -> None:
    """A census of 160 is not one of more than 160, and is one of 160."""
    size = indicators(census_of(*[{}] * 160))["census_size"]

    assert [against.agreement for against in size.study] == [
        Agreement.BELOW,
        Agreement.AGREES,
        Agreement.AGREES,
    ]


@pytest.mark.parametrize(
    ("figure", "low", "high"),
    [("share_acc_tech", 0.415, 0.425), ("share_hub_derived", 0.18, 0.2), ("ppp_share", 0.45, 0.5)],
)
def test_a_printed_figure_allows_its_rounding_and_its_words(figure: str, low: float, high: float) -> None:
    """42% is from 41.5 to 42.5; a difference of two is rounded twice; nearly half is below it."""
    found = allowed(oi.typology.published_figure(figure))

    assert (found.low, found.high) == (low, high)


def test_a_group_has_its_indicators() -> None:
    """The themes are eleven, whether the group is named or given."""
    figures = indicators(census_of())

    assert len(figures.of("themes")) == len(figures.of(IndicatorGroup.THEMES)) == 11


def test_an_unknown_group_or_indicator_lists_those_that_exist() -> None:
    """The messages say what is possible."""
    figures = indicators(census_of())

    with pytest.raises(ValueError, match="possible: sizes, profiles"):
        figures.of("towns")
    with pytest.raises(KeyError, match="known: census_size"):
        figures["share_of_towns"]


def test_two_censuses_are_compared_figure_by_figure() -> None:
    """The difference is that of the values, and its interval leaves zero out only where they are apart."""
    before = indicators(census_of(*[HUB] * 10, *[INCUBATOR] * 90))
    after = indicators(census_of(*[HUB] * 40, *[INCUBATOR] * 60))
    change = {one.after.id: one for one in after.compared_with(before)}["share_innovation_hub"]

    assert change.difference == pytest.approx(0.3)
    assert change.sure is True
    assert change.told("fr").startswith("10,0 % → 40,0 % : +30,0 points (de +18,")


def test_a_comparison_of_one_census_with_itself_finds_nothing() -> None:
    """Every difference is nought, and none is sure."""
    figures = indicators(study_census())
    found = figures.compared_with(figures)

    assert len(found) == len(figures)
    assert {one.difference for one in found} <= {0.0, None}
    assert True not in {one.sure for one in found}


def test_structures_in_both_censuses_are_told() -> None:
    """The interval takes the two for separate, which a caution says where they are not."""
    figures = indicators(study_census())
    change = next(one for one in figures.compared_with(figures) if one.interval)

    assert "Some structures are in both" in str(change.cautions[1])


def test_a_share_of_technopoles_is_not_asked_of_a_census_without_any() -> None:
    """Where nobody is concerned that is the reason, and no list would change it."""
    told = str(indicators(census_of(INCUBATOR))["technopoles_hosting"].refused)

    assert told == "no structure is concerned"


def test_every_comparison_of_structures_says_that_the_study_is_national() -> None:
    """Who sets a region beside it is told, in each of the comparisons of structures."""
    for one in indicators(oi.embedded_census()):
        for against in one.study:
            if one.id != "resilience_initiatives":
                assert any("France" in text.fr for text in against.differs), one.id


@pytest.mark.parametrize("name", ["core_city_owned_private", "core_city_started_public"])
def test_the_split_by_ownership_says_that_mixed_structures_are_missing(name: str) -> None:
    """80% and 60% do not add up to the share of all, since the mixed ones are left out."""
    against = indicators(oi.embedded_census())[name].study[0]

    assert any("mixed structures" in str(text) for text in against.differs)


def test_a_census_without_initiatives_is_not_compared_for_them() -> None:
    """A table of structures has none because it gathers none; the embedded census has some."""
    without = indicators(census_of(HUB))["resilience_initiatives"].study[0]
    embedded = indicators(oi.embedded_census())["resilience_initiatives"].study[0]

    assert (without.comparable, without.agreement) == (False, None)
    assert "perhaps it gathers none" in str(without.differs[0])
    assert embedded.comparable


def test_a_figure_below_a_number_allows_all_that_is_less() -> None:
    """Less than 6 % is between nothing and 6 %."""
    (figure, *_) = (
        one for one in oi.typology.published_figures() if one.qualifier is oi.vocabulary.Qualifier.LESS_THAN
    )

    assert (allowed(figure).low, allowed(figure).high) == (0.0, float(figure.value))


def test_indicators_say_in_short_how_many_they_are() -> None:
    """Their repr tells of what and of how many structures, and not each of them."""
    found = indicators(census_of(HUB, INCUBATOR))

    assert repr(found) == f"<{len(found)} indicators of 2 structures: {found.title}>"


def test_what_was_refused_before_has_no_difference() -> None:
    """The two values are told side by side, and no number lies between them."""
    before, after = indicators(census_of({})), indicators(census_of(HUB, INCUBATOR))
    (change,) = (one for one in after.compared_with(before) if one.after.id == "share_acc_tech_hub")

    assert change.difference is None
    assert change.told() == f"{change.before.told()} → {change.after.told()}"
