"""What a plan asks of the pump that drives it, and what the pump gives back.

A plan is a generator: it yields a step, is sent the outcome, and returns its result. Everything that waits,
reads a clock or touches a connection is a step, so that one plan serves those who await and those who do not.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from functools import cached_property
from typing import Any, TypeAlias, TypeVar

import attrs

from ._json import decode
from .wire import Broken, Request

__all__ = ["Close", "Outcome", "Plan", "Read", "Send", "Step", "Wait"]

T = TypeVar("T")


@attrs.frozen
class Send:
    """Send a request; read the whole answer, or only its head when it is an export with status 200."""

    request: Request
    streamed: bool = False


@attrs.frozen
class Read:
    """Read the next block of an export."""

    stream: Any


@attrs.frozen
class Close:
    """Let go of an export that is not read to its end."""

    stream: Any


@attrs.frozen
class Wait:
    """Sleep for some seconds."""

    seconds: float


Step: TypeAlias = Send | Read | Close | Wait


@attrs.frozen(kw_only=True)
class Outcome:
    """What became of a step.

    Args:
        at: The time, in seconds since 1970.
        status: The HTTP status; 0 without an answer.
        headers: The headers of the answer, names in lower case.
        body: The whole body, decompressed, or the next block of an export as it came; empty at its end.
        stream: What to read an export from.
        broken: Why no answer came, why it broke off, or why it cannot be read.
        oversize: Whether the answer was larger than is accepted.
    """

    at: float
    status: int = 0
    headers: Mapping[str, str] = attrs.field(factory=dict)
    body: bytes = b""
    stream: Any = None
    broken: Broken | None = None
    oversize: bool = False

    @cached_property
    def value(self) -> Any:
        """The body as JSON, decoded once however often it is looked at.

        Raises:
            ValueError: The body is no JSON; the message says where it breaks.
        """
        return decode(self.body)


Plan: TypeAlias = Generator[Step, Outcome, T]
