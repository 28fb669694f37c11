"""Several threads may look places up at once."""

from __future__ import annotations

import subprocess
import sys


def test_threads_that_begin_together_agree() -> None:
    """Eight threads that make the first look-up, and the first search, of a process find the same."""
    code = """
import sys
from concurrent.futures import ThreadPoolExecutor
import openinno as oi
sys.setswitchinterval(1e-6)
def look(_):
    outline = oi.geography.departement("33").outline
    return oi.geography.commune("69123"), oi.geography.find_communes("Mérignac"), outline
with ThreadPoolExecutor(8) as pool:
    answers = list(pool.map(look, range(8)))
print(all(answer == answers[0] for answer in answers))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "True\n"
