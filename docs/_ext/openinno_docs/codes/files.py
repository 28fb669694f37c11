"""The codes of files: how one was read, the names of its columns, and what is damaged in it."""

from __future__ import annotations

from typing import Final

from openinno import Label

from .code import ERROR, INFO, WARNING, Code, Codes, error, info, warning

__all__ = ["OF_FILES"]

OF_FILES: Final[Codes] = {
    Label("Comment le fichier a été lu", "How the file was read"): {
        "kind-of-file": info(
            "le nom du fichier dit un genre, son contenu un autre ; le contenu l'emporte",
            "the name of the file says one kind, what it holds another; what it holds wins",
        ),
        "assumed-encoding": info("l'encodage des textes, trouvé", "the encoding of texts, found out"),
        "assumed-separator": info(
            "ce qui sépare les cellules, trouvé", "what separates the cells, found out"
        ),
        "assumed-quote": info("ce qui entoure des cellules, trouvé", "what stands around cells, found out"),
        "assumed-header": info(
            "la ligne qui nomme les colonnes, trouvée", "the line that names the columns, found out"
        ),
        "assumed-decimal": info("le signe des décimales, trouvé", "the decimal mark, found out"),
        "above-header": info(
            "ce qui se trouve au-dessus des noms des colonnes, et n'est pas lu",
            "what stands above the names of the columns, and is not read",
        ),
        "header-joined": info(
            "les noms des colonnes tiennent sur deux lignes, réunies",
            "the names of the columns stand in two rows, which are joined",
        ),
        "assumed-sheet": info(
            "la feuille, la couche ou la liste lue, parmi plusieurs",
            "the sheet, the layer or the list that is read, of several",
        ),
        "merged-cells": info(
            "des cellules fusionnées valent pour chacune de leurs lignes",
            "merged cells stand for each of their rows",
        ),
        "crs-converted": info(
            "des coordonnées converties en degrés WGS 84", "coordinates converted to degrees WGS 84"
        ),
        "assumed-crs": Code(
            (INFO, WARNING),
            Label(
                "le système de coordonnées, trouvé d'après les nombres ; un avertissement s'il faut les"
                " convertir",
                "the system of coordinates, found out by the numbers; a warning where they are converted",
            ),
        ),
        "unknown-crs": warning(
            "un système de coordonnées inconnu : les géométries sont laissées",
            "an unknown system of coordinates: geometries are left out",
        ),
        "more-alike": Code(
            (ERROR, WARNING, INFO),
            Label(
                "combien de constats semblables ne sont pas listés ; mille le sont, par code et par colonne",
                "how many findings alike are not listed; a thousand are, for each code and column",
            ),
        ),
    },
    Label("Les noms des colonnes", "The names of the columns"): {
        "unnamed-column": warning(
            "une colonne sans nom, appelée par sa place", "a column without a name, called by its place"
        ),
        "name-cut": warning(
            "un nom de colonne trop long, raccourci", "the name of a column that is too long, shortened"
        ),
        "repeated-column": warning(
            "un nom donné à deux colonnes ; la seconde reçoit un numéro",
            "a name that two columns have; the second gets a number",
        ),
        "values-as-names": warning(
            "les noms des colonnes ressemblent à des valeurs : la ligne des noms manque peut-être",
            "the names of the columns look like values: the row of names may be missing",
        ),
        "names-cut": info(
            "des noms qu'un Shapefile a pu couper à dix lettres",
            "names that a Shapefile may have cut to ten letters",
        ),
        "blank-columns": info(
            "des colonnes vides et sans nom, laissées de côté", "blank columns without a name, left aside"
        ),
    },
    Label("Ce qui est abîmé dans le fichier", "What is damaged in the file"): {
        "unbalanced-quote": Code(
            (ERROR, WARNING),
            Label(
                "un guillemet de trop ou de moins : la ligne est refusée, la suivante est lue ; dans les noms"
                " des colonnes, un avertissement",
                "a quote too many or missing: the row is refused, the next one is read; in the names of the"
                " columns, a warning",
            ),
        ),
        "rest-of-broken-row": error(
            "peut-être la suite d'une ligne aux guillemets abîmés : refusée elle aussi",
            "maybe the rest of a row whose quotes are damaged: refused too",
        ),
        "loose-quotes": warning(
            "des guillemets non doublés, lus comme du texte", "quotes that are not doubled, read as text"
        ),
        "too-many-cells": error(
            "plus de cellules que de colonnes : la ligne est refusée",
            "more cells than columns: the row is refused",
        ),
        "too-few-cells": warning(
            "moins de cellules que de colonnes : les dernières sont vides",
            "fewer cells than columns: the last ones are blank",
        ),
        "blank-surplus": info("des cellules de trop, vides", "cells too many, which are blank"),
        "line-too-long": error(
            "une ligne de plus de 8 Mio : refusée, seul son début est gardé",
            "a line of more than 8 MiB: refused, only its start is kept",
        ),
        "null-character": error(
            "un caractère nul : la ligne est refusée", "a null character: the row is refused"
        ),
        "wrong-byte": Code(
            (ERROR, WARNING),
            Label(
                "un octet qui n'est pas de l'encodage : la ligne est refusée ; dans les noms des colonnes, un"
                " avertissement",
                "a byte that is not of the encoding: the row is refused; in the names of the columns, a"
                " warning",
            ),
        ),
        "mixed-encodings": warning(
            "des lettres d'un autre encodage que celui du fichier",
            "letters of another encoding than that of the file",
        ),
        "cell-error": warning(
            "une erreur de tableur, telle que #N/A : la cellule est lue comme vide",
            "an error of a spreadsheet, such as #N/A: the cell is read as blank",
        ),
        "formula-not-computed": warning(
            "une formule jamais calculée : la cellule est lue comme vide",
            "a formula that was never computed: the cell is read as blank",
        ),
        "not-json": error(
            "une ligne ou un objet qui n'est pas du JSON", "a line or an object that is no JSON"
        ),
        "not-an-object": error(
            "une valeur là où se tient un objet JSON", "a value where an object of JSON stands"
        ),
        "no-number": warning(
            "NaN ou Infinity dans du JSON, pris pour une absence de réponse",
            "NaN or Infinity in JSON, taken for no answer",
        ),
        "endless-number": error(
            "un nombre infini, ou trop grand pour être lu", "a number that is infinite, or too large to read"
        ),
        "repeated-key": Code(
            (WARNING, ERROR),
            Label(
                "une clé donnée deux fois : la dernière valeur est lue ; dans un document d'openinno, la"
                " ligne est refusée",
                "a key that stands twice: the last value is read; in a document of openinno, the row is"
                " refused",
            ),
        ),
        "incomplete-answer": warning(
            "une page de la réponse d'un portail, non le tout",
            "a page of the answer of a portal, not the whole",
        ),
        "binary-value": warning(
            "des octets sans signification connue, écrits en hexadécimal",
            "bytes of no known meaning, written as hexadecimal digits",
        ),
        "unreadable-value": error(
            "une valeur de Parquet ou d'Arrow que son type ne permet pas",
            "a value of Parquet or Arrow that its type does not allow",
        ),
        "cut-moment": info("un moment coupé à la microseconde", "a moment cut to the microsecond"),
        "broken-letter": warning(
            "une lettre dont la moitié manque, remplacée par « � »",
            "a letter of which one half is missing, replaced by “�”",
        ),
        "wrong-geometry": error("une géométrie qui n'en est pas une", "a geometry that is none"),
        "link-not-read": warning(
            "un KML qui mène à d'autres adresses, non lues", "a KML that leads to other addresses, not read"
        ),
        "portal-value": Code(
            (WARNING, INFO),
            Label(
                "une valeur d'un portail qui ne convient pas à son type, donnée telle quelle ; ou un point"
                " (0, 0) qui tient lieu d'absence",
                "a value of a portal that does not suit its type, given as it came; or a point (0, 0) that"
                " stands for none",
            ),
        ),
        "gdal-warning": warning("ce que signale la bibliothèque GDAL", "what the library GDAL says"),
    },
}
"""What is found before any cell is understood."""
