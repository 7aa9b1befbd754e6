"""Does it coach? Yes, no or not shown: from the gate's interval, its threshold and its instrument."""

from collections.abc import Mapping, Sequence

from evals.intervals import Interval
from evals.record import Run
from evals.report.described import TELLS, Described
from evals.report.observed import figure, score_of, unscored
from evals.report.trust import TrustRow
from evals.report.values import Answer, Gate, Verdict
from evals.report.wording import counted, percent, spread

TELLING_AT_MOST = 0.05
"""Of replies. The geometric middle between good human sessions (1.7%) and poor ones (15%), see ``bands``."""
UNSCORED_AT_MOST = 0.1
"""Of conversations: where more are unscored or broke off, nothing is concluded."""
HEADLINES: dict[Answer, str] = {
    "yes": "Yes. It asks, and hardly ever tells.",
    "no": "No. It tells too often.",
    "not shown": "Not shown.",
}


def verdict(run: Run, known: Mapping[str, Described], trust: Sequence[TrustRow]) -> Verdict:
    telling = figure(run.results, TELLS)
    instrument = next((row for row in trust if row.scorer == TELLS), None)
    answer, because = _answer(run, telling, instrument)
    gates = tuple(
        _gate(run, scorer, trust) for scorer in known.values() if scorer.gates and scorer.name != TELLS
    )
    return Verdict(
        run=run.id,
        answer=answer,
        headline=HEADLINES[answer],
        because=because,
        telling=telling,
        gates=gates,
    )


def _answer(
    run: Run, telling: Interval | None, instrument: TrustRow | None
) -> tuple[Answer, tuple[str, ...]]:
    if telling is None:
        return "not shown", ("No reply was held against the question whether it tells.",)
    measured = f"It tells in {percent(telling.mean)} of its replies"
    if telling.high is None or telling.low is None:
        few = f"{measured}, over {counted(telling.samples, 'conversation')}: too few to conclude from."
        return "not shown", (few,)
    measured += f"; the interval is {spread(telling)}."
    reads, why = _reads(telling.low, telling.high)
    if lost := _lost(run):
        return "not shown", (measured, lost)
    if instrument is None or not instrument.may_gate:
        because = instrument.because if instrument else "Nothing is known of it."
        unsure = f"{why} But the instrument that counts telling may not decide yet. {because}"
        return "not shown", (measured, unsure)
    return reads, (measured, why)


def _reads(low: float, high: float) -> tuple[Answer, str]:
    most = percent(TELLING_AT_MOST)
    if high <= TELLING_AT_MOST:
        return "yes", f"All of the interval lies below the threshold of {most}."
    if low > TELLING_AT_MOST:
        return "no", f"All of the interval lies above the threshold of {most}."
    return "not shown", f"The interval reaches over the threshold of {most}, so it may be either."


def _lost(run: Run) -> str:
    """Why too much is missing, or nothing."""
    lost = sum(bool(result.error) for result in run.results)
    failed = unscored(run.results, TELLS)
    if lost + failed <= UNSCORED_AT_MOST * len(run.results):
        return ""
    return (
        f"{counted(lost, 'conversation')} broke off and {failed} could not be scored: too many to conclude."
    )


def _gate(run: Run, scorer: Described, trust: Sequence[TrustRow]) -> Gate:
    scores = [score for result in run.results if (score := score_of(result, scorer.name))]
    return Gate(
        scorer=scorer.name,
        asks=scorer.asks,
        failed=sum(scorer.fails(score) for score in scores),
        of=sum(score.value is not None for score in scores),
        unscored=sum(score.status == "unscored" for score in scores),
        may_gate=any(row.scorer == scorer.name and row.may_gate for row in trust),
    )
