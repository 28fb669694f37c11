"""Citations: how they are read, written, and what they lead to."""

from __future__ import annotations

from itertools import pairwise

import pytest

import openinno as oi
from openinno.citations import Document, Source
from openinno.dates import is_partial_date


def _line(document: str, line: int, last_line: int | None = None) -> Source:
    return Source(document=document, line=line, last_line=last_line)


@pytest.mark.parametrize(
    ("citation", "sources"),
    [
        pytest.param("", (), id="empty"),
        pytest.param(" ; ", (), id="only-separators"),
        pytest.param("002:L60", (_line("002", 60),), id="line"),
        pytest.param("002:L205-244", (_line("002", 205, 244),), id="passage"),
        pytest.param("002:L60,L75", (_line("002", 60), _line("002", 75)), id="two-lines"),
        pytest.param("002:L60 , L75", (_line("002", 60), _line("002", 75)), id="two-lines-spaced"),
        pytest.param("002:L89-91;004:L30", (_line("002", 89, 91), _line("004", 30)), id="two-documents"),
        pytest.param("002:L4; example.org", (_line("002", 4), Source(document="example.org")), id="mixed"),
        pytest.param("external: list v2", (Source(document="external: list v2"),), id="other-page"),
        pytest.param("CDC v1: Hubs", (Source(document="CDC v1: Hubs"),), id="page-with-a-colon"),
        pytest.param("2:L60", (Source(document="2:L60"),), id="code-too-short"),
    ],
)
def test_a_citation_is_read_line_by_line(citation: str, sources: tuple[Source, ...]) -> None:
    """A citation gives one source a line, in order; what is no citation names another page."""
    assert Source.parse(citation) == sources


@pytest.mark.parametrize("citation", ["002:60", "002:L60,", "002:L٦٠", "002:L0", "002:L90-80"])
def test_a_near_citation_is_refused(citation: str) -> None:
    """What begins like a citation of a document and is none is never taken for another page."""
    with pytest.raises(ValueError, match="002"):
        Source.parse(citation)


@pytest.mark.parametrize("citation", ["002:L205-244", "002:L60", "external: portal list v2"])
def test_a_source_is_written_as_it_is_read(citation: str) -> None:
    """The text of a source is the citation that gives it."""
    (source,) = Source.parse(citation)

    assert str(source) == citation


def test_a_source_leads_to_its_document() -> None:
    """A source of ours tells the title, publisher, date and address of its document."""
    source = _line("002", 205)

    assert not source.external
    assert source.title == "Structures d'innovation ouverte : une création de valeur pour les territoires"
    assert source.publisher == "Banque des Territoires"
    assert source.date == "2020-06"
    assert source.address is not None
    assert source.address.startswith("https://www.banquedesterritoires.fr/")
    assert source.details is oi.documents()[2]


def test_another_page_has_only_a_name() -> None:
    """Another page is external: its name is its title, and nothing else is known."""
    source = Source(document="example.org/page")

    assert source.external
    assert source.title == "example.org/page"
    assert (source.details, source.publisher, source.date, source.address) == (None, None, None, None)
    assert (source.pages, source.page) == (None, None)


@pytest.mark.parametrize(
    ("line", "pages"),
    [
        (1, (1, 3)),
        (46, (1, 3)),
        (47, (4, 4)),
        (89, (6, 6)),
        (99, (7, 9)),
        (153, (10, 11)),
        (182, (13, 13)),
        (204, (13, 13)),
        (205, (14, 14)),
        (244, (14, 14)),
        (253, (15, 15)),
        (263, (16, 16)),
        (273, (17, 17)),
        (283, (18, 18)),
        (294, (19, 19)),
        (303, (20, 21)),
        (388, (24, 25)),
        (425, (26, 31)),
        (531, (32, 32)),
    ],
)
def test_a_line_of_the_study_stands_on_its_pages(line: int, pages: tuple[int, int]) -> None:
    """A line of the study is placed on the pages of the section that it stands in."""
    assert _line("002", line).pages == pages
    assert _line("002", line).page == pages[0]


@pytest.mark.parametrize("source", [_line("000", 21), Source(document="002")], ids=["no-pages", "no-line"])
def test_a_source_without_pages_or_line_has_no_page(source: Source) -> None:
    """A document without pages, or a citation without a line, gives no page."""
    assert (source.pages, source.page) == (None, None)


def test_a_line_before_the_first_section_has_no_page() -> None:
    """A document whose first known section starts later tells nothing of the lines before."""
    document = Document(
        code="900",
        title="t",
        publisher="p",
        date="2020",
        date_note=oi.Label("n", "n"),
        address="https://example.org",
        sections=((10, 3, 4), (20, 5, 5)),
    )

    assert [document.pages(line) for line in (9, 10, 19, 20)] == [None, (3, 4), (3, 4), (5, 5)]


@pytest.mark.parametrize(
    ("code", "publisher", "date"),
    [
        ("000", "Alliancy", "2022"),
        ("001", "Caisse des Dépôts", "2020"),
        ("002", "Banque des Territoires", "2020-06"),
        ("003", "Fondation des Territoires de Demain", "2015"),
        ("004", "We.You. Magazine (WaMe n° 17)", "2018"),
    ],
)
def test_each_document_tells_its_publisher_and_date(code: str, publisher: str, date: str) -> None:
    """Each of the five documents has its publisher, and a date as precise as it is known."""
    document = oi.documents()[int(code)]

    assert (document.code, document.publisher, document.date) == (code, publisher, date)
    assert is_partial_date(document.date)
    assert document.date_note.en is not None
    assert document.address.startswith("http")


def test_the_sections_of_the_study_only_go_forward() -> None:
    """The sections of the study follow one another, line and page, up to its 32 pages."""
    sections = oi.documents()[2].sections

    assert [line for line, _, _ in sections] == sorted({line for line, _, _ in sections})
    assert [one for one in pairwise(sections) if one[0][2] > one[1][1]] == []
    assert all(first <= last for _, first, last in sections)
    assert sections[-1][2] == 32
