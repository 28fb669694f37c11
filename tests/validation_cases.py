"""A row without a fault, and for each rule rows with one fault: what a rule must tell and nothing else.

They are those that ``openinno.testing`` gives to everybody, with the edges of the day of these tests.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Final

from openinno.cells import Cell
from openinno.testing.fault import Fault as Case
from openinno.testing.faults import FAULTS
from openinno.testing.valid import VALID

__all__ = ["CASES", "PAIRS", "TODAY", "VALID", "Case", "faulty_rows"]

TODAY: Final = datetime.date(2026, 11, 28)

_NO_STATUS: Final = dict.fromkeys(("status", "status_basis", "status_sources"))
_EDGES: Final[Mapping[str, list[Case]]] = {
    "opened-to-come": [
        Case({"opened": "2027"}),
        Case({**_NO_STATUS, "opened": "2026-12"}, also=("status-missing",)),
    ],
    "closed-to-come": [Case({"closed": "2027-01", "status": "closed"})],
}

CASES: Final[Mapping[str, list[Case]]] = {
    code: [*faults, *_EDGES.get(code, ())] for code, faults in FAULTS.items()
}
"""The rules that look at one row: what changes in the valid row, one fault at a time."""


def _pair(**other: Cell) -> tuple[Mapping[str, Cell], Mapping[str, Cell]]:
    """Return two rows that share what one of them has not changed."""
    apart: dict[str, Cell] = {"id": "other", "name": "Autre lieu", "siret": "73282932000017"}
    return VALID, {**VALID, **apart, **other}


PAIRS: Final[Mapping[str, tuple[Mapping[str, Cell], Mapping[str, Cell]]]] = {
    "id-unique": _pair(id="tuba"),
    "name-unique": _pair(name="T.u.b.à"),
    "siret-unique": _pair(siret="73282932000074"),
}
"""The rules that compare rows: two rows that break one together, and nothing else."""


def faulty_rows() -> Iterator[tuple[str, dict[str, Cell], Case]]:
    """Yield each code with a row that breaks it, and the case."""
    for code, cases in CASES.items():
        for case in cases:
            yield code, {**VALID, **case.change}, case
