"""How structures are judged: what counts for each criterion, and for durability."""

from __future__ import annotations

from typing import Any

import pytest

import openinno as oi
from openinno import Basis, Claim, Criterion, Judgement, PartnerKind, Source, Status, StructureType, Verdict

THEME, SUPPORT, PARTNERS = Criterion
MET, NOT_MET, UNKNOWN = Verdict
AT_75 = (Source(document="002", line=75),)


def judged(criterion: Criterion | None, *, complete: tuple[str, ...] = (), **values: Any) -> Judgement:
    """Judge a structure that says nothing but some values by one criterion, or by durability."""
    assessment = oi.assess(oi.Structure(id="lab", name="Lab", **values), complete=complete)
    return assessment.durability if criterion is None else assessment[criterion]


def told(judgement: Judgement) -> list[object]:
    """Return the words of the evidence."""
    return [one.value for one in judgement.evidence]


@pytest.mark.parametrize("theme", oi.Theme)
def test_each_theme_of_the_study_meets_the_first_criterion(theme: oi.Theme) -> None:
    """Any of the eleven themes is enough (002:L153), and is the evidence."""
    judgement = judged(THEME, themes=[theme])

    assert (judgement.verdict, told(judgement)) == (MET, [theme])
    assert judgement.message("fr").endswith(f" : {theme.label('fr')}.")
    assert judgement.message("en").endswith(f": {theme.label('en')}.")


def test_a_word_said_twice_is_listed_once() -> None:
    """Two claims of one theme are two pieces of evidence and one word; two themes are a plural."""
    twice = [Claim(value=oi.Theme.ENERGY), Claim(value=oi.Theme.ENERGY, basis=Basis.INFERRED)]
    once, several = judged(THEME, themes=twice), judged(THEME, themes=[oi.Theme.ENERGY, oi.Theme.MOBILITY])

    assert (len(once.evidence), once.message()) == (
        2,
        "The structure works on a subject of strong territorial impact: energy.",
    )
    assert (
        several.message() == "The structure works on subjects of strong territorial impact: energy, mobility."
    )
    assert several.message("fr") == (
        "La structure travaille sur des sujets à fort impact territorial : énergie, mobilité."
    )


def test_evidence_keeps_what_the_claim_rests_on() -> None:
    """The evidence of a claim has its attribute, its word, its basis and its sources."""
    claim = Claim(value=oi.Theme.ENERGY, basis=Basis.EXTERNAL, sources=AT_75)
    (evidence,) = judged(THEME, themes=[claim]).evidence

    assert evidence == oi.Evidence(
        attribute="themes", value=oi.Theme.ENERGY, basis=Basis.EXTERNAL, sources=AT_75
    )


def test_the_second_criterion_asks_for_hosting_and_support() -> None:
    """Start-ups must be hosted and supported (002:L154): both halves are the evidence."""
    judgement = judged(SUPPORT, support=oi.Support)

    assert (judgement.verdict, told(judgement)) == (MET, [oi.Support.HOSTING, oi.Support.SUPPORT])


@pytest.mark.parametrize(
    ("half", "said"),
    [
        (oi.Support.HOSTING, "nothing says that they are supported"),
        (oi.Support.SUPPORT, "nothing says that they are hosted"),
    ],
)
def test_half_of_the_second_criterion_leaves_it_unknown(half: oi.Support, said: str) -> None:
    """With one half known, the evidence holds it and the sentence tells which one is missing."""
    judgement = judged(SUPPORT, support=[half])

    assert (judgement.verdict, told(judgement), judgement.missing) == (UNKNOWN, [half], ("support",))
    assert said in judgement.message()


@pytest.mark.parametrize("half", oi.Support)
def test_half_of_a_complete_list_does_not_meet_the_second_criterion(half: oi.Support) -> None:
    """Where the list leaves nothing out, the half that is not there is not done."""
    judgement = judged(SUPPORT, support=[half], complete=("support",))

    assert (judgement.verdict, told(judgement), judgement.missing) == (NOT_MET, [half], ())


def test_what_serves_others_too_says_nothing_of_start_ups() -> None:
    """Activities and profiles meet no half of the second criterion: they may serve others, or not be held."""
    judgement = judged(SUPPORT, activities=oi.Activity, profiles=oi.Profile, publics=oi.Public)

    assert (judgement.verdict, told(judgement)) == (UNKNOWN, [])


