"""``openinno portal facets``: the values of the facets of a dataset, or of the catalogue, counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from ...explore._explaining import PlannedRequest
from ...explore.answers import FacetValue, PortalFacet
from ...explore.client import Client
from ...explore.odsql import Query
from .._language import both
from .._layout import counted
from .._output import write_text
from ._asking import asking
from ._options import FILTERS, clauses
from ._options import dataset as dataset_argument
from ._writing import write_array, write_table

__all__ = ["command"]

_COLUMNS = ("facet", "value", "count", "state")


def command(lang: str) -> click.Command:
    """Make the verb in a language."""

    def explain(
        client: Client, query: Query, dataset: str | None, facet: tuple[str, ...], form: str
    ) -> Sequence[PlannedRequest]:
        return client.explain(dataset, query, call="facets", names=facet)

    def run(client: Client, query: Query, dataset: str | None, facet: tuple[str, ...], form: str) -> None:
        facets = client.facets(dataset, query, names=facet)
        if form == "json":
            write_array(_rows(facets))
        elif form == "csv":
            header = both(lang, "facette|valeur|nombre|état", "|".join(_COLUMNS)).split("|")
            write_table(_rows(facets), lang, header=header)
        else:
            write_text(_text(facets))

    return asking(
        lang,
        name="facets",
        text=both(
            lang,
            "Compter les valeurs des facettes d'un JEU ; sans lui, celles du catalogue : thèmes, mots-clés,"
            " producteurs… Le portail donne cent valeurs par facette au plus.",
            "Count the values of the facets of a DATASET; without it, those of the catalogue: themes,"
            " keywords, publishers… The portal gives a hundred values a facet at most.",
        ),
        params=[
            dataset_argument(lang, required=False),
            *clauses(lang, *FILTERS, "timezone"),
            click.Option(
                ["--facet"],
                multiple=True,
                metavar=both(lang, "CHAMP", "FIELD"),
                help=both(
                    lang,
                    "Facette à compter ; répétable ; toutes par défaut.",
                    "Facet to count; repeatable; all by default.",
                ),
            ),
        ],
        explain=explain,
        run=run,
    )


def _rows(facets: Iterable[PortalFacet]) -> Iterator[dict[str, Any]]:
    for facet in facets:
        for _, one in _each(facet.values):
            yield dict(zip(_COLUMNS, (facet.name, one.value, one.count, one.state), strict=True))


def _text(facets: Iterable[PortalFacet]) -> Iterator[str]:
    for facet in facets:
        yield facet.name
        for depth, one in _each(facet.values):
            yield from counted("  " * depth + one.name, one.count, "")


def _each(values: Iterable[FacetValue], depth: int = 0) -> Iterator[tuple[int, FacetValue]]:
    """Return each value, with how deep it lies, and then those below it."""
    for one in values:
        yield depth, one
        yield from _each(one.children, depth + 1)
