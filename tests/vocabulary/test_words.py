"""Each vocabulary: complete, sourced, bilingual, and with what only it says of its terms."""

from __future__ import annotations

from collections import Counter

import pytest

import openinno as oi
from openinno.labels import fold

TERMS = [pytest.param(term, id=repr(term)) for vocabulary in oi.VOCABULARIES for term in vocabulary]
each_vocabulary = pytest.mark.parametrize("vocabulary", oi.VOCABULARIES, ids=lambda one: one.__name__)
each_term = pytest.mark.parametrize("term", TERMS)

SIZES = {
    "Profile": 6,
    "StructureType": 26,
    "Level": 3,
    "Role": 3,
    "Priority": 2,
    "Maturity": 6,
    "MaturityBand": 3,
    "Theme": 11,
    "Criterion": 3,
    "Ownership": 4,
    "Sector": 3,
    "LegalForm": 14,
    "Funding": 8,
    "Support": 2,
    "Status": 3,
    "Activity": 21,
    "Public": 15,
    "Stakeholder": 4,
    "PartnerKind": 12,
    "ActorKind": 17,
    "RelationKind": 6,
    "Impact": 5,
    "LocalCharacteristic": 4,
    "ReadingQuestion": 4,
    "SuccessFactor": 5,
    "Lever": 3,
    "ResilienceAxis": 5,
    "HealthCategory": 4,
    "OpenlabFunction": 5,
    "TotemFunction": 6,
    "PublicBudget": 5,
    "Familiarity": 3,
    "Expertise": 9,
    "Need": 18,
    "Setting": 3,
    "EpciKind": 5,
    "Basis": 4,
    "LevelBasis": 3,
    "Precision": 6,
    "Qualifier": 7,
    "Verdict": 3,
}


def test_every_vocabulary_is_listed_with_its_size() -> None:
    """The list of vocabularies is complete, and each has the number of terms it should have."""
    assert {one.__name__: len(one) for one in oi.VOCABULARIES} == SIZES
    assert set(oi.VOCABULARIES) == set(oi.Term.__subclasses__())


@each_vocabulary
def test_the_data_tells_of_every_term_and_no_other(vocabulary: type[oi.Term]) -> None:
    """The codes of the data are those of the enumeration, in its order."""
    assert [entry.code for entry in vocabulary.vocabulary().terms] == [term.value for term in vocabulary]


@each_vocabulary
def test_names_are_codes_in_capitals(vocabulary: type[oi.Term]) -> None:
    """A name is its code in capitals, so that one is guessed from the other; levels have numbers."""
    if vocabulary is not oi.Level:
        assert [term.name for term in vocabulary] == [str(term.value).upper() for term in vocabulary]


@each_vocabulary
def test_a_vocabulary_speaks_both_languages(vocabulary: type[oi.Term]) -> None:
    """A vocabulary has its name, its singular, its description and its reasons in both languages."""
    about = vocabulary.vocabulary()

    for label in (about.label, about.singular, about.description, *(one.why for one in about.refused)):
        assert label.fr.strip()
        assert label.en is not None
        assert label.en.strip()


@each_vocabulary
def test_no_two_terms_share_a_form(vocabulary: type[oi.Term]) -> None:
    """A folded form names one term of a vocabulary only, with its spaces and without."""
    entries = vocabulary.vocabulary().terms
    spaced = Counter(form for entry in entries for form in {fold(one) for one in entry.forms()})
    joined = Counter(
        form for entry in entries for form in {fold(one).replace(" ", "") for one in entry.forms()}
    )

    assert [form for form, count in spaced.items() if count > 1] == []
    assert [form for form, count in joined.items() if count > 1] == []


@each_vocabulary
def test_a_refused_word_is_the_form_of_no_term(vocabulary: type[oi.Term]) -> None:
    """What is refused is never also taken, its candidates are terms, and it has a source."""
    about = vocabulary.vocabulary()
    forms = {fold(form) for entry in about.terms for form in entry.forms()}

    assert [one.word for one in about.refused if fold(one.word) in forms] == []
    assert [one.word for one in about.refused if not one.sources] == []
    assert {code for one in about.refused for code in one.candidates} <= {term.value for term in vocabulary}


