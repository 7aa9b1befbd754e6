"""The rule that tests reach nothing but this machine, tested itself."""

import asyncio
import socket

import pytest

from tests.conftest import NetworkForbiddenError


def test_another_machine_cannot_be_reached() -> None:
    with pytest.raises(NetworkForbiddenError, match=r"192\.0\.2\.1"), socket.socket() as outward:
        outward.connect(("192.0.2.1", 80))


def test_another_name_is_not_looked_up() -> None:
    with pytest.raises(NetworkForbiddenError, match=r"example\.invalid"):
        socket.getaddrinfo("example.invalid", 443)


async def test_asyncio_is_held_to_it_too() -> None:
    with pytest.raises(NetworkForbiddenError):
        await asyncio.open_connection("192.0.2.1", 80)


def test_loopback_is_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as client:
        client.connect(server.getsockname())
        assert client.getpeername() == server.getsockname()
