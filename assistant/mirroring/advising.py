"""Advice as a question: names an action and asks whether it would be one."""

import re

from assistant.domain.mirror import LineKind
from assistant.mirroring.line import Line
from assistant.mirroring.parts import Act
from assistant.mirroring.patterns import searches
from assistant.mirroring.sign import Sign, quoted

_A = searches("advising")
_P = searches("parts")
_SOFT = re.compile(_P["softtag"].pattern + " ")
_SUPPOSED = re.compile(
    r"(?:and )?(?:if|suppose|supposing|imagine|assuming|say|let us say|assume) (?:you|we)\b"
)


def advising(line: Line) -> Sign | None:
    """Set forms ("Have you thought about", "What if you"), and softened orders and options."""
    part = line.deciding
    if part is None or part.act is Act.INVITES:
        return None
    if part.act is Act.TELLS:
        words = part.sentence.span(part.start, part.end)
        return Sign(LineKind.ADVICE_AS_QUESTION, words.strip(" ?.!"), sure=part.suggested)
    if _P["indirect"].match(part.line) or _A["explores"].match(part.line):
        return None
    lead = next((p for p in line.parts if p.act is Act.STATES and _SUPPOSED.match(p.line)), None)
    if lead and (match := _A["heads"].match(lead.line)):
        return Sign(LineKind.ADVICE_AS_QUESTION, quoted(lead, match, 3))
    if _SOFT.fullmatch(part.line):
        # "Maybe we should ask her. What do you think?"
        part = next((p for p in line.parts if p.act is Act.STATES), part)
    section = "heads" if part.act is Act.ASKS else "statement"
    match = _A[section].match(part.line)
    if match is None and part.act is Act.ASKS and not part.inverted:
        match = _A["statement"].match(part.line)
    if match is None or (part.act is Act.STATES and not (line.marked or line.tag)):
        return None
    return Sign(LineKind.ADVICE_AS_QUESTION, quoted(part, match, 3))
