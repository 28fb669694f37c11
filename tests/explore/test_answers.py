"""Answers of portals: datasets, pages, facets, files; in their live form and in the documented one."""

from __future__ import annotations

import copy
import datetime
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recordings import recording

from openinno.explore.answers import (
    Attachment,
    Dataset,
    DatasetField,
    ExportFormat,
    FacetValue,
    Link,
    Page,
    read_attachments,
    read_dataset,
    read_datasets,
    read_facets,
    read_formats,
    read_page,
)
from openinno.explore.errors import BadQuery, UnexpectedContent

READERS = [read_dataset, read_datasets, read_page, read_facets, read_attachments, read_formats]

LIEUX: dict[str, Any] = {
    "dataset_id": "lieux",
    "dataset_uid": "da_abc123",
    "fields": [
        {"name": "nom", "label": "Nom", "type": "text", "description": None, "annotations": {"id": True}},
        {
            "name": "themes",
            "label": "Thèmes",
            "type": "text",
            "annotations": {"multivalued": ";", "facet": []},
        },
    ],
    "metas": {"default": {"title": "Lieux", "federated": True, "source_domain": "data.example.org"}},
    "features": ["analyze"],
    "has_records": True,
    "data_visible": True,
}


def lieux(**changes: Any) -> dict[str, Any]:
    """Return the description of a dataset, with some keys changed."""
    return {**copy.deepcopy(LIEUX), **changes}


# Datasets ---------------------------------------------------------------------------------------------------


def test_the_recorded_dataset_is_read() -> None:
    """A dataset recorded on a portal gives its fields, its metadata and its freshness."""
    trees = read_dataset(recording("dataset_public-trees"))

    assert (trees.id, trees.uid, trees.visibility) == ("public-trees", "da_6wnys1", "domain")
    assert (trees.title, trees.records_count) == ("Public trees", 185845)
    assert (trees.licence, trees.publisher) == ("Open Government Licence - Vancouver", "City of Vancouver")
    assert trees.licence_url == "https://opendata.vancouver.ca/pages/licence/"
    assert trees.description is not None
    assert trees.description.startswith("<div>")
    assert trees.modified == datetime.datetime(2026, 6, 22, 13, 50, 25, tzinfo=datetime.UTC)
    assert trees.data_processed == trees.modified
    assert (trees.keywords, trees.themes) == ((), ("Streets and transportation",))
    assert (trees.federated, trees.source_domain) == (False, None)
    assert trees.metas["custom"]["data-owner"] == ["City of Vancouver"]
    assert trees.features == ("analyze", "timeserie", "geo")
    assert [one.type for one in trees.fields] == [
        *("int", "text", "text", "text", "text", "text", "double", "double", "date", "geo_shape"),
        "geo_point_2d",
    ]


def test_live_annotations_are_read() -> None:
    """True and a text, as portals write annotations today, are both on."""
    trees = read_dataset(recording("dataset_public-trees"))
    species = trees.field("species_name")

    assert dict(species.annotations) == {
        "facet": (),
        "disjunctive": (),
        "facetsort": ("alphanum",),
        "sortable": (),
    }
    assert (species.is_facet, species.is_disjunctive, species.is_sortable) == (True, True, True)
    assert not trees.field("asset_id").is_facet


def test_documented_annotations_are_read() -> None:
    """Lists, as the documentation writes annotations, are on too, with their values."""
    cities = read_dataset(recording("spec_dataset"))

    assert cities.field("geoname_id").is_id
    assert cities.field("geoname_id").annotations["facetsort"] == ("-count",)
    assert cities.field("alternate_names").is_multivalued
    assert cities.field("alternate_names").separator == ","
    assert cities.field("timezone").is_hierarchical
    assert (cities.visibility, cities.alternative_exports) == (None, ())
    assert cities.keywords == ("Geonames", "city", "world")
    assert cities.federated


