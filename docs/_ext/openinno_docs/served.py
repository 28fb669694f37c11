"""The small portal that the pages are run against: started when first asked for, one for a whole build."""

from __future__ import annotations

import atexit
import sys
from functools import cache
from pathlib import Path

import openinno as oi
from openinno.reading import written

__all__ = ["SHOWN", "address"]

SHOWN = "http://127.0.0.1:8000"
"""The address that the pages show: the true one has another port in every build."""


@cache
def address() -> str:
    """Return the address of the portal, which answers until this program ends.

    Beside the datasets of the portal, it serves ``recensement``: structures as openinno writes them.
    """
    sys.path.append(str(Path(__file__).parents[3] / "tests"))
    from portal import Dataset, Field, Portal, Prepared

    census = Prepared(
        dataset=Dataset(id="recensement", title="Recensement", fields=(Field("id"),), rows=tuple),
        jsonl=b"".join(written(one) + b"\n" for one in oi.embedded_census()),
    )
    portal = Portal(prepared={"recensement": census})
    portal.__enter__()
    atexit.register(portal.__exit__, None, None, None)
    return portal.url
