"""The map of a census as a picture: every structure accounted for, every mark to be seen, nothing to harm."""

from __future__ import annotations

import itertools
import math
import re
import struct
import sys
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import attrs
import pytest
from hypothesis import given, settings

import openinno as oi
from openinno.testing import censuses
from openinno.window.kinds import KINDS
from openinno.window.picture.forms import DARK, LIGHT, Colours
from openinno.window.picture.frames import Frame, frames_of
from openinno.window.picture.places import placed
from openinno.window.picture.spreading import SIZES, spread_all

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</script><img src=x onerror=alert(1)>]]>&\"'"
LYON, PARIS, SAINT_DENIS = "69123", "75056", "97411"


def _read(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - our own


def _structure(number: int, *towns: str, **more: object) -> oi.Structure:
    sites = [oi.Site.of(oi.geography.commune(town)) for town in towns]
    name = more.pop("name", f"Structure {number}")
    return oi.Structure(id=f"s{number}", name=name, sites=sites, **more)  # type: ignore[arg-type]


def _census(structures: Iterable[oi.Structure], **more: object) -> oi.Census:
    source = oi.CensusSource(title=oi.Label("Essai", "Trial"), **more)  # type: ignore[arg-type]
    return oi.Census(structures=tuple(structures), source=source)


def _in(town: str, count: int) -> oi.Census:
    profiles = [*oi.Profile, None]
    kinds = [[kind] if kind else [] for kind in profiles]
    return _census(_structure(one, town, profiles=kinds[one % 7]) for one in range(count))


def _titles(svg: str) -> list[str]:
    """Return what the marks say, in their order."""
    return [
        title.text or ""
        for mark in _read(svg).iter()
        if mark.tag in {f"{SVG}circle", f"{SVG}polygon"}
        for title in mark.findall(f"{SVG}title")
    ]


def _texts(svg: str) -> str:
    return " ".join("".join(text.itertext()) for text in _read(svg).iter(f"{SVG}text"))


def _lens_of(svg: str) -> bool:
    return "et alentours" in svg


# Frames ---------------------------------------------------------------------------------------------------


def _frames(lens: bool, width: float = 620.0) -> tuple[Frame, ...]:
    from openinno.window.picture.frames import Box

    return frames_of(width, Box(width + 24, 0, 268, 690) if lens else None)


@pytest.mark.parametrize("width", [300.0, 480.0, 620.0, 1000.0])
@pytest.mark.parametrize("lens", [False, True])
def test_no_frame_lies_over_another(lens: bool, width: float) -> None:
    """Frames are computed from the outlines and have no spot in common."""
    frames = _frames(lens, width)

    assert len(frames) == 6 + lens
    assert not any(one.box.meets(other.box) for one, other in itertools.combinations(frames, 2))


@pytest.mark.parametrize("frame", _frames(lens=True), ids=lambda frame: frame.name or "mainland")
def test_the_land_of_a_frame_lies_in_it(frame: Frame) -> None:
    """No outline is cut by its frame, or hidden under the name; a lens holds the région it is made for."""
    lands = [one for one in frame.lands if not frame.lens or one.region.code == "11"]
    spots = [frame.spot(*point) for land in lands for ring in land.outline for point in ring]

    assert all(frame.inner.holds(spot, 5) for spot in spots)


def test_every_departement_is_in_one_frame() -> None:
    """The frames, a lens aside, share the 101 départements out."""
    codes = [land.code for frame in _frames(lens=False) for land in frame.lands]

    assert sorted(codes) == sorted(one.code for one in oi.geography.departements())


def test_a_lens_shows_what_the_hole_leaves_out() -> None:
    """The corners of the lens are those of the hole, four times smaller or more."""
    lens, *_, mainland = _frames(lens=True)
    paris = (2.35, 48.85)
    hole = mainland.hole

    assert hole is not None
    assert hole.holds(mainland.spot(*paris))
    assert hole.width / lens.inner.width == pytest.approx(mainland.scale / lens.scale)
    x, y = mainland.spot(*paris)
    u, v = lens.spot(*paris)
    assert (x - hole.x) / hole.width == pytest.approx((u - lens.inner.x) / lens.inner.width)
    assert (y - hole.y) / hole.height == pytest.approx((v - lens.inner.y) / lens.inner.height)


def test_the_mainland_is_projected_as_maps_of_france_are() -> None:
    """Distances on the map are those of Lambert-93, wherever the towns are."""
    mainland = _frames(lens=False)[-1]
    towns = [oi.geography.commune(code).point for code in (LYON, "29019", "2B033", "59350")]
    metres = [town.to_lambert93() for town in towns if town]
    spots = [mainland.spot(town.longitude, town.latitude) for town in towns if town]

    for first, second in itertools.combinations(range(4), 2):
        drawn = math.dist(spots[first], spots[second]) / mainland.scale
        assert drawn == pytest.approx(math.dist(metres[first], metres[second]))


# Marks ----------------------------------------------------------------------------------------------------


def test_every_place_has_one_mark_that_names_it() -> None:
    """A structure with two towns has two marks; two entries of one point make one."""
    two, twice = _structure(1, LYON, SAINT_DENIS), _structure(2, LYON, LYON)

    assert sorted(_titles(oi.picture(_census([two, twice])))) == [
        "Structure 1 · Profil inconnu · Lyon (69) · point\N{NO-BREAK SPACE}: commune",
        "Structure 1 · Profil inconnu · Saint-Denis (974) · point\N{NO-BREAK SPACE}: commune",
        "Structure 2 · Profil inconnu · Lyon (69) · point\N{NO-BREAK SPACE}: commune",
    ]


def test_a_mark_tells_all_profiles_and_shows_the_first() -> None:
    """The main profile gives the form; the others are told."""
    both = _structure(1, LYON, profiles=[oi.Profile.LIVING_LAB, oi.Profile.INCUBATOR])
    svg = oi.picture(_census([both]), lang="en")

    (title,) = _titles(svg)
    assert oi.Profile.LIVING_LAB.label("en") in title
    assert oi.Profile.INCUBATOR.label("en") in title
    assert placed(_census([both]), _frames(lens=False)).shown == (0, 0, 0, 0, 0, 1, 0)


@pytest.mark.parametrize("town", [LYON, PARIS, SAINT_DENIS, "97209", "29019"])
@pytest.mark.parametrize("count", [2, 12, 60])
def test_places_of_one_town_are_all_seen(town: str, count: int) -> None:
    """No two marks touch more than at their edges, none leaves its frame, none is far from its town."""
    laid = placed(_in(town, count), _frames(lens=False))
    size, spots = spread_all(laid.marks)
    frame = next(frame for frame, several in spots.items() if several)
    found = spots[frame]
    home = frame.spot(found[0][0].point.longitude, found[0][0].point.latitude)

    assert len(found) == count
    assert size in SIZES
    assert all(math.dist(a, b) >= size * 0.99 for (_, a), (_, b) in itertools.combinations(found, 2))
    assert all(frame.inner.holds(spot, size / 2 - 0.01) for _, spot in found)
    assert all(math.dist(home, spot) <= 55 for _, spot in found)


def test_a_lone_place_stays_where_it_is() -> None:
    """Marks of a crowded town give way to their neighbours, not these to them."""
    lone = "69266"
    census = _census([*_in(LYON, 30), _structure(99, lone)])
    _, spots = spread_all(placed(census, _frames(lens=False)).marks)
    frame, found = next((frame, several) for frame, several in spots.items() if several)
    point = oi.geography.commune(lone).point

    assert point is not None
    assert {mark.structure.id: spot for mark, spot in found}["s99"] == frame.spot(
        point.longitude, point.latitude
    )


def test_more_places_than_fit_are_still_drawn() -> None:
    """With the smallest marks, those that find no room lie over others; none is left out."""
    svg = oi.picture(_in(SAINT_DENIS, 3_000))

    assert len(_titles(svg)) == 3_000


def test_a_crowd_around_paris_is_drawn_beside_the_map() -> None:
    """A dozen places stand on the map; one more, and all are drawn larger, once."""
    few, many = oi.picture(_in(PARIS, 12)), oi.picture(_in(PARIS, 13))

    assert not _lens_of(few)
    assert _lens_of(many)
    assert len(_titles(many)) == 13
    assert "13 lieux, en plus grand à côté de la carte" in many


# Counts ---------------------------------------------------------------------------------------------------


def test_every_structure_is_on_the_map_or_counted_beside_it() -> None:
    """Shown, elsewhere and without a place add up to the census."""
    census = oi.embedded_census()
    laid = placed(census, _frames(lens=False))
    without = [one for one in census if not any(site.location for site in one.sites)]

    assert sum(laid.totals) == len(census)
    assert sum(laid.shown) + laid.outside + sum(laid.unlocated.values()) == len(census)
    assert sum(laid.unlocated.values()) == len(without) > 0


def test_the_legend_counts_what_is_shown_and_what_there_is() -> None:
    """Beside each profile stand two numbers, on the map and in all, and under them their sums."""
    nowhere = oi.Structure(id="nowhere", name="Nowhere", profiles=[oi.Profile.TECHNOPOLE])
    here = _structure(1, LYON, SAINT_DENIS, profiles=[oi.Profile.TECHNOPOLE])
    texts = _texts(oi.picture(_census([nowhere, here])))

    assert re.search(r"carte total 0 0 Accélérateur 1 2 Technopole", texts)
    assert "2 structures, dont 1 sur la carte (2 lieux)" in texts


def test_what_has_no_known_place_is_counted_by_region() -> None:
    """The région is told where it is known; the unknown comes last."""
    bretagne = oi.Site(region="Bretagne")
    census = _census(
        [
            oi.Structure(id="a", name="A"),
            oi.Structure(id="b", name="B", sites=[bretagne]),
            oi.Structure(id="c", name="C", sites=[bretagne]),
        ]
    )
    space = "\N{NO-BREAK SPACE}"

    assert f"3 structures sans lieu connu{space}: Bretagne{space}2, région inconnue{space}1" in _texts(
        oi.picture(census)
    )
    assert f"3 structures without a known place: Bretagne{space}2, région unknown{space}1" in _texts(
        oi.picture(census, lang="en")
    )


def test_what_lies_elsewhere_in_the_world_is_counted() -> None:
    """A place in Nouvelle-Calédonie or in Brussels is on no frame."""
    far = oi.Location(point=oi.Point(latitude=-22.27, longitude=166.45), precision=oi.Precision.COMMUNE)
    census = _census([oi.Structure(id="n", name="Nouméa", sites=[oi.Site(location=far)])])

    assert _titles(oi.picture(census)) == []
    assert "1 structure hors des territoires dessinés" in _texts(oi.picture(census))
    assert "1 structure outside what is drawn" in _texts(oi.picture(census, lang="en"))


def test_an_empty_census_is_a_map_without_marks() -> None:
    """In French, none is singular."""
    svg = oi.picture(_census([]))

    assert _titles(svg) == []
    assert "0 structure, dont 0 sur la carte (0 lieu)" in _texts(svg)


# What is written ------------------------------------------------------------------------------------------


def test_a_picture_speaks_to_those_who_do_not_see_it() -> None:
    """It is an image with a title and a description that holds the counts."""
    root = _read(oi.picture(oi.embedded_census(), lang="en"))

    assert root.get("role") == "img"
    assert root.get("lang") == "en"
    assert root[0].tag == f"{SVG}title"
    assert root[0].text == root.get("aria-label") == "Open-innovation structures that the documents name"
    assert root[1].tag == f"{SVG}desc"
    assert "51 structures, 35 of them on the map" in (root[1].text or "")


def test_no_text_of_one_language_stands_in_the_other() -> None:
    """Names of places aside, no line of the French picture is in the English one."""
    census = _census([*_in(PARIS, 13), oi.Structure(id="a", name="A")], scope=oi.Label("Portée", "Scope"))
    shared = {"Guadeloupe", "Martinique", "Guyane", "La Réunion", "Mayotte", "total"}
    french, english = (
        {"".join(text.itertext()) for text in _read(oi.picture(census, lang=lang)).iter(f"{SVG}text")}
        for lang in ("fr", "en")
    )

    assert {text for text in french & english if not text.isdigit()} <= shared | {"Living Lab"}


def test_the_data_and_the_outlines_are_credited() -> None:
    """Publisher, date and licence of the census stand under the map, and whom the outlines are owed to."""
    census = _census([], publisher="Agence", date="2026-11", licence="etalab-2.0")
    texts = _texts(oi.picture(census)).replace("\N{NO-BREAK SPACE}", " ")

    assert "Données : Essai (Agence, 2026-11, etalab-2.0)" in texts
    assert "svg-maps (CC-BY-4.0" in texts
    assert "Natural Earth" in texts


def test_a_title_may_be_given() -> None:
    """A title in two languages is written in that of the picture."""
    title = oi.Label("Les tiers-lieux", "Third places")

    assert "Third places" in _texts(oi.picture(_census([]), title=title, lang="en"))
    assert "Carte du 12 mai" in _texts(oi.picture(_census([]), title="Carte du 12 mai"))


def test_hostile_texts_stay_texts() -> None:
    """A name, a title or a publisher that looks like markup is read as it was written."""
    census = _census([_structure(1, LYON, name=HOSTILE)], publisher=HOSTILE, scope=oi.Label(HOSTILE))
    svg = oi.picture(census, title=HOSTILE)
    root = _read(svg)

    assert root[0].text == HOSTILE
    assert _titles(svg)[0].startswith(HOSTILE)
    assert not re.search("<(script|img)", svg)


def test_what_xml_cannot_hold_does_not_break_the_picture() -> None:
    """Control characters, half letters and marks of direction are shown as unknown signs."""
    svg = oi.picture(_census([_structure(1, LYON, name="a\x00b\u202ec\ufffe")]), title="d\ud800")

    assert _titles(svg)[0].startswith("a�b�c�")
    assert _read(svg)[0].text == "d�"


def test_a_picture_asks_for_nothing() -> None:
    """It holds no script, style or image, and no address but links that a reader may follow."""
    svg = oi.picture(oi.embedded_census())
    tags = {element.tag.removeprefix(SVG) for element in _read(svg).iter()}
    addresses = re.findall(r'"(https?:[^"]*)"', svg)

    assert tags <= {"svg", "g", "title", "desc", "rect", "path", "circle", "polygon", "text", "a"}
    assert set(addresses) == {
        "http://www.w3.org/2000/svg",
        "https://github.com/VictorCazanave/svg-maps",
        "https://www.naturalearthdata.com/",
    }


@settings(max_examples=20, deadline=None)
@given(censuses())
def test_any_census_makes_a_well_formed_picture(census: oi.Census) -> None:
    """Whatever a census holds, the picture can be read, and every place on the map has its mark."""
    svg = oi.picture(census)

    laid = placed(census, _frames(lens=False))
    assert len(_titles(svg)) == sum(map(len, laid.marks.values()))


def test_the_same_census_gives_the_same_picture() -> None:
    """The order of the structures plays no part either."""
    census = _in(LYON, 40)
    reversed_census = attrs.evolve(census, structures=tuple(reversed(tuple(census))))

    assert oi.picture(census) == oi.picture(census) == oi.picture(reversed_census)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_and_texts_stand_out(colours: Colours) -> None:
    """Marks stand out from land and sea by 3:1 at least, texts from the ground by 4.5:1."""
    assert len(colours.kinds) == len(KINDS) == 7
    assert all(_contrast(one, ground) >= 3 for one in colours.kinds for ground in (colours.land, colours.sea))
    assert _contrast(colours.ink, colours.ground) >= 4.5
    assert _contrast(colours.soft, colours.ground) >= 4.5


def _contrast(one: str, other: str) -> float:
    """Return the contrast of WCAG 2."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_dark_picture_has_the_dark_colours() -> None:
    """Nothing of the light one is left."""
    dark = oi.picture(oi.embedded_census(), dark=True)

    assert DARK.ground in dark
    assert not any(colour in dark for colour in (LIGHT.ground, LIGHT.land, LIGHT.ink, *LIGHT.kinds))


# Files ----------------------------------------------------------------------------------------------------


def test_a_picture_is_written_as_svg(tmp_path: Path) -> None:
    """The file holds the text, and its path is returned."""
    path = tmp_path / "carte.svg"

    assert oi.picture(oi.embedded_census(), path, lang="en") == path
    assert path.read_text(encoding="utf-8") == oi.picture(oi.embedded_census(), lang="en")
    assert list(tmp_path.iterdir()) == [path]


def test_a_picture_is_written_as_png(tmp_path: Path) -> None:
    """The file is as many pixels wide as was asked, and the same each time."""
    path = tmp_path / "carte.PNG"
    oi.picture(oi.embedded_census(), str(path), width=700)
    first = path.read_bytes()
    oi.picture(oi.embedded_census(), path, width=700)

    assert first[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">I", first[16:20]) == (700,)
    assert path.read_bytes() == first


def test_a_png_names_the_extra_that_it_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library, nothing is written, and what installs it is told."""
    monkeypatch.setitem(sys.modules, "vl_convert", None)

    with pytest.raises(oi.MissingExtra, match=r"openinno\[picture\]"):
        oi.picture(oi.embedded_census(), tmp_path / "carte.png")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["carte.jpg", "carte", "carte.svg.gz"])
