"""The atlas in a browser: offline, by keyboard, for axe, with hostile names; counts, addresses and files."""

from __future__ import annotations

import copy
import csv
import io
import json
import random
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from atlas_pages import DRIVEN, launched, page_of, renamed

import openinno as oi
from openinno.labels import plain
from openinno.window.content import content_of
from openinno.window.page import asset

pytestmark = pytest.mark.skipif(
    not DRIVEN, reason="a browser opens the atlas in a session of its own: nox -s browser"
)

LAYOUTS: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1440, "height": 900}},
    "dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}},
    "frame": {"viewport": {"width": 1000, "height": 420}},
}
HOSTILE = "</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser without a network."""
    with launched() as browser:
        yield browser


@pytest.fixture(scope="module")
def content() -> Mapping[str, Any]:
    """What the page knows of the embedded census."""
    made: Mapping[str, Any] = content_of(oi.embedded_census())
    return made


@pytest.fixture(scope="module")
def address(content: Mapping[str, Any], tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the page of the embedded census stands."""
    return _written(page_of(content), tmp_path_factory.mktemp("shell"))


def _written(page: str, folder: Path) -> str:
    (folder / "atlas.html").write_text(page, encoding="utf-8")
    return (folder / "atlas.html").as_uri()


def _opened(browser: Any, address: str, **options: Any) -> tuple[Any, list[str]]:
    """Open a page offline; return it with what it complained of and asked for."""
    context = browser.new_context(**{**LAYOUTS["light"], "offline": True, **options})
    page = context.new_page()
    page.set_default_timeout(5000)
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))

    def answer(dialog: Any) -> None:
        heard.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", answer)
    page.on("request", lambda request: heard.append(request.url) if request.url.startswith("http") else None)
    page.goto(address)
    page.wait_for_selector("body.ready")
    return page, heard


def _focused(page: Any) -> str:
    text: str = page.evaluate("document.activeElement.textContent.trim()")
    return text


def _count(page: Any) -> str:
    text: str = page.inner_text("#count")
    return text


def _go(page: Any, state: str) -> None:
    """Change the address of the page that is open, and wait until it has read it."""
    page.evaluate(
        """(state) => new Promise((done) => {
          const before = location.hash;
          addEventListener("hashchange", () => setTimeout(done), { once: true });
          location.hash = state;
          if (location.hash === before) done();
        })""",
        state,
    )


def _counts(page: Any) -> dict[str, dict[str, int]]:
    """Return the counts that the page shows, by the name of the facet, then by the label of the value."""
    page.evaluate(
        """() => Promise.all([...document.querySelectorAll('.facet:not([open])')].map(
          (facet) => new Promise((done) => {
            facet.addEventListener('toggle', () => setTimeout(done), { once: true });
            facet.open = true;
          }),
        ))"""
    )
    page.evaluate(
        "for (const more of document.querySelectorAll('.facet-more[aria-expanded=false]')) more.click()"
    )
    shown: dict[str, dict[str, int]] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.facet')].map((facet) => [
          facet.querySelector('.facet-name').textContent,
          Object.fromEntries([...facet.querySelectorAll('.value')].map((value) => [
            value.querySelector('.value-name').textContent,
            Number(value.querySelector('.value-count').textContent),
          ])),
        ]))"""
    )
    return shown


def test_the_page_opens_without_a_network_and_without_a_complaint(browser: Any, address: str) -> None:
    """It asks for nothing, says nothing in the console, and shows every structure."""
    page, heard = _opened(browser, address)
    assert _count(page) == "51 structures"
    assert page.locator("#map path").count() > 0
    assert heard == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_axe_finds_nothing(browser: Any, address: str, layout: str) -> None:
    """No fault of accessibility in any layout: at the start, with a card, with everything open."""
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    for state in (
        "",
        "#profile=?&q=e&near=Lyon-69,200&resilience=yes&lang=en",
        "#id=tuba&profile=accelerator",
    ):
        page, _ = _opened(browser, address + state, **LAYOUTS[layout])
        page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
        found = axe.run(page).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
        page.context.close()


