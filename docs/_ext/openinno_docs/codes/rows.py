"""The codes of rows: one that is refused, a cell that is not read, a value that is mended."""

from __future__ import annotations

from typing import Final

from openinno import Label

from .code import ERROR, WARNING, Code, Codes, error, info, warning

__all__ = ["OF_ROWS"]

OF_ROWS: Final[Codes] = {
    Label("Une ligne refusée", "A row that is refused"): {
        "no-name": error("pas de nom", "no name"),
        "repeated-id": error(
            "un identifiant qu'une ligne précédente a pris", "an identifier that an earlier row has taken"
        ),
        "missing": error("un attribut nécessaire manque", "an attribute that is needed is missing"),
        "wrong-value": Code(
            (ERROR, WARNING),
            Label(
                "une valeur qui ne peut être représentée ; dans le fichier d'un autre, un avertissement : la"
                " cellule est mise dans `extra` et la ligne est lue",
                "a value that cannot be represented; in a file of others, a warning: the cell goes to `extra`"
                " and the row is read",
            ),
        ),
        "unknown-key": error(
            "une clé inconnue d'un document d'openinno", "an unknown key of a document of openinno"
        ),
        "unknown-column": error("une colonne inconnue d'une ligne à plat", "an unknown column of a flat row"),
        "unknown-line": error(
            "une ligne JSON dont la clé n'est pas l'une des nôtres",
            "a line of JSON whose key is none of ours",
        ),
    },
    Label("Une cellule qui n'est pas lue", "A cell that is not read"): {
        "unread-cell": warning(
            "ce n'est pas ce que l'attribut veut, un nombre par exemple",
            "it is not what the attribute wants, a number for example",
        ),
        "unknown-word": Code(
            (WARNING, ERROR),
            Label(
                "un mot qu'aucun terme du vocabulaire ne connaît ; dans un tableau de libellés d'openinno, la"
                " ligne est refusée",
                "a word that no term of the vocabulary knows; in a table of labels of openinno, the row is"
                " refused",
            ),
        ),
        "ambiguous-word": Code(
            (WARNING, ERROR),
            Label(
                "un mot qui désigne plusieurs termes ; dans un tableau de libellés d'openinno, la ligne est"
                " refusée",
                "a word that means several terms; in a table of labels of openinno, the row is refused",
            ),
        ),
        "unread-words": warning("plus de mots qu'une cellule n'en tient", "more words than one cell holds"),
        "unread-date": warning("ce n'est pas une date", "it is no date"),
        "day-first-date": warning(
            "une date qui n'en est une que jour d'abord, dans une colonne mois d'abord",
            "a date only day first, in a column month first",
        ),
        "month-first-date": warning(
            "une date qui n'en est une que mois d'abord, dans une colonne jour d'abord",
            "a date only month first, in a column day first",
        ),
        "unread-mark": warning("ni une marque, ni un mot pour non", "neither a mark nor a word for no"),
        "unread-point": warning("ce n'est pas un point", "it is no point"),
        "half-point": warning(
            "une latitude sans longitude, ou l'inverse", "a latitude without a longitude, or the reverse"
        ),
        "point-out-of-bounds": warning(
            "des coordonnées qui ne sont ni des degrés ni des mètres de Lambert-93",
            "coordinates that are neither degrees nor metres in Lambert-93",
        ),
        "zero-point": warning(
            "latitude et longitude nulles, lues comme absentes",
            "a latitude and a longitude of zero, read as absent",
        ),
        "scientific-notation": error(
            "un identifiant dont la notation scientifique a perdu des chiffres",
            "an identifier of which scientific notation lost digits",
        ),
    },
    Label("Une valeur réparée, ou douteuse", "A value that is mended, or doubtful"): {
        "decimals-of-identifier": info(
            "un identifiant écrit comme un nombre à virgule : `73282932000074.0`",
            "an identifier written as a decimal number: `73282932000074.0`",
        ),
        "lost-zero": warning(
            "un zéro de tête perdu, rétabli : `1000` pour `01000`",
            "a leading zero lost and set right: `1000` for `01000`",
        ),
        "misshapen-identifier": warning(
            "un identifiant qui n'a pas la forme attendue, gardé tel quel",
            "an identifier that has not the expected shape, kept as given",
        ),
        "date-as-number": warning(
            "le nombre sous lequel un tableur garde une date, lu comme elle",
            "the number by which a spreadsheet keeps a date, read as that date",
        ),
        "short-year": warning("une année à deux chiffres", "a year of two digits"),
        "time-left-aside": info(
            "l'heure d'une date, laissée de côté", "the time of day of a date, left aside"
        ),
        "swapped-coordinates": warning(
            "latitude et longitude échangées : hors de France dans un sens, en France dans l'autre",
            "latitude and longitude swapped: out of France one way, in France the other",
        ),
        "former-region": info("une région d'avant 2016", "a région of before 2016"),
        "unknown-departement": warning(
            "un département inconnu, gardé tel quel", "an unknown département, kept as given"
        ),
        "unknown-region": warning(
            "une région inconnue, gardée telle quelle", "an unknown région, kept as given"
        ),
        "web-line-break": info(
            "un saut de ligne de page web, remplacé", "a line break of a web page, replaced"
        ),
        "windows-sign": info(
            "des apostrophes ou des œ mal lus en amont, rétablis",
            "apostrophes or œ misread upstream, set right",
        ),
        "control-character": info(
            "des caractères invisibles, laissés de côté", "invisible characters, left out"
        ),
        "no-letters": info(
            "un nom sans lettre ni chiffre : l'identifiant est celui de sa ligne",
            "a name without letters or digits: the identifier is that of its row",
        ),
        "same-name": warning(
            "un nom qu'une autre ligne porte dans la même commune : un identifiant numéroté",
            "a name that another row has in the same commune: a numbered identifier",
        ),
    },
}
"""What is found in each row."""
