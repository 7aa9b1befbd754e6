"""What a report holds, whatever it is looked at with."""

import pytest

from evals.errors import RunError
from evals.report.build import assembled, build
from evals.report.described import described, meanings
from evals.report.trust import Trust
from evals.report.values import Report
from evals.scorers import SCORERS
from tests.unit.evals.report.runs import KNOWN, SURE, arm, result, run, run_of, sample


def test_the_same_runs_make_the_same_report_and_json_holds_all_of_it() -> None:
    runs = [arm("askfirst", 0.1), arm("bare", 0.5)]
    report = assembled(runs, KNOWN, [SURE])
    assert report == assembled(runs, KNOWN, [SURE])
    assert Report.model_validate_json(report.model_dump_json()) == report


def test_askfirst_comes_first_and_is_what_is_reviewed() -> None:
    report = assembled([arm("bare", 0.5), arm("bare-asked", 0.1), arm("askfirst", 0.0)], KNOWN)
    assert [card.coach for card in report.runs] == ["askfirst", "bare-asked", "bare"]
    assert report.reviewed == ("askfirst-small-1b",)
    assert report.card("bare-small-1b").title == "small-1b, bare, with a plain prompt"


def test_failures_come_first() -> None:
    report = assembled([run_of([0, 1, 3, 0])], KNOWN)
    assert [c.sample for c in report.conversations] == ["s-002", "s-001", "s-000", "s-003"]
    assert [c.failures for c in report.conversations] == [3, 1, 0, 0]


def test_a_failed_scorer_without_a_finding_is_a_failure_all_the_same() -> None:
    one = sample(0)
    (conversation,) = assembled([run([result(one, safe=0.0)], [one])], KNOWN).conversations
    assert (conversation.failed, conversation.failures) == (("safe",), 1)


def test_unscored_is_counted_and_never_zero() -> None:
    samples = [sample(number) for number in range(10)]
    results = [result(one, safe=None if n < 3 else 1.0) for n, one in enumerate(samples)]
    report = assembled([run(results, samples)], KNOWN)
    (safe,) = next(row.figures for row in report.scorers if row.scorer.name == "safe")
    assert safe.figure is not None
    assert (safe.figure.mean, safe.scored, safe.unscored) == (1.0, 7, 3)
    assert report.card("askfirst-bank").unscored == 3
    assert any("3 judgements failed. They are left out, not counted as zero." in s for s in report.not_shown)


def test_groups_hold_every_conversation_once() -> None:
    report = assembled([run_of([0, 1] * 12)], KNOWN)
    assert [breakdown.by for breakdown in report.breakdowns] == ["journey", "pressure"]
    for breakdown in report.breakdowns:
        assert sum(group.conversations for group in breakdown.groups) == 24
        assert sum(group.failed for group in breakdown.groups) == 12
    assert any(sentence.startswith("On the journey “") for sentence in report.look_first)


def test_personas_are_groups_of_their_own() -> None:
    report = assembled([run_of([0, 1], suite="personas")], KNOWN)
    assert [breakdown.by for breakdown in report.breakdowns] == ["journey", "persona"]
    assert [group.name for group in report.breakdowns[1].groups] == ["s-000", "s-001"]
    assert any("A language model plays the coachee" in sentence for sentence in report.not_shown)


def test_bands_are_measured_on_the_words_themselves() -> None:
    report = assembled([run_of([0] * 6)], KNOWN)
    tells, reflects, words = report.bands
    assert (tells.good, tells.poor) == (0.017, 0.15)
    assert reflects.unit == "ratio"
    figure = words.ours[0].figure
    assert figure is not None
    assert 0.3 < figure.mean < 0.9


def test_a_citation_that_does_not_exist_has_no_passage() -> None:
    one = sample(0)
    made = result(one)
    turns = tuple(
        turn.model_copy(update={"citations": ("made-up-9",)}) if turn.citations else turn
        for turn in made.transcript.turns
    )
    broken = made.model_copy(update={"transcript": made.transcript.model_copy(update={"turns": turns})})
    (conversation,) = assembled([run([broken], [one])], KNOWN).conversations
    assert [cited.text for cited in conversation.turns[1].cited] == [""]


def test_what_is_not_shown_is_said_however_little_is_known() -> None:
    bare = assembled([run_of([0])], KNOWN).not_shown
    assert any("not measured yet: tells, asks, grounded, safe" in sentence for sentence in bare)
    assert any("no labels by people" in sentence for sentence in bare)
    people = Trust(scorer="tells", kappa=0.7, labelled_by="people")
    assert not any("no labels by people" in s for s in assembled([run_of([0])], KNOWN, [people]).not_shown)


def test_no_run_and_the_same_run_twice_are_refused() -> None:
    with pytest.raises(RunError, match="needs a run"):
        build([])
    with pytest.raises(RunError, match="twice"):
        build([run_of([0]), run_of([0])])


def test_scorers_describe_themselves_and_one_that_is_gone_gates_nothing() -> None:
    known = described(["gone", "safe", "tells", "judged-warm"])
    assert list(known) == ["tells", "safe", "judged-warm", "gone"]
    assert known["tells"].gates
    assert not known["judged-warm"].gates
    assert (known["gone"].gates, known["gone"].better) == (False, "band")


def test_every_scorer_of_the_suite_says_what_its_figure_means() -> None:
    assert set(meanings()) == set(SCORERS)
