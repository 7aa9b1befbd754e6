"""Agreement beyond chance between raters of the same things, with bootstrap intervals.

Cohen's kappa for two is scikit-learn's. Krippendorff's alpha for more, nominal data with missing values, is
written after K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): the packaged ones are GPL.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

RESAMPLES = 1000
SEED = 20
LEVEL = 0.95
FEWEST = 5
"""Clusters below which no interval is given."""

Ratings = Sequence[str | None]
"""What each rater said of one thing, in the raters' order; None where a rater said nothing."""
Statistic = Callable[[Sequence[Ratings]], float | None]


class Estimate(NamedTuple):
    """``low`` and ``high`` are None where there are too few clusters, or too little varies, to tell."""

    value: float
    low: float | None
    high: float | None
    things: int
    """How many things at least two raters spoke of."""


def kappa(ratings: Sequence[Ratings]) -> float | None:
    """Cohen's κ over what both of two raters spoke of; None where it isn't defined.

    That is where there is nothing, or where both gave everything one and the same label.
    """
    pairs = [(a, b) for a, b in ratings if a is not None and b is not None]
    if len({label for pair in pairs for label in pair}) < 2:
        return None
    from sklearn.metrics import cohen_kappa_score

    value = float(cohen_kappa_score([a for a, _ in pairs], [b for _, b in pairs]))
    return None if math.isnan(value) else value


def alpha(ratings: Sequence[Ratings]) -> float | None:
    """Krippendorff's alpha for nominal data: 1 - observed / expected disagreement; None where nothing varies.

    A thing with m labels adds its ordered pairs, each weighing 1/(m - 1), to the table of coincidences; one
    that fewer than two raters spoke of adds nothing.
    """
    coincidences: dict[tuple[str, str], float] = defaultdict(float)
    for said in ratings:
        labels = Counter(label for label in said if label is not None)
        many = labels.total()
        if many < 2:
            continue
        for one, count in labels.items():
            for other, again in labels.items():
                coincidences[one, other] += count * (again - (one == other)) / (many - 1)
    margins: dict[str, float] = defaultdict(float)
    for (one, _), weight in coincidences.items():
        margins[one] += weight
    total = sum(margins.values())
    expected = total**2 - sum(margin**2 for margin in margins.values())
    if expected <= 0:
        return None
    observed = sum(weight for (one, other), weight in coincidences.items() if one != other)
    return 1 - (total - 1) * observed / expected


def estimate(
    ratings: Sequence[Ratings],
    clusters: Sequence[str],
    statistic: Statistic,
    seed: int = SEED,
    resamples: int = RESAMPLES,
) -> Estimate | None:
    """The statistic with its percentile interval. None where the statistic isn't defined.

    ``clusters`` names for each thing what it belongs to, such as its conversation: whole clusters are drawn,
    as what is said in one hangs together. Draws in which the statistic isn't defined are left out; if those
    are more than a tenth there is no interval.
    """
    value = statistic(ratings)
    if value is None:
        return None
    grouped: dict[str, list[Ratings]] = defaultdict(list)
    for said, cluster in zip(ratings, clusters, strict=True):
        grouped[cluster].append(said)
    groups = list(grouped.values())
    random = Random(seed)
    drawn = [
        statistic([said for group in random.choices(groups, k=len(groups)) for said in group])
        for _ in range(resamples if len(groups) >= FEWEST else 0)
    ]
    defined = sorted(one for one in drawn if one is not None)
    low = high = None
    if len(defined) > 0.9 * len(drawn):
        low = defined[int((1 - LEVEL) / 2 * len(defined))]
        high = defined[min(int((1 + LEVEL) / 2 * len(defined)), len(defined) - 1)]
    both = sum(sum(label is not None for label in said) > 1 for said in ratings)
    return Estimate(value, low, high, both)
