"""``askfirst eval``: run the suite, report on it, compare runs, grade transcripts, and see whom to trust."""

import json
import os
import sys
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evals.errors import EvalError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.transcript import Transcript

RUNS = "eval-runs"
"""Where runs are kept, below the folder one stands in."""
_FILE = click.Path(path_type=Path)


class ToldError(click.ClickException):
    """An error of the suite's own, as the command line tells it."""

    exit_code = EvalError.exit_code


class EvalGroup(click.Group):
    """An error of the suite's own is one line for whoever called."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except EvalError as error:
            raise ToldError(str(error)) from None


@click.group(
    name="eval",
    cls=EvalGroup,
    invoke_without_command=True,
    short_help="Run and read the eval suite: does it coach rather than manage?",
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Does it coach rather than manage? Run the suite, and see whether its own figures can be trusted."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@command.command(short_help="Put the suite's conversations to the coach, and score them.")
@click.option(
    "--suite", type=click.Choice(["smoke", "core", "full", "personas"]), default="smoke", show_default=True
)
@click.option(
    "--coach", type=click.Choice(["askfirst", "bare", "bare-asked"]), default="askfirst", show_default=True
)
@click.option("--model", help="The language model's name; without one the question bank writes.")
@click.option("--judge", help="A judge's name at the same address; without one rules alone score.")
@click.option("--epochs", default=1, show_default=True, type=click.IntRange(1, 100))
@click.option("--seed", default=0, show_default=True)
@click.option("--limit", type=click.IntRange(1), help="Only so many conversations, from the first on.")
@click.option(
    "--parallel", default=1, show_default=True, type=click.IntRange(1, 64), help="Conversations at once."
)
@click.option("--out", type=_FILE, help="The run's folder. One that broke off is taken up where it was.")
def run(
    suite: Any, coach: Any, model: str | None, judge: str | None, epochs: int, seed: int,
    limit: int | None, parallel: int, out: Path | None,
) -> None:  # fmt: skip
    """Put the suite's conversations to the coach, and score them.

    The model is asked at OPENAI_BASE_URL with OPENAI_API_KEY. --coach bare is the model with a plain prompt,
    bare-asked the model told to ask only open questions.
    """
    _needs_extra()
    from evals.run import RunRequest
    from evals.run import run as run_suite

    folder = out or Path(RUNS, f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{suite}-{coach}")
    click.echo(f"Kept in {folder}; if it breaks off, the same with --out {folder} takes it up.", err=True)
    request = RunRequest(
        suite=suite, coach=coach, model=model or os.environ.get("ASKFIRST_MODEL") or None, judge=judge,
        epochs=epochs, seed=seed, limit=limit, parallel=parallel, folder=folder,
    )  # fmt: skip
    click.echo(str(run_suite(request, lambda line: click.echo(line, err=True))))


@command.command(short_help="Score a run's conversations again, by today's scorers.")
@click.argument("place", metavar="LOG", type=_FILE)
@click.option("--out", required=True, type=_FILE, help="A folder for the run with its new scores.")
def rescore(place: Path, out: Path) -> None:
    """Score a run's conversations again by today's rules: nothing is put to anybody."""
    from evals.record import read_run, write_run
    from evals.rescore import rescored

    click.echo(str(write_run(rescored(read_run(place)), out)))


@command.command(short_help="Make the trainer's report on one run or several.")
@click.argument("runs", nargs=-1, required=True, type=_FILE, metavar="LOG...")
@click.option(
    "--out", required=True, type=_FILE, help="A folder for report.html, report.json and report.csv."
)
@click.option("--labels", type=_FILE, help="A trainer's own labels and comments, as CSV.")
@click.option("--agreed", type=_FILE, help="What eval agreement --json found.")
def report(runs: tuple[Path, ...], out: Path, labels: Path | None, agreed: Path | None) -> None:
    """Make the trainer's report on one run or several: a page that opens offline, its data beside it."""
    from evals.record import read_run
    from evals.report import build, write
    from evals.trust import rows_of

    made = build([read_run(place) for place in runs], rows_of(agreed), labels)
    for file in write(made, out):
        click.echo(str(file))


@command.command(short_help="What got better and what got worse from one run to another.")
@click.argument("a", type=_FILE)
@click.argument("b", type=_FILE)
@click.option("--out", type=_FILE, help="A file for the same as a page.")
def compare(a: Path, b: Path, out: Path | None) -> None:
    """What got better and what got worse from run A to run B, paired by conversation.

    A difference is called one only if its interval excludes zero.
    """
    from evals.record import read_run
    from evals.report import compare as compare_runs
    from evals.report import write_comparison

    comparison = compare_runs(read_run(a), read_run(b))
    click.echo(comparison.in_words())
    if out:
        click.echo(str(write_comparison(comparison, out)))


