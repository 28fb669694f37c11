"""What a release says of itself: the same version everywhere, actions pinned, nothing secret."""

from __future__ import annotations

import re
import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

from openinno import __version__

ROOT = Path(__file__).parents[1]
SAID = {
    "src/openinno/_version.py": '__version__: Final = "1.2.3"\n',
    "CITATION.cff": "cff-version: 1.2.0\nversion: 1.2.3\n",
    "CHANGELOG.md": "# Changelog\n\n## 1.2.3 (2027-01-31)\n",
}


@pytest.fixture
def faults_of() -> Callable[[str, Path], list[str]]:
    """Return what tells whether a tag may be released."""
    found: Callable[[str, Path], list[str]] = runpy.run_path(str(ROOT / "tools/release.py"))["faults_of"]
    return found


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a folder that says 1.2.3 everywhere."""
    for name, text in SAID.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_a_tag_that_all_agree_on_may_be_released(
    faults_of: Callable[[str, Path], list[str]], repository: Path
) -> None:
    """Version, citation and dated changelog say the same."""
    assert faults_of("v1.2.3", repository) == []


@pytest.mark.parametrize("name", SAID)
def test_a_file_that_says_another_version_keeps_a_tag_back(
    faults_of: Callable[[str, Path], list[str]], repository: Path, name: str
) -> None:
    """The fault names the file."""
    path = repository / name
    path.write_text(path.read_text(encoding="utf-8").replace("1.2.3", "1.2.4"), encoding="utf-8")

    assert faults_of("v1.2.3", repository) == [f"{name} does not say 1.2.3"]


def test_a_changelog_without_a_date_keeps_a_tag_back(
    faults_of: Callable[[str, Path], list[str]], repository: Path
) -> None:
    """What is unreleased is not released."""
    (repository / "CHANGELOG.md").write_text("## 1.2.3 (unreleased)\n", encoding="utf-8")

    assert faults_of("v1.2.3", repository) == ["CHANGELOG.md does not say 1.2.3"]


def test_a_tag_has_its_letter(faults_of: Callable[[str, Path], list[str]], repository: Path) -> None:
    """``1.2.3`` alone is no tag of a release."""
    assert faults_of("1.2.3", repository) == ["1.2.3: a tag is v and the version"]


def test_the_citation_cites_this_version() -> None:
    """Whoever cites names what they used."""
    assert f"\nversion: {__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_the_workflows_pin_every_action() -> None:
    """An action is a commit, with its tag beside it: a tag can be moved, a commit cannot."""
    used = [
        line.split("uses:")[1].strip()
        for path in (ROOT / ".github/workflows").glob("*.yml")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    ]

    assert used
    assert all(re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40} # v[0-9.]+", one) for one in used)


def test_the_workflows_hold_no_secret() -> None:
    """Publishing rests on who the workflow is, not on a password."""
    for path in (ROOT / ".github/workflows").glob("*.yml"):
        assert "secrets." not in path.read_text(encoding="utf-8")
