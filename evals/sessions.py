"""How well the grade tells good sessions from poor ones: ``python -m evals.sessions [FILE]``."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from evals.grade import MEASURES, Grade, grade
from evals.jsonl import read_rows
from evals.printing import printed
from evals.transcript import Strict, Transcript, Turn

LABELLED = Path(__file__).parent / "datasets" / "sessions.jsonl"


class LabelledSession(Strict):
    """``split``: a third, ``report``, is left out of sight when the grade is changed."""

    id: str
    field: str
    label: Literal["good", "poor"]
    split: Literal["tune", "report"]
    turns: tuple[Turn, ...]


def auc(good: Sequence[float], poor: Sequence[float]) -> float:
    """The chance that a good one lies above a poor one, ties counting half; 0.5 where either is missing."""
    pairs = [(g > p) + 0.5 * (g == p) for g in good for p in poor]
    return sum(pairs) / len(pairs) if pairs else 0.5


def table(sessions: Sequence[LabelledSession]) -> str:
    """AUC of the score and of each figure by itself, by split; below 0.5 where less is better."""
    lines = [f"{'split':8}{'good':>5}{'poor':>5}  AUC"]
    for split in ("tune", "report"):
        chosen = [s for s in sessions if s.split == split]
        good, poor = (_grades(chosen, label) for label in ("good", "poor"))
        lines.append(
            f"{split:8}{len(good):5}{len(poor):5}  "
            f"coaching {auc([g.coaching for g in good], [g.coaching for g in poor]):.2f}"
        )
        lines += [f"{'':20}{m.name} {_alone(m.name, good, poor):.2f}" for m in MEASURES]
    return "\n".join(lines)


def _grades(sessions: Sequence[LabelledSession], label: str) -> list[Grade]:
    return [grade(Transcript(id=s.id, turns=s.turns)) for s in sessions if s.label == label]


def _alone(name: str, good: Sequence[Grade], poor: Sequence[Grade]) -> float:
    return auc([g.figures[name] for g in good], [g.figures[name] for g in poor])


def main(arguments: Sequence[str]) -> int:
    """Prints the table. Returns the exit code."""
    file = Path(arguments[0]) if arguments else LABELLED
    return printed(lambda: table(read_rows(file, LabelledSession)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
