"""What can go wrong between us and a portal: the branch of the tree of errors that grows here.

.. code-block:: text

    ExploreError                     whatever a portal, or the way to it, does to a call
    ├─ Unreachable                   no answer: no connection, a stall, a connection that broke
    ├─ Refused (.status, .code)      the portal said no, or kept failing
    │  ├─ UnknownDataset             it holds no such dataset
    │  └─ BadQuery (ValueError)      it would not run this query; status None: refused here, before sending
    ├─ QuotaSpent (.until)           no call is left before that time
    ├─ UnexpectedContent             an answer that is not what was asked: a login page, another version
    └─ IncompleteExport              fewer, more or other rows than there should be

Each carries the address asked for, never a key, and what was tried before giving up.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import groupby
from typing import Final

import attrs

from ..errors import OpenInnoError
from ..labels import Label, language_of

__all__ = [
    "Attempt",
    "BadQuery",
    "ExploreError",
    "IncompleteExport",
    "QuotaSpent",
    "Refused",
    "UnexpectedContent",
    "UnknownDataset",
    "Unreachable",
]


_SHORTEST_TOLD: Final = 0.05
"""Seconds of a wait that is worth a word."""


@attrs.frozen(kw_only=True)
class Attempt:
    """One try of a call that failed.

    Args:
        reason: What came back, or what broke, in both languages.
        waited: Seconds waited after it before the next try; 0 after the last.
    """

    reason: Label
    waited: float = 0.0


class ExploreError(OpenInnoError):
    """A call to a portal that failed.

    Args:
        text: What happened and what to do, in both languages.
        url: The address asked for; a key is never part of it.
        attempts: What was tried, oldest first.
        lang: The language of ``str(error)``.
    """

    def __init__(
        self, text: Label, *, url: str = "", attempts: Sequence[Attempt] = (), lang: str = "en"
    ) -> None:
        super().__init__(text, lang=lang)
        self.url: str = url
        self.attempts: tuple[Attempt, ...] = tuple(attempts)

    def message(self, lang: str = "en") -> str:
        """Return the message in a language, with the address and what was tried.

        Args:
            lang: The language, ``fr`` or ``en``.

        Examples:
            >>> tried = [Attempt(reason=Label("délai dépassé", "timed out"), waited=1.5)]
            >>> error = Unreachable(Label("le portail ne répond pas", "the portal does not answer"),
            ...     url="https://example.org/api", attempts=tried)
            >>> print(error.message())
            the portal does not answer (https://example.org/api)
            attempt 1: timed out; waited 1.5 s
        """
        lines = [self.text.text(lang) + (f" ({self.url})" if self.url else "")]
        # Tries that failed alike are told once.
        for reason, alike in groupby(enumerate(self.attempts, 1), key=lambda one: one[1].reason):
            numbers, attempts = zip(*alike, strict=True)
            lines.append(_told(numbers, reason, sum(one.waited for one in attempts), lang))
        return "\n".join(lines)


def _told(numbers: Sequence[int], reason: Label, waited: float, lang: str) -> str:
    one, many = ("essai", "essais") if language_of(lang) == "fr" else ("attempt", "attempts")
    to = "à" if language_of(lang) == "fr" else "to"
    tries = f"{one} {numbers[0]}" if len(numbers) == 1 else f"{many} {numbers[0]} {to} {numbers[-1]}"
    if language_of(lang) == "fr":
        then = f" ; attente : {f'{waited:.1f}'.replace('.', ',')} s" if waited >= _SHORTEST_TOLD else ""
        return f"{tries} : {reason.text('fr')}{then}"
    then = f"; waited {waited:.1f} s" if waited >= _SHORTEST_TOLD else ""
    return f"{tries}: {reason.text('en')}{then}"


class Unreachable(ExploreError):
    """No answer came: no connection, silence for too long, or a connection that broke each time."""


class Refused(ExploreError):
    """The portal answered no, or kept failing however often it was asked.

    Attributes:
        status: The HTTP status; None when openinno refused the call before sending it.
        code: The portal's own code, such as ``ODSQLError``; empty without one.

    Examples:
        >>> from types import SimpleNamespace as Kept
        >>> from openinno.explore import Client
        >>> def answer(request):  # stands in for the portal
        ...     body = b'{"error_code": "Forbidden"}'
        ...     return Kept(status=403, headers={}, close=list, blocks=lambda: iter([body]))
        >>> client = Client("opendata.example.fr", transport=Kept(open=answer, close=list))
        >>> try:
        ...     client.count("lieux")
        ... except Refused as error:
        ...     print(error.status, error.code)
        403 Forbidden
    """

    status: int | None = None
    code: str = ""


class UnknownDataset(Refused):
    """The portal has no such dataset; its end may have been announced, or it belongs to another portal."""


class BadQuery(Refused, ValueError):
    """A query that the portal refuses, or a call that could only fail and that was therefore not sent.

    Attributes:
        faults: Each thing that is wrong with it, in both languages.
    """

    faults: tuple[Label, ...] = ()

    @classmethod
    def of(cls, *faults: Label, lang: str = "en") -> BadQuery:
        """Make the error of what was refused before anything was sent, from each of its faults.

        Args:
            faults: Each thing that is wrong.
            lang: The language of ``str(error)``.

        Examples:
            >>> print(BadQuery.of(Label("champ inconnu : nom", "unknown field: nom")))
            refused before sending: unknown field: nom
        """
        error = cls(
            Label(
                "refusé avant l'envoi : " + " ; ".join(fault.text("fr") for fault in faults),
                "refused before sending: " + "; ".join(fault.text("en") for fault in faults),
            ),
            lang=lang,
        )
        error.faults = faults
        return error


class QuotaSpent(ExploreError):
    """The portal counts calls and none is left: waiting a little would not help.

    Attributes:
        until: When calls are counted anew, with its zone; None when the portal does not say.
        call_limit: How many calls there are in a period; None when the portal does not say.

    Examples:
        >>> from types import SimpleNamespace as Kept
        >>> from openinno.explore import Client
        >>> def answer(request):  # stands in for the portal
        ...     body = b'{"errorcode": 10002, "call_limit": 5000, "reset_time": "2026-11-29T00:00:00Z"}'
        ...     return Kept(status=429, headers={}, close=list, blocks=lambda: iter([body]))
        >>> client = Client("opendata.example.fr", transport=Kept(open=answer, close=list))
        >>> try:
        ...     client.count("lieux")
        ... except QuotaSpent as error:
        ...     print(error.call_limit, error.until.isoformat())
        5000 2026-11-29T00:00:00+00:00
    """

    until: datetime.datetime | None = None
    call_limit: int | None = None


class UnexpectedContent(ExploreError):
    """An answer that is not what was asked for: a login page, another version of the API, too much of it.

    Attributes:
        status: The HTTP status.
        content_type: What the answer says it is.
        start: Its first 200 characters.
    """

    status: int | None = None
    content_type: str = ""
    start: str = ""


class IncompleteExport(ExploreError):
    """The rows received are not those that the portal announced.

    Attributes:
        expected: How many rows there should be; None when not known.
        received: How many came.

    Examples:
        >>> from types import SimpleNamespace as Kept
        >>> from openinno.explore import Client
        >>> def answer(request):  # stands in for the portal
        ...     body = b'{"dataset_id": "lieux", "fields": [], "total_count": 2, "results": [{"nom": "H7"}]}'
        ...     return Kept(status=200, headers={}, close=list, blocks=lambda: iter([body]))
        >>> client = Client("opendata.example.fr", transport=Kept(open=answer, close=list))
        >>> try:
        ...     list(client.rows("lieux"))
        ... except IncompleteExport as error:
        ...     print(error.expected, error.received)
        2 1
    """

    expected: int | None = None
    received: int | None = None
