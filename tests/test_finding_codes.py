"""Every code of a finding is explained in the documentation, and what is explained is told somewhere."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import openinno

SRC = Path(openinno.__file__).parent
TABLE = Path(__file__).parents[1] / "docs/_ext/openinno_docs/codes.py"
TOLD_IN = ("sources/**/*.py", "export/*.py", "*.py", "explore/answers/_conversions.py")
"""Where findings of reading and writing are made."""

_CODE = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")
_MADE = {
    "assumed-{}": {f"assumed-{one}" for one in ("encoding", "separator", "quote", "header", "decimal")},
    "unknown-{}": {"unknown-departement", "unknown-region"},
    "{}-date": {"day-first-date", "month-first-date"},
}
"""The codes that are put together where they are told."""
_OTHERS = {
    *("month-first", "latitude-longitude", "longitude-latitude"),  # forms of cells
    *("utf-8", "utf-16", "latin-1", "mac-roman", "iso-8859-15", "utf-8-sig", "utf-16-le", "utf-32"),
    *("openinno-census", "openinno-census-lines", "openinno-snapshot"),  # names of forms of files
    "structures-innovantes-sur-le-territoire",  # a dataset
}
"""What is written like a code, and is none."""


def _table() -> ModuleType:
    """Load the table alone: the extension beside it needs Sphinx."""
    spec = spec_from_file_location("codes_of_findings", TABLE)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _files() -> Iterator[Path]:
    for where in TOLD_IN:
        yield from sorted(SRC.glob(where))


def _codes(path: Path) -> Iterator[str]:
    """Yield what is written like a code in a module, or given as one."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.keyword) and node.arg == "code" and isinstance(node.value, ast.Constant):
            yield node.value.value
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _CODE.fullmatch(node.value):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            shape = "".join(one.value if isinstance(one, ast.Constant) else "{}" for one in node.values)
            yield from _MADE.get(shape, ())
        elif isinstance(node, ast.Tuple | ast.Call):
            yield from _beside_a_severity(node)


def _beside_a_severity(node: ast.Tuple | ast.Call) -> Iterator[str]:
    parts = node.elts if isinstance(node, ast.Tuple) else node.args
    if any(isinstance(one, ast.Attribute) and ast.unparse(one.value) == "Severity" for one in parts):
        yield from (one.value for one in parts if isinstance(one, ast.Constant) and one.value)
    elif (
        isinstance(node, ast.Call)
        and ast.unparse(node.func) == "Fault"
        and isinstance(parts[0], ast.Constant)
    ):
        yield parts[0].value


def test_every_code_is_explained() -> None:
    """No code of a finding is told that the documentation does not explain, and none is explained in vain."""
    told = {code for path in _files() for code in _codes(path)} - _OTHERS
    explained = {code for codes in _table().CODES.values() for code in codes}

    assert told - explained == set()
    assert explained - told == set()


def test_a_code_is_explained_once() -> None:
    """No code stands in two groups of the table."""
    times = Counter(code for codes in _table().CODES.values() for code in codes)

    assert [code for code, number in times.items() if number > 1] == []


def test_every_explanation_is_in_both_languages() -> None:
    """What a code means is said in French and in English, which are not the same."""
    for codes in _table().CODES.values():
        for code, (severities, text) in codes.items():
            assert severities, code
            assert text.fr, code
            assert text.en, code
            assert text.fr != text.en, code
