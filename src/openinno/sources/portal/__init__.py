"""A census from an open-data portal: what is fetched, which columns it may have, and how its rows are read.

No module outside this folder knows the client of the portals.
"""

from __future__ import annotations

__all__: list[str] = []
