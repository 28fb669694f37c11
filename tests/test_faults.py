"""Faults: what makes a record impossible to represent, and what is only doubtful."""

from __future__ import annotations

import math
from enum import Enum
from typing import Any

import attrs
import pytest

from openinno import (
    Actor,
    ActorKind,
    Address,
    Basis,
    Claim,
    Contact,
    Figure,
    Initiative,
    Label,
    Location,
    Ownership,
    Point,
    Precision,
    Profile,
    RecordError,
    Severity,
    Site,
    Source,
    Structure,
    Theme,
    partial_date,
    to_json,
)
from openinno.census import Census
from openinno.census_source import CensusSource
from openinno.faults import faults

OWNERSHIP = "'fish' is no word of “Ownership”; possible: public, private, mixed, unknown"


class Size(Enum):
    """Words of somebody who extends our records."""

    SMALL = "small"
    LARGE = "large"


def structure(**values: Any) -> Structure:
    """Make a structure from values that a type checker would refuse."""
    return Structure(**{"id": "a", "name": "A", **values})


@pytest.mark.parametrize(
    ("values", "path", "text"),
    [
        ({"name": ""}, "name", "expected a text that is not empty, got ''"),
        ({"name": " \t"}, "name", "expected a text that is not empty, got ' \\t'"),
        ({"name": None}, "name", "expected a text, got None"),
        ({"description": 3}, "description", "expected a text, got 3"),
        ({"siren": 123456789}, "siren", "expected a text, got 123456789"),
        ({"printed_names": ("A", 1)}, "printed_names[1]", "expected a text, got 1"),
        ({"printed_names": "A"}, "printed_names", "expected a list, got 'A'"),
        ({"support_min_months": -1}, "support_min_months", "expected a number of months, got -1"),
        ({"support_min_months": 1.5}, "support_min_months", "expected a whole number, got 1.5"),
        ({"support_max_months": True}, "support_max_months", "expected a whole number, got True"),
        ({"opened": "2014-13"}, "opened", "expected an ISO date, got '2014-13'"),
        ({"opened": "12/05/2014"}, "opened", "expected an ISO date, got '12/05/2014'"),
        ({"closed": 2014}, "closed", "expected a text, got 2014"),
        ({"closed": "2014\n"}, "closed", "expected an ISO date, got '2014\\n'"),
        ({"ownership": "fish"}, "ownership", OWNERSHIP),
        ({"ownership": Claim(value="fish")}, "ownership.value", OWNERSHIP),  # type: ignore[type-var]
        ({"contact": "a@b.fr"}, "contact", "expected a Contact, got 'a@b.fr'"),
        ({"note": "a text"}, "note", "expected a Label, got 'a text'"),
        ({"sites": (Site(commune=3),)}, "sites[0].commune", "expected a text, got 3"),  # type: ignore[arg-type]
        ({"contact": Contact(phone=4)}, "contact.phone", "expected a text, got 4"),  # type: ignore[arg-type]
        ({"sites": ("Lyon",)}, "sites[0]", "expected a Site, got 'Lyon'"),
        ({"figures": (Label("x"),)}, "figures[0]", f"expected a Figure, got {Label('x')!r}"),
        ({"sources": ("002:L1",)}, "sources[0]", "expected a Source, got '002:L1'"),
        ({"extra": {"a": [1]}}, "extra.a", "expected a text, a number, true or false, got [1]"),
        ({"extra": {1: "a"}}, "extra.1", "expected a text, got 1"),
    ],
)
def test_what_cannot_be_represented_is_told_with_its_path(
    values: dict[str, Any], path: str, text: str
) -> None:
    """A record refuses a value of the wrong type, and says where it is and what was expected."""
    with pytest.raises(RecordError) as caught:
        structure(**values)

    (fault,) = caught.value.faults
    assert fault.where.path == path
    assert fault.message("en") == text
    assert (fault.code, fault.severity) == ("wrong-value", Severity.ERROR)
    assert fault.where.record == "a"


def test_a_word_of_another_vocabulary_is_told_in_both_languages() -> None:
    """A word of the wrong vocabulary is refused with the codes that exist."""
    with pytest.raises(RecordError) as caught:
        structure(themes=[Theme.ENERGY, Ownership.PUBLIC])

    (fault,) = caught.value.faults
    assert fault.where.path == "themes[1].value"
    assert fault.message("fr").startswith("<Ownership.PUBLIC> n'est pas un mot de « Thèmes » ; possibles : ")
    assert fault.message("en").startswith("<Ownership.PUBLIC> is no word of “Themes”; possible: ")
    assert fault.message("en").endswith(", ".join(theme.value for theme in Theme))


def test_every_fault_is_told_at_once() -> None:
    """A record with several faults tells them all, in the order of the table, in one error."""
    with pytest.raises(RecordError) as caught:
        structure(id="", name=" ", profiles=["hub"], opened="x")

    assert [fault.where.path for fault in caught.value.faults] == ["id", "name", "profiles[0]", "opened"]
    assert {fault.where.record for fault in caught.value.faults} == {None}
    assert caught.value.message("fr").startswith("id : attendu : un texte non vide ; reçu : ''; name : ")
    assert str(caught.value).startswith("id: expected a text that is not empty, got ''; name: ")


def test_an_actor_needs_a_kind() -> None:
    """The kind of an actor is a bare word of its vocabulary: a code, even a good one, is refused."""
    with pytest.raises(RecordError) as caught:
        Actor(id="a", name="A", kind="network")  # type: ignore[arg-type]

    assert [fault.where.path for fault in caught.value.faults] == ["kind"]
    assert Actor(id="a", name="A", kind=ActorKind.NETWORK).kind is ActorKind.NETWORK


