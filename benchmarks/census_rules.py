"""One million rows of a census, rules of it, and the same rules as the best expressions of polars."""

from __future__ import annotations

import datetime
import random
from collections.abc import Mapping
from typing import Any, Final

from drawn import SEED

import openinno as oi
from openinno.findings import Severity
from openinno.labels import Label
from openinno.testing.numbers import siren_of, siret_of
from openinno.validation import Catalogue, Rule
from openinno.validation import conditions as say

TODAY: Final = datetime.date(2026, 11, 28)
NUMBERS: Final = ("latitude", "longitude")
MONTHS: Final = ("support_min_months", "support_max_months")
WORDS: Final[Mapping[str, list[str]]] = {
    "departement": sorted(one.code for one in oi.geography.departements()),
    "region": sorted(one.name for one in oi.geography.regions()),
    "status": sorted(one.value for one in oi.Status),
    "ownership": sorted(one.value for one in oi.Ownership),
}
LISTS: Final[Mapping[str, list[str]]] = {
    "types": sorted(one.value for one in oi.StructureType),
    "themes": sorted(one.value for one in oi.Theme),
}
SHAPES: Final = {
    "id": "[a-z0-9]+(?:-[a-z0-9]+)*",
    "siren": "[0-9]{9}",
    "siret": "[0-9]{14}",
    "postcode": "[0-9]{5}",
    "insee": "[0-9][0-9AB][0-9]{3}",
    "website": "https?://[^ ]+",
    "email": "[^@ ]+@[^@ ]+[.][a-z]{2,}",
    "phone": "[+]33[1-9][0-9]{8}",
    "opened": "[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?",
    "closed": "[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?",
}
BOXES: Final = {
    one.code: (west - 0.1, south - 0.1, east + 0.1, north + 0.1)
    for one in oi.geography.departements()
    for west, south, east, north in [one.bounds]
}
COLUMNS: Final = (
    *("id", "name", "siren", "siret", "postcode", "insee", "departement", "region", "latitude", "longitude"),
    *("website", "email", "phone", "opened", "closed", "status", "types", "themes", "ownership"),
    *MONTHS,
)


# the rules --------------------------------------------------------------------------------------------------


def rules() -> Catalogue:
    """Return the rules, as this library says them."""
    pair = (say.Present("latitude"), say.Present("longitude"))
    asked: list[tuple[str, say.Condition, list[str]]] = [
        ("id-missing", say.Present("id"), []),
        ("id-unique", say.Unique("id"), []),
        ("name-missing", say.Present("name"), []),
        *((f"{name}-shape", say.Matches(name, shape), []) for name, shape in SHAPES.items()),
        ("siren-luhn", say.Siren("siren"), ["siren-shape"]),
        ("siret-luhn", say.Siret("siret"), ["siret-shape"]),
        ("siret-of-siren", say.StartsWith("siret", "siren"), ["siret-shape", "siren-shape"]),
        *((f"{name}-word", say.OneOf(name, words), []) for name, words in WORDS.items()),
        *((f"{name}-words", say.OneOf(name, words), []) for name, words in LISTS.items()),
        ("insee-of-departement", say.StartsWith("insee", "departement"), ["insee-shape"]),
        ("latitude-bounds", say.Between("latitude", -90, 90), []),
        ("longitude-bounds", say.Between("longitude", -180, 180), []),
        ("point-pair", say.AnyOf(say.AllOf(*pair), say.AllOf(*map(say.Not, pair))), []),
        (
            "point-in-departement",
            say.Inside(latitude="latitude", longitude="longitude", code="departement", boxes=BOXES),
            [],
        ),
        ("dates-ordered", say.Ordered("opened", "closed"), []),
        ("opened-past", say.NoLaterThan("opened", TODAY.isoformat()), []),
        ("months-positive", say.Between("support_min_months", 0), []),
        ("months-ordered", say.NoMoreThan(*MONTHS), []),
        ("closed-dated", say.Implies(say.OneOf("status", ["closed"]), say.Present("closed")), []),
    ]
    text = Label("règle enfreinte : « {value} »", "rule broken: “{value}”")
    return Catalogue(
        rules=[
            Rule(
                code=code,
                column=next(iter(say.columns_of(holds))),
                holds=holds,
                severity=Severity.ERROR,
                title=text,
                reason=text,
                text=text,
                fix=text,
                after=after,
            )
            for code, holds, after in asked
        ]
    )


