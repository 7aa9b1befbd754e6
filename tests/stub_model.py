"""A server on loopback that speaks ``/chat/completions`` and ``/embeddings``, also as on a bad day."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

STATUS = {
    "bad-request": 400,
    "no-key": 401,
    "forbidden": 403,
    "no-model": 404,
    "too-many": 429,
    "broken": 500,
}


@dataclass
class StubModel:
    """``mood``: one of ``STATUS``, or answers, empty, hangs, stalls, cut, garbage, page."""

    mood: str = "answers"
    text: str = "A nod, and after that nothing."
    address: str = ""
    requests: list[dict[str, Any]] = field(default_factory=list)
    """Bodies as they came, with the path and the key that came along."""
    over: threading.Event = field(default_factory=threading.Event)
    """Set when the server goes; a hanging answer ends then."""


@contextmanager
def stub_model(mood: str = "answers", text: str = "A nod, and after that nothing.") -> Iterator[StubModel]:
    stub = StubModel(mood, text)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(stub))
    server.daemon_threads = True
    stub.address = f"http://127.0.0.1:{server.server_port}/v1"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield stub
    finally:
        stub.over.set()
        server.shutdown()
        server.server_close()


def _handler(stub: StubModel) -> type[BaseHTTPRequestHandler]:
    # Each answer closes its connection: one kept open would belong to the event loop of a test that is over.
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            stub.requests.append({"path": self.path, "key": self.headers.get("Authorization"), **body})
            if stub.mood in STATUS:
                self._say(STATUS[stub.mood], {"error": {"message": "no", "type": "x", "code": None}})
            elif stub.mood == "hangs":
                stub.over.wait(20)
            elif stub.mood == "page":
                self._say(200, "<html>Log in to the network</html>", "text/html")
            elif self.path.endswith("/embeddings"):
                data = _embeddings(body["input"], stub.mood)
                self._say(200, {"object": "list", "model": "stub", "data": data})
            else:
                self._stream()

        def _say(self, status: int, body: object, kind: str = "application/json") -> None:
            data = (body if isinstance(body, str) else json.dumps(body)).encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(data)

        def _stream(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Connection", "close")
            self.end_headers()
            words = [] if stub.mood == "empty" else stub.text.split(" ")
            for number, word in enumerate(words):
                if stub.mood == "garbage":
                    self._event("{not json")
                self._event(json.dumps(_chunk(word if not number else f" {word}")))
                if number == 2 and stub.mood == "cut":
                    self.close_connection = True
                    return
                if number == 2 and stub.mood == "stalls":
                    stub.over.wait(20)
            self._event(json.dumps(_chunk("", "stop")))
            self._event("[DONE]")
            self.close_connection = True

        def _event(self, data: str) -> None:
            self.wfile.write(f"data: {data}\n\n".encode())
            self.wfile.flush()

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    return Handler


LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _embeddings(texts: list[str], mood: str) -> list[dict[str, Any]]:
    """How often each letter stands in a text, and a last 1; nothing but zeros when ``empty``."""
    counted = [[*(float(text.lower().count(letter)) for letter in LETTERS), 1.0] for text in texts]
    kept = counted[:-1] if mood == "cut" else [[0.0] * 27 for _ in texts] if mood == "empty" else counted
    return [{"object": "embedding", "index": n, "embedding": vector} for n, vector in enumerate(kept)]


def _chunk(text: str, reason: str | None = None) -> dict[str, Any]:
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": int(time.time()),
        "model": "stub",
        "choices": [{"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": reason}],
    }
