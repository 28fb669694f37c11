"""Renew the pictures of the atlas that the documentation shows: the page as it stands in Chromium.

They are looked at before they are kept: a picture shows what no test asks.

    python tools/screenshots.py
"""

from __future__ import annotations

import io
import os
import random
import tempfile
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from typing import Any, Final

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

import openinno as oi

TARGET: Final = Path(__file__).parents[1] / "docs" / "_static" / "atlas"
CHROMIUM: Final = os.environ.get("OPENINNO_CHROMIUM", "/usr/bin/chromium")
FLAGS: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
COLOURS: Final = 256
"""So many colours are enough for a map, and make a small file."""
WIDE: Final[ViewportSize] = {"width": 1280, "height": 800}
SHOTS: Final[Mapping[str, tuple[str, str, Mapping[str, Any]]]] = {
    "dark": ("embedded", "resilience=yes", {"viewport": WIDE, "color_scheme": "dark"}),
    "phone": ("embedded", "", {"viewport": {"width": 390, "height": 844}}),
    "overseas": ("many", "map=-21.13,55.53,9", {"viewport": WIDE}),
    "many": ("many", "near=Lyon-69,50", {"viewport": WIDE}),
    "print": ("embedded", "", {"viewport": WIDE}),
}
"""Which census, at which address, in which window."""
ENDS: Final = {"en": "", "fr": ".fr"}
"""How names end: pages in a language show the picture of that language, where there is one."""


def many() -> oi.Census:
    """Return a made-up census of 2,000 places all over France."""
    chance = random.Random(2000)  # noqa: S311 - for a picture, the same every time
    communes = [one for one in oi.geography.communes() if one.point and one.departement]
    overseas = [one for one in communes if one.code.startswith("97")]
    structures = [
        oi.Structure(
            id=f"place_{number}",
            name=f"Place {number}",
            profiles=chance.sample(list(oi.Profile), chance.choice((0, 1, 1, 1))),
            themes=chance.sample(list(oi.Theme), chance.choice((0, 1, 2))),
            sites=[oi.Site.of(chance.choice(overseas if number % 10 == 0 else communes))],
        )
        for number in range(2000)
    ]
    title = oi.Label("Recensement inventé de 2 000 lieux", "A made-up census of 2,000 places")
    return oi.Census(structures=structures, source=oi.CensusSource(title=title))


def main() -> None:
    """Draw the pages, open them, and keep what is seen."""
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as tools:
        pages = {"embedded": oi.embedded_census(), "many": many()}
        files = {key: oi.atlas(census, Path(name) / f"{key}.html") for key, census in pages.items()}
        browser = tools.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        for (shot, (key, state, options)), (lang, end) in product(SHOTS.items(), ENDS.items()):
            page = browser.new_context(offline=True, reduced_motion="reduce", **options).new_page()
            page.goto(f"{files[key].as_uri()}#{state}&lang={lang}")
            page.wait_for_selector("body.ready")
            if shot == "print":
                _lay_on_paper(page)
            page.wait_for_timeout(600)
            _keep(page.screenshot(), shot + end)
        browser.close()


def _lay_on_paper(page: Page) -> None:
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 794, "height": 1123})


def _keep(picture: bytes, name: str) -> None:
    with Image.open(io.BytesIO(picture)) as seen:
        seen.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(
            TARGET / f"{name}.png", optimize=True
        )


if __name__ == "__main__":
    main()
