"""The words of a report, counted and put together in both languages."""

from __future__ import annotations

from typing import Final

from ...findings import Severity
from ...labels import Label
from ...nouns import Noun, count, number
from ..outcomes import Outcome, State
from .judged import Judged

__all__ = [
    "FINDING",
    "HEADINGS",
    "NOUNS",
    "ROW",
    "RULES",
    "colon",
    "left_out",
    "quoted",
    "totals",
    "undecided",
    "verdict",
]


ROW: Final = Noun(Label("ligne", "row"), Label("lignes", "rows"))
RULES: Final = {
    State.BROKEN: Noun(Label("règle enfreinte", "rule broken"), Label("règles enfreintes", "rules broken")),
    State.NOT_CHECKED: Noun(
        Label("règle non vérifiée", "rule not checked"), Label("règles non vérifiées", "rules not checked")
    ),
    State.HELD: Noun(
        Label("règle respectée", "rule that holds"), Label("règles respectées", "rules that hold")
    ),
}
"""Rules, by what became of them."""
_NEEDED: Final = Noun(
    Label("règle indispensable", "rule that must hold"),
    Label("règles indispensables", "rules that must hold"),
)
FINDING: Final = Noun(Label("constat", "finding"), Label("constats", "findings"))
NOUNS: Final = {
    Severity.ERROR: Noun(Label("erreur", "error"), Label("erreurs", "errors")),
    Severity.WARNING: Noun(Label("avertissement", "warning"), Label("avertissements", "warnings")),
    Severity.INFO: Noun(Label("information", "note"), Label("informations", "notes")),
}
"""What findings are called, the gravest first."""
HEADINGS: Final = {
    Severity.ERROR: Label("Erreurs", "Errors"),
    Severity.WARNING: Label("Avertissements", "Warnings"),
    Severity.INFO: Label("À savoir", "Good to know"),
}


def colon(lang: str) -> str:
    """Return the colon, as the language spaces it."""
    return Label(" : ", ": ").text(lang)


def quoted(text: str, lang: str) -> str:
    """Return a text in the quotes of the language."""
    return Label(f"« {text} »", f"“{text}”").text(lang)


def totals(report: Judged, lang: str, *, without: Severity | None = None) -> str:
    """Count the findings of each severity of which there are any."""
    counts = report.counts("severity")
    each = [
        count(counts[severity], noun, lang)
        for severity, noun in NOUNS.items()
        if severity in counts and severity is not without
    ]
    return ", ".join(each)


def undecided(report: Judged) -> list[Outcome]:
    """Return the rules whose breaking is an error, and of which it is not known whether they hold."""
    return [
        one
        for one in report.outcomes
        if one.severity is Severity.ERROR and one.state is State.NOT_CHECKED and not one.idle
    ]


def verdict(report: Judged, lang: str) -> tuple[str, str]:
    """Return whether the data is good enough, and why, as two sentences."""
    grade = report.grade
    of_grade = Label(f"Exigence « {grade.label('fr')} »", f"Grade “{grade.label('en')}”")
    if report.ok is False:
        answer = Label(" non remplie.", " not reached.")
        listed = sum(one.severity is Severity.ERROR for one in report.findings)
        counted = report.counts("severity").get(Severity.ERROR) or listed
        errors = count(counted, NOUNS[Severity.ERROR], lang)
        why = Label(f"{errors} à corriger", f"{errors} to mend").text(lang)
    elif report.ok is None:
        answer = Label(" : on ne peut pas conclure.", " undecided.")
        rules = count(len(undecided(report)), _NEEDED, lang)
        why = Label(
            f"Aucune erreur trouvée, mais vérification impossible pour {rules}",
            f"No error found, but {rules} could not be checked",
        ).text(lang)
    else:
        answer = Label(" remplie.", " reached.")
        why = Label("Aucune erreur", "No error").text(lang)
    others = totals(report, lang, without=Severity.ERROR)
    return of_grade.text(lang) + answer.text(lang), ", ".join(filter(None, (why, others))) + "."


def left_out(report: Judged, lang: str) -> str | None:
    """Say that findings are counted but not listed, where some are."""
    if not report.left_out:
        return None
    listed, unlisted = count(len(report.findings), FINDING, lang), number(report.left_out, lang)
    return Label(
        f"Ce rapport énumère {listed} et en compte {unlisted} de plus.",
        f"This report lists {listed} and counts {unlisted} more.",
    ).text(lang)
