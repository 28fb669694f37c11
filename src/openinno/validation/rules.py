"""A rule: what must hold of a row, why, how grave it is not to hold, and what to do about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from enum import Enum
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import Final, Self

import attrs

from ..cells import Cell
from ..citations import Source
from ..errors import RuleError
from ..findings import NAMED, Repair, Severity
from ..labels import Label
from .conditions import Condition, check_condition, columns_of

__all__ = ["Catalogue", "Grade", "Mend", "Rule", "grade_of"]

Mend = Callable[[Mapping[str, Cell]], Repair | None]
"""Tells from the cells of a row what to write instead, or that it cannot be told."""

_CODE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_GIVEN: Final = ("value", "repair")
"""What a text may name besides the columns that its rule reads: the cell, and what to write instead."""


class Grade(Enum):
    """What a census is to be good enough for.

    Examples:
        >>> Grade.PUBLISHABLE.label("fr")
        'publiable'
    """

    DRAFT = "draft"
    """Work goes on: only what means nothing at all is an error."""
    PUBLISHABLE = "publishable"
    """It can be published: places are found, words understood, people can get in touch."""
    RESEARCH = "research"
    """It can be counted and compared: nothing is doubtful and nothing that figures need is missing."""

    def label(self, lang: str = "en") -> str:
        """Return what it is called in a language.

        Args:
            lang: The language, ``fr`` or ``en``.
        """
        return _GRADES[self].text(lang)


_SHOWN_BY: Final = Label("openinno regles", "openinno rules")
_GRADES: Final = {
    Grade.DRAFT: Label("brouillon", "draft"),
    Grade.PUBLISHABLE: Label("publiable", "publishable"),
    Grade.RESEARCH: Label("recherche", "research"),
}


def grade_of(given: Grade | str) -> Grade:
    """Return the grade that a caller names.

    Raises:
        ValueError: There is none.

    Examples:
        >>> grade_of("draft")
        <Grade.DRAFT: 'draft'>
    """
    try:
        return Grade(given)
    except ValueError:
        known = ", ".join(grade.value for grade in Grade)
        raise ValueError(f"there is no grade {given!r}; there are {known}") from None


def _severities(
    given: Severity | Mapping[Grade, Severity | None],
) -> Mapping[Grade, Severity | None]:
    """Give every grade its severity; one alone holds for all."""
    if isinstance(given, Severity):
        return dict.fromkeys(Grade, given)
    declared: object = given
    if not isinstance(declared, Mapping) or not all(
        isinstance(grade, Grade) and isinstance(severity, Severity | None)
        for grade, severity in declared.items()
    ):
        raise TypeError(
            "severity is one for all grades, such as Severity.ERROR, or one a grade, such as"
            f" {{Grade.RESEARCH: Severity.ERROR}}, not {given!r}"
        )
    return {grade: given.get(grade) for grade in Grade}


def _codes(given: Iterable[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


@attrs.frozen(kw_only=True)
class Rule:
    """What must hold of a row, as data: both readings, reports, schemas and docs are made from it.

    Args:
        code: Its stable code, in small letters and hyphens.
        column: The column of the flat row that its findings point to.
        holds: What must hold.
        severity: How grave it is that it does not, for each grade, or for all; None where the rule is not
            asked.
        title: What it is called by whoever fills in a table.
        reason: Why it is there.
        text: What a finding says; ``{value}`` stands for the cell, ``{name of a column}`` for another cell
            that the rule reads.
        fix: What to do about it.
        source: The document and its line, or the standard, that it rests on.
        after: The rules without which this one means nothing: where one of them is broken, it is not judged.
        mend: Tells what to write instead; it reads ``column`` and the columns of ``holds``.

    Raises:
        RuleError: The code is none, or a text names a column that the rule does not read.
        TypeError: ``holds`` is no condition, ``severity`` is none, or a text is no Label.

    Examples:
        >>> from openinno.validation.conditions import Present
        >>> rule = Rule(
        ...     code="no-website", column="website", holds=Present("website"),
        ...     severity={Grade.RESEARCH: Severity.WARNING},
        ...     title=Label("Site web", "Website"), reason=Label("On le cherche.", "It is looked for."),
        ...     text=Label("pas de site web", "no website"), fix=Label("l'ajouter", "add it"))
        >>> rule.severity[Grade.DRAFT], rule.severity[Grade.RESEARCH], rule.columns
        (None, <Severity.WARNING: 'warning'>, ('website',))
    """

    code: str
    column: str
    holds: Condition
    severity: Mapping[Grade, Severity | None] = attrs.field(converter=_severities, hash=False)
    title: Label
    reason: Label
    text: Label
    fix: Label
    source: Source | Label | None = None
    after: tuple[str, ...] = attrs.field(default=(), converter=_codes)
    mend: Mend | None = attrs.field(default=None, hash=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise RuleError(
                Label(
                    f"code de règle {self.code!r} : des minuscules, des chiffres et des traits d'union",
                    f"code of a rule {self.code!r}: small letters, digits and hyphens",
                )
            )
        check_condition(self.holds)
        for name in ("title", "reason", "text", "fix"):
            if not isinstance(getattr(self, name), Label):
                raise TypeError(
                    f"{name} of the rule {self.code} is a Label(fr, en), not {getattr(self, name)!r}"
                )
        for label in (self.text, self.fix):
            self._check_names(label)

    def _check_names(self, label: Label) -> None:
        """Refuse a text that would show the name of a column in place of its cell."""
        for name in (*NAMED.findall(label.text("fr")), *NAMED.findall(label.text("en"))):
            if name not in _GIVEN and name not in self.columns:
                raise RuleError.unknown(
                    f"{{{name}}}",
                    what=Label(
                        f"colonne dans un texte de la règle {self.code}",
                        f"column in a text of the rule {self.code}",
                    ),
                    possible=[f"{{{one}}}" for one in (*_GIVEN, *self.columns)],
                )

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns that it reads, the one it points to first."""
        return tuple(dict.fromkeys((self.column, *columns_of(self.holds))))


