"""Closed: answered with yes or no, with one of what is offered, or with a bare fact."""

import re

from assistant.domain.mirror import LineKind
from assistant.mirroring.line import Line
from assistant.mirroring.parts import Act, Part
from assistant.mirroring.patterns import searches
from assistant.mirroring.sign import Sign, quoted

_C = searches("closed")
_P = searches("parts")
_SHORT = 3
_INNER = re.compile(
    r"(?<![^ ])(?:know|tell (?:me|us)|say|remember|recall|check|confirm|wonder|wondering|ask|asking|find out"
    r"|understand|curious|idea|to me|hear)(?: just| exactly| please| again| quickly| is)* "
    r"(?:if|whether|when|who|whom|where (?:is|the|it|they)|what (?:day|date|time)"
    r"|how (?:many|much|long|often|old|big))\b"
)


def closed(line: Line) -> Sign | None:
    """A question by its form; what only looks closed and invites to tell is left to be open."""
    part = line.deciding
    if part is not None and part.act is Act.STATES and line.tag:
        return Sign(LineKind.CLOSED, line.tag.text)
    if part is None or part.act not in (Act.ASKS, Act.INVITES):
        return None
    if part.act is Act.INVITES or _C["open_anyway"].match(part.line) or _P["indirect"].match(part.line):
        return _inner(part)
    if (_C["fragments"].match(part.line) and len(part.words) <= _SHORT) or _explores(line, part):
        return None
    match = _C["facts"].match(part.line)
    if match:
        return Sign(LineKind.CLOSED, quoted(part, match))
    if part.inverted:
        return Sign(LineKind.CLOSED, part.sentence.span(part.start, min(part.start + 3, part.end)))
    if not re.match(r"(?:[a-z]+ )?(?:what|how|why|which|where|who|when)\b|i ", part.line):
        return Sign(LineKind.CLOSED, part.text, sure=False)
    return None


def _explores(line: Line, part: Part) -> bool:
    """ "Which part was hardest?", "Suppose nobody minded: who would you ask?" """
    supposed = any(lead.act is not Act.ASKS and _P["scene"].match(lead.line) for lead in line.parts)
    return _C["exploring"].match(part.line) is not None or (supposed and not part.inverted)


def is_fact(line: Line) -> bool:
    """Whether a closed question asks for a fact and neither for a view nor for a promise."""
    part = line.deciding
    return part is not None and len(part.words) > 1 and not _C["soft"].search(part.line)


def _inner(part: Part) -> Sign | None:
    """ "Can you tell me when it renews?" asks for the date."""
    match = _INNER.search(part.line)
    if not match or part.line[: match.start()].count(" ") > 5 or "about" in part.line[: match.start()]:
        return None
    return Sign(LineKind.CLOSED, quoted(part, match))
