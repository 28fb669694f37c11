"""Serve the portal in the foreground: ``python -m portal``."""

from __future__ import annotations

from .serve import main

main()
