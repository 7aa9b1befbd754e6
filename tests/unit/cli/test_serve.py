"""The server's socket, its welcome and its log."""

import json
import logging
import shlex
import socket

import pytest

from assistant.cli.access_log import WithoutQuery
from assistant.cli.listening import listen
from assistant.cli.main import main
from assistant.cli.serve import still_unready
from assistant.cli.welcome import reachable_at, welcome, who_writes
from assistant.errors import PortInUseError, UsageError
from assistant.settings import Settings


def test_a_taken_port_is_known_before_anything_is_loaded(capsys: pytest.CaptureFixture[str]) -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 1
        with pytest.raises(PortInUseError):
            listen("127.0.0.1", port)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(
        f"askfirst: port {port} on 127.0.0.1 is in use; stop what uses it, or choose another: "
    )


def test_the_port_that_is_suggested_is_free() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        try:
            beside: socket.socket | None = listen("127.0.0.1", port + 1)
        except (PortInUseError, OverflowError):
            beside = None
        try:
            with pytest.raises(PortInUseError, match=r"--port (\d+) \(with make: PORT=\1\)$") as raised:
                listen("127.0.0.1", port)
            suggested = int(str(raised.value).partition("PORT=")[2].rstrip(")"))
            with listen("127.0.0.1", suggested) as free:
                assert free.getsockname()[1] == suggested != port + 1
        finally:
            if beside:
                beside.close()


def test_a_port_is_free_again_once_it_was_closed() -> None:
    with listen("127.0.0.1", 0) as first:
        address = first.getsockname()
        with socket.create_connection(address):
            accepted, _ = first.accept()
            accepted.close()
    with listen(*address) as second:
        assert second.getsockname() == address


@pytest.mark.parametrize("host", ["192.0.2.1", "", "no host", "." * 300])
def test_an_address_that_is_not_here_is_named(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if host != "192.0.2.1":
        monkeypatch.setattr(socket, "getaddrinfo", _nothing_found)
    elif socket.gethostname():
        monkeypatch.setattr(socket, "getaddrinfo", _as_given)
    with pytest.raises(UsageError, match=r"leave --host out for 127\.0\.0\.1"):
        listen(host, 0)


def _nothing_found(*args: object, **kwargs: object) -> None:
    raise socket.gaierror(-2, "Name or service not known")


def _as_given(host: str, port: int, **kwargs: object) -> list[tuple[object, ...]]:
    return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (host, port))]


def test_the_welcome_has_the_address_the_writer_and_a_line_to_try() -> None:
    lines = welcome("127.0.0.1", 8123, Settings()).splitlines()
    assert lines[:2] == [
        "Askfirst serves on http://127.0.0.1:8123",
        "No language model is set up: the question bank writes, and nothing leaves this machine.",
    ]
    words = shlex.split(lines[-1])
    assert words[:3] == ["curl", "-s", "http://127.0.0.1:8123/v1/chat/completions"]
    assert json.loads(words[-1])["model"] == "askfirst-leader"
    assert "sign-in" not in "".join(lines)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("0.0.0.0", "http://127.0.0.1:80"),
        ("192.0.2.7", "http://192.0.2.7:80"),
        ("2001:db8::1", "http://[2001:db8::1]:80"),
    ],
)
def test_beyond_this_machine_it_says_that_there_is_no_sign_in(host: str, address: str) -> None:
    text = welcome(host, 80, Settings())
    assert address in text
    assert "There is no sign-in" in text
    assert ("ASKFIRST_ALLOWED_HOSTS" in text) == (host == "0.0.0.0")


def test_the_host_that_it_listens_on_is_allowed() -> None:
    assert reachable_at("192.0.2.7", Settings()).allowed_hosts == "127.0.0.1,localhost,[::1],192.0.2.7"
    assert reachable_at("2001:db8::1", Settings()).allowed_hosts.endswith(",[2001:db8::1]")


def test_where_words_go_is_said_without_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKFIRST_MODEL", "small")
    assert who_writes(Settings()) == "Replies are written by small at OpenAI: what is said goes there."
    monkeypatch.setenv("OPENAI_BASE_URL", "http://anna:secret@models.example/v1@2")
    assert "small at http://models.example/v1@2: what" in who_writes(Settings())


def test_the_log_holds_no_query() -> None:
    record = logging.LogRecord(
        "uvicorn.access", 20, "", 0, "%s %s %d", ("GET", "/x?q=Jonas+cried", 200), None
    )
    assert WithoutQuery().filter(record)
    assert record.getMessage() == "GET /x 200"


def test_a_start_waits_for_the_index_but_not_for_ever() -> None:
    reasons = iter(["being opened", "being opened", None])
    assert still_unready(lambda: next(reasons), seconds=60) is None
    assert still_unready(lambda: "being opened", seconds=0.05) == "being opened"
