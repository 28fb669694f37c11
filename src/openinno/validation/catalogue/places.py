"""Where a structure stands: postcode, commune, département, région and point, each alone and together."""

from __future__ import annotations

from typing import Final

from ...findings import Severity
from ...labels import Label
from ..conditions import Matches
from ..rules import Rule

__all__ = ["PLACES"]

PLACES: Final = (
    Rule(
        code="postcode-shape",
        column="postcode",
        holds=Matches("postcode", "[0-9]{5}"),
        severity=Severity.ERROR,
        title=Label("Code postal à cinq chiffres", "Postcode of five digits"),
        reason=Label("Un code postal français a cinq chiffres.", "A French postcode has five digits."),
        text=Label("« {value} » n'a pas cinq chiffres", "“{value}” is not five digits"),
        fix=Label(
            "écrire cinq chiffres, avec le zéro du début", "write five digits, the leading zero included"
        ),
        source=Label("La Poste, base des codes postaux", "La Poste, list of postcodes"),
    ),
)
