"""``openinno portal fields``: the fields of a dataset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import click

from ...explore._explaining import PlannedRequest
from ...explore.answers import DatasetField
from ...explore.client import Client
from ...explore.odsql import Query
from .._language import both
from .._output import write_text, yes_or_no
from ._asking import asking
from ._options import dataset as dataset_argument
from ._writing import write_array, write_table

__all__ = ["command"]

_COLUMNS = ("field", "type", "label", "facet", "multivalued")


def command(lang: str) -> click.Command:
    """Make the verb in a language."""

    def explain(client: Client, query: Query, dataset: str, form: str) -> Sequence[PlannedRequest]:
        return client.explain(dataset, call="dataset")

    def run(client: Client, query: Query, dataset: str, form: str) -> None:
        fields = client.dataset(dataset).fields
        if form == "json":
            write_array(map(_row, fields))
        elif form == "csv":
            header = both(lang, "champ|type|libellé|facette|multiple", "|".join(_COLUMNS)).split("|")
            write_table((_told(_row(one), lang) for one in fields), lang, header=header)
        else:
            write_text(_text(fields, lang))

    return asking(
        lang,
        name="fields",
        text=both(
            lang,
            "Décrire les champs d'un JEU : nom, type et libellé, et s'ils sont des facettes ou portent"
            " plusieurs valeurs.",
            "Describe the fields of a DATASET: name, type and label, and whether they are facets or hold"
            " several values.",
        ),
        params=[dataset_argument(lang)],
        explain=explain,
        run=run,
    )


def _row(one: DatasetField) -> dict[str, Any]:
    values = (one.name, one.type, one.label, one.is_facet, one.is_multivalued)
    return dict(zip(_COLUMNS, values, strict=True))


def _told(row: dict[str, Any], lang: str) -> dict[str, Any]:
    return {**row, **{flag: yes_or_no(row[flag], lang) for flag in ("facet", "multivalued")}}


def _text(fields: Sequence[DatasetField], lang: str) -> Iterator[str]:
    names = max((len(one.name) for one in fields), default=0)
    types = max((len(one.type) for one in fields), default=0)
    for one in fields:
        flags = [
            *([both(lang, "facette", "facet")] if one.is_facet else []),
            *([both(lang, "multiple", "multivalued")] if one.is_multivalued else []),
        ]
        told = f"  [{', '.join(flags)}]" if flags else ""
        yield f"{one.name:<{names}}  {one.type:<{types}}  {one.label or ''}{told}".rstrip()