def test_the_keyboard_alone_filters_opens_a_card_and_comes_back(browser: Any, address: str) -> None:
    """From the filter to the result, into the card and back to the same result."""
    page, _ = _opened(browser, address)
    for _step in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "checkbox":
            break
    page.keyboard.press("Space")
    assert _count(page) == "13 structures sur 51"
    for _step in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('#list') !== null"):
            break
    page.keyboard.press("ArrowDown")
    name = page.evaluate("document.activeElement.querySelector('.result-name').textContent")
    page.keyboard.press("Enter")
    assert _focused(page) == name
    page.keyboard.press("Escape")
    assert _focused(page).startswith(name)
    assert page.locator("#card").is_hidden()


def test_each_row_tells_its_place_and_the_total(browser: Any, address: str) -> None:
    """Only rows in view are in the document, and the last one is the fifty-first of fifty-one."""
    page, _ = _opened(browser, address)
    assert page.locator("#list li").count() < 30
    page.locator("#list button").first.focus()
    page.keyboard.press("End")
    row = page.evaluate(
        "(({ariaSetSize, ariaPosInSet}) => [ariaSetSize, ariaPosInSet])(document.activeElement.parentNode)"
    )
    assert row == ["51", "51"]


def test_a_card_outside_the_filters_says_so(browser: Any, address: str) -> None:
    """TUBA is no accelerator: its card stays open, and says that it is outside."""
    page, _ = _opened(browser, f"{address}#id=tuba")
    assert page.locator(".card-outside").count() == 0
    page.locator(".value", has_text="Accélérateur").locator("input").check()
    assert page.inner_text("#card-title") == "TUBA"
    assert page.inner_text(".card-outside").startswith("Hors filtre")


@pytest.mark.parametrize("layout", ["light", "phone"])
def test_a_name_stays_a_text_whatever_it_holds(
    browser: Any, content: Mapping[str, Any], tmp_path: Path, layout: str
) -> None:
    """A name that closes the script and brings an image is shown as it is written, and runs nothing."""
    hostile = _written(page_of(renamed(content, HOSTILE)), tmp_path)
    page, heard = _opened(browser, f"{hostile}#id=tuba", **LAYOUTS[layout])
    assert page.inner_text("#card-title") == HOSTILE
    assert page.inner_text("h1") == HOSTILE
    assert page.locator("img").count() == 0
    assert page.locator("#card a").count() == 0
    assert heard == []


@pytest.mark.parametrize("name", [" \u00a0 ", "\u200b\u2060", "\ufeff\u00ad"])
def test_a_name_that_nobody_sees_gives_way_to_the_identifier(
    browser: Any, content: Mapping[str, Any], tmp_path: Path, name: str
) -> None:
    """Spaces and signs without a width name nothing."""
    page, _ = _opened(browser, f"{_written(page_of(renamed(content, name)), tmp_path)}#id=tuba")
    assert page.inner_text("#card-title") == "tuba"


def test_texts_are_printed_with_one_apostrophe_and_names_stand_apart(
    browser: Any, content: Mapping[str, Any], tmp_path: Path
) -> None:
    """A straight one between letters is turned, in an address it stays; a name turns nothing around it."""
    page, _ = _opened(
        browser, _written(page_of(renamed(content, "L'Été d'o'x@lieu.fr")), tmp_path) + "#id=tuba"
    )
    assert page.inner_text("#card-title bdi") == "L’Été d'o'x@lieu.fr"
    assert page.locator(".result-name bdi, #credits bdi").count() > 2
    assert page.inner_text(".around label") == "Autour d’une commune"


def test_the_tally_of_a_facet_has_words(browser: Any, address: str) -> None:
    """What is heard is more than a figure beside a name."""
    page, _ = _opened(browser, f"{address}#profile=accelerator,?")
    assert page.locator("summary", has_text="profil").first.text_content() == "profil2 2 choisis"


