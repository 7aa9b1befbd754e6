"""The server's socket, taken before anything else is done."""

import errno
import os
import socket

from assistant.errors import PortInUseError, UsageError


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
            other = port + 1 if port < 65535 else 8000
            raise PortInUseError(
                f"port {port} on {host} is in use; stop what uses it, or choose another: --port {other}"
            ) from None
        if error.errno == errno.EACCES:
            raise UsageError(f"port {port} needs rights you don't have; choose one above 1023") from None
        raise UsageError(
            f"can't listen on {host}: {error.strerror}; leave --host out for 127.0.0.1"
        ) from None
    return listening
