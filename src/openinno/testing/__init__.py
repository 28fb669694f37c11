"""For the tests of whoever builds on us: strategies of words, records and rows, and a check that asserts.

Each name is loaded when it is first used: the plugin of pytest is in every run, and should cost it nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._late import late_names

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
    __getattr__ = late_names(__name__, _HOMES)


def __dir__() -> list[str]:
    return list(__all__)
