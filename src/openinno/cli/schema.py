"""``openinno schema``: the form of a census, for the tools of others."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

import click

from ..export import json_schema, table_schema
from ._check_options import grade_option
from ._choices import Choice
from ._files import OUT, checked_new, force_option, write_bytes
from ._language import both
from ._output import command_of, write_error, write_json

__all__ = ["command"]

_KINDS: Final[Mapping[str, Sequence[str]]] = {"table": ("table", "tableau"), "json": ()}
_OF: Final[Mapping[str, Sequence[str]]] = {"structure": (), "census": ("recensement",), "row": ("ligne",)}


def command(lang: str) -> click.Command:
    """Make the verb in a language."""

    def run(kind: str, **given: Any) -> None:
        out = given["out"]
        if out is not None:
            checked_new(out, given["force"], lang)
        schema = _schema(kind, given["of"], given["grade"], given["address"], lang)
        if out is None:
            write_json(schema)
            return
        write_bytes(out, json.dumps(schema, ensure_ascii=False, indent=2).encode() + b"\n")
        write_error(both(lang, f"{out} : {schema['title']}", f"{out}: {schema['title']}"))

    return command_of(
        lang,
        name="schema",
        text=both(
            lang,
            "Écrire la forme d'un recensement, pour les outils des autres : « table », un Table Schema des"
            " colonnes, tel que schema.data.gouv.fr, validata et frictionless le lisent ; « json », un JSON"
            " Schema (2020-12) de ce qu'openinno écrit. Ils ne refusent rien que « openinno check » ne"
            " refuse ; ce qu'un schéma ne peut dire, comme une clé de SIRET, lui reste.",
            "Write the form of a census, for the tools of others: “table”, a Table Schema of the columns, as"
            " schema.data.gouv.fr, validata and frictionless read it; “json”, a JSON Schema (2020-12) of what"
            " openinno writes. They refuse nothing that “openinno check” does not; what no schema can say,"
            " such as the check digit of a SIRET, is left to it.",
        ),
        params=[
            click.Argument(["kind"], type=Choice(lang, _KINDS, _KINDS), metavar="table|json"),
            grade_option(lang),
            click.Option(
                ["--of"],
                type=Choice(lang, _OF, _OF),
                help=both(
                    lang,
                    "De quoi le JSON Schema est la forme : structure (l'une d'un recensement, par défaut),"
                    " census (recensement, un document entier) ou row (ligne, à plat).",
                    "What the JSON Schema is the form of: structure (one of a census, the default),"
                    " census (a whole document) or row (a flat row).",
                ),
            ),
            click.Option(
                ["--address"],
                metavar="URL",
                help=both(
                    lang,
                    "Où le schéma sera publié : son « $id », ou son « path ».",
                    "Where the schema will be published: its “$id”, or its “path”.",
                ),
            ),
            click.Option(
                OUT,
                metavar=both(lang, "FICHIER", "FILE"),
                help=both(
                    lang,
                    "Fichier à écrire ; la sortie standard sans lui.",
                    "File to write; standard output without it.",
                ),
            ),
            force_option(lang),
        ],
        run=run,
        forms=(),
    )


def _schema(kind: str, of: Any, grade: str, address: str | None, lang: str) -> dict[str, Any]:
    if kind == "json":
        return json_schema(of or "structure", grade=grade, address=address, lang=lang)
    if of is not None:
        told = both(
            lang,
            "--of ne vaut que pour « json » : un Table Schema est celui des lignes à plat",
            "--of is for “json” only: a Table Schema is that of flat rows",
        )
        raise click.UsageError(told)
    return table_schema(grade=grade, address=address, lang=lang)
