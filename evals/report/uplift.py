"""What Askfirst adds: the same model and the same conversations, with it and without."""

from collections.abc import Mapping, Sequence

from evals.intervals import Difference, Interval, difference
from evals.record import Arm, Run
from evals.report.described import TELLS, Described
from evals.report.observed import figure, observations
from evals.report.trust import TrustRow
from evals.report.values import Change, RunFigure, Uplift, Versus
from evals.report.wording import ARMS, difference_spread, per_hundred, points, quoted


def uplifts(
    runs: Sequence[Run], known: Mapping[str, Described], trust: Sequence[TrustRow]
) -> tuple[Uplift, ...]:
    """One for each model and suite that were run with Askfirst; the question bank has no bare arm."""
    decides = frozenset(row.scorer for row in trust if row.meant_to_gate and row.may_gate)
    own = [run for run in runs if run.coach == "askfirst" and run.model != "question-bank"]
    firsts = {(run.model, run.suite): run for run in reversed(own)}
    return tuple(_uplift(run, runs, known, decides) for run in own if firsts[run.model, run.suite] is run)


def change(scorer: Described, gap: Difference | None) -> Change:
    """What a difference means for this scorer."""
    if gap is None or gap.shown == "not-shown":
        return "not shown"
    if scorer.better == "band":
        return "changed"
    return "better" if (gap.shown == "more") == (scorer.better == "higher") else "worse"


def _uplift(
    askfirst: Run, runs: Sequence[Run], known: Mapping[str, Described], decides: frozenset[str]
) -> Uplift:
    """Better only by instruments that may decide; what any other gating one calls worse stands against it."""
    alike = [run for run in runs if (run.model, run.suite) == (askfirst.model, askfirst.suite)]
    arms = {run.coach: run for run in reversed(alike)}
    others: list[Arm] = [arm for arm in ("bare", "bare-asked") if arm in arms]
    versus = tuple(_versus(askfirst, arms[arm], scorer) for arm in others for scorer in known.values())
    asked = [row for row in versus if row.other == "bare-asked" and known[row.scorer].gates]
    better = [known[row.scorer].asks for row in asked if row.change == "better" and row.scorer in decides]
    worse = [known[row.scorer].asks for row in asked if row.change == "worse"]
    clearly = bool(better) and not worse if "bare-asked" in arms and decides else None
    order: list[Arm] = [*others, "askfirst"]
    return Uplift(
        model=askfirst.model,
        suite=askfirst.suite,
        arms=tuple(RunFigure(run=arms[arm].id, figure=figure(arms[arm].results, TELLS)) for arm in order),
        versus=versus,
        clearly_better=clearly,
        words=(*_claim("bare-asked" in arms, clearly, better, worse), *_telling_words(versus)),
    )


def _versus(askfirst: Run, other: Run, scorer: Described) -> Versus:
    gap = difference(observations(other.results, scorer.name), observations(askfirst.results, scorer.name))
    return Versus(scorer=scorer.name, other=other.coach, difference=gap, change=change(scorer, gap))


def _claim(was_run: bool, clearly: bool | None, better: list[str], worse: list[str]) -> list[str]:
    told = ARMS["bare-asked"]
    if not was_run:
        return [f"Whether Askfirst is better than {told} isn't known: that wasn't run."]
    if clearly is None:
        return [f"Askfirst isn't shown to be better than {told}: no instrument may decide it yet."]
    if clearly:
        return [f"Askfirst is clearly better than {told}, on: {quoted(better)}."]
    parts = [f"Askfirst isn't clearly better than {told}: on what gates, that one line may do as well."]
    if better:
        parts.append(f"It is better on: {quoted(better)}.")
    if worse:
        parts.append(f"It is worse on: {quoted(worse)}.")
    return parts


def _telling_words(versus: Sequence[Versus]) -> list[str]:
    return [
        _telling(row, row.difference.interval) for row in versus if row.scorer == TELLS and row.difference
    ]


def _telling(row: Versus, gap: Interval) -> str:
    other = ARMS[row.other]
    if row.change == "not shown":
        return (
            f"Telling: no difference between Askfirst and {other} is shown "
            f"({points(gap.mean)}, interval {difference_spread(gap)})."
        )
    way = "less" if gap.mean < 0 else "more"
    return f"Telling: Askfirst tells {way} than {other}: {per_hundred(gap)}."
