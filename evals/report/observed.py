"""From a run's scores to what intervals are made of."""

from collections.abc import Callable, Iterable

from evals.intervals import Interval, Observation, mean
from evals.record import Result, Run
from evals.report.described import TELLS
from evals.scores import Score


def score_of(result: Result, scorer: str) -> Score | None:
    return next((score for score in result.scores if score.scorer == scorer), None)


def observations(results: Iterable[Result], scorer: str) -> list[Observation]:
    """One for each conversation that was held to its end and scored. Telling counts by the reply, all else by
    the conversation."""
    return [
        Observation(
            result.sample,
            result.epoch,
            score.value,
            score.figures.get("replies", len(result.transcript.replies)) if scorer == TELLS else 1,
        )
        for result in results
        if not result.error and (score := score_of(result, scorer)) and score.value is not None
    ]


def figure(results: Iterable[Result], scorer: str) -> Interval | None:
    return mean(observations(results, scorer))


def scorer_names(runs: Iterable[Run]) -> list[str]:
    """In the order in which they first appear."""
    return list(
        dict.fromkeys(score.scorer for run in runs for result in run.results for score in result.scores)
    )


def unscored(results: Iterable[Result], scorer: str | None = None) -> int:
    """Judgements that failed."""
    return sum(
        score.status == "unscored" and scorer in (None, score.scorer)
        for result in results
        for score in result.scores
    )


def grouped(run: Run, name: Callable[[Result], str]) -> dict[str, list[Result]]:
    groups: dict[str, list[Result]] = {}
    for result in run.results:
        groups.setdefault(name(result), []).append(result)
    return groups
