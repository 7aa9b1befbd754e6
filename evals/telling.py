"""Telling against asking, outside the suite's own field: teachers' turns, labelled by the teachers.

``python -m evals.telling FILE`` reads ``{"id", "said", "reply", "move"}`` a line (MathDial's turns), prints
precision, recall and F1 on telling over the turns that aren't generic, for the rules and for a baseline.
"""

import hashlib
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Literal

from evals.errors import EvalError
from evals.jsonl import read_rows
from evals.speech.kinds import QUESTIONS
from evals.speech.read import read
from evals.transcript import Strict

RESAMPLES = 1000
SEED = 6


class LabelledTurn(Strict):
    """``said``: the student's turn before; ``reply``: the teacher's, with the teacher's own label."""

    id: str
    said: str
    reply: str
    move: Literal["telling", "focus", "probing", "generic"]

    @property
    def conversation(self) -> str:
        return self.id.split("-")[0]

    @property
    def tuned_on(self) -> bool:
        """Whether the signs below were chosen with this turn in view: a half, by a hash of its id."""
        return hashlib.sha256(self.conversation.encode()).digest()[0] % 2 == 0


class Sign(Strict):
    """What speaks for telling (``points`` above 0) or for sending the student back to work (below)."""

    name: str
    points: int
    pattern: str

    def stands_in(self, reply: str) -> bool:
        return bool(re.search(self.pattern, reply, re.IGNORECASE))


# Points are twice the weights of a logistic regression on the tuned half, rounded; none that rounded to 0.
SIGNS = (
    Sign(name="works a sum out", points=2, pattern=r"=\s*[$£€]?\d"),
    Sign(
        name="states a figure",
        points=2,
        pattern=r"\b(?:is|are|be|was|were|makes?|gives|gets?|has|have|had|equals|leaves|to)\s+"
        r"(?:only |just |now |actually |already |not )?[$£€]?\d",
    ),
    Sign(
        name="names the answer",
        points=3,
        pattern=r"\b(?:the|your|correct|right|final) (?:answer|total|result|number|amount|cost) "
        r"(?:is|would|should|will|was)\b",
    ),
    Sign(name="says no", points=1, pattern=r"^\W*(?:no|not|wrong|incorrect|sorry)\b"),
    Sign(
        name="says yes",
        points=2,
        pattern=r"^\W*(?:yes|yep|correct|that'?s (?:right|correct)|great|perfect|excellent|"
        r"you are correct)\b",
    ),
    Sign(
        name="names the operation",
        points=1,
        pattern=r"\b(?:add|subtract|multiply|divide|minus|plus|times|double|half|deduct|multiplied|divided|"
        r"added|subtracted)\b",
    ),
    Sign(
        name="says what is needed",
        points=1,
        pattern=r"\b(?:(?:need|should|must|ha(?:ve|s)) to|(?:we|you) need)\b",
    ),
    Sign(
        name="sends back to the work",
        points=-1,
        pattern=r"\b(?:again|try(?:ing)?|look|think|check|go back|let'?s|lets|please|can you|"
        r"(?:tell|show|talk) me|explain|have a go|re-?read|re-?check|calculate|work out|focus|start|take)\b",
    ),
    Sign(name="marks the next step", points=-1, pattern=r"\b(?:now|next|step|first|part)\b"),
    Sign(
        name="speaks of the student's work",
        points=-1,
        pattern=r"\b(?:you (?:have|are|did|said|worked)|you've|you're|your)\b",
    ),
    Sign(name="encourages", points=-1, pattern=r"\b(?:good|well done|nearly|almost|close)\b"),
)
FEW_WORDS = 5
"""A turn that asks nothing and has no more words than these is a verdict: two points."""
ENOUGH = 1
"""Points from which on a turn tells. Chosen, like the points, on the tuned half."""

_TAG = re.compile(
    r"(?:does (?:that|this|it) (?:make|help)|(?:do |did )?(?:you )?understand|do you (?:see|get|agree)|"
    r"ok(?:ay)?|make sense|correct)\b[\w\s]{0,12}\?+\s*$",
    re.IGNORECASE,
)
_BLANK = re.compile(r"(?:=|\.\.+|…|-|\b(?:is|by|the|x))\s*[?_]*\s*$", re.IGNORECASE)
_WITHIN = re.compile(
    r"\bhow (?:many|much|long|far|old|do|would|does|did|can)\b|\bwhat\b(?! you)|\bwhy\b"
    r"|\bwhich (?!is|was|mean|give|equal|make|leav)|\b(?:are|is) there\b",
    re.IGNORECASE,
)


