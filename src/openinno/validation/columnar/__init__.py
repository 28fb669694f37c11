"""The second reading of a rule: on a whole table, by the engine that holds it; only faulty rows leave it.

Each module says one thing: what judges each kind of table (``engines``), what their cells are to rules
(``prepared``), what a condition is as an expression (``reading``, in the words of ``speech`` or, for polars,
of ``native``), what must be looked up by its different values (``values``), how rules are staged
(``stages``), and how what was found becomes a report (``judged``).
"""

from __future__ import annotations

from ...frames import is_table
from .files import scan
from .judged import judge_table

__all__ = ["is_table", "judge_table", "scan"]
