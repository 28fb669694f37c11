"""The JSON document of a census."""

from __future__ import annotations

import json
from typing import Any

import pytest

from openinno import (
    Census,
    CensusSource,
    Label,
    Position,
    Severity,
    SourceError,
    Structure,
    embedded_census,
    from_json,
    to_json,
)

OWNERS = "public, private, mixed, unknown"
BASES = "stated, inferred, external, derived"
TUBA: dict[str, Any] = {"id": "tuba", "name": "TUBA"}


def document(*structures: Any, **more: Any) -> str:
    """Write a document with structures, and any other key."""
    head = {"format": "openinno-census", "version": 1, "source": {"title": {"fr": "Essai", "en": "Trial"}}}
    return json.dumps({**head, "structures": list(structures), **more})


def told(census: Census, lang: str = "en") -> list[str]:
    """Return what was found, each with its place."""
    return [f"{finding.where}: {finding.message(lang)}" for finding in census.findings]


def test_the_document_names_its_form_and_version() -> None:
    """A written document says what it is, holds every list and stands on one line."""
    text = to_json(Census(structures=[], source=CensusSource(title=Label("Essai"))))

    assert json.loads(text) == {
        "format": "openinno-census",
        "version": 1,
        "source": {
            "title": {"fr": "Essai", "en": None},
            "scope": None,
            "publisher": None,
            "date": None,
            "licence": None,
            "address": None,
        },
        **{key: [] for key in ("structures", "actors", "initiatives", "relations", "findings", "refused")},
    }
    assert "\n" not in text


def test_the_embedded_census_survives_its_document() -> None:
    """The embedded census is read back equal from text and from bytes."""
    text = to_json(embedded_census())

    assert from_json(text) == embedded_census()
    assert from_json(text.encode()) == embedded_census()
    assert "Île-de-France" in text


def test_the_order_of_other_columns_changes_nothing() -> None:
    """Two equal structures are written alike, whatever the order of their other columns."""
    texts = {
        to_json(
            Census(
                structures=[Structure(id="a", name="A", extra=extra)],
                source=CensusSource(title=Label("Essai")),
            )
        )
        for extra in ({"b": 1, "a": 2}, {"a": 2, "b": 1})
    }

    assert len(texts) == 1


ROWS: list[tuple[Any, list[str], list[str]]] = [
    (
        {"id": "x"},
        ["x, structures[1].name: missing"],
        ["x, structures[1].name: absent"],
    ),
    (
        {"id": "x", "name": "X", "nom": 1, "lieu": 2},
        ["x, structures[1]: unknown key 'lieu'", "x, structures[1]: unknown key 'nom'"],
        ["x, structures[1]: clé inconnue 'lieu'", "x, structures[1]: clé inconnue 'nom'"],
    ),
    (
        {"id": "x", "name": 3},
        ["x, structures[1].name: expected a text, got 3"],
        ["x, structures[1].name: attendu : un texte ; reçu : 3"],
    ),
    (
        {"id": "x", "name": ""},
        ["x, structures[1].name: expected a text that is not empty, got ''"],
        ["x, structures[1].name: attendu : un texte non vide ; reçu : ''"],
    ),
    (
        {"id": 7, "name": "X"},
        ["structures[1].id: expected a text, got 7"],
        ["structures[1].id: attendu : un texte ; reçu : 7"],
    ),
    (
        {"id": "x", "name": "X", "ownership": {"value": "fish"}},
        [f"x, structures[1].ownership.value: expected one of the codes {OWNERS}, got 'fish'"],
        [f"x, structures[1].ownership.value: attendu : un code parmi {OWNERS} ; reçu : 'fish'"],
    ),
    (
        {"id": "x", "name": "X", "themes": [{"value": "energy"}, {"value": "energy", "basis": 1}]},
        [f"x, structures[1].themes[1].basis: expected one of the codes {BASES}, got 1"],
        [f"x, structures[1].themes[1].basis: attendu : un code parmi {BASES} ; reçu : 1"],
    ),
    (
        {"id": "x", "name": "X", "sites": [{"commune": "Lyon", "ville": "Lyon"}]},
        ["x, structures[1].sites[0]: unknown key 'ville'"],
        ["x, structures[1].sites[0]: clé inconnue 'ville'"],
    ),
    (
        {"id": "x", "name": "X", "opened": "2014-13"},
        ["x, structures[1].opened: expected an ISO date, got '2014-13'"],
        ["x, structures[1].opened: attendu : une date ISO ; reçu : '2014-13'"],
    ),
    (
        TUBA,
        ["tuba, structures[1].id: identifier taken by an earlier row"],
        ["tuba, structures[1].id: identifiant déjà pris par une ligne précédente"],
    ),
    (
        "TUBA",
        ["structures[1]: expected a JSON object, got 'TUBA'"],
        ["structures[1]: attendu : un objet JSON ; reçu : 'TUBA'"],
    ),
    (
        None,
        ["structures[1]: expected a JSON object, got None"],
        ["structures[1]: attendu : un objet JSON ; reçu : None"],
    ),
]


