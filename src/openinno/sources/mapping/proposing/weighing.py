"""Which attributes a column may be, and how likely that is: its header and its cells, weighed together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Final, NamedTuple

import attrs

from ....labels import Label
from ....luhn import passes_luhn
from ..cells.texts import as_text
from ..targets import TARGETS
from .fitting import fit_of
from .samples import Sample
from .synonyms import Nearness, is_meaningless, named_by, proposed_attributes, same_as

__all__ = ["CLOSE_CALL", "Candidate", "Confidence", "are_ours", "candidates_of"]

CLOSE_CALL: Final = 0.05
"""Two candidates that are no further apart are as likely as each other."""
_UNTESTED: Final = 0.9
"""What any text would fit fits nearly."""
_BLANK: Final = 0.6
"""A header without cells is half of the evidence."""
_ENOUGH: Final = 0.5
_SOME_WORDS: Final = 0.25
"""A column that is called so and of whose words we know some is that one, with words of its own."""
_NOT_NONE: Final = 0.1
"""Cells of which fewer can be read contradict a header that says one thing; damage leaves more."""
_NUMBERS: Final = 0.2
"""Bare numbers are hardly levels of ours where the header does not say so."""
_LESS_FINE: Final = {"profiles": 0.06}
"""A type tells its profile too: where a column may be either, it is the type."""
_BY_CELLS: Final = (
    "siret",
    "siren",
    "website",
    "email",
    "point",
    "region",
    "commune",
    "types",
    "themes",
    "profiles",
    "maturity",
)
"""The attributes that cells alone can tell."""
_TOLD_BY_CELLS: Final = 0.95
_TOLD_BY_FIRST: Final = 0.6
_FIRST: Final = 3
"""Most columns are none of these, and the first cells are enough to see it."""
_WEIGHT_OF_CELLS: Final = 0.55
_WEIGHT_OF_HINTS: Final = 0.4
_FEWEST_CELLS: Final = 3
_FEWEST_DIFFERENT: Final = 2
_MOST_OURS: Final = 0.8
_FEWEST_OURS: Final = 5


class Confidence(Enum):
    """How sure a proposal is of one column.

    Examples:
        >>> sure = Confidence.of(0.8)
        >>> sure, sure.lower, sure.label.text("fr")
        (<Confidence.SURE: 'sure'>, <Confidence.LIKELY: 'likely'>, 'sûr')
    """

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"

    @property
    def label(self) -> Label:
        """What people call it."""
        return _LABELS[self]

    @property
    def lower(self) -> Confidence:
        """One step less sure."""
        return Confidence.LIKELY if self is Confidence.SURE else Confidence.DOUBTFUL

    @classmethod
    def of(cls, score: float) -> Confidence:
        """Return how sure a score is.

        Args:
            score: From 0 to 1, the header and the cells weighed together.
        """
        if score >= 0.75:
            return cls.SURE
        return cls.LIKELY if score >= _ENOUGH else cls.DOUBTFUL


_LABELS: Final[Mapping[Confidence, Label]] = {
    Confidence.SURE: Label("sûr", "sure"),
    Confidence.LIKELY: Label("probable", "likely"),
    Confidence.DOUBTFUL: Label("à vérifier", "to be checked"),
}


class Candidate(NamedTuple):
    """An attribute that a column may be."""

    attribute: str
    score: float
    near: Nearness | None
    """How near the header is to its name; None where only the cells tell."""
    fit: float | None
    """The share of cells that can be read as one; None where nothing can be told."""
    alone: bool = False
    """Whether the header is the name of nothing else."""

    @property
    def is_likely(self) -> bool:
        """Whether the evidence is enough to propose it."""
        if self.score >= _ENOUGH:
            return True
        if self.near not in {Nearness.SAME, Nearness.KNOWN}:
            return False
        words = TARGETS[self.attribute].vocabulary is not None
        # People call a column of marks after a kind of place, which is no name.
        alone = self.alone and not words and self.attribute != "name"
        return (self.fit or 0) >= (_NOT_NONE if alone else _SOME_WORDS if words else 1)

    @property
    def is_exact(self) -> bool:
        """Whether the header is our own name or label, and cells do not contradict it."""
        return self.near is Nearness.SAME and (self.fit or 0) >= _SOME_WORDS


def are_ours(samples: Sequence[Sample]) -> bool:
    """Tell whether a table was written by us: its headers are our names, or our labels in one language.

    Examples:
        >>> headers = ("identifiant", "nom", "thème", "commune", "code INSEE")
        >>> are_ours([Sample(columns=(), header=header, rows=0, cells=()) for header in headers])
        True
    """
    same = [sample for sample in samples if same_as(sample.header)]
    named = any("name" in same_as(sample.header) for sample in same)
    return named and len(same) >= max(_FEWEST_OURS, _MOST_OURS * len(samples))


def candidates_of(sample: Sample, *, ours: bool = False) -> list[Candidate]:
    """Return the attributes that a column may be, the likeliest first.

    Args:
        sample: What stands in the column.
        ours: Whether the table was written by us, so that its headers mean what they say.

    Examples:
        >>> sample = Sample(columns=(), header="structure", rows=3, cells=("fablab", "tierslieu", "fablab"))
        >>> [(one.attribute, round(one.score, 2)) for one in candidates_of(sample)]
        [('types', 0.9), ('name', 0.0)]
    """
    if ours and same_as(sample.header):
        return [Candidate(name, 1.0, Nearness.SAME, None) for name in same_as(sample.header)]
    near: dict[str, Nearness] = {}
    for header in _headers(sample):
        for name, nearness in named_by(header).items():
            near[name] = max(near.get(name, nearness), nearness, key=lambda one: one.value)
    found = [
        _weighed(name, nearness, sample)._replace(alone=len(near) == 1)
        for name, nearness in near.items()
        if name in proposed_attributes()
    ]
    return sorted(found or _by_cells(sample), key=lambda one: -one.score)


def _headers(sample: Sample) -> list[str]:
    return sorted({sample.header, *(column.label for column in sample.columns if column.label)})


def _weighed(name: str, near: Nearness, sample: Sample) -> Candidate:
    fit = fit_of(name, sample)
    share = fit if fit is not None else _UNTESTED if sample.cells else _BLANK
    if near is Nearness.SAME:
        # Whatever stands below it, a column called "Nom" is the name, unless another is so more clearly.
        least = _ENOUGH if name == "name" else 0.0
        return Candidate(name, max(share, least), near, fit)
    if name == "levels" and all(text.isdigit() for text in sample.texts):
        # Floors and ranks are levels too, and are numbered alike.
        fit, share = None, _NUMBERS
    return Candidate(name, near.value * share - _LESS_FINE.get(name, 0), near, fit)


def _by_cells(sample: Sample) -> Iterator[Candidate]:
    """Yield what cells alone tell; a header that we do not know means something else: a hint."""
    if len(sample.cells) < _FEWEST_CELLS:
        return
    first = attrs.evolve(sample, cells=sample.cells[:_FIRST])
    weight = _WEIGHT_OF_CELLS if all(map(is_meaningless, _headers(sample))) else _WEIGHT_OF_HINTS
    for name in _BY_CELLS:
        fit = fit_of(name, sample) if (fit_of(name, first) or 0) >= _TOLD_BY_FIRST else None
        if fit is not None and fit >= _TOLD_BY_CELLS and _is_telling(name, sample):
            yield Candidate(name, weight * fit - _LESS_FINE.get(name, 0), None, fit)


def _is_telling(name: str, sample: Sample) -> bool:
    """Tell whether cells that fit an attribute could hardly be anything else."""
    if name in {"siren", "siret"}:
        texts = map(as_text, sample.cells)
        return all(passes_luhn(text) for text in texts if text.isascii() and text.isdigit())
    return len(sample.texts) >= _FEWEST_DIFFERENT
