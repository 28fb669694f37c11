"""Runs the tests against each change, twice: at once where tests are collected, afresh for what that missed.

The tests are collected once. One fork runs them all, and tells which functions each calls and how long it
takes. Then there is a fork a change: the code of the functions that it touches is put in the place of the
old one, and the tests that call them run, the fastest first, until one fails. What imports cost, and reading
the data, is paid once.

What runs while modules are imported or tests are collected is not seen so, nor what is asked of a cache from
its second test on. A change that survives is therefore imported afresh, with all tests of its package but the
laws, in a fork that knows nothing of all that; unless it was judged to be no other program.
"""

from __future__ import annotations

import ast
import gc
import json
import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from importlib.machinery import SourceFileLoader
from inspect import CO_OPTIMIZED
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, Final

import attrs
import pytest

from mutation.changes import Mutant, changed

__all__ = ["Outcome", "outcomes"]

_KILLED, _SURVIVED, _UNREACHED, _UNMADE = "killed", "survived", "unreached", "unmade"
_FAILED: Final = 4
_CODES: Final = {0: _SURVIVED, 1: _KILLED, 2: _UNREACHED, 3: _UNMADE, _FAILED: _UNMADE}
"""What a fork says as it ends; what ends otherwise was killed, by a signal or by the clock."""
_OPTIONS: Final = (
    # As they are written: pytest would import the modules of a plugin, which openinno is, in its own way.
    *("--assert=plain", "-o", "addopts=", "--import-mode=importlib", "-W", "ignore"),
    *("-p", "no:terminal", "-p", "no:randomly", "-p", "no:cacheprovider"),
)
_LONGEST: Final = 300.0
"""Seconds after which all tests of a package are taken to have no end."""
_PATIENCE: Final = 10.0
"""Seconds, and as many times what the tests take, after which a change is taken to have no end."""


@attrs.frozen(kw_only=True)
class Outcome:
    """What became of a change: killed, survived, called by no test, or not to be put in place."""

    mutant: Mutant
    state: str
    seconds: float


def outcomes(
    mutants: Sequence[Mutant],
    root: Path,
    tests: Iterable[Path],
    *,
    libraries: Iterable[str],
    workers: int,
    most: float,
    afresh: bool,
    spared: Container[str] = (),
) -> Iterator[Outcome]:
    """Yield what becomes of each change.

    Args:
        mutants: The changes.
        root: The folder of the sources.
        tests: The files of tests.
        libraries: What the tests import that takes long to import.
        workers: How many run at once.
        most: Seconds of tests that a change is given.
        afresh: Whether what survives is imported afresh.
        spared: Keys of changes that survive, and need not be.
    """
    files = [str(path) for path in tests]
    told = _told_by_fork(lambda: _at_once(_Runner(mutants, root, workers, most, libraries), files))
    if isinstance(told, str):
        raise SystemExit(f"the tests do not pass as they are: {told}")
    left = []
    for place, state, seconds in told:
        if afresh and state != _KILLED and mutants[place].key not in spared:
            left.append((mutants[place], seconds))
        else:
            yield Outcome(mutant=mutants[place], state=state, seconds=seconds)
    quick = [file for file in files if "laws" not in file]
    jobs = [(lambda mutant=mutant: _afresh(mutant, root, quick), _LONGEST) for mutant, _ in left]
    for place, state, seconds in _forked(jobs, workers):
        mutant, before = left[place]
        yield Outcome(mutant=mutant, state=state, seconds=before + seconds)


def _at_once(runner: _Runner, tests: Sequence[str]) -> str | list[tuple[int, str, float]]:
    """Return the place, the state and the seconds of each change.

    Returns:
        They, or why the tests fail without any change.
    """
    sys.settrace(_looking(runner.root, runner.early))
    code = pytest.main([*_OPTIONS, *tests], plugins=[runner])
    if code not in {0, 5} or runner.broken:
        return f"{runner.broken} ({code})"
    return runner.found


def _afresh(mutant: Mutant, root: Path, tests: Sequence[str]) -> int:
    """Run the tests, a file after another until one fails, where a module is imported as changed."""
    path, get_code = str(root / mutant.module), SourceFileLoader.get_code

    def get_changed(self: SourceFileLoader, name: str) -> CodeType | None:
        if self.path == path:
            return compile(changed(Path(path), mutant.number), path, "exec")
        return get_code(self, name)

    _calm_hypothesis()
    SourceFileLoader.get_code = get_changed  # type: ignore[method-assign, assignment]
    return int(any(pytest.main([*_OPTIONS, "-x", file]) not in {0, 5} for file in tests))


