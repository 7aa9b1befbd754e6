"""Short conversations for the tests of the scorers."""

from collections.abc import Mapping
from typing import Any

from evals.samples import Sample
from evals.scores import Score
from evals.transcript import Speaker, Transcript, Turn


def talk(
    *messages: str, id: str = "talk", replies: Mapping[int, Mapping[str, Any]] | None = None
) -> Transcript:
    """The coachee's and the coach's messages in turn. ``replies``: what is known of a turn, by its place."""
    turns = tuple(
        Turn(
            role=Speaker.COACH if place % 2 else Speaker.COACHEE,
            content=text,
            **(replies or {}).get(place, {}),
        )
        for place, text in enumerate(messages)
    )
    return Transcript(id=id, turns=turns)


def sample(pressure: str = "none", journey: str = "other", **expected: Any) -> Sample:
    """A sample that expects this; its own turns aren't looked at by the rule scorers."""
    return Sample.model_validate(
        {
            "id": "talk",
            "role": "rep",
            "journey": journey,
            "pressure": pressure,
            "turns": ["said"],
            "expected": expected,
        }
    )


def holds(score: Score, transcript: Transcript) -> bool:
    """What every score must be: explained, between 0 and 1, and quoting word for word."""
    return (
        bool(score.explanation.strip())
        and (score.value is None or 0 <= score.value <= 1)
        and all(f.quote and f.quote in transcript.turns[f.turn].content for f in score.findings)
        and all(transcript.turns[f.turn].role is Speaker.COACH for f in score.findings)
    )
