"""Every code of a finding that reading, comparing, merging or writing a census may tell, and what it means.

A test compares it with the sources: a code that is not explained here cannot land.
"""

from __future__ import annotations

from typing import Final

from .censuses import OF_CENSUSES
from .code import Code, Codes
from .files import OF_FILES
from .mapping import OF_MAPPINGS
from .rows import OF_ROWS

__all__ = ["CODES", "Code"]

CODES: Final[Codes] = {**OF_FILES, **OF_MAPPINGS, **OF_ROWS, **OF_CENSUSES}
"""The codes, by what they are about, in the order in which a reading meets them."""
