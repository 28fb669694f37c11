"""The second reading at its door: what is a table, what comes back, and what becomes of what fails."""

from __future__ import annotations

import datetime
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from columnar_rules import BOXES, CELLS_OF, COLUMNS, EACH, RULES, TODAY, rule_of
from tables_of_rows import KINDS, MISSING, ORDERED, arrow_of, found, judged_by_rows, table_of, without_polars

from openinno.errors import MissingExtra, SourceError
from openinno.findings import Repair, Severity
from openinno.flat import to_flat_row
from openinno.labels import Label
from openinno.sources.embedded import embedded_census
from openinno.validation import conditions as say
from openinno.validation.catalogue import CATALOGUE
from openinno.validation.catalogues import Catalogue
from openinno.validation.columnar import is_table, judge_table, scan, values
from openinno.validation.columnar.engines import Engine, LazyEngine, PolarsEngine
from openinno.validation.columnar.opening import opened
from openinno.validation.columnar.prepared import Kind
from openinno.validation.columnar.speech import Speech
from openinno.validation.columnar.stages import Stages
from openinno.validation.grades import Grade
from openinno.validation.report import State
from openinno.validation.rules import Rule

pytestmark = pytest.mark.skipif(
    bool(MISSING) and "engines" not in os.environ.get("OPENINNO_MUST_RUN", ""),
    reason=f"engines of tables that are not installed: {MISSING}",
)

ROWS: list[dict[str, Any]] = [
    {"id": "a", "name": "Le Lab", "siret": "73282932000074", "region": "Bretagne"},
    {"id": "b", "name": None, "siret": "7328293200007", "region": "Corse"},
    {"id": "a", "name": "Fab", "siret": None, "region": None},
    {"id": None, "name": "Lieu", "siret": "73282932000075", "region": "Corse"},
]
BAD = [0, 1, 2, 3]
NAMED = Catalogue(rules=[rule_of("name-there", say.Present("name"))])


def _judged(table: Any, rules: Catalogue = RULES, **how: Any) -> Any:
    return judge_table(table, rules, Grade.DRAFT, **how)


def _rows_of(table: Any, kind: str) -> list[dict[str, Any]]:
    """Return the rows that a table of some kind holds, as Python."""
    if kind == "duckdb":
        return [dict(zip(table.columns, row, strict=True)) for row in table.fetchall()]
    if kind.startswith("pandas"):
        return [dict(row) for row in table.to_dict("records")]
    if kind.startswith("polars"):
        return [dict(row) for row in table.lazy().collect().to_dicts()]
    return [dict(row) for row in table.to_pylist()]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_table_is_one(kind: str) -> None:
    """What can be judged as a whole is told from what cannot, by its class alone."""
    assert is_table(table_of(arrow_of(ROWS), kind))


@pytest.mark.parametrize("data", [ROWS, {"a": 1}, "a,b", None, iter(ROWS), 12], ids=type)
def test_what_is_no_table_is_told(data: Any) -> None:
    """Rows, texts and numbers are no tables, and to judge one as a table is a wrong call."""
    assert not is_table(data)
    with pytest.raises(TypeError, match="no table"):
        _judged(data)


