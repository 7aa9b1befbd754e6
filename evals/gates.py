"""Did something get worse? A run and the made faults, held against the committed baseline.

Bands are left aside. Without a language model a run is the same each time, so what changed
was changed by somebody; a change that was meant becomes the new baseline by a command that shows it.
"""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from evals.baselines import (
    BASELINE,
    Baseline,
    Caught,
    Gate,
    Measured,
    baseline_of,
    gating,
    read_baseline,
    updated,
)
from evals.record import Run, read_run
from evals.report.wording import counted
from evals.samples import Sample
from evals.tempter import TEMPTER
from evals.transcript import Strict
from evals.trust import Row, measure

__all__ = ["BASELINE", "Failure", "judge", "read_baseline", "smoke", "updated"]

TEMPTED = 6
"""Of the smoke suite's conversations, how many are held again with the model that manages."""
FAULTS = 15
"""Made faults of each kind: a third of what ``eval trust`` makes, for a gate has to be quick."""
NAMED = 5
"""How many conversations a failure names."""
FALL = 0.5
"""By how much one conversation may not get worse, even where others got better."""
_SAME = 1e-9
UPDATE = "if it was meant, make it the baseline: askfirst eval gate --update"


class Failure(Strict):
    """One thing that got worse. ``what`` says by how much, ``where`` on which conversations."""

    about: str
    what: str
    where: tuple[str, ...] = ()
    mend: str

    def in_words(self) -> str:
        places = f" ({', '.join(self.where)})" if self.where else ""
        return f"{self.about}: {self.what}{places}; {self.mend}"


def smoke(
    place: Path | None = None,
    tell: Callable[[str], None] = lambda line: None,
    samples: Sequence[Sample] | None = None,
) -> Measured:
    """The run in ``place``, or a new one of the smoke suite without any model, and the made faults.

    A new one has the question bank's conversations, then some with a model that always manages: what the
    guard lets through of that is told to the coachee. Passages are found by words alone, so that every
    machine has the same. ``samples`` stand in for the suite's own.
    """
    from evals.run import RunRequest
    from evals.run import run as run_suite
    from evals.scorers import load

    scorers = load()
    if place:
        made = read_run(place)
    else:
        with tempfile.TemporaryDirectory() as folder:
            plain, tempted = Path(folder, "plain"), Path(folder, TEMPTER)
            bank = read_run(run_suite(RunRequest(suite="smoke", folder=plain, by_words=True), tell, samples))
            request = RunRequest(suite="smoke", model=TEMPTER, limit=TEMPTED, folder=tempted, by_words=True)
            made = joined(bank, read_run(run_suite(request, tell, samples)))
    better = gating(scorers)
    rows = measure([scorer for scorer in scorers if scorer.NAME in better], each=FAULTS)
    return Measured(run=made, rows=tuple(rows), better=better)


def joined(bank: Run, tempted: Run) -> Run:
    """The bank's run with the tempted conversations beside its own, under names of theirs."""
    again = tuple(
        result.model_copy(update={"sample": f"{TEMPTER}-{result.sample}"}) for result in tempted.results
    )
    samples = tuple(
        sample.model_copy(update={"id": f"{TEMPTER}-{sample.id}", "pair": ""}) for sample in tempted.samples
    )
    return bank.model_copy(update={"results": bank.results + again, "samples": bank.samples + samples})


def judge(measured: Measured, baseline: Baseline | None) -> list[Failure]:
    """What got worse, the scorers first. Empty: nothing did."""
    if baseline is None:
        return [
            Failure(about="baseline", what="there is none yet", mend="make one: askfirst eval gate --update")
        ]
    run = measured.run
    other = [
        f"{name} {getattr(run, name)}, not {getattr(baseline, name)}"
        for name in ("suite", "coach", "model", "data")
        if getattr(run, name) != getattr(baseline, name)
    ]
    if other:
        what = f"the run can't be held against the baseline: it has {'; '.join(other)}"
        return [Failure(about="baseline", what=what, mend=f"run what the baseline was made from; {UPDATE}")]
    now = baseline_of(measured, baseline)
    return [
        *(f for name, gate in baseline.gates.items() for f in _gate(name, gate, now.gates.get(name), run)),
        *_counts(now, baseline, run),
        *(f for name, was in baseline.caught.items() for f in _caught(name, was, now, measured.rows)),
        *(f for name, was in baseline.alarms.items() for f in _alarms(name, was, now, measured.rows)),
    ]


