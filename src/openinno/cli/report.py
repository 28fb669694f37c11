"""``openinno report``: count a census by its facets and the criteria of the study, print it and draw it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import attrs
import click

from ..census import Census
from ..errors import MissingExtra
from ..facets import Facet
from ..sources.embedded import embedded_census
from ..typography import capital
from ..vocabulary import Term
from ._criteria import criteria_facets
from ._drawing import checked_drawing, draw, is_drawn
from ._files import checked_folder
from ._findings import exit_code, finding_as_json, tell_findings
from ._language import both, reason
from ._layout import counted, wrapped
from ._output import command_of, counted_noun, percent, write_csv, write_error, write_json, write_text
from ._reading import mapping_option, read, reading_of, reading_options, unlocated_option

__all__ = ["command"]

FACETS: Final = ("profile", "type", "level", "theme", "region", "ownership", "public")
_FLAGS: Final = ("detailed", "impacts", "part")
"""What the initiatives answer by yes or no: one line each, of those that say yes."""


@attrs.frozen(kw_only=True)
class _Counts:
    """Everything that the report counts, by name of facet."""

    structures: Mapping[str, Facet]
    criteria: Mapping[str, Facet]
    initiatives: Mapping[str, Facet]


def command(lang: str) -> click.Command:
    """Make the verb in a language."""

    def run(
        file: str | None, form: str, *, unlocated: bool, atlas: str | None, undrawn: bool, **given: Any
    ) -> int:
        if atlas is not None:
            checked_drawing(atlas, lang)
            checked_folder(atlas)
        reading = reading_of(given)
        if file is None:
            census = embedded_census()
        else:
            census = read(file, reading, lang, locating=not unlocated).census
        counts = _Counts(
            structures=census.facets(*FACETS),
            criteria=criteria_facets(census),
            initiatives=census.initiative_facets(),
        )
        if form == "json":
            write_json(_as_json(census, counts, lang))
        elif form == "csv":
            write_csv(_header(lang), _as_rows(counts, lang), lang)
        else:
            write_text(_as_text(census, counts, lang))
        if atlas is not None or (form == "text" and not undrawn):
            _draw(census, atlas, file, lang)
        tell_findings(census.findings, lang)
        return exit_code(census)

    return command_of(
        lang,
        name="report",
        text=both(
            lang,
            "Compter un recensement par profil, type, niveau, thème, région, propriété et public, puis selon"
            " les critères de l'étude, et ses initiatives de résilience, et le dessiner sur une carte qui"
            " s'ouvre par un double clic. FICHIER est un tableau de tout genre (CSV, classeur, GeoJSON,"
            " Parquet…), un recensement d'openinno ou le dossier d'un instantané ; sans lui, le recensement"
            " des structures que les documents nomment.",
            "Count a census by profile, type, level, theme, région, ownership and public, then by the"
            " criteria of the study, and its resilience initiatives, and draw it on a map that opens by a"
            " double click. FILE is a table of any kind (CSV, workbook, GeoJSON, Parquet…), a census of"
            " openinno or the folder of a snapshot; without it, the census of the structures which the"
            " documents name.",
        ),
        params=[
            click.Argument(["file"], required=False, metavar=both(lang, "[FICHIER]", "[FILE]")),
            mapping_option(lang),
            *reading_options(lang),
            unlocated_option(lang),
            click.Option(
                ["--atlas"],
                metavar=both(lang, "FICHIER", "FILE"),
                help=both(
                    lang,
                    "Fichier de la carte ; NOM-carte.html dans le dossier courant par défaut.",
                    "File of the map; NAME-map.html in the current folder by default.",
                ),
            ),
            click.Option(
                ["--no-atlas", "undrawn"],
                is_flag=True,
                help=both(lang, "Ne pas dessiner de carte.", "Draw no map."),
            ),
        ],
        run=run,
    )


def _draw(census: Census, asked: str | None, file: str | None, lang: str) -> None:
    """Draw a census beside its counts: where that was asked for, or under a name that is free or ours."""
    stem = Path(file).stem if file and file != "-" else both(lang, "recensement", "census")
    path = asked or f"{stem}-{both(lang, 'carte', 'map')}.html"
    if not asked and Path(path).exists() and not is_drawn(path):
        write_error(
            both(
                lang,
                f"{path} existe et n'est pas une carte : rien n'est dessiné ; --atlas FICHIER",
                f"{path} is there and is no map: nothing is drawn; --atlas FILE",
            )
        )
        return
    try:
        draw(census, path, lang)
    except (MissingExtra, OSError) as error:
        if asked:
            raise
        why = error.message(lang) if isinstance(error, MissingExtra) else reason(error, lang)
        write_error(both(lang, f"Pas de carte : {why}", f"No map: {why}"))


def _as_text(census: Census, counts: _Counts, lang: str) -> Iterator[str]:
    source = census.source
    yield from wrapped(source.title.text(lang).upper())
    sizes = [counted_noun(len(census), lang, "structure", "structure")]
    if census.refused:
        sizes.append(counted_noun(len(census.refused), lang, "ligne refusée", "row refused"))
    yield from wrapped(", ".join(sizes) + (f" ({source.made})" if source.made else ""))
    if source.scope:
        yield ""
        yield from wrapped(source.scope.text(lang))
    for facet in (*counts.structures.values(), *counts.criteria.values()):
        yield from _facet_as_text(facet, "structure", lang)
    if census.initiatives:
        yield from _initiatives_as_text(counts.initiatives, lang)
    yield ""
    yield from wrapped(
        both(
            lang,
            "Inconnu ne veut pas dire non. Une structure peut compter sous plusieurs valeurs : les parts"
            " d'une facette peuvent dépasser 100 %.",
            "Unknown does not mean no. A structure may count under several values: the shares of a facet"
            " may exceed 100%.",
        )
    )


def _facet_as_text(facet: Facet, noun: str, lang: str) -> Iterator[str]:
    yield from _headed(facet.label.text(lang), facet.base, noun, lang)
    if not facet.values:
        yield from wrapped(both(lang, f"aucune {noun} n'en dit rien", f"no {noun} tells it"), indent="  ")
    for one in facet.values:
        yield from counted(one.label.text(lang), one.count, percent(_share(one.count, facet), lang))
    unknown = both(lang, "(inconnu)", "(unknown)")
    yield from counted(unknown, facet.unknown, percent(_share(facet.unknown, facet), lang))


def _initiatives_as_text(facets: Mapping[str, Facet], lang: str) -> Iterator[str]:
    flags = [facets[name] for name in _FLAGS]
    title = both(lang, "Initiatives de résilience", "Resilience initiatives")
    yield from _headed(title, flags[0].base, "initiative", lang)
    for flag in flags:
        yield from counted(flag.label.text(lang), flag.count(True), percent(flag.share(True), lang))
    for name, facet in facets.items():
        if name not in _FLAGS:
            yield from _facet_as_text(facet, "initiative", lang)


def _headed(title: str, base: int, noun: str, lang: str) -> Iterator[str]:
    yield ""
    told = both(lang, "base : ", "base: ") + counted_noun(base, lang, noun, noun)
    yield from wrapped(f"{capital(title)} ({told})")


def _as_json(census: Census, counts: _Counts, lang: str) -> dict[str, Any]:
    source = census.source
    return {
        "title": source.title.text(lang),
        "scope": source.scope.text(lang) if source.scope else None,
        "publisher": source.publisher,
        "date": source.date,
        "licence": source.licence,
        "structures": len(census),
        "refused": len(census.refused),
        "findings": [finding_as_json(one, lang) for one in census.findings],
        "facets": _facets_as_json(counts.structures, lang),
        "criteria": _facets_as_json(counts.criteria, lang),
        "initiatives": _facets_as_json(counts.initiatives, lang),
    }


def _facets_as_json(facets: Mapping[str, Facet], lang: str) -> dict[str, Any]:
    return {
        name: {
            "label": facet.label.text(lang),
            "base": facet.base,
            "unknown": facet.unknown,
            "values": [
                {
                    "code": _code(one.value),
                    "label": one.label.text(lang),
                    "count": one.count,
                    "share": _share(one.count, facet),
                }
                for one in facet.values
            ],
        }
        for name, facet in facets.items()
    }


def _header(lang: str) -> tuple[str, ...]:
    return both(lang, "facette|code|libellé|nombre|part|base", "facet|code|label|count|share|base").split("|")  # type: ignore[return-value]


def _as_rows(counts: _Counts, lang: str) -> Iterator[tuple[object, ...]]:
    named = {
        **counts.structures,
        **{f"criteria.{name}": facet for name, facet in counts.criteria.items()},
        **{f"initiatives.{name}": facet for name, facet in counts.initiatives.items() if facet.base},
    }
    for name, facet in named.items():
        for one in facet.values:
            share = _share(one.count, facet)
            yield name, _code(one.value), one.label.text(lang), one.count, share, facet.base
        unknown = both(lang, "(inconnu)", "(unknown)")
        yield name, "", unknown, facet.unknown, _share(facet.unknown, facet), facet.base


def _share(count: int, facet: Facet) -> float | None:
    return count / facet.base if facet.base else None


def _code(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.code if isinstance(value, Term) else str(value)
