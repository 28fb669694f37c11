"""Give the towns of the embedded census the centre of their commune, as the geography knows it.

python tools/locate_census.py, then python tools/checksums.py
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from openinno.geography import commune
from openinno.places import centre_of

CENSUS = Path(__file__).parents[1] / "src/openinno/_data/census.json"


def main() -> None:
    """Rewrite the file; run twice it changes nothing."""
    document = json.loads(CENSUS.read_text(encoding="utf-8"))
    for record in (*document["structures"], *document["actors"]):
        for site in record.get("sites", ()):
            if "insee" in site:
                locate(site)
    CENSUS.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def locate(site: dict[str, Any]) -> None:
    """Set the location of a site before its basis, where the order of the class has it."""
    location = centre_of(commune(site["insee"]))
    after: dict[str, Any] = {key: site.pop(key) for key in ("location", "basis", "sources") if key in site}
    after.pop("location", None)
    if location is not None:
        written: dict[str, Any] = msgspec.to_builtins(location)
        written["sources"] = [{"document": source.document} for source in location.sources]
        site["location"] = written
    site.update(after)


if __name__ == "__main__":
    main()
