"""Precision, recall and F1 on telling, with bootstrap intervals over conversations."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from evals.telling.turns import LabelledTurn, counting
from evals.transcript import Strict

RESAMPLES = 1000
SEED = 6

Verdict = Callable[[LabelledTurn], bool]
Counts = tuple[int, int, int]
"""Rightly called telling, wrongly called so, missed."""


class Figure(Strict):
    """From 0 to 1, with the 95 % bootstrap interval."""

    value: float
    low: float
    high: float

    def in_words(self) -> str:
        return f"{self.value:.2f} ({self.low:.2f} to {self.high:.2f})"


class Agreement(Strict):
    """``turns``: how many were judged."""

    turns: int
    precision: Figure
    recall: Figure
    f1: Figure


def agreement(turns: Iterable[LabelledTurn], verdict: Verdict) -> Agreement:
    """``turns`` that are generic are left out, as the reference figures leave them out."""
    kept = counting(turns)
    by_conversation: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for turn in kept:
        by_conversation[turn.conversation].append((verdict(turn), turn.tells))
    counts = [_count(pairs) for pairs in by_conversation.values()]
    chance = random.Random(SEED)
    drawn = [_scores(chance.choices(counts, k=len(counts))) for _ in range(RESAMPLES)] if counts else []
    precision, recall, f1 = (
        _figure(value, [scores[place] for scores in drawn]) for place, value in enumerate(_scores(counts))
    )
    return Agreement(turns=len(kept), precision=precision, recall=recall, f1=f1)


def _count(pairs: Sequence[tuple[bool, bool]]) -> Counts:
    return (
        sum(called and told for called, told in pairs),
        sum(called and not told for called, told in pairs),
        sum(told and not called for called, told in pairs),
    )


def _scores(counts: Sequence[Counts]) -> tuple[float, float, float]:
    hit, wrong, missed = (sum(c[i] for c in counts) for i in range(3))
    precision, recall = hit / max(hit + wrong, 1), hit / max(hit + missed, 1)
    return precision, recall, 2 * hit / max(2 * hit + wrong + missed, 1)


def _figure(value: float, drawn: Sequence[float]) -> Figure:
    ordered = sorted(drawn) or [value]
    last = len(ordered) - 1
    return Figure(
        value=value,
        low=ordered[int(0.025 * len(ordered))],
        high=ordered[min(int(0.975 * len(ordered)), last)],
    )
