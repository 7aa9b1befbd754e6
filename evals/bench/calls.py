"""What a call costs through Askfirst, through LiteLLM's proxy, and bare."""

import json
import statistics
import time
from collections.abc import Mapping

import httpx

SAID = "My rep Jonas says yes to everything in our 1:1s and nothing is different a week later."
ROUNDS = 120
WARM_UP = 15


def median_ms(addresses: Mapping[str, tuple[str, str]], stream: bool) -> dict[str, float]:
    """Milliseconds to the whole answer, or to the first text, by name; taken in turn, so that noise hits all.

    ``addresses``: name to address and model.
    """
    times: dict[str, list[float]] = {name: [] for name in addresses}
    with httpx.Client(timeout=30) as client:
        for turn in range(ROUNDS + WARM_UP):
            for name, (address, model) in addresses.items():
                taken = _first_text(client, address, model) if stream else _answer(client, address, model)
                if turn >= WARM_UP:
                    times[name].append(taken * 1000)
    return {name: statistics.median(taken) for name, taken in times.items()}


def calls_made(address: str) -> int:
    """How many calls the stub has had."""
    return int(httpx.get(address.removesuffix("/v1") + "/calls").text)


def _body(model: str, stream: bool) -> dict[str, object]:
    return {"model": model, "messages": [{"role": "user", "content": SAID}], "stream": stream}


def _answer(client: httpx.Client, address: str, model: str) -> float:
    started = time.perf_counter()
    answer = client.post(f"{address}/chat/completions", json=_body(model, stream=False))
    answer.raise_for_status()
    return time.perf_counter() - started


def _first_text(client: httpx.Client, address: str, model: str) -> float:
    started = time.perf_counter()
    with client.stream("POST", f"{address}/chat/completions", json=_body(model, stream=True)) as answer:
        answer.raise_for_status()
        taken = None
        for line in answer.iter_lines():
            if taken is None and line.startswith("data: {"):
                choices = json.loads(line.removeprefix("data: ")).get("choices")
                if choices and choices[0]["delta"].get("content"):
                    taken = time.perf_counter() - started
    assert taken is not None
    return taken
