"""The note: one content as a page and as Markdown, cited, escaped, in both languages."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from xml.etree import ElementTree

import pytest

import openinno as oi
from openinno.advice.note.blocks import Heading, Items, Paragraph, Table
from openinno.advice.note.telling import blocks_of

HOSTILE = "</title><script>alert(1)</script> *a* [b](javascript:c) | `d` \u202eé"


def _found(**more: object) -> oi.Recommendation:
    given: dict[str, object] = {
        "name": "Pays de Montbéliard",
        "startup_maturity": ["seed", "first_fundraising"],
        "public_budget": "grants",
        "public_budget_euros": 250_000,
        "ecosystem_familiarity": "new",
        "expertise": ["one_sector", "research", "universities", "large companies"],
        "sectors": ["mobility", "energy"],
        "needs": ["sector_synergies", "experiment", "visibility"],
        "ownership": "public",
        "commune": "25388",
    }
    return oi.recommend(oi.Territory(**{**given, **more}), oi.embedded_census())  # type: ignore[arg-type]


def _texts(found: oi.Recommendation, lang: str) -> list[str]:
    """Return every text of a note, whatever form it takes."""
    texts: list[str] = []
    for block in blocks_of(found, lang):
        match block:
            case Heading(_, text):
                texts.append(text)
            case Paragraph(line):
                texts += [line.lead, line.text, line.cited]
            case Items(lines):
                texts += [text for line in lines for text in (line.lead, line.text, line.cited)]
            case Table(caption, heads, rows):
                texts += [caption, *heads, *(cell for row in rows for cell in row)]
    return [text for text in texts if text]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_page_and_markdown_say_the_same(lang: str) -> None:
    """Every text of the note is in both forms, in the same order."""
    found = _found()
    page = unescape(re.sub(r"<[^>]+>", "", found.to_html(lang).split("</head>")[1]))
    markdown = re.sub(r"\\([^\w\s])", r"\1", found.to_markdown(lang))

    for written in (page, markdown):
        place = 0
        for text in _texts(found, lang):
            place = written.index(text, place) + len(text)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_point_and_reservation_stands_in_the_note_with_its_lines(lang: str) -> None:
    """Nothing that counts, or speaks against, is left out, and each is followed by what it rests on."""
    found = _found()
    markdown = found.to_markdown(lang)

    for fit in found.ranked:
        heading = re.escape(f"### {fit.rank}. {fit.profile.label(lang)}")
        part = re.split(r"\n#", re.split(heading, markdown)[1])[0]
        for point in (*fit.points, *fit.reservations):
            assert all(f"L{source.line}" in part for source in point.sources)
        for point in fit.points:
            assert point.answers[0].label(lang).split("(")[0] in part


@pytest.mark.parametrize(
    ("lang", "ours", "warned"),
    [
        ("fr", "notre lecture de 002:L252", "non un avis de la Banque des Territoires"),
        ("en", "our reading of 002:L252", "not an opinion of the Banque des Territoires"),
    ],
)
def test_points_are_marked_as_our_reading(lang: str, ours: str, warned: str) -> None:
    """A citation says whose reading it is and on which page, and the end says whose word it is not."""
    markdown = _found().to_markdown(lang)

    assert f"({ours}, p.\N{NO-BREAK SPACE}15)" in markdown
    assert warned in markdown
    assert "002:L138, p.\N{NO-BREAK SPACE}7-9" in markdown


def test_the_amount_is_shown_and_said_to_count_for_nothing() -> None:
    """Whoever gives an amount sees it as the language writes it, and that it speaks for no profile."""
    french, english = _found().to_markdown("fr"), _found().to_markdown("en")

    assert "250\N{NARROW NO-BREAK SPACE}000\N{NO-BREAK SPACE}€ par an" in french
    assert "le montant du budget" in french
    assert "€250,000 a year" in english


@pytest.mark.parametrize(("lang", "word"), [("fr", "public (propriété)"), ("en", "public (ownership)")])
def test_a_bare_word_is_shown_with_its_subject(lang: str, word: str) -> None:
    """*Public* alone could be anything: an owner, a legal form and a public are told as such."""
    assert f"**{word}**" in _found().to_markdown(lang).replace("\\", "")


def test_the_page_is_well_formed_and_asks_for_nothing() -> None:
    """The page parses as XML, has a policy that allows its own style alone, and no script or link."""
    page = _found().to_html("fr")
    root = ElementTree.fromstring(page.removeprefix("<!DOCTYPE html>"))  # noqa: S314 - our own text

    assert root.get("lang") == "fr"
    assert "default-src 'none'; style-src 'sha256-" in unescape(page)
    assert {element.tag for element in root.iter()}.isdisjoint({"script", "link", "img", "iframe", "a"})
    assert not re.search(r"\b(src|href|url)\b\s*[=(]", page)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_headings_follow_one_another(lang: str) -> None:
    """There is one title, and no level is skipped."""
    levels = [int(level) for level in re.findall(r"<h([1-6])>", _found().to_html(lang))]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_hostile_name_stays_a_text() -> None:
    """Markup, signs of Markdown and marks that turn a line in a name are shown, and do nothing."""
    found = _found(name=HOSTILE)
    page, markdown = found.to_html("fr"), found.to_markdown("fr")

    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "\u202e" not in page + markdown
    assert r"\<script\>alert(1)\</script\> \*a\* \[b\](javascript:c) \| \`d\`" in markdown


def test_a_structure_of_a_hostile_census_stays_a_text() -> None:
    """The names of a census given by others are escaped in the tables too."""
    structure = oi.Structure(id="x", name=HOSTILE, profiles=[oi.Profile.INCUBATOR])
    census = oi.Census(structures=[structure], source=oi.CensusSource(title=oi.Label("<b>", "<b>")))
    found = oi.recommend(oi.Territory(needs="create_companies"), census)

    assert "<script" not in found.to_html("en")
    assert "<b>Census" not in found.to_html("en")
    assert r"\| \`d\`" in found.to_markdown("en")


def test_a_note_about_nothing_says_so() -> None:
    """Without a word on the territory, the note still stands, and says that nothing is known."""
    markdown = oi.recommend(oi.Territory()).to_markdown("fr")

    assert "Rien n'en est dit." in markdown
    assert "On n'en sait pas assez pour conclure" in markdown
    assert "Des structures comparables" not in markdown


def test_a_census_without_the_profile_is_told() -> None:
    """Where the census has no structure of the profile that leads, the note says so."""
    census = oi.embedded_census().where(profile=oi.Profile.LIVING_LAB)
    found = oi.recommend(oi.Territory(needs="create_companies"), census)

    assert "aucune structure de ce profil" in found.to_markdown("fr")


def test_leaders_that_tie_share_the_room_for_structures() -> None:
    """Two leaders show three structures each, with the profile of each named."""
    found = oi.recommend(
        oi.Territory(startup_maturity="seed", ecosystem_familiarity="collaborating"), oi.embedded_census()
    )
    (table,) = [
        one for one in blocks_of(found, "en") if isinstance(one, Table) and one.caption.startswith("Census")
    ]

    assert table.heads[1] == "Profile"
    assert len(table.rows) == 6


def test_nothing_missing_is_told() -> None:
    """When every question is answered, the note says so."""
    from openinno.advice import QUESTIONS

    given = {one.attribute: one.possible[0] for one in QUESTIONS}
    markdown = oi.recommend(oi.Territory(**given)).to_markdown("en")  # type: ignore[arg-type]

    assert "Every question is answered." in markdown


def test_writing_twice_writes_the_same() -> None:
    """The forms hold no time and no order of their own."""
    found, again = _found(), _found(needs=["visibility", "experiment", "sector_synergies"])

    assert found == again
    assert found.to_html("fr") == again.to_html("fr")
    assert found.to_json() == again.to_json()


def test_the_documents_listed_are_those_that_the_note_cites() -> None:
    """A document that only a structure left out of the table cites is not listed."""
    found = oi.recommend(oi.Territory(startup_maturity="seed", public_budget="grants"), oi.embedded_census())
    body, listed = found.to_markdown("en").split("## Sources")

    assert set(re.findall(r"\*\*(00[0-9])\*\*", listed)) == set(re.findall(r"\b(00[0-9]):L", body))


def test_a_structure_without_a_source_leaves_no_hole() -> None:
    """A census that cites nothing has a dash where a source would stand."""
    structure = oi.Structure(id="x", name="X", profiles=[oi.Profile.INCUBATOR])
    census = oi.Census(structures=[structure], source=oi.CensusSource(title=oi.Label("X")))
    found = oi.recommend(oi.Territory(needs="create_companies"), census)

    assert "| X | its profile alone | – |" in found.to_markdown("en")
