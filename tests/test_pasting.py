"""What a tutorial shows can be pasted block by block at the prompt of Python, as the copy button gives it."""

from __future__ import annotations

import re
from codeop import compile_command
from collections.abc import Iterator
from pathlib import Path

import pytest

TUTORIALS = sorted((Path(__file__).parents[1] / "docs/tutorial").glob("*.md"))
BLOCK = re.compile(r"^```\{doctest\}\n(.*?)^```", re.DOTALL | re.MULTILINE)
PROMPT = re.compile(r">>> |\.\.\. ")


def _blocks(page: Path) -> Iterator[list[str]]:
    """Yield the lines of each block that begin with a prompt, without it."""
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        yield [line[4:] for line in block.splitlines() if PROMPT.match(line)]


@pytest.mark.parametrize("page", TUTORIALS, ids=lambda page: page.stem)
def test_each_block_of_a_tutorial_can_be_pasted(page: Path) -> None:
    """A loop or a class ends its block: the prompt takes what follows it only behind a blank line."""
    for lines in _blocks(page):
        typed: list[str] = []
        for line in [*lines, ""]:
            typed.append(line)
            if compile_command("\n".join(typed)) is not None:
                typed.clear()

        assert typed == []
