"""``openinno convert``: any census that can be read, in any form that can be written."""

from __future__ import annotations

from typing import Any

import click

from ..export import Words
from ._files import checked_form, checked_new, extra_option, force_option, words_option, write_census
from ._findings import exit_code, tell_doubts
from ._language import both
from ._output import command_of
from ._reading import mapping_option, read, reading_of, reading_options
from ._shell import as_typed

__all__ = ["command"]


def command(lang: str) -> click.Command:
    """Make the verb in a language."""

    def run(file: str, out: str, words: Words, extra: bool, force: bool, **given: Any) -> int:
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
            "Lire un recensement de tout genre et l'écrire dans la forme que dit le nom du second fichier :"
            " json, jsonl, csv, tsv, xlsx, geojson, parquet, arrow. Ce que cette forme ne peut tenir est"
            " dit. Avec --lang fr, le CSV est celui des tableurs français.",
            "Read a census of any kind, and write it in the form that the name of the second file tells:"
            " json, jsonl, csv, tsv, xlsx, geojson, parquet, arrow. What that form cannot hold is told. With"
            " --lang fr, CSV is that of French spreadsheets.",
        ),
        params=[
            click.Argument(["file"], metavar=both(lang, "ENTRÉE", "IN")),
            click.Argument(["out"], metavar=both(lang, "SORTIE", "OUT")),
            mapping_option(lang),
            *reading_options(lang),
            words_option(lang),
            extra_option(lang),
            force_option(lang),
        ],
        run=run,
        forms=(),
    )
