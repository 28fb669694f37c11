"""A portal that only hands out bytes prepared beforehand, so that what is measured is who fetches them.

Its datasets are files of JSON Lines in a folder: ``lieux`` is ``lieux.jsonl``, and ``lieux_x200`` the same
lines two hundred times over. It counts, pages and exports without looking at any query.

    python benchmarks/prepared.py FOLDER [--latency 0.05]     prints its port
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar, Final
from urllib.parse import parse_qs, urlsplit

BLOCK: Final = 128 * 1024


class Prepared(BaseHTTPRequestHandler):
    """Answers from prepared files."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    folder: ClassVar[Path]
    latency: ClassVar[float] = 0.0

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer a request by its path alone."""
        time.sleep(self.latency)
        asked = urlsplit(self.path)
        parameters = {name: values[0] for name, values in parse_qs(asked.query).items()}
        found = re.search("/datasets?/([^/]+)", asked.path)
        name, _, times = (found[1] if found else "").partition("_x")
        repeats = int(times or 1)
        if "/exports/" in asked.path or "/download" in asked.path:
            ending = "csv" if "/download" in asked.path else asked.path.rpartition("/")[2]
            self.send_file(self.folder / f"{name}.{ending}", repeats)
        elif asked.path.endswith("/records"):
            self.send_page(name, repeats, int(parameters.get("limit", 10)), int(parameters.get("offset", 0)))
        else:
            self.send_body((self.folder / f"{name}.json").read_bytes())

    def send_page(self, name: str, repeats: int, limit: int, offset: int) -> None:
        """Send a page of rows with the count of all."""
        lines = lines_of(self.folder / f"{name}.jsonl")
        rows = b",".join(lines[offset : offset + limit])
        self.send_body(b'{"total_count":%d,"results":[%s]}' % (len(lines) * repeats, rows))

    def send_body(self, body: bytes) -> None:
        """Send a whole answer."""
        self.send_response(200)
        self.send_header("content-type", "application/json; charset=utf-8")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def send_file(self, path: Path, repeats: int) -> None:
        """Send a file in chunks, without its length, as portals do."""
        self.send_response(200)
        self.send_header("content-type", "application/octet-stream")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        for _ in range(repeats):
            with path.open("rb") as file:
                while block := file.read(BLOCK):
                    self.wfile.write(b"%x\r\n%s\r\n" % (len(block), block))
        self.wfile.write(b"0\r\n\r\n")


class Server(ThreadingHTTPServer):
    """Takes as many connections at once as anyone opens."""

    request_queue_size = 128


@cache
def lines_of(path: Path) -> list[bytes]:
    """Return the lines of a file, read once."""
    return path.read_bytes().splitlines()


def description(name: str, fields: dict[str, str]) -> bytes:
    """Write the description of a dataset."""
    told = [{"name": one, "label": one, "type": kind, "annotations": {}} for one, kind in fields.items()]
    return json.dumps({"dataset_id": name, "fields": told, "metas": {"default": {"title": name}}}).encode()


def main() -> None:
    """Serve until stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--latency", type=float, default=0.0)
    asked = parser.parse_args()
    Prepared.folder, Prepared.latency = asked.folder, asked.latency
    server = Server(("127.0.0.1", 0), Prepared)
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()
