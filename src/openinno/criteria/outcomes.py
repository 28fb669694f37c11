"""What a judgement says: a verdict, the evidence it rests on, how firm that is, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import and_
from typing import Final

import attrs

from ..citations import Source
from ..labels import Label
from ..vocabulary import Basis, Criterion, Term, Verdict
from .sentences import CONCLUSIONS, DURABILITY, attribute_label

__all__ = ["Assessment", "Evidence", "Judgement", "firmest", "firmness", "weakest"]

_FIRMNESS: Final = (Basis.STATED, Basis.DERIVED, Basis.EXTERNAL, Basis.INFERRED)
"""A document says it, its figures give it, another page says it, we read it so."""


@attrs.frozen(kw_only=True)
class Evidence:
    """What a record says that bears on a judgement.

    Args:
        attribute: The attribute that says it, such as ``themes``.
        value: The word, or the date.
        basis: What the saying rests on.
        sources: Where it is said.
    """

    attribute: str
    value: Term | str
    basis: Basis
    sources: tuple[Source, ...] = ()

    def message(self, lang: str = "en") -> str:
        """Return the evidence on one line, in a language: attribute, word, basis and sources.

        Args:
            lang: The language, ``fr`` or ``en``.

        Examples:
            >>> import openinno as oi
            >>> themes = oi.assess(oi.embedded_census()["wilco"])[oi.Criterion.TERRITORIAL_THEME]
            >>> themes.evidence[0].message()
            'theme: health and ageing (inferred, 002:L388)'
        """
        label = attribute_label(self.attribute)
        named = Label(f"{label.text('fr')} :", f"{label.text('en')}:").text(lang)
        said = self.value.label(lang) if isinstance(self.value, Term) else self.value
        return f"{named} {said} ({', '.join([self.basis.label(lang), *map(str, self.sources)])})"


@attrs.frozen(kw_only=True)
class Judgement:
    """What can be said of one criterion, and what says so.

    Args:
        criterion: The criterion; None for durability, which is none of the three.
        verdict: Met, not met or unknown.
        basis: The weakest basis that the verdict cannot do without. None where no evidence settles it: it is
            unknown, or not met because the caller says that a list is complete.
        evidence: What bears on it, what is known of an unknown verdict included.
        missing: The attributes to fill in before anybody can tell.
        text: The verdict in a sentence.

    Examples:
        >>> import openinno as oi
        >>> judged = oi.assess(oi.embedded_census()["wilco"])[oi.Criterion.TERRITORIAL_THEME]
        >>> judged.label.text("fr")
        'Correspondance avec des thématiques ayant un impact territorial fort'
        >>> judged.verdict, judged.basis, judged.missing
        (<Verdict.MET>, <Basis.INFERRED>, ())
    """

    criterion: Criterion | None
    verdict: Verdict
    basis: Basis | None
    evidence: tuple[Evidence, ...]
    missing: tuple[str, ...]
    text: Label

    @property
    def label(self) -> Label:
        """What people call the criterion, or durability."""
        if self.criterion is None:
            return DURABILITY
        return Label(self.criterion.label("fr"), self.criterion.label("en"))

    def message(self, lang: str = "en") -> str:
        """Return the verdict in a sentence, in a language.

        Args:
            lang: The language, ``fr`` or ``en``.

        Examples:
            >>> import openinno as oi
            >>> oi.assess(oi.embedded_census()["wilco"]).durability.message()
            'Nothing establishes yet that the structure lasts: fill in “legal form” (legal_form).'
        """
        return self.text.text(lang)


@attrs.frozen(kw_only=True)
class Assessment:
    """A structure judged by the three criteria and, apart from them, by its durability.

    Args:
        structure: Identifier of the structure.
        criteria: The judgement of each criterion, in the order of the study.
        durability: The judgement of its durability, which the conclusion leaves aside.

    Examples:
        >>> import openinno as oi
        >>> assessment = oi.assess(oi.embedded_census()["wilco"])
        >>> assessment.verdict, assessment.basis, [one.verdict for one in assessment.criteria]
        (<Verdict.UNKNOWN>, None, [<Verdict.MET>, <Verdict.UNKNOWN>, <Verdict.UNKNOWN>])
    """

    structure: str
    criteria: tuple[Judgement, ...]
    durability: Judgement

    @property
    def verdict(self) -> Verdict:
        """The conclusion: not met if one criterion is not, met if all are, else unknown."""
        return reduce(and_, (one.verdict for one in self.criteria))

    @property
    def basis(self) -> Basis | None:
        """The weakest basis that the three together rest on; None unless all are met."""
        if self.verdict is not Verdict.MET:
            return None
        return weakest(one.basis for one in self.criteria if one.basis is not None)

    def __getitem__(self, criterion: Criterion) -> Judgement:
        """Return the judgement of a criterion."""
        found = next((one for one in self.criteria if one.criterion is criterion), None)
        if found is None:
            raise KeyError(f"no criterion {criterion!r}; possible: {', '.join(map(repr, Criterion))}")
        return found

    def message(self, lang: str = "en") -> str:
        """Return the conclusion in a sentence, in a language.

        Args:
            lang: The language, ``fr`` or ``en``.

        Examples:
            >>> import openinno as oi
            >>> oi.assess(oi.embedded_census()["wilco"]).message()
            'Nobody can tell: at least one criterion is unknown.'
        """
        return CONCLUSIONS[self.verdict].text(lang)


def firmness(basis: Basis) -> int:
    """Return the place of a basis, the firmest first."""
    return _FIRMNESS.index(basis)


def firmest(evidence: Iterable[Evidence]) -> Basis:
    """Return the basis of evidence of which any one is enough."""
    return min((one.basis for one in evidence), key=firmness)


def weakest(bases: Iterable[Basis]) -> Basis:
    """Return the basis of what needs several things at once."""
    return max(bases, key=firmness)
