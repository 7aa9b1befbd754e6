"""How far a reader of causes reads as labelled: ``python -m evals.causes report [--predictions FILE]``.

``FILE`` holds what ``askfirst causes --jsonl evals/datasets/causes.jsonl`` printed, with ``--model`` or
without; when no file is given that command is run, without a model. ``python -m evals.causes agreement``
says how far one maker's two labellings agree. Nothing of the product is imported.

A cause read is a cause labelled where they share at least half the words of the longer of the two.
Sides are compared for those causes; a side that the words don't tell counts as a label of its own.
"""

import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, NamedTuple

from evals.agreement import Estimate, estimate, kappa
from evals.errors import DatasetError, EvalError, RunError
from evals.intervals import Interval, Observation, mean
from evals.jsonl import read_rows
from evals.transcript import Strict

FOLDER = Path(__file__).parent / "datasets"
LABELLED = FOLDER / "causes.jsonl"
AGAIN = FOLDER / "causes-again.jsonl"
"""The second labelling of some of them, by the same maker."""
SIDES = ("locus", "stability", "reach", "basis")
UNTOLD = "untold"
ENOUGH = 0.5
"""Share of the longer one's words that two causes must have in common to be one."""
USAGE = "usage: python -m evals.causes report [--predictions FILE] | agreement [--again FILE]"
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class LabelledCause(Strict):
    """``words`` stand in the sentence as they are; None where they don't tell a side."""

    words: str
    locus: Literal["inside", "outside"] | None
    stability: Literal["lasting", "passing"] | None
    reach: Literal["within", "beyond"] | None
    basis: Literal["seen", "concluded"] | None

    def side(self, name: str) -> str:
        return getattr(self, name) or UNTOLD


class LabelledSentence(Strict):
    """``id`` begins with its voice. ``split``: the rules were made with ``tune`` in view only."""

    id: str
    text: str
    causes: tuple[LabelledCause, ...]
    split: Literal["tune", "report"]

    @property
    def voice(self) -> str:
        return self.id.rpartition("-")[0]


class ReadSentence(Strict):
    """What a reader, or a second labelling, says of a sentence. ``notice``: why another reader stepped in."""

    id: str
    causes: tuple[LabelledCause, ...]
    notice: str | None = None


class Pair(NamedTuple):
    """One cause as labelled and as read; ``read`` is None where it was missed."""

    sentence: str
    labelled: LabelledCause | None
    read: LabelledCause | None


class Detection(NamedTuple):
    """``precision`` and ``recall`` are None where there was nothing to count."""

    precision: Interval | None
    recall: Interval | None
    f1: float


def pairs(sentence: LabelledSentence, read: Sequence[LabelledCause]) -> list[Pair]:
    """Each labelled cause with the one read that shares most words with it, then what is left of both."""
    close = sorted(
        (
            (_overlap(sentence.text, one.words, other.words), -a, -b)
            for a, one in enumerate(sentence.causes)
            for b, other in enumerate(read)
        ),
        reverse=True,
    )
    found: dict[int, int] = {}
    for share, a, b in close:
        if share >= ENOUGH and -a not in found and -b not in found.values():
            found[-a] = -b
    matched = [
        Pair(sentence.id, cause, read[found[n]] if n in found else None)
        for n, cause in enumerate(sentence.causes)
    ]
    return matched + [
        Pair(sentence.id, None, cause) for n, cause in enumerate(read) if n not in found.values()
    ]


def detection(found: Sequence[Pair]) -> Detection:
    precision = _share(found, lambda pair: pair.read is not None)
    recall = _share(found, lambda pair: pair.labelled is not None)
    p, r = (one.mean if one else 0.0 for one in (precision, recall))
    return Detection(precision, recall, 2 * p * r / (p + r) if p + r else 0.0)


def side(found: Sequence[Pair], name: str) -> tuple[float | None, Estimate | None]:
    """Accuracy and Cohen's kappa on one side of the causes found; None where there are none."""
    both = [(p.labelled.side(name), p.read.side(name), p.sentence) for p in found if p.labelled and p.read]
    if not both:
        return None, None
    accuracy = sum(label == seen for label, seen, _ in both) / len(both)
    return accuracy, estimate([(label, seen) for label, seen, _ in both], [s for *_, s in both], kappa)


