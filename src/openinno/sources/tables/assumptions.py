"""What was found out or taken for granted in reading a file, with the way to say otherwise."""

from __future__ import annotations

import json
from typing import Final

from ...findings import Finding, Position, Severity
from ...labels import Label

__all__ = ["assumed", "instead"]

_BRIEF: Final = {"\t": "tab"}


def assumed(option: str, text: Label, *, where: Position, example: str | int) -> Finding:
    """Return the finding of something that was found out rather than said.

    Args:
        option: The option of :class:`~.options.TableOptions` that says it.
        text: What was found out.
        where: Where.
        example: What another file might need there.

    Examples:
        >>> finding = assumed("encoding", Label("UTF-8"), where=Position(), example="cp1252")
        >>> finding.code
        'assumed-encoding'
        >>> print(finding.fix)
        if not so: encoding="cp1252" or, under [table] of a mapping, encoding = "cp1252"
    """
    code = f"assumed-{option}"
    return Finding(code=code, severity=Severity.INFO, where=where, text=text, fix=instead(option, example))


def instead(option: str, example: str | int) -> Label:
    """Return how an option is said in Python, which the command says its own way, and in a mapping."""
    short = _BRIEF.get(str(example), str(example))
    # The escapes of JSON are those of Python and TOML too.
    value = short if isinstance(example, int) else json.dumps(short, ensure_ascii=False)
    python, mapping = f"{option}={value}", f"{option} = {value}"
    return Label(
        f"sinon : {python} ou, sous [table] d'une correspondance, {mapping}",
        f"if not so: {python} or, under [table] of a mapping, {mapping}",
    )
