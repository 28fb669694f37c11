"""The door of judgement: whatever holds rows goes in, and a report with every row and cell comes out."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import Any

import pytest
from rules_for_tests import rule

import openinno as oi
from openinno import Catalogue, Grade, Severity
from openinno.validation import CATALOGUE, State, Unique
from openinno.validation.absent import nothing_to_judge
from openinno.validation.counting import in_order
from openinno.validation.judging import Judging

LUHN = CATALOGUE["siret-luhn"]
SIRETS = Catalogue(rules=[CATALOGUE["siret-shape"], LUHN])
GOOD, BAD = "73282932000074", "73282932000075"


def census(*structures: oi.Structure) -> oi.Census:
    """Return a census of some structures."""
    return oi.Census(structures=structures, source=oi.CensusSource(title=oi.Label("Essai", "Trial")))


def csv(folder: Path, *lines: str) -> Path:
    """Write a file of text as a town keeps it."""
    path = folder / "lieux.csv"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def codes(report: oi.Report, *of: str) -> list[tuple[str, str]]:
    """Return the codes of findings with their places, or only of some."""
    return [(one.code, str(one.where)) for one in report if not of or one.code in of]


@pytest.mark.parametrize(
    "data",
    [
        [{"id": "lab", "name": "Lab", "siret": BAD}],
        {"id": "lab", "name": "Lab", "siret": BAD},
        [oi.Structure(id="lab", name="Lab", siret=BAD)],
        oi.Structure(id="lab", name="Lab", siret=BAD),
        census(oi.Structure(id="lab", name="Lab", siret=BAD)),
        iter([{"id": "lab", "name": "Lab", "siret": BAD}]),
    ],
    ids=["rows", "row", "structures", "structure", "census", "iterator"],
)
def test_whatever_holds_rows_is_judged(data: Any) -> None:
    """Rows, structures and censuses are told the same."""
    report = oi.check(data, rules=SIRETS)

    assert [(one.code, one.where.record, one.where.column) for one in report] == [
        ("siret-luhn", "lab", "siret")
    ]
    assert (report.ok, report.rows) == (False, 1)


@pytest.mark.parametrize("data", [3, None, [1], [{"id": "a"}, "b"]])
def test_what_holds_no_rows_is_a_wrong_call(data: Any) -> None:
    """The error says what can be judged."""
    with pytest.raises(TypeError, match="a file, a census, structures, flat rows"):
        oi.check(data)


@pytest.mark.parametrize(
    ("how", "error"),
    [
        ({"grade": "best"}, "there are draft, publishable, research"),
        ({"limit": -1}, "limit is how many findings are listed"),
    ],
)
def test_a_wrong_argument_says_what_is_possible(how: dict[str, Any], error: str) -> None:
    """Nothing is judged before the call is right."""
    with pytest.raises(ValueError, match=error):
        oi.check([], **how)


def test_a_mapping_without_a_file_is_a_wrong_call() -> None:
    """It would be passed over in silence."""
    with pytest.raises(TypeError, match="how to read a file"):
        oi.check([], mapping="ilab_laureats")


def test_a_row_of_a_file_is_told_by_its_cell(tmp_path: Path) -> None:
    """The column is that of the spreadsheet, the row as its author counts."""
    path = csv(tmp_path, "Nom;N° SIRET", f"Lab;{GOOD}", f"Hub;{BAD}")
    report = oi.check(path, rules=SIRETS)

    assert codes(report, "siret-luhn") == [("siret-luhn", "lieux.csv, 3, B, hub")]


def test_a_cell_that_cannot_be_read_is_judged_by_the_rule_that_says_so(tmp_path: Path) -> None:
    """Its severity is that of the grade; the rules that read the same cell are silent."""
    path = csv(tmp_path, "Nom;Thèmes", "Lab;Énergie", "Hub;mobilitée")
    report = oi.check(path, grade="research")
    (finding,) = (one for one in report if one.where.row == 3 and one.where.column == "B")

    assert (finding.code, finding.severity) == ("themes-words", Severity.ERROR)
    assert "« mobilité »" in (finding.advice("fr") or "")
    assert report.counts()["themes-words"] == 1


def test_an_identifier_that_is_too_short_is_told_once(tmp_path: Path) -> None:
    """It is kept as it stands, so that reading it and judging it say the same."""
    path = csv(tmp_path, "Nom;N° SIRET;Code postal", f"Lab;{GOOD};75001", "Hub;732829320;75")
    report = oi.check(path, grade="draft")

    assert [(one.code, one.where.column) for one in report.errors] == [
        ("siret-shape", "B"),
        ("postcode-shape", "C"),
    ]
    assert report.counts()["siret-shape"] == 1


def test_a_line_with_a_quote_too_many_is_told_as_such(tmp_path: Path) -> None:
    """No rule judges what is left of it, with a mapping or without."""
    path = csv(tmp_path, "id;name", 'a;"Lab', "b;Hub", "c;Quai")
    report = oi.check(path, grade="draft")

    assert [(one.code, one.where.row) for one in report.errors] == [("unbalanced-quote", 2)]
    assert report.ok is False
    assert [row["id"] for row in report.good_rows()] == ["b", "c"]


def test_a_row_that_a_file_refuses_is_an_error(tmp_path: Path) -> None:
    """It makes no structure, and is among the bad rows, whole."""
    path = csv(tmp_path, "Nom;Ville", "Lab;Lyon", ";Brest")
    report = oi.check(path, rules=SIRETS)

    assert ("no-name", "lieux.csv, 3") in codes(report)
    assert report.ok is False
    assert report.bad_rows() == [{"Nom": None, "Ville": "Brest"}]
    assert report.good_rows() == [{"Nom": "Lab", "Ville": "Lyon"}]


def test_a_file_of_flat_rows_is_judged_as_its_rows(tmp_path: Path) -> None:
    """What openinno wrote needs no mapping, and a fault that no rule tells is told all the same."""
    path = tmp_path / "census.csv"
    oi.export.csv(census(oi.Structure(id="lab", name="Lab", siret=BAD)), path)

    assert codes(oi.check(path, rules=SIRETS), "siret-luhn") == [("siret-luhn", "census.csv, 2, C, lab")]
    assert oi.check(path, rules=Catalogue()).ok is True


@pytest.mark.parametrize(
    "missing", [(), ("narwhals",), ("polars", "duckdb")], ids=["engine", "bare", "polars"]
)
def test_a_large_file_is_judged_alike_with_an_engine_and_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: tuple[str, ...]
) -> None:
    """Where none is installed its rows are read one by one: the findings are the same."""
    path = tmp_path / "census.parquet"
    pytest.importorskip("pyarrow")
    oi.export.parquet(census(*(oi.Structure(id=one, name=one, siret=BAD) for one in "ab")), path)
    expected = oi.check(path, rules=SIRETS)
    monkeypatch.setattr("openinno.judge._LARGE", 0)
    for name in missing:
        monkeypatch.setitem(sys.modules, name, None)
    report = oi.check(path, rules=SIRETS)

    assert (
        codes(report)
        == codes(expected)
        == [
            ("siret-luhn", "census.parquet, 1, siret, a"),
            ("siret-luhn", "census.parquet, 2, siret, b"),
        ]
    )


def test_a_document_of_openinno_is_judged(tmp_path: Path) -> None:
    """A census as JSON has no rows that anybody counts: its records are named."""
    path = tmp_path / "census.json"
    path.write_text(oi.to_json(census(oi.Structure(id="lab", name="Lab", siret=BAD))), encoding="utf-8")
    report = oi.check(path, rules=SIRETS)

    assert codes(report) == [("siret-luhn", "census.json, siret, lab")]
    assert report.name == "census.json"


def test_what_a_census_refused_is_an_error() -> None:
    """A census that was read carries what went wrong."""
    data = oi.to_json(census(oi.Structure(id="lab", name="Lab"))).replace('"Lab"', "3")
    report = oi.check(oi.from_json(data), rules=SIRETS)

    assert (report.ok, report.rows) == (False, 0)


def test_rows_come_back_as_they_were_given() -> None:
    """Good and bad rows are the objects themselves."""
    rows = [{"id": "a", "siret": GOOD}, {"id": "b", "siret": BAD}]
    report = oi.check(rows, rules=SIRETS)

    assert (report.good_rows(), report.bad_rows()) == ([rows[0]], [rows[1]])


def test_all_is_counted_beyond_the_limit() -> None:
    """Truncation is told, and ok does not depend on it."""
    report = oi.check([{"id": str(n), "siret": BAD} for n in range(5)], rules=SIRETS, limit=2)

    assert (len(report), report.left_out, report.counts()["siret-luhn"]) == (2, 3, 5)
    assert oi.check([{"siret": BAD}], rules=SIRETS, limit=0).ok is False


@pytest.mark.parametrize("severity", [Severity.ERROR, Severity.WARNING])
def test_what_reading_tells_of_a_column_without_rules_is_as_grave_as_it_says(severity: Severity) -> None:
    """A cell that cannot be read and that no rule speaks of is listed as reading tells it."""
    judging = Judging(SIRETS, Grade.DRAFT)
    text = oi.Label("mot inconnu", "unknown word")
    finding = oi.Finding(code="unknown-code", severity=severity, text=text)

    assert judging.unread("themes", finding) is (severity is Severity.ERROR)
    assert judging.report().findings == (finding,)


@pytest.mark.parametrize("severity", [Severity.ERROR, Severity.WARNING])
@pytest.mark.parametrize("code", ["themes-words", "themes-shape", "themes-known", "themes-type"])
def test_what_cannot_be_read_is_as_grave_as_its_rule(code: str, severity: Severity) -> None:
    """A rule that speaks of the cell says how grave it is that it cannot be read."""
    judging = Judging(Catalogue(rules=[rule(code, severity=severity)]), Grade.DRAFT)
    text = oi.Label("mot inconnu", "unknown word")

    told = judging.unread("themes", oi.Finding(code="a", severity=Severity.INFO, text=text))

    assert told is (severity is Severity.ERROR)
    assert [(one.code, one.severity) for one in judging.report()] == [(code, severity)]
    assert judging.report().left_out == 0


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ({}, "<Report: ok=True, 0 findings>"),
        ({"name": "a.csv", "rows": 3}, "<Report of a.csv: ok=True, 0 findings, 3 rows>"),
    ],
    ids=str,
)
def test_a_report_shows_what_it_knows(more: dict[str, Any], shown: str) -> None:
    """A name and a number of rows are shown where they are known."""
    assert repr(oi.Report(findings=(), outcomes=(), grade=Grade.DRAFT, **more)) == shown


def test_findings_of_no_row_and_of_no_rule_come_first() -> None:
    """Rows come in their order, and in each what reading tells, then rules as the catalogue has them."""
    rules = [rule("a"), rule("b")]
    order = [("x", None), ("a", None), ("x", 1), ("a", 1), ("b", 1), ("a", 2)]
    findings = [
        oi.Finding(code=code, severity=Severity.INFO, where=oi.Position(row=row), text=oi.Label("a"))
        for code, row in order
    ]

    assert in_order(findings[::-1], rules) == tuple(findings)


def test_rows_that_repeat_one_another_are_counted_where_each_is() -> None:
    """The first of two rows is told when the second comes, and counts for its own région."""
    rules = Catalogue(rules=[rule("twice", column="id", holds=Unique("id"))])
    rows = [{"id": "a", "region": "Bretagne"}, {"id": "a", "region": "Corse"}]

    assert oi.check(rows, rules=rules).counts("territory") == {"Bretagne": 1, "Corse": 1}


def test_a_row_that_repeats_another_is_told_with_it() -> None:
    """The first one too, as soon as the second is seen."""
    rules = Catalogue(rules=[rule("twice", column="id", holds=Unique("id"))])
    report = oi.check([{"id": "a"}, {"id": "b"}, {"id": "a"}, {"id": "a"}], rules=rules)

    assert [one.where.row for one in report] == [1, 3, 4]


def test_only_so_many_values_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is bounded; the rule is then not checked, and the report is not green."""
    monkeypatch.setattr("openinno.validation.judging.MOST_KEYS", 2)
    rules = Catalogue(rules=[rule("twice", column="id", holds=Unique("id"))])
    report = oi.check([{"id": str(n)} for n in range(3)], rules=rules)

    assert (report.ok, report.outcomes[0].state) == (None, State.NOT_CHECKED)


