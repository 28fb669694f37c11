"""A code of a finding, and the short ways to say what one stands for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple, TypeAlias

from openinno import Label, Severity

__all__ = ["ERROR", "INFO", "WARNING", "Code", "Codes", "error", "info", "warning"]

ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING
INFO: Final = Severity.INFO


class Code(NamedTuple):
    """A code: how grave what it stands for is, and what that is."""

    severities: tuple[Severity, ...]
    text: Label


Codes: TypeAlias = Mapping[Label, Mapping[str, Code]]
"""Codes, by what they are about."""


def error(fr: str, en: str) -> Code:
    """Return the code of an error."""
    return Code((ERROR,), Label(fr, en))


def warning(fr: str, en: str) -> Code:
    """Return the code of a warning."""
    return Code((WARNING,), Label(fr, en))


def info(fr: str, en: str) -> Code:
    """Return the code of what is good to know."""
    return Code((INFO,), Label(fr, en))
