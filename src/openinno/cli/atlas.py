"""``openinno atlas``: a census as a map with filters, in one page that opens by a double click."""

from __future__ import annotations

from typing import Any

import click

from ..sources.embedded import embedded_census
from ._drawing import SUFFIXES, checked_drawing, draw
from ._files import OUT, checked_new, extra_option, force_option
from ._findings import exit_code, tell_findings
from ._language import both
from ._output import command_of
from ._reading import located, mapping_option, read, reading_of, reading_options, unlocated_option

__all__ = ["command"]


def command(lang: str) -> click.Command:
    """Make the verb in a language."""

    def run(
        file: str | None, out: str | None, *, unlocated: bool, extra: bool, force: bool, **given: Any
    ) -> int:
        path = both(lang, "carte.html", "map.html") if out is None else out
        checked_drawing(path, lang)
        checked_new(path, force, lang)
        if extra and not path.lower().endswith(".html"):
            told = both(
                lang,
                "une image n'a pas de fiches : --extra n'y montre rien",
                "a picture has no cards: --extra shows nothing in it",
            )
            raise click.UsageError(told)
        census = embedded_census() if file is None else read(file, reading_of(given), lang).census
        # A commune without a point would be nowhere on the map, whatever the census comes from.
        if file is not None and not unlocated:
            census = located(census, lang)
        draw(census, path, lang, extra=extra)
        tell_findings(census.findings, lang)
        return exit_code(census)

    return command_of(
        lang,
        name="atlas",
        text=both(
            lang,
            "Dessiner un recensement : une carte avec ses filtres, sa liste et ses fiches, dans une seule"
            " page qui s'ouvre par un double clic, sans réseau ; ou, si le nom finit par .svg ou .png, une"
            " image. FICHIER est un tableau de tout genre, un recensement d'openinno ou le dossier d'un"
            " instantané ; sans lui, le recensement des structures que les documents nomment.",
            "Draw a census: a map with its filters, its list and its cards, in one page that opens by a"
            " double click, without a network; or, where the name ends with .svg or .png, a picture. FILE"
            " is a table of any kind, a census of openinno or the folder of a snapshot; without it, the"
            " census of the structures which the documents name.",
        ),
        params=[
            click.Argument(["file"], required=False, metavar=both(lang, "[FICHIER]", "[FILE]")),
            click.Option(
                OUT,
                metavar=both(lang, "FICHIER", "FILE"),
                help=both(
                    lang,
                    f"Fichier à écrire ({', '.join(SUFFIXES)}) ; carte.html par défaut.",
                    f"File to write ({', '.join(SUFFIXES)}); map.html by default.",
                ),
            ),
            mapping_option(lang),
            *reading_options(lang),
            unlocated_option(lang),
            extra_option(lang),
            force_option(lang),
        ],
        run=run,
        forms=(),
    )
