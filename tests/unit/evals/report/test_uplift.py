"""What Askfirst adds, said plainly where it adds nothing."""

from collections.abc import Sequence

from evals.record import Run
from evals.report.build import assembled
from evals.report.values import Uplift
from tests.unit.evals.report.runs import KNOWN, SURE, arm, run_of


def uplift(runs: Sequence[Run], trusted: bool = True) -> Uplift:
    (only,) = assembled(runs, KNOWN, [SURE] if trusted else []).uplifts
    return only


def test_clearly_better_is_said_with_what_it_rests_on() -> None:
    made = uplift([arm("askfirst", 0.0), arm("bare-asked", 0.3), arm("bare", 0.8)])
    assert made.clearly_better is True
    assert made.words[0].startswith(
        "Askfirst is clearly better than the model told to ask, on: “Does it tell"
    )
    assert any("tells less than the bare model: in" in sentence for sentence in made.words)


def test_no_clear_difference_is_said_in_plain_words() -> None:
    made = uplift([arm("askfirst", 0.02, seed=2), arm("bare-asked", 0.02, seed=3)])
    assert made.clearly_better is False
    assert made.words[0].startswith("Askfirst isn't clearly better than the model told to ask")
    assert "no difference between Askfirst and the model told to ask is shown" in made.words[1]


def test_worse_is_said_too() -> None:
    made = uplift([arm("askfirst", 0.5), arm("bare-asked", 0.0)])
    assert made.clearly_better is False
    assert any(sentence.startswith("It is worse on: “Does it tell") for sentence in made.words)


def test_without_an_instrument_that_may_decide_nothing_is_claimed() -> None:
    made = uplift([arm("askfirst", 0.0), arm("bare-asked", 0.5)], trusted=False)
    assert made.clearly_better is None
    assert made.words[0].startswith("Askfirst isn't shown to be better than the model told to ask")


def test_the_arm_that_matters_missing_is_said() -> None:
    made = uplift([arm("askfirst", 0.0), arm("bare", 0.5)])
    assert made.clearly_better is None
    assert (
        made.words[0] == "Whether Askfirst is better than the model told to ask isn't known: that wasn't run."
    )


def test_only_the_same_model_is_compared_and_the_bank_has_no_pair() -> None:
    runs = [run_of([0] * 20), arm("bare-asked", 0.5, model="other-7b")]
    assert assembled(runs, KNOWN, [SURE]).uplifts == ()
