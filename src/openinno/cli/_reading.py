"""How a verb reads a census: the options that all share, and what nobody declared said aloud."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import attrs
import click

from ..census import Census
from ..labels import Label
from ..locating import locate
from ..sources.kinds import KINDS
from ..sources.mapping.declared import FieldMapping
from ..sources.mapping.files.ready import READY, ready_mapping
from ..sources.mapping.files.toml import read_mapping
from ..sources.reported import ReportedCensus, read_reported
from ..sources.tables.options import TableOptions
from ..structures import Structure
from ._language import both
from ._output import write_error
from ._proposals import tell_proposal

__all__ = [
    "PROPOSED",
    "Reading",
    "is_folder",
    "located",
    "mapping_of",
    "mapping_option",
    "options_of",
    "read",
    "reading_of",
    "reading_options",
    "unlocated_option",
]

PROPOSED: Final = "proposed-mapping"
"""The code of the finding that tells a proposed mapping, which is said aloud instead."""
_TEXTS: Final[Mapping[str, tuple[Label, Label]]] = {
    "kind": (
        Label("GENRE", "KIND"),
        Label(
            f"Genre du fichier : {', '.join(KINDS)} ; reconnu par défaut.",
            f"Kind of the file: {', '.join(KINDS)}; found out by default.",
        ),
    ),
    "sheet": (
        Label("NOM|NUMÉRO", "NAME|NUMBER"),
        Label(
            "Feuille d'un classeur, ou couche d'un fichier géographique.",
            "Sheet of a workbook, or layer of a geographic file.",
        ),
    ),
    "header": (
        Label("LIGNE", "ROW"),
        Label("Ligne des noms des colonnes, à partir de 1.", "Row of the names of the columns, from 1."),
    ),
    "encoding": (
        Label("ENCODAGE", "ENCODING"),
        Label("Encodage d'un fichier texte, comme cp1252.", "Encoding of a text file, such as cp1252."),
    ),
    "separator": (
        Label("SIGNE", "SIGN"),
        Label("Ce qui sépare les cellules : « ; », « , » ou tab.", "What parts the cells: “;”, “,” or tab."),
    ),
    "quote": (
        Label("SIGNE", "SIGN"),
        Label(
            "Ce qui entoure les cellules ; vide pour rien.", "What stands around cells; empty for nothing."
        ),
    ),
    "decimal": (
        Label("SIGNE", "SIGN"),
        Label(
            "Signe décimal des nombres : « , » ou « . » ; l'autre est lu aussi.",
            "Decimal mark of the numbers: “,” or “.”; the other is read too.",
        ),
    ),
}
"""What each option of :class:`TableOptions` takes, and its help."""


@attrs.frozen(kw_only=True)
class Reading:
    """How a file is to be read.

    Args:
        mapping: Its mapping.
        options: How to read it as a table.
        one_of_several: Whether ``--mapping`` has to say for which file it is.
    """

    mapping: FieldMapping | None = None
    options: TableOptions = attrs.field(factory=TableOptions)
    one_of_several: bool = False


def reading_options(lang: str) -> list[click.Parameter]:
    """Return the options that tell how a file is read as a table."""
    return [
        click.Option(
            [f"--{name}"],
            type=click.IntRange(min=1) if name == "header" else None,
            metavar=metavar.text(lang),
            help=text.text(lang),
        )
        for name, (metavar, text) in _TEXTS.items()
    ]


def mapping_option(lang: str) -> click.Option:
    """Return the option of the mapping."""
    return click.Option(
        ["--mapping"],
        metavar=both(lang, "FICHIER|NOM", "FILE|NAME"),
        help=both(
            lang,
            f"Correspondance des colonnes : un fichier .toml, ou l'une des nôtres ({', '.join(READY)}). Sans"
            " elle, openinno en propose une, la suit et la dit.",
            f"Mapping of the columns: a .toml file, or one of ours ({', '.join(READY)}). Without it,"
            " openinno proposes one, follows it and says so.",
        ),
    )


def unlocated_option(lang: str) -> click.Option:
    """Return the option that leaves the communes as they are written."""
    return click.Option(
        ["--no-locate", "unlocated"],
        is_flag=True,
        help=both(
            lang,
            "Ne pas tirer des communes leur code, leur département ni leur région.",
            "Do not draw code, département and région from the communes.",
        ),
    )


def reading_of(given: dict[str, Any]) -> Reading:
    """Take how a file is read out of what was given."""
    return Reading(mapping=mapping_of(given.pop("mapping", None)), options=options_of(given))


def options_of(given: dict[str, Any]) -> TableOptions:
    """Take how a file is read as a table out of what was given."""
    return TableOptions(**{name: given.pop(name, None) for name in _TEXTS})


def mapping_of(named: str | None) -> FieldMapping | None:
    """Return the mapping of a file, whatever its suffix, or the one of a name that comes with openinno."""
    if named is None:
        return None
    path = Path(named)
    return read_mapping(path) if path.suffix.lower() == ".toml" or path.is_file() else ready_mapping(named)


def read(file: str, reading: Reading, lang: str, *, locating: bool = False) -> ReportedCensus:
    """Read a census, and say aloud on standard error what nobody declared.

    Args:
        file: The file, or the folder of a snapshot.
        reading: How to read it.
        lang: The language to speak.
        locating: Whether to locate the communes of what came through a mapping.
    """
    if is_folder(file):
        return ReportedCensus(census=_kept(file, reading, lang))
    found = read_reported(file, mapping=reading.mapping, options=reading.options)
    if found.proposal is not None:
        tell_proposal(found.proposal, file, reading.options, lang, one_of_several=reading.one_of_several)
        findings = [one for one in found.census.findings if one.code != PROPOSED]
        found = attrs.evolve(found, census=attrs.evolve(found.census, findings=findings))
    if locating and found.mapping is not None:
        found = attrs.evolve(found, census=located(found.census, lang))
    return found


def is_folder(file: str) -> bool:
    """Tell whether this is a folder, such as that of a snapshot."""
    try:
        return bool(file) and Path(file).is_dir()
    except ValueError:
        # No file has such a name, and whoever reads it says so.
        return False


def _kept(folder: str, reading: Reading, lang: str) -> Census:
    """Return the census of a snapshot, or that which another mapping makes of its rows."""
    from ..sources.snapshots.snapshot import open_snapshot

    if reading.options != TableOptions():
        told = both(
            lang,
            f"{folder} est un dossier : un instantané ne se relit qu'avec --mapping",
            f"{folder} is a folder: a snapshot is read again with --mapping only",
        )
        raise click.UsageError(told)
    snapshot = open_snapshot(folder)
    return snapshot.read(reading.mapping) if reading.mapping else snapshot.census


def located(census: Census, lang: str) -> Census:
    """Return a census with its communes located, and say of how many structures they were."""
    found = locate(census)
    count, total = sum(map(_has_code, found)), sum(map(_tells_town, census))
    if not total:
        write_error(
            both(lang, "communes : aucune structure ne dit la sienne", "communes: no structure tells its")
        )
        return found
    write_error(
        both(
            lang,
            f"communes : {count} sur {total} trouvées dans le code officiel, qui en donne le département et"
            " la région (--no-locate pour s'en passer)",
            f"communes: {count} of {total} found in the official code, which gives their département and"
            " région (--no-locate to leave it)",
        )
    )
    return found


def _has_code(structure: Structure) -> bool:
    return any(site.insee for site in structure.sites)


def _tells_town(structure: Structure) -> bool:
    return any(site.insee or site.commune or site.address for site in structure.sites)
