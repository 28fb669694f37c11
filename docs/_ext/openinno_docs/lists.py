"""What the study says outside the sheets: value, statements, figures, contradictions, lists, documents."""

from __future__ import annotations

from collections.abc import Iterator

from openinno import Basis, Figure, Label, Qualifier, Stakeholder, documents, typology
from openinno.typography import capital
from openinno.typology import Statement, StatementKind

from .markdown import Writer

__all__ = [
    "contradictions_page",
    "documents_page",
    "figures_page",
    "portal_page",
    "statements_page",
    "value_page",
]

_KINDS = {
    StatementKind.DEFINITION: Label("Définitions", "Definitions"),
    StatementKind.CAUTION: Label("Mise en garde", "A caution"),
    StatementKind.STAKE: Label("Enjeux", "Stakes"),
    StatementKind.FINANCING: Label("Financement", "Financing"),
    StatementKind.TREND: Label("Tendances", "Trends"),
    StatementKind.IMPACT: Label("Effets", "Effects"),
    StatementKind.TERRITORIAL_SUBJECT: Label("Sujets des territoires", "Subjects of territories"),
    StatementKind.TYPOLOGY: Label("La typologie et le recensement", "The typology and the census"),
    StatementKind.COVID: Label("La crise de 2020", "The crisis of 2020"),
    StatementKind.AIM_25_PLACES: Label("La sélection de 25 lieux", "The selection of 25 places"),
    StatementKind.SERVICE_LOUVRE_LENS_VALLEE: Label(
        "Services de Louvre Lens Vallée", "Services of Louvre Lens Vallée"
    ),
    StatementKind.NOTION_003: Label("Notions du document 003", "Notions of document 003"),
    StatementKind.NOTION_004: Label("Notions du document 004", "Notions of document 004"),
}


def value_page(w: Writer) -> Iterator[str]:
    """Write what open innovation is worth to each stakeholder."""
    yield w.both("# Ce que chacun y gagne", "# What each gains")
    yield ""
    yield w.both(
        "Ce que l'innovation ouverte apporte à ceux qui y prennent part (002:L95-111).",
        "What open innovation brings to those who take part (002:L95-111).",
    )
    for stakeholder in Stakeholder:
        points = typology.value_for(stakeholder).points
        yield from w.listed(
            w.plain(stakeholder.label(w.lang)), (f"{w.plain(p.text)} {w.cited(p.sources)}" for p in points)
        )


def statements_page(w: Writer) -> Iterator[str]:
    """Write the statements, by kind."""
    yield w.both("# Ce que disent les documents", "# What the documents state")
    yield ""
    yield w.both(
        "Ce que les documents disent hors des fiches, dans nos mots.",
        "What the documents say outside the sheets, in our words.",
    )
    for kind in StatementKind:
        found = typology.statements(kind)
        yield from w.listed(
            w.plain(_KINDS[kind]),
            (
                f"{w.marks([None if one.basis is Basis.STATED else one.basis.label(w.lang)])}"
                f"{_term(w, one)}{w.plain(one.text)} {w.cited(one.sources)}"
                for one in found
            ),
        )


def _term(w: Writer, statement: Statement) -> str:
    if statement.term is None:
        return ""
    term = w.plain(statement.term)
    return f"**{capital(term)}**{w.both(' : ', ': ')}"


def figures_page(w: Writer) -> Iterator[str]:
    """Write the published figures, document by document."""
    yield w.both("# Les chiffres publiés", "# The published figures")
    yield ""
    yield w.both(
        "Chaque chiffre garde sa forme imprimée, la façon dont il engage sa valeur, et sa base quand le"
        " document la donne. Rien n'est arrondi ni fondu, et aucune part n'est changée en nombre.",
        "Every figure keeps its printed form, how it binds its value, and its base where the document gives"
        " one. Nothing is rounded, merged, or turned from a share into a count.",
    )
    for document in documents():
        found = [one for one in typology.published_figures() if one.sources[0].document == document.code]
        if found:
            yield from ("", f"## {w.plain(document.title)}", "")
        for one in found:
            yield from _figure(one, w)


