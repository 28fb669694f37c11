"""How a report is written: one form a module, all of them from the same few facts of it.

Each form is written by a function of the report and a language; nothing is read, fetched or kept.
"""

from __future__ import annotations

__all__: list[str] = []