def _only_rules(given: Iterable[Rule]) -> tuple[Rule, ...]:
    """Refuse what is no rule, and one rule in place of several."""
    rules = () if isinstance(given, Rule) else tuple(given)
    if isinstance(given, Rule) or not all(isinstance(rule, Rule) for rule in rules):
        raise TypeError("a catalogue is made of rules: Catalogue(rules=[one, other]), including(one, other)")
    return rules


def _in_order(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return rules, each behind those it depends on, otherwise in the order given."""
    given = _only_rules(rules)
    named = {rule.code: rule for rule in given}
    if len(named) != len(given):
        twice, _ = Counter(rule.code for rule in given).most_common(1)[0]
        raise RuleError(Label(f"deux règles ont le code « {twice} »", f"two rules have the code “{twice}”"))
    for code in (code for rule in given for code in rule.after):
        if code not in named:
            raise _unknown(code, list(named))
    before = {rule.code: rule.after for rule in given}
    try:
        return tuple(named[code] for code in TopologicalSorter(before).static_order())
    except CycleError as error:
        circle = " → ".join(error.args[1])
        text = Label(
            f"règles qui dépendent d'elles-mêmes : {circle}", f"rules that need themselves: {circle}"
        )
        raise RuleError(text) from None


def _unknown(code: str, possible: list[str]) -> RuleError:
    return RuleError.unknown(code, what=Label("règle", "rule"), possible=possible, shown_by=_SHOWN_BY)


@attrs.frozen(kw_only=True, repr=False)
class Catalogue:
    """Rules, those on which others depend before them.

    Args:
        rules: The rules.

    Raises:
        RuleError: Two rules have the same code, or one comes after a rule that is not there, or after itself.

    Examples:
        >>> from openinno.validation.catalogue import CATALOGUE
        >>> "siret-luhn" in CATALOGUE, CATALOGUE["siret-luhn"].after
        (True, ('siret-shape',))
        >>> len(CATALOGUE.without("siret-luhn")) == len(CATALOGUE) - 1
        True
        >>> len(CATALOGUE.of(Grade.DRAFT)) < len(CATALOGUE.of(Grade.RESEARCH))
        True
        >>> len(CATALOGUE.without("siret-luhn").including(CATALOGUE["siret-luhn"])) == len(CATALOGUE)
        True
    """

    rules: tuple[Rule, ...] = attrs.field(default=(), converter=_in_order)

    def __repr__(self) -> str:
        return f"<Catalogue of {len(self.rules)} rules>"

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def __contains__(self, code: object) -> bool:
        return any(rule.code == code for rule in self.rules)

    def __getitem__(self, code: str) -> Rule:
        """Return the rule of a code.

        Raises:
            RuleError: There is none.
        """
        for rule in self.rules:
            if rule.code == code:
                return rule
        raise _unknown(code, [rule.code for rule in self.rules])

    def before(self, code: str) -> tuple[Rule, ...]:
        """Return the rules on which a rule depends, and those on which they do, each once.

        Args:
            code: Code of the rule.

        Raises:
            RuleError: There is no such rule.

        Examples:
            >>> from openinno.validation.catalogue import CATALOGUE
            >>> [rule.code for rule in CATALOGUE.before("siret-luhn")]
            ['siret-shape']
        """
        found: dict[str, Rule] = {}
        for one in self[code].after:
            found[one] = self[one]
            found.update((rule.code, rule) for rule in self.before(one))
        return tuple(found.values())

    def of(self, grade: Grade) -> Self:
        """Return the rules that a grade asks, without those whose severity it leaves open.

        Args:
            grade: What the data is to be good enough for.
        """
        asked = [rule for rule in self.rules if rule.severity[grade] is not None]
        codes = {rule.code for rule in asked}
        return type(self)(rules=[_after(rule, codes) for rule in asked])

    def including(self, *rules: Rule) -> Self:
        """Return the catalogue with more rules; one whose code is there already replaces it.

        Args:
            rules: The rules.
        """
        replaced = {rule.code: rule for rule in _only_rules((*self.rules, *rules))}
        return type(self)(rules=replaced.values())

    def without(self, *codes: str) -> Self:
        """Return the catalogue without some rules; those that came after them stand by themselves.

        Args:
            codes: Their codes.

        Raises:
            RuleError: There is no such rule.
        """
        for code in codes:
            self[code]
        kept = [rule for rule in self.rules if rule.code not in codes]
        return type(self)(rules=[_after(rule, {one.code for one in kept}) for rule in kept])


def _after(rule: Rule, codes: Set[str]) -> Rule:
    """Return a rule that depends only on rules that are there."""
    left = [code for code in rule.after if code in codes]
    return rule if len(left) == len(rule.after) else attrs.evolve(rule, after=left)
