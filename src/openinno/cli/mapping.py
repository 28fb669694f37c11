"""``openinno mapping``: propose which column is which attribute, or tell how a mapping fits a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
import click

from ..sources.files import read_table
from ..sources.flat_tables import about_of, is_flat
from ..sources.kinds import is_own_document, kind_of
from ..sources.mapping.declared import FieldMapping
from ..sources.mapping.files.toml import mapping_to_toml
from ..sources.mapping.proposing.making import propose
from ..sources.mapping.proposing.proposal import Proposal
from ..sources.mapping.proposing.reasons import Reason
from ..sources.mapping.report import MappingReport
from ..sources.mapping.targets import TARGETS
from ..sources.reported import read_reported
from ..sources.tables.options import TableOptions
from ..sources.tables.table import Table
from ..sources.template.mapping import template_in
from ._choices import FORMS, Choice
from ._findings import exit_code, tell_findings
from ._language import both
from ._layout import wrapped
from ._output import command_of, harmless, write_error, write_json, write_text
from ._reading import mapping_of, options_of, reading_options
from ._shell import as_typed

__all__ = ["command"]

_FORMS = ("toml", "text", "json")


def command(lang: str) -> click.Command:
    """Make the verb in a language."""

    def run(file: str, mapping: str | None, form: str | None, **given: Any) -> int:
        options = options_of(given)
        declared = mapping_of(mapping)
        if declared is None:
            _write_proposal(_proposed(file, options, lang), form or "toml", file, lang)
            return 0
        return _write_fit(file, declared, options, form or "text", lang)

    return command_of(
        lang,
        name="mapping",
        text=both(
            lang,
            "Proposer quelle colonne de FICHIER est quel attribut d'une structure, avec les raisons, pour"
            " qu'une personne le relise : openinno correspondance lieux.csv > lieux.toml. Avec --mapping,"
            " dire comment une correspondance convient au fichier.",
            "Propose which column of FILE is which attribute of a structure, with the reasons, for a person"
            " to read: openinno mapping places.csv > places.toml. With --mapping, tell how a mapping fits"
            " the file.",
        ),
        params=[
            click.Argument(["file"], metavar=both(lang, "FICHIER", "FILE")),
            click.Option(
                ["--mapping"],
                metavar=both(lang, "FICHIER|NOM", "FILE|NAME"),
                help=both(
                    lang,
                    "Correspondance à essayer, un fichier .toml ou l'une des nôtres, au lieu d'en proposer.",
                    "Mapping to try, a .toml file or one of ours, instead of proposing one.",
                ),
            ),
            *reading_options(lang),
            click.Option(
                ["--format", "form"],
                type=Choice(lang, _FORMS, FORMS),
                help=both(
                    lang,
                    "Forme de la sortie : toml (par défaut), text (par défaut avec --mapping) ou json.",
                    "Form of the output: toml (the default), text (the default with --mapping) or json.",
                ),
            ),
        ],
        run=run,
        forms=(),
    )


def _proposed(file: str, options: TableOptions, lang: str) -> Proposal:
    path = Path(file)
    if path.is_file() and _is_own(path, options):
        raise _needs_none(file, lang)
    table = read_table(file, options)
    if _is_ours(path, table, options):
        raise _needs_none(file, lang)
    return propose(table)


def _is_own(path: Path, options: TableOptions) -> bool:
    return kind_of(path, options.kind)[0].name in {"json", "jsonl"} and is_own_document(path)


def _is_ours(path: Path, table: Table, options: TableOptions) -> bool:
    """Tell whether a table is one that openinno made the columns of."""

    def read_sheet(sheet: str) -> Table:
        return read_table(path, attrs.evolve(options, sheet=sheet))

    about = about_of(path, kind_of(path, options.kind)[0].name)
    return is_flat(table, about=about) or template_in(table, read_sheet) is not None


def _needs_none(file: str, lang: str) -> click.UsageError:
    return click.UsageError(
        both(
            lang,
            f"{file} a la forme qu'openinno écrit et se lit sans correspondance",
            f"{file} has the form that openinno writes, and is read without a mapping",
        )
    )


def _write_proposal(proposal: Proposal, form: str, file: str, lang: str) -> None:
    if form == "json":
        write_json(_proposal_as_json(proposal, lang))
    elif form == "text":
        write_text(_proposal_as_text(proposal, lang))
    else:
        _write_toml(proposal.to_toml(lang))
        if sys.stdout.isatty():
            command = both(lang, "pour la garder : openinno correspondance", "to keep it: openinno mapping")
            write_error(f"{command} {as_typed(file)} > {as_typed(f'{Path(file).stem}.toml')}")
    if not {"name", "id"}.intersection(proposal.mapping.named().values()):
        write_error(
            both(
                lang,
                "aucune colonne ne semble être le nom : dites laquelle, sans quoi rien ne se lit",
                "no column looks like the name: say which one it is, without which nothing is read",
            )
        )


def _write_toml(text: str) -> None:
    # TOML is UTF-8, whatever the terminal.
    click.echo(harmless(text).encode("utf-8", "backslashreplace"), nl=False)


def _proposal_as_text(proposal: Proposal, lang: str) -> Iterator[str]:
    for one in proposal.reasons:
        yield from wrapped(f"{' '.join(one.column.split())} → {_taken(one, lang)}")
        yield from wrapped(one.why.text(lang), indent="    ")


def _taken(reason: Reason, lang: str) -> str:
    if reason.attribute is None:
        return both(lang, "sans attribut", "no attribute")
    named = f"{TARGETS[reason.attribute].label.text(lang)} ({reason.attribute})"
    return f"{named}, {reason.confidence.label.text(lang)}" if reason.confidence else named


def _proposal_as_json(proposal: Proposal, lang: str) -> Mapping[str, Any]:
    return {
        "file": proposal.file,
        "rows": proposal.rows,
        "columns": [
            {
                "column": one.column,
                "attribute": one.attribute,
                "confidence": one.confidence.value if one.confidence else None,
                "why": one.why.text(lang),
                "others": list(one.others),
                "unknown": list(one.unknown),
            }
            for one in proposal.reasons
        ],
    }


def _write_fit(file: str, mapping: FieldMapping, options: TableOptions, form: str, lang: str) -> int:
    found = read_reported(file, mapping=mapping, options=options)
    report = found.report or MappingReport()
    if form == "toml":
        _write_toml(mapping_to_toml(mapping))
    elif form == "json":
        write_json(_report_as_json(report, lang))
    else:
        write_text(line for told in report.lines(lang) for line in wrapped(told, hanging=4))
    tell_findings(found.census.findings, lang)
    return exit_code(found.census)


def _report_as_json(report: MappingReport, lang: str) -> Mapping[str, Any]:
    return {
        "rows": report.rows,
        "structures": report.structures,
        "refused": report.refused,
        "matched": [
            {"column": one.name, "letter": one.letter, "attribute": one.to}
            | {"filled": one.filled, "unread": one.unread}
            for one in report.matched
        ],
        "missing": list(report.missing),
        "kept": list(report.kept),
        "ignored": list(report.ignored),
        "personal": [{"column": one.name, "why": one.why.text(lang)} for one in report.personal],
    }
