"""Which language the command speaks, and click's own few sentences in French."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import click

from ..typography import breakable, unbroken

__all__ = [
    "LANGUAGES",
    "HelpInBoth",
    "both",
    "language",
    "reason",
    "usage_message",
]

_FRENCH: Final = (
    (r"No such command '(.*)'\.", r"Verbe inconnu : « \1 »."),
    (r"No such option:? '?(-[^ '.]*)'?\.?", r"Option inconnue : \1."),
    (r"Got unexpected extra arguments? \((.*)\)\.?", r"Argument en trop : \1."),
    (r"Missing argument '(.*)'\.", r"Argument manquant : \1."),
    (r"Option '(.*)' requires an argument\.", r"L'option \1 demande une valeur."),
    (r"Option '(.*)' does not take a value\.", r"L'option \1 ne prend pas de valeur."),
    (r"Invalid value for '(.*?)': (.*)", r"Valeur impossible pour \1 : \2"),
    (r"'(.*)' is not a valid integer( range)?\.", r"« \1 » n'est pas un nombre entier."),
    (r"'(.*)' is not a date YYYY-MM-DD\.", r"« \1 » n'est pas une date AAAA-MM-JJ."),
    (r"'(.*)'; possible: (.*)\.", r"« \1 » ; possibles : \2."),
    (r"(\S+) is not in the range x>=([0-9]+)\.", r"\1 est inférieur à \2."),
    (r"Did you mean (one of: )?(.*)\?", r"Vouliez-vous dire \2 ?"),
    (r"Choose from:", r"Possibles :"),
    (r"\(Possible options: (.*)\)", r"(options possibles : \1)"),
)

_OF_PYTHON: Final = (
    (r" is not (?:one of )?('.*')\.", lambda found: f"; possible: {found[1]}."),
    (r"(?:; possible: |Did you mean ).*[.?]", lambda found: found[0].replace("'", "")),
    (r" does not match the format '%Y-%m-%d'", lambda _: " is not a date YYYY-MM-DD"),
)
"""What click writes as Python does, and how people write it: names without quotes, a form without codes."""

LANGUAGES: Final[Mapping[str, Sequence[str]]] = {
    "fr": ("français", "French"),
    "en": ("anglais", "English"),
}
"""The languages, and what people call them."""

_SYSTEM: Final = {
    errno.EACCES: "accès refusé",
    errno.EEXIST: "un fichier porte déjà ce nom",
    errno.EISDIR: "c'est un dossier",
    errno.ENAMETOOLONG: "nom trop long",
    errno.ENOENT: "ce dossier n'existe pas, créez-le d'abord",
    errno.ENOSPC: "disque plein",
    errno.ENOTDIR: "ce n'est pas un dossier",
    errno.EROFS: "disque en lecture seule",
}
"""What keeps a file from being written, in French; the system tells it in English."""


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
            found = asked if asked in LANGUAGES else _language_called(asked)
            if found:
                return found
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "fr" if environment[name].casefold().startswith("fr") else "en"
    if os.name == "nt":
        import locale

        return "fr" if (locale.getlocale()[0] or "").casefold().startswith("fr") else "en"
    return "en"


def _language_called(asked: str) -> str | None:
    from ..labels import fold

    return next((code for code, names in LANGUAGES.items() if fold(asked) in map(fold, (code, *names))), None)


def reason(error: OSError, lang: str) -> str:
    """Return why the system could not write, and where, in a language.

    Examples:
        >>> reason(PermissionError(errno.EACCES, "Permission denied", "lieux.csv"), "fr")
        'accès refusé : lieux.csv'
    """
    why = str(error.strerror or error)
    if lang == "fr":
        why = _SYSTEM.get(error.errno or 0, why)
    return why if error.filename is None else both(lang, f"{why} : ", f"{why}: ") + str(error.filename)


def usage_message(message: str, lang: str, command: str = "openinno") -> str:
    """Return what click says of a wrong call, in a language, with where to find help.

    Examples:
        >>> print(usage_message("No such command 'rport'.", "fr"))
        Erreur : Verbe inconnu : « rport ».
        Aide : openinno --help
    """
    for pattern, plainly in _OF_PYTHON:
        message = re.sub(pattern, plainly, message)
    if lang == "fr":
        for pattern, french in _FRENCH:
            message = re.sub(pattern, french, message)
    return both(
        lang,
        f"Erreur : {message}\nAide : {command} --help",
        f"Error: {message}\nHelp: {command} --help",
    )


class _Formatter(click.HelpFormatter):
    """Wraps help as French wants it."""

    def write_text(self, text: str) -> None:
        super().write_text(unbroken(text))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(name, unbroken(text)) for name, text in rows], col_max, col_spacing)

    def getvalue(self) -> str:
        return breakable(super().getvalue())


class _Context(click.Context):
    formatter_class = _Formatter


class HelpInBoth(click.Command):
    """A command whose help option speaks the language asked, and whose help is wrapped as it wants."""

    context_class = _Context
    lang = "en"

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return click's help option, told in our words."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = both(self.lang, "Montrer cette aide.", "Show this help.")
        return option
