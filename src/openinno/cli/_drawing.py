"""The map that a verb draws: in the form that the name of the file tells, and said once it is there."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from ..census import Census
from ..window.atlas import atlas
from ..window.page import GENERATOR
from ..window.picture.sheet import picture
from ._language import both
from ._output import counted_noun, naming, write_error

__all__ = ["SUFFIXES", "checked_drawing", "draw", "is_drawn"]

SUFFIXES: Final = (".html", ".svg", ".png")
"""How the name of a map ends: a page with filters, or a picture."""
_HEAD: Final = 4096


def checked_drawing(path: str, lang: str) -> None:
    """Refuse now a file whose name tells no form in which a map can be drawn.

    Raises:
        click.UsageError: It does not; the message lists those that do.
    """
    if Path(path).suffix.lower() not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        told = both(
            lang,
            f"{path} : une carte finit par {known}",
            f"{path}: the name of a map ends with {known}",
        )
        raise click.UsageError(told)


def draw(census: Census, path: str, lang: str, *, extra: bool = False) -> None:
    """Draw a census, and tell where and how many structures have no place.

    Raises:
        OSError: The file cannot be written there.
        MissingExtra: What draws is not installed.
    """
    with naming(path):
        if Path(path).suffix.lower() == ".html":
            atlas(census, path, lang=lang, extra=extra)
        else:
            picture(census, path, lang=lang)
    held = counted_noun(len(census), lang, "structure", "structure")
    nowhere = sum(not any(site.location for site in structure.sites) for structure in census)
    if nowhere:
        held += both(lang, f", dont {nowhere} sans point", f", {nowhere} of them without a point")
    write_error(both(lang, f"{path} : carte de {held}", f"{path}: a map of {held}"))


def is_drawn(path: str) -> bool:
    """Tell whether a file is a page of ours, which may be replaced by a newer one."""
    try:
        with Path(path).open("rb") as file:
            return GENERATOR.encode() in file.read(_HEAD)
    except OSError:
        return False
