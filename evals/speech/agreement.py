"""How far the rules read sentences as they were labelled: ``python -m evals.speech.agreement [FILE]``."""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from evals.jsonl import read_rows
from evals.printing import printed
from evals.speech.kinds import QUESTIONS, TELLING, Kind
from evals.speech.read import read
from evals.transcript import Strict

LABELLED = Path(__file__).parent.parent / "datasets" / "speech.jsonl"
Group = Literal["telling", "asking", "rest"]


class LabelledSentence(Strict):
    """``split``: the rules were made with the ``tune`` half in view, and never with the ``report`` half."""

    id: str
    field: Literal["sales", "counselling", "tutoring", "plain"]
    split: Literal["tune", "report"]
    kind: Kind
    text: str


def group(kind: Kind) -> Group:
    """``telling`` holds orders, advice and advice put as a question; every other question is ``asking``."""
    if kind in TELLING:
        return "telling"
    return "asking" if kind in QUESTIONS else "rest"


def read_kind(text: str) -> Kind:
    """The kind of a text that holds one sentence; where the rules see several, that of the last."""
    seen = read(text)
    return seen[-1].kind if seen else Kind.OTHER


def accuracy(sentences: Sequence[LabelledSentence]) -> tuple[float, float]:
    """The shares whose group and whose kind are read as labelled; 0 where there are no sentences."""
    pairs = [(s.kind, read_kind(s.text)) for s in sentences]
    alike = sum(group(label) == group(seen) for label, seen in pairs)
    exactly = sum(label == seen for label, seen in pairs)
    return alike / max(len(pairs), 1), exactly / max(len(pairs), 1)


def table(sentences: Sequence[LabelledSentence]) -> str:
    """Accuracy by half and field, then the confusions of the report half."""
    lines = [f"{'half':8}{'field':13}{'n':>4}{'telling/asking/rest':>21}{'kind':>7}"]
    for split in ("tune", "report"):
        half = [s for s in sentences if s.split == split]
        for field in ("all", *sorted({s.field for s in half})):
            chosen = [s for s in half if field in ("all", s.field)]
            groups, kinds = accuracy(chosen)
            lines.append(f"{split:8}{field:13}{len(chosen):4}{groups:21.3f}{kinds:7.3f}")
    report = [(s.kind, read_kind(s.text)) for s in sentences if s.split == "report"]
    confusions = Counter(pair for pair in report if pair[0] != pair[1])
    lines.append("\nreport half, labelled as, read as, times")
    lines += [f"{label:18}{seen:18}{times:3}" for (label, seen), times in confusions.most_common()]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Prints the table. Returns the exit code."""
    file = Path(arguments[0]) if arguments else LABELLED
    return printed(lambda: table(read_rows(file, LabelledSentence)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
