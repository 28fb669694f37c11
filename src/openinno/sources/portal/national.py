"""The national census of the Caisse des Dépôts: its dataset, and the columns that it may have.

Of its columns, the study names one only, `themes`; no copy of the others is public, and its end was announced
for late 2025. So each attribute has the names and labels under which it may be found there: they are tried in
order, and what was found of them is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import attrs

from ...findings import Finding, Position, Severity
from ...labels import Label, fold
from ..mapping.declared import ColumnMapping, FieldMapping
from ..mapping.targets import TARGETS
from ..tables.table import TableColumn

__all__ = ["DATASET", "END", "MAPPING", "PORTAL", "SCOPE", "tried"]

DATASET: Final = "structures-innovantes-sur-le-territoire"
"""The dataset of the national census."""
PORTAL: Final = "opendata.caissedesdepots.fr"
"""The portal that published it."""
SCOPE: Final = Label(
    "recensement national commencé en mars 2020, complété par auto-référencement depuis mars 2021, puis"
    " arrêté : il n'est pas exhaustif, et qui n'y figure pas peut exister",
    "national census begun in March 2020, completed by self-referencing since March 2021, then stopped:"
    " it is not exhaustive, and what it does not list may exist",
)
END: Final = Label(
    "la fin de ce jeu de données était annoncée pour la fin de 2025 ; ouvrez un instantané pris avant"
    ' (oi.open_snapshot("dossier")), demandez un autre jeu (oi.fetch_census("identifiant", portal="hôte")),'
    " ou prenez les structures que les documents nomment (oi.embedded_census())",
    "the end of this dataset was announced for late 2025; open a snapshot taken before"
    ' (oi.open_snapshot("folder")), ask for another dataset (oi.fetch_census("identifier", portal="host")),'
    " or take the structures that the documents name (oi.embedded_census())",
)
"""What to say where it is gone."""

_MAPPING: Final = Label(
    "pour une autre lecture, donnez une correspondance (mapping=)",
    "to read them otherwise, give a mapping (mapping=)",
)
_NEEDED: Final = {"name", "themes"}
"""What is worth a warning where it is missing: no structure is without a name, and `themes` is certain."""
_TRIED: Final[Mapping[str, Sequence[str]]] = {
    "name": (
        "nom",
        "nom de la structure",
        "nom structure",
        "structure",
        "denomination",
        "intitule",
        "libelle",
    ),
    "themes": ("themes", "thematiques", "thematique"),
    "profiles": ("type", "type de structure", "type structure", "types", "categorie", "profil", "typologie"),
    "description": ("description", "presentation", "descriptif"),
    "levels": ("niveau d'innovation ouverte", "niveau", "niveaux"),
    "maturity": ("maturite des start up", "maturite"),
    "publics": ("publics accueillis", "publics", "public", "public cible"),
    "legal_form": ("forme juridique", "statut juridique"),
    "funding": ("financement", "financements"),
    "opened": ("date de creation", "annee de creation", "date d'ouverture", "ouverture", "creation"),
    "siren": ("siren", "numero siren"),
    "siret": ("siret", "numero siret"),
    "website": ("site web", "site internet", "site", "url", "lien"),
    "street": ("adresse", "adresse postale", "voie", "rue"),
    "postcode": ("code postal", "codepostal", "cp"),
    "commune": ("commune", "ville", "nom de la commune", "nom commune", "nom officiel commune", "com name"),
    "insee": ("code insee", "insee", "code commune", "code officiel commune", "insee com", "com code"),
    "departement": (
        "departement",
        "nom departement",
        "nom officiel departement",
        "dep name",
        "code departement",
    ),
    "region": ("region", "nom region", "nom officiel region", "reg name", "code region"),
    "epci_name": ("epci", "nom epci", "nom officiel epci", "intercommunalite"),
    "point": ("geo point 2d", "geo point", "geopoint", "coordonnees", "coordonnees geographiques", "point"),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "lon", "lng"),
}
"""Where each attribute may stand, by name or label, accents, case and plural aside.

