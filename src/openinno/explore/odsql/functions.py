"""The functions of ODSQL that look at one row, by their names.

What they compute on is a field's name or an expression: ``year("date_maj")``, ``length(lower("nom"))``.
"""

from __future__ import annotations

from typing import Any

from ...labels import Label
from ..errors import BadQuery
from .arguments import NamedArgument, Pattern
from .building import Builder, Value
from .comparisons import Predicate
from .conditions import FullText
from .expressions import Call
from .fields import Field
from .geometries import Geometry
from .literals import Null, Number, Text
from .nodes import Expression, Node
from .operators import named, operand

__all__ = [
    "Subject",
    "called",
    "date_format",
    "day",
    "distance",
    "exclude",
    "expression_of",
    "hour",
    "ifnull",
    "include",
    "json_format",
    "length",
    "lower",
    "minute",
    "month",
    "now",
    "random",
    "search",
    "second",
    "startswith",
    "suggest",
    "text",
    "vector_similarity",
    "vector_similarity_threshold",
    "year",
]

Subject = Builder | Expression | str
"""What a function computes on: an expression, or the name of a field."""


def expression_of(subject: Subject) -> Expression:
    """Return the expression of a subject, a text naming a field."""
    if subject is None:
        raise BadQuery.of(
            Label(
                "le nom d'un champ ou une expression est attendu, et non None",
                "expected the name of a field or an expression, got None",
            )
        )
    return Field(subject) if isinstance(subject, str) else operand(subject)


def called(name: str, *arguments: Node) -> Builder:
    """Return the call of a function, ready to be compared, computed with, sorted by."""
    return Builder(Call(name, arguments))


def length(subject: Subject) -> Builder:
    """Return the number of letters of ``subject``, a text."""
    return called("length", expression_of(subject))


def lower(subject: Subject) -> Builder:
    """Return ``subject``, a text, in lower case."""
    return called("lower", expression_of(subject))


def year(subject: Subject) -> Builder:
    """Return the year of ``subject``, a date, as a number."""
    return called("year", expression_of(subject))


def month(subject: Subject) -> Builder:
    """Return the month of ``subject``, a date, from 1 to 12."""
    return called("month", expression_of(subject))


def day(subject: Subject) -> Builder:
    """Return the day of the month of ``subject``, a date."""
    return called("day", expression_of(subject))


def hour(subject: Subject) -> Builder:
    """Return the hour of ``subject``, a date and time, in the query's time zone."""
    return called("hour", expression_of(subject))


def minute(subject: Subject) -> Builder:
    """Return the minute of ``subject``, a date and time."""
    return called("minute", expression_of(subject))


def second(subject: Subject) -> Builder:
    """Return the second of ``subject``, a date and time."""
    return called("second", expression_of(subject))


def date_format(subject: Subject, pattern: str) -> Builder:
    """Return a date as a text; names of days and months are in the query's language.

    Args:
        subject: A date.
        pattern: Letters such as ``dd/MM/yyyy``; free text goes between apostrophes.

    Examples:
        >>> print(date_format("maj", "EEEE d MMMM yyyy 'à' HH:mm"))
        date_format(maj, "EEEE d MMMM yyyy 'à' HH:mm")
    """
    return called("date_format", expression_of(subject), Text(pattern))


def ifnull(subject: Subject, fallback: Value) -> Builder:
    """Return ``subject``, or ``fallback`` where it has no value.

    Examples:
        >>> print(ifnull("effectif", 0))
        ifnull(effectif, 0)
    """
    return called("ifnull", expression_of(subject), operand(fallback))


def json_format(subject: Subject, fallback: str | Null | None = None) -> Builder:
    """Return a text as the JSON it holds, or a fall-back where it holds none.

    Args:
        subject: A text.
        fallback: A text, or ``Null()``; without one, what holds no JSON stays a text.
    """
    rest = () if fallback is None else (Text(fallback) if isinstance(fallback, str) else fallback,)
    return called("json_format", expression_of(subject), *rest)


def distance(
    subject: Subject,
    *,
    latitude: float | None = None,
    longitude: float | None = None,
    geometry: Geometry | None = None,
) -> Builder:
    """Return the metres from ``subject`` to a ``latitude`` and ``longitude`` in degrees, or a ``geometry``.

    Examples:
        >>> print(distance("lieu", latitude=48.85, longitude=2.35).asc())
        distance(lieu, geom'POINT(2.35 48.85)')
    """
    if geometry is None and latitude is not None and longitude is not None:
        geometry = Geometry.point(latitude=latitude, longitude=longitude)
    elif geometry is None or latitude is not None or longitude is not None:
        raise BadQuery.of(
            Label("donnez latitude et longitude, ou geometry", "give latitude and longitude, or geometry")
        )
    return called("distance", expression_of(subject), geometry)


def now(**changes: int) -> Builder:
    """Return the present with ``changes``: a unit sets it, its plural shifts it.

    Examples:
        >>> print(now(hour=0, days=-7))
        now(hour=0, days=-7)
    """
    return called("now", *(NamedArgument(name, Number(value)) for name, value in changes.items()))


def random(seed: int) -> Builder:
    """Return an order by chance, the same for the same ``seed``."""
    return called("random", Number(seed))


def vector_similarity(words: str) -> Builder:
    """Return how near a dataset is to what ``words`` mean; in the catalogue only."""
    return called("vector_similarity", Text(words))


def vector_similarity_threshold(words: str, least: float | None = None) -> Predicate:
    """Hold when a dataset is as near as ``least`` to what ``words`` mean; in the catalogue only."""
    rest = () if least is None else (Number(least),)
    return Predicate("vector_similarity_threshold", (Text(words), *rest))


def include(pattern: str) -> Builder:
    """Select the field of ``pattern``, or with a final ``*`` every field whose name begins so.

    Examples:
        >>> print(include("pop*"), exclude("nom"))
        include(pop*) exclude(nom)
    """
    return called("include", _pattern(pattern))


def exclude(pattern: str) -> Builder:
    """Select every field but that of ``pattern``, or with a final ``*`` but those whose name begins so."""
    return called("exclude", _pattern(pattern))


def _pattern(text: Any) -> Field | Pattern:
    # What is no text is passed on, for the field to refuse.
    return Pattern(Field(text[:-1])) if isinstance(text, str) and text.endswith("*") else Field(text)


def search(words: str, *fields: Builder | Field | str) -> Predicate:
    """Hold when ``words``, or words close to them, stand in some ``fields``; without any, in all.

    The words go first and the fields after them, however many: ODSQL writes them the other way round.

    Examples:
        >>> print(search("bok of secret", "title", "summary"))
        search(title, summary, "bok of secret")
    """
    return _predicate("search", words, fields)


def suggest(words: str, *fields: Builder | Field | str) -> Predicate:
    """Hold when words that begin as ``words`` do stand in some ``fields``; without any, in all."""
    return _predicate("suggest", words, fields)


def startswith(prefix: str, *fields: Builder | Field | str) -> Predicate:
    """Hold when the whole value begins with ``prefix``, case included, in some ``fields`` or in any."""
    return _predicate("startswith", prefix, fields)


def _predicate(name: str, words: str, fields: tuple[Builder | Field | str, ...]) -> Predicate:
    return Predicate(name, (*map(named, fields), Text(words)))


def text(words: str) -> FullText:
    """Hold when all the ``words`` stand somewhere in the row.

    Examples:
        >>> print(text("fablab") & ~text("fermé"))
        "fablab" and not "fermé"
    """
    return FullText(Text(words))
