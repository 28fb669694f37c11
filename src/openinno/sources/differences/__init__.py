"""What changed between two censuses, or two snapshots of one."""

from __future__ import annotations

__all__: list[str] = []
