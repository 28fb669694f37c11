"""Files that lie by columns: Parquet, Arrow and Feather."""

from __future__ import annotations

__all__: list[str] = []
