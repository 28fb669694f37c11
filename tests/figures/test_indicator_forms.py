"""Indicators as JSON, as rows, and as a page."""

from __future__ import annotations

import html
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest

import openinno as oi
from openinno.figures.writing.rows import KINDS, rows_of
from openinno.frames import ColumnKind


def of_embedded() -> oi.Indicators:
    """Return the indicators of the embedded census."""
    return oi.indicators(oi.embedded_census())


def test_json_holds_every_indicator_in_both_languages() -> None:
    """Without a language, each text is there twice."""
    told = json.loads(of_embedded().to_json())

    assert [one["id"] for one in told["indicators"]] == [one.id for one in of_embedded()]
    assert set(told["indicators"][0]["label"]) == {"fr", "en"}


def test_json_holds_the_comparison_with_another_census() -> None:
    """Asked for, what changed stands beside each indicator."""
    figures = of_embedded()
    told = json.loads(figures.to_json("en", before=figures))["indicators"][2]

    assert told["since"]["difference"] == 0.0
    assert told["since"]["interval"]["low"] < 0 < told["since"]["interval"]["high"]


def test_json_is_the_same_each_time() -> None:
    """The same census gives the same bytes."""
    assert of_embedded().to_json("fr") == of_embedded().to_json("fr")


def test_rows_have_the_columns_that_are_declared() -> None:
    """Each row has each column, of the kind that it says."""
    kinds = {
        ColumnKind.TEXT: str,
        ColumnKind.NUMBER: float,
        ColumnKind.INTEGER: int,
        ColumnKind.TRUTH: bool,
    }
    for row in rows_of(of_embedded(), "fr", of_embedded()):
        assert list(row) == list(KINDS)
        assert all(value is None or type(value) is kinds[KINDS[name]] for name, value in row.items())


@pytest.mark.parametrize("backend", ["polars", "pandas", "pyarrow"])
def test_a_frame_has_a_row_an_indicator(backend: Any) -> None:
    """Whatever the library, the columns are those that are declared."""
    pytest.importorskip(backend, reason=f"{backend} is not installed")
    frame = of_embedded().to_frame(backend, "fr")
    names = frame.column_names if backend == "pyarrow" else list(frame.columns)

    assert names == list(KINDS)
    assert len(frame) == len(of_embedded())


class _Page(HTMLParser):
    """Gathers the cells of each row, and what else is asked of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headers: list[str] = []
        self.sources: list[str] = []
        self._open = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "th" and given.get("scope") == "row":
            self._open = True
            self.headers.append("")
        self.sources += [str(given[name]) for name in ("src", "href") if name in given]

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag not in {"th", "span"}

    def handle_data(self, data: str) -> None:
        if self._open and not self.headers[-1]:
            self.headers[-1] = data


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_page_has_a_row_for_every_indicator(lang: str) -> None:
    """The tables hold the indicators, in their order, in the language."""
    page = _Page(of_embedded().to_html(lang))
    labels = [one.label.text(lang) for one in of_embedded()]

    assert [re.sub(r"\s", " ", head).casefold() for head in page.headers] == [
        label.casefold() for label in labels
    ]


def test_the_page_asks_nobody_for_anything() -> None:
    """What it shows is in it."""
    pytest.importorskip("altair", reason="charts need the extra charts")
    page = _Page(of_embedded().to_html("fr", charts=True))

    assert len(page.sources) == 7
    assert all(source.startswith("data:image/svg+xml;base64,") for source in page.sources)


def test_a_hostile_census_stays_text_in_the_page() -> None:
    """Neither title nor scope can become a part of the page."""
    hostile = "</title><script>alert(1)</script>"
    source = oi.CensusSource(title=oi.Label(hostile), scope=oi.Label(hostile))
    page = oi.indicators(oi.Census(structures=[], source=source)).to_html()

    assert "<script" not in page


def test_the_page_compares_two_censuses() -> None:
    """A column more tells what changed."""
    figures = of_embedded()

    assert "+0.0 points" in figures.to_html("en", before=figures)


@pytest.mark.parametrize(
    ("lang", "confidence", "head"),
    [
        ("fr", 0.99, "Intervalle à 99 %"),
        ("fr", 0.995, "Intervalle à 99,5 %"),
        ("en", 0.95, "95% interval"),
    ],
)
def test_the_page_names_the_confidence_of_its_intervals(lang: str, confidence: float, head: str) -> None:
    """The head of the column tells the confidence that was asked for, and no other."""
    page = oi.indicators(oi.embedded_census(), confidence=confidence).to_html(lang)
    heads = {re.sub(r"\s", " ", one) for one in re.findall(r'<th scope="col">([^<]*)</th>', page)}

    assert {one for one in heads if "interval" in one.casefold() and "%" in one} == {head}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_page_and_the_rows_tell_what_a_change_is_worth(lang: str) -> None:
    """A change is not shown without what to know before quoting it."""
    figures = of_embedded()
    cautions = [one.text(lang) for one in figures.compared_with(figures)[2].cautions]
    page = re.sub(r"\s", " ", html.unescape(figures.to_html(lang, before=figures)))
    row = rows_of(figures, lang, figures)[2]

    assert len(cautions) == 2
    assert all(one in page for one in cautions)
    assert all(one in row["cautions"] for one in cautions)


def test_a_row_tells_what_differs_from_the_study() -> None:
    """Beside the published figure of a row stands what keeps the two apart."""
    figures = of_embedded()
    row = rows_of(figures, "en")[2]

    assert row["study_differs"].split("; ") == [str(text) for text in figures.figures[2].study[0].differs]
