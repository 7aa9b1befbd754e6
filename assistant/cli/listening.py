"""The server's socket, taken before anything else is done."""

import errno
import os
import socket
from contextlib import suppress
from typing import Any

from assistant.errors import PortInUseError, UsageError

NEAR = 50
"""How many ports after a taken one are tried before any is suggested."""


def listen(host: str, port: int) -> socket.socket:
    """A listening socket. Callers wait in its queue until the server takes them.

    Raises ``PortInUseError`` where another program has the port, ``UsageError`` where the host or
    the port can't be had at all.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError):
        raise UsageError(
            f"there is no address {host!r} on this machine; leave --host out for 127.0.0.1"
        ) from None
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name != "nt":  # there it would let two servers share the port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(2048)
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            other = _free_port(family, address)
            raise PortInUseError(
                f"port {port} on {host} is in use; stop what uses it, or choose another: "
                f"--port {other} (with make: PORT={other})"
            ) from None
        if error.errno == errno.EACCES:
            raise UsageError(f"port {port} needs rights you don't have; choose one above 1023") from None
        raise UsageError(
            f"can't listen on {host}: {error.strerror}; leave --host out for 127.0.0.1"
        ) from None
    return listening


def _free_port(family: int, taken: tuple[Any, ...]) -> int:
    """The next port that can be had at the same address, or else any; 0, which takes a free one, if none."""
    host, port, *more = taken
    for other in (*range(port + 1, min(port + 1 + NEAR, 65536)), 0):
        with socket.socket(family, socket.SOCK_STREAM) as trial, suppress(OSError):
            trial.bind((host, other, *more))
            return int(trial.getsockname()[1])
    return 0
