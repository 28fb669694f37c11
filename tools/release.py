"""Tell whether a tag may be released: the version, the changelog and the citation all say the same.

Run as ``python tools/release.py v1.0.0``; it exits with 1 and says what differs.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main(arguments: list[str]) -> int:
    """Compare a tag with what the repository says of itself."""
    if len(arguments) != 1:
        print("usage: python tools/release.py TAG, such as v1.0.0", file=sys.stderr)
        return 2
    faults = list(faults_of(arguments[0], ROOT))
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def faults_of(tag: str, root: Path) -> list[str]:
    """Return what keeps a tag from being released.

    Args:
        tag: The tag, ``v`` and the version.
        root: The folder of the repository.
    """
    version = tag.removeprefix("v")
    said = {
        "src/openinno/_version.py": rf'__version__: Final = "{re.escape(version)}"',
        "CITATION.cff": rf"(?m)^version: {re.escape(version)}$",
        "CHANGELOG.md": rf"(?m)^## {re.escape(version)} \([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}\)$",
    }
    faults = [] if tag.startswith("v") else [f"{tag}: a tag is v and the version"]
    for name, pattern in said.items():
        if not re.search(pattern, (root / name).read_text(encoding="utf-8")):
            faults.append(f"{name} does not say {version}")
    return faults


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
