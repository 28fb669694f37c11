"""``openinno indicators``: the figures of the study recomputed on a census, with their limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import attrs
import click

from ..census import Census
from ..figures import LISTS, IndicatorGroup, Indicators, indicators
from ..figures.charts import chart
from ..figures.drawing import UNDRAWN
from ..figures.writing.rows import rows_of
from ..labels import Label
from ..sources.embedded import embedded_census
from ._choices import Choice
from ._figures import indicator_lines
from ._files import checked_new, force_option
from ._findings import exit_code, tell_findings
from ._language import both
from ._output import command_of, naming, write_csv, write_error, write_text, write_whole_text, yes_or_no
from ._reading import located, mapping_option, read, reading_of, reading_options, unlocated_option

__all__ = ["command"]

_GROUPS: Final = tuple(one.value for one in IndicatorGroup)
_FRENCH: Final = {
    "sizes": ["tailles"],
    "profiles": ["profils"],
    "partnerships": ["partenariats", "public et privé"],
    "themes": ["thèmes"],
    "levels": ["niveaux"],
    "support": ["accompagnement"],
    "funding": ["financement"],
    "activities": ["activités"],
}
"""What French calls the groups and the lists whose codes it does not read."""
_ENDS: Final = (".svg", ".png")


def command(lang: str) -> click.Command:
    """Make the verb in a language."""

    def run(
        file: str | None,
        form: str,
        *,
        other: str | None,
        groups: tuple[str, ...],
        complete: tuple[str, ...],
        typed: bool,
        drawing: str | None,
        unlocated: bool,
        force: bool,
        **given: Any,
    ) -> int:
        if drawing is not None:
            _checked_chart(drawing, groups, lang)
            checked_new(drawing, force, lang)
        reading = reading_of(given)

        def computed(named: str | None) -> tuple[Census, Indicators]:
            census = embedded_census() if named is None else read(named, reading, lang).census
            if named is not None and not unlocated:
                census = located(census, lang)
            return census, indicators(census, complete=complete, profiles_from_types=typed)

        census, figures = computed(file)
        before = computed(other)[1] if other else None
        _write(_narrowed(figures, groups), before, form, lang)
        if drawing is not None:
            with naming(drawing):
                chart(figures, drawing, of=groups[0] if groups else "profiles", before=before, lang=lang)
            write_error(both(lang, f"{drawing} : graphique", f"{drawing}: a chart"))
        tell_findings(census.findings, lang)
        return exit_code(census)

    return command_of(
        lang,
        name="indicators",
        text=both(
            lang,
            "Recalculer les chiffres de l'étude sur un recensement : parts des profils, des métropoles, des"
            " partenariats, des thèmes… Chacun dit sa base, ses inconnus, son intervalle et ce qui se compare"
            " à l'étude ; celui qui ne peut se calculer dit pourquoi. FICHIER est un tableau de tout genre,"
            " un recensement d'openinno ou le dossier d'un instantané ; sans lui, le recensement des"
            " structures que les documents nomment.",
            "Recompute the figures of the study on a census: shares of profiles, métropoles, partnerships,"
            " themes… Each tells its base, its unknowns, its interval and what compares with the study; one"
            " that cannot be computed tells why. FILE is a table of any kind, a census of openinno or the"
            " folder of a snapshot; without it, the census of the structures which the documents name.",
        ),
        params=[
            click.Argument(["file"], required=False, metavar=both(lang, "[FICHIER]", "[FILE]")),
            *_options(lang),
            mapping_option(lang),
            *reading_options(lang),
            unlocated_option(lang),
            force_option(lang),
        ],
        run=run,
        forms=("text", "json", "csv", "html"),
    )


def _options(lang: str) -> list[click.Parameter]:
    groups, lists = Choice(lang, _GROUPS, _FRENCH), Choice(lang, LISTS, _FRENCH)
    return [
        click.Option(
            ["--since", "other"],
            metavar=both(lang, "FICHIER", "FILE"),
            help=both(
                lang,
                "Autre recensement, ou état antérieur du même : dire ce qui a changé depuis.",
                "Another census, or an earlier state of this one: tell what changed since.",
            ),
        ),
        click.Option(
            ["--group", "groups"],
            multiple=True,
            type=groups,
            metavar=both(lang, "GROUPE", "GROUP"),
            help=both(
                lang,
                f"Groupe à montrer : {groups.all_told} ; répétable.",
                f"Group to show: {groups.all_told}; may be repeated.",
            ),
        ),
        click.Option(
            ["--complete"],
            multiple=True,
            type=lists,
            metavar=both(lang, "LISTE", "LIST"),
            help=both(
                lang,
                f"Liste qui n'oublie rien : vide, elle veut dire aucun ; répétable. {lists.all_told}.",
                f"List that leaves nothing out: empty, it means none; may be repeated. {lists.all_told}.",
            ),
        ),
        click.Option(
            ["--profiles-from-types", "typed"],
            is_flag=True,
            help=both(
                lang,
                "Une structure qui dit un type et non un profil compte sous le profil de son type.",
                "A structure that tells a type and no profile counts under the profile of its type.",
            ),
        ),
        click.Option(
            ["--chart", "drawing"],
            metavar=both(lang, "FICHIER", "FILE"),
            help=both(
                lang,
                f"Dessiner aussi le groupe ({', '.join(_ENDS)}) ; celui des profils par défaut.",
                f"Draw the group too ({', '.join(_ENDS)}); that of the profiles by default.",
            ),
        ),
    ]


def _checked_chart(path: str, groups: Sequence[str], lang: str) -> None:
    if Path(path).suffix.lower() not in _ENDS:
        known = ", ".join(_ENDS)
        told = both(
            lang, f"{path} : un graphique finit par {known}", f"{path}: the name of a chart ends with {known}"
        )
        raise click.UsageError(told)
    if len(groups) > 1 or any(IndicatorGroup(one) in UNDRAWN for one in groups):
        told = both(
            lang,
            "un graphique montre un seul groupe, et non les tailles : --group profiles, par exemple",
            "a chart shows one group, and not the sizes: --group profiles, for instance",
        )
        raise click.UsageError(told)


def _narrowed(figures: Indicators, groups: Sequence[str]) -> Indicators:
    if not groups:
        return figures
    return attrs.evolve(figures, figures=tuple(one for one in figures if one.group.value in groups))


def _write(figures: Indicators, before: Indicators | None, form: str, lang: str) -> None:
    if form == "json":
        write_whole_text(figures.to_json(lang, before=before))
    elif form == "html":
        write_whole_text(figures.to_html(lang, before=before, charts=_can_draw()))
    elif form == "csv":
        write_csv(_HEADS.text(lang).split("|"), _as_rows(figures, before, lang), lang)
    else:
        write_text(indicator_lines(figures, before, lang))


def _as_rows(figures: Indicators, before: Indicators | None, lang: str) -> Iterator[list[object]]:
    for row in rows_of(figures, lang, before):
        yield [yes_or_no(cell, lang) if isinstance(cell, bool) else cell for cell in row.values()]


def _can_draw() -> bool:
    return all(find_spec(name) is not None for name in ("altair", "vl_convert"))


_HEADS: Final = Label(
    "code|groupe|indicateur|unité|valeur|numérateur|base|inconnus|hors champ|intervalle bas|intervalle haut"
    "|au moins|au plus|refus|étude, imprimé|étude, valeur|écart|comparable|accord"
    "|étude, ce qui diffère|étude, sources|réserves|depuis|depuis, écart|depuis, bas|depuis, haut",
    "code|group|indicator|unit|value|numerator|base|unknown|outside|interval low|interval high"
    "|at least|at most|refused|study, printed|study, value|difference|comparable|agreement"
    "|study, what differs|study, sources|cautions|since|since, difference|since, low|since, high",
)
