"""JSON Schema and Table Schema: what they hold, and that they take what openinno writes."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from schema_tools import validator_of

import openinno as oi
from openinno import FLAT_COLUMNS, CellType, Label, RuleError, Severity, Theme
from openinno.dates import is_partial_date
from openinno.export import json_schema, table_schema
from openinno.export._schemas.patterns import PARTIAL_DATE, VISIBLE
from openinno.export._schemas.texts import COLUMN_TEXTS
from openinno.validation import (
    CATALOGUE,
    AllOf,
    AnyOf,
    Between,
    Catalogue,
    Check,
    Condition,
    Grade,
    Implies,
    Matches,
    Not,
    OneOf,
    Present,
    Rule,
    Siret,
    Unique,
)

jsonschema = pytest.importorskip("jsonschema", reason="jsonschema reads the schemas")

DOCUMENTS: Any = ["structure", "census", "row"]
GRADES: list[str | None] = [None, "draft", "publishable", "research"]


def rule(holds: Condition, code: str = "mine", severity: Any = Severity.ERROR, **more: Any) -> Rule:
    """Make a rule that is an error at every grade."""
    column = more.pop("column", "siret")
    text = Label("essai", "trial")
    return Rule(
        code=code,
        column=column,
        holds=holds,
        severity=severity,
        title=text,
        reason=text,
        text=text,
        fix=text,
        **more,
    )


def schema_of(*rules: Rule, of: Any = "row") -> dict[str, Any]:
    """Return the JSON Schema of some rules alone."""
    return json_schema(of, grade="draft", rules=Catalogue(rules=rules))


def takes(schema: dict[str, Any], **cells: Any) -> bool:
    """Tell whether a schema takes a row."""
    found: bool = validator_of(schema).is_valid({"id": "a", "name": "A", **cells})
    return found


@pytest.mark.parametrize("of", DOCUMENTS)
@pytest.mark.parametrize("grade", GRADES)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_json_schema_is_one(of: Any, grade: str | None, lang: str) -> None:
    """Each schema is one by the standard, can be written, and says what it is in the language."""
    schema = json_schema(of, grade=grade, lang=lang)

    jsonschema.Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema
    assert schema["title"] != json_schema(of, lang="en" if lang == "fr" else "fr")["title"]


@pytest.mark.parametrize("of", DOCUMENTS)
def test_a_schema_refers_to_itself_alone(of: Any) -> None:
    """No schema has to be fetched to read another; only the dialect is named."""
    text = json.dumps(json_schema(of))
    references = set(re.findall(r'"\$ref": "([^"]*)"', text))
    named = set(re.findall(r"#/\$defs/(\w+)", text))

    assert all(one.startswith("#/$defs/") for one in references)
    assert named == set(json_schema(of).get("$defs", {}))
    assert set(re.findall(r"https?://[^\"\s]*", text)) == {"https://json-schema.org/draft/2020-12/schema"}


def test_a_schema_is_the_same_each_time() -> None:
    """The same call gives the same text."""
    assert json.dumps(json_schema()) == json.dumps(json_schema())
    assert json.dumps(table_schema()) == json.dumps(table_schema())


@pytest.mark.parametrize("of", DOCUMENTS)
def test_the_schema_takes_what_openinno_writes(of: Any) -> None:
    """The embedded census is taken in each of the forms, with all that a draft asks."""
    census = oi.embedded_census()
    document = json.loads(oi.to_json(census))
    forms = {
        "structure": document["structures"],
        "census": [document],
        "row": [oi.to_flat_row(one) for one in census],
    }
    errors = [
        error for one in forms[of] for error in validator_of(json_schema(of, grade="draft")).iter_errors(one)
    ]

    assert forms[of]
    assert errors == []


@pytest.mark.parametrize(
    "change",
    [
        {"format": "other"},
        {"version": 2},
        {"structures": None},
        {"structures": [{"id": "a"}]},
        {"structures": [{"id": "a", "name": "A", "nom": "A"}]},
        {"structures": [{"id": "a", "name": " "}]},
        {"structures": [{"id": "a", "name": "A", "opened": "2023-02-29"}]},
        {"structures": [{"id": "a", "name": "A", "support_min_months": -1}]},
        {"structures": [{"id": "a", "name": "A", "themes": [{"value": "Énergie"}]}]},
        {"structures": [{"id": "a", "name": "A", "themes": ["energy"]}]},
        {"structures": [{"id": "a", "name": "A", "levels": [{"value": "3"}]}]},
        {"structures": [{"id": "a", "name": "A", "extra": {"a": []}}]},
        {"actors": [{"id": "a", "name": "A"}]},
        {"relations": [{"subject": {"kind": "structure", "id": "a"}}]},
        {"findings": [{"code": "x", "severity": "fatal", "text": {"fr": "x"}}]},
        {"other": []},
    ],
)
def test_the_schema_refuses_what_cannot_be_read(change: dict[str, Any]) -> None:
    """What a reader of censuses refuses or tells, the schema refuses too."""
    document = {
        "format": "openinno-census",
        "version": 1,
        "source": {"title": {"fr": "Essai"}},
        "structures": [],
    }
    validator = validator_of(json_schema("census", grade=None))

    assert validator.is_valid(document)
    assert not validator.is_valid({**document, **change})


def test_a_document_that_is_none_is_a_wrong_call() -> None:
    """Another document, grade or column than there is raises ValueError."""
    with pytest.raises(ValueError, match="structure, census, row"):
        json_schema("table")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="best"):
        json_schema(grade="best")
    with pytest.raises(ValueError, match="best"):
        table_schema(grade="best")
    with pytest.raises(ValueError, match="nom"):
        table_schema(columns=["nom"])


def test_the_address_is_asked() -> None:
    """Where a schema is published is said only by who publishes it."""
    assert "$id" not in json_schema()
    assert json_schema(address="https://example.org/s.json")["$id"] == "https://example.org/s.json"


@pytest.mark.parametrize("of", DOCUMENTS)
def test_each_rule_stands_under_its_code(of: Any) -> None:
    """What a rule asks can be found by its code, once, and only what is an error is there."""
    schema = json_schema(of, grade="research")
    inner = schema["properties"]["structures"]["items"] if of == "census" else schema
    codes = [one["$comment"] for one in inner["allOf"]]

    assert codes
    assert len(codes) == len(set(codes))
    assert all(CATALOGUE[code].severity[Grade.RESEARCH] is Severity.ERROR for code in codes)


def test_a_value_that_is_there_is_asked() -> None:
    """Presence asks for a key with something in it."""
    schema = schema_of(rule(Present("siret")))

    assert takes(schema, siret="1")
    assert not any([takes(schema), takes(schema, siret=None), takes(schema, siret="")])


@pytest.mark.parametrize(
    ("holds", "good", "bad"),
    [
        (Matches("siret", "1|22"), ["1", "22", "", None], ["122", "1\n"]),
        (Matches("siret", "a.c"), ["abc", "a\rc"], ["a\nc", "ac"]),
        (OneOf("siret", ["a.b", "c"]), ["a.b", "c", "", None], ["axb", "C"]),
        (OneOf("themes", ["a", "c+"]), ["a", "a|c+", "", None], ["a|", "c", "a|b", "c++"]),
        (Between("latitude", 41, 51), [41, 51, None], [40.9, 51.1]),
        (Between("latitude", least=41), [41, 90, None], [40]),
        (Not(OneOf("siret", ["0"])), ["1", "", None], ["0"]),
        (AllOf(Present("siret"), Matches("siret", "1")), ["1"], ["2", "", None]),
        (Implies(OneOf("siret", ["1"]), Present("siren")), ["2", "", None], ["1"]),
        (AnyOf(Matches("siret", "1"), Matches("siret", "2")), ["1", "2", ""], ["3"]),
    ],
)
def test_a_condition_becomes_what_it_means(holds: Condition, good: list[Any], bad: list[Any]) -> None:
    """A cell is taken when the condition does not say that it is wrong; a blank cell is not judged."""
    name = next(iter(name for name in ("themes", "latitude", "siret") if name in repr(holds)))
    schema = schema_of(rule(holds, column=name))

    assert [one for one in good if not takes(schema, **{name: one})] == []
    assert [one for one in bad if takes(schema, **{name: one})] == []


@pytest.mark.parametrize(
    "holds",
    [
        Siret("siret"),
        Unique("siret"),
        Check("odd", "siret", lambda text: len(text) % 2 == 1),
        AnyOf(Siret("siret"), Present("siren")),
        Not(AllOf(Siret("siret"), Matches("siret", "1"))),
        Implies(Siret("siret"), Present("siren")),
        Implies(Present("siren"), Siret("siret")),
        Matches("themes", "e.*"),
        Not(Not(Siret("siret"))),
    ],
)
def test_what_a_schema_cannot_say_is_left_out(holds: Condition) -> None:
    """A rule of which a schema could say only more than it asks stands in none."""
    assert "allOf" not in schema_of(rule(holds))


def test_what_a_schema_can_say_of_a_rule_is_kept() -> None:
    """Of conditions that must all hold, those that can be said are."""
    schema = schema_of(rule(AllOf(Siret("siret"), Matches("siret", "[0-9]{14}"))))

    assert takes(schema, siret="0" * 13 + "1")
    assert not takes(schema, siret="1")


def test_a_rule_that_another_silences_is_not_asked_then() -> None:
    """Where a doubt keeps an error from being judged, the schema takes the row as the check does."""
    doubt = rule(Matches("siren", "[0-9]+"), "doubt", Severity.WARNING)
    error = rule(Matches("siret", "[0-9]+"), "error", after=["doubt"])
    schema = schema_of(doubt, error)

    assert takes(schema, siren="x", siret="x")
    assert not takes(schema, siren="1", siret="x")
    assert not takes(schema, siret="x")


def test_a_rule_that_something_unsaid_silences_is_left_out() -> None:
    """Where what silences a rule cannot be said, the rule cannot either, unless the row is refused anyway."""
    error = rule(Matches("siret", "[0-9]+"), "error", after=["first"])

    half = AllOf(Siret("siret"), Matches("siren", "1"))

    assert "allOf" not in schema_of(rule(Siret("siret"), "first", Severity.WARNING), error)
    assert "allOf" not in schema_of(rule(half, "first", Severity.WARNING), error)
    assert "allOf" in schema_of(rule(Siret("siret"), "first"), error)


@pytest.mark.parametrize(
    ("holds", "good", "bad"),
    [
        (Matches("postcode", "[0-9]{5}"), {"postcode": "69007"}, {"postcode": "7"}),
        (Present("website"), {"website": "x"}, {}),
        (Present("website"), {"website": "x"}, {"email": "x"}),
        (Present("commune"), {"commune": "Lyon"}, {"postcode": "69007"}),
        (Present("latitude"), {"latitude": 1, "longitude": 2, "precision": "street"}, {"commune": "Lyon"}),
        (Present("themes"), {"themes": "energy"}, {}),
        (Present("partner_names"), {"partner_names": "a|b"}, {}),
        (OneOf("themes", ["energy"]), {"themes": "energy|energy"}, {"themes": "energy|mobility"}),
        (OneOf("levels", ["1", "2"]), {"levels": "1"}, {"levels": "3"}),
        (OneOf("status", ["active"]), {"status": "active"}, {"status": "closed"}),
        (Matches("partner_names", "[a-z]+"), {"partner_names": "a|b"}, {"partner_names": "a|B"}),
        (
            Between("latitude", 41, 51),
            {"latitude": 48, "longitude": 2, "precision": "street"},
            {"latitude": 2, "longitude": 48, "precision": "street"},
        ),
    ],
)
def test_conditions_find_their_place_inside_a_structure(
    holds: Condition, good: dict[str, Any], bad: dict[str, Any]
) -> None:
    """What a rule says of a cell, the schema of structures says of the value at its place."""
    validator = validator_of(schema_of(rule(holds), of="structure"))
    first, second = (json.loads(oi.to_json(_census(cells)))["structures"][0] for cells in (good, bad))

    assert validator.is_valid(first)
    assert not validator.is_valid(second)


def _census(cells: dict[str, Any]) -> oi.Census:
    structure = oi.from_flat_row({"id": "a", "name": "A", **cells})
    return oi.Census(structures=[structure], source=oi.CensusSource(title=Label("Essai")))


def test_rules_look_at_the_first_site() -> None:
    """The row has columns for the first site alone, and so has the schema of structures."""
    validator = validator_of(schema_of(rule(Matches("commune", "[A-Z].*")), of="structure"))
    sites = [{"commune": "Lyon"}, {"commune": "lyon"}]

    assert validator.is_valid({"id": "a", "name": "A", "sites": sites})
    assert not validator.is_valid({"id": "a", "name": "A", "sites": sites[::-1]})


def test_rules_on_what_is_seldom_written_stand_in_no_structure() -> None:
    """What words rest on is blank in a row where it is usual, which a structure does not show."""
    for name in ("themes_basis", "themes_sources", "sources", "extra", "other_sites", "badge"):
        assert "allOf" not in schema_of(rule(Present(name)), of="structure")


def test_every_column_is_told_in_both_languages() -> None:
    """Each column has a label and a help in French and in English."""
    assert list(COLUMN_TEXTS) == [column.name for column in FLAT_COLUMNS]
    for told in COLUMN_TEXTS.values():
        assert told.help.fr
        assert told.help.en
        assert told.help.fr != told.help.en


@pytest.mark.parametrize("name", list(COLUMN_TEXTS))
def test_every_example_is_right(name: str) -> None:
    """A row with the example of a column, beside the words that it belongs to, is right there."""
    beside = {
        one: COLUMN_TEXTS[one].example for one in (name.rpartition("_")[0], name) if one in COLUMN_TEXTS
    }

    found = oi.check([{"id": "a", "name": "A", **beside}], grade="research")

    assert [one.code for one in found.errors if one.where.column == name and one.value is not None] == []


def test_a_table_schema_describes_every_column() -> None:
    """Each column has a name, a title and a description in both languages, and a type of the standard."""
    fields = table_schema()["fields"]

    assert [field["name"] for field in fields] == [column.name for column in FLAT_COLUMNS]
    for field, column in zip(fields, FLAT_COLUMNS, strict=True):
        assert all(field[key] for key in ("title", "title_en", "description", "description_en"))
        wanted = {
            CellType.INTEGER: {"integer"},
            CellType.NUMBER: {"number"},
            CellType.JSON: {"array", "object"},
        }
        assert field["type"] in wanted.get(column.type, {"string"})


def test_a_table_schema_speaks_the_language_asked() -> None:
    """Titles are in the language asked, and in the other one beside."""
    french, english = table_schema()["fields"][5], table_schema(lang="en")["fields"][5]

    assert french["title"] == english["title_fr"]
    assert french["title_en"] == english["title"]


def test_a_table_schema_has_the_head_of_the_national_register() -> None:
    """What schema.data.gouv.fr asks can be given, and stands in the order of its template."""
    about = {"homepage": "https://example.org", "created": "2026-11-28", "contributors": [{"title": "Nous"}]}
    schema = table_schema(address="https://example.org/v1/schema.json", about=about)
    wanted = {"name", "title", "description", "countryCode", "version", "path", "licenses", "keywords"}

    assert wanted | set(about) <= set(schema)
    assert schema["path"] == "https://example.org/v1/schema.json"
    assert schema["missingValues"] == [""]
    assert re.fullmatch("[a-z0-9-]+", schema["name"])


def test_rules_become_constraints() -> None:
    """What constraints can say of a rule is said; what belongs to the key is told once."""
    rules = Catalogue(
        rules=[
            rule(AllOf(Present("id"), Matches("id", "[a-z]+")), "a"),
            rule(Unique("id"), "b", after=["a"]),
            rule(Unique("siret"), "c"),
            rule(Siret("siret"), "d"),
            rule(OneOf("status", ["closed", "active"]), "e"),
            rule(OneOf("themes", ["mobility", "energy"]), "f"),
            rule(Between("latitude", -90, 90), "g"),
            rule(Matches("siren", "[0-9]+"), "h"),
            rule(Matches("siren", ".{9}"), "i"),
            rule(Matches("email", "x"), "j", Severity.WARNING),
            rule(Matches("phone", "x"), "k", after=["j"]),
        ]
    )
    schema = table_schema(grade="draft", rules=rules)
    constraints = {
        field["name"]: field["constraints"] for field in schema["fields"] if "constraints" in field
    }

    assert schema["primaryKey"] == ["id"]
    assert schema["custom_checks"] == [{"name": "french-siret-value", "params": {"column": "siret"}}]
    assert constraints == {
        "id": {"required": True, "pattern": "(?:[a-z]+)"},
        "siret": {"unique": True},
        "status": {"enum": ["active", "closed"]},
        "themes": {"pattern": constraints["themes"]["pattern"]},
        "latitude": {"minimum": -90, "maximum": 90},
        "siren": {"pattern": r"(?=(?:[0-9]+)$)(?:[^\n]{9})"},
    }
    assert re.fullmatch(constraints["themes"]["pattern"], "energy|mobility|energy")
    assert not re.fullmatch(constraints["themes"]["pattern"], "energy|")


def test_some_columns_can_be_described() -> None:
    """A town that keeps five columns describes five, in its order, with what concerns them."""
    schema = table_schema(columns=["name", "siren"])

    assert [field["name"] for field in schema["fields"]] == ["name", "siren"]
    assert "primaryKey" not in schema
    assert all(check["params"]["column"] == "siren" for check in schema.get("custom_checks", []))


@pytest.mark.parametrize(
    "text", ["0001", "1900-02-28", "2000-02-29", "2024-02-29", "1900-12-31", "2014-05", "9999-04-30"]
)
def test_the_pattern_of_dates_takes_days_that_exist(text: str) -> None:
    """The pattern takes what the record takes."""
    assert re.fullmatch(PARTIAL_DATE, text)
    assert oi.partial_date(text)


def test_the_pattern_of_dates_is_that_of_the_records() -> None:
    """On every day-like text of some years, the pattern and the check of records say the same."""
    texts = [
        text
        for year in ("0000", "0004", "0100", "0400", "1900", "2000", "2023", "2024", "9999")
        for month in range(14)
        for day in range(33)
        for text in (year, f"{year}-{month:02}", f"{year}-{month:02}-{day:02}")
    ]

    assert [one for one in texts if bool(re.fullmatch(PARTIAL_DATE, one)) != is_partial_date(one)] == []


def test_a_visible_sign_is_what_stripping_leaves() -> None:
    """The pattern of a text that is not empty says of every sign what Python says."""
    letters = map(chr, (*range(0xD800), *range(0xE000, 0x11000)))

    assert [one for one in letters if bool(one.strip()) != bool(re.search(VISIBLE, one))] == []


def test_words_stand_in_the_order_of_their_vocabulary() -> None:
    """Lists of words are as the documents have them."""
    schema = json_schema("structure", grade=None)

    assert schema["$defs"]["Theme"]["enum"] == [term.value for term in Theme]


def test_a_rule_declared_wrongly_is_told() -> None:
    """A catalogue with rules of one's own is checked before a schema is made of it."""
    with pytest.raises(RuleError):
        json_schema(rules=Catalogue(rules=[rule(Present("siret"), after=["other"])]))
