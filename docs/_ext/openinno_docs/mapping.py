"""What a column may be mapped to, and the forms in which cells are read."""

from __future__ import annotations

import json
from collections.abc import Iterator

from openinno import TARGETS, Label, Target, TargetKind, mapping_to_toml, ready_mappings
from openinno._data import read_bytes
from openinno.sources.mapping.declared import ABSENT, FORMS, MARKS

from .markdown import Writer

__all__ = ["ready_page", "targets_page"]

_KINDS = {
    TargetKind.TEXT: (
        Label("texte", "text"),
        Label("Tel qu'il est écrit, blancs des bords ôtés.", "As it is written, blanks around it aside."),
    ),
    TargetKind.TEXTS: (
        Label("textes", "texts"),
        Label(
            "Plusieurs textes dans une cellule, ou dans plusieurs colonnes. Entre eux : `|`, `;` ou un saut"
            " de ligne, ou le séparateur déclaré.",
            "Several texts in a cell, or in several columns. Between them: `|`, `;` or a line break, or the"
            " separator that is declared.",
        ),
    ),
    TargetKind.WORD: (
        Label("mot", "word"),
        Label(
            "Un code, un libellé en français ou en anglais, ou une autre forme que le vocabulaire connaît ;"
            " casse, accents et pluriel mis à part.",
            "A code, a label in French or English, or another form that the vocabulary knows; case, accents"
            " and plural aside.",
        ),
    ),
    TargetKind.WORDS: (
        Label("mots", "words"),
        Label(
            "Plusieurs mots. Entre eux : `|`, `;` ou un saut de ligne ; `,` et `/` aussi, là où le tout n'est"
            " pas un mot lui-même.",
            "Several words. Between them: `|`, `;` or a line break; `,` and `/` too, where the whole is no"
            " word itself.",
        ),
    ),
    TargetKind.IDENTIFIER: (
        Label("identifiant", "identifier"),
        Label(
            "Des chiffres qui ne sont pas un nombre. Espaces ôtés ; `73282932000074.0` et un zéro de tête"
            " perdu sont réparés et dits ; la notation scientifique est refusée.",
            "Digits that are no number. Blanks taken out; `73282932000074.0` and a lost leading zero are set"
            " right and told; scientific notation is refused.",
        ),
    ),
    TargetKind.DEPARTEMENT: (
        Label("département", "département"),
        Label("Un code ou un nom ; le code est gardé.", "A code or a name; the code is kept."),
    ),
    TargetKind.REGION: (
        Label("région", "région"),
        Label(
            "Un code ou un nom, d'avant 2016 aussi ; le nom d'aujourd'hui est gardé.",
            "A code or a name, of before 2016 too; the name of today is kept.",
        ),
    ),
    TargetKind.DATE: (
        Label("date", "date"),
        Label(
            "Une année, un mois ou un jour : `2014`, `05/2014`, `mai 2014`, `12/05/2014`, `2014-05-12`, une"
            " date ou le nombre d'un tableur.",
            "A year, a month or a day: `2014`, `05/2014`, `mai 2014`, `12/05/2014`, `2014-05-12`, a date or"
            " the number of a spreadsheet.",
        ),
    ),
    TargetKind.MONTHS: (
        Label("nombre de mois", "number of months"),
        Label("Un nombre entier.", "A whole number."),
    ),
    TargetKind.DEGREES: (
        Label("degrés", "degrees"),
        Label("Des degrés WGS 84 : `48,1`, `48.1`, `48°06'N`.", "Degrees WGS 84: `48,1`, `48.1`, `48°06'N`."),
    ),
    TargetKind.POINT: (
        Label("point", "point"),
        Label(
            "Latitude et longitude dans une cellule, WKT, ou une géométrie de GeoJSON.",
            "Latitude and longitude in one cell, WKT, or a geometry of GeoJSON.",
        ),
    ),
    TargetKind.METRES: (
        Label("mètres", "metres"),
        Label("Une coordonnée de Lambert-93.", "A coordinate in Lambert-93."),
    ),
    TargetKind.JSON: (
        Label("JSON", "JSON"),
        Label("Ce qu'openinno écrit, et rien d'autre.", "What openinno writes, and nothing else."),
    ),
}
_FORMS = {
    "day-first": Label("le jour d'abord : `12/05/2014`", "the day first: `12/05/2014`"),
    "month-first": Label("le mois d'abord : `05/12/2014`", "the month first: `05/12/2014`"),
    "iso": Label("l'année d'abord, et rien d'autre : `2014-05-12`", "the year first, only: `2014-05-12`"),
    "latitude-longitude": Label("`48.1, -1.7`", "`48.1, -1.7`"),
    "longitude-latitude": Label("`-1.7, 48.1`", "`-1.7, 48.1`"),
    "wkt": Label("`POINT (-1.7 48.1)`", "`POINT (-1.7 48.1)`"),
    "geojson": Label("un objet, ou son texte", "an object, or its text"),
}