def test_the_documented_catalogue_is_read() -> None:
    """A page of the catalogue gives whole datasets, with their attached files, and how many there are."""
    datasets, total = read_datasets(recording("spec_datasets"))

    assert total == 19
    assert [len(one.fields) for one in datasets] == [10, 20]
    assert datasets[1].attachments == (
        Attachment(
            id="cities1000_zip",
            title="cities1000.zip",
            mimetype="application/zip",
            href="odsfile://cities1000.zip",
        ),
    )


@pytest.mark.parametrize(
    ("annotations", "expected"),
    [
        ({"facet": True}, {"facet": ()}),
        ({"facet": False, "id": None}, {}),
        ({"facet": []}, {"facet": ()}),
        ({"unit": "km"}, {"unit": ("km",)}),
        ({"unit": ["km"]}, {"unit": ("km",)}),
        ({"decimals": 2}, {"decimals": ("2",)}),
        ({"timeserie_precision": "year"}, {"timeserie_precision": ("year",)}),
        ({}, {}),
        (None, {}),
    ],
    ids=repr,
)
def test_annotations_have_one_form(annotations: Any, expected: dict[str, tuple[str, ...]]) -> None:
    """True, a value and a list are read into the same form; false and null are off."""
    described = read_dataset(lieux(fields=[{"name": "a", "type": "text", "annotations": annotations}]))

    assert described.fields[0].annotations == expected


def test_annotations_tell_the_unit_and_the_precision() -> None:
    """The value of an annotation is a property of the field, and None without it."""
    told = DatasetField(
        name="a",
        type="date",
        annotations={"unit": ("km",), "timeserie_precision": ("year",), "multivalued": ()},
    )

    assert (told.unit, told.precision, told.separator) == ("km", "year", None)
    assert DatasetField(name="a", type="date").precision is None


def test_unknown_keys_are_kept() -> None:
    """Keys that portals may add are kept: of a dataset, a field, a file, a page, a facet."""
    field = {"name": "a", "type": "hologram", "colour": "blue"}
    file = {"id": "plan", "url": "https://example.org/plan", "size": 12}
    described = read_dataset(lieux(fields=[field], alternative_exports=[file], app_metas={"x": 1}))

    assert described.other == {"app_metas": {"x": 1}}
    assert described.fields[0].other == {"colour": "blue"}
    assert described.fields[0].type == "hologram"
    assert described.alternative_exports[0].other == {"size": 12}
    assert read_page({"results": [], "took": 3}).other == {"took": 3}
    (facet,) = read_facets(
        {"facets": [{"name": "a", "kind": "x", "facets": [{"name": "b", "value": "b", "rank": 1}]}]}
    )
    assert (facet.other, facet.values[0].other) == ({"kind": "x"}, {"rank": 1})


def test_what_is_null_is_empty() -> None:
    """Portals write null for what is empty: metadata, files, features and labels may all be."""
    described = read_dataset(
        lieux(
            fields=[{"name": "a", "type": "text", "label": None, "annotations": None}],
            metas={"default": None, "dcat": {"creator": None}},
            attachments=None,
            features=None,
            visibility=None,
        )
    )

    assert (described.attachments, described.features, described.title) == ((), (), None)
    assert (described.keywords, described.records_count, described.modified) == ((), None, None)
    assert described.fields[0].label == "a"


def test_gotcha_24_a_federated_dataset_tells_where_it_comes_from() -> None:
    """A dataset of another portal names that portal, where it can be read if this one does not know it."""
    described = read_dataset(lieux())

    assert (described.federated, described.source_domain) == (True, "data.example.org")


def test_metadata_of_an_unknown_form_break_nothing() -> None:
    """Metadata of another type than expected are None as properties, and stay in metas."""
    described = read_dataset(
        lieux(metas={"default": {"title": 3, "keyword": "une", "records_count": True, "modified": "hier"}})
    )

    assert (described.title, described.records_count, described.modified) == (None, None, None)
    assert described.keywords == ("une",)
    assert described.metas["default"]["modified"] == "hier"


