"""What every test shares: no network but loopback, and nothing skipped where it must run."""

from __future__ import annotations

import os
import socket
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, settings

if TYPE_CHECKING:
    from portal import Portal

# The law tests decide what is tested, not the speed of the machine; explaining a failure traces every line.
settings.register_profile(
    "openinno", deadline=None, phases=[one for one in Phase if one is not Phase.explain]
)
settings.load_profile("openinno")


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else address
        if self.family in {socket.AF_INET, socket.AF_INET6} and host not in {"127.0.0.1", "::1", "localhost"}:
            raise RuntimeError(f"a test tried to reach {host!r}; tests reach loopback only")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def _own_folder(request: pytest.FixtureRequest) -> None:
    """Let what the command writes beside its counts fall into the folder of the test."""
    if "cli" in request.path.parts:
        monkeypatch: pytest.MonkeyPatch = request.getfixturevalue("monkeypatch")
        monkeypatch.chdir(request.getfixturevalue("tmp_path"))


@pytest.fixture(scope="session")
def _portal_of_the_session() -> Iterator[Portal]:
    from portal import Portal

    with Portal() as portal:
        yield portal


@pytest.fixture
def portal(_portal_of_the_session: Portal) -> Portal:
    """Return the portal on this machine, which has received nothing yet and does nothing wrong."""
    _portal_of_the_session.behave()
    return _portal_of_the_session


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure in the session that exists to run the test."""
    report = yield
    must_run = os.environ.get("OPENINNO_MUST_RUN", "")
    if report.skipped and must_run and any(word in item.nodeid for word in must_run.split(",")):
        report.outcome = "failed"
        report.longrepr = f"skipped in the session that must run it: {report.longrepr}"
    return report
