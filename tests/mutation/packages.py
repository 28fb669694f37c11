"""Which modules are changed, and which tests speak about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import attrs

__all__ = ["PACKAGES", "Package"]

_TESTS: Final = Path(__file__).parents[1]


@attrs.frozen(kw_only=True)
class Package:
    """Modules that are changed together.

    Args:
        modules: Patterns of them, from the folder of the sources.
        tests: Patterns of the tests that speak about them, from the folder of the tests.
        libraries: What those tests import that takes long to import.
    """

    modules: tuple[str, ...]
    tests: tuple[str, ...]
    libraries: tuple[str, ...] = ()

    def files(self, root: Path) -> list[Path]:
        """Return the modules."""
        return _found(root, self.modules)

    def test_files(self) -> list[Path]:
        """Return the files of tests."""
        return _found(_TESTS, self.tests)


def _found(root: Path, patterns: Iterable[str]) -> list[Path]:
    return [path for pattern in patterns for path in sorted(root.glob(pattern))]


PACKAGES: Final[Mapping[str, Package]] = {
    "vocabulary": Package(
        modules=("vocabulary/*.py", "labels.py"),
        tests=(
            *("vocabulary/test_*.py", "test_labels.py", "test_language_tags.py", "laws/test_label_laws.py"),
            *("criteria/test_*.py", "test_errors.py", "test_search.py"),
        ),
    ),
    "convert": Package(
        modules=("convert.py", "converters.py", "export/_converting.py"),
        tests=(
            *("test_convert.py", "test_structures.py", "test_actors.py", "test_places.py", "test_claims.py"),
            *("test_initiatives.py", "test_fields.py", "test_faults.py", "test_reading.py", "test_census.py"),
            *(
                "test_findings.py",
                "test_citations.py",
                "export/test_converting.py",
                "cli/test_verb_convert.py",
            ),
            *("laws/test_form_laws.py", "test_points.py"),
        ),
    ),
    "validation": Package(
        modules=("validation/**/*.py",),
        tests=(
            *("validation/test_*.py", "test_judge.py", "laws/test_verdict_laws.py"),
            *("laws/test_columnar_laws.py", "test_validators.py", "test_testing_plugin.py"),
            *("test_finding_codes.py", "export/test_schemas.py"),
        ),
        libraries=("duckdb", "jsonschema", "narwhals", "pandas", "polars", "pyarrow", "pyarrow.parquet"),
    ),
    "odsql": Package(
        modules=("explore/odsql/*.py",),
        tests=("explore/odsql/test_*.py", "explore/test_catalogue.py", "explore/test_explaining.py"),
    ),
}
"""The packages that are changed, by name."""
