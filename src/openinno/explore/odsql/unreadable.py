"""Says why a text is not ODSQL: where it stops being so, what was expected there, what is usually meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from ...labels import Label

__all__ = ["unreadable", "whole_statement"]

_VALUE: Final = "STRING"
"""Where a text may stand, a value is expected, and a name is that of a field or of a function."""

_WORDS: Final = (
    *("_LIKE", "_IN", "_IS", "NOT", "_AND", "_OR", "_AS", "ASC", "DESC", "_DISTINCT", "_TO"),
    *("TRUE", "FALSE", "NULL"),
)

_GROUPS: Final = (
    (Label("un champ", "a field"), {"NAME", _VALUE}),
    (Label("une fonction", "a function"), {"NAME", _VALUE}),
    (Label("un texte entre guillemets", "a text between quotes"), {_VALUE}),
    (Label("un nombre", "a number"), {"NUMBER"}),
    (Label("une date (date'2024')", "a date (date'2024')"), {"DATE"}),
    (Label("une géométrie (geom'…')", "a geometry (geom'…')"), {"GEOM"}),
    (Label("une comparaison ('=', '>', …)", "a comparison ('=', '>', …)"), {"COMPARE"}),
    *((Label(word, word), {symbol}) for symbol in _WORDS for word in (f"'{symbol.strip('_').lower()}'",)),
    (Label("'+', '-', '*' ou '/'", "'+', '-', '*' or '/'"), {"SLASH"}),
    (Label("'[' ou ']'", "'[' or ']'"), {"BRACKET"}),
    (Label("'..'", "'..'"), {"_DOTS"}),
    (Label("'('", "'('"), {"LPAR"}),
    (Label("')'", "')'"), {"RPAR"}),
    (Label("une virgule", "a comma"), {"COMMA"}),
    (Label("la fin", "the end"), {"$END"}),
)
"""What the symbols of the grammar are for whoever writes a query, in the order of the message.

Each is told where all its symbols may stand.
"""

_OF_CONDITIONS: Final = frozenset({"COMPARE", "_LIKE", "_IN", "_IS", "NOT", "_AND", "_OR"})
"""What the grammar reads in every clause, so that a condition out of its place is told as such."""

_ONE_CLAUSE: Final = Label(
    "Donnez une seule clause à la fois, sans son nom", "Give one clause at a time, without its name"
)

_HINTS: Final = (
    (
        r"(?i)\Anot\b",
        r"\S\s*\Z",
        Label(
            "Écrivez not avant toute la condition : not champ in (…) ; un champ nommé d'un mot réservé"
            " s'écrit `not`",
            "Write not before the whole condition: not field in (…); a field named by a reserved word is"
            " written `not`",
        ),
    ),
    (
        r"\A[\w\"']",
        r"[\"']\Z",
        Label(
            "Doubler un guillemet ne l'échappe pas : mettez une barre oblique inverse devant, ou prenez"
            " l'autre guillemet",
            "Doubling a quote does not escape it: put a backslash before it, or use the other quote",
        ),
    ),
    (
        r"\A[\"'`]",
        r"",
        Label("Ce guillemet n'est pas refermé, ou est de trop", "This quote is not closed, or not wanted"),
    ),
    (
        r"\A[^\W0-9]",
        r"[0-9]\Z",
        Label(
            "Un champ qui commence par un chiffre s'écrit entre accents graves, et un nombre n'a pas"
            " d'exposant",
            "A field that starts with a digit goes between backquotes, and a number has no exponent",
        ),
    ),
    (
        r"",
        r"(?i)\b(?:case|if)\s*\Z",
        Label(
            "Ni case ni if n'existent : seul ifnull(a, b) choisit",
            "There is no case and no if: only ifnull(a, b) chooses",
        ),
    ),
    (
        r"(?i)\A(?:;|(?:select|where|group|order|limit|having)\b)",
        r"",
        _ONE_CLAUSE,
    ),
    (r"", r"(?i)\A\s*(?:select|where|(?:group|order)[ _]by|group|order)\s+\Z", _ONE_CLAUSE),
    (r"\A#", r"", Label("ODSQL n'a pas de commentaires", "ODSQL has no comments")),
    (r"\A[&|]", r"", Label("Écrivez and, or, not", "Write and, or, not")),
    (r"(?i)\Abetween\b", r"", Label("Écrivez in [1..2]", "Write in [1..2]")),
)
"""What follows, what comes before, and what is usually meant; the first that fits is told."""


def whole_statement(text: str) -> Iterator[Label]:
    """Yield why a text is more than a clause, if it is one of SQL as a whole."""
    if re.match(r"(?is)\s*select\b.*\bfrom\b", text):
        yield Label(
            "c'est une requête SQL entière : ODSQL n'a que des clauses, données une à une et sans leur nom"
            " (select, where, group_by, order_by), et le jeu de données se donne à part",
            "this is a whole SQL statement: ODSQL has clauses only, given one by one and without their names"
            " (select, where, group_by, order_by), and the dataset is given apart",
        )


def unreadable(text: str, clause: str, error: Any, acceptable: Iterable[str]) -> Label:
    """Return the reason of an error of the parser, with the line and column where reading stopped.

    Args:
        text: The text that was read.
        clause: The clause it was read as.
        error: An ``UnexpectedInput`` of lark.
        acceptable: The symbols of the grammar that might have stood there.
    """
    at = _position(text, error)
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    given, hint = _given(text, at), _hint(text, at)
    possible = frozenset(acceptable)
    expected = list(_expected(possible if clause == "where" else possible - _OF_CONDITIONS))
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
    if not text.strip():
        return Label("le texte est vide", "the text is empty")
    if at >= len(text):
        return Label("le texte s'arrête trop tôt", "the text stops too early")
    match = re.compile(r"\w+|.", re.DOTALL).match(text, at)
    word = match[0][:40] if match else ""
    return Label(f"{word!r} inattendu ici", f"{word!r} does not belong here")


def _expected(names: frozenset[str]) -> Iterator[Label]:
    yield from (label for label, symbols in _GROUPS if symbols <= names)
    if "NAME" in names and _VALUE not in names:
        unit = "BACKQUOTED" not in names
        yield Label("une unité", "a unit") if unit else Label("un nom", "a name")
    if "STAR" in names and "SLASH" not in names:
        yield Label("'*'", "'*'")


def _hint(text: str, at: int) -> Label:
    before, after = text[:at], text[at:]
    for follows, comes_before, hint in _HINTS:
        if re.search(follows, after) and re.search(comes_before, before):
            return Label(f". {hint.text('fr')}", f". {hint.text('en')}")
    return Label("", "")
