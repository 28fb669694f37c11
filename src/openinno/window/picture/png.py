"""An SVG as PNG: drawn by a library that brings its own fonts and needs nothing of the system."""

from __future__ import annotations

from ..._optional import need

__all__ = ["as_png"]


def as_png(svg: str) -> bytes:
    """Return an SVG as PNG, a pixel a pixel.

    Raises:
        MissingExtra: ``vl_convert`` is not installed.
    """
    drawn: bytes = need("vl_convert", extra="picture").svg_to_png(svg, scale=1.0, ppi=72)
    return drawn
