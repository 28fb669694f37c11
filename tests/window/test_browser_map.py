"""The map of the page, in a browser: what it gathers, parts, lists and asks for."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from atlas_pages import DRIVEN, launched, page_of

import openinno as oi

pytestmark = pytest.mark.skipif(
    not DRIVEN, reason="a browser opens the atlas in a session of its own: nox -s browser"
)

LYON = "45.75,4.85,9"
MARKS = ".leaflet-marks-pane .mark"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser without a network, whose maps move at once."""
    with launched() as browser:
        yield browser


@pytest.fixture(scope="module")
def content() -> Mapping[str, Any]:
    """What the page knows of the embedded census."""
    from openinno.window.content import content_of

    return content_of(oi.embedded_census())


@pytest.fixture(scope="module")
def address(content: Mapping[str, Any], tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the page of the embedded census stands."""
    return _written(content, tmp_path_factory.mktemp("map"))


def _written(content: Mapping[str, Any], folder: Path) -> str:
    (folder / "atlas.html").write_text(page_of(content), encoding="utf-8")
    return (folder / "atlas.html").as_uri()


def _opened(browser: Any, address: str, place: str = "", **options: Any) -> Any:
    context = browser.new_context(
        viewport={"width": 1400, "height": 900}, offline=True, reduced_motion="reduce", **options
    )
    page = context.new_page()
    page.set_default_timeout(8000)
    page.goto(f"{address}#map={place}" if place else address)
    page.wait_for_selector("body.ready")
    return page


def _place(page: Any) -> str:
    """Return where the map is, once the address tells it."""
    page.wait_for_timeout(500)
    place: str = page.evaluate("(location.hash.match(/map=([^&]*)/) ?? ['', ''])[1]")
    return place


def test_a_cluster_opens_where_its_places_part(browser: Any, address: str) -> None:
    """A click on a number zooms in, so that fewer places are counted together."""
    page = _opened(browser, address, "48.5,-2.5,5")
    before = page.locator(f"{MARKS}-cluster").count()

    page.locator(f"{MARKS}-cluster").first.click()

    assert before > 0
    assert float(_place(page).split(",")[2]) >= 6


def test_structures_at_one_point_stand_apart(browser: Any, address: str) -> None:
    """Those of one town are laid out around it, none over another, and each opens its card."""
    page = _opened(browser, address, LYON)

    page.locator(f"{MARKS}-stack").first.click()
    page.wait_for_selector(f"{MARKS}-legs", state="attached")
    boxes = [one.bounding_box() for one in page.locator(f"{MARKS}-one").all()]
    middles = {(round(box["x"]), round(box["y"])) for box in boxes}
    page.locator(f"{MARKS}-one").first.click()

    assert len(middles) == len(boxes) == 3
    assert all(box["width"] >= 24 and box["height"] >= 24 for box in boxes)
    assert page.locator("#card h2").is_visible()


def test_those_of_no_known_commune_are_listed_at_their_region(browser: Any, address: str) -> None:
    """Their mark tells how many they are, and lists them; a choice opens the card."""
    page = _opened(browser, address)
    mark = page.locator(f"{MARKS}-nowhere", has_text="6")

    mark.click()
    page.wait_for_selector(".map-choices li")
    names = page.locator(".map-choices li").all_text_contents()
    title = page.locator(".map-choices strong").inner_text()
    # The map slides to show the list whole: where it is by the time of a click, nobody can say.
    page.locator(".map-choices li button").first.press("Enter")

    assert len(names) == 6
    assert title == "Bourgogne-Franche-Comté\u00a0: 6 structures, commune non précisée"
    assert page.locator("#card h2").inner_text() == names[0]


def test_those_of_no_known_commune_never_stand_in_another_region(
    browser: Any, content: Mapping[str, Any], tmp_path: Path
) -> None:
    """Where there is no room beside the others, their mark hides one rather than leave its région."""
    crowd = copy.deepcopy(dict(content))
    place = next(place for place, one in enumerate(crowd["regions"]) if one["code"] == "11")
    north, east = crowd["regions"][place]["at"]
    for number, structure in enumerate(crowd["structures"]):
        at = [north - 0.3 + number % 7 / 10, east - 0.6 + number // 7 / 5.5]
        structure |= {"at": [] if number == 0 else [[*at, "exact"]], "region": None if number else place}
    page = _opened(browser, _written(crowd, tmp_path), f"{north},{east},5.5")
    mark = page.locator(f"{MARKS}-nowhere").bounding_box()
    frame = page.locator("#map").bounding_box()
    away = [
        mark[axis] + mark[size] / 2 - frame[axis] - frame[size] / 2
        for axis, size in (("x", "width"), ("y", "height"))
    ]

    # At this zoom, the région is some sixty pixels wide.
    assert max(map(abs, away)) <= 35


def test_initiatives_give_way_on_the_land_only(browser: Any, address: str) -> None:
    """From afar they hide each other rather than stand in the sea or abroad."""
    page = _opened(browser, address, "46.5,2.5,3&resilience=yes")
    frame = page.locator("#map").bounding_box()
    boxes = [one.bounding_box() for one in page.locator("div.mark-initiative").all()]
    away = [abs(box["x"] + box["width"] / 2 - frame["x"] - frame["width"] / 2) for box in boxes]

    assert len(boxes) > 5
    # At this zoom, the land is some eighty pixels wide.
    assert max(away) <= 45


def test_a_long_list_on_the_map_shows_its_beginning(
    browser: Any, content: Mapping[str, Any], tmp_path: Path
) -> None:
    """Two hundred of three hundred stand there, and how many more are in the list of results."""
    many = copy.deepcopy(dict(content))
    first = many["structures"][0]
    many["structures"] = [{**first, "id": f"s{number}", "at": [], "region": 5} for number in range(300)]
    page = _opened(browser, _written(many, tmp_path))

    page.locator(f"{MARKS}-nowhere").click()

    assert page.locator(".map-choices li button").count() == 200
    assert page.locator(".map-choices-more").inner_text() == "… et 100 autres dans la liste"


def test_a_pin_and_a_hint_tell_places_of_one_latitude_apart(
    browser: Any, content: Mapping[str, Any], tmp_path: Path
) -> None:
    """Of two sites side by side, each tells its own precision, and only the one laid out moves its pin."""
    two = copy.deepcopy(dict(content))
    for structure in two["structures"]:
        structure |= {"at": [], "region": None}
    two["structures"][0]["at"] = [[46.0, 2.0, "exact"], [46.0, 2.2, "commune"]]
    two["structures"][1]["at"] = [[46.0, 2.2, "commune"]]
    page = _opened(browser, _written(two, tmp_path), f"46,2.1,12&id={two['structures'][0]['id']}")
    pins = [box for one in page.locator("div.mark-pin").all() if (box := one.bounding_box())]
    page.keyboard.press("Escape")
    ones = page.locator(f"{MARKS}-one").all()

    assert len(pins) == 2
    assert len({round(box["y"]) for box in pins}) == 2
    assert len(ones) == 3
    min(ones, key=lambda one: (one.bounding_box() or {})["x"]).hover()
    assert "centre de sa commune" not in page.locator(".map-tip").inner_text()


def test_paper_tells_how_many_are_outside_its_view(browser: Any, address: str) -> None:
    """Under a map of Lyon stands how many are not there; under the whole land, nothing."""
    for place, told in (("", ""), (LYON, "structures hors de cette vue")):
        page = _opened(browser, address, place)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        assert page.inner_text("#beyond").endswith(told)
        assert page.locator("#beyond").is_visible() is bool(told)
        page.context.close()


def test_the_buttons_go_to_the_territories(browser: Any, content: Mapping[str, Any], tmp_path: Path) -> None:
    """Each tells how many structures are there, and shows them."""
    there = copy.deepcopy(dict(content))
    for structure, at in zip(there["structures"], ([-21.1, 55.5], [-21.3, 55.4]), strict=False):
        structure["at"] = [[*at, "exact"]]
    page = _opened(browser, _written(there, tmp_path))
    button = page.locator(".map-view", has_text="La Réunion")

    button.focus()
    page.keyboard.press("Enter")

    assert button.locator(".map-view-count").inner_text() == "2"
    assert page.locator(f"{MARKS}-one").count() == 2
    assert button.get_attribute("aria-current") == "true"
    assert page.locator(".map-view", has_text="Ailleurs").is_hidden()


def test_those_abroad_are_counted_elsewhere(browser: Any, content: Mapping[str, Any], tmp_path: Path) -> None:
    """London, Brussels, Geneva and Nouméa are in no territory; a port off its outline and an island are."""
    there = copy.deepcopy(dict(content))
    places = {
        "elsewhere": [[51.507, -0.128], [50.847, 4.352], [46.204, 6.143], [-22.276, 166.458]],
        "inside": [[41.919, 8.739], [48.857, 2.352], [47.639, -3.454]],
    }
    region = next(place for place, one in enumerate(there["facets"]) if one["name"] == "region")
    sites = [*places["elsewhere"], *places["inside"]]
    for structure, at in zip(there["structures"], sites, strict=False):
        structure |= {"at": [[*at, "exact"]]}
        structure["values"][region] = []
    brittany = next(
        place for place, one in enumerate(there["facets"][region]["values"]) if one["key"] == "Bretagne"
    )
    there["structures"][len(sites) - 1]["values"][region] = [brittany]
    for structure in there["structures"][len(sites) :]:
        structure |= {"at": [], "region": None}
    page = _opened(browser, _written(there, tmp_path))
    button = page.locator(".map-view", has_text="Ailleurs")
    mainland = page.locator(".map-view", has_text="Hexagone et Corse")

    button.click()

    assert button.locator(".map-view-count").inner_text() == "4"
    assert mainland.locator(".map-view-count").inner_text() == "3"
    assert float(_place(page).split(",")[2]) < 4
    page.fill("#q", "aucune structure")
    assert button.is_hidden()


def test_only_what_is_in_view_is_drawn(browser: Any, content: Mapping[str, Any], tmp_path: Path) -> None:
    """Thousands of places make some hundred marks, and a selection of them is drawn at once."""
    many = copy.deepcopy(dict(content))
    located = [one for one in many["structures"] if one["at"]]
    many["structures"] = [
        {
            **located[number % len(located)],
            "id": f"s{number}",
            "at": [[42.5 + number % 83 / 10, number % 59 / 10, "exact"]],
        }
        for number in range(4000)
    ]
    page = _opened(browser, _written(many, tmp_path))

    assert 10 < page.locator(MARKS).count() < 300


def test_marks_are_for_the_eye_and_the_mouse(browser: Any, address: str) -> None:
    """Screen readers pass them over and no focus stops there: the list leads to the same places."""
    page = _opened(browser, address)

    assert page.locator(".leaflet-marks-pane").get_attribute("aria-hidden") == "true"
    assert page.locator(".leaflet-marks-pane :is([tabindex], a, button)").count() == 0
    assert "liste des résultats" in page.locator("#map").get_attribute("aria-label")


def test_the_background_is_asked_for_only_when_it_is_turned_on(browser: Any, address: str) -> None:
    """No tile before; and where none comes, the page says so and the map goes on."""
    page = _opened(browser, address)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(".map-zoom button").first.click()
    page.wait_for_timeout(200)
    before = list(asked)

    page.check("#background")
    page.wait_for_selector(".map-notice:not(:empty)")

    assert before == []
    assert asked
    assert all(url.startswith("https://data.geopf.fr/wmts?") for url in asked)
    assert page.locator(".leaflet-control-attribution").inner_text() == "© IGN"
    page.emulate_media(media="print")
    assert page.locator("#credits li", has_text="© IGN").is_visible()
    page.emulate_media(media="screen")
    assert "ign" not in page.url
    page.uncheck("#background")
    assert page.locator(".map-notice").inner_text() == ""
    assert page.locator(".leaflet-control-attribution").inner_text() == ""
    assert page.locator("#credits li", has_text="© IGN").count() == 0


def test_another_size_shows_the_same_land(browser: Any, address: str) -> None:
    """What was in view stays in view in a smaller window, and comes back as it was in the first one."""
    page = _opened(browser, address, "46.5,2.5,5.5")
    page.set_viewport_size({"width": 1000, "height": 700})
    smaller = _place(page)
    page.set_viewport_size({"width": 1400, "height": 900})

    assert float(smaller.split(",")[2]) < 5.5
    assert _place(page) == "46.5000,2.5000,5.5"


def test_the_address_tells_where_the_map_is_only_once_its_reader_moved_it(browser: Any, address: str) -> None:
    """Neither its first look, nor another size, nor a circle, nor the background is a move; a zoom is one."""
    page = _opened(browser, address)
    at_first = _place(page)
    page.set_viewport_size({"width": 1000, "height": 700})
    resized = _place(page)
    page.fill("#around", "Lyon")
    page.keyboard.press("Enter")
    around = _place(page)
    page.check("#background")
    background = _place(page)
    page.locator(".map-zoom button").first.click()

    assert (at_first, resized, around, background) == ("", "", "", "")
    assert _place(page) != ""


def test_the_circle_of_around_is_drawn_and_shown(browser: Any, address: str) -> None:
    """Its edge stands in the map when a commune is chosen, and goes with the filter."""
    page = _opened(browser, address)

    page.fill("#around", "Lyon")
    page.keyboard.press("Enter")
    page.wait_for_selector(".map-around", state="attached")
    box, frame = page.locator(".map-around").bounding_box(), page.locator("#map").bounding_box()
    page.fill("#around", "")

    assert box["width"] > frame["width"] / 3
    assert box["x"] >= frame["x"]
    assert box["y"] >= frame["y"]
    page.wait_for_selector(".map-around", state="detached")
