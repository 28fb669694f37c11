"""The rules as JSON Schema, as far as it can say them: never more strictly than a check.

A condition is True, False or None of a row. A schema stands for "not False", which is all that a rule asks;
where conditions are made of others, also for "True".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...findings import Severity
from ...validation.catalogues import Catalogue
from ...validation.conditions import (
    AllOf,
    AnyOf,
    Between,
    Condition,
    Implies,
    Matches,
    Not,
    OneOf,
    Present,
    Typed,
)
from ...validation.grades import Grade
from ...validation.rules import Rule
from .layouts import Layout
from .patterns import whole
from .records import Schema

__all__ = ["bounds_of", "errors_of", "rule_schemas"]


def errors_of(rules: Catalogue, grade: Grade) -> Iterator[tuple[Rule, Sequence[Rule]]]:
    """Yield the rules whose breaking is an error at a grade, each with those that may leave it unjudged.

    A rule that is broken keeps those after it from being judged. Where that is an error too, the row is
    refused all the same; the others have to be looked at.
    """
    asked = rules.of(grade)
    for rule in asked:
        if rule.severity[grade] is Severity.ERROR:
            before = asked.before(rule.code)
            yield rule, [one for one in before if one.severity[grade] is not Severity.ERROR]


def rule_schemas(rules: Catalogue, grade: Grade, layout: Layout, lang: str) -> Iterator[Schema]:
    """Yield a schema for each rule whose breaking is an error at a grade, where a schema can say it.

    Args:
        rules: The rules.
        grade: The grade.
        layout: Where the cells stand in a document.
        lang: Language of the titles.
    """
    for rule, before in errors_of(rules, grade):
        schema = _not_false(rule.holds, layout)
        broken = [_negated(_not_false(one.holds, layout, exact=True)) for one in before]
        said = schema if schema is None else _any([schema, *broken])
        if said:
            yield {"$comment": rule.code, "title": rule.title.text(lang), **said}


def bounds_of(condition: Between) -> Schema:
    """Return the bounds of a number, as JSON Schema and Table Schema write them."""
    bounds = {"minimum": condition.least, "maximum": condition.most}
    return {name: bound for name, bound in bounds.items() if bound is not None}


def _not_false(condition: Condition, layout: Layout, *, exact: bool = False) -> Schema | None:
    """Return the schema of the documents of which a condition is not False; None where it cannot be said.

    Args:
        condition: The condition.
        layout: Where the cells stand.
        exact: Whether it must be said whole; otherwise parts that cannot be said are left out.
    """
    match condition:
        case Present(column):
            return layout.filled(column)
        case Typed(column):
            return layout.typed(column)
        case OneOf(column, words):
            return layout.words(column, words)
        case Matches(column, pattern):
            return layout.fits(column, pattern)
        case Between(column):
            return layout.within(column, bounds_of(condition))
        case AllOf(conditions):
            parts = [_not_false(one, layout, exact=exact) for one in conditions]
            return None if exact and None in parts else _all(parts)
        case AnyOf(conditions):
            return _any([_not_false(one, layout, exact=exact) for one in conditions])
        case Not(OneOf(column, words)) if at := layout.alone(column, {"not": {"enum": sorted(words)}}):
            return at
        case Not(Matches(column, pattern)) if at := layout.alone(column, _no_text_of(pattern)):
            return at
        case Not(one):
            return _negated(_true(one, layout))
        case Implies(one, then):
            where, asked = _true(one, layout), _not_false(then, layout, exact=exact)
            return None if where is None or asked is None else asked and {"if": where, "then": asked}
        case _:
            return None


def _true(condition: Condition, layout: Layout) -> Schema | None:
    """Return the schema of the documents of which a condition is True; None where it cannot be said."""
    match condition:
        case AllOf(conditions):
            parts = [_true(one, layout) for one in conditions]
            return None if None in parts else _all(parts)
        case AnyOf(conditions):
            return _any([_true(one, layout) for one in conditions])
        case Not(one):
            return _negated(_not_false(one, layout, exact=True))
        case Implies(one, then):
            return _true(AnyOf(Not(one), then), layout)
        case Present(column):
            return layout.filled(column)
        case Typed(column) | OneOf(column) | Matches(column) | Between(column):
            held = _not_false(condition, layout, exact=True)
            parts = [layout.filled(column), layout.typed(column), held]
            return None if None in parts else _all(parts)
        case _:
            return None


def _no_text_of(pattern: str) -> Schema:
    """Return the schema of what is blank or fits no pattern."""
    return {"not": {"type": "string", "minLength": 1, "pattern": whole(pattern)}}


def _all(schemas: Iterable[Schema | None]) -> Schema | None:
    """Return the schema of what every schema takes, those that cannot be said left out."""
    said = [one for one in schemas if one is not None]
    asking = [one for one in said if one]
    if len(asking) > 1:
        return {"allOf": asking}
    return asking[0] if asking else {} if said else None


def _any(schemas: Sequence[Schema | None]) -> Schema | None:
    """Return the schema of what some schema takes."""
    said = [one for one in schemas if one is not None]
    if len(said) < len(schemas):
        return None
    return {} if {} in said else said[0] if len(said) == 1 else {"anyOf": said}


def _negated(schema: Schema | None) -> Schema | None:
    return None if schema is None else {"not": schema}
