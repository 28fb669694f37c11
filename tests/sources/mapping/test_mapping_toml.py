"""Mappings as TOML: what is read, and every mistake told at once, where it is and with what is possible."""

from __future__ import annotations

from pathlib import Path

import pytest

from openinno import CensusSource, Label, RuleError, SourceError
from openinno.sources.mapping.declared import ColumnMapping, FieldMapping, MarkedColumns
from openinno.sources.mapping.files.documents import parsed
from openinno.sources.mapping.files.toml import mapping_from_toml, mapping_to_toml, read_mapping
from openinno.sources.tables.options import TableOptions

WHOLE = """
absent = ["NR", "-"]
ignored = ["twitter"]

[source]
title = { fr = "Lieux de Bretagne", en = "Places of Brittany" }
licence = "CC-BY-4.0"
date = 2020-05-01

[table]
separator = ";"
header = 3
sheet = "Lieux"

[constants]
region = "Bretagne"
themes = ["energy", "mobility"]

[[marked]]
to = "themes"
marks = ["x"]
[marked.columns]
"Énergie" = "energy"

[columns]
"Nom" = "name"
"Site" = { to = "website", then = ["Blog"] }
"Type" = { to = "types", separator = ",", words = { hakerspace = "makerspace", divers = [] } }
"Créé le" = { to = "opened", form = "day-first" }
"Flux RSS" = "ignored"
"""


def mistakes_of(text: str) -> list[str]:
    """Return the lines of the error that a document gives, in English."""
    with pytest.raises(RuleError) as caught:
        mapping_from_toml(text, file="lieux.toml")
    return caught.value.message("en").split("\n")


def test_every_part_of_a_mapping_can_be_written() -> None:
    """Columns, marked columns, constants, absence, source and reading all have their place."""
    mapping = mapping_from_toml(WHOLE)

    assert mapping == FieldMapping(
        columns=[
            ColumnMapping(columns="Nom", to="name"),
            ColumnMapping(columns=["Site", "Blog"], to="website"),
            ColumnMapping(
                columns="Type", to="types", separator=",", words={"hakerspace": "makerspace", "divers": []}
            ),
            ColumnMapping(columns="Créé le", to="opened", form="day-first"),
        ],
        marked=[MarkedColumns(to="themes", columns={"Énergie": "energy"}, marks="x")],
        constants={"region": "Bretagne", "themes": "energy|mobility"},
        ignored=["twitter", "Flux RSS"],
        absent=["NR", "-"],
        source=CensusSource(
            title=Label("Lieux de Bretagne", "Places of Brittany"), licence="CC-BY-4.0", date="2020-05-01"
        ),
        options=TableOptions(separator=";", header=3, sheet="Lieux"),
    )


def test_a_title_may_be_a_plain_text() -> None:
    """Somebody who writes one language writes one text."""
    mapping = mapping_from_toml('[source]\ntitle = "Lieux"')

    assert mapping.source == CensusSource(title=Label("Lieux"))


def test_a_year_needs_no_quotes() -> None:
    """A year written as a number is a year."""
    mapping = mapping_from_toml('[source]\ntitle = "Lieux"\ndate = 2020')

    assert mapping.source is not None
    assert mapping.source.date == "2020"


def test_an_empty_document_is_an_empty_mapping() -> None:
    """Nothing is compulsory: whatever is not named is kept in extra."""
    assert mapping_from_toml("") == FieldMapping(columns=[])


