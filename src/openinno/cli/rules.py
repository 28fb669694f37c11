"""``openinno rules``: the rules by which a census is judged, or one of them in full."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import click

from ..labels import Label
from ..validation.catalogue import CATALOGUE
from ..validation.catalogues import Catalogue
from ..validation.grades import Grade
from ..validation.installed import rules_named
from ..validation.rules import Rule
from ._check_options import more_rules_option
from ._findings import SEVERITIES
from ._language import both
from ._layout import wrapped
from ._output import command_of, write_csv, write_json, write_text

__all__ = ["command"]

_NOT_ASKED: Final = ("non demandée", "not asked")


def command(lang: str) -> click.Command:
    """Make the verb in a language."""

    def run(rule: str | None, more: tuple[str, ...], form: str) -> None:
        catalogue = CATALOGUE.including(*(one for name in more for one in rules_named(name)))
        shown = list(catalogue) if rule is None else [catalogue[rule]]
        if form == "json":
            write_json([_as_json(one, lang) for one in shown])
        elif form == "csv":
            write_csv(_header(lang), (_as_row(one, lang) for one in shown), lang)
        else:
            write_text(_as_text(shown, lang) if rule is None else _in_full(shown[0], catalogue, lang))

    return command_of(
        lang,
        name="rules",
        text=both(
            lang,
            "Montrer les règles qui jugent un recensement, ou une RÈGLE en entier : pourquoi elle est là,"
            " combien il est grave de l'enfreindre selon l'usage, et que faire.",
            "Show the rules that judge a census, or one RULE in full: why it is there, how grave it is to"
            " break it for each use, and what to do.",
        ),
        params=[
            click.Argument(["rule"], required=False, metavar=both(lang, "[RÈGLE]", "[RULE]")),
            more_rules_option(lang),
        ],
        run=run,
    )


def _as_text(rules: list[Rule], lang: str) -> Iterator[str]:
    for rule in rules:
        yield from wrapped(f"{rule.code} · {rule.title.text(lang)}")
        yield from wrapped(_grave(rule, lang), indent="  ")


def _in_full(rule: Rule, catalogue: Catalogue, lang: str) -> Iterator[str]:
    yield from wrapped(f"{rule.title.text(lang)} · {rule.code}")
    yield from wrapped(rule.reason.text(lang), indent="  ")
    yield ""
    for name, value in _details(rule, catalogue, lang):
        if value:
            yield from wrapped(both(lang, f"{name} : {value}", f"{name}: {value}"), indent="  ", hanging=2)


def _details(rule: Rule, catalogue: Catalogue, lang: str) -> Iterator[tuple[str, str]]:
    yield both(lang, "colonnes", "columns"), ", ".join(rule.columns)
    yield both(lang, "gravité", "severity"), _grave(rule, lang)
    yield both(lang, "message", "message"), rule.text.text(lang)
    yield both(lang, "que faire", "what to do"), rule.fix.text(lang)
    yield both(lang, "après", "after"), ", ".join(rule.after)
    then = [one.code for one in catalogue if rule.code in one.after]
    yield both(lang, "avant", "before"), ", ".join(then)
    yield both(lang, "source", "source"), _source(rule, lang)


def _grave(rule: Rule, lang: str) -> str:
    told = (
        (grade.label(lang), SEVERITIES[severity][0].text(lang) if severity else both(lang, *_NOT_ASKED))
        for grade, severity in rule.severity.items()
    )
    return ", ".join(both(lang, f"{grade} : {severity}", f"{grade}: {severity}") for grade, severity in told)


def _source(rule: Rule, lang: str) -> str:
    return rule.source.text(lang) if isinstance(rule.source, Label) else str(rule.source or "")


def _header(lang: str) -> list[str]:
    fr = "code|titre|colonne|brouillon|publiable|recherche|raison|que faire|source"
    en = "code|title|column|draft|publishable|research|reason|what to do|source"
    return both(lang, fr, en).split("|")


def _as_row(rule: Rule, lang: str) -> tuple[object, ...]:
    severities = [severity.value if (severity := rule.severity[grade]) else None for grade in Grade]
    texts = (rule.reason.text(lang), rule.fix.text(lang), _source(rule, lang))
    return (rule.code, rule.title.text(lang), rule.column, *severities, *texts)


def _as_json(rule: Rule, lang: str) -> dict[str, Any]:
    return {
        "code": rule.code,
        "title": rule.title.text(lang),
        "reason": rule.reason.text(lang),
        "message": rule.text.text(lang),
        "fix": rule.fix.text(lang),
        "column": rule.column,
        "columns": list(rule.columns),
        "severity": {
            grade.value: severity.value if severity else None for grade, severity in rule.severity.items()
        },
        "after": list(rule.after),
        "source": _source(rule, lang) or None,
    }
