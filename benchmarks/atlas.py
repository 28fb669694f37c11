"""What a map costs its reader: size, first paint, and a choice in a facet, beside pages of the same places.

Pages are opened from the disk in headless Chromium, each in a fresh context, rounds interleaved. The first
paint is the browser's own first-contentful-paint. A choice is the profile of a place: work is the time of the
scripts, of the layout and of the next frame, and not the wait for it.

    python benchmarks/atlas.py                 the embedded census, 2 000 and 20 000 places, 5 rounds
    python benchmarks/atlas.py --places 2000 --rounds 3
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from decode import SEED

import openinno as oi

BROWSER: Final = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
CLICKS: Final = 20

_WORK: Final = """async choose => {
  let began, frame;
  const painted = new Promise(resolve => requestAnimationFrame(() => {
    frame = performance.now();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  }));
  began = performance.now();
  (0, eval)(choose);
  document.body.offsetHeight;
  const worked = performance.now() - began;
  await painted;
  return worked + performance.now() - frame;
}"""
_PAINT: Final = """() => new Promise(resolve => {
  const told = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
  const look = () => told() ? resolve(told()) : setTimeout(look, 10);
  look();
})"""


# the pages --------------------------------------------------------------------------------------------------


def drawn(count: int) -> oi.Census:
    """Return a census of so many places, most of them in towns that others share."""
    chance = random.Random(SEED)  # noqa: S311 - for a measure, the same every time
    communes = [one for one in oi.geography.communes() if one.point]
    towns = chance.sample(communes, 3000)

    def some(words: type[Any], most: int) -> list[Any]:
        return chance.sample(list(words), chance.randint(0, most))

    structures = [
        oi.Structure(
            id=f"lieu_{number}",
            name=f"Lieu n° {number}",
            profiles=some(oi.Profile, 1),
            types=some(oi.StructureType, 2),
            themes=some(oi.Theme, 3),
            levels=some(oi.Level, 1),
            maturity=some(oi.Maturity, 1),
            ownership=chance.choice([None, *oi.Ownership]),
            publics=some(oi.Public, 2),
            status=chance.choice([None, *oi.Status]),
            sites=[oi.Site.of(chance.choice(towns if chance.random() < 0.7 else communes))],
        )
        for number in range(count)
    ]
    source = oi.CensusSource(title=oi.Label("Recensement d'essai", "Trial census"))
    return oi.Census(structures=structures, source=source)


def _points(census: oi.Census) -> list[tuple[float, float, str]]:
    return [
        (site.location.point.longitude, site.location.point.latitude, profile)
        for one in census
        for site in one.sites[:1]
        for profile in [one.profiles[0].value.label("fr") if one.profiles else "Inconnu"]
        if site.location
    ]


def by_openinno(census: oi.Census, file: Path) -> str:
    """Write our page, and return what chooses a profile and takes it back."""
    oi.atlas(census, file)
    return "document.querySelector('#facets input[type=checkbox]').click()"


def by_svg(census: oi.Census, file: Path) -> str:
    """Write the picture alone in a page: the least that shows the same places."""
    picture = oi.picture(census)
    file.write_text(f"<!DOCTYPE html><meta charset=utf-8><title>Carte</title>{picture}", encoding="utf-8")
    return ""


def by_bokeh(census: oi.Census, file: Path) -> str:
    """Write a page of bokeh: points, a list of profiles, a view that filters."""
    from bokeh.embed import file_html
    from bokeh.layouts import row
    from bokeh.models import CDSView, ColumnDataSource, CustomJS, CustomJSFilter, MultiChoice
    from bokeh.plotting import figure
    from bokeh.resources import INLINE

    east, north, profile = zip(*_points(census), strict=True)
    source = ColumnDataSource({"x": east, "y": north, "profile": profile})
    choice = MultiChoice(options=sorted(set(profile)), name="choice")
    kept = CustomJSFilter(
        args={"choice": choice},
        code="const asked = new Set(choice.value);"
        "return source.data.profile.map(one => !asked.size || asked.has(one))",
    )
    choice.js_on_change("value", CustomJS(args={"source": source}, code="source.change.emit()"))
    plot = figure(width=900, height=900, output_backend="canvas")
    plot.scatter("x", "y", source=source, view=CDSView(filter=kept), size=8)
    file.write_text(file_html(row(choice, plot), INLINE, "Carte"), encoding="utf-8")
    return (
        "{const one = Bokeh.documents[0].get_model_by_name('choice');"
        "one.value = one.value.length ? [] : [one.options[0]]}"
    )


def by_plotly(census: oi.Census, file: Path) -> str:
    """Write a page of plotly: one trace a profile, of which all but one are hidden."""
    import plotly.graph_objects as go

    groups: dict[str, tuple[list[float], list[float]]] = {}
    for east, north, profile in _points(census):
        longitudes, latitudes = groups.setdefault(profile, ([], []))
        longitudes.append(east)
        latitudes.append(north)
    traces = [go.Scatter(x=x, y=y, mode="markers", name=name) for name, (x, y) in groups.items()]
    go.Figure(traces).write_html(file, include_plotlyjs=True, div_id="carte")
    return (
        "{const one = document.getElementById('carte');"
        "const all = one.data.every(trace => trace.visible !== 'legendonly');"
        "Plotly.restyle(one, {visible: one.data.map((_, place) => !all || !place || 'legendonly')})}"
    )


PAGES: Final[Mapping[str, Callable[[oi.Census, Path], str]]] = {
    "openinno": by_openinno,
    "a bare SVG": by_svg,
    "bokeh": by_bokeh,
    "plotly": by_plotly,
}


# the measures -----------------------------------------------------------------------------------------------


def opened(browser: Any, file: Path, choose: str) -> dict[str, float]:
    """Open a page in a fresh context, and measure its first paint and its choices."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    page = context.new_page()
    page.goto(file.as_uri())
    told = {"paint": float(page.evaluate(_PAINT))}
    if choose:
        page.wait_for_timeout(1500)
        works = [float(page.evaluate(_WORK, choose)) for _ in range(CLICKS + 4)]
        told["choice"] = statistics.median(works[4:])
        told["slowest"] = max(works[4:])
    context.close()
    return told


