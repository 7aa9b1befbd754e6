"""The committed baseline: the figures of the smoke suite and of the made faults that may not get worse."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from evals.errors import RunError
from evals.record import Result, Run
from evals.scores import Scorer
from evals.transcript import Strict
from evals.trust import Row, totals

BASELINE = Path(__file__).parent / "baseline.json"
ALLOWED = 0.0
"""By how much a figure may be worse, where the baseline says nothing else."""


class Gate(Strict):
    """One scorer's figures. ``value``: mean over conversations. ``allowed`` is set in the file, by people."""

    better: Literal["lower", "higher"]
    value: float | None
    allowed: float = Field(ALLOWED, ge=0, le=1)
    samples: dict[str, float]
    """Each conversation's own value, over its epochs."""


class Caught(Strict):
    """One scorer on one kind of made fault, or on all of them where it must stay still."""

    share: float
    allowed: float = Field(ALLOWED, ge=0, le=1)


class Baseline(Strict):
    """``caught`` by ``SCORER KIND``: shares of its own faults; ``alarms`` by scorer: shares of all others."""

    suite: str
    coach: str
    model: str
    data: str
    broke_off: int = 0
    unscored: int = 0
    gates: dict[str, Gate]
    caught: dict[str, Caught] = Field(default_factory=dict)
    alarms: dict[str, Caught] = Field(default_factory=dict)


class Measured(Strict):
    """What is held against a baseline: a run, and the made faults scored by today's scorers."""

    run: Run
    rows: tuple[Row, ...] = ()
    better: dict[str, Literal["lower", "higher"]]
    """The scorers that are held against it, and which way is better."""


def gating(scorers: Sequence[Scorer]) -> dict[str, Literal["lower", "higher"]]:
    """All but the bands: what these show can be had by bad coaching. Which way is better, by name.

    What is one's verdict on a coach is for few scorers to say; that nothing may get worse than it was holds
    for every figure that is the same each time.
    """
    return {scorer.NAME: scorer.BETTER for scorer in scorers if scorer.BETTER != "band"}


def read_baseline(file: Path = BASELINE) -> Baseline | None:
    """None where there is none yet. Raises ``RunError``."""
    if not file.exists():
        return None
    try:
        return Baseline.model_validate_json(file.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise RunError(
            f"{file} is no baseline: `{where}` {first['msg'].lower()}; take it from git or make it anew"
        ) from None


def updated(measured: Measured, baseline: Baseline | None) -> tuple[str, Baseline]:
    """What would change, in words, and the baseline that the run makes. What is allowed is kept."""
    new = baseline_of(measured, baseline)
    changes = _changes(baseline, new)
    if baseline is None:
        changes = ["A first baseline:", *(line for line in changes if not line.startswith(" "))]
    return "\n".join(changes) or "Nothing changes.", new


def _changes(was: Baseline | None, now: Baseline) -> list[str]:
    before, after = (_flat(one) if one else {} for one in (was, now))
    names = list(dict.fromkeys((*before, *after)))
    return [
        f"{name}: {before.get(name, 'nothing')} → {after.get(name, 'nothing')}"
        for name in names
        if before.get(name) != after.get(name)
    ]


def _flat(baseline: Baseline) -> dict[str, str]:
    """Every figure by its name, as text."""
    flat = {
        name: str(getattr(baseline, name))
        for name in ("suite", "coach", "model", "data", "broke_off", "unscored")
    }
    for name, gate in baseline.gates.items():
        flat[name] = "not scored" if gate.value is None else f"{gate.value:.3f}"
        flat |= {f"  {name} in {sample}": f"{value:.3f}" for sample, value in gate.samples.items()}
    flat |= {f"catches, {name}": f"{one.share:.2f}" for name, one in baseline.caught.items()}
    return flat | {f"false alarms, {name}": f"{one.share:.3f}" for name, one in baseline.alarms.items()}


def baseline_of(measured: Measured, before: Baseline | None) -> Baseline:
    """The figures of a run and of the made faults. What ``before`` allows is kept."""
    run = measured.run
    return Baseline(
        suite=run.suite,
        coach=run.coach,
        model=run.model,
        data=run.data,
        broke_off=sum(bool(result.error) for result in run.results),
        unscored=sum(score.status == "unscored" for result in run.results for score in result.scores),
        gates={
            name: _measured(run.results, name, better, before.gates.get(name) if before else None)
            for name, better in measured.better.items()
        },
        caught={
            f"{row.scorer} {row.kind}": _share(
                row.detected, row.of, before.caught.get(f"{row.scorer} {row.kind}") if before else None
            )
            for row in measured.rows
            if row.of
        },
        alarms={
            line.scorer: _share(
                line.false_alarms, line.among, before.alarms.get(line.scorer) if before else None
            )
            for line in totals(measured.rows)
            if line.among
        },
    )


def _share(part: int, whole: int, before: Caught | None) -> Caught:
    return Caught(share=round(part / whole, 4), allowed=before.allowed if before else ALLOWED)


def _measured(
    results: Sequence[Result], scorer: str, better: Literal["lower", "higher"], before: Gate | None
) -> Gate:
    values: dict[str, list[float]] = {}
    for result in results:
        for score in result.scores:
            if score.scorer == scorer and score.value is not None:
                values.setdefault(result.sample, []).append(score.value)
    samples = {sample: round(sum(own) / len(own), 4) for sample, own in values.items()}
    return Gate(
        better=better,
        value=round(sum(samples.values()) / len(samples), 4) if samples else None,
        allowed=before.allowed if before else ALLOWED,
        samples=samples,
    )