def test_a_dataset_does_not_change() -> None:
    """Neither the values nor the mappings of a dataset can be changed."""
    described = read_dataset(lieux())

    with pytest.raises(TypeError, match="item assignment"):
        described.metas["default"]["title"] = "x"  # type: ignore[index]
    with pytest.raises(TypeError, match="item assignment"):
        described.fields[0].annotations["facet"] = ()  # type: ignore[index]


def test_a_dataset_can_be_sent_to_another_process() -> None:
    """A dataset is pickled and hashed like any value."""
    described = read_dataset(lieux(app_metas={"x": [1]}))

    again = pickle.loads(pickle.dumps(described))  # noqa: S301

    assert again == described
    assert hash(again) == hash(described)


def test_a_field_is_found_by_its_name() -> None:
    """A field is found by its name; a name that is near tells which were meant."""
    described = read_dataset(lieux())

    assert described.field("themes").separator == ";"
    with pytest.raises(BadQuery, match=r"lieux has no field “theme”; did you mean themes\?") as caught:
        described.field("theme")
    assert "vouliez-vous dire themes ?" in caught.value.message("fr")


def test_an_unknown_name_lists_those_there_are() -> None:
    """A name that is near none tells all that there are."""
    with pytest.raises(BadQuery, match="it has: nom, themes"):
        read_dataset(lieux()).field("xyz")


def test_links_are_read_under_either_name() -> None:
    """Links stand under links or _links, and are not unknown keys."""
    link = {"rel": "self", "href": "https://example.org/"}

    for key in ("links", "_links"):
        described = read_dataset(lieux(**{key: [link]}))
        assert described.links == (Link("self", "https://example.org/"),)
        assert described.other == {}


# Pages ------------------------------------------------------------------------------------------------------


def test_documented_rows_are_read() -> None:
    """A page of rows gives them as they came, and how many there are."""
    page = read_page(recording("spec_records"))

    assert page.total == 137611
    assert [row["name"] for row in page.rows] == ["Saint-Leu", "Saint-Léger-lès-Domart"]


def test_a_recorded_aggregate_is_read() -> None:
    """An aggregate without groups is one row; its total is how many rows it sums up."""
    assert read_page(recording("records_ungrouped_aggregate")) == Page(
        rows=({"total": 185845},), total=185845
    )


def test_groups_may_lack_a_total() -> None:
    """Groups come without a total, as documented, or with one, as portals send today."""
    documented = recording("spec_records_group_by")

    assert read_page(documented).total is None
    assert read_page({**documented, "total_count": 3}).total == 3
    assert read_page(documented).rows[0] == {"count": 16729, "cou_name_en": "United States"}


def test_gotcha_31_a_group_may_be_null() -> None:
    """The group of the rows without a value is a row like others."""
    page = read_page({"results": [{"region": None, "n": 6009}, {"region": "Bretagne", "n": 4}]})

    assert page.rows[0] == {"region": None, "n": 6009}


# Facets -----------------------------------------------------------------------------------------------------


def test_recorded_facets_are_read() -> None:
    """The facets of a portal, under links, give their values with counts."""
    (genus,) = read_facets(recording("dataset_facets_public-trees"))

    assert (genus.name, len(genus.values)) == ("genus_name", 100)
    assert genus.values[0] == FacetValue(name="ACER", value="ACER", count=42180, state="displayed")


@pytest.mark.parametrize(
    ("name", "facets"),
    [
        ("spec_dataset_facets", ["timezone", "cou_name_en"]),
        ("spec_catalog_facets", ["publisher", "features", "language"]),
    ],
)
def test_documented_facets_are_read(name: str, facets: list[str]) -> None:
    """The facets of the documentation, under _links, are read the same."""
    found = read_facets(recording(name))

    assert [one.name for one in found] == facets
    assert all(len(one.values) == 2 for one in found)