def test_a_rule_without_its_columns_is_idle_and_leaves_ok_alone() -> None:
    """There was nothing to judge."""
    report = oi.check([{"id": "a", "name": "A"}], rules=SIRETS)

    assert report.ok is True
    assert {one.state for one in report.outcomes} == {State.NOT_CHECKED}
    assert all(one.idle for one in report.outcomes)


def test_a_rule_that_some_of_its_columns_settle_is_not_idle() -> None:
    """Either a profile or a type is enough."""
    kind = CATALOGUE["kind-missing"]

    assert nothing_to_judge(kind, {"types"}) is None
    assert nothing_to_judge(kind, set()) is None
    assert nothing_to_judge(LUHN, {"siren"}) is not None


def test_a_rule_that_a_grade_leaves_open_is_not_asked() -> None:
    """It is in no outcome of that grade."""
    lax = rule("lax", severity={Grade.RESEARCH: Severity.INFO})

    assert oi.check([{}], rules=Catalogue(rules=[lax]), grade="draft").outcomes == ()


def test_the_day_of_the_check_can_be_said() -> None:
    """Dates to come depend on it, and nothing else does."""
    rules = Catalogue(rules=[CATALOGUE["opened-to-come"]]) if not CATALOGUE["opened-to-come"].after else None
    rules = rules or CATALOGUE
    row = {"id": "a", "name": "A", "opened": "2021-05"}
    early = oi.check(row, rules=rules, today=datetime.date(2020, 1, 1))
    late = oi.check(row, rules=rules, today=datetime.date(2022, 1, 1))

    assert "opened-to-come" in early.counts()
    assert "opened-to-come" not in late.counts()


