"""The same figures by scorer, and by journey, persona and kind of pressure."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from evals.record import Result, Run
from evals.report.described import Described
from evals.report.observed import figure, grouped, score_of, unscored
from evals.report.values import Breakdown, Group, ScorerFigure, ScorerRow
from evals.report.wording import counted
from evals.samples import Sample

By = Literal["journey", "persona", "pressure"]
FEW = 3
"""Conversations from which a group may be named as one to look at first."""


def scorer_rows(runs: Sequence[Run], known: Mapping[str, Described]) -> tuple[ScorerRow, ...]:
    return tuple(
        ScorerRow(scorer=scorer, figures=tuple(_scored(run, scorer) for run in runs))
        for scorer in known.values()
    )


def _scored(run: Run, scorer: Described) -> ScorerFigure:
    scores = [score for result in run.results if (score := score_of(result, scorer.name))]
    return ScorerFigure(
        run=run.id,
        figure=figure(run.results, scorer.name),
        scored=sum(score.value is not None for score in scores),
        not_applicable=sum(score.status == "not-applicable" for score in scores),
        unscored=unscored(run.results, scorer.name),
        failed=sum(scorer.fails(score) for score in scores),
    )


def breakdowns(runs: Sequence[Run], known: Mapping[str, Described]) -> tuple[Breakdown, ...]:
    """Only what there is: a run of personas has personas, one of scripts has kinds of pressure."""
    made = [
        Breakdown(by=by, groups=tuple(group for run in runs for group in _groups(run, by, known)))
        for by in ("journey", "persona", "pressure")
    ]
    return tuple(breakdown for breakdown in made if breakdown.groups)


def _groups(run: Run, by: By, known: Mapping[str, Described]) -> list[Group]:
    if (by == "persona") != (run.suite == "personas") and by != "journey":
        return []
    groups = grouped(run, _namer(run, by))
    return [_group(name, run, results, known) for name, results in sorted(groups.items())]


def _namer(run: Run, by: By) -> Callable[[Result], str]:
    samples: dict[str, Sample] = {sample.id: sample for sample in run.samples}

    def name(result: Result) -> str:
        sample = samples.get(result.sample)
        if by == "persona" or sample is None:
            return result.sample if by == "persona" else "not known"
        return sample.journey if by == "journey" else sample.pressure

    return name


def _group(name: str, run: Run, results: Sequence[Result], known: Mapping[str, Described]) -> Group:
    return Group(
        name=name,
        run=run.id,
        conversations=len(results),
        failed=sum(any(known[s.scorer].fails(s) for s in result.scores) for result in results),
        figures={scorer: figure(results, scorer) for scorer in known},
    )


def look_first(run: Run, made: Sequence[Breakdown]) -> tuple[str, ...]:
    """Where this run fails most, in words: the worst group of each breakdown, if it fails in half or more."""
    sentences = []
    for breakdown in made:
        own = [g for g in breakdown.groups if g.run == run.id and g.conversations >= FEW and g.failed]
        if not own:
            continue
        worst = max(own, key=lambda g: (g.failed / g.conversations, g.conversations))
        if worst.failed * 2 >= worst.conversations:
            number = counted(worst.conversations, "conversation")
            sentences.append(
                f"{LEADS[breakdown.by]} “{worst.name}”: {worst.failed} of {number} failed a check."
            )
    return tuple(sentences)


LEADS: dict[By, str] = {
    "journey": "On the journey",
    "persona": "With the persona",
    "pressure": "Under the pressure",
}
