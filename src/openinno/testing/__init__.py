"""For the tests of whoever builds on us: strategies of words, records and rows, and a check that asserts.

Each name is loaded when it is first used: the plugin of pytest is in every run, and should cost it nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .fault import Fault
    from .faults import FAULTS
    from .faulty import faulty_rows, repeated_rows
    from .judged import assert_valid, rules_broken
    from .pieces import points, sites, words
    from .rows import valid_rows
    from .things import censuses, structures
    from .valid import VALID

__all__ = [
    "FAULTS",
    "VALID",
    "Fault",
    "assert_valid",
    "censuses",
    "faulty_rows",
    "points",
    "repeated_rows",
    "rules_broken",
    "sites",
    "structures",
    "valid_rows",
    "words",
]

_HOMES = {
    "fault": ("Fault",),
    "faults": ("FAULTS",),
    "faulty": ("faulty_rows", "repeated_rows"),
    "judged": ("assert_valid", "rules_broken"),
    "pieces": ("points", "sites", "words"),
    "rows": ("valid_rows",),
    "things": ("censuses", "structures"),
    "valid": ("VALID",),
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load a public name on first use."""
        from importlib import import_module

        for home, names in _HOMES.items():
            if name in names:
                value = getattr(import_module(f".{home}", __name__), name)
                globals()[name] = value
                return value
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
