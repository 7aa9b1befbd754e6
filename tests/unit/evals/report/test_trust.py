"""Which figure may decide something, and who is said to have labelled."""

import pytest
from pydantic import ValidationError

from evals.report.trust import Trust, in_short, weigh

GOOD_RULES = Trust(scorer="tells", detected=58, of=60, false_alarms=10, among=400)
JUDGED = Trust(
    scorer="warm", judged=True, kappa=0.7, kappa_low=0.6, kappa_high=0.8, labelled_by="people", labels=90
)


def may(trust: Trust) -> bool:
    return weigh(trust.scorer, "?", True, [trust]).may_gate


def test_what_was_not_measured_decides_nothing_and_says_so() -> None:
    row = weigh("tells", "Does it tell?", True, [])
    assert (row.may_gate, row.trust) == (False, None)
    assert row.because == "Not measured yet, so its figure decides nothing."
    assert "no scorer has been tried on made faults" in in_short([row])[0]
    assert "not measured" not in in_short([weigh("tells", "?", True, [GOOD_RULES])])[0].lower()


def test_rules_decide_on_their_made_faults() -> None:
    assert may(GOOD_RULES)
    assert not may(GOOD_RULES.model_copy(update={"detected": 53}))
    assert not may(GOOD_RULES.model_copy(update={"false_alarms": 21}))
    assert not may(GOOD_RULES.model_copy(update={"detected": 29, "of": 29}))
    assert not may(GOOD_RULES.model_copy(update={"false_alarms": 0, "among": 0}))


def test_a_judge_decides_only_with_peoples_labels_and_agreement() -> None:
    assert may(JUDGED)
    assert may(JUDGED.model_copy(update={"kappa": 0.6}))
    assert not may(JUDGED.model_copy(update={"kappa": 0.59}))
    assert not may(JUDGED.model_copy(update={"labelled_by": "makers"}))
    faults_alone = JUDGED.model_copy(
        update={"kappa": None, "labelled_by": "nobody", "detected": 60, "of": 60, "among": 300}
    )
    assert not may(faults_alone)


def test_of_rules_and_judge_under_one_name_both_must_do() -> None:
    judged = JUDGED.model_copy(update={"scorer": "tells", "labelled_by": "makers"})
    row = weigh("tells", "?", True, [GOOD_RULES, judged])
    assert not row.may_gate
    assert "not people's" in row.because


def test_makers_labels_are_never_called_peoples() -> None:
    makers = weigh("warm", "?", True, [JUDGED.model_copy(update={"labelled_by": "makers"})])
    assert in_short([makers])[1].startswith("The only labels are by this project's makers.")
    assert in_short([weigh("warm", "?", True, [JUDGED])])[1] == "1 scorer was held against labels by people."


@pytest.mark.parametrize("wrong", [{"detected": 5, "of": 4}, {"false_alarms": 1}, {"kappa": 0.5}])
def test_figures_that_cannot_be_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Trust.model_validate({"scorer": "tells", **wrong})
