"""``openinno words``: the vocabularies, or the words of one, to be read or to be published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from ..citations import documents
from ..errors import VocabularyError
from ..fields import FIELDS
from ..labels import Label, fold
from ..vocabulary import VOCABULARIES, Term
from ..vocabulary.refusing import refusal_told
from ._files import force_option
from ._language import both
from ._layout import wrapped
from ._output import cited, command_of, write_csv, write_json, write_text, yes_or_no
from ._publishing import SKOS, publish, publishing_options, wanted_of

__all__ = ["command"]


def command(lang: str) -> click.Command:
    """Make the verb in a language."""

    def run(vocabulary: str | None, form: str, **given: Any) -> None:
        wanted = wanted_of(form, given, lang)
        told = None if vocabulary is None else _found(vocabulary, lang)
        if wanted is not None:
            publish(told, wanted, lang)
        elif told is None:
            _write_all(form, lang)
        else:
            _write_one(told, form, lang)

    return command_of(
        lang,
        name="words",
        text=both(
            lang,
            "Montrer les mots d'un VOCABULAIRE (profils, thèmes, niveaux…) avec leur définition et leur"
            " source ; sans lui, la liste des vocabulaires. Pour les publier, en français et en anglais à la"
            " fois : skos (SKOS en Turtle), jsonld (SKOS en JSON-LD), ou json et csv avec --whole.",
            "Show the words of a VOCABULARY (profiles, themes, levels…) with their definition and source;"
            " without it, the list of vocabularies. To publish them, in French and in English at once: skos"
            " (SKOS in Turtle), jsonld (SKOS in JSON-LD), or json and csv with --whole.",
        ),
        params=[
            click.Argument(
                ["vocabulary"],
                required=False,
                metavar=both(lang, "[VOCABULAIRE]", "[VOCABULARY]"),
            ),
            *publishing_options(lang),
            force_option(lang),
        ],
        run=run,
        forms=("text", "json", "csv", *SKOS),
    )


class _Shown:
    """A vocabulary seen as something with a label, for the error that lists them."""

    def __init__(self, vocabulary: type[Term]) -> None:
        self.vocabulary = vocabulary

    def label(self, lang: str = "en", /) -> str:
        return self.vocabulary.vocabulary().label.text(lang)


def _found(word: str, lang: str) -> type[Term]:
    from difflib import get_close_matches

    forms: dict[str, type[Term]] = {}
    for vocabulary in VOCABULARIES:
        told = vocabulary.vocabulary()
        names = (vocabulary.__name__, told.label.fr, told.label.text("en"), told.singular.fr)
        for name in (*names, told.singular.text("en")):
            forms.setdefault(fold(name), vocabulary)
    for field in FIELDS:
        if field.vocabulary is not None:
            forms.setdefault(fold(field.label.fr), field.vocabulary)
            forms.setdefault(fold(field.label.text("en")), field.vocabulary)
    if fold(word) in forms:
        return forms[fold(word)]
    near = dict.fromkeys(forms[form] for form in get_close_matches(fold(word), forms))
    raise VocabularyError.unknown(
        word,
        vocabulary=Label("Vocabulaires", "Vocabularies"),
        nearest=[_Shown(one) for one in near],
        known=[_Shown(one) for one in VOCABULARIES],
        shown_by=Label("openinno mots", "openinno words"),
        lang=lang,
    )


def _write_all(form: str, lang: str) -> None:
    rows = [(one.__name__, one.vocabulary(), len(one)) for one in VOCABULARIES]
    if form == "json":
        write_json(
            [
                {
                    "name": name,
                    "label": told.label.text(lang),
                    "description": told.description.text(lang),
                    "terms": count,
                }
                for name, told, count in rows
            ]
        )
    elif form == "csv":
        header = both(lang, "nom|libellé|description|mots", "name|label|description|words").split("|")
        write_csv(
            header,
            [(name, told.label.text(lang), told.description.text(lang), n) for name, told, n in rows],
            lang,
        )
    else:
        write_text(
            line
            for name, told, count in rows
            for line in (
                *wrapped(f"{told.label.text(lang)} ({count}) · {name}"),
                *wrapped(told.description.text(lang), indent="  "),
            )
        )


def _write_one(vocabulary: type[Term], form: str, lang: str) -> None:
    if form == "json":
        write_json([_as_json(term, lang) for term in vocabulary])
    elif form == "csv":
        header = both(
            lang,
            "code|libellé|autre langue|définition|autres formes|hors documents|sources",
            "code|label|other language|definition|aliases|not in the documents|sources",
        ).split("|")
        write_csv(header, [_as_row(term, lang) for term in vocabulary], lang)
    else:
        write_text(_as_text(vocabulary, lang))


def _as_text(vocabulary: type[Term], lang: str) -> Iterator[str]:
    told = vocabulary.vocabulary()
    yield from wrapped(told.label.text(lang).upper())
    yield from wrapped(told.description.text(lang))
    for term in vocabulary:
        yield ""
        yield from wrapped(f"{term.label(lang)} · {term.code}")
        yield from wrapped(term.definition(lang), indent="  ")
        for caution in filter(None, [term.note(lang)]):
            yield from wrapped(caution, indent="  ", bullet="! ")
        if term.aliases:
            also = both(lang, "aussi : ", "also: ")
            yield from wrapped(also + ", ".join(term.aliases), indent="  ")
        outside = both(lang, " (mot absent des documents)", " (word absent from the documents)")
        named = both(lang, "source : ", "source: ") + cited(term.sources)
        yield from wrapped(named + (outside if term.external else ""), indent="  ")
    for refusal in told.refused:
        yield ""
        yield from wrapped(refusal_told(refusal, vocabulary, lang))
    yield ""
    codes = {source.document for term in vocabulary for source in term.sources}
    for document in documents():
        if document.code in codes:
            yield from wrapped(f"{document.code} : {document.title}, {document.publisher}, {document.date}")


def _as_json(term: Term, lang: str) -> dict[str, Any]:
    return {
        "code": term.value,
        "label": {"fr": term.label("fr"), "en": term.label("en")},
        "definition": {"fr": term.definition("fr"), "en": term.definition("en")},
        "note": term.note(lang),
        "aliases": list(term.aliases),
        "external": term.external,
        "sources": [str(source) for source in term.sources],
    }


def _as_row(term: Term, lang: str) -> tuple[object, ...]:
    return (
        term.code,
        term.label(lang),
        term.label("en" if lang == "fr" else "fr"),
        term.definition(lang),
        " | ".join(term.aliases),
        yes_or_no(term.external, lang),
        cited(term.sources),
    )
