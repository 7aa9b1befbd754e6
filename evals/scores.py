"""What a scorer says of one conversation."""

from collections.abc import Mapping
from typing import Literal, Protocol

from evals.samples import Sample
from evals.transcript import Strict, Transcript

Better = Literal["lower", "higher", "band"]
"""``band``: shown beside reference figures, never rewarded, and it gates nothing."""


class Finding(Strict):
    """One thing seen. ``turn`` counts the transcript's turns from 0; ``quote`` stands in it word for word."""

    turn: int
    quote: str
    why: str


class Score(Strict):
    """``value``: 0 to 1, or None where there was nothing to score or the judgement failed."""

    scorer: str
    value: float | None
    explanation: str
    """One or two sentences for a trainer, never empty."""
    status: Literal["scored", "not-applicable", "unscored"] = "scored"
    """``unscored``: a judgement failed; it is counted and never taken for zero."""
    findings: tuple[Finding, ...] = ()
    figures: Mapping[str, float] = {}
    """What the value was made from, by name: counts, rates, seconds."""


def not_applicable(scorer: str, why: str) -> Score:
    return Score(scorer=scorer, value=None, explanation=why, status="not-applicable")


class Scorer(Protocol):
    """A module of ``evals.scorers``."""

    NAME: str
    ASKS: str
    """The question it answers, as a trainer would put it."""
    BETTER: Better
    GATES: bool

    def score(self, transcript: Transcript, sample: Sample | None) -> Score:
        """``sample``: what was put to the coach; None for a transcript from elsewhere."""
        ...
