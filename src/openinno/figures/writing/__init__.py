"""The forms of indicators: JSON for programs, rows for tables, and a page for people."""

__all__: list[str] = []