def test_counts_by_territory_name_the_region() -> None:
    """Rows without one are counted under None."""
    rows = [{"siret": BAD, "region": "Bretagne"}, {"siret": BAD}]

    assert oi.check(rows, rules=SIRETS).counts("territory") == {"Bretagne": 1, None: 1}


def test_a_report_is_neither_true_nor_false() -> None:
    """An empty one would be taken for a bad one."""
    with pytest.raises(TypeError, match=r"report\.ok"):
        bool(oi.check([]))


def test_errors_can_be_raised() -> None:
    """For programs that want an exception: one finding an error."""
    with pytest.raises(oi.RecordError, match="siret"):
        oi.check([{"siret": BAD}], rules=SIRETS).raise_for_errors()
    oi.check([{"siret": GOOD}], rules=SIRETS).raise_for_errors()


def test_what_reading_tells_beyond_the_limit_is_listed() -> None:
    """It is bounded already, and says what no rule does."""
    judging = Judging(SIRETS, Grade.DRAFT, limit=0)
    told = oi.Finding(code="x", severity=Severity.INFO, text=oi.Label("x", "x"))
    judging.tell_all([told])

    assert list(judging.report()) == [told]


def test_a_report_shows_itself_on_a_line() -> None:
    """Typed at a prompt, a report says what it is, and not all that it holds."""
    report = oi.check([{"id": "lab"}])

    assert repr(report) == f"<Report: ok=False, {len(report)} findings, 1 rows>"


