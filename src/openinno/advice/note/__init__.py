"""The note that goes into a deliberation: one content, written as a page, as Markdown and as JSON."""

from __future__ import annotations

__all__: list[str] = []
