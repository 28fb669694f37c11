"""The note in a browser: it prints on two sheets of A4, for axe, without a network or a complaint."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
from atlas_pages import DRIVEN, launched

import openinno as oi
from openinno.advice import QUESTIONS

pytestmark = pytest.mark.skipif(
    not DRIVEN, reason="a browser opens the note in a session of its own: nox -s browser"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser without a network."""
    with launched() as browser:
        yield browser


def _described(share: float, seed: int) -> oi.Recommendation:
    """Return what is recommended to a territory that gives a share of all the answers there are."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    given: dict[str, Any] = {
        one.attribute: [term for term in one.possible if dice.random() <= share]
        if one.several
        else dice.choice(one.possible)
        for one in QUESTIONS
    }
    territory = oi.Territory(
        name="Communauté d'agglomération de la vallée et du plateau",
        public_budget_euros=1_250_000,
        commune="59350",
        **given,
    )
    return oi.recommend(territory, oi.embedded_census())


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("share", [0.2, 0.5, 1.0])
def test_a_note_prints_on_two_sheets_at_most(browser: Any, share: float, lang: str) -> None:
    """However much is said of the territory, even all that can be, two sheets hold it."""
    page = browser.new_context(offline=True).new_page()
    for seed in range(3):
        page.set_content(_described(share, seed).to_html(lang))
        assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") <= 2


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_note(browser: Any, scheme: str, lang: str) -> None:
    """Contrast, headings, tables and language are as the rules of accessibility want them."""
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(offline=True, bypass_csp=True, color_scheme=scheme)
    page = context.new_page()
    page.set_content(_described(0.3, 1).to_html(lang))

    assert Axe().run(page).response["violations"] == []


def test_a_note_loads_in_silence_and_fits_a_phone(browser: Any) -> None:
    """The policy of the page lets its style work, nothing is complained of, and no line runs out of sight."""
    page = browser.new_context(offline=True, viewport={"width": 390, "height": 800}).new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.set_content(_described(0.4, 2).to_html("fr"))

    assert heard == []
    assert page.evaluate("getComputedStyle(document.querySelector('.answer')).fontWeight") == "600"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
