"""The door of the atlas: a census in, one HTML file out that opens by a double click."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import Literal, TypeAlias

from ..census import Census
from ..drafts import write_whole
from .content import content_of
from .page import as_page

__all__ = ["Lang", "atlas"]

Lang: TypeAlias = Literal["fr", "en"]
"""A language in which a map is drawn."""


def atlas(
    census: Census,
    path: str | PathLike[str] | None = None,
    *,
    lang: Lang = "fr",
    extra: bool = False,
) -> str:
    """Draw a census as a map with filters, in one page that needs no other file and no network.

    A colleague opens it by a double click, a web site embeds it: everything that it shows is inside. Nothing
    is asked of the network unless its reader turns on the background of the IGN.

    Args:
        census: The census.
        path: The file to write, which gets its name once it is whole; none without.
        lang: The language in which it opens; its reader may change it.
        extra: Whether cards show what no attribute takes; it may hold what its owner would not publish.

    Returns:
        The page.

    Raises:
        TypeError: This is no census, or no such language.
        OSError: The file cannot be written there.
        MissingExtra: jinja2 is not installed (``openinno[atlas]``).

    Examples:
        >>> import openinno as oi
        >>> page = oi.atlas(oi.embedded_census(), "carte.html")
        >>> page[:15], len(page) < 700_000
        ('<!DOCTYPE html>', True)
    """
    if not isinstance(census, Census):
        raise TypeError(f"an atlas is drawn of a census, such as embedded_census(), not of {census!r}")
    if lang not in {"fr", "en"}:
        raise TypeError(f"a page opens in 'fr' or in 'en', not in {lang!r}")
    page = as_page(content_of(census, lang=lang, extra=extra), lang)
    if path is not None:
        write_whole(Path(path), page.encode())
    return page
