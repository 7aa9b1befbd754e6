"""A run scored again by today's scorers; what was said, and what a judge made of it, stays as it was."""

from evals.record import Result, Run
from evals.samples import Sample
from evals.scorers import load
from evals.scores import Score, Scorer
from evals.tasks import safely
from evals.together import add_together


def rescored(run: Run) -> Run:
    """The same conversations, with the scores that the rules give them now."""
    scorers = load()
    by_id = {sample.id: sample for sample in run.samples}
    results = tuple(_again(result, by_id[result.sample], scorers) for result in run.results)
    return run.model_copy(update={"results": add_together(results, run.samples, scorers)})


def _again(result: Result, sample: Sample, scorers: tuple[Scorer, ...]) -> Result:
    names = {scorer.NAME for scorer in scorers}
    kept = tuple(score for score in result.scores if score.scorer not in names)
    return result.model_copy(
        update={"scores": tuple(_score(scorer, result, sample) for scorer in scorers) + kept}
    )


def _score(scorer: Scorer, result: Result, sample: Sample) -> Score:
    return safely(scorer.NAME, lambda: scorer.score(result.transcript, sample))
