import pytest

from evals.scorers import cost
from tests.unit.evals.scorers.talks import holds, talk


def test_figures_are_a_turn():
    transcript = talk(
        "a", "b", "c", "d",
        replies={
            1: {"seconds": 2.0, "calls": 1, "prompt_tokens": 100, "completion_tokens": 10},
            3: {"seconds": 4.0, "calls": 2, "prompt_tokens": 300, "completion_tokens": 30},
        },
    )  # fmt: skip
    score = cost.score(transcript, None)
    assert holds(score, transcript)
    assert score.value == 1
    assert score.figures == {
        "turns": 2,
        "calls_a_turn": 1.5,
        "prompt_tokens_a_turn": 200,
        "completion_tokens_a_turn": 20,
        "seconds_a_turn": 3,
        "slowest_seconds": 4,
    }


@pytest.mark.parametrize("over", [{"seconds": 31.0}, {"calls": 3}, {"seconds": 40.0, "calls": 5}])
def test_a_reply_over_the_budget_counts_once(over):
    transcript = talk("a", "b", "c", "d", replies={1: {"seconds": 1.0}, 3: over})
    score = cost.score(transcript, None)
    assert holds(score, transcript)
    assert score.value == 0.5
    assert {finding.turn for finding in score.findings} == {3}


def test_a_transcript_from_elsewhere_has_no_cost():
    assert cost.score(talk("a", "b"), None).status == "not-applicable"
