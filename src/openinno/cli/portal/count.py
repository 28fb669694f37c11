"""``openinno portal count``: how many rows a query selects."""

from __future__ import annotations

from collections.abc import Sequence

import click

from ...explore._explaining import PlannedRequest
from ...explore.client import Client
from ...explore.odsql import Query
from .._language import both
from .._output import write_csv, write_json, write_text
from ._asking import asking
from ._options import FILTERS, clauses
from ._options import dataset as dataset_argument

__all__ = ["command"]


def command(lang: str) -> click.Command:
    """Make the verb in a language."""

    def explain(client: Client, query: Query, dataset: str, form: str) -> Sequence[PlannedRequest]:
        return client.explain(dataset, query, call="count")

    def run(client: Client, query: Query, dataset: str, form: str) -> None:
        count = client.count(dataset, query)
        if form == "json":
            write_json({"count": count})
        elif form == "csv":
            write_csv([both(lang, "nombre", "count")], [[count]], lang)
        else:
            write_text([str(count)])

    return asking(
        lang,
        name="count",
        text=both(
            lang,
            "Compter les lignes d'un JEU, ou celles qu'une requête choisit.",
            "Count the rows of a DATASET, or those that a query selects.",
        ),
        params=[dataset_argument(lang), *clauses(lang, *FILTERS, "timezone")],
        explain=explain,
        run=run,
    )
