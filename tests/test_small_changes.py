"""The small changes of which tests are to notice each: what is changed, and what is left as it is."""

from __future__ import annotations

import ast
from pathlib import Path
from textwrap import dedent

import pytest
from mutation.changes import changed, mutants_of


def module(folder: Path, text: str) -> Path:
    """Write a module."""
    path = folder / "one.py"
    path.write_text(dedent(text), encoding="utf-8")
    return path


def bodies(folder: Path, line: str) -> list[str]:
    """Return the last line of a function with each change made."""
    path = module(folder, f"def one(a, b):\n    {line}\n")
    trees = [changed(path, mutant.number) for mutant in mutants_of(path, folder)]
    return [ast.unparse(tree).splitlines()[-1].strip() for tree in trees]


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ("a = not b", ["a = not not b"]),
        ("a = -b", ["a = +b"]),
        ("a = b < 3", ["a = b <= 3", "a = b < 4"]),
        ("a = a and b", ["a = a or b"]),
        ("return b", ["return None"]),
        ("a.do()", ["pass"]),
        ("a = 'word'", ["a = 'wordXX'"]),
        ("a = b if a else 0", ["a = b if not a else 0", "a = b if a else 1"]),
        ("a: int = cast('int', b)", []),
        ("a = Label('un mot', 'mot')", []),
        ("a = 'two words'", []),
    ],
)
def test_a_change_is_of_one_place(tmp_path: Path, line: str, made: list[str]) -> None:
    """Whatever runs is changed in each way once; texts for people and types are not."""
    assert bodies(tmp_path, line) == made


def test_what_runs_at_import_is_left(tmp_path: Path) -> None:
    """Only bodies of functions are changed: nothing else is put in place while tests run."""
    path = module(
        tmp_path,
        'A = 1\n\n\nclass B:\n    """B."""\n\n    c: int = 2\n\n    def d(self, e=3):\n        """D."""\n',
    )

    assert mutants_of(path, tmp_path) == []


def test_a_change_is_called_the_same_wherever_its_line_moves(tmp_path: Path) -> None:
    """What was judged stays judged; of those alike in a function, each has a name of its own."""
    text = "def one(a):\n    a(1)\n    a(1)\n"
    before = [mutant.key for mutant in mutants_of(module(tmp_path, text), tmp_path)]
    after = [mutant.key for mutant in mutants_of(module(tmp_path, f"B = 1\n\n\n{text}"), tmp_path)]

    assert before == after
    assert len(set(before)) == len(before) == 4
