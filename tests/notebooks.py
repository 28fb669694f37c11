"""Runs a notebook as Jupyter would, cell after cell, without the hundred megabytes that Jupyter brings.

``python tests/notebooks.py NOTEBOOK`` runs one in the working folder, and prints what each cell of code shows
as JSON: what it printed, and the forms of its last value.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import sys
from pathlib import Path
from typing import Any, Final

__all__ = ["code_of", "run"]

_FORMS: Final = {"_repr_html_": "text/html", "_repr_svg_": "image/svg+xml"}


def code_of(path: Path) -> list[str]:
    """Return the cells of code of a notebook."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def run(path: Path) -> list[dict[str, str]]:
    """Run the cells of a notebook in one namespace, and return what each shows, by type of content."""
    names: dict[str, Any] = {"__name__": "__main__"}
    return [_shown(cell, f"{path.name}, {number}", names) for number, cell in enumerate(code_of(path), 1)]


def _shown(cell: str, title: str, names: dict[str, Any]) -> dict[str, str]:
    tree = ast.parse(cell, title)
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        value = None
        match tree.body:
            case [*_, ast.Expr(value=last)]:
                del tree.body[-1]
                exec(compile(tree, title, "exec"), names)  # noqa: S102 - our own notebooks
                value = eval(compile(ast.Expression(last), title, "eval"), names)  # noqa: S307
            case _:
                exec(compile(tree, title, "exec"), names)  # noqa: S102
    return {"stdout": printed.getvalue(), **_forms(value)}


def _forms(value: object) -> dict[str, str]:
    if value is None:
        return {}
    bundle: dict[str, str] = getattr(value, "_repr_mimebundle_", dict)()
    forms = {kind: getattr(value, name)() for name, kind in _FORMS.items() if hasattr(value, name)}
    return {"text/plain": repr(value), **forms, **bundle}


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]))))  # noqa: T201
