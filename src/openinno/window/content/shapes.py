"""What a profile looks like on the map: a shape and a colour, so that neither is needed to tell it."""

from __future__ import annotations

from typing import Any, Final

from ...labels import Label
from ...structures import Structure
from ...vocabulary import Profile
from .texts import text

__all__ = ["SHAPES", "shape_of", "shapes"]

SHAPES: Final = ("circle", "square", "diamond", "triangle", "pentagon", "star", "ring")
"""The shapes of the six profiles in their order, then that of an unknown profile."""

_UNKNOWN: Final = Label("Profil inconnu", "Profile unknown")


def shapes() -> list[dict[str, Any]]:
    """Return the shapes of the legend."""
    keys = [*(profile.value for profile in Profile), "?"]
    labels = [*map(text, Profile), text(_UNKNOWN)]
    return [
        {"key": key, "label": label, "form": form, "colour": f"--profile-{number}"}
        for number, (key, label, form) in enumerate(zip(keys, labels, SHAPES, strict=True), 1)
    ]


def shape_of(structure: Structure) -> int:
    """Return the place of the shape of a structure: that of its first profile."""
    return structure.profiles[0].value.order - 1 if structure.profiles else len(SHAPES) - 1
