"""What a run was: its coach, its model, what it was made from and what it cost."""

import statistics
from collections.abc import Sequence

from evals.record import Run
from evals.report.observed import unscored
from evals.report.values import RunCard
from evals.report.wording import title
from evals.transcript import Turn


def card(run: Run) -> RunCard:
    replies = [reply for result in run.results for reply in result.transcript.replies]
    seconds = [reply.seconds for reply in replies] or [0.0]
    return RunCard(
        title=title(run),
        conversations=len(run.results),
        samples=len({result.sample for result in run.results}),
        replies=len(replies),
        broken=sum(bool(result.error) for result in run.results),
        unscored=unscored(run.results),
        calls_per_reply=_per(replies, sum(reply.calls for reply in replies)),
        tokens_per_reply=_per(replies, sum(r.prompt_tokens + r.completion_tokens for r in replies)),
        median_seconds=statistics.median(seconds),
        slowest_seconds=max(seconds),
        **run.model_dump(exclude={"samples", "results"}),
    )


def _per(replies: Sequence[Turn], number: float) -> float:
    return number / len(replies) if replies else 0.0


def ordered(runs: Sequence[Run]) -> list[Run]:
    """Those under review first, each followed by the arms with the same model; otherwise as given."""
    place = {"askfirst": 0, "bare-asked": 1, "bare": 2}
    models = list(dict.fromkeys(run.model for run in reviewed(runs)))
    rank = {model: number for number, model in enumerate(models)}
    return sorted(runs, key=lambda run: (rank.get(run.model, len(models)), place[run.coach]))


def reviewed(runs: Sequence[Run]) -> list[Run]:
    """The runs of Askfirst itself; all, where it isn't among them."""
    return [run for run in runs if run.coach == "askfirst"] or list(runs)
