"""The door of the atlas: a census in, one HTML file out that opens by a double click."""

from __future__ import annotations

from pathlib import Path
from typing import overload

from ..census import Census
from ..drafts import write_whole
from ..labels import Label
from .content import content_of
from .page import as_page

__all__ = ["atlas"]


@overload
def atlas(census: Census, path: None = None, *, lang: str = "fr", extra: bool = False) -> str: ...


@overload
def atlas(census: Census, path: str | Path, *, lang: str = "fr", extra: bool = False) -> Path: ...


def atlas(
    census: Census, path: str | Path | None = None, *, lang: str = "fr", extra: bool = False
) -> str | Path:
    """Draw a census as a map with filters, in one page that needs no other file and no network.

    A colleague opens it by a double click, a web site embeds it: everything that it shows is inside. Nothing
    is asked of the network unless its reader turns on the background of the IGN.

    Args:
        census: The census.
        path: The file to write, which gets its name once it is whole; none without.
        lang: The language in which the page opens, ``fr`` or ``en``; its reader may change it.
        extra: Whether cards show what no attribute takes; it may hold what its owner would not publish.

    Returns:
        The page, or the path of the file.

    Raises:
        TypeError: This is no census.
        OSError: The file cannot be written there.
        MissingExtra: jinja2 is not installed (``openinno[atlas]``).

    Examples:
        >>> import openinno as oi
        >>> page = oi.atlas(oi.embedded_census(), lang="en")
        >>> page[:15], len(page) < 700_000
        ('<!DOCTYPE html>', True)
    """
    if not isinstance(census, Census):
        raise TypeError(f"an atlas is drawn of a census, such as embedded_census(), not of {census!r}")
    spoken = Label("fr", "en").text(lang)
    page = as_page(content_of(census, lang=spoken, extra=extra), spoken)
    if path is None:
        return page
    write_whole(Path(path), page.encode())
    return Path(path)
