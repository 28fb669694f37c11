"""Laws of mappings as TOML: what is written reads back equal, and no text crashes the reader."""

from __future__ import annotations

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from openinno import CensusSource, Label, OpenInnoError
from openinno.sources.kinds import KINDS
from openinno.sources.mapping.declared import FORMS, ColumnMapping, FieldMapping, MarkedColumns
from openinno.sources.mapping.files.toml import mapping_from_toml, mapping_to_toml
from openinno.sources.mapping.targets import TARGETS, Target, TargetKind
from openinno.sources.tables.options import TableOptions

TEXTS = st.text(max_size=12)
LABELS = st.builds(Label, TEXTS, st.none() | TEXTS)
DATES = st.none() | st.dates().map(str) | st.integers(1000, 9999).map(str)
SOURCES = st.builds(
    CensusSource,
    title=LABELS,
    scope=st.none() | LABELS,
    publisher=st.none() | TEXTS,
    date=DATES,
    licence=st.none() | TEXTS,
    address=st.none() | TEXTS,
)
OPTIONS = st.builds(
    TableOptions,
    kind=st.none() | st.sampled_from(sorted(KINDS)),
    sheet=st.none() | TEXTS | st.integers(1, 10**6),
    header=st.none() | st.integers(1, 10**6),
    encoding=st.none() | st.sampled_from(["utf-8", "cp1252"]),
    separator=st.none() | st.characters(exclude_characters="\r\n\0\"'", exclude_categories=["Cs"]),
    quote=st.sampled_from([None, "", '"', "'"]),
    decimal=st.sampled_from([None, ",", "."]),
)
CELLS = TEXTS | st.integers() | st.floats(allow_nan=False)
LISTS = sorted(one.name for one in TARGETS.values() if one.kind is TargetKind.WORDS)


def codes_of(target: Target) -> st.SearchStrategy[str]:
    """Return the words that an attribute takes, or any text where it has no vocabulary."""
    return st.sampled_from([term.code for term in target.vocabulary]) if target.vocabulary else TEXTS


@st.composite
def mappings(draw: st.DrawFn) -> FieldMapping:
    """Draw a mapping that names each column once, and each attribute in one place."""
    names = draw(st.lists(st.text(min_size=1, max_size=12), unique=True, max_size=12))
    targets = draw(st.permutations(sorted(TARGETS)))
    columns, marked, ignored = [], [], []
    while names:
        target = TARGETS[targets.pop()]
        taken = [names.pop() for _ in range(min(len(names), draw(st.integers(1, 3))))]
        words: Any = st.dictionaries(TEXTS, st.lists(codes_of(target), max_size=2), max_size=2)
        match draw(st.sampled_from(["column", "column", "marked", "ignored"])):
            case "ignored":
                ignored += taken
            case "marked" if target.name in LISTS:
                given_words = {name: draw(codes_of(target)) for name in taken}
                marks = draw(st.lists(TEXTS, max_size=3))
                marked.append(MarkedColumns(to=target.name, columns=given_words, marks=marks))
            case _:
                forms = st.none() | st.sampled_from(FORMS[target.kind]) if target.kind in FORMS else st.none()
                columns.append(
                    ColumnMapping(
                        columns=taken,
                        to=target.name,
                        form=draw(forms),
                        separator=draw(st.none() | st.text(min_size=1, max_size=2)),
                        words=draw(words) if target.vocabulary else {},
                    )
                )
    return FieldMapping(
        columns=columns,
        marked=marked,
        constants=draw(st.dictionaries(st.sampled_from(targets), CELLS, max_size=3)) if targets else {},
        ignored=ignored,
        absent=draw(st.lists(TEXTS, max_size=3)),
        source=draw(st.none() | SOURCES),
        options=draw(OPTIONS),
    )


@given(mappings(), st.text(), st.text())
def test_a_mapping_that_is_written_reads_back_equal(mapping: FieldMapping, head: str, said: str) -> None:
    """Whatever names, words and comments it has, nothing is lost or changed."""
    comments = {"": head, **dict.fromkeys(mapping.named(), said)}

    assert mapping_from_toml(mapping_to_toml(mapping, comments=comments)) == mapping


@given(st.text() | mappings().map(mapping_to_toml).flatmap(lambda text: st.just(text[: len(text) // 2])))
def test_no_text_crashes_the_reader(text: str) -> None:
    """Any text is a mapping or one error of ours."""
    try:
        mapping_from_toml(text)
    except OpenInnoError as error:
        told = (error.message("fr"), error.message("en"))
    else:
        told = ("", "")
    assert all(told) == any(told)


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
KEYS = ["source", "table", "constants", "marked", "columns", "ignored", "absent", "to", "then", "words"]


@given(st.dictionaries(st.sampled_from(KEYS), VALUES | st.dictionaries(st.sampled_from(KEYS), VALUES)))
def test_no_document_crashes_the_reader(document: dict[str, Any]) -> None:
    """Any value under any key is read or told."""
    from openinno.sources.mapping.files.keys import Keys, Mistakes
    from openinno.sources.mapping.files.parts import mapping_of

    mistakes: Mistakes = []
    mapping = mapping_of(Keys(document, "", mistakes))

    assert mapping is not None or mistakes


@given(mappings())
def test_what_is_written_is_toml(mapping: FieldMapping) -> None:
    """Other readers of TOML read it too."""
    assert "columns" in tomllib.loads(mapping_to_toml(mapping))
