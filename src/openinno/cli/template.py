"""``openinno template``: an empty workbook for those who have no census yet."""

from __future__ import annotations

from pathlib import Path

import click

from ..export import template_workbook
from ._files import checked_new, force_option
from ._language import both
from ._output import command_of, naming, write_error
from ._shell import as_typed

__all__ = ["command"]


def command(lang: str) -> click.Command:
    """Make the verb in a language."""

    def run(path: str, force: bool) -> None:
        if Path(path).suffix.lower() != ".xlsx":
            told = both(
                lang,
                f"{path} : un classeur finit par .xlsx",
                f"{path}: the name of a workbook ends with .xlsx",
            )
            raise click.UsageError(told)
        checked_new(path, force, lang)
        with naming(path):
            template_workbook(path, lang=lang)
        write_error(
            both(
                lang,
                f"{path} : classeur vide, à remplir, puis : openinno rapport {as_typed(path)}",
                f"{path}: an empty workbook, to fill in, and then: openinno report {as_typed(path)}",
            )
        )

    return command_of(
        lang,
        name="template",
        text=both(
            lang,
            "Écrire un classeur vide où recenser des lieux : une colonne par chose à savoir, son aide, les"
            " mots admis en listes déroulantes, des exemples. Rempli, il se lit sans correspondance. Il est"
            " en français ou, avec --lang en, en anglais.",
            "Write an empty workbook in which to take a census: a column for each thing worth knowing, its"
            " help, the words in drop-downs, examples. Filled in, it is read without a mapping. It is in"
            " English or, with --lang fr, in French.",
        ),
        params=[
            click.Argument(["path"], metavar=both(lang, "FICHIER.xlsx", "FILE.xlsx")),
            force_option(lang),
        ],
        run=run,
        forms=(),
    )
