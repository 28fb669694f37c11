"""What a mark stands for: a form and a colour a profile, so that neither is needed to tell it."""

from __future__ import annotations

from typing import Final

import attrs

from ..labels import Label
from ..structures import Structure
from ..vocabulary import Profile

__all__ = ["KINDS", "Kind", "kind_of"]


@attrs.frozen(kw_only=True)
class Kind:
    """What a mark stands for.

    Args:
        key: The code of the profile; ``?`` for none.
        label: What people call it.
        form: Its form.
    """

    key: str
    label: Label
    form: str


_FORMS: Final = ("circle", "square", "diamond", "triangle", "pentagon", "star")
KINDS: Final = (
    *(
        Kind(key=profile.value, label=Label(profile.label("fr"), profile.label("en")), form=form)
        for profile, form in zip(Profile, _FORMS, strict=True)
    ),
    Kind(key="?", label=Label("Profil inconnu", "Profile unknown"), form="ring"),
)
"""The six profiles in their order, then the unknown."""


def kind_of(structure: Structure) -> int:
    """Return the place in :data:`KINDS` of the main profile of a structure, of the last one where unknown."""
    return structure.profiles[0].value.order - 1 if structure.profiles else len(KINDS) - 1