def test_an_address_that_is_loaded_again_shows_the_same(browser: Any, address: str) -> None:
    """Everything that was chosen stands in the address."""
    page, _ = _opened(browser, address)
    page.locator("#fold summary", has_text="région").click()
    page.locator(".value", has_text="Bretagne").first.locator("input").check()
    page.locator("#q").fill("développement")
    page.locator("#around").fill("renn")
    page.keyboard.press("Enter")
    page.locator("#within").select_option("100")
    page.locator("#layer").check()
    page.locator("#list button").first.click()
    page.locator("[data-lang=en]").click()
    page.locator(".map-zoom button").first.click()
    page.wait_for_timeout(900)
    before, place = _shown(page)
    page.reload()
    page.wait_for_selector("body.ready")
    shown, again = _shown(page)
    assert shown == before
    # A panel that is laid out late moves the middle of the map by some pixels.
    assert again == pytest.approx(place, abs=0.01)
    assert page.get_attribute("html", "lang") == "en"
    assert (page.input_value("#within"), page.is_checked("#layer")) == ("100", True)


def _shown(page: Any) -> tuple[list[str], list[float]]:
    """Return what the page shows and its address, and apart from it where the map is."""
    address, place = page.url.split("&map=")
    shown = [_count(page), page.inner_text("#chips"), page.inner_text("#card"), address]
    return shown, [float(number) for number in place.split(",")]


@pytest.mark.parametrize(
    "state",
    [
        "#profile=none",
        "#nothing=here&&=&q",
        "#id=%%&near=Lyon&map=",
        "#near=Lyon-69,many",
        "#lang=xx&%E0%A4=1",
    ],
)
def test_what_is_unknown_in_an_address_is_ignored(browser: Any, address: str, state: str) -> None:
    """A key or a value that means nothing changes nothing and breaks nothing."""
    page, heard = _opened(browser, address + state)
    assert _count(page) == "51 structures"
    assert heard == []


def test_another_address_changes_the_page_that_is_open(browser: Any, address: str) -> None:
    """An address that is pasted over the present one is read at once."""
    page, _ = _opened(browser, f"{address}#profile=accelerator")
    _go(page, "#profile=innovation_hub,accelerator&map=48,2,9")
    assert _count(page) == "6 structures sur 51"
    assert page.url.endswith("map=48,2,9")


def test_an_address_without_a_place_fits_the_view_anew(browser: Any, address: str) -> None:
    """The map that was far away comes back, and what is asked next tells no place."""
    page, _ = _opened(browser, f"{address}#map=16,-61,9")
    _go(page, "#profile=accelerator")
    page.locator(".mark-one, .mark-stack, .mark-cluster").first.wait_for()
    page.locator("#q").fill("lyon")
    page.wait_for_timeout(500)
    assert page.evaluate("location.hash") == "#profile=accelerator&q=lyon"


@pytest.mark.parametrize(
    ("state", "chips"),
    [
        ("#region=bretagne", "Bretagne"),
        ("#region=ile+de+france", "Île-de-France"),
        ("#near=lyon-69,20", "Lyon"),
    ],
)
def test_an_address_written_by_hand_is_read_loosely(
    browser: Any, address: str, state: str, chips: str
) -> None:
    """Small letters without accents name the same values."""
    page, _ = _opened(browser, address + state)
    assert chips in page.inner_text("#chips")


def test_another_distance_keeps_the_order(browser: Any, address: str) -> None:
    """Who chose the order of names has it at any distance."""
    page, _ = _opened(browser, f"{address}#near=Lyon-69,20")
    page.locator("#sort").select_option("name")
    page.locator("#within").select_option("100")
    assert page.input_value("#sort") == "name"


