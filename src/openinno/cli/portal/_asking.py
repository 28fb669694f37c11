"""What the verbs of a portal share: the portal, the query, and requests told instead of sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import click

from ...explore._explaining import PlannedRequest
from ...explore.client import Client
from ...explore.errors import IncompleteExport, UnknownDataset
from ...labels import Label
from .._language import both
from .._output import command_of, write_error, write_text
from ._options import PORTAL, query_of

__all__ = ["asking"]

_LISTED: Final = Label(
    "les jeux du portail : openinno portail jeux", "the datasets of the portal: openinno portal datasets"
)


def asking(
    lang: str,
    *,
    name: str,
    text: str,
    params: Sequence[click.Parameter],
    explain: Callable[..., Sequence[PlannedRequest]],
    run: Callable[..., None],
    forms: Sequence[str] = ("text", "json", "csv"),
) -> click.Command:
    """Make the command of a verb that asks a portal.

    Args:
        lang: The language that it speaks.
        name: Its name.
        text: Its help.
        params: Its arguments and its own options.
        explain: Returns the requests that it would send.
        run: Sends them and writes what comes; both get the client, the query and the other options.
        forms: The forms of its output.
    """

    def called(portal: str, only_explain: bool, **given: Any) -> int:
        query = query_of(given)
        with Client(portal, lang=lang) as client:
            if only_explain:
                for request in explain(client, query, **given):
                    write_text([f"GET {request.url}", f"    {request.when.text(lang)}"])
                return 0
            try:
                run(client, query, **given)
            except IncompleteExport as error:
                # The portal was asked and answered: it is its data that is wrong.
                write_error(error.message(lang))
                return 1
            except UnknownDataset as error:
                write_error(error.message(lang))
                write_error(_LISTED.text(lang))
                return 2
        return 0

    options = [_portal(lang), _explain(lang)]
    return command_of(lang, name=name, text=text, params=[*params, *options], run=called, forms=forms)


def _portal(lang: str) -> click.Option:
    return click.Option(
        ["--portal"],
        default=PORTAL,
        envvar="OPENINNO_PORTAL",
        metavar=both(lang, "HÔTE", "HOST"),
        help=both(
            lang,
            f"Hôte du portail, ou adresse de son API ; {PORTAL} par défaut.",
            f"Host of the portal, or address of its API; {PORTAL} by default.",
        ),
    )


def _explain(lang: str) -> click.Option:
    return click.Option(
        ["--explain", "only_explain"],
        is_flag=True,
        help=both(
            lang,
            "Écrire les requêtes qui seraient envoyées, et n'en envoyer aucune.",
            "Print the requests that would be sent, and send none.",
        ),
    )