@pytest.mark.parametrize(
    "partner", [PartnerKind.LOCAL_AUTHORITY, PartnerKind.SOCIAL_LANDLORD, PartnerKind.LEGAL_PROFESSION]
)
def test_a_territorial_actor_meets_the_third_criterion(partner: PartnerKind) -> None:
    """Local authorities, social landlords and legal professions are named by the study (002:L155)."""
    judgement = judged(PARTNERS, partners=[PartnerKind.RESEARCH, partner, PartnerKind.LARGE_COMPANY])

    assert (judgement.verdict, told(judgement)) == (MET, [partner])


def test_several_territorial_actors_are_named() -> None:
    """The sentence names every partner that qualifies, in the order of the study."""
    judgement = judged(PARTNERS, partners=[PartnerKind.LEGAL_PROFESSION, PartnerKind.LOCAL_AUTHORITY])

    assert judgement.message("en").endswith(
        "territorial actors as partners: local authority, legal profession."
    )
    assert judgement.message("fr").endswith(
        "pour partenaires des acteurs des territoires : collectivité, profession juridique."
    )


def test_a_large_company_leaves_the_third_criterion_open() -> None:
    """A large company counts if it works for territorial actors (002:L155); nothing says whether one does."""
    judgements = [
        judged(PARTNERS, partners=[PartnerKind.LARGE_COMPANY, PartnerKind.SME], complete=complete)
        for complete in ((), ("partners",))
    ]

    assert {one.verdict for one in judgements} == {UNKNOWN}
    assert [told(one) for one in judgements] == [[PartnerKind.LARGE_COMPANY]] * 2
    assert "nothing says that it works for local authorities" in judgements[0].message()


@pytest.mark.parametrize(
    "partner",
    [
        *(
            PartnerKind.RESEARCH,
            PartnerKind.CITIZEN,
            PartnerKind.INVESTOR,
            PartnerKind.STATE,
            PartnerKind.SME,
        ),
        *(PartnerKind.MID_SIZED_COMPANY, PartnerKind.PROFESSIONAL_BODY, PartnerKind.HEALTH_INSTITUTION),
    ],
)
def test_other_partners_do_not_qualify(partner: PartnerKind) -> None:
    """A kind of partner that the study does not name there leaves the list as good as empty."""
    assert judged(PARTNERS, partners=[partner]).verdict is UNKNOWN
    assert judged(PARTNERS, partners=[partner], complete=("partners",)).verdict is NOT_MET


@pytest.mark.parametrize(
    ("criterion", "attribute"), [(THEME, "themes"), (SUPPORT, "support"), (PARTNERS, "partners")]
)
def test_an_empty_list_is_unknown_unless_it_is_complete(criterion: Criterion, attribute: str) -> None:
    """An empty list tells what to fill in; an empty list that leaves nothing out is a no, without basis."""
    open_, closed = judged(criterion), judged(criterion, complete=(attribute,))

    assert (open_.verdict, open_.missing, open_.basis) == (UNKNOWN, (attribute,), None)
    assert (closed.verdict, closed.missing, closed.basis, closed.evidence) == (NOT_MET, (), None, ())
    assert "is said to be complete" in closed.message("en")
    assert "est dite complète" in closed.message("fr")


def test_a_complete_list_says_nothing_of_the_others() -> None:
    """Each criterion is refused by its own list alone, and one refusal settles the conclusion."""
    assessment = oi.assess(oi.Structure(id="lab", name="Lab"), complete=["partners"])

    assert [one.verdict for one in assessment.criteria] == [UNKNOWN, UNKNOWN, NOT_MET]
    assert assessment.verdict is NOT_MET


@pytest.mark.parametrize("complete", ["partner", ["themes", "partner"]])
def test_a_wrong_name_of_a_complete_list_is_refused(complete: Any) -> None:
    """An attribute that no criterion reads is a wrong call: the error says which ones can be complete."""
    with pytest.raises(ValueError, match=r"no criterion reads 'partner'; .*: themes, support, partners"):
        oi.assess(oi.Structure(id="lab", name="Lab"), complete=complete)


def test_one_complete_list_may_be_named_alone() -> None:
    """A single name is one name, not a series of letters."""
    lab = oi.Structure(id="lab", name="Lab")

    assert oi.assess(lab, complete="themes") == oi.assess(lab, complete=("themes",))


def test_only_structures_are_judged() -> None:
    """The identifier of a structure is not the structure: the error says how to get it."""
    with pytest.raises(TypeError, match=r"census\['tuba'\], not 'tuba'"):
        oi.assess("tuba")  # type: ignore[arg-type]


