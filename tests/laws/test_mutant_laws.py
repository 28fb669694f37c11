"""The fast check and the explanation accept and refuse the same, on mutants of valid JSON.

A campaign: the seeded sample of every test run is small, ``nox -s campaigns`` asks for 50 000 mutants.
"""

from __future__ import annotations

import json
import os
import random
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, Final

import msgspec
from campaign_results import keep

from openinno import Actor, Census, Finding, Initiative, Label, Relation, Structure, embedded_census
from openinno.explain import explanation
from openinno.findings import Position, Severity
from openinno.plain_json import plain
from openinno.reading import reader_of, written

SEED: Final = int(os.environ.get("OPENINNO_SEED", "2020"))
MUTANTS: Final = int(os.environ.get("OPENINNO_MUTANTS", "1500"))

JUNK: Final = (
    *("null", "true", "false", "0", "-0", "1", "-1", "1.0", "1e2", "0.5", "1e400", "1" * 400, "1" * 5000),
    *('""', '" "', '"\\t"', '"a"', '"é"', '"\\u00e9"', '"\\ud800"', '"2014-13"', '"2014-05"', '"2014\\n"'),
    *('"inferred"', '"energy"', '"3"', "3", "[]", "{}", "[[]]", '[""]', '{"value":"energy"}', '{"fr":"a"}'),
    *('{"a":1,"a":2}', "NaN", "18446744073709551616", "9223372036854775808", '{"latitude":91,"longitude":0}'),
    *('{"latitude":9,"longitude":1e3}', '{"document":"002","line":1.5}', "[" * 60 + "]" * 60, '"\\u0000"'),
)
"""What is put in the place of a value."""


def rows() -> Iterator[tuple[type[Any], bytes]]:
    """Yield the JSON of records of every kind, as it is written and as people shorten it."""
    census: Census = embedded_census()
    finding = Finding(code="a", severity=Severity.INFO, where=Position(row=3), text=Label("mot", "word"))
    kinds: tuple[tuple[type[Any], tuple[Any, ...]], ...] = (
        (Structure, census.structures),
        (Actor, census.actors),
        (Initiative, census.initiatives),
        (Relation, census.relations[:20]),
        (Finding, (finding,)),
    )
    for kind, records in kinds:
        for record in records:
            whole = written(record)
            yield kind, whole
            short = {key: value for key, value in json.loads(whole).items() if value not in (None, [], {})}
            yield kind, json.dumps(short, ensure_ascii=False, separators=(",", ":")).encode()


def spans(text: str) -> list[tuple[int, int]]:
    """Return where each value of a JSON text starts and ends."""
    decoder, found = json.JSONDecoder(), []
    for start, letter in enumerate(text):
        if start and text[start - 1] in ":,[" and letter in '"[{-0123456789tfn':
            try:
                found.append((start, decoder.raw_decode(text, start)[1]))
            except ValueError:
                continue
    return found


def replaced(chance: random.Random, text: str) -> str:
    """Put junk in the place of a value."""
    start, end = chance.choice(spans(text))
    return text[:start] + chance.choice(JUNK) + text[end:]


def dropped(chance: random.Random, text: str) -> str:
    """Take a value away, with the comma after it where there is one."""
    start, end = chance.choice(spans(text))
    return text[:start] + text[end:].removeprefix(",")


def moved(chance: random.Random, text: str) -> str:
    """Put the value of one place in another."""
    (start, end), (first, last) = chance.choice(spans(text)), chance.choice(spans(text))
    return text[:start] + text[first:last] + text[end:]


def renamed(chance: random.Random, text: str) -> str:
    """Rename a key, sometimes to one that is there already."""
    keys = [end for end in range(1, len(text)) if text[end - 1 : end + 1] == '":']
    end = chance.choice(keys)
    start = text.rindex('"', 0, end - 1)
    name = chance.choice(["zz", "id", "name", "value", "basis", "line"])
    return f'{text[:start]}"{name}"{text[end:]}'


def doubled(chance: random.Random, text: str) -> str:
    """Write a key and its value twice."""
    start, end = chance.choice([(start, end) for start, end in spans(text) if text[start - 1] == ":"])
    key = text.rindex('"', 0, text.rindex('"', 0, start))
    return text[:end] + "," + text[key:end] + text[end:]


