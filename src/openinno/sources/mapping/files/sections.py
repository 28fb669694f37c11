"""The sections of a mapping that tell where its census comes from, and how to read the file."""

from __future__ import annotations

import codecs
import datetime
from collections.abc import Mapping
from typing import Final

import attrs

from ....census_source import CensusSource
from ....dates import is_partial_date
from ....errors import RuleError
from ....labels import Label
from ...kinds import KINDS
from ...tables.options import TableOptions
from .keys import Keys

__all__ = ["as_day", "options_of", "source_of"]

_SOURCE: Final = tuple(field.name for field in attrs.fields(CensusSource))
_TABLE: Final = tuple(field.name for field in attrs.fields(TableOptions))


def source_of(table: Keys) -> CensusSource | None:
    """Return where a census comes from, or None where it is told why not."""
    table.known(_SOURCE)
    title, scope, date = _label(table, "title"), _label(table, "scope"), _date(table)
    publisher, licence, address = (table.text(name) for name in ("publisher", "licence", "address"))
    if title is None:
        if "title" not in table:
            table.wrong(
                "title", Label("le titre du recensement manque", "the title of the census is missing")
            )
        return None
    return table.make(
        lambda: CensusSource(
            title=title, scope=scope, publisher=publisher, date=date, licence=licence, address=address
        )
    )


def _label(table: Keys, name: str) -> Label | None:
    given = table[name]
    if isinstance(given, str):
        return Label(given)
    if not isinstance(given, Mapping):
        if given is not None:
            table.unlike(name, 'un texte, ou { fr = "…", en = "…" }', 'a text, or { fr = "…", en = "…" }')
        return None
    texts = table.table(name)
    texts.known(("fr", "en"))
    fr, en = texts.text("fr"), texts.text("en")
    if "fr" not in texts:
        texts.wrong("fr", Label("le texte français manque", "the French text is missing"))
    return None if fr is None else Label(fr, en)


def _date(table: Keys) -> str | None:
    given = table["date"]
    # A year without quotes is a number: nobody means another thing by it.
    date = as_day(given) or str(given)
    if given is not None and not is_partial_date(date):
        table.unlike("date", "AAAA, AAAA-MM ou AAAA-MM-JJ", "YYYY, YYYY-MM or YYYY-MM-DD")
    return None if given is None else date


def options_of(table: Keys) -> TableOptions:
    """Return how to read the file; what is wrong in it is taken down."""
    table.known(_TABLE)
    kind, encoding, separator, quote, decimal = (
        table.text(name) for name in ("kind", "encoding", "separator", "quote", "decimal")
    )
    sheet = table.text("sheet") if isinstance(table["sheet"], str) else table.number("sheet")
    if kind is not None and kind not in KINDS:
        what = Label("genre de fichier", "kind of file")
        error = RuleError.unknown(kind, what=what, possible=tuple(KINDS))
        table.wrong("kind", error.text, given=kind, possible=error.possible)
    if encoding is not None and not _is_encoding(encoding):
        table.unlike("encoding", '"utf-8", "cp1252"…', '"utf-8", "cp1252"…')
    header = table.number("header")
    made = table.make(
        lambda: TableOptions(
            kind=kind,
            sheet=sheet,
            header=header,
            encoding=encoding,
            separator=separator,
            quote=quote,
            decimal=decimal,
        )
    )
    return made or TableOptions()


def _is_encoding(name: str) -> bool:
    try:
        codecs.lookup(name)
    except (LookupError, ValueError):
        return False
    return True


def as_day(given: object) -> str | None:
    """Return a day as text where it stands without quotes, which TOML reads as a date."""
    plain = isinstance(given, datetime.date) and not isinstance(given, datetime.datetime)
    return str(given) if plain else None
