"""One call for every form: the name of the file tells which."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from ..census import Census
from ..envelope import to_json
from ..errors import RuleError
from ..labels import Label
from ..lines import to_json_lines
from ._columnar import arrow, parquet
from ._csv import csv, tsv
from ._geojson import geojson
from ._left import Left
from ._sheets import Words, checked_words
from ._writing import asked_of, written_to
from ._xlsx import xlsx

__all__ = ["FORMS", "OF_SHEETS", "convert"]

FORMS: Final[Mapping[str, tuple[str, ...]]] = {
    "json": (".json",),
    "jsonl": (".jsonl", ".ndjson"),
    "csv": (".csv",),
    "tsv": (".tsv",),
    "xlsx": (".xlsx",),
    "parquet": (".parquet",),
    "arrow": (".arrow", ".feather"),
    "geojson": (".geojson",),
}
"""The forms in which a census can be written, with how the names of their files end."""

OF_SHEETS: Final = ("csv", "tsv", "xlsx")
"""The forms that are a sheet, in which labels can stand for codes."""


def convert(
    census: Census,
    path: str | Path,
    *,
    form: str | None = None,
    lang: str | None = None,
    words: Words = "codes",
    extra: bool = False,
) -> Left:
    """Write a census in the form that the name of a file tells, and return what is left out.

    :func:`~openinno.read_census` reads back what was written. CSV, TSV and XLSX hold the structures only.

    Args:
        census: The census.
        path: The file, which gets its name once it is whole.
        form: A form of :data:`FORMS`, where the name of the file does not tell it.
        lang: ``fr`` for CSV as the spreadsheets of France want it, and the language of the labels in CSV, TSV
            and XLSX; other forms have no language.
        words: ``codes``, or for CSV, TSV and XLSX ``labels`` or ``both``; see :func:`csv`.
        extra: Whether to write what no attribute takes, and refused rows, which may be personal.

    Raises:
        MissingExtra: The form needs a library that is not installed.
        OSError: The file cannot be written.
        RecordError: The form cannot hold the census; see :func:`xlsx`.
        RuleError: There is no such form, or no such way to write words in it; the message lists those that
            exist.
        TypeError: This is no census.

    Examples:
        >>> import pathlib, tempfile
        >>> import openinno as oi
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     left = convert(oi.embedded_census(), pathlib.Path(folder, "census.geojson"))
        >>> bool(left)
        False
    """
    chosen = _form_of(Path(path), form)
    if checked_words(words) != "codes" and chosen not in OF_SHEETS:
        raise RuleError(_in_codes(chosen))
    return _WRITERS[chosen](census, path, lang, words, extra)


def _form_of(path: Path, form: str | None) -> str:
    if form is not None:
        if form not in FORMS:
            raise RuleError.unknown(form, what=_FORM, possible=tuple(FORMS))
        return form
    suffix = path.suffix.lower()
    named = next((name for name, suffixes in FORMS.items() if suffix in suffixes), None)
    if named is None:
        every = tuple(suffix for suffixes in FORMS.values() for suffix in suffixes)
        raise RuleError.unknown(suffix or path.name, what=_FORM, possible=every)
    return named


_FORM: Final = Label("forme de fichier", "form of file")


def _in_codes(form: str) -> Label:
    possible = ", ".join(OF_SHEETS)
    return Label(
        f"{form} garde les codes ; les libellés vont dans {possible}",
        f"{form} keeps codes; labels go into {possible}",
    )


def _json(census: Census, path: str | Path, _: str | None, __: Words, extra: bool) -> Left:
    return written_to(path, to_json(asked_of(census, extra=extra)), census, whole=True, extra=extra)


def _json_lines(census: Census, path: str | Path, _: str | None, __: Words, extra: bool) -> Left:
    return written_to(path, to_json_lines(asked_of(census, extra=extra)), census, whole=True, extra=extra)


_WRITERS: Final[Mapping[str, Callable[[Census, str | Path, Any, Words, bool], Left]]] = {
    "json": _json,
    "jsonl": _json_lines,
    "csv": lambda census, path, lang, words, extra: csv(census, path, lang=lang, words=words, extra=extra),
    "tsv": lambda census, path, lang, words, extra: tsv(census, path, lang=lang, words=words, extra=extra),
    "xlsx": lambda census, path, lang, words, extra: xlsx(census, path, lang=lang, words=words, extra=extra),
    "parquet": lambda census, path, _, __, extra: parquet(census, path, extra=extra),
    "arrow": lambda census, path, _, __, extra: arrow(census, path, extra=extra),
    "geojson": lambda census, path, _, __, extra: geojson(census, path, extra=extra),
}
