"""A run as it is kept: what was asked of which coach, what came back, and how it was scored."""

from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from evals.errors import RunError
from evals.samples import Sample
from evals.scores import Score
from evals.transcript import Strict, Transcript

RUN_FILE = "run.json"
Suite = Literal["smoke", "core", "full", "personas"]
Arm = Literal["askfirst", "bare", "bare-asked"]
"""``bare``: the model with a plain prompt; ``bare-asked``: the model told to ask only open questions."""


class Result(Strict):
    """One conversation of a run."""

    sample: str
    epoch: int
    transcript: Transcript
    scores: tuple[Score, ...]
    error: str = ""
    """Why it broke off, where it did; what was said until then is kept."""


class Conditions(Strict):
    """What a run was begun with."""

    created: str
    """ISO 8601, UTC."""
    suite: Suite
    coach: Arm
    model: str
    """The coach's language model, or ``question-bank``."""
    judge: str
    """The judge's model, or empty."""
    epochs: int
    seed: int
    commit: str
    data: str
    """A hash of the samples put."""
    knowledge: str
    """A hash of the frameworks, their number and their questions'."""
    prompts: str


class Particulars(Conditions):
    """A run without its conversations."""

    id: str
    seconds: float
    machine: str


class Run(Particulars):
    """``samples`` are those that were put, so that a run can be read without the data it was made from."""

    samples: tuple[Sample, ...]
    results: tuple[Result, ...]


def read_run(place: Path) -> Run:
    """``place``: the run's file or the folder that holds it. Raises ``RunError``."""
    file = place / RUN_FILE if place.is_dir() else place
    try:
        return Run.model_validate_json(file.read_bytes())
    except OSError as error:
        raise RunError(f"no run in {place} ({error.strerror}); name a folder that eval run made") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise RunError(f"{file} is no run of this version: `{where}` {first['msg'].lower()}") from None


def write_run(run: Run, folder: Path) -> Path:
    """The file, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    building, file = folder / f".{RUN_FILE}", folder / RUN_FILE
    building.write_text(run.model_dump_json(indent=1), encoding="utf-8")
    building.replace(file)
    return file
