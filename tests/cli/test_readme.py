"""The README keeps its word: its first screen runs, its verbs exist, its links lead somewhere."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from running import run

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", README, re.DOTALL)


def test_the_first_screen_of_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A newcomer who pastes it gets a map, a verdict, a figure and a recommendation."""
    monkeypatch.chdir(tmp_path)
    script = tmp_path / "first_screen.py"
    script.write_text(_blocks("python")[0], encoding="utf-8")

    known = run_path(str(script))

    assert {path.name for path in tmp_path.iterdir()} == {"map.html", "census.xlsx", script.name}
    assert "The profile that fits best is" in capsys.readouterr().out
    share: Any = known["share"]
    assert f"# {share.told()}, {share.counted()}, beside" in README


@pytest.mark.parametrize("line", [line for line in _blocks("console")[1].splitlines() if line])
def test_each_verb_of_the_readme_takes_the_options_that_it_shows(line: str) -> None:
    """A command that is copied from the README is understood."""
    _, *arguments = shlex.split(line, comments=True)

    verb = arguments[: 2 if arguments[0] == "portal" else 1]
    told = run(*verb, "--help")
    options = [word for word in arguments if word.startswith("-")]

    assert told.code == 0
    assert [option for option in options if option not in told.out] == []


def test_each_page_that_the_readme_names_is_there() -> None:
    """Its links lead to files of the project."""
    links = re.findall(r"\]\((?!http)([^)#]+)", README)

    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
