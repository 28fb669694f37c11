"""What a portal refuses, in its own words: errors, and parameters out of their domain."""

from __future__ import annotations

import zoneinfo
from typing import Any, Final

from starlette.datastructures import QueryParams

PAGE: Final = 100
GROUPS: Final = 20_000
WALL: Final = 10_000
"""What offset and limit may add up to, inclusive; as many as GROUPS with group_by."""

LANGS: Final = frozenset(["en", "fr", "nl", "pt", "it", "ar", "de", "es", "ca", "eu", "sv"])


class ApiError(Exception):
    """An answer that says no.

    Args:
        status: Its HTTP status.
        code: Its ``error_code``.
        message: Its ``message``.
    """

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.body: dict[str, Any] = {"message": message, "error_code": code}


class InvalidParameter(ApiError):
    """A parameter out of its domain."""

    def __init__(self, message: str) -> None:
        super().__init__(400, "InvalidRESTParameterError", message)


def integer(params: QueryParams, name: str, default: int) -> int:
    """Return a parameter that must be a whole number."""
    given = params.get(name, "")
    try:
        return int(given) if given else default
    except ValueError:
        raise InvalidParameter(
            f"Invalid value for {name} API parameter: {given} is not an integer."
        ) from None


def flag(params: QueryParams, name: str, *, default: bool = False) -> bool:
    """Return a parameter that must be true or false."""
    given = params.get(name, "").lower()
    if given not in {"", "true", "false"}:
        raise InvalidParameter(f"Invalid value for {name} API parameter: {given} is not a boolean.")
    return given == "true" if given else default


def page(params: QueryParams) -> tuple[int, int]:
    """Return the offset and limit of a list."""
    grouped = bool(params.get("group_by"))
    most, wall = (GROUPS, GROUPS) if grouped else (PAGE, WALL)
    limit, offset = integer(params, "limit", 10), integer(params, "offset", 0)
    if not -1 <= limit <= most:
        raise InvalidParameter(
            f"Invalid value for limit API parameter: {limit} was found but -1 <= limit <= {most} is expected."
        )
    if offset < 0:
        raise InvalidParameter(
            f"Invalid value for offset API parameter: {offset} was found but >= 0 is expected."
        )
    limit = most if limit == -1 else limit
    if offset + limit > wall:
        raise InvalidParameter(
            f"Invalid value for sum of offset + limit API parameter: {offset + limit} was found"
            f" but <= {wall} is expected."
        )
    return offset, limit


def locale(params: QueryParams) -> tuple[str, str]:
    """Return the language and the timezone of a request."""
    lang, timezone = params.get("lang", "fr"), params.get("timezone", "UTC")
    if lang not in LANGS:
        raise InvalidParameter(f"Invalid value for lang API parameter: {lang} is not a supported language.")
    try:
        zoneinfo.ZoneInfo(timezone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise InvalidParameter(
            f"Invalid value for timezone API parameter: {timezone} is not a timezone."
        ) from None
    return lang, timezone
