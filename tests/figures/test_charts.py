"""Indicators drawn: every group, in both languages, without a request, readable in grey."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

import openinno as oi
from openinno.figures import drawing
from openinno.figures.charts import chart
from openinno.figures.drawing import altair_chart

pytest.importorskip("altair", reason="charts need the extra charts")

DRAWN = [group for group in oi.IndicatorGroup if group is not oi.IndicatorGroup.SIZES]


def named(title: str) -> oi.Indicators:
    """Return the indicators of a census of a title."""
    structures = [oi.Structure(id="a", name="A", profiles=[oi.Profile.INNOVATION_HUB])]
    return oi.indicators(oi.Census(structures=structures, source=oi.CensusSource(title=oi.Label(title))))


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("group", DRAWN)
def test_every_group_is_drawn_with_its_labels(group: oi.IndicatorGroup, lang: str) -> None:
    """Each indicator of the group stands in the drawing, by the first word of its label."""
    figures = oi.indicators(oi.embedded_census())
    svg = chart(figures, of=group, lang=lang)
    text = " ".join(fromstring(svg).itertext())  # noqa: S314 - our own drawing

    for one in figures.of(group):
        first = one.label.text(lang).split()[0]
        assert first[:1].upper() + first[1:] in text


def test_a_chart_asks_nobody_for_anything() -> None:
    """Nothing in it is an address but the names of its namespaces."""
    svg = chart(oi.indicators(oi.embedded_census()))

    assert {part.split('"')[0] for part in svg.split("http")[1:]} <= {
        "://www.w3.org/2000/svg",
        "://www.w3.org/1999/xlink",
    }


def test_the_same_census_gives_the_same_drawing() -> None:
    """Nothing in a drawing changes from one to the next."""
    figures = oi.indicators(oi.embedded_census())

    assert chart(figures, of="levels") == chart(figures, of="levels")


def test_a_hostile_title_stays_a_text() -> None:
    """A title that looks like markup is one that is shown."""
    hostile = "</text><script>alert(1)</script>"
    svg = chart(named(hostile))

    assert "<script" not in svg
    assert hostile in " ".join(fromstring(svg).itertext())  # noqa: S314


@pytest.mark.parametrize("dark", [False, True])
def test_what_is_drawn_stands_out_in_grey(dark: bool) -> None:
    """Marks and texts have three times the luminance of the paper, or a third of it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    inks = drawing._INKS[dark]
    paper = luminance(inks["paper"])
    for name in ("ink", "mark", "faint"):
        light, dim = sorted((luminance(inks[name]), paper), reverse=True)
        assert (light + 0.05) / (dim + 0.05) >= 3


def test_what_the_study_printed_has_a_form_of_its_own() -> None:
    """The point of the census is filled; diamond and circle beside it are not."""
    figures = oi.indicators(oi.embedded_census())
    layers = altair_chart(figures, "profiles", before=figures).to_dict()["layer"]
    marks = [layer["mark"] for layer in layers if layer["mark"]["type"] == "point"]

    assert [(mark.get("shape", "circle"), mark["filled"]) for mark in marks] == [
        ("circle", True),
        ("diamond", False),
        ("circle", False),
    ]


def test_a_chart_is_written_whole(tmp_path: Path) -> None:
    """The file holds what is returned without one, and nothing else is left beside it."""
    figures = oi.indicators(oi.embedded_census())
    path = chart(figures, tmp_path / "profils.svg", lang="fr")

    assert path.read_text(encoding="utf-8") == chart(figures, lang="fr")
    assert list(tmp_path.iterdir()) == [path]


def test_a_png_is_one(tmp_path: Path) -> None:
    """The name of the file tells the form."""
    path = chart(oi.indicators(oi.embedded_census()), tmp_path / "profils.PNG")

    assert path.read_bytes().startswith(b"\x89PNG\r\n")


def test_another_ending_is_refused(tmp_path: Path) -> None:
    """The message says which endings there are, and no file is made."""
    with pytest.raises(ValueError, match=r"ends with \.svg or \.png"):
        chart(oi.indicators(oi.embedded_census()), tmp_path / "profils.pdf")
    assert list(tmp_path.iterdir()) == []


def test_sizes_are_not_drawn() -> None:
    """What has no common scale is refused; the message says what is drawn."""
    with pytest.raises(ValueError, match="possible: profiles"):
        chart(oi.indicators(oi.embedded_census()), of="sizes")


def test_a_missing_library_names_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without altair, the error says what to install."""
    monkeypatch.setitem(sys.modules, "altair", None)

    with pytest.raises(oi.MissingExtra, match="charts"):
        chart(oi.indicators(oi.embedded_census()))


def test_a_figure_that_is_not_comparable_is_not_drawn() -> None:
    """No diamond stands where the study measures another thing, as in the legal sense of métropole."""
    layers = altair_chart(oi.indicators(oi.embedded_census()), "metropoles").to_dict()["layer"]
    diamonds = next(layer for layer in layers if layer["mark"].get("shape") == "diamond")
    labels = [row["label"].replace("\n", " ") for row in diamonds["data"]["values"]]

    assert len(labels) == 5
    assert all("core city" in label for label in labels)
