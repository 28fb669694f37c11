"""``openinno recommend``: which profile would fit a territory, asked or read, as a note to deliberate on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..advice import Recommendation, Territory, recommend
from ..census import Census
from ..sources.embedded import embedded_census
from ..sources.territories import read_territory, territory_template
from ._asking import ask_territory
from ._files import OUT, checked_new, force_option, write_bytes
from ._findings import exit_code, tell_doubts
from ._language import both
from ._notes import note_lines
from ._output import command_of, write_error, write_text
from ._reading import Reading, mapping_option, read, reading_of, reading_options, unlocated_option
from ._shell import as_typed

__all__ = ["command"]

_SUFFIXES = (".html", ".md")


def command(lang: str) -> click.Command:
    """Make the verb in a language."""

    def run(
        file: str | None,
        form: str,
        *,
        census: str | None,
        unlocated: bool,
        out: tuple[str, ...],
        template: bool,
        force: bool,
        **given: Any,
    ) -> int:
        if template:
            click.echo(territory_template(lang), nl=False)
            return 0
        for path in out:
            _checked(path, force, lang)
        # A census that cannot be read is told before a dozen questions are asked.
        structures = _census(census, reading_of(given), lang, locating=not unlocated)
        found = recommend(_territory(file, lang), structures)
        if form == "json":
            click.echo(found.to_json(), nl=False)
        else:
            write_text(note_lines(found, lang))
        for path in out:
            _write(found, path, lang)
        return exit_code(structures)

    return command_of(
        lang,
        name="recommend",
        text=both(
            lang,
            "Dire quels profils conviennent à un territoire, par des points qui citent chacun une fiche ou"
            " une tendance de l'étude, et ce qui manque pour décider. Sans fichier, les questions sont"
            " posées ; FICHIER.toml y répond d'avance (--template en écrit un à remplir). Ce que l'on ignore"
            " ne compte pas.",
            "Tell which profiles fit a territory, by points each of which cites a sheet or a trend of the"
            " study, and what is missing to decide. Without a file, the questions are asked; FILE.toml"
            " answers them beforehand (--template writes one to fill in). What is not known counts for"
            " nothing.",
        ),
        params=[
            click.Argument(["file"], required=False, metavar=both(lang, "[FICHIER.toml]", "[FILE.toml]")),
            click.Option(
                OUT,
                multiple=True,
                metavar=both(lang, "NOTE", "NOTE"),
                help=both(
                    lang,
                    "Note de deux pages à écrire, en .html ou en .md ; peut se répéter.",
                    "Note of two pages to write, in .html or in .md; may be repeated.",
                ),
            ),
            click.Option(
                ["--census"],
                metavar=both(lang, "FICHIER", "FILE"),
                help=both(
                    lang,
                    "Recensement où chercher des structures comparables ; par défaut celui des documents.",
                    "Census in which to look for comparable structures; by default that of the documents.",
                ),
            ),
            mapping_option(lang),
            *reading_options(lang),
            unlocated_option(lang),
            click.Option(
                ["--template"],
                is_flag=True,
                help=both(
                    lang,
                    "Écrire, sur la sortie standard, un fichier TOML à remplir.",
                    "Write, to the standard output, a TOML file to fill in.",
                ),
            ),
            force_option(lang),
        ],
        run=run,
        forms=("text", "json"),
    )


def _checked(path: str, force: bool, lang: str) -> None:
    if Path(path).suffix.lower() not in _SUFFIXES:
        known = ", ".join(_SUFFIXES)
        told = both(
            lang,
            f"{path} : le nom d'une note finit par {known}",
            f"{path}: the name of a note ends with {known}",
        )
        raise click.UsageError(told)
    checked_new(path, force, lang)


def _census(file: str | None, reading: Reading, lang: str, *, locating: bool) -> Census:
    if file is None:
        if reading != Reading():
            told = both(
                lang,
                "--mapping et la façon de lire un fichier ne servent qu'avec --census",
                "--mapping and how to read a file are of use with --census only",
            )
            raise click.UsageError(told)
        return embedded_census()
    census = read(file, reading, lang, locating=locating).census
    tell_doubts(census.findings, lang, file=as_typed(file))
    return census


def _territory(file: str | None, lang: str) -> Territory:
    return ask_territory(lang) if file is None else read_territory(file)


def _write(found: Recommendation, path: str, lang: str) -> None:
    page = Path(path).suffix.lower() == ".html"
    write_bytes(path, (found.to_html(lang) if page else found.to_markdown(lang)).encode())
    write_error(both(lang, f"{path} : note écrite", f"{path}: note written"))
