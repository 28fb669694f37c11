"""The codes of mappings: what was proposed, what is missing, and how columns were understood."""

from __future__ import annotations

from typing import Final

from openinno import Label

from .code import Codes, info, warning

__all__ = ["OF_MAPPINGS"]

OF_MAPPINGS: Final[Codes] = {
    Label("La correspondance", "The mapping"): {
        "proposed-mapping": info(
            "aucune correspondance n'a été donnée : celle qu'openinno propose, colonne par colonne",
            "no mapping was given: the one that openinno proposes, column by column",
        ),
        "guessed-name": warning(
            "aucun en-tête ne dit « nom » : la colonne prise pour le nom, faute de mieux",
            "no header says “name”: the column taken for the name, for want of a better",
        ),
        "columns-tried": info(
            "les colonnes du recensement national trouvées sous les noms essayés",
            "the columns of the national census found under the names that were tried",
        ),
        "columns-not-there": info(
            "les attributs du recensement national sans colonne",
            "the attributes of the national census without a column",
        ),
        "missing-column": warning(
            "une colonne que la correspondance nomme et que le fichier n'a pas",
            "a column that the mapping names and the file lacks",
        ),
        "ambiguous-column": warning(
            "un nom de la correspondance qui désigne plusieurs colonnes ; la première est lue",
            "a name of the mapping that several columns answer to; the first is read",
        ),
        "undescribed-column": warning(
            "une colonne que le portail ne décrit pas ; sa valeur est laissée",
            "a column that the portal does not describe; its value is left out",
        ),
        "personal-column": warning(
            "une colonne qui semble parler de personnes", "a column that looks as if it told of persons"
        ),
        "assumed-exact": info(
            "le fichier ne dit pas ce que ses points désignent : le lieu même",
            "the file does not say what its points stand for: the place itself",
        ),
        "day-first": info("des dates lues jour d'abord", "dates read day first"),
        "latitude-first": info("des points lus latitude d'abord", "points read latitude first"),
        "lambert-93": info(
            "des mètres de Lambert-93, convertis en degrés", "metres in Lambert-93, converted to degrees"
        ),
        "point-of-area": info(
            "des lignes ou des surfaces, dont un point tient lieu", "lines or areas, for which a point stands"
        ),
        "no-text": info(
            "des nombres, dates ou listes lus comme des textes", "numbers, dates or lists read as texts"
        ),
        "portal-type": info(
            "un type d'une des deux listes du portail, et ce qu'il ne dit plus",
            "a type of one of the two lists of the portal, and what it no longer tells",
        ),
        "type-for-profile": info(
            "un type parmi les profils : gardé comme type", "a type among the profiles: kept as a type"
        ),
        "profile-for-type": info(
            "un profil parmi les types : rangé parmi les profils",
            "a profile among the types: it goes among the profiles",
        ),
    },
}
"""What is found between the columns of a file and the attributes of a structure."""