def test_the_counts_are_those_of_the_census(browser: Any, address: str, content: Mapping[str, Any]) -> None:
    """Random choices and words give the counts of Census.facets(), facet by facet and value by value."""
    census = oi.embedded_census()
    page, _ = _opened(browser, address)
    chance = random.Random(51)  # noqa: S311  # the same choices each time
    names = set(census.facet_names())
    facets = [facet for facet in content["facets"] if facet["name"] in names]
    for _turn in range(12):
        asked = chance.sample(facets, chance.choice([0, 1, 1, 2, 3]))
        chosen = {
            facet["name"]: chance.sample(
                ["?", *(value["key"] for value in facet["values"])],
                min(len(facet["values"]) + 1, chance.choice([1, 1, 2, 4])),
            )
            for facet in asked
        }
        text = chance.choice(["", "", "bretagne", "sante", "hub", "pole comp", "communes", "tiers lieux"])
        _go(page, _hash(chosen, text))
        shown = _counts(page)
        counted = census.facets(
            text=text, **{name: [_value(one) for one in keys] for name, keys in chosen.items()}
        )
        for facet in facets:
            expected = counted[facet["name"]]
            values = shown[_french(facet["label"])]
            assert values.pop("inconnu") == expected.unknown
            assert {label: count for label, count in values.items() if count} == {
                _shown_label(facet, one.value): one.count for one in expected.values
            }, (chosen, text, facet["name"])
        kept = census.where(
            text=text, **{name: [_value(one) for one in keys] for name, keys in chosen.items()}
        )
        assert int((_count(page).split() or ["0"])[0].replace("aucune", "0").replace("Aucune", "0")) == len(
            kept
        )


def _hash(chosen: Mapping[str, list[str]], text: str) -> str:
    from urllib.parse import quote

    facets = [f"{name}={','.join(quote(key, safe='?') for key in keys)}" for name, keys in chosen.items()]
    return "#" + "&".join([*facets, f"q={quote(text)}"])


def _value(key: str) -> Any:
    return {"?": None, "yes": True, "no": False}.get(key, key)


def _french(text: Any) -> str:
    return (text if isinstance(text, str) else text[0]).replace(" :", "\u00a0:").replace("'", "’")


def _shown_label(facet: Mapping[str, Any], value: Any) -> str:
    key = {True: "yes", False: "no"}.get(value) if isinstance(value, bool) else getattr(value, "code", value)
    return _french(next(one["label"] for one in facet["values"] if one["key"] == key))


def test_the_table_opens_in_a_french_spreadsheet(
    browser: Any, content: Mapping[str, Any], tmp_path: Path
) -> None:
    """Semicolons, a mark of UTF-8, decimal commas; a name that would be run as a formula is not."""
    page, _ = _opened(browser, _written(page_of(renamed(content, '=1+1;"a"')), tmp_path))
    with page.expect_download() as awaited:
        page.click("#csv")
    written = Path(awaited.value.path()).read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(rows) == 51
    assert {row["nom"] for row in rows} == {'\'=1+1;"a"'}
    tuba = next(row for row in rows if row["identifiant"] == "tuba")
    assert (tuba["latitude"], tuba["longitude"]) == ("45,749", "4,848")


def test_the_geojson_is_that_of_the_selection(browser: Any, address: str) -> None:
    """Longitude before latitude; a structure that is located nowhere is there without a geometry."""
    page, _ = _opened(browser, f"{address}#profile=innovation_hub,?")
    with page.expect_download() as awaited:
        page.click("#geojson")
    features = json.loads(Path(awaited.value.path()).read_text(encoding="utf-8"))["features"]
    assert len(features) == 24
    by_id = {feature["id"]: feature for feature in features}
    assert by_id["tuba"]["geometry"] == {"type": "Point", "coordinates": [4.848, 45.749]}
    assert by_id["wilco"]["geometry"] is None


def test_files_hold_every_row_of_the_cards(browser: Any, content: Mapping[str, Any], tmp_path: Path) -> None:
    """A row is left out for no other reason than that a facet says it; both files have the same columns."""
    more = copy.deepcopy(dict(content))
    more["texts"] += ["nom", "e", "à part"]
    said = len(more["texts"]) - 1
    tuba = next(one for one in more["structures"] if one["id"] == "tuba")
    tuba["rows"] += [[said - 2, [[said]]], [said - 1, [[said]]]]
    page, _ = _opened(browser, _written(page_of(more), tmp_path))
    rows = list(csv.DictReader(io.StringIO(_saved(page, "#csv"), newline=""), delimiter=";"))
    row = next(row for row in rows if row["identifiant"] == "tuba")
    assert (row["nom"], row["nom (2)"], row["e"]) == ("TUBA", "à part", "à part")
    assert row["lieu"] == "Lyon (69)"
    assert row["adresse"].startswith("Lyon, Métropole de Lyon")
    criteria = [name for name in row if "thématiques ayant un impact" in name]
    assert [name.split(" :")[0] for name in criteria] == ["Critère 1"]

    features = json.loads(_saved(page, "#geojson"))["features"]
    properties = next(one["properties"] for one in features if one["id"] == "tuba")
    assert row.keys() <= properties.keys()
    assert {"id", "name", "profile", "region", "territorial_theme"} <= properties.keys()
    assert properties["profil"] == row["profil"]
    assert properties["profile"] == ["Hub d'innovation"]
    assert properties["latitude"] == 45.749


