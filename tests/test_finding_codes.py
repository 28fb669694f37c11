"""Every code of a finding is explained in the documentation, and what is explained is told somewhere."""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import openinno

SRC = Path(openinno.__file__).parent
TABLE = Path(__file__).parents[1] / "docs/_ext/openinno_docs/codes/__init__.py"
TOLD_IN = ("sources/**/*.py", "export/*.py", "*.py", "explore/answers/_conversions.py")
"""Where findings of reading and writing are made."""

_CODE = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")
_MADE = {
    "assumed-{}": {
        f"assumed-{one}" for one in ("encoding", "separator", "quote", "header", "decimal", "sheet")
    },
    "unknown-{}": {"unknown-departement", "unknown-region"},
    "{}-date": {"day-first-date", "month-first-date"},
}
"""The codes that are put together where they are told."""
_OTHERS = {
    *("month-first", "latitude-longitude", "longitude-latitude"),  # forms of cells
    *(
        "utf-8",
        "utf-16",
        "latin-1",
        "mac-roman",
        "iso-8859-15",
        "utf-8-sig",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
    ),
    *("openinno-census", "openinno-census-lines", "openinno-snapshot"),  # names of forms of files
    "structures-innovantes-sur-le-territoire",  # a dataset
}
"""What is written like a code, and is none."""


def _table() -> ModuleType:
    """Load the table alone: the extension beside it needs Sphinx."""
    spec = spec_from_file_location("codes_of_findings", TABLE)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _files() -> Iterator[Path]:
    for where in TOLD_IN:
        yield from sorted(SRC.glob(where))


def _codes(path: Path) -> Iterator[str]:
    """Yield what is written like a code in a module, or given as one."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.keyword(arg="code", value=ast.Constant(value=str(code))):
                yield code
            case ast.Call(func=ast.Name("Fault"), args=[ast.Constant(value=str(code)), *_]):
                yield code
            case ast.Tuple(
                elts=[ast.Constant(value=str(code)), ast.Attribute(value=ast.Name("Severity")), _]
            ):
                yield code
            case ast.Constant(value=str(text)) if _CODE.fullmatch(text):
                yield text
            case ast.JoinedStr():
                shape = "".join(
                    str(one.value) if isinstance(one, ast.Constant) else "{}" for one in node.values
                )
                yield from _MADE.get(shape, ())


def test_every_code_is_explained() -> None:
    """No code is told that the documentation does not explain, and none is explained in vain."""
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
