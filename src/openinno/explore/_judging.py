"""What an answer means: fine, worth another try, or an error that says what to do."""

from __future__ import annotations

from ..labels import Label
from ._refusals import Problem, error_object, refused, start_of, too_many
from ._steps import Outcome
from .errors import ExploreError, UnexpectedContent, Unreachable
from .problems import is_error_object, is_page
from .wire import Broken

__all__ = ["problem_of", "unexpected"]


def problem_of(outcome: Outcome, url: str, *, patience: float, streamed: bool = False) -> Problem | None:
    """Return what is wrong with an outcome, or None where it is what was asked for.

    Args:
        outcome: What came back.
        url: The address asked for.
        patience: Seconds beyond which a quota is not waited for.
        streamed: Whether only the head of an export was read.
    """
    # What a refusal says counts, even where its body cannot be read.
    if outcome.status == 429:
        return too_many(outcome, url, patience)
    if outcome.status not in {0, 200}:
        return refused(outcome, url)
    if outcome.oversize:
        error = unexpected(
            outcome,
            url,
            "la réponse dépasse la taille permise (Limits.answer_bytes) ; restreignez la demande",
            "the answer passes the size allowed (Limits.answer_bytes); ask for less",
        )
        return Problem(error=error, reason=error.text)
    if outcome.broken is not None:
        return _broken(outcome, outcome.broken, url)
    return _unlike_json(outcome, url, streamed=streamed)


def _broken(outcome: Outcome, broken: Broken, url: str) -> Problem:
    fr, en = broken.reason.text("fr"), broken.reason.text("en")
    error: ExploreError = (
        unexpected(outcome, url, f"réponse illisible : {fr}", f"the answer cannot be read: {en}")
        if broken.garbled
        else Unreachable(
            Label(f"le portail ne répond pas : {fr}", f"the portal does not answer: {en}"), url=url
        )
    )
    return Problem(error=error, reason=broken.reason, again=broken.again)


def _unlike_json(outcome: Outcome, url: str, *, streamed: bool) -> Problem | None:
    """Look at an answer that says all is well."""
    if is_page(outcome.body) or "html" in outcome.headers.get("content-type", "").lower():
        error = unexpected(
            outcome,
            url,
            "une page HTML est arrivée à la place des données, sans doute une page de connexion ou celle d'un"
            " proxy ; ouvrez l'adresse dans un navigateur, vérifiez la clé et l'hôte",
            "an HTML page came in place of data: a login page or a proxy;"
            " open the address in a browser, check the key and the host",
        )
        return Problem(error=error, reason=error.text)
    if streamed:
        return None
    try:
        value = outcome.value
    except ValueError as flaw:
        error = unexpected(outcome, url, f"ce n'est pas du JSON : {flaw}", f"this is no JSON: {flaw}")
        return Problem(error=error, reason=error.text, again=True)
    return error_object(value, outcome, url) if is_error_object(value) else None


def unexpected(outcome: Outcome, url: str, fr: str, en: str) -> UnexpectedContent:
    """Make the error of an answer that is not what was asked for, with its first characters."""
    start = start_of(outcome.body)
    shown_fr = f" ; début : « {start} »" if start else ""
    shown_en = f"; it starts: “{start}”" if start else ""
    error = UnexpectedContent(Label(fr + shown_fr, en + shown_en), url=url)
    error.status = outcome.status
    error.content_type = outcome.headers.get("content-type", "")
    error.start = start
    return error
