"""Several contributors' censuses in one: the same structures brought together, nothing lost, doubts told."""

from __future__ import annotations

from .censuses import MergedCensus, merge
from .origins import Origin, Origins

__all__ = ["MergedCensus", "Origin", "Origins", "merge"]
