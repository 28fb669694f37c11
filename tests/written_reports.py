"""Reports made by hand, for the tests of how they are written, and how one of them reads in each form.

``python tests/written_reports.py`` writes the forms anew, beside the tests, for who changed one and read it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import attrs

from openinno import __version__
from openinno.findings import Finding, Parameter, Position, Repair, Severity
from openinno.judge import check
from openinno.labels import Label
from openinno.validation import CATALOGUE, Catalogue, Grade, Outcome, Present, Report, Rule

__all__ = [
    "APPROVED",
    "NASTY",
    "WRITTEN",
    "bad_report",
    "empty_report",
    "full_report",
    "named",
    "report_of",
    "undecided_report",
    "written",
]

APPROVED = Path(__file__).parent / "validation" / "forms"
"""Where the full report stands in each form."""
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


def _rule(code: str, column: str, severity: Severity, source: Label | None = None) -> Rule:
    """Return a rule of which each text says what it is."""
    return Rule(
        code=code,
        column=column,
        holds=Present(column),
        severity=severity,
        title=Label(f"Titre de {code}", f"Title of {code}"),
        reason=Label(f"Raison de {code}", f"Reason of {code}"),
        text=Label(f"texte de {code}", f"text of {code}"),
        fix=Label(f"correction de {code}", f"mending of {code}"),
        source=source,
    )


def full_report() -> Report:
    """Return a report with whatever one may hold: each state, severity, kind of place, value and repair."""
    found, doubtful, noted = Severity.ERROR, Severity.WARNING, Severity.INFO
    slow = Label("trop de valeurs", "too many values")
    absent = Label("pas de colonne siret", "no column siret")
    outcomes = (
        Outcome(
            rule=_rule("postcode-wrong", "postcode", found, Label("Norme postale")),
            severity=found,
            broken=1234,
            why=slow,
        ),
        Outcome(rule=_rule("name-wrong", "name", doubtful), severity=doubtful, broken=2),
        Outcome(rule=_rule("site-dead", "website", found), severity=found, why=slow),
        Outcome(rule=_rule("siret-wrong", "siret", doubtful), severity=doubtful, why=absent, idle=True),
        Outcome(rule=_rule("id-there", "id", found), severity=found),
        Outcome(rule=_rule("city-there", "city", noted), severity=noted),
    )
    wrong = Finding(
        code="postcode-wrong",
        severity=found,
        where=Position(file="Lieux du Nord.csv", row=3, column="C", record="lab"),
        text=Label("code « {value} » faux", "wrong code “{value}”"),
        fix=Label("écrire 5 chiffres", "write 5 digits"),
        value="7500",
        parameters=(Parameter(name="value", value="7500"),),
        repair=Repair(column="postcode", old="7500", new="07500", confidence=1, lossless=True),
    )
    findings = (
        attrs.evolve(
            wrong, where=Position(file="Lieux.xlsx", sheet="Feuil1", row=12, column="C"), value=None
        ),
        wrong,
        Finding(
            code="name-wrong",
            severity=doubtful,
            where=Position(file="Lieux.xlsx", sheet="Mes lieux", row=2, column="B", record="a:b"),
            text=Label("nom douteux", "doubtful name"),
            fix=Label("écrire le nom", "write the name"),
            value="Nom <b>",
            repair=Repair(column="name", old="Nom <b>", new=None, confidence=0.5),
        ),
        Finding(
            code="name-wrong",
            severity=doubtful,
            where=Position(file="Lieux.xlsx", sheet="Mes lieux", record="fab"),
            text=Label("nom absent", "no name"),
            value="",
        ),
        Finding(
            code="unknown-code",
            severity=doubtful,
            where=Position(file="Lieux.xlsx", path="themes[0]"),
            text=Label("mot inconnu"),
            fix=Label("écrire « santé »"),
            value="sante",
            repair=Repair(column="themes", old="sante", new="santé", confidence=0.9),
        ),
        Finding(code="file-old", severity=noted, text=Label("fichier ancien", "old file"), value="x" * 300),
    )
    return Report(
        findings=findings,
        outcomes=outcomes,
        grade=Grade.RESEARCH,
        name="Lieux.xlsx",
        rows=12345,
        left_out=1233,
        by_territory={"Bretagne": 1200, None: 34, "Corse": 2},
    )


_STYLE_OR_SCRIPT = re.compile(r"<(style|script)>.*?</\1>|sha256-[^&]*", re.DOTALL)


def _page(report: Report, lang: str) -> str:
    """Return the page of a report, an element a line, without what stands in files of its own."""
    return _STYLE_OR_SCRIPT.sub("", report.html(lang)).replace("><", ">\n<")


WRITTEN: dict[str, Callable[[Report], str]] = {
    "text.fr.txt": lambda report: report.text("fr", most=5),
    "text.en.txt": lambda report: report.text("en"),
    "both.json": Report.to_json,
    "sarif.fr.json": lambda report: report.sarif("fr"),
    "junit.fr.xml": lambda report: report.junit("fr"),
    "page.fr.html": lambda report: _page(report, "fr"),
    "page.en.html": lambda report: _page(report, "en"),
    "notebook.html": lambda report: report._repr_html_().replace("><", ">\n<") + "\n",
    "empty.both.json": Report.to_json,
    "undecided.both.json": Report.to_json,
    "empty.text.fr.txt": lambda report: report.text("fr"),
    "empty.sarif.en.json": lambda report: report.sarif("en"),
    "empty.junit.en.xml": lambda report: report.junit("en"),
    "empty.page.fr.html": lambda report: _page(report, "fr"),
    "empty.page.en.html": lambda report: _page(report, "en"),
    "undecided.text.en.txt": lambda report: report.text("en"),
    "undecided.junit.en.xml": lambda report: report.junit("en"),
    "undecided.page.en.html": lambda report: _page(report, "en"),
    "schema.json": lambda report: json.dumps(report.json_schema(), indent=1) + "\n",
}
"""How the forms of a report are written, by the name of the file that shows it."""


def written(name: str) -> str:
    """Return a report in a form, whatever the version is; the full report unless the name says another."""
    make = {"empty": empty_report, "undecided": undecided_report}.get(name.partition(".")[0], full_report)
    return WRITTEN[name](make()).replace(__version__, "VERSION")


if __name__ == "__main__":
    for name in WRITTEN:
        (APPROVED / name).write_text(written(name), encoding="utf-8")
