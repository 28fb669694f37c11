"""A language is asked for by any of its tags, at every door alike."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

import openinno as oi
from openinno import explore
from openinno.labels import language_of
from openinno.sources.territories import territory_template
from openinno.window.picture.notebook import as_html

CENSUS = oi.embedded_census()
DAY = datetime.date(2026, 11, 28)
ROWS = [{"id": "A b", "name": "Lab", "siret": "732 829 320 00074", "themes": "mobilité", "postcode": "x"}]
REPORT = oi.check(ROWS, today=DAY)
FIGURES = oi.indicators(CENSUS)
FOUND = oi.recommend(oi.Territory(startup_maturity=[oi.Maturity.SEED]), census=CENSUS)
VERDICTS = oi.assess(CENSUS["tuba"])
UNKNOWN = oi.ExploreError(
    oi.Label("panne", "failure"),
    attempts=[explore.Attempt(reason=oi.Label("panne", "failure"), waited=1.5) for _ in range(2)],
)


DOORS: dict[str, Callable[[str], Any]] = {
    "label": oi.Theme.MOBILITY.label,
    "definition": oi.Profile.INCUBATOR.definition,
    "finding": lambda lang: [(one.message(lang), one.advice(lang)) for one in REPORT],
    "report as text": REPORT.text,
    "report as SARIF": REPORT.sarif,
    "report as JUnit": REPORT.junit,
    "report as a page": lambda lang: REPORT.html(lang, date=DAY),
    "report as a frame": lambda lang: REPORT.to_frame(lang=lang).to_dicts(),
    "indicators": lambda lang: [(one.told(lang), one.counted(lang)) for one in FIGURES.figures],
    "indicators as a page": FIGURES.to_html,
    "indicators as JSON": lambda lang: FIGURES.to_json(lang=lang),
    "chart": lambda lang: oi.chart(FIGURES, of="profiles", lang=lang),
    "picture": lambda lang: oi.picture(CENSUS, lang=lang),
    "picture of a notebook": lambda lang: as_html(CENSUS, lang),
    "atlas": lambda lang: oi.atlas(CENSUS, lang=lang),
    "note": FOUND.to_html,
    "note as text": FOUND.to_markdown,
    "answer": FOUND.message,
    "criteria": VERDICTS.message,
    "JSON Schema": lambda lang: oi.export.json_schema(lang=lang),
    "Table Schema": lambda lang: oi.export.table_schema(lang=lang),
    "CSV": lambda lang: oi.export.csv(CENSUS, lang=lang),
    "CSV of labels": lambda lang: oi.export.csv(CENSUS, lang=lang, words="labels"),
    "words": lambda lang: oi.export.words(oi.Theme, form="csv", lang=lang),
    "territory": territory_template,
    "difference": lambda lang: oi.diff(CENSUS, oi.Census(source=CENSUS.source, structures=[])).text(lang),
    "portal": UNKNOWN.message,
    "place": lambda lang: oi.geography.region("84").label(lang),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    ("tag", "language"), [("fr-FR", "fr"), ("FR", "fr"), ("fr_CA", "fr"), ("en-GB", "en")]
)
def test_every_tag_of_a_language_gives_the_same(door: str, tag: str, language: str) -> None:
    """A region, another case or an underscore change nothing, not even a colon."""
    assert DOORS[door](tag) == DOORS[door](language)


@pytest.mark.parametrize("lang", [None, 3, b"fr"])
def test_what_is_no_tag_is_a_wrong_call(lang: Any) -> None:
    """A tag is a text."""
    with pytest.raises(TypeError, match="a language is a tag such as 'fr' or 'en'"):
        oi.Theme.MOBILITY.label(lang)
    with pytest.raises(TypeError, match="a language is a tag"):
        language_of(lang)


def test_another_language_gets_english() -> None:
    """As a label says: of the two languages that there are, more people read English."""
    assert language_of("de") == "en"
    assert oi.Theme.MOBILITY.label("de") == "mobility"
