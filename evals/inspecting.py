"""Inspect at work: a task run quietly and so that it can be taken up again, and its log read."""

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from evals.errors import RunError
from evals.record import Result
from evals.scores import Score
from evals.tasks import SCORE, TRANSCRIPT
from evals.transcript import Transcript

if TYPE_CHECKING:
    from inspect_ai import Task
    from inspect_ai.log import EvalLog, EvalSample


def evaluate(task: "Task", logs: Path, parallel: int) -> "EvalLog":
    """The task's whole log, in the folder ``logs``: what a log in it has finished isn't run again.

    A sample that fails is tried once more; if it fails again it is in the log with its error, and the next
    call tries it again. Raises ``RunError`` where Inspect leaves no log.
    """
    with quiet(logs):
        from inspect_ai import eval_set
        from inspect_ai.log import read_eval_log

        _, headers = eval_set(
            task,
            log_dir=str(logs),
            model="mockllm/model",
            retry_attempts=1,
            fail_on_error=True,
            continue_on_fail=True,
            max_samples=parallel,
            # Each sample is written as it ends: what a kill -9 leaves in memory would be run again. So
            # nothing needs the buffer that Inspect otherwise keeps in the user's data folder.
            log_buffer=1,
            log_realtime=False,
            log_model_api=False,
            display="none",
            score_display=False,
            log_level="error",
            ctl_server=False,
        )
        if not headers:
            raise RunError(f"Inspect left no log in {logs}; remove the folder and run again")
        return read_eval_log(headers[0].location)


@contextmanager
def quiet(logs: Path) -> Iterator[None]:
    """Inspect without its display, with no settings but ours, and with all that it writes beside the run."""
    import rich

    logs.mkdir(parents=True, exist_ok=True)
    kept, root = dict(os.environ), logging.getLogger()
    handlers, level = list(root.handlers), root.level
    for name in [name for name in os.environ if name.startswith("INSPECT_")]:
        del os.environ[name]
    os.environ["INSPECT_TRACE_FILE"] = str(logs / "trace.log")
    os.environ["XDG_DATA_HOME"] = str(logs / ".inspect")
    console = rich.get_console()
    loud, console.quiet = console.quiet, True
    try:
        yield
    finally:
        console.quiet = loud
        os.environ.clear()
        os.environ.update(kept)
        root.handlers[:] = handlers
        root.setLevel(level)


def results_of(log: "EvalLog", order: Sequence[str]) -> tuple[Result, ...]:
    """One for each conversation, in the order of the samples' ids and by epoch."""
    places = {id: place for place, id in enumerate(order)}
    samples = sorted(log.samples or [], key=lambda sample: (places[str(sample.id)], sample.epoch))
    return tuple(_result(sample) for sample in samples)


def seconds_of(log: "EvalLog") -> float:
    """How long conversations were being held and scored, gaps between a kill and the next start left out."""
    spans = sorted(
        (datetime.fromisoformat(sample.started_at), datetime.fromisoformat(sample.completed_at))
        for sample in log.samples or []
        if sample.started_at and sample.completed_at
    )
    seconds, until = 0.0, None
    for start, end in spans:
        begin = start if until is None else max(start, until)
        seconds += max(0.0, (end - begin).total_seconds())
        until = end if until is None else max(until, end)
    return round(seconds, 3)


def _result(sample: "EvalSample") -> Result:
    kept = sample.store.get(TRANSCRIPT)
    scores = (sample.scores or {}).values()
    return Result(
        sample=str(sample.id),
        epoch=sample.epoch,
        transcript=Transcript.model_validate(kept) if kept else Transcript(id=str(sample.id), turns=()),
        scores=tuple(Score.model_validate((score.metadata or {})[SCORE]) for score in scores),
        error=sample.error.message if sample.error else "",
    )
