"""The rules on real censuses: what they say at each grade is what a sensible person would say."""

from __future__ import annotations

import datetime
import warnings
from pathlib import Path

import pytest

import openinno as oi
from openinno.criteria import assess
from openinno.findings import Severity
from openinno.flat import to_flat_row
from openinno.validation import CATALOGUE, Grade
from openinno.validation.rowwise import RowJudge
from openinno.vocabulary import Criterion, Verdict

SHARED = Path(__file__).parents[3] / "shared/data/censuses"
TODAY = datetime.date(2026, 11, 28)
JUDGE = RowJudge(CATALOGUE, TODAY)
real = pytest.mark.skipif(not SHARED.exists(), reason="the real censuses are not here")


def test_the_embedded_census_is_a_sound_draft() -> None:
    """Nothing in the census of the documents is wrong or even doubtful as a draft."""
    report = oi.check(oi.embedded_census(), grade="draft", today=TODAY)

    assert (report.ok, len(report)) == (True, 0)


def test_the_embedded_census_is_told_what_it_misses() -> None:
    """At the other grades, only what the documents do not say is told: nothing that they say is wrong."""
    for grade in ("publishable", "research"):
        told = {finding.code for finding in oi.check(oi.embedded_census(), grade=grade, today=TODAY)}

        assert all("missing" in code or "criteri" in code or code == "event-alone" for code in told)


@pytest.mark.parametrize("structure", oi.embedded_census(), ids=lambda one: one.id)
def test_criteria_are_judged_as_assess_does(structure: oi.Structure) -> None:
    """The rules of the criteria hold where assess() says that the criterion is met."""
    broken = {rule.code for rule in JUDGE.broken(to_flat_row(structure))}
    assessed = assess(structure)
    met = {
        "criterion-support": assessed[Criterion.STARTUP_SUPPORT].verdict is Verdict.MET,
        "criterion-partners": assessed[Criterion.TERRITORIAL_PARTNERSHIPS].verdict is Verdict.MET,
        "criteria-unknown": any(one.verdict is Verdict.MET for one in assessed.criteria),
    }

    assert {code: code not in broken for code in met} == met


def _counts(name: str, grade: str) -> dict[str, int]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        census = oi.read_census(SHARED / name)
    counts = oi.check(census, grade=grade, today=TODAY).counts()
    return {code: count for code, count in counts.items() if code in CATALOGUE}


@real
def test_the_fablabs_of_brittany_make_a_sound_draft() -> None:
    """A census made by volunteers has no error as a draft; slips are told, such as unknown postcodes."""
    pytest.importorskip("pyproj", reason="the extra geo is not installed")
    counts = _counts("bzh_fablab.geojson", "draft")

    assert counts == {
        "postcode-known": 4,
        "commune-spelling": 3,
        "commune-known": 2,
        "postcode-of-commune": 2,
        "website-shape": 2,
    }
    assert all(CATALOGUE[code].severity[Grade.DRAFT] is not Severity.ERROR for code in counts)


@real
def test_the_prizes_of_the_ministry_hold_one_number_that_is_none() -> None:
    """In 2 201 rows of a ministry, a draft finds one SIREN of eight digits and a few doubts."""
    counts = _counts("ilab_laureats.csv", "draft")

    assert counts == {"website-shape": 2, "siret-unique": 2, "siren-shape": 1}
