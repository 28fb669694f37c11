"""What keeps a key out of errors, whatever a portal writes into its answers."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Any, Final
from urllib.parse import quote

import attrs

from ..labels import Label
from .errors import Attempt

__all__ = ["hidden", "hide"]

_SHOWN: Final = "…"
_TOLD: Final = 8
"""Characters of a key that tell something of it, where a text was cut in its midst."""
_CUT: Final = re.compile(r"\s*(?:[”»…;,(]|\Z)")
"""What stands behind a text that was cut: its end, or what our messages say next."""
_LINKS: Final = 1000
"""Errors that are looked through, of those that led to one."""


def hide(secret: str, error: BaseException) -> None:
    """Take a secret out of all that an error tells, and out of the errors that led to it.

    A traceback prints those too, so each is cleaned: its texts, its address and what was tried.
    """
    left: list[BaseException | None] = [error]
    seen = set[int]()
    while left and len(seen) < _LINKS:
        one = left.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        _clean(secret, one)
        left += [one.__context__, one.__cause__]
        if isinstance(one, BaseExceptionGroup):
            left += one.exceptions


def _clean(secret: str, error: BaseException) -> None:
    vars(error).update({name: hidden(secret, value) for name, value in vars(error).items()})
    # What an exception is made from goes along to other processes.
    error.args = hidden(secret, error.args)


def hidden(secret: str, value: Any) -> Any:
    """Return a value without a secret in its texts; what holds no text is returned as it is.

    The beginning of a secret is hidden too where a text was cut behind it.

    Examples:
        >>> hidden("s3cr3t/", "bad key Apikey s3cr3t/ in ?apikey=s3cr3t%2F")
        'bad key Apikey … in ?apikey=…'
        >>> hidden("s3cr3t-of-mine", "it starts: “Apikey s3cr3t-of”")
        'it starts: “Apikey …”'
    """
    match value:
        case str():
            for form in dict.fromkeys((secret, quote(secret, safe=""))):
                value = _without_beginnings(form, value.replace(form, _SHOWN))
            return value
        case bytes():
            # Whatever the bytes are, they come back the same.
            text = hidden(secret, value.decode("utf-8", "surrogateescape"))
            return text.encode("utf-8", "surrogateescape")
        case Label():
            return Label(hidden(secret, value.fr), hidden(secret, value.en))
        case Attempt():
            return attrs.evolve(value, reason=hidden(secret, value.reason))
        case tuple():
            return tuple(hidden(secret, one) for one in value)
        case list():
            return [hidden(secret, one) for one in value]
    return value


def _without_beginnings(secret: str, text: str) -> str:
    """Hide what a cut left of a secret, where that is enough to tell something of it."""
    start, parts, done = secret[:_TOLD], list[str](), 0
    at = text.find(start)
    while at >= 0:
        alike = zip(secret, text[at : at + len(secret)], strict=False)
        end = at + sum(1 for _ in takewhile(lambda two: two[0] == two[1], alike))
        if _CUT.match(text, end):
            parts += [text[done:at], _SHOWN]
            done = end
        at = text.find(start, max(at + 1, done))
    return "".join([*parts, text[done:]])
