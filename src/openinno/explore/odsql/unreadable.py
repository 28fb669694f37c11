"""Says why a text is not ODSQL: where it stops being so, what was expected there, what is usually meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from ...labels import Label

__all__ = ["unreadable"]

_GROUPS: Final = (
    (Label("une valeur", "a value"), {"NUMBER", "STRING", "DATE", "GEOM"}),
    (Label("un champ", "a field"), {"NAME", "BACKQUOTED"}),
    (Label("une comparaison", "a comparison"), {"COMPARE", "EQUAL", "COLON", "_LIKE", "_IN", "_IS"}),
    (Label("un calcul", "arithmetic"), {"PLUS", "MINUS", "SLASH"}),
    (Label("and, or", "and, or"), {"_AND", "_OR"}),
    (Label("as", "as"), {"_AS"}),
    (Label("asc, desc", "asc, desc"), {"ASC", "DESC"}),
    (Label("true, false", "true, false"), {"TRUE", "FALSE"}),
    (Label("null", "null"), {"NULL"}),
    (Label("*", "*"), {"STAR"}),
    (Label("[ ou ]", "[ or ]"), {"BRACKET"}),
    (Label("..", ".."), {"_DOTS"}),
    (Label("(", "("), {"LPAR"}),
    (Label(")", ")"), {"RPAR"}),
    (Label("une virgule", "a comma"), {"COMMA"}),
    (Label("la fin", "the end"), {"$END"}),
)
"""What the symbols of the grammar are for whoever writes a query, in the order of the message."""

_ELSEWHERE: Final = {
    "where": {"_AS", "ASC", "DESC"},
    "select": {"ASC", "DESC"},
    "group_by": {"ASC", "DESC"},
    "order_by": {"_AS"},
}
"""What the parser may list though it belongs to other clauses: they share their states."""

_HINTS: Final = (
    (
        r"(?i)\Anot\b",
        r"\S\s*\Z",
        Label(
            "not va devant toute la condition (not champ in (…)), et un champ nommé d'un mot réservé"
            " s'écrit `not`",
            "not goes before the whole condition (not field in (…)), and a field named by a reserved word is"
            " written `not`",
        ),
    ),
    (
        r"\A[\w\"']",
        r"[\"']\Z",
        Label(
            "doubler un guillemet ne l'échappe pas : mettez une barre oblique inverse devant, ou prenez"
            " l'autre guillemet",
            "doubling a quote does not escape it: put a backslash before it, or use the other quote",
        ),
    ),
    (
        r"\A[\"'`]",
        r"",
        Label("ce guillemet n'est pas refermé, ou est de trop", "this quote is not closed, or not wanted"),
    ),
    (
        r"\A[^\W0-9]",
        r"[0-9]\Z",
        Label(
            "un champ qui commence par un chiffre va entre accents graves, et un nombre n'a pas d'exposant",
            "a field that starts with a digit goes between backquotes, and a number has no exponent",
        ),
    ),
    (
        r"",
        r"(?i)\b(?:case|if)\s*\Z",
        Label(
            "ni case ni if n'existent : seul ifnull(a, b) choisit",
            "there is no case and no if: only ifnull(a, b) chooses",
        ),
    ),
    (
        r"(?i)\A(?:;|(?:select|where|group|order|limit|having)\b)",
        r"",
        Label("une seule clause à la fois, sans son nom", "one clause at a time, without its name"),
    ),
    (r"\A[&|]", r"", Label("écrivez and, or, not", "write and, or, not")),
    (r"(?i)\Abetween\b", r"", Label("écrivez in [1..2]", "write in [1..2]")),
)
"""What follows, what comes before, and what is usually meant; the first that fits is told."""


def unreadable(text: str, clause: str, error: Any) -> Label:
    """Return the reason of an error of the parser, with the line and column where reading stopped.

    Args:
        text: The text that was read.
        clause: The clause it was read as.
        error: An ``UnexpectedInput`` of lark.
    """
    at = _position(text, error)
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    given = _given(text, at)
    expected = list(_expected(error, clause))
    hint = _hint(text, at)
    fr = ", ".join(one.text("fr") for one in expected)
    en = ", ".join(one.text("en") for one in expected)
    return Label(
        f"{clause}, ligne {line}, colonne {column} : {given.text('fr')} ; attendu : {fr}{hint.text('fr')}",
        f"{clause}, line {line}, column {column}: {given.text('en')}; expected: {en}{hint.text('en')}",
    )


def _position(text: str, error: Any) -> int:
    token = getattr(error, "token", None)
    if token is not None and token.type == "$END":
        return len(text)
    at = error.pos_in_stream
    return at if isinstance(at, int) else len(text)


def _given(text: str, at: int) -> Label:
    if at >= len(text):
        return Label("le texte s'arrête trop tôt", "the text stops too early")
    match = re.compile(r"\w+|.", re.DOTALL).match(text, at)
    word = match[0][:40] if match else ""
    return Label(f"{word!r} ne va pas ici", f"{word!r} does not belong here")


def _expected(error: Any, clause: str) -> Iterator[Label]:
    # The expected symbols of an error are those of any path to its state; accepts are those of this one.
    names: set[str] = set(getattr(error, "accepts", None) or getattr(error, "allowed", None) or ())
    names -= _ELSEWHERE[clause]
    for label, symbols in _GROUPS:
        if names & symbols:
            yield label


def _hint(text: str, at: int) -> Label:
    before, after = text[:at], text[at:]
    for follows, comes_before, hint in _HINTS:
        if re.search(follows, after) and re.search(comes_before, before):
            return Label(f". {hint.text('fr')}", f". {hint.text('en')}")
    return Label("", "")
