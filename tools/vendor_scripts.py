"""Renew the scripts of others that the atlas carries: ``src/openinno/window/assets/vendor/``.

    python tools/vendor_scripts.py        get the packages with npm, take what the page needs, write its list

The page of the atlas asks nothing of anybody, so its scripts stand in it. What would make a browser fetch a
file is taken out here: the maps of sources, and the images of the style sheet. To renew a script, change its
version below; ``versions.json`` tells what came of it, and a test compares the files with it.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import attrs

VENDOR: Final = Path(__file__).parents[1] / "src/openinno/window/assets/vendor"

_SOURCE_MAP: Final = re.compile(r"^//# sourceMappingURL=.*\n?", re.MULTILINE)
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_FETCHING: Final = re.compile(r"^\s*[\w-]+:[^;{}]*url\([^;{}]*;\s*?\n", re.MULTILINE)


@attrs.frozen(kw_only=True)
class Script:
    """A package, what is taken from it, and the packages whose code stands in its files."""

    package: str
    version: str
    licence: str
    files: tuple[str, ...] = ()
    holds: tuple[Script, ...] = ()


SCRIPTS: Final = (
    Script(
        package="leaflet",
        version="1.9.4",
        licence="BSD-2-Clause",
        files=("dist/leaflet.js", "dist/leaflet.css"),
    ),
    Script(
        package="supercluster",
        version="9.1.0",
        licence="ISC",
        files=("dist/supercluster.min.js",),
        holds=(Script(package="kdbush", version="4.1.0", licence="ISC"),),
    ),
)


def main() -> None:
    """Write each file, and the list of them."""
    VENDOR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        listed = [told for script in SCRIPTS for told in _renewed(script, Path(folder))]
    _write("versions.json", json.dumps(listed, indent=2) + "\n")


def _renewed(script: Script, folder: Path) -> list[dict[str, object]]:
    """Write the files of a package and the licences of all that they hold; return what was written."""
    together = (script, *script.holds)
    members = {one: _Members(one, folder) for one in together}
    licences = {one: members[one].text("LICENSE") for one in together}
    # Whoever passes the page on passes these scripts on, and their licences ask to go with them.
    notice = "\n".join(f"{one.package} {one.version}\n\n{licences[one]}" for one in together)
    written: dict[Script, dict[str, str]] = {one: {} for one in together}
    for path in script.files:
        text = still(path, members[script].text(path))
        written[script][Path(path).name] = _write(Path(path).name, f"/*!\n{notice}*/\n{text}")
    for one in together:
        name = f"{one.package}.LICENSE.txt"
        written[one][name] = _write(name, licences[one])
    return [
        {"name": one.package, "version": one.version, "licence": one.licence, "files": written[one]}
        for one in together
    ]


class _Members:
    """The files of a package, as npm gives it."""

    def __init__(self, script: Script, folder: Path) -> None:
        name = f"{script.package}@{script.version}"
        command = ["npm", "pack", "--silent", "--pack-destination", str(folder), name]
        subprocess.run(command, check=True)  # noqa: S603 - our own arguments
        self._path = folder / f"{script.package}-{script.version}.tgz"

    def text(self, path: str) -> str:
        with tarfile.open(self._path) as archive:
            file = archive.extractfile(f"package/{path}")
            if file is None:
                raise SystemExit(f"{self._path.name}: {path} is not a file")
            return file.read().decode().replace("\r\n", "\n").strip() + "\n"


def still(name: str, text: str) -> str:
    r"""Return a file without what would make a browser fetch another.

    Args:
        name: Its name, whose end tells scripts from style sheets.
        text: What it holds.

    Examples:
        >>> still("a.css", "a {\n  color: red;\n  background-image: url(a.png);\n}")
        'a {\n  color: red;\n}\n'
    """
    changes: dict[str, Callable[[str], str]] = {
        ".js": lambda script: _SOURCE_MAP.sub("", script),
        ".css": lambda sheet: _FETCHING.sub("", _COMMENT.sub("", sheet)),
    }
    return changes.get(Path(name).suffix, str)(text).strip() + "\n"


def _write(name: str, text: str) -> str:
    temporary = VENDOR / f"{name}.tmp"
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(VENDOR / name)
    return hashlib.sha256(text.encode()).hexdigest()


if __name__ == "__main__":
    main()
