"""How a verb writes: options that all share, lines of text, JSON, and CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any, Final

import click

from ..citations import Source
from ..formulas import guarded
from ..nouns import percent as percentage
from ._choices import FORMS, Choice, lang_option
from ._language import HelpInBoth, both

__all__ = [
    "cited",
    "command_of",
    "counted_noun",
    "csv_blocks",
    "harmless",
    "has_bar",
    "naming",
    "percent",
    "text_cell",
    "write_csv",
    "write_error",
    "write_json",
    "write_text",
    "write_whole_text",
    "yes_or_no",
]

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def has_bar() -> bool:
    """Tell whether the library that draws a bar is there; without it, the work is done all the same."""
    return find_spec("rich") is not None


def command_of(
    lang: str,
    *,
    name: str,
    text: str,
    params: Sequence[click.Parameter],
    run: Callable[..., Any],
    forms: Sequence[str] = ("text", "json", "csv"),
) -> click.Command:
    """Make the command of a verb, with the options that every verb has.

    Args:
        lang: The language that it speaks.
        name: Its name.
        text: Its help.
        params: Its arguments and its own options.
        run: What it does; it gets the form of the output as ``form``.
        forms: The forms of its output, that by default first; none where it writes no data.
    """
    made = HelpInBoth(
        name,
        help=text,
        params=[
            *params,
            *([_format_option(lang, forms)] if forms else []),
            lang_option(lang, both(lang, "Langue, fr ou en.", "Language, fr or en.")),
        ],
        callback=run,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    made.lang = lang
    return made


def _format_option(lang: str, forms: Sequence[str]) -> click.Option:
    first, *others, last = forms
    table = both(
        lang,
        " En français, le CSV prend « ; » et la virgule décimale ; --lang en pour l'autre forme.",
        " CSV has , and a decimal point; in French (--lang fr), ; and a decimal comma.",
    )
    text = both(
        lang,
        f"Forme de la sortie : {', '.join([f'{first} (par défaut)', *others])} ou {last}.",
        f"Form of the output: {', '.join([f'{first} (the default)', *others])} or {last}.",
    )
    return click.Option(
        ["--format", "form"],
        type=Choice(lang, forms, FORMS),
        default=first,
        help=text + (table if "csv" in forms else ""),
    )


def write_text(lines: Iterable[str]) -> None:
    """Write lines of text, if there are any."""
    text = "".join(f"{_on_a_line(line)}\n" for line in lines)
    click.echo(text, nl=False)


def write_error(line: str) -> None:
    """Write a line about the data to standard error."""
    click.echo(_on_a_line(line), err=True)


def harmless(text: str) -> str:
    """Put a visible mark for the control characters of a file, which could steer a terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def _on_a_line(text: str) -> str:
    return harmless(text).replace("\r", " ")


def write_json(value: Any) -> None:
    """Write a value as JSON in UTF-8, whatever the terminal."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n", nl=False)


def write_whole_text(text: str) -> None:
    """Write a document in UTF-8, whatever the terminal."""
    click.echo(text.encode(), nl=False)


def write_csv(
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    lang: str,
    *,
    cell: Callable[[object, str], str] | None = None,
) -> None:
    """Write rows as CSV in UTF-8; in French with BOM, semicolons and decimal comma, as spreadsheets want.

    Args:
        header: The names of the columns.
        rows: The rows, each written before the next is asked for.
        lang: The language.
        cell: What writes a value, in a language; a share has four decimals without it.
    """
    for block in csv_blocks(header, rows, lang, cell=cell):
        click.echo(block, nl=False)


def csv_blocks(
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    lang: str,
    *,
    cell: Callable[[object, str], str] | None = None,
) -> Iterator[bytes]:
    """Yield rows as CSV, as :func:`write_csv` writes it."""
    cell = cell or _cell
    if lang == "fr":
        yield b"\xef\xbb\xbf"
    text = io.StringIO()
    writer = csv.writer(text, delimiter=both(lang, ";", ","), lineterminator="\r\n")
    for row in chain([header], rows):
        writer.writerow([cell(value, lang) for value in row])
        yield text.getvalue().encode("utf-8", "backslashreplace")
        text.seek(0)
        text.truncate()


def _cell(value: object, lang: str) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.4f}".replace(".", both(lang, ",", "."))
    return str(value) if isinstance(value, int) else text_cell(str(value))


def text_cell(text: str) -> str:
    """Write a text of which no spreadsheet makes anything but a text."""
    return guarded(harmless(text))


def yes_or_no(value: bool | None, lang: str) -> str:
    """Write a truth value; nothing for what is not known."""
    if value is None:
        return ""
    return both(lang, "oui", "yes") if value else both(lang, "non", "no")


def cited(sources: Iterable[Source]) -> str:
    """Write sources as citations."""
    return "; ".join(map(str, sources))


def percent(share: float | None, lang: str) -> str:
    """Write a share as a percentage with one decimal; nothing for one of nothing.

    Examples:
        >>> percent(0.255, "fr"), percent(None, "en")
        ('25,5 %', '')
    """
    return "" if share is None else percentage(share, lang)


def counted_noun(number: int, lang: str, fr: str, en: str) -> str:
    """Count something: in French none is singular, and every word of the noun takes the plural.

    Examples:
        >>> counted_noun(2, "fr", "ligne refusée", "row refused"), counted_noun(0, "en", "ligne", "row")
        ('2 lignes refusées', '0 rows')
    """
    if lang == "fr":
        return f"{number} {fr if number < 2 else ' '.join(f'{word}s' for word in fr.split())}"
    noun, *rest = en.split()
    return " ".join([str(number), noun if number == 1 else f"{noun}s", *rest])


@contextmanager
def naming(path: str) -> Iterator[None]:
    """Let an error name the file that was asked for, and not the one that holds it until it is whole.

    Where it is the folder that is wrong, the folder is named.
    """
    try:
        yield
    except OSError as error:
        folder = str(Path(path).parent)
        named = folder if error.filename == folder else path
        raise OSError(error.errno, error.strerror, named) from error
