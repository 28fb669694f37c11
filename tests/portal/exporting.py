"""One export, from its statement to its answer."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import duckdb
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from .data import Dataset, Row, quoted
from .exports import FORMATS, Body, delimiter_of, parquet
from .limits import InvalidParameter, flag, integer
from .metadata import CATALOG
from .misbehaving import among
from .queries import Plan
from .rendering import dumps, rendered
from .twists import EndEarly, ErrorInside, NaNs


class Export:
    """One export: its statement runs before its headers are sent, its rows come after."""

    def __init__(
        self, request: Request, dataset: Dataset, plan: Plan, cursor: duckdb.DuckDBPyConnection
    ) -> None:
        self.params, self.orders = request.query_params, request.scope["orders"]
        self.dataset, self.plan, self.cursor = dataset, plan, cursor
        labels = {one.name: one.label or one.name for one in dataset.fields}
        # What is wrong must be told before the first byte is sent.
        delimiter_of(self.params)
        self.labels = labels if flag(self.params, "use_labels") else {}
        limit = integer(self.params, "limit", integer(self.params, "rows", -1))
        if limit < -1:
            raise InvalidParameter(f"Invalid value for limit API parameter: {limit} was found.")
        ending = "" if limit < 0 else f" LIMIT {limit}"
        if dataset.id == CATALOG:
            ending += f" OFFSET {integer(self.params, 'offset', 0)}"
        self.statement = self.plan.statement + ending
        self.cursor.execute(self.statement)

    def rows(self) -> Iterator[Row]:
        """Return the rows as they are read."""
        ending = among(self.orders, EndEarly)
        left, nans = ending.after_rows if ending else -1, 3 if among(self.orders, NaNs) else 0
        while batch := self.cursor.fetchmany(1000):
            for row in rendered(self.plan, batch):
                if left == 0:
                    return
                left -= 1
                if nans:
                    nans -= 1
                    _spoil(row, self.plan, nans)
                yield {self.labels.get(key, key): value for key, value in row.items()}

    def response(self, kind: str) -> Response:
        """Return the answer in a format."""
        wrong, ending = among(self.orders, ErrorInside), among(self.orders, EndEarly)
        headers = {"content-type": FORMATS[kind], "content-disposition": self._named(kind)}
        if wrong and not wrong.late:
            return Response(dumps(wrong.error), headers=headers)
        if kind == "parquet":
            names = ", ".join(map(quoted, self.plan.columns))
            copied = " ".join(["COPY (SELECT * FROM (", self.statement, f") AS t({names})) TO"])
            file = parquet(lambda path: self.cursor.execute(f"{copied} '{path}' (FORMAT parquet)"))
            return Response(file, headers=headers)
        body = Body(
            rows=self.rows(),
            types=self._types(),
            params=self.params,
            terminated=(ending.terminated if ending else True) and not wrong,
        )
        pieces = body.pieces(kind)
        if wrong:
            pieces = _followed(pieces, dumps(wrong.error).encode())
        if flag(self.params, "compressed"):
            packed = gzip.compress(b"".join(pieces))
            headers["content-type"] = "application/gzip"
            return Response(packed, headers=headers)
        return StreamingResponse(pieces, headers=headers)

    def _types(self) -> dict[str, str]:
        return {self.labels.get(key, key): sql.type for key, sql in self.plan.columns.items()}

    def _named(self, kind: str) -> str:
        name = "catalog" if self.dataset.id == CATALOG else self.dataset.id
        ending = ".gzip" if flag(self.params, "compressed") else ""
        return f'attachment; filename="{name}.{kind}{ending}"'


def _followed(pieces: Iterator[bytes], last: bytes) -> Iterator[bytes]:
    yield from pieces
    yield last


def _spoil(row: Row, plan: Plan, number: int) -> None:
    """Put a number that JSON has no word for in the place of the first decimal one."""
    key = next((key for key, sql in plan.columns.items() if sql.type == "double"), None)
    if key:
        row[key] = (float("-inf"), float("inf"), float("nan"))[number]
