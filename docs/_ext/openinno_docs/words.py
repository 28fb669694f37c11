"""Every word of every vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from openinno import VOCABULARIES, Term

from .markdown import Writer

__all__ = ["words_page"]


def words_page(w: Writer) -> Iterator[str]:
    """Write every vocabulary: terms, definitions, other forms, sources, and the words refused."""
    yield w.both("# Les mots", "# The words")
    yield ""
    yield w.both(
        "Chaque mot a un code stable, un libellé et une définition en français et en anglais, et la ligne où"
        " il a été lu. Les mots marqués *hors documents* viennent d'ailleurs.",
        "Every word has a stable code, a label and a definition in French and English, and the line where it"
        " was read. Words marked *not in the documents* come from elsewhere.",
    )
    for vocabulary in VOCABULARIES:
        yield from _vocabulary(vocabulary, w)


def _vocabulary(vocabulary: type[Term], w: Writer) -> Iterator[str]:
    told = vocabulary.vocabulary()
    yield from ("", f"## {w.plain(told.label)}", "")
    yield f"{w.plain(told.description)} {{py:class}}`~openinno.{vocabulary.__name__}`"
    yield ""
    for term in vocabulary:
        yield from _term(term, w)
    if told.refused:
        yield w.both("**Mots refusés**", "**Words refused**")
        yield ""
    for refusal in told.refused:
        meant = [
            w.plain(term.label(w.lang))
            for code in refusal.candidates
            for term in vocabulary
            if term.value == code
        ]
        outside = w.both("hors documents", "not in the documents") if refusal.external else None
        choice = w.both("Précisez : ", "Say which: ") + ", ".join(meant) + ". " if meant else ""
        why = w.plain(refusal.why)
        yield (f"- *{w.plain(refusal.word)}* {w.marks([outside])}: {why}. {choice}{w.cited(refusal.sources)}")


def _term(term: Term, w: Writer) -> Iterator[str]:
    other = w.plain(term.label(w.both("en", "fr")))
    outside = w.both("hors documents", "not in the documents") if term.external else None
    yield f"{w.plain(term.label(w.lang))} [`{term.code}`]{{.code}} {w.marks([outside])}".rstrip()
    yield f": {w.plain(term.definition(w.lang))} {w.cited(term.sources)}"
    note = term.note(w.lang)
    if note:
        yield from ("", f"  *{w.plain(note)}*")
    yield ""
    same = other == w.plain(term.label(w.lang))
    named = [] if same else [f"{w.both('En anglais', 'In French')}\N{NO-BREAK SPACE}: {other}."]
    if w.lang == "en":
        named = [text.replace("\N{NO-BREAK SPACE}:", ":") for text in named]
    if term.aliases:
        aliases = ", ".join(w.plain(alias) for alias in term.aliases)
        named.append(f"{w.both('Lu aussi', 'Also read')}{w.both(chr(160), '')}: {aliases}.")
    if named:
        yield from (f"  [{' '.join(named)}]{{.also}}", "")
