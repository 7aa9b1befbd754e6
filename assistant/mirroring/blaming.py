"""Blaming why: asks somebody to account for what is taken as a fault."""

import re

from assistant.domain.mirror import LineKind
from assistant.mirroring.line import Line
from assistant.mirroring.parts import Act
from assistant.mirroring.patterns import searches
from assistant.mirroring.sign import Sign, quoted

_CLOSE = frozenset("you your yours we our us i me my not no nothing nobody never so still late full".split())
_OPENING = 4
_OFFERS = re.compile(r"why (?:can|could|do|would|should) not we\b")
_B = searches("blaming")


def blaming(line: Line) -> Sign | None:
    """ "Why didn't you", "How could you", "Tell me why you never"; "Why does it matter to you?" is open."""
    part = line.deciding
    if part is None or part.act is Act.TELLS:
        return None
    if part.act is not Act.STATES:
        match = _B["heads"].match(part.line)
        if match and not _OFFERS.match(part.line):
            return Sign(LineKind.WHY_BLAMING, quoted(part, match))
    match = _B["inner"].search(part.line)
    if match:
        return Sign(LineKind.WHY_BLAMING, quoted(part, match))
    return None


def accounting(line: Line) -> Sign | None:
    """Any other why that speaks of the other person or of a lack, and of nothing that is merely curious."""
    part = line.deciding
    if part is None or part.act is not Act.ASKS:
        return None
    words = part.words
    if words[0] != "why" or _B["curious"].match(part.line) or _OFFERS.match(part.line):
        return None
    if _CLOSE.isdisjoint(words[1:]):
        return None
    return Sign(
        LineKind.WHY_BLAMING, part.sentence.span(part.start, min(part.start + 4, part.end)), sure=False
    )
