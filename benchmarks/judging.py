"""What judging a table takes: one million rows by some thirty rules, beside what people use.

All are given the same rules in expressions as good as ours, and find the same rules broken in the same rows.
Whatever works row by row judges a sample of them, and its costs are told for a million rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from census_rules import rows
from contests import Chapter, Contender, Contest, Costs, in_french, peak
from judges import (
    Judge,
    by_dataframely,
    by_hand_counted,
    by_hand_duplicated,
    by_pandera,
    by_pointblank,
    named,
    ours,
    scanned,
    scanned_by_dataframely,
    scanned_by_hand,
)
from row_judges import by_frictionless, by_pydantic, ours_by_row

from openinno.labels import Label

# the contests -----------------------------------------------------------------------------------------------

FAULTY: Final = (0, 1, 10)
"""How many rows of a hundred have a fault, a file each."""
SAMPLE: Final = 20_000
"""How many rows are judged by what works row by row."""
DRAWN: Final = 1_000_000
"""How many rows are drawn; a larger file has them again, with other identifiers."""


@contextmanager
def prepared(folder: Path, size: int) -> Iterator[None]:
    """Write the rows as Parquet: three files, and one that grows beyond what was drawn."""
    drawn = {percent: rows(min(size, DRAWN), percent) for percent in FAULTY}
    for percent, table in drawn.items():
        table.write_parquet(folder / f"{percent}.parquet")
    write_grown(folder / "grown.parquet", drawn[1], size)
    write_grown(folder / "warm.parquet", drawn[1].head(100), 100)
    yield


def write_grown(file: Path, table: Any, size: int) -> None:
    """Write a table again and again until there are so many rows, each time with other identifiers."""
    import polars as pl
    from pyarrow import parquet

    writer = None
    for part in range(-(-size // len(table))):
        identifiers = pl.col("id") + (f"-x{part}" if part else "")
        again = table.with_columns(identifiers).to_arrow()
        writer = writer or parquet.ParquetWriter(file, again.schema)
        writer.write_table(again, row_group_size=100_000)
    if writer:
        writer.close()


def ready(judge: Judge, percent: int, *, sample: bool = False) -> Callable[[Path], Callable[[], Any]]:
    """Return what loads a table, or a sample of it, and judges it once a few rows were judged."""

    def loaded(folder: Path) -> Callable[[], Any]:
        import polars as pl

        table = pl.read_parquet(folder / f"{percent}.parquet")
        table = table.head(SAMPLE) if sample else table
        table = named(table) if judge is by_dataframely else table
        judge(table.head(100))
        return lambda: (len(table), judge(table))

    return loaded


def reading(count: Callable[[Path], int]) -> Callable[[Path], Callable[[], int]]:
    """Return what judges a file that it reads."""

    def loaded(folder: Path) -> Callable[[], int]:
        count(folder / "warm.parquet")
        return lambda: count(folder / "grown.parquet")

    return loaded


def a_million(found: Any, costs: Costs) -> Costs:
    """Return what a million rows take at this speed."""
    return {**costs, **{name: costs[name] * 1e6 / found[0] for name in ("cpu", "wall")}}


def all_of_it(found: Any, costs: Costs) -> Costs:
    """Return the costs with all memory of the process, libraries and all."""
    return {**costs, "memory": peak()}


def of_tables(percent: int) -> Contest:
    """Return a contest of those who judge a table."""
    hand = {"cpu": 0.95}
    return Contest(
        code=f"tables-{percent}",
        title=Label(
            f"Un tableau, {percent} % de lignes fautives", f"A table, {percent} % of its rows faulty"
        ),
        contenders=[
            Contender(name="openinno", ready=ready(ours, percent)),
            Contender(
                name=Label("dataframely, avec le détail", "dataframely, with details"),
                ready=ready(by_dataframely, percent),
                aims={"wall": 1.35},
            ),
            Contender(
                name="pandera, lazy",
                ready=ready(by_pandera, percent),
                aims={"wall": 4 if percent == 10 else 1.8},
            ),
            Contender(name="pointblank", ready=ready(by_pointblank, percent)),
            Contender(
                name=Label("polars à la main, is_unique()", "polars by hand, is_unique()"),
                ready=ready(by_hand_duplicated, percent),
                aims=hand,
            ),
            Contender(
                name=Label("polars à la main, len().over()", "polars by hand, len().over()"),
                ready=ready(by_hand_counted, percent),
                aims=hand,
            ),
        ],
        sizes=[DRAWN],
        main=DRAWN,
        compared=["wall", "cpu"],
        use=_unseen,
        tell=lambda found: sorted(found[1]()),
    )


def _unseen(found: Any) -> Any:
    """Keep the number of rows only: what was found is measured, and not its listing."""
    return [found[0]]


def _of_sample(fr: str, en: str) -> Label:
    """Return a note that tells how few rows are judged, and how."""
    return Label(f"juge {in_french(SAMPLE)} lignes {fr}", f"judges {SAMPLE:,} rows {en}")


def of_rates(percent: int) -> Contest:
    """Return a contest of a table with those who judge rows, by the million."""
    whole = _of_sample("en tableau", "as a table")
    less = _of_sample(
        "une à une, la comparaison des lignes en moins", "one by one, but does not compare rows"
    )
    least = _of_sample("par ce que dit un Table Schema", "by what a Table Schema can say")
    return Contest(
        code=f"rates-{percent}",
        title=Label(
            f"Par million de lignes, {percent} % fautives", f"By the million rows, {percent} % faulty"
        ),
        contenders=[
            Contender(name=Label("openinno, le tableau", "openinno, the table"), ready=ready(ours, percent)),
            Contender(
                name=Label("openinno, l’échantillon", "openinno, the sample"),
                ready=ready(ours, percent, sample=True),
                note=whole,
            ),
            Contender(
                name=Label("pydantic, ligne à ligne", "pydantic, row by row"),
                ready=ready(by_pydantic, percent, sample=True),
                aims={"cpu": 17},
                note=less,
            ),
            Contender(
                name="frictionless",
                ready=ready(by_frictionless, percent, sample=True),
                aims={"cpu": 45},
                note=least,
            ),
        ],
        sizes=[DRAWN],
        main=DRAWN,
        use=_unseen,
        costs=a_million,
        rounds=3,
    )


def of_records(percent: int) -> Contest:
    """Return a contest of those who judge one record after the other."""
    return Contest(
        code=f"records-{percent}",
        title=Label(
            f"Une fiche après l’autre, {percent} % fautives",
            f"One record after the other, {percent} % faulty",
        ),
        contenders=[
            Contender(name="openinno", ready=ready(ours_by_row, percent, sample=True)),
            Contender(name="pydantic", ready=ready(by_pydantic, percent, sample=True), aims={"cpu": 1.0}),
        ],
        sizes=[DRAWN],
        main=DRAWN,
        use=_unseen,
        tell=lambda found: sorted({row for row, _ in found[1]()}),
        costs=a_million,
    )


CHAPTER: Final = Chapter(
    code="judging",
    title=Label("Juger", "Judging"),
    unit=Label("lignes", "rows"),
    prepare=prepared,
    contests=[
        *map(of_tables, FAULTY),
        *map(of_rates, FAULTY),
        *map(of_records, FAULTY),
        Contest(
            code="file",
            title=Label(
                "Un fichier Parquet, lu à mesure qu’il est jugé", "A Parquet file, read while it is judged"
            ),
            contenders=[
                Contender(name="openinno, scan()", ready=reading(scanned)),
                Contender(
                    name=Label("polars à la main, au fil de l’eau", "polars by hand, streaming"),
                    ready=reading(scanned_by_hand),
                ),
                Contender(
                    name=Label("dataframely, fichier entier", "dataframely, the whole file"),
                    ready=reading(scanned_by_dataframely),
                    most=DRAWN,
                ),
            ],
            sizes=[10_000, 100_000, 1_000_000, 10_000_000],
            main=10_000_000,
            compared=["wall", "cpu"],
            limits={"memory": 1500},
            tell=int,
            costs=all_of_it,
            rounds=3,
        ),
    ],
)
