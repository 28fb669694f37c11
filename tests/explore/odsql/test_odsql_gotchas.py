"""What users of portals stumble over, each by its number in the list of gotchas, is caught here."""

from __future__ import annotations

import datetime

import attrs
import pytest

from openinno.explore.errors import BadQuery
from openinno.explore.odsql import Query, count, field, geo_cluster, max_, parse, percentile, sum_, year


@attrs.frozen
class Column:
    """A field of a dataset, as a check looks at it."""

    name: str
    type: str
    is_facet: bool = True
    is_multivalued: bool = False


FIELDS = (
    Column("annee", "date"),
    Column("effectif", "int"),
    Column("longitude", "text"),
    Column("dataset_id", "text"),
    Column("modified", "datetime"),
    Column("lieu", "geo_point_2d"),
)


def _refusal(query: Query) -> str:
    with pytest.raises(BadQuery) as caught:
        query.check(FIELDS)
    return caught.value.message()


def test_gotcha_03_an_ungrouped_aggregate_is_known_to_be_one_row() -> None:
    """Portals repeat it as often as the limit allows: the client can ask for one."""
    assert Query().select(count().alias("total")).is_aggregate
    assert not Query().select("annee", count()).group_by("annee").is_aggregate


def test_gotcha_04_a_year_that_is_a_date_is_not_compared_with_a_text() -> None:
    """The date literal to write is told."""
    assert "a date is written date'2024'" in _refusal(Query().where(field("annee") == "2024"))
    assert "a date is written date'2024'" in _refusal(Query().where(field("annee") > 2024))
    Query().where(year("annee") == 2024).check(FIELDS)


def test_gotcha_05_a_number_is_not_quoted() -> None:
    """Neither in where nor in refine."""
    assert "without quotes" in _refusal(Query().where("effectif = '12'"))
    assert "without quotes" in _refusal(Query().refine("effectif", "12"))
    assert Query().refine("effectif", 12).parameters() == (("refine", "effectif:12"),)


def test_gotcha_06_in_takes_no_dates_and_no_function() -> None:
    """Both are told at once, with what to write."""
    with pytest.raises(BadQuery, match="takes no dates: join comparisons with or"):
        field("annee").in_(datetime.date(2024, 1, 1))
    with pytest.raises(BadQuery, match="compare a function with"):
        year("annee").in_(2023, 2024)


def test_gotcha_07_an_alias_is_declared_once() -> None:
    """Across select and group_by."""
    with pytest.raises(BadQuery, match="the alias an is declared twice: keep that of group_by"):
        Query().select(year("annee").alias("an")).group_by(year("annee").alias("an"))


def test_gotcha_08_texts_that_look_like_numbers_are_not_added_up() -> None:
    """Nor is the greatest of them asked for."""
    assert "longitude is a text, and sum() takes a number" in _refusal(Query().select(sum_("longitude")))
    assert "longitude is a text, and max() takes" in _refusal(Query().select(max_("longitude")))


def test_gotcha_09_places_are_clustered_not_grouped() -> None:
    """And the cluster has no place in select."""
    assert "use geo_cluster()" in _refusal(Query().group_by("lieu"))
    with pytest.raises(BadQuery, match="has no place in select: only in group_by"):
        Query().select(geo_cluster("lieu", 10).alias("k"))


@pytest.mark.parametrize("text", ["case when annee then 1 end", "if(annee, 1, 2)"])
def test_gotcha_10_there_is_no_case_and_no_if(text: str) -> None:
    """What chooses is told."""
    with pytest.raises(BadQuery, match="only ifnull"):
        parse(text, clause="select")


def test_gotcha_11_a_percentile_is_out_of_a_hundred() -> None:
    """On the scale from 0 to 1 the answer would be plausible and wrong."""
    with pytest.raises(BadQuery, match=r"for 0\.95 write 95"):
        percentile("effectif", 0.95)
    assert [str(percentile("effectif", rank)) for rank in (0, 1, 99.9)] == [
        "percentile(effectif, 0)",
        "percentile(effectif, 1)",
        "percentile(effectif, 99.9)",
    ]


def test_gotcha_14_latitude_and_longitude_cannot_be_swapped() -> None:
    """Each is named; a box has latitudes first, WKT longitudes, and this side writes both."""
    lieu = field("lieu")

    assert str(lieu.in_bbox(south=48, north=49, west=2, east=3)) == "in_bbox(lieu, 48, 2, 49, 3)"
    assert "POINT(2 48)" in str(lieu.within_distance(longitude=2, latitude=48, km=1))
    with pytest.raises(TypeError):
        lieu.in_bbox(48, 2, 49, 3)  # type: ignore[call-arg]  # what is tested
    with pytest.raises(BadQuery, match="latitude first"):
        parse("in_bbox(lieu, 102.2, 48.8, 102.5, 48.9)")


def test_gotcha_17_a_date_may_be_partial() -> None:
    """A month is written as a month, and is the whole of it."""
    assert str(parse("annee = date'2018-05'")) == "annee = date'2018-05'"


def test_gotcha_27_a_window_moves_on_a_date() -> None:
    """The walk by a date field that portals need past their wall can be said."""
    last = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
    query = Query().where(field("modified") > last).order_by("modified")

    query.check(FIELDS)
    assert query.parameters()[0] == ("where", "modified > date'2024-01-01T00:00:00+00:00'")


def test_gotcha_28_texts_have_no_order() -> None:
    """Neither read nor built, nor with another field."""
    with pytest.raises(BadQuery, match="only numbers and dates have an order"):
        parse("dataset_id > 'x'")
    with pytest.raises(BadQuery, match="only numbers and dates have an order"):
        _ = field("dataset_id") > "x"
    assert "orders numbers and dates only" in _refusal(Query().where(field("dataset_id") > field("modified")))


def test_gotcha_29_whole_numbers_are_whole() -> None:
    """Sixty-four bits and more are written digit by digit."""
    assert str(parse("effectif = 9223372036854775807")) == "effectif = 9223372036854775807"
