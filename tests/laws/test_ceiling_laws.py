"""Inputs made to ask for much end under the ceiling of their reader, each in one of our errors or in rows.

A sample: ``nox -s ceilings`` measures every reader.
"""

from __future__ import annotations

import pytest

pytest.importorskip("resource")

from ceilings.cases import CASES, Case
from ceilings.running import measured


@pytest.mark.parametrize("case", [case for case in CASES if case.quick], ids=lambda case: case.name)
def test_a_hostile_input_stays_under_the_ceiling(case: Case) -> None:
    """No more memory than the limits of the reader make, and no error but ours."""
    found = measured(case)

    assert found["kept"], found
