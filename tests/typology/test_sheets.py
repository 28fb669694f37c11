"""The six sheets: how they are found, what holds of all of them, and the length of support by type."""

from __future__ import annotations

from typing import Protocol

import pytest

import openinno as oi
from openinno import typology
from openinno.citations import Source
from openinno.labels import Label
from openinno.typology import Item, Sheet, Weight


class _Sourced(Protocol):
    @property
    def sources(self) -> tuple[Source, ...]:
        """Where it was read."""
        ...


each_sheet = pytest.mark.parametrize("sheet", typology.sheets(), ids=lambda sheet: sheet.profile.code)


def test_there_is_one_sheet_a_profile_in_order() -> None:
    """The sheets stand in the order of the profiles, on pages 14 to 19."""
    assert [sheet.profile for sheet in typology.sheets()] == list(oi.Profile)
    assert [sheet.source.page for sheet in typology.sheets()] == [14, 15, 16, 17, 18, 19]


@pytest.mark.parametrize("profile", oi.Profile, ids=lambda profile: profile.code)
def test_a_sheet_is_found_by_its_profile(profile: oi.Profile) -> None:
    """Asking for a profile gives its sheet, the same object each time."""
    assert typology.sheet(profile).profile is profile
    assert typology.sheet(profile) is typology.sheet(profile)


def test_a_sheet_is_not_found_by_a_type() -> None:
    """A type of structure has no sheet, even where its code is that of a profile."""
    with pytest.raises(TypeError, match="takes a Profile"):
        typology.sheet(oi.StructureType.ACCELERATOR)  # type: ignore[arg-type]


@each_sheet
def test_the_types_of_a_sheet_are_under_its_profile(sheet: Sheet) -> None:
    """A sheet treats types of its profile, in their order, none of which is external."""
    assert sheet.types == tuple(one for one in sheet.profile.types if one in sheet.types)
    assert [one.code for one in sheet.types if one.external or one.profile_external] == []


@each_sheet
def test_every_line_of_a_sheet_lies_within_it(sheet: Sheet) -> None:
    """All that a sheet tells is read from its own lines; only evidence points elsewhere."""
    first, last = sheet.source.line or 0, sheet.source.last_line or 0
    parts: list[_Sourced] = [
        *sheet.definitions,
        *sheet.value_propositions,
        *sheet.legal,
        *(item for level in sheet.levels for item in level.items),
        sheet.role,
        sheet.maturity,
        sheet.support,
        *(duration for _, duration in sheet.support_by_type),
        *sheet.examples,
    ]
    sources = [source for part in parts for source in part.sources]

    assert {source.document for source in sources} == {"002"}
    assert [
        str(one) for one in sources if not first <= (one.line or 0) <= (one.last_line or last) <= last
    ] == []


@each_sheet
def test_every_text_of_a_sheet_is_in_both_languages(sheet: Sheet) -> None:
    """No text of a sheet lacks its English."""
    texts: list[Label] = [
        sheet.summary,
        *(item.text for item in (*sheet.definitions, *sheet.value_propositions)),
        *(item.text for item in sheet.legal),
        *(item.text for level in sheet.levels for item in level.items),
        sheet.maturity.text,
        *(stage.text for stage in sheet.maturity.stages),
        sheet.support.text,
    ]

    assert [text.fr for text in texts if not text.en or not text.fr] == []


@each_sheet
def test_a_detail_follows_what_it_details(sheet: Sheet) -> None:
    """An item that details another comes after it, has its scope, and details no detail."""
    for items in (sheet.definitions, sheet.value_propositions):
        for place, item in enumerate(items):
            if item.detail_of is not None:
                whole: Item = items[item.detail_of]
                assert item.detail_of < place
                assert whole.detail_of is None
                assert whole.scope is item.scope


@each_sheet
def test_an_item_with_a_definition_for_basis_has_evidence(sheet: Sheet) -> None:
    """An item has the line of a definition exactly where its level rests on one."""
    for level in sheet.levels:
        for item in level.items:
            assert bool(item.evidence) is (item.basis is oi.LevelBasis.DEFINITION)


@each_sheet
def test_a_type_and_its_basis_go_together(sheet: Sheet) -> None:
    """An example has a basis exactly where it has a type, and that type is on the sheet."""
    assert [one for one in sheet.examples if (one.type is None) is not (one.basis is None)] == []
    assert {one.type for one in sheet.examples} <= {None, *sheet.types}


def test_the_levels_stand_as_on_the_sheets() -> None:
    """Four sheets give one level, and two give level 2 before level 1."""
    assert [[one.level.value for one in sheet.levels] for sheet in typology.sheets()] == [
        [3],
        [3],
        [3],
        [2, 1],
        [1],
        [2, 1],
    ]


def test_the_roles_stand_as_on_the_sheets() -> None:
    """Three profiles coordinate, two animate and one is an intermediary."""
    assert [sheet.role.role.code for sheet in typology.sheets()] == [
        "coordinator",
        "coordinator",
        "coordinator",
        "animator",
        "intermediary",
        "animator",
    ]


def test_the_weights_are_the_words_of_the_sheets() -> None:
    """How general a legal item is, is told by one of six words."""
    assert [one.value for one in Weight] == [
        "majority",
        "minority",
        "most_often",
        "regularly",
        "preferred",
        "recent_trend",
    ]


def test_support_of_a_type_treated_apart_is_its_own() -> None:
    """A start-up studio has its own length of support, the accelerator that of the sheet."""
    sheet = typology.sheet(oi.Profile.ACCELERATOR)

    assert sheet.support_for(oi.StructureType.ACCELERATOR) is sheet.support
    assert sheet.support_for(oi.StructureType.STARTUP_STUDIO) is sheet.support_by_type[0][1]
    assert sheet.support_for(oi.StructureType.STARTUP_STUDIO) != sheet.support


def test_support_of_another_profile_is_refused_with_what_is_possible() -> None:
    """Asking a sheet for a type of another profile tells the types that it has."""
    sheet = typology.sheet(oi.Profile.INNOVATION_HUB)

    with pytest.raises(
        ValueError, match=r"^CLUSTER is not under INNOVATION_HUB; possible: INNOVATION_HUB, STARTUP_COLLIDER$"
    ):
        sheet.support_for(oi.StructureType.CLUSTER)


def test_support_of_a_word_that_is_no_type_is_a_wrong_call() -> None:
    """A sheet is asked for a type, and a bare word is told how to become one."""
    with pytest.raises(TypeError, match=r"takes a StructureType, not 'cluster'; parse\(\) reads words"):
        typology.sheet(oi.Profile.TECHNOPOLE).support_for("cluster")  # type: ignore[arg-type]


def test_value_for_a_bare_word_is_a_wrong_call() -> None:
    """Value is told for a stakeholder, and a bare word is told how to become one."""
    with pytest.raises(TypeError, match=r"takes a Stakeholder, not 'startup'; parse\(\) reads words"):
        typology.value_for("startup")  # type: ignore[arg-type]


@pytest.mark.parametrize("stakeholder", oi.Stakeholder, ids=lambda one: one.code)
def test_value_is_told_for_every_stakeholder(stakeholder: oi.Stakeholder) -> None:
    """Each stakeholder has what open innovation is worth to it, its own line among the sources."""
    value = typology.value_for(stakeholder)

    assert value.stakeholder is stakeholder
    assert set(stakeholder.sources) <= {one for point in value.points for one in point.sources}
    assert all(point.text.en for point in value.points)
