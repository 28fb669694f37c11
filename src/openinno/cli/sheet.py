"""``openinno sheet``: what the study says of a profile, or of two side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import click

from ..errors import VocabularyError
from ..labels import Label
from ..typology import Comparison, Item, LevelItem, Sheet, compare, sheet
from ..vocabulary import Profile, StructureType
from ._language import both
from ._layout import side_by_side, width, wrapped
from ._output import cited, command_of, write_csv, write_json, write_text, yes_or_no

__all__ = ["command"]

Section: TypeAlias = tuple[Label, list[tuple[str, str]]]
"""A heading, then texts, each with its source."""

_NARROW = 70


def command(lang: str) -> click.Command:
    """Make the verb in a language."""

    def run(profiles: tuple[str, ...], form: str) -> None:
        found = _profiles(profiles, lang)
        if len(found) == 1:
            _write_sheet(found[0], form, lang)
        else:
            _write_comparison(compare(found[0], found[1]), form, lang)

    metavar = both(lang, "PROFIL [PROFIL]", "PROFILE [PROFILE]")
    return command_of(
        lang,
        name="sheet",
        text=both(
            lang,
            "Montrer la fiche d'un profil ; avec deux profils, les comparer. Tout mot qui nomme un profil"
            " ou un type de structure convient : incubateur, hub, fablab…",
            "Show the sheet of a profile; with two profiles, compare them. Any word that names a profile or"
            " a type of structure will do: incubateur, hub, fablab…",
        ),
        params=[click.Argument(["profiles"], nargs=-1, required=True, metavar=metavar)],
        run=run,
    )


def _profiles(words: tuple[str, ...], lang: str) -> list[Profile]:
    """Read one profile or two; words that mean nothing apart are read as one, as in ``living lab``."""
    try:
        return _apart(words, lang)
    except (VocabularyError, click.UsageError):
        if len(words) == 1:
            raise
        try:
            return [_profile(" ".join(words), lang)]
        except VocabularyError as together:
            if together.refused:
                raise
        except click.UsageError:
            pass
        raise


def _apart(words: tuple[str, ...], lang: str) -> list[Profile]:
    if len(words) > 2:
        raise click.UsageError(f"Got unexpected extra argument ({words[2]})")
    return [_profile(word, lang) for word in words]


def _profile(word: str, lang: str) -> Profile:
    """Read a profile, or the profile of a type of structure; an ambiguous word explains itself."""
    try:
        return Profile.parse(word, lang)
    except VocabularyError as error:
        if error.refused:
            raise
        try:
            kind = StructureType.parse(word, lang)
        except VocabularyError as other:
            raise (other if other.refused else error) from None
        if kind.profile is None:
            text = Label(
                f"« {kind.label('fr')} » est un type de structure qu'aucun document ne range sous un profil.",
                f"“{kind.label('en')}” is a type of structure that no document sets under a profile.",
            )
            raise click.UsageError(text.text(lang)) from None
        return kind.profile


def _write_sheet(profile: Profile, form: str, lang: str) -> None:
    told = sheet(profile)
    if form == "json":
        import msgspec

        write_json(msgspec.to_builtins(told))
    elif form == "csv":
        header = both(lang, "rubrique|texte|source", "section|text|source").split("|")
        rows = [
            (heading.text(lang), text, source)
            for heading, texts in _sections(told, lang)
            for text, source in texts
        ]
        write_csv(header, rows, lang)
    else:
        write_text(_sheet_text(told, lang))


def _sheet_text(told: Sheet, lang: str) -> Iterator[str]:
    yield from wrapped(told.profile.label(lang).upper())
    rank = both(lang, f"profil n° {told.profile.rank} sur 6", f"profile {told.profile.rank} of 6")
    source = told.source
    yield from wrapped(f"{rank}, {source.title}, p. {source.page} ({source})")
    yield ""
    yield from wrapped(told.summary.text(lang))
    for heading, texts in _sections(told, lang):
        yield ""
        yield heading.text(lang)
        for text, _ in texts:
            yield from wrapped(text, indent="  ", bullet="- ")


def _sections(told: Sheet, lang: str) -> Iterator[Section]:
    yield Label("Définition", "Definition"), [_item(one, lang) for one in told.definitions]
    yield (
        Label("Proposition de valeur", "Value proposition"),
        [_item(one, lang) for one in told.value_propositions],
    )
    yield (
        Label("Statut juridique et modèle économique", "Legal status and business model"),
        [(one.text.text(lang), cited(one.sources)) for one in told.legal],
    )
    yield (
        Label("Niveaux d'innovation ouverte", "Open-innovation levels"),
        list(_levels(told, lang)),
    )
    yield Label("Rôle", "Role"), list(_role(told, lang))
    yield (
        Label("Maturité des start-up", "Maturity of start-ups"),
        [(told.maturity.text.text(lang), cited(told.maturity.sources))],
    )
    yield Label("Durée d'accompagnement", "Length of support"), list(_support(told, lang))
    yield (
        Label("Exemples", "Examples"),
        [
            (one.printed_name + (f" ({one.printed_town})" if one.printed_town else ""), cited(one.sources))
            for one in told.examples
        ],
    )


def _item(item: Item | LevelItem, lang: str) -> tuple[str, str]:
    return item.marked.text(lang), cited(item.sources)


def _levels(told: Sheet, lang: str) -> Iterator[tuple[str, str]]:
    for one in told.levels:
        yield f"{one.level.value}. {one.level.label(lang)}", str(told.source)
        yield from (_item(item, lang) for item in one.items)
    if told.levels_note:
        yield told.levels_note.text(lang), str(told.source)


def _role(told: Sheet, lang: str) -> Iterator[tuple[str, str]]:
    role = told.role
    source = cited(role.sources)
    carried = f" ({role.carrier.text(lang)})" if role.carrier else ""
    yield role.role.label(lang) + carried, source
    for text in filter(None, (role.detail, role.pedagogical, role.carrier_note)):
        yield text.text(lang), source


def _support(told: Sheet, lang: str) -> Iterator[tuple[str, str]]:
    return ((text.text(lang), cited(told.support.sources)) for text in told.support_texts)


def _write_comparison(comparison: Comparison, form: str, lang: str) -> None:
    first, second = (one.label(lang) for one in (comparison.first, comparison.second))
    if form == "json":
        write_json(
            {
                "first": comparison.first.code,
                "second": comparison.second.code,
                "sources": [str(source) for source in comparison.sources],
                "rows": [
                    {
                        "aspect": row.aspect.text(lang),
                        "first": [text.text(lang) for text in row.first],
                        "second": [text.text(lang) for text in row.second],
                        "same": row.same,
                    }
                    for row in comparison.rows
                ],
            }
        )
    elif form == "csv":
        header = (both(lang, "point", "point"), first, second, both(lang, "pareil", "same"))
        rows = [
            (
                row.aspect.text(lang),
                " | ".join(text.text(lang) for text in row.first),
                " | ".join(text.text(lang) for text in row.second),
                yes_or_no(row.same, lang),
            )
            for row in comparison.rows
        ]
        write_csv(header, rows, lang)
    else:
        write_text(_comparison_text(comparison, lang))


def _comparison_text(comparison: Comparison, lang: str) -> Iterator[str]:
    names = [one.label(lang).upper() for one in (comparison.first, comparison.second)]
    narrow = width() < _NARROW
    if narrow:
        yield from wrapped(" / ".join(names))
    else:
        yield from side_by_side([names[0]], [names[1]])
    nothing = both(lang, "(rien de dit)", "(nothing said)")
    for row in comparison.rows:
        texts = [[text.text(lang) for text in side] or [nothing] for side in (row.first, row.second)]
        yield ""
        same = both(lang, " : pareil", ": the same") if row.same else ""
        yield row.aspect.text(lang).upper() + same
        if narrow:
            for name, side in zip(names, texts, strict=True):
                yield from wrapped(name, indent="  ")
                for text in side:
                    yield from wrapped(text, indent="    ", bullet="- ")
        else:
            yield from side_by_side(texts[0], texts[1])
    yield ""
    pages = " / ".join(f"{source}, p. {source.page}" for source in comparison.sources)
    yield from wrapped(both(lang, "Sources : ", "Sources: ") + pages)