def measured(
    sentences: Sequence[LabelledSentence], read: Mapping[str, ReadSentence]
) -> dict[str, list[Pair]]:
    """Pairs by half and voice: "tune", "report", "report/angry"; sentences not read are left out."""
    rows: dict[str, list[Pair]] = {}
    for split in ("tune", "report"):
        half = [s for s in sentences if s.split == split and s.id in read]
        for voice in ("", *sorted({s.voice for s in half})):
            chosen = [s for s in half if voice in ("", s.voice)]
            if chosen:
                found = [pair for s in chosen for pair in pairs(s, read[s.id].causes)]
                rows[f"{split}/{voice}" if voice else split] = found
    return rows


def in_words(rows: Mapping[str, Sequence[Pair]]) -> str:
    """The tables as plain text: finding by half and voice, then the four sides by half."""
    lines = [f"{'finding causes':18}{'labelled':>9}{'precision':>24}{'recall':>24}{'F1':>7}"]
    for name, found in rows.items():
        seen = detection(found)
        labelled = sum(pair.labelled is not None for pair in found)
        lines.append(
            f"{name:18}{labelled:9}{_interval(seen.precision):>24}{_interval(seen.recall):>24}{seen.f1:7.3f}"
        )
    lines += ["", f"{'sides of those found':28}{'accuracy':>9}{'kappa':>26}"]
    for name, found in rows.items():
        if "/" in name:
            continue
        for one in SIDES:
            accuracy, agreed = side(found, one)
            if accuracy is not None:
                lines.append(f"{name:14}{one:14}{accuracy:9.3f}{_interval(agreed):>26}")
    return "\n".join(lines)


def read_by_command(file: Path = LABELLED) -> list[ReadSentence]:
    """What ``askfirst causes --jsonl`` prints, without a model. Raises ``RunError`` where it fails."""
    command = [sys.executable, "-m", "assistant", "causes", "--jsonl", str(file)]
    with TemporaryDirectory() as folder:
        printed = Path(folder) / "read.jsonl"
        with printed.open("wb") as out:
            ran = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, check=False)
        if ran.returncode:
            said = ran.stderr.decode(errors="replace").strip()
            raise RunError(f"askfirst causes failed: {said}; run it by hand and give --predictions FILE")
        return read_rows(printed, ReadSentence)


def main(arguments: Sequence[str]) -> int:
    """Prints the tables. Returns the exit code."""
    given = dict(zip(arguments[1::2], arguments[2::2], strict=False))
    option = {"report": "--predictions", "agreement": "--again"}.get(arguments[0] if arguments else "")
    if option is None or len(arguments) % 2 == 0 or set(given) - {option}:
        print(USAGE, file=sys.stderr)
        return 2
    try:
        sentences = read_rows(LABELLED, LabelledSentence)
        file = Path(given[option]) if given else None
        if option == "--again":
            print("Agreement of one maker with itself: the second labelling against the first.\n")
            file = file or AGAIN
        read = read_rows(file, ReadSentence) if file else read_by_command()
        known = {one.id for one in sentences}
        if strange := next((one.id for one in read if one.id not in known), None):
            raise DatasetError(str(file), 1, f"no labelled sentence has the id {strange!r}", "mend the id")
        rows = measured(sentences, {one.id: one for one in read})
        if option == "--again":
            rows = {"all": [pair for split in ("tune", "report") for pair in rows.get(split, [])]}
        print(in_words(rows))
        if stepped_in := sum(one.notice is not None for one in read):
            print(f"\n{stepped_in} of {len(read)} read by plain rules, as the model's answer was of no use")
    except EvalError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


def _overlap(text: str, one: str, other: str) -> float:
    first, second = _places(text, one), _places(text, other)
    return len(first & second) / max(len(first), len(second), 1)


def _places(text: str, words: str) -> frozenset[int]:
    """Where the words begin that the span holds."""
    start = text.find(words)
    end = start + len(words)
    return frozenset(m.start() for m in _WORD.finditer(text) if start <= m.start() < end)


def _share(found: Sequence[Pair], counts: Callable[[Pair], bool]) -> Interval | None:
    """How many of the pairs that count have both."""
    return mean(
        Observation(pair.sentence, 1, float(bool(pair.labelled and pair.read)))
        for pair in found
        if counts(pair)
    )


def _interval(value: Interval | Estimate | None) -> str:
    if value is None:
        return "-"
    middle = value.mean if isinstance(value, Interval) else value.value
    if value.low is None or value.high is None:
        return f"{middle:.3f}"
    return f"{middle:.3f} ({value.low:.2f} to {value.high:.2f})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
