"""The catalogue as a whole: every rule says enough, in both languages, and depends on sensible ones."""

from __future__ import annotations

import math
import re
import subprocess
import sys

import pytest

import openinno as oi
from openinno import geography
from openinno.citations import Source, documents
from openinno.findings import Severity
from openinno.flat import FLAT_COLUMNS
from openinno.labels import Label
from openinno.validation import CATALOGUE, Grade, Rule
from openinno.validation.catalogue.areas import COLLECTIVITIES, DEPARTEMENTS, REGIONS
from openinno.validation.catalogue.points import BOXES
from openinno.validation.catalogue.typology import SPANS
from openinno.validation.catalogue.words import WordColumn, word_columns
from openinno.validation.worded import with_code
from openinno.vocabulary import StructureType

RULES = pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
COLUMNS = {column.name for column in FLAT_COLUMNS}
ASKED = [rule for rule in CATALOGUE if any(rule.severity.values())]


def _texts(rule: Rule) -> list[Label]:
    return [rule.title, rule.reason, rule.text, rule.fix]


@RULES
def test_a_rule_speaks_both_languages(rule: Rule) -> None:
    """Title, reason, text and fix are there in French and in English, and differ."""
    assert all(label.fr and label.en for label in _texts(rule))
    assert rule.text.fr != rule.text.en
    assert rule.fix.fr != rule.fix.en


@RULES
def test_a_text_names_only_what_the_rule_reads(rule: Rule) -> None:
    """Every placeholder of a text is the value, the repair or a column that the rule reads."""
    known = {*rule.columns, "value", "repair"}
    named = {name for label in _texts(rule) for text in (label.fr, label.en or "") for name in _named(text)}

    assert named <= known


def _named(text: str) -> list[str]:
    return re.findall(r"\{([a-z_]*)\}", text)


@RULES
def test_french_signs_stand_off_their_words(rule: Rule) -> None:
    """French texts have a space before : ; ? ! and inside « »."""
    for label in _texts(rule):
        text = re.sub(r"https?://|[0-9]{3}:L[0-9]+|\{[a-z_]+\}", "x", label.fr)

        assert not re.search(r"[^\s][;?!:](?!//)|«[^\s]|[^\s]»", text), label.fr


@RULES
def test_a_rule_depends_on_columns_of_the_flat_row(rule: Rule) -> None:
    """A rule reads columns of the flat row only, and is asked at one grade at least."""
    assert set(rule.columns) <= COLUMNS
    assert any(rule.severity.values())


@RULES
def test_a_rule_grows_no_milder(rule: Rule) -> None:
    """What is asked at a grade is as grave at the next, but for what the next asks in more detail."""
    order = [None, Severity.INFO, Severity.WARNING, Severity.ERROR]
    grave = [order.index(rule.severity[grade]) for grade in Grade]

    assert grave == sorted(grave) or rule.code == "criteria-unknown"


@RULES
def test_a_source_is_a_line_that_exists_or_a_standard(rule: Rule) -> None:
    """A source is one of the documents, with its line, or a standard named in both languages."""
    if isinstance(rule.source, Source):
        assert rule.source.document in {one.code for one in documents()}
        assert rule.source.line
    elif rule.source is not None:
        assert rule.source.fr
        assert rule.source.en


@RULES
def test_a_rule_comes_after_rules_that_share_its_columns(rule: Rule) -> None:
    """A rule waits only for rules that look at a cell that it reads, or that it leads to."""
    for code in rule.after:
        assert {*CATALOGUE[code].columns} & {*rule.columns} or code == "criteria-unknown", code


def test_every_column_is_judged() -> None:
    """No column of the flat row goes without a rule on what it holds."""
    typed = {rule.column for rule in CATALOGUE if rule.code.endswith("-type")}

    assert typed == COLUMNS


def test_every_column_of_words_has_its_rule() -> None:
    """Each column of a vocabulary is held to its codes."""
    named = {
        f"{column.name.replace('_', '-')}-words": {term.code for term in column.vocabulary}
        for column in word_columns()
    }

    assert {code: set(getattr(CATALOGUE[code].holds, "words", ())) for code in named} == named