@command.command(short_help="Grade transcripts from anywhere, one JSON line each.")
@click.argument("file", type=_FILE)
@click.option("--judge", help="A model whose reading is added, at OPENAI_BASE_URL.")
def grade(file: Path, judge: str | None) -> None:
    """Grade transcripts from anywhere: lines of {"id", "turns": [{"role": "coach|coachee", "content"}]}.

    Prints one JSON line each, with "id", "coaching" from 0 to 1 and the figures behind it. Needs no model.
    """
    from evals.grade import grade as grade_session
    from evals.grade import read_sessions

    sessions = read_sessions(file)
    readings = _readings(sessions, judge)
    for session in sessions:
        graded = grade_session(session).model_dump(mode="json") | readings.get(session.id, {})
        click.echo(json.dumps(graded, ensure_ascii=False))


@command.command(short_help="A blind sample of replies for a trainer to label.")
@click.argument("runs", nargs=-1, required=True, type=_FILE, metavar="LOG...")
@click.option("--out", required=True, type=_FILE, help="A folder for the page and the CSV.")
@click.option("--count", default=40, show_default=True, type=click.IntRange(1))
@click.option("--seed", default=0, show_default=True)
def label(runs: tuple[Path, ...], out: Path, count: int, seed: int) -> None:
    """A blind sample of replies for a trainer to label, as a page that works offline and as CSV."""
    from evals.labels import write_sample
    from evals.record import read_run

    for file in write_sample([read_run(place) for place in runs], out, count, seed):
        click.echo(str(file))


@command.command(short_help="How far the scorers agree with people.")
@click.argument("runs", nargs=-1, required=True, type=_FILE, metavar="LOG...")
@click.option(
    "--labels", "files", required=True, multiple=True, type=_FILE, help="A labeller's CSV; once for each."
)
@click.option(
    "--by", required=True, help='Who labelled, such as "three trainers" or "this project\'s makers".'
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON list.")
def agreement(runs: tuple[Path, ...], files: tuple[Path, ...], by: str, as_json: bool) -> None:
    """How far each scorer agrees with people: Cohen's kappa with an interval; alpha among labellers."""
    from evals.labels import agreement_of
    from evals.record import read_run

    found = agreement_of([read_run(place) for place in runs], files, by)
    if as_json:
        click.echo(json.dumps([row.model_dump(mode="json") for row in found], indent=1))
    else:
        click.echo("\n".join(row.in_words() for row in found))


@command.command(short_help="What each scorer catches of faults made on purpose.")
@click.option("--held-out", is_flag=True, help="In wordings that those who wrote the scorers hadn't seen.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON list.")
def trust(held_out: bool, as_json: bool) -> None:
    """What each scorer catches of faults made on purpose, and where it cries out without cause."""
    from evals.faults.wordings import HELD_OUT, WORDINGS
    from evals.scorers import load
    from evals.trust import in_words, measure

    rows = measure(load(), words=HELD_OUT if held_out else WORDINGS)
    click.echo(
        json.dumps([row.model_dump(mode="json") for row in rows], indent=1) if as_json else in_words(rows)
    )


@command.command(short_help="The smoke suite against the committed baseline.")
@click.option("--update", is_flag=True, help="Show what changes, and make this the baseline.")
@click.option("--run", "place", type=_FILE, help="A run that is there already, in place of a new one.")
def gate(update: bool, place: Path | None) -> int:
    """Run the smoke suite without any model and hold it against the committed baseline.

    Ends with 1 where something got worse, and says what, on which conversations, and what to do.
    """
    _needs_extra()
    from evals.gates import BASELINE, read_baseline, smoke
    from evals.gates import judge as judge_run
    from evals.gates import updated as updated_baseline

    made = smoke(place, lambda line: click.echo(line, err=True))
    if update:
        change, baseline = updated_baseline(made, read_baseline())
        click.echo(change)
        BASELINE.write_text(baseline.model_dump_json(indent=1) + "\n", encoding="utf-8")
        return 0
    failures = judge_run(made, read_baseline())
    for failure in failures:
        click.echo(failure.in_words())
    if not failures:
        click.echo(f"Nothing got worse: {len(made.run.results)} conversations.")
    return 1 if failures else 0


def _readings(sessions: "Sequence[Transcript]", judge: str | None) -> dict[str, dict[str, object]]:
    """What a judge reads in each session, by its id."""
    if not judge:
        return {}
    _needs_extra()
    from evals.reading import judged_sessions

    return judged_sessions(sessions, judge)


def _needs_extra() -> None:
    if not find_spec("inspect_ai"):
        raise EvalError("the eval suite isn't installed; install askfirst with its evals extra")


if __name__ == "__main__":
    sys.exit(command())
