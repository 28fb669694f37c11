"""What a portal that refuses means: who is at fault, when to come again, and what to do about it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final, TypeVar

import attrs

from ..labels import Label
from ._retry import RETRIED, retry_after
from ._steps import Outcome
from .errors import BadQuery, ExploreError, QuotaSpent, Refused, UnknownDataset
from .problems import read_error
from .quota import read_quota, read_spent

__all__ = ["Problem", "error_object", "refused", "start_of", "too_many"]

E = TypeVar("E", bound=Refused)

_SHOWN: Final = 200
_GONE: Final = 410
_TOO_LONG: Final = 414
_QUERY_AT_FAULT: Final = frozenset({400, _TOO_LONG, 431})
"""The statuses that say that the query is at fault, or that it is too long to be sent in an address."""
_OF_THE_QUERY: Final = ("ODSQL", "InvalidREST", "IncompatibleTypes")
"""How the codes begin that say that the query is at fault."""
_OF_A_COUNT: Final = frozenset({"errorcode", "call_limit", "limit_time_unit"})
"""What the body of a 429 holds where calls are counted; that of a portal that wants us slower has none."""


@attrs.frozen(kw_only=True)
class Problem:
    """What is wrong with an answer.

    Args:
        error: The error to raise when no other try is worth it.
        reason: The same, short, for the list of what was tried.
        again: Whether another try may succeed.
        asked: Seconds that the portal asked to wait before.
    """

    error: ExploreError
    reason: Label
    again: bool = False
    asked: float | None = None


def error_object(value: Any, outcome: Outcome, url: str) -> Problem:
    """Read an error that a portal wrote where data should be, under a status that says all is well."""
    if isinstance(value, Mapping) and "errorcode" in value:
        return too_many(outcome, url, 0.0, value)
    code, message = read_error(value)
    kind = BadQuery if code.startswith(_OF_THE_QUERY) else Refused
    error = _portal_said(kind, outcome.status, code, message, url)
    return Problem(error=error, reason=_short(outcome.status, code), again=kind is Refused)


def refused(outcome: Outcome, url: str) -> Problem:
    """Read a refusal by its status, and by the code and the message that its body tells."""
    code, message = _body_error(outcome)
    asked = retry_after(outcome.headers, outcome.at) if outcome.status in RETRIED else None
    reason = _short(outcome.status, code, asked)
    if outcome.status in RETRIED:
        told = Label(
            f"le portail répond {outcome.status} : {message}",
            f"the portal answers {outcome.status}: {message}",
        )
        error = Refused(told, url=url)
        error.status, error.code = outcome.status, code
        return Problem(error=error, reason=reason, again=True, asked=asked)
    kind: type[Refused] = Refused
    if outcome.status == 404 and code == "NotFoundResource":
        kind = UnknownDataset
    elif outcome.status in _QUERY_AT_FAULT:
        kind = BadQuery
    return Problem(error=_portal_said(kind, outcome.status, code, message, url), reason=reason)


_ADVICE: Final[Mapping[int, Label]] = {
    401: Label(
        "donnez une clé valable, par exemple dans la variable OPENINNO_API_KEY",
        "give a valid key, for example in the variable OPENINNO_API_KEY",
    ),
    403: Label(
        "la clé donnée, ou l'absence de clé, n'y donne pas accès", "this key, or no key, gives no access"
    ),
    404: Label(
        "vérifiez l'identifiant ; un jeu fédéré ne se lit que sur son portail d'origine",
        "check the identifier; a federated dataset can be read on its own portal only",
    ),
    _GONE: Label("cette adresse n'existe plus en version 2.1", "this address is gone in version 2.1"),
    _TOO_LONG: Label(
        "raccourcissez la requête, en lui demandant moins de colonnes ou de valeurs à la fois",
        "shorten the query, by asking it for fewer columns or values at a time",
    ),
}
"""What to do about a refusal, by status."""


def _portal_said(kind: type[E], status: int, code: str, message: str, url: str) -> E:
    told = f"{status} {code}".strip()
    advice = _ADVICE.get(status)
    hint_fr = f" ; {advice.text('fr')}" if advice else ""
    hint_en = f"; {advice.text('en')}" if advice else ""
    error = kind(
        Label(
            f"le portail refuse ({told}) : {_said(message)}{hint_fr}",
            f"the portal refuses ({told}): {_said(message)}{hint_en}",
        ),
        url=url,
    )
    error.status, error.code = status, code
    return error


def too_many(outcome: Outcome, url: str, patience: float, body: Any = None) -> Problem:
    """Tell a portal that wants us slower from one that has counted all our calls."""
    body = _value(outcome) if body is None else body
    until, call_limit, message = read_spent(body)
    counted = isinstance(body, Mapping) and bool(body.keys() & _OF_A_COUNT)
    quota = read_quota(outcome.headers)
    if quota is not None and quota.remaining == 0:
        until, call_limit, counted = until or quota.reset, call_limit or quota.limit, True
    waits = [retry_after(outcome.headers, outcome.at)]
    if until is not None:
        waits.append(max(0.0, until.timestamp() - outcome.at))
    asked = max((wait for wait in waits if wait is not None), default=None)
    if until is None and asked:
        until = _moment(outcome.at + asked)
    error = QuotaSpent(_none_left(until, message), url=url)
    error.until, error.call_limit = until, call_limit
    again = not counted if asked is None else asked <= patience
    return Problem(error=error, reason=_short(429, "", asked), again=again, asked=asked)


def _moment(at: float) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromtimestamp(int(at), tz=datetime.UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _none_left(until: datetime.datetime | None, message: str) -> Label:
    when = until.isoformat() if until else None
    said_fr, said_en = (f" : {_said(message)}", f": {_said(message)}") if message else ("", "")
    return Label(
        f"plus aucun appel n'est permis {f'avant {when}' if when else 'pour le moment'}{said_fr} ;"
        " attendez, espacez les appels, ou donnez une clé qui en permet davantage",
        f"no call is left {f'before {when}' if when else 'for now'}{said_en};"
        " wait, call less often, or give a key that allows more",
    )


def _body_error(outcome: Outcome) -> tuple[str, str]:
    code, message = read_error(_value(outcome))
    return code, message or start_of(outcome.body) or "—"


def _value(outcome: Outcome) -> Any:
    try:
        return outcome.value
    except ValueError:
        return None


def _said(message: str) -> str:
    """Return what a portal said as a part of a sentence of ours."""
    return message.strip().removesuffix(".")


def _short(status: int, code: str, asked: float | None = None) -> Label:
    fr, en = f"réponse {status} {code}".strip(), f"answer {status} {code}".strip()
    if not asked:
        return Label(fr, en)
    return Label(f"{fr}, qui demande d'attendre {asked:.0f} s", f"{en}, which asks to wait {asked:.0f} s")


def start_of(body: bytes) -> str:
    """Return the first characters of a body, in one line."""
    return " ".join(body[: 4 * _SHOWN].decode("utf-8", "replace").split())[:_SHOWN]
