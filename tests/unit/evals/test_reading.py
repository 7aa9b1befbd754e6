"""What a judge reads in sessions from anywhere."""

import json

import pytest
from inspect_ai.model import Model

from evals import reading
from evals.transcript import Speaker, Transcript, Turn
from tests.unit.evals.coaching import answering

SAID = "What did you want from them at that point?"
SESSION = Transcript(
    id="s1",
    turns=(Turn(role=Speaker.COACHEE, content="They left."), Turn(role=Speaker.COACH, content=SAID)),
)


def judged(monkeypatch: pytest.MonkeyPatch, quote: str) -> dict[str, object]:
    answer = json.dumps({"quotes": [quote], "why": "It asks and leaves the way open.", "level": 5})

    def mock(name: str, endpoint: object) -> Model:
        return answering(lambda text: answer)

    monkeypatch.setattr(reading, "check_model", lambda name, endpoint: None)
    monkeypatch.setattr(reading, "served_model", mock)
    return reading.judged_sessions([SESSION], "judge")["s1"]


def test_a_session_is_read_by_the_rubric_for_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    assert judged(monkeypatch, SAID) == {"judged": 1.0, "judged_why": "It asks and leaves the way open."}


def test_a_quote_that_nobody_said_voids_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    read = judged(monkeypatch, "You should have called them at once.")
    assert read["judged"] is None
    assert "didn't say" in str(read["judged_why"])