@each_term
def test_a_term_is_labelled_defined_and_sourced(term: oi.Term) -> None:
    """A term has a label and a definition in both languages, a basis and at least a source."""
    for lang in ("fr", "en"):
        assert term.label(lang).strip() == term.label(lang) != ""
        assert term.definition(lang).strip() == term.definition(lang) != ""
    assert term.definition("fr") != term.definition("en")
    assert term.basis in {"stated", "inferred", "external", "ours"}
    assert term.sources


@each_term
def test_an_external_alias_is_an_alias(term: oi.Term) -> None:
    """The aliases that the documents lack are among the aliases, and no alias is given twice."""
    assert set(term.external_aliases) <= set(term.aliases)
    assert len(set(term.aliases)) == len(term.aliases)


@each_term
def test_a_source_of_a_term_is_a_line_or_another_page(term: oi.Term) -> None:
    """A citation of a document of ours always names a line."""
    assert [str(one) for one in term.sources if not one.external and one.line is None] == []


@pytest.mark.parametrize(
    ("profile", "types"),
    [
        (oi.Profile.ACCELERATOR, "accelerator startup_studio"),
        (oi.Profile.TECHNOPOLE, "technopole competitiveness_cluster cluster"),
        (oi.Profile.INNOVATION_HUB, "innovation_hub startup_collider"),
        (oi.Profile.INCUBATOR, "incubator university_nursery business_nursery"),
        (
            oi.Profile.FRENCH_TECH_BRAND_EVENT,
            "french_tech_capital french_tech_community territorial_brand event",
        ),
        (oi.Profile.LIVING_LAB, "living_lab sse_nursery fab_lab third_place makerspace coworking"),
    ],
)
def test_a_profile_gathers_its_types(profile: oi.Profile, types: str) -> None:
    """Each profile has its types, in order, external ones included."""
    assert " ".join(one.code for one in profile.types) == types
    assert {one.profile for one in profile.types} == {profile}


def test_a_profile_has_the_rank_that_the_study_prints() -> None:
    """Profiles rank from the most numerous, which is the first, to the sixth."""
    assert [one.rank for one in oi.Profile] == [1, 2, 3, 4, 5, 6]


def test_a_type_that_another_page_sets_under_a_profile_says_so() -> None:
    """The profile of five types is not that of the documents, and they tell it."""
    assert [one.code for one in oi.StructureType if one.profile_external] == [
        "business_nursery",
        "french_tech_community",
        "fab_lab",
        "makerspace",
        "coworking",
    ]


def test_six_types_stand_under_no_profile() -> None:
    """A type that no document sets under a profile has none, and cites nothing for it."""
    alone = [one for one in oi.StructureType if one.profile is None]

    assert [one.code for one in alone] == [
        "media_lab",
        "food_lab",
        "openlab",
        "inspiration_lab",
        "djersen_pole",
        "totem_place",
    ]
    assert [one.profile_sources for one in alone] == [()] * len(alone)


def test_levels_and_roles_answer_to_each_other() -> None:
    """By definition each level has one role, and each role that level."""
    assert [level.role.code for level in oi.Level] == ["intermediary", "animator", "coordinator"]
    assert [level.role.level for level in oi.Level] == list(oi.Level)


def test_levels_are_ordered_by_engagement() -> None:
    """Levels compare from the least to the most engaging, and with nothing else."""
    one, two, three = oi.Level

    assert sorted([three, one, two]) == [one, two, three]
    assert one < two <= two < three
    assert three > two >= two > one
    assert not one < one
    assert not one > one
    for wrong in (2, oi.Role.ANIMATOR):
        with pytest.raises(TypeError):
            one < wrong  # type: ignore[operator] # noqa: B015 - the comparison itself must fail
        with pytest.raises(TypeError):
            one <= wrong  # type: ignore[operator] # noqa: B015 - the comparison itself must fail
        with pytest.raises(TypeError):
            one > wrong  # type: ignore[operator] # noqa: B015 - the comparison itself must fail
        with pytest.raises(TypeError):
            one >= wrong  # type: ignore[operator] # noqa: B015 - the comparison itself must fail


