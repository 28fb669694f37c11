"""A census counted by the criteria of the study: how many structures meet each."""

from __future__ import annotations

from collections.abc import Mapping

from ..census import Census
from ..criteria import assess
from ..facets import Facet, FacetCount
from ..labels import Label
from ..vocabulary import Criterion, Verdict

__all__ = ["criteria_facets"]


def criteria_facets(census: Census) -> Mapping[str, Facet]:
    """Count the verdicts on each criterion, on the three together and on durability, as facets."""
    assessments = [assess(structure) for structure in census]
    numbered = [
        _counted(
            criterion.code,
            Label(
                f"Critère {criterion.order}. {criterion.label('fr')}",
                f"Criterion {criterion.order}. {criterion.label('en')}",
            ),
            [one[criterion].verdict for one in assessments],
        )
        for criterion in Criterion
    ]
    together = _counted(
        "together",
        Label("Les trois critères ensemble", "The three criteria together"),
        [one.verdict for one in assessments],
    )
    durability = _counted(
        "durability",
        Label("Pérennité, jugée à part", "Durability, judged apart"),
        [one.durability.verdict for one in assessments],
    )
    return {facet.name: facet for facet in (*numbered, together, durability)}


def _counted(name: str, label: Label, verdicts: list[Verdict]) -> Facet:
    # Both answers are always told, so that a criterion which nobody fails is seen to be one.
    return Facet(
        name=name,
        label=label,
        base=len(verdicts),
        values=tuple(
            FacetCount(
                value=verdict,
                label=Label(verdict.label("fr"), verdict.label("en")),
                count=verdicts.count(verdict),
            )
            for verdict in (Verdict.MET, Verdict.NOT_MET)
        ),
        unknown=verdicts.count(Verdict.UNKNOWN),
    )
