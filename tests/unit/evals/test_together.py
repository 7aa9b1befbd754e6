"""Scores over a whole run take the place of those of one conversation."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

from evals.record import Result
from evals.samples import Sample
from evals.scores import Score, not_applicable
from evals.together import add_together
from evals.transcript import Transcript
from tests.unit.evals.coaching import sample, transcript

SAMPLES = (sample("ann", pair="names"), sample("bob", pair="names"), sample("cas"))
ALONE = (not_applicable("fits", "Alone."), Score(scorer="other", value=1.0, explanation="Stays."))


def among(transcript: Transcript, others: Sequence[Transcript], sample: Sample | None = None) -> Score:
    assert sample
    assert sample.id == transcript.id
    return Score(scorer="fits", value=1.0, explanation=",".join(other.id for other in others))


def compare(a: Transcript, b: Transcript) -> Score:
    return Score(scorer="fair", value=1.0, explanation=f"{a.id} and {b.id}")


def breaks(a: Transcript, b: Transcript) -> Score:
    raise ValueError("no")


def results(epochs: int = 1, **changes: object) -> list[Result]:
    return [
        Result(
            sample=s.id, epoch=epoch, transcript=transcript("Hi", "Hm?", id=s.id), scores=ALONE
        ).model_copy(update=changes if s.id == "ann" else {})
        for s in SAMPLES
        for epoch in range(1, epochs + 1)
    ]


def told(results: Sequence[Result], scorer: str) -> list[list[str]]:
    return [[s.explanation for s in result.scores if s.scorer == scorer] for result in results]


def scorer(name: str, **functions: Any) -> Any:
    return SimpleNamespace(NAME=name, **functions)


def test_a_reply_is_put_beside_the_others_but_not_its_own_pair() -> None:
    made = add_together(results(), SAMPLES, [scorer("fits", score_among=among)])
    assert told(made, "fits") == [["cas"], ["cas"], ["ann,bob"]]
    assert told(made, "other") == [["Stays."]] * 3


def test_pairs_are_compared_within_an_epoch_and_scored_once() -> None:
    made = add_together(results(epochs=2), SAMPLES, [scorer("fair", compare=compare)])
    assert told(made, "fair") == [[], [], ["bob and ann"], ["bob and ann"], [], []]


def test_a_conversation_that_broke_off_is_left_out() -> None:
    scorers = [scorer("fits", score_among=among), scorer("fair", compare=compare)]
    made = add_together(results(error="gone"), SAMPLES, scorers)
    assert told(made, "fair") == [[], [], []]
    assert told(made, "fits") == [["Alone."], ["cas"], ["bob"]]


def test_what_breaks_is_unscored() -> None:
    made = add_together(results(), SAMPLES, [scorer("fair", compare=breaks)])
    assert [s.status for s in made[1].scores if s.scorer == "fair"] == ["unscored"]
