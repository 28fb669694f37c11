"""Laws of the JSON document: nothing is lost on the way out, nothing in silence on the way in."""

from __future__ import annotations

import copy
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from records import TEXTS, json_values, whole_censuses, whole_structures

from openinno import (
    Census,
    SourceError,
    Structure,
    embedded_census,
    from_json,
    from_json_lines,
    make_converter,
    to_json,
    to_json_lines,
)

LAW = settings(deadline=None, max_examples=50, derandomize=True)
LISTS = ("structures", "actors", "initiatives", "relations")
EMBEDDED: dict[str, Any] = json.loads(to_json(embedded_census()))


@LAW
@given(census=whole_censuses)
def test_what_is_written_is_read_back_equal(census: Census) -> None:
    """Any census survives its JSON document, with its findings and refused rows."""
    assert from_json(to_json(census)) == census


@LAW
@given(census=whole_censuses)
def test_the_fast_reading_equals_the_strict_one(census: Census) -> None:
    """The reader that trusts and the reader that explains make the same census."""
    document = to_json(census)

    assert from_json(document, trusted=True) == from_json(document)


@LAW
@given(census=whole_censuses)
def test_lines_are_read_back_equal(census: Census) -> None:
    """Any census survives its JSON Lines, with its findings and refused rows."""
    assert from_json_lines(to_json_lines(census)) == census


@LAW
@given(data=st.binary(max_size=60) | st.text(max_size=60))
def test_lines_after_the_first_are_never_lost(data: str | bytes) -> None:
    """Whatever stands after a good first line, each line that holds something is refused or read."""
    rest = data.encode(errors="surrogatepass") if isinstance(data, str) else data
    head, *_ = to_json_lines(embedded_census()).encode().split(b"\n")
    census = from_json_lines(head + b"\n" + rest)

    assert len(census.refused) == sum(1 for line in rest.split(b"\n") if line.strip())


@LAW
@given(census=whole_censuses)
def test_writing_is_deterministic(census: Census) -> None:
    """A census, its copy and its reading back are written with the same letters."""
    document = to_json(census)

    assert to_json(copy.deepcopy(census)) == document
    assert to_json(from_json(document)) == document
    assert "\n" not in document


@LAW
@given(structure=whole_structures)
def test_the_converter_reads_what_it_writes(structure: Structure) -> None:
    """The converter given to those who extend the records loses nothing of one."""
    converter = make_converter()

    assert converter.structure(converter.unstructure(structure), Structure) == structure


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """List the path of everything inside a JSON value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield (*path, key)
        yield from places(inner, (*path, key))


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a few rows of the embedded census, with keys dropped, renamed or given another value."""
    document = {**EMBEDDED}
    for name in LISTS:
        start = draw(st.integers(0, len(EMBEDDED[name]) - 3))
        document[name] = copy.deepcopy(EMBEDDED[name][start : start + 3])
    for _ in range(draw(st.integers(1, 3))):
        rows = document[draw(st.sampled_from(LISTS))]
        row = draw(st.integers(0, 2))
        inside = list(places(rows[row], (row,)))
        whole: list[tuple[str | int, ...]] = [(row,)]
        near = [path for path in inside if len(path) == 2]
        *above, last = draw(st.sampled_from(near or whole) | st.sampled_from(inside or whole))
        holder = rows
        for step in above:
            holder = holder[step]
        change = draw(st.sampled_from(["drop", "rename", "replace"]))
        if change == "replace" or not isinstance(holder, dict):
            holder[last] = draw(json_values)
        else:
            value = holder.pop(last)
            if change == "rename":
                holder[draw(TEXTS)] = value
    return document


@LAW
@given(document=mutated())
def test_no_row_is_lost(document: dict[str, Any]) -> None:
    """Every row of a damaged document becomes a record or is kept whole among the refused."""
    census = from_json(json.dumps(document), file="damaged.json")

    for name in LISTS:
        refused = [
            row
            for row in census.refused
            if row.where.path is not None and row.where.path.startswith(f"{name}[")
        ]
        assert len(getattr(census, name)) + len(refused) == len(document[name])
        for row in refused:
            place = int((row.where.path or "").removeprefix(f"{name}[").removesuffix("]"))
            assert json.loads(row.content) == document[name][place]