def test_a_structure_lasts_by_its_legal_form_and_its_activity() -> None:
    """The two halves of durability (002:L60) are a legal form and activities that go on."""
    judgement = judged(None, legal_form=oi.LegalForm.ASSOCIATION, status=Status.ACTIVE)

    assert (judgement.verdict, told(judgement)) == (MET, [oi.LegalForm.ASSOCIATION, Status.ACTIVE])
    assert (judgement.criterion, judgement.label.text("fr")) == (None, "pérennité")


@pytest.mark.parametrize(
    ("values", "missing"),
    [
        ({}, ("legal_form", "status")),
        ({"status": Status.ACTIVE}, ("legal_form",)),
        ({"legal_form": oi.LegalForm.SCIC}, ("status",)),
        ({"opened": "1990", "siren": "123456789"}, ("legal_form", "status")),
    ],
)
def test_durability_is_unknown_by_half(values: dict[str, Any], missing: tuple[str, ...]) -> None:
    """One half says nothing of the other, nor does a long life, nor a number that a register gives."""
    judgement = judged(None, **values)

    assert (judgement.verdict, judgement.missing) == (UNKNOWN, missing)


@pytest.mark.parametrize(
    ("values", "evidence", "said"),
    [
        ({"status": Status.CLOSED}, [Status.CLOSED], "has closed"),
        ({"closed": "2019"}, ["2019"], "has closed"),
        ({"status": Status.CLOSED, "closed": "2019"}, [Status.CLOSED, "2019"], "has closed"),
        ({"status": Status.ACTIVE, "closed": "2019"}, ["2019"], "has closed"),
        ({"status": Status.PLANNED}, [Status.PLANNED], "has not opened yet"),
        ({"types": [StructureType.EVENT]}, [StructureType.EVENT], "is an event"),
    ],
)
def test_what_speaks_against_durability(values: dict[str, Any], evidence: list[object], said: str) -> None:
    """What has closed, what has not opened and what is an event do not last all year (002:L60)."""
    judgement = judged(None, legal_form=oi.LegalForm.ASSOCIATION, **values)

    assert (judgement.verdict, told(judgement), judgement.missing) == (NOT_MET, evidence, ())
    assert (judgement.basis, said in judgement.message()) == (Basis.STATED, True)


def test_a_brand_that_holds_an_event_may_last() -> None:
    """An event speaks against durability only where the structure is nothing else."""
    types = [StructureType.EVENT, StructureType.TERRITORIAL_BRAND]

    assert judged(None, types=types).verdict is UNKNOWN


def test_durability_leaves_the_conclusion_alone() -> None:
    """A structure that has closed may meet the three criteria: durability is a test apart."""
    closed = oi.Structure(
        id="lab",
        name="Lab",
        themes=[oi.Theme.ENERGY],
        support=oi.Support,
        partners=[PartnerKind.LOCAL_AUTHORITY],
        status=Status.CLOSED,
    )

    assert (oi.assess(closed).verdict, oi.assess(closed).durability.verdict) == (MET, NOT_MET)


def _lines(judgement: Judgement) -> set[str]:
    return {str(source) for one in judgement.evidence for source in one.sources}


@pytest.mark.parametrize(
    ("identifier", "basis", "lines"),
    [
        (
            "nimes_open_tourisme_lab",
            Basis.STATED,
            [{"002:L441"}, {"002:L437", "002:L441"}, {"002:L453"}],
        ),
        (
            "louvre_lens_vallee",
            Basis.INFERRED,
            [
                {"000:L27", "000:L37", "000:L38", "000:L44"},
                {"000:L27", "000:L33", "000:L39", "000:L41"},
                {"000:L44"},
            ],
        ),
    ],
)
def test_two_structures_of_the_documents_meet_all_three(
    identifier: str, basis: Basis, lines: list[set[str]]
) -> None:
    """The documents tell enough of two structures, one in plain words, one by our reading, line by line."""
    assessment = oi.assess(oi.embedded_census()[identifier])

    assert (assessment.verdict, assessment.basis) == (MET, basis)
    assert [_lines(one) for one in assessment.criteria] == lines


def test_of_the_others_nobody_can_tell() -> None:
    """The documents tell too little of every other structure, and refuse none."""
    verdicts = {one.id: oi.assess(one).verdict for one in oi.embedded_census()}

    assert {name for name, verdict in verdicts.items() if verdict is MET} == {
        "nimes_open_tourisme_lab",
        "louvre_lens_vallee",
    }
    assert set(verdicts.values()) == {MET, UNKNOWN}
