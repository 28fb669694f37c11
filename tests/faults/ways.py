"""Every way of the portal to misbehave, its parameters drawn by seed, and the errors that are right."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from random import Random
from typing import Any, Final

from portal import (
    ALWAYS,
    BigLimit,
    Bomb,
    Burst,
    CutStream,
    Deprecated,
    EndEarly,
    ErrorInside,
    GarbageGzip,
    Hangup,
    HtmlPage,
    Misbehaviour,
    MovingRows,
    NaNs,
    NoRateHeaders,
    NotJson,
    QuotaGone,
    Redirect,
    RepeatedRows,
    Shuffled,
    SlowRows,
    Stall,
    Throttle,
    Version2,
    WrongCount,
)

from openinno.explore import (
    BadQuery,
    ExploreError,
    IncompleteExport,
    QuotaSpent,
    Refused,
    UnexpectedContent,
    Unreachable,
)

Errors = frozenset[type[ExploreError]]

START: Final = datetime.datetime(2026, 11, 25, 12, tzinfo=datetime.UTC)
"""When every run begins, by the clock that the client is given."""
LARGE: Final = 1 << 20
"""The most bytes of an answer, or of a line, that the client accepts here."""
NOWHERE: Final = "http://127.0.0.1:1/"

# What is drawn keeps two ways from agreeing on a lie that nobody could see through: a count that is wrong by
# just the rows that an export leaves out, or that just as many rows came or went.
_FEW: Final = 30
_WRONG: Final = (-20, -13, -7, 7, 13, 20)
_MOVES: Final = (-2, -1, 1, 2)

_DRAWN: Final[dict[type[Misbehaviour], Callable[[Random], dict[str, Any]]]] = {
    Burst: lambda draw: {
        "status": draw.choice([408, 500, 502, 503, 504]),
        "retry_after": draw.choice([None, None, "0", "7", "soon", "100000", "Wed, 25 Nov 2026 12:00:09 GMT"]),
    },
    Throttle: lambda draw: {
        "status": draw.choice([429, 429, 503]),
        "retry_after": draw.choice([None, 1, 20, 3600, "Wed, 25 Nov 2026 12:00:09 GMT"]),
    },
    QuotaGone: lambda draw: {
        "reset": draw.choice([None, *(START + datetime.timedelta(seconds=s) for s in (-60, 9, 86_400))])
    },
    HtmlPage: lambda draw: {"status": draw.choice([200, 200, 401, 403, 502])},
    Redirect: lambda draw: {
        "to": draw.choice(["", "/login", NOWHERE, "ftp://example.org/", "http://[", "http://127.0.0.1:x/"]),
        "status": draw.choice([301, 302, 303, 307, 308]),
    },
    NotJson: lambda draw: draw.choice([{}, {"text": ""}, {"text": "[]x"}, {"text": "\x00"}]),
    Bomb: lambda _: {"megabytes": 3},
    CutStream: lambda draw: {"after": draw.choice([0, 1, draw.randrange(2_000), draw.randrange(60_000)])},
    Stall: lambda draw: {"after": draw.choice([-1, 0, draw.randrange(60_000)]), "seconds": 0.4},
    SlowRows: lambda draw: {"size": draw.choice([2_000, 8_000]), "seconds": 0.001},
    EndEarly: lambda draw: {"after_rows": draw.randrange(_FEW), "terminated": draw.random() < 0.7},
    ErrorInside: lambda draw: {
        "late": draw.random() < 0.5,
        "code": draw.choice(["ODSQLSyntaxError", "InternalError", "InvalidRESTParameterError"]),
    },
    MovingRows: lambda draw: {"by": draw.choice(_MOVES)},
    WrongCount: lambda draw: {"delta": draw.choice(_WRONG)},
}

WAYS: Final[tuple[type[Misbehaviour], ...]] = (
    *(Burst, Throttle, QuotaGone, HtmlPage, Redirect, NotJson, Bomb, GarbageGzip, Hangup),
    *(CutStream, Stall, SlowRows, NoRateHeaders, BigLimit, Deprecated),
    *(EndEarly, ErrorInside, RepeatedRows, MovingRows, Shuffled, WrongCount, Version2, NaNs),
)
"""Every way there is."""


_OF_PAGES: Final = (RepeatedRows, MovingRows, WrongCount, Version2)
_OF_EXPORTS: Final = (EndEarly, NaNs)


def _requests(way: type[Misbehaviour]) -> list[str]:
    """Return which requests a way may befall: those of a kind that it cannot spoil would be spared."""
    if way in _OF_PAGES:
        return ["", "/records", "offset="]
    return ["", "/exports/"] if way in _OF_EXPORTS else ["", "", "/records", "/exports/", "offset="]


def order(way: type[Misbehaviour], draw: Random) -> Misbehaviour:
    """Draw one order: what, how many times, and on which requests."""
    most = 3 if way is MovingRows else ALWAYS
    return way(
        times=min(most, draw.choice([1, 1, 1, 2, 3, ALWAYS])),
        on=draw.choice(_requests(way)),
        skip=draw.choice([0, 0, 1, 2, 3]),
        **(_DRAWN[way](draw) if way in _DRAWN else {}),
    )


def right_errors(one: Misbehaviour) -> Errors:
    """Return the errors that are right for an order; none where everything must come whole."""
    found: set[type[ExploreError]] = set()
    match one:
        case Burst() | Throttle(status=503) | HtmlPage(status=401 | 403 | 502):
            found = {Refused}
        case Throttle() | QuotaGone():
            found = {QuotaSpent}
        case HtmlPage() | Version2() | Redirect(to="" | "ftp://example.org/" | "http://["):
            found = {UnexpectedContent}
        case Redirect(to="/login"):
            # That page may lead to itself.
            found = {Refused, UnexpectedContent}
        case Redirect(to="http://127.0.0.1:1/"):
            found = {Unreachable}
        case Redirect():
            found = {UnexpectedContent, Unreachable}
        case NotJson() | Bomb():
            found = {UnexpectedContent, IncompleteExport}
        case Hangup():
            found = {Unreachable}
        case GarbageGzip():
            found = {UnexpectedContent, IncompleteExport}
        case CutStream() | Stall():
            found = {Unreachable, IncompleteExport}
        case ErrorInside(late=True):
            # Behind a page, it is no JSON; behind the rows of an export, it is what the portal says.
            found = {UnexpectedContent, IncompleteExport, Refused, BadQuery}
        case ErrorInside(code="InternalError"):
            found = {Refused, IncompleteExport}
        case ErrorInside():
            found = {BadQuery, IncompleteExport}
        case EndEarly() | RepeatedRows() | MovingRows() | Shuffled() | WrongCount() | NaNs():
            found = {IncompleteExport}
        case _:
            pass
    return frozenset(found)


def keeps_order(one: Misbehaviour) -> bool:
    """Tell whether rows come in the order asked for in spite of an order of misbehaviour."""
    return not isinstance(one, RepeatedRows | MovingRows | Shuffled | ErrorInside)
