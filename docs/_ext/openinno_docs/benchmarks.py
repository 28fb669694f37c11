"""The page of benchmarks: where we lose, what we aimed at, and every figure, from one run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from openinno import Label

from .markdown import Writer
from .results import Chapter, Contender, Contest, Ratio, chapters, machine

__all__ = ["benchmarks_page"]

COSTS: Final = {
    "cpu": Label("processeur, s", "processor, s"),
    "wall": Label("horloge, s", "clock, s"),
    "memory": Label("mémoire, Mo", "memory, MB"),
    "size": Label("page, ko", "page, kB"),
    "paint": Label("premier affichage, ms", "first paint, ms"),
    "choice": Label("un choix, ms", "a choice, ms"),
    "slowest": Label("le plus lent, ms", "slowest, ms"),
}
_SHORT: Final = {
    "cpu": Label("processeur", "processor"),
    "wall": Label("horloge", "clock"),
    "memory": Label("mémoire", "memory"),
    "size": Label("taille", "size"),
    "paint": Label("premier affichage", "first paint"),
    "choice": Label("choix", "choice"),
}
_EVEN: Final = 1.0
_GROWING: Final = ("cpu", "wall", "memory")


def benchmarks_page(w: Writer) -> Iterator[str]:
    """Write the page: how it was measured, losses, aims, growth, then each chapter."""
    measured = chapters()
    yield w.both("# Les mesures", "# The benchmarks")
    yield from ("", *_how(w, measured))
    yield from ("", w.both("## Là où nous perdons", "## Where we lose"), "")
    yield from _losses(w, measured)
    yield from ("", "(benchmarks-aims)=", w.both("## Ce qui était visé", "## What was aimed at"), "")
    yield from _aims(w, measured)
    yield from ("", "(benchmarks-growth)=", w.both("## En grandissant", "## As it grows"), "")
    yield from _growth(w, measured)
    for chapter in measured:
        yield from ("", f"(benchmarks-{chapter.code})=", f"## {w.plain(chapter.title)}", "")
        yield from _chapter(w, chapter)


def _how(w: Writer, measured: Sequence[Chapter]) -> Iterator[str]:
    told, versions = machine()
    days = {one.date for one in measured}
    cores, memory = told["cores"], told["memory"]
    pythons = ", ".join(sorted({one.python for one in measured}))
    once_fr, once_en = (", en une fois", ", in one run") if len(days) == 1 else ("", "")
    yield w.both(
        f"Mesuré le {w.days(days)} par `nox -s bench`{once_fr}, avec Python {pythons}, sur"
        f" {cores} cœurs ({w.plain(told['processor'])}, {memory} Gio). La même commande mesure à nouveau"
        " et réécrit cette page.",
        f"Measured on {w.days(days)} by `nox -s bench`{once_en}, with Python {pythons}, on"
        f" {cores} cores ({w.plain(told['processor'])}, {memory} GiB). The same command measures again and"
        " writes this page anew.",
    )
    yield ""
    yield w.both(
        "Tous font d'abord voir qu'ils trouvent la même chose, sauf ceux dont une note dit ce qu'ils font"
        " de moins. Puis chaque passage est un processus à lui seul, les tours s'alternent, et les"
        " rapports sont pris dans un même tour. Les coûts sont des médianes ; « fois le nôtre » donne la"
        " médiane des tours, avec ses extrêmes. Au-dessus de 1, l'autre prend plus que nous. La mémoire"
        " est celle qui s'ajoute au plus fort, au-delà de ce que prennent les bibliothèques et un premier"
        " passage ; pour un fichier Parquet lu à mesure, c'est celle de tout le processus.",
        "All first show that they find the same, but for those whose note says what they do less. Then"
        " each doing is a process of its own, the rounds are interleaved, and ratios are taken within a"
        " round. Costs are medians; “times ours” gives the median of the rounds with its extremes. Above 1,"
        " the other takes more than we do. Memory is what is added at the peak, beyond what the libraries"
        " and a first doing take; for a Parquet file read while it is judged, it is that of the whole"
        " process.",
    )
    yield ""
    named = ", ".join(f"{name} {version}" for name, version in versions.items())
    yield w.both(f"Les versions : {named}.", f"Versions: {named}.")


def _losses(w: Writer, measured: Sequence[Chapter]) -> Iterator[str]:
    lost = [
        (chapter, contest, other, cost, found)
        for chapter in measured
        for contest in chapter.contests
        for other, cost, found in contest.ratios()
        if found.median < _EVEN
    ]
    yield w.both(
        "Chaque coût comparé dont un autre prend moins que nous, du plus net au moins net ; les tableaux plus"
        " bas donnent les autres coûts :",
        "Every compared cost of which another takes less than we do, the clearest first; the tables below"
        " have the other costs:",
    )
    yield ""
    yield from w.table(
        w.both("quoi | qui | coût | fois le nôtre | de | à", "what | who | cost | times ours | from | to"),
        "lllrrr",
        (
            (
                _what(w, chapter, contest),
                _who(w, other),
                _SHORT[cost].text(w.lang),
                *map(w.number, (found.median, found.least, found.most)),
            )
            for chapter, contest, other, cost, found in sorted(lost, key=lambda one: one[-1].median)
        ),
    )


def _aims(w: Writer, measured: Sequence[Chapter]) -> Iterator[str]:
    yield w.both(
        "Ce que nous voulions tenir, et ce qui l'est. Un but est un rapport au moins égal, ou une limite pour"
        " nous seuls.",
        "What we set out to hold, and what is held. An aim is a ratio that is to be reached, or a limit for"
        " us alone.",
    )
    yield ""
    yield from w.table(
        w.both("quoi | qui | coût | but | mesuré | ", "what | who | cost | aim | measured | "),
        "lllrrl",
        (
            row
            for chapter in measured
            for contest in chapter.contests
            for row in _aims_of(w, chapter, contest)
        ),
    )


def _aims_of(w: Writer, chapter: Chapter, contest: Contest) -> Iterator[Sequence[str]]:
    what = _what(w, chapter, contest)
    for other in contest.contenders[1:]:
        for cost, aim in other.aims.items():
            if found := contest.ratio(other, cost):
                held = found.median >= aim
                told = (w.number(aim), w.number(found.median), _verdict(w, held=held))
                yield (what, w.plain(other.name), _SHORT[cost].text(w.lang), *told)
    for cost, limit in contest.limits.items():
        taken = contest.ours.cost(cost, contest.main)
        if taken is not None:
            told = (f"≤ {w.number(limit)}", w.number(taken), _verdict(w, held=taken <= limit))
            yield (what, w.both("nous", "we"), COSTS[cost].text(w.lang), *told)


def _verdict(w: Writer, *, held: bool) -> str:
    return w.both("tenu", "held") if held else w.both("**manqué**", "**missed**")


def _growth(w: Writer, measured: Sequence[Chapter]) -> Iterator[str]:
    yield w.both(
        "Au-delà de la taille à laquelle on compare, un seul tour. Les deux échelles sont logarithmiques.",
        "Beyond the size at which all are compared, one round. Both scales are logarithmic.",
    )
    for chapter in measured:
        for contest in chapter.contests:
            if len(contest.sizes) > 2:
                yield from _growth_of(w, chapter, contest)


def _growth_of(w: Writer, chapter: Chapter, contest: Contest) -> Iterator[str]:
    yield from ("", f"### {_what(w, chapter, contest)}", "")
    if len(contest.contenders) > 1:
        yield from _plot(
            f"growth-{chapter.code}-{contest.code}.svg",
            Label(
                f"{contest.title.text('fr')} : secondes et mégaoctets selon le nombre",
                f"{contest.title.text('en')}: seconds and megabytes by their number",
            ),
        )
    heads = (w.plain(chapter.unit), w.both("qui", "who"), *(COSTS[name].text(w.lang) for name in _GROWING))
    yield from w.table(
        " | ".join(heads),
        "rlrrr",
        (
            (w.number(size), w.plain(one.name), *(_cost(w, one, name, size) for name in _GROWING))
            for size in contest.sizes
            for one in contest.contenders
            if size in one.sizes
        ),
    )


def _chapter(w: Writer, chapter: Chapter) -> Iterator[str]:
    compared = [one for one in chapter.contests if len(one.contenders) > 1]
    if not compared:
        yield w.both(
            "Personne d'autre ne fait ce travail : ce qu'il prend est [dit plus haut](#benchmarks-growth).",
            "Nobody else does this work: what it takes is [told above](#benchmarks-growth).",
        )
        return
    yield from _plot(
        f"ratios-{chapter.code}.svg",
        Label(
            f"{chapter.title.text('fr')} : combien de fois le nôtre chacun prend",
            f"{chapter.title.text('en')}: how many times ours each takes",
        ),
    )
    for contest in compared:
        size = "" if contest.main == 1 else f" ({w.number(contest.main)} {w.plain(chapter.unit)})"
        yield from ("", f"### {w.inline(contest.title)}{size}", "")
        yield from _table(w, contest)


def _table(w: Writer, contest: Contest) -> Iterator[str]:
    names = list(contest.ours.sizes[contest.main][0])
    times = w.both("fois le nôtre", "times ours")
    heads = (
        w.both("qui", "who"),
        *(COSTS[name].text(w.lang) for name in names),
        *(f"{times}, {_SHORT[cost].text(w.lang)}" for cost in contest.compared),
    )
    yield from w.table(
        " | ".join(heads),
        "l" + "r" * (len(heads) - 1),
        (
            (
                _who(w, one),
                *(_cost(w, one, name, contest.main) for name in names),
                *(_times(w, contest, one, cost) for cost in contest.compared),
            )
            for one in contest.contenders
            if contest.main in one.sizes
        ),
    )


def _times(w: Writer, contest: Contest, one: Contender, cost: str) -> str:
    found = None if one is contest.ours else contest.ratio(one, cost)
    return "" if found is None else _span(w, found)


def _span(w: Writer, found: Ratio) -> str:
    least, most = w.number(found.least), w.number(found.most)
    return w.both(
        f"{w.number(found.median)} ({least} à {most})", f"{w.number(found.median)} ({least} to {most})"
    )


def _what(w: Writer, chapter: Chapter, contest: Contest) -> str:
    return f"{w.plain(chapter.title)} · {w.inline(contest.title)}"


def _who(w: Writer, one: Contender) -> str:
    return w.plain(one.name) + (f" ({w.plain(one.note)})" if one.note else "")


def _cost(w: Writer, one: Contender, name: str, size: int) -> str:
    found = one.cost(name, size)
    return "" if found is None else w.number(found)


def _plot(name: str, said: Label) -> Iterator[str]:
    yield from (f"~~~~{{drawn}} {name}", f":fr: {said.text('fr')}", f":en: {said.text('en')}", "~~~~", "")