@pytest.mark.parametrize(("row", "english", "french"), ROWS)
def test_a_row_with_faults_is_kept_whole_and_explained(
    row: Any, english: list[str], french: list[str]
) -> None:
    """A row that makes no record is kept as it stood, each fault with its path, in both languages."""
    census = from_json(document(TUBA, row, {"id": "z", "name": "Z"}))

    assert [structure.id for structure in census] == ["tuba", "z"]
    assert told(census) == english
    assert told(census, "fr") == french
    (refused,) = census.refused
    assert json.loads(refused.content) == row
    assert refused.where.path == "structures[1]"
    assert refused.findings == census.findings
    assert {finding.severity for finding in census.findings} == {Severity.ERROR}


def test_every_fault_of_a_row_is_told_at_once() -> None:
    """A row with several faults tells them all, not the first only."""
    census = from_json(document({"name": 1, "themes": [{"value": "x"}, {}], "site": 2}))

    assert sorted(finding.where.path or "" for finding in census.findings) == [
        "structures[0]",
        "structures[0].id",
        "structures[0].name",
        "structures[0].themes[0].value",
        "structures[0].themes[1].value",
    ]
    assert {finding.code for finding in census.findings} == {"missing", "wrong-value", "unknown-key"}


@pytest.mark.parametrize("name", ["actors", "initiatives", "relations"])
def test_the_other_lists_are_read_with_the_same_care(name: str) -> None:
    """A faulty actor, initiative or relation is refused and told, and the structures are kept."""
    census = from_json(document(TUBA, **{name: [{"zz": 1}]}), file="lieux.json")

    assert len(census) == 1
    assert [row.where for row in census.refused] == [Position(file="lieux.json", path=f"{name}[0]")]
    assert any(one == f"lieux.json, {name}[0]: unknown key 'zz'" for one in told(census))


@pytest.mark.parametrize("name", ["findings", "refused"])
def test_a_faulty_finding_or_refused_row_is_told_too(name: str) -> None:
    """A finding or a refused row that cannot be read is kept whole, and its faults are among the findings."""
    census = from_json(document(TUBA, **{name: [{"zz": 1}]}))

    assert [json.loads(row.content) for row in census.refused] == [{"zz": 1}]
    assert list(census.findings) == list(census.refused[0].findings)
    assert f"{name}[0]: unknown key 'zz'" in told(census)


def test_what_was_refused_once_stays_refused() -> None:
    """Writing a census with refused rows and reading it again changes nothing."""
    census = from_json(document(TUBA, {"id": "x"}, 3), file="lieux.json")

    assert len(census.refused) == 2
    assert from_json(to_json(census)) == census


def test_the_file_is_named_in_every_finding() -> None:
    """The name of the file stands first in what is found."""
    census = from_json(document({"id": "x"}), file="lieux.json")

    assert told(census) == ["lieux.json, x, structures[0].name: missing"]
    assert census.refused[0].where == Position(file="lieux.json", record="x", path="structures[0]")


@pytest.mark.parametrize("value", ["TUBA", "", {}, {"a": 1}, 0, None])
@pytest.mark.parametrize("key", ["printed_names", "partner_names", "sites", "themes", "figures", "sources"])
def test_what_is_no_list_is_refused(key: str, value: Any) -> None:
    """Where a list is wanted, a text is not read as its letters nor an object as its keys."""
    census = from_json(document({**TUBA, key: value}))

    assert len(census) == 0
    assert [finding.where.path for finding in census.findings] == [f"structures[0].{key}"]


@pytest.mark.parametrize("value", ["a", [], 3])
@pytest.mark.parametrize("key", ["contact", "note", "ownership", "extra"])
def test_what_is_no_object_is_refused_in_plain_words(key: str, value: Any) -> None:
    """Where an object is wanted, anything else is refused without a word of Python."""
    census = from_json(document({**TUBA, key: value}))

    (finding,) = census.findings
    assert finding.where.path == f"structures[0].{key}"
    assert "has no attribute" not in finding.message("en")
    assert "has no attribute" not in finding.message("fr")


