"""The catalogue of rules: each with how grave it is to break it, why it is there and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sphinx.errors import ExtensionError

from openinno import Grade, Label, Rule, Severity, check
from openinno.validation import CATALOGUE
from openinno.validation.catalogue.areas import AREAS
from openinno.validation.catalogue.bounds import BOUNDS
from openinno.validation.catalogue.communes import COMMUNES
from openinno.validation.catalogue.contacts import CONTACTS
from openinno.validation.catalogue.criteria import CRITERIA
from openinno.validation.catalogue.dates import DATES
from openinno.validation.catalogue.identifiers import IDENTIFIERS
from openinno.validation.catalogue.one_commune import ONE_COMMUNE
from openinno.validation.catalogue.points import POINTS
from openinno.validation.catalogue.postcodes import POSTCODES
from openinno.validation.catalogue.provenance import PROVENANCE
from openinno.validation.catalogue.recommended import RECOMMENDED
from openinno.validation.catalogue.required import REQUIRED
from openinno.validation.catalogue.types import TYPES
from openinno.validation.catalogue.typology import TYPOLOGY
from openinno.validation.catalogue.uniqueness import UNIQUENESS
from openinno.validation.catalogue.words import WORDS

from .findings import SEVERITIES
from .markdown import Writer

__all__ = ["rules_page"]

_SEVERITIES: Mapping[Severity | None, Label] = {**SEVERITIES, None: Label("non demandée", "not asked")}
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


_SUBJECTS: tuple[tuple[Label, tuple[Rule, ...]], ...] = (
    (Label("Ce qui doit être rempli", "What must be filled in"), REQUIRED),
    (Label("Ce qu'il vaut mieux remplir", "What had better be filled in"), RECOMMENDED),
    (Label("Ce que tient une cellule", "What a cell holds"), TYPES),
    (Label("Nombres dans leurs bornes", "Numbers within their bounds"), BOUNDS),
    (Label("Mots", "Words"), WORDS),
    (Label("Fondements et sources", "Bases and sources"), PROVENANCE),
    (Label("SIREN et SIRET", "SIREN and SIRET"), IDENTIFIERS),
    (Label("Communes", "Communes"), COMMUNES),
    (Label("Départements et régions", "Départements and régions"), AREAS),
    (Label("Une seule commune", "One commune"), ONE_COMMUNE),
    (Label("Codes postaux", "Postcodes"), POSTCODES),
    (Label("Points", "Points"), POINTS),
    (Label("Contacts", "Contacts"), CONTACTS),
    (Label("Dates", "Dates"), DATES),
    (Label("Accord avec les fiches", "Agreement with the sheets"), TYPOLOGY),
    (Label("Critères de sélection", "Criteria of selection"), CRITERIA),
    (Label("Doublons", "Duplicates"), UNIQUENESS),
)
"""The rules by subject, a module of the catalogue each."""
_EXAMPLES: Mapping[str, Mapping[str, object]] = {
    "postcode-type": {"postcode": 75000},
    "status-words": {"status": "vivant"},
    "partner-names-repeated": {"partner_names": "Région|Région"},
    "profiles-basis-beside-words": {"profiles_basis": "stated|stated", "profiles": "living_lab"},
    "profiles-sources-citations": {
        "profiles_sources": "002:60",
        "profiles": "living_lab",
        "profiles_basis": "stated",
    },
    "other-sites-json": {"other_sites": "["},
    "siren-luhn": {"siren": "732829321"},
    "siret-luhn": {"siret": "73282932000075"},
    "postcode-shape": {"postcode": "7500"},
    "longitude-bounds": {"longitude": 200},
    "email-shape": {"email": "lab(at)example.org"},
    "website-shape": {"website": "example"},
    "phone-shape": {"phone": "12 34"},
    "closed-shape": {"closed": "été 2014"},
    "opened-shape": {"opened": "été 2014"},
    "closed-after-opened": {"closed": "2014", "opened": "2016"},
}
"""By the code of a rule, the cells of a row that breaks it, the faulty one first."""


def rules_page(w: Writer) -> Iterator[str]:
    """Write every rule by subject, after the rules that are alike from column to column."""
    yield w.both("# Le catalogue des règles", "# The catalogue of rules")
    yield ""
    count = len(CATALOGUE)
    yield w.both(
        f"Les {count} règles d'openinno. La gravité dépend de ce à quoi les données doivent suffire, un"
        " brouillon, une publication ou une recherche. Une règle n'est pas jugée là où une de celles dont"
        " elle dépend est enfreinte, pour qu'une faute ne soit dite qu'une fois. `openinno regles CODE` dit"
        " la même chose.",
        f"The {count} rules of openinno. How grave it is to break one depends on what the data is to be good"
        " enough for, a draft, publication or research. A rule is not judged where one on which it depends"
        " is broken, so that one fault is told once. `openinno rules CODE` tells the same.",
    )
    yield from _families(w)
    told = [rule.code for _, rules in _SUBJECTS for rule in rules]
    if sorted(told) != sorted(rule.code for rule in CATALOGUE):
        raise ExtensionError("docs: the subjects of the catalogue of rules are not those of the code")
    for title, rules in _SUBJECTS:
        alone = [rule for rule in rules if _family(rule) is None]
        if alone:
            yield from ("", f"## {w.plain(title)}")
        for rule in alone:
            yield from _rule(w, rule)


def _families(w: Writer) -> Iterator[str]:
    yield from ("", f"## {w.both('Familles', 'Families')}", "")
    yield w.both(
        "Ces règles se ressemblent d'une colonne à l'autre. Le code est le nom de la colonne, avec des"
        " tirets, puis la fin dite ici.",
        "These rules are alike from column to column. The code is the name of the column, with hyphens, then"
        " the end told here.",
    )
    for end, text in _FAMILIES.items():
        rules = [rule for rule in CATALOGUE if _family(rule) == end]
        yield from ("", f"### `{end}`", "", w.plain(text), "")
        for severities in dict.fromkeys(_severities(w, rule) for rule in rules):
            alike = [rule.column for rule in rules if _severities(w, rule) == severities]
            yield f"- {severities} · {_codes(alike)}"
        yield from (_example(w, rule) for rule in rules if rule.code in _EXAMPLES)


def _family(rule: Rule) -> str | None:
    column = rule.column.replace("_", "-")
    return next((end for end in _FAMILIES if rule.code == f"{column}{end}"), None)


def _rule(w: Writer, rule: Rule) -> Iterator[str]:
    yield from ("", f"(rule-{rule.code})=", f"### {w.plain(rule.title)}", "")
    yield f"`{rule.code}` · {_severities(w, rule)}"
    yield from ("", w.plain(rule.reason), "")
    yield _item(w, Label("Message", "Message"), w.plain(rule.text))
    yield _item(w, Label("Que faire", "What to do"), w.plain(rule.fix))
    yield _item(w, Label("Colonnes", "Columns"), _codes(rule.columns))
    if rule.after:
        yield _item(w, Label("Dépend de", "Depends on"), _codes(rule.after))
    if rule.source is not None:
        source = w.plain(rule.source) if isinstance(rule.source, Label) else w.cited([rule.source])
        yield _item(w, Label("Source", "Source"), source)
    if rule.code in _EXAMPLES:
        yield _example(w, rule)


def _example(w: Writer, rule: Rule) -> str:
    """Write a faulty cell with what is said of it, which is asked of the rule itself."""
    cells = _EXAMPLES[rule.code]
    found = check([{"id": "lab", "name": "Lab", "status": "active", **cells}], grade="research")
    said = next((one for one in found if one.code == rule.code), None)
    if said is None:
        raise ExtensionError(f"docs: the example of the rule {rule.code} does not break it")
    column, value = next(iter(cells.items()))
    between = w.both("\N{NO-BREAK SPACE}; ", "; ")
    told = between.join(w.plain(one) for one in (said.message(w.lang), said.advice(w.lang)) if one)
    return _item(w, Label("Par exemple", "For example"), f"`{column}` = `{value}`{_colon(w)}{told}")


def _severities(w: Writer, rule: Rule) -> str:
    return ", ".join(_severity(w, rule, grade) for grade in Grade)


def _severity(w: Writer, rule: Rule, grade: Grade) -> str:
    return w.plain(grade.label(w.lang)) + _colon(w) + w.plain(_SEVERITIES[rule.severity[grade]])


def _item(w: Writer, name: Label, text: str) -> str:
    return f"- {w.plain(name)}{_colon(w)}{text}"


def _colon(w: Writer) -> str:
    return w.both("\N{NO-BREAK SPACE}: ", ": ")


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
