"""Citations as a note shows them: the number of the document, the lines, the page; then what a number is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...citations import Source, documents
from ...validation.writing.page.voice import Voice
from .blocks import Line

__all__ = ["cited", "described"]


def cited(sources: Iterable[Source], voice: Voice) -> str:
    r"""Return sources as a citation, the lines of a document and their pages together.

    Examples:
        >>> cited(Source.parse("002:L268,L269; 003:L21"), Voice("en"))
        '002:L268, L269, p.\xa017; 003:L21'
    """
    groups: dict[str, list[Source]] = {}
    for source in sources:
        groups.setdefault(source.document, []).append(source)
    return voice.say(" ; ", "; ").join(_group(code, found) for code, found in groups.items())


def _group(code: str, sources: list[Source]) -> str:
    lines = [str(source).removeprefix(f"{code}:") for source in sources if source.line is not None]
    pages = sorted({source.pages for source in sources if source.pages})
    shown = f"{code}:{', '.join(lines)}" if lines else code
    # A line of a long section is only known to stand between two pages.
    told = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in pages)
    return f"{shown}, p.\N{NO-BREAK SPACE}{told}" if told else shown


def described(sources: Iterable[Source], voice: Voice) -> Iterator[Line]:
    """Yield what each document cited is, in the order of their numbers, then how to read a citation."""
    used = {source.document for source in sources}
    for one in documents():
        if one.code in used:
            yield Line(f"{one.title}. {one.publisher}, {one.date}. {one.address}", one.code)
    yield Line(
        voice.say(
            "le document 002, la ligne 215 de la transcription lue par openinno, la page de l'étude.",
            "document 002, line 215 of the transcription that openinno read, the page of the study.",
        ),
        voice.say("002:L215, p. 14 se lit", "002:L215, p. 14 reads"),
    )
