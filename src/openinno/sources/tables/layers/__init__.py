"""Geographic files: KML, Shapefile and GeoPackage."""

from __future__ import annotations

__all__: list[str] = []