def spaced(chance: random.Random, text: str) -> str:
    """Lay the text out with blanks."""
    return json.dumps(json.loads(text), indent=chance.choice([None, 1]), ensure_ascii=chance.random() < 0.5)


MUTATIONS: Final[tuple[Callable[[random.Random, str], str], ...]] = (
    *(replaced, replaced, replaced, dropped, moved, renamed, doubled, spaced),
)


def bitten(chance: random.Random, data: bytes) -> bytes:
    """Change, add or take away a byte, or cut the end."""
    place = chance.randrange(len(data))
    return chance.choice(
        [
            data[:place] + bytes([chance.randrange(256)]) + data[place + 1 :],
            data[:place] + bytes([chance.randrange(256)]) + data[place:],
            data[:place] + data[place + 1 :],
            data[:place],
        ]
    )


def mutants(count: int) -> Iterator[tuple[type[Any], bytes]]:
    """Yield mutants, the same for the same seed."""
    chance = random.Random(SEED)  # noqa: S311 - for tests, the same every time
    valid = list(rows())
    for number in range(count):
        kind, data = chance.choice(valid)
        if number % 5 == 4:
            yield kind, bitten(chance, data)
            continue
        text = data.decode()
        for _ in range(chance.choice([1, 1, 2])):
            try:
                text = chance.choice(MUTATIONS)(chance, text)
            except (ValueError, IndexError):
                break
        yield kind, text.encode(errors="surrogatepass")


def explained(kind: type[Any], data: bytes) -> list[str] | None:
    """Return the codes of what the explanation finds, or None for what is no JSON."""
    try:
        return [fault.code for fault in explanation(kind)(plain(data))]
    except (ValueError, RecursionError):
        return None


def checked_fast(kind: type[Any], data: bytes) -> bool:
    """Tell whether the fast check alone accepts, without the proof that nothing was dropped."""
    reader: Any = reader_of(kind)
    try:
        return bool(reader.finish((reader._decode(data),)))
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return False


def test_the_fast_check_and_the_explanation_agree() -> None:
    """The fast check refuses what the explanation finds wrong, and accepts what it finds nothing in.

    Between the two stand keys: the fast check may pass over one that is unknown or repeated.
    """
    seen: Counter[str] = Counter()
    for kind, data in mutants(MUTANTS):
        codes = explained(kind, data)
        if codes is None:
            # Bytes that are no UTF-8 may hide under an unknown key; only the proof refuses those.
            seen["no JSON"] += 1
        elif checked_fast(kind, data):
            assert {"unknown-key", "repeated-key"}.issuperset(codes), (kind, data)
            seen["keys" if codes else "accepted"] += 1
        else:
            assert codes, (kind, data)
            seen["refused"] += 1

    keep("mutants", {"runs": MUTANTS, **seen})
    assert min(seen[what] for what in ("no JSON", "refused", "keys", "accepted")) > MUTANTS // 100


def test_the_reader_accepts_what_the_explanation_finds_nothing_in() -> None:
    """A mutant becomes a record when, and only when, nothing is wrong with it, its keys included."""
    for kind, data in mutants(MUTANTS):
        codes = explained(kind, data)
        try:
            outcome = reader_of(kind).read(msgspec.Raw(data))
        except (ValueError, RecursionError):
            assert codes is None, (kind, data)
            continue
        assert (outcome.record is not None) is (codes == []), (kind, data)
        assert [fault.code for fault in outcome.faults] == (codes or [])


def test_what_is_accepted_says_what_was_written() -> None:
    """The record of an accepted mutant, written again, holds every value of the mutant."""
    for kind, data in mutants(MUTANTS):
        if explained(kind, data) == []:
            record = reader_of(kind).read(msgspec.Raw(data)).record
            assert says(plain(data), plain(written(record))), (kind, data)


def says(given: Any, written_again: Any) -> bool:
    """Tell whether a value was kept, with nothing added but what a class fills in."""
    if isinstance(given, dict):
        return all(says(value, written_again[key]) for key, value in given.items())
    if isinstance(given, list):
        return len(given) == len(written_again) and all(map(says, given, written_again))
    return bool(given == written_again)
