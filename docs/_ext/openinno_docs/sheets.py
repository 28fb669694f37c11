"""The six sheets, all six at a glance, and two side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from openinno import Label, Profile, typology
from openinno.typology import Item, LevelItem, Sheet

from .markdown import Writer

__all__ = ["comparison_page", "overview", "sheet_page"]

_OTHERS = (
    "comparison",
    "words",
    "value",
    "statements",
    "figures",
    "contradictions",
    "portal-lists",
    "documents",
)


def overview(w: Writer) -> Iterator[str]:
    """Write the first page: the six profiles at a glance."""
    yield w.both("# La typologie", "# The typology")
    yield ""
    yield w.both(
        "Ces pages sont écrites à partir des données de la bibliothèque. Les faits, les chiffres et les noms"
        " sont ceux des documents ; chaque phrase est la nôtre, et donne la ligne où le fait a été lu.",
        "These pages are written from the data of the library. Facts, figures and names are those of the"
        " documents; every sentence is ours, and gives the line where the fact was read.",
    )
    yield ""
    yield w.both("## Les six profils d'un coup d'œil", "## The six profiles at a glance")
    yield ""
    for profile in Profile:
        sheet = typology.sheet(profile)
        yield f"[{w.plain(profile.label(w.lang))}]({profile.code}.md)"
        yield f": {w.plain(sheet.summary)}"
        yield ""
        levels = w.both(" ou ", " or ").join(str(one.level.value) for one in sheet.levels)
        band = sheet.maturity.band.label(w.lang) if sheet.maturity.band else ""
        marks = [
            w.both(f"niveau {levels}", f"level {levels}"),
            sheet.role.role.label(w.lang),
            band,
        ]
        yield f"  {w.marks(marks)} {w.plain(sheet.support.text)}"
        yield ""
    yield from _toctree(profile.code for profile in Profile)
    yield from _toctree(_OTHERS)


def _toctree(names: Iterable[str]) -> Iterator[str]:
    yield from ("```{toctree}", ":hidden:", "", *names, "```", "")


def sheet_page(profile: Profile, w: Writer) -> Iterator[str]:
    """Write the sheet of a profile, item by item."""
    sheet = typology.sheet(profile)
    yield f"# {w.plain(profile.label(w.lang))}"
    yield ""
    yield w.plain(sheet.summary)
    yield ""
    yield w.both(
        f"Profil n° {profile.rank} sur 6, par nombre de structures. {w.cited([sheet.source])}",
        f"Profile {profile.rank} of 6, by number of structures. {w.cited([sheet.source])}",
    )
    yield ""
    yield w.both("Types de structure traités par la fiche : ", "Types of structure that the sheet treats: ")
    yield ", ".join(w.plain(kind.label(w.lang)) for kind in sheet.types) + "."
    yield from w.listed(w.both("Définition", "Definition"), _items(sheet.definitions, w))
    yield from w.listed(
        w.both("Proposition de valeur", "Value proposition"), _items(sheet.value_propositions, w)
    )
    yield from w.listed(
        w.both("Statut juridique et modèle économique", "Legal status and business model"),
        (f"{w.plain(one.text)} {w.cited(one.sources)}" for one in sheet.legal),
    )
    yield from _levels(sheet, w)
    yield from w.listed(w.both("Rôle", "Role"), _role(sheet, w))
    yield from w.listed(w.both("Maturité des start-up", "Maturity of start-ups"), _maturity(sheet, w))
    yield from w.listed(w.both("Durée d'accompagnement", "Length of support"), _support(sheet, w))
    yield from w.listed(w.both("Exemples", "Examples"), _examples(sheet, w))


def _items(items: Iterable[Item], w: Writer) -> Iterator[str]:
    for one in items:
        marks = [
            one.scope.label(w.lang) if one.scope else None,
            w.both("optionnel", "optional") if one.optional else None,
            None if one.detail_of is None else w.both("précision", "in detail"),
        ]
        yield f"{w.marks(marks)}{w.plain(one.text)} {w.cited(one.sources)}"


def _levels(sheet: Sheet, w: Writer) -> Iterator[str]:
    yield from ("", w.both("## Niveaux d'innovation ouverte", "## Open-innovation levels"), "")
    for one in sheet.levels:
        heading = w.both("Niveau {} : {}", "Level {}: {}")
        yield from (f"### {heading.format(one.level.value, w.plain(one.level.label(w.lang)))}", "")
        if not one.items:
            yield w.both("Rien sur la fiche ne porte ce niveau.", "Nothing on the sheet carries this level.")
        yield from (f"- {_level_item(item, w)}" for item in one.items)
        yield ""
    if sheet.levels_note:
        yield w.plain(sheet.levels_note)


def _level_item(item: LevelItem, w: Writer) -> str:
    marks = [item.priority.label(w.lang) if item.priority else None, item.basis.label(w.lang)]
    return f"{w.marks(marks)}{w.plain(item.text)} {w.cited(item.sources)}"


def _role(sheet: Sheet, w: Writer) -> Iterator[str]:
    role = sheet.role
    carried = f" ({w.plain(role.carrier)})" if role.carrier else ""
    yield f"**{w.plain(role.role.label(w.lang))}**{carried} {w.cited(role.sources)}"
    yield from (w.plain(text) for text in (role.detail, role.pedagogical, role.carrier_note) if text)


def _maturity(sheet: Sheet, w: Writer) -> Iterator[str]:
    maturity = sheet.maturity
    marks = [maturity.band.label(w.lang) if maturity.band else None]
    yield f"{w.marks(marks)}{w.plain(maturity.text)} {w.cited(maturity.sources)}"
    for stage in maturity.stages:
        yield f"{w.marks([stage.stage.label(w.lang) if stage.stage else None])}{w.plain(stage.text)}"


def _support(sheet: Sheet, w: Writer) -> Iterator[str]:
    yield f"{w.plain(sheet.support.text)} {w.cited(sheet.support.sources)}"
    for kind, duration in sheet.support_by_type:
        yield f"{w.marks([kind.label(w.lang)])}{w.plain(duration.text)} {w.cited(duration.sources)}"


def _examples(sheet: Sheet, w: Writer) -> Iterator[str]:
    for one in sheet.examples:
        town = f", {w.plain(one.printed_town)}" if one.printed_town else ""
        kind = one.type.label(w.lang) if one.type else None
        yield f"{w.plain(one.printed_name)}{town} {w.marks([kind])}{w.cited(one.sources)}"


def comparison_page(w: Writer) -> Iterator[str]:
    """Write what tells an incubator from an accelerator, the study's own question."""
    answer = typology.compare(Profile.INCUBATOR, Profile.ACCELERATOR)
    names = [profile.label(w.lang) for profile in (answer.first, answer.second)]
    yield w.both("# Incubateur ou accélérateur ?", "# Incubator or accelerator?")
    yield ""
    yield w.both(
        "L'étude pose elle-même la question (002:L79). Voici ce que disent les deux fiches, ce qui les"
        " distingue le plus en premier.",
        "The study asks the question itself (002:L79). This is what the two sheets say, what tells them"
        " apart the most first.",
    )
    for row in answer.rows:
        yield from ("", f"## {w.plain(row.aspect)}", "", "::::{container} pair")
        for name, texts in zip(names, (row.first, row.second), strict=True):
            yield from (":::{container}", f"**{w.plain(name)}**", "")
            yield from _side(texts, w)
            yield from (":::", "")
        yield "::::"


def _side(texts: tuple[Label, ...], w: Writer) -> Iterator[str]:
    if len(texts) == 1:
        yield w.plain(texts[0])
    elif texts:
        yield from (f"- {w.plain(text)}" for text in texts)
    else:
        yield w.both("Rien de dit.", "Nothing said.")
    yield ""
