"""Structures as a census would hold them, drawn the same every time; and spoilt ones."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from typing import Any, Final

import openinno as oi

SEED: Final = 2020


def structures(count: int) -> Iterator[oi.Structure]:
    """Draw structures as a census would hold them."""
    chance = random.Random(SEED)  # noqa: S311 - for a measure, the same every time
    towns = [site for one in oi.embedded_census() for site in one.sites]
    for number in range(count):
        source = oi.Source(document="002", line=chance.randrange(1, 500))
        yield oi.Structure(
            id=f"structure_{number}",
            name=f"Tiers-lieu n° {number} de la Métropole",
            description="Un lieu où l'on se rencontre, fabrique et apprend. " * chance.randrange(1, 4),
            profiles=[claim(chance, oi.Profile, source)],
            types=[claim(chance, oi.StructureType, source)],
            themes=[claim(chance, oi.Theme, source) for _ in range(chance.randrange(3))],
            levels=[claim(chance, oi.Level, source) for _ in range(chance.randrange(2))],
            support=list(oi.Support) if chance.random() < 0.5 else [],
            support_min_months=3 if chance.random() < 0.3 else None,
            support_max_months=18 if chance.random() < 0.3 else None,
            ownership=claim(chance, oi.Ownership, source),
            activities=[claim(chance, oi.Activity, source) for _ in range(chance.randrange(3))],
            publics=[claim(chance, oi.Public, source) for _ in range(chance.randrange(3))],
            partner_names=["Région Bretagne", "Université"] if chance.random() < 0.3 else [],
            status=oi.Status.ACTIVE,
            opened=oi.partial_date(f"{chance.randrange(1990, 2020)}-05"),
            siren=f"{chance.randrange(10**9):09}",
            contact=oi.Contact(website=f"https://lieu-{number}.example.fr"),
            sites=[chance.choice(towns)],
            sources=[source],
        )


def claim(chance: random.Random, words: type[oi.Term], source: oi.Source) -> oi.Claim[Any]:
    """Draw a claim."""
    return oi.Claim(value=chance.choice(list(words)), basis=oi.Basis.STATED, sources=(source,))


FAULTS: Final[tuple[Callable[[dict[str, Any]], None], ...]] = (
    lambda row: row.pop("name"),
    lambda row: row.update(name="  "),
    lambda row: row.update(siren=123456789),
    lambda row: row.update(opened="mai 2019"),
    lambda row: row.update(support_min_months=-1),
    lambda row: row["profiles"][0].update(value="pepiniere"),
    lambda row: row["sites"][0].update(commune=3),
    lambda row: row.update(printed_names="TUBA"),
    lambda row: row.update(contact="contact@example.fr", opened="2019-13"),
)


def spoilt(rows: list[dict[str, Any]], percent: int) -> list[dict[str, Any]]:
    """Spoil some rows, one or two faults each."""
    chance = random.Random(SEED)  # noqa: S311
    rows = json.loads(json.dumps(rows))
    for row in chance.sample(rows, len(rows) * percent // 100):
        chance.choice(FAULTS)(row)
    return rows
