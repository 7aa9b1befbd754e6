"""Human counselling sessions as a yardstick: what good and poor ones look like. They gate nothing.

AnnoMI: filmed demonstrations of motivational interviewing on health questions, transcribed and labelled by
experts, each shown as an example of good or of poor counselling (Wu et al. 2023, doi:10.3390/fi15030110).
The six figures are computed from its labels and its words. None of its text is in this project.
"""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from evals.intervals import Observation, mean
from evals.record import Result, Run
from evals.report.described import TELLS
from evals.report.observed import observations
from evals.report.values import Band, RunFigure
from evals.speech.kinds import QUESTIONS, Kind
from evals.speech.read import read
from evals.transcript import Speaker, Transcript

GOOD_TELLING, POOR_TELLING = 0.017, 0.15
"""The share of the counsellor's turns that give advice."""


class _Yardstick(NamedTuple):
    name: str
    meaning: str
    unit: Literal["share", "ratio"]
    good: float
    poor: float
    observe: Callable[[Sequence[Result]], list[Observation]]


def _telling(results: Sequence[Result]) -> list[Observation]:
    return observations(results, TELLS)


def _reflecting(results: Sequence[Result]) -> list[Observation]:
    seen = []
    for result in results:
        reflections, questions = _counts(result.transcript)
        if questions:
            seen.append(Observation(result.sample, result.epoch, reflections / questions, questions))
    return seen


def _counts(transcript: Transcript) -> tuple[int, int]:
    reflections = questions = 0
    said: list[str] = []
    for turn in transcript.turns:
        if turn.role is Speaker.COACHEE:
            said.append(turn.content)
            continue
        kinds = [sentence.kind for sentence in read(turn.content, said)]
        reflections += kinds.count(Kind.REFLECTION)
        questions += sum(kind in QUESTIONS for kind in kinds)
    return reflections, questions


def _speaking(results: Sequence[Result]) -> list[Observation]:
    seen = []
    for result in results:
        own = sum(len(reply.content.split()) for reply in result.transcript.replies)
        words = own + sum(len(text.split()) for text in result.transcript.said)
        if words:
            seen.append(Observation(result.sample, result.epoch, own / words, words))
    return seen


YARDSTICKS = (
    _Yardstick(
        "Replies that tell",
        "How many of the coach's replies give advice or say what to do, unasked.",
        "share",
        GOOD_TELLING,
        POOR_TELLING,
        _telling,
    ),
    _Yardstick(
        "Reflections for each question",
        "How often it says back what it heard, for each question it asks. 1 means as often as it asks.",
        "ratio",
        0.99,
        0.26,
        _reflecting,
    ),
    _Yardstick(
        "Share of the words",
        "How much of the talking the coach does. A coachee who types short messages drives this up.",
        "share",
        0.52,
        0.62,
        _speaking,
    ),
)


def bands(runs: Sequence[Run]) -> tuple[Band, ...]:
    return tuple(
        Band(
            name=stick.name,
            meaning=stick.meaning,
            unit=stick.unit,
            good=stick.good,
            poor=stick.poor,
            ours=tuple(_ours(stick, run) for run in runs),
        )
        for stick in YARDSTICKS
    )


def _ours(stick: _Yardstick, run: Run) -> RunFigure:
    share = stick.observe is _telling
    return RunFigure(run=run.id, figure=mean(stick.observe(run.results), share=share))