def test_other_vocabularies_are_not_ordered() -> None:
    """Terms without a degree do not compare."""
    with pytest.raises(TypeError):
        oi.Theme.ENERGY < oi.Theme.MOBILITY  # type: ignore[operator] # noqa: B015


@pytest.mark.parametrize("worst", [oi.Verdict.NOT_MET, oi.Verdict.UNKNOWN, oi.Verdict.MET])
def test_two_verdicts_are_as_the_worse_of_them(worst: oi.Verdict) -> None:
    """A no settles two conditions, then what is unknown; both met are met, whichever comes first."""
    order = [oi.Verdict.NOT_MET, oi.Verdict.UNKNOWN, oi.Verdict.MET]
    for other in order[order.index(worst) :]:
        assert worst & other is other & worst is worst


def test_a_verdict_is_taken_for_no_truth_value() -> None:
    """Neither a condition nor a truth value stands in for one of three verdicts."""
    with pytest.raises(TypeError, match=r"compare it: verdict is Verdict\.MET"):
        bool(oi.Verdict.NOT_MET)
    with pytest.raises(TypeError, match="unsupported operand"):
        oi.Verdict.MET & True  # type: ignore[operator]


@pytest.mark.parametrize(
    ("question", "characteristic"),
    [
        (oi.ReadingQuestion.VALUE_PROPOSITION, None),
        (oi.ReadingQuestion.STRUCTURAL_CHARACTERISTICS, None),
        (oi.ReadingQuestion.PUBLIC_BUDGET, oi.LocalCharacteristic.PUBLIC_BUDGET),
        (oi.ReadingQuestion.PURPOSE, oi.LocalCharacteristic.STARTUP_MATURITY),
    ],
)
def test_two_questions_repeat_a_characteristic(
    question: oi.ReadingQuestion, characteristic: oi.LocalCharacteristic | None
) -> None:
    """Two of the four questions repeat a local characteristic; the others repeat none."""
    assert question.repeats is characteristic


def test_a_relation_kind_tells_its_ends() -> None:
    """Only partnership holds both ways, and each kind names who may stand at its ends."""
    assert [kind.code for kind in oi.RelationKind if kind.symmetric] == ["partner_of"]
    assert oi.RelationKind.ADVISES.subject == oi.Label("structure", "structure")
    assert oi.RelationKind.ADVISES.object == oi.Label("territoire", "territory")


def test_two_kinds_of_grouping_are_metropoles() -> None:
    """A métropole in the legal sense is a METRO or the Métropole de Lyon."""
    assert [kind.code for kind in oi.EpciKind if kind.metropole] == ["METRO", "MET69"]


def test_every_half_of_a_theme_names_it_but_patrimoine() -> None:
    """The halves of a double theme read as it, save bare patrimoine, which is no half."""
    halves = {half: theme for theme in oi.Theme for half in theme.halves}

    assert {half: oi.Theme.parse(half) for half in halves} == halves
    assert "patrimoine" not in halves
    assert all(set(theme.interpretive_aliases) <= set(theme.aliases) for theme in oi.Theme)


def test_the_interpretive_aliases_are_marked() -> None:
    """An alias that is our reading of a theme can be told from a word for it."""
    theme = oi.Theme.PLANNING_AND_ECONOMIC_DEVELOPMENT

    assert theme.interpretive_aliases == ("redynamisation des centres-villes",)


def test_only_the_first_axis_has_no_title() -> None:
    """Four axes of resilience bear a title and the first does not."""
    assert [axis.titled for axis in oi.ResilienceAxis] == [False, True, True, True, True]
    assert oi.ResilienceAxis.INNOVATIVE_COMPANY_SUPPORT.note("en") is not None