@LAW
@given(document=mutated())
def test_every_refusal_is_told_where_it_stands(document: dict[str, Any]) -> None:
    """Each refused row has findings in both languages, each with the file and a path inside the row."""
    census = from_json(json.dumps(document), file="damaged.json")

    assert [finding for row in census.refused for finding in row.findings] == list(census.findings)
    for row in census.refused:
        assert row.findings
        for finding in row.findings:
            assert finding.where.file == "damaged.json"
            assert (finding.where.path or "").startswith(row.where.path or "nowhere")
            assert finding.where.path is not None
            assert finding.where.path.startswith(tuple(f"{name}[" for name in LISTS))
            assert finding.text.fr
            assert finding.text.en


@LAW
@given(document=mutated())
def test_what_was_accepted_can_be_written_again(document: dict[str, Any]) -> None:
    """The reading of a damaged document is itself a census that survives its JSON document."""
    census = from_json(json.dumps(document))

    assert from_json(to_json(census)) == census


@LAW
@given(document=mutated())
def test_an_accepted_row_says_what_the_document_said(document: dict[str, Any]) -> None:
    """A row that becomes a structure holds the values of the row, none bent into another type."""
    census = from_json(json.dumps(document))
    refused = {row.where.path for row in census.refused}
    written = iter(json.loads(to_json(census))["structures"])

    for place, row in enumerate(document["structures"]):
        if f"structures[{place}]" not in refused:
            assert same(row, next(written))


@settings(LAW, max_examples=400)
@given(key=st.sampled_from(sorted(EMBEDDED["structures"][0])), value=json_values)
def test_an_attribute_takes_no_value_for_another(key: str, value: Any) -> None:
    """Whatever JSON stands under an attribute, the row is refused or says exactly that."""
    row = {"id": "a", "name": "A", key: value}
    document = {"format": "openinno-census", "version": 1, "source": EMBEDDED["source"], "structures": [row]}

    census = from_json(json.dumps(document))

    assert len(census) + len(census.refused) == 1
    assert census.refused or same(row, json.loads(to_json(census))["structures"][0])


def same(given: Any, written: Any) -> bool:
    """Tell whether a value was kept: of the same type, and with nothing added but what the form fills in."""
    if isinstance(given, dict):
        return isinstance(written, dict) and all(same(value, written[key]) for key, value in given.items())
    if isinstance(given, list):
        return isinstance(written, list) and len(given) == len(written) and all(map(same, given, written))
    return type(given) is type(written) and bool(given == written)


@LAW
@given(key=st.sampled_from(sorted(EMBEDDED)) | TEXTS, value=json_values)
def test_a_damaged_head_gives_a_census_or_a_source_error(key: str, value: Any) -> None:
    """Whatever stands under a key of the document, reading gives a census or says where it breaks."""
    document = {name: EMBEDDED[name][:1] if name in LISTS else EMBEDDED[name] for name in EMBEDDED} | {
        key: value
    }

    outcome = outcome_of(json.dumps(document))

    assert isinstance(outcome, Census) or outcome.message("fr").startswith("JSON : ")


def outcome_of(data: str | bytes) -> Census | SourceError:
    """Read a document and return the census or the source error; any other error passes."""
    try:
        return from_json(data)
    except SourceError as error:
        return error


@LAW
@given(data=st.binary(max_size=40) | st.text(max_size=40) | json_values.map(json.dumps))
def test_what_is_no_census_gives_a_source_error(data: str | bytes) -> None:
    """Bytes, texts and JSON values that are no census raise a source error and nothing else."""
    outcome = outcome_of(data)

    assert isinstance(outcome, SourceError)
    assert outcome.message("en").startswith("JSON: ")
    assert outcome.message("fr").startswith("JSON : ")
