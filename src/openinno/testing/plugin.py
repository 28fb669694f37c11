"""The plugin of pytest: a census is checked by a test, and a test has a file of rows to be read.

Nothing of the library is loaded before a test asks for it.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from ..validation.report import Report

__all__ = ["assert_valid_census", "census_file"]


@pytest.fixture
def assert_valid_census() -> Callable[..., Report]:
    """Return what fails with the whole report unless a census is good enough: a file, rows, a table."""
    from .judged import assert_valid

    return assert_valid


@pytest.fixture
def census_file(tmp_path: Path) -> Callable[..., Path]:
    """Return what writes flat rows to a CSV file of the test's own, and gives its path."""

    def write(rows: Iterable[Mapping[str, Any]], name: str = "census.csv") -> Path:
        written = [dict(row) for row in rows]
        columns = dict.fromkeys(column for row in written for column in row)
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(columns))
            writer.writeheader()
            writer.writerows(written)
        return path

    return write
