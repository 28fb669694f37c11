"""``openinno doctor``: what is installed and set, and how a file is read, with how to say otherwise."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from ..errors import OpenInnoError
from ..labels import Label
from ..sources.mapping.targets import TARGETS
from ._installed import Extra, Variable, extras_of, variables_of, versions
from ._language import both
from ._layout import wrapped
from ._output import command_of, write_error, write_json, write_text
from ._read_as import read_as
from ._reading import mapping_option, reading_of, reading_options
from ._shell import as_typed, in_shell

__all__ = ["command"]

_CACHES = Label(
    "aucun : openinno ne garde rien d'un appel à l'autre",
    "none: openinno keeps nothing from one call to the next",
)


def command(lang: str) -> click.Command:
    """Make the verb in a language."""

    def run(file: str | None, form: str, **given: Any) -> int:
        extras, variables = tuple(extras_of()), tuple(variables_of(os.environ))
        told: Mapping[str, Any] | None = None
        try:
            told = None if file is None else read_as(file, reading_of(given), lang)
        except OpenInnoError as error:
            told = {"file": file, "error": in_shell(error.message(lang), lang)}
        if form == "json":
            write_json({**_as_json(extras, variables, lang), "file": told})
        else:
            write_text(_as_text(extras, variables, lang))
            write_text(_file_as_text(told, lang) if told else ())
        if told and "error" in told:
            write_error(told["error"])
            return 2
        return 0

    return command_of(
        lang,
        name="doctor",
        text=both(
            lang,
            "Dire les versions, les compléments installés et ceux qui manquent, les variables que voit"
            " openinno ; avec FICHIER, comment il se lit : genre, encodage, feuille, colonnes, ce qui a été"
            " supposé et comment dire autrement, correspondance, lignes.",
            "Tell the versions, the extras that are installed and those that are missing, the variables that"
            " openinno sees; with FILE, how it is read: kind, encoding, sheet, columns, what was assumed and"
            " how to say otherwise, mapping, rows.",
        ),
        params=[
            click.Argument(["file"], required=False, metavar=both(lang, "[FICHIER]", "[FILE]")),
            mapping_option(lang),
            *reading_options(lang),
        ],
        run=run,
        forms=("text", "json"),
    )


def _as_json(extras: Sequence[Extra], variables: Sequence[Variable], lang: str) -> dict[str, Any]:
    return {
        "versions": versions(),
        "extras": [
            {
                "name": one.name,
                "brings": one.brings.text(lang),
                "found": dict(one.found),
                "missing": list(one.missing),
                "command": one.command if one.missing else None,
            }
            for one in extras
        ],
        "environment": {one.name: one.told.text(lang) if one.told else None for one in variables},
        "caches": _CACHES.text(lang),
    }


def _as_text(extras: Sequence[Extra], variables: Sequence[Variable], lang: str) -> Iterator[str]:
    yield both(lang, "VERSIONS", "VERSIONS")
    for name, number in versions().items():
        yield f"  {name} {number}"
    yield ""
    yield both(lang, "COMPLÉMENTS", "EXTRAS")
    for one in extras:
        yield from wrapped(_extra(one, lang), indent="  ", hanging=2)
    yield ""
    yield both(lang, "VARIABLES", "VARIABLES")
    unset = both(lang, "non définie", "not set")
    for variable in variables:
        told = variable.told.text(lang) if variable.told else unset
        yield from wrapped(f"{variable.name}{both(lang, ' : ', ': ')}{told}", indent="  ", hanging=2)
    yield ""
    yield both(lang, "CACHES", "CACHES")
    yield from wrapped(_CACHES.text(lang), indent="  ")


def _extra(extra: Extra, lang: str) -> str:
    named = f"{extra.name} ({extra.brings.text(lang)})"
    if not extra.missing:
        found = ", ".join(f"{name} {number}" for name, number in extra.found.items())
        return both(lang, f"{named} : {found}", f"{named}: {found}")
    missing = ", ".join(extra.missing)
    return both(
        lang,
        f"{named} : IL MANQUE {missing} ; {extra.command}",
        f"{named}: MISSING {missing}; {extra.command}",
    )


def _file_as_text(told: Mapping[str, Any], lang: str) -> Iterator[str]:
    yield ""
    yield from wrapped(told["file"])
    for line in _how(told, lang):
        yield from wrapped(line, indent="  ", hanging=2)
    for one in told.get("assumed", ()):
        message, otherwise = one["message"], one["otherwise"]
        text = both(lang, f"{message} ; {otherwise}", f"{message}; {otherwise}") if otherwise else message
        yield from wrapped(text, indent="    ", bullet="- ")
    for line in _what(told, lang):
        yield from wrapped(line, indent="  ", hanging=2)
    for one in told.get("columns", ()):
        yield from wrapped(_column(one, lang), indent="    ", bullet="- ")


def _how(told: Mapping[str, Any], lang: str) -> Iterator[str]:
    if "kind" in told:
        yield both(lang, "genre : ", "kind: ") + told["kind"]
    if "snapshot" in told:
        kept = ", ".join(told["snapshot"].values())
        yield both(lang, f"instantané : {kept}", f"snapshot: {kept}")
    if "options" in told:
        options = " ".join(f"--{name} {as_typed(str(value))}" for name, value in told["options"].items())
        yield both(lang, f"lu comme par : {options}", f"read as by: {options}")
    if told.get("assumed"):
        yield both(lang, "ce qui a été trouvé ou supposé :", "what was found out or assumed:")


def _what(told: Mapping[str, Any], lang: str) -> Iterator[str]:
    if "mapping" in told:
        yield both(lang, "correspondance : ", "mapping: ") + told["mapping"]
    for name in told.get("ready", ()):
        yield both(
            lang,
            f"l'une des nôtres convient à ces colonnes : --mapping {name}",
            f"one of ours suits these columns: --mapping {name}",
        )
    if "structures" in told:
        rows, structures, refused = told["rows"], told["structures"], told.get("refused", 0)
        yield both(
            lang,
            f"lignes : {rows} ; structures : {structures} ; refusées : {refused}",
            f"rows: {rows}; structures: {structures}; refused: {refused}",
        )
    if told.get("findings"):
        codes = ", ".join(f"{code} {count}" for code, count in told["findings"].items())
        yield both(lang, f"constats : {codes}", f"findings: {codes}")
    if told.get("columns"):
        yield both(lang, "colonnes :", "columns:")


def _column(column: Mapping[str, Any], lang: str) -> str:
    letter = f" ({column['letter']})" if column["letter"] else ""
    attribute = column["attribute"]
    named = TARGETS[attribute].label.text(lang) if attribute in TARGETS else attribute
    return (
        f"{' '.join(column['name'].split())}{letter} → {named or both(lang, 'sans attribut', 'no attribute')}"
    )
