"""``openinno portal``: ask an open-data portal; one verb a module.

Each verb makes a query of its options, and can tell the requests that it would send without sending any.
"""

from __future__ import annotations

from typing import Final

import click

from .._group import Verb, VerbGroup
from .._language import both

__all__ = ["VERBS", "command"]

VERBS: Final = (
    Verb("datasets", "jeux", "Lister les jeux de données du portail.", "List the datasets of the portal."),
    Verb("fields", "champs", "Décrire les champs d'un jeu.", "Describe the fields of a dataset."),
    Verb(
        "facets",
        "facettes",
        "Compter les valeurs des facettes d'un jeu, ou du catalogue.",
        "Count the values of the facets of a dataset, or of the catalogue.",
    ),
    Verb("count", "compter", "Compter les lignes d'une requête.", "Count the rows of a query."),
    Verb("rows", "lignes", "Écrire les lignes d'une requête.", "Write the rows of a query."),
    Verb(
        "export",
        "exporter",
        "Écrire les lignes d'une requête dans un fichier, vérifié.",
        "Write the rows of a query to a file, verified.",
    ),
)


def command(lang: str) -> click.Command:
    """Make the group in a language."""
    return VerbGroup(
        lang,
        name="portal",
        text=both(
            lang,
            "Interroger un portail de données ouvertes (API Explore v2.1), en lecture seule. Le portail se"
            " donne par --portal ou par la variable OPENINNO_PORTAL ; la clé, s'il en faut une, par la"
            " variable OPENINNO_API_KEY.",
            "Ask an open-data portal (Explore API v2.1), reading only. The portal is given by --portal or by"
            " the variable OPENINNO_PORTAL; the key, if one is needed, by the variable OPENINNO_API_KEY.",
        ),
        verbs=VERBS,
        package=__name__,
    )
