"""``openinno report``: count a census by its facets and print it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import click

from ..census import Census
from ..facets import Facet
from ..findings import Severity
from ..sources import embedded_census, read_census
from ..vocabulary import Term
from ._language import both
from ._output import command_of, counted, percent, wrapped, write_csv, write_error, write_json, write_text

__all__ = ["command"]

FACETS: Final = ("profile", "type", "level", "theme", "region", "ownership", "public")
_MOST_FINDINGS: Final = 20


def command(lang: str) -> click.Command:
    """Make the verb in a language."""

    def run(file: str | None, form: str) -> int:
        census = embedded_census() if file is None else read_census(file)
        facets = census.facets(*FACETS)
        if form == "json":
            write_json(_as_json(census, facets, lang))
        elif form == "csv":
            write_csv(_header(lang), _as_rows(facets, lang), lang)
        else:
            write_text(_as_text(census, facets, lang))
        return _tell_findings(census, lang)

    return command_of(
        lang,
        name="report",
        text=both(
            lang,
            "Compter un recensement par profil, type, niveau, thème, région, propriété et public. Sans"
            " FICHIER, celui des structures que les documents nomment.",
            "Count a census by profile, type, level, theme, région, ownership and public. Without FILE,"
            " that of the structures which the documents name.",
        ),
        params=[click.Argument(["file"], required=False, metavar=both(lang, "[FICHIER]", "[FILE]"))],
        run=run,
    )


def _as_text(census: Census, facets: Mapping[str, Facet], lang: str) -> Iterator[str]:
    source = census.source
    yield from wrapped(source.title.text(lang).upper())
    made = ", ".join(filter(None, (source.publisher, source.date, source.licence)))
    counts = [_count(len(census), lang, "structure", "structure")]
    if census.refused:
        counts.append(_count(len(census.refused), lang, "ligne refusée", "row refused"))
    yield from wrapped(", ".join(counts) + (f" ({made})" if made else ""))
    if source.scope:
        yield ""
        yield from wrapped(source.scope.text(lang))
    for facet in facets.values():
        yield ""
        base = both(lang, "base : ", "base: ") + _count(facet.base, lang, "structure", "structure")
        yield from wrapped(f"{_capital(facet.label.text(lang))} ({base})")
        if not facet.values:
            yield from wrapped(
                both(lang, "aucune structure n'en dit rien", "no structure tells it"), indent="  "
            )
        for one in facet.values:
            share = percent(facet.share(one.value), lang)
            yield from counted(one.label.text(lang), one.count, share)
        yield from counted(
            both(lang, "(inconnu)", "(unknown)"), facet.unknown, percent(facet.share(None), lang)
        )
    yield ""
    yield from wrapped(
        both(
            lang,
            "Inconnu ne veut pas dire non. Une structure peut compter sous plusieurs valeurs : les parts"
            " d'une facette peuvent dépasser 100 %.",
            "Unknown does not mean no. A structure may count under several values: the shares of a facet"
            " may exceed 100%.",
        )
    )


def _as_json(census: Census, facets: Mapping[str, Facet], lang: str) -> dict[str, Any]:
    source = census.source
    return {
        "title": source.title.text(lang),
        "scope": source.scope.text(lang) if source.scope else None,
        "publisher": source.publisher,
        "date": source.date,
        "licence": source.licence,
        "structures": len(census),
        "refused": len(census.refused),
        "findings": [
            {"code": one.code, "where": str(one.where), "message": one.message(lang)}
            for one in census.findings
        ],
        "facets": {
            name: {
                "label": facet.label.text(lang),
                "base": facet.base,
                "unknown": facet.unknown,
                "values": [
                    {
                        "code": _code(one.value),
                        "label": one.label.text(lang),
                        "count": one.count,
                        "share": facet.share(one.value),
                    }
                    for one in facet.values
                ],
            }
            for name, facet in facets.items()
        },
    }


def _header(lang: str) -> tuple[str, ...]:
    return both(lang, "facette|code|libellé|nombre|part|base", "facet|code|label|count|share|base").split("|")  # type: ignore[return-value]


def _as_rows(facets: Mapping[str, Facet], lang: str) -> Iterator[tuple[object, ...]]:
    for name, facet in facets.items():
        for one in facet.values:
            share = facet.share(one.value)
            yield name, _code(one.value), one.label.text(lang), one.count, share, facet.base
        unknown = both(lang, "(inconnu)", "(unknown)")
        yield name, "", unknown, facet.unknown, facet.share(None), facet.base


def _tell_findings(census: Census, lang: str) -> int:
    for finding in census.findings[:_MOST_FINDINGS]:
        write_error(f"{finding.where}{both(lang, ' : ', ': ')}{finding.message(lang)}")
    hidden = len(census.findings) - _MOST_FINDINGS
    if hidden > 0:
        more = _count(hidden, lang, "autre constat", "finding")
        write_error(both(lang, f"… et {more}", f"… and {more} more"))
    return int(any(one.severity is Severity.ERROR for one in census.findings))


def _code(value: object) -> str:
    return value.code if isinstance(value, Term) else str(value)


def _count(number: int, lang: str, fr: str, en: str) -> str:
    """Count something: in French none is singular, and every word of the noun takes the plural."""
    if lang == "fr":
        return f"{number} {fr if number < 2 else ' '.join(f'{word}s' for word in fr.split())}"
    noun, *rest = en.split()
    return " ".join([str(number), noun if number == 1 else f"{noun}s", *rest])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
