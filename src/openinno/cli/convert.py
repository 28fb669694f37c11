"""``openinno convert``: any census that can be read, in any form that can be written."""

from __future__ import annotations

from typing import Any

import click

from ..export import Words
from ._files import (
    checked_form,
    checked_new,
    extra_option,
    force_option,
    out_option,
    words_option,
    write_census,
)
from ._findings import exit_code, tell_doubts
from ._language import both
from ._output import command_of
from ._reading import mapping_option, read, reading_of, reading_options
from ._shell import as_typed

__all__ = ["command"]


def command(lang: str) -> click.Command:
    """Make the verb in a language."""

    def run(
        file: str,
        place: str | None,
        out: str | None,
        words: Words,
        extra: bool,
        force: bool,
        **given: Any,
    ) -> int:
        out = _one_of(place, out, lang)
        checked_form(out, lang, words)
        checked_new(out, force, lang)
        census = read(file, reading_of(given), lang).census
        tell_doubts(census.findings, lang, file=as_typed(file))
        write_census(census, out, lang, words=words, extra=extra)
        return exit_code(census)

    return command_of(
        lang,
        name="convert",
        text=both(
            lang,
            "Lire un recensement de tout genre et l'écrire dans la forme que dit le nom de la sortie :"
            " json, jsonl, csv, tsv, xlsx, geojson, parquet, arrow. Ce que cette forme ne peut tenir est"
            " dit. Avec --lang fr, le CSV est celui des tableurs français.",
            "Read a census of any kind, and write it in the form that the name of OUT tells:"
            " json, jsonl, csv, tsv, xlsx, geojson, parquet, arrow. What that form cannot hold is told. With"
            " --lang fr, CSV is that of French spreadsheets.",
        ),
        params=[
            click.Argument(["file"], metavar=both(lang, "ENTRÉE", "IN")),
            click.Argument(["place"], required=False, metavar=both(lang, "[SORTIE]", "[OUT]")),
            out_option(lang),
            mapping_option(lang),
            *reading_options(lang),
            words_option(lang),
            extra_option(lang),
            force_option(lang),
        ],
        run=run,
        forms=(),
    )


def _one_of(place: str | None, option: str | None, lang: str) -> str:
    """Return where to write, which is said either by its place or by the option."""
    if place is not None and option is not None:
        told = both(
            lang,
            f"la sortie est dite deux fois, {place} et -o {option} : gardez l'une des deux",
            f"the output is told twice, {place} and -o {option}: keep one of them",
        )
        raise click.UsageError(told)
    path = place if option is None else option
    if path is None:
        told = both(lang, "dites où écrire : -o recensement.json", "say where to write: -o census.json")
        raise click.UsageError(told)
    return path
