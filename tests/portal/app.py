"""The answers of the portal: each path of version 2.1, over the datasets of a store."""

from __future__ import annotations

from typing import Any, Final

import duckdb
from starlette.applications import Starlette
from starlette.datastructures import QueryParams
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from .data import Dataset, Row, Store, quoted
from .exporting import Export
from .exports import formats
from .facets import facet_tree
from .limits import ApiError, InvalidParameter, flag, page
from .metadata import CATALOG, catalog, described
from .misbehaving import among
from .queries import Query
from .rendering import dumps, rendered
from .twists import (
    ErrorInside,
    MovingRows,
    RepeatedRows,
    Shuffled,
    Version2,
    WrongCount,
)
from .values import literal

BASE: Final = "/api/explore/v2.1"


def reply(content: Any, status: int = 200) -> Response:
    """Return a JSON answer; errors do not tell their charset."""
    kind = "application/json; charset=utf-8" if status == 200 else "application/json"
    # Starlette adds a charset to text types only.
    return Response(dumps(content), status, {"content-type": kind})


class Answers:
    """What the portal answers, before anything goes wrong with it.

    Args:
        store: The datasets.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.catalog = Store([catalog(store, store.datasets.values())])
        self.moved: dict[str, tuple[int, int]] = {}
        """How many rows came before the first and how many of the first went, by dataset."""
        self.shuffles = 0

    def app(self) -> Starlette:
        """Return the application."""
        one, records = f"{BASE}/catalog/datasets/{{dataset}}", "/records"
        paths = {
            f"{BASE}/catalog/datasets": self.datasets,
            f"{BASE}/catalog/exports": self.formats,
            f"{BASE}/catalog/exports/{{format}}": self.export,
            f"{BASE}/catalog/facets": self.facets,
            one: self.dataset,
            one + records: self.records,
            f"{one}{records}/{{record}}": self.record,
            f"{one}/exports": self.formats,
            f"{one}/exports/{{format}}": self.export,
            f"{one}/facets": self.facets,
            f"{one}/attachments": self.attachments,
            f"{one}/attachments/{{file}}": self.file,
            f"{one}/files/{{file}}": self.file,
            f"{one}/aggregates": self.gone,
        }
        return Starlette(
            routes=[Route(path, endpoint, methods=["GET"]) for path, endpoint in paths.items()],
            middleware=[Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5)],
            exception_handlers={ApiError: _refuse, 404: _unknown_path, duckdb.Error: _broken},
        )

    # what is asked of

    def _dataset(self, request: Request, *, reading: bool = True) -> tuple[Store, Dataset]:
        """Return the dataset of a path, the catalogue where there is none, and where it is held."""
        name = request.path_params.get("dataset")
        if name is None:
            return self.catalog, self.catalog.datasets[CATALOG]
        dataset = self.store.datasets.get(name)
        if dataset is None:
            raise ApiError(404, "NotFoundResource", f"The requested dataset {name} does not exist.")
        if reading and dataset.restricted and not request.scope["known"]:
            raise ApiError(403, "ForbiddenAccess", f"You may not read the records of {name}.")
        return self.store, dataset

    def _relation(self, store: Store, dataset: Dataset) -> str:
        """Return the SQL of the rows of a dataset, with what has moved."""
        count = store.count(dataset)
        table, (came, went) = quoted(dataset.id), self.moved.get(dataset.id, (0, 0))
        if not came and not went:
            return table
        first = quoted(dataset.fields[0].name)
        parts = [" ".join(["SELECT * FROM", table, f"WHERE _row >= {went}"])]
        for number in range(1, came + 1):
            changed = f"* REPLACE ({-number} AS _row, {first} || {literal(f' new {number}')} AS {first})"
            parts.append(" ".join(["SELECT", changed, "FROM", table, f"WHERE _row = {count - 1}"]))
        return f"({' UNION ALL '.join(parts)})"

    def _move(self, dataset: Dataset, by: int) -> None:
        came, went = self.moved.get(dataset.id, (0, 0))
        self.moved[dataset.id] = (came + max(by, 0), went + max(-by, 0))

    def _shuffle(self, request: Request) -> int:
        if among(request.scope["orders"], Shuffled):
            self.shuffles += 1
            return self.shuffles
        return 0

    def _listed(self, request: Request) -> tuple[Store, Dataset, int, list[Row]]:
        """Return the number of rows or groups of a request, and its page of them."""
        orders, params = request.scope["orders"], request.query_params
        store, dataset = self._dataset(request)
        offset, limit = page(params)
        if moving := among(orders, MovingRows):
            self._move(dataset, moving.by)
        if among(orders, RepeatedRows):
            offset = max(0, offset - limit)
        plan = Query(dataset, params).plan(self._relation(store, dataset), shuffle=self._shuffle(request))
        cursor = store.cursor()
        counted = cursor.execute(plan.counting).fetchone()
        total = int(counted[0]) if counted else 0
        rows = rendered(plan, cursor.execute(f"{plan.statement} LIMIT {limit} OFFSET {offset}").fetchall())
        if plan.repeated:
            rows = rows * limit
        if wrong := among(orders, WrongCount):
            total = max(0, total + wrong.delta)
        return store, dataset, total, rows

    def _envelope(self, request: Request, total: int, results: list[Any]) -> Response:
        orders, params = request.scope["orders"], request.query_params
        answer: dict[str, Any] = {"total_count": total, "results": results}
        if flag(params, "include_links"):
            answer = {"_links": _links(request, total), **answer}
        if among(orders, Version2):
            answer = _version2(total, results)
        if wrong := among(orders, ErrorInside):
            text = dumps(answer) + dumps(wrong.error) if wrong.late else dumps(wrong.error)
            return Response(text, 200, {"content-type": "application/json; charset=utf-8"})
        return reply(answer)

    # the paths

    def datasets(self, request: Request) -> Response:
        """Answer path 1: datasets whole, unless select asks for some of their metadata."""
        params = request.query_params
        if params.get("select") or params.get("group_by"):
            _, _, total, rows = self._listed(request)
            return self._envelope(request, total, rows)
        asked = QueryParams([*params.multi_items(), ("select", "dataset_id")])
        request = Request({**request.scope, "query_string": str(asked).encode()})
        _, _, total, rows = self._listed(request)
        return self._envelope(request, total, [self._described(row["dataset_id"]) for row in rows])

    def _described(self, name: str) -> Row:
        dataset = self.store.datasets[name]
        return described(dataset, self.store.count(dataset))

    def dataset(self, request: Request) -> Response:
        """Answer path 5."""
        _, dataset = self._dataset(request, reading=False)
        answer = self._described(dataset.id)
        if flag(request.query_params, "include_links"):
            answer = {"_links": [{"rel": "self", "href": str(request.url)}], **answer}
        return reply(answer)

    def records(self, request: Request) -> Response:
        """Answer path 6."""
        _, _, total, rows = self._listed(request)
        return self._envelope(request, total, rows)

    def record(self, request: Request) -> Response:
        """Answer path 7."""
        store, dataset = self._dataset(request)
        name = request.path_params["record"]
        query = Query(dataset, request.query_params)
        test = f"{query.values.hidden['_id'].text} = {literal(name)}"
        relation = " ".join(["(SELECT * FROM", self._relation(store, dataset), "WHERE", test, ")"])
        plan = query.plan(relation)
        rows = rendered(plan, store.cursor().execute(plan.statement).fetchall())
        if not rows:
            raise ApiError(404, "NotFoundResource", f"The requested record {name} does not exist.")
        return reply(rows[0])

    def formats(self, request: Request) -> Response:
        """Answer paths 2 and 8."""
        _, dataset = self._dataset(request)
        url = str(request.url.replace(query=""))
        links = [{"rel": one, "href": f"{url}/{one}"} for one in _formats(dataset)]
        return reply({"links": [{"rel": "self", "href": url}, *links]})

    def facets(self, request: Request) -> Response:
        """Answer paths 4 and 10."""
        store, dataset = self._dataset(request)
        query = Query(dataset, request.query_params)
        url = str(request.url.replace(query=""))
        links = [{"rel": "self", "href": url}, {"rel": "dataset", "href": url.removesuffix("/facets")}]
        tree = facet_tree(query, self._relation(store, dataset), store.cursor())
        return reply({"links": links, "facets": tree})

    def attachments(self, request: Request) -> Response:
        """Answer path 11."""
        _, dataset = self._dataset(request)
        url = str(request.url.replace(query=""))
        found = [
            {
                "href": f"{url}/{one['id']}",
                "metas": {"id": one["id"], "title": one["title"], "mime-type": one["mimetype"]},
            }
            for one in dataset.attachments
        ]
        return reply({"links": [{"rel": "self", "href": url}], "attachments": found})

    def file(self, request: Request) -> Response:
        """Answer the address of an attachment or of a file of a record."""
        _, dataset = self._dataset(request)
        return Response(f"{dataset.id} {request.path_params['file']}\n", media_type="text/plain")

    def gone(self, request: Request) -> Response:
        """Answer a path that version 2.1 removed."""
        raise ApiError(410, "Gone", "This endpoint is not available anymore.")

    def export(self, request: Request) -> Response:
        """Answer paths 3 and 9."""
        kind = request.path_params["format"]
        store, dataset = self._dataset(request)
        if kind not in _formats(dataset):
            raise InvalidParameter(f"Invalid value for format API parameter: {kind} is not available.")
        relation, shuffle = self._relation(store, dataset), self._shuffle(request)
        try:
            plan = Query(dataset, request.query_params).plan(relation, shuffle=shuffle)
        except ApiError as error:
            if kind == "json" and error.body["error_code"] == "ODSQLSyntaxError":
                return reply(error.body)
            raise
        return Export(request, dataset, plan, store.cursor()).response(kind)


def _formats(dataset: Dataset) -> list[str]:
    geo = any(one.type in {"geo_point_2d", "geo_shape"} for one in dataset.fields)
    return formats(geo=geo, catalog=dataset.id == CATALOG)


def _links(request: Request, total: int) -> list[dict[str, str]]:
    """Return the addresses of the pages around a page."""
    offset, limit = page(request.query_params)
    offsets = {"self": offset, "first": 0, "last": max(0, (total - 1) // max(limit, 1) * limit)}
    if offset + limit < total:
        offsets["next"] = offset + limit
    return [
        {"rel": rel, "href": str(request.url.include_query_params(offset=value))}
        for rel, value in offsets.items()
    ]


def _version2(total: int, results: list[Any]) -> dict[str, Any]:
    return {
        "total_count": total,
        "links": [],
        "records": [
            {"links": [], "record": {"id": f"{n:040x}", "timestamp": None, "size": 1, "fields": row}}
            for n, row in enumerate(results)
        ],
    }


async def _refuse(request: Request, error: Exception) -> Response:
    assert isinstance(error, ApiError)
    return reply(error.body, error.status)


async def _unknown_path(request: Request, error: Exception) -> Response:
    return reply({"message": f"Unknown path {request.url.path}.", "error_code": "NotFoundURI"}, 404)


async def _broken(request: Request, error: Exception) -> Response:
    """Answer what our translation got wrong: a test that sees it has found a mistake of the portal."""
    return reply({"message": str(error), "error_code": "TranslationError"}, 500)
