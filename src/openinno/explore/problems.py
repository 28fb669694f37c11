"""Errors as portals write them: a code and a message, under the one pair of names or the other, or a page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from typing import Any, Final

__all__ = ["is_error_object", "is_page", "read_error"]

_ERROR: Final = frozenset({"error_code", "message"})
_TOO_MANY: Final = frozenset({"errorcode", "error"})
_OF_TOO_MANY: Final = frozenset({"reset_time", "limit_time_unit", "call_limit"})
_PAGE: Final = re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype html|html)", re.IGNORECASE)
_CODE: Final = re.compile(r"[A-Z][A-Za-z]+")


def read_error(body: Any) -> tuple[str, str]:
    """Read the code and the message of an error; empty where the body does not tell them.

    Args:
        body: The body, decoded, whatever it is.

    Examples:
        >>> read_error({"error_code": "NotFoundResource", "message": "The dataset does not exist."})
        ('NotFoundResource', 'The dataset does not exist.')
        >>> read_error({"errorcode": 10002, "error": "Too many requests on the domain."})
        ('10002', 'Too many requests on the domain.')
        >>> read_error(["nothing of the kind"])
        ('', '')
    """
    if not isinstance(body, Mapping):
        return "", ""
    return _text(body, "error_code", "errorcode"), _text(body, "message", "error")


def _text(body: Mapping[str, Any], *keys: str) -> str:
    """Return the text, or the number as text, of the first of some keys that has one."""
    for key in keys:
        value = body.get(key)
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
            return str(value)
        if isinstance(value, str) and value:
            return value
    return ""


def is_error_object(value: Any, *, columns: Set[str] = frozenset()) -> bool:
    """Tell whether a value is an error and nothing else: so that one in place of a row is not taken for data.

    A row of data may have columns of these names, beside others: it is no error. A row of these two columns
    and no other is told from one by its code, which portals write in one word of capitals and small letters;
    or by the columns of the dataset, where they are known.

    Args:
        value: What came.
        columns: The columns of a row: what has these and no other is one.

    Examples:
        >>> is_error_object({"error_code": "ODSQLSyntaxError", "message": "Syntax error at position 3"})
        True
        >>> is_error_object({"error_code": "E404", "message": "page absente", "jour": "2026-01-01"})
        False
        >>> is_error_object({"error_code": "Timeout", "message": ""}, columns={"error_code", "message"})
        False
    """
    if not isinstance(value, Mapping) or value.keys() == columns:
        return False
    keys = value.keys()
    if keys == _ERROR:
        code = value["error_code"]
        return isinstance(code, str) and bool(_CODE.fullmatch(code)) and isinstance(value["message"], str)
    if keys >= _TOO_MANY and keys - _TOO_MANY <= _OF_TOO_MANY:
        return isinstance(value["errorcode"], int) and isinstance(value["error"], str)
    return False


def is_page(body: bytes) -> bool:
    """Tell whether a body begins as a page of the web does: of a login or a proxy, in place of data.

    Examples:
        >>> is_page(b"<!DOCTYPE html><title>Connexion</title>")
        True
    """
    return bool(_PAGE.match(body))
