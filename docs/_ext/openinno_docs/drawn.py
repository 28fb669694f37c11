"""The ``drawn`` directive: a map or a chart of the embedded census, or a plot of what was measured.

It is drawn with the build, in its language.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markupsafe import escape
from sphinx.util.docutils import SphinxDirective

import openinno as oi

from .plots import plot

__all__ = ["Drawn"]

_STATIC = "_static"


class Drawn(SphinxDirective):
    """Show a map: the page where its name ends with ``.html``, or else a picture.

    A name such as ``chart-profiles.svg`` shows the chart of a group of indicators, and ``ratios-reading.svg``
    or ``growth-reading-csv.svg`` a plot of what was measured.

    Options:
        fr: What it shows, in French.
        en: What it shows, in English.
    """

    required_arguments = 1
    option_spec = {"fr": str, "en": str}  # noqa: RUF012 - docutils' own form

    def run(self) -> list[Any]:
        """Draw the map among the files of the build, and return what shows it."""
        if self.env.app.builder.format != "html":
            return []
        lang = "fr" if self.config.language == "fr" else "en"
        name = self.arguments[0]
        folder = Path(self.env.app.outdir) / _STATIC
        folder.mkdir(parents=True, exist_ok=True)
        census = oi.embedded_census()
        if name.endswith(".html"):
            oi.atlas(census, folder / name, lang=lang)
        elif name.startswith("chart-"):
            group = Path(name).stem.removeprefix("chart-")
            oi.chart(oi.indicators(census), folder / name, of=group, lang=lang)
        elif name.startswith(("ratios-", "growth-")):
            (folder / name).write_text(plot(Path(name).stem, lang), encoding="utf-8")
        else:
            oi.picture(census, folder / name, lang=lang)
        way = escape("../" * self.env.docname.count("/") + f"{_STATIC}/{name}")
        said = escape(self.options[lang])
        if name.endswith(".html"):
            alone = escape(oi.Label("Ouvrir cette page seule", "Open this page by itself").text(lang))
            shown = (
                f'<iframe class="atlas" src="{way}" title="{said}" loading="lazy"></iframe>\n'
                f'<p><a href="{way}">{alone}</a></p>'
            )
        else:
            shown = f'<img class="map" src="{way}" alt="{said}">'
        return self.parse_text_to_nodes(f"~~~~{{raw}} html\n{shown}\n~~~~\n")
