"""A mapping proposed for a table, with the reason for each column, for a person to confirm or correct.

A wrong guess is worse than none, since nobody checks what looks finished: what is unsure is left among the
other columns, with the attribute that it might have been. The same table always gets the same proposal.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from ....labels import Label, plain
from ...tables.table import Table
from ..declared import ColumnMapping, FieldMapping, MarkedColumns
from ..personal import looks_personal
from ..targets import TARGETS
from .choosing import Choice, choose
from .fitting import fit_of, unknown_words
from .forms import form_of
from .marking import Group, find_marked
from .proposal import Proposal
from .reasons import Reason, why_alone, why_candidate, why_either, why_marked, why_taken, why_unlike
from .samples import Sample, take_samples
from .synonyms import is_left_out
from .weighing import CLOSE_CALL, Candidate, Confidence, are_ours, candidates_of

__all__ = ["propose"]

_FIRST_NAMES: Final = {"prenom", "prenoms", "first name", "firstname", "given name"}
_LAST_NAMES: Final = {"nom", "noms", "name", "last name", "nom de famille"}
"""Beside first names, these are of persons."""
_PAIRS: Final = (("latitude", "longitude"), ("lambert93_x", "lambert93_y"))
_OF_POINT: Final = ("point", *_PAIRS[0], *_PAIRS[1])
_NAMED_IN: Final = 0.5
"""A column for want of a better name has a text in half of the rows at least."""
_LEFT_OUT: Final = Label(
    "ne sert qu'au logiciel qui l'a écrite : laissée de côté",
    "of use to the software that wrote it: left out",
)
_UNKNOWN: Final = Label("en-tête et cellules inconnus", "header and cells unknown")
_ALONE: Final = Label("la moitié d'un point", "half a point")
_TOLD: Final = Label("le point est déjà dit par une autre colonne", "another column tells the point already")


def propose(table: Table, *, sampled: int = 1000) -> Proposal:
    """Propose which columns of a table are which attributes.

    Its headers are compared with what people call each attribute in French and in English, and the cells of
    its first rows with what each attribute may hold.

    Args:
        table: The table.
        sampled: How many of its rows to look at, at most.

    Raises:
        SourceError: The file breaks off among them.

    Examples:
        >>> from openinno.sources.tables.table import TableColumn, TableRow
        >>> columns = [TableColumn(name=name) for name in ("Intitulé", "CP", "Jury")]
        >>> rows = [TableRow(2, ["H7", "69002", "national"]), TableRow(3, ["TUBA", "69003", "national"])]
        >>> proposal = propose(Table(columns=columns, read=lambda tell: iter(rows)))
        >>> proposal.mapping.named(), proposal.reasons[2].why.text("en")
        ({'Intitulé': 'name', 'CP': 'postcode'}, 'header and cells unknown')
    """
    samples = take_samples(table, sampled)
    found = _Found(samples)
    return Proposal(
        mapping=FieldMapping(columns=found.columns(), marked=found.marked(), ignored=found.ignored()),
        reasons=found.reasons(table),
        rows=max((sample.rows for sample in samples), default=0),
        file=table.file,
        options=table.options,
    )


class _Found:
    """What was found of each column of a table."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        self._samples: Sequence[Sample] = samples
        ours = are_ours(samples)
        self._groups: list[Group] = [] if ours else find_marked(samples)
        self._marked: dict[str, Group] = {name: group for group in self._groups for name in group.words}
        self._aside: dict[int, Label] = {} if ours else _set_aside(samples)
        self._candidates: list[list[Candidate]] = [
            [] if place in self._aside or one.header in self._marked else candidates_of(one, ours=ours)
            for place, one in enumerate(samples)
        ]
        taken = [group.attribute for group in self._groups]
        self._chosen: dict[int, Choice] = dict(choose(samples, self._candidates, taken))
        self._keep_one_point()
        if not any(choice.candidate.attribute == "name" for choice in self._chosen.values()):
            self._name_for_want_of_a_better()

    def _keep_one_point(self) -> None:
        """Keep the first of what tells the point whole, and no half of one."""
        places = {choice.candidate.attribute: place for place, choice in self._chosen.items()}
        ways = [way for way in (("point",), *_PAIRS) if all(name in places for name in way)]
        for name in _OF_POINT:
            if name in places and not (ways and name in ways[0]):
                del self._chosen[places[name]]
                self._aside[places[name]] = _TOLD if ways else _ALONE

    def _name_for_want_of_a_better(self) -> None:
        possible = [
            (sample.filled * sample.distinct, -place)
            for place, sample in enumerate(self._samples)
            if place not in self._chosen
            and place not in self._aside
            and sample.header not in self._marked
            and sample.filled >= _NAMED_IN
            and (fit_of("name", sample) or 0) >= _NAMED_IN
        ]
        if possible:
            place = -max(possible)[1]
            self._chosen[place] = Choice(Candidate("name", 0, None, None), Confidence.DOUBTFUL)

    def columns(self) -> list[ColumnMapping]:
        """Return how columns become attributes, in their order."""
        return [
            ColumnMapping(
                columns=self._samples[place].names,
                to=choice.candidate.attribute,
                form=form_of(choice.candidate.attribute, self._samples[place]),
            )
            for place, choice in sorted(self._chosen.items())
        ]

    def marked(self) -> list[MarkedColumns]:
        """Return the columns that stand for a word each."""
        return [MarkedColumns(to=group.attribute, columns=group.words) for group in self._groups]

    def ignored(self) -> list[str]:
        """Return the columns to leave out."""
        out = [sample for place, sample in enumerate(self._samples) if self._aside.get(place) is _LEFT_OUT]
        return [name for sample in out for name in sample.names]

    def reasons(self, table: Table) -> tuple[Reason, ...]:
        """Return why, one reason a column, in the order of the table."""
        by_name = {
            name: attrs.evolve(self._reason(place), column=name)
            for place, sample in enumerate(self._samples)
            for name in sample.names
        }
        return tuple(by_name[column.name] for column in table.columns)

    def _reason(self, place: int) -> Reason:
        sample, choice = self._samples[place], self._chosen.get(place)
        others = tuple(candidate.attribute for candidate in self._candidates[place])
        if sample.header in self._marked:
            group = self._marked[sample.header]
            return Reason(
                column=sample.header,
                attribute=group.attribute,
                confidence=Confidence.LIKELY if group.others else Confidence.SURE,
                why=why_marked(group.attribute, group.words[sample.header], group.others),
                others=group.others,
            )
        if choice is None:
            return Reason(column=sample.header, why=self._why_left(place), others=others)
        candidate, confidence, tied = choice
        vocabulary = TARGETS[candidate.attribute].vocabulary
        unknown = unknown_words(vocabulary, sample) if vocabulary else ()
        guessed = not candidate.score
        return Reason(
            column=sample.header,
            attribute=candidate.attribute,
            confidence=confidence,
            why=why_alone(sample) if guessed else why_candidate(sample, candidate, tied, unknown),
            others=tuple(name for name in others if name != candidate.attribute),
            unknown=unknown,
            guessed=guessed,
        )

    def _why_left(self, place: int) -> Label:
        if place in self._aside:
            return self._aside[place]
        candidates = self._candidates[place]
        if not candidates:
            return _UNKNOWN
        best = candidates[0]
        either = [one.attribute for one in candidates if best.score - one.score < CLOSE_CALL]
        if not best.is_likely:
            return why_unlike(self._samples[place], best)
        owner = self._owner_of(best.attribute)
        return why_either(either) if owner is None else why_taken(best.attribute, owner)

    def _owner_of(self, attribute: str) -> str | None:
        columns = {
            choice.candidate.attribute: self._samples[place].names[0]
            for place, choice in self._chosen.items()
        }
        marked = {group.attribute: next(iter(group.words)) for group in self._groups}
        return {**marked, **columns}.get(attribute)


def _set_aside(samples: Sequence[Sample]) -> dict[int, Label]:
    """Return why columns are not looked at: they tell of persons, or nothing."""
    named = {plain(sample.header).strip("_ ") for sample in samples}
    beside = named & _FIRST_NAMES
    aside = {}
    for place, sample in enumerate(samples):
        personal = looks_personal(sample.header, sample.cells)
        if beside and plain(sample.header) in _LAST_NAMES | _FIRST_NAMES:
            personal = personal or Label("voisine de prénoms", "it stands beside first names")
        if personal is not None:
            aside[place] = Label(
                f"semble parler de personnes ({personal.text('fr')}) : à garder hors d'un recensement",
                f"seems to tell of persons ({personal.text('en')}): to be kept out of a census",
            )
        elif is_left_out(sample.header):
            aside[place] = _LEFT_OUT
    return aside
