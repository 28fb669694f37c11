"""A rule whose own function fails: told with the rule and the row in every way of judging."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import attrs
import pytest
from libraries import library
from rules_for_tests import rule
from tables_of_rows import KINDS, arrow_of, table_of, without_polars

import openinno as oi
from openinno.cells import Cell
from openinno.testing import rules_broken
from openinno.validation import AllOf, Check, Matches, Not, OneOf
from openinno.validation.failures import CHECK, failed
from openinno.validators import column

ROWS: list[dict[str, Any]] = [
    {"id": "a", "name": "Le Lab", "commune": "Lyon"},
    {"id": "b", "name": None, "commune": "Lyon"},
    {"id": "c", "name": "0", "commune": "Brest"},
]


def _number(name: str) -> bool:
    """Fail at a name that is nought."""
    return bool(1 / len(name.replace("0", "")))


def _pair(name: str, commune: str) -> bool:
    return _number(name)


def _no_mend(cells: Mapping[str, Cell]) -> oi.Repair | None:
    raise KeyError("nom")


FAILS = rule("name-fails", holds=Check("number", "name", _number))
OF_TWO = rule("pair-fails", holds=Check("pair", ["name", "commune"], _pair))
MENDS = attrs.evolve(rule("name-mends", holds=Not(OneOf("name", ["0"]))), mend=_no_mend)


def _file(folder: Path, end: str) -> Path:
    path = folder / f"lieux.{end}"
    if end == "csv":
        with path.open("w", newline="", encoding="utf-8") as lines:
            writer = csv.DictWriter(lines, ["id", "name", "commune"])
            writer.writeheader()
            writer.writerows(ROWS)
    else:
        import pyarrow.parquet

        pyarrow.parquet.write_table(arrow_of(ROWS), path)
    return path


def _table(kind: str, folder: Path) -> Any:
    if kind.startswith("pandas"):
        library("pandas")
    return table_of(arrow_of(ROWS), kind)


def _error(data: Any, *rules: oi.Rule) -> oi.RuleError:
    """Return the error of a check whose report is read to its end."""
    with pytest.raises(oi.RuleError) as caught:
        list(oi.check(data, rules=oi.Catalogue(rules=rules), grade="draft"))
    return caught.value


WAYS: dict[str, Callable[[Path], Any]] = {
    "rows": lambda folder: ROWS,
    "csv": lambda folder: _file(folder, "csv"),
    "parquet": lambda folder: _file(folder, "parquet"),
    "scanned": lambda folder: oi.validation.scan(_file(folder, "parquet")),
    **{kind: partial(_table, kind) for kind in KINDS},
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("broken", "cause", "function"),
    [
        (FAILS, ZeroDivisionError, "its check"),
        (OF_TWO, ZeroDivisionError, "its check"),
        (MENDS, KeyError, "its mend"),
    ],
    ids=["check", "check of two", "mend"],
)
def test_a_rule_that_fails_is_told_with_its_row_in_every_way(
    tmp_path: Path, way: str, broken: oi.Rule, cause: type[Exception], function: str
) -> None:
    """The error names the rule, the row and what was read, and is raised from what the function raised."""
    with without_polars(way):
        error = _error(WAYS[way](tmp_path), broken)

    assert error.given == broken.code
    assert isinstance(error.__cause__, cause)
    assert error.where is not None
    assert "c" in {error.where.record, "c" if way in {"csv", "parquet"} else None}
    assert error.where.row == {"csv": 4, "parquet": 3}.get(way, 3) or way in {"duckdb", "scanned"}
    assert f"“{broken.code}”" in str(error)
    assert function in str(error)
    assert "name “0”" in str(error)
    assert f"« {broken.code} »" in error.message("fr")
    assert f'.without("{broken.code}")' in error.message("fr")


@pytest.mark.parametrize("way", WAYS)
def test_a_function_that_is_not_asked_does_not_fail(tmp_path: Path, way: str) -> None:
    """A rule before it, or another part of its condition, keeps from a function what it cannot take."""
    letters = Matches("name", "[A-Za-z ]+")
    shape = rule("name-shape", holds=letters)
    behind = rule("name-behind", "name-shape", holds=Check("number", "name", _number))
    part = rule("name-part", holds=AllOf(letters, Check("number", "name", _number)))
    with without_polars(way):
        report = oi.check(WAYS[way](tmp_path), rules=oi.Catalogue(rules=[shape, behind, part]), grade="draft")

    counts = {code: count for code, count in report.counts().items() if code.startswith("name-")}
    assert counts == {"name-shape": 1, "name-part": 1}
    assert all(one.state is not oi.validation.State.NOT_CHECKED for one in report.outcomes)


@pytest.mark.parametrize(
    ("cells", "where", "fr", "en"),
    [
        (
            {"name": "0"},
            oi.Position(row=2),
            " (ligne 2) : S lu name « 0 ». Corrigez",
            " at row 2: S name “0”. M",
        ),
        ({"name": ""}, oi.Position(), " : S lu name (vide). Corrigez", ": S name (blank). Mend"),
        ({"name": None}, oi.Position(), " : S lu name (vide). Corrigez", ": S name (blank). Mend"),
    ],
)
def test_the_error_says_where_and_what_was_read(
    cells: dict[str, Any], where: oi.Position, fr: str, en: str
) -> None:
    """In both languages; a blank cell is told as blank, and an unknown place not at all."""
    error = failed(FAILS, CHECK, KeyError("k"), cells=cells, where=where)

    said = fr.replace("S", "son contrôle a levé KeyError('k') après avoir")
    assert error.message("fr").startswith(f"la règle « name-fails » a échoué{said}")
    said = en.replace("S", "its check raised KeyError('k'), having read")
    assert error.message("en").startswith(f"the rule “name-fails” failed{said}")


@pytest.mark.parametrize("way", ["polars", "duckdb"])
def test_a_function_that_is_not_asked_hides_no_rule_at_which_an_engine_fails(way: str) -> None:
    """Both in one catalogue: the one is judged, the other is told as not checked."""
    shape = rule("name-shape", holds=Matches("name", "[A-Za-z ]+"))
    behind = rule("name-behind", "name-shape", holds=Check("number", "name", _number))
    # Python has possessive counts, engines of tables do not, or not alike.
    odd = rule(
        "name-odd", "name-shape", holds=Matches("name", "(?:a{1,1000}){1,1000}b++(?:c{1,1000}){1,1000}")
    )
    catalogue = oi.Catalogue(rules=[shape, behind, odd])
    report = oi.check(table_of(arrow_of(ROWS), way), rules=catalogue, grade="draft")

    assert [one.rule.code for one in report.outcomes if one.why is not None] == ["name-odd"]
    assert report.counts() == {"name-shape": 1}


@pytest.mark.parametrize("way", ["polars", "duckdb", "pyarrow-alone"])
@pytest.mark.parametrize(("noughts", "checked"), [(2, True), (3, False)])
def test_rows_at_whose_values_a_function_fails_are_judged_up_to_a_bound(
    tmp_path: Path, way: str, noughts: int, checked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond it the rule is not checked and says why; rows at which it does not fail count for nothing."""
    for module in ("failing", "stages"):
        monkeypatch.setattr(f"openinno.validation.columnar.{module}.MOST_ROWS", 2)
    rows = [{"id": f"a{number}", "name": "0" * number} for number in range(1, noughts + 1)]
    rows += [{"id": f"b{number}", "name": "Lab"} for number in range(3)]
    shape = rule("name-shape", holds=Matches("name", "[A-Za-z ]+"))
    behind = rule("name-behind", "name-shape", holds=Check("number", "name", _number))
    with without_polars(way):
        report = oi.check(
            table_of(arrow_of(rows), way), rules=oi.Catalogue(rules=[shape, behind]), grade="draft"
        )

    assert report.counts() == {"name-shape": noughts}
    why = report.outcomes[1].why
    assert (why is None) is checked
    assert why is None or why.text("fr").startswith("sa fonction échoue aux valeurs de plus de 2 lignes")


