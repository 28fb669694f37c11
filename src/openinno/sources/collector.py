"""The garbage collector at rest while many records are made that all stay: it would look at each in vain.

Records never hold themselves, so that none is ever garbage by a ring of references. The collector does not
know, and the more there are, the more it looks: a quarter of the time that a large census takes.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["at_rest"]


@contextmanager
def at_rest() -> Iterator[None]:
    """Let the garbage collector of the process rest; where it rests already, it is left alone.

    Examples:
        >>> with at_rest():
        ...     gc.isenabled()
        False
        >>> gc.isenabled()
        True
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
