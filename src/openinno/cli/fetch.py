"""``openinno fetch``: the census of a portal, in a file or as a dated snapshot."""

from __future__ import annotations

import sys
from typing import Final

import click

from ..census import Census
from ..explore.errors import IncompleteExport, UnknownDataset
from ..sources.mapping.declared import FieldMapping
from ..sources.portal import national
from ..sources.portal.fetching import fetch_census
from ..sources.snapshots.taking import take_snapshot
from ._files import (
    checked_form,
    checked_new,
    extra_option,
    force_option,
    out_option,
    write_census,
)
from ._findings import exit_code, tell_findings
from ._language import both
from ._output import command_of, counted_noun, has_bar, naming, write_error
from ._reading import PROPOSED, located, mapping_of, mapping_option, unlocated_option
from ._shell import in_shell

__all__ = ["command"]

_SAID_FIRST: Final = (PROPOSED, "columns-tried")
"""The findings that tell which column was taken for what, when nobody declared it."""


def command(lang: str) -> click.Command:
    """Make the verb in a language."""

    def run(
        dataset: str,
        portal: str,
        mapping: str | None,
        out: str | None,
        snapshot: str | None,
        unlocated: bool,
        extra: bool,
        force: bool,
    ) -> int:
        _check(out, snapshot, force=force, lang=lang)
        declared = mapping_of(mapping)
        if sys.stderr.isatty():
            write_error(both(lang, f"{portal} : {dataset}…", f"{portal}: {dataset}…"))
        try:
            census = _fetched(dataset, portal, declared, snapshot, lang)
        except IncompleteExport as error:
            # The portal was asked and answered: it is its data that is wrong.
            write_error(in_shell(error.message(lang), lang))
            return 1
        except UnknownDataset as error:
            write_error(in_shell(error.message(lang), lang))
            write_error(_datasets_of(portal, lang))
            return 2
        if out:
            census = census if unlocated else located(census, lang)
        tell_findings((one for one in census.findings if one.code not in _SAID_FIRST), lang)
        if out:
            write_census(census, out, lang, extra=extra)
        return exit_code(census)

    return command_of(
        lang,
        name="fetch",
        text=both(
            lang,
            "Récupérer un recensement sur un portail (API Explore v2.1) : dans un fichier (--out), ou tel"
            " quel dans un dossier daté (--snapshot). Sans JEU, le recensement national de la Caisse des"
            " Dépôts. Ce verbe utilise le réseau.",
            "Fetch a census from a portal (Explore API v2.1): to a file (--out), or as it is to a dated"
            " folder (--snapshot). Without DATASET, the national census of the Caisse des Dépôts. This verb"
            " uses the network.",
        ),
        params=[
            click.Argument(["dataset"], default=national.DATASET, metavar=both(lang, "[JEU]", "[DATASET]")),
            click.Option(
                ["--portal"],
                default=national.PORTAL,
                envvar="OPENINNO_PORTAL",
                metavar=both(lang, "HÔTE", "HOST"),
                help=both(
                    lang,
                    f"Hôte du portail ; {national.PORTAL} par défaut.",
                    f"Host of the portal; {national.PORTAL} by default.",
                ),
            ),
            mapping_option(lang),
            out_option(lang),
            click.Option(
                ["--snapshot"],
                metavar=both(lang, "DOSSIER", "FOLDER"),
                help=both(
                    lang,
                    "Garder dans ce dossier les données du jour, leur description, leur correspondance et"
                    " le recensement.",
                    "Keep in this folder the data of the day, its description, its mapping and the census.",
                ),
            ),
            unlocated_option(lang),
            extra_option(lang),
            force_option(lang),
        ],
        run=run,
        forms=(),
    )


def _check(out: str | None, snapshot: str | None, *, force: bool, lang: str) -> None:
    if out is None and snapshot is None:
        told = both(
            lang,
            "dites où écrire : --out recensement.json, ou --snapshot dossier",
            "say where to write: --out census.json, or --snapshot folder",
        )
        raise click.UsageError(told)
    if out is not None:
        checked_form(out, lang)
        checked_new(out, force, lang)


def _fetched(
    dataset: str, portal: str, mapping: FieldMapping | None, snapshot: str | None, lang: str
) -> Census:
    """Return the census, kept as a snapshot where that is asked for, and say what nobody declared."""
    if snapshot is None:
        census = fetch_census(dataset, portal=portal, mapping=mapping, progress=has_bar())
    else:
        with naming(snapshot):
            kept = take_snapshot(snapshot, dataset, portal=portal, mapping=mapping, progress=has_bar())
        census = kept.census
        rows = counted_noun(kept.manifest.rows, lang, "ligne", "row")
        held = counted_noun(len(census), lang, "structure", "structure")
        write_error(both(lang, f"{kept.path} : {rows}, {held}", f"{kept.path}: {rows}, {held}"))
    for one in census.findings:
        if one.code in _SAID_FIRST:
            write_error(one.message(lang))
        if one.code == PROPOSED:
            write_error(
                both(
                    lang,
                    "  pour la corriger : --snapshot la garde dans mapping.toml, que --mapping reprend",
                    "  to mend it: --snapshot keeps it in mapping.toml, which --mapping takes",
                )
            )
    return census


def _datasets_of(portal: str, lang: str) -> str:
    return both(
        lang,
        f"les jeux du portail : openinno portail jeux --portal {portal}",
        f"the datasets of the portal: openinno portal datasets --portal {portal}",
    )
