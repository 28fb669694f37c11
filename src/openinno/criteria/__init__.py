"""Whether a structure meets the criteria of the study, and what says so.

The study kept the structures that meet three criteria together (002:L151-155), and looked at those that last
(002:L60). What a record does not say is unknown, never *no*: each judgement is met, not met or unknown, and
its evidence stands beside it.
"""

from __future__ import annotations

from .judging import assess
from .outcomes import Assessment, Evidence, Judgement

__all__ = ["Assessment", "Evidence", "Judgement", "assess"]
