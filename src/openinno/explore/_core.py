"""The heart of both clients: what to send, what an answer means, when to try again. No I/O, clock or sleep.

Every method that asks a portal for something is a plan (see :mod:`openinno.explore._steps`), which the
clients drive.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NoReturn, TypeVar

from .._version import __version__
from ..labels import Label
from ._addresses import is_same_origin, path_of, redirected, whole_url
from ._judging import problem_of
from ._refusals import Problem
from ._retry import RetryPolicy, Tries
from ._secrets import hidden, hide
from ._steps import Outcome, Plan, Send, Wait
from .errors import BadQuery, ExploreError, UnexpectedContent
from .odsql import Query
from .odsql.query import LANGUAGES
from .quota import Quota, read_quota
from .wire import Limits, Request

__all__ = [
    "GROUPS",
    "PAGE",
    "WALL",
    "Core",
]

T = TypeVar("T")

PAGE: Final = 100
"""The most rows of one page."""
WALL: Final = 10_000
"""The row past which a portal gives no page."""
GROUPS: Final = 20_000
"""The most groups of one answer."""
_REDIRECTIONS: Final = 5
_US: Final = __name__.partition(".")[0]
_KEY: Final = re.compile(r"[\x21-\x7e]+")


class Core:
    """What one client knows: its portal, its key, its habits, and the quota that it last heard of.

    Args:
        base: Base of the API, without a slash at its end.
        key: Key of the portal; only ever written in a header.
        lang: Language of what the portal translates, one of the eleven that portals know.
        policy: When to try again.
        limits: How much to accept.
        allow_http: Whether a redirection may lead to ``http`` on a host that is not this machine.
    """

    def __init__(
        self,
        base: str,
        *,
        key: str | None,
        lang: str,
        policy: RetryPolicy,
        limits: Limits,
        allow_http: bool = False,
    ) -> None:
        if key is not None and not _KEY.fullmatch(key):
            raise BadQuery.of(
                Label(
                    "la clé contient des caractères interdits ; copiez-la sans espace ni retour à la ligne",
                    "the key holds characters that are not allowed; copy it without a space or a line break",
                )
            )
        if lang not in LANGUAGES:
            known = ", ".join(LANGUAGES)
            raise BadQuery.of(
                Label(
                    f"langue inconnue des portails : {lang!r} ; possibles : {known}",
                    f"a language that portals do not know: {lang!r}; possible: {known}",
                )
            )
        self.base: Final = base
        self.lang: Final = lang
        self.policy: Final = policy
        self.limits: Final = limits
        self.quota: Quota | None = None
        self._key: Final = key
        self._allow_http: Final = allow_http

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            "what holds a key is not copied or sent to another process: make another client there"
        )

    # what to send -------------------------------------------------------------------------------------------

    def request(self, url: str) -> Request:
        """Make the request of an address; the key goes to our own portal only."""
        headers = {
            "accept": "application/json, */*;q=0.5",
            "accept-encoding": "gzip",
            "accept-language": self.lang,
            "user-agent": f"openinno/{__version__}",
        }
        if self._key is not None and is_same_origin(url, self.base):
            headers["authorization"] = f"Apikey {self._key}"
        return Request(url=url, headers=headers)

    def url(self, *names: str, parameters: Iterable[tuple[str, str]] = ()) -> str:
        """Return the whole address of a path of the API."""
        for name in names:
            if name in {"", ".", ".."}:
                raise BadQuery.of(
                    Label(
                        f"identifiant invalide : « {name} » ; donnez celui d'un jeu de données",
                        f"impossible identifier: “{name}”; give that of a dataset",
                    )
                )
        try:
            return whole_url(self.base, path_of(*names), parameters)
        except UnicodeEncodeError as flaw:
            raise BadQuery.of(
                Label(
                    f"texte invalide : {flaw.object!r} contient un caractère incomplet",
                    f"impossible text: {flaw.object!r} holds an incomplete character",
                )
            ) from None

    def parameters(self, query: Query, *, limit: int | None = None, offset: int = 0) -> list[tuple[str, str]]:
        """Return the parameters of a query, with how much to send of its answer."""
        found = list(query.parameters())
        if query.language is None:
            found.append(("lang", self.lang))
        if limit is not None:
            found.append(("limit", str(limit)))
        if offset:
            found.append(("offset", str(offset)))
        return found

    # what comes back ----------------------------------------------------------------------------------------

    def guarded(self, plan: Plan[T]) -> Plan[T]:
        """Run a plan, and keep our key out of the error that it may end with, and of those before it.

        Some portals, and the proxies before them, write what they were sent into what they answer.
        """
        try:
            return (yield from plan)
        except ExploreError as error:
            if self._key is not None:
                hide(self._key, error)
            raise

    def json(self, url: str, read: Callable[[Any], T], *, tries: Tries | None = None) -> Plan[T]:
        """Ask for an address until its JSON comes, and read it; an error tells the address."""
        outcome = yield from self.call(url, tries=tries)
        try:
            return read(outcome.value)
        except UnexpectedContent as error:
            error.url = url
            raise

    def call(self, url: str, *, streamed: bool = False, tries: Tries | None = None) -> Plan[Outcome]:
        """Ask for an address until an answer comes that is what was asked for.

        Args:
            url: The whole address.
            streamed: Whether to read the head only, and leave the body to be read.
            tries: The tries made for the same purpose before.
        """
        tries = tries or Tries(self.policy)
        while True:
            outcome, address = yield from self._followed(url, streamed)
            self._listen(outcome)
            problem = problem_of(outcome, address, patience=self.policy.longest_wait, streamed=streamed)
            if problem is None:
                return outcome
            yield from self.wait_or_raise(problem, tries, outcome.at)

    def wait_or_raise(self, problem: Problem, tries: Tries, at: float) -> Plan[None]:
        """Wait before another try where one is worth it, or raise the error with all that was tried."""
        wait = tries.wait(problem.reason, at=at, asked=problem.asked) if problem.again else None
        if wait is None:
            problem.error.attempts = tries.attempts
            raise problem.error
        yield Wait(wait)

    def _followed(self, url: str, streamed: bool) -> Plan[tuple[Outcome, str]]:
        """Send a request, and again to where the answer redirects; tell which address answered."""
        for _ in range(_REDIRECTIONS + 1):
            outcome = yield Send(self.request(url), streamed)
            if outcome.status not in {301, 302, 303, 307, 308} or "location" not in outcome.headers:
                return outcome, url
            url = redirected(url, outcome.headers["location"], allow_http=self._allow_http)
        told = Label("trop de redirections", "too many redirections")
        raise UnexpectedContent(told, url=url)

    def _listen(self, outcome: Outcome) -> None:
        """Keep what the portal says of its quota, and pass on what it announces to end."""
        self.quota = read_quota(outcome.headers) or self.quota
        told = outcome.headers.get("ods-explore-api-deprecation")
        if told:
            text = f"the portal announces: {told}{_more(outcome.headers)}"
            warnings.warn(hidden(self._key, text) if self._key else text, DeprecationWarning, _outside())


def _outside() -> int:
    """Return how far up the one who called us is: a warning is shown to those whose line it names."""
    frame, level = sys._getframe(1), 1
    while frame.f_back is not None and frame.f_globals.get("__name__", "").partition(".")[0] == _US:
        frame, level = frame.f_back, level + 1
    return level


def _more(headers: Mapping[str, str]) -> str:
    return f" (see {headers['link']})" if "link" in headers else ""
