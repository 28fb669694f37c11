"""A structure as the page knows it: where it is drawn, what it is filtered and found by, and its card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from ...actors import End, EndKind, Relation
from ...census import Census
from ...criteria import Assessment
from ...search import searched_words
from ...structures import Structure
from ..kinds import kind_of
from .citing import sources_of
from .facets import PageFacet
from .packing import Packer
from .places import points_of, region_of, where
from .rows import rows_of_structure
from .texts import Text, joined, text

__all__ = ["Describer"]


@attrs.frozen(kw_only=True)
class Describer:
    """Describes the structures of a census.

    Args:
        census: The census.
        facets: The facets of the page.
        assessments: What the criteria say of each structure, by identifier.
        packer: Writes once what many cards say alike.
        extra: Whether cards show the columns that no attribute takes.
    """

    census: Census
    facets: Sequence[PageFacet]
    assessments: Mapping[str, Assessment]
    packer: Packer
    extra: bool
    _names: Mapping[tuple[EndKind, str], Text] = attrs.field(init=False, repr=False)
    _ties: Mapping[str, list[Relation]] = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        census = self.census
        names: dict[tuple[EndKind, str], Text] = {
            **{(EndKind.STRUCTURE, one.id): one.name for one in census},
            **{(EndKind.ACTOR, one.id): one.name for one in census.actors},
            **{(EndKind.INITIATIVE, one.id): text(one.title) for one in census.initiatives},
        }
        ties: dict[str, list[Relation]] = {}
        for tie in census.relations:
            for end in {tie.subject, tie.object}:
                if end.kind is EndKind.STRUCTURE:
                    ties.setdefault(end.id, []).append(tie)
        object.__setattr__(self, "_names", names)
        object.__setattr__(self, "_ties", ties)

    def content(self, structure: Structure) -> dict[str, Any]:
        """Return what the page knows of a structure."""
        values = [facet.of(structure) for facet in self.facets]
        return {
            "id": structure.id,
            "name": structure.name,
            "shape": kind_of(structure),
            "values": values,
            "words": " ".join(sorted(searched_words(structure) - self._words_of(values))),
            "at": points_of(structure),
            "where": where(structure),
            "region": region_of(structure),
            "rows": self.packer.rows(
                rows_of_structure(structure, self.assessments[structure.id], extra=self.extra)
            ),
            "note": text(structure.note) if structure.note else None,
            "ties": self.packer.ties(self._tie(structure, tie) for tie in self._ties.get(structure.id, ())),
            "sources": self.packer.sources(sources_of(structure.sources)),
        }

    def _words_of(self, values: Sequence[Sequence[int]]) -> frozenset[str]:
        """Return the words that stand with the values of a structure already."""
        found = (
            facet.words_at(place)
            for facet, places in zip(self.facets, values, strict=True)
            for place in places
        )
        return frozenset().union(*found)

    def _tie(self, structure: Structure, tie: Relation) -> dict[str, Any]:
        """Return a tie as a sentence that begins with its subject, and whom it leads to."""
        here = End(kind=EndKind.STRUCTURE, id=structure.id)
        other = tie.object if tie.subject == here else tie.subject
        parts: list[Text] = [self._name(tie.subject), text(tie.kind), self._name(tie.object)]
        known = other.kind is EndKind.STRUCTURE and other.id in self.census
        return {"text": joined(parts, " "), "to": other.id if known else None, "basis": text(tie.basis)}

    def _name(self, end: End) -> Text:
        return self._names.get((end.kind, end.id), end.id)
