"""The first reading of a rule: True, False or not judged, on one row."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import pytest
from rules_for_tests import rule

from openinno import Catalogue
from openinno.cells import Cell
from openinno.validation import (
    AllOf,
    AnyOf,
    Between,
    Check,
    Condition,
    Implies,
    Inside,
    Matches,
    NoLaterThan,
    NoMoreThan,
    Not,
    OneOf,
    Ordered,
    Present,
    Siren,
    Siret,
    StartsWith,
    Typed,
    Unique,
)
from openinno.validation.folding import folded
from openinno.validation.rowwise import RowJudge, flat_cells
from openinno.validation.verdicts import judge_of, key_of

TODAY = "2026-11-28"
BOXES = {
    "69": (4.2, 45.4, 5.2, 46.3),
    "974": (55.2, -21.4, 55.9, -20.8),
    "987": (-153.0, -18.0, -148.0, -16.0),
}
RHONE = Inside(latitude="latitude", longitude="longitude", code="insee", boxes=BOXES, insee=True)
YES, NO, BLANK = Present("name"), Not(Present("name")), Matches("siret", "0")
"""What holds of the row of :data:`NAMED`, what does not, and what cannot be judged of it."""
NAMED = {"name": "TUBA"}
ALIKE = Check("alike", ("name", "id", "street"), lambda *texts: len(set(texts)) == 1)
_LATER = rule("opened-later", column="opened", holds=NoLaterThan("opened"))


@pytest.mark.parametrize(
    ("condition", "row", "verdict"),
    [
        (Present("name"), {"name": "x"}, True),
        (Present("name"), {"name": ""}, False),
        (Present("name"), {"name": None}, False),
        (Present("name"), {}, False),
        (Present("latitude"), {"latitude": 0}, True),
        (Typed("latitude"), {"latitude": "45.7"}, True),
        (Typed("latitude"), {"latitude": "45,7"}, False),
        (Typed("latitude"), {"latitude": float("nan")}, False),
        (Typed("latitude"), {"latitude": True}, False),
        (Typed("latitude"), {}, None),
        (Typed("support_min_months"), {"support_min_months": "6.5"}, False),
        (Typed("siret"), {"siret": 73282932000074}, False),
        (OneOf("status", ["active"]), {"status": "active"}, True),
        (OneOf("status", ["active"]), {"status": "Active"}, False),
        (OneOf("themes", ["energy", "mobility"]), {"themes": "energy|mobility"}, True),
        (OneOf("themes", ["energy", "mobility"]), {"themes": "energy|"}, False),
        (OneOf("themes", ["energy"]), {"themes": ""}, None),
        (OneOf("themes", ["a|b", "c"]), {"themes": r"a\|b|c"}, True),
        (OneOf("themes", ["a", "b", "c"]), {"themes": r"a\|b|c"}, False),
        (OneOf("status", ["active"]), {"status": 3}, None),
        (Matches("postcode", "[0-9]{5}"), {"postcode": "75001"}, True),
        (Matches("postcode", "[0-9]{5}"), {"postcode": "75001\n"}, False),
        (Matches("postcode", "[0-9]{5}"), {"postcode": "٣٣٣٣٣"}, False),
        (Between("latitude", -90, 90), {"latitude": "90"}, True),
        (Between("latitude", -90, 90), {"latitude": 90.1}, False),
        (Between("latitude", -90, 90), {"latitude": "north"}, None),
        (Between("support_min_months", 0), {"support_min_months": -1}, False),
        (StartsWith("siret", "siren"), {"siret": "73282932000074", "siren": "732829320"}, True),
        (StartsWith("siret", "siren"), {"siret": "73282932000074", "siren": "1"}, False),
        (StartsWith("siret", "siren"), {"siret": "73282932000074"}, None),
        (Ordered("opened", "closed"), {"opened": "2014", "closed": "2014-05"}, True),
        (Ordered("opened", "closed"), {"opened": "2014-06", "closed": "2014-05-31"}, False),
        (NoLaterThan("opened"), {"opened": "2026"}, True),
        (NoLaterThan("opened"), {"opened": "2026-11-29"}, False),
        (NoLaterThan("opened", "2030-01-01"), {"opened": "2026-11-29"}, True),
        (Siren("siren"), {"siren": "732829320"}, True),
        (Siren("siren"), {"siren": "732829321"}, False),
        (Siren("siren"), {"siren": "73282932"}, None),
        (Siret("siret"), {"siret": "73282932000074"}, True),
        (Siret("siret"), {"siret": "35600000000006"}, True),
        (Siret("siret"), {"siret": "35600000000007"}, False),
        (Siret("siret"), {"siret": "+3282932000074"}, None),
        (RHONE, {"latitude": "45.7", "longitude": 4.8, "insee": "69123"}, True),
        (RHONE, {"latitude": 48.8, "longitude": 2.3, "insee": "69123"}, False),
        (RHONE, {"latitude": -21.0, "longitude": 55.5, "insee": "97411"}, True),
        (RHONE, {"latitude": 48.8, "longitude": 2.3, "insee": "75056"}, None),
        (RHONE, {"latitude": -17.5, "longitude": -149.5, "insee": "98735"}, True),
        (RHONE, {"latitude": 48.8, "insee": "69123"}, None),
        (RHONE, {"latitude": 45.4, "longitude": 4.2, "insee": "69123"}, True),
        (RHONE, {"latitude": 46.3, "longitude": 5.2, "insee": "69123"}, True),
        (RHONE, {"latitude": 45.3, "longitude": 4.8, "insee": "69123"}, False),
        (RHONE, {"latitude": 46.4, "longitude": 4.8, "insee": "69123"}, False),
        (RHONE, {"latitude": 45.7, "longitude": 4.1, "insee": "69123"}, False),
        (RHONE, {"latitude": 45.7, "longitude": 5.3, "insee": "69123"}, False),
        (NoMoreThan("latitude", "longitude"), {"latitude": 6, "longitude": "6"}, True),
        (NoMoreThan("latitude", "longitude"), {"latitude": 6.1, "longitude": 6}, False),
        (NoMoreThan("latitude", "longitude"), {"latitude": 6, "longitude": ""}, None),
        (NoMoreThan("latitude", "longitude"), {"latitude": "six", "longitude": 6}, None),
        (NoMoreThan("latitude", "longitude"), {"longitude": 6}, None),
        (Typed("name"), {"name": ""}, None),
        (Typed("latitude"), {"latitude": ""}, None),
        (Typed("support_min_months"), {"support_min_months": "6"}, True),
        (ALIKE, {"name": "x", "id": "", "street": "x"}, None),
        (ALIKE, {"name": 3, "id": 3, "street": 3}, None),
        (AnyOf(Present("name"), Matches("siret", "1")), {"name": "", "siret": "2"}, False),
        (AnyOf(Present("name"), Matches("siret", "1")), {"name": "x", "siret": "2"}, True),
        (AnyOf(Matches("siret", "1"), Present("name")), {"name": None, "siret": "2"}, False),
        (AllOf(Present("name"), Matches("siret", "1")), {"name": "", "siret": "1"}, False),
        (AllOf(Present("name"), Matches("siret", "1")), {"name": "x", "siret": "1"}, True),
        (Not(Present("name")), {"name": ""}, True),
        (Not(Present("name")), {"name": "x"}, False),
        (StartsWith("siret", "siren"), {"siret": "7", "siren": ""}, None),
        (StartsWith("siret", "siren"), {"siret": 7, "siren": "7"}, None),
        (Matches("name", "a"), {"name": ""}, None),
        (Inside(latitude="latitude", longitude="longitude", code="departement", boxes=BOXES), {}, None),
        (Check("short", "name", lambda name: len(name) < 3), {"name": "TUBA"}, False),
        (Check("same", ("name", "id"), lambda name, one: name == one), {"name": "x"}, None),
        (ALIKE, {"name": "x", "id": "x", "street": "x"}, True),
        (ALIKE, {"name": "x", "id": "x", "street": "y"}, False),
        (ALIKE, {"name": "x", "id": "x"}, None),
        (Matches("themes", "[a-z]+"), {"themes": "energy|mobility"}, True),
        (Matches("themes", "[a-z]+"), {"themes": "energy|3D"}, False),
        (Unique("id"), {"id": "x"}, True),
    ],
)
def test_a_condition_is_judged(condition: Condition, row: Mapping[str, Cell], verdict: bool | None) -> None:
    """Each of the terms says True, False or nothing."""
    assert judge_of(condition, TODAY)(row) is verdict


@pytest.mark.parametrize(
    ("condition", "verdict"),
    [
        (AllOf(YES, YES), True),
        (AllOf(YES, BLANK), None),
        (AllOf(BLANK, NO), False),
        (AnyOf(NO, YES), True),
        (AnyOf(BLANK, YES), True),
        (AnyOf(BLANK, NO), None),
        (AnyOf(NO, NO), False),
        (Not(BLANK), None),
        (Not(NO), True),
        (Implies(NO, NO), True),
        (Implies(YES, NO), False),
        (Implies(BLANK, NO), None),
        (Implies(YES, BLANK), None),
    ],
)
def test_what_is_not_known_stays_so_unless_it_does_not_matter(
    condition: Condition, verdict: bool | None
) -> None:
    """Conditions are put together as in three-valued logic."""
    assert judge_of(condition, TODAY)(NAMED) is verdict


def test_a_rule_whose_predecessor_is_broken_is_not_judged_nor_are_those_behind_it() -> None:
    """One fault is told once."""
    catalogue = Catalogue(rules=[rule("a"), rule("b", "a", column="siret"), rule("c", "b", column="siren")])
    judge = RowJudge(catalogue)

    assert [one.code for one in judge.broken({})] == ["a"]
    assert judge.verdicts({}) == {"a": False, "b": None, "c": None}
    assert judge.verdicts({"name": "x", "siret": "1"}) == {"a": True, "b": True, "c": False}


def test_what_was_not_read_keeps_rules_from_being_judged_each_time() -> None:
    """Rules that read a cell that could not be read say nothing of any row, nor those behind them."""
    catalogue = Catalogue(rules=[rule("a"), rule("b", "a", column="siret"), rule("c", column="siren")])
    judge = RowJudge(catalogue)

    for _ in range(2):
        assert [one.code for one in judge.broken({}, {"name"})] == ["c"]
        assert [one.code for one in judge.broken({}, {"siret", "siren"})] == ["a"]


def test_a_cell_that_was_not_read_is_asked_of_no_function() -> None:
    """What stands there may be anything: the other rules are judged as if it were not, in their order."""
    fails = rule("fails", holds=Check("fails", "name", lambda name: bool(1 / 0)))
    town = rule("town", column="commune")
    behind = [rule("behind", "town", column="commune"), rule("other", column="siren")]
    judge = RowJudge(Catalogue(rules=[fails, town, rule("id", column="id"), *behind]))

    assert [one.code for one in judge.broken({"name": "0", "id": "a"}, {"name"})] == ["town", "other"]


def test_a_text_that_comes_again_is_looked_at_once() -> None:
    """A function of somebody else's is called once for the same text, as long as that is sound."""
    seen: list[str] = []
    holds = Check("seen", "name", lambda name: not seen.append(name))  # type: ignore[func-returns-value]
    judge = RowJudge(Catalogue(rules=[rule("a", holds=holds)]))

    assert [judge.broken({"name": name}) for name in ("x", "y", "x", "x")] == [[], [], [], []]
    assert seen == ["x", "y"]


