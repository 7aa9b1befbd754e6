"""What kind of line it is that a leader says or means to say, and why.

Rules in the order in which kinds are told apart, the first that fits; beside them a reader learned from
labelled lines. The rules bring the words that show it; where they saw none, or the other reader is much
surer of another kind, the learned one decides.
"""

from collections.abc import Callable

from assistant.domain.mirror import LineKind, LineReading
from assistant.domain.words import bounded
from assistant.mirroring.advising import advising
from assistant.mirroring.blaming import accounting, blaming
from assistant.mirroring.closed import closed, is_fact
from assistant.mirroring.directive import directive
from assistant.mirroring.leading import leading
from assistant.mirroring.line import Line, take
from assistant.mirroring.opening import opening
from assistant.mirroring.pieces import asks_or_tells, lines_of
from assistant.mirroring.reasons import NOT_ENGLISH, NOTHING, reason
from assistant.mirroring.reflecting import reflects
from assistant.mirroring.second_reading import Weights, learned
from assistant.mirroring.sign import Sign
from assistant.mirroring.stacked import stacked

__all__ = ["asks_or_tells", "lines_of", "read_line", "reflects"]

Rule = Callable[[Line], Sign | None]

RULES: tuple[Rule, ...] = (stacked, directive, blaming, advising, accounting, leading, closed)
SURE = 2.0
"""What a set form that a rule knows adds to its kind's log probability."""
UNSURE = 0.8
"""The same for what is left when no set form fits. Both were set on lines that neither reader had seen."""
CERTAIN = 6.0
"""The same for what is plain from how the line is built."""


def read_line(text: str) -> LineReading:
    """The kind of a question, request or planned line. Text without a word of English is open."""
    line = take(bounded(text))
    if not line.parts:
        return LineReading(LineKind.OPEN, NOTHING)
    if not line.is_english:
        return LineReading(LineKind.OPEN, NOT_ENGLISH)
    kind, sign = _weighed(line, learned())
    fact = kind is LineKind.CLOSED and is_fact(line)
    return LineReading(kind, reason(kind, line, sign, fact), fact)


def first_sign(line: Line) -> Sign:
    """What the first rule that fits saw; open where none does."""
    return next(filter(None, (rule(line) for rule in RULES)), None) or opening(line)


def _weighed(line: Line, weights: Weights) -> tuple[LineKind, Sign | None]:
    """The kind both readers make likeliest, and what shows it, if a rule can point to it."""
    first = first_sign(line)
    odds = weights.log_odds(line)
    odds[first.kind] += CERTAIN if first.certain else SURE if first.sure else UNSURE
    kind = max(odds, key=lambda each: odds[each])
    if kind is first.kind:
        return kind, first
    others = (sign for rule in RULES if (sign := rule(line)) and sign.kind is kind)
    return kind, next(others, None)
