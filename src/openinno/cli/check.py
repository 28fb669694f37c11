"""``openinno check``: judge a census, tell every row, cell and reason, and what to write instead."""

from __future__ import annotations

import datetime
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import attrs
import click

from ..export import annotated_workbook, apply_fixes
from ..export.editing.originals import check_name, refuse_same
from ..findings import Severity
from ..judge import check
from ..labels import Label
from ..sources.snapshots.snapshot import open_snapshot
from ..sources.tables.options import TableOptions
from ..validation.catalogue import CATALOGUE
from ..validation.catalogues import Catalogue
from ..validation.installed import rules_named
from ..validation.report import Report
from ._check_options import check_options
from ._files import checked_new, force_option
from ._language import both
from ._output import command_of, counted_noun, harmless, naming, write_error
from ._reading import Reading, is_folder, mapping_option, reading_of, reading_options
from ._shell import in_shell

__all__ = ["command"]

_FORMS: Final = ("text", "json", "sarif", "junit", "html")
_STDIN: Final = "-"


def command(lang: str) -> click.Command:
    """Make the verb in a language."""

    def run(files: tuple[str, ...], form: str, **given: Any) -> int:
        reading = reading_of(given)
        asked = _Asked(**given)
        asked.refuse_what_cannot_be(files, form, lang)
        return max(_check(file, reading, asked, form, lang) for file in files)

    return command_of(
        lang,
        name="check",
        text=both(
            lang,
            "Vérifier des recensements : dire chaque ligne, chaque cellule et chaque raison, et quoi écrire."
            " FICHIER est un tableau de tout genre (CSV, classeur, GeoJSON, Parquet…), un recensement"
            " d'openinno, le dossier d'un instantané, ou - pour l'entrée standard. Le code de sortie est 1"
            " quand les données sont fausses.",
            "Check censuses: tell every row, every cell and every reason, and what to write. FILE is a table"
            " of any kind (CSV, workbook, GeoJSON, Parquet…), a census of openinno, the folder of a snapshot,"
            " or - for standard input. The exit code is 1 when the data is wrong.",
        ),
        params=[
            click.Argument(["files"], nargs=-1, required=True, metavar=both(lang, "FICHIER|-…", "FILE|-…")),
            mapping_option(lang),
            *reading_options(lang),
            *check_options(lang),
            force_option(lang),
        ],
        run=run,
        forms=_FORMS,
    )


@attrs.frozen(kw_only=True)
class _Asked:
    """What was asked of the check, beside how to read the file."""

    grade: str
    more: tuple[str, ...]
    less: tuple[str, ...]
    annotate: str | None
    fixing: str | None
    failing: str
    limit: int
    today: datetime.datetime | None
    force: bool

    def rules(self) -> Catalogue:
        """Return the rules to judge by."""
        added = (rule for name in self.more for rule in rules_named(name))
        return CATALOGUE.including(*added).without(*self.less)

    def refuse_what_cannot_be(self, files: tuple[str, ...], form: str, lang: str) -> None:
        """Refuse now what would fail once everything is judged.

        Raises:
            click.UsageError: What is asked cannot be of these files, or a copy is there already.
            RuleError: The annotated copy cannot have its name.
        """
        copied = self.annotate is not None or bool(self.fixing)
        if copied and any(file == _STDIN or is_folder(file) for file in files):
            raise click.UsageError(_ONLY_FILES.text(lang))
        if len(files) > 1 and (form != "text" or self.annotate is not None):
            raise click.UsageError(_ONE_FILE.text(lang))
        if self.annotate is not None:
            copy, path = Path(self.annotate), Path(files[0])
            check_name(copy, macros=path.suffix.lower() == ".xlsm")
            refuse_same(path, copy)
            checked_new(self.annotate, self.force, lang)
        # A file that is not there is told as such once it is read, and not by the copies it would have.
        for file in (Path(file) for file in files if self.fixing and Path(file).exists()):
            for path in _mended(file, lang):
                checked_new(str(path), self.force, lang)

    def write_files(self, path: Path, report: Report, options: TableOptions, lang: str) -> None:
        """Write the copies that were asked for, and tell where."""
        if self.annotate is not None:
            with naming(self.annotate):
                annotated = annotated_workbook(path, report, self.annotate, lang, options=options)
            write_error(both(lang, *_annotated(self.annotate, annotated.cells)))
            for left in annotated.left:
                write_error(f"  {left.text(lang)}")
        if self.fixing:
            copy, journal = _mended(path, lang)
            with naming(str(copy)):
                done = apply_fixes(path, report, copy, options=options)
            write_error(both(lang, *_fixed(copy, journal, len(done.changes))))
            if done.skipped:
                write_error(both(lang, *_skipped(len(done.skipped))))

    def fails(self, report: Report) -> bool:
        """Tell whether the data is wrong, by what was said to be."""
        if self.failing == "never":
            return False
        if self.failing == "unchecked" and report.ok is None:
            return True
        warned = self.failing == "warning" and report.counts("severity").get(Severity.WARNING)
        return report.ok is False or bool(warned)


