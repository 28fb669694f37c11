"""``python -m openinno`` is the command ``openinno``."""

from __future__ import annotations

from .cli import main

if __name__ == "__main__":
    main()
