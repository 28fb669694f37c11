"""``openinno portal``: ask an open-data portal for its datasets, fields, facets, counts, rows and files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import Any, Final, NamedTuple

import click

from ..explore.client import Client
from ..explore.odsql import Query, parse
from . import _portal_output as output
from ._language import HelpInBoth, both
from ._output import write_error, write_text

__all__ = ["command"]

PORTAL: Final = "opendata.caissedesdepots.fr"
"""The portal that is asked where none is named: that of the census of 2020."""


class _Verb(NamedTuple):
    """A verb of the portal: its names, its help, its arguments, the options it takes and what it does."""

    name: str
    french: str
    help_fr: str
    help_en: str
    arguments: tuple[str, ...]
    options: tuple[str, ...]
    run: Callable[..., None]


def command(lang: str) -> click.Command:
    """Make the group of verbs in a language."""
    group = _Group(lang)
    for verb in VERBS:
        group.add_command(_made(verb, lang), verb.french if lang == "fr" else verb.name)
    return group


class _Group(HelpInBoth, click.Group):
    """The verbs of a portal, under either of their names."""

    def __init__(self, lang: str) -> None:
        super().__init__(
            name=both(lang, "portail", "portal"),
            help=both(
                lang,
                "Interroger un portail de données ouvertes (API Explore v2.1)."
                "\n\nLa clé, s'il en faut une, se donne par la variable OPENINNO_API_KEY.",
                "Ask an open-data portal (Explore API v2.1)."
                "\n\nThe key, if one is needed, is given by the variable OPENINNO_API_KEY.",
            ),
            subcommand_metavar=both(lang, "VERBE [ARGUMENTS]...", "VERB [ARGUMENTS]..."),
            context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        )
        self.lang = lang

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        for verb in VERBS:
            if cmd_name.casefold() in {verb.name, verb.french}:
                return super().get_command(ctx, verb.french if self.lang == "fr" else verb.name)
        return None

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [verb.french if self.lang == "fr" else verb.name for verb in VERBS]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(both(self.lang, "Verbes", "Verbs")):
            formatter.write_dl(
                [
                    (both(self.lang, verb.french, verb.name), both(self.lang, verb.help_fr, verb.help_en))
                    for verb in VERBS
                ]
            )


def _made(verb: _Verb, lang: str) -> click.Command:
    def run(portal: str, explain: bool, **given: Any) -> None:
        query = _query(given)
        with Client(portal, lang=lang) as client:
            kept = {name: value for name, value in given.items() if name not in _CLAUSES}
            verb.run(client, query, lang=lang, explain=explain, **kept)

    options = [_option(name, lang) for name in ("portal", *verb.options, "explain", "lang")]
    arguments = [click.Argument([name], metavar=_metavar(name, lang)) for name in verb.arguments]
    made = HelpInBoth(
        both(lang, verb.french, verb.name),
        help=both(lang, verb.help_fr, verb.help_en),
        params=[*arguments, *options],
        callback=run,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    made.lang = lang
    return made


def _metavar(name: str, lang: str) -> str:
    return {"dataset": both(lang, "JEU", "DATASET"), "path": both(lang, "FICHIER", "FILE")}[name]


# the options ------------------------------------------------------------------------------------------------

_CLAUSES: Final = ("where", "select", "group_by", "order_by", "refine", "exclude", "limit")

_HELPS: Final[Mapping[str, tuple[str, str]]] = {
    "where": ("Condition, en ODSQL.", "Condition, in ODSQL."),
    "select": ("Colonnes et calculs, en ODSQL.", "Columns and computations, in ODSQL."),
    "group_by": ("Regroupement, en ODSQL.", "Groups, in ODSQL."),
    "order_by": ("Ordre, en ODSQL.", "Order, in ODSQL."),
    "refine": ("Facette à garder, champ:valeur ; plusieurs fois.", "Facet to keep, field:value; repeatable."),
    "exclude": ("Facette à écarter, champ:valeur.", "Facet to leave out, field:value."),
    "limit": ("Nombre de lignes au plus ; toutes par défaut.", "Rows at most; all by default."),
    "portal": ("Hôte du portail, ou adresse de son API.", "Host of the portal, or address of its API."),
    "explain": ("Écrire les requêtes et n'en envoyer aucune.", "Print the requests and send none."),
    "lang": ("Langue, fr ou en.", "Language, fr or en."),
    "name": ("Facette à compter ; plusieurs fois.", "Facet to count; repeatable."),
    "form": ("Forme de la sortie.", "Form of the output."),
    "file_form": ("Format du fichier ; celui de son extension.", "Format of the file; that of its ending."),
}


def _option(name: str, lang: str) -> click.Option:
    text = both(lang, *_HELPS[name])
    if name == "explain":
        return click.Option(["--explain"], is_flag=True, help=text)
    if name == "lang":
        return click.Option(["--lang"], type=click.Choice(["fr", "en"]), expose_value=False, help=text)
    if name == "portal":
        return click.Option(
            ["--portal"], default=PORTAL, envvar="OPENINNO_PORTAL", show_default=True, help=text
        )
    if name == "limit":
        return click.Option(["--limit"], type=click.IntRange(min=0), help=text)
    if name in {"refine", "exclude", "name"}:
        return click.Option([f"--{name}"], multiple=True, help=text)
    if name == "form":
        choices = click.Choice(["text", "json", "csv"])
        return click.Option(["--format", "form"], type=choices, default="text", help=text)
    if name == "file_form":
        return click.Option(["--format", "file_form"], help=text)
    return click.Option([f"--{name.replace('_', '-')}", name], help=text)


def _query(given: Mapping[str, Any]) -> Query:
    """Make the query of the options; each clause is read, so that a fault is told before anything is sent."""
    query = Query()
    for clause in ("where", "select", "group_by", "order_by"):
        if given.get(clause):
            found = parse(given[clause], clause=clause)
            items = found if isinstance(found, tuple) else (found,)
            query = getattr(query, clause)(*items)
    for clause in ("refine", "exclude"):
        for one in given.get(clause, ()):
            name, colon, value = one.partition(":")
            if not colon:
                raise click.BadParameter("field:value", param_hint=f"--{clause}")
            query = getattr(query, clause)(name, value)
    return query if given.get("limit") is None else query.limit(given["limit"])


# the verbs --------------------------------------------------------------------------------------------------


def _datasets(client: Client, query: Query, *, lang: str, explain: bool, form: str) -> None:
    if explain:
        write_text([f"GET {client.catalogue_url(query)}"])
        return
    output.write_datasets(client.datasets(query), form, lang)


def _fields(client: Client, query: Query, *, lang: str, explain: bool, dataset: str, form: str) -> None:
    if explain:
        write_text([f"GET {client.explain(dataset)[0].url}"])
        return
    output.write_fields(client.dataset(dataset), form, lang)


def _facets(
    client: Client,
    query: Query,
    *,
    lang: str,
    explain: bool,
    dataset: str,
    form: str,
    name: tuple[str, ...],
) -> None:
    if explain:
        output.write_plan(client.explain(dataset, query, call="facets"), lang)
        return
    output.write_facets(client.facets(dataset, query, names=name), form, lang)


def _count(client: Client, query: Query, *, lang: str, explain: bool, dataset: str) -> None:
    if explain:
        output.write_plan(client.explain(dataset, query, call="count"), lang)
        return
    write_text([str(client.count(dataset, query))])


def _rows(client: Client, query: Query, *, lang: str, explain: bool, dataset: str, form: str) -> None:
    if explain:
        output.write_plan(client.explain(dataset, query), lang)
        return
    output.write_rows(client.rows(dataset, query), form, lang)


def _export(
    client: Client,
    query: Query,
    *,
    lang: str,
    explain: bool,
    dataset: str,
    path: str,
    file_form: str | None,
) -> None:
    if explain:
        form = file_form or path.rpartition(".")[2]
        output.write_plan(client.explain(dataset, query, call="export", form=form), lang)
        return
    # The bar is a comfort: without the library that draws it, the export is made all the same.
    progress = find_spec("rich") is not None
    manifest = client.export(dataset, path, query, form=file_form, progress=progress)
    rows = both(lang, "non comptées", "not counted") if manifest.rows is None else str(manifest.rows)
    write_error(
        both(
            lang,
            f"{path} : lignes {rows}, {manifest.size} octets, sha256 {manifest.sha256}",
            f"{path}: rows {rows}, {manifest.size} bytes, sha256 {manifest.sha256}",
        )
    )


_FILTERS: Final = ("where", "refine", "exclude")

VERBS: Final = (
    _Verb(
        *("datasets", "jeux", "Lister les jeux de données.", "List the datasets."),
        *((), ("where", "order_by", "refine", "exclude", "limit", "form"), _datasets),
    ),
    _Verb(
        *("fields", "champs", "Décrire les champs d'un jeu.", "Describe the fields of a dataset."),
        *(("dataset",), ("form",), _fields),
    ),
    _Verb(
        *("facets", "facettes", "Compter les valeurs des facettes.", "Count the values of the facets."),
        *(("dataset",), (*_FILTERS, "name", "form"), _facets),
    ),
    _Verb(
        *("count", "compter", "Compter les lignes d'une requête.", "Count the rows of a query."),
        *(("dataset",), _FILTERS, _count),
    ),
    _Verb(
        *("rows", "lignes", "Écrire les lignes d'une requête.", "Write the rows of a query."),
        *(("dataset",), (*_CLAUSES, "form"), _rows),
    ),
    _Verb(
        *("export", "exporter", "Écrire les lignes dans un fichier, vérifié."),
        *("Write the rows to a file, verified.", ("dataset", "path")),
        *(("where", "select", "group_by", "order_by", "refine", "exclude", "limit", "file_form"), _export),
    ),
)