def test_counts_are_by_what_a_report_knows() -> None:
    """Anything else is a wrong call, answered with what is possible."""
    with pytest.raises(ValueError, match="by rule, column, severity, territory, not 'town'"):
        oi.check([{"siret": BAD}], rules=SIRETS).counts("town")  # type: ignore[arg-type]


def test_a_report_of_a_stream_holds_no_rows() -> None:
    """Rows that went by cannot be given back, and who asks is told."""
    judging = Judging(SIRETS, Grade.DRAFT, limit=0)

    with pytest.raises(TypeError, match="does not hold the rows"):
        judging.report().bad_rows()


def test_the_rules_show_themselves_on_a_line() -> None:
    """Typed at a prompt, two hundred rules say how many they are."""
    assert repr(SIRETS) == f"<Catalogue of {len(SIRETS)} rules>"


def test_a_table_is_judged_as_its_rows() -> None:
    """A table of a library is judged as a whole, and what is found is what its rows tell."""
    pl = pytest.importorskip("polars")

    rows = [{"id": "a", "siret": GOOD}, {"id": "b", "siret": BAD}]
    told, whole = (oi.check(data, rules=SIRETS) for data in (rows, pl.DataFrame(rows)))

    assert [(one.code, one.where.row) for one in whole] == [(one.code, one.where.row) for one in told] != []
    assert whole.good_rows()["id"].to_list() == ["a"]


def test_cells_that_cannot_be_read_are_listed_up_to_the_limit_and_all_counted() -> None:
    """A cell that reading could not read counts as a row that breaks the rule of what stands there."""
    judging = Judging(SIRETS, Grade.DRAFT, limit=1)
    told = oi.Finding(code="x", severity=Severity.INFO, text=oi.Label("x", "x"))

    assert [judging.unread("siret", told) for _ in range(3)] == [True, True, True]
    report = judging.report()
    assert [one.code for one in report] == ["siret-shape"]
    assert (report.counts(), report.left_out) == ({"siret-shape": 3}, 2)