def test_today_is_the_day_that_is_given() -> None:
    """So that a check of last year can be made again."""
    late = RowJudge(Catalogue(rules=[rule("a")]).including(_LATER), today=datetime.date(2020, 1, 1)).broken(
        {"name": "x", "opened": "2021"}
    )

    assert [one.code for one in late] == ["opened-later"]


def test_a_key_that_is_not_folded_is_what_stands_there() -> None:
    """Names that only differ in their letters are two keys, unless they are folded."""
    row = {"id": "É", "name": "B"}

    assert key_of(Unique(("id", "name")))(row) == ("É", "B")
    assert key_of(Unique(("id", "name"), folded=True))(row) == ("e", "b")


def test_the_key_of_several_columns_needs_them_all() -> None:
    """A row with a blank repeats nothing."""
    key = key_of(Unique(["name", "commune"], folded=True))

    assert key({"name": "Le Quai", "commune": "Nîmes"}) == ("lequai", "nimes")
    assert key({"name": "Le Quai"}) is None
    assert key({"name": "!!!", "commune": "Nîmes"}) is None


def test_folding_leaves_only_small_latin_letters_and_digits() -> None:
    """Whatever an engine would make small in its own way is left out before."""
    assert folded("ÉCOLE n°42 İΣß") == "ecolen42"


def test_cells_of_python_become_cells_of_the_flat_row() -> None:
    """Lists, dates and what is not a number, as frames and programs hold them."""
    row = {
        "themes": ["energy", "a|b"],
        "types": [],
        "opened": datetime.date(2014, 5, 1),
        "closed": datetime.datetime(2015, 1, 1, 10),
        "latitude": float("nan"),
    }

    assert flat_cells(row) == {
        "themes": r"energy|a\|b",
        "types": None,
        "opened": "2014-05-01",
        "closed": "2015-01-01",
        "latitude": None,
    }


def test_a_condition_that_has_no_reading_is_a_wrong_call() -> None:
    """Nobody takes for true what nothing reads."""
    with pytest.raises(TypeError, match="no reading of object"):
        judge_of(object(), TODAY)  # type: ignore[arg-type]