def _short(name: str) -> bool:
    """Fail at a name that is nought, and be False of the others."""
    return 1 / len(name.replace("0", "")) < 0


@pytest.mark.parametrize("way", ["rows", "polars", "duckdb"])
def test_a_value_at_which_a_function_would_fail_hides_no_wrong_one(way: str) -> None:
    """All other values are looked at, whichever comes first."""
    rows = [{"id": str(number), "name": "0" if number % 10 == 0 else "a" * number} for number in range(60)]
    shape = rule("name-shape", holds=Matches("name", "[a-z]+"))
    behind = rule("name-short", "name-shape", holds=Check("short", "name", _short))
    data = rows if way == "rows" else table_of(arrow_of(rows), way)
    report = oi.check(data, rules=oi.Catalogue(rules=[shape, behind]), grade="draft")

    assert report.counts() == {"name-short": 54, "name-shape": 6}


class _Odd:
    """What is neither True nor False, as other libraries have it."""

    def __bool__(self) -> bool:
        return False


def _odd(name: str) -> Any:
    return _Odd() if name == "0" else True


@pytest.mark.parametrize("way", ["rows", "csv", "polars", "duckdb"])
def test_a_check_that_tells_something_else_fails(tmp_path: Path, way: str) -> None:
    """A check tells True, False or None: anything else would pass for True in silence."""
    odd = rule("name-odd", holds=Check("odd", "name", _odd))
    error = _error(WAYS[way](tmp_path), odd)

    assert "not True, False or None" in str(error)


