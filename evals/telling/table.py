"""The figures side by side: the rules, a baseline and a judge, on the same turns."""

from collections import Counter
from collections.abc import Mapping, Sequence

from evals.telling.agreement import Agreement, Verdict, agreement
from evals.telling.judged import Judged
from evals.telling.rules import has_no_question_mark, tells
from evals.telling.turns import LabelledTurn

BY_RULES: Mapping[str, Verdict] = {
    "rules": lambda turn: tells(turn.reply, turn.said),
    "no question mark": lambda turn: has_no_question_mark(turn.reply),
}
Verdicts = Mapping[LabelledTurn, Judged]
_HEAD = f"{'turns':15}{'':6}{'by':36}{'precision':22}{'recall':22}F1, with 95 % intervals"


def table(turns: Sequence[LabelledTurn]) -> str:
    """The figures for the rules and the baseline, on all turns and on either half."""
    parts = {
        "all": turns,
        "half tuned on": [turn for turn in turns if turn.tuned_on],
        "half held out": [turn for turn in turns if not turn.tuned_on],
    }
    lines = [
        _line(part, name, agreement(chosen, by))
        for part, chosen in parts.items()
        for name, by in BY_RULES.items()
    ]
    return "\n".join([_HEAD, *lines])


def table_with_judge(turns: Sequence[LabelledTurn], verdicts: Verdicts, judge: str) -> str:
    """The same for the turns that the judge judged. What it failed at is left out of all, and counted."""
    told = {turn: row.tells for turn, row in verdicts.items() if row.tells is not None}
    by: dict[str, Verdict] = {**BY_RULES, f"judge {judge}": told.__getitem__}
    scored = [turn for turn in turns if turn in told]
    lines = [_line("judged", name, agreement(scored, verdict)) for name, verdict in by.items()]
    return "\n".join([_HEAD, *lines, *_unscored([turn for turn in turns if turn not in told], verdicts)])


def _unscored(turns: Sequence[LabelledTurn], verdicts: Verdicts) -> list[str]:
    """How many turns have no verdict, how many of these tell, and why."""
    # What a reason says after its colon is this turn's own.
    whys = Counter(
        verdicts[turn].why.partition(":")[0] if turn in verdicts else "No answer came" for turn in turns
    )
    head = f"Unscored: {len(turns)}, of which {sum(turn.tells for turn in turns)} tell"
    return [head, *(f"{count:6} {why}" for why, count in whys.most_common())]


def _line(part: str, name: str, found: Agreement) -> str:
    figures = f"{found.precision.in_words():22}{found.recall.in_words():22}{found.f1.in_words()}"
    return f"{part:15}{found.turns:<6}{name:36}{figures}"
