"""The words as others publish them: the options of ``openinno words`` that ask for it, and what they get."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import attrs
import click

from ..export import skos, words
from ..export._skos.names import BASE
from ..export._writing import MARK
from ..vocabulary import Term
from ._files import OUT, checked_new, write_bytes
from ._language import both
from ._output import write_error

__all__ = ["SKOS", "Wanted", "publish", "publishing_options", "wanted_of"]

SKOS: Final[Mapping[str, str]] = {"skos": "turtle", "jsonld": "jsonld"}
"""The forms of the output that hold SKOS, and what the library calls them."""


@attrs.frozen(kw_only=True)
class Wanted:
    """What is to be published.

    Args:
        form: A form of :data:`SKOS`, or ``json`` or ``csv``.
        base: What addresses begin with.
        out: The file; None for standard output.
    """

    form: str
    base: str = BASE
    out: str | None = None


def publishing_options(lang: str) -> list[click.Option]:
    """Return the options of a verb that publishes the words."""
    return [
        click.Option(
            ["--whole"],
            is_flag=True,
            help=both(
                lang,
                "En json et csv : tout ce que l'on sait des mots, dans les deux langues ; sans VOCABULAIRE,"
                " de tous.",
                "In json and csv: all that is known of the words, in both languages; without a VOCABULARY,"
                " of all of them.",
            ),
        ),
        click.Option(
            ["--base"],
            metavar=both(lang, "ADRESSE", "ADDRESS"),
            help=both(
                lang,
                "En skos et jsonld : par quoi commence l'adresse de chaque mot, une adresse http ou https qui"
                f" finit par / ou #, ou un URN qui finit par : ({BASE} par défaut).",
                "In skos and jsonld: how the address of every word begins, an http or https address that ends"
                f" with / or #, or a URN that ends with : ({BASE} by default).",
            ),
        ),
        click.Option(
            OUT,
            metavar=both(lang, "FICHIER", "FILE"),
            help=both(
                lang,
                "Fichier à écrire, en skos, en jsonld ou avec --whole ; la sortie standard sans lui.",
                "File to write, in skos, in jsonld or with --whole; standard output without it.",
            ),
        ),
    ]


def wanted_of(form: str, given: Mapping[str, Any], lang: str) -> Wanted | None:
    """Return what the options ask to publish, or None where the words are only to be shown.

    Raises:
        click.UsageError: The options do not go together, or the file is there already.
    """
    base, whole, out = given["base"], given["whole"], given["out"]
    if base is not None and form not in SKOS:
        told = both(
            lang,
            "--base ne vaut que pour --format skos ou jsonld : les autres formes n'ont pas d'adresses",
            "--base is for --format skos or jsonld only: other forms have no addresses",
        )
        raise click.UsageError(told)
    if whole and form not in {"json", "csv"}:
        told = both(
            lang,
            "--whole ne vaut que pour --format json ou csv : skos et jsonld disent toujours tout",
            "--whole is for --format json or csv only: skos and jsonld always tell everything",
        )
        raise click.UsageError(told)
    if form not in SKOS and not whole:
        if out is not None:
            told = both(
                lang,
                "-o demande --format skos ou jsonld, ou --whole avec --format json ou csv",
                "-o wants --format skos or jsonld, or --whole with --format json or csv",
            )
            raise click.UsageError(told)
        return None
    if out is not None:
        checked_new(out, given["force"], lang)
    return Wanted(form=form, base=BASE if base is None else base, out=out)


def publish(vocabulary: type[Term] | None, wanted: Wanted, lang: str) -> None:
    """Write a vocabulary, or all of them for None, to a file or to standard output.

    Raises:
        OSError: It cannot be written there.
        RuleError: No name can be added to the base.
    """
    data = _text(vocabulary, wanted, lang).encode()
    if wanted.out is None:
        click.echo(data, nl=False)
        return
    write_bytes(wanted.out, data)
    size = both(lang, f"{len(data)} octets", f"{len(data)} bytes")
    write_error(both(lang, f"{wanted.out} : {size}", f"{wanted.out}: {size}"))


def _text(vocabulary: type[Term] | None, wanted: Wanted, lang: str) -> str:
    if wanted.form in SKOS:
        return skos(vocabulary, form=SKOS[wanted.form], base=wanted.base)
    text = words(vocabulary, form=wanted.form, lang=lang)
    # French spreadsheets tell UTF-8 by this mark, on standard output as in a file.
    return MARK + text if wanted.form == "csv" and lang == "fr" else text
