"""``python -m evals.telling FILE [--judge MODEL] [--sample N] [--seed S] [--out FILE]``.

``FILE`` has ``{"id", "said", "reply", "move"}`` a line (MathDial's turns). Prints precision, recall and F1 on
telling over the turns that aren't generic, for the rules and for a baseline. With ``--judge`` a model at
``OPENAI_BASE_URL`` judges them, or ``--sample`` so many of them, beside the rules on the same turns; its
verdicts are added to ``--out`` one by one, and the same command goes on where it broke off.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from evals.endpoint import from_environment
from evals.jsonl import read_rows
from evals.printing import printed
from evals.telling.judged import Judging, judged, kept_in
from evals.telling.table import table, table_with_judge
from evals.telling.turns import LabelledTurn, drawn

RUNS = Path("eval-runs")
"""Where verdicts are kept without ``--out``, as runs are: below the folder one stands in."""


def main(arguments: Sequence[str]) -> int:
    """Prints the table. Returns the exit code."""
    asked = _options().parse_args(arguments)
    return printed(lambda: _figures(asked))


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m evals.telling", description="Telling against asking.")
    options.add_argument("file", type=Path, help="teachers' turns, labelled: JSON lines")
    options.add_argument("--judge", help="a model's name, asked at OPENAI_BASE_URL")
    options.add_argument("--sample", type=_count, help="so many turns, drawn; all without it")
    options.add_argument("--seed", type=int, default=0, help="of the draw and of the judge (0)")
    options.add_argument("--out", type=Path, help="where verdicts are kept (eval-runs/telling-MODEL.jsonl)")
    return options


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number above 0")
    return int(text)


def _figures(asked: argparse.Namespace) -> str:
    """Raises ``EvalError``."""
    turns = read_rows(asked.file, LabelledTurn)
    chosen = drawn(turns, asked.sample, asked.seed)
    if not asked.judge:
        return table(chosen)
    judging = Judging(judge=asked.judge, seed=asked.seed, file=asked.out or kept_in(RUNS, asked.judge))
    verdicts = judged(chosen, judging, from_environment(), lambda line: print(line, file=sys.stderr))
    return table_with_judge(chosen, verdicts, asked.judge)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
