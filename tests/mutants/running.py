"""Runs mutants in processes of their own, so that one that crashes, hangs or grows is only a failure."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Final

import openinno

__all__ = ["outcomes"]

_MOST_IN_ONE: Final = 400
"""How many mutants a process takes, so that none pays for the addresses that others took."""
_TESTS: Final = Path(__file__).parents[1]
_SOURCES: Final = Path(openinno.__file__).parents[1]


class _Worker:
    """A process that makes and reads mutants."""

    def __init__(self, seconds: float) -> None:
        self._seconds: float = seconds
        self._errors: Any = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the process is
        self._process: Any = None
        self._said: bytes = b""
        self._left: int = 0

    def outcome(self, number: int) -> dict[str, Any]:
        """Return how the reading of a mutant ended."""
        if self._left == 0:
            self.stop()
        if self._process is None:
            self._start()
        self._left -= 1
        self._process.stdin.write(f"{number}\n".encode())
        self._process.stdin.flush()
        made = self._answer()
        if isinstance(made, str):
            return {"number": number, "unmade": made}
        ended = self._answer()
        found: dict[str, Any] = {"problems": [ended]} if isinstance(ended, str) else ended
        return {**made, **found}

    def stop(self) -> None:
        """End the process, which has nothing left to do."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def close(self) -> None:
        """End the process for good."""
        self.stop()
        self._errors.close()

    def _start(self) -> None:
        self._said, self._left = b"", _MOST_IN_ONE
        path = os.pathsep.join([str(_SOURCES), str(_TESTS)])
        self._process = subprocess.Popen(
            [sys.executable, "-m", "mutants.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=os.environ | {"PYTHONPATH": path},
            cwd=_TESTS,
        )

    def _answer(self) -> Any:
        """Return what the process says; a text says that it hangs, or how it ended."""
        while b"\n" not in self._said:
            with selectors.DefaultSelector() as selector:
                selector.register(self._process.stdout, selectors.EVENT_READ)
                if not selector.select(self._seconds):
                    self.stop()
                    return f"no end after {self._seconds} seconds"
            block = os.read(self._process.stdout.fileno(), 1 << 16)
            if not block:
                break
            self._said += block
        line, ended, self._said = self._said.partition(b"\n")
        if ended:
            return json.loads(line)
        code = self._process.wait()
        self.stop()
        self._errors.seek(0)
        return f"the process ends with {code}: {self._errors.read()[-3000:].decode(errors='replace')}"


def outcomes(numbers: Iterable[int], *, workers: int, seconds: float) -> Iterator[dict[str, Any]]:
    """Yield how the reading of each mutant ended, in any order.

    Args:
        numbers: The numbers of the mutants.
        workers: How many processes share them.
        seconds: After how many seconds a reading is taken to be without end.
    """
    waiting: SimpleQueue[int] = SimpleQueue()
    for number in numbers:
        waiting.put(number)
    ended: SimpleQueue[dict[str, Any] | None] = SimpleQueue()

    def work() -> None:
        worker = _Worker(seconds)
        try:
            while True:
                ended.put(worker.outcome(waiting.get_nowait()))
        except Empty:
            pass
        finally:
            worker.close()
            ended.put(None)

    threads = [threading.Thread(target=work, daemon=True) for _ in range(workers)]
    for thread in threads:
        thread.start()
    left = workers
    while left:
        outcome = ended.get()
        if outcome is None:
            left -= 1
        else:
            yield outcome
