"""Every fact that was read out of the documents is reachable from the public door, with its source."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

import openinno as oi
from openinno.citations import Source
from openinno.labels import slug
from openinno.typology import Item, LegalItem, LevelItem, Sheet, StatementKind

FACTS = Path(__file__).parents[2] / "shared" / "reference" / "facts"

if not FACTS.is_dir():
    pytest.skip(f"the extracted facts are not beside the checkout: {FACTS}", allow_module_level=True)


def _json(name: str) -> Any:
    return json.loads((FACTS / name).read_text(encoding="utf-8"))


def _rows(name: str) -> list[dict[str, str]]:
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


WORDS: dict[str, Any] = _json("vocabularies.json")
PROFILES: list[dict[str, Any]] = _json("profiles.json")
FIGURES: list[dict[str, Any]] = _json("figures.json")
CONTRADICTIONS: list[dict[str, Any]] = _json("contradictions.json")
STATEMENTS: list[dict[str, Any]] = _json("statements.json")
CASES: list[dict[str, Any]] = _json("resilience_cases.json")
ACTORS = _rows("actors.csv")
RELATIONS = _rows("relations.csv")
PLACES = _rows("lieux25_named.csv")
NAMED = _rows("named_structures.csv")

VOCABULARIES: dict[str, type[oi.Term]] = {
    "profile": oi.Profile,
    "subtype": oi.StructureType,
    "open_innovation_level": oi.Level,
    "role": oi.Role,
    "priority": oi.Priority,
    "startup_maturity_stage": oi.Maturity,
    "startup_maturity_level": oi.MaturityBand,
    "ownership": oi.Ownership,
    "legal_form": oi.LegalForm,
    "funding_source": oi.Funding,
    "theme": oi.Theme,
    "stakeholder": oi.Stakeholder,
    "partner_type": oi.PartnerKind,
    "selection_criterion": oi.Criterion,
    "impact": oi.Impact,
    "local_characteristic": oi.LocalCharacteristic,
    "reading_question": oi.ReadingQuestion,
    "resilience_axis": oi.ResilienceAxis,
    "territorial_success_characteristic": oi.SuccessFactor,
    "productive_economy_lever": oi.Lever,
    "openlab_function": oi.OpenlabFunction,
    "totem_place_function": oi.TotemFunction,
    "activity": oi.Activity,
    "health_map_category": oi.HealthCategory,
    "epci_type": oi.EpciKind,
    "public_hosted": oi.Public,
    "lifecycle_status": oi.Status,
    "relation_kind": oi.RelationKind,
}
NOT_A_VOCABULARY = {"dataset_type_v1_2020", "dataset_type_v2_2021", "refused_words"}
REMARK = re.compile(r"([0-9]{3}:L[0-9]+) \([^)]*\)")
RENAMED_IDS = {"technhom": "techn_hom", "lieu_totem_technhom": "lieu_totem_techn_hom", "km": "kmo"}
RENAMED_LABELS = {
    ("role", "animator"): "animator",
    ("reading_question", "public_budget"): "public budget available",
}
RENAMED_STRUCTURES = {
    "mido": "MIDO",
    "biotech_sante_bretagne": "Biotech Santé Bretagne",
    "hub_des_territoires": "Hub des Territoires",
    "openlab_utbm": "Openlab UTBM",
    "lieu_totem_technhom": "Lieu totem Techn'hom",
    "reseau_openlabs_nord_franche_comte": "Réseau openlabs Nord Franche-Comté",
}
REREAD_CONTRADICTIONS = {"bliiida_figures", "bliiida_products"}
REREAD_MEMBERSHIPS = {
    identifier: Source(document="gomet.net/trois-lieux-marseillais-totem-de-linnovation/")
    for identifier in ("la_coque", "le_cloitre")
}

TERMS = [
    pytest.param(vocabulary, entry, id=f"{vocabulary}-{entry['id']}")
    for vocabulary in VOCABULARIES
    for entry in WORDS[vocabulary]
]


def _term(vocabulary: str, entry: dict[str, Any]) -> Any:
    return VOCABULARIES[vocabulary](entry["id"])


def _ours(identifier: str) -> str:
    return RENAMED_IDS.get(identifier, identifier)


def _qualifier(code: str | None) -> oi.Qualifier:
    return oi.Qualifier("equal" if code in {None, "exact"} else code)


def _sources(citation: str | None) -> tuple[Source, ...]:
    return Source.parse(REMARK.sub(r"\1", citation or ""))


# Words


def test_every_vocabulary_of_the_facts_is_compared() -> None:
    """No list of terms in the facts is left without a vocabulary of ours."""
    lists = {name for name, value in WORDS.items() if isinstance(value, list)}

    assert lists - NOT_A_VOCABULARY == set(VOCABULARIES)


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_a_vocabulary_has_exactly_the_codes_of_the_facts(vocabulary: str) -> None:
    """A vocabulary has the codes of the facts, all of them, no other, in the same order."""
    assert [term.value for term in VOCABULARIES[vocabulary]] == [one["id"] for one in WORDS[vocabulary]]


@pytest.mark.parametrize(("vocabulary", "entry"), TERMS)
def test_a_term_has_the_labels_of_the_facts(vocabulary: str, entry: dict[str, Any]) -> None:
    """A term is called as in the facts; levels are printed in capitals there, with no accents."""
    term = _term(vocabulary, entry)
    english = RENAMED_LABELS.get((vocabulary, entry["id"]), entry["en"])

    assert term.label("en") == english
    if vocabulary == "open_innovation_level":
        assert slug(term.label("fr")) == slug(entry["fr"])
        assert term.label("fr") != entry["fr"]
    else:
        assert term.label("fr") == entry["fr"]


@pytest.mark.parametrize(("vocabulary", "entry"), TERMS)
def test_a_term_has_the_aliases_of_the_facts(vocabulary: str, entry: dict[str, Any]) -> None:
    """Every alias of the facts reads as the term and is listed among its aliases."""
    term = _term(vocabulary, entry)

    assert set(entry["aliases"]) <= set(term.aliases)
    assert {type(term).parse(alias) for alias in entry["aliases"]} <= {term}


@pytest.mark.parametrize(("vocabulary", "entry"), TERMS)
def test_a_term_marks_what_the_documents_do_not_say(vocabulary: str, entry: dict[str, Any]) -> None:
    """A term, or an alias, that is absent from the documents is marked external, and no other is."""
    term = _term(vocabulary, entry)

    assert term.external is entry.get("term_external", False)
    assert set(term.external_aliases) == set(entry.get("external_aliases", []))


@pytest.mark.parametrize(("vocabulary", "entry"), TERMS)
def test_a_term_has_the_sources_of_the_facts(vocabulary: str, entry: dict[str, Any]) -> None:
    """A term cites the lines of the facts, line by line, and the first of them first."""
    term = _term(vocabulary, entry)

    assert term.sources == _sources(entry["source"])
    assert term.source == _sources(entry["source"])[0]


@pytest.mark.parametrize("entry", WORDS["profile"], ids=lambda entry: entry["id"])
def test_a_profile_has_the_rank_of_the_facts(entry: dict[str, Any]) -> None:
    """The six profiles keep the rank they have in the census."""
    assert oi.Profile(entry["id"]).rank == entry["rank"]


@pytest.mark.parametrize("entry", WORDS["subtype"], ids=lambda entry: entry["id"])
def test_a_type_stands_under_the_profile_of_the_facts(entry: dict[str, Any]) -> None:
    """A type is set under the same profile, by the same lines, external or not, or under none."""
    kind = oi.StructureType(entry["id"])

    assert kind.profile is (oi.Profile(entry["parent"]) if entry["parent"] else None)
    assert kind.profile_external is bool(entry["parent_external"])
    assert kind.profile_sources == _sources(entry["parent_source"])


@pytest.mark.parametrize("entry", WORDS["open_innovation_level"], ids=lambda entry: entry["code"])
def test_a_level_has_the_code_and_role_of_the_facts(entry: dict[str, Any]) -> None:
    """A level has the name and the role that the facts give it."""
    assert oi.Level(entry["id"]).name == entry["code"]
    assert oi.Level(entry["id"]).role.value == entry["role"]


@pytest.mark.parametrize("entry", WORDS["role"], ids=lambda entry: entry["id"])
def test_a_role_has_the_level_of_the_facts(entry: dict[str, Any]) -> None:
    """A role belongs to the level that the facts give it."""
    assert oi.Role(entry["id"]).level.value == entry["level"]


@pytest.mark.parametrize("entry", WORDS["theme"], ids=lambda entry: entry["id"])
def test_a_theme_has_the_halves_of_the_facts(entry: dict[str, Any]) -> None:
    """A double theme has the halves of the facts, and its interpretive aliases are marked."""
    theme = oi.Theme(entry["id"])

    assert list(theme.halves) == entry["halves"]
    assert list(theme.interpretive_aliases) == entry["interpretive_aliases"]


@pytest.mark.parametrize("entry", WORDS["resilience_axis"], ids=lambda entry: entry["id"])
def test_an_axis_has_the_order_and_title_of_the_facts(entry: dict[str, Any]) -> None:
    """An axis keeps its order, and says whether the study gives it a title."""
    axis = oi.ResilienceAxis(entry["id"])

    assert (axis.order, axis.titled) == (entry["order"], entry["titled"])


@pytest.mark.parametrize("entry", WORDS["selection_criterion"], ids=lambda entry: entry["id"])
def test_a_criterion_has_the_order_of_the_facts(entry: dict[str, Any]) -> None:
    """The three criteria keep their numbers."""
    assert oi.Criterion(entry["id"]).order == entry["order"]


@pytest.mark.parametrize("entry", WORDS["relation_kind"], ids=lambda entry: entry["id"])
def test_a_relation_kind_has_the_ends_of_the_facts(entry: dict[str, Any]) -> None:
    """A kind of relation names the same ends, and is symmetric only where the facts say so."""
    kind = oi.RelationKind(entry["id"])

    assert (kind.subject.text("en"), kind.object.text("en")) == (entry["subject"], entry["object"])
    assert kind.symmetric is entry.get("symmetric", False)


@pytest.mark.parametrize(
    "entry", WORDS["refused_words"], ids=lambda entry: f"{entry['vocabulary']}-{slug(entry['word'])}"
)
def test_a_refused_word_gets_the_candidates_of_the_facts(entry: dict[str, Any]) -> None:
    """A refused word never becomes a term: the error names the candidates of the facts, in order."""
    vocabulary = VOCABULARIES[entry["vocabulary"]]
    refusal = next(one for one in vocabulary.vocabulary().refused if one.word == entry["word"])

    with pytest.raises(oi.VocabularyError) as caught:
        vocabulary.parse(entry["word"])

    assert caught.value.candidates == tuple(vocabulary(code) for code in entry["candidates"])
    assert list(refusal.candidates) == entry["candidates"]
    assert refusal.external is entry["term_external"]
    assert refusal.sources == _sources(entry["source"])


def test_the_codes_of_the_files_are_words_of_ours() -> None:
    """The codes that the other files of facts use are codes of our vocabularies."""
    codes = WORDS["file_codes"]

    assert set(codes["entity_kind"]) - {"structure"} <= {one.value for one in oi.ActorKind}
    assert list(codes["basis"]) == [one.value for one in oi.Basis]
    assert list(codes["level_basis"]) == [one.value for one in oi.LevelBasis]
    assert codes["startup_support"] == [one.value for one in oi.Support]
    assert {_qualifier(one) for one in codes["figure_operator"] + codes["impact_qualifier"]} == set(
        oi.Qualifier
    )


@pytest.mark.parametrize(("year", "name"), [(2020, "dataset_type_v1_2020"), (2021, "dataset_type_v2_2021")])
def test_a_portal_list_is_that_of_the_facts(year: int, name: str) -> None:
    """Each portal list has the labels, spellings, profiles and sources of the facts, in order."""
    ours = [
        (one.label, one.also_written, one.profile.value, one.sources)
        for one in oi.typology.crosswalk(year).entries
    ]

    assert ours == [
        (one["label"], one.get("also_written"), one["profile"], _sources(one["source"]))
        for one in WORDS[name]
    ]


# Sheets


def _item(item: Item) -> dict[str, Any]:
    return {
        "scope": item.scope.value if item.scope else None,
        "optional": item.optional,
        "detail_of": item.detail_of,
        "sources": item.sources,
    }


def _legal(item: LegalItem) -> dict[str, Any]:
    return {
        "ownership": [one.value for one in item.ownership],
        "weight": item.weight.value if item.weight else None,
        "for_profit": item.for_profit,
        "legal_forms": [one.value for one in item.legal_forms],
        "legal_form_weight": item.legal_form_weight.value if item.legal_form_weight else None,
        "initiative": [one.value for one in item.initiative],
        "funding": [one.value for one in item.funding],
        "initiative_or_funding": item.initiative_or_funding,
        "or_subsidised": item.or_subsidised,
        "owner": item.owner.value if item.owner else None,
        "sources": item.sources,
    }


def _level_item(level: oi.Level, item: LevelItem) -> dict[str, Any]:
    return {
        "level": level.value,
        "priority": item.priority.value if item.priority else None,
        "basis": item.basis.value,
        "evidence": item.evidence,
        "sources": item.sources,
    }


def _sheet(entry: dict[str, Any]) -> Sheet:
    return oi.typology.sheet(oi.Profile(entry["id"]))


each_profile = pytest.mark.parametrize("entry", PROFILES, ids=[one["id"] for one in PROFILES])


def test_there_is_a_sheet_for_each_profile_of_the_facts() -> None:
    """The sheets are those of the facts, in the order of their rank."""
    assert [one.profile.value for one in oi.typology.sheets()] == [one["id"] for one in PROFILES]


@each_profile
def test_a_sheet_has_the_definitions_of_the_facts(entry: dict[str, Any]) -> None:
    """Each definition has the scope, the option, the parent and the line of the facts, in order."""
    expected = [
        {
            "scope": None if one["scope"] == "all" else one["scope"],
            "optional": one["optional"],
            "detail_of": None if one["parent"] is None else one["parent"] - 1,
            "sources": _sources(one["source"]),
        }
        for one in entry["definition"]
    ]

    assert [_item(one) for one in _sheet(entry).definitions] == expected


@each_profile
def test_a_sheet_has_the_value_propositions_of_the_facts(entry: dict[str, Any]) -> None:
    """Each value proposition has the type, the option and the line of the facts, in order."""
    expected = [
        {
            "scope": one["subtype"],
            "optional": one["optional"],
            "detail_of": None,
            "sources": _sources(one["source"]),
        }
        for one in entry["value_propositions"]
    ]

    assert [_item(one) for one in _sheet(entry).value_propositions] == expected


@each_profile
def test_a_sheet_has_the_legal_items_of_the_facts(entry: dict[str, Any]) -> None:
    """Each item on law and business has the words, the weights and the line of the facts, in order."""
    expected = [
        {
            "ownership": one.get("ownership", []),
            "weight": one.get("weight"),
            "for_profit": True if one.get("profit") == "for_profit" else None,
            "legal_forms": one.get("legal_forms", []),
            "legal_form_weight": one.get("legal_form_weight"),
            "initiative": one.get("initiative", []),
            "funding": one.get("funding", []),
            "initiative_or_funding": one.get("initiative_or_funding", False),
            "or_subsidised": one.get("or_subsidised", False),
            "owner": one.get("owner"),
            "sources": _sources(one["source"]),
        }
        for one in entry["legal_business"]
    ]

    assert [_legal(one) for one in _sheet(entry).legal] == expected


@each_profile
def test_a_sheet_has_the_levels_of_the_facts(entry: dict[str, Any]) -> None:
    """Each level, and each item with its priority, basis and evidence, is that of the facts."""
    facts = entry["open_innovation"]
    sheet = _sheet(entry)
    expected = [
        {
            "level": one["level"],
            "priority": one["priority"],
            "basis": one["level_basis"],
            "evidence": _sources(one.get("level_evidence")),
            "sources": _sources(one["source"]),
        }
        for one in facts["items"]
    ]

    assert [one.level.value for one in sheet.levels] == facts["levels"]
    assert [_level_item(one.level, item) for one in sheet.levels for item in one.items] == expected
    assert (sheet.levels_note is not None) is ("levels_note" in facts)


@each_profile
def test_a_sheet_has_the_role_of_the_facts(entry: dict[str, Any]) -> None:
    """The role, its carrier as printed, its oddity, its detail and its line are those of the facts."""
    facts = entry["open_innovation"]
    role = _sheet(entry).role

    assert role.role.value == facts["role"]
    assert (role.carrier.text("fr") if role.carrier else None) == facts["role_carrier_fr"]
    assert (role.carrier_note is None) is (facts["role_carrier_note"] is None)
    assert (role.detail is None) is (facts["role_detail_fr"] is None)
    assert (role.pedagogical is not None) is facts["pedagogical"]
    assert role.sources == _sources(facts["source"])


@each_profile
def test_a_sheet_has_the_maturity_of_the_facts(entry: dict[str, Any]) -> None:
    """The maturity, its stages in order, the age of companies and the lines are those of the facts."""
    facts = entry["startup_maturity"]
    maturity = _sheet(entry).maturity
    age = facts.get("max_company_age_years", {})

    assert (maturity.band.value if maturity.band else None) == facts["level"]
    assert [one.stage.value for one in maturity.stages if one.stage] == facts["stages"]
    assert len(maturity.stages) == len(facts["raw"])
    assert maturity.max_company_age_years == age.get("value")
    assert (maturity.age_scope.value if maturity.age_scope else None) == age.get("subtype")
    assert maturity.sources == _sources(facts["source"])


@each_profile
def test_a_sheet_has_the_duration_of_the_facts(entry: dict[str, Any]) -> None:
    """The length of support, its bounds and what is uncertain of them are those of the facts, by type."""
    facts = entry["duration"]
    sheet = _sheet(entry)
    by_type: dict[str, dict[str, Any]] = facts.get("by_subtype", {sheet.types[0].value: facts})

    assert len(sheet.support_by_type) == len(by_type) - 1
    for code, expected in by_type.items():
        duration = sheet.support_for(oi.StructureType(code))
        fuzzy = expected.get("max_fuzzy")
        assert duration.kind.value == facts["kind"]
        assert duration.min_months == expected.get("min_months")
        assert duration.max_months == expected.get("max_months")
        assert duration.max_exclusive is (expected.get("max_operator") == "less_than")
        assert duration.max_exceeded is (expected.get("max_operator") == "more_than")
        assert duration.approximate is expected.get("approximate", False)
        assert duration.max_between == (tuple(fuzzy) if fuzzy else None)
        assert duration.sources == _sources(facts["source"])


@each_profile
def test_a_sheet_has_the_examples_of_the_facts(entry: dict[str, Any]) -> None:
    """Each example has the name, town, type, basis and line of the facts, and is in the census."""
    examples = _sheet(entry).examples

    assert [
        (
            one.structure,
            one.printed_name,
            one.printed_town,
            one.type.value if one.type else None,
            one.basis.value if one.basis else None,
            one.sources,
        )
        for one in examples
    ] == [
        (
            one["structure"],
            one["printed_name"],
            one["printed_town"],
            one["subtype"],
            one["subtype_basis"],
            _sources(one["source"]),
        )
        for one in entry["examples"]
    ]
    assert all(one.structure in oi.embedded_census() for one in examples)


@each_profile
def test_a_sheet_has_the_types_and_page_of_the_facts(entry: dict[str, Any]) -> None:
    """A sheet treats the types of the facts and stands on their lines and page."""
    sheet = _sheet(entry)
    source = entry["source"]

    assert [one.value for one in sheet.types] == entry["subtypes"]
    assert (sheet.source.line, sheet.source.last_line) == tuple(source["lines"])
    assert sheet.source.page == source["page"]
    assert source["document"].startswith(f"{sheet.source.document}_")


# Figures, contradictions, statements


WORDING = {
    "visors": "face shields",
    "Visors": "Face shields",
    "frieze": "timeline",
    "censused": "recorded",
    "after the RETIS": "according to the RETIS",
    "61 % less 42 %": "61% less 42%",
    "the guide's": "the study's",
    "the guide ": "the study ",
    "du guide": "de l'étude",
}
"""What readers of the first texts stumbled on, and what is written instead."""


def _worded(text: str) -> str:
    for before, after in WORDING.items():
        text = text.replace(before, after)
    return text


def _in_english(text: str) -> str:
    """Word a text of the facts as ours, and call a technopole in English by the label of its profile."""
    text = _worded(text)
    for before, after in (("technopole", "technology park"), ("Technopole", "Technology park")):
        text = text.replace(before, after)
    return text


@pytest.mark.parametrize("entry", FIGURES, ids=lambda entry: entry["id"])
def test_a_figure_is_that_of_the_facts(entry: dict[str, Any]) -> None:
    """A figure has the value, unit, operator, printed form, base, basis and lines of the facts."""
    figure = oi.typology.published_figure(entry["id"])
    base = figure.base

    assert figure.value == pytest.approx(entry["value"], abs=1e-12)
    assert figure.unit == entry["unit"]
    assert figure.operator is _qualifier(entry["operator"])
    assert figure.printed == entry["printed"]
    assert figure.of is not None
    assert figure.of.en == _in_english(entry["of_en"])
    assert figure.basis.value == entry["basis"]
    assert figure.sources == _sources(entry["source"])
    assert (
        {"value": base.value, "operator": base.qualifier.value, "unit": base.unit} if base else None
    ) == entry["base"]
    assert "note" not in entry or figure.note is not None


def test_no_figure_is_published_beyond_the_facts() -> None:
    """The published figures are those of the facts, in their order."""
    assert [one.id for one in oi.typology.published_figures()] == [one["id"] for one in FIGURES]


def test_the_contradictions_are_those_of_the_facts() -> None:
    """Every contradiction of the facts is told, with its lines, in order."""
    assert [(one.id, one.sources) for one in oi.typology.contradictions()] == [
        (one["id"], tuple(source for citation in one["sources"] for source in _sources(citation)))
        for one in CONTRADICTIONS
    ]


@pytest.mark.parametrize("entry", CONTRADICTIONS, ids=lambda entry: entry["id"])
def test_a_contradiction_is_told_and_decided_as_in_the_facts(entry: dict[str, Any]) -> None:
    """A contradiction has the words and the decision of the facts, save two that our rereading mended."""
    (ours,) = (one for one in oi.typology.contradictions() if one.id == entry["id"])

    assert ours.decision.en == _in_english(entry["decision_en"])
    if entry["id"] not in REREAD_CONTRADICTIONS:
        assert (ours.what.fr, ours.what.en) == (_worded(entry["what_fr"]), _in_english(entry["what_en"]))


@pytest.mark.parametrize("entry", STATEMENTS, ids=lambda entry: entry["id"])
def test_a_statement_is_that_of_the_facts(entry: dict[str, Any]) -> None:
    """A statement has the kind, the text, the basis and the lines of the facts."""
    (statement,) = (one for one in oi.typology.statements() if one.id == entry["id"])

    assert statement.kind is StatementKind(entry["kind"])
    assert statement.text.fr == _worded(entry["fr_summary"])
    assert statement.text.en == _in_english(entry["en_summary"])
    assert statement.basis.value == entry["basis"]
    assert statement.sources == _sources(entry["source"])


# Records


def _initiative(identifier: str) -> oi.Initiative:
    (found,) = (one for one in oi.embedded_census().initiatives if one.id == identifier)
    return found


def test_the_initiatives_are_those_of_the_facts() -> None:
    """The census tells the initiatives of the facts, all of them, in order."""
    assert [one.id for one in oi.embedded_census().initiatives] == [one["id"] for one in CASES]


@pytest.mark.parametrize("entry", CASES, ids=lambda entry: entry["id"])
def test_an_initiative_is_that_of_the_facts(entry: dict[str, Any]) -> None:
    """An initiative has the title, axis, territory, participants, whole and lines of the facts."""
    ours = _initiative(entry["id"])
    territory = entry["territory"]

    assert (ours.title.fr, ours.title.en) == (_worded(entry["title_fr"]), _worded(entry["title_en"]))
    assert ours.detailed is entry["detailed"]
    assert (ours.axis.value.value if ours.axis else None) == entry["axis"]
    assert (ours.axis.basis.value if ours.axis else None) == entry["axis_basis"]
    assert (ours.region, ours.town, ours.printed) == (
        territory["region"],
        territory["town"],
        territory["printed"],
    )
    assert {*ours.structures, *ours.actors} == {
        _ours(one) for one in (*entry["structures"], *entry["other_actors"])
    }
    assert ours.part_of == entry["part_of"]
    assert ours.sources == _sources(entry["sources"])
    assert entry["note"] is None or ours.note is not None


@pytest.mark.parametrize("entry", CASES, ids=lambda entry: entry["id"])
def test_an_initiative_has_the_impacts_of_the_facts(entry: dict[str, Any]) -> None:
    """Impacts keep their value, unit, printed form, qualifier and line; none stays none."""
    ours = [
        (one.value, one.unit, one.printed, one.qualifier, one.sources, one.note is not None)
        for one in _initiative(entry["id"]).impacts
    ]

    assert ours == [
        (
            one["value"],
            one["unit"],
            one["printed"],
            _qualifier(one["qualifier"]),
            _sources(one["source"]),
            bool(one.get("note")),
        )
        for one in entry["impacts"] or []
    ]


def _actor(identifier: str) -> oi.Actor:
    (found,) = (one for one in oi.embedded_census().actors if one.id == identifier)
    return found


@pytest.mark.parametrize("row", ACTORS, ids=lambda row: row["id"])
def test_an_actor_is_that_of_the_facts(row: dict[str, str]) -> None:
    """An actor has the name, the kind and the lines of the facts."""
    ours = _actor(_ours(row["id"]))

    assert ours.name == row["name"]
    assert ours.kind.value == row["kind"]
    assert ours.sources == _sources(row["source"])


def _same_relation(row: dict[str, str], relation: oi.Relation) -> bool:
    return (relation.subject.id, relation.kind.value, relation.object.id) == (
        _ours(row["subject"]),
        row["relation"],
        _ours(row["object"]),
    )


@pytest.mark.parametrize(
    "row", RELATIONS, ids=lambda row: f"{row['subject']}-{row['relation']}-{row['object']}"
)
def test_a_relation_is_that_of_the_facts(row: dict[str, str]) -> None:
    """A relation of the facts stands once in the census, with its basis, its lines and its ends."""
    census = oi.embedded_census()
    (ours,) = (one for one in census.relations if _same_relation(row, one))
    homes = {
        oi.EndKind.STRUCTURE: {one.id for one in census.structures},
        oi.EndKind.ACTOR: {one.id for one in census.actors},
        oi.EndKind.INITIATIVE: {one.id for one in census.initiatives},
    }

    assert ours.basis.value == row["basis"]
    assert ours.sources == _sources(row["source"])
    assert ours.subject.id in homes[ours.subject.kind]
    assert ours.object.id in homes[ours.object.kind]
    assert (ours.object.kind is oi.EndKind.INITIATIVE) is (row["object_kind"] == "initiative")
    assert not row["notes"] or ours.note is not None


@pytest.mark.parametrize("row", PLACES, ids=lambda row: row["id"])
def test_a_place_of_the_25_is_a_member_of_the_study(row: dict[str, str]) -> None:
    """Each place named among the 25 belongs to that study, with the basis and pages of the facts."""
    census = oi.embedded_census()
    (relation,) = (
        one
        for one in census.relations
        if one.subject.id == _ours(row["structure"] or row["id"]) and one.object.id == "study_25_places"
        if one.kind is oi.RelationKind.MEMBER_OF
    )

    assert relation.object.kind is oi.EndKind.ACTOR
    assert relation.basis.value == row["membership_basis"]
    assert relation.sources == (
        (REREAD_MEMBERSHIPS[row["id"]],) if row["id"] in REREAD_MEMBERSHIPS else _sources(row["sources"])
    )
    assert (relation.subject.kind is oi.EndKind.STRUCTURE) is bool(row["structure"])


@pytest.mark.parametrize("row", PLACES, ids=lambda row: row["id"])
def test_a_place_of_the_25_stands_in_its_town(row: dict[str, str]) -> None:
    """Each place named among the 25 has the town, the INSEE code and the town's basis of the facts."""
    identifier = _ours(row["structure"] or row["id"])
    census = oi.embedded_census()
    record = census[identifier] if identifier in census else _actor(identifier)
    (site,) = record.sites

    assert (site.commune, site.insee) == (row["town"], row["insee"])
    assert site.basis.value == row["town_basis"]