def _forked(
    jobs: Sequence[tuple[Callable[[], int], float]], workers: int
) -> Iterator[tuple[int, str, float]]:
    """Run jobs in forks, some at once, and yield the place, the state and the seconds of each.

    Args:
        jobs: What to run, and after how many seconds it is ended.
        workers: How many run at once.
    """
    waiting = list(reversed(range(len(jobs))))
    running: dict[int, tuple[int, float, float]] = {}
    while waiting or running:
        while waiting and len(running) < workers:
            place = waiting.pop()
            run, longest = jobs[place]
            child = os.fork()
            if not child:
                _quietly(run)
            running[child] = (place, time.monotonic(), time.monotonic() + longest)
        child, status = os.waitpid(-1, os.WNOHANG)
        if child in running:
            place, start, _ = running.pop(child)
            yield place, _CODES.get(os.waitstatus_to_exitcode(status), _KILLED), time.monotonic() - start
            continue
        for late, (_, _, end) in running.items():
            if time.monotonic() > end:
                with suppress(ProcessLookupError):
                    os.kill(late, signal.SIGKILL)
        time.sleep(0.005)


def _told_by_fork(run: Callable[[], Any]) -> Any:
    """Return what a function returns in a fork, which this process learns nothing else of."""
    with tempfile.TemporaryFile("w+") as file:

        def write() -> int:
            json.dump(run(), file)
            file.flush()
            return 0

        child = os.fork()
        if not child:
            _quietly(write)
        _, status = os.waitpid(child, 0)
        file.seek(0)
        text = file.read()
    return json.loads(text) if text and not status else f"ended with {status}"


@attrs.define
class _Runner:
    """Takes the place of the loop in which pytest runs its tests."""

    mutants: Sequence[Mutant]
    root: Path
    workers: int
    most: float
    libraries: Iterable[str] = ()
    found: list[tuple[int, str, float]] = attrs.Factory(list)
    broken: str = ""
    failed: bool = False
    early: set[str] = attrs.Factory(set)
    """The functions that ran while modules were imported and tests collected."""
    _calls: dict[str, list[tuple[float, int]]] = attrs.Factory(dict)
    _functions: dict[str, list[FunctionType]] = attrs.Factory(dict)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Measure the tests once, then run them against each change."""
        # What tests import as they run is imported here once, and not by each fork again.
        for name in (*self.libraries, *dict.fromkeys(map(_imported, self.mutants))):
            import_module(name)
        sys.settrace(None)
        _calm_hypothesis()
        self._measure(session.items)
        if not self.broken:
            self._run_all(session.items)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note that a test failed."""
        self.failed = self.failed or report.failed

    # the tests as they are ----------------------------------------------------------------------------

    def _measure(self, items: Sequence[pytest.Item]) -> None:
        """Run every test once in a fork, and learn which functions each calls."""
        told = _told_by_fork(lambda: self._measured(items))
        if isinstance(told, str):
            self.broken = told
            return
        for name, seconds, place in told:
            self._calls.setdefault(name, []).append((seconds, place))

    def _measured(self, items: Sequence[pytest.Item]) -> str | list[tuple[str, float, int]]:
        rows: list[tuple[str, float, int]] = []
        for place, item in enumerate(items):
            seen: set[str] = set()
            start = time.perf_counter()
            sys.settrace(_looking(self.root, seen))
            self._test(item)
            sys.settrace(None)
            if self.failed:
                return f"{item.nodeid} fails"
            seconds = time.perf_counter() - start
            rows += [(name, seconds, place) for name in seen]
        return rows

    def _test(self, item: pytest.Item) -> None:
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)

    # the tests against each change ----------------------------------------------------------------------

    def _run_all(self, items: Sequence[pytest.Item]) -> None:
        # Found here once: a fork that looked for them itself would copy the memory of this process.
        self._functions = _functions(self.root)
        gc.freeze()
        jobs = []
        for mutant in self.mutants:
            places, seconds = self._tests_of(mutant)
            run = partial(self._changed, mutant, places, items)
            jobs.append((run, _PATIENCE * (1 + seconds)))
        self.found.extend(_forked(jobs, self.workers))

    def _tests_of(self, mutant: Mutant) -> tuple[list[int], float]:
        """Return the tests that call the function of a change, the fastest first, and what they take."""
        calls = self._calls_of(self.function(mutant))
        places: list[int] = []
        total = 0.0
        for seconds, place in sorted(set(calls)):
            if places and total + seconds > self.most:
                break
            places.append(place)
            total += seconds
        return places, total

    def _calls_of(self, function: str) -> list[tuple[float, int]]:
        """Return the calls of a function and of what it lies in, else of all that its module holds.

        An engine calls some functions in threads of its own, where nobody looks.
        """
        module, _, name = function.rpartition(":")
        parts = name.split(".")
        around = [f"{module}:{'.'.join(parts[:count])}" for count in range(len(parts), 0, -1)]
        calls = [one for key in around for one in self._calls.get(key, [])]
        if calls or not self.early.isdisjoint(around):
            return calls
        return [one for key, rows in self._calls.items() if key.startswith(module) for one in rows]

    def function(self, mutant: Mutant) -> str:
        """Return the function that a change stands in, as calls of it are noted."""
        return f"{self.root / mutant.module}:{mutant.function}"

    def _changed(self, mutant: Mutant, places: Sequence[int], items: Sequence[pytest.Item]) -> int:
        if not places:
            return 2
        path = self.root / mutant.module
        if not _put_in_place(path, mutant.number, self._functions.get(str(path), [])):
            return 3
        for place in places:
            self._test(items[place])
            if self.failed:
                return 1
        return 0