def test_facets_of_paths_have_levels() -> None:
    """A value that was refined on holds those below it; one that is excluded has no count."""
    (facet,) = read_facets(
        {
            "facets": [
                {
                    "name": "jour",
                    "facets": [
                        {
                            "name": "2019",
                            "value": "2019",
                            "count": 3,
                            "state": "refined",
                            "facets": [{"name": "12", "value": "2019/12", "count": 3, "state": "displayed"}],
                        },
                        {"name": "2018", "value": "2018", "state": "excluded"},
                    ],
                }
            ]
        }
    )

    refined, excluded = facet.values
    assert refined.children == (FacetValue(name="12", value="2019/12", count=3),)
    assert (excluded.state, excluded.count, excluded.children) == ("excluded", None, ())


def test_facet_values_are_texts() -> None:
    """Numbers and booleans are values as a query writes them."""
    (facet,) = read_facets({"facets": [{"name": "a", "facets": [{"value": True}, {"name": 3, "value": 3}]}]})

    assert [(one.name, one.value) for one in facet.values] == [("true", "true"), ("3", "3")]


def test_levels_have_an_end() -> None:
    """An answer nested beyond any facet is refused, and exhausts nothing."""
    value: dict[str, Any] = {"name": "a", "value": "a"}
    for _ in range(400):
        value = {"name": "a", "value": "a", "facets": [value]}

    with pytest.raises(UnexpectedContent, match="more than 50 levels"):
        read_facets({"facets": [value]})


# Files and formats ------------------------------------------------------------------------------------------


def test_documented_attachments_are_read() -> None:
    """A list of attached files gives their title, type and address, and the identifier that ends it."""
    (file,) = read_attachments(recording("spec_attachments"))

    assert (file.id, file.title, file.mimetype) == ("cities1000_zip", "cities1000.zip", "application/zip")
    assert file.href is not None
    assert file.href.endswith("/attachments/cities1000_zip")


def test_an_attachment_whose_address_is_none_is_named_by_it() -> None:
    """What no library can take apart is kept as the portal wrote it, and is no crash."""
    (file,) = read_attachments({"attachments": [{"href": "odsfile://[", "title": "Notice"}]})

    assert (file.id, file.href) == ("odsfile://[", "odsfile://[")


def test_live_attachments_are_read() -> None:
    """The live form names the type in one word, and may give the identifier and a second address."""
    metas = {"title": "plan.pdf", "mimetype": "application/pdf", "id": "plan", "url": "odsfile://plan.pdf"}
    (file,) = read_attachments(
        {"links": [], "attachments": [{"href": "https://example.org/a/1", "metas": metas}]}
    )

    assert (file.id, file.mimetype, file.href) == ("plan", "application/pdf", "https://example.org/a/1")
    assert file.other == {"url": "odsfile://plan.pdf"}


def test_formats_leave_out_where_the_list_stands() -> None:
    """The links that lead about the portal are no format."""
    found = read_formats(
        {
            "links": [
                {"rel": "self", "href": "https://example.org/exports"},
                {"rel": "dataset", "href": "https://example.org/lieux"},
                {"rel": "csv", "href": "https://example.org/exports/csv"},
                {"rel": "parquet", "href": "https://example.org/exports/parquet"},
            ]
        }
    )

    assert found == (
        ExportFormat("csv", "https://example.org/exports/csv"),
        ExportFormat("parquet", "https://example.org/exports/parquet"),
    )
    assert read_formats({"_links": [{"rel": "json", "href": "u"}]}) == (ExportFormat("json", "u"),)


# Other answers ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (read_page, {"total_count": 1, "links": [], "records": [{"record": {"fields": {"a": 1}}}]}),
        (read_datasets, {"total_count": 1, "links": [], "datasets": [{"links": [], "dataset": LIEUX}]}),
        (read_dataset, {"links": [], "dataset": LIEUX}),
        (read_dataset, {"links": [], "record": {"id": "x", "fields": {"a": 1}}}),
    ],
    ids=["records", "datasets", "dataset", "record"],
)
def test_version_2_0_is_recognised(read: Any, value: Any) -> None:
    """An answer in the shape of version 2.0 is named, with what to use."""
    with pytest.raises(
        UnexpectedContent, match=r"version 2\.0 of the API; use …/api/explore/v2\.1"
    ) as caught:
        read(value)

    assert "version 2.0 de l'API ; utilisez …/api/explore/v2.1" in caught.value.message("fr")