def _saved(page: Any, button: str) -> str:
    """Return the text of the file that a button gives."""
    with page.expect_download() as awaited:
        page.click(button)
    return Path(awaited.value.path()).read_text(encoding="utf-8-sig")


def test_a_frame_without_a_clipboard_shows_the_link(browser: Any, address: str, tmp_path: Path) -> None:
    """The link stands selected beside its button, to be copied by hand, and no dialog asks for it."""
    inside = f'<iframe sandbox="allow-scripts" src="{address}#profile=accelerator" width="1300" height="800">'
    (tmp_path / "frame.html").write_text(inside, encoding="utf-8")
    context = browser.new_context(**LAYOUTS["light"], offline=True)
    page = context.new_page()
    page.goto((tmp_path / "frame.html").as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("body.ready #copy").click()
    field = frame.locator("#link")
    field.wait_for()
    link = field.input_value()
    assert link.endswith("atlas.html#profile=accelerator")
    assert field.evaluate("(field) => [field.selectionEnd, document.activeElement === field]") == [
        len(link),
        True,
    ]
    frame.locator("#count").click()
    assert field.is_hidden()
    context.close()


def test_words_are_reduced_as_in_python(browser: Any, address: str) -> None:
    """Accents go in every writing, and the signs that are vowels stay: searches find the same in both."""
    chance = random.Random(8)  # noqa: S311  # the same words each time
    assigned = [
        sign
        for sign in map(chr, [*range(0x20, 0xD800), *range(0xE000, 0x20000)])
        if unicodedata.category(sign) not in {"Cc", "Cn", "Co"}
        # Folding case is more than small letters are for two rare kinds of them.
        and not ("CHEROKEE" in unicodedata.name(sign, "") or "\u1c80" <= sign <= "\u1c88")
    ]
    marks = [sign for sign in assigned if unicodedata.category(sign).startswith("M")]
    words = [
        "กรุงเทพฯ ที่", "हिन्दी", "Œuvres d’été", "Ἀθῆναι ᾳ", "שָׁלוֹם",
        *("".join(chance.choices(assigned, k=4)) for _ in range(2000)),
        *(f"n{mark}o{chance.choice(marks)}m" for mark in marks),
    ]  # fmt: skip
    page, _ = _opened(browser, address)
    reduced = page.evaluate(f"(words) => {{ {asset('search.js')}; return words.map(plain); }}", words)
    assert reduced == [plain(word) for word in words]


@pytest.mark.parametrize(
    ("written", "first"),
    [("LYON", "Lyon (69)"), ("st denis", "Saint-Denis (93)"), ("besancon", "Besançon (25)")],
)
def test_a_commune_is_found_as_people_write_it(browser: Any, address: str, written: str, first: str) -> None:
    """Without accents, in capitals, with a short saint; its département stands beside it."""
    page, _ = _opened(browser, address)
    page.locator("#around").fill(written)
    assert page.locator("#around-menu li").first.inner_text() == first
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.input_value("#around") == first
    assert page.inner_text("#chips").splitlines()[1] == f"{first}, 20 km"


def test_paper_holds_the_whole_list(browser: Any, address: str) -> None:
    """What is printed lists every result, the date and the credits."""
    page, _ = _opened(browser, address)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#paper > li").count() == 51
    assert page.inner_text("#printed").startswith("Imprimé le ")
    assert page.locator("#credits").is_visible()
