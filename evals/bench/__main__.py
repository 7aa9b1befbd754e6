"""``python -m evals.bench [--litellm PYTHON]``: every figure beside its reference, and the machine."""

import os
import platform
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from assistant.bootstrap import build
from assistant.settings import Latitude, Settings
from evals.bench import calls, inside, many, servers

TURNS = (5, 20, 50)
MANY = 20_000


def main() -> None:
    named = sys.argv[2] if sys.argv[1:2] == ["--litellm"] else ""
    litellm = named if Path(named).is_file() else None
    print(
        f"Machine: {os.cpu_count()} cores, {platform.machine()}, {platform.system()},"
        f" Python {platform.python_version()}"
    )
    with tempfile.TemporaryDirectory(prefix="askfirst-bench-") as folder:
        os.environ["ASKFIRST_DATA"] = folder
        os.environ.pop("ASKFIRST_MODEL", None)
        _start(folder)
        _calls(folder, litellm)
        _inside(Path(folder))


def _start(folder: str) -> None:
    with servers.askfirst(folder) as (_, first):
        pass
    with servers.askfirst(folder) as (_, second):
        pass
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import chromadb, fastapi, onnxruntime, uvicorn"], check=True)
    bare = time.perf_counter() - started
    print("\nStart to ready (seconds; reference: importing chromadb, fastapi, onnxruntime and uvicorn)")
    _row("first, with an empty data folder", first, bare, "s")
    _row("second", second, bare, "s")


def _calls(folder: str, litellm: str | None) -> None:
    with ExitStack() as stack:
        stub = stack.enter_context(servers.stub())
        ours, _ = stack.enter_context(servers.askfirst(folder, stub))
        addresses = {"bare": (stub, "stub"), "askfirst": (ours, "askfirst-leader")}
        if litellm:
            try:
                addresses["litellm"] = (stack.enter_context(servers.litellm(litellm, folder, stub)), "stub")
            except RuntimeError as error:
                print(f"\nLiteLLM's proxy: {error}")
        before = calls.calls_made(stub)
        whole = calls.median_ms(addresses, stream=False)
        bare_calls = (len(addresses) - 1) * (calls.ROUNDS + calls.WARM_UP)
        made = (calls.calls_made(stub) - before - bare_calls) / (calls.ROUNDS + calls.WARM_UP)
        first = calls.median_ms(addresses, stream=True)
    print("\nTime added to a bare call of the same model endpoint (ms, median; reference: the bare call)")
    for name in list(addresses)[1:]:
        _row(f"{name}, whole answer", whole[name] - whole["bare"], whole["bare"], "ms")
        _row(f"{name}, first text streamed", first[name] - first["bare"], first["bare"], "ms")
    if not litellm:
        print("  LiteLLM's proxy: not measured; it isn't installed in .venv-litellm")
    print(f"\nModel calls a turn: {made:.2f} (reference: 1)")


def _inside(folder: Path) -> None:
    settings = Settings()
    askfirst = build(settings)
    print("\nFinding passages for a query (ms, median; reference: a bare Chroma query, its vector at hand)")
    _row("askfirst", *inside.retrieval(askfirst, folder), "ms")
    print(f"\nThe same among {MANY} made-up passages beside ours (reference: among ours)")
    _row("askfirst", *many.among(askfirst.knowledge, MANY, folder), "ms")
    print("\nGuarding a reply (ms, median; reference: embedding the same reply once)")
    _row("askfirst", *inside.guarding(askfirst), "ms")
    print("\nPrompt tokens (estimated at four characters each; reference: the whole transcript)")
    for latitude in Latitude:
        for turn, (size, whole) in inside.prompt_tokens(settings, TURNS, latitude).items():
            _row(f"{latitude}, turn {turn}", size, whole, "tokens")


def _row(what: str, value: float, reference: float, unit: str) -> None:
    ratio = f"{value / reference:.2f}x" if reference else "-"
    print(f"  {what:38} {value:9.2f} {unit:7} reference {reference:9.2f}   {ratio}")


if __name__ == "__main__":
    main()
