"""Which language the command speaks, and click's own few sentences in French."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from typing import Final

import click

__all__ = ["HelpInBoth", "both", "language", "usage_message"]

_FRENCH: Final = (
    (r"No such command '(.*)'\.", r"Verbe inconnu : « \1 »."),
    (r"No such option:? '?(-[^ '.]*)'?\.?", r"Option inconnue : \1."),
    (r"Got unexpected extra arguments? \((.*)\)\.?", r"Argument en trop : \1."),
    (r"Missing argument '(.*)'\.", r"Argument manquant : \1."),
    (r"Option '(.*)' requires an argument\.", r"L'option \1 demande une valeur."),
    (r"Invalid value for '(.*?)': (.*)", r"Valeur impossible pour \1 : \2"),
    (r"'(.*)' is not one of (.*)\.", r"« \1 » n'est pas l'une de \2."),
    (r"Did you mean (one of: )?(.*)\?", r"Vouliez-vous dire \2 ?"),
    (r"\(Possible options: (.*)\)", r"(options possibles : \1)"),
)


def both(lang: str, fr: str, en: str) -> str:
    """Return the one of two texts that is in a language."""
    return fr if lang == "fr" else en


def language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return ``fr`` or ``en``: what ``--lang`` says, or else the locale.

    Examples:
        >>> language(["report", "--lang=fr"], {}), language([], {"LANG": "fr_FR.UTF-8"}), language([], {})
        ('fr', 'fr', 'en')
    """
    for place, argument in reversed(list(enumerate(arguments))):
        name, equals, value = argument.partition("=")
        if name == "--lang":
            asked = value if equals else "".join(arguments[place + 1 : place + 2])
            if asked in {"fr", "en"}:
                return asked
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "fr" if environment[name].casefold().startswith("fr") else "en"
    if os.name == "nt":
        import locale

        return "fr" if (locale.getlocale()[0] or "").casefold().startswith("fr") else "en"
    return "en"


def usage_message(message: str, lang: str) -> str:
    """Return what click says of a wrong call, in a language, with where to find help.

    Examples:
        >>> print(usage_message("No such command 'rport'.", "fr"))
        Erreur : Verbe inconnu : « rport ».
        Aide : openinno --help
    """
    if lang == "fr":
        for pattern, french in _FRENCH:
            message = re.sub(pattern, french, message)
    return both(
        lang,
        f"Erreur : {message}\nAide : openinno --help",
        f"Error: {message}\nHelp: openinno --help",
    )


class HelpInBoth(click.Command):
    """A command whose help option speaks the language asked."""

    lang = "en"

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return click's help option, told in our words."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = both(self.lang, "Montrer cette aide.", "Show this help.")
        return option
