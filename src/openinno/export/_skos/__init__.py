"""The vocabularies as SKOS: what is said once, as nodes, then written in Turtle or in JSON-LD."""

from __future__ import annotations

from .publishing import skos

__all__ = ["skos"]