No address to write to and no telephone number is among them: they may be those of a person.
"""
MAPPING: Final = FieldMapping(
    columns=[ColumnMapping(columns=labels, to=attribute) for attribute, labels in _TRIED.items()]
)
"""The attributes of the national census, each with the columns that it may stand in, in order."""


def tried(
    mapping: FieldMapping, columns: Iterable[TableColumn], *, where: Position | None = None
) -> tuple[FieldMapping, tuple[Finding, ...]]:
    """Return a mapping with those of its columns that a table has, one an attribute, and what was found.

    A column that is there under its name comes before one that only bears the label. Nothing is wrong where a
    column is missing: it was tried. But `themes` is certain, and structures cannot do without a name.

    Args:
        mapping: What to try, in order of preference.
        columns: The columns of the table.
        where: What the findings point to.

    Examples:
        >>> table = [TableColumn(name="nom_struct", label="Nom de la structure"), TableColumn(name="themes")]
        >>> found, findings = tried(MAPPING, table)
        >>> found.named()
        {'nom_struct': 'name', 'themes': 'themes'}
        >>> findings[0].message()
        'columns found by the names that were declared: nom_struct → name, themes → themes'
    """
    where = where or Position()
    left = list(columns)
    kept: list[ColumnMapping] = []
    missing: list[ColumnMapping] = []
    for one in mapping.columns:
        column = _first(one.columns, left)
        if column is None:
            missing.append(one)
        else:
            left.remove(column)
            kept.append(attrs.evolve(one, columns=(column.name,)))
    needed = [_needed(one, where) for one in missing if one.to in _NEEDED]
    told = (_found(kept, where), *needed, _not_found(missing, where))
    return attrs.evolve(mapping, columns=kept), told


def _first(wanted: Iterable[str], columns: Sequence[TableColumn]) -> TableColumn | None:
    """Return the column that bears the first of some names: as its name, or else as its label."""
    names = {fold(column.name): column for column in reversed(columns)}
    labels = {fold(column.label or column.name): column for column in reversed(columns)}
    ways = ((fold(one), known) for one in wanted for known in (names, labels))
    return next((known[name] for name, known in ways if name in known), None)


def _found(kept: Iterable[ColumnMapping], where: Position) -> Finding:
    pairs = [(one.columns[0], one.to) for one in kept]
    told = ", ".join(f"{column} → {to}" for column, to in pairs)
    return Finding(
        code="columns-tried",
        severity=Severity.INFO,
        where=where,
        text=Label(
            f"colonnes trouvées par les noms déclarés : {told or 'aucune'}",
            f"columns found by the names that were declared: {told or 'none'}",
        ),
        fix=_MAPPING,
    )


def _needed(one: ColumnMapping, where: Position) -> Finding:
    label, names = TARGETS[one.to].label, ", ".join(one.columns)
    return Finding(
        code="missing-column",
        severity=Severity.WARNING,
        where=where,
        text=Label(
            f"aucune colonne pour « {label.text('fr')} » ; noms essayés : {names}",
            f"no column for “{label.text('en')}”; names tried: {names}",
        ),
        fix=_MAPPING,
    )


def _not_found(missing: Iterable[ColumnMapping], where: Position) -> Finding:
    labels = [TARGETS[one.to].label for one in missing if one.to not in _NEEDED]
    fr, en = (", ".join(label.text(lang) for label in labels) for lang in ("fr", "en"))
    return Finding(
        code="columns-not-there",
        severity=Severity.INFO,
        where=where,
        text=Label(
            f"aucune colonne, sous les noms essayés, pour : {fr or 'rien'}",
            f"no column, under the names tried, for: {en or 'nothing'}",
        ),
        fix=_MAPPING,
    )