def test_all_mistakes_are_told_at_once() -> None:
    """A person corrects a file once, not once a mistake."""
    lines = mistakes_of(
        '[colonnes]\n[columns]\n"Nom" = "nme"\n"Type" = 3\n"Date" = { to = "opened", form = "day first" }'
    )

    assert [line.split(":")[0] for line in lines] == [
        "lieux.toml",
        "lieux.toml, columns.Nom",
        "lieux.toml, columns.Type",
        "lieux.toml, columns.Date",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[colonnes]", "lieux.toml: unknown key “colonnes”. Did you mean “columns”? Possible: source, table"),
        ('[columns]\n"Nom" = "nom"', "unknown attribute “nom”. Did you mean “name”?"),
        ('[columns]\n"CP" = "code postal"', "Did you mean “postcode”?"),
        ('[columns]\n"Créé le" = { form = "iso" }', 'lieux.toml, columns."Créé le": “to”, the attribute'),
        ('[columns]\n"A" = { to = "name", frm = "iso" }', "unknown key “frm”. Did you mean “form”?"),
        ('[columns]\n"A" = { to = "name", form = "iso" }', "unknown form of name “iso”"),
        ('[columns]\n"A" = { to = "opened", form = 3 }', "columns.A.form: expected a text between quotes"),
        ('[columns]\n"A" = { to = "name", then = 3 }', "columns.A.then: expected a list of texts"),
        ('[columns]\n"A" = { to = "types", words = "x" }', "columns.A.words: expected a table"),
        ('[columns]\n"A" = { to = "types", words = { h = "makrspace" } }', "Did you mean “makerspace”?"),
        ('[columns]\n"A" = { to = "name", then = ["B"] }\n"B" = "types"', "“B” is named twice"),
        ('ignored = ["A"]\n[columns]\n"A" = "name"', "columns.A: the column “A” is named twice"),
        ("columns = 3", "columns: expected a table of lines key = value, got 3"),
        ("marked = 3", "marked: expected [[marked]], in double brackets"),
        ("[marked.themes]\nx = 1", "marked: expected [[marked]], in double brackets"),
        ('[[marked]]\n[marked.columns]\n"A" = "energy"', "marked[1]: “to”, the attribute, is missing"),
        ('[[marked]]\nto = "name"', "marked[1]: unknown attribute to mark “name”"),
        ('[[marked]]\nto = "themes"\n[marked.columns]\nA = "enrgy"', "marked[1].columns.A: unknown word"),
        ('[[marked]]\nto = "themes"\n[marked.columns]\nA = true', "marked[1].columns.A: expected a text"),
        ('[constants]\nregin = "x"', "constants.regin: unknown attribute “regin”. Did you mean “region”?"),
        ("[constants]\nregion = true", "constants.region: expected a text, a number, a day or a list"),
        ("ignored = 3", "ignored: expected a list of texts"),
        ("absent = [3]", "absent: expected a list of texts"),
        ('[source]\nlicence = "MIT"', "source.title: the title of the census is missing"),
        ('[source]\ntitle = { en = "Places" }', "source.title.fr: the French text is missing"),
        ("[source]\ntitle = 3", "source.title: expected a text, or {"),
        ('[source]\ntitle = "a"\nlicense = "MIT"', "unknown key “license”. Did you mean “licence”?"),
        ('[source]\ntitle = "a"\ndate = "mai 2020"', "source.date: expected YYYY, YYYY-MM or YYYY-MM-DD"),
        ("[table]\nheader = 0", "table.header: expected a number from 1, got 0"),
        ("[table]\nsheet = true", "table.sheet: expected a number from 1, got True"),
        ('[table]\ndecimal = ";"', "table: decimal = ';' cannot be; possible: , ."),
        ('[table]\nseparator = ""', "table: separator = '' cannot be; possible: ; , | tab"),
        ('[table]\nencoding = "latin-99"', 'table.encoding: expected "utf-8"'),
        ('[table]\nkind = "excel"', "table.kind: unknown kind of file “excel”"),
        ('[table]\nsep = ";"', "table: unknown key “sep”"),
    ],
)
def test_each_mistake_names_its_key_and_what_is_possible(text: str, told: str) -> None:
    """The one line of the error names the file, the key, what was written and what may stand there."""
    (line,) = mistakes_of(text)

    assert line.startswith("lieux.toml")
    assert told in line


def test_mistakes_are_told_in_french_too() -> None:
    """The message exists in both languages."""
    with pytest.raises(RuleError) as caught:
        mapping_from_toml('[columns]\n"Nom" = "nme"\n"A" = 3', file="lieux.toml")

    assert (
        caught.value.message("fr").split("\n")[1].startswith("lieux.toml, columns.A : attendu : un attribut")
    )


