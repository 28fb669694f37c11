"""What Python reads first where this folder is on its path: a program then reaches this machine only."""

from __future__ import annotations

import socket
from typing import Any

_connect = socket.socket.connect


def _guarded(self: socket.socket, address: Any) -> None:
    host = address[0] if isinstance(address, tuple) else address
    if self.family in {socket.AF_INET, socket.AF_INET6} and host not in {"127.0.0.1", "::1", "localhost"}:
        raise RuntimeError(f"an example tried to reach {host!r}; examples reach loopback only")
    _connect(self, address)


setattr(socket.socket, "connect", _guarded)  # noqa: B010 - its type allows no other function
