"""Reports made by hand, for the tests of how they are written."""

from __future__ import annotations

import attrs

from openinno.findings import Finding, Parameter, Position, Repair, Severity
from openinno.judge import check
from openinno.labels import Label
from openinno.validation import CATALOGUE, Catalogue, Grade, Outcome, Report

__all__ = ["NASTY", "bad_report", "empty_report", "named", "report_of", "undecided_report"]

NASTY = "</script><img src=x onerror=alert(1)>\u202e\x00]]>&{0}[a](http://b)" + chr(0xD800)
"""A name that is markup, an end of a script, an argument and a link to whoever takes it for one."""

_FEW = Catalogue(
    rules=[
        attrs.evolve(CATALOGUE[code], after=())
        for code in (
            *("id-missing", "id-unique", "name-missing", "description-missing"),
            *("siret-shape", "siret-luhn", "siret-of-siren", "postcode-shape"),
        )
    ]
)
"""Enough rules to break one of each severity, and to hold some."""
_AT = Position(file="Lieux.xlsx", sheet="Feuil1", row=12, column="C", record="lab")


def named(code: str) -> Label:
    """Return the title of a rule of the catalogue."""
    return CATALOGUE[code].title


def report_of(*findings: Finding, **changes: object) -> Report:
    """Return a report of findings, of no rule unless one is given."""
    given = {
        "findings": findings,
        "outcomes": (),
        "grade": Grade.PUBLISHABLE,
        "name": "Lieux.xlsx",
        "rows": 20,
    }
    return Report(**{**given, **changes})  # type: ignore[arg-type]


def bad_report() -> Report:
    """Return a report of every state and severity, on data that means harm."""
    rows = [
        {"id": NASTY, "name": NASTY, "postcode": NASTY, "siret": "732 829 320 00074", "region": NASTY},
        {"id": "b", "name": "B", "postcode": "7500", "siret": None, "region": None},
        {"id": "c", "name": "C", "postcode": "69007", "siret": "73282932000074", "region": "Bretagne"},
    ]
    report = check(rows, grade="research", rules=_FEW, limit=4)
    read = Finding(
        code="unknown-code",
        severity=Severity.WARNING,
        where=_AT,
        text=Label("mot inconnu : « {value} »", "unknown word “{value}”"),
        fix=Label("écrire un mot connu", "write a known word"),
        value=NASTY,
        parameters=(Parameter(name="value", value=NASTY),),
        repair=Repair(column="profiles", old=NASTY, new=None, confidence=0.5),
    )
    rule = attrs.evolve(CATALOGUE["contact-missing"], code="website-alive")
    why = Label("le site n'a pas répondu", "the site did not answer")
    unchecked = Outcome(rule=rule, severity=Severity.ERROR, why=why)
    return attrs.evolve(
        report, findings=(*report.findings, read), outcomes=(*report.outcomes, unchecked), name=NASTY
    )


def empty_report() -> Report:
    """Return a report of nothing at all."""
    return report_of(rows=None, name=None)


def undecided_report() -> Report:
    """Return a report without an error, of which a rule that must hold was not checked."""
    why = Label("plus de 3 valeurs", "more than 3 values")
    outcome = Outcome(rule=CATALOGUE["id-unique"], severity=Severity.ERROR, why=why)
    return report_of(outcomes=(outcome,))
