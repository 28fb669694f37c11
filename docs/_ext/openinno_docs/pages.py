"""Every page that is written from the library, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from openinno import Profile

from . import (
    benchmarks,
    bridges,
    findings,
    flat,
    indicators,
    kinds,
    lists,
    mapping,
    proof,
    rules,
    sheets,
    words,
)
from .examples import with_example
from .markdown import Writer

__all__ = ["page", "page_names"]

_TYPOLOGY: Mapping[str, Callable[[Writer], Iterator[str]]] = {
    "index": sheets.overview,
    **{profile.code: partial(sheets.sheet_page, profile) for profile in Profile},
    "comparison": sheets.comparison_page,
    "words": words.words_page,
    "value": lists.value_page,
    "statements": lists.statements_page,
    "figures": lists.figures_page,
    "contradictions": lists.contradictions_page,
    "portal-lists": lists.portal_page,
    "documents": lists.documents_page,
}
_PAGES: Mapping[str, Callable[[Writer], Iterator[str]]] = {
    **{f"typology/{name}": write for name, write in _TYPOLOGY.items()},
    "reference/benchmarks": benchmarks.benchmarks_page,
    "reference/bridges": bridges.bridges_page,
    "reference/flat-row": flat.flat_row_page,
    "reference/finding-codes": findings.codes_page,
    "reference/indicator-catalogue": indicators.indicators_page,
    "reference/kinds-of-files": kinds.kinds_page,
    "reference/mapping-attributes": mapping.targets_page,
    "reference/proof": proof.proof_page,
    "reference/ready-mappings": mapping.ready_page,
    "reference/rule-catalogue": rules.rules_page,
}


def page_names() -> tuple[str, ...]:
    """Return the names of the pages that are written."""
    return tuple(_PAGES)


def page(name: str, lang: str) -> str:
    """Return the text of a page in a language."""
    return with_example(name, "\n".join(_PAGES[name](Writer(lang))) + "\n")
