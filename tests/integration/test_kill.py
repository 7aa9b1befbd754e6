"""kill -9 in every phase of a turn: nothing said is lost, and nothing is said or answered twice.

``make soak`` runs more rounds than ``make test``.
"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import pytest

from tests.integration.killable import PHASES, echo

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork and no kill -9 on Windows")

ROUNDS = int(os.environ.get("KILL_ROUNDS", "20"))
ANY_TIME = "any-time"
WAIT_SECONDS = 30


class Killable:
    """Servers one after the other on one port; each dies by SIGKILL."""

    def __init__(self, data: Path, checkout: Path) -> None:
        self._forker = subprocess.Popen(
            [sys.executable, "-m", "tests.integration.killable"],
            cwd=checkout,
            env={**os.environ, "ASKFIRST_DATA": str(data)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._pid = 0
        self.client = httpx.Client(
            base_url=f"http://127.0.0.1:{int(self._line())}",
            timeout=WAIT_SECONDS,
            limits=httpx.Limits(max_keepalive_connections=0),
        )

    def start(self, phase: str = "-") -> None:
        assert self._forker.stdin
        self._forker.stdin.write(f"{phase}\n")
        self._forker.stdin.flush()
        self._pid = int(self._line().removeprefix("pid "))

    def wait_until_at(self, phase: str) -> None:
        assert self._line() == f"at {phase}"

    def kill(self) -> None:
        os.kill(self._pid, signal.SIGKILL)
        while self._line() != "dead":  # it may have said where it was, just before
            pass

    def close(self) -> None:
        self._forker.kill()
        self._forker.wait()
        self.client.close()

    def _line(self) -> str:
        assert self._forker.stdout
        line = self._forker.stdout.readline()
        assert line, "the server's program has ended"
        return line.strip()


@pytest.fixture
def server(tmp_path: Path, checkout: Path) -> Iterator[Killable]:
    server = Killable(tmp_path, checkout)
    yield server
    if server._pid:
        with suppress(ProcessLookupError):
            os.kill(server._pid, signal.SIGKILL)
    server.close()


def request(address: str, n: int, said: str) -> dict[str, Any]:
    """How a client sends a turn: by a header, by an id in the body, or at the chat endpoint."""
    if n % 3 == 0:
        return {"url": f"{address}/turns", "json": {"text": said}, "headers": {"Idempotency-Key": f"k{n}"}}
    if n % 3 == 1:
        return {"url": f"{address}/turns", "json": {"text": said, "id": f"k{n}", "stream": n % 2 == 0}}
    chat = {"model": "askfirst-leader", "messages": [{"role": "user", "content": said}]}
    chat["metadata"] = {"conversation_id": address.rpartition("/")[2]}
    return {"url": "/v1/chat/completions", "json": chat, "headers": {"Idempotency-Key": f"k{n}"}}


def send_and_lose(client: httpx.Client, sent: dict[str, Any]) -> Thread:
    """Somebody who waits for an answer; the server's death is all that comes, most of the time."""

    def send() -> None:
        with suppress(httpx.HTTPError):
            client.post(**sent)

    thread = Thread(target=send, daemon=True)
    thread.start()
    return thread


def send_until_answered(client: httpx.Client, sent: dict[str, Any]) -> httpx.Response:
    """As a client does that heeds 409: until the dead server's lease has run out."""
    end = time.monotonic() + WAIT_SECONDS
    while True:
        answer = client.post(**sent)
        if answer.status_code != 409:
            return answer
        assert answer.headers["x-should-retry"] == "false"
        assert time.monotonic() < end, answer.text
        time.sleep(0.1)


def turns_of(client: httpx.Client, address: str) -> list[dict[str, Any]]:
    return list(client.get(address).json()["turns"])


def test_nothing_is_lost_and_nothing_is_doubled(server: Killable, tmp_path: Path) -> None:
    chance = random.Random(ROUNDS)
    server.start()
    address = server.client.post("/v1/conversations", json={"role": "leader"}).headers["location"]
    server.kill()
    phases = (*PHASES, ANY_TIME)
    died: Counter[str] = Counter()
    texts = []
    for n in range(ROUNDS):
        phase, said = phases[n % len(phases)], f"Message {n} of Jonas"
        texts.append(said)
        sent = request(address, n, said)

        server.start(phase)
        sending = send_and_lose(server.client, sent)
        if phase == ANY_TIME:
            time.sleep(chance.uniform(0, 0.3))
        else:
            server.wait_until_at(phase)
        server.kill()
        sending.join(WAIT_SECONDS)

        server.start()
        found = [turn for turn in turns_of(server.client, address) if turn["said"] == said]
        if phase not in ("before-begin", ANY_TIME):
            assert len(found) == 1, f"lost or doubled by death {phase}"
        died[found[0]["state"] if found else "not yet said"] += 1
        answer = send_until_answered(server.client, sent)
        assert answer.status_code == 200, answer.text
        assert echo(said)[1] in answer.text.replace('\\"', '"')
        assert server.client.post(**sent).status_code == 200
        turns = turns_of(server.client, address)
        assert [turn["said"] for turn in turns] == texts
        server.kill()

    server.start()
    turns = turns_of(server.client, address)
    server.kill()
    assert [turn["said"] for turn in turns] == texts
    assert [turn["number"] for turn in turns] == list(range(1, ROUNDS + 1))
    assert [turn["sent"] for turn in turns] == ["".join(echo(said)) for said in texts]
    assert {turn["state"] for turn in turns} == {"complete"}
    assert all(turn["attempt"] <= 2 for turn in turns)
    assert died["complete"] >= ROUNDS // len(phases)
    assert died["not yet said"] >= ROUNDS // len(phases)
    with sqlite3.connect(tmp_path / "askfirst.db") as rows:
        assert rows.execute("SELECT count(*), count(DISTINCT said) FROM turns").fetchone() == (ROUNDS, ROUNDS)
        assert rows.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_pending_turn_of_a_dead_server_reads_as_interrupted_and_can_be_followed(server: Killable) -> None:
    server.start("mid-stream")
    address = server.client.post("/v1/conversations", json={"role": "rep"}).headers["location"]
    sending = send_and_lose(server.client, request(address, 1, "Acme"))
    server.wait_until_at("mid-stream")
    server.kill()
    sending.join(WAIT_SECONDS)
    server.start()
    [turn] = turns_of(server.client, address)
    events = server.client.get(f"{address}/turns/{turn['id']}/events").text
    assert "turn_interrupted" in events
    [turn] = turns_of(server.client, address)
    assert (turn["state"], turn["said"]) == ("interrupted", "Acme")
    retried = server.client.post(f"{address}/turns/{turn['id']}/retry", json={}).json()
    assert (retried["id"], retried["attempt"], retried["sent"]) == (turn["id"], 2, "".join(echo("Acme")))