def test_a_picture_is_svg_or_png(tmp_path: Path, name: str) -> None:
    """Another ending is refused with what is possible."""
    with pytest.raises(ValueError, match=r"as \.svg or \.png, not as"):
        oi.picture(oi.embedded_census(), tmp_path / name)


def test_a_wrong_call_says_what_is_wanted() -> None:
    """A picture is drawn of a census, at least a pixel wide."""
    with pytest.raises(TypeError, match="such as embedded_census"):
        oi.picture([])  # type: ignore[call-overload]
    with pytest.raises(ValueError, match="at least 1 pixel wide, not 0"):
        oi.picture(oi.embedded_census(), width=0)


# Notebooks ------------------------------------------------------------------------------------------------


def test_a_notebook_shows_a_small_map_with_counts() -> None:
    """A census at the end of a cell is seen, not spelt."""
    html = oi.embedded_census()._repr_html_()

    assert html is not None
    assert _read(html.replace("&nbsp;", " ")).tag == "div"
    assert 'role="img"' in html
    assert "51 structures, 35 of them on the map (37 places)" in html
    assert len(html) < 80_000


def test_a_census_too_large_for_a_notebook_is_counted_alone() -> None:
    """Beyond two thousand structures there is no map."""
    html = _in(LYON, 2_001)._repr_html_()

    assert html is not None
    assert 'role="img"' not in html
    assert "2,001 structures" in html


def test_a_hostile_name_stays_text_in_a_notebook() -> None:
    """What is shown beside code must not become code."""
    html = _census([_structure(1, LYON, name=HOSTILE)])._repr_html_()

    assert html is not None
    assert not re.search("<(script|img)", html)
