"""How far an export has come: a value for those who show it themselves, and a bar on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

import attrs

from ..._optional import need

__all__ = ["OnProgress", "Progress", "shown"]


@attrs.frozen(kw_only=True)
class Progress:
    """How far an export has come.

    Args:
        received: Bytes received of this try, decompressed.
        rows: Rows received, where the format lets them be counted on the way.
        total: Rows that the portal counts; None where it does not tell.
        tries: Tries before this one that broke.

    Examples:
        >>> import pathlib, tempfile
        >>> seen, path = [], pathlib.Path(tempfile.mkdtemp(), "structures.jsonl")
        >>> _ = client.export("structures", path, progress=seen.append)
        >>> seen[-1].rows, seen[-1].total, seen[-1].received == path.stat().st_size
        (51, 51, True)

        Here ``client`` asks a small portal on this machine.
    """

    received: int
    rows: int | None
    total: int | None
    tries: int = 0


OnProgress: TypeAlias = Callable[[Progress], None]


@contextmanager
def shown(progress: bool | OnProgress, title: str) -> Iterator[OnProgress | None]:
    """Give what to tell the progress to: a bar on a terminal, what the user gave, or nothing.

    Raises:
        MissingExtra: A bar is asked for, on a terminal, and rich is not installed.
    """
    if callable(progress):
        yield progress
    elif progress and sys.stderr.isatty():
        with _bar(title) as tell:
            yield tell
    else:
        yield None


@contextmanager
def _bar(title: str) -> Iterator[OnProgress]:
    rich = need("rich.progress", extra="progress")
    console = need("rich.console", extra="progress").Console(stderr=True)
    columns = (
        rich.TextColumn("{task.description}", markup=False),
        rich.BarColumn(),
        rich.DownloadColumn(),
        rich.TransferSpeedColumn(),
        rich.TextColumn("{task.fields[rows]}"),
    )
    with rich.Progress(*columns, console=console) as bar:
        task = bar.add_task(title, total=None, rows="")

        def tell(progress: Progress) -> None:
            rows = "" if progress.rows is None else f"{progress.rows}"
            told = rows and progress.total is not None
            # The size is not known beforehand: the share of the rows stands for it.
            share = progress.rows / progress.total if told and progress.total and progress.rows else None
            total = progress.received / share if share else None
            of = f"/{progress.total}" if told else ""
            bar.update(task, completed=progress.received, total=total, rows=rows + of)

        yield tell
