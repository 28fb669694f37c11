"""The page of what was tried to break the library: campaigns, bytes, mutants, memory, coverage."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from openinno import Label

from .markdown import Writer

__all__ = ["proof_page"]

_READERS: Final[Mapping[str, str]] = {
    "openinno JSON": "JSON d'openinno",
    "openinno JSON, trusted": "JSON d'openinno, sur parole",
    "openinno JSON Lines": "lignes JSON d'openinno",
    "stream of structures": "flux de structures",
    "JSON Lines": "lignes JSON",
    "Shapefile in a ZIP": "Shapefile dans un ZIP",
    "check, row by row": "vérification, ligne à ligne",
    "check, CSV by an engine": "vérification, CSV par un moteur",
    "check, Parquet by an engine": "vérification, Parquet par un moteur",
    "mapping": "correspondance",
    "territory": "territoire",
    "manifest of a snapshot": "manifeste d'un instantané",
    "answer of a portal": "réponse d'un portail",
    "rows of a portal": "lignes d'un portail",
    "export of a portal": "export d'un portail",
    "catalogue of a portal": "catalogue d'un portail",
}
"""In French, what the ceilings call their readers; the others are called alike."""
_OF_MUTANTS: Final = ("mutants", "tried", "killed", "equivalent", "survived")
_TESTS: Final = Path(__file__).resolve().parents[3] / "tests"


def proof_page(w: Writer) -> Iterator[str]:
    """Write what was tried, each with its day, from what the sessions kept."""
    yield w.both("# Ce qui a été éprouvé", "# What was tried to break it")
    yield ""
    yield w.both(
        "Chaque session garde ses chiffres dans un fichier, dont cette page est faite ; la commande qui les"
        " refait est sous chaque titre. Les tests ordinaires font tourner un petit échantillon de chacune.",
        "Each session keeps its figures in a file, of which this page is made; the"
        " command that makes them anew"
        " stands below each heading. The ordinary tests run a small sample of each.",
    )
    yield from _campaigns(w)
    yield from _fuzz(w)
    yield from _mutation(w)
    yield from _ceilings(w)
    yield from _coverage(w)


def _kept(*parts: str) -> Any:
    return json.loads(_TESTS.joinpath(*parts).read_text(encoding="utf-8"))


def _headed(w: Writer, title: Label, command: str, told: Mapping[str, Any]) -> Iterator[str]:
    yield from ("", f"## {w.plain(title)}", "")
    rows = told.get("targets") or told.get("packages") or [told]
    day, python = w.days(row["date"] for row in rows), told["python"]
    yield w.both(
        f"`{command}`, le {day}, avec Python {python}.", f"`{command}`, on {day}, with Python {python}."
    )
    yield ""


def _campaigns(w: Writer) -> Iterator[str]:
    kept = _kept("campaigns.json")
    told = kept["mutants"]
    count = {name: w.number(value) for name, value in told["figures"].items()}
    yield from _headed(w, Label("Du JSON déformé", "Deformed JSON"), "nox -s campaigns", told)
    yield w.both(
        f"{count['runs']} fiches valides déformées : valeurs remplacées, déplacées, ôtées, clés renommées et"
        f" doublées, octets changés, textes coupés. {count['no JSON']} ne sont plus du JSON,"
        f" {count['refused']} sont refusées, {count['keys']} ont une clé de trop ou en double,"
        f" {count['accepted']} sont acceptées. Sur aucune la lecture rapide et"
        f" l'explication ne se contredisent,"
        " et ce qui est accepté dit ce qui était écrit.",
        f"{count['runs']} valid records deformed: values replaced, moved, taken away,"
        f" keys renamed and doubled,"
        f" bytes changed, texts cut. {count['no JSON']} are no JSON any more, {count['refused']} are refused,"
        f" {count['keys']} have a key too many or one twice, {count['accepted']} are accepted. On none do the"
        " fast reading and the explanation disagree, and what is accepted says what was written.",
    )
    told = kept["files"]
    count = {name: w.number(value) for name, value in told["figures"].items()}
    yield from _headed(w, Label("Des fichiers abîmés", "Damaged files"), "nox -s campaign-files", told)
    yield w.both(
        f"{count['runs']} fichiers de toute espèce, abîmés dans leurs octets, dans leurs archives, dans leurs"
        f" cellules et dans leur structure, et lus pour la plupart deux fois : {count['census']} lectures"
        f" finissent par un recensement et ses constats, {count['error']} par une erreur"
        f" qui nomme le fichier."
        f" Autrement (sans fin après une minute, ligne perdue ou venue de nulle part, trop de mémoire) :"
        f" {count['failures']}. La lecture qui prend le plus : {count['megabytes']} Mo.",
        f"{count['runs']} files of every kind, damaged in their bytes, in their archives,"
        f" in their cells and in"
        f" their structure, and most of them read twice: {count['census']} readings end in a census with its"
        f" findings, {count['error']} in an error that names the file. Otherwise (no end after a minute, a"
        f" row lost or from nowhere, too much memory): {count['failures']}. The reading that takes most:"
        f" {count['megabytes']} MB.",
    )
    told = kept["faults"]
    count = {name: w.number(value) for name, value in told["figures"].items()}
    yield from _headed(
        w, Label("Des portails défaillants", "Failing portals"), "nox -s campaign-faults", told
    )
    errors = ", ".join(
        f"{number} `{name}`"
        for name, number in sorted(count.items(), key=lambda one: -told["figures"][one[0]])
        if name not in {"runs", "whole"}
    )
    yield w.both(
        f"{count['runs']} lectures d'un portail qui se tient mal de l'une des manières"
        f" connues ou de deux à la"
        f" fois : {count['whole']} finissent avec toutes les lignes, chacune une fois ;"
        f" les autres par l'erreur"
        f" juste pour ce que le portail a fait : {errors}.",
        f"{count['runs']} readings from a portal that misbehaves in one of the known ways or in two at once:"
        f" {count['whole']} end with all rows, each once; the others with the error that"
        f" is right for what the"
        f" portal did: {errors}.",
    )


def _fuzz(w: Writer) -> Iterator[str]:
    told = _kept("fuzz", "results.json")
    yield from _headed(
        w, Label("Des octets qui cherchent la faille", "Bytes that look for a way in"), "nox -s fuzz", told
    )
    yield w.both(
        f"atheris {told['atheris']} donne à chaque lecteur des octets qui cherchent de"
        f" nouveaux chemins dans son"
        f" code, sous {w.number(told['memory'])} Mio. Tout doit finir par une valeur, des"
        f" constats ou une de nos"
        " erreurs.",
        f"atheris {told['atheris']} gives each reader bytes that look for new ways through its code, under"
        f" {w.number(told['memory'])} MiB. All must end in a value, in findings or in one of our errors.",
    )
    yield ""
    yield from w.table(
        w.both("lecteur | essais | secondes | chemins | fautes", "reader | runs | seconds | ways | faults"),
        "lrrrr",
        (
            (f"`{one['name']}`", *(w.number(one[name]) for name in ("runs", "seconds", "covered", "found")))
            for one in told["targets"]
        ),
    )


def _mutation(w: Writer) -> Iterator[str]:
    told = _kept("mutation", "results.json")
    yield from _headed(w, Label("Des mutants du code", "Mutants of the code"), "nox -s mutation", told)
    yield w.both(
        "Le code est changé un peu, à un endroit à la fois, et les tests doivent s'en apercevoir. Un mutant"
        " équivalent n'est pas un autre programme ; la raison en est écrite, un par un.",
        "The code is changed a little, at one place at a time, and the tests are to"
        " notice. An equivalent mutant"
        " is no other program; why is written down, one by one.",
    )
    yield ""
    yield from w.table(
        w.both(
            "paquet | mutants | essayés | vus | équivalents | non vus",
            "package | mutants | tried | noticed | equivalent | not noticed",
        ),
        "lrrrrr",
        ((one["name"], *(w.number(one[name]) for name in _OF_MUTANTS)) for one in told["packages"]),
    )


def _ceilings(w: Writer) -> Iterator[str]:
    told = _kept("ceilings", "results.json")
    yield from _headed(
        w, Label("La mémoire de chaque lecteur", "The memory of each reader"), "nox -s ceilings", told
    )
    yield w.both(
        "Ce qui coûte le plus à chaque lecteur, dans un processus à lui seul : la mémoire qui s'ajoute, et le"
        " plafond que font les limites du code.",
        "What costs each reader most, in a process of its own: the memory that is added, and the ceiling that"
        " the limits of the code make.",
    )
    yield ""
    yield from w.table(
        w.both(
            "lecteur | ce qu'il lit | Mo lus | Mo pris | plafond",
            "reader | what it reads | MB read | MB taken | ceiling",
        ),
        "llrrr",
        (
            (
                w.plain(w.both(_READERS.get(one["reader"], one["reader"]), one["reader"])),
                f"`{one['input']}`",
                *map(w.number, (one["bytes"] / 1e6, one["peak"], one["ceiling"])),
            )
            for one in told["readings"]
        ),
    )


def _coverage(w: Writer) -> Iterator[str]:
    told = _kept("campaigns.json").get("coverage")
    if told is None:
        return
    yield from _headed(
        w, Label("Ce que les tests atteignent", "What the tests reach"), "nox -s coverage", told
    )
    share = {name: w.number(value / 100) for name, value in told["figures"].items()}
    percent = w.both("\N{NO-BREAK SPACE}%", "%")
    yield w.both(
        f"{share['lines']}{percent} des lignes et {share['branches']}{percent} des"
        f" embranchements ; des étages 0 à"
        f" 3, {share['ground lines']}{percent} et {share['ground branches']}{percent}.",
        f"{share['lines']}{percent} of the lines and {share['branches']}{percent} of the"
        f" branches; of floors 0 to"
        f" 3, {share['ground lines']}{percent} and {share['ground branches']}{percent}.",
    )
