"""What holds for every test: no network but loopback, and nothing of the person who runs them."""

import os
import signal
import socket
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says more about the machine than about the code. In CI the examples stay the same.
settings.register_profile(
    "askfirst", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("askfirst")

KEPT = ("ASKFIRST_LIVE_",)
"""Settings that a test may take from outside: where a real model for ``live`` tests is."""


class NetworkForbiddenError(AssertionError):
    """A test tried to reach something that isn't this machine."""


def _check(host: object) -> None:
    if host in (None, "", "localhost", b"localhost"):
        return
    text = host.decode() if isinstance(host, bytes) else str(host)
    try:
        if ip_address(text.partition("%")[0]).is_loopback or text in ("0.0.0.0", "::"):
            return
    except ValueError:
        pass
    raise NetworkForbiddenError(f"a test tried to reach {text}; tests may use loopback only")


@pytest.fixture(autouse=True, scope="session")
def only_loopback() -> Iterator[None]:
    """Sockets of the test process connect to this machine only, and no other name is looked up."""
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _check(address[0])
        return connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _check(address[0])
        return connect_ex(self, address)

    def guarded_look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        _check(host)
        return look_up(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        yield


@pytest.fixture(autouse=True, scope="session")
def ctrl_c() -> Iterator[None]:
    """Ctrl-C works, also in what tests start: a shell that puts them in the background has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(autouse=True, scope="session")
def nobodys_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No model, no key, an empty data folder: also for the programs that tests start."""
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(("ASKFIRST_", "OPENAI_")) and not name.startswith(KEPT):
                patch.delenv(name)
        patch.setenv("ASKFIRST_DATA", str(tmp_path_factory.mktemp("askfirst-data")))
        # Whatever a test starts meets a closed door where it asks for something outside.
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
            patch.setenv(name, "http://127.0.0.1:9")
        for name in ("NO_PROXY", "no_proxy"):
            patch.setenv(name, "127.0.0.1,localhost,::1")
        yield


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder that the project lies in."""
    return Path(__file__).resolve().parent.parent
