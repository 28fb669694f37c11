"""``openinno merge``: the censuses of several contributors as one, and what they do not agree on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import click

from ..labels import Label
from ..sources.merging import MergedCensus, merge
from ._files import (
    checked_form,
    checked_new,
    extra_option,
    force_option,
    out_option,
    write_bytes,
    write_census,
)
from ._findings import MOST_LINES, exit_code, tell_doubts, tell_findings
from ._language import both
from ._output import command_of, counted_noun, csv_blocks, write_error
from ._reading import Reading, mapping_of, options_of, read, reading_options, unlocated_option

__all__ = ["command"]


def command(lang: str) -> click.Command:
    """Make the verb in a language."""

    def run(
        files: tuple[str, ...],
        out: str | None,
        origins: str | None,
        same: Sequence[tuple[str, str]],
        apart: Sequence[tuple[str, str]],
        prefer: Sequence[tuple[str, int]],
        mapping: Sequence[str],
        **given: Any,
    ) -> int:
        extra, force, locating = given.pop("extra"), given.pop("force"), not given.pop("unlocated")
        target = _checked(files, out, origins, force=force, lang=lang)
        options = options_of(given)
        readings = [
            Reading(mapping=mapping_of(_named(mapping, file)), options=options, one_of_several=True)
            for file in files
        ]
        pairs = zip(files, readings, strict=True)
        censuses = [read(file, reading, lang, locating=locating).census for file, reading in pairs]
        merged = merge(censuses, same=same, apart=apart, prefer=dict(prefer))
        known = sum(len(one.findings) for one in censuses)
        tell_doubts(merged.findings[:known], lang, file=both(lang, "FICHIER", "FILE"))
        # Whoever merges has to look at each of these, so none gives way to others of its code.
        tell_findings(merged.findings[known:], lang, most=MOST_LINES)
        _tell_sizes([len(one) for one in censuses], merged, lang)
        write_census(merged, target, lang, extra=extra)
        if origins is not None:
            write_bytes(origins, b"".join(csv_blocks(_header(lang), _rows(merged, lang), lang)))
        return exit_code(merged)

    return command_of(
        lang,
        name="merge",
        text=both(
            lang,
            "Réunir les recensements de plusieurs contributeurs. Deux structures n'en font qu'une si elles"
            " ont le même SIRET, ou le même nom dans la même commune. Où elles se contredisent, le premier"
            " fichier l'emporte, et l'écart est dit ; celles dont les noms sont seulement proches sont dites"
            " et laissées à part.",
            "Bring the censuses of several contributors together. Two structures are one if they have the"
            " same SIRET, or the same name in the same commune. Where they differ the first file wins, and"
            " the difference is told; those whose names are merely near are told, and left apart.",
        ),
        params=[
            click.Argument(["files"], nargs=-1, required=True, metavar=both(lang, "FICHIER…", "FILE…")),
            out_option(lang),
            *_pairs(lang),
            click.Option(
                ["--origins"],
                metavar=both(lang, "FICHIER.csv", "FILE.csv"),
                help=both(
                    lang,
                    "Écrire aussi de quel fichier vient chaque valeur, en CSV.",
                    "Write as CSV which file each value comes from, too.",
                ),
            ),
            click.Option(
                ["--mapping"],
                multiple=True,
                metavar=both(lang, "[FICHIER=]CORRESPONDANCE", "[FILE=]MAPPING"),
                help=both(
                    lang,
                    "Correspondance d'un des fichiers, ou de tous ; répétable. Proposée par défaut.",
                    "Mapping of one of the files, or of all; repeatable. Proposed by default.",
                ),
            ),
            *reading_options(lang),
            unlocated_option(lang),
            extra_option(lang),
            force_option(lang),
        ],
        run=run,
        forms=(),
    )


def _pairs(lang: str) -> Iterator[click.Option]:
    ids, numbered = (
        Label("ID=ID"),
        Label("1:tuba est celui du premier fichier", "1:tuba is that of the first file"),
    )
    for name, metavar, text, example in (
        (
            "same",
            ids,
            Label("Deux identifiants d'une seule structure", "Two identifiers of one structure"),
            numbered,
        ),
        (
            "apart",
            ids,
            Label("Deux identifiants à laisser à part", "Two identifiers to leave apart"),
            numbered,
        ),
        (
            "prefer",
            Label("ATTRIBUT=NUMÉRO", "ATTRIBUTE=NUMBER"),
            Label("Fichier qui l'emporte pour un attribut", "File that wins for an attribute"),
            Label("opened=2 : le deuxième", "opened=2: the second"),
        ),
    ):
        help_text = both(
            lang, f"{text.fr} ({example.fr}) ; répétable.", f"{text.en} ({example.en}); repeatable."
        )
        yield click.Option(
            [f"--{name}"],
            multiple=True,
            callback=partial(_numbers if name == "prefer" else _texts, lang),
            metavar=metavar.text(lang),
            help=help_text,
        )


def _texts(
    lang: str, ctx: click.Context, param: click.Parameter, given: tuple[str, ...]
) -> list[tuple[str, str]]:
    """Read pairs of identifiers, parted by an equals sign."""
    pairs = []
    for text in given:
        one, sign, other = (part.strip() for part in text.partition("="))
        if not (one and sign and other):
            wanted = both(
                lang,
                f"a=b est attendu, comme 1:tuba=2:tuba_lyon, et non {text!r}",
                f"expected a=b, such as 1:tuba=2:tuba_lyon, not {text!r}",
            )
            raise click.BadParameter(wanted, ctx, param)
        pairs.append((one, other))
    return pairs


def _numbers(
    lang: str, ctx: click.Context, param: click.Parameter, given: tuple[str, ...]
) -> list[tuple[str, int]]:
    """Read attributes and numbers of files, parted by an equals sign."""
    pairs = []
    for text in given:
        name, _, number = (part.strip() for part in text.partition("="))
        if not (name and number.isascii() and number.isdigit()):
            wanted = both(
                lang,
                f"attribut=numéro est attendu, comme opened=2, et non {text!r}",
                f"expected attribute=number, such as opened=2, not {text!r}",
            )
            raise click.BadParameter(wanted, ctx, param)
        pairs.append((name, int(number)))
    return pairs


def _checked(files: Sequence[str], out: str | None, origins: str | None, *, force: bool, lang: str) -> str:
    """Return the file to write, once it is sure that there is something to do."""
    if len(files) < 2:
        raise click.UsageError(both(lang, "il faut deux fichiers au moins", "two files at least are needed"))
    if out is None:
        told = both(lang, "dites où écrire : -o recensement.json", "say where to write: -o census.json")
        raise click.UsageError(told)
    checked_form(out, lang)
    for path in [out] if origins is None else [out, origins]:
        checked_new(path, force, lang)
    return out


def _named(mappings: Sequence[str], file: str) -> str | None:
    """Return the mapping that was given for a file, or else the last one that was given for all."""
    for_all = None
    for text in mappings:
        name, sign, mapping = text.rpartition("=")
        if sign and name == file:
            return mapping
        if not sign:
            for_all = text
    return for_all


def _tell_sizes(sizes: Sequence[int], merged: MergedCensus, lang: str) -> None:
    sums = " + ".join(map(str, sizes))
    held = counted_noun(len(merged), lang, "structure", "structure")
    several = sum(len(one.members) > 1 for one in merged.origins.values())
    write_error(
        both(
            lang,
            f"{sums} → {held}, dont {several} dans plusieurs fichiers",
            f"{sums} → {held}, {several} of them in several files",
        )
    )


def _header(lang: str) -> list[str]:
    return both(
        lang,
        "structure|attribut|recensement|titre|identifiant",
        "structure|attribute|census|title|identifier",
    ).split("|")


def _rows(merged: MergedCensus, lang: str) -> Iterator[tuple[object, ...]]:
    """Yield who says a structure, and then who says each value that not all of them say."""
    for name, origins in merged.origins.items():
        for path, members in (("", origins.members), *origins.values.items()):
            for one in members:
                yield name, path, one.census, one.title.text(lang), one.id
