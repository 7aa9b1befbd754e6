"""Scores that need more than one conversation: replies swapped, and matched pairs side by side."""

from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from typing import Protocol, runtime_checkable

from evals.record import Result
from evals.samples import Sample
from evals.scores import Score, Scorer
from evals.tasks import safely
from evals.transcript import Transcript


@runtime_checkable
class AmongOthers(Protocol):
    """A scorer that puts a conversation beside the others of its run."""

    NAME: str

    def score_among(
        self, transcript: Transcript, others: Sequence[Transcript], sample: Sample | None = None
    ) -> Score: ...


@runtime_checkable
class OfPairs(Protocol):
    """A scorer that puts two conversations side by side that differ in one respect only."""

    NAME: str

    def compare(self, a: Transcript, b: Transcript) -> Score:
        """Of ``a``, whose words the findings quote."""
        ...


def add_together(
    results: Sequence[Result], samples: Sequence[Sample], scorers: Sequence[Scorer]
) -> tuple[Result, ...]:
    """The results with those scores added; they take the place of what such a scorer said of one alone."""
    by_id = {sample.id: sample for sample in samples}
    pairs = {sample.id: sample.pair for sample in samples if sample.pair}
    new: dict[int, list[Score]] = defaultdict(list)
    for scorer in scorers:
        if isinstance(scorer, AmongOthers):
            for place, result in enumerate(results):
                others = _others(result, results, pairs)
                if _is_whole(result) and others:
                    scoring = partial(scorer.score_among, result.transcript, others, by_id[result.sample])
                    new[place].append(safely(scorer.NAME, scoring))
        if isinstance(scorer, OfPairs):
            for first, place in _matched(results, pairs):
                scoring = partial(scorer.compare, results[place].transcript, results[first].transcript)
                new[place].append(safely(scorer.NAME, scoring))
    return tuple(_with(result, new[place]) for place, result in enumerate(results))


def _is_whole(result: Result) -> bool:
    return not result.error and bool(result.transcript.replies)


def _others(result: Result, results: Sequence[Result], pairs: dict[str, str]) -> list[Transcript]:
    """Of the same epoch. A conversation's pair is left out: its replies ought to fit there just as well."""
    pair = pairs.get(result.sample)
    return [
        other.transcript
        for other in results
        if other.epoch == result.epoch
        and other.sample != result.sample
        and (not pair or pairs.get(other.sample) != pair)
        and _is_whole(other)
    ]


def _matched(results: Sequence[Result], pairs: dict[str, str]) -> list[tuple[int, int]]:
    """Places of the first of each pair and of each other one, by epoch. The latter gets the score."""
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for place, result in enumerate(results):
        if result.sample in pairs and _is_whole(result):
            groups[pairs[result.sample], result.epoch].append(place)
    return [(group[0], other) for group in groups.values() for other in group[1:]]


def _with(result: Result, new: Sequence[Score]) -> Result:
    names = {score.scorer for score in new}
    kept = tuple(score for score in result.scores if score.scorer not in names)
    return result.model_copy(update={"scores": (*kept, *new)}) if new else result
