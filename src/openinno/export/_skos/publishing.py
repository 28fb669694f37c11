"""The door of SKOS: the vocabularies as a text or as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final, overload

from ...drafts import write_whole
from .._chosen import Asked, chosen, form_of
from .graph import Node
from .json_ld import json_ld
from .names import BASE, Names
from .schemes import nodes
from .turtle import turtle

__all__ = ["skos"]

_FORMS: Final[Mapping[str, tuple[str, ...]]] = {"turtle": (".ttl",), "jsonld": (".jsonld", ".json")}
_WRITERS: Final[Mapping[str, Callable[[Iterable[Node]], str]]] = {"turtle": turtle, "jsonld": json_ld}


@overload
def skos(
    vocabularies: Asked = None, path: None = None, *, form: str | None = None, base: str = BASE
) -> str: ...


@overload
def skos(vocabularies: Asked, path: str | Path, *, form: str | None = None, base: str = BASE) -> None: ...


@overload
def skos(
    vocabularies: Asked = None, *, path: str | Path, form: str | None = None, base: str = BASE
) -> None: ...


def skos(
    vocabularies: Asked = None,
    path: str | Path | None = None,
    *,
    form: str | None = None,
    base: str = BASE,
) -> str | None:
    """Write vocabularies as SKOS, in Turtle or JSON-LD: a scheme each, a concept for every term.

    A concept has its labels, definition and notes in French and English, its code, its other forms, where it
    was read, and what it is to the concepts of other vocabularies. Both forms say the same. JSON-LD brings
    its context along: reading it needs no network. The same words give the same bytes.

    Args:
        vocabularies: A vocabulary, several, or those and the lists of the portal, such as
            ``typology.crosswalk(2021)``; None for all of them.
        path: The file, which gets its name once it is whole; None for the text itself.
        form: ``turtle`` or ``jsonld``; None for what the name of the file tells (``.ttl``,
            ``.jsonld``, ``.json``), and Turtle without a file.
        base: What every address begins with, ``urn:openinno:`` if not told: an http or https address that
            ends with ``/`` or ``#``, or a URN that ends with ``:``. After it come the vocabulary and the
            code, with ``/`` between them, or with ``:`` in a URN.

    Returns:
        The text, or nothing where a file is written.

    Raises:
        OSError: The file cannot be written.
        RuleError: No name can be added to the base, or there is no such form of file.
        TypeError: This is no vocabulary.
        ValueError: No vocabulary is asked for.

    Examples:
        >>> import openinno as oi
        >>> text = skos(oi.Level, base="https://example.org/words/")
        >>> "<https://example.org/words/level/3> a skos:Concept ;" in text
        True
    """
    write = _WRITERS[form_of(form, path, _FORMS)]
    text = write(nodes(chosen(vocabularies, of="skos"), Names(base)))
    if path is None:
        return text
    write_whole(Path(path), text.encode())
    return None