@pytest.mark.parametrize("column", list(word_columns()), ids=lambda column: column.name)
def test_few_words_are_listed_and_many_are_counted(column: WordColumn) -> None:
    """What to write is told word by word where there are six at most, and by their number else."""
    terms = list(column.vocabulary)
    rule = CATALOGUE[f"{column.name.replace('_', '-')}-words"]

    assert all(with_code(term).text("fr") in rule.fix.text("fr") for term in terms) is (len(terms) <= 6)
    assert (f" {len(terms)} " in rule.fix.text("en")) is (len(terms) > 6)


def test_the_typology_is_information_only() -> None:
    """The typology encloses nobody (002:L182): what leaves a sheet is never a fault."""
    told = [rule for rule in CATALOGUE if "-of-profiles" in rule.code or "-months-of-" in rule.code]

    assert len(told) == 11
    assert {rule.severity[grade] for rule in told for grade in Grade} == {None, Severity.INFO}


def test_the_spans_are_those_of_the_sheets() -> None:
    """The months that the rules allow are those that the sheets do not exclude, at their line."""
    for profile, least, most, line in SPANS:
        support = oi.typology.sheet(profile).support
        within = [months for months in range(100) if support.contains(months) is not False]

        assert (min(within), max(within)) == (least or 0, most)
        assert support.sources[0].line == line


def test_a_studio_has_no_bound_that_holds() -> None:
    """The rules leave start-up studios alone, since their sheet excludes no length."""
    studio = oi.typology.sheet(oi.Profile.ACCELERATOR).support_for(StructureType.STARTUP_STUDIO)

    assert all(studio.contains(months) is not False for months in range(100))


def test_the_lists_of_places_are_those_of_the_official_code() -> None:
    """Codes of départements and names of régions, written out in the rules, are those of today."""
    overseas = geography.collectivities()
    codes = {one.code for one in geography.departements()} | {one.code for one in overseas}

    assert set(DEPARTEMENTS) == codes
    assert set(REGIONS) == {one.name for one in geography.regions()}
    assert set(COLLECTIVITIES) == {one.name for one in overseas}


def test_communes_lie_in_the_boxes_of_their_departements() -> None:
    """The box of a département, widened by 5 km, holds the centre of each of its communes."""
    outside = []
    for one in geography.communes():
        if one.point is not None and one.departement is not None:
            west, south, east, north = BOXES[one.departement.code]
            inside = west <= one.point.longitude <= east and south <= one.point.latitude <= north
            outside += [] if inside else [one.label()]

    assert outside == []


def test_boxes_are_wider_by_five_kilometres() -> None:
    """A point near the border of its département is no fault, nor does a box reach further."""
    bounds = {one.code: one.bounds for one in geography.departements()}
    for code in ("69", "974"):
        west, south, east, north = BOXES[code]
        inner = bounds[code]
        up = [(inner[1] - south) * 111.2, (north - inner[3]) * 111.2]
        least = math.cos(math.radians(max(map(abs, (inner[1], inner[3])))))
        aside = [(inner[0] - west) * 111.2 * least, (east - inner[2]) * 111.2 * least]

        assert [round(one, 1) for one in (*up, *aside)] == 4 * [5.0]


def test_boxes_are_a_mapping_like_others() -> None:
    """The boxes can be listed and asked for a code that has none."""
    assert len(BOXES) == len(list(BOXES)) == 101
    assert BOXES.get("988") is None
    assert repr(BOXES) == "<boxes of the départements>"


def test_importing_the_rules_reads_no_data_but_words() -> None:
    """The rules can be imported without decoding the geography or the typology; they speak in labels."""
    program = (
        "import openinno._data as data\n"
        "from openinno.vocabulary import Status\n"
        "Status.PLANNED.label()\n"
        "def read(*args, **kwargs): raise AssertionError(args)\n"
        "data.load = data.read_stream = data.decoded = read\n"
        "import openinno.validation.catalogue as rules\n"
        "print(len(rules.CATALOGUE))\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert ran.stdout.strip() == str(len(CATALOGUE)), ran.stderr
