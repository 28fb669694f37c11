"""Every code of a finding that reading, comparing, merging or writing a census may tell, and what it means.

A test compares it with the sources: a code that is not explained here cannot land.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from openinno import Label, Severity

__all__ = ["CODES", "Code"]

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


class Code(NamedTuple):
    """A code: how grave what it stands for is, and what that is."""

    severities: tuple[Severity, ...]
    text: Label


def _error(fr: str, en: str) -> Code:
    return Code((_ERROR,), Label(fr, en))


def _warning(fr: str, en: str) -> Code:
    return Code((_WARNING,), Label(fr, en))


def _info(fr: str, en: str) -> Code:
    return Code((_INFO,), Label(fr, en))


CODES: Final[Mapping[Label, Mapping[str, Code]]] = {
    Label("Comment le fichier a été lu", "How the file was read"): {
        "kind-of-file": _info(
            "le nom du fichier dit un genre, son contenu un autre ; le contenu l'emporte",
            "the name of the file says one kind, what it holds another; what it holds wins",
        ),
        "assumed-encoding": _info("l'encodage des textes, trouvé", "the encoding of texts, found out"),
        "assumed-separator": _info(
            "ce qui sépare les cellules, trouvé", "what separates the cells, found out"
        ),
        "assumed-quote": _info("ce qui entoure des cellules, trouvé", "what stands around cells, found out"),
        "assumed-header": _info(
            "la ligne qui nomme les colonnes, trouvée", "the line that names the columns, found out"
        ),
        "assumed-decimal": _info("le signe des décimales, trouvé", "the decimal mark, found out"),
        "above-header": _info(
            "ce qui se trouve au-dessus des noms des colonnes, et n'est pas lu",
            "what stands above the names of the columns, and is not read",
        ),
        "header-joined": _info(
            "les noms des colonnes tiennent sur deux lignes, réunies",
            "the names of the columns stand in two rows, which are joined",
        ),
        "assumed-sheet": _info(
            "la feuille, la couche ou la liste lue, parmi plusieurs",
            "the sheet, the layer or the list that is read, of several",
        ),
        "merged-cells": _info(
            "des cellules fusionnées valent pour chacune de leurs lignes",
            "merged cells stand for each of their rows",
        ),
        "crs-converted": _info(
            "des coordonnées converties en degrés WGS 84", "coordinates converted to degrees WGS 84"
        ),
        "assumed-crs": Code(
            (_INFO, _WARNING),
            Label(
                "le système de coordonnées, trouvé d'après les nombres ; un avertissement s'il faut les"
                " convertir",
                "the system of coordinates, found out by the numbers; a warning where they are converted",
            ),
        ),
        "unknown-crs": _warning(
            "un système de coordonnées inconnu : les géométries sont laissées",
            "an unknown system of coordinates: geometries are left out",
        ),
        "more-alike": Code(
            (_ERROR, _WARNING, _INFO),
            Label(
                "combien de constats semblables ne sont pas listés ; mille le sont, par code et par colonne",
                "how many findings alike are not listed; a thousand are, for each code and column",
            ),
        ),
    },
    Label("Les noms des colonnes", "The names of the columns"): {
        "unnamed-column": _warning(
            "une colonne sans nom, appelée par sa place", "a column without a name, called by its place"
        ),
        "name-cut": _warning(
            "un nom de colonne trop long, raccourci", "the name of a column that is too long, shortened"
        ),
        "repeated-column": _warning(
            "un nom donné à deux colonnes ; la seconde reçoit un numéro",
            "a name that two columns have; the second gets a number",
        ),
        "values-as-names": _warning(
            "les noms des colonnes ressemblent à des valeurs : la ligne des noms manque peut-être",
            "the names of the columns look like values: the row of names may be missing",
        ),
        "names-cut": _info(
            "des noms qu'un Shapefile a pu couper à dix lettres",
            "names that a Shapefile may have cut to ten letters",
        ),
        "blank-columns": _info(
            "des colonnes vides et sans nom, laissées de côté", "blank columns without a name, left aside"
        ),
    },
    Label("Ce qui est abîmé dans le fichier", "What is damaged in the file"): {
        "unbalanced-quote": Code(
            (_ERROR, _WARNING),
            Label(
                "un guillemet de trop ou de moins : la ligne est refusée, la suivante est lue ; dans les noms"
                " des colonnes, un avertissement",
                "a quote too many or missing: the row is refused, the next one is read; in the names of the"
                " columns, a warning",
            ),
        ),
        "rest-of-broken-row": _error(
            "peut-être la suite d'une ligne aux guillemets abîmés : refusée elle aussi",
            "maybe the rest of a row whose quotes are damaged: refused too",
        ),
        "loose-quotes": _warning(
            "des guillemets non doublés, lus comme du texte", "quotes that are not doubled, read as text"
        ),
        "too-many-cells": _error(
            "plus de cellules que de colonnes : la ligne est refusée",
            "more cells than columns: the row is refused",
        ),
        "too-few-cells": _warning(
            "moins de cellules que de colonnes : les dernières sont vides",
            "fewer cells than columns: the last ones are blank",
        ),
        "blank-surplus": _info("des cellules de trop, vides", "cells too many, which are blank"),
        "line-too-long": _error(
            "une ligne de plus de 8 Mio : refusée, seul son début est gardé",
            "a line of more than 8 MiB: refused, only its start is kept",
        ),
        "null-character": _error(
            "un caractère nul : la ligne est refusée", "a null character: the row is refused"
        ),
        "wrong-byte": Code(
            (_ERROR, _WARNING),
            Label(
                "un octet qui n'est pas de l'encodage : la ligne est refusée ; dans les noms des colonnes, un"
                " avertissement",
                "a byte that is not of the encoding: the row is refused; in the names of the columns, a"
                " warning",
            ),
        ),
        "mixed-encodings": _warning(
            "des lettres d'un autre encodage que celui du fichier",
            "letters of another encoding than that of the file",
        ),
        "cell-error": _warning(
            "une erreur de tableur, telle que #N/A : la cellule est lue comme vide",
            "an error of a spreadsheet, such as #N/A: the cell is read as blank",
        ),
        "formula-not-computed": _warning(
            "une formule jamais calculée : la cellule est lue comme vide",
            "a formula that was never computed: the cell is read as blank",
        ),
        "not-json": _error(
            "une ligne ou un objet qui n'est pas du JSON", "a line or an object that is no JSON"
        ),
        "not-an-object": _error(
            "une valeur là où se tient un objet JSON", "a value where an object of JSON stands"
        ),
        "no-number": _warning(
            "NaN ou Infinity dans du JSON, pris pour une absence de réponse",
            "NaN or Infinity in JSON, taken for no answer",
        ),
        "endless-number": _error(
            "un nombre infini, ou trop grand pour être lu", "a number that is infinite, or too large to read"
        ),
        "repeated-key": Code(
            (_WARNING, _ERROR),
            Label(
                "une clé donnée deux fois : la dernière valeur est lue ; dans un document d'openinno, la"
                " ligne est refusée",
                "a key that stands twice: the last value is read; in a document of openinno, the row is"
                " refused",
            ),
        ),
        "incomplete-answer": _warning(
            "une page de la réponse d'un portail, non le tout",
            "a page of the answer of a portal, not the whole",
        ),
        "binary-value": _warning(
            "des octets sans signification connue, écrits en hexadécimal",
            "bytes of no known meaning, written as hexadecimal digits",
        ),
        "unreadable-value": _error(
            "une valeur de Parquet ou d'Arrow que son type ne permet pas",
            "a value of Parquet or Arrow that its type does not allow",
        ),
        "cut-moment": _info("un moment coupé à la microseconde", "a moment cut to the microsecond"),
        "broken-letter": _warning(
            "une lettre dont la moitié manque, remplacée par « � »",
            "a letter of which one half is missing, replaced by “�”",
        ),
        "wrong-geometry": _error("une géométrie qui n'en est pas une", "a geometry that is none"),
        "link-not-read": _warning(
            "un KML qui mène à d'autres adresses, non lues", "a KML that leads to other addresses, not read"
        ),
        "portal-value": Code(
            (_WARNING, _INFO),
            Label(
                "une valeur d'un portail qui ne convient pas à son type, donnée telle quelle ; ou un point"
                " (0, 0) qui tient lieu d'absence",
                "a value of a portal that does not suit its type, given as it came; or a point (0, 0) that"
                " stands for none",
            ),
        ),
        "gdal-warning": _warning("ce que signale la bibliothèque GDAL", "what the library GDAL says"),
    },
    Label("La correspondance", "The mapping"): {
        "proposed-mapping": _info(
            "aucune correspondance n'a été donnée : celle qu'openinno propose, colonne par colonne",
            "no mapping was given: the one that openinno proposes, column by column",
        ),
        "guessed-name": _warning(
            "aucun en-tête ne dit « nom » : la colonne prise pour le nom, faute de mieux",
            "no header says “name”: the column taken for the name, for want of a better",
        ),
        "columns-tried": _info(
            "les colonnes du recensement national trouvées sous les noms essayés",
            "the columns of the national census found under the names that were tried",
        ),
        "columns-not-there": _info(
            "les attributs du recensement national sans colonne",
            "the attributes of the national census without a column",
        ),
        "missing-column": _warning(
            "une colonne que la correspondance nomme et que le fichier n'a pas",
            "a column that the mapping names and the file lacks",
        ),
        "ambiguous-column": _warning(
            "un nom de la correspondance qui désigne plusieurs colonnes ; la première est lue",
            "a name of the mapping that several columns answer to; the first is read",
        ),
        "undescribed-column": _warning(
            "une colonne que le portail ne décrit pas ; sa valeur est laissée",
            "a column that the portal does not describe; its value is left out",
        ),
        "personal-column": _warning(
            "une colonne qui semble parler de personnes", "a column that looks as if it told of persons"
        ),
        "assumed-exact": _info(
            "le fichier ne dit pas ce que ses points désignent : le lieu même",
            "the file does not say what its points stand for: the place itself",
        ),
        "day-first": _info("des dates lues jour d'abord", "dates read day first"),
        "latitude-first": _info("des points lus latitude d'abord", "points read latitude first"),
        "lambert-93": _info(
            "des mètres de Lambert-93, convertis en degrés", "metres in Lambert-93, converted to degrees"
        ),
        "point-of-area": _info(
            "des lignes ou des surfaces, dont un point tient lieu", "lines or areas, for which a point stands"
        ),
        "no-text": _info(
            "des nombres, dates ou listes lus comme des textes", "numbers, dates or lists read as texts"
        ),
        "portal-type": _info(
            "un type d'une des deux listes du portail, et ce qu'il ne dit plus",
            "a type of one of the two lists of the portal, and what it no longer tells",
        ),
        "type-for-profile": _info(
            "un type parmi les profils : gardé comme type", "a type among the profiles: kept as a type"
        ),
        "profile-for-type": _info(
            "un profil parmi les types : rangé parmi les profils",
            "a profile among the types: it goes among the profiles",
        ),
    },
    Label("Une ligne refusée", "A row that is refused"): {
        "no-name": _error("pas de nom", "no name"),
        "repeated-id": _error(
            "un identifiant qu'une ligne précédente a pris", "an identifier that an earlier row has taken"
        ),
        "missing": _error("un attribut nécessaire manque", "an attribute that is needed is missing"),
        "wrong-value": Code(
            (_ERROR, _WARNING),
            Label(
                "une valeur qui ne peut être représentée ; dans le fichier d'un autre, un avertissement : la"
                " cellule est mise dans `extra` et la ligne est lue",
                "a value that cannot be represented; in a file of others, a warning: the cell goes to `extra`"
                " and the row is read",
            ),
        ),
        "unknown-key": _error(
            "une clé inconnue d'un document d'openinno", "an unknown key of a document of openinno"
        ),
        "unknown-column": _error(
            "une colonne inconnue d'une ligne à plat", "an unknown column of a flat row"
        ),
        "unknown-line": _error(
            "une ligne JSON dont la clé n'est pas l'une des nôtres",
            "a line of JSON whose key is none of ours",
        ),
    },
    Label("Une cellule qui n'est pas lue", "A cell that is not read"): {
        "unread-cell": _warning(
            "ce n'est pas ce que l'attribut veut, un nombre par exemple",
            "it is not what the attribute wants, a number for example",
        ),
        "unknown-word": Code(
            (_WARNING, _ERROR),
            Label(
                "un mot qu'aucun terme du vocabulaire ne connaît ; dans un tableau de libellés d'openinno, la"
                " ligne est refusée",
                "a word that no term of the vocabulary knows; in a table of labels of openinno, the row is"
                " refused",
            ),
        ),
        "ambiguous-word": Code(
            (_WARNING, _ERROR),
            Label(
                "un mot qui désigne plusieurs termes ; dans un tableau de libellés d'openinno, la ligne est"
                " refusée",
                "a word that means several terms; in a table of labels of openinno, the row is refused",
            ),
        ),
        "unread-words": _warning("plus de mots qu'une cellule n'en tient", "more words than one cell holds"),
        "unread-date": _warning("ce n'est pas une date", "it is no date"),
        "day-first-date": _warning(
            "une date qui n'en est une que jour d'abord, dans une colonne mois d'abord",
            "a date only day first, in a column month first",
        ),
        "month-first-date": _warning(
            "une date qui n'en est une que mois d'abord, dans une colonne jour d'abord",
            "a date only month first, in a column day first",
        ),
        "unread-mark": _warning("ni une marque, ni un mot pour non", "neither a mark nor a word for no"),
        "unread-point": _warning("ce n'est pas un point", "it is no point"),
        "half-point": _warning(
            "une latitude sans longitude, ou l'inverse", "a latitude without a longitude, or the reverse"
        ),
        "point-out-of-bounds": _warning(
            "des coordonnées qui ne sont ni des degrés ni des mètres de Lambert-93",
            "coordinates that are neither degrees nor metres in Lambert-93",
        ),
        "zero-point": _warning(
            "latitude et longitude nulles, lues comme absentes",
            "a latitude and a longitude of zero, read as absent",
        ),
        "scientific-notation": _error(
            "un identifiant dont la notation scientifique a perdu des chiffres",
            "an identifier of which scientific notation lost digits",
        ),
    },
    Label("Une valeur réparée, ou douteuse", "A value that is mended, or doubtful"): {
        "decimals-of-identifier": _info(
            "un identifiant écrit comme un nombre à virgule : `73282932000074.0`",
            "an identifier written as a decimal number: `73282932000074.0`",
        ),
        "lost-zero": _warning(
            "un zéro de tête perdu, rétabli : `1000` pour `01000`",
            "a leading zero lost and set right: `1000` for `01000`",
        ),
        "misshapen-identifier": _warning(
            "un identifiant qui n'a pas la forme attendue, gardé tel quel",
            "an identifier that has not the expected shape, kept as given",
        ),
        "date-as-number": _warning(
            "le nombre sous lequel un tableur garde une date, lu comme elle",
            "the number by which a spreadsheet keeps a date, read as that date",
        ),
        "short-year": _warning("une année à deux chiffres", "a year of two digits"),
        "time-left-aside": _info(
            "l'heure d'une date, laissée de côté", "the time of day of a date, left aside"
        ),
        "swapped-coordinates": _warning(
            "latitude et longitude échangées : hors de France dans un sens, en France dans l'autre",
            "latitude and longitude swapped: out of France one way, in France the other",
        ),
        "former-region": _info("une région d'avant 2016", "a région of before 2016"),
        "unknown-departement": _warning(
            "un département inconnu, gardé tel quel", "an unknown département, kept as given"
        ),
        "unknown-region": _warning(
            "une région inconnue, gardée telle quelle", "an unknown région, kept as given"
        ),
        "web-line-break": _info(
            "un saut de ligne de page web, remplacé", "a line break of a web page, replaced"
        ),
        "windows-sign": _info(
            "des apostrophes ou des œ mal lus en amont, rétablis",
            "apostrophes or œ misread upstream, set right",
        ),
        "control-character": _info(
            "des caractères invisibles, laissés de côté", "invisible characters, left out"
        ),
        "no-letters": _info(
            "un nom sans lettre ni chiffre : l'identifiant est celui de sa ligne",
            "a name without letters or digits: the identifier is that of its row",
        ),
        "same-name": _warning(
            "un nom qu'une autre ligne porte dans la même commune : un identifiant numéroté",
            "a name that another row has in the same commune: a numbered identifier",
        ),
    },
    Label("Ce qu'openinno a écrit, relu", "What openinno wrote, read back"): {
        "geometry-differs": _warning(
            "la géométrie n'est pas le point des colonnes, qui sont gardées",
            "the geometry is not the point of the columns, which are kept",
        ),
        "own-column": _info(
            "une colonne ajoutée à un tableau d'openinno, gardée dans `extra`",
            "a column that was added to a table of openinno, kept in `extra`",
        ),
        "lone-column": _warning(
            "une colonne d'un tableau d'openinno qui ne dit rien sans celle qui en a été ôtée, gardée dans"
            " `extra`",
            "a column of a table of openinno that tells nothing without one that was taken away, kept in"
            " `extra`",
        ),
        "extra-differs": _warning(
            "une colonne ajoutée dont la valeur n'est pas celle que `extra` a sous ce nom ; la colonne est"
            " gardée",
            "a column that was added, whose value is not that which `extra` has under its name; the column is"
            " kept",
        ),
        "label-differs": _warning(
            "un libellé qui n'est pas celui du code d'à côté ; le code est gardé",
            "a label that is not that of the code beside it; the code is kept",
        ),
        "unreadable-metadata": _warning(
            "ce que le fichier dit de son recensement ne peut être lu",
            "what the file tells of its census cannot be read",
        ),
        "line-count": _error(
            "un autre nombre de lignes que celui qui est annoncé : le fichier a pu être coupé",
            "another number of lines than announced: the file may have been cut short",
        ),
    },
    Label("Les lieux", "Places"): {
        "unknown-place": _warning("aucune commune ne correspond", "no commune answers"),
        "ambiguous-place": _warning("plusieurs communes correspondent", "several communes answer"),
        "place-mismatch": _warning(
            "ce qui est donné contredit le code officiel", "what is given contradicts the official code"
        ),
        "no-point": _info("aucun point n'est connu pour la commune", "no point is known for the commune"),
    },
    Label("Comparer et réunir", "Comparing and merging"): {
        "refused-rows": _warning(
            "des lignes refusées : ce qui semble ouvert ou fermé peut s'y trouver",
            "rows that were refused: what seems opened or closed may be among them",
        ),
        "conflict": _warning(
            "deux recensements diffèrent : la valeur du premier est gardée, l'autre est dite",
            "two censuses differ: the value of the first is kept, the other is told",
        ),
        "less-precise": _info(
            "une valeur moins précise que celle qui est gardée", "a value less precise than the one kept"
        ),
        "said-otherwise": _info("la même chose dite autrement", "the same said otherwise"),
        "renamed-id": _info(
            "un identifiant déjà pris par une autre structure, changé",
            "an identifier that another structure has taken, changed",
        ),
        "ambiguous-match": _warning(
            "plusieurs structures peuvent être la même : laissées à part",
            "several structures may be the same one: left apart",
        ),
        "probable-duplicate": _warning(
            "deux structures aux noms proches : laissées à part", "two structures with near names: left apart"
        ),
        "near-names-partly-sought": _info(
            "trop de structures à comparer : chacune à ses voisines seulement",
            "too many structures to compare: each with its neighbours only",
        ),
        "near-names-not-sought": _info(
            "les noms proches n'ont pas été cherchés : l'extra `merge` manque",
            "near names were not looked for: the extra `merge` is missing",
        ),
    },
    Label("Écrire", "Writing"): {
        "too-long-for-a-cell": _error(
            "un texte trop long pour une cellule d'Excel : le fichier n'est pas écrit",
            "a text too long for a cell of Excel: the file is not written",
        ),
    },
}
"""The codes, by what they are about, in the order in which a reading meets them."""
