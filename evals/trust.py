"""How far the rule scorers can be trusted: what they catch of the made faults, and where they err.

``python -m evals.trust [--json] [--held-out]`` prints the table. Needs no model. ``--held-out``: made with
words that no rule was mended on, where a kind has such.

Each made fault is scored next to the good turn it was made from. A scorer stirs where it has a finding that
the good turn didn't have, or a value that is worse. Stirring at its own faults is a detection, at
the faults of others a false alarm, and so is any finding on a good turn as it stands.
"""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from evals.errors import DatasetError
from evals.faults.edits import twin
from evals.faults.good import GoodTurn, read_good_turns
from evals.faults.kinds import KINDS, FaultKind, named
from evals.faults.making import EACH, Fault, made
from evals.faults.wordings import HELD_OUT, WORDINGS
from evals.labels import JUDGED, Agreement
from evals.printing import printed
from evals.report.trust import Trust
from evals.scorers import load
from evals.scores import Better, Score, Scorer
from evals.together import AmongOthers, OfPairs
from evals.transcript import Strict, Transcript

GOOD = "good"
"""The row of the good turns as they stand."""
SLACK = 0.05
"""By how much a value may be worse before that is called stirring: any edit moves shares of words."""
OTHERS = 40
"""Into how many other good turns a reply is put by a scorer that swaps replies."""
SHOWN = 5
"""How many cases a row names."""

Must = Literal["catch", "still", "may"]


class Row(Strict):
    """One scorer at one kind of fault. Rates are None where there was nothing to count."""

    scorer: str
    kind: str
    must: Must
    detected: int = 0
    of: int = 0
    false_alarms: int = 0
    among: int = 0
    stirred: int = 0
    """How often it stirred where it may."""
    cases: tuple[str, ...] = ()
    """The first that it missed, or cried out at: ids of faults or good turns."""


class Total(Strict):
    """One scorer over all made faults."""

    scorer: str
    detected: int
    of: int
    false_alarms: int
    among: int


def measure(
    scorers: Sequence[Scorer],
    goods: Sequence[GoodTurn] | None = None,
    kinds: Sequence[FaultKind] = KINDS,
    words: Path = WORDINGS,
    each: int = EACH,
) -> list[Row]:
    """A row for each scorer and kind, by scorer, the good turns first. Raises ``DatasetError``.

    ``words``: the folder with the faults' wordings; ``each``: how many of a kind, see
    ``evals.faults.making.made``.
    """
    goods = read_good_turns() if goods is None else goods
    faults = made(goods, kinds, each=each, words=words)
    return [row for scorer in scorers for row in _rows(scorer, goods, faults, kinds)]


def _rows(
    scorer: Scorer, goods: Sequence[GoodTurn], faults: Sequence[Fault], kinds: Sequence[FaultKind]
) -> list[Row]:
    fitting = [good for good in goods if not isinstance(scorer, OfPairs) or named(good)]
    before = {good.id: _score(scorer, good, twin(good) if named(good) else None, goods) for good in fitting}
    loud = [id for id, score in before.items() if score.findings]
    rows = [_row(scorer.NAME, GOOD, "still", loud, list(before))]
    by_id = {good.id: good for good in goods}
    for kind in kinds:
        # Only a pair can show whether it was treated alike; the other kinds have none.
        own = [f for f in faults if f.kind == kind.name]
        if isinstance(scorer, OfPairs) and kind.caught_by != scorer.NAME:
            own = []
        stirred = [fault.id for fault in own if _stirred(scorer, fault, by_id[fault.good], before, goods)]
        rows.append(_row(scorer.NAME, kind.name, must(scorer.NAME, kind), stirred, [f.id for f in own]))
    return rows


def _stirred(
    scorer: Scorer, fault: Fault, good: GoodTurn, before: Mapping[str, Score], goods: Sequence[GoodTurn]
) -> bool:
    broken = good.model_copy(update={"sample": fault.sample, "transcript": fault.transcript})
    if isinstance(scorer, OfPairs):
        return stirs(before[good.id], scorer.compare(good.transcript, fault.transcript), scorer.BETTER)
    return stirs(before[good.id], _score(scorer, broken, None, goods), scorer.BETTER)


def _score(scorer: Scorer, turn: GoodTurn, pair: Transcript | None, goods: Sequence[GoodTurn]) -> Score:
    """As a run would score it: beside others, or beside its pair, where that is what the scorer looks at."""
    if isinstance(scorer, AmongOthers):
        others = [other.transcript for other in goods if other.id != turn.id][:OTHERS]
        return scorer.score_among(turn.transcript, others)
    if isinstance(scorer, OfPairs) and pair:
        return scorer.compare(turn.transcript, pair)
    return scorer.score(turn.transcript, turn.sample)


