"""Every named fault: for each rule that looks at one row, what breaks it and nothing that it depends on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .column_faults import COLUMN_FAULTS
from .fault import Fault
from .own_faults import OWN_FAULTS
from .place_faults import PLACE_FAULTS

__all__ = ["FAULTS"]

FAULTS: Final[Mapping[str, list[Fault]]] = {**COLUMN_FAULTS, **OWN_FAULTS, **PLACE_FAULTS}
"""What changes in the valid row, one fault at a time, by the code of the rule that it breaks."""