def test_a_table_is_recognised_without_importing_what_makes_tables() -> None:
    """Whoever asks about rows pays for no library of tables."""
    import subprocess

    asked = (
        "import sys; from openinno.validation.columnar import is_table; assert not is_table([]);"
        "print(sorted({'polars', 'pandas', 'pyarrow', 'duckdb', 'narwhals'}.intersection(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("kind", KINDS)
def test_good_and_bad_rows_come_back_as_they_were_given(kind: str) -> None:
    """Rows come back in the kind of table that they came in, unchanged, and lazily where it is lazy."""
    rows = [{**row, "themes": ["a|b", None], "more": place} for place, row in enumerate(ROWS)]
    rows.append({"id": "z", "name": "Z", "siret": None, "region": "Corse", "themes": None, "more": 4})
    given = table_of(arrow_of(rows), kind)
    with without_polars(kind):
        report = _judged(given)
        good, bad = report.good_rows(), report.bad_rows()

    assert type(good) is type(bad) is type(given)
    whole = _rows_of(given, kind)
    assert [row["more"] for row in _rows_of(good, kind)] == [4]
    assert sorted(row["more"] for row in _rows_of(bad, kind)) == BAD
    assert repr(_rows_of(good, kind)[0]) == repr(whole[4])


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_without_errors_gives_every_row_back(kind: str) -> None:
    """Where no rule is an error, all rows are good."""
    rules = Catalogue(rules=[rule_of("name-there", say.Present("name"), severity=Severity.WARNING)])
    with without_polars(kind):
        report = _judged(table_of(arrow_of(ROWS), kind), rules)
        good, bad = report.good_rows(), report.bad_rows()

    assert report.ok is True
    assert len(_rows_of(good, kind)) == 4
    assert _rows_of(bad, kind) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_position_is_a_row_only_where_rows_have_an_order(kind: str) -> None:
    """A number of a row is told of tables in order, from 1; of others the declared key alone."""
    with without_polars(kind):
        report = _judged(table_of(arrow_of(ROWS), kind))
    (finding,) = [one for one in report if one.code == "siret-shape"]

    assert finding.where.row == (2 if kind in ORDERED else None)
    assert (finding.where.column, finding.where.record) == ("siret", "b")


def test_another_column_can_be_the_key() -> None:
    """What tells rows apart is the column that is declared."""
    report = _judged(table_of(arrow_of(ROWS), "duckdb"), key="siret")

    assert {one.where.record for one in report if one.code == "name-there"} == {"7328293200007"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_limit_of_findings_is_told(kind: str) -> None:
    """Findings beyond the limit are counted and not listed, and what is listed is the same every time."""
    rows = [{"id": f"row-{number:03}", "name": None} for number in range(50)]
    with without_polars(kind):
        reports = [
            _judged(table_of(arrow_of(part), kind), limit=7)
            for part in (rows, rows if kind in ORDERED else rows[::-1])
        ]

    assert [len(report) for report in reports] == [7, 7]
    assert {report.left_out for report in reports} == {43}
    assert list(map(repr, reports[0])) == list(map(repr, reports[1]))
    assert reports[0].findings[0].where.record == "row-000"


def _fetched(engine: type[Engine], monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return a list in which each question is noted that an engine fetches the rows of."""
    asked: list[Any] = []
    rows = engine.rows

    def noted(self: Any, frame: Any) -> Any:
        asked.append(frame)
        return rows(self, frame)

    monkeypatch.setattr(engine, "rows", noted)
    return asked


@pytest.mark.parametrize(("limit", "questions"), [(3, 2), (2, 4)])
def test_an_engine_that_told_all_faulty_rows_is_not_asked_again(
    limit: int, questions: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there are no more faulty rows than findings are asked for, one question finds and counts them."""
    table = table_of(arrow_of([{"id": f"row-{number}", "name": None} for number in range(3)]), "duckdb")
    asked = _fetched(LazyEngine, monkeypatch)
    _judged(table, NAMED, limit=limit)

    assert len(asked) == questions


@pytest.mark.parametrize(("name", "limit"), [("Lab", 5), (None, 0)])
def test_rows_are_not_fetched_where_none_is_to_be_told(
    name: str | None, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no row is faulty, or no finding is asked for, the counts are all that is asked of an engine."""
    table = table_of(arrow_of([{"id": "a", "name": name}, {"id": "b", "name": "Fab"}]), "polars-lazy")
    asked = _fetched(PolarsEngine, monkeypatch)
    report = _judged(table, NAMED, limit=limit)

    assert report.left_out == (name is None)
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("turns", "where"),
    [
        ([KeyboardInterrupt], "stages"),
        ([RuntimeError, None, KeyboardInterrupt], "stages"),
        ([RuntimeError], "rows"),
    ],
)
def test_who_stops_a_check_stops_it(
    turns: list[type[BaseException] | None], where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An interruption is no failure of an engine, whether all rules are judged at once or one by one."""
    left = iter(turns)

    def staged(*given: Any) -> Any:
        error = next(left, None)
        if error:
            raise error
        return Stages(*given)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("openinno.validation.columnar.judged.Stages", staged)
    if where == "rows":
        monkeypatch.setattr(PolarsEngine, "rows", interrupted)
    with pytest.raises(KeyboardInterrupt):
        _judged(table_of(arrow_of(ROWS), "polars"))


def test_who_lacks_a_library_is_told_and_no_rule_is_blamed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not installed is no failure of an engine."""
    left = iter([MissingExtra.of("polars", "tables")])

    def staged(*given: Any) -> Any:
        for error in left:
            raise error
        return Stages(*given)

    monkeypatch.setattr("openinno.validation.columnar.judged.Stages", staged)
    with pytest.raises(MissingExtra):
        _judged(table_of(arrow_of(ROWS), "polars"))


@pytest.mark.parametrize("kind", ["polars", "pyarrow-alone", "duckdb"])
def test_conditions_are_put_together_as_row_by_row(kind: str) -> None:
    """All, one, none and what follows are told alike, also where a part always or never holds."""
    parts: list[say.Condition] = [
        say.Present("name"),
        say.Present("colour"),
        say.Unique("id"),
        say.Matches("siret", "[0-9]{14}"),
        say.Matches("colour", "red"),
        say.Siret("siret"),
    ]
    conditions: list[say.Condition] = [
        whole
        for one in parts
        for other in parts
        for whole in (say.AllOf(one, other), say.AnyOf(one, other), say.Implies(one, other))
    ]
    rules = Catalogue(
        rules=[
            rule_of(f"rule-{place}-{turn}", condition)
            for place, whole in enumerate(conditions)
            for turn, condition in enumerate((whole, say.Not(whole)))
        ]
    )
    expected = judged_by_rows(ROWS, rules, Grade.DRAFT)
    with without_polars(kind):
        report = _judged(table_of(arrow_of(ROWS), kind), rules)

    assert report.counts() == expected.counts()
    assert [one.why for one in report.outcomes] == [one.why for one in expected.outcomes]


@pytest.mark.parametrize("kind", ["polars", "pyarrow-alone", "duckdb"])
def test_names_are_folded_as_row_by_row(kind: str) -> None:
    """Letters with accents are their plain ones, and no plain letter becomes another."""
    names = ["XA", "eA", "ÉA", "œuf", "OEUF", "a b", "AB", "xa!", "çà", "ca", "Zù", "zu", "-", "…"]
    rows = [{"id": str(place), "name": name} for place, name in enumerate(names)]
    rules = Catalogue(rules=[rule_of("twice", say.Unique("name", folded=True))])
    expected = judged_by_rows(rows, rules, Grade.DRAFT)
    with without_polars(kind):
        report = _judged(table_of(arrow_of(rows), kind), rules)

    assert {one.where.record for one in report} == {one.where.record for one in expected}


@pytest.mark.parametrize("kind", ["polars", "pyarrow-alone", "duckdb"])
def test_columns_of_other_types_are_judged_as_row_by_row(kind: str) -> None:
    """Days, moments, truths and numbers where texts are expected are told alike."""
    count = 16
    rows = [
        {
            "id": f"row-{place}",
            "name": CELLS_OF["truth"][place % 3],
            "siret": CELLS_OF["whole"][place % 8],
            "opened": CELLS_OF["day"][place % 4],
            "closed": CELLS_OF["time"][place % 3],
            "latitude": CELLS_OF["whole"][place % 8],
            "longitude": CELLS_OF["text"][3 * place],
            "support_min_months": CELLS_OF["number"][place % 10],
            "themes": CELLS_OF["text"][2 * place],
        }
        for place in range(count)
    ]
    expected = judged_by_rows(rows, EACH, Grade.DRAFT, today=TODAY)
    with without_polars(kind):
        report = _judged(table_of(arrow_of(rows), kind), EACH, today=TODAY)

    assert report.counts() == expected.counts()


def _hard_rows() -> list[dict[str, Any]]:
    """Return rows of every cell that is hard to judge, each beside itself and beside others."""
    texts, lists = CELLS_OF["text"], CELLS_OF["list"]
    return [
        {
            **{name: texts[(place + shift * turn) % len(texts)] for turn, name in enumerate(COLUMNS)},
            "id": f"row-{shift}-{place}",
            "region": "Corse",
            "themes": lists[place % len(lists)],
            "latitude": CELLS_OF["number"][place % len(CELLS_OF["number"])],
            "longitude": CELLS_OF["number"][(place + shift) % len(CELLS_OF["number"])],
            "support_min_months": CELLS_OF["whole"][place % len(CELLS_OF["whole"])],
        }
        for shift in (0, 1, 7)
        for place in range(len(texts))
    ]


@pytest.mark.parametrize("kind", ["polars", "pyarrow-alone", "duckdb"])
def test_cells_that_are_hard_to_judge_are_judged_as_row_by_row(kind: str) -> None:
    """Every kind of condition says of each of the cells on which engines differ what Python says."""
    rows = _hard_rows()
    expected = judged_by_rows(rows, EACH, Grade.DRAFT, today=TODAY)
    with without_polars(kind):
        report = _judged(table_of(arrow_of(rows), kind), EACH, today=TODAY)

    assert report.counts() == expected.counts()
    assert {one.rule.code: one.why for one in report.outcomes} == {
        one.rule.code: one.why for one in expected.outcomes
    }


@pytest.mark.parametrize("kind", ["polars", "pyarrow-alone", "duckdb"])
@pytest.mark.parametrize("digits", ["sirets", "sirens"])
def test_sums_of_digits_are_those_of_row_by_row(kind: str, digits: str) -> None:
    """Numbers of nine and of fourteen digits, those of La Poste among them, have one sum in every engine."""
    start = {"sirets": [73282932000000, 35600000000000, 35600000049830, 0], "sirens": [732829300, 5520100]}
    texts = [
        str(first + step).zfill(14 if digits == "sirets" else 9)
        for first in start[digits]
        for step in range(99)
    ]
    rows = [{"id": text, "siret": text, "siren": text} for text in texts]
    rules = Catalogue(
        rules=[rule_of("siret-sum", say.Siret("siret")), rule_of("siren-sum", say.Siren("siren"))]
    )
    expected = judged_by_rows(rows, rules, Grade.DRAFT)
    with without_polars(kind):
        report = _judged(table_of(arrow_of(rows), kind), rules)

    assert {one.where.record for one in report} == {one.where.record for one in expected}


@pytest.mark.parametrize("kind", ["polars", "pyarrow-alone", "duckdb"])
@pytest.mark.parametrize(("insee", "broken"), [("97411", 0), ("69123", 1), ("98735", 1), ("2A004", 1)])
def test_a_point_is_held_to_the_box_of_its_departement(kind: str, insee: str, broken: int) -> None:
    """Overseas the code of a département has three signs, elsewhere two."""
    row = {"id": "a", "insee": insee, "latitude": -21.0, "longitude": 55.5}
    boxes = {**BOXES, "987": BOXES["69"]}
    boxed = say.Inside(latitude="latitude", longitude="longitude", code="insee", boxes=boxes, insee=True)
    with without_polars(kind):
        report = _judged(table_of(arrow_of([row]), kind), Catalogue(rules=[rule_of("boxed", boxed)]))

    assert report.counts() == ({"boxed": broken} if broken else {})


@pytest.mark.parametrize("kind", ["polars", "pyarrow-alone", "duckdb"])
def test_the_edges_of_a_box_are_inside(kind: str) -> None:
    """Points on each side of a box and in its corners are in it, those beyond a side are not."""
    west, south, east, north = BOXES["974"]
    inside = [(south, west), (north, east), (south, 55.5), (north, 55.5), (-21.0, west), (-21.0, east)]
    beyond = [(south - 0.1, 55.5), (north + 0.1, 55.5), (-21.0, west - 0.1), (-21.0, east + 0.1)]
    rows = [
        {"id": f"row-{place}", "departement": "974", "latitude": latitude, "longitude": longitude}
        for place, (latitude, longitude) in enumerate([*inside, *beyond])
    ]
    boxed = say.Inside(latitude="latitude", longitude="longitude", code="departement", boxes=BOXES)
    with without_polars(kind):
        report = _judged(table_of(arrow_of(rows), kind), Catalogue(rules=[rule_of("boxed", boxed)]))

    assert sorted(str(one.where.record) for one in report) == ["row-6", "row-7", "row-8", "row-9"]


def test_lists_in_a_column_of_any_name_are_read() -> None:
    """Quotes in the name of a column are signs of it."""
    rows: list[dict[str, Any]] = [
        {"id": "a", 'the "mes': ["a"], "themes": ["a", "b|c"]},
        {"id": "b", 'the "mes': None, "themes": None},
    ]
    report = _judged(
        table_of(arrow_of(rows), "duckdb"),
        Catalogue(
            rules=[rule_of("quoted", say.Present('the "mes')), rule_of("themes", say.Present("themes"))]
        ),
    )

    assert report.counts() == {"quoted": 1, "themes": 1}


@pytest.mark.parametrize("kind", ["polars", "pyarrow-alone", "duckdb"])
def test_what_a_broken_rule_keeps_from_being_judged_keeps_others(kind: str) -> None:
    """A rule behind one that is broken or not judged is not judged, and nothing is told twice."""
    rules = Catalogue(
        rules=[
            rule_of("a", say.Present("name")),
            rule_of("b", say.Matches("siret", "1"), after=["a"]),
            rule_of("c", say.Matches("siren", "1"), after=["b"]),
            rule_of("d", say.Matches("insee", "1"), after=["c"]),
        ]
    )
    rows: list[dict[str, Any]] = [
        {"id": "1", "name": None, "siret": "2", "siren": "2", "insee": "2"},
        {"id": "2", "name": None, "siret": "1", "siren": "2", "insee": "2"},
        {"id": "3", "name": "C", "siret": "2", "siren": "2", "insee": "2"},
        {"id": "4", "name": "D", "siret": "1", "siren": "2", "insee": "2"},
        {"id": "5", "name": "E", "siret": "1", "siren": "1", "insee": "2"},
        {"id": "6", "name": "F", "siret": None, "siren": "2", "insee": "2"},
    ]
    with without_polars(kind):
        report = _judged(table_of(arrow_of(rows), kind), rules)

    assert sorted((str(one.where.record), one.code) for one in report) == [
        ("1", "a"),
        ("2", "a"),
        ("3", "b"),
        ("4", "c"),
        ("5", "d"),
        ("6", "c"),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_faulty_rows_are_counted_by_region_whatever_is_asked(kind: str) -> None:
    """Findings are counted by région though no rule reads it."""
    with without_polars(kind):
        report = _judged(table_of(arrow_of(ROWS), kind), NAMED)

    assert report.counts("territory") == {"Corse": 1}


@pytest.mark.parametrize("kind", ["polars", "pyarrow-alone", "duckdb"])
def test_a_check_of_texts_says_nothing_of_numbers(kind: str) -> None:
    """A function that looks at texts is not called for a column of numbers, and its rule is not broken."""
    rules = Catalogue(rules=[rule_of("never", say.Check("never", "latitude", lambda text: False))])
    with without_polars(kind):
        report = _judged(table_of(arrow_of([{"id": "a", "latitude": 4.5}]), kind), rules)

    assert report.ok is True


def test_what_no_value_breaks_is_not_asked() -> None:
    """A check that no value of a table breaks has no column that tells who breaks it."""
    rules = [
        rule_of("sound", say.Check("sound", "name", lambda name: None if name == "Fab" else True)),
        rule_of("wrong", say.Check("wrong", "name", lambda name: name == "Fab")),
    ]
    engine = opened(table_of(arrow_of(ROWS), "polars"), {"id", "name", "region"})

    assert list(Stages(engine, rules, "id", "2026-11-28").broken) == ["wrong"]


@pytest.mark.parametrize("kind", ["polars", "duckdb", "pyarrow-alone"])
def test_a_blank_key_names_no_record(kind: str) -> None:
    """A finding is told by the key of its row, and by none where that is empty or no text."""
    rows = [{"id": key, "name": None, "more": place} for place, key in enumerate(["a", "", None])]
    numbers = [{"id": place, "name": None} for place in (1, 2)]
    with without_polars(kind):
        report = _judged(table_of(arrow_of([*rows, {"id": "b", "name": "B"}]), kind), NAMED)
        numbered = _judged(table_of(arrow_of([*numbers, {"id": 3, "name": "B"}]), kind), NAMED)

    assert sorted(str(one.where.record) for one in report) == ["None", "None", "a"]
    assert {one.where.record for one in numbered} == {None}


def test_the_rows_of_an_engine_that_is_not_known_are_collected() -> None:
    """What has no way of its own to give its rows is collected."""
    nw = pytest.importorskip("narwhals")
    frame = nw.from_native(table_of(arrow_of(ROWS), "polars-lazy")).select("id")
    engine = LazyEngine(frame, Speech(nw), kinds={"id": Kind.TEXT})

    assert list(engine.rows(frame)) == [(row["id"],) for row in ROWS]


def test_a_panic_is_a_failure_of_an_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """What polars raises where it fails is no exception, and is told like one."""

    class PanicException(BaseException):
        """Bears the name of that of polars."""

    rows = PolarsEngine.rows

    def panicked(self: Any, frame: Any) -> Any:
        if any("_b0" in name for name in frame.collect_schema()):
            raise PanicException("out of bounds")
        return rows(self, frame)

    monkeypatch.setattr(PolarsEngine, "rows", panicked)
    (outcome,) = _judged(table_of(arrow_of(ROWS), "polars"), NAMED).outcomes

    assert "out of bounds" in str(outcome.why)


def test_duckdb_is_asked_without_arrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows of a relation are fetched by DuckDB itself, which needs no other library for it."""

    def collected(*_: object, **__: object) -> None:
        raise AssertionError("collected")

    monkeypatch.setattr("narwhals.LazyFrame.collect", collected)

    assert _judged(table_of(arrow_of(ROWS), "duckdb")).rows == len(ROWS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_rule_without_its_column_is_idle(kind: str) -> None:
    """Where there is no such column, there is nothing to judge; what must be there is missing everywhere."""
    arrow = arrow_of([{"id": "a"}, {"id": "b"}])
    with without_polars(kind):
        report = _judged(table_of(arrow, kind))
    expected = judged_by_rows(arrow.to_pylist(), RULES, Grade.DRAFT)

    assert found(report, ordered=kind in ORDERED) == found(expected, ordered=kind in ORDERED)
    outcomes = {one.rule.code: one for one in report.outcomes}
    assert outcomes["siret-shape"].idle
    assert outcomes["siret-shape"].state is State.NOT_CHECKED
    assert outcomes["name-there"].broken == 2


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_without_rows_holds(kind: str) -> None:
    """Nothing is broken where there is nothing."""
    with without_polars(kind):
        report = _judged(table_of(arrow_of(ROWS).slice(0, 0), kind))

    assert report.ok is True
    assert (report.rows, len(report)) == (0, 0)


@pytest.mark.parametrize("kind", KINDS)
def test_what_an_engine_cannot_do_is_not_checked(kind: str) -> None:
    """A rule at which the engine fails is not checked, nor those behind it; all others are."""
    # Python has possessive counts, engines of tables do not, or not alike.
    odd = rule_of("name-odd", say.Matches("name", "(?:a{1,1000}){1,1000}b++(?:c{1,1000}){1,1000}"))
    behind = rule_of("name-behind", say.Present("name"), after=["name-odd"])
    rules = RULES.including(odd, behind)
    with without_polars(kind):
        report = _judged(table_of(arrow_of(ROWS), kind), rules)
    outcomes = {one.rule.code: one for one in report.outcomes}

    assert outcomes["name-odd"].state is State.NOT_CHECKED
    assert not outcomes["name-odd"].idle
    assert "name-odd" in str(outcomes["name-behind"].why)
    assert report.counts() == judged_by_rows(ROWS, RULES, Grade.DRAFT).counts()


@pytest.mark.parametrize("kind", ["polars", "duckdb"])
def test_more_values_than_python_looks_at_are_told(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A check of more different values than the bound is not checked, and says why."""
    monkeypatch.setattr(values, "MOST_VALUES", 2)
    rules = Catalogue(rules=[rule_of("short", say.Check("short", "name", lambda name: len(name) < 4))])
    report = _judged(table_of(arrow_of(ROWS), kind), rules)

    assert report.ok is None
    assert report.rows == 4
    assert report.outcomes[0].why == Label(
        "plus de 2 valeurs différentes, que seul Python peut juger",
        "more than 2 different values, which only Python can judge",
    )


@pytest.mark.parametrize(("most", "read", "count"), [(2, 3, 5), (2, 3, 3), (3, 3, 3)])
def test_as_many_values_as_python_looks_at_are_judged(
    most: int, read: int, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a table, one value more than the bound is read, which is enough to know that there are too many."""
    monkeypatch.setattr(values, "MOST_VALUES", most)
    asked = _fetched(LazyEngine, monkeypatch)
    rules = Catalogue(rules=[rule_of("short", say.Check("short", "name", lambda name: len(name) < 4))])
    rows: list[dict[str, Any]] = [{"id": str(number), "name": "abcde"[number]} for number in range(count)]
    _judged(table_of(arrow_of([*rows, *rows]), "duckdb"), rules)

    assert len(asked[0].to_native().fetchall()) == read
    assert _judged(table_of(arrow_of(rows), "duckdb"), rules).ok is (True if read <= most else None)


def test_rules_behind_one_that_fails_keep_no_other_from_being_looked_at() -> None:
    """Each rule at which an engine fails is found, whatever depends on another."""
    odd = say.Matches("name", "(?:a{1,1000}){1,1000}b++(?:c{1,1000}){1,1000}")
    rules = [
        rule_of("a", odd),
        rule_of("x", say.Present("id")),
        rule_of("b", say.Present("name"), after=["a"]),
        rule_of("c", say.Not(odd), after=["x"]),
    ]
    report = _judged(table_of(arrow_of(ROWS), "polars"), Catalogue(rules=rules))

    assert {one.rule.code for one in report.outcomes if one.state is State.NOT_CHECKED} == {"a", "b", "c"}
    assert report.counts() == {"x": 1}


def test_lists_that_are_not_read_are_told() -> None:
    """Of a column whose lists an engine would write otherwise than Python does, nothing is said."""
    rules = Catalogue(
        rules=[rule_of("themes-there", say.Present("themes")), rule_of("name-there", say.Present("name"))]
    )
    rows: list[dict[str, Any]] = [{"id": "a", "name": None, "themes": [1.5]}]
    rows += [{"id": "b", "name": "B", "themes": None}]
    report = _judged(table_of(arrow_of(rows), "duckdb"), rules)
    themes, name = report.outcomes

    assert themes.state is State.NOT_CHECKED
    assert "themes" in str(themes.why)
    assert name.broken == 1


def test_a_table_of_pandas_is_judged_by_polars_where_it_is_installed() -> None:
    """Polars is quicker than Arrow alone, and what was read of the table is moved to it."""
    pytest.importorskip("pandas")
    engine = opened(table_of(arrow_of(ROWS), "pandas-str"), {"id", "siret", "colour"})

    assert type(engine) is PolarsEngine
    assert engine.moved
    assert engine.columns == ("id", "siret")


@pytest.mark.parametrize("library", ["modin", "cudf"])
def test_tables_that_are_as_those_of_pandas_are_moved_like_them(library: str) -> None:
    """Libraries that do what pandas does are judged as it is, whatever their tables are made of."""
    frame = pytest.importorskip("pandas").DataFrame(ROWS)
    # None of them is a class of pandas, nor installed here.
    told = {"columns": frame.columns, "__getitem__": lambda self, names: frame[names]}
    like = type("DataFrame", (), {"__module__": f"{library}.frames", **told})
    engine = opened(like(), {"id", "siret"})

    assert engine.moved
    assert engine.columns == ("id", "siret")


def test_who_has_no_arrow_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of pandas is moved by Arrow, and who has none is told the extra that brings it."""
    frame = table_of(arrow_of(ROWS), "pandas-str")
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(MissingExtra, match=r"openinno\[parquet\]"):
        _judged(frame)


@pytest.mark.parametrize("kind", ["polars", "duckdb", "pyarrow-alone"])
def test_two_columns_tell_apart_what_one_does_not(kind: str) -> None:
    """Rows that share one of two columns repeat nothing; those that share both do."""
    rows = [
        {"id": str(number), "name": name, "region": region}
        for number, (name, region) in enumerate(
            [("A", "Corse"), ("A", "Bretagne"), ("B", "Corse"), ("B", "Corse"), ("A", None), ("A", None)]
        )
    ]
    rules = Catalogue(rules=[rule_of("twice", say.Unique(("name", "region")))])
    with without_polars(kind):
        report = _judged(table_of(arrow_of(rows), kind), rules)

    assert sorted(str(one.where.record) for one in report) == ["2", "3"]


@pytest.mark.parametrize("wrong", [2, 3])
def test_an_engine_is_given_no_more_words_than_it_takes(wrong: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where more values are wrong than an engine takes in one list, the rule is not checked."""
    made = Speech.__init__
    monkeypatch.setattr(Speech, "__init__", lambda self, x: made(self, x, most_words=2))
    rules = Catalogue(rules=[rule_of("right", say.Check("right", "name", lambda name: name == "right"))])
    rows = [{"id": str(number), "name": f"wrong {number}"} for number in range(wrong)]
    report = _judged(table_of(arrow_of([*rows, {"id": "a", "name": "right"}]), "duckdb"), rules)

    assert report.counts() == ({"right": 2} if wrong == 2 else {})
    assert report.ok is (False if wrong == 2 else None)
    why = report.outcomes[0].why
    assert (why and why.text()) == (
        None if wrong == 2 else "more than 2 different values, which only Python can judge"
    )


@pytest.mark.parametrize("name", ["lieux*.parquet", "lieux*.csv", "lieux*.jsonl", "lieux[1].jsonl"])
@pytest.mark.parametrize("tool", ["polars", "duckdb"])
def test_the_name_of_a_file_is_no_pattern(
    tool: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Brackets and stars are signs of a name, and no other file is read in its place."""
    _write(tmp_path / name)
    _write(tmp_path / f"lieux1{(tmp_path / name).suffix}")
    if tool == "duckdb":
        monkeypatch.setitem(sys.modules, "polars", None)

    assert _judged(scan(tmp_path / name)).rows == 2


def test_the_index_of_pandas_is_no_column() -> None:
    """What tells rows apart for pandas has no place in the flat row, whatever it is called."""
    pytest.importorskip("pandas")
    frame = table_of(arrow_of(ROWS), "pandas-str").set_index("siret")
    report = _judged(frame, Catalogue(rules=[rule_of("siret-shape", say.Matches("siret", "[0-9]{14}"))]))

    assert report.outcomes[0].idle


def test_a_check_looks_at_each_different_value_once() -> None:
    """On any number of rows, a function is called as often as there are values."""
    seen: list[str] = []

    def looks(name: str) -> bool:
        seen.append(name)
        return name != "b"

    rules = Catalogue(rules=[rule_of("looks", say.Check("looks", "name", looks))])
    rows = [{"id": str(number), "name": "abc"[number % 3]} for number in range(300)]
    report = _judged(table_of(arrow_of(rows), "polars"), rules)

    assert sorted(seen) == ["a", "b", "c"]
    assert report.counts() == {"looks": 100}


@pytest.mark.parametrize("kind", ["pyarrow", "pyarrow-alone", "polars", "polars-lazy", "duckdb"])
def test_rows_are_compared_in_large_tables(kind: str) -> None:
    """Where engines work on many rows by several threads, what comes twice is found where it stands."""
    ids = [f"structure-{number}" for number in range(300_000)]
    twice = [7, 8, 150_000, 299_999]
    for place in twice:
        ids[place] = f"structure-{twice[twice.index(place) - 1]}" if place != 7 else "structure-8"
    expected = judged_by_rows([{"id": one, "name": one} for one in ids], RULES, Grade.DRAFT)
    import pyarrow as pa

    with without_polars(kind):
        report = _judged(table_of(pa.table({"id": ids, "name": ids}), kind), limit=100)

    assert report.rows == 300_000
    assert {one.where.record for one in report} == {
        one.where.record for one in expected if one.code == "id-unique"
    }
    assert report.counts()["id-unique"] == expected.counts()["id-unique"]


def test_a_table_of_polars_that_cannot_be_read_is_one_error(tmp_path: Path) -> None:
    """A lazy table whose file is gone is a SourceError that says so, and nothing of polars leaks."""
    file = tmp_path / "lieux.csv"
    file.write_text("id,name\na,A\n", encoding="utf-8")
    table = scan(file)
    file.unlink()

    with pytest.raises(SourceError) as caught:
        _judged(table)
    assert "ne se lit pas" in caught.value.message("fr")


def test_a_file_that_is_damaged_further_down_is_one_error(tmp_path: Path) -> None:
    """What cannot be read as a whole is told once, not once a rule."""
    file = tmp_path / "lieux.csv"
    lines = [b"id,name", *(b"row-%d,Lieu" % number for number in range(50_000)), b"last,Th\xe9", b""]
    file.write_bytes(b"\n".join(lines))

    with pytest.raises(SourceError):
        _judged(scan(file))


@pytest.mark.parametrize("kind", ["polars", "duckdb"])
@pytest.mark.parametrize("grade", Grade)
def test_the_census_of_the_study_is_judged_as_row_by_row(kind: str, grade: Grade) -> None:
    """Real rows, every column of them, are judged alike by every rule."""
    rows = [dict(to_flat_row(one)) for one in embedded_census().structures]
    report = judge_table(table_of(arrow_of(rows), kind), CATALOGUE, grade)
    expected = judged_by_rows(rows, CATALOGUE, grade)

    assert found(report, ordered=kind in ORDERED) == found(expected, ordered=kind in ORDERED)


def test_cells_that_no_engine_holds_are_judged_row_by_row() -> None:
    """Numbers and texts in one column of pandas, as spreadsheets give them, are found as row by row."""
    pd = pytest.importorskip("pandas")

    rows: list[dict[str, Any]] = [{"id": "a", "name": "A", "siret": 73282932000074.0}]
    rows.append({"id": "b", "name": "B", "siret": "123"})
    rows.append({"id": "c", "name": None, "siret": datetime.date(2020, 1, 1)})
    frame = pd.DataFrame(rows)
    report = judge_table(frame, CATALOGUE, Grade.DRAFT)

    assert found(report, ordered=True) == found(judged_by_rows(rows, CATALOGUE, Grade.DRAFT), ordered=True)
    assert type(report.bad_rows()) is pd.DataFrame
    assert len(report.good_rows()) + len(report.bad_rows()) == 3


def test_two_columns_of_one_name_are_refused() -> None:
    """Which of two columns of one name is meant cannot be known."""
    pd = pytest.importorskip("pandas")

    frame = pd.DataFrame([["a", "b"]], columns=["id", "id"])

    with pytest.raises(ValueError, match="several columns of the table are called id"):
        _judged(frame)


@pytest.mark.parametrize("kind", ["polars", "pyarrow", "duckdb"])
def test_decimals_are_numbers(kind: str) -> None:
    """What a database gives as decimals is read as numbers, in both readings."""
    from decimal import Decimal

    rows = [{"id": "a", "latitude": Decimal("48.1")}, {"id": "b", "latitude": Decimal("123.5")}]
    rules = Catalogue(
        rules=[
            rule_of("number", say.Typed("latitude")),
            rule_of("bounds", say.Between("latitude", -90, 90)),
        ]
    )
    report = _judged(table_of(arrow_of(rows), kind), rules)

    assert [(one.code, one.value) for one in report] == [("bounds", "123.5")]
    assert found(report, ordered=False) == found(judged_by_rows(rows, rules, Grade.DRAFT), ordered=False)


def test_what_to_write_instead_is_told_of_tables_too() -> None:
    """A finding of a table carries the same repair as that of a row."""
    table = table_of(arrow_of([{"id": "a", "name": "A", "siret": "732 829 320 00074"}]), "polars")
    report = judge_table(table, CATALOGUE, Grade.DRAFT)

    assert [one.repair for one in report if one.code == "siret-shape"] == [
        Repair(column="siret", old="732 829 320 00074", new="73282932000074", confidence=1, lossless=True)
    ]


def test_who_has_no_narwhals_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table without what judges tables names the extra."""
    table = table_of(arrow_of(ROWS), "polars")
    monkeypatch.setitem(sys.modules, "narwhals", None)

    with pytest.raises(MissingExtra, match=r"openinno\[tables\]"):
        _judged(table)


def _write(file: Path) -> None:
    rows = [{"id": "a", "name": "Le Lab", "themes": ["energy", "none"], "postcode": "01000"}]
    rows.append({"id": "b", "name": "", "themes": None, "postcode": "1000"})  # type: ignore[dict-item]
    if file.suffix == ".parquet":
        arrow_of(rows).to_pandas().to_parquet(file)
    elif file.suffix == ".jsonl":
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    else:
        sign = "\t" if file.suffix == ".tsv" else ";"
        lines = ["id;name;themes;postcode", "a;Le Lab;energy|none;01000", 'b;"";;1000', ""]
        file.write_text("\n".join(lines).replace(";", sign), encoding="utf-8-sig")


@pytest.mark.parametrize("tool", ["polars", "duckdb"])
@pytest.mark.parametrize("name", ["lieux.parquet", "lieux.csv", "lieux.tsv", "lieux.jsonl"])
def test_files_are_judged_while_they_are_read(
    tool: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parquet, CSV and JSON Lines give the same findings by polars and by DuckDB, codes with their zeros."""
    file = tmp_path / name
    _write(file)
    if tool == "duckdb":
        monkeypatch.setitem(sys.modules, "polars", None)
    table = scan(file)
    report = judge_table(table, CATALOGUE, Grade.DRAFT)
    codes = {one.code for one in report}

    assert is_table(table)
    assert report.rows == 2
    assert {"name-missing", "themes-words", "postcode-shape"} <= codes
    assert [one.where.record for one in report if one.code == "postcode-shape"] == ["b"]


def test_a_file_in_another_encoding_is_told_with_what_it_is(tmp_path: Path) -> None:
    """Engines of tables read UTF-8; whoever saved it otherwise is told how."""
    table, lines = tmp_path / "lieux.csv", tmp_path / "lieux.jsonl"
    table.write_bytes("id;name\na;Café\n".encode("cp1252"))
    lines.write_bytes('{"id": "a"}\n{"name": "Café"}\n'.encode("cp1252"))

    with pytest.raises(SourceError, match=r"lieux.csv: line 2, byte 6: not UTF-8 but probably Windows-1252"):
        scan(table)
    with pytest.raises(SourceError, match=r"lieux.jsonl: line 2, byte 14: not UTF-8 but probably Windows"):
        scan(lines)


@pytest.mark.parametrize("end", ["csv", "jsonl", "parquet"])
def test_a_file_that_is_not_there_is_told_at_once(tmp_path: Path, end: str) -> None:
    """By its name, in the language of the reader, and before anything is judged."""
    with pytest.raises(SourceError) as caught:
        scan(tmp_path / f"none.{end}")

    assert caught.value.message("fr").endswith(f"none.{end} : fichier introuvable")
    assert caught.value.message("en").endswith(f"none.{end}: no such file")


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    """What is not read while it is judged is told, with what to do."""
    with pytest.raises(SourceError, match="convert it"):
        scan(tmp_path / "lieux.xlsx")
    with pytest.raises(SourceError):
        scan(tmp_path / "none.csv")


def test_rules_can_have_any_grade() -> None:
    """Only the rules of the grade are judged, with its severities."""
    said = Label("un", "one")
    rule = Rule(
        code="name-there",
        column="name",
        holds=say.Present("name"),
        severity={Grade.RESEARCH: Severity.INFO},
        title=said,
        reason=said,
        text=said,
        fix=said,
    )
    table = table_of(arrow_of(ROWS), "polars")

    assert judge_table(table, Catalogue(rules=[rule]), Grade.DRAFT).outcomes == ()
    report = judge_table(table, Catalogue(rules=[rule]), Grade.RESEARCH)
    assert [one.severity for one in report] == [Severity.INFO]
    assert report.ok is True


@pytest.mark.parametrize("kind", ["category", "enum"])
def test_a_column_of_categories_is_a_column_of_texts(kind: str) -> None:
    """Words that a table keeps by number, as many do to save room, are judged like any others."""
    pl = pytest.importorskip("polars")

    rows: list[dict[str, Any]] = [
        {"id": "a", "status": "active"},
        {"id": "b", "status": "shut"},
        {"id": "c", "status": None},
    ]
    rules = Catalogue(rules=[rule_of("status", say.OneOf("status", ["active"]))])
    held = pl.Categorical if kind == "category" else pl.Enum(["active", "shut"])
    report = _judged(pl.DataFrame(rows).with_columns(pl.col("status").cast(held)), rules)

    assert found(report, ordered=True) == found(judged_by_rows(rows, rules, Grade.DRAFT), ordered=True)


def test_cells_of_polars_that_no_engine_holds_are_judged_row_by_row() -> None:
    """A column of any objects is found as row by row, and good rows come back as they were given."""
    pl = pytest.importorskip("polars")

    rows: list[dict[str, Any]] = [{"id": "a", "siret": "73282932000074"}, {"id": "b", "siret": 12}]
    frame = pl.DataFrame(
        {"id": ["a", "b"], "siret": pl.Series([row["siret"] for row in rows], dtype=pl.Object)}
    )
    report, lazy = (judge_table(one, CATALOGUE, Grade.DRAFT) for one in (frame, frame.lazy()))
    told = found(judged_by_rows(rows, CATALOGUE, Grade.DRAFT), ordered=True)

    assert found(report, ordered=True) == told
    assert found(lazy, ordered=True) == told
    assert len(report.good_rows()) + len(report.bad_rows()) == 2
    few = judge_table(frame, Catalogue(rules=[CATALOGUE["siret-type"]]), Grade.DRAFT)
    assert few.good_rows().get_column("id").to_list() == ["a"]
    assert few.bad_rows().get_column("id").to_list() == ["b"]


def test_what_pandas_says_nothing_by_is_nothing() -> None:
    """Marks of what is missing, of days and of anything, are blank cells row by row too."""
    pd = pytest.importorskip("pandas")

    frame = pd.DataFrame({"id": ["a", "b", "c"], "siret": [pd.NaT, pd.NA, 12]}, dtype=object)
    rows: list[dict[str, Any]] = [
        {"id": "a", "siret": None},
        {"id": "b", "siret": None},
        {"id": "c", "siret": 12},
    ]
    report = judge_table(frame, CATALOGUE, Grade.DRAFT)

    assert found(report, ordered=True) == found(judged_by_rows(rows, CATALOGUE, Grade.DRAFT), ordered=True)


@pytest.mark.parametrize("kind", ["polars", "polars-lazy", "duckdb"])
def test_a_table_of_narwhals_comes_back_as_one(kind: str) -> None:
    """Whoever writes for several libraries gets back what was given."""
    nw = pytest.importorskip("narwhals")

    given = nw.from_native(table_of(arrow_of(ROWS), kind))
    bad = _judged(given).bad_rows()

    assert type(bad) is type(given)
    assert len(bad.lazy().collect()) == len(BAD)


def test_cells_of_numpy_are_those_of_python() -> None:
    """Among other things a number of NumPy is one, an array is a list, and what is missing is blank."""
    pd = pytest.importorskip("pandas")
    np = pytest.importorskip("numpy")

    cells = [np.int64(12), np.float64(4.5), np.array(["a", "b"]), "73282932000074", pd.NA, pd.NaT]
    frame = pd.DataFrame(
        {"id": ["a", "", 3, None, "e", "f"], "siret": pd.Series(cells, dtype=object)}, dtype=object
    )
    rules = Catalogue(rules=[rule_of("siret-type", say.Typed("siret"))])
    report = _judged(frame, rules)

    assert [(one.where.row, one.where.record, one.value) for one in report] == [
        (1, "a", "12"),
        (2, None, "4.5"),
    ]
    assert _judged(
        frame, Catalogue(rules=[rule_of("list", say.Not(say.Matches("siret", "a.b")))])
    ).counts() == {"list": 1}
    assert _judged(frame, Catalogue(rules=[rule_of("there", say.Present("siret"))])).counts() == {"there": 2}


@pytest.mark.parametrize("digits", [1, 18, 19])
def test_so_many_digits_are_told_alike(digits: int) -> None:
    """Digits that make a number are counted as one, more of them are matched, and both find the same."""
    texts = ["0", "9", "a", "-", "1" * 18, "0" * 18, "9" * 18, "9" * 19, "0" * 19, "-" + "1" * 17, "é" * 9]
    rows = [{"id": text, "name": text} for text in texts]
    rules = Catalogue(rules=[rule_of("digits", say.Matches("name", f"[0-9]{{{digits}}}"))])
    report = _judged(table_of(arrow_of(rows), "polars"), rules)

    assert {one.value for one in report} == {
        text for text in texts if not (text.isdecimal() and len(text) == digits)
    }


def test_findings_that_are_made_late_show_themselves() -> None:
    """Typed at a prompt, the findings of a table are shown as those of rows are."""
    report = _judged(table_of(arrow_of(ROWS), "polars"))

    assert repr(report.findings) == repr(tuple(report.findings))


def test_a_file_that_is_a_folder_is_told(tmp_path: Path) -> None:
    """What the system refuses is an error of ours, at once."""
    (tmp_path / "lieux.csv").mkdir()

    with pytest.raises(SourceError, match="cannot be read"):
        scan(tmp_path / "lieux.csv")


def test_who_has_no_engine_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither polars nor DuckDB: one of them is enough, and an extra brings it."""
    _write(tmp_path / "lieux.csv")
    monkeypatch.setitem(sys.modules, "polars", None)
    monkeypatch.setitem(sys.modules, "duckdb", None)

    with pytest.raises(MissingExtra, match=r"openinno\[tables\]"):
        scan(tmp_path / "lieux.csv")


def test_duckdb_reads_the_cells_of_a_csv_file_as_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a column holds digits only, too: a code is no number."""
    (tmp_path / "lieux.csv").write_text("id;postcode\nlab;69007\n", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "polars", None)

    assert scan(tmp_path / "lieux.csv").fetchall() == [("lab", "69007")]


@pytest.mark.parametrize("kind", KINDS)
def test_half_a_point_is_in_no_box_and_outside_of_none(kind: str) -> None:
    """Where one of the two is missing nothing is said, though the other lies far away."""
    rows: list[dict[str, Any]] = [
        {"id": "a", "departement": "974", "latitude": 60.0, "longitude": None},
        {"id": "b", "departement": "974", "latitude": None, "longitude": -120.0},
        {"id": "c", "departement": "974", "latitude": 60.0, "longitude": 55.5},
    ]
    boxed = say.Inside(latitude="latitude", longitude="longitude", code="departement", boxes=BOXES)
    with without_polars(kind):
        report = _judged(table_of(arrow_of(rows), kind), Catalogue(rules=[rule_of("boxed", boxed)]))

    assert [one.where.record for one in report] == ["c"]