def _row(scorer: str, kind: str, must: Must, stirred: Sequence[str], all_: Sequence[str]) -> Row:
    row = Row(scorer=scorer, kind=kind, must=must, stirred=len(stirred))
    if must == "catch":
        missed = tuple(id for id in all_ if id not in stirred)[:SHOWN]
        return row.model_copy(update={"detected": len(stirred), "of": len(all_), "cases": missed})
    if must == "still":
        update = {"false_alarms": len(stirred), "among": len(all_), "cases": tuple(stirred)[:SHOWN]}
        return row.model_copy(update=update)
    return row


def must(scorer: str, kind: FaultKind) -> Must:
    """What a scorer has to do about a kind of fault."""
    if scorer == kind.caught_by:
        return "catch"
    return "may" if scorer in kind.may else "still"


def stirs(good: Score, broken: Score, better: Better) -> bool:
    """Whether the fault shows: words found that weren't before, or a value that is worse."""
    # What was there before may be quoted with the edit in it now: the same reason at the same turn isn't new.
    quotes = {finding.quote for finding in good.findings}
    reasons = {(finding.turn, finding.why) for finding in good.findings}
    if any(f.quote not in quotes and (f.turn, f.why) not in reasons for f in broken.findings):
        return True
    if good.value is None or broken.value is None or better == "band":
        return False
    worse = broken.value - good.value if better == "lower" else good.value - broken.value
    return worse > SLACK


def totals(rows: Iterable[Row]) -> list[Total]:
    """One line a scorer, in the order of the rows."""
    sums: dict[str, list[int]] = {}
    for row in rows:
        counts = (row.detected, row.of, row.false_alarms, row.among)
        sums[row.scorer] = [a + b for a, b in zip(sums.get(row.scorer, [0] * 4), counts, strict=True)]
    return [
        Total(scorer=name, detected=detected, of=of, false_alarms=false_alarms, among=among)
        for name, (detected, of, false_alarms, among) in sums.items()
    ]


def rows_of(agreed: Path | None = None) -> list[Trust]:
    """What the report's table of trust shows: the made faults in held-out words, and what ``agreed`` says.

    ``agreed``: what ``askfirst eval agreement --json`` printed. Raises ``DatasetError``.
    """
    found = _agreements(agreed) if agreed else []
    by_rules = {
        total.scorer: Trust(**total.model_dump()) for total in totals(measure(load(), words=HELD_OUT))
    }
    for one in found:
        name = one.scorer.removeprefix(JUDGED)
        known = by_rules.get(one.scorer) or Trust(scorer=name, judged=one.scorer != name)
        by_rules[one.scorer] = known.model_copy(
            update={
                "kappa": one.kappa,
                "kappa_low": one.kappa_low,
                "kappa_high": one.kappa_high,
                "labelled_by": one.labelled_by,
                "labels": one.labels,
            }
        )
    return list(by_rules.values())


def _agreements(file: Path) -> list[Agreement]:
    try:
        return TypeAdapter(list[Agreement]).validate_json(file.read_bytes())
    except OSError as error:
        raise DatasetError(str(file), 1, f"can't be read ({error.strerror})", "check its name") from None
    except ValidationError as error:
        what = error.errors()[0]["msg"].lower()
        raise DatasetError(str(file), 1, what, "use what eval agreement --json printed") from None


def in_words(rows: Sequence[Row]) -> str:
    """The tables as plain text: a line a scorer, then each kind a scorer must catch, then what cried out."""
    lines = [f"{'scorer':14}{'caught':>12}{'':7}{'false alarms':>14}"]
    for line in totals(rows):
        caught = f"{line.detected} of {line.of}" if line.of else "none of its own"
        alarms = f"{line.false_alarms} of {line.among}"
        lines.append(
            f"{line.scorer:14}{caught:>15}{_share(line.detected, line.of):>5}"
            f"{alarms:>14}{_share(line.false_alarms, line.among):>6}"
        )
    lines += ["", "Caught, by kind"]
    lines += [
        f"  {row.kind:18}{row.scorer:13}{row.detected:3} of {row.of:<4}{_share(row.detected, row.of):>5}"
        f"{_cases('missed', row)}"
        for row in rows
        if row.of
    ]
    lines += ["", "False alarms"]
    lines += [
        f"  {row.scorer:14}{row.kind:18}{row.false_alarms:3} of {row.among:<4}{_cases('at', row)}"
        for row in rows
        if row.false_alarms
    ]
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else ""


def _cases(word: str, row: Row) -> str:
    return f"  {word} {', '.join(row.cases)}" if row.cases else ""


def main(arguments: Sequence[str]) -> int:
    """Prints the table, or JSON lines with ``--json``. Returns the exit code."""
    if set(arguments) - {"--json", "--held-out"}:
        print("usage: python -m evals.trust [--json] [--held-out]", file=sys.stderr)
        return 2
    return printed(lambda: _table(HELD_OUT if "--held-out" in arguments else WORDINGS, "--json" in arguments))


def _table(words: Path, as_json: bool) -> str:
    rows = measure(load(), words=words)
    return "\n".join(json.dumps(row.model_dump()) for row in rows) if as_json else in_words(rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
