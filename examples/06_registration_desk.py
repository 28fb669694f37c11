"""Another tool on the same rules: the desk where places register with an association, and its register.

The forms are its own classes. Validators say what an answer must be, and rules of its own what the register
must be.

Run it with ``python examples/06_registration_desk.py``.
"""

from __future__ import annotations

from typing import Any

import attrs
from attrs import field
from attrs.validators import optional

import openinno as oi
from openinno import validators
from openinno.validation import Catalogue, Matches, Unique

FORMS: tuple[dict[str, Any], ...] = (
    {"number": "M-01", "name": "Le Hangar", "insee": "35288", "siret": "73282932000074", "themes": "énergie"},
    {"number": "M-02", "name": "La Cale", "insee": "29019", "siret": "732 829 320 00074", "themes": "santé"},
    {"number": "M-03", "name": "La Cabine", "insee": "35238", "website": "la-cabine.fr", "themes": "santé"},
    {"number": "M-04", "name": "La Grue", "insee": "56260", "themes": "énergie, mobilitée"},
    {"number": "7", "name": "La Navette", "insee": "35238", "siret": "73282932000074", "themes": "santé"},
)


def read_themes(typed: str) -> tuple[oi.Theme, ...]:
    """Read themes as people write them."""
    return tuple(oi.Theme.parse(word.strip()) for word in typed.split(","))


@attrs.frozen(kw_only=True)
class Registration:
    """What a place fills in."""

    number: str
    name: str
    insee: str = field(validator=validators.insee_code)
    siret: str | None = field(default=None, validator=optional(validators.siret))
    website: str | None = field(default=None, validator=optional(validators.url))
    themes: tuple[oi.Theme, ...] = field(
        converter=read_themes, validator=validators.each_of(validators.term_of(oi.Theme))
    )

    def row(self) -> dict[str, str | None]:
        """Return the registration as a row of the register."""
        themes = "|".join(theme.code for theme in self.themes)
        return {**attrs.asdict(self), "id": self.number, "themes": themes}


NUMBERED = oi.Rule(
    code="member-number",
    column="number",
    holds=Matches("number", "M-[0-9]{2}"),
    severity=oi.Severity.ERROR,
    title=oi.Label("Numéro d'adhérent", "Number of the member"),
    reason=oi.Label("Le numéro figure sur la carte.", "The number is on the card."),
    text=oi.Label("« {value} » n'est pas un numéro d'adhérent", "“{value}” is no number of a member"),
    fix=oi.Label("écrire M- et deux chiffres", "write M- and two digits"),
)
ONCE = oi.Rule(
    code="member-once",
    column="siret",
    holds=Unique("siret"),
    severity=oi.Severity.WARNING,
    title=oi.Label("Une adhésion par établissement", "One membership an establishment"),
    reason=oi.Label("La cotisation est due une fois.", "The fee is due once."),
    text=oi.Label("le SIRET {value} figure déjà au registre", "the SIRET {value} is in the register already"),
    fix=oi.Label("demander lequel des deux est le bon", "ask which of the two is right"),
)


def main() -> None:
    """Answer each form, then judge the register of those that were accepted."""
    register = [accepted for form in FORMS if (accepted := answered(form))]
    report = oi.check([one.row() for one in register], rules=Catalogue(rules=[NUMBERED, ONCE]))

    print(f"\nThe register of {len(register)} is in order: {report.ok}")
    for finding in report:
        print(f"- {finding.where}: {finding.message('fr')} → {finding.advice('fr')}")
    print("\nThe same for the build server:", report.junit("fr").count("<failure"), "failure in JUnit")


def answered(form: dict[str, Any]) -> Registration | None:
    """Return a registration, or tell the place in French what to write and return None."""
    try:
        registration = Registration(**form)
    except (oi.RecordError, oi.VocabularyError) as error:
        print(f"{form['name']}: {error.message('fr')}")
        return None
    print(f"{form['name']}: bienvenue")
    return registration


if __name__ == "__main__":
    main()
