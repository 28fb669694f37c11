"""What is said beside several indicators: what the study leaves untold, and how lists are read."""

from __future__ import annotations

from typing import Final

from ...labels import Label

__all__ = [
    "NATIONAL",
    "NO_BASE",
    "NO_DATE",
    "RECORDED",
    "SELECTED",
]

NATIONAL: Final = Label(
    "elle parcourt la France entière, sans prétendre tout recenser",
    "it goes over the whole of France, and does not claim to record everything",
)
RECORDED: Final = Label(
    "des structures recensées une à une, et non un échantillon tiré au sort",
    "structures recorded one by one, and no sample drawn by lot",
)
NO_DATE: Final = Label(
    "l'étude ne date pas ce chiffre (son classement s'arrête à mars 2020)",
    "the study does not date this figure (its ranking stops in March 2020)",
)
NO_BASE: Final = Label(
    "elle ne dit pas sur combien de structures il est calculé",
    "it does not say of how many structures it was made",
)
SELECTED: Final = Label(
    "elle ne retient que des structures qui répondent à ses trois critères",
    "it keeps only structures that meet its three criteria",
)