@pytest.mark.parametrize("value", [1, "yes", None])
def test_a_flag_is_true_or_false(value: Any) -> None:
    """Nothing stands for a yes or a no but the two booleans."""
    with pytest.raises(RecordError) as caught:
        Initiative(id="a", title=Label("A"), detailed=value)

    assert str(caught.value) == f"a, detailed: expected true or false, got {value!r}"


def test_an_initiative_needs_a_title() -> None:
    """The title of an initiative cannot be left out as None."""
    with pytest.raises(RecordError) as caught:
        Initiative(id="a", title=None)  # type: ignore[arg-type]

    assert [fault.where.path for fault in caught.value.faults] == ["title"]


@pytest.mark.parametrize(
    "values",
    [
        {"siren": "000000000"},
        {"siret": "not a number"},
        {"support_min_months": 24, "support_max_months": 6},
        {"opened": partial_date("2020"), "closed": partial_date("2010")},
        {"opened": partial_date("9999-12-31")},
        {"profiles": [Profile.INCUBATOR, Profile.INCUBATOR]},
        {"sites": (Site(insee="99999", address=Address(postcode="x")),)},
        {"description": ""},
    ],
)
def test_what_is_only_doubtful_is_accepted(values: dict[str, Any]) -> None:
    """A doubtful value makes a record all the same: judging it is for the rules."""
    assert faults(structure(**values)) == ()


@pytest.mark.parametrize(
    "values",
    [
        {"themes": [Claim(value=Theme.ENERGY, basis="guess")]},  # type: ignore[arg-type]
        {"themes": [Claim(value=Theme.ENERGY, sources="002")]},  # type: ignore[arg-type]
        {"ownership": Claim(value=Ownership.PUBLIC, basis=None)},  # type: ignore[arg-type]
        {"sites": (Site(epci_kind="METRO"),)},  # type: ignore[arg-type]
        {"sites": (Site(basis=Theme.ENERGY),)},  # type: ignore[arg-type]
        {"sites": (Site(address="12 rue de la Paix"),)},  # type: ignore[arg-type]
        {"sites": (Site(location=Location(point=(48, 2), precision=Precision.EXACT)),)},  # type: ignore[arg-type]
        {"sites": (Site(location=Point(latitude=48, longitude=2)),)},  # type: ignore[arg-type]
        {"figures": (Figure(value="many", unit="share"),)},  # type: ignore[arg-type]
        {"figures": (Figure(value=math.nan, unit="share"),)},
        {"sources": (Source(document="002", line="12"),)},  # type: ignore[arg-type]
        {"note": Label(3)},  # type: ignore[arg-type]
    ],
)
def test_a_wrong_type_inside_a_value_is_refused(values: dict[str, Any]) -> None:
    """A claim, site, figure, source or label that holds a wrong type cannot be represented either."""
    with pytest.raises(RecordError):
        structure(**values)


@pytest.mark.parametrize(
    "values", [{"themes": None}, {"themes": Theme.ENERGY}, {"extra": None}, {"extra": [1]}]
)
def test_a_list_or_mapping_of_the_wrong_type_is_a_fault_like_another(values: dict[str, Any]) -> None:
    """A value that is no list or no mapping is told as a fault, not as an error of Python."""
    with pytest.raises(RecordError):
        structure(**values)


@pytest.mark.parametrize(
    "values",
    [
        {"extra": {"a": math.inf}},
        {"extra": {"a": math.nan}},
        {"extra": {"a": 2**64}},
        {"extra": {"a": "\ud800"}},
        {"name": "\ud800"},
        {"support_min_months": 2**70},
    ],
    ids=["infinity", "no number", "beyond 64 bits", "half a letter", "half a name", "many months"],
)
def test_a_record_can_be_written_or_is_refused(values: dict[str, Any]) -> None:
    """A value that JSON cannot carry makes no record; whatever makes one is written and read back."""
    from openinno import from_json

    try:
        made = structure(**values)
    except RecordError:
        return
    census = Census(structures=[made], source=CensusSource(title=Label("Essai")))

    assert from_json(to_json(census)) == census


def test_lists_are_taken_for_tuples() -> None:
    """Names, sites and sources may be given as lists."""
    said = Source(document="002", line=153)

    made = structure(printed_names=["A", "B"], sites=[Site(commune="Lyon")], sources=[said])

    assert made.printed_names == ("A", "B")
    assert made.sites == (Site(commune="Lyon"),)
    assert made.sources == (said,)


def test_a_claim_keeps_its_basis() -> None:
    """Checking a record changes none of its claims."""
    claim = Claim(value=Theme.ENERGY, basis=Basis.EXTERNAL, sources=(Source(document="a page"),))

    assert structure(themes=[claim]).themes[0] is claim


def test_a_code_given_for_a_word_is_told_how_to_write_it() -> None:
    """A code is no word: the fault gives the call that makes one of it."""
    with pytest.raises(RecordError) as caught:
        structure(levels=[3], profiles=["living_lab"])

    assert [fault.message("en") for fault in caught.value.faults] == [
        "'living_lab' is a code; write Profile('living_lab')",
        "3 is a code; write Level(3)",
    ]


def test_the_source_of_a_census_is_checked_too() -> None:
    """A title that is a bare text cannot be read back, and is refused."""
    with pytest.raises(RecordError):
        CensusSource(title="Essai")  # type: ignore[arg-type]


def test_a_word_of_somebody_s_own_is_told_with_what_is_possible() -> None:
    """A record extended with words that are in no vocabulary of ours is checked against them."""

    @attrs.frozen(kw_only=True)
    class Lab(Structure):
        size: Size | None = None

    with pytest.raises(RecordError, match="size: 'huge' is no word of “Size”; possible: small, large"):
        Lab(id="a", name="A", size="huge")  # type: ignore[arg-type]
