"""``openinno portal datasets``: the datasets of a portal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from ...explore._explaining import PlannedRequest
from ...explore.answers import Dataset
from ...explore.client import Client
from ...explore.odsql import Query
from ...labels import Label
from .._language import both
from .._output import write_text
from ._asking import asking
from ._options import FILTERS, clauses
from ._writing import write_array, write_table

__all__ = ["command"]

_COLUMNS = ("dataset", "title", "rows", "modified")


def command(lang: str) -> click.Command:
    """Make the verb in a language."""

    def explain(client: Client, query: Query, form: str) -> list[PlannedRequest]:
        when = Label("les jeux, page par page", "the datasets, page by page")
        return [PlannedRequest(url=client.catalogue_url(query), when=when)]

    def run(client: Client, query: Query, form: str) -> None:
        datasets = client.datasets(query)
        if form == "json":
            write_array(map(_row, datasets))
        elif form == "csv":
            header = both(lang, "jeu|titre|lignes|modifié", "|".join(_COLUMNS)).split("|")
            write_table(map(_row, datasets), lang, header=header)
        else:
            for one in datasets:
                write_text(_text(one, lang))

    return asking(
        lang,
        name="datasets",
        text=both(
            lang,
            "Lister les jeux de données du portail : identifiant, titre, nombre de lignes. Les conditions"
            " portent sur leurs métadonnées."
            "\n\n\b\nopeninno portail jeux --where 'search(\"tiers-lieux\")'",
            "List the datasets of the portal: identifier, title, number of rows. Conditions are about their"
            " metadata."
            "\n\n\b\nopeninno portal datasets --where 'search(\"tiers-lieux\")'",
        ),
        params=clauses(lang, *FILTERS, "order_by", "limit", "offset"),
        explain=explain,
        run=run,
    )


def _row(one: Dataset) -> dict[str, Any]:
    modified = one.modified and one.modified.isoformat()
    return dict(zip(_COLUMNS, (one.id, one.title, one.records_count, modified), strict=True))


def _text(one: Dataset, lang: str) -> Iterator[str]:
    count = "" if one.records_count is None else both(lang, "lignes : ", "rows: ") + str(one.records_count)
    yield "  ".join(filter(None, (one.id, one.title, count and f"({count})")))
