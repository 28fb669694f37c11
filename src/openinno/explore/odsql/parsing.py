"""Reads ODSQL text back into the values it was printed from, or says where it cannot be read and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import Any, Final, Literal, overload

from ..._optional import need
from ...labels import Label
from ..errors import BadQuery
from .clauses import alias_clashes, misplaced
from .conditions import Condition
from .expressions import Item, Order
from .given import is_one_of, shown, text_faults
from .grammar import GRAMMAR
from .nodes import DEEPEST
from .reading import reader
from .unreadable import unreadable, whole_statement

__all__ = ["Clause", "parse"]

Clause = Literal["where", "select", "group_by", "order_by"]
"""The clauses that :func:`parse` reads."""
_CLAUSES: Final = ("where", "select", "group_by", "order_by")
_QUOTED: Final = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`""", re.DOTALL)


@overload
def parse(text: str, clause: Literal["where"] = ...) -> Condition: ...
@overload
def parse(text: str, clause: Literal["select", "group_by"]) -> tuple[Item, ...]: ...
@overload
def parse(text: str, clause: Literal["order_by"]) -> tuple[Order, ...]: ...
def parse(text: str, clause: Clause = "where") -> Condition | tuple[Item, ...] | tuple[Order, ...]:
    """Read the text of a clause.

    What a portal accepts is read, older forms included (``field: literal``, ``TO`` in a range, ``-field`` in
    order_by), and printed in one canonical form. What it refuses is refused here, with the reason.

    Args:
        text: The text of the clause, without its name.
        clause: ``where`` gives a condition; ``select``, ``group_by`` and ``order_by`` give a tuple of items.

    Raises:
        BadQuery: It cannot be read (with line and column), or a portal would refuse it.
        MissingExtra: lark, which reads it, is not installed.

    Examples:
        >>> print(parse("ville : 'Lyon' AND (NOT ouvert OR places IN [1 TO 10])"))
        ville = "Lyon" and (not ouvert or places in [1..10])
        >>> print(*parse("-date_maj", clause="order_by"))
        date_maj desc
    """
    wrong = tuple(_wrong_call(text, clause)) or tuple(whole_statement(text))
    if wrong:
        raise BadQuery.of(*wrong)
    if _depth(text) > DEEPEST:
        raise BadQuery.of(
            Label(
                f"plus de {DEEPEST} parenthèses imbriquées : simplifiez la requête",
                f"more than {DEEPEST} nested parentheses: write the query flatter",
            )
        )
    lark: Any = need("lark", extra="odsql")
    try:
        read: Any = _parser().parse(text, start=clause)
    except lark.UnexpectedInput as error:
        raise BadQuery.of(unreadable(text, clause, error, _acceptable(text, clause))) from None
    items = (read,) if clause == "where" else read
    faults = [fault for item in items for fault in misplaced(clause, item)]
    faults += alias_clashes(items)
    if faults:
        raise BadQuery.of(*faults)
    return read  # type: ignore[no-any-return]  # what the reader makes of this clause


def _wrong_call(text: object, clause: object) -> Iterator[Label]:
    yield from text_faults(text, Label("le texte d'une clause", "the text of a clause"))
    if not is_one_of(clause, _CLAUSES):
        known = ", ".join(_CLAUSES)
        yield Label(
            f"clause inconnue : {shown(clause)} ; possibles : {known}",
            f"unknown clause: {shown(clause)}; possible: {known}",
        )


@cache
def _parser() -> Any:
    lark: Any = need("lark", extra="odsql")
    return lark.Lark(GRAMMAR, parser="lalr", lexer="contextual", start=list(_CLAUSES), transformer=reader())


def _acceptable(text: str, clause: Clause) -> set[str]:
    """Return the symbols that might stand where reading stops.

    The error itself tells those of any path to its state; and the last word may have changed the state before
    it failed. So what could be read is read once more, and nothing else.
    """
    lark: Any = need("lark", extra="odsql")
    first, again = (_parser().parse_interactive(text, start=clause) for _ in range(2))
    with suppress(lark.UnexpectedInput):
        for word in first.lexer_thread.lex(first.parser_state):
            first.feed_token(word)
            again.feed_token(word)
    return again.accepts()  # type: ignore[no-any-return]  # lark is not typed here


def _depth(text: str) -> int:
    deepest = depth = 0
    for letter in _QUOTED.sub("", text):
        depth += (letter == "(") - (letter == ")")
        deepest = max(deepest, depth)
    return deepest
