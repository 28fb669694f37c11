"""Files as tables: columns with their names, rows of cells with their positions, and what was doubtful.

Nothing here knows a word of the subject: what the cells mean is told by a mapping.
"""

from __future__ import annotations

__all__: list[str] = []