def expressions(unique: Any) -> dict[str, Any]:
    """Return the rules as the best expressions of polars that we know; what is not judged holds.

    What is ours in them is what this library does too: sums of digits by tables, lists by their different
    values, boxes by the number of their code.

    Args:
        unique: The expression by which an identifier is told to be the only one.
    """
    import polars as pl

    from openinno.validation.columnar.native import PolarsSpeech

    column, ours = pl.col, PolarsSpeech(pl)
    digits = {name: ours.digits(column(name), count) for name, count in (("siren", 9), ("siret", 14))}
    shape = {name: column(name).str.contains(rf"\A(?:{SHAPES[name]})\z") for name in SHAPES}
    shape |= {name: number.is_not_null() for name, number in digits.items()}
    shape["postcode"] = ours.digits(column("postcode"), 5).is_not_null()
    opened, closed = column("opened"), column("closed")
    box = ours.box_of(column("departement"), BOXES)
    held = {
        "id-missing": column("id").is_not_null(),
        "id-unique": unique | column("id").is_null(),
        "name-missing": column("name").is_not_null(),
        **{f"{name}-shape": shape[name] | column(name).is_null() for name in SHAPES},
        "siren-luhn": ours.luhn(digits["siren"], 9),
        "siret-luhn": ours.siret(digits["siret"]),
        "siret-of-siren": column("siret").str.starts_with(column("siren"))
        | ~shape["siren"]
        | ~shape["siret"],
        **{f"{name}-word": column(name).is_in(words) for name, words in WORDS.items()},
        **{f"{name}-words": ours.all_among(column(name), words) for name, words in LISTS.items()},
        "insee-of-departement": column("insee").str.starts_with(column("departement")) | ~shape["insee"],
        "latitude-bounds": column("latitude").is_between(-90, 90),
        "longitude-bounds": column("longitude").is_between(-180, 180),
        "point-pair": column("latitude").is_null() == column("longitude").is_null(),
        "point-in-departement": ours.inside(column("longitude"), column("latitude"), box, BOXES),
        "dates-ordered": (opened <= closed) | opened.str.starts_with(closed),
        "opened-past": (opened <= TODAY.isoformat()) | opened.str.starts_with(TODAY.isoformat()),
        "months-positive": column(MONTHS[0]) >= 0,
        "months-ordered": column(MONTHS[0]) <= column(MONTHS[1]),
        "closed-dated": (column("status") != "closed") | column("closed").is_not_null(),
    }
    return {code: one.fill_null(value=True) for code, one in held.items()}


# the rows ---------------------------------------------------------------------------------------------------


def rows(count: int, percent: float) -> Any:
    """Return a frame of rows, of which some have one fault, any of those that the rules know."""
    import polars as pl

    chance = random.Random(SEED)  # noqa: S311 - for a measure, the same every time
    communes = [one for one in oi.geography.communes() if one.point and one.departement]
    drawn = []
    for number in range(count):
        row = _row(number, chance, chance.choice(communes))
        if chance.random() * 100 < percent:
            _spoil(row, chance, number)
        drawn.append(tuple(row[name] for name in COLUMNS))
    types = {
        name: pl.Float64 if name in NUMBERS else pl.Int64 if name in MONTHS else pl.String for name in COLUMNS
    }
    return pl.DataFrame(drawn, schema=types, orient="row")


def _row(number: int, chance: random.Random, commune: Any) -> dict[str, Any]:
    establishment = siren_of(chance.randrange(10**8))
    opened = chance.randrange(1990, 2020)
    status = chance.choice(WORDS["status"])
    return {
        "id": f"tiers-lieu-{number}",
        "name": f"Tiers-lieu n° {number} de {commune.name}",
        "siren": establishment if chance.random() < 0.8 else None,
        "siret": siret_of(establishment, chance.randrange(10**4)) if chance.random() < 0.8 else None,
        "postcode": f"{chance.randrange(1000, 96000):05}",
        "insee": commune.code,
        "departement": commune.departement.code,
        "region": commune.departement.region.name,
        "latitude": commune.point.latitude,
        "longitude": commune.point.longitude,
        "website": f"https://lieu-{number}.example.fr" if chance.random() < 0.7 else None,
        "email": f"bonjour@lieu-{number}.example.fr" if chance.random() < 0.5 else None,
        "phone": f"+334{chance.randrange(10**8):08}" if chance.random() < 0.5 else None,
        "opened": f"{opened}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
        "closed": f"{opened + 5}-06" if status == "closed" else None,
        "status": status,
        "types": "|".join(chance.sample(LISTS["types"], chance.choice((1, 1, 2)))),
        "themes": "|".join(chance.sample(LISTS["themes"], chance.choice((0, 1, 2, 3)))) or None,
        "ownership": chance.choice(WORDS["ownership"]),
        "support_min_months": (least := chance.randrange(24)),
        "support_max_months": least + chance.randrange(24),
    }


FAULTS: Final[Mapping[str, tuple[Any, ...]]] = {
    "id": (None, "Le Lieu"),
    "name": (None,),
    "siren": ("12345678", "123456789", "+12345674"),
    "siret": ("1234567890123", "12345678901234", "35600000049838"),
    "postcode": ("7500", "75001\n"),
    "insee": ("7500", "99999"),
    "departement": ("00", "Rhône"),
    "region": ("Rhône",),
    "latitude": (123.0, None, 12.0),
    "longitude": (200.0, None, 42.0),
    "website": ("www.example.fr",),
    "email": ("bonjour",),
    "phone": ("04 78 00 00 00",),
    "opened": ("mai 2019", "2030", "2999-01-01"),
    "closed": ("1980", "hier"),
    "status": ("ouvert", "closed"),
    "types": ("fablab|", "nothing"),
    "themes": ("a|b",),
    "ownership": ("mine",),
    "support_min_months": (-1, 240),
}


def _spoil(row: dict[str, Any], chance: random.Random, number: int) -> None:
    name = chance.choice([*FAULTS, "twice"])
    if name == "twice":
        row["id"] = f"tiers-lieu-{max(number - 7, 0)}"
    else:
        row[name] = chance.choice(FAULTS[name])


def only_one() -> Any:
    """Return the faster of the expressions that tell an identifier to be the only one."""
    import polars as pl

    return pl.len().over("id") == 1
