"""A report is written in every form: nothing of the data is markup, nothing is cut in silence."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any
from xml.etree import ElementTree

import attrs
import pytest
from written_reports import (
    APPROVED,
    NASTY,
    WRITTEN,
    bad_report,
    empty_report,
    full_report,
    named,
    report_of,
    undecided_report,
    written,
)

from openinno.findings import Finding, Position, Repair, Severity
from openinno.labels import Label
from openinno.validation import CATALOGUE, Outcome, Report, State
from openinno.validation.writing.groups import grouped, shares
from openinno.validation.writing.places import cell_address
from openinno.validation.writing.signs import data_of, dumped, text_of, visible
from openinno.validation.writing.text_form import finding_line
from openinno.validation.writing.words import undecided

FORMS: dict[str, Callable[[Report, str], str]] = {
    "text": Report.text,
    "json": Report.to_json,
    "sarif": Report.sarif,
    "junit": Report.junit,
    "html": Report.html,
    "snippet": lambda report, lang: report._repr_html_(),
}
every_form = pytest.mark.parametrize("form", FORMS)
both = pytest.mark.parametrize("lang", ["fr", "en"])
states = pytest.mark.parametrize("make", [bad_report, empty_report, undecided_report])


def _error(value: object = None, message: str = "faux", **where: Any) -> Finding:
    return Finding(
        code="wrong",
        severity=Severity.ERROR,
        where=Position(**where),
        value=value,  # type: ignore[arg-type]
        text=Label(message, "wrong"),
    )


@every_form
@both
@states
def test_every_report_is_written_alike_each_time(form: str, lang: str, make: Callable[[], Report]) -> None:
    """Every form of every report is a text that a file can hold, and equal for equal reports."""
    written = FORMS[form](make(), lang)

    assert written
    assert written.encode()
    assert written == FORMS[form](make(), lang)


@pytest.mark.parametrize("name", WRITTEN)
def test_a_form_reads_as_it_was_approved(name: str) -> None:
    """Each form of a report that holds whatever one may hold is, sign for sign, what somebody read once."""
    assert written(name) == (APPROVED / name).read_text(encoding="utf-8")


@every_form
@both
def test_no_form_holds_what_cannot_be_seen(form: str, lang: str) -> None:
    """Control characters and marks of direction have an escape or a visible mark."""
    written = FORMS[form](bad_report(), lang)

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f]", written)


@pytest.mark.parametrize("form", ["html", "snippet", "json", "sarif", "junit"])
def test_no_value_becomes_markup(form: str) -> None:
    """A name that ends a script and begins an image does neither."""
    written = FORMS[form](bad_report(), "fr")

    assert "<img" not in written
    assert "</script><" not in written.replace("</script></body>", "")


def test_json_gives_a_value_back_as_it_was() -> None:
    """What is escaped is read back, all but half a letter, which no file holds."""
    finding = json.loads(bad_report().to_json())["findings"][-1]

    assert finding["value"] == NASTY[:-1] + "\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize("lang", [None, "fr", "en"])
@states
def test_json_is_as_its_schema_says(lang: str | None, make: Callable[[], Report]) -> None:
    """Every report, in one language and in both, is valid by the published schema."""
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")

    jsonschema.Draft202012Validator.check_schema(Report.json_schema())
    jsonschema.Draft202012Validator(Report.json_schema()).validate(json.loads(make().to_json(lang)))


def test_every_key_of_the_json_stands_in_its_schema() -> None:
    """Nothing is written that the schema does not describe."""
    schema = Report.json_schema()
    written = json.loads(bad_report().to_json())

    assert written.keys() == schema["properties"].keys()
    for name in ("rule", "finding"):
        assert written[f"{name}s"][0].keys() == schema["$defs"][name]["properties"].keys()


def test_json_has_both_languages_unless_one_is_asked() -> None:
    """A text is a pair by language, or the text of the one asked."""
    report = undecided_report()

    both_said = json.loads(report.to_json())["rules"][0]["title"]

    assert both_said == {lang: named("id-unique").text(lang) for lang in ("fr", "en")}
    assert json.loads(report.to_json("fr"))["rules"][0]["title"] == both_said["fr"]


@pytest.mark.parametrize("value", [float("nan"), 10**5000, "x" * 100_000, True, -1], ids=range(5))
@every_form
def test_any_value_is_written(form: str, value: object) -> None:
    """A number that is none, one with more digits than Python writes and a huge text break nothing."""
    report = report_of(_error(value, "faux : " + "é" * 100_000, row=1, record="r" * 100_000))

    assert len(FORMS[form](report, "fr").replace("é", "")) < 150_000


@pytest.mark.parametrize("form", ["text", "junit", "html"])
def test_a_huge_value_is_cut_for_readers(form: str) -> None:
    """What a person reads is short, and shows where it was cut."""
    written = FORMS[form](report_of(_error("x" * 100_000, "faux" * 100_000, row=1)), "fr")

    assert len(written) < 20_000
    assert "…" in written


def test_text_has_errors_first_and_ends_with_the_verdict() -> None:
    """Errors stand before warnings and these before notes; the last line says whether it is enough."""
    text = bad_report().text("fr")
    lines = text.splitlines()

    assert lines.index("ERREURS") < lines.index("AVERTISSEMENTS") < lines.index("À SAVOIR")
    assert lines[-1].startswith("Exigence « recherche » non remplie. 3 erreurs à corriger")
    assert "Ce rapport énumère 5 constats et en compte 2 de plus." in lines
    assert "  - le site n'a pas répondu : website-alive" in lines


def test_text_says_where_what_and_what_to_write() -> None:
    """A finding has the address of its cell, the record, the message and the repair."""
    repair = Repair(column="siret", old="1 2", new="12", confidence=1, lossless=True)
    at = Position(file="Lieux.xlsx", sheet="Mes lieux", row=12, column="C", record="lab")
    finding = Finding(code="a", severity=Severity.ERROR, where=at, text=Label("faux", "wrong"), repair=repair)

    assert "  - 'Mes lieux'!C12, lab : faux (écrire « 12 »)" in report_of(finding).text("fr").splitlines()
    assert "  - 'Mes lieux'!C12, lab: wrong (write “12”)" in report_of(finding).text("en").splitlines()


def test_text_shows_as_many_as_asked_and_counts_the_others() -> None:
    """Beyond the number asked findings are counted, and a rule of few is not pushed out by one of many."""
    many = [_error(row=row) for row in range(1, 101)]
    rare = Finding(code="rare", severity=Severity.WARNING, text=Label("rare"))
    note = Finding(code="note", severity=Severity.INFO, text=Label("note"))
    lines = report_of(note, note, *many, rare).text("fr", most=10).splitlines()

    assert sum(line.startswith("  - ") for line in lines) == 10
    assert "  - rare" in lines
    assert "  - note" not in lines
    assert "  … et 91 de plus" in lines
    assert "  … et 2 de plus" in lines


def test_text_shows_the_one_that_is_left_rather_than_say_that_there_is_one() -> None:
    """A note such as the encoding that was assumed is not hidden behind a line as long as itself."""
    many = [_error(row=row) for row in range(1, 101)]
    note = Finding(code="note", severity=Severity.INFO, text=Label("note"))
    lines = report_of(note, *many[:5], _error(row=6)).text("fr", most=5).splitlines()

    assert "  - note" in report_of(note, *many).text("fr", most=10).splitlines()
    assert "  … et 2 de plus" in report_of(*many[:7]).text("fr", most=5).splitlines()
    assert not any("1 de plus" in line for line in lines)


@both
def test_a_report_of_nothing_says_so(lang: str) -> None:
    """Without findings and rules there is a verdict, and no empty table."""
    verdict = {
        "fr": "Exigence « publiable » remplie. Aucune erreur.",
        "en": "Grade “publishable” reached. No error.",
    }

    assert empty_report().text(lang).splitlines()[-1] == verdict[lang]
    assert "<table" not in empty_report().html(lang)


def test_what_is_undecided_is_not_called_good() -> None:
    """Where a rule that must hold was not checked, every form says that nothing can be concluded."""
    report = undecided_report()

    assert "on ne peut pas conclure" in report.text("fr")
    assert "on ne peut pas conclure" in report.html("fr").replace("\xa0", " ")
    assert json.loads(report.to_json())["ok"] is None
    assert "1 rule that must hold could not be checked" in report.text("en")


def test_a_rule_judged_in_part_says_so() -> None:
    """A rule that is broken and could not be judged on every row is told as both."""
    why = Label("trop de valeurs", "too many values")
    outcome = Outcome(rule=CATALOGUE["id-unique"], severity=Severity.ERROR, broken=2, why=why)
    report = report_of(outcomes=(outcome,), left_out=2)

    assert "trop de valeurs : id-unique (en partie)" in report.text("fr")
    assert "vérification partielle : trop de valeurs" in report.junit("fr")
    assert "trop de valeurs" in report.html("fr")


def test_junit_has_a_case_a_rule() -> None:
    """Errors fail, what was not checked is skipped with the reason, the rest passes."""
    report = bad_report()
    suite = ElementTree.fromstring(report.junit("fr")).find("testsuite")  # noqa: S314
    assert suite is not None
    cases = {re.findall(r"\((.*)\)", one.attrib["name"])[-1]: one for one in suite.findall("testcase")}

    assert len(cases) == len(report.outcomes) + 1
    assert suite.attrib["tests"] == str(len(cases))
    assert suite.attrib["failures"] == "2"
    failure = cases["siret-shape"].find("failure")
    assert failure is not None
    assert failure.attrib["type"] == "siret-shape"
    assert "732 829 320 00074" in (failure.text or "")
    skipped = cases["website-alive"].find("skipped")
    assert skipped is not None
    assert skipped.attrib["message"] == "le site n'a pas répondu"
    assert [one.tag for one in cases["siret-luhn"]] == []
    assert [one.tag for one in cases["unknown-code"]] == ["system-out"]


def test_sarif_has_what_the_format_requires() -> None:
    """A log has a version and runs, a run its tool, a rule its texts, a result its rule and message."""
    log = json.loads(bad_report().sarif("fr"))
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]

    assert log["version"] == "2.1.0"
    assert run["language"] == "fr"
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
    (told,) = run["invocations"]
    assert told["executionSuccessful"] is True
    assert "website-alive" in {one["associatedRule"]["id"] for one in told["toolConfigurationNotifications"]}
    assert len(told["toolExecutionNotifications"]) == 1


def test_sarif_names_a_code_once() -> None:
    """What reading tells with two severities is one rule."""
    text = Label("a")
    report = report_of(*(Finding(code="a", severity=severity, text=text) for severity in Severity))
    (run,) = json.loads(report.sarif())["runs"]

    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["a"]


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (69007, "69007"), (10**5000, "<int>"), (True, "True"), ("a", "a")],
    ids=range(5),
)
def test_any_value_has_a_text(value: object, text: str) -> None:
    """A number with more digits than Python writes is told by what it is."""
    assert text_of(value) == text


def test_json_holds_no_number_that_is_none() -> None:
    """What JSON has no word for is refused, since no program could read it."""
    with pytest.raises(ValueError, match="JSON"):
        dumped({"value": float("nan")})


def test_sarif_takes_nothing_of_a_value_for_its_own() -> None:
    """Braces are doubled, since they name arguments, and no bracket of a value makes a link."""
    message = json.loads(bad_report().sarif("en"))["runs"][0]["results"][-1]["message"]["text"]

    assert "&{{0}}[" in message
    assert "[a\\](http" in message


def test_sarif_gives_lines_of_text_and_cells_of_workbooks() -> None:
    """A row of a CSV is a line of the file; a cell of a workbook is no line, but has an address."""
    csv = _error(file="mes lieux.csv", row=3, column="C")
    cell = _error(file="Lieux.xlsx", sheet="Feuil1", row=3, column="C")
    line, address = (
        one["locations"][0] for one in json.loads(report_of(csv, cell).sarif())["runs"][0]["results"]
    )

    assert line["physicalLocation"] == {
        "artifactLocation": {"uri": "mes%20lieux.csv"},
        "region": {"startLine": 3},
    }
    assert address["physicalLocation"] == {"artifactLocation": {"uri": "Lieux.xlsx"}}
    assert address["logicalLocations"][0]["name"] == "Feuil1!C3"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, None),
        (45.5, 45.5),
        (float("nan"), "nan"),
        (float("-inf"), "-inf"),
        (2**63 - 1, 2**63 - 1),
        (1 - 2**63, 1 - 2**63),
        (2**63, str(2**63)),
        (True, True),
        ("a" * 32_767, "a" * 32_767),
        ("a" * 32_768, "a" * 32_767 + "…"),
    ],
    ids=lambda value: str(value)[:9],
)
def test_programs_are_given_what_they_can_take(value: object, told: object) -> None:
    """A number that no program holds is a text, and a text is as long as a cell of a spreadsheet."""
    assert data_of(value) == told


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\tb\u202ec\x00", "a⇥b⟨U+202E⟩c⟨U+0000⟩"), ("a\r\nb\rc\nd", "a↵b↵c↵d"), ("é œ", "é œ")],
)
def test_what_cannot_be_seen_has_a_mark(text: str, shown: str) -> None:
    """Ends of lines and tabulations have signs of their own, the rest its number."""
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("where", "address"),
    [
        (Position(sheet="Feuil1", row=12, column="C"), "Feuil1!C12"),
        (Position(sheet="Feuil1", row=12), None),
        (Position(sheet="Feuil1", column="C"), None),
        (Position(row=12, column="C"), None),
        (Position(sheet="Feuil1", row=12, column="Nom"), None),
        (Position(sheet="L'été", row=2, column="AB"), "'L''été'!AB2"),
    ],
    ids=str,
)
def test_a_cell_has_an_address_where_it_is_one(where: Position, address: str | None) -> None:
    """A sheet, a row and the letters of a column make an address, and nothing less does."""
    assert cell_address(where) == address


def test_findings_of_a_rule_stand_in_the_order_of_the_files() -> None:
    """File by file, sheet by sheet and row by row; what has none of them stands before what has."""
    places = [
        Position(file="B.xlsx", sheet="Un", row=1),
        Position(file="A.xlsx", sheet="Un", row=2),
        Position(file="A.xlsx", sheet="Un", row=1),
        Position(file="A.xlsx", sheet="Un"),
        Position(file="A.xlsx", row=9),
        Position(row=9),
    ]
    findings = [Finding(code="a", severity=Severity.ERROR, where=one, text=Label("a")) for one in places]
    (group,) = grouped(report_of(*findings))

    assert [one.where for one in group.findings] == places[::-1]


def test_a_rule_of_whose_findings_none_is_listed_says_what_to_do() -> None:
    """What is counted only is told with the advice of its rule."""
    rule = CATALOGUE["id-unique"]
    counted = Outcome(rule=rule, severity=Severity.ERROR, broken=3)
    (group,) = grouped(report_of(outcomes=[counted], left_out=3))

    assert (group.count, group.findings) == (3, ())
    assert group.advice("fr") == rule.fix.text("fr")


@pytest.mark.parametrize(
    ("outcome", "line"),
    [
        ({"idle": True}, "  - 1 n'avait rien à juger, faute de colonnes"),
        ({}, "  - pas de colonne id : id-unique"),
    ],
    ids=str,
)
def test_rules_not_checked_stand_under_their_heading(outcome: dict[str, bool], line: str) -> None:
    """Whether a rule had nothing to judge or was kept from it, the heading above it is there."""
    why = Label("pas de colonne id", "no column id")
    lines = (
        report_of(
            outcomes=[Outcome(rule=CATALOGUE["id-unique"], severity=Severity.ERROR, why=why, **outcome)]
        )
        .text("fr")
        .splitlines()
    )

    assert lines[lines.index("RÈGLES NON VÉRIFIÉES") :][:3] == ["RÈGLES NON VÉRIFIÉES", "", line]


def test_a_table_without_rows_is_told_from_one_without_columns() -> None:
    """Rules of which nothing can be said for want of rows are not said to want columns."""
    why = Label("pas de ligne", "no row")
    idle = Outcome(rule=CATALOGUE["id-unique"], severity=Severity.ERROR, why=why, idle=True)

    assert "had nothing to judge, for want of rows" in report_of(outcomes=[idle], rows=0).text()


@pytest.mark.parametrize(
    ("codes", "shown_of_them", "more"), [(10, 10, ""), (11, 11, ""), (12, 10, "… and 2 more rules")]
)
def test_a_notebook_shows_ten_rules_and_counts_the_others(codes: int, shown_of_them: int, more: str) -> None:
    """More than a cell of a notebook shows is counted; one more is shown rather than counted."""
    findings = [
        Finding(code=f"a{number}", severity=Severity.ERROR, text=Label("a")) for number in range(codes)
    ]
    shown = report_of(*findings)._repr_html_()

    assert shown.count('<th scope="row">') == shown_of_them
    assert re.findall("<p>(… and .*?)</p>", shown) == [*filter(None, [more])]


def test_a_row_of_a_frame_holds_what_a_finding_holds() -> None:
    """Each column holds its part of a finding, whatever the value was as a text, and nothing for nothing."""
    pytest.importorskip("polars", reason="polars is not installed")
    mended, *_, bare = full_report().to_frame("polars", "fr").to_dicts()

    assert mended == {
        "code": "postcode-wrong",
        "severity": "error",
        "file": "Lieux.xlsx",
        "sheet": "Feuil1",
        "row": 12,
        "column": "C",
        "cell": "Feuil1!C12",
        "record": None,
        "path": None,
        "field": "postcode",
        "value": None,
        "message": "code « 7500 » faux",
        "fix": "écrire 5 chiffres",
        "repair": "07500",
        "confidence": 1.0,
        "lossless": True,
    }
    assert {name for name, cell in bare.items() if cell is not None} == {
        "code",
        "severity",
        "value",
        "message",
    }


@pytest.mark.parametrize("backend", ["polars", "pandas", "pyarrow"])
@states
def test_a_frame_has_a_row_a_finding(backend: Any, make: Callable[[], Report]) -> None:
    """Every library gives the same columns, and a row for each finding that is listed."""
    pytest.importorskip(backend, reason=f"{backend} is not installed")
    frame = make().to_frame(backend, "fr")
    columns = list(frame.columns) if backend != "pyarrow" else frame.column_names

    assert len(frame) == len(make())
    assert columns[:6] == ["code", "severity", "file", "sheet", "row", "column"]


def test_a_frame_is_of_a_library_that_is_known() -> None:
    """Another one is refused by a message that names those that are."""
    with pytest.raises(ValueError, match="polars, pandas, pyarrow"):
        empty_report().to_frame("numpy")  # type: ignore[arg-type]


@pytest.mark.parametrize("half", [0xD800, 0xDBFF, 0xDFFF])
def test_half_a_letter_is_a_lost_letter_in_json(half: int) -> None:
    """What no file can hold is told as such; the letters on either side of the halves are letters."""
    assert dumped({"value": chr(half)}) == '{\n  "value": "\\ufffd"\n}\n'
    assert json.loads(dumped({"value": "\ud7ff\ue000"})) == {"value": "\ud7ff\ue000"}


def test_a_long_message_is_cut_where_it_lists_no_words() -> None:
    """Three hundred signs are enough to say what is wrong, in a line alone and among others."""
    finding = Finding(code="a", severity=Severity.ERROR, text=Label("é" * 500))
    alone = finding_line(finding, "fr", advice=True, file=False)

    assert alone == "é" * 300 + "…"
    assert f"  - {alone}" in report_of(finding).text("fr").splitlines()


def test_what_to_write_is_said_once() -> None:
    """Where the advice says it, nothing more does; without advice it stands alone."""
    repair = Repair(column="name", new="Lab", confidence=1)
    finding = Finding(code="a", severity=Severity.ERROR, text=Label("faux"), repair=repair)
    told = [attrs.evolve(finding, fix=fix) for fix in (None, Label("écrire « Lab »"), Label("le nommer"))]

    assert [finding_line(one, "fr", advice=True, file=False) for one in told] == [
        "faux (écrire « Lab »)",
        "faux → écrire « Lab »",
        "faux → le nommer (écrire « Lab »)",
    ]


def test_a_room_is_shared_in_equal_parts() -> None:
    """Small groups are whole, and what they leave is for the large ones."""
    assert shares([100, 2, 50], 20) == [9, 2, 9]
    assert shares([5, 5, 5], 7) == [2, 2, 3]
    assert shares([], 7) == []


def test_every_state_of_a_rule_has_a_name() -> None:
    """In both languages, no two of them alike."""
    assert [one.label("fr") for one in State] == ["respectée", "enfreinte", "non vérifiée"]
    assert [one.label() for one in State] == ["held", "broken", "not checked"]


def test_a_rule_of_which_nothing_is_listed_says_what_to_do() -> None:
    """A page of counts alone has the advice of each rule."""
    outcome = Outcome(rule=CATALOGUE["postcode-shape"], severity=Severity.ERROR, broken=3)
    page = report_of(outcomes=[outcome], left_out=3).html("fr")

    assert escape(outcome.rule.fix.text("fr"), quote=False) in page


def test_a_finding_without_a_value_leaves_its_cell_empty() -> None:
    """Beside one with a value, what was found in reading a file has none; a rule calls its cell empty."""
    with_value = Finding(code="read", severity=Severity.ERROR, text=Label("a"), value="x")
    page = report_of(with_value, attrs.evolve(with_value, value=None)).html("en")

    assert '<span class="small"></span>' in page
    assert "(empty)" not in page


def test_a_page_has_a_column_of_values_where_there_are_any() -> None:
    """What was found in reading a file has none; a rule has one though its cells are blank."""
    read = Finding(code="read", severity=Severity.ERROR, text=Label("a"))
    rule = CATALOGUE["name-missing"]
    outcome = Outcome(rule=rule, severity=Severity.ERROR, broken=1)
    of_rule = report_of(attrs.evolve(read, code=rule.code), outcomes=[outcome])

    assert ">Value</th>" not in report_of(read).html("en")
    assert ">Value</th>" in of_rule.html("en")
    assert "(empty)" in of_rule.html("en")


def test_a_verdict_counts_the_rules_that_could_not_be_judged() -> None:
    """Those whose breaking is an error, where there was something to judge."""
    why = Label("trop", "too many")
    made = partial(Outcome, rule=CATALOGUE["id-unique"])
    outcomes = [
        made(severity=Severity.ERROR, why=why),
        made(severity=Severity.ERROR, why=why, idle=True),
        made(severity=Severity.ERROR),
        made(severity=Severity.WARNING, why=why),
    ]

    assert undecided(report_of(outcomes=outcomes)) == outcomes[:1]


def test_a_verdict_counts_what_is_listed_where_its_rule_counts_nothing() -> None:
    """A report that somebody puts together may say less of a rule than it lists."""
    rule = CATALOGUE["name-missing"]
    finding = Finding(code=rule.code, severity=Severity.ERROR, text=Label("a"))
    report = report_of(finding, outcomes=[Outcome(rule=rule, severity=Severity.ERROR)])

    assert report.text("fr").splitlines()[-1] == "Exigence « publiable » non remplie. 1 erreur à corriger."