def test_one_mistake_keeps_what_was_given_and_what_is_possible() -> None:
    """A program can offer the choices that a person reads."""
    with pytest.raises(RuleError) as caught:
        mapping_from_toml('[columns]\n"Nom" = "nme"')

    assert caught.value.given == "nme"
    assert "name" in caught.value.possible


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '[columns]\nCréé le = "opened"',
            'line 2, column 3: this is no TOML (“Créé le = "opened"”); each line',
        ),
        (
            '[columns]\n"Nom" = name',
            'line 2, column 9: this is no TOML (“"Nom" = name”); a text stands between',
        ),
        ("[columns]\nNom = “name”", "the quotes of TOML are straight"),
        ('[columns]\n"A" = "name"\n"A" = "types"\n', "this key is written above already"),
        ('[columns]\n"A" = "name\n', "a closing quote is missing"),
        ('[columns]\n"A" = "c:\\d"', "a backslash is written"),
        ('ignored = ["a"', "end of the file: this is no TOML; ] or } is missing"),
        (f"a = {'[' * 5000}", "too many brackets"),
        (f"a = {'9' * 5000}", "too many digits"),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(text: str, told: str) -> None:
    """A file that is not TOML says where it breaks off being so, and how to mend it."""
    (line,) = mistakes_of(text)

    assert line.startswith("lieux.toml")
    assert told in line


def test_a_file_is_read_with_its_name(tmp_path: Path) -> None:
    """The name of the file stands at the head of its mistakes, and a byte order mark is passed over."""
    path = tmp_path / "lieux.toml"
    path.write_text('[columns]\n"Nom" = "nme"', encoding="utf-8-sig")

    with pytest.raises(RuleError, match=r"^lieux\.toml, columns\.Nom"):
        read_mapping(path)


def test_a_file_that_is_missing_is_told(tmp_path: Path) -> None:
    """No exception of the system leaks."""
    with pytest.raises(SourceError, match="no such file"):
        read_mapping(tmp_path / "absent.toml")


def test_a_file_in_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    """TOML is UTF-8, and a person can save it so."""
    path = tmp_path / "lieux.toml"
    path.write_bytes('[columns]\n"Créé" = "opened"'.encode("cp1252"))

    with pytest.raises(SourceError, match="line 2, byte 4: not UTF-8 but probably Windows-1252; save"):
        read_mapping(path)


def test_a_file_that_is_far_too_large_is_not_read(tmp_path: Path) -> None:
    """Memory stays bounded, whatever file is given by mistake."""
    path = tmp_path / "lieux.toml"
    with path.open("wb") as file:
        file.truncate(1 << 33)

    with pytest.raises(SourceError, match="too large"):
        read_mapping(path)


def test_comments_stand_above_their_columns() -> None:
    """What is said of a column stands where a person reads it, on as many lines as it needs."""
    mapping = FieldMapping(columns=[ColumnMapping(columns="Nom", to="name")], ignored=["RSS"])

    text = mapping_to_toml(mapping, comments={"": "à relire", "Nom": "une\x0bdeux", "RSS": "flux\x00"})

    assert text == '# à relire\n\n[columns]\n# une\n# deux\n"Nom" = "name"\n# flux\n"RSS" = "ignored"\n'
    assert mapping_from_toml(text) == mapping


def test_what_is_usual_is_not_written() -> None:
    """A file says what is particular to it."""
    marked = MarkedColumns(to="themes", columns={"Énergie": "energy"})
    text = mapping_to_toml(FieldMapping(columns=[], marked=[marked]))

    assert text == '[[marked]]\nto = "themes"\n[marked.columns]\n"Énergie" = "energy"\n\n[columns]\n'


@pytest.mark.parametrize("part", ["a", '"a"', '"\\""', "'a'", "a "])
def test_a_key_of_many_parts_is_refused(part: str) -> None:
    """The standard library would take memory for all parts before each."""
    with pytest.raises(RuleError, match="more than 16 parts"):
        parsed(".".join([part] * 40) + " = 1")
    assert parsed(".".join(["a"] * 10) + " = 1")
    assert parsed('a = "www.example.fr, 1.2.3, ........................................"')
