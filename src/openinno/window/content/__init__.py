"""What the page knows of a census, as plain values that become JSON.

A text is a pair, French then English, or a string where both are the same; whatever is chosen from a list is
told by its place in the list.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...census import Census
from ...criteria import assess
from ..kinds import KINDS
from ..outlines import outlines
from .communes import communes_around
from .credits import credits_of, scope_of
from .facets import page_facets
from .initiatives import initiatives_of
from .packing import Packer
from .places import regions
from .structures import Describer
from .texts import text

__all__ = ["content_of"]


def content_of(census: Census, *, lang: str = "fr", extra: bool = False) -> Mapping[str, Any]:
    """Return what the page knows of a census.

    Args:
        census: The census.
        lang: The language in which the page opens.
        extra: Whether cards show the columns that no attribute takes.

    Examples:
        >>> import openinno as oi
        >>> content = content_of(oi.embedded_census())
        >>> content["structures"][0]["name"], content["facets"][0]["values"][0]["label"]
        ('Waoup', ['Accélérateur', 'Accelerator'])
    """
    assessments = {structure.id: assess(structure) for structure in census}
    facets = page_facets(census, assessments)
    packer = Packer()
    describer = Describer(census=census, facets=facets, assessments=assessments, packer=packer, extra=extra)
    return {
        "lang": lang,
        "title": text(census.source.title),
        "scope": scope_of(census),
        "made": census.source.made,
        "credits": credits_of(census),
        "facets": [facet.content for facet in facets],
        "structures": [describer.content(structure) for structure in census],
        "shapes": [
            {"key": kind.key, "label": text(kind.label), "form": kind.form, "colour": f"--profile-{number}"}
            for number, kind in enumerate(KINDS, 1)
        ],
        "regions": regions(),
        "communes": communes_around(),
        "initiatives": initiatives_of(census, packer),
        "outlines": outlines(),
        "texts": packer.texts,
    }
