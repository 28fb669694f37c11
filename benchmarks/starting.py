"""What starting takes: importing openinno beside attrs and enum, its help beside an empty click program."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Final

from contests import Chapter, Contender, Contest

from openinno.labels import Label

EMPTY: Final = "import click\n@click.command()\ndef main(): pass\nmain()"
BOUND: Final = 1.3
"""How many times the other ours may take."""


def process(*arguments: str) -> Callable[[Path], Callable[[], float]]:
    """Return what runs a Python process and returns its processor time, in seconds."""

    def work() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime

    def ready(folder: Path) -> Callable[[], float]:
        work()  # the first run reads the disk
        return work

    return ready


def contest(code: str, title: Label, ours: Contender, other: Contender) -> Contest:
    """Return a contest of two commands."""
    return Contest(
        code=code,
        title=title,
        contenders=[ours, other],
        sizes=[1],
        main=1,
        costs=lambda seconds, around: {"cpu": seconds},
        rounds=31,
    )


CHAPTER: Final = Chapter(
    code="starting",
    title=Label("Démarrer", "Starting"),
    unit=Label("processus", "process"),
    prepare=lambda folder, size: nullcontext(),
    contests=[
        contest(
            "import",
            Label("Importer la bibliothèque", "Importing the library"),
            Contender(name="import openinno", ready=process("-c", "import openinno")),
            Contender(
                name="import attrs, enum",
                ready=process("-c", "import attrs, enum"),
                aims={"cpu": round(1 / BOUND, 2)},
            ),
        ),
        contest(
            "help",
            Label("Afficher l’aide de la commande", "Showing the help of the command"),
            Contender(name="openinno --help", ready=process("-m", "openinno", "--help")),
            Contender(
                name=Label("--help d’un programme click vide", "--help of an empty click program"),
                ready=process("-c", EMPTY, "--help"),
                aims={"cpu": round(1 / BOUND, 2)},
            ),
        ),
    ],
)
