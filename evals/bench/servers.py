"""Servers in processes of their own, for the time of a measurement."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import httpx

# It listens on this machine only, for the time of a measurement.
LITELLM = {
    "LITELLM_LOG": "ERROR",
    "LITELLM_DANGEROUSLY_PERMIT_WEAK_OR_UNSET_MASTER_KEY": "true",
    "LITELLM_LOCAL_MODEL_COST_MAP": "True",
}


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@contextmanager
def running(
    command: list[str], ready: str, env: Mapping[str, str] | None = None, seconds: float = 120
) -> Iterator[float]:
    """Runs ``command`` until ``ready`` answers 200; gives the seconds that took; ends it afterwards."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, env={**os.environ, **(env or {})}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while not _answers(ready):
            if process.poll() is not None or time.perf_counter() - started > seconds:
                raise RuntimeError(f"{command[0]} didn't get ready at {ready}")
            time.sleep(0.02)
        yield time.perf_counter() - started
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


@contextmanager
def stub() -> Iterator[str]:
    """The stub model's address."""
    port = free_port()
    with running([sys.executable, "-m", "evals.bench.stub", str(port)], f"http://127.0.0.1:{port}/v1/models"):
        yield f"http://127.0.0.1:{port}/v1"


@contextmanager
def askfirst(data: str, model_address: str | None = None) -> Iterator[tuple[str, float]]:
    """Askfirst as a user starts it: its address, and seconds to ready."""
    port = free_port()
    env = {"ASKFIRST_DATA": data, "OPENAI_API_KEY": "none"}
    if model_address:
        env |= {"ASKFIRST_MODEL": "stub", "OPENAI_BASE_URL": model_address}
    command = [sys.executable, "-m", "assistant", "serve", "--port", str(port)]
    with running(command, f"http://127.0.0.1:{port}/health/ready", env) as seconds:
        yield f"http://127.0.0.1:{port}/v1", seconds


@contextmanager
def litellm(python: str, folder: str, model_address: str) -> Iterator[str]:
    """LiteLLM's proxy in front of the stub, from an environment of its own."""
    config = os.path.join(folder, "litellm.yaml")
    with open(config, "w") as file:
        file.write(
            "model_list:\n  - model_name: stub\n    litellm_params:\n      model: openai/stub\n"
            f"      api_base: {model_address}\n      api_key: none\n"
        )
    port = free_port()
    command = [os.path.join(os.path.dirname(python), "litellm"), "--config", config, "--port", str(port)]
    with running(command, f"http://127.0.0.1:{port}/health/liveliness", LITELLM):
        yield f"http://127.0.0.1:{port}/v1"


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=1).status_code == 200
    except httpx.HTTPError:
        return False
