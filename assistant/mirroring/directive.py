"""Directive: wants something done, in the imperative, as a need or duty, or as a polite request."""

import re

from assistant.domain.mirror import LineKind
from assistant.guarding.lexicon import verbs
from assistant.mirroring.line import Line
from assistant.mirroring.parts import Act
from assistant.mirroring.patterns import searches
from assistant.mirroring.sign import Sign, quoted

_SOFTENED = re.compile(r"[a-z]+ you (?:[a-z]+ )?(?:maybe|perhaps|possibly|potentially)\b")
_OPENING = 5
_PERFECT = re.compile(r"(?:could|would) you (?:[a-z]+ )?have ([a-z]+) ")
_OPTION = re.compile(r"(?:you|u|we) (?:could|might|may|can)\b")
_D = searches("directive")
_C = searches("closed")


def directive(line: Line) -> Sign | None:
    """Orders, duties and requests; a softened order is advice, and "Could you tell me" an invitation."""
    part = line.deciding
    if part is None:
        return None
    if part.act is Act.TELLS:
        if part.suggested or (line.marked and _OPTION.match(part.line)):
            return None
        match = _D["statements"].match(part.line)
        words = (
            quoted(part, match) if match else part.sentence.span(part.start, min(part.start + 5, part.end))
        )
        return Sign(LineKind.DIRECTIVE, words.strip(" ,.!?"))
    if part.act is Act.ASKS and not _C["open_anyway"].match(part.line):
        match = _D["requests"].match(part.line)
        if match and not _SOFTENED.match(part.line) and not _is_past(part.line):
            return Sign(LineKind.DIRECTIVE, quoted(part, match))
    return None


def _is_past(line: str) -> bool:
    """ "Could you have sent it", but not "could you have the deck ready"."""
    match = _PERFECT.match(line)
    return match is not None and match[1] in verbs().participles