def _gate(name: str, was: Gate, now: Gate | None, run: Run) -> list[Failure]:
    mend = f"look at these conversations and mend the coach; {UPDATE}"
    if now is None:
        what = "is in the baseline and gates no more"
        return [Failure(about=name, what=what, mend=f"bring the scorer back; {UPDATE}")]
    gone = tuple(sample for sample in was.samples if sample not in now.samples)
    failures = []
    if gone:
        what = f"{len(gone)} conversations that were scored have no score now"
        failures.append(Failure(about=name, what=what, where=gone[:NAMED], mend=mend))
    if was.value is None or now.value is None:
        return failures
    sign = 1 if was.better == "lower" else -1
    worse = sign * (now.value - was.value)
    by = {s: sign * (now.samples[s] - v) for s, v in was.samples.items() if s in now.samples}
    worst = [s for s in sorted(by, key=lambda s: -by[s]) if by[s] > _SAME]
    fell = [s for s in worst if by[s] >= FALL]
    what = f"{was.value:.3f} → {now.value:.3f}"
    if worse > was.allowed + _SAME:
        new = [s for s in now.samples if s not in was.samples]
        what += f", worse by {worse:.3f} (allowed {was.allowed:.3f})"
        where = tuple(_told(run, name, sample) for sample in (worst or new)[:NAMED])
        failures.append(Failure(about=name, what=what, where=where, mend=mend))
    elif fell:
        what += f" on the whole, but {counted(len(fell), 'conversation')} worse by {FALL} or more"
        where = tuple(_told(run, name, sample) for sample in fell[:NAMED])
        failures.append(Failure(about=name, what=what, where=where, mend=mend))
    return failures


def _told(run: Run, scorer: str, sample: str) -> str:
    """The conversation, and the first thing that was found there."""
    found = next(
        (
            finding
            for result in run.results
            for score in result.scores
            for finding in score.findings
            if result.sample == sample and score.scorer == scorer
        ),
        None,
    )
    return f"{sample}: “{_short(found.quote)}” {found.why}" if found else sample


def _short(quote: str) -> str:
    text = " ".join(quote.split())
    return text if len(text) <= 90 else f"{text[:89]}…"


def _counts(now: Baseline, was: Baseline, run: Run) -> list[Failure]:
    failures = []
    if now.broke_off > was.broke_off:
        broken = tuple(f"{result.sample}: {result.error}" for result in run.results if result.error)
        what = f"{now.broke_off} conversations broke off, {was.broke_off} before"
        failures.append(
            Failure(about="run", what=what, where=broken[:NAMED], mend="mend what broke them off")
        )
    if now.unscored > was.unscored:
        lost = tuple(
            f"{result.sample}: {score.scorer}"
            for result in run.results
            for score in result.scores
            if score.status == "unscored"
        )
        what = f"{now.unscored} scores failed, {was.unscored} before"
        failures.append(Failure(about="run", what=what, where=lost[:NAMED], mend="mend the scorer"))
    return failures


def _caught(name: str, was: Caught, now: Baseline, rows: Sequence[Row]) -> list[Failure]:
    found = now.caught.get(name)
    share = found.share if found else 0.0
    if was.share - share <= was.allowed + _SAME:
        return []
    cases = next((row.cases for row in rows if f"{row.scorer} {row.kind}" == name), ())
    what = f"catches {share:.2f} of the made faults, {was.share:.2f} before (allowed {was.allowed:.2f} less)"
    return [Failure(about=name, what=what, where=cases, mend=f"mend the scorer, not the faults; {UPDATE}")]


def _alarms(name: str, was: Caught, now: Baseline, rows: Sequence[Row]) -> list[Failure]:
    found = now.alarms.get(name)
    if found is None or found.share - was.share <= was.allowed + _SAME:
        return []
    cases = tuple(case for row in rows if row.scorer == name and row.must == "still" for case in row.cases)
    what = f"cries out at {found.share:.3f} of what it must leave alone, {was.share:.3f} before"
    return [Failure(about=name, what=what, where=cases[:NAMED], mend=f"mend the scorer; {UPDATE}")]
