"""Figures that are shown and never rewarded, since bad coaching can have them too."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from evals.intervals import Observation, mean
from evals.record import Result, Run
from evals.report.observed import score_of
from evals.report.values import RunFigure, Shown
from evals.scores import Score

Reading = Callable[[Score], tuple[float, float] | None]
"""A share and what it is a share of, in number; None where the score doesn't say."""


class _Figure(NamedTuple):
    scorer: str
    name: str
    meaning: str
    read: Reading


def _of(figure: str) -> Reading:
    def read(score: Score) -> tuple[float, float] | None:
        return (score.figures[figure], 1) if figure in score.figures else None

    return read


def _inside(half: str) -> Reading:
    def read(score: Score) -> tuple[float, float] | None:
        inside, outside = (score.figures.get(f"{side}_in_{half}_half", 0) for side in ("inside", "outside"))
        return (inside / (inside + outside), inside + outside) if inside + outside else None

    return read


FIGURES = (
    _Figure(
        "asks",
        "Open questions",
        "Of its questions, those that invite an answer in own words.",
        _of("open_share"),
    ),
    _Figure(
        "asks",
        "Says something back first",
        "Of the replies that ask, those that reflect before the question. Parroting has it too.",
        _of("reflected_share"),
    ),
    _Figure(
        "listens",
        "The coachee's facts taken up",
        "Of the names, deals and events told, those that a later reply speaks of.",
        _of("facts_used"),
    ),
    _Figure(
        "moves",
        "Landed",
        "Of the talks with an end in them, those let end in the coachee's words. “I need to think” counts.",
        _of("landed"),
    ),
    _Figure(
        "attribution",
        "Own part named, first half",
        "Of the causes that the coachee names early on, those that are their own doing. It is no target.",
        _inside("first"),
    ),
    _Figure(
        "attribution",
        "Own part named, second half",
        "The same later on. Scripts can't shift, since their words are fixed; a played coachee can.",
        _inside("second"),
    ),
)


def shown(runs: Sequence[Run]) -> tuple[Shown, ...]:
    """Only those of which some run has something."""
    rows = [
        Shown(name=one.name, meaning=one.meaning, ours=tuple(_ours(one, run) for run in runs))
        for one in FIGURES
    ]
    return tuple(row for row in rows if any(ours.figure for ours in row.ours))


def _ours(one: _Figure, run: Run) -> RunFigure:
    return RunFigure(run=run.id, figure=mean(_observations(one, run.results)))


def _observations(one: _Figure, results: Sequence[Result]) -> list[Observation]:
    seen = []
    for result in results:
        score = score_of(result, one.scorer)
        read = one.read(score) if score and not result.error else None
        if read:
            seen.append(Observation(result.sample, result.epoch, *read))
    return seen
