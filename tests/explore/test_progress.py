"""How far an export has come: told to whom it is wanted by, drawn on a terminal only."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from openinno.errors import MissingExtra
from openinno.explore.export.progress import Progress, shown

SOME = Progress(received=500, rows=5, total=10)


class Screen(io.StringIO):
    """A terminal that keeps what is drawn."""

    def isatty(self) -> bool:
        """Say that it is one."""
        return True


def test_who_shows_it_himself_is_told() -> None:
    """What is given is called, as it is."""
    told = list[Progress]()

    with shown(told.append, "rows.csv") as tell:
        assert tell is not None
        tell(SOME)

    assert told == [SOME]


@pytest.mark.parametrize("wanted", [True, False])
def test_nothing_is_drawn_where_nobody_looks(wanted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a file or a pipe, a bar is rubbish."""
    monkeypatch.setattr(sys, "stderr", io.StringIO())

    with shown(wanted, "rows.csv") as tell:
        assert tell is None


@pytest.mark.parametrize(
    "progress",
    [
        SOME,
        Progress(received=0, rows=0, total=0),
        Progress(received=10, rows=None, total=7),
        Progress(received=10, rows=3, total=None),
        Progress(received=10, rows=9, total=3, tries=2),
    ],
    ids=str,
)
def test_a_bar_is_drawn_on_a_terminal(progress: Progress, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the name as it is, and whatever is known of the rows."""
    pytest.importorskip("rich")
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")

    with shown(True, "[red]rows.csv") as tell:
        assert tell is not None
        tell(progress)

    assert "[red]rows.csv" in screen.getvalue()


def test_a_bar_without_what_draws_it_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only where one was asked for, on a terminal."""
    monkeypatch.setattr(sys, "stderr", Screen())

    def missing(name: str) -> None:
        raise ModuleNotFoundError(name, name="rich")

    monkeypatch.setattr("openinno._optional.import_module", missing)
    with pytest.raises(MissingExtra, match="progress"), shown(True, str(Path("rows.csv"))):
        pass
