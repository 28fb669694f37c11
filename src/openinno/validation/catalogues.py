"""Rules together: each behind those it depends on, chosen by grade, added to and taken from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import Final, Self

import attrs

from ..errors import RuleError
from ..labels import Label
from .grades import Grade
from .rules import Rule

__all__ = ["Catalogue"]

_SHOWN_BY: Final = Label("openinno regles", "openinno rules")


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
        if grade not in self._graded:
            asked = [rule for rule in self.rules if rule.severity[grade] is not None]
            codes = {rule.code for rule in asked}
            self._graded[grade] = type(self)(rules=[_after(rule, codes) for rule in asked])
        return self._graded[grade]

    @cached_property
    def _graded(self) -> dict[Grade, Self]:
        """The rules of each grade, found once: every check asks for one."""
        return {}

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
