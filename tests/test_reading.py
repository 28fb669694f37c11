"""The reader of records at two speeds."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import attrs
import msgspec
import pytest

from openinno import Census, Label, Structure, embedded_census, from_json, to_json
from openinno.reading import reader_of, written

HEAD = {"format": "openinno-census", "version": 1, "source": {"title": {"fr": "Essai"}}}
TUBA: dict[str, Any] = {"id": "tuba", "name": "TUBA", "themes": [{"value": "energy"}], "extra": {"é": 1}}


def read(*rows: str, trusted: bool = False) -> Census:
    """Read a document whose structures stand as they are given."""
    head = json.dumps(HEAD)[:-1]
    return from_json(f'{head}, "structures": [{",".join(rows)}]}}', trusted=trusted)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(TUBA),
        json.dumps(TUBA, indent=4),
        json.dumps(TUBA, ensure_ascii=False, separators=(",", ":")),
        json.dumps(dict(reversed(TUBA.items()))),
        json.dumps(TUBA).replace('"TUBA"', '"\\u0054UBA"'),
        json.dumps(TUBA).replace("1", "1e0").replace("1e0}", "1}"),
        json.dumps({**TUBA, "closed": None, "sites": []}),
    ],
)
def test_a_record_written_in_another_way_is_the_same(text: str) -> None:
    """Blanks, another order, escapes and attributes left out change nothing of what is read."""
    assert read(text) == read(written(reader_of(Structure).read(msgspec.Raw(text.encode())).record).decode())
    assert read(text).findings == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"id": "a", "name": "A", "zz": 1}', "unknown-key"),
        ('{"id": "a", "name": "B", "name": "A"}', "repeated-key"),
        ('{"id": "a", "name": "A", "themes": [{"value": "energy", "vaule": 1}]}', "unknown-key"),
        ('{"id": "a", "name": "A", "note": {"fr": "a", "fr": "b"}}', "repeated-key"),
        ('{"id": "a", "name": "A", "extra": {"x": 1, "x": 2}}', "repeated-key"),
    ],
)
def test_no_key_is_dropped_in_silence(text: str, code: str) -> None:
    """A key that is unknown or stands twice, however deep, is a finding, and the row is kept."""
    census = read(text)

    assert [finding.code for finding in census.findings] == [code]
    assert census.refused[0].content == text


def test_many_repeated_keys_are_told_without_counting_each_again() -> None:
    """The time to tell keys given twice grows with their number, and each is told."""
    keys = ",".join(f'"k{number}":1' for number in (*range(20_000), *range(20_000)))
    census = read(f'{{"id":"a","name":"A",{keys}}}')

    assert sum(finding.code == "repeated-key" for finding in census.findings) == 20_000


def test_a_number_without_end_beside_half_a_letter_is_refused() -> None:
    """What the fast reader cannot take apart is taken apart slowly, whatever the length of its numbers."""
    row = '{"id": "a", "name": "\\ud800", "extra": {"x": ' + "1" * 5000 + "}}"

    assert [finding.where.path for finding in read(row).findings] == [
        "structures[0].name",
        "structures[0].extra.x",
    ]


def test_a_refused_row_is_kept_as_it_stood() -> None:
    """The blanks, the order and the repeats of a refused row are those of the document."""
    text = '{ "zz" : [1,  2],\n  "id": "a", "id": "b" }'

    assert read(text).refused[0].content == text


def test_what_is_trusted_goes_without_the_proof() -> None:
    """A trusted document is read as the proved one, and an unknown key in it is passed over."""
    document = to_json(embedded_census())

    assert from_json(document, trusted=True) == embedded_census()
    assert read('{"id": "a", "name": "A", "zz": 1}', trusted=True)["a"].name == "A"


@pytest.mark.parametrize(
    "text", ['{"id": "a", "name": " "}', '{"id": "a", "name": "A", "opened": "mai"}', '{"id": "a"}', "3"]
)
def test_what_is_trusted_is_still_checked(text: str) -> None:
    """Types and limits are checked in a trusted document too, and what fails is explained."""
    census = read(text, '{"id": "b", "name": "B"}', trusted=True)

    assert [one.id for one in census] == ["b"]
    assert census.refused[0].content == text


def test_other_columns_of_a_record_that_was_read_never_change() -> None:
    """What the decoder leaves loose is frozen, in one order, as in a record that was made."""
    made = read('{"id": "a", "name": "A", "extra": {"b": 1, "a": 2}}')["a"]

    assert list(made.extra) == ["a", "b"]
    with pytest.raises(TypeError, match="never changes"):
        made.extra["c"] = 3


def test_long_values_are_cut_in_messages() -> None:
    """A finding about a long or deep value stays short, however long the value is."""
    long, deep = (
        json.dumps({"id": "a", "name": ["x" * 5000]}),
        '{"id": "b", "name": ' + "[" * 500 + "]" * 500 + "}",
    )

    assert all(len(finding.message()) < 300 for finding in read(long, deep).findings)
    assert [len(finding.message()) > 0 for finding in read(long, deep).findings] == [True, True]


def test_several_threads_may_read_first() -> None:
    """Threads that read records of one class before anybody else do not disturb each other."""
    code = """
import json, threading
import openinno as oi
head = {"format": "openinno-census", "version": 1, "source": {"title": {"fr": "Essai"}}}
document = json.dumps({**head, "structures": [{"id": "a", "name": "A"}]})
start, found = threading.Barrier(8), []
def work():
    start.wait()
    found.append(oi.from_json(document)["a"].name + oi.embedded_census()["tuba"].name)
threads = [threading.Thread(target=work) for _ in range(8)]
[one.start() for one in threads]
[one.join() for one in threads]
print(set(found), len(found))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "{'ATUBA'} 8\n"


def test_what_somebody_s_own_class_refuses_is_told_in_its_words() -> None:
    """A record may be refused by a check that no declared type tells of, and the finding says why."""

    @attrs.frozen(kw_only=True)
    class Span:
        first: int = 0
        last: int = 0

        def __attrs_post_init__(self) -> None:
            if self.last < self.first:
                raise ValueError("it ends before it begins")

    outcome = reader_of(Span).read(msgspec.Raw(b'{"first": 2, "last": 1}'))

    assert outcome.record is None
    assert [fault.text.text("en").split(" - ")[0] for fault in outcome.faults] == [
        "impossible value: it ends before it begins"
    ]


def test_a_record_that_holds_no_other_columns_is_read_from_plain_values() -> None:
    """What has no other columns to freeze is read as fast."""
    label = Label("Essai", "Trial")

    assert reader_of(Label).quickly_of_plain({"fr": "Essai", "en": "Trial"}) == label
    assert reader_of(Label).quickly_of_plain({"fr": 3}) is None
