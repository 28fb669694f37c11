"""An export written to a file: checked on the way, compared with the count, named only once it is whole."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from ...labels import Label
from .._asked import Asked, gives_rows
from .._body import Body, blocks_of
from .._calls import formats_if_told
from .._judging import problem_of
from .._refusals import Problem
from .._retry import Tries
from .._steps import Close, Plan, Read
from ..answers import Dataset
from ..errors import BadQuery, ExploreError
from ..reading.readings import Reading
from ..wire import Broken
from .checker import Checker, Wrote
from .checks import checker_of
from .manifest import Manifest
from .options import Option, export_parameters
from .part import Part
from .progress import OnProgress, Progress, shown

__all__ = ["exported"]


def exported(
    asked: Asked,
    path: Path,
    *,
    form: str | None,
    options: Mapping[str, Option],
    progress: bool | OnProgress,
) -> Plan[Manifest]:
    """Export the rows of a query to a file, and write its manifest beside it."""
    form = (form or path.suffix.removeprefix(".")).lower()
    parameters = export_parameters(asked.query, form, options)
    dated = _date_from_outside()
    # Opened before the portal is asked, so that a folder that cannot be written to is told at once.
    with Part(path) as part:
        reading = Reading(asked)
        described = yield from reading.describe()
        sent, total = (yield from reading.in_order()) if gives_rows(asked.query) else (asked, None)
        with shown(progress, path.name) as tell:
            export = _Export(sent, sent.export_url(form, parameters), form, part, tell)
            try:
                checker, at = yield from export.whole(asked.expected(total))
            except BadQuery as refused:
                raise (yield from _with_formats(refused, asked, form)) from None
        fetched = dated or datetime.datetime.fromtimestamp(at, tz=datetime.UTC)
        manifest = _manifest(asked, described, export, checker, fetched)
        part.finish(manifest)
    return manifest


def _with_formats(refused: BadQuery, asked: Asked, form: str) -> Plan[BadQuery]:
    """Return why an export was refused, with the formats that there are where its own is not one of them."""
    # A code of its own for formats is not known; that of a parameter is the one they come under.
    if not refused.code.startswith("InvalidREST"):
        return refused
    known = [one.name for one in (yield from formats_if_told(asked.core, asked.dataset))]
    if not known or form in known:
        return refused
    told = ", ".join(known)
    text = refused.text
    error = BadQuery(
        Label(
            f"{text.text('fr').rstrip('.')} ; formats possibles : {told}",
            f"{text.text('en').rstrip('.')}; possible formats: {told}",
        ),
        url=refused.url,
        attempts=refused.attempts,
    )
    error.status, error.code, error.faults = refused.status, refused.code, refused.faults
    return error


class _Export:
    """One export, tried until it is whole."""

    def __init__(self, asked: Asked, url: str, form: str, part: Part, tell: OnProgress | None) -> None:
        self.url = url
        self.form = form
        self.counted: int | None = None
        self._asked = asked
        self._part = part
        self._tell = tell
        self._tries = Tries(asked.core.policy)
        self._at = 0.0
        self._refused: int | None = None

    def whole(self, expected: int | None) -> Plan[tuple[Checker, float]]:
        """Fetch until a try is whole; return what checked it, and when it ended."""
        self.counted = expected
        while True:
            checker = checker_of(self.form)
            checker.columns = self._asked.columns
            self._part.restart()
            try:
                yield from self._fetch(checker)
                checker.finish(self._part.path)
                yield from self._compare(checker)
            except Broken as broken:
                problem = self._problem(broken, checker)
                yield from self._asked.core.wait_or_raise(problem, self._tries, self._at)
            else:
                return checker, self._at

    def _fetch(self, checker: Checker) -> Plan[None]:
        opened = self._opened = yield from self._asked.open(self.url, self._tries)
        self._at = opened.at
        try:
            body = Body(opened.headers)
            while True:
                outcome = yield Read(opened.stream)
                self._at = outcome.at
                for block in blocks_of(outcome, body):
                    checker.feed(block)
                    self._part.write(block)
                    self._tries.progressed()
                if not outcome.body:
                    self._part.flush()
                    break
                self._report(checker)
        except Broken:
            yield Close(opened.stream)
            raise
        yield Close(opened.stream)

    def _report(self, checker: Checker) -> None:
        if self._tell is not None:
            tries = len(self._tries.attempts)
            self._tell(Progress(received=self._part.size, rows=checker.rows, total=self.counted, tries=tries))

    def _compare(self, checker: Checker) -> Plan[None]:
        """Compare the rows written with those counted, and count once more where they differ.

        Where another try, whole but for that, brings the same number again, more of them would as well.
        """
        if checker.rows is None or self.counted in {None, checker.rows}:
            return
        self.counted = self._asked.expected((yield from self._asked.count()))
        if checker.rows == self.counted:
            return
        told = Label(
            f"le fichier a {checker.rows} lignes, le portail en compte {self.counted}",
            f"the file has {checker.rows} rows, the portal counts {self.counted}",
        )
        again, self._refused = checker.rows != self._refused, checker.rows
        raise Broken(told, again=again)

    def _problem(self, broken: Broken, checker: Checker) -> Problem:
        """Tell what the portal wrote in place of data as it is told of any other answer."""
        if isinstance(broken, Wrote):
            written = attrs.evolve(self._opened, body=broken.text)
            problem = problem_of(written, self.url, patience=0.0)
            if problem is not None and not problem.again:
                return problem
        error = self._incomplete(broken.reason, checker)
        return Problem(error=error, reason=broken.reason, again=broken.again)

    def _incomplete(self, reason: Label, checker: Checker) -> ExploreError:
        return self._asked.incomplete(
            f"l'export est incomplet, aucun fichier n'est écrit sous ce nom : {reason.text('fr')}",
            f"the export is not whole, nothing is written under this name: {reason.text('en')}",
            expected=self.counted,
            received=checker.rows,
            url=self.url,
        )


def _date_from_outside() -> datetime.datetime | None:
    """Return the date that the environment sets, so that what is built twice is the same twice."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC) if epoch else None
    except (ValueError, OverflowError, OSError):
        raise BadQuery.of(
            Label(
                f"SOURCE_DATE_EPOCH n'est pas une date : {epoch[:40]!r} ; donnez des secondes depuis 1970,"
                " ou ôtez-la",
                f"SOURCE_DATE_EPOCH is no date: {epoch[:40]!r}; give seconds since 1970, or unset it",
            )
        ) from None


def _manifest(
    asked: Asked, described: Dataset, export: _Export, checker: Checker, fetched: datetime.datetime
) -> Manifest:
    default: Mapping[str, Any] = described.metas.get("default", {})
    # A portal may write a list where others write a text: a manifest holds texts only.
    metas = {name: value for name, value in default.items() if isinstance(value, str)}
    compared = checker.rows is not None and export.counted is not None
    return Manifest(
        dataset=asked.dataset,
        title=metas.get("title"),
        url=export.url,
        query=str(asked.query),
        form=export.form,
        fetched=fetched.isoformat(timespec="seconds"),
        rows=checker.rows,
        counted=export.counted,
        size=export._part.size,
        sha256=export._part.digest(),
        licence=metas.get("license"),
        licence_url=metas.get("license_url"),
        publisher=metas.get("publisher"),
        data_processed=metas.get("data_processed"),
        modified=metas.get("modified"),
        checks=(*checker.checks, *(("rows as counted by the portal",) if compared else ())),
    )
