"""Validators for other people's attrs classes, which refuse what the rules of a census refuse.

Each takes ``(instance, attribute, value)``, so that it stands alone or inside ``attrs.validators.optional``,
``and_``, ``or_`` and ``deep_iterable``. What it raises is a ValueError, in French by ``error.message("fr")``.

Examples:
    >>> from attrs import define, field
    >>> from attrs.validators import optional
    >>> from openinno import Theme
    >>> from openinno.validators import each_of, siret, term_of
    >>> @define
    ... class Lab:
    ...     siret: str | None = field(default=None, validator=optional(siret))
    ...     themes: list[Theme] = field(factory=list, validator=each_of(term_of(Theme)))
    >>> Lab("73282932000074", [Theme.ENERGY]).siret
    '73282932000074'
    >>> Lab("7328293200007")
    Traceback (most recent call last):
    ...
    openinno.errors.RecordError: siret: “7328293200007” is not fourteen digits (...)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, Final, TypeAlias

import attrs

from .dates import is_partial_date
from .errors import RecordError, RuleError, VocabularyError
from .findings import Finding, Position, Severity, expected, shortened
from .flat import FLAT_COLUMNS
from .geography import territory
from .labels import Label
from .points import Point, is_longitude
from .validation.catalogue import CATALOGUE
from .validation.catalogues import Catalogue
from .validation.conditions import Present, Unique, parts_of
from .validation.grades import Grade, grade_of
from .validation.rowwise import RowJudge
from .validation.rules import Rule
from .validation.telling import finding_of
from .vocabulary import Term

__all__ = [
    "Validator",
    "column",
    "each_of",
    "email",
    "in_france",
    "insee_code",
    "partial_date",
    "phone",
    "postcode",
    "siren",
    "siret",
    "term_of",
    "url",
]

Validator: TypeAlias = Callable[[Any, "attrs.Attribute[Any]", Any], None]
"""What attrs calls with an instance, the attribute and its value."""


def column(name: str, *, grade: Grade | str = Grade.RESEARCH, rules: Catalogue = CATALOGUE) -> Validator:
    """Return the validator of a text that may stand in a column of the flat row.

    It refuses what the rules call wrong or doubtful at a grade, as far as they look at that column alone.

    Args:
        name: The column: ``region``, ``website``…
        grade: What the value is to be good enough for: ``draft``, ``publishable`` or ``research``.
        rules: The rules.

    Raises:
        RuleError: No rule says of the column alone what is wrong.
        ValueError: There is no such grade.

    Examples:
        >>> column("postcode")
        <validator postcode>
    """
    made = _Column(name=name, grade=grade_of(grade), rules=rules)
    made.judge  # noqa: B018 - told here rather than when the first value comes
    return made


@attrs.frozen(kw_only=True, repr=False, eq=False)
class _Column:
    """Refuses a text that breaks the rules that look at a column alone."""

    name: str
    grade: Grade = Grade.RESEARCH
    rules: Catalogue = CATALOGUE

    def __call__(self, instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        if not isinstance(value, str) or not value:
            raise _refused(attribute, expected(*_called(self.name), value))
        row = {self.name: value}
        where = Position(path=attribute.name)
        broken = self.judge.broken(row, place=lambda column: where)
        if broken:
            raise RecordError([finding_of(rule, Severity.ERROR, row, where) for rule in broken])

    @cached_property
    def judge(self) -> RowJudge:
        """What judges a text by the rules; made when it is first needed."""
        asked = self.rules.of(self.grade)
        kept = asked.without(*(rule.code for rule in asked if not self._is_of(rule)))
        if not len(kept):
            grade = self.grade
            raise RuleError(
                Label(
                    f"aucune règle ne dit de la colonne « {self.name} » seule ce qui est faux"
                    f" (exigence : {grade.label('fr')}) ; colonnes : openinno.FLAT_COLUMNS",
                    f"no rule says of the column “{self.name}” alone what is wrong"
                    f" (grade: {grade.label('en')}); columns: openinno.FLAT_COLUMNS",
                )
            )
        return RowJudge(kept)

    def _is_of(self, rule: Rule) -> bool:
        grave = rule.severity[self.grade] in {Severity.ERROR, Severity.WARNING}
        others = any(isinstance(part, Present | Unique) for part in parts_of(rule.holds))
        return rule.columns == (self.name,) and grave and not others

    def __repr__(self) -> str:
        return f"<validator {self.name}>"


siren: Final[Validator] = _Column(name="siren")
"""Refuses what is no SIREN: nine digits whose last is the check of the others."""
siret: Final[Validator] = _Column(name="siret")
"""Refuses what is no SIRET: fourteen digits whose last is the check of the others, La Poste apart."""
insee_code: Final[Validator] = _Column(name="insee")
"""Refuses what is not the INSEE code of a commune."""
postcode: Final[Validator] = _Column(name="postcode")
"""Refuses what is no French postcode."""
url: Final[Validator] = _Column(name="website")
"""Refuses what is no web address."""
email: Final[Validator] = _Column(name="email")
"""Refuses what is no e-mail address."""
phone: Final[Validator] = _Column(name="phone")
"""Refuses what is no telephone number, of France or written with the prefix of its country."""


def partial_date(instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Refuse what is no ISO date of any precision: ``2014``, ``2014-05`` or ``2014-05-12``.

    Args:
        instance: The instance that is made.
        attribute: The attribute.
        value: What it is given.

    Raises:
        RecordError: It is none.
    """
    if not is_partial_date(value):
        fix = Label("écrire 2014, 2014-05 ou 2014-05-12", "write 2014, 2014-05 or 2014-05-12")
        raise _refused(attribute, expected("une date ISO", "an ISO date", value), fix)


