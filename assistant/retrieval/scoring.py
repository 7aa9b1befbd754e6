"""How much a passage helps with a query: how near it is, and how well its framework fits."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Chosen on the tuning half of ``evals/datasets/queries.jsonl``; the ADR on sayings has the figures."""

    fits: float = 1.0
    """For a framework that fits by what was learned of meanings, about 0 to 1."""
    goes_with: float = 0.4
    """For one that goes with the words, about -1 to 2."""
    meaning: float = 0.3
    """For a passage close by meaning, up to 1."""
    words: float = 0.5
    """For one that holds the words, 0 to 1."""
    half: float = 10.0
    """The score of words that counts as one half."""
    named: float = 1.0
    """Added, when all is brought to 0 to 1, for passages of a framework that the query names."""


def near(
    by_meaning: Mapping[str, float], by_words: Mapping[str, float], weights: Weights
) -> dict[str, float]:
    """Passage ids with how near each is to a query.

    Scores of words have no upper end, so they are bent: ``half`` becomes one half. Dividing by the
    query's best would make noise count in full where no word fits.
    """
    bent = {id: score / (score + weights.half) for id, score in by_words.items()}
    return {
        id: weights.meaning * by_meaning.get(id, 0.0) + weights.words * bent.get(id, 0.0)
        for id in by_meaning.keys() | bent.keys()
    }


def supposed(nearest: Mapping[str, float], fits: Mapping[str, float]) -> dict[str, float]:
    """How well frameworks fit that no saying speaks of, a team's: each as the one at its place among ours.

    ``nearest``: how near each framework is; ``fits``: of those that were learned of. One that is as near as
    the third nearest of these is taken to fit as the third best.
    """
    if not fits:
        return dict.fromkeys(nearest, 0.0)
    places = sorted(-nearest.get(id, 0.0) for id in fits)
    best = sorted(fits.values(), reverse=True)
    last = len(best) - 1
    return {id: best[min(bisect_left(places, -near), last)] for id, near in nearest.items() if id not in fits}


def fits_of(
    by_meaning: Mapping[str, float],
    by_words: Mapping[str, float],
    nearest: Mapping[str, float],
    weights: Weights,
) -> dict[str, float]:
    """Framework ids with how well each fits, as learned; those that weren't learned of are supposed to.

    ``nearest``: how near the nearest passage is of each framework that has one.
    """
    fits = {
        id: weights.fits * by_meaning.get(id, 0.0) + weights.goes_with * by_words.get(id, 0.0)
        for id in by_meaning.keys() | by_words.keys()
    }
    return fits | supposed(nearest, fits)
