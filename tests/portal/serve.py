"""Serve the portal in the foreground: ``python tests/portal/serve.py --port 8000``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).parents[1]))

from portal import Portal
from portal.prepared import prepared_file


def main() -> None:
    """Serve until interrupted, and print the address first."""
    parser = argparse.ArgumentParser(prog="portal", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="a free port without it")
    parser.add_argument("--key", help="the key to ask for")
    parser.add_argument("--call-limit", type=int, help="how many calls there are in a day")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds before each answer")
    parser.add_argument(
        "--prepared", type=Path, action="append", default=[], help="a file of JSON lines, served as it is"
    )
    given = parser.parse_args()
    portal = Portal(
        port=given.port,
        key=given.key,
        call_limit=given.call_limit,
        latency=given.latency,
        prepared={path.stem: prepared_file(path) for path in given.prepared},
        remembering=False,
    )
    sys.stdout.write(f"{portal.url}\n")
    sys.stdout.flush()
    portal.serve()


if __name__ == "__main__":
    main()
