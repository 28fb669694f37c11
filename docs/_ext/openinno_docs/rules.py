"""The catalogue of rules: each with how grave it is to break it, why it is there and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from openinno import Grade, Label, Rule, Severity
from openinno.validation import CATALOGUE

from .markdown import Writer

__all__ = ["rules_page"]

_SEVERITIES: Mapping[Severity | None, Label] = {
    Severity.ERROR: Label("erreur", "error"),
    Severity.WARNING: Label("avertissement", "warning"),
    Severity.INFO: Label("à savoir", "good to know"),
    None: Label("non demandée", "not asked"),
}
_FAMILIES: Mapping[str, Label] = {
    "-type": Label(
        "La cellule est du type de sa colonne : un texte, une liste, un nombre, du JSON.",
        "The cell is of the type of its column: a text, a list, a number, JSON.",
    ),
    "-words": Label(
        "Chaque mot est un code du vocabulaire de la colonne.",
        "Each word is a code of the vocabulary of the column.",
    ),
    "-repeated": Label("Aucun élément d'une liste n'y est deux fois.", "No item stands twice in a list."),
    "-beside-words": Label(
        "Les fondements et les sources sont aussi nombreux que les mots à côté desquels ils sont.",
        "There are as many bases and sources as words beside which they stand.",
    ),
    "-citations": Label("Les sources s'écrivent comme 002:L60.", "Sources are written such as 002:L60."),
    "-json": Label("La cellule tient du JSON de la forme voulue.", "The cell holds JSON of the right form."),
}
"""The ends of the codes of rules that every column of a kind has."""


def rules_page(w: Writer) -> Iterator[str]:
    """Write every rule, families of rules together."""
    count = len(CATALOGUE)
    yield w.both("# Le catalogue des règles", "# The catalogue of rules")
    yield ""
    yield w.both(
        f"Les {count} règles d'openinno. La gravité dépend de ce à quoi les données doivent suffire, un"
        " brouillon, une publication ou une recherche. Une règle n'est pas jugée là où une de celles dont"
        " elle dépend est enfreinte, pour qu'une faute ne soit dite qu'une fois. `openinno regles CODE` dit"
        " la même chose.",
        f"The {count} rules of openinno. How grave it is to break one depends on what the data is to be good"
        " enough for, a draft, publication or research. A rule is not judged where one on which it depends"
        " is broken, so that one fault is told once. `openinno rules CODE` tells the same.",
    )
    yield from ("", f"## {w.both('Familles', 'Families')}", "")
    yield w.both("| fin du code | ce qui est demandé | règles |", "| end of code | what is asked | rules |")
    yield "|---|---|--:|"
    for end, text in _FAMILIES.items():
        yield f"| `{end}` | {w.plain(text)} | {sum(_family(rule) == end for rule in CATALOGUE)} |"
    for rule in sorted(CATALOGUE, key=lambda one: one.code):
        if _family(rule) is None:
            yield from _rule(w, rule)


def _family(rule: Rule) -> str | None:
    column = rule.column.replace("_", "-")
    return next((end for end in _FAMILIES if rule.code == f"{column}{end}"), None)


def _rule(w: Writer, rule: Rule) -> Iterator[str]:
    yield from ("", f"(rule-{rule.code})=", f"## {w.plain(rule.title)}", "")
    yield f"`{rule.code}` · {', '.join(_severity(w, rule, grade) for grade in Grade)}"
    yield from ("", w.plain(rule.reason), "")
    yield _item(w, Label("Message", "Message"), w.plain(rule.text))
    yield _item(w, Label("Que faire", "What to do"), w.plain(rule.fix))
    yield _item(w, Label("Colonnes", "Columns"), _codes(rule.columns))
    if rule.after:
        yield _item(w, Label("Dépend de", "Depends on"), _codes(rule.after))
    if rule.source is not None:
        source = w.plain(rule.source) if isinstance(rule.source, Label) else w.cited([rule.source])
        yield _item(w, Label("Source", "Source"), source)


def _severity(w: Writer, rule: Rule, grade: Grade) -> str:
    return w.plain(grade.label(w.lang)) + _colon(w) + w.plain(_SEVERITIES[rule.severity[grade]])


def _item(w: Writer, name: Label, text: str) -> str:
    return f"- {w.plain(name)}{_colon(w)}{text}"


def _colon(w: Writer) -> str:
    return w.both("\N{NO-BREAK SPACE}: ", ": ")


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