def in_france(instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Refuse a point that does not lie in France or near it, overseas too: by boxes, not by outlines.

    Args:
        instance: The instance that is made.
        attribute: The attribute.
        value: A :class:`~openinno.Point`, or latitude and longitude in degrees.

    Raises:
        RecordError: It lies elsewhere, or is no point.

    Examples:
        >>> place = attrs.fields(attrs.make_class("C", ["place"])).place
        >>> in_france(None, place, (45.76, 4.85))
        >>> in_france(None, place, (4.85, 45.76))
        Traceback (most recent call last):
        ...
        openinno.errors.RecordError: place: expected a point in France, got (4.85, 45.76) (...)
    """
    pair = _degrees(value)
    if pair is None:
        fr, en = "un point ou (latitude, longitude) en degrés", "a point or (latitude, longitude) in degrees"
        raise _refused(attribute, expected(fr, en, value))
    if not territory.in_france(*pair):
        swapped = territory.in_france(*reversed(pair))
        raise _refused(
            attribute,
            expected("un point en France", "a point in France", pair),
            Label("écrire d'abord la latitude", "write the latitude first") if swapped else None,
        )


def _degrees(value: Any) -> tuple[float, float] | None:
    pair = (value.latitude, value.longitude) if isinstance(value, Point) else value
    # Either may stand first: which one it is, the place tells.
    if not isinstance(pair, tuple | list) or len(pair) != 2 or not all(map(is_longitude, pair)):
        return None
    first, second = pair
    return first, second


def term_of(vocabulary: type[Term]) -> Validator:
    """Return the validator of a word of a vocabulary: the word itself, or its code.

    Args:
        vocabulary: The vocabulary, such as :class:`~openinno.Theme`.

    Raises:
        TypeError: This is no vocabulary.

    Examples:
        >>> from openinno import Theme
        >>> term_of(Theme)(None, attrs.fields(attrs.make_class("C", ["theme"])).theme, "énergie")
        Traceback (most recent call last):
        ...
        openinno.errors.RecordError: theme: “énergie” is no code of “Themes” (write 'energy')
    """
    if not _is_vocabulary(vocabulary):
        raise TypeError(f"term_of() takes a vocabulary, such as openinno.Theme, not {vocabulary!r}")
    codes = {(type(term.value), term.value) for term in vocabulary}

    def validate(instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        if isinstance(value, vocabulary) or (type(value), value) in codes:
            return
        raise _no_term(vocabulary, attribute, value)

    return validate


def _is_vocabulary(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, Term)


def _no_term(vocabulary: type[Term], attribute: attrs.Attribute[Any], value: Any) -> RecordError:
    told = vocabulary.vocabulary().label
    if not isinstance(value, str):
        known = ", ".join(term.code for term in vocabulary)
        fr, en = f"un code de « {told.fr} » ({known})", f"a code of “{told.text('en')}” ({known})"
        return _refused(attribute, expected(fr, en, value))
    try:
        term = vocabulary.parse(value)
    except VocabularyError as error:
        return _refused(attribute, error.text)
    shown = shortened(value)
    text = Label(
        f"« {shown} » n'est pas un code de « {told.fr} »", f"“{shown}” is no code of “{told.text('en')}”"
    )
    return _refused(attribute, text, Label(f"écrire {term.value!r}", f"write {term.value!r}"))


def each_of(*validators: Validator) -> Validator:
    """Return the validator of several values, each of which some validators take.

    It is ``attrs.validators.deep_iterable``, but for what it raises: that says which of the values is wrong.

    Args:
        validators: What each value must pass.

    Examples:
        >>> each_of(postcode)(None, attrs.fields(attrs.make_class("C", ["codes"])).codes, ["69007", "6907"])
        Traceback (most recent call last):
        ...
        openinno.errors.RecordError: codes[1]: “6907” is not five digits (...)
    """

    def validate(instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        if isinstance(value, str | bytes) or not isinstance(value, Iterable):
            raise _refused(attribute, expected("plusieurs valeurs", "several values", value))
        for place, one in enumerate(value):
            item = attribute.evolve(name=f"{attribute.name}[{place}]")
            for validator in validators:
                validator(instance, item, one)

    return validate


def _called(name: str) -> tuple[str, str]:
    label = next((one.label for one in FLAT_COLUMNS if one.name == name), Label(name))
    return label.fr, label.text("en")


def _refused(attribute: attrs.Attribute[Any], text: Label, fix: Label | None = None) -> RecordError:
    where = Position(path=attribute.name)
    return RecordError(
        [Finding(code="wrong-value", severity=Severity.ERROR, where=where, text=text, fix=fix)]
    )