_ONLY_FILES: Final = Label(
    "--annotate et --fix copient un fichier : ni l'entrée standard, ni un dossier",
    "--annotate and --fix copy a file: neither standard input nor a folder",
)
_ONE_FILE: Final = Label(
    "--annotate, et toute forme autre que text, prennent un seul fichier",
    "--annotate, and any form other than text, take one file only",
)


def _annotated(path: str, cells: int) -> tuple[str, str]:
    return (
        f"{path} : copie annotée, {counted_noun(cells, 'fr', 'cellule', 'cell')}",
        f"{path}: annotated copy, {counted_noun(cells, 'en', 'cellule', 'cell')}",
    )


def _fixed(copy: Path, journal: Path, changes: int) -> tuple[str, str]:
    mended = counted_noun(changes, "fr", "cellule corrigée", "cell mended")
    return (
        f"{copy} : {mended}, journal dans {journal}",
        f"{copy}: {counted_noun(changes, 'en', 'cellule corrigée', 'cell mended')}, journal in {journal}",
    )


def _skipped(number: int) -> tuple[str, str]:
    return (
        f"  {counted_noun(number, 'fr', 'correction écartée', '')}, le journal dit pourquoi",
        f"  {counted_noun(number, 'en', '', 'repair left out')}, the journal tells why",
    )


def _mended(path: Path, lang: str) -> tuple[Path, Path]:
    """Return the names of the mended copy of a file and of its journal."""
    copy = path.with_name(f"{path.stem}-{both(lang, 'corrige', 'mended')}{path.suffix}")
    return copy, copy.with_name(f"{copy.name}.journal.json")


def _check(file: str, reading: Reading, asked: _Asked, form: str, lang: str) -> int:
    """Check a file, write what was found, and return the exit code."""
    with _at_hand(file) as path:
        report = _in_shell(_judged(path, reading, asked))
        _write(report, form, lang)
        asked.write_files(path, report, reading.options, lang)
    if report.ok is None:
        _tell_unchecked(report, lang)
    return int(asked.fails(report))


@contextmanager
def _at_hand(file: str) -> Iterator[Path]:
    """Give a file its path; standard input becomes a file until the check is over."""
    if file != _STDIN:
        yield Path(file)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "stdin")
        with path.open("wb") as kept:
            while block := sys.stdin.buffer.read(1 << 20):
                kept.write(block)
        yield path


def _judged(path: Path, reading: Reading, asked: _Asked) -> Report:
    today = asked.today.date() if asked.today else None
    common: dict[str, Any] = {
        "grade": asked.grade,
        "rules": asked.rules(),
        "limit": asked.limit,
        "today": today,
    }
    if is_folder(str(path)):
        return check(open_snapshot(path).census, **common)
    return check(path, mapping=reading.mapping, options=reading.options, **common)


def _in_shell(report: Report) -> Report:
    """Let what reading advises name options of the command, and not arguments of functions."""
    findings = tuple(
        attrs.evolve(one, fix=Label(*(in_shell(one.fix.text(lang), lang) for lang in ("fr", "en"))))
        if one.fix and not one.parameters
        else one
        for one in report.findings
    )
    return attrs.evolve(report, findings=findings)


def _write(report: Report, form: str, lang: str) -> None:
    if form == "text":
        click.echo(harmless(report.text(lang)))
    else:
        write = {"json": report.to_json, "sarif": report.sarif, "junit": report.junit, "html": report.html}[
            form
        ]
        click.echo(write(lang).encode("utf-8", "backslashreplace") + b"\n", nl=False)


def _tell_unchecked(report: Report, lang: str) -> None:
    """Say which rules that are needed could not be checked, and why."""
    for one in report.outcomes:
        if one.severity is Severity.ERROR and one.why is not None and not one.idle:
            title, why = one.rule.title.text(lang), one.why.text(lang)
            write_error(_UNCHECKED.text(lang).format(title=title, why=why))


_UNCHECKED: Final = Label("non vérifié : {title} ({why})", "not checked: {title} ({why})")