def compare(browser: Any, folder: Path, name: str, census: oi.Census, rounds: int) -> None:
    """Print what each page of a census takes."""
    pages = {}
    for page, write in PAGES.items():
        file = folder / f"{name}-{page.replace(' ', '-')}.html"
        pages[page] = (file, write(census, file))
    results: dict[str, list[dict[str, float]]] = {page: [] for page in pages}
    for _ in range(rounds):
        for page, (file, choose) in pages.items():
            results[page].append(opened(browser, file, choose))
    sys.stdout.write(f"{name}: {len(census)} places, {rounds} rounds\n")
    for page, told in results.items():
        paints = sorted(one["paint"] for one in told)
        choices = [one["choice"] for one in told if "choice" in one]
        size = pages[page][0].stat().st_size
        chosen = (
            f", a choice {statistics.median(choices):6.1f} ms ({max(one['slowest'] for one in told):.0f})"
            if choices
            else ""
        )
        sys.stdout.write(
            f"  {page:<12}{size / 1e3:8.0f} kB, first paint {statistics.median(paints):5.0f} ms"
            f" ({paints[0]:.0f} to {paints[-1]:.0f}){chosen}\n"
        )
    sys.stdout.flush()


def main() -> None:
    """Draw the pages and open them."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--places", type=int, action="append", help="2 000 and 20 000")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=asked.chromium, args=list(BROWSER))
        compare(browser, Path(name), "embedded", oi.embedded_census(), asked.rounds)
        for count in asked.places or (2000, 20_000):
            compare(browser, Path(name), f"places-{count}", drawn(count), asked.rounds)
        browser.close()


if __name__ == "__main__":
    main()
