"""A run scored again: the rules' scores anew, the conversations and the judge's as they were."""

from evals.rescore import rescored
from evals.scores import Score
from tests.unit.evals.test_gates import measured


def test_rules_score_anew_and_a_judge_s_reading_stays() -> None:
    run = measured().run
    judged = Score(scorer="judged-tells", value=0.5, explanation="x")
    first = run.results[0]
    run = run.model_copy(update={"results": (first.model_copy(update={"scores": (*first.scores, judged)}),)})
    (result,) = rescored(run).results
    scores = {score.scorer: score for score in result.scores}
    assert result.transcript == first.transcript
    assert scores["judged-tells"] == judged
    # "Call him." is an order, which the score made up for the test didn't say.
    assert scores["tells"].value == 1.0
    assert first.scores[0].value == 0.0
    assert {"asks", "safe", "grounded"} <= scores.keys()
