"""The commands as a person runs them, from a folder of their own."""

import json
import shlex
import signal
import subprocess
import time
from pathlib import Path

import httpx
import pytest

from tests.integration.programs import ASKFIRST, run, serving

pytestmark = pytest.mark.usefixtures("index_at_hand")

SERVE = (*ASKFIRST, "serve", "--port", "0")


@pytest.fixture
def folder(tmp_path: Path, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Somewhere else, with the checkout importable from there."""
    monkeypatch.setenv("PYTHONPATH", str(checkout))
    return tmp_path


def test_the_line_to_try_gets_an_answer(folder: Path) -> None:
    with serving(SERVE, folder) as server:
        line = server.printed.splitlines()[-1].strip()
        ran = subprocess.run(shlex.split(line), capture_output=True, text=True, timeout=90, check=True)
        answer = json.loads(ran.stdout)
    assert answer["choices"][0]["message"]["content"].endswith("?")
    assert answer["askfirst"]["writer"] == "question-bank"


@pytest.mark.parametrize(("by", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, -signal.SIGTERM)])
def test_it_stops_when_told_to(folder: Path, by: signal.Signals, code: int) -> None:
    with serving(SERVE, folder) as server:
        assert httpx.get(f"{server.address}/health/live").status_code == 200
        ended = server.stop(by)
    assert ended == code
    assert "Traceback" not in server.printed


def test_the_log_holds_nothing_that_was_said(folder: Path) -> None:
    with serving(SERVE, folder) as server:
        said = {"model": "askfirst-rep", "messages": [{"role": "user", "content": "I lost Umbrella."}]}
        answer = httpx.post(f"{server.address}/v1/chat/completions?q=secret", json=said, timeout=90)
        assert answer.status_code == 200
        server.stop()
    logged = server.printed.split("Try it:")[1].split("\n", 2)[2]
    assert "POST /v1/chat/completions 200" in logged.replace('"', "").replace(" HTTP/1.1", "")
    assert "Umbrella" not in logged
    assert "secret" not in logged


def test_a_second_start_is_ready_within_seconds(folder: Path) -> None:
    def seconds_to_ready() -> float:
        start = time.monotonic()
        with serving(SERVE, folder) as server:
            while httpx.get(f"{server.address}/health/ready").status_code != 200:
                time.sleep(0.05)
            return time.monotonic() - start

    seconds_to_ready()
    assert seconds_to_ready() < 10


def test_a_wrong_setting_is_one_line(folder: Path) -> None:
    ran = run("serve", "--port", "0", cwd=folder, env={"ASKFIRST_TURN_SECONDS": "soon"})
    assert ran.returncode == 2
    assert ran.stderr.startswith("askfirst: setting ")
    assert ran.stderr.count("\n") == 1


def test_a_conversation_from_a_pipe(folder: Path) -> None:
    said = "Jonas says yes to everything.\n/why\n/stage\n/questions\n/export talk.md\n"
    ran = run("chat", "--as", "leader", cwd=folder, said=said)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.count("?") >= 4
    assert "Kept in talk.md" in ran.stdout
    kept = (folder / "talk.md").read_text()
    assert "Jonas says yes to everything." in kept
    assert "## What the questions rest on" in kept


def test_replies_are_judged_as_lines(folder: Path) -> None:
    lines = [
        {"id": "1", "said": "She never calls the CFO.", "reply": "Tell her to call the CFO today."},
        {"id": "2", "said": ["She never calls the CFO."], "reply": "What happens before she would call?"},
    ]
    ran = run("check", "--jsonl", "-", cwd=folder, said="\n".join(map(json.dumps, lines)))
    assert ran.returncode == 0, ran.stderr
    judged = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [(j["id"], j["verdict"]) for j in judged] == [("1", "managing"), ("2", "coaching")]
    assert judged[0]["findings"][0]["span"] in lines[0]["reply"]


def test_doctor_says_what_is_set_up(folder: Path) -> None:
    ran = run("doctor", cwd=folder)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "note  model" in ran.stdout
    assert "set ASKFIRST_MODEL" in ran.stdout


def test_doctor_names_a_model_that_does_not_answer_and_never_the_key(folder: Path) -> None:
    env = {"ASKFIRST_MODEL": "m", "OPENAI_BASE_URL": "http://127.0.0.1:9/v1", "OPENAI_API_KEY": "sk-secret"}
    ran = run("doctor", "--json", cwd=folder, env=env)
    assert ran.returncode == 1
    told = json.loads(ran.stdout)
    assert told["usable"] is False
    states = {check["name"]: check for check in told["checks"]}
    assert states["model"]["what"] == "m at http://127.0.0.1:9/v1, with a key"
    assert states["answers"]["state"] == "wrong"
    assert "sk-secret" not in ran.stdout + ran.stderr
