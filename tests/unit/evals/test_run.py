"""A run from its request to its record, with a coach that takes no time."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from evals import run as running
from evals import solver
from evals.errors import RunError
from evals.record import RUN_FILE, Run, read_run
from evals.run import RunRequest, hash_of_data, run
from tests.unit.evals.coaching import EchoArm, answering, persona, sample

PUT = (sample("one", "Hello", "Theo is late again"), sample("two", "Bye"), sample("three", "Hm"))


@pytest.fixture
def arm(monkeypatch: pytest.MonkeyPatch) -> EchoArm:
    """The coach of every run of the arm ``askfirst``."""
    echo = EchoArm()
    monkeypatch.setattr(solver, "askfirst_arm", lambda model, by_words: echo)
    monkeypatch.setattr(
        solver, "knowledge_version", lambda model, by_words: "abc (1 frameworks, 2 questions)"
    )
    return echo


@pytest.fixture
def models(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Models by name, in place of those at an address."""
    served: dict[str, Any] = {}
    monkeypatch.setattr(running, "check_model", lambda name, endpoint: None)
    monkeypatch.setattr(running, "served_model", lambda name, endpoint: served[name])
    return served


def request(folder: Path, **changes: Any) -> RunRequest:
    return RunRequest(folder=folder / "made", **changes)


def put(folder: Path, **changes: Any) -> Run:
    return read_run(run(request(folder, **changes), samples=PUT))


def test_a_run_records_what_it_was(tmp_path: Path, arm: EchoArm) -> None:
    told: list[str] = []
    file = run(request(tmp_path, epochs=2, seed=7, limit=2), told.append, PUT)
    record = read_run(file)
    assert file == tmp_path / "made" / RUN_FILE
    assert [sample.id for sample in record.samples] == ["one", "two"]
    assert [(r.sample, r.epoch) for r in record.results] == [("one", 1), ("one", 2), ("two", 1), ("two", 2)]
    assert (record.coach, record.model, record.judge, record.seed) == ("askfirst", "question-bank", "", 7)
    assert record.data == hash_of_data(PUT[:2]) != hash_of_data(PUT)
    assert record.commit
    assert record.machine
    assert record.seconds > 0
    assert len(told) == 4
    assert {"tells", "cost"} <= {score.scorer for score in record.results[0].scores}


def test_what_was_finished_is_not_held_again(tmp_path: Path, arm: EchoArm) -> None:
    first = put(tmp_path)
    taken = len(arm.taken)
    assert put(tmp_path).results == first.results
    assert len(arm.taken) == taken == 4


def test_what_broke_off_is_recorded_and_tried_again_the_next_time(tmp_path: Path, arm: EchoArm) -> None:
    arm.breaks_at = "Theo"
    first = put(tmp_path)
    assert [bool(result.error) for result in first.results] == [True, False, False]
    arm.breaks_at, arm.taken = "", []
    second = put(tmp_path)
    assert not any(result.error for result in second.results)
    assert [said for said, _ in arm.taken] == ["Hello", "Theo is late again"]
    assert (second.id, second.created) == (first.id, first.created)


@pytest.mark.parametrize(
    ("change", "named"), [({"seed": 8}, "seed 0"), ({"limit": 1}, "limit None"), ({"epochs": 3}, "epochs 1")]
)
def test_a_folder_with_another_run_is_left_alone(
    tmp_path: Path, arm: EchoArm, change: dict[str, int], named: str
) -> None:
    before = put(tmp_path)
    with pytest.raises(RunError, match=named):
        put(tmp_path, **change)
    assert read_run(tmp_path / "made") == before


def test_the_same_data_only(tmp_path: Path, arm: EchoArm) -> None:
    put(tmp_path)
    with pytest.raises(RunError, match="data"):
        run(request(tmp_path), samples=PUT[1:])


@pytest.mark.parametrize(
    ("changes", "samples", "why"),
    [
        ({"coach": "bare"}, PUT, "--model"),
        ({"coach": "bare-asked"}, PUT, "--model"),
        ({"suite": "personas"}, [persona()], "--judge or --model"),
        ({}, [], "no samples"),
    ],
)
def test_what_cannot_be_run_is_refused_before_anything_is_written(
    tmp_path: Path, changes: dict[str, Any], samples: Any, why: str
) -> None:
    with pytest.raises(RunError, match=why):
        run(request(tmp_path, **changes), samples=samples)
    assert not (tmp_path / "made").exists()


def test_a_model_that_does_not_answer_ends_the_run_before_it_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    with pytest.raises(RunError, match=r"doesn't answer .*OPENAI_BASE_URL"):
        run(request(tmp_path, model="none"), samples=PUT)
    assert not (tmp_path / "made").exists()


def test_a_bare_model_gets_its_prompt_and_the_conversation(tmp_path: Path, models: dict[str, Any]) -> None:
    models["small"] = answering(lambda said: f"Noted: {said}")
    record = put(tmp_path, coach="bare-asked", model="small")
    replies = record.results[0].transcript.replies
    assert [reply.content for reply in replies] == ["Noted: Hello", "Noted: Theo is late again"]
    assert (replies[0].writer, replies[0].calls, record.knowledge) == ("model", 1, "none")
    assert replies[1].prompt_tokens > 0


def test_a_judgement_that_fails_is_unscored_and_kept(
    tmp_path: Path, arm: EchoArm, models: dict[str, Any]
) -> None:
    def judged(prompt: str) -> str:
        quote = "What else is there?" if "Bye, you say" in prompt else "words that nobody said"
        return json.dumps({"quotes": [quote], "why": "It asks.", "level": 2})

    models["strict"] = answering(judged)
    one, two, _ = put(tmp_path, judge="strict").results
    status = {r.sample: {s.scorer: s.status for s in r.scores} for r in (one, two)}
    assert status["one"]["judged-theirs"] == "unscored"
    assert status["two"]["judged-theirs"] == "scored"


def test_a_persona_is_played_by_the_judges_model(
    tmp_path: Path, arm: EchoArm, models: dict[str, Any]
) -> None:
    models["strict"] = answering(lambda prompt: '{"brought_out": []}' if "kept back" in prompt else "Hm.")
    made = run(request(tmp_path, suite="personas", judge="strict"), samples=[persona()])
    record = read_run(made)
    assert record.samples[0].turns == (persona().opening,)
    assert next(s.value for s in record.results[0].scores if s.scorer == "judged-elicits") == 0.0


def test_inspect_leaves_nothing_of_its_own_behind(
    tmp_path: Path, arm: EchoArm, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("INSPECT_TELEMETRY", "nobody.telemetry")
    monkeypatch.setenv("INSPECT_EVAL_MODEL", "openai/gpt-4o")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    before = dict(os.environ)
    put(tmp_path)
    assert dict(os.environ) == before
    assert capfd.readouterr().out == ""
    assert not (tmp_path / "home").exists()
