"""Every target, by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fuzz.answers import ANSWERS
from fuzz.documents import DOCUMENTS
from fuzz.files import FILES
from fuzz.target import Target
from fuzz.texts import TEXTS

__all__ = ["TARGETS"]

TARGETS: Final[Mapping[str, Target]] = {
    target.name: target for target in (*DOCUMENTS, *FILES, *TEXTS, *ANSWERS)
}
"""The targets, by name."""