def test_the_study_of_25_places_has_sixteen_named_members() -> None:
    """Eight members are stated, two implied and six external; nine remain unknown."""
    bases = [
        one.basis.value
        for one in oi.embedded_census().relations
        if one.object.id == "study_25_places" and one.kind is oi.RelationKind.MEMBER_OF
    ]

    assert sorted(bases) == ["external"] * 6 + ["inferred"] * 2 + ["stated"] * 8


def _listed(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def test_the_structures_are_those_of_the_facts() -> None:
    """Every row of kind structure is a structure of the census, in order, and no other row is."""
    expected = [_ours(row["id"]) for row in NAMED if row["kind"] == "structure"]

    assert sorted(one.id for one in oi.embedded_census()) == sorted(expected)


@pytest.mark.parametrize("row", NAMED, ids=lambda row: row["id"])
def test_a_named_structure_is_in_the_census(row: dict[str, str]) -> None:
    """A named structure has the name, communes and documents of the facts; other kinds are actors."""
    census = oi.embedded_census()
    identifier = _ours(row["id"])
    if row["kind"] == "structure":
        record: oi.Structure | oi.Actor = census[identifier]
    else:
        record = _actor(identifier)
        assert record.kind.value == row["kind"]

    assert RENAMED_STRUCTURES.get(row["id"], row["name"]) in {record.name, *record.printed_names}
    assert [one.insee for one in record.sites if one.insee] == _listed(row["insee"])
    assert [one.commune for one in record.sites if one.commune] == _listed(row["commune"])
    assert {one.document for one in record.sources} == {one.document for one in _sources(row["sources"])}


@pytest.mark.parametrize("row", NAMED, ids=lambda row: row["id"])
def test_a_named_structure_stands_where_the_facts_say(row: dict[str, str]) -> None:
    """A named structure has the départements, regions and groupings of communes of the facts."""
    census = oi.embedded_census()
    identifier = _ours(row["id"])
    sites = (census[identifier] if identifier in census else _actor(identifier)).sites

    assert [one.departement for one in sites if one.departement] == _listed(row["departement"])
    assert list(dict.fromkeys(one.region for one in sites if one.region)) == _listed(row["region"])
    assert [one.epci_kind.value for one in sites if one.epci_kind] == _listed(row["epci_type"])
    assert [one.epci_name for one in sites if one.epci_name] == _listed(row["epci_name"])
    assert [str(one.in_metropole) for one in sites if one.epci_kind] == _listed(row["in_epci_metropole"])


@pytest.mark.parametrize(
    "row", [row for row in NAMED if row["kind"] == "structure"], ids=lambda row: row["id"]
)
def test_a_named_structure_has_the_profile_of_the_facts(row: dict[str, str]) -> None:
    """A structure has the profile of the facts with its basis, or none."""
    claims = oi.embedded_census()[_ours(row["id"])].profiles

    assert [one.value.value for one in claims] == _listed(row["profile"])
    assert [one.basis.value for one in claims] == _listed(row["profile_basis"])


@pytest.mark.parametrize("row", NAMED, ids=lambda row: row["id"])
def test_the_claims_of_a_named_structure_are_words_with_sources(row: dict[str, str]) -> None:
    """Every claim of a record is a word of its vocabulary and tells where it was read."""
    census = oi.embedded_census()
    identifier = _ours(row["id"])
    record: Any = census[identifier] if identifier in census else _actor(identifier)
    claims = [
        *record.types,
        *record.themes,
        *record.publics,
        *record.partners,
        *record.activities,
        *record.support,
        *(getattr(record, "profiles", ())),
        *(one for one in (record.initiative, record.legal_form, record.status) if one),
    ]

    assert [claim for claim in claims if not isinstance(claim.value, oi.Term)] == []
    assert [claim for claim in claims if not claim.sources] == []


COLUMNS = {
    "profile": "profiles",
    "subtype": "types",
    "themes": "themes",
    "startup_support": "support",
    "publics": "publics",
    "partners": "partners",
    "activities": "activities",
    "ownership": "ownership",
    "initiative": "initiative",
    "legal_form": "legal_form",
    "status": "status",
}
REREAD: dict[tuple[str, str], tuple[set[str], set[str], str]] = {
    ("technowest", "publics"): (
        set(),
        {"large_company"},
        "002:L123: not hosted",
    ),
    ("bretagne_developpement_innovation", "themes"): (
        {"planning_and_economic_development", "health_and_ageing"},
        set(),
        "002:L468 economic development; 002:L476 health, supported for years",
    ),
    ("bretagne_developpement_innovation", "publics"): (
        {"company"},
        set(),
        "002:L478: helped to restart",
    ),
    ("bliiida", "publics"): (
        {"maker", "project_holder", "health_worker", "shopkeeper", "local_authority"},
        set(),
        "002:L413 resident makers and project holders; 002:L426 three publics served in the crisis",
    ),
    ("nimes_open_tourisme_lab", "activities"): (
        {"matchmaking", "mapping"},
        set(),
        "002:L368 puts territories in touch with start-ups; 002:L399 gathers start-ups and solutions",
    ),
    ("louvre_lens_vallee", "themes"): ({"environment_and_biodiversity"}, set(), "000:L44: recovered plastic"),
    ("louvre_lens_vallee", "activities"): ({"community_animation"}, set(), "000:L42: gathers the community"),
    ("openlab_utbm", "activities"): (
        set(),
        {"prototyping", "matchmaking"},
        "004:L26 speaks of openlabs at large",
    ),
    **{
        (identifier, "partners"): (
            {"local_authority"},
            set(),
            "002:L512: the régions relied on the health clusters all over France",
        )
        for identifier in ("atlanpole_biotherapies", "eurobiomed", "lyonbiopole", "medicen", "clubster_nsl")
    },
    ("techn_hom", "publics"): ({"large_company", "sme"}, set(), "004:L30: the park gathers them"),
    ("lieu_totem_techn_hom", "publics"): ({"entrepreneur"}, set(), "004:L30: support to entrepreneurs"),
    ("sem_tandem", "partners"): ({"research", "local_authority"}, set(), "004:L30: its partners"),
    ("crunch_time", "themes"): ({"education_and_training"}, set(), "004:L34: new ways of teaching"),
}
"""What reading the documents again added to a row of the facts or took from it, and the lines that say so."""


@pytest.mark.parametrize("row", NAMED, ids=lambda row: row["id"])
@pytest.mark.parametrize("column", COLUMNS)
def test_a_record_says_what_the_facts_say_or_what_was_read_again(row: dict[str, str], column: str) -> None:
    """Every word of a row is a claim of its record, apart from what our reading of the lines changed."""
    census = oi.embedded_census()
    identifier = RENAMED_IDS.get(row["id"], row["id"])
    records = {one.id: one for one in (*census, *census.actors)}
    attribute = COLUMNS[column]
    held = getattr(records[identifier], attribute, ())
    claims = held if isinstance(held, tuple) else (held,) if held else ()
    added, removed, _ = REREAD.get((identifier, attribute), (set(), set(), ""))
    told = set(filter(None, row[column].split("|")))

    assert {claim.value.value for claim in claims} == told - removed | added
