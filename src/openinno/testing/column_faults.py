"""The faults that many columns share: types, words, repetitions, provenance, JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ..cells import CellType
from ..flat import FLAT_COLUMNS
from ..validation.catalogue.words import word_columns
from .fault import Fault, without
from .valid import VALID

__all__ = ["COLUMN_FAULTS"]


def _numbers(column: str) -> list[Fault]:
    if column == "departement":
        return [Fault({column: 69}, "69", True), Fault({column: 7}, "07")]
    return [Fault({column: 7}, "7", True), Fault({column: 7.0}, "7", True), Fault({column: 7.5})]


def _typed() -> Iterator[tuple[str, list[Fault]]]:
    for column in FLAT_COLUMNS:
        cases = {
            CellType.NUMBER: [Fault({column.name: "45,7 °"}, 45.7, True), Fault({column.name: "nord"})],
            CellType.INTEGER: [Fault({column.name: "12 mois"}, 12, True), Fault({column.name: "un an"})],
        }.get(column.type, _numbers(column.name))
        yield f"{column.name.replace('_', '-')}-type", cases


def _words() -> Iterator[tuple[str, list[Fault]]]:
    for column in word_columns():
        term = next(iter(column.vocabulary))
        cases = [
            Fault({column.name: f" {term.label('fr').upper()} "}, term.code, True),
            Fault({column.name: "qwertyuiop"}),
        ]
        if column.several:
            item = VALID[column.name].split("|")[0]  # type: ignore[union-attr]
            cases.append(Fault({column.name: f"{item}|{term.label('fr')}"}, f"{item}|{term.code}", True))
        yield f"{column.name.replace('_', '-')}-words", cases


def _repeated() -> Iterator[tuple[str, list[Fault]]]:
    for column in word_columns():
        if column.several and not column.name.endswith("_basis"):
            words = str(VALID[column.name])
            first, _ = words.split("|")
            change = {
                **without(f"{column.name}_basis", f"{column.name}_sources"),
                column.name: f"{words}|{first}",
            }
            yield f"{column.name.replace('_', '-')}-repeated", [Fault(change, words)]
    for name in ("printed_names", "partner_names"):
        yield f"{name.replace('_', '-')}-repeated", [Fault({name: "A|B|A"}, "A|B", True)]


def _provenance() -> Iterator[tuple[str, list[Fault]]]:
    for column in word_columns():
        if not column.name.endswith("_basis") or column.name in {"point_basis", "town_basis"}:
            continue
        words = column.name.removesuffix("_basis")
        for kind in ("basis", "sources"):
            name = f"{words}_{kind}"
            other = without(f"{words}_{'sources' if kind == 'basis' else 'basis'}")
            cases = [Fault({name: "stated"})] if column.several else []
            cases.append(Fault({**other, **without(words)}))
            yield f"{words.replace('_', '-')}-{kind}-beside-words", cases
        several = "|002:L1" if column.several else ""
        sources = {f"{words}_sources": f"002:60{several}"}
        yield f"{words.replace('_', '-')}-sources-citations", [Fault(sources)]
    for name in ("point_sources", "town_sources", "sources"):
        yield f"{name.replace('_', '-')}-citations", [Fault({name: "002:L64-60"})]


_JSON: Final = {"other_sites": "{}", "figures": "[1", "extra": "[]", "rest": "1"}

COLUMN_FAULTS: Final[Mapping[str, list[Fault]]] = {
    **dict(_typed()),
    **dict(_words()),
    **dict(_repeated()),
    **dict(_provenance()),
    **{f"{name.replace('_', '-')}-json": [Fault({name: text})] for name, text in _JSON.items()},
}
"""The faults of rules that are made for each column of a kind."""
