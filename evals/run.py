"""A run from its request to ``run.json``; what broke off is taken up where it stood."""

import hashlib
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field, ValidationError

from evals import solver
from evals.arms import Arm, BareArm, check_model, served_model
from evals.errors import RunError
from evals.inspecting import evaluate, results_of, seconds_of
from evals.persona import as_sample
from evals.prompt_files import PROMPTS
from evals.provenance import CHANGES, commit, machine
from evals.record import Arm as ArmName
from evals.record import Conditions, Run, Suite, write_run
from evals.rubric import read_rubrics
from evals.samples import Persona, Sample, read_personas, read_samples
from evals.scorers import load
from evals.tasks import played, scripted, task
from evals.tempter import TEMPTER
from evals.together import add_together
from evals.transcript import Strict

if TYPE_CHECKING:
    from inspect_ai.solver import Solver

BEGUN_FILE = "begun.json"
LOGS = "logs"
QUESTION_BANK = "question-bank"
Tell = Callable[[str], None]


class RunRequest(Strict):
    """``model``: None lets the question bank write. ``limit``: only so many samples, from the first on."""

    suite: Suite = "smoke"
    coach: ArmName = "askfirst"
    model: str | None = None
    judge: str | None = None
    epochs: int = Field(1, ge=1, le=100)
    seed: int = 0
    folder: Path
    limit: int | None = Field(None, ge=1)
    parallel: int = Field(1, ge=1, le=64)
    """Conversations held at once. More than one makes a turn's seconds those of a busy machine."""
    by_words: bool = False
    """Passages are found by words alone: vectors differ a little from one kind of processor to another."""


class Begun(Conditions):
    """What a folder's run was begun with: it is taken up only as it was."""

    limit: int | None

    @property
    def id(self) -> str:
        return f"{self.created[:19].replace(':', '')}-{self.suite}-{self.coach}"


def run(
    request: RunRequest,
    tell: Tell = lambda line: None,
    samples: Sequence[Sample] | Sequence[Persona] | None = None,
) -> Path:
    """The file ``run.json`` in ``request.folder``.

    A run that broke off in that folder is taken up: what was finished isn't repeated. ``tell`` is given a
    line for each conversation that is over. ``samples`` stand in for the suite's own. Raises ``RunError``,
    and what the product raises where it can't be put together.
    """
    put = samples if samples is not None else samples_of(request.suite)
    put = put[: request.limit]
    _check(request, put)
    begun = _begin(request, put)
    arm = _arm(request)
    over = 0

    def done(sample: str, epoch: int) -> None:
        nonlocal over
        over += 1
        tell(f"{over}: {sample}" + (f", epoch {epoch}" if request.epochs > 1 else ""))

    judging = served_model(request.judge, solver.endpoint()) if request.judge else None
    log = evaluate(
        task(
            f"{request.suite}-{request.coach}",
            put,
            _solver(request, put, arm),
            load(),
            read_rubrics(),
            judging,
            request.epochs,
            request.seed,
            done,
        ),
        request.folder / LOGS,
        request.parallel,
    )
    made = tuple(as_sample(one) if isinstance(one, Persona) else one for one in put)
    results = add_together(results_of(log, [sample.id for sample in made]), made, load())
    fields = begun.model_dump(exclude={"limit"})
    record = Run(
        id=begun.id, **fields, seconds=seconds_of(log), machine=machine(), samples=made, results=results
    )
    return write_run(record, request.folder)


def samples_of(suite: Suite) -> list[Sample] | list[Persona]:
    """What a suite puts, in the file's order; ``full`` has everything that is scripted."""
    if suite == "personas":
        return read_personas()
    samples = read_samples()
    return samples if suite == "full" else [sample for sample in samples if suite in sample.suites]


def hash_of_data(put: Sequence[Sample] | Sequence[Persona]) -> str:
    """Twelve hexadecimal digits of the samples put, in their order."""
    text = json.dumps([one.model_dump(mode="json") for one in put], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _check(request: RunRequest, put: Sequence[Sample] | Sequence[Persona]) -> None:
    """Raises ``RunError`` for what can't be run."""
    if not put:
        raise RunError(f"the suite {request.suite} has no samples; name another with --suite")
    if request.coach != "askfirst" and not request.model:
        raise RunError(f"the arm {request.coach} is a bare model; name one with --model")
    if isinstance(put[0], Persona) and not (request.judge or request.model):
        raise RunError("a persona is played by a model; name one with --judge or --model")
    served = (name for name in (request.model, request.judge) if name and name != TEMPTER)
    for name in dict.fromkeys(served):
        check_model(name, solver.endpoint())


def _begin(request: RunRequest, put: Sequence[Sample] | Sequence[Persona]) -> Begun:
    """What is in the folder already, or is from now on. Raises ``RunError`` where another run was begun."""
    ours = request.coach == "askfirst"
    begun = Begun(
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        **request.model_dump(include={"suite", "coach", "epochs", "seed", "limit"}),
        model=request.model or QUESTION_BANK,
        judge=request.judge or "",
        commit=commit(),
        data=hash_of_data(put),
        knowledge=solver.knowledge_version(request.model, request.by_words) if ours else "none",
        prompts=solver.prompts_version() if ours else solver.hash_of([PROMPTS]),
    )
    file = request.folder / BEGUN_FILE
    if not file.exists():
        request.folder.mkdir(parents=True, exist_ok=True)
        building = file.with_suffix(".part")
        building.write_text(begun.model_dump_json(indent=1), encoding="utf-8")
        building.replace(file)
        return begun
    try:
        before = Begun.model_validate_json(file.read_bytes())
    except (OSError, ValidationError):
        raise RunError(f"{file} is no run of this version; name another folder") from None
    # The limit first: it is what changed the data, where it is another.
    for name in ("limit", *Conditions.model_fields):
        was, now = getattr(before, name), getattr(begun, name)
        # Whether files differ from the commit may change by a note written; that the code is another may not.
        if name != "created" and str(was).removesuffix(CHANGES) != str(now).removesuffix(CHANGES):
            raise RunError(
                f"{request.folder} holds a run with {name} {was}, and this one has {now}; name another folder"
            )
    return before


def _arm(request: RunRequest) -> Arm:
    if request.coach == "askfirst":
        return solver.askfirst_arm(request.model, request.by_words)
    return BareArm(served_model(request.model or "", solver.endpoint()), request.coach, request.seed)


def _solver(request: RunRequest, put: Sequence[Sample] | Sequence[Persona], arm: Arm) -> "Solver":
    if not isinstance(put[0], Persona):
        return scripted(arm)
    player = served_model(request.judge or request.model or "", solver.endpoint())
    return played(arm, player, request.seed)
