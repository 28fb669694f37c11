"""A group of verbs: each has an English and a French name, and its module is loaded when it is called."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from importlib import import_module
from typing import NamedTuple

import click

from ._choices import lang_option
from ._language import HelpInBoth, both

__all__ = ["Verb", "VerbGroup"]


class Verb(NamedTuple):
    """A verb: its names, and its one-line help in French and English; its module has the English name."""

    name: str
    french: str
    help_fr: str
    help_en: str

    def named(self, lang: str) -> str:
        """Return the name in a language."""
        return both(lang, self.french, self.name)

    def help(self, lang: str) -> str:
        """Return the help in a language."""
        return both(lang, self.help_fr, self.help_en)


class VerbGroup(HelpInBoth, click.Group):
    """A group that knows its verbs by name, and loads one when it is called, under either of its names.

    Args:
        lang: The language that it speaks.
        name: Its own name.
        text: Its help.
        verbs: Its verbs.
        package: Where their modules are; each has a function ``command`` of the language.
        params: Options beside that of the language.
    """

    def __init__(
        self,
        lang: str,
        *,
        name: str,
        text: str,
        verbs: Sequence[Verb],
        package: str,
        params: Sequence[click.Parameter] = (),
    ) -> None:
        others = ", ".join(verb.named("en" if lang == "fr" else "fr") for verb in verbs)
        super().__init__(
            name=name,
            help=text,
            epilog=both(
                lang,
                f"Chaque verbe a aussi son nom anglais : {others}.",
                f"Each verb has a French name too: {others}.",
            ),
            params=[
                lang_option(
                    lang,
                    both(
                        lang,
                        "Langue, fr ou en ; par défaut celle du système.",
                        "Language, fr or en; that of the system by default.",
                    ),
                ),
                *params,
            ],
            invoke_without_command=True,
            callback=_show_help,
            subcommand_metavar=both(lang, "VERBE [ARGUMENTS]...", "VERB [ARGUMENTS]..."),
            context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        )
        self.lang = lang
        self.verbs = verbs
        self.package = package

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the verbs in the language."""
        return [verb.named(self.lang) for verb in self.verbs]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the verb of a name, in either language, any case, and with its accents or without."""
        name = _bare(cmd_name)
        for verb in self.verbs:
            if name in {verb.name, verb.french}:
                command: click.Command = import_module(f"{self.package}.{verb.name}").command(self.lang)
                return command
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb that is called; the error of an unknown one tells the nearest."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            names = [name for verb in self.verbs for name in (verb.name, verb.french)]
            near = get_close_matches(_bare(args[0]), names, n=1)
            if near:
                guess = f"No such command '{args[0]}'. Did you mean '{near[0]}'?"
                raise click.UsageError(guess, ctx) from error
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs with their helps, none of them loaded."""
        with formatter.section(both(self.lang, "Verbes", "Verbs")):
            formatter.write_dl([(verb.named(self.lang), verb.help(self.lang)) for verb in self.verbs])


def _bare(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def _show_help() -> None:
    """Show how to use the group when it is called alone, which is no error."""
    ctx = click.get_current_context()
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
