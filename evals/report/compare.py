"""Two runs side by side, paired by sample and epoch: what got better and what got worse."""

from collections.abc import Mapping, Sequence

from evals.errors import RunError
from evals.intervals import Difference, Interval, difference
from evals.record import Result, Run
from evals.report.cards import card
from evals.report.conversations import conversation
from evals.report.described import Described, described
from evals.report.observed import figure, observations, score_of, scorer_names
from evals.report.uplift import change
from evals.report.values import Change, Conversation, RunCard
from evals.report.wording import counted, difference_spread, percent, points
from evals.transcript import Strict

Pair = tuple[Result, Result]


class Compared(Strict):
    """One scorer, over the conversations that both runs scored; the second minus the first."""

    scorer: Described
    first: Interval | None
    second: Interval | None
    difference: Difference | None
    change: Change


class Moved(Strict):
    """A conversation that one run fails and the other doesn't, by the scorers named."""

    better: tuple[str, ...]
    worse: tuple[str, ...]
    first: Conversation
    second: Conversation


class Comparison(Strict):
    """``differs``: what the runs weren't made alike from. ``cautions``: why they may not compare."""

    first: RunCard
    second: RunCard
    pairs: int
    only_first: int
    only_second: int
    differs: tuple[str, ...]
    cautions: tuple[str, ...]
    rows: tuple[Compared, ...]
    moved: tuple[Moved, ...]

    def of(self, change: Change) -> tuple[Compared, ...]:
        return tuple(row for row in self.rows if row.change == change)

    def in_words(self) -> str:
        """For a terminal: what is better, what is worse, and what isn't shown."""
        first, second = self.first, self.second
        lines = [f"{second.title} ({second.id}) against {first.title} ({first.id})"]
        lines.append(f"{counted(self.pairs, 'conversation')} in both, paired by sample and epoch")
        for name, kind in (("Worse", "worse"), ("Better", "better"), ("Changed", "changed")):
            lines += [f"{name}: {_spoken(row)}" for row in self.rows if row.change == kind]
        silent = [row.scorer.name for row in self.of("not shown")]
        if silent:
            lines.append(f"No difference shown: {', '.join(silent)}")
        worse = sum(bool(moved.worse) for moved in self.moved)
        better = sum(bool(moved.better) for moved in self.moved)
        lines.append(f"Newly failing: {counted(worse, 'conversation')}; no longer failing: {better}")
        return "\n".join([*lines, *(f"Note: {caution}" for caution in self.cautions)])


def compare(a: Run, b: Run) -> Comparison:
    """``b`` against ``a``. Raises ``RunError`` where they have no conversation in common."""
    return compared(a, b, described(scorer_names([a, b])))


def compared(a: Run, b: Run, known: Mapping[str, Described]) -> Comparison:
    """``known``: a description of every scorer in both."""
    one, two = _by_key(a), _by_key(b)
    pairs = [(one[key], two[key]) for key in one if key in two]
    if not pairs:
        raise RunError(f"{a.id} and {b.id} have no conversation in common; compare runs of the same suite")
    return Comparison(
        first=card(a),
        second=card(b),
        pairs=len(pairs),
        only_first=len(one) - len(pairs),
        only_second=len(two) - len(pairs),
        differs=tuple(name for name in MADE_FROM if getattr(a, name) != getattr(b, name)),
        cautions=_cautions(a, b, pairs),
        rows=tuple(_row(scorer, pairs) for scorer in known.values()),
        moved=_moved(a, b, pairs, known),
    )


MADE_FROM = (
    "coach",
    "model",
    "judge",
    "suite",
    "epochs",
    "seed",
    "commit",
    "data",
    "knowledge",
    "prompts",
    "machine",
)


def _by_key(run: Run) -> dict[tuple[str, int], Result]:
    return {(result.sample, result.epoch): result for result in run.results}


def _row(scorer: Described, pairs: Sequence[Pair]) -> Compared:
    both = [pair for pair in pairs if all(_scored(result, scorer.name) for result in pair)]
    first, second = [a for a, _ in both], [b for _, b in both]
    gap = difference(observations(first, scorer.name), observations(second, scorer.name))
    return Compared(
        scorer=scorer,
        first=figure(first, scorer.name),
        second=figure(second, scorer.name),
        difference=gap,
        change=change(scorer, gap),
    )


def _moved(a: Run, b: Run, pairs: Sequence[Pair], known: Mapping[str, Described]) -> tuple[Moved, ...]:
    """What fails now first, in the order of the samples."""
    moved = []
    for first, second in pairs:
        both = [name for name in known if _scored(first, name) and _scored(second, name)]
        failed, fails = _failing(first, both, known), _failing(second, both, known)
        if failed != fails:
            views = (_view(a, first, known), _view(b, second, known))
            better, worse = sorted(failed - fails), sorted(fails - failed)
            moved.append(Moved(better=tuple(better), worse=tuple(worse), first=views[0], second=views[1]))
    return tuple(sorted(moved, key=lambda one: -len(one.worse)))


def _view(run: Run, result: Result, known: Mapping[str, Described]) -> Conversation:
    sample = next((sample for sample in run.samples if sample.id == result.sample), None)
    return conversation(run, result, sample, known, {})


def _failing(result: Result, names: Sequence[str], known: Mapping[str, Described]) -> set[str]:
    scores = ((name, score_of(result, name)) for name in names)
    return {name for name, score in scores if score and known[name].fails(score)}


def _scored(result: Result, name: str) -> bool:
    score = score_of(result, name)
    return score is not None and score.value is not None


def _cautions(a: Run, b: Run, pairs: Sequence[Pair]) -> tuple[str, ...]:
    notes = []
    if a.data != b.data:
        notes.append("The conversations put to them differ; only those with the same name are compared.")
    if a.judge != b.judge:
        notes.append("The judges differ, so what was judged can't be compared fairly.")
    changed = {
        sample.id
        for sample in a.samples
        if any(other.id == sample.id and other.turns != sample.turns for other in b.samples)
    }
    if changed:
        notes.append(f"{counted(len(changed), 'sample')} of the same name read differently in the two runs.")
    broken = sum(bool(first.error or second.error) for first, second in pairs)
    if broken:
        notes.append(f"{counted(broken, 'pair')} broke off on one side or both.")
    return tuple(notes)


def _spoken(row: Compared) -> str:
    assert row.first
    assert row.second
    assert row.difference
    gap = row.difference.interval
    return (
        f"{row.scorer.name}, from {percent(row.first.mean)} to {percent(row.second.mean)} "
        f"({points(gap.mean)}, interval {difference_spread(gap)}, {counted(gap.samples, 'sample')})"
    )