HEADS = [
    ("", "JSON: line 1, column 1: this is no longer JSON"),
    ("{", "JSON: line 1, column 2: this is no longer JSON"),
    (
        "[" + "1" * 5000 + "]",
        'JSON: this is no openinno census: one starts with {"format": "openinno-census"}',
    ),
    ('{"a": 1, "a": 2}', "JSON: key given twice: 'a'"),
    ('{"a": NaN}', "JSON: NaN is no JSON number"),
    ('{"a": -Infinity}', "JSON: -Infinity is no JSON number"),
    (b'{"\xff": 1}', "JSON: line 1, byte 3: not UTF-8; save it as UTF-8"),
    ("[]", 'JSON: this is no openinno census: one starts with {"format": "openinno-census"}'),
    ("{}", 'JSON: this is no openinno census: one starts with {"format": "openinno-census"}'),
    (document(version=2), "JSON: unknown version 2; this release reads 1"),
    (document(version=None), "JSON: unknown version None; this release reads 1"),
    (document(zz=1, aa=2), "JSON: unknown keys: 'aa', 'zz'"),
    (document(structures={}), "JSON: “structures” is not a list"),
    (document().replace(', "structures": []', ""), "JSON: “structures” is not a list"),
    (document(actors=None), "JSON: “actors” is not a list"),
    (document(source=None), "JSON: source: expected a JSON object, got None"),
    (document(source={"title": {}}), "JSON: source.title.fr: missing"),
]


@pytest.mark.parametrize(("data", "message"), HEADS)
def test_what_is_no_census_is_told_where_it_breaks(data: str | bytes, message: str) -> None:
    """A document that cannot be read at all raises a source error that says why, in both languages."""
    with pytest.raises(SourceError) as caught:
        from_json(data)

    assert str(caught.value) == message
    assert caught.value.message("fr").startswith("JSON : ")


@pytest.mark.parametrize("trusted", [False, True])
def test_a_row_in_another_encoding_is_told_by_its_byte(*, trusted: bool) -> None:
    """A document in which a name was written in another encoding is no UTF-8, trusted or not."""
    data = document({**TUBA, "name": "@"}).encode().replace(b"@", b"\xc9")
    place = data.index(b"\xc9")

    with pytest.raises(SourceError, match=f"line 1, byte {place + 1}: not UTF-8 but probably Windows"):
        from_json(data, trusted=trusted)


@pytest.mark.parametrize("depth", [50, 400, 700, 900, 940, 960, 970, 980, 990, 1000, 5000, 100_000])
def test_deep_nesting_never_overflows(depth: int) -> None:
    """However deep a value is nested, the row is refused or the document is told to be too deep."""
    data = document({**TUBA, "name": "@"}).replace('"@"', "[" * depth + "]" * depth)

    try:
        census = from_json(data)
    except SourceError as error:
        message = error.message("fr")
    else:
        message = ""
        assert len(census.refused) == 1

    assert message in ("", "JSON : JSON trop imbriqué")


@pytest.mark.parametrize("value", ["1e400", "-1e400", '"\\ud800"', str(2**64), "1" * 400])
@pytest.mark.parametrize("key", ["extra", "figures"])
def test_what_was_read_can_be_written(key: str, value: str) -> None:
    """A number out of range or half a letter is refused, or else written and read back the same."""
    inside: dict[str, Any] = {"extra": {"a": "@"}, "figures": [{"value": "@", "unit": "share"}]}

    census = from_json(document({**TUBA, key: inside[key]}).replace('"@"', value))

    assert from_json(to_json(census)) == census


def test_a_lone_half_of_a_letter_in_a_refused_row_can_be_written() -> None:
    """A refused row that holds half a letter is kept in a form that can be written again."""
    census = from_json(document({"id": "x", "nom": "\ud800"}))

    assert from_json(to_json(census)) == census


def test_a_version_that_only_equals_one_is_unknown() -> None:
    """True is no version number."""
    with pytest.raises(SourceError):
        from_json(document(version=True))


@pytest.mark.parametrize("data", [None, 3, ["{}"], {"format": "openinno-census"}])
def test_what_is_neither_text_nor_bytes_is_a_wrong_call(data: Any) -> None:
    """Something that holds no JSON is a type error that says what can be read."""
    with pytest.raises(TypeError, match="text or bytes, not from"):
        from_json(data)


def test_a_buffer_is_read_like_bytes() -> None:
    """Bytes may come in any buffer."""
    data = document(TUBA).encode()

    assert from_json(bytearray(data)) == from_json(memoryview(data)) == from_json(data)  # type: ignore[arg-type]


@pytest.mark.parametrize("data", ["\ufeff" + document(TUBA), b"\xef\xbb\xbf" + document(TUBA).encode()])
def test_a_mark_of_order_is_forgiven(data: str | bytes) -> None:
    """The mark that some editors set before a text changes nothing."""
    assert from_json(data)["tuba"].name == "TUBA"


def test_faults_that_others_hide_are_told_too() -> None:
    """A wrong type does not hide an empty name or a wrong date of the same row."""
    row = {"id": "x", "name": "", "opened": "mai 2019", "sites": [{"region": 3}], "zz": 1}
    census = from_json(document(row))

    assert sorted(finding.where.path or "" for finding in census.findings) == [
        "structures[0]",
        "structures[0].name",
        "structures[0].opened",
        "structures[0].sites[0].region",
    ]
