"""``openinno portal rows``: the rows of a query, written as they come."""

from __future__ import annotations

from collections.abc import Sequence

import click

from ...explore._explaining import PlannedRequest
from ...explore.client import Client
from ...explore.odsql import Aliased, Field, Query
from .._language import both
from ._asking import asking
from ._options import FILTERS, clauses
from ._options import dataset as dataset_argument
from ._writing import write_array, write_lines, write_table

__all__ = ["command"]


def command(lang: str) -> click.Command:
    """Make the verb in a language."""

    def explain(client: Client, query: Query, dataset: str, form: str) -> Sequence[PlannedRequest]:
        return client.explain(dataset, query)

    def run(client: Client, query: Query, dataset: str, form: str) -> None:
        rows = client.rows(dataset, query)
        if form == "csv":
            write_table(rows, lang, empty=lambda: _columns(client, dataset, query))
        elif form == "json":
            write_array(rows)
        else:
            write_lines(rows)

    return asking(
        lang,
        name="rows",
        text=both(
            lang,
            "Écrire les lignes d'un JEU, ou celles d'une requête, autant qu'il y en a, au fur et à mesure."
            "\n\n\b\nopeninno portail lignes lieux --where 'ville = \"Lyon\"'",
            "Write the rows of a DATASET, or those of a query, however many, as they come."
            "\n\n\b\nopeninno portal rows lieux --where 'ville = \"Lyon\"'",
        ),
        params=[
            dataset_argument(lang),
            *clauses(lang, *FILTERS, "select", "group_by", "order_by", "limit", "offset", "timezone"),
        ],
        explain=explain,
        run=run,
        forms=("jsonl", "json", "csv"),
    )


def _columns(client: Client, dataset: str, query: Query) -> list[str]:
    """Return the names of the columns, where no row tells them."""
    named = [one for one in query.selection if isinstance(one, Aliased | Field)]
    if named and len(named) == len(query.selection):
        return [one.name for one in named]
    return [] if query.grouping else [one.name for one in client.dataset(dataset).fields]
