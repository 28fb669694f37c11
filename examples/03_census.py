"""Filter and count the structures that the documents name, the unknown included.

Run it with ``python examples/03_census.py``.
"""

from __future__ import annotations

import openinno as oi


def main() -> None:
    """Count the embedded census, then look at the structures that work on health."""
    census = oi.embedded_census()
    print(census.source.scope)
    print()

    regions = census.facets("region")["region"]
    print(f"Régions, of {regions.base} structures:")
    for one in regions.values[:5]:
        print(f"- {one.label}: {one.count}")
    print(f"- unknown: {regions.unknown}")
    print()

    print("Structures that work on health, and what says so:")
    for structure in census.where(theme="santé"):
        claim = next(one for one in structure.themes if one.value is oi.Theme.HEALTH_AND_AGEING)
        print(f"- {structure.name}: {claim.basis.label('en')}, {claim.sources[0]}")


if __name__ == "__main__":
    main()
