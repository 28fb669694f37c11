"""``openinno diff``: what changed between two censuses or two snapshots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ..census import Census
from ..sources.differences.comparing import diff
from ._findings import exit_code
from ._language import both
from ._layout import wrapped
from ._output import command_of, write_text
from ._reading import Reading, is_folder, mapping_option, read, reading_of, reading_options

if TYPE_CHECKING:
    from ..sources.snapshots.snapshot import Snapshot

__all__ = ["command"]


def command(lang: str) -> click.Command:
    """Make the verb in a language."""

    def run(before: str, after: str, form: str, **given: Any) -> int:
        reading = reading_of(given)
        first, second = (_opened(file, reading, lang) for file in (before, after))
        found = diff(first, second)
        if form == "json":
            click.echo(found.to_json().encode(), nl=False)
        else:
            write_text(line for told in found.lines(lang) for line in wrapped(told, hanging=4))
        return exit_code(*(one if isinstance(one, Census) else one.census for one in (first, second)))

    return command_of(
        lang,
        name="diff",
        text=both(
            lang,
            "Dire ce qui a changé entre deux recensements, ou deux instantanés : ouvertures, fermetures,"
            " valeurs, colonnes, mots inconnus. Qu'une structure ne soit plus listée ne prouve pas qu'elle"
            " a fermé.",
            "Tell what changed between two censuses, or two snapshots: what opened, what closed, values,"
            " columns, unknown words. That a structure is not listed any more does not prove that it closed.",
        ),
        params=[
            click.Argument(["before"], metavar=both(lang, "AVANT", "BEFORE")),
            click.Argument(["after"], metavar=both(lang, "APRÈS", "AFTER")),
            mapping_option(lang),
            *reading_options(lang),
        ],
        run=run,
        forms=("text", "json"),
    )


def _opened(file: str, reading: Reading, lang: str) -> Snapshot | Census:
    """Return a snapshot, whose columns can be compared too, or a census."""
    if is_folder(file) and reading.mapping is None:
        from ..sources.snapshots.snapshot import open_snapshot

        return open_snapshot(file)
    return read(file, reading, lang).census