def targets_page(w: Writer) -> Iterator[str]:
    """Write what a column may be mapped to, how each kind of cell is read, and the forms."""
    yield w.both("# Les attributs d'une correspondance", "# The attributes of a mapping")
    yield ""
    yield w.both(
        f"Une colonne devient l'un de ces {len(TARGETS)} attributs : les colonnes de [la ligne à"
        " plat](flat-row.md), le point en une cellule et les mètres de Lambert-93. C'est"
        " {py:data}`openinno.TARGETS`.",
        f"A column becomes one of these {len(TARGETS)} attributes: the columns of [the flat"
        " row](flat-row.md), the point in one cell, and metres in Lambert-93. They are"
        " {py:data}`openinno.TARGETS`.",
    )
    yield from _targets(w)
    yield from _kinds(w)
    yield from _forms(w)
    yield from _absences(w)
    yield from _names(w)


def _targets(w: Writer) -> Iterator[str]:
    yield from ("", w.both("## Les attributs", "## The attributes"), "")
    yield from w.table(
        w.both(
            "attribut | ce que c'est | se lit comme | vocabulaire",
            "attribute | what it is | read as | vocabulary",
        ),
        "llll",
        (
            (
                f"`{target.name}`",
                w.plain(target.label),
                w.plain(_KINDS[target.kind][0]),
                _vocabulary(target),
            )
            for target in TARGETS.values()
        ),
    )


def _vocabulary(target: Target) -> str:
    return f"{{py:class}}`~openinno.{target.vocabulary.__name__}`" if target.vocabulary else ""


def _kinds(w: Writer) -> Iterator[str]:
    yield from ("", w.both("## Comment une cellule se lit", "## How a cell is read"), "")
    for label, text in _KINDS.values():
        yield from (w.plain(label), f": {w.inline(text)}", "")


def _forms(w: Writer) -> Iterator[str]:
    yield from (w.both("## Les formes", "## The forms"), "")
    yield w.both(
        "Là où une cellule peut être écrite de plusieurs façons, `form` dit laquelle ; sans elle, chaque"
        " cellule le dit, un jour venant avant un mois et une latitude avant une longitude, ce qui est dit.",
        "Where a cell may be written in several ways, `form` says which; without it, each cell tells, with a"
        " day before a month and a latitude before a longitude, which is told.",
    )
    yield ""
    yield from w.table(
        w.both("se lit comme | `form` | par exemple", "read as | `form` | for example"),
        "lll",
        (
            (w.plain(_KINDS[kind][0]), f"`{form}`", w.inline(_FORMS[form]))
            for kind, forms in FORMS.items()
            for form in forms
        ),
    )


def _absences(w: Writer) -> Iterator[str]:
    yield from ("", w.both("## Rien, et oui", "## Nothing, and yes"), "")
    yield w.both(
        "Une cellule vide ne dit rien. L'un de ces mots non plus, quelle que soit sa casse ; `absent` en"
        " déclare d'autres à leur place :",
        "A blank cell says nothing. Neither does one of these words, in any case; `absent` declares others in"
        " their place:",
    )
    yield from ("", ", ".join(f"`{word}`" for word in ABSENT), "")
    yield w.both(
        "Dans une colonne à cocher, l'un de ces mots dit oui ; `marks` en déclare d'autres :",
        "In a column to mark, one of these words says yes; `marks` declares others:",
    )
    yield from ("", ", ".join(f"`{mark}`" for mark in MARKS))


def _names(w: Writer) -> Iterator[str]:
    yield from ("", w.both("## Les noms de colonnes connus", "## The names of columns that are known"), "")
    yield w.both(
        "Une correspondance proposée reconnaît le nom et le libellé d'un attribut, et ceux-ci, casse,"
        " accents, pluriels et petits mots mis à part :",
        "A proposed mapping knows the name and the label of an attribute, and these, case, accents, plurals"
        " and small words aside:",
    )
    yield ""
    for name, forms in json.loads(read_bytes("synonyms.json"))["attributes"].items():
        yield from (f"`{name}`", f": {', '.join(map(w.plain, forms))}", "")


def ready_page(w: Writer) -> Iterator[str]:
    """Write the mappings that come with openinno."""
    yield w.both("# Les correspondances fournies", "# Ready mappings")
    yield ""
    yield w.both(
        "openinno vient avec une correspondance pour chacun de ces recensements, que d'autres publient :"
        ' `mapping="bzh_fablab"` la nomme. openinno n\'en contient aucune ligne.',
        "openinno comes with a mapping for each of these censuses, which others publish:"
        ' `mapping="bzh_fablab"` names it. openinno holds no row of them.',
    )
    for name, mapping in ready_mappings().items():
        source = mapping.source
        if source is None:
            continue
        yield from ("", f"## `{name}`", "")
        yield f"**{w.plain(source.title)}**. {w.plain(source.scope)}"
        yield ""
        told = (source.publisher, source.date, source.licence)
        yield f"{', '.join(w.plain(one) for one in told if one)}."
        yield from ("", "```toml", mapping_to_toml(mapping).rstrip(), "```")
