"""``openinno portal export``: the rows of a query in a file, verified, with a manifest beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TypeAlias

import click

from ...explore._explaining import PlannedRequest
from ...explore.client import Client
from ...explore.export.manifest import Manifest
from ...explore.odsql import Query
from .._language import both
from .._output import has_bar, naming, write_error
from ._asking import asking
from ._options import FILTERS, clauses
from ._options import dataset as dataset_argument

__all__ = ["command"]

Options: TypeAlias = dict[str, str | bool | int]


def command(lang: str) -> click.Command:
    """Make the verb in a language."""

    def explain(
        client: Client, query: Query, dataset: str, path: str, file_form: str | None, option: Options
    ) -> Sequence[PlannedRequest]:
        form = file_form or Path(path).suffix.removeprefix(".").lower()
        return client.explain(dataset, query, call="export", form=form, options=option)

    def run(
        client: Client, query: Query, dataset: str, path: str, file_form: str | None, option: Options
    ) -> None:
        with naming(path):
            manifest = client.export(dataset, path, query, form=file_form, options=option, progress=has_bar())
        write_error(_told(path, manifest, lang))

    return asking(
        lang,
        name="export",
        text=both(
            lang,
            "Écrire les lignes d'un JEU, ou celles d'une requête, dans un FICHIER. Le fichier n'apparaît"
            " qu'entier et vérifié, à la place de celui qui porterait ce nom, avec son manifeste à côté :"
            " requête, date, licence, empreinte.",
            "Write the rows of a DATASET, or those of a query, to a FILE. The file appears only when whole"
            " and verified, in place of any other of that name, with its manifest beside it: query, date,"
            " licence, digest.",
        ),
        params=[
            dataset_argument(lang),
            click.Argument(
                ["path"], metavar=both(lang, "FICHIER", "FILE"), callback=partial(_of_a_file, lang)
            ),
            *clauses(lang, *FILTERS, "select", "group_by", "order_by", "limit", "timezone"),
            click.Option(
                ["--format", "file_form"],
                metavar="FORMAT",
                help=both(
                    lang,
                    "Format du fichier, comme csv, parquet ou geojson ; celui de son nom par défaut.",
                    "Format of the file, such as csv, parquet or geojson; that of its name by default.",
                ),
            ),
            click.Option(
                ["--option"],
                multiple=True,
                callback=partial(_named_values, lang),
                metavar=both(lang, "NOM=VALEUR", "NAME=VALUE"),
                help=both(
                    lang,
                    "Option du format, comme with_bom=false ou epsg=2154 ; répétable.",
                    "Option of the format, such as with_bom=false or epsg=2154; repeatable.",
                ),
            ),
        ],
        explain=explain,
        run=run,
        forms=(),
    )


def _named_values(lang: str, ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> Options:
    """Read names and values, parted by the first equals sign."""
    options: Options = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not name or not sign:
            wanted = both(
                lang,
                f"nom=valeur est attendu, comme epsg=2154, et non {text!r}",
                f"expected name=value, such as epsg=2154, not {text!r}",
            )
            raise click.BadParameter(wanted, ctx, param)
        options[name.strip()] = value
    return options


def _of_a_file(lang: str, ctx: click.Context, param: click.Parameter, path: str) -> str:
    """Refuse the sign of the standard output: an export is verified before it has its name."""
    if path == "-":
        told = both(
            lang,
            "un export va dans un fichier ; openinno portail lignes écrit sur la sortie standard",
            "an export goes to a file; openinno portal rows writes to the standard output",
        )
        raise click.BadParameter(told, ctx, param)
    return path


def _rows(manifest: Manifest, lang: str) -> str:
    if manifest.rows is not None:
        return str(manifest.rows)
    if manifest.counted is None:
        return both(lang, "non comptées", "not counted")
    return both(lang, f"le portail en compte {manifest.counted}", f"the portal counts {manifest.counted}")


def _told(path: str, manifest: Manifest, lang: str) -> str:
    rows = _rows(manifest, lang)
    return both(
        lang,
        f"{path} : lignes : {rows}, octets : {manifest.size}, sha256 : {manifest.sha256}",
        f"{path}: rows: {rows}, bytes: {manifest.size}, sha256: {manifest.sha256}",
    )
