"""The Inspect task: what is held, how it is scored, and what remains of it in the log."""

import math
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from evals.inspecting import evaluate, results_of, seconds_of
from evals.persona import SCORER as ELICITS
from evals.samples import Sample
from evals.scores import Score, not_applicable
from evals.tasks import logged, played, scripted, task
from evals.transcript import Speaker, Transcript
from tests.unit.evals.coaching import EchoArm, answering, persona, sample


def module(name: str, scoring: Callable[[Transcript], Score]) -> Any:
    def score(transcript: Transcript, sample: Sample | None) -> Score:
        return scoring(transcript)

    return SimpleNamespace(NAME=name, ASKS="?", BETTER="higher", GATES=False, score=score)


def replies(transcript: Transcript) -> Score:
    return Score(scorer="replies", value=len(transcript.replies) / 10, explanation="Counted.")


def breaks(transcript: Transcript) -> Score:
    raise ZeroDivisionError("no turns")


SCORERS = (
    module("replies", replies),
    module("breaks", breaks),
    module("nothing", lambda transcript: not_applicable("nothing", "Nothing to score.")),
)
PUT = (sample("one", "Hello", "Theo is late again"), sample("two", "Bye"))


def test_messages_are_played_in_turn_and_scored(tmp_path: Path) -> None:
    arm = EchoArm()
    over: list[tuple[str, int]] = []
    made = task("t", PUT, scripted(arm), SCORERS, epochs=2, done=lambda id, epoch: over.append((id, epoch)))
    log = evaluate(made, tmp_path, 1)
    results = results_of(log, ["one", "two"])
    assert [(r.sample, r.epoch) for r in results] == [("one", 1), ("one", 2), ("two", 1), ("two", 2)]
    assert sorted(over) == [("one", 1), ("one", 2), ("two", 1), ("two", 2)]
    first = results[0].transcript
    assert [turn.role for turn in first.turns] == [Speaker.COACHEE, Speaker.COACH] * 2
    assert first.said == PUT[0].turns
    assert first.role == "leader"
    assert ("Theo is late again", 2) in arm.taken
    assert seconds_of(log) > 0


def test_a_scorer_that_breaks_is_unscored_and_leaves_the_rest_alone(tmp_path: Path) -> None:
    log = evaluate(task("t", PUT, scripted(EchoArm()), SCORERS), tmp_path, 1)
    scores = {score.scorer: score for score in results_of(log, ["one", "two"])[0].scores}
    assert (scores["replies"].value, scores["replies"].status) == (0.2, "scored")
    assert (scores["breaks"].value, scores["breaks"].status) == (None, "unscored")
    assert "ZeroDivisionError" in scores["breaks"].explanation
    assert scores["nothing"].status == "not-applicable"


def test_no_value_is_no_zero_for_inspect_either() -> None:
    value = logged(not_applicable("nothing", "Nothing to score.")).value
    assert isinstance(value, float)
    assert math.isnan(value)


def test_what_was_said_before_it_broke_off_is_kept(tmp_path: Path) -> None:
    arm = EchoArm(breaks_at="Theo")
    log = evaluate(task("t", PUT, scripted(arm), SCORERS), tmp_path, 1)
    broken, whole = results_of(log, ["one", "two"])
    assert "the line is dead" in broken.error
    assert broken.transcript.turns[0].content == "Hello"
    assert broken.scores == ()
    assert (whole.error, len(whole.transcript.replies)) == ("", 1)


def test_a_persona_is_played_and_what_it_told_is_scored(tmp_path: Path) -> None:
    model = answering(lambda prompt: '{"brought_out": [1]}' if "What is kept back" in prompt else "Hm.")
    told: list[Sequence[str]] = []

    def score_hidden(transcript: Transcript, sample: Sample | None, hidden: Sequence[str]) -> Score:
        told.append(hidden)
        return replies(transcript)

    asks_more = module("replies", breaks)
    asks_more.score_hidden = score_hidden
    log = evaluate(task("t", [persona()], played(EchoArm(), model, 1), [asks_more]), tmp_path, 1)
    result = results_of(log, ["mara"])[0]
    assert [tuple(hidden) for hidden in told] == [persona().hidden]
    assert len(result.transcript.replies) == persona().turns
    assert next(score.value for score in result.scores if score.scorer == ELICITS) == 0.5
