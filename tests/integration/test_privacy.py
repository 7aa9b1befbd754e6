"""Words go to the model that is set up, and nowhere else, whatever lies about in the environment."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.integration.programs import run

pytestmark = pytest.mark.usefixtures("index_at_hand")

SAID = "Jonas says yes to everything, and Umbrella is slipping."


class Listener:
    """Plays a model's address, and anybody else's. ``heard``: paths, with the bodies that came."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, bytes]] = []
        listener = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                listener.heard.append((self.path, body))
                self.send_response(200)
                self.send_header("content-type", "text/event-stream")
                self.end_headers()
                delta = {"role": "assistant", "content": "What would he say yes to?"}
                chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m"}
                chunk["choices"] = [{"index": 0, "delta": delta, "finish_reason": "stop"}]
                self.wfile.write(f"data: {json.dumps(chunk)}\n\ndata: [DONE]\n\n".encode())

            def do_GET(self) -> None:
                listener.heard.append((self.path, b""))
                self.send_response(404)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                """Quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.server.shutdown()
    listener.server.server_close()


def everybody(address: str) -> dict[str, str]:
    """Variables with which other programs' users have words sent out."""
    return {
        "OPENAI_API_KEY": "sk-somebody",
        "OPENAI_BASE_URL": f"{address}/v1",
        "OPENAI_API_BASE": f"{address}/base",
        "LANGSMITH_TRACING": "true",
        "LANGSMITH_TRACING_V2": "true",
        "LANGCHAIN_TRACING_V2": "true",
        "LANGSMITH_API_KEY": "ls-somebody",
        "LANGSMITH_ENDPOINT": f"{address}/smith",
        "OTEL_EXPORTER_OTLP_ENDPOINT": f"{address}/otel",
        "HTTP_PROXY": address,
        "NO_PROXY": "127.0.0.1",
    }


def test_without_a_model_nobody_is_called(listener: Listener, checkout: Path) -> None:
    ran = run("chat", cwd=checkout, said=SAID, env=everybody(listener.address))
    assert ran.returncode == 0, ran.stderr
    assert listener.heard == []


def test_with_a_model_the_model_alone_is_called(listener: Listener, checkout: Path) -> None:
    env = {**everybody(listener.address), "ASKFIRST_MODEL": "m"}
    ran = run("chat", cwd=checkout, said=SAID, env=env)
    assert ran.returncode == 0, ran.stderr
    assert {path for path, _ in listener.heard} == {"/v1/chat/completions"}
    assert any(b"Umbrella" in body for _, body in listener.heard)


def test_nothing_said_is_kept_in_the_data_folder(checkout: Path, tmp_path: Path) -> None:
    ran = run("chat", cwd=checkout, said=SAID, env={"ASKFIRST_DATA": str(tmp_path)})
    assert ran.returncode == 0, ran.stderr
    kept = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert kept
    assert not any(b"Umbrella" in file.read_bytes() for file in kept)
