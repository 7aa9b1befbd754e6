"""Leading: carries a verdict, or the answer that is expected."""

import re

from assistant.domain.mirror import LineKind
from assistant.mirroring.line import Line
from assistant.mirroring.parts import Act
from assistant.mirroring.patterns import searches
from assistant.mirroring.sign import Sign, quoted

_L = searches("leading")
_SOFT = re.compile(searches("parts")["softtag"].pattern + " ")
"""Asks for a view of what was said, and expects no certain one."""


def leading(line: Line) -> Sign | None:
    """Tags, negative questions, guesses put as questions, and verdicts inside a question."""
    part = line.deciding
    if part is None or part.act in (Act.TELLS, Act.INVITES):
        return None
    if line.tag and part.act is Act.STATES:
        if _SOFT.fullmatch(line.tag.line):
            return None
        return Sign(LineKind.LEADING, line.tag.text)
    if _L["closed_anyway"].match(part.line):
        return None
    match = _L["heads"].match(part.line) or _L["anywhere"].search(part.line)
    # "So basically they don't like us?": the opening is no part of the question.
    if match is None and not part.inverted and _L["summing_up"].match(part.sentence.line):
        return Sign(LineKind.LEADING, part.text)
    if match and (part.act is Act.ASKS or line.marked):
        return Sign(LineKind.LEADING, quoted(part, match))
    return None
