"""A report as JUnit XML, which build servers show: a test case a rule.

A rule whose breaking is an error fails; one that was not checked is skipped, and says why. What is only
doubtful stands in the output of a case that passes, so that a build breaks where the verdict does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ...findings import Severity
from ...labels import Label
from ...nouns import count
from ..outcomes import State
from .groups import Group, grouped, room_for
from .judged import Judged
from .places import several_files
from .signs import brief
from .text_form import finding_line, more
from .words import FINDING, colon, left_out, verdict

__all__ = ["MOST_FINDINGS", "as_junit"]

MOST_FINDINGS: Final = 2000
"""How many findings the cases name: build servers give up on large files."""
_LONGEST: Final = 500


def as_junit(report: Judged, lang: str, *, most: int = MOST_FINDINGS) -> str:
    """Write a report as JUnit XML.

    Args:
        report: The report.
        lang: The language of its texts.
        most: How many findings to name; how many are not is told.
    """
    suites = Element("testsuites")
    suite = SubElement(suites, "testsuite", name=brief(report.name) if report.name else "openinno")
    _properties(suite, report)
    cases = {
        one.rule.code: _case(suite, "openinno.rules", one.rule.title, one.rule.code, lang)
        for one in report.outcomes
    }
    for one in report.outcomes:
        if one.why is not None and one.state is State.NOT_CHECKED:
            SubElement(cases[one.rule.code], "skipped", message=brief(one.why.text(lang), _LONGEST))
    groups = grouped(report)
    room = room_for(groups, most)
    for group, share in zip(groups, room, strict=True):
        case = cases.get(group.code)
        if case is None:
            case = _case(suite, "openinno.reading", group.title, group.code, lang)
        _tell(case, group, _lines(group, share, lang, file=several_files(report)), lang)
    told = [" ".join(verdict(report, lang)), left_out(report, lang)]
    SubElement(suite, "system-out").text = "\n".join(filter(None, told))
    for element in (suites, suite):
        _count(element, suite)
    indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, encoding="unicode") + "\n"


def _properties(suite: Element, report: Judged) -> None:
    ok = {True: "true", False: "false", None: "unknown"}[report.ok]
    properties = SubElement(suite, "properties")
    for name, value in (("grade", report.grade.value), ("ok", ok), ("left_out", str(report.left_out))):
        SubElement(properties, "property", name=name, value=value)


def _case(suite: Element, kind: str, title: Label, code: str, lang: str) -> Element:
    name = f"{brief(title.text(lang))} ({brief(code)})"
    return SubElement(suite, "testcase", classname=kind, name=name, time="0")


def _tell(case: Element, group: Group, lines: Iterable[str], lang: str) -> None:
    told = SubElement(case, "failure" if group.severity is Severity.ERROR else "system-out")
    told.text = "\n".join(lines)
    if told.tag == "failure":
        told.set("message", count(group.count, FINDING, lang))
        told.set("type", brief(group.code))


def _lines(group: Group, share: int, lang: str, *, file: bool) -> Iterator[str]:
    for finding in group.findings[:share]:
        yield finding_line(finding, lang, advice=True, file=file)
    if group.count > share:
        yield more(group.count - share, lang)
    if group.outcome is not None and group.outcome.why is not None:
        partly = Label("vérification partielle", "checked in part").text(lang)
        yield f"{partly}{colon(lang)}{brief(group.outcome.why.text(lang), _LONGEST)}"


def _count(element: Element, suite: Element) -> None:
    element.set("tests", str(len(suite.findall("testcase"))))
    element.set("failures", str(len(suite.findall("testcase/failure"))))
    element.set("errors", "0")
    element.set("skipped", str(len(suite.findall("testcase/skipped"))))
    element.set("time", "0")
