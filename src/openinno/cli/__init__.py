"""The command ``openinno``: one verb a module, each with an English and a French name.

The group knows the names and the one-line helps of its verbs and imports a verb only when it is called, so
that ``--help`` costs little more than an empty program.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

import click

from ._group import Verb, VerbGroup
from ._language import both, language, reason, usage_message

__all__ = ["main"]


VERBS = (
    Verb("report", "rapport", "Compter un recensement et l'imprimer.", "Count a census and print it."),
    Verb(
        "check",
        "verifier",
        "Vérifier un recensement, dire quoi corriger.",
        "Check a census, tell what to mend.",
    ),
    Verb("atlas", "carte", "Dessiner un recensement sur une carte.", "Draw a census on a map."),
    Verb(
        "indicators",
        "indicateurs",
        "Recalculer les chiffres de l'étude sur un recensement.",
        "Recompute the figures of the study on a census.",
    ),
    Verb("rules", "regles", "Montrer les règles qui vérifient.", "Show the rules that check."),
    Verb("template", "modele", "Écrire un classeur vide à remplir.", "Write an empty workbook to fill in."),
    Verb(
        "mapping",
        "correspondance",
        "Proposer quelle colonne est quoi, ou essayer une correspondance.",
        "Propose which column is what, or try a mapping.",
    ),
    Verb("convert", "convertir", "Écrire un recensement autrement.", "Write a census in another form."),
    Verb("merge", "fusionner", "Réunir plusieurs recensements.", "Bring several censuses together."),
    Verb("diff", "comparer", "Dire ce qui a changé entre deux.", "Tell what changed between two."),
    Verb(
        "fetch",
        "recuperer",
        "Récupérer le recensement d'un portail.",
        "Fetch the census of a portal.",
    ),
    Verb("portal", "portail", "Interroger un portail de données ouvertes.", "Ask an open-data portal."),
    Verb("words", "mots", "Montrer les mots d'un vocabulaire.", "Show the words of a vocabulary."),
    Verb(
        "sheet",
        "fiche",
        "Montrer la fiche d'un profil, ou en comparer deux.",
        "Show the sheet of a profile, or compare two.",
    ),
    Verb(
        "recommend",
        "recommander",
        "Dire quel profil convient à un territoire.",
        "Tell which profile fits a territory.",
    ),
    Verb(
        "schema",
        "schema",
        "Écrire la forme d'un recensement pour d'autres outils.",
        "Write the form of a census for other tools.",
    ),
    Verb(
        "doctor",
        "diagnostic",
        "Dire ce qui est installé, et comment un fichier se lit.",
        "Tell what is installed, and how a file is read.",
    ),
)


def _group(lang: str) -> click.Group:
    return VerbGroup(
        lang,
        name="openinno",
        text=both(
            lang,
            "Les mots, les structures et les chiffres de l'innovation ouverte en France : lire un"
            " recensement, le compter, l'écrire, le réunir à d'autres. Seuls « portail » et « recuperer »"
            " utilisent le réseau.",
            "The words, structures and figures of open innovation in France: read a census, count it, write"
            " it, bring it together with others. Only “portal” and “fetch” use the network.",
        ),
        verbs=VERBS,
        package=__name__,
        params=[
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_print_version,
                help=both(lang, "Montrer la version.", "Show the version."),
            )
        ],
    )


def _print_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        from .._version import __version__

        click.echo(f"openinno {__version__}")
        ctx.exit()


def main(args: list[str] | None = None) -> None:
    """Run the command and exit: 0 when all is well, 1 when the data is wrong, 2 when it could not run."""
    arguments = sys.argv[1:] if args is None else args
    lang = language(arguments, os.environ)
    if sys.stdout is None or sys.stderr is None:
        sys.exit(2)
    # A terminal that cannot write an accent gets a question mark rather than a traceback.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        code = _group(lang).main(arguments, prog_name="openinno", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        context = error.ctx if isinstance(error, click.UsageError) else None
        command = context.command_path if context else "openinno"
        _complain(usage_message(error.format_message(), lang, command))
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except (BrokenPipeError, SystemExit):
        # The reader of a pipe has what it wanted; click ends so when it meets a closed pipe.
        _let_go_of_output()
        sys.exit(0)
    except OSError as error:
        _complain(both(lang, "sortie impossible : ", "cannot write: ") + reason(error, lang))
        _let_go_of_output()
        sys.exit(2)
    except Exception as error:
        from ..errors import OpenInnoError

        if not isinstance(error, OpenInnoError):
            raise
        from ._shell import in_shell

        _complain(in_shell(error.message(lang), lang))
        sys.exit(2)
    sys.exit(code if isinstance(code, int) else 0)


def _complain(text: str) -> None:
    """Write why the command could not run: wrapped for a reader, a line a message for a program."""
    from ._layout import wrapped

    if sys.stderr.isatty():
        text = "\n".join(line for message in text.splitlines() for line in wrapped(message))
    click.echo(text, err=True)


def _let_go_of_output() -> None:
    """Send what is left in standard output nowhere, so that leaving does not fail again."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
