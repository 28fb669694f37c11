"""The benchmarks: what they kept is of the contests that there are, and they run."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
KEPT = json.loads((BENCHMARKS / "results.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", KEPT["chapters"])
def test_what_was_kept_is_of_the_contests_that_there_are(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A contest that comes, goes or gets another name is measured before the page is made of it."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    chapter: Any = importlib.import_module(code).CHAPTER

    kept = {
        one["code"]: [who["name"]["en"] for who in one["contenders"]]
        for one in KEPT["chapters"][code]["contests"]
    }

    assert kept == {one.code: [who.name.en for who in one.contenders] for one in chapter.contests}


@pytest.mark.parametrize("code", KEPT["chapters"])
def test_every_contender_was_measured_where_it_was_asked(code: str) -> None:
    """We at every size, the others up to the largest that they are asked; and nothing took no time."""
    for contest in KEPT["chapters"][code]["contests"]:
        ours, *_ = contest["contenders"]
        assert str(contest["main"]) in ours["sizes"]
        for who in contest["contenders"]:
            assert [*who["sizes"]] == [*ours["sizes"]][: len(who["sizes"])] != []
            for rounds in who["sizes"].values():
                assert rounds
                assert all(max(one.values()) > 0 for one in rounds)


def test_a_chapter_that_needs_nobody_else_runs(tmp_path: Path) -> None:
    """The command measures, prints, and keeps what it measured."""
    results = tmp_path / "results.json"
    asked = ["--small", "--rounds", "1", "--only", "starting", "--results", str(results)]

    done = subprocess.run(
        [sys.executable, str(BENCHMARKS), *asked], check=True, capture_output=True, text=True
    )

    kept = json.loads(results.read_text(encoding="utf-8"))["chapters"]["starting"]
    assert kept["contests"][0]["contenders"][1]["sizes"]["1"][0]["cpu"] > 0
    assert "times ours" in done.stdout
