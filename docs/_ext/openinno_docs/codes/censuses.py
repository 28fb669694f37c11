"""The codes of censuses: read back, located, compared, merged, written."""

from __future__ import annotations

from typing import Final

from openinno import Label

from .code import Codes, error, info, warning

__all__ = ["OF_CENSUSES"]

OF_CENSUSES: Final[Codes] = {
    Label("Ce qu'openinno a écrit, relu", "What openinno wrote, read back"): {
        "geometry-differs": warning(
            "la géométrie n'est pas le point des colonnes, qui sont gardées",
            "the geometry is not the point of the columns, which are kept",
        ),
        "own-column": info(
            "une colonne ajoutée à un tableau d'openinno, gardée dans `extra`",
            "a column that was added to a table of openinno, kept in `extra`",
        ),
        "lone-column": warning(
            "une colonne d'un tableau d'openinno qui ne dit rien sans celle qui en a été ôtée, gardée dans"
            " `extra`",
            "a column of a table of openinno that tells nothing without one that was taken away, kept in"
            " `extra`",
        ),
        "extra-differs": warning(
            "une colonne ajoutée dont la valeur n'est pas celle que `extra` a sous ce nom ; la colonne est"
            " gardée",
            "a column that was added, whose value is not that which `extra` has under its name; the column is"
            " kept",
        ),
        "label-differs": warning(
            "un libellé qui n'est pas celui du code d'à côté ; le code est gardé",
            "a label that is not that of the code beside it; the code is kept",
        ),
        "unreadable-metadata": warning(
            "ce que le fichier dit de son recensement ne peut être lu",
            "what the file tells of its census cannot be read",
        ),
        "line-count": error(
            "un autre nombre de lignes que celui qui est annoncé : le fichier a pu être coupé",
            "another number of lines than announced: the file may have been cut short",
        ),
    },
    Label("Les lieux", "Places"): {
        "unknown-place": warning("aucune commune ne correspond", "no commune answers"),
        "ambiguous-place": warning("plusieurs communes correspondent", "several communes answer"),
        "place-mismatch": warning(
            "ce qui est donné contredit le code officiel", "what is given contradicts the official code"
        ),
        "no-point": info("aucun point n'est connu pour la commune", "no point is known for the commune"),
    },
    Label("Comparer et réunir", "Comparing and merging"): {
        "refused-rows": warning(
            "des lignes refusées : ce qui semble ouvert ou fermé peut s'y trouver",
            "rows that were refused: what seems opened or closed may be among them",
        ),
        "conflict": warning(
            "deux recensements diffèrent : la valeur du premier est gardée, l'autre est dite",
            "two censuses differ: the value of the first is kept, the other is told",
        ),
        "less-precise": info(
            "une valeur moins précise que celle qui est gardée", "a value less precise than the one kept"
        ),
        "said-otherwise": info("la même chose dite autrement", "the same said otherwise"),
        "renamed-id": info(
            "un identifiant déjà pris par une autre structure, changé",
            "an identifier that another structure has taken, changed",
        ),
        "ambiguous-match": warning(
            "plusieurs structures peuvent être la même : laissées à part",
            "several structures may be the same one: left apart",
        ),
        "probable-duplicate": warning(
            "deux structures aux noms proches : laissées à part", "two structures with near names: left apart"
        ),
        "near-names-partly-sought": info(
            "trop de structures à comparer : chacune à ses voisines seulement",
            "too many structures to compare: each with its neighbours only",
        ),
        "near-names-not-sought": info(
            "les noms proches n'ont pas été cherchés : l'extra `merge` manque",
            "near names were not looked for: the extra `merge` is missing",
        ),
    },
    Label("Écrire", "Writing"): {
        "too-long-for-a-cell": error(
            "un texte trop long pour une cellule d'Excel : le fichier n'est pas écrit",
            "a text too long for a cell of Excel: the file is not written",
        ),
    },
}
"""What is found when a census is whole."""
