"""Texts that portals accept come back as they were read; those that they refuse are refused."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import attrs
import pytest

from openinno.explore.errors import BadQuery
from openinno.explore.odsql import Clause, Query, parse

REFERENCE = Path(__file__).parents[3] / "../shared/reference"

CANONICAL: tuple[tuple[Clause, str], ...] = (
    ("where", "effectif > 10"),
    ("where", "`12` > 10"),
    ("where", '`and` = "valeur"'),
    ("where", "ouvert is true"),
    ("where", "`not` is not true"),
    ("where", "ouvert"),
    ("where", "a > 10 and b like \"paris\" or within_distance(lieu, geom'POINT(1 1)', 1km)"),
    ("where", "(a or b > 50) and c > date'1972'"),
    ("where", "not (a and b)"),
    ("where", "not a and not not b"),
    ("where", '"arbre" or not "chien"'),
    ("where", 'search(titre, "bok of secret")'),
    ("where", 'suggest(*, "film")'),
    ("where", 'suggest(a, b, "film")'),
    ("where", 'startswith("ID45")'),
    ("where", "intersects(forme, geom'POLYGON((2.3 48.8, 2.4 48.9, 2.5 48.8, 2.3 48.8))')"),
    ("where", 'disjoint(forme, geom\'{"type":"Point","coordinates":[2.3,48.8]}\')'),
    ("where", "in_bbox(lieu, 48.8, -2.2, 48.9, 2.5)"),
    ("where", "n in [1..10]"),
    ("where", "n in ]-1.5..10["),
    ("where", "d in [date'2017'..date'2018-01-31'["),
    ("where", 'ville in ("Paris", "Besançon", 3, true)'),
    ("where", '"Énergie" in themes'),
    ("where", "12.087 in valeurs"),
    ("where", "nom is null or nom is not null"),
    ("where", 'date_format(d, "dd") = "08"'),
    ("where", 'nom != "L\'\\"usine\\" \\\\ bis"'),
    ("where", "1 = 2"),
    ("where", 'length(nom) >= 3 and lower(nom) = "x"'),
    ("where", "maj > now(days=-7)"),
    ("where", "a - (b - c) / 2 < (a + b) * -3"),
    ("where", "d = date'2017-04-03T08:02:00+02:00'"),
    ("where", '`code postal` = "75001" and `été` < 1'),
    ("where", 'vector_similarity_threshold("vélos", 0.7)'),
    ("select", "*"),
    ("select", "nom, ville as v, 2 * population"),
    ("select", "sum(a * b) / count(*) as moyenne"),
    ("select", "count(distinct ifnull(nom, \"'inconnu'\")) as count"),
    ("select", "include(pop*), exclude(`12`*), exclude(nom)"),
    ("select", 'json_format(t, null), json_format(t), json_format(t, "non")'),
    ("select", "percentile(age, 0), percentile(age, 1), percentile(age, 99.9)"),
    ("select", "envelope(lieu), bbox(lieu), distance(lieu, geom'POINT(1 1)')"),
    ("select", "date_format(d, \"'Le 'dd/MM/YYYY\")"),
    ("group_by", "ville, year(d) as an"),
    ("group_by", "range(population, *, 10, 50.5, *)"),
    ("group_by", "range(population, 5), range(d, 1 month), range(d, 15 minutes)"),
    ("group_by", "range(d, *, date'2020-11-13', date'2021-01-01')"),
    ("group_by", 'geo_cluster(lieu, 10, 40), ifnull(nom, "?"), lower(ville)'),
    ("order_by", "count(*) desc, ville, `count` desc"),
    ("order_by", "random(1), distance(lieu, geom'POINT(1 1)')"),
    ("order_by", 'vector_similarity("vélos")'),
)

READ_AS: tuple[tuple[Clause, str, str], ...] = (
    ("where", "ouvert: FALSE", "ouvert = false"),
    ("where", "A>1AND b  LIKE 'x'\n", 'A > 1 and b like "x"'),
    ("where", "n in [1 TO 10]", "n in [1..10]"),
    ("where", "((a)) or ((b or c))", "a or b or c"),
    ("where", "((a + b)) + c > (1)", "a + b + c > 1"),
    ("where", "a + (b + c) > +1", "a + (b + c) > 1"),
    ("where", r"nom = 'Don\'t \"worry\"'", 'nom = "Don\'t \\"worry\\""'),
    (
        "where",
        "within_distance(`lieu`, GEOM'POINT(1 1)', 100yd)",
        "within_distance(lieu, geom'POINT(1 1)', 100yd)",
    ),
    ("where", "d > DATE'2017/04/03'", "d > date'2017/04/03'"),
    ("select", "COUNT(*) AS total", "count(*) as total"),
    ("select", "now(mondays=+1)", "now(mondays=1)"),
    ("group_by", "RANGE(date,1day)", "range(date, 1 day)"),
    ("group_by", "RANGE(date, 3 h)", "range(date, 3 hours)"),
    ("order_by", "-maj, ville ASC", "maj desc, ville"),
)

REFUSED: tuple[tuple[Clause, str, str], ...] = (
    ("select", "stddev(x)", "no function stddev(): no portal computes it"),
    ("select", "lowr(x)", "near it: lower"),
    ("select", "upper(x)", "only lower() exists"),
    ("select", "CASE WHEN a THEN b END", "There is no case and no if"),
    ("select", "nom as and", "cannot be an alias"),
    ("select", "nom as `code postal`", "cannot be an alias"),
    ("select", "include(nom) as x", "takes no alias"),
    ("select", "a as x, b as x", "declared twice"),
    ("select", "a = 1", "is a condition, where a value is expected"),
    ("select", "random(1)", "only in order_by"),
    ("select", "sum(max(a))", "does not aggregate an aggregate"),
    ("select", "count(distinct a + 1)", "takes a field, or ifnull"),
    ("select", "now(moons=1)", "now() does not know 'moons'"),
    ("select", '1 + "a"', "is nothing to compute with"),
    ("select", "percentile(a)", "is written percentile(number, 0..100)"),
    ("where", "not is not true", "Write not before the whole condition"),
    ("where", 'ville not in ("Paris")', "Write not before the whole condition"),
    ("where", 'ville not like "x"', "Write not before the whole condition"),
    ("where", "nom <> 'a'", "<> does not exist: =, !="),
    ("where", "nom == 'a'", "== does not exist"),
    ("where", "nom = 'L''Haÿ'", "Doubling a quote does not escape it"),
    ("where", 'nom = "a""b"', "Doubling a quote does not escape it"),
    ("where", 'nom = "abc', "This quote is not closed"),
    ("where", r"nom = 'a\d'", "only quotes and the backslash are escaped"),
    ("where", "nom > 'm'", "only numbers and dates have an order"),
    ("where", "nom = null", "write is null or is not null"),
    ("where", "true", "true and false are no conditions: write 1 = 1 or 1 = 2"),
    ("where", "12", "is no condition"),
    ("where", "a = (b or c)", "is a condition, where a value is expected"),
    ("where", "d in (date'2024-01-01')", "takes no dates"),
    ("where", "year(d) in (2024)", "takes a field only"),
    ("where", "year(d) in [2020..2024]", "takes a field only"),
    ("where", "n in [1..date'2024']", "a range goes from a number to a number"),
    ("where", "nom in ['a'..'b']", "a range goes from a number to a number"),
    ("where", "nom in ()", "expected: a field, a function, a text between quotes"),
    ("where", "nom like ville", "like takes a text between quotes"),
    ("where", "'a' like 'b'", '"a" like …: on the left of like, give a field, not a literal'),
    ("where", "d = date'2024-02-30'", "is no date"),
    ("where", "d = date'hier'", "is no date"),
    ("where", "sum(a) > 3", "there is no HAVING"),
    ("where", "sum(a) like 'x'", "there is no HAVING"),
    ("where", "distance(lieu, geom'POINT(1 1)') < 3", "use within_distance()"),
    ("where", "within_distance(lieu, geom'POINT(1 1)', 10 km)", "touches its number: 10km"),
    ("where", "within_distance(lieu, geom'POINT(1 1)', 10leagues)", "unknown unit of distance: 'leagues'"),
    ("where", "within_distance(lieu, geom'POINT(48.85 120)', 1km)", "off the globe"),
    ("where", "year = 2024", "for a field, write `year`"),
    ("where", "1e3 = n", "a number has no exponent"),
    ("where", "a and", "the text stops too early"),
    ("where", "", "the text is empty"),
    ("where", "a; drop", "one clause at a time"),
    ("where", "a = 1 order by b", "one clause at a time"),
    ("where", "where a = 1", "Give one clause at a time, without its name"),
    ("select", "select nom", "Give one clause at a time, without its name"),
    ("where", "SELECT * FROM lieux", "this is a whole SQL statement: ODSQL has clauses only"),
    ("select", " select nom\nfrom lieux where a = 1", "this is a whole SQL statement"),
    ("where", "a = 1 # note", "expected: 'and', 'or', '+', '-', '*' or '/', the end. ODSQL has no comments"),
    ("where", "a = 1 && b", "expected: 'and', 'or', '+', '-', '*' or '/', the end. Write and, or, not"),
    ("where", "(a = 1", "expected: 'and', 'or', '+', '-', '*' or '/', ')'"),
    ("where", "a in", "expected: '[' or ']', '(', a name"),
    ("where", "a in [1 2]", "expected: 'to', '+', '-', '*' or '/', '..'"),
    ("where", "(", "a geometry (geom'…'), 'not', 'true', 'false', 'null', '('"),
    ("where", "now(days=)", "')' does not belong here; expected: a number"),
    ("select", "a as", "expected: a name"),
    ("select", "a,", "'null', '(', '*'"),
    ("select", "a as b c", "expected: a comma, the end"),
    ("select", "nom ville", "expected: 'as', '+', '-', '*' or '/', '(', a comma, the end"),
    ("order_by", "nom ville", "expected: 'asc', 'desc', '+', '-', '*' or '/', '(', a comma, the end"),
    ("group_by", "range(n, 1 day 2)", "expected: ')', a comma"),
    ("where", "a = 'it's'", "put a backslash before it"),
    ("where", "a && b", "Write and, or, not"),
    ("where", "a between 1 and 2", "Write in [1..2]"),
    ("where", "a is 3", "expected: 'not', 'true', 'false', 'null'"),
    ("where", "search(a, 3)", "is written search("),
    ("where", "`a\\b` = 1", "cannot name a field"),
    ("where", "`` = 1", "expected the name of a field"),
    ("where", "vector_similarity_threshold('x', 2)", "from 0 to 1, not 2"),
    ("group_by", "length(nom)", "has no place in group_by"),
    ("group_by", "a + b", "takes fields, functions, range() and geo_cluster() only"),
    ("group_by", "ifnull(lower(a), 'x')", "takes fields and literals only"),
    ("group_by", "range(n, 10, date'2020')", "all numbers, or all dates"),
    ("group_by", "range(n, 0)", "the width of range() is positive"),
    ("group_by", "range(d, date'2020')", "takes a width such as 1 day"),
    ("group_by", "range(d, 2 months)", "has a single month"),
    ("group_by", "range(d, 1 Day)", "unknown unit of time: 'Day'"),
    ("group_by", "range(n, 1, *, 2)", "is written range("),
    ("group_by", "geo_cluster(lieu, 26)", "from 0 to 25, not 26"),
    ("group_by", "geo_cluster(lieu, 3, 0)", "radius of geo_cluster() is positive"),
    ("order_by", "envelope(lieu)", "only in select"),
    ("order_by", "bbox(lieu)", "only in select"),
    ("select", "null", "select does not take null alone"),
    ("order_by", "3", "does not sort by a constant"),
    ("order_by", "nom ascending", "expected: "),
)


def written(read: Any) -> str:
    """Print a condition, or the items of a clause."""
    return ", ".join(map(str, read)) if isinstance(read, tuple) else str(read)


@pytest.mark.parametrize(("clause", "text"), CANONICAL)
def test_a_canonical_text_comes_back_unchanged(clause: Clause, text: str) -> None:
    """What is printed in the canonical form is read, and printed, as it was."""
    assert written(parse(text, clause=clause)) == text


@pytest.mark.parametrize(("clause", "text", "canonical"), READ_AS)
def test_every_form_is_read_as_the_canonical_one(clause: Clause, text: str, canonical: str) -> None:
    """Older and looser forms give the value that the canonical text gives."""
    read = parse(text, clause=clause)

    assert written(read) == canonical
    assert read == parse(canonical, clause=clause)


def test_different_texts_are_different_values() -> None:
    """No two canonical texts give equal values, and equal ones hash alike."""
    values = [(clause, parse(text, clause=clause)) for clause, text in CANONICAL]

    assert len(set(values)) == len(CANONICAL)


@pytest.mark.parametrize(("clause", "text", "reason"), REFUSED)
def test_what_portals_refuse_is_refused_with_a_reason(clause: Clause, text: str, reason: str) -> None:
    """The reason is told in both languages."""
    with pytest.raises(BadQuery) as caught:
        parse(text, clause=clause)

    assert reason in caught.value.message("en")
    assert all(fault.en and fault.fr for fault in caught.value.faults)


@pytest.mark.parametrize(
    ("text", "usage"), [("random()", "random(seed)"), ("vector_similarity()", 'vector_similarity("text")')]
)
def test_a_call_without_arguments_is_told_how_it_is_written(text: str, usage: str) -> None:
    """The writing comes last, as it is to be typed."""
    with pytest.raises(BadQuery, match=rf" this function is written {re.escape(usage)}$"):
        parse(text, clause="order_by")


def test_a_syntax_error_tells_its_place_in_both_languages() -> None:
    """Line and column are those of the text, and what was expected is in the words of who writes queries."""
    with pytest.raises(BadQuery) as caught:
        parse('nom = "a"\nand ville % 3')

    assert (
        "where, line 2, column 11: '%' does not belong here; expected: a comparison" in caught.value.message()
    )
    assert "where, ligne 2, colonne 11 : '%' inattendu ici ; attendu : une comp" in caught.value.message("fr")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("'x' is null", "on the left of is null, give a field, not a literal"),
        ("1 is true", "on the left of is true, give a field, not a literal"),
        ("'x' in (1)", "on the left of in, give a field, not a literal"),
        ("sum(a) is null", "sum(a) is an aggregate, and where chooses rows"),
        ("sum(a) is true", "sum(a) is an aggregate, and where chooses rows"),
        ("sum(a) in (1)", "sum(a) is an aggregate, and where chooses rows"),
        ("sum(a) like 'x'", "sum(a) is an aggregate, and where chooses rows"),
        ("sum(a) in [1..2]", "sum(a) is an aggregate, and where chooses rows"),
    ],
)
def test_each_condition_is_one_on_rows_and_fields(text: str, reason: str) -> None:
    """A literal tells nothing of a row, and an aggregate is none of its values."""
    with pytest.raises(BadQuery) as caught:
        parse(text)

    assert reason in caught.value.message()


@pytest.mark.parametrize("sign", ["X", "n", "0", "é"])
def test_only_quotes_and_backslashes_are_escaped(sign: str) -> None:
    """A backslash before anything else is told, since portals would not agree on what it means."""
    with pytest.raises(BadQuery, match="only quotes and the backslash are escaped"):
        parse(f'a = "\\{sign}"')


@pytest.mark.parametrize("text", ["lower((a = 1)) = 'x'", "length(startswith('x')) = 1"])
def test_a_condition_that_is_read_is_no_argument(text: str) -> None:
    """Where a value is expected, a condition is told to be one, and not only that the call is odd."""
    with pytest.raises(BadQuery, match="is a condition, where a value is expected"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "place"), [("\n a = )", (2, 6)), ("\n)", (2, 1)), (")", (1, 1)), ("a\n\n)", (3, 1))]
)
def test_lines_and_columns_count_from_one(text: str, place: tuple[int, int]) -> None:
    """A first line that is empty is a line, and the sign behind an end of line has the column one."""
    with pytest.raises(BadQuery, match=f"line {place[0]}, column {place[1]}: '\\)'"):
        parse(text)


@pytest.mark.parametrize("depth", [101, 100_000])
@pytest.mark.parametrize("opening", ["(", "not (", "a = 1 and (", "lower("])
def test_deep_nesting_is_refused(opening: str, depth: int) -> None:
    """However deep parentheses go, reading ends with a reason, not with an exhausted stack."""
    with pytest.raises(BadQuery, match="nest"):
        parse(opening * depth + "a" + ")" * depth)


@pytest.mark.parametrize("text", ["not " * 5000 + "a", "a" + " + a" * 5000 + " > 1"], ids=["not", "+"])
def test_deep_nesting_without_parentheses_is_refused(text: str) -> None:
    """What nests without parentheses is bounded too."""
    with pytest.raises(BadQuery, match="levels of nesting"):
        parse(text)


def test_long_conditions_are_not_deep() -> None:
    """A thousand conditions joined by or are one level."""
    text = " or ".join(f"a = {n}" for n in range(1000))

    assert str(parse(text)) == text


@pytest.mark.parametrize(
    "text", ['nom = "' + "(" * 200 + '"', "`" + "(" * 200 + "` = 1"], ids=["text", "name"]
)
def test_parentheses_inside_quotes_are_not_nesting(text: str) -> None:
    """Those of a text or of a name open nothing."""
    assert str(parse(text)) == text


def test_an_unknown_clause_is_a_wrong_call() -> None:
    """The clauses that can be read are told."""
    with pytest.raises(ValueError, match="possible: where, select, group_by, order_by"):
        parse("a", clause="having")  # type: ignore[call-overload]  # what is tested


@attrs.frozen(kw_only=True)
class GivenField:
    """A field as the reference gives it: a name and a type."""

    name: str
    type: str
    is_facet: bool = False
    is_multivalued: bool = False


def _reference(name: str) -> list[Any]:
    path = REFERENCE / name
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else []


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference is not beside the project")
def test_every_example_of_the_reference_comes_back_equal() -> None:
    """Each example parses, and what it prints parses to an equal value; different ones are unequal."""
    seen = {}
    for example in _reference("odsql-examples.json"):
        # The documentation writes so for any geometry.
        text = example["odsql"].replace("<geometry>", "POINT(2 48)")
        read = parse(text, clause=example["clause"])
        assert parse(written(read), clause=example["clause"]) == read
        seen[(example["clause"], read)] = example["odsql"]

    assert len(seen) == len(_reference("odsql-examples.json"))


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference is not beside the project")
@pytest.mark.parametrize("case", _reference("odsql-refused.json"), ids=lambda case: case["odsql"])
def test_everything_the_reference_refuses_is_refused(case: dict[str, Any]) -> None:
    """Refused when read, or when checked against the fields that the reference gives."""
    fields = [GivenField(name=name, type=kind) for name, kind in case.get("given_fields", {}).items()]

    with pytest.raises(BadQuery) as caught:
        _read_and_check(case["clause"], case["odsql"], fields)

    assert caught.value.faults


def _read_and_check(clause: Clause, text: str, fields: list[GivenField]) -> None:
    read: Any = parse(text, clause=clause)
    query = Query(conditions=(read,)) if clause == "where" else Query(selection=read)
    if fields:
        query.check(fields)
