"""Renew the checksums in ``src/openinno/_data/README.md`` after a data file has changed."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

DATA = Path(__file__).parents[1] / "src/openinno/_data"


def main() -> None:
    """Write the sha256 of each data file into its row of the table."""
    readme = DATA / "README.md"
    text = readme.read_text(encoding="utf-8")
    for file in sorted([*DATA.glob("*.json"), *DATA.glob("*.json.xz"), *DATA.glob("mappings/*.toml")]):
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        name = file.relative_to(DATA).as_posix()
        text = re.sub(rf"(\| `{re.escape(name)}` \|.*\| `)[0-9a-f]*(` \|)", rf"\g<1>{digest}\g<2>", text)
    temporary = readme.with_suffix(".tmp")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(readme)


if __name__ == "__main__":
    main()