def _imported(mutant: Mutant) -> str:
    """Return the name by which the module of a change is imported."""
    return f"openinno.{mutant.module.removesuffix('.py').removesuffix('/__init__').replace('/', '.')}"


def _quietly(run: Any) -> None:
    """Run in a fork, and leave it without what a process does when it ends."""
    code = _FAILED
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    try:
        code = run()
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _name(code: CodeType) -> str:
    """Return the function of a code: what has no name in another one belongs to it."""
    named = (part for part in code.co_qualname.split(".") if not part.startswith("<"))
    return f"{code.co_filename}:{'.'.join(named)}"


def _looking(root: Path, seen: set[str]) -> Callable[[Any, str, object], None]:
    """Return what notes, as a trace, each function below a folder that is called."""
    prefix = f"{root}{os.sep}"

    def look(frame: Any, _: str, __: object) -> None:
        code = frame.f_code
        if code.co_filename.startswith(prefix) and code.co_flags & CO_OPTIMIZED:
            seen.add(_name(code))

    return look


def _functions(root: Path) -> dict[str, list[FunctionType]]:
    """Return every function there is of the modules below a folder, by its file."""
    prefix = f"{root}{os.sep}"
    found: dict[str, list[FunctionType]] = {}
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__code__.co_filename.startswith(prefix):
            found.setdefault(one.__code__.co_filename, []).append(one)
    return found


def _put_in_place(path: Path, number: int, functions: Iterable[FunctionType]) -> bool:
    """Give every function of a module the code that it has with a change made."""
    before = compile(ast.parse(path.read_text("utf-8")), str(path), "exec")
    after = compile(changed(path, number), str(path), "exec")
    old, new = dict(_codes(before)), dict(_codes(after))
    done = False
    for one in functions:
        key = next((key for key, code in old.items() if code == one.__code__), None)
        if key is not None and key in new and new[key] != one.__code__:
            if new[key].co_freevars != one.__code__.co_freevars:
                return False
            one.__code__ = new[key]
            done = True
    return done


def _codes(code: CodeType, turn: int = 0) -> Iterator[tuple[tuple[str, int, int], CodeType]]:
    """Yield every code inside a code, by its name, its line and how many alike stand before it."""
    turns: dict[tuple[str, int], int] = {}
    for one in code.co_consts:
        if isinstance(one, CodeType):
            key = (one.co_qualname, one.co_firstlineno)
            turns[key] = turns.get(key, -1) + 1
            yield (*key, 100 * turn + turns[key]), one
            yield from _codes(one, turns[key])


def _calm_hypothesis() -> None:
    """Let laws try the same few examples each time, and keep nothing."""
    with suppress(ImportError):
        from hypothesis import HealthCheck, settings

        settings.register_profile(
            "mutation",
            derandomize=True,
            database=None,
            deadline=None,
            max_examples=20,
            suppress_health_check=list(HealthCheck),
        )
        settings.load_profile("mutation")
