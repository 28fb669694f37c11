"""The options of ``openinno check``: how good, by which rules, what to write, when to fail."""

from __future__ import annotations

from typing import Final

import click

from ..validation.grades import Grade
from ..validation.judging import MOST_TOLD
from ._choices import Choice
from ._language import both

__all__ = ["check_options", "grade_option", "more_rules_option"]

_FAILING: Final = {
    "error": ("erreur",),
    "warning": ("avertissement",),
    "unchecked": ("non vérifié", "non vérifiée"),
    "never": ("jamais",),
}


def grade_option(lang: str) -> click.Option:
    """Return the option of what the data is to be good enough for."""
    grades = Choice(
        lang, [grade.value for grade in Grade], {grade.value: [grade.label("fr")] for grade in Grade}
    )
    return click.Option(
        ["--grade"],
        type=grades,
        default=Grade.PUBLISHABLE.value,
        help=both(
            lang,
            f"Ce à quoi les données doivent suffire : {grades.all_told}. Par défaut, publishable.",
            f"What the data is to be good enough for: {grades.all_told}. By default, publishable.",
        ),
    )


def more_rules_option(lang: str) -> click.Option:
    """Return the option that adds the rules of an installed package."""
    return click.Option(
        ["--with", "more"],
        multiple=True,
        metavar=both(lang, "NOM", "NAME"),
        help=both(
            lang,
            "Ajouter les règles qu'un paquet installé déclare sous ce nom ; répétable.",
            "Add the rules that an installed package declares under this name; may be repeated.",
        ),
    )


def check_options(lang: str) -> list[click.Parameter]:
    """Return the options of the check, beside how to read the file."""
    return [
        grade_option(lang),
        more_rules_option(lang),
        click.Option(
            ["--without", "less"],
            multiple=True,
            metavar=both(lang, "RÈGLE", "RULE"),
            help=both(lang, "Laisser une règle de côté ; répétable.", "Leave a rule out; may be repeated."),
        ),
        click.Option(
            ["--annotate"],
            metavar=both(lang, "FICHIER.xlsx", "FILE.xlsx"),
            help=both(
                lang,
                "Écrire une copie du classeur, cellules fautives en couleur et commentées.",
                "Write a copy of the workbook, faulty cells coloured and commented.",
            ),
        ),
        click.Option(
            ["--fix", "fixing"],
            type=Choice(lang, ["safe"], {"safe": ["sûr", "sûre"]}),
            help=both(
                lang,
                "safe (sûr) : écrire une copie corrigée là où rien n'est perdu ni deviné, et un journal de ce"
                " qui change.",
                "Write a copy, mended where nothing is lost or guessed, and a journal of what changed.",
            ),
        ),
        click.Option(
            ["--fail-on", "failing"],
            type=Choice(lang, _FAILING, _FAILING),
            default="error",
            help=both(
                lang,
                "Ce qui donne le code de sortie 1 : error (erreur, par défaut), warning (avertissement)"
                " aussi, unchecked (non vérifié : une règle nécessaire n'a pu l'être) ou never (jamais).",
                "What gives the exit code 1: error (the default), warning too, unchecked (a rule that is"
                " needed could not be checked) or never.",
            ),
        ),
        click.Option(
            ["--limit"],
            type=click.IntRange(min=0),
            default=MOST_TOLD,
            help=both(
                lang,
                f"Nombre de constats à énumérer, {MOST_TOLD} par défaut ; tous sont comptés.",
                f"How many findings to list, {MOST_TOLD} by default; all are counted.",
            ),
        ),
        click.Option(
            ["--today"],
            type=click.DateTime(["%Y-%m-%d"]),
            metavar=both(lang, "AAAA-MM-JJ", "YYYY-MM-DD"),
            help=both(
                lang,
                "Jour de la vérification, qui dit quelles dates sont à venir ; aujourd'hui par défaut.",
                "Day of the check, which tells the dates to come; today by default.",
            ),
        ),
    ]
