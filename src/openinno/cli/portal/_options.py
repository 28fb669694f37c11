"""The arguments and options of the verbs of a portal, and the query that they make."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import partial
from typing import Any, Final

import click

from ...explore.odsql import Query, parse
from ...labels import Label
from .._language import both

__all__ = ["FILTERS", "PORTAL", "clauses", "dataset", "query_of"]

PORTAL: Final = "opendata.caissedesdepots.fr"
"""The portal that is asked where none is named: that of the census of 2020."""

FILTERS: Final = ("where", "refine", "exclude")
"""The options that choose rows."""

_ODSQL: Final = Label("ODSQL", "ODSQL")
_FACET: Final = Label("CHAMP:VALEUR", "FIELD:VALUE")
_NUMBER: Final = Label("NOMBRE", "NUMBER")
_CLAUSES: Final[dict[str, tuple[Label, Label]]] = {
    "where": (_ODSQL, Label("Condition ; répétable.", "Condition; repeatable.")),
    "refine": (_FACET, Label("Valeur de facette à garder ; répétable.", "Facet value to keep; repeatable.")),
    "exclude": (
        _FACET,
        Label("Valeur de facette à écarter ; répétable.", "Facet value to leave out; repeatable."),
    ),
    "select": (_ODSQL, Label("Colonnes et calculs.", "Columns and computations.")),
    "group_by": (_ODSQL, Label("Regroupement.", "Groups.")),
    "order_by": (_ODSQL, Label("Ordre, comme « nom desc ».", "Order, such as “nom desc”.")),
    "limit": (_NUMBER, Label("Combien au plus ; tout par défaut.", "How many at most; all by default.")),
    "offset": (_NUMBER, Label("Combien en sauter d'abord.", "How many to skip first.")),
    "timezone": (
        Label("FUSEAU", "ZONE"),
        Label("Fuseau des dates, comme Europe/Paris.", "Time zone of dates, such as Europe/Paris."),
    ),
}
"""What makes a query: the name of each value and its help."""
_PAIR: Final = re.compile(r"\s*(?:`([^`]+)`|([^:`]+?))\s*:\s*(.+?)\s*\Z", re.DOTALL)
_QUOTED: Final = re.compile(r"""(["'])(.*)\1\Z""", re.DOTALL)


def dataset(lang: str, *, required: bool = True) -> click.Argument:
    """Return the argument of the dataset."""
    name = both(lang, "JEU", "DATASET")
    return click.Argument(["dataset"], required=required, metavar=name if required else f"[{name}]")


def clauses(lang: str, *names: str) -> list[click.Parameter]:
    """Return the options of some clauses of a query."""
    return [_clause(name, lang) for name in names]


def _clause(name: str, lang: str) -> click.Option:
    metavar, text = (label.text(lang) for label in _CLAUSES[name])
    return click.Option(
        [f"--{name.replace('_', '-')}", name],
        type=click.IntRange(min=0) if name in {"limit", "offset"} else None,
        multiple=name in FILTERS,
        callback=partial(_facet_values, lang) if name in {"refine", "exclude"} else None,
        metavar=metavar,
        help=text,
    )


def _facet_values(
    lang: str, ctx: click.Context, param: click.Parameter, given: tuple[str, ...]
) -> list[tuple[str, object]]:
    """Read fields and values, parted by the first colon."""
    pairs = []
    for text in given:
        pair = _PAIR.match(text)
        if pair is None:
            wanted = both(
                lang,
                f'champ:valeur est attendu, comme themes:"Énergie", et non {text!r}',
                f'expected field:value, such as themes:"Énergie", not {text!r}',
            )
            raise click.BadParameter(wanted, ctx, param)
        pairs.append((pair[1] or pair[2], _value(pair[3])))
    return pairs


def _value(text: str) -> object:
    """Read a value: quotes make a text of it, a bare number or truth value is one."""
    quoted = _QUOTED.match(text)
    if quoted:
        return re.sub(r"\\(.)", r"\1", quoted[2], flags=re.DOTALL)
    if text in {"true", "false"}:
        return text == "true"
    for number in (int, float):
        with suppress(ValueError):
            # What would be written otherwise, such as 01 or 1.50, is a code and not a number.
            if text[-1].isdecimal() and str(number(text)) == text:
                return number(text)
    return text


def query_of(given: dict[str, Any]) -> Query:
    """Take the clauses out of what was given, and make their query.

    Each clause is read here, so that a fault is told with its place before anything is sent.
    """
    query = Query()
    for text in given.pop("where", ()):
        query = query.where(parse(text))
    if text := given.pop("select", None):
        query = query.select(*parse(text, clause="select"))
    if text := given.pop("group_by", None):
        query = query.group_by(*parse(text, clause="group_by"))
    if text := given.pop("order_by", None):
        query = query.order_by(*parse(text, clause="order_by"))
    for name, value in given.pop("refine", ()):
        query = query.refine(name, value)
    for name, value in given.pop("exclude", ()):
        query = query.exclude(name, value)
    if zone := given.pop("timezone", None):
        query = query.timezone(zone)
    return query.limit(given.pop("limit", None)).offset(given.pop("offset", None) or 0)