def test_a_mend_that_returns_something_else_fails() -> None:
    """A mend returns a repair or None; a text is none."""
    mend: Any = lambda cells: "x"  # noqa: E731
    error = _error(ROWS, attrs.evolve(MENDS, mend=mend))

    assert "not a Repair or None" in str(error)


class _Unwritten(Exception):
    def __repr__(self) -> str:
        raise RuntimeError("no text")


def _unwritten(name: str) -> bool:
    raise _Unwritten


UNWRITTEN = rule("name-unwritten", holds=Check("unwritten", "name", _unwritten))


@pytest.mark.parametrize("way", WAYS)
def test_an_error_that_cannot_be_written_is_told_by_its_type(tmp_path: Path, way: str) -> None:
    """It is still the rule that failed, and neither the engine of the table nor openinno."""
    with without_polars(way):
        error = _error(
            WAYS[way](tmp_path), rule("name-unwritten", holds=Check("unwritten", "name", _unwritten))
        )

    assert "“name-unwritten” failed" in str(error)
    assert "its check raised _Unwritten, having read" in str(error)


def test_one_record_and_a_census_are_told_by_their_identifier() -> None:
    """A structure has no row: its identifier says which it is."""
    tuba = oi.embedded_census()["tuba"]
    broken = rule("name-fails", holds=Check("fails", "name", lambda name: 1 // (name != tuba.name) > 0))

    for data in (tuba, [tuba], oi.embedded_census()):
        error = _error(data, broken)
        assert error.where is not None
        assert error.where.record == "tuba"


def test_the_ways_of_tests_and_of_classes_name_the_rule_too() -> None:
    """The functions for tests and the validators of attrs say which rule it was."""
    with pytest.raises(oi.RuleError, match="name-fails"):
        rules_broken(ROWS[2], rules=oi.Catalogue(rules=[FAILS]))

    @attrs.define
    class Place:
        title: str = attrs.field(validator=column("name", rules=oi.Catalogue(rules=[FAILS])))

    with pytest.raises(oi.RuleError, match=r"name-fails.*title"):
        Place("0")
