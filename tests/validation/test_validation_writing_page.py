"""The page of a report: whole in itself, well formed, in one language, with contrasts that eyes can read."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from written_reports import bad_report, empty_report, undecided_report

from openinno.findings import Finding, Parameter, Position, Severity
from openinno.labels import Label
from openinno.validation import Report

both = pytest.mark.parametrize("lang", ["fr", "en"])
states = pytest.mark.parametrize("make", [bad_report, empty_report, undecided_report])
_PAIRS = [(text, "page") for text in ("text", "muted", "link", "error", "warning", "info", "held")] + [
    (text, "surface") for text in ("text", "muted", "error", "warning", "held")
]


def _page(report: Report, lang: str = "fr") -> Element:
    return ElementTree.fromstring(report.html(lang))  # noqa: S314


def _text(element: Element | None) -> str:
    return "" if element is None else "".join(element.itertext())


def _style() -> str:
    return _text(_page(empty_report()).find("head/style"))


@both
@states
def test_a_page_is_well_formed(lang: str, make: Callable[[], Report]) -> None:
    """Every element is closed, says its language at the top, and no two have the same name."""
    page = _page(make(), lang)
    names = [one.attrib["id"] for one in page.iter() if "id" in one.attrib]

    assert page.attrib["lang"] == lang
    assert len(names) == len(set(names))
    assert [one.tag for one in page.iter() if one.tag in {"h1", "h2", "h3"}][:2] == ["h1", "h2"]


@states
def test_every_link_leads_somewhere_in_the_page(make: Callable[[], Report]) -> None:
    """Links and labels point to what is there, and to nothing outside."""
    page = _page(make())
    names = {one.attrib["id"] for one in page.iter() if "id" in one.attrib}
    links = [one.attrib["href"] for one in page.iter("a")]
    labels = [one.attrib["aria-labelledby"] for one in page.iter() if "aria-labelledby" in one.attrib]

    assert {link[:1] for link in links} == {"#"}
    assert {link[1:] for link in links} | set(labels) <= names


def test_a_page_asks_for_nothing() -> None:
    """No element fetches anything, and the policy of the page forbids that one does."""
    page = _page(bad_report())
    policy = next(one.attrib["content"] for one in page.iter("meta") if "http-equiv" in one.attrib)

    assert policy.startswith("default-src 'none'")
    assert not [one for one in page.iter() if one.tag in {"link", "img", "iframe", "object", "embed"}]
    assert not [one for one in page.iter() if {"src", "style", "onclick", "action"} & set(one.attrib)]
    assert "url(" not in _style()


def test_every_table_says_what_it_shows() -> None:
    """Each table has a caption, heads with a scope, and a head for every cell of a row."""
    for table in _page(bad_report()).iter("table"):
        heads = table.findall("thead/tr/th")
        assert _text(table.find("caption"))
        assert {one.attrib["scope"] for one in heads} == {"col"}
        for row in table.findall("tbody/tr"):
            assert len(row) == len(heads)
            assert row[0].attrib["scope"] == "row"


def test_a_page_tells_every_rule_and_why_it_was_not_checked() -> None:
    """Broken rules, those not checked with the reason and those that hold are all named."""
    report = bad_report()
    rules = next(one for one in _page(report).iter("section") if one.attrib.get("id") == "rules")

    assert all(one.rule.code in _text(rules) for one in report.outcomes)
    assert "le site n'a pas répondu" in _text(rules)


def test_a_page_lists_as_many_as_asked_and_says_so() -> None:
    """What is counted and not listed is told, for the report and for the rule."""
    findings = [
        Finding(code="a", severity=Severity.ERROR, where=Position(row=row), text=Label("faux", "wrong"))
        for row in range(30)
    ]
    page = bad_report()
    cut = Report(findings=tuple(findings), outcomes=(), grade=page.grade, left_out=7).html("fr", most=10)

    assert cut.count('role="row"') == 10
    assert "20 constats de plus" in cut
    assert "énumère 30 constats et en compte 7 de plus" in cut


@pytest.mark.parametrize(
    ("fixes", "shown"), [(("write a", "write b"), True), (("write a", "write a"), False)]
)
def test_what_to_write_has_a_column_only_where_it_differs(fixes: tuple[str, str], shown: bool) -> None:
    """Advice that is the same for all findings of a rule stands above them, other advice beside each."""
    findings = tuple(
        Finding(code="a", severity=Severity.ERROR, text=Label("faux", "wrong"), fix=Label(fix))
        for fix in fixes
    )
    page = _page(Report(findings=findings, outcomes=(), grade=bad_report().grade), "en")
    heads = [_text(one) for one in page.iter("th") if one.attrib.get("role") == "columnheader"]

    assert ("What to write" in heads) is shown
    assert [_text(one) for one in page.iter("td")].count("write a") == shown


def test_values_keep_their_spaces_while_our_texts_get_french_ones() -> None:
    """A space that breaks no line stands before our colons, never inside what the data holds."""
    finding = Finding(
        code="a",
        severity=Severity.ERROR,
        text=Label("mot inconnu : « {value} »", "unknown word “{value}”"),
        parameters=(Parameter(name="value", value="a : b"),),
        value="a : b",
    )
    page = _text(_page(Report(findings=(finding,), outcomes=(), grade=bad_report().grade)))

    assert "mot inconnu\xa0: «\xa0a : b\xa0»" in page


def test_a_text_of_the_other_language_is_marked() -> None:
    """Where English is missing the French text says that it is French."""
    finding = Finding(code="a", severity=Severity.ERROR, text=Label("mot inconnu"))

    assert '<span lang="fr">mot inconnu</span>' in Report(
        findings=(finding,), outcomes=(), grade=bad_report().grade
    ).html("en")


def test_a_page_has_a_date_only_where_one_is_asked() -> None:
    """Equal reports make equal pages, and a date can be printed."""
    assert "<time" not in bad_report().html("fr")
    assert "<li>Vérifié le <time>2026-11-28</time></li>" in bad_report().html(
        "fr", date=datetime.date(2026, 11, 28)
    )


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), _PAIRS)
def test_contrasts_are_those_that_eyes_need(scheme: str, text: str, ground: str) -> None:
    """Every text has a contrast of at least 4.5 with what it stands on, in light and in dark."""
    light, dark = re.split(r"prefers-color-scheme: dark", _style(), maxsplit=1)
    colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", light if scheme == "light" else dark))
    high, low = sorted((_luminance(colours[one]) for one in (text, ground)), reverse=True)

    assert (high + 0.05) / (low + 0.05) >= 4.5
