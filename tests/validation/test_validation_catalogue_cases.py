"""Every rule of the catalogue fires on a row made for it, alone, and tells what to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest
from validation_cases import CASES, PAIRS, TODAY, VALID, Case, faulty_rows

from openinno.cells import Cell
from openinno.citations import Source
from openinno.findings import Finding, Position, Severity
from openinno.validation import CATALOGUE, Grade
from openinno.validation.catalogue.spreadsheets import digits
from openinno.validation.judging import Judging
from openinno.validation.rowwise import RowJudge
from openinno.validation.telling import finding_of
from openinno.validation.verdicts import judge_of

JUDGE = RowJudge(CATALOGUE, TODAY)
ROWS = pytest.mark.parametrize(
    ("code", "row", "case"), [pytest.param(*one, id=f"{one[0]}") for one in faulty_rows()]
)


def _told(code: str, row: Mapping[str, Cell]) -> Finding:
    rule = CATALOGUE[code]
    cells = {name: row.get(name) for name in rule.columns}
    return finding_of(rule, Severity.ERROR, cells, Position())


def test_a_valid_row_breaks_nothing() -> None:
    """A row that fills in everything breaks no rule of any grade."""
    assert JUDGE.broken(VALID) == []


def test_every_rule_has_a_case() -> None:
    """No rule goes without a row that breaks it."""
    assert {rule.code for rule in CATALOGUE} == {*CASES, *PAIRS}


@ROWS
def test_a_fault_is_told_once(code: str, row: Mapping[str, Cell], case: Case) -> None:
    """A faulty row breaks its rule, and no other but those that the case names."""
    assert {rule.code for rule in JUDGE.broken(row)} == {code, *case.also}


@ROWS
def test_what_to_write_is_told(code: str, row: Mapping[str, Cell], case: Case) -> None:
    """The repair is the one that the case expects, lossless or not."""
    repair = _told(code, row).repair
    new = case.new if case.new is None else str(case.new)

    assert (repair and repair.new, bool(repair and repair.lossless)) == (new, case.lossless)


@ROWS
def test_a_repair_tells_what_stood_there_and_how_sure_it_is(
    code: str, row: Mapping[str, Cell], case: Case
) -> None:
    """What is to be replaced is the whole cell, and no repair is surer than sure."""
    repair = _told(code, row).repair
    if repair is None:
        return
    old = row.get(repair.column)

    assert repair.old == (None if old in {None, ""} else str(old))
    assert 0 < repair.confidence <= 1


@pytest.mark.parametrize(
    ("change", "new", "confidence"),
    [
        ({"phone": "+41 (0)22 000 00 00"}, "+41220000000", 1),
        ({"phone": "+33 (0)4 78 00 00 00"}, "04 78 00 00 00", 1),
        ({"phone": "478000000"}, "04 78 00 00 00", 0.8),
    ],
    ids=str,
)
def test_a_number_is_written_as_it_is_dialled(change: dict[str, Cell], new: str, confidence: float) -> None:
    """What is only dialled inside a country is left out, and a zero that is put back is a guess."""
    repair = _told("phone-shape", {**VALID, **change}).repair

    assert repair is not None
    assert (repair.new, repair.confidence) == (new, confidence)


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("types-basis-words", {"types_basis": "stated|"}),
        ("status-basis-words", {"status_basis": " "}),
    ],
)
def test_a_basis_that_is_left_blank_is_the_usual_one(code: str, change: dict[str, Cell]) -> None:
    """To write it loses nothing, so that it may be done unseen."""
    mend = CATALOGUE[code].mend
    assert mend is not None
    repair = mend({**VALID, **change})

    assert repair is not None
    assert repair.lossless


@pytest.mark.parametrize(
    ("profile", "broken"), [("accelerator", []), ("incubator", ["min-months-of-incubator"])]
)
def test_a_studio_is_held_to_no_span_of_accelerators(profile: str, broken: list[str]) -> None:
    """To that of any other profile it is."""
    row = {**VALID, "profiles": profile, "types": "startup_studio", "support_min_months": 36}
    row = {**row, "support_max_months": None}

    found = [rule.code for rule in JUDGE.broken(row) if rule.code.startswith("min-months-of")]
    assert found == broken


@pytest.mark.parametrize(
    ("code", "told"), [("other-sites-json", "a JSON list"), ("rest-json", "a JSON object")]
)
def test_what_json_a_column_holds_is_told(code: str, told: str) -> None:
    """A list or an object, in the title of its rule."""
    assert told in CATALOGUE[code].title.text()


@pytest.mark.parametrize(
    ("code", "line", "last_line"), [("criterion-support", 154, None), ("criteria-unknown", 151, 155)]
)
def test_a_rule_of_the_study_cites_its_lines(code: str, line: int, last_line: int | None) -> None:
    """Whoever doubts it can read them."""
    assert CATALOGUE[code].source == Source(document="002", line=line, last_line=last_line)


@pytest.mark.parametrize(
    ("code", "change", "new"),
    [
        ("support-min-months-type", {"support_min_months": "12.00"}, "12"),
        ("support-min-months-type", {"support_min_months": "12 mois"}, "12"),
        ("latitude-type", {"latitude": "45,76 °"}, "45.76"),
        ("name-type", {"name": 42.0}, "42"),
        ("name-type", {"name": True}, None),
        ("name-type", {"name": 4.5}, None),
        ("siren-type", {"siren": 5520135}, "5520135"),
        ("insee-type", {"insee": 1004}, "01004"),
        ("website-shape", {"website": "labo.fr"}, "https://labo.fr"),
        ("website-shape", {"website": "http:/labo.fr/a"}, "http://labo.fr/a"),
        ("website-shape", {"website": "https:/labo.fr/a"}, "https://labo.fr/a"),
        ("website-shape", {"website": "<https://labo.fr/XX>"}, "https://labo.fr/XX"),
        ("website-shape", {"website": "contact@labo.fr"}, None),
        ("phone-shape", {"phone": "478000000.0"}, "04 78 00 00 00"),
        ("phone-shape", {"phone": "04 78 00 00 00.0"}, "04 78 00 00 00"),
        ("opened-shape", {"opened": "05/25/2014"}, "2014-05-25"),
        ("opened-shape", {"opened": "05/45/2014"}, None),
        ("website-shape", {"website": "labo.fr/contact@labo.fr"}, None),
        ("themes-repeated", {"themes": 3}, None),
        ("postcode-shape", {"postcode": "0690"}, None),
        ("opened-shape", {"opened": "12/05/2014 00:00:00"}, "2014-05-12"),
        ("opened-shape", {"opened": "2014-05-12T00:00:00Z"}, "2014-05-12"),
        ("insee-missing", {"insee": None, "commune": "Villeurbanne", "departement": "75"}, "69266"),
        ("insee-missing", {"insee": None, "commune": "Brion", "departement": "38"}, "38060"),
        (
            "insee-missing",
            {"insee": None, "commune": "Brion", "departement": "", "postcode": "36110"},
            "36026",
        ),
        (
            "insee-missing",
            {"insee": None, "commune": "Brion", "departement": "", "postcode": "75001"},
            None,
        ),
        ("insee-missing", {"insee": None, "commune": "Villeurbanne", "postcode": "75001"}, "69266"),
        ("insee-missing", {"insee": None, "commune": None}, None),
        ("insee-missing", {"insee": None, "commune": "Balan", "departement": "08"}, "08043"),
        (
            "insee-missing",
            {"insee": None, "commune": "Balan", "departement": "", "postcode": "01360"},
            "01027",
        ),
        ("types-basis-words", {"types_basis": "stated|"}, "stated|stated"),
        ("status-basis-words", {"status_basis": " "}, "stated"),
        ("siren-shape", {"siren": "73282932000074"}, "732829320"),
        ("siren-shape", {"siren": "73282932000075"}, None),
        ("siren-shape", {"siren": "FR44732829320"}, "732829320"),
        ("siren-shape", {"siren": "FR44732829321"}, None),
        ("postcode-shape", {"postcode": "FR-69007"}, "69007"),
        ("postcode-shape", {"postcode": "F 69007"}, "69007"),
        ("postcode-shape", {"postcode": "69007 CEDEX 07"}, "69007"),
        ("postcode-of-insee", {"insee": "69266", "postcode": "75001"}, "69100"),
        ("postcode-of-insee", {"insee": "69123", "postcode": "75001"}, None),
        ("postcode-of-insee", {"insee": "99999", "postcode": "75001"}, None),
        ("commune-of-insee", {"insee": "99999", "commune": "Lyon"}, None),
        ("epci-kind-of-insee", {"insee": "29155", "epci_kind": "CC"}, None),
        ("printed-names-repeated", {"printed_names": "A|B"}, None),
    ],
    ids=str,
)
def test_what_a_slip_stands_for_is_told(code: str, change: dict[str, Cell], new: str | None) -> None:
    """Units, commas, needless decimals and schemes are forgiven; what may mean anything is not guessed."""
    mend = CATALOGUE[code].mend
    assert mend is not None
    repair = mend({**VALID, **change})

    assert (repair and repair.new) == new


@pytest.mark.parametrize(
    ("code", "change", "verdict"),
    [
        ("epci-kind-of-insee", {"insee": "99999", "epci_kind": "CC"}, None),
        ("epci-kind-of-insee", {"insee": "29155", "epci_kind": "CC"}, None),
        ("commune-of-insee", {"insee": "99999", "commune": "Lyon"}, None),
        ("postcode-of-insee", {"insee": "99999", "postcode": "69001"}, None),
        ("postcode-of-insee", {"insee": "69123", "postcode": "69621"}, None),
        ("postcode-of-insee", {"insee": "69123", "postcode": "69009"}, True),
        ("support-min-months-bounds", {"support_min_months": 0}, True),
        ("support-min-months-bounds", {"support_min_months": -1}, False),
        ("latitude-bounds", {"latitude": -90.0}, True),
        ("latitude-bounds", {"latitude": 90.1}, False),
        ("postcode-of-departement", {"postcode": "20908", "departement": "2A"}, True),
        ("postcode-of-departement", {"postcode": "20908", "departement": "2B"}, True),
        ("postcode-of-departement", {"postcode": "20908", "departement": "69"}, False),
        ("postcode-of-departement", {"postcode": "69621", "departement": "69"}, True),
        ("postcode-of-departement", {"postcode": "69100", "departement": "38"}, False),
        ("postcode-of-commune", {"insee": None, "postcode": "69621", "commune": "Lyon"}, None),
        ("postcode-of-commune", {"insee": None, "postcode": "69001", "commune": "Lyon"}, True),
        ("postcode-of-commune", {"insee": None, "postcode": "69100", "commune": "Lyon"}, False),
    ],
    ids=str,
)
def test_what_places_do_not_tell_stays_open(code: str, change: dict[str, Cell], verdict: bool | None) -> None:
    """A code that is none, an island of no group of communes and a CEDEX leave open what they do not tell."""
    judge = judge_of(CATALOGUE[code].holds, TODAY.isoformat())

    assert judge({**VALID, **change}) is verdict


@pytest.mark.parametrize(
    ("words", "items", "verdict"),
    [
        ("energy|mobility", "002:L60|002:L61", True),
        ("energy|mobility", "002:L60", False),
        ("energy|mobility", r"a\|b|c", True),
        ("energy|mobility", r"a\|b", False),
        (r"a\|b|c", "002:L60|002:L61", True),
        (r"a\|b", "002:L60|002:L61", False),
    ],
)
def test_what_words_rest_on_stands_beside_each(words: str, items: str, verdict: bool) -> None:
    """There are as many sources as words, and a bar that belongs to one of them parts nothing."""
    judge = judge_of(CATALOGUE["themes-sources-beside-words"].holds, TODAY.isoformat())

    assert judge({**VALID, "themes": words, "themes_sources": items}) is verdict


def test_a_finding_names_every_cell_and_no_repair_where_there_is_none() -> None:
    """What its texts may show is there by name, empty where there is nothing to show."""
    finding = _told("postcode-shape", {**VALID, "postcode": "69"})

    missing = _told("name-missing", {**VALID, "name": None})

    assert {one.value for one in missing.parameters} == {""}
    assert {one.name: one.value for one in finding.parameters} == {
        "postcode": "69",
        "value": "69",
        "repair": "",
    }


@pytest.mark.parametrize(
    ("text", "check", "new"),
    [
        ("69 007", None, ("69007", 1, True)),
        ("1000", None, ("01000", 0.8, False)),
        ("1000", lambda text: text == "01000", ("01000", 0.9, False)),
        ("1000", lambda text: text != "01000", None),
        ("0690", None, None),
        ("690", None, None),
        ("690070", None, None),
        ("2A004", None, None),
    ],
)
def test_a_zero_that_was_lost_is_a_guess(
    text: str, check: Callable[[str], bool] | None, new: tuple[str, float, bool] | None
) -> None:
    """A code that wants one digit gets its zero back, the surer where the code has a sum of its own."""
    assert digits(5, check)(text) == new


@ROWS
def test_what_was_mended_holds(code: str, row: Mapping[str, Cell], case: Case) -> None:
    """A row with the repair written in it no longer breaks the rule."""
    repair = _told(code, row).repair
    if repair is not None:
        row = {**row, repair.column: repair.new}

    assert repair is None or code not in {rule.code for rule in JUDGE.broken(row)}


@ROWS
def test_messages_leave_nothing_open(code: str, row: Mapping[str, Cell], case: Case) -> None:
    """Message and advice fill in every placeholder, and name the repair."""
    finding = _told(code, row)
    for lang in ("fr", "en"):
        message, advice = finding.message(lang), finding.advice(lang) or ""

        assert not re.search(r"\{[a-z_]+\}", message + advice)
        assert finding.repair is None or str(finding.repair.new) in advice


@ROWS
def test_both_ways_of_judging_a_row_agree(code: str, row: Mapping[str, Cell], case: Case) -> None:
    """The quick list of broken rules is that of the rules whose verdict is False."""
    said = JUDGE.verdicts(row)

    assert [rule.code for rule in JUDGE.broken(row)] == [
        one for one, verdict in said.items() if verdict is False
    ]


@pytest.mark.parametrize("code", PAIRS)
def test_rows_that_repeat_one_another_are_told(code: str) -> None:
    """Two rows that share what only one may hold are both told, and nothing else."""
    judging = Judging(CATALOGUE, Grade.RESEARCH, today=TODAY)
    for number, row in enumerate(PAIRS[code], 1):
        judging.judge(row, lambda column, number=number: Position(row=number, column=column))  # type: ignore[misc]

    assert [(one.code, one.where.row) for one in judging.report()] == [(code, 1), (code, 2)]


@pytest.mark.parametrize(
    "change",
    [
        {"siret": "35600000000048", "siren": "356000000"},
        {"siret": "35600000049837", "siren": "356000000"},
        {"phone": "+33 4 78 00 00 00"},
        {"phone": "0478000000"},
        {"phone": "04.78.00.00.00"},
        {"phone": "+41 22 000 00 00"},
        {"phone": "3949"},
        {"website": "HTTP://labo-été.fr:8080/#a"},
        {"email": "prénom.nom+x@sous.domaine.fr"},
        {"opened": "2014"},
        {"opened": "2024-02-29"},
        {"opened": "2026"},
        {"opened": "2026", "status": "planned"},
        {"opened": "2030-01", "status": "planned"},
        {"closed": "2027", "status": "active"},
        {"closed": "2026", "status": "active"},
        {"closed": "2014-05", "opened": "2014", "status": "closed"},
        {"postcode": "69621", "address_town": "Villeurbanne Cedex"},
        {"commune": None, "postcode": "69621", "address_town": "VILLEURBANNE CEDEX"},
        {"latitude": 45.45, "longitude": 4.857},
        {"latitude": "45.763", "longitude": "4.857"},
        {"support_min_months": "6", "support_max_months": "18"},
        {
            "profiles": "living_lab|incubator",
            "types": "fab_lab|incubator",
            "levels": "1|2",
            "maturity": "seed",
        }
        | dict.fromkeys(("maturity_basis", "maturity_sources")),
        {"partner_names": r"A\|B|B"},
    ],
    ids=str,
)
def test_what_is_right_is_not_told(change: dict[str, Cell]) -> None:
    """Good rows at the edge of the rules break nothing."""
    assert [rule.code for rule in JUDGE.broken({**VALID, **change})] == []


@pytest.mark.parametrize(
    "place",
    [
        # A commune of the Allier whose post comes from the Loire.
        {"commune": "Saint-Pierre-Laval", "insee": "03250", "departement": "03", "postcode": "42620"},
        {"insee": "97801", "commune": "Saint-Martin", "departement": "978", "postcode": "97150"},
        {"insee": "2A004", "commune": "Ajaccio", "departement": "2A", "postcode": "20000"},
        {"commune": "Paris", "insee": "75056", "departement": "75", "postcode": "75116"},
        {"commune": "Saint-Denis", "insee": "97411", "departement": "974", "postcode": "97400"},
    ],
    ids=lambda place: place["insee"],
)
def test_places_that_agree_are_not_told(place: dict[str, Cell]) -> None:
    """Neighbouring offices, islands, arrondissements and overseas places are in order."""
    apart = dict.fromkeys(
        (
            "region",
            "epci_kind",
            "epci_name",
            "latitude",
            "longitude",
            "precision",
            "point_basis",
            "point_sources",
        )
    )
    broken = {rule.code for rule in JUDGE.broken({**VALID, **apart, **place})}

    assert broken <= {"region-missing", "point-missing"}


def test_an_empty_row_is_told_what_it_misses_only() -> None:
    """A row without anything breaks what asks for something, and nothing else."""
    broken = {rule.code for rule in JUDGE.broken({})}

    assert {"id-missing", "name-missing", "kind-missing", "place-missing"} <= broken
    assert all("missing" in code or "criteri" in code for code in broken)


def test_a_number_in_place_of_a_code_is_told_with_its_zero() -> None:
    """A postcode that a spreadsheet made a number is told once, with the zero that it lost."""
    row = {**VALID, "postcode": 1000}
    (rule,) = JUDGE.broken(row)

    assert rule.code == "postcode-type"
    assert _told(rule.code, row).advice("fr") == (
        "peut-être « 01000 » ; sinon, mettre la colonne au format texte"
    )


def test_a_slip_in_a_word_is_told_with_the_nearest() -> None:
    """A word with a slip is told with the nearest of the vocabulary, as a guess."""
    finding = _told("themes-words", {**VALID, "themes": "energy|mobilitée"})

    assert finding.repair is not None
    assert (finding.repair.new, finding.repair.confidence) == ("energy|mobility", 0.6)
    assert finding.advice() == (
        "perhaps “energy, mobility” (energy|mobility); if not, write one of the 11 codes:"
        ' openinno words "themes"'
    )


def test_a_word_that_may_mean_several_is_not_guessed() -> None:
    """A word that the vocabulary refuses has no repair."""
    assert _told("themes-words", {**VALID, "themes": "patrimoine"}).repair is None


def test_words_set_side_by_side_are_parted() -> None:
    """Words with a comma between them are told as a list, never unseen: what they rest on stands beside."""
    repair = _told("themes-words", {**VALID, "themes": "énergie, mobilité"}).repair

    assert repair is not None
    assert (repair.new, repair.lossless) == ("energy|mobility", False)