def _figure(one: Figure, w: Writer) -> Iterator[str]:
    yield f"{w.plain(one.of)} [`{one.id}`]{{.code}}"
    yield f": **{_amount(one.value, one.unit, one.unit_label, one.qualifier, w)}** {w.cited(one.sources)}"
    details = []
    if one.printed:
        quoted = w.plain(w.both(f"« {one.printed} »", f"“{one.printed}”"))
        details.append(w.both(f"Imprimé : {quoted}.", f"Printed: {quoted}."))
    else:
        details.append(w.both("Calculé, non imprimé.", "Computed, not printed."))
    if one.base:
        labels = {figure.unit: figure.unit_label for figure in typology.published_figures()}
        unit_label = labels.get(one.base.unit)
        base = _amount(one.base.value, one.base.unit, unit_label, one.base.qualifier, w)
        details.append(w.both(f"Base : {base}.", f"Base: {base}."))
    if one.date:
        details.append(w.both(f"Date : {one.date}.", f"Date: {one.date}."))
    yield from ("", f"  [{' '.join(details)}]{{.also}}")
    if one.note:
        yield from ("", f"  *{w.plain(one.note)}*")
    yield ""


def _amount(value: float, unit: str, unit_label: Label | None, qualifier: Qualifier, w: Writer) -> str:
    binds = "" if qualifier is Qualifier.EQUAL else f"{w.plain(qualifier.label(w.lang))} "
    if unit == "share":
        number = f"{100 * value:.3g}"
        return f"{binds}{w.both(number.replace('.', ',') + chr(160) + '%', number + '%')}"
    if unit == "year":
        return f"{binds}{value}"
    number = f"{value:,}".replace(",", w.both("\N{NO-BREAK SPACE}", ","))
    name = w.plain(unit_label) if unit_label else unit
    return f"{binds}{number} {name}"


def contradictions_page(w: Writer) -> Iterator[str]:
    """Write where the documents contradict themselves, and what was decided."""
    yield w.both("# Contradictions et décisions", "# Contradictions and decisions")
    yield ""
    found = typology.contradictions()
    yield w.both(
        f"Les documents se contredisent en {len(found)} endroits. Voici chacun d'eux, et ce que la"
        " bibliothèque a décidé.",
        f"The documents contradict themselves in {len(found)} places. Here is each, and what the library"
        " decided.",
    )
    for one in found:
        yield from ("", f"{w.plain(one.what)} [`{one.id}`]{{.code}}")
        yield f": {w.plain(one.decision)} {w.cited(one.sources)}"


def portal_page(w: Writer) -> Iterator[str]:
    """Write how the two lists of the portal read as profiles."""
    yield w.both("# Les listes du portail", "# The lists of the portal")
    yield ""
    yield w.both(
        "Le portail de données ouvertes a rangé les structures selon deux listes de types. Aucune n'est dans"
        " les documents : toutes deux ont été lues sur le portail. Voici comment chaque type se lit comme un"
        " profil de l'étude, et ce qui s'y perd.",
        "The open-data portal sorted structures by two lists of types. Neither is in the documents: both were"
        " read on the portal. This is how each type reads as a profile of the study, and what is lost.",
    )
    for year in (2020, 2021):
        yield from ("", w.both(f"## Liste de {year}", f"## List of {year}"), "")
        for entry in typology.crosswalk(year).entries:
            profile = w.plain(entry.profile.label(w.lang))
            reads = w.both(
                f"se lit comme [{profile}]({entry.profile.code}.md).",
                f"reads as [{profile}]({entry.profile.code}.md).",
            )
            lossy = w.both("avec perte", "lossy") if entry.lossy else None
            yield f"{w.plain(entry.label)} {w.marks([lossy])}".rstrip()
            yield f": {reads} {w.plain(entry.note)} {w.plain(entry.lost)}".rstrip()
            yield ""


def documents_page(w: Writer) -> Iterator[str]:
    """Write the five documents that the library was read from."""
    yield w.both("# Les documents", "# The documents")
    yield ""
    yield w.both(
        "Une citation telle que `002:L205` nomme un document et une ligne de notre transcription. Seul le"
        " document 002 a des pages : elles sont lues de sa table des matières.",
        "A citation such as `002:L205` names a document and a line of our transcription. Only document 002"
        " has pages: they are read from its table of contents.",
    )
    for document in documents():
        yield from ("", f"(document-{document.code})=")
        yield f"## {document.code}{w.both(chr(160), '')}: {w.plain(document.title)}"
        yield ""
        yield f"{w.plain(document.publisher)}, {document.date} ({w.plain(document.date_note)})."
        yield from ("", f"<{document.address}>")
