"""The command ``openinno``: one verb a module, each with an English and a French name.

The group knows the names and the one-line helps of its verbs and imports a verb only when it is called, so
that ``--help`` costs little more than an empty program.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import NamedTuple

import click

from ._language import HelpInBoth, both, language, usage_message

__all__ = ["main"]


class _Verb(NamedTuple):
    """A verb: its names, its one-line help in French and English, and its module."""

    name: str
    french: str
    help_fr: str
    help_en: str

    def named(self, lang: str) -> str:
        return self.french if lang == "fr" else self.name

    def help(self, lang: str) -> str:
        return self.help_fr if lang == "fr" else self.help_en


VERBS = (
    _Verb("report", "rapport", "Compter un recensement et l'imprimer.", "Count a census and print it."),
    _Verb("words", "mots", "Montrer les mots d'un vocabulaire.", "Show the words of a vocabulary."),
    _Verb(
        "sheet",
        "fiche",
        "Montrer la fiche d'un profil, ou en comparer deux.",
        "Show the sheet of a profile, or compare two.",
    ),
    _Verb(
        "portal",
        "portail",
        "Interroger un portail de données ouvertes.",
        "Ask an open-data portal.",
    ),
)


class _Group(HelpInBoth, click.Group):
    """A group that loads a verb when it is called, under either of its names."""

    def __init__(self, lang: str) -> None:
        super().__init__(
            name="openinno",
            help=both(
                lang,
                "Les mots, les structures et les chiffres de l'innovation ouverte en France, hors ligne.",
                "The words, structures and figures of open innovation in France, offline.",
            ),
            epilog=both(
                lang,
                "Chaque verbe a aussi son nom anglais : report, words, sheet, portal.",
                "Each verb has a French name too: rapport, mots, fiche, portail.",
            ),
            invoke_without_command=True,
            callback=_show_help,
            subcommand_metavar=both(lang, "VERBE [ARGUMENTS]...", "VERB [ARGUMENTS]..."),
            context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        )
        self.lang = lang

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [verb.named(self.lang) for verb in VERBS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        for verb in VERBS:
            if cmd_name.casefold() in {verb.name, verb.french}:
                module = import_module(f".{verb.name}", __name__)
                command: click.Command = module.command(self.lang)
                return command
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            names = [name for verb in VERBS for name in (verb.name, verb.french)]
            near = get_close_matches(args[0].casefold(), names, n=1)
            if near:
                guess = f"No such command '{args[0]}'. Did you mean '{near[0]}'?"
                raise click.UsageError(guess, ctx) from error
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(both(self.lang, "Verbes", "Verbs")):
            formatter.write_dl([(verb.named(self.lang), verb.help(self.lang)) for verb in VERBS])


def _show_help() -> None:
    """Show how to use the command when it is called alone, which is no error."""
    ctx = click.get_current_context()
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def _group(lang: str) -> click.Group:
    group = _Group(lang)
    group.params.append(
        click.Option(
            ["--lang"],
            type=click.Choice(["fr", "en"]),
            expose_value=False,
            help=both(
                lang,
                "Langue, fr ou en ; par défaut celle du système.",
                "Language, fr or en; that of the system by default.",
            ),
        )
    )
    group.params.append(
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_print_version,
            help=both(lang, "Montrer la version.", "Show the version."),
        )
    )
    return group


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
        _complain(usage_message(error.format_message(), lang))
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except (BrokenPipeError, SystemExit):
        # The reader of a pipe has what it wanted; click ends so when it meets a closed pipe.
        _let_go_of_output()
        sys.exit(0)
    except OSError as error:
        _complain(both(lang, "sortie impossible : ", "cannot write: ") + str(error.strerror))
        _let_go_of_output()
        sys.exit(2)
    except Exception as error:
        from ..errors import OpenInnoError

        if not isinstance(error, OpenInnoError):
            raise
        _complain(error.message(lang))
        sys.exit(2)
    sys.exit(code if isinstance(code, int) else 0)


def _complain(text: str) -> None:
    """Write why the command could not run: wrapped for a reader, a line a message for a program."""
    from ._output import wrapped

    if sys.stderr.isatty():
        text = "\n".join(line for message in text.splitlines() for line in wrapped(message))
    click.echo(text, err=True)


def _let_go_of_output() -> None:
    """Send what is left in standard output nowhere, so that leaving does not fail again."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
