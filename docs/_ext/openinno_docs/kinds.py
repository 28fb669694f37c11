"""The kinds of files that are read: how their names end, what they need, how large they may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from openinno import Label
from openinno.sources.kinds import KINDS
from openinno.sources.tables import limits

from .markdown import Writer

__all__ = ["kinds_page"]


class _Kind(NamedTuple):
    """What the table of kinds does not hold of one."""

    limit: Label
    extra: str | None = None


def _mib(size: int) -> tuple[str, str]:
    return f"{size >> 20} Mio", f"{size >> 20} MiB"


def _of_lines(size: int) -> Label:
    fr, en = _mib(size)
    return Label(f"{fr} par ligne ; lu au fil de l'eau", f"{en} a line; read piece by piece")


def _of_file(size: int) -> Label:
    return Label(*_mib(size))


def _of_workbook() -> Label:
    (file_fr, file_en), (parts_fr, parts_en) = _mib(limits.MOST_IN_MEMORY), _mib(limits.MOST_UNPACKED)
    millions = limits.MOST_CELLS // 1_000_000
    return Label(
        f"{file_fr}, {parts_fr} une fois décompressé, {millions} millions de cellules par feuille",
        f"{file_en}, {parts_en} unpacked, {millions} million cells a sheet",
    )


def _of_archive() -> Label:
    fr, en = _mib(limits.MOST_TAKEN_OUT)
    return Label(f"{fr} sortis d'une archive ; sinon aucun", f"{en} taken out of an archive; otherwise none")


def _of_placemark() -> Label:
    fr, en = _mib(limits.LONGEST_PLACEMARK)
    return Label(f"{fr} par repère ; lu au fil de l'eau", f"{en} a placemark; read piece by piece")


def _of_groups() -> Label:
    fr, en = _mib(limits.MOST_UNPACKED)
    times = limits.BEST_PACKED
    return Label(
        f"aucune : lu au fil de l'eau ; {fr} par groupe de lignes compressé plus de {times} fois",
        f"none: read piece by piece; {en} a group of rows that is packed more than {times} times",
    )


_ABOUT: Final[Mapping[str, _Kind]] = {
    "csv": _Kind(_of_lines(limits.LONGEST_LINE)),
    "xlsx": _Kind(_of_workbook(), "xlsx"),
    "xls": _Kind(_of_workbook(), "xlsx"),
    "ods": _Kind(_of_workbook(), "xlsx"),
    "json": _Kind(_of_file(limits.MOST_IN_MEMORY)),
    "jsonl": _Kind(_of_lines(limits.LONGEST_ROW)),
    "geojson": _Kind(_of_file(limits.MOST_IN_MEMORY)),
    "kml": _Kind(_of_placemark()),
    "shapefile": _Kind(_of_archive(), "geo"),
    "geopackage": _Kind(_of_archive(), "geo"),
    "parquet": _Kind(_of_groups(), "parquet"),
    "arrow": _Kind(_of_groups(), "parquet"),
}


def kinds_page(w: Writer) -> Iterator[str]:
    """Write the kinds of files that are read."""
    yield w.both("# Les genres de fichiers", "# The kinds of files")
    yield ""
    yield w.both(
        "Le genre d'un fichier est celui de ce qu'il contient ; là où son nom en dit un autre, un constat le"
        " signale. `kind` le dit à sa place, par le nom de la première colonne.",
        "The kind of a file is that of what it holds; where its name says another, a finding tells. `kind`"
        " says it instead, by the name in the first column.",
    )
    yield ""
    yield from w.table(
        w.both(
            "`kind` | ce que c'est | fin du nom | extra | limite",
            "`kind` | what it is | end of the name | extra | limit",
        ),
        "lllll",
        (
            (
                f"`{name}`",
                w.plain(kind.label),
                " ".join(f"`{suffix}`" for suffix in kind.suffixes),
                f"`openinno[{_ABOUT[name].extra}]`" if _ABOUT[name].extra else "",
                w.plain(_ABOUT[name].limit),
            )
            for name, kind in KINDS.items()
        ),
    )
    yield from ("", w.both("## Ce que chaque genre donne", "## What each kind gives"), "")
    for label, text in _GIVES:
        yield from (w.plain(label), f": {w.inline(text)}", "")


_GIVES: Final = (
    (
        Label("Texte à séparateurs", "Separated text"),
        Label(
            "L'encodage, le séparateur, les guillemets, la ligne des noms et le signe des décimales sont"
            " trouvés et dits ; `encoding`, `separator`, `quote`, `header` et `decimal` les disent à leur"
            " place. Les encodages trouvés sont UTF-8, UTF-16, cp1252, Mac Roman et cp850 ; tout autre peut"
            " être dit.",
            "The encoding, the separator, the quotes, the line of the names and the decimal mark are found"
            " out and told; `encoding`, `separator`, `quote`, `header` and `decimal` say them instead. The"
            " encodings found out are UTF-8, UTF-16, cp1252, Mac Roman and cp850; any other can be said.",
        ),
    ),
    (
        Label("Classeurs", "Workbooks"),
        Label(
            "Une feuille : celle qui ressemble le plus à une table, ou celle de `sheet`, par"
            " son nom ou son rang. Des cellules fusionnées valent pour chacune de leurs lignes ; un en-tête"
            " sur deux lignes est réuni ; une formule donne la valeur qui fut enregistrée, et rien n'est"
            " calculé.",
            "One sheet: the one that looks most like a table, or that of `sheet`, by its name or its number."
            " Merged cells stand for each of their rows; a heading in two rows is joined; a formula gives the"
            " value that was saved, and nothing is computed.",
        ),
    ),
    (
        Label("JSON, lignes JSON, GeoJSON", "JSON, JSON Lines, GeoJSON"),
        Label(
            "Une liste d'objets, ou le document d'un portail qui en contient une ; `sheet` dit laquelle s'il"
            " y en a plusieurs. Un objet dans un objet donne des colonnes pointées, `ville.code` ; ce qui est"
            " plus profond que huit niveaux reste du JSON dans une cellule.",
            "A list of objects, or the document of a portal that holds one; `sheet` says which where there"
            " are several. An object inside an object gives dotted columns, `ville.code`; what lies deeper"
            " than eight levels stays JSON in a cell.",
        ),
    ),
    (
        Label("KML, Shapefile, GeoPackage", "KML, Shapefile, GeoPackage"),
        Label(
            "Une couche, ou celle de `sheet` ; dans un KML, tous les dossiers, dont le nom est dans la"
            " colonne `folder`. Les géométries sont dans la colonne `geometry`, en degrés WGS 84. Un"
            " Shapefile est un `.shp`, son dossier ou son archive ZIP.",
            "One layer, or that of `sheet`; of KML all folders, whose name stands in the column `folder`."
            " Geometries stand in the column `geometry`, in degrees WGS 84. A Shapefile is a `.shp`, its"
            " folder or its ZIP archive.",
        ),
    ),
    (
        Label("Parquet, Arrow", "Parquet, Arrow"),
        Label(
            "Les colonnes avec leurs types ; celles de GeoParquet et de GeoArrow sont des géométries, et des"
            " octets sous le nom `geometry` en sont une.",
            "The columns with their types; those of GeoParquet and of GeoArrow are geometries, and bytes"
            " under the name `geometry` are one.",
        ),
    ),
)