def asks(reply: str) -> bool:
    """Whether the student is left with something to answer: a question, or a blank such as "90 + 60 = "."""
    # "Do you understand?" after an explanation leaves nothing to work out.
    text = _TAG.sub("", reply.strip())
    within = any(sentence.kind in QUESTIONS for sentence in read(text))
    return "?" in text or within or bool(_BLANK.search(text) or _WITHIN.search(text))


def points(reply: str, said: str) -> int:
    """How much speaks for telling in a turn that doesn't ask."""
    seen = sum(sign.points for sign in SIGNS if sign.stands_in(reply))
    gives_a_figure = bool(_figures(reply) - _figures(said))
    return seen + gives_a_figure + 2 * (len(reply.split()) <= FEW_WORDS)


def tells(reply: str, said: str = "") -> bool:
    """Whether a tutor's turn gives away a step, a fact or the answer, rather than asks for it."""
    return bool(reply.strip()) and not asks(reply) and points(reply, said) >= ENOUGH


def has_no_question_mark(reply: str, said: str = "") -> bool:
    """The baseline: whatever has no question mark tells."""
    return "?" not in reply


def _figures(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:\.\d+)?", text.replace(",", "")))


class Agreement(Strict):
    """Precision, recall and F1 on telling, with the 95 % bootstrap interval of F1 over conversations."""

    turns: int
    precision: float
    recall: float
    f1: float
    low: float
    high: float


Verdict = Callable[[str, str], bool]
Counts = tuple[int, int, int]
"""Rightly called telling, wrongly called so, missed."""


def agreement(turns: Iterable[LabelledTurn], verdict: Verdict) -> Agreement:
    """``turns`` that are generic are left out, as the reference figures leave them out."""
    kept = [turn for turn in turns if turn.move != "generic"]
    by_conversation: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for turn in kept:
        by_conversation[turn.conversation].append((verdict(turn.reply, turn.said), turn.move == "telling"))
    counts = [_count(pairs) for pairs in by_conversation.values()]
    chance = random.Random(SEED)
    f1s = (
        sorted(_scores(chance.choices(counts, k=len(counts)))[2] for _ in range(RESAMPLES))
        if counts
        else [0.0]
    )
    precision, recall, f1 = _scores(counts)
    low, high = f1s[int(0.025 * len(f1s))], f1s[min(int(0.975 * len(f1s)), len(f1s) - 1)]
    return Agreement(turns=len(kept), precision=precision, recall=recall, f1=f1, low=low, high=high)


def _count(pairs: Sequence[tuple[bool, bool]]) -> Counts:
    return (
        sum(called and told for called, told in pairs),
        sum(called and not told for called, told in pairs),
        sum(told and not called for called, told in pairs),
    )


def _scores(counts: Sequence[Counts]) -> tuple[float, float, float]:
    hit, wrong, missed = (sum(c[i] for c in counts) for i in range(3))
    precision, recall = hit / max(hit + wrong, 1), hit / max(hit + missed, 1)
    return precision, recall, 2 * hit / max(2 * hit + wrong + missed, 1)


def table(turns: Sequence[LabelledTurn]) -> str:
    """The figures for the rules and the baseline, on all turns and on either half."""
    parts = {
        "all": turns,
        "half tuned on": [turn for turn in turns if turn.tuned_on],
        "half held out": [turn for turn in turns if not turn.tuned_on],
    }
    verdicts: dict[str, Verdict] = {"rules": tells, "no question mark": has_no_question_mark}
    lines = [f"{'turns':15}{'':6}{'by':18}{'precision':>10}{'recall':>8}{'F1':>6}  95 % interval"]
    for part, chosen in parts.items():
        for name, verdict in verdicts.items():
            a = agreement(chosen, verdict)
            figures = f"{a.precision:10.2f}{a.recall:8.2f}{a.f1:6.2f}  {a.low:.2f} to {a.high:.2f}"
            lines.append(f"{part:15}{a.turns:<6}{name:18}{figures}")
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Prints the table. Returns the exit code."""
    if len(arguments) != 1:
        print("usage: python -m evals.telling FILE", file=sys.stderr)
        return 2
    try:
        print(table(read_rows(Path(arguments[0]), LabelledTurn)))
    except EvalError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
