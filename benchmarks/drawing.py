"""What a map takes of its reader: size, first paint and a choice, beside other pages of the same places.

Pages are opened from the disk in headless Chromium, each in a browser of its own. The first paint is the
browser's own first-contentful-paint. A choice is the profile of a place: work is the time of the scripts, of
the layout and of the next frame, and not the wait for it.
"""

from __future__ import annotations

import os
import random
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeAlias

from contests import Chapter, Contender, Contest, Costs, in_french
from drawn import SEED

import openinno as oi
from openinno.labels import Label

BROWSER: Final = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
CHROMIUM: Final = os.environ.get("CHROMIUM", "/usr/bin/chromium")
CLICKS: Final = 20
EMBEDDED: Final = 51
"""How many structures the embedded census has; any other size is drawn."""

Page: TypeAlias = Callable[[oi.Census, Path], str]
"""Writes a page, and returns the script that makes a choice in it."""

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

    def some(words: type[oi.Term], most: int) -> list[Any]:
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


PAGES: Final[dict[str, Page]] = {
    "openinno": by_openinno,
    "svg": by_svg,
    "bokeh": by_bokeh,
    "plotly": by_plotly,
}


# the contests -----------------------------------------------------------------------------------------------


@contextmanager
def prepared(folder: Path, size: int) -> Iterator[None]:
    """Write the pages."""
    census = oi.embedded_census() if size <= EMBEDDED else drawn(size)
    for name, write in PAGES.items():
        choose = write(census, folder / f"{name}.html")
        (folder / f"{name}.js").write_text(choose, encoding="utf-8")
    yield


def ready(name: str) -> Callable[[Path], Callable[[], Costs]]:
    """Return what opens a page."""

    def loaded(folder: Path) -> Callable[[], Costs]:
        choose = (folder / f"{name}.js").read_text(encoding="utf-8")
        return lambda: opened(folder / f"{name}.html", choose)

    return loaded


def opened(file: Path, choose: str) -> Costs:
    """Open a page, and measure its first paint and its choices."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=CHROMIUM, args=list(BROWSER))
        page = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True).new_page()
        page.goto("about:blank")
        page.goto(file.as_uri())
        costs = {"size": file.stat().st_size / 1e3, "paint": float(page.evaluate(_PAINT))}
        if choose:
            page.wait_for_timeout(1500)
            works = [float(page.evaluate(_WORK, choose)) for _ in range(CLICKS + 4)][4:]
            costs |= {"choice": statistics.median(works), "slowest": max(works)}
        browser.close()
    return costs


def contest(size: int, limits: Costs) -> Contest:
    """Return a contest of pages."""
    name = Label("le recensement embarqué", "the embedded census")
    return Contest(
        code=f"places-{size}",
        title=name if size == EMBEDDED else Label(f"{in_french(size)} lieux", f"{size:,} places"),
        contenders=[
            Contender(name="openinno", ready=ready("openinno")),
            Contender(
                name=Label("le SVG seul", "the bare SVG"),
                ready=ready("svg"),
                aims={"paint": 0.5} if size == EMBEDDED else {},
                note=Label("l’image seule, sans choix", "the picture alone, without a choice"),
            ),
            Contender(
                name="bokeh",
                ready=ready("bokeh"),
                note=Label("des points et une liste", "points and a list"),
            ),
            Contender(
                name="plotly",
                ready=ready("plotly"),
                note=Label("des points et une légende", "points and a legend"),
            ),
        ],
        sizes=[size],
        main=size,
        compared=["paint", "choice"],
        limits=limits,
        costs=lambda found, costs: found,
    )


CHAPTER: Final = Chapter(
    code="drawing",
    title=Label("Dessiner", "Drawing"),
    unit=Label("lieux", "places"),
    prepare=prepared,
    contests=[
        contest(EMBEDDED, {"size": 700}),
        contest(2_000, {"choice": 50}),
        contest(20_000, {"choice": 150}),
    ],
)
