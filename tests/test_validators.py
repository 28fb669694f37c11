"""Validators for other people's classes: what they refuse, how they say it, with what they go."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import attrs
import pytest
from attrs.validators import and_, deep_iterable, instance_of, optional, or_
from hypothesis import given, settings
from hypothesis import strategies as st

from openinno import Label, Level, Point, RecordError, RuleError, Severity, Theme, check
from openinno.validation import CATALOGUE, Catalogue, Grade, Matches, Rule
from openinno.validators import (
    Validator,
    column,
    each_of,
    email,
    in_france,
    insee_code,
    partial_date,
    phone,
    postcode,
    siren,
    siret,
    term_of,
    url,
)

OF_COLUMNS = {
    "siren": siren,
    "siret": siret,
    "insee": insee_code,
    "postcode": postcode,
    "website": url,
    "email": email,
    "phone": phone,
}
"""The validators of texts, by the column of the flat row whose rules they follow."""

GOOD: list[tuple[Validator, Any]] = [
    (siren, "732829320"),
    (siret, "73282932000074"),
    (siret, "35600000049837"),
    (insee_code, "69123"),
    (insee_code, "2A004"),
    (postcode, "69007"),
    (postcode, "01000"),
    (url, "https://www.example.org/lieux?page=1"),
    (email, "contact@example.org"),
    (phone, "01 99 00 00 00"),
    (phone, "+33 1 99 00 00 00"),
    (partial_date, "2014"),
    (partial_date, "2024-02-29"),
    (in_france, Point(latitude=45.76, longitude=4.85)),
    (in_france, (-21.1, 55.5)),
    (in_france, [48, -4]),
    (term_of(Theme), Theme.ENERGY),
    (term_of(Theme), "energy"),
    (term_of(Level), 3),
    (each_of(postcode), ["69007", "01000"]),
    (each_of(postcode), []),
    (each_of(term_of(Theme)), {Theme.ENERGY, "mobility"}),
]
BAD: list[tuple[Validator, Any, str]] = [
    (siren, "732829321", "732829321"),
    (siren, "73282932", "73282932"),
    (siret, "73282932000075", "73282932000075"),
    (siret, "732 829 320 00074", "73282932000074"),
    (siret, 73282932000074, "expected SIRET, got 73282932000074"),
    (siret, "", "expected SIRET, got ''"),
    (siret, None, "expected SIRET, got None"),
    (insee_code, "69", "69"),
    (insee_code, "69007 Lyon", "69007 Lyon"),
    (insee_code, "99999", "99999"),
    (insee_code, "69387", "69123"),
    (postcode, "6907", "6907"),
    (postcode, "69007\n", "69007"),
    (postcode, "00100", "00100"),
    (url, "example", "example"),
    (email, "contact(at)example.org", "contact(at)example.org"),
    (phone, "12", "12"),
    (partial_date, "12/05/2014", "write 2014, 2014-05 or 2014-05-12"),
    (partial_date, "2023-02-29", "2023-02-29"),
    (partial_date, 2014, "expected an ISO date, got 2014"),
    (in_france, (4.85, 45.76), "write the latitude first"),
    (in_france, (0, 0), "expected a point in France, got (0, 0)"),
    (in_france, Point(latitude=52.5, longitude=13.4), "expected a point in France"),
    (in_france, "45.76, 4.85", "(latitude, longitude) in degrees"),
    (in_france, (45.76, True), "(latitude, longitude) in degrees"),
    (in_france, (float("nan"), 4.85), "(latitude, longitude) in degrees"),
    (in_france, (45.76,), "(latitude, longitude) in degrees"),
    (term_of(Theme), "Énergie", "write 'energy'"),
    (term_of(Theme), "enregy", "Did you mean"),
    (term_of(Theme), 3, "energy"),
    (term_of(Theme), Level(1), "energy"),
    (term_of(Level), "3", "write 3"),
    (term_of(Level), True, "got True"),
    (each_of(postcode), ["69007", "6907"], "field[1]"),
    (each_of(postcode), "69007", "expected several values"),
    (each_of(postcode), 69007, "expected several values"),
]


def made_with(validator: Any, value: Any) -> Any:
    """Make an instance of a class of somebody else, whose one attribute has a validator."""
    return attrs.make_class("Theirs", {"field": attrs.field(validator=validator)})(value).field


@pytest.mark.parametrize(("validator", "value"), GOOD)
def test_what_is_right_is_taken(validator: Validator, value: Any) -> None:
    """A right value passes, and stays as it is."""
    assert made_with(validator, value) is value


@pytest.mark.parametrize(("validator", "value", "told"), BAD)
def test_what_is_wrong_is_refused_with_what_was_given(validator: Validator, value: Any, told: str) -> None:
    """A wrong value is one ValueError, which names the attribute and says what was given or what to write."""
    with pytest.raises(ValueError, match="field") as raised:
        made_with(validator, value)

    assert isinstance(raised.value, RecordError)
    assert str(raised.value).startswith("field")
    assert told in str(raised.value)
    assert "\n" not in repr(str(raised.value))


@pytest.mark.parametrize(("validator", "value", "told"), BAD)
def test_what_is_wrong_is_told_in_french_too(validator: Validator, value: Any, told: str) -> None:
    """The message can be had in French, in which it is another."""
    with pytest.raises(RecordError) as raised:
        made_with(validator, value)

    french = raised.value.message("fr")
    assert french.startswith("field")
    assert french != raised.value.message("en")


@pytest.mark.parametrize(("validator", "value", "told"), BAD)
def test_the_error_crosses_processes(validator: Validator, value: Any, told: str) -> None:
    """An error that is sent to another process says the same there."""
    with pytest.raises(RecordError) as raised:
        made_with(validator, value)

    assert str(pickle.loads(pickle.dumps(raised.value))) == str(raised.value)  # noqa: S301


@pytest.mark.parametrize("name", OF_COLUMNS)
def test_what_to_do_is_told(name: str) -> None:
    """A text that fits nothing is refused with the rule that it breaks and what to do about it."""
    with pytest.raises(RecordError) as raised:
        made_with(OF_COLUMNS[name], "§ rien §")

    (fault,) = raised.value.faults
    rule = CATALOGUE[fault.code]
    assert rule.column == name
    assert fault.advice("fr")
    assert str(fault.advice("en")) in str(raised.value)


TEXTS = st.text(max_size=20) | st.from_regex("[0-9AB .+-]{4,18}", fullmatch=True)


@pytest.mark.parametrize("name", OF_COLUMNS)
@settings(max_examples=60, derandomize=True, deadline=None)
@given(text=TEXTS.filter(bool))
def test_validators_and_rules_refuse_the_same(name: str, text: str) -> None:
    """A validator refuses a text when a check finds such a cell wrong or doubtful, by the same rules."""
    report = check([{"id": "a", "name": "A", name: text}], grade="research")
    grave = [one for one in report if one.severity is not Severity.INFO and one.where.column == name]
    told = {one.code for one in grave if CATALOGUE[one.code].columns == (name,)}
    try:
        made_with(OF_COLUMNS[name], text)
    except RecordError as error:
        assert {fault.code for fault in error.faults} == told  # noqa: PT017
    else:
        assert told == set()


def test_they_go_with_those_of_attrs() -> None:
    """They work inside optional, and_, or_ and deep_iterable, and in lists of validators."""
    siret_or_siren = or_(siret, siren)

    assert made_with(optional(siret), None) is None
    assert made_with(and_(instance_of(str), postcode), "69007") == "69007"
    assert made_with([instance_of(str), postcode], "69007") == "69007"
    assert made_with(siret_or_siren, "732829320") == "732829320"
    assert made_with(deep_iterable(term_of(Theme), instance_of(list)), ["energy"]) == ["energy"]
    for validator, value in [
        (optional(siret), "7"),
        (and_(instance_of(str), postcode), "7"),
        (siret_or_siren, "7"),
        (deep_iterable(term_of(Theme)), ["energy", "x"]),
        (each_of(optional(postcode), instance_of(str)), ["69007", "7"]),
    ]:
        with pytest.raises(ValueError, match=r"7|x"):
            made_with(validator, value)


def test_they_guard_what_is_set_later() -> None:
    """A class of attrs that changes asks them when an attribute is set, and they can be copied with it."""

    @attrs.define
    class Lab:
        siret: str = attrs.field(validator=siret)

    lab = copy.deepcopy(Lab("73282932000074"))

    with pytest.raises(RecordError, match="siret"):
        lab.siret = "7"
    assert lab.siret == "73282932000074"


def test_any_column_can_be_validated() -> None:
    """Rules of one's own make validators of one's own, at the grade that is asked."""
    mine = Rule(
        code="badge-shape",
        column="badge",
        holds=Matches("badge", "[A-Z]{3}"),
        severity={Grade.RESEARCH: Severity.ERROR},
        title=Label("Badge", "Badge"),
        reason=Label("Pour l'essai.", "For the trial."),
        text=Label("« {value} » n'est pas un badge", "“{value}” is no badge"),
        fix=Label("écrire trois capitales", "write three capitals"),
    )
    badge = column("badge", rules=Catalogue(rules=[mine]))

    assert made_with(badge, "ABC") == "ABC"
    with pytest.raises(RecordError, match=r"field: “abc” is no badge \(write three capitals\)"):
        made_with(badge, "abc")
    with pytest.raises(RuleError, match="no rule says of the column “badge” alone"):
        column("badge", grade="draft", rules=Catalogue(rules=[mine]))


def test_a_column_without_a_rule_makes_no_validator() -> None:
    """A validator that would refuse nothing is a wrong declaration, told when it is made."""
    with pytest.raises(RuleError, match="nom"):
        column("nom")


@pytest.mark.parametrize("wrong", ["Theme", str, Theme.ENERGY, None])
def test_only_a_vocabulary_has_terms(wrong: Any) -> None:
    """What is no vocabulary is a wrong call."""
    with pytest.raises(TypeError, match="vocabulary"):
        term_of(wrong)


def test_they_show_what_they_are() -> None:
    """A validator shows the column whose rules it follows."""
    assert repr(siret) == "<validator siret>"
    assert repr(optional(url)) == "<optional validator for <validator website> or None>"