@pytest.mark.parametrize("value", [{"title": "Lieux", "records_count": 3}, {"dataset_id": "lieux"}], ids=repr)
def test_the_flat_answer_of_a_select_is_recognised(value: dict[str, Any]) -> None:
    """Metadata laid flat by a select is no dataset: the error says so, alone and in a catalogue."""
    with pytest.raises(
        UnexpectedContent, match="laid flat as a select does; ask for the dataset without select"
    ):
        read_dataset(value)
    with pytest.raises(UnexpectedContent, match=r"key results\[0\]: .* laid flat"):
        read_datasets({"total_count": 1, "results": [value]})


def test_an_error_is_told_as_one() -> None:
    """An error in place of an answer gives its code and message."""
    with pytest.raises(UnexpectedContent, match="an error, ODSQLError: Unknown field"):
        read_page({"error_code": "ODSQLError", "message": "Unknown field: x"})


@pytest.mark.parametrize(
    ("read", "value", "said"),
    [
        (read_page, [{"a": 1}], r"portal: expected an object, got \[{'a': 1}\]"),
        (read_page, {"total_count": 3}, "key results: missing; keys received: total_count"),
        (read_page, {"results": [{}, 3]}, r"key results\[1\]: expected an object, got 3"),
        (read_page, {"results": [], "total_count": "3"}, "key total_count: expected a whole number, got '3'"),
        (read_dataset, lieux(fields=None), "key fields: expected an array, got None"),
        (read_dataset, lieux(fields=[{"name": "a"}]), r"key fields\[0\].type: expected a text, got None"),
        (read_dataset, lieux(metas={"default": 3}), "key metas.default: expected an object, got 3"),
        (read_dataset, lieux(features=[3]), r"key features\[0\]: expected a text, got 3"),
        (
            read_datasets,
            {"results": [lieux(dataset_id=3)]},
            r"key results\[0\].dataset_id: expected a text, got 3",
        ),
        (read_facets, {"facets": [{"name": "a", "facets": [{}]}]}, r"key facets\[0\].facets\[0\].name: "),
        (read_attachments, {"attachments": [{}]}, r"key attachments\[0\].id: expected a text, got None"),
        (read_formats, {"formats": ["csv"]}, "key links: missing; keys received: formats"),
        (read_formats, {"links": [{"rel": "csv"}]}, r"key links\[0\].href: expected a text, got None"),
    ],
)
def test_a_wrong_shape_is_told_with_its_key(read: Any, value: Any, said: str) -> None:
    """What is not as it should be is refused with its key, what was expected and what was found."""
    with pytest.raises(UnexpectedContent, match=said):
        read(value)


@pytest.mark.parametrize("read", READERS)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=3),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        *(
                            "results",
                            "total_count",
                            "links",
                            "facets",
                            "attachments",
                            "name",
                            "value",
                            "count",
                        ),
                        *(
                            "rel",
                            "href",
                            "id",
                            "dataset_id",
                            "fields",
                            "metas",
                            "default",
                            "annotations",
                            "type",
                        ),
                    ]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=20,
    )
)
def test_any_answer_is_read_or_refused(read: Any, value: Any) -> None:
    """Whatever JSON comes, it is read, or refused with the one error that says so."""
    told = "réponse inattendue du portail"
    try:
        read(value)
    except UnexpectedContent as error:
        told = error.message("fr")

    assert told.startswith("réponse inattendue du portail")


def test_a_dataset_is_read_from_nothing_but_its_fields() -> None:
    """Identifier and fields make a dataset; all else may lack."""
    assert read_dataset({"dataset_id": "a", "fields": []}) == Dataset(id="a")
