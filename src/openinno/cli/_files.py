"""The file that a verb writes: looked at before the work, never another's, and told once it is whole."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from ..census import Census
from ..drafts import Draft, write_whole
from ..export import FORMS, Words, convert
from ..export._converting import OF_SHEETS
from ..export._sheets import WORDS
from ._choices import Choice
from ._language import both
from ._output import counted_noun, naming, write_error

__all__ = [
    "OUT",
    "checked_folder",
    "checked_form",
    "checked_new",
    "extra_option",
    "force_option",
    "out_option",
    "words_option",
    "write_bytes",
    "write_census",
]

OUT: Final = ("-o", "--out", "--output", "out")
"""The names of the option of the file to write, and that of its value."""

_WORDS: Final = {"labels": ["libellés"], "both": ["les deux", "deux"]}


def force_option(lang: str) -> click.Option:
    """Return the option that lets a file be replaced."""
    return click.Option(
        ["--force"],
        is_flag=True,
        help=both(lang, "Remplacer le fichier s'il existe.", "Replace the file if it is there."),
    )


def extra_option(lang: str) -> click.Option:
    """Return the option that asks for what may be personal."""
    return click.Option(
        ["--extra"],
        is_flag=True,
        help=both(
            lang,
            "Écrire aussi les colonnes sans attribut et les lignes refusées, qui peuvent être personnelles.",
            "Write the columns without an attribute and the refused rows too, which may be personal.",
        ),
    )


def words_option(lang: str) -> click.Option:
    """Return the option of what stands for words in the forms that people open."""
    return click.Option(
        ["--words"],
        type=Choice(lang, WORDS, _WORDS),
        default="codes",
        help=both(
            lang,
            "Dans un CSV, un TSV ou un classeur : codes (par défaut), labels (libellés) pour des titres et"
            " des libellés dans la langue de --lang, ou both (les deux) pour les libellés à côté des codes."
            " Tout est relu de même.",
            "In CSV, TSV or a workbook: codes (the default), labels for headings and labels in the language"
            " of --lang, or both for labels beside the codes. All is read back the same.",
        ),
    )


def out_option(lang: str) -> click.Option:
    """Return the option of the file that a census is written to."""
    return click.Option(
        OUT,
        metavar=both(lang, "FICHIER", "FILE"),
        help=both(
            lang,
            f"Fichier à écrire, dans la forme que dit son nom : {', '.join(_suffixes())}.",
            f"File to write, in the form that its name tells: {', '.join(_suffixes())}.",
        ),
    )


def _suffixes() -> tuple[str, ...]:
    return tuple(suffix for suffixes in FORMS.values() for suffix in suffixes)


def checked_form(path: str, lang: str, words: Words = "codes") -> None:
    """Refuse now a file whose name tells no form in which a census can be written, or in no such words.

    Raises:
        click.UsageError: It does not; the message lists those that do.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in _suffixes():
        known, named = ", ".join(_suffixes()), path or "''"
        told = both(
            lang,
            f"{named} : ce nom ne dit pas dans quelle forme écrire ; il finit par {known}",
            f"{named}: this name does not tell in which form to write; it ends with {known}",
        )
        raise click.UsageError(told)
    sheets = [one for form in OF_SHEETS for one in FORMS[form]]
    if words != "codes" and suffix not in sheets:
        known = ", ".join(sheets)
        told = both(
            lang,
            f"--words {words} : {path} garde les codes ; les libellés vont dans {known}",
            f"--words {words}: {path} keeps codes; labels go into {known}",
        )
        raise click.UsageError(told)


def checked_folder(path: str) -> None:
    """Refuse now a file that has no folder to stand in, or has the name of one.

    Raises:
        OSError: It could not be written in the end.
    """
    with naming(path):
        Draft(Path(path)).check()


def checked_new(path: str, force: bool, lang: str) -> None:
    """Refuse now to write where nothing can be, or over a file, unless that was asked for.

    Raises:
        OSError: It could not be written in the end.
        click.UsageError: It is there.
    """
    checked_folder(path)
    if not force and Path(path).exists():
        told = both(
            lang,
            f"{path} existe déjà ; --force pour le remplacer",
            f"{path} is there already; --force to replace it",
        )
        raise click.UsageError(told)


def write_census(
    census: Census, path: str, lang: str, *, words: Words = "codes", extra: bool = False
) -> None:
    """Write a census to a file, and tell its size and what it does not hold.

    Raises:
        OSError: It cannot be written there.
    """
    with naming(path):
        left = convert(census, path, lang=lang, words=words, extra=extra)
    held = counted_noun(len(census), lang, "structure", "structure")
    write_error(both(lang, f"{path} : {held}", f"{path}: {held}"))
    if left:
        asked = both(
            lang, " (--extra pour écrire les autres colonnes)", " (--extra to write the other columns)"
        )
        write_error(f"  {left.message(lang)}{asked if left.extra else ''}")


def write_bytes(path: str, data: bytes) -> None:
    """Write a file that gets its name once it is whole.

    Raises:
        OSError: It cannot be written there.
    """
    with naming(path):
        write_whole(Path(path), data)
